"""``kgraph decisions``: what the user decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, clean, knowledge, say, workspace

if TYPE_CHECKING:
    from kgraph.model import ResolvedMeeting, ResolvedPerson
    from kgraph.workspace import Workspace

_EXAMPLES = """
Examples:

  kgraph decisions

  kgraph decisions --undo 2
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("decisions", epilog=_EXAMPLES)(decisions)


def decisions(
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take back the N-th decision.")] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the decisions on identity and facts, oldest first."""
    from kgraph.resolve import judgement

    opened = workspace(data)
    if undo is not None:
        from kgraph import decide

        taken = decide.undo(opened, undo)
        say(f"taken back: {taken.decision}: {clean(taken.note)}")
        return
    found = judgement.read(opened.decisions)
    mentions = {m for thing in _things(opened) for m in thing.mention_ids} if found else set()
    for number, decision in enumerate(found, 1):
        gone = decision.claim is None and not (mentions & set(decision.one) and mentions & set(decision.two))
        remark = " (of no effect: what it is about is gone)" if gone else ""
        say(f"{number}  {decision.decision} {decision.kind or decision.claim}: {clean(decision.note)}{remark}")
    if not found:
        say("no decisions")


def _things(opened: Workspace) -> tuple[ResolvedPerson | ResolvedMeeting, ...]:
    known = knowledge(opened)
    return (*known.people, *known.meetings)
