"""``kgraph reject``: what a sentence says is not taken for true."""

from __future__ import annotations

from typing import Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, clean, knowledge, say, workspace

_EXAMPLES = """
Example:

  kgraph reject c-5b0e1f9a7c33
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("reject", epilog=_EXAMPLES)(reject)


def reject(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id that kgraph explain shows.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Take a claim, or somebody's part in a meeting, for untrue.

    The graph is reconciled without it. The decision is kept and outlives every rebuild; kgraph decisions --undo takes
    it back.
    """
    from kgraph import decide

    opened = workspace(data)
    decision = decide.reject(opened, knowledge(opened), claim)
    say(f"rejected: {clean(decision.note)}")
