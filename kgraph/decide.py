"""The user's decisions on identity and facts: found out what they are about, stored, and the graph brought up to date.

What is stored: :mod:`kgraph.resolve.judgement`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kgraph import find
from kgraph.build import refresh, stored
from kgraph.errors import KgraphError
from kgraph.resolve import judgement
from kgraph.resolve.ids import claim_id, participation_id
from kgraph.resolve.judgement import Decision
from kgraph.resolve.mentions import MeetingMention, Mentions, PersonMention, collect
from kgraph.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.model import Knowledge, ResolvedMeeting, ResolvedPerson
    from kgraph.workspace import Workspace

T = TypeVar("T", PersonMention, MeetingMention)


def merge(workspace: Workspace, knowledge: Knowledge, kind: str, one: str, two: str) -> Decision:
    """Makes one person or meeting (``kind``) of the two that the texts name; raises KgraphError when it cannot."""
    first, second = (_thing(knowledge, kind, text) for text in (one, two))
    if first.id == second.id:
        raise KgraphError(f"“{one}” and “{two}” are one {kind} already: {_show(first)}")
    decision = Decision("merge", kind, (first.id,), (second.id,), note=f"{_show(first)} is {_show(second)}")
    _decide(workspace, decision)
    return decision


def split(workspace: Workspace, knowledge: Knowledge, kind: str, one: str, two: str) -> Decision:
    """Keeps two mentions apart that were made one; a text is the id of a mention, a spelling, or an article's id."""
    found = collect(stored(workspace)[1])
    first, second = (_mentions(found, kind, text) for text in (one, two))
    home = {mention: thing.id for thing in _things(knowledge, kind) for mention in thing.mention_ids}
    shared = {home.get(mention) for mention in first} & {home.get(mention) for mention in second} - {None}
    if not shared:
        raise KgraphError(f"“{one}” and “{two}” are not one {kind}: there is nothing to split")
    ours = [mention for mention in first if home.get(mention) in shared]
    theirs = [mention for mention in second if home.get(mention) in shared]
    if both := sorted(set(ours) & set(theirs)):
        raise KgraphError(f"“{one}” and “{two}” are told of one {kind} in one article ({both[0]}): no split within it")
    decision = Decision("split", kind, tuple(ours), tuple(theirs), note=f"“{one}” is not “{two}”")
    _decide(workspace, decision)
    return decision


def reject(workspace: Workspace, knowledge: Knowledge, claim: str) -> Decision:
    """Takes what a sentence says for untrue; ``claim`` is an id that ``kgraph explain`` shows."""
    told = _claims(knowledge)
    if claim not in told:
        raise KgraphError(f"no claim {claim} in the graph (kgraph explain shows the ids)")
    decision = Decision("reject", claim=claim, note=told[claim])
    _decide(workspace, decision)
    return decision


def undo(workspace: Workspace, number: int) -> Decision:
    """Takes back the ``number``-th decision, counted from 1."""
    with workspace.writing():
        before = judgement.read(workspace.decisions)
        if not 1 <= number <= len(before):
            raise KgraphError(f"no decision {number} (there are {len(before)}: kgraph decisions lists them)")
        _replace(workspace, before, (*before[: number - 1], *before[number:]))
    return before[number - 1]


def _decide(workspace: Workspace, decision: Decision) -> None:
    with workspace.writing():
        before = judgement.read(workspace.decisions)
        _replace(workspace, before, (*before, decision))


def _replace(workspace: Workspace, before: Sequence[Decision], after: Sequence[Decision]) -> None:
    """Stores the decisions and brings the graph up to date; both stay as they were when that fails."""
    judgement.write(workspace.decisions, after)
    try:
        refresh(workspace)
    except BaseException:
        judgement.write(workspace.decisions, before)
        raise


def _thing(knowledge: Knowledge, kind: str, text: str) -> ResolvedPerson | ResolvedMeeting:
    if kind == "person":
        return find.one(find.people(knowledge, text), text, kind, find.show_person)
    return find.one(find.meetings(knowledge, text), text, kind, find.show_meeting)


def _things(knowledge: Knowledge, kind: str) -> Sequence[ResolvedPerson | ResolvedMeeting]:
    return knowledge.people if kind == "person" else knowledge.meetings


def _show(thing: ResolvedPerson | ResolvedMeeting) -> str:
    return f"{getattr(thing, 'name', None) or getattr(thing, 'label', '')} ({thing.id})"


def _mentions(found: Mentions, kind: str, text: str) -> list[str]:
    """Ids of the mentions that a text names: one by its id, all of a spelling, all of an article."""
    wanted = text.strip()
    own: list[str]
    if kind == "person":
        own = _matching(found.people, wanted) or [m.id for m in found.people if plain(m.name) == plain(wanted)]
        own = own or [m.id for m in found.people if plain(wanted) in map(plain, m.names)]
    else:
        own = _matching(found.meetings, wanted)
    if not own:
        raise KgraphError(f"no mention “{text}” (give the id of one: kgraph explain shows them)")
    return sorted(own)


def _matching(mentions: Iterable[T], wanted: str) -> list[str]:
    mentions = list(mentions)
    return [m.id for m in mentions if m.id == wanted] or [m.id for m in mentions if m.article == wanted]


def _claims(knowledge: Knowledge) -> dict[str, str]:
    """Every claim and participation by id, in words."""
    told: dict[str, str] = {}
    names = {person.id: person.name for person in knowledge.people}
    for meeting in knowledge.meetings:
        for claim in meeting.claims:
            quote = claim.source.quote
            key = claim_id(claim.source.article, claim.field, claim.value, quote.start, quote.end)
            told[key] = f"{claim.field} = {claim.value} of {meeting.label} ({claim.source.article})"
        for part in meeting.participations:
            key = participation_id(meeting.id, part.person, part.represents, part.role)
            told[key] = f"{names.get(part.person or '', 'unnamed')} at {meeting.label}"
    return told
