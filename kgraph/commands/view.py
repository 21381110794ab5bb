"""``kgraph view``: the interactive page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, clean, note, workspace
from kgraph.errors import KgraphError

_EXAMPLES = """
Examples:

  kgraph view -o page.html

  kgraph view --state Japan --from 2024 --to 2025-06
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("view", epilog=_EXAMPLES)(view)


def view(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to.")] = Path("kgraph.html"),
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this person's meetings; any spelling, or an id.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only the meetings of this state or organisation; name or code.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Not before: 2025, 2025-07 or 2025-07-11.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after.")] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Write the interactive page: a table, a timeline and a network in one file that works offline."""
    from kgraph.files import write_atomic
    from kgraph.view.page import chosen, render

    found, title = chosen(workspace(data), person=person, state=state, start=start, end=end)
    content = render(found, title).encode()
    try:
        write_atomic(output, content)
    except OSError as error:
        raise KgraphError(f"{output}: cannot be written ({error.strerror})") from None
    many = "1 meeting" if len(found.meetings) == 1 else f"{len(found.meetings):,} meetings"
    note(f"{output}: {clean(title)}, {many}, {len(content):,} bytes")
