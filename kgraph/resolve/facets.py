"""How two tellings of a meeting agree in one respect each: a score, a sentence, or that they cannot be one.

Scores add up in ``matching``; the weights are there for all to see and were set by hand, to this order: the same
people, a day and the parties in common say most; a place, a number in a series nearly as much; level, occasion and
topics only tip the scale.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.parties import short_name
from kgraph.resolve import when
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.model import Meeting
    from kgraph.resolve.when import Days


@dataclass(frozen=True, slots=True)
class Telling:
    """A meeting in one article, with its people told apart across articles.

    ``parties`` has the members of a small group in its place; ``cast`` are the persons of each party, ``roles`` the
    roles of its participants, named or not; ``absent`` are those in whose place somebody came.
    """

    meeting: Meeting
    article: str
    published: str | None
    parties: frozenset[str]
    window: Days | None
    cast: Mapping[str, frozenset[int]] = field(default_factory=dict)
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    absent: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether it is told as held or going on."""
        return self.meeting.status in when.HELD


@dataclass(frozen=True, slots=True)
class Finding:
    """How far one respect speaks for one meeting; ``against`` is true where it rules it out."""

    score: float = 0.0
    why: str = ""
    against: bool = False


NOTHING = Finding()
_FRESH = 3  # days for which a meeting is news


def no(why: str) -> Finding:
    """What rules it out."""
    return Finding(0.0, why, against=True)


def parties(one: Telling, two: Telling) -> Finding:
    """The same parties; or one article leaves some out; or they differ in one that both cannot mean.

    A meeting of two is none of three, though they may be held on one margin, unless both are the same in a series;
    nor is it one with somebody else, unless one person sits there for both.
    """
    a, b = one.parties, two.parties
    shared = sorted(a & b)
    listed = ", ".join(map(short_name, shared))
    if a == b:
        return Finding(0.3 if len(a) > 1 else 0.1, f"the same parties ({listed})")
    small, large = sorted((a, b), key=len)
    if small < large:
        same_round = one.meeting.ordinal is not None and one.meeting.ordinal == two.meeting.ordinal
        if len(small) == 2 and not same_round:
            return no("a meeting of two, and one of more")
        return Finding(0.2 if len(small) > 2 else 0.05, f"the parties of one ({listed}) are among those of the other")
    if shared and len(a) == len(b) == 2 and _crossed(one, two):
        return Finding(0.1, f"{listed}, and one person for {' or '.join(map(short_name, sorted(a ^ b)))}")
    if len(shared) < 2:
        return no("other parties")
    return Finding(0.1, f"most parties in common ({listed})")


def date(one: Telling, two: Telling) -> Finding:
    """Dates that can mean a common day."""
    a, b = one.meeting.date, two.meeting.date
    gap = when.apart(one.window, two.window)
    if a and b and edtf.overlap(a, b):
        days = max(when.length(a) or 0, when.length(b) or 0)
        for limit, score in ((1, 0.3), (7, 0.22), (31, 0.18), (366, 0.08)):
            if days <= limit:
                return Finding(score, f"both on {a}" if a == b else f"{a} and {b} overlap")
        return Finding(0.0, f"{a} and {b} overlap")
    if a and b and gap == 0:  # a year is unknown
        return no(f"on {a} and on {b}")
    if gap:
        return no(f"on {a} and on {b}" if a and b else "at different times")
    return _news(one, two) if b else _news(two, one)


def _news(undated: Telling, dated: Telling) -> Finding:
    """A report without a day is likelier of what has just been than of what was long ago."""
    report, day = edtf.bounds(undated.published), edtf.bounds(dated.meeting.date)
    if undated.meeting.date or not undated.held or "previous" in undated.meeting.rules or report is None or day is None:
        return NOTHING
    fresh = -1 <= (report[1] - day[1]).days <= _FRESH and (day[1] - day[0]).days < _FRESH
    return Finding(0.08, f"told right after {dated.meeting.date}") if fresh else NOTHING


def place(one: Telling, two: Telling) -> Finding:
    """The same city, or the same country where a city is not told."""
    a, b = one.meeting.place, two.meeting.place
    if a.city and b.city:
        if fold(a.city) == fold(b.city) and (a.country == b.country or not a.country or not b.country):
            return Finding(0.2, f"both in {a.city}")
        return no(f"in {a.city} and in {b.city}")
    if a.country and b.country:
        if a.country == b.country:
            return Finding(0.1, f"both in {short_name(a.country)}")
        return no(f"in {short_name(a.country)} and in {short_name(b.country)}")
    return NOTHING


