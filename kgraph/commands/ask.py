"""``kgraph ask``: a question in plain English, with the quotes that answer it."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
        data: Annotated[Path, typer.Option(envvar="KGRAPH_DATA", help="The data folder.")] = Path("kgraph-data"),
        format: Annotated[Format, typer.Option(help="How to print the answer.")] = Format.TABLE,  # noqa: A002
        today: Annotated[str | None, typer.Option(help="The day that 'last year' counts from, YYYY-MM-DD.")] = None,
    ) -> None:
        """Answers a question in plain English, with the SPARQL it was read as and the quotes that say so."""
        from kgraph.query.ask import ask as answer_question
        from kgraph.workspace import open_workspace

        answer = answer_question(open_workspace(data), question, _day(today))
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

    console = Console(highlight=False)
    console.print(Text(answer.sentence, style="bold"))
    if answer.reading:
        console.print(Text(f"Read as: {answer.reading}", style="dim"))
    if answer.rows:
        table = Table(*answer.columns)
        for row in answer.rows:
            table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
        console.print(table)
    for quote in answer.evidence[:_QUOTES]:
        console.print(Text(f"“{quote.quote}”"), Text(f"{quote.article}:{quote.start}-{quote.end}", style="dim"))
    if len(answer.evidence) > _QUOTES:
        console.print(Text(f"{len(answer.evidence) - _QUOTES} more quotes (--format json has them all)", style="dim"))
    if answer.note:
        console.print(Text(answer.note, style="italic"))
