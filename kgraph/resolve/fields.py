"""The best value of each field of a meeting, from all that tell it.

The values of those who report the final state of things count (a plan's place is no evidence of where a meeting was
held); among them the one that most agree with, then the more precise, then the later report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kgraph import edtf
from kgraph.model import Place
from kgraph.parties import members
from kgraph.resolve import when
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from kgraph.resolve.mentions import MeetingMention

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phase:
    """The tellings of one meeting, in report order: all of them, and those that report its final state."""

    all: tuple[MeetingMention, ...]
    final: tuple[MeetingMention, ...]
    status: str

    @property
    def rest(self) -> tuple[MeetingMention, ...]:
        """The others, less those that the final ones contradict in time or place: what is left open, they may tell."""
        others = (mention for mention in self.all if mention not in self.final)
        return tuple(m for m in others if not any(_elsewhere(m, other) for other in self.final))


def _elsewhere(one: MeetingMention, two: MeetingMention) -> bool:
    a, b = one.meeting, two.meeting
    dates = a.date and b.date and not edtf.overlap(a.date, b.date)
    cities = one.place.city and two.place.city and fold(one.place.city) != fold(two.place.city)
    return bool(dates or cities)


def phase(mentions: Sequence[MeetingMention]) -> Phase:
    """The final status, and who reports it.

    Held beats every plan; a cancellation or postponement beats the plans before it; a new plan with another date beats
    both, and an older plan.  Undated reports count as the earliest, denied ones only where nobody asserts anything.
    """
    dated = sorted(mentions, key=lambda m: m.published is not None and not m.published.startswith("XXXX"))
    believed = [m for m in dated if m.meeting.stance != "denied"] or dated
    status: str | None = None
    since: list[MeetingMention] = []
    for mention in believed:
        new = mention.meeting.status
        if status is None or _replaces(new, status, mention, since):
            keeps = status is not None and (new == status or {new, status} <= when.HELD) and not _moves(mention, since)
            since = [*since, mention] if keeps else [mention]
            status = "held" if keeps and "held" in (new, status) else new
        elif new == status or (new in when.AHEAD and status in when.AHEAD):
            since.append(mention)
    assert status is not None
    if status in when.HELD:
        since = [m for m in believed if m.meeting.status in when.HELD]
    return Phase(tuple(mentions), tuple(m for m in mentions if m in since), status)


def _moves(mention: MeetingMention, since: Sequence[MeetingMention]) -> bool:
    """Whether a plan is told anew for another day, later than those who told of it."""
    before = [other for other in since if other.meeting.date]
    if mention.meeting.status not in when.AHEAD or not mention.meeting.date or not before:
        return False
    return all(
        other.published != mention.published and not edtf.overlap(other.meeting.date, mention.meeting.date)
        for other in before
    )


def _replaces(new: str, old: str, mention: MeetingMention, since: Sequence[MeetingMention]) -> bool:
    if new in when.HELD:
        return True
    if old in when.HELD:
        return False
    if new in when.OFF:
        return True
    if old in when.OFF:
        return any(_elsewhere(mention, other) for other in since) and bool(mention.meeting.date)
    return new == "planned" or old == "proposed"


def majority(values: Iterable[T | None], key: Callable[[T], Hashable] = repr) -> T | None:
    """The value that most give (values with one ``key`` are the same); the latest of several; None when nobody does.

    >>> majority([None, "a", "b", "b", "a"]), majority([None])
    ('a', None)
    """
    told = [value for value in values if value is not None]
    votes = Counter(key(value) for value in told)
    most = max(votes.values(), default=0)
    return next((value for value in reversed(told) if votes[key(value)] == most), None)


def best(phase: Phase, get: Callable[[MeetingMention], T | None], key: Callable[[T], Hashable] = repr) -> T | None:
    """The majority of the final reports, else of the rest."""
    found = majority(map(get, phase.final), key)
    return majority(map(get, phase.rest), key) if found is None else found


def date(phase: Phase) -> str | None:
    """The date that most reports agree with, as precise as any of them has it."""
    for mentions in (phase.final, phase.rest):
        told = [(m.meeting.date, _weight(m)) for m in mentions if m.meeting.date]
        values = sorted({value for value, _ in told})
        precise = [value for value in values if not any(when.contains(value, other) for other in values)]
        if precise:
            latest = {value: number for number, (value, _) in enumerate(told)}
            return max(
                precise,
                key=lambda value: (
                    round(sum(weight for other, weight in told if edtf.overlap(value, other)), 3),
                    -(when.length(value) or 0),
                    sum(other == value for other, _ in told),
                    latest[value],
                ),
            )
    return None


def _weight(mention: MeetingMention) -> float:
    """A date that is spelt out counts more than one worked out from "on Wednesday"."""
    phrase = mention.meeting.date_phrase or ""
    return 1.2 if any(sign.isdigit() for sign in phrase) else 1.0


def place(phase: Phase) -> Place:
    """City, country and venue; a venue only from those who agree on the city."""
    city = best(phase, lambda m: m.place.city, fold)
    if city is None:
        country = best(phase, lambda m: m.place.country)
    else:
        told = [m.place for m in (*phase.final, *phase.rest)]
        country = majority(p.country for p in told if p.city and fold(p.city) == fold(city))
    agreeing = [m.place for m in (*phase.rest, *phase.final) if _within(m.place, city, country)]
    return Place(city, country, majority(p.venue for p in agreeing))


def _within(place: Place, city: str | None, country: str | None) -> bool:
    if place.city and city:
        return fold(place.city) == fold(city)
    return not place.country or not country or place.country == country


def slips(mentions: Sequence[MeetingMention], person_of: Sequence[int], told: Sequence[Counter[str]]) -> frozenset[str]:
    """Parties that are there only because an article took somebody for another party's.

    Whose somebody is, most articles say (``told``, by person), then most tellings of the meeting, then the last.
    """
    votes = Counter(code for mention in mentions for code in mention.meeting.parties)
    seated: dict[int, dict[str, int]] = defaultdict(dict)
    sure = set[str]()
    for number, mention in enumerate(mentions):
        named = [
            (seat.party, person_of[seat.person]) for seat in mention.seats if seat.person is not None and seat.party
        ]
        sure |= set(mention.meeting.parties) - {party for party, _ in named}
        for party, person in named:
            seated[person][party] = number
    mistaken = set[str]()
    for person, found in seated.items():
        right = max(found, key=lambda party: (told[person][party], votes[party], found[party], party))
        sure.add(right)
        mistaken |= found.keys() - {right}
    return frozenset(mistaken - sure)


def parties(phase: Phase, mistaken: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Every party, in the order of the first report; one that a single article has against several is left out.

    It stays among the claims, as a conflict, as do the ``mistaken``, left out where two parties remain.  A group whose
    members another article lists gives way to them.
    """
    lists = [set(mention.meeting.parties) - mistaken or set(mention.meeting.parties) for mention in phase.all]
    told = set[str]().union(*lists)
    groups = {code for code in told if code not in members(code) and members(code) <= told}
    order = dict.fromkeys(code for m in phase.all for code in m.meeting.parties if code in told - groups)
    expanded = [set[str]().union(*map(members, found & groups), found - groups) for found in lists]
    votes = Counter(code for found in expanded for code in found)
    full = [found for found in expanded if len(found) > 1]
    kept = [code for code in order if votes[code] > 1 or sum(code not in found for found in full) < 2]
    if len(full) == 2 and not (full[0] <= full[1] or full[1] <= full[0]):
        # one word against another: whose people are named, was there
        by_people = {seat.party for mention in phase.all for seat in mention.seats if seat.person is not None}
        sure = [code for code in kept if votes[code] > 1 or code in by_people]
        kept = sure if len(sure) > 1 else kept
    return tuple(kept) if len(kept) > 1 or not mistaken else parties(phase)


def topics(phase: Phase) -> tuple[str, ...]:
    """Every topic once, in the order of the reports."""
    seen: dict[str, str] = {}
    for mention in phase.all:
        for topic in mention.meeting.topics:
            seen.setdefault(fold(topic), topic)
    return tuple(seen.values())
