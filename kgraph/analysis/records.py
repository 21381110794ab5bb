"""The part of the graph that measures need: meetings, their parties, and who sat there for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.query.select import opened

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyoxigraph import Store

    from kgraph.query.select import Reader
    from kgraph.workspace import Workspace

#: What took place: the statuses that count as a meeting of people, unless the caller says otherwise.
TOOK_PLACE = ("held", "ongoing")

_COUNTED = ("articles", "meetings", "people", "parties", "stand-ins", "meetings that sources disagree on")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; ``first`` and ``last`` are the first and last day that its date may mean (ISO 8601)."""

    id: str
    status: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PartyAt:
    """A state or organisation (by code and English name) at a meeting."""

    meeting: str
    party: str
    name: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A named person at a meeting, for a party (None where no text says for whom)."""

    meeting: str
    person: str
    name: str
    party: str | None
    party_name: str | None
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Records:
    """All of these, sorted; meetings of any status."""

    meetings: tuple[Meeting, ...] = ()
    parties: tuple[PartyAt, ...] = ()
    seats: tuple[Seat, ...] = ()

    def of(self, statuses: Collection[str]) -> Records:
        """The records of the meetings with one of these statuses.

        >>> records = Records((Meeting("m1", "held", None, None), Meeting("m2", "planned", None, None)))
        >>> [meeting.id for meeting in records.of(TOOK_PLACE).meetings]
        ['m1']
        """
        kept = tuple(meeting for meeting in self.meetings if meeting.status in statuses)
        ids = {meeting.id for meeting in kept}
        return Records(
            kept,
            tuple(party for party in self.parties if party.meeting in ids),
            tuple(seat for seat in self.seats if seat.meeting in ids),
        )


def records(source: Workspace | Store) -> Records:
    """Reads a data folder's graph, or a store; raises StoreError when nothing has been built."""
    with opened(source) as reader:
        return _records(reader)


def counts(source: Workspace | Store) -> dict[str, int]:
    """How many articles, meetings, people, parties, stand-ins and disagreements the graph holds, in that order.

    Raises StoreError when nothing has been built.
    """
    with opened(source) as reader:
        found = {row["what"]: int(row["number"] or 0) for row in reader.named("kgraph.analysis", "counts")}
    return {what: found.get(what, 0) for what in _COUNTED}


def _records(reader: Reader) -> Records:
    meetings, parties, seats = (reader.named("kgraph.analysis", name) for name in ("meetings", "parties", "seats"))
    return Records(
        tuple(Meeting(row["meeting"] or "", row["status"] or "", row["first"], row["last"]) for row in meetings),
        tuple(PartyAt(row["meeting"] or "", row["party"] or "", row["name"] or "") for row in parties),
        tuple(
            Seat(
                meeting=row["meeting"] or "",
                person=row["person"] or "",
                name=row["name"] or "",
                party=row["party"],
                party_name=row["partyName"],
                stands_in=row["standsIn"] == "true",
            )
            for row in seats
        ),
    )
