"""Short ways to write readings of invented articles, and to say which mentions became one.

The n-th meeting of article ``a`` rests on the quote "a#n", so that a resolved meeting can be read as the set of the
quotes of its sources.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kgraph.model import Article, Knowledge, Meeting, Participant, Person, Place, Quote, Reading, StandIn
from kgraph.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Told = tuple[Article, Reading]


def who(
    person: str | None,
    party: str | None,
    role: str | None = "foreign_minister",
    *,
    instead: str | None = None,
    **more: Any,
) -> Participant:
    """Somebody at a table; ``instead`` names whom he or she replaces."""
    return Participant(person, party, role, more.pop("office", None), stands_in_for=_absent(instead), **more)


def _absent(instead: str | None) -> StandIn | None:
    return StandIn(instead, "Foreign Minister") if instead else None


def meeting(parties: str, *seats: Participant, status: str = "held", where: str = "", **more: Any) -> Meeting:
    """A meeting of parties ("NZL CHL") in a place ("Suva FJI", "FJI" or nothing)."""
    city, _, country = where.rpartition(" ")
    place = Place(city or None, country or None)
    more.setdefault("mode", "in-person")
    return Meeting(status=status, parties=tuple(parties.split()), evidence=(), place=place, participants=seats, **more)


def article(
    name: str, published: str | None, *meetings: Meeting, people: Sequence[Person] = (), text: str = ""
) -> Told:
    """An article that tells of meetings and people, each in a quote of its own."""
    labels = [f"{name}#{number}" for number in range(1, len(meetings) + 1)]
    body = "\n".join([text or name, *labels, *(f"{name}: {person.person}" for person in people)])

    def quote(words: str) -> Quote:
        start = body.index(words)
        return Quote(start, start + len(words), words)

    told = tuple(_with_evidence(one, quote(label)) for one, label in zip(meetings, labels, strict=True))
    shown = tuple(replace(person, evidence=(quote(f"{name}: {person.person}"),)) for person in people)
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    reading = Reading(name, sha256, published, "stated" if published else None, told, shown)
    return Article(name, body, sha256, published=published), reading


def _with_evidence(one: Meeting, quote: Quote) -> Meeting:
    seats = tuple(
        replace(
            seat,
            evidence=(quote,),
            stands_in_for=seat.stands_in_for and replace(seat.stands_in_for, evidence=(quote,)),
        )
        for seat in one.participants
    )
    claims = tuple(replace(claim, evidence=quote) for claim in one.claims)
    return replace(one, evidence=(quote,), participants=seats, claims=claims)


def person(name: str, of: str | None, role: str | None = "foreign_minister", **more: Any) -> Person:
    """Somebody with an office."""
    return Person(name, more.pop("office", "Foreign Minister"), role, of, **more)


def known(*told: Told, decisions: Iterable[Any] = ()) -> Knowledge:
    """What the articles come to."""
    return resolve([one for one, _ in told], [reading for _, reading in told], decisions)


def groups(knowledge: Knowledge) -> list[str]:
    """The meetings as their mentions, sorted: ["a#1 b#1", "a#2"]."""
    return sorted(" ".join(sorted(s.quote.text for s in one.sources)) for one in knowledge.meetings)


def spellings(knowledge: Knowledge) -> list[str]:
    """The persons as their names, sorted: ["Ana Roa, Roa"]."""
    return sorted(", ".join(one.names) for one in knowledge.people)
