"""What the commands share: the option for the data folder, tables, safe output."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.model import Knowledge, Source
    from kgraph.workspace import Workspace

DEFAULT_DATA = Path("kgraph-data")

#: The option that every command has that reads or writes the graph.
Data = Annotated[
    Path, typer.Option("--data", envvar="KGRAPH_DATA", help="The data folder.", show_default=True, metavar="DIR")
]

#: Width of a table that goes to a file or a pipe.
WIDE = 160


def workspace(data: Path) -> Workspace:
    """The data folder; raises StoreError when it is missing or not ours."""
    from kgraph.workspace import open_workspace

    return open_workspace(data)


def knowledge(opened: Workspace) -> Knowledge:
    """The graph of a data folder, read back; raises StoreError when none has been built."""
    from kgraph.rdf import read, store

    with store.read(opened.graph) as snapshot:
        return read.knowledge(snapshot.store)


def choose(value: str, choices: Sequence[str], what: str = "format") -> str:
    """The value, if it is one of the choices; raises KgraphError otherwise."""
    if value not in choices:
        raise KgraphError(f"no such {what}: {clean(value)} (one of {', '.join(choices)})")
    return value


def clean(text: str) -> str:
    """Text for a terminal: no control characters (they could move the cursor or forge output), line breaks as spaces.

    >>> clean("a\\x1b[2Jb\\nc")
    'a\ufffd[2Jb c'
    """
    plain = " ".join(text.split())
    return "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in "\u200c\u200d" else c for c in plain
    )


def say(text: str = "") -> None:
    """One line of result on stdout."""
    typer.echo(text)


def note(text: str) -> None:
    """One line on stderr: what is no result."""
    typer.echo(text, err=True)


def say_json(value: Any) -> None:
    """One line of JSON on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def table(columns: Sequence[str], rows: Iterable[Sequence[str | None]], *, folded: bool = True) -> None:
    """A table on stdout, as wide as the terminal; no text in it is taken for markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE, highlight=False)
    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold" if folded else "ellipsis")
    for row in rows:
        made.add_row(*(Text(clean(cell or "")) for cell in row))
    console.print(made)


def quoted(source: Source) -> str:
    """A quote with its article and offsets, for people."""
    span = f"{source.quote.start}-{source.quote.end}"
    return f"“{clean(source.quote.text)}” ({clean(source.article)}:{span})"
