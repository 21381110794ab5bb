"""What has been gathered from a question, and the filters that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph.query.english.reading import Filters, Post, Replaced, Seat, Thing
from kgraph.query.english.times import Period

if TYPE_CHECKING:
    from kgraph.query.english.items import Item


@dataclass
class Clause:
    """What has been gathered from the items so far."""

    parties: list[Thing] = field(default_factory=list)
    without: list[Thing] = field(default_factory=list)
    apart: list[Thing] = field(default_factory=list)  # people left out of the answer
    people: list[Thing] = field(default_factory=list)
    elsewhere: list[Thing] = field(default_factory=list)
    places: list[Thing] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    topics: list[tuple[str, ...]] = field(default_factory=list)
    represented: list[Thing] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    before_verb: list[Thing] = field(default_factory=list)  # people and parties named before the main verb
    agents: list[Thing] = field(default_factory=list)  # after "by"
    periods: list[Period] = field(default_factory=list)
    occasion: Thing | None = None
    ordinal: int | None = None
    minutes: int | None = None
    at_least: int | None = None
    values: dict[str, set[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    unread: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    only: bool = False
    denied: bool = False  # its verb has a "not"

    def add(self, kind: str, value: str) -> None:
        """Notes a value of a list."""
        self.values.setdefault(kind, set()).add(value)

    def get(self, kind: str) -> tuple[str, ...]:
        """The values of a list, sorted."""
        return tuple(sorted(self.values.get(kind, ())))


def filters(clause: Clause) -> Filters:
    """The filters of a clause, whatever is asked."""
    return Filters(
        parties=tuple(dict.fromkeys(clause.parties)),
        without=tuple(clause.without),
        seats=tuple(Seat(person=person) for person in dict.fromkeys(clause.people)),
        places=tuple(dict.fromkeys(clause.places)),
        elsewhere=tuple(dict.fromkeys(clause.elsewhere)),
        period=_period(clause.periods),
        statuses=tuple(s for s in clause.get("status") if s != "unheld"),
        unheld="unheld" in clause.get("status"),
        modes=clause.get("mode"),
        levels=clause.get("level"),
        formats=clause.get("format"),
        ordinal=clause.ordinal,
        occasion=clause.occasion,
        topics=tuple(clause.topics),
        posts=tuple(clause.posts),
        minutes=clause.minutes,
        at_least=clause.at_least,
        only=clause.only,
    )


def _period(periods: list[Period]) -> Period | None:
    """All of them at once, or any of them where they exclude one another."""
    if not periods:
        return None
    if any(period.yearless for period in periods):
        return periods[0]
    firsts = [p.first for p in periods if p.first]
    lasts = [p.last for p in periods if p.last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    relative = any(p.relative for p in periods)
    if first and last and first > last:  # "in 2022 and 2025"
        return Period(min(firsts), max(lasts), None, relative, tuple(dict.fromkeys(periods)))
    return Period(first, last, None, relative)
