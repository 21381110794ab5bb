"""``kgraph people``: who the graph knows, and the user's decisions on who is who."""

from __future__ import annotations

from typing import Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, choose, clean, knowledge, say, say_json, table, workspace

_EXAMPLES = """
Examples:

  kgraph people

  kgraph people merge "Li Suwon" "Lee Soo-won"

  kgraph people split "Li Suwon" "Sam Lee"
"""


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    own = typer.Typer(add_completion=False)
    own.callback(invoke_without_command=True, epilog=_EXAMPLES)(people)
    own.command("merge", epilog=_EXAMPLES)(merge)
    own.command("split", epilog=_EXAMPLES)(split)
    app.add_typer(own, name="people")


def people(
    context: typer.Context,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    data: Data = DEFAULT_DATA,
) -> None:
    """List the people of the graph; merge two that are one, split one that is two."""
    if context.invoked_subcommand:
        return
    from kgraph.graph import Graph

    choose(form, ("table", "json"))
    found = Graph(workspace(data)).people()
    if form == "json":
        say_json(list(found))
    else:
        table(found.columns, ([str(cell) if cell is not None else None for cell in row] for row in found.rows))


def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="A name or id.")],
    two: Annotated[str, typer.Argument(metavar="B", help="A name or id.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Make one person of two. The decision is kept and outlives every rebuild."""
    from kgraph import decide

    opened = workspace(data)
    decision = decide.merge(opened, knowledge(opened), "person", one, two)
    say(f"merged: {clean(decision.note)}")


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="The id of a mention, a spelling, or an article.")],
    two: Annotated[str, typer.Argument(metavar="B", help="The id of a mention, a spelling, or an article.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Make two persons of one: no A is any B. The decision is kept and outlives every rebuild."""
    from kgraph import decide

    opened = workspace(data)
    decision = decide.split(opened, knowledge(opened), "person", one, two)
    say(f"split: {clean(decision.note)}")
