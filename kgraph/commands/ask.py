"""``kgraph ask``: a question in plain English, with the quotes that answer it."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.commands.common import DEFAULT_DATA, WIDE, Data, clean, workspace
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.query.ask import Answer

#: Quotes that the table form shows.
_QUOTES = 12


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the command."""

    @app.command(
        epilog=(
            'Examples: kgraph ask "Who represented France in May 2019?"; '
            'kgraph ask "Which meetings were planned but not reported as held?" --format json. '
            "Exit code 0: answered; 1: no evidence, or not understood; 2: wrong use."
        )
    )
    def ask(
        question: Annotated[str, typer.Argument(help="A question in English about meetings, people and offices.")],
        data: Data = DEFAULT_DATA,
        format: Annotated[Format, typer.Option(help="How to print the answer.")] = Format.TABLE,  # noqa: A002
        today: Annotated[str | None, typer.Option(help="The day that 'last year' counts from, YYYY-MM-DD.")] = None,
    ) -> None:
        """Answer a question in plain English, with what it was taken to ask and the quotes that say so."""
        from kgraph.query.ask import ask as answer_question

        answer = answer_question(workspace(data), question, _day(today))
        if format is Format.JSON:
            typer.echo(json.dumps(answer.to_json(), ensure_ascii=False, indent=1))
        else:
            _print(answer)
        raise typer.Exit(0 if answer.rows else 1)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise QueryError(f"--today: {text!r} is no day (write it as 2025-07-31)") from None


def _print(answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    piped = not sys.stdout.isatty() and not os.environ.get("COLUMNS")  # then a line is a line, however long
    console = Console(width=WIDE if piped else None, highlight=False)

    def line(*parts: tuple[Any, str]) -> None:
        console.print(*(Text(clean(str(text)), style) for text, style in parts), soft_wrap=piped)

    line((answer.sentence, "bold"))
    if answer.reading:
        line((f"Read as: {answer.reading}", "dim"))
    if answer.rows:
        table = Table(*answer.columns)
        for row in answer.rows:
            table.add_row(*(Text("" if value is None else clean(str(value))) for value in row.values()))
        console.print(table)
    for quote in answer.evidence[:_QUOTES]:
        line((f"“{quote.quote}”", ""), (f"{quote.article}:{quote.start}-{quote.end}", "dim"))
    if len(answer.evidence) > _QUOTES:
        line((f"{len(answer.evidence) - _QUOTES} more quotes (--format json has them all)", "dim"))
    if answer.note:
        line((answer.note, "italic"))