def people(one: Telling, two: Telling) -> Finding:
    """The same people; nobody can represent a party in the same rank at one meeting in another's place, unless as a
    stand-in, or because a plan changed."""
    common = sorted(one.parties & two.parties)
    both = [party for party in common if one.cast.get(party) and two.cast.get(party)]
    same = [party for party in both if one.cast[party] & two.cast[party]]
    other = [party for party in both if party not in same]
    swapped = [party for party in other if _stands_in(one, two, party)]
    rivals = [party for party in other if party not in swapped]
    changed = one.held != two.held
    if len(rivals) > 1 or (rivals and not same and not swapped and not changed):
        return no(f"other people for {short_name(rivals[0])}")
    if rivals and not changed and one.roles.get(rivals[0], frozenset()) & two.roles.get(rivals[0], frozenset()):
        return no(f"two people in one office for {short_name(rivals[0])}")
    crossed = _crossed(one, two)
    agreed = len(same) + len(swapped) + len(crossed)
    if agreed:
        listed = ", ".join(map(short_name, [*same, *swapped, *crossed]))
        score = (0.15 if agreed == 1 else 0.35) - 0.1 * len(rivals)
        return Finding(score, f"the same people for {listed}" + (" (or their stand-ins)" if swapped else ""))
    if rivals:
        return Finding(-0.1, f"other people for {short_name(rivals[0])}")
    return _unnamed(one, two, common)


def _crossed(one: Telling, two: Telling) -> list[str]:
    """Parties that only the one has, for which it seats whom the other seats for one that only it has."""
    theirs = frozenset[int]().union(*(two.cast.get(party, frozenset()) for party in two.parties - one.parties))
    return [party for party in sorted(one.parties - two.parties) if one.cast.get(party, frozenset()) & theirs]


def _stands_in(one: Telling, two: Telling, party: str) -> bool:
    """Whether the one's person is whom the other's replaces."""
    return bool(
        one.cast[party] & two.absent.get(party, frozenset()) or two.cast[party] & one.absent.get(party, frozenset())
    )


def _unnamed(one: Telling, two: Telling, common: list[str]) -> Finding:
    """Offices, where a side names nobody."""
    for party in common:
        if one.absent.get(party, frozenset()) & two.absent.get(party, frozenset()):
            return Finding(0.25, f"the same person replaced for {short_name(party)}")
    told = [party for party in common if one.roles.get(party) and two.roles.get(party)]
    same = [party for party in told if one.roles[party] & two.roles[party]]
    if same:
        return Finding(0.05 * min(len(same), 2), f"the same office for {', '.join(map(short_name, same))}")
    return Finding(-0.1, "other offices") if told else NOTHING


_RANKS = {"ministerial": 3, "vice-ministerial": 2, "envoy": 1, "working": 1}


def level(one: Telling, two: Telling) -> Finding:
    """The rank of the encounter."""
    a, b = one.meeting.level, two.meeting.level
    if not a or not b:
        return NOTHING
    if a == b:
        return Finding(0.05, f"both {a}")
    near = "leaders" not in (a, b) and abs(_RANKS.get(a, 2) - _RANKS.get(b, 2)) < 2
    return Finding(-0.08 if near else -0.2, f"{a} and {b}")


def ordinal(one: Telling, two: Telling) -> Finding:
    """The number in a series."""
    a, b = one.meeting.ordinal, two.meeting.ordinal
    if a is None or b is None:
        return NOTHING
    return Finding(0.35, f"both number {a}") if a == b else no(f"number {a} and number {b}")


def mode(one: Telling, two: Telling) -> Finding:
    """In person or not."""
    a, b = one.meeting.mode, two.meeting.mode
    if a != b:
        return no(f"{a} and {b}")
    return Finding(0.05, f"both by {a}") if a != "in-person" else NOTHING


def status(one: Telling, two: Telling) -> Finding:
    """A plan, and the news that it came to nothing: that can only be about a plan already known."""
    statuses = {one.meeting.status, two.meeting.status}
    if statuses & when.OFF and statuses & when.AHEAD:
        return Finding(0.08, "a plan, and what became of it")
    return NOTHING


_COMMON = frozenset(
    {"the", "of", "a", "an", "and", "on", "for", "in", "at", "related", "annual"}
    | {"meeting", "meetings", "summit", "conference", "forum", "talks"}
)


def occasion(one: Telling, two: Telling) -> Finding:
    """The gathering on whose margins it is, and what it was about."""
    a, b = (_words(t.meeting.occasion or "") for t in (one, two))
    if a and b and a & b:
        return Finding(0.1, f"both at {one.meeting.occasion}")
    topics = [_words(" ".join(t.meeting.topics)) for t in (one, two)]
    shared = sorted(word for word in topics[0] & topics[1] if len(word) > 3)
    return Finding(min(0.03 * len(shared), 0.06), f"both about {', '.join(shared[:3])}") if shared else NOTHING


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    words = (word.strip("()'’s,.") for word in fold(text).replace("-", " ").split())
    return frozenset(word for word in words if word and word not in _COMMON)
