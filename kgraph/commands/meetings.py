"""``kgraph meetings``: what the graph knows of, and the user's decisions on which is which."""

from __future__ import annotations

from typing import Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, choose, clean, knowledge, say, say_json, table, workspace

_EXAMPLES = """
Examples:

  kgraph meetings

  kgraph meetings merge m-3f0c5d1e7a42 m-91be66d0c318

  kgraph meetings split m-3f0c5d1e7a42 m-91be66d0c318
"""
_COLUMNS = ("id", "label", "status", "date", "articles")


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    own = typer.Typer(add_completion=False)
    own.callback(invoke_without_command=True, epilog=_EXAMPLES)(meetings)
    own.command("merge", epilog=_EXAMPLES)(merge)
    own.command("split", epilog=_EXAMPLES)(split)
    app.add_typer(own, name="meetings")


def meetings(
    context: typer.Context,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    data: Data = DEFAULT_DATA,
) -> None:
    """List the meetings of the graph by date; merge two that are one, split one that is two."""
    if context.invoked_subcommand:
        return
    from kgraph.graph import Graph

    choose(form, ("table", "json"))
    found = Graph(workspace(data)).meetings()
    if form == "json":
        say_json(list(found))
    else:
        rows = ([None if row[name] is None else str(row[name]) for name in _COLUMNS] for row in found)
        table(_COLUMNS, rows)


def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="An id or label.")],
    two: Annotated[str, typer.Argument(metavar="B", help="An id or label.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Make one meeting of two. The decision is kept and outlives every rebuild."""
    from kgraph import decide

    opened = workspace(data)
    decision = decide.merge(opened, knowledge(opened), "meeting", one, two)
    say(f"merged: {clean(decision.note)}")


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="The id of a mention, or an article.")],
    two: Annotated[str, typer.Argument(metavar="B", help="The id of a mention, or an article.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Make two meetings of one: no A is any B. The decision is kept and outlives every rebuild."""
    from kgraph import decide

    opened = workspace(data)
    decision = decide.split(opened, knowledge(opened), "meeting", one, two)
    say(f"split: {clean(decision.note)}")
