"""What a question was read as: which meetings, who at them, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.query.english.times import Period


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, party, city, country or occasion: any of these ``keys`` (IRIs or labels), as the question names it."""

    keys: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a question names it: its role codes, the words that say which of that role, its party."""

    shown: str
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    party: Thing | None = None
    standing: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """In whose place: a person, an office, or (with neither) anybody's."""

    person: Thing | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One participation: who, for whom, in what office, in whose place.  What is None is left open."""

    person: Thing | None = None
    party: Thing | None = None
    post: Post | None = None
    replaced: Replaced | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which meetings: all of these hold at once."""

    parties: tuple[Thing, ...] = ()
    without: tuple[Thing, ...] = ()  # parties and people
    seats: tuple[Seat, ...] = ()
    places: tuple[Thing, ...] = ()  # any of them
    elsewhere: tuple[Thing, ...] = ()  # none of these places
    period: Period | None = None
    statuses: tuple[str, ...] = ()
    unheld: bool = False
    modes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    ordinal: int | None = None
    occasion: Thing | None = None
    topics: tuple[tuple[str, ...], ...] = ()  # words that a topic has, with their other forms joined by |
    posts: tuple[Post, ...] = ()  # of the meeting's participants, or its level
    minutes: int | None = None
    at_least: int | None = None  # parties
    only: bool = False
    before: Filters | None = None
    after: Filters | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing narrows the meetings."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, read.

    ``intent`` is what kind of answer, ``asked`` the columns it wants; ``seat`` the participation asked about;
    ``order`` "first" or "last", ``most`` and ``group`` for rankings; ``missing`` names that nothing is known by.
    """

    intent: str
    asked: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    seat: Seat = field(default_factory=Seat)
    yes_no: bool = False
    order: str | None = None
    limit: int | None = None
    group: str | None = None
    fewest: bool = False
    fields: tuple[str, ...] = ()
    party_kind: str = ""  # "state" or "organisation" where only those are asked for
    apart: tuple[Thing, ...] = ()  # people left out of the answer
    published: Period | None = None  # of the articles
    changed_to: tuple[str, ...] = ()
    thing: Thing | None = None
    kind: str = ""
    missing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def noting(self, *notes: str) -> Reading:
        """The same with more notes."""
        return replace(self, notes=(*self.notes, *notes))
