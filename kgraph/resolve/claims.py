"""What every sentence says about a meeting, and which of it cannot be true together.

A plan and what came of it are no conflict: that is the history of the meeting.  Nor are a month and a day in it, a
country and a city there, or what is hedged or denied.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.model import Claim, ResolvedClaim, Source
from kgraph.resolve import when
from kgraph.resolve.ids import claim_id
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kgraph.model import Meeting, Place
    from kgraph.resolve.fields import Phase
    from kgraph.resolve.mentions import MeetingMention

_SINGLE = frozenset({"date", "place", "mode", "ordinal", "duration"})
_EXCLUSIVE = _SINGLE | {"status"}


def place_value(place: Place) -> str:
    """A place as a claim's value: "City, CODE", "City" or "CODE".

    >>> from kgraph.model import Place
    >>> place_value(Place("Vienna", "AUT"))
    'Vienna, AUT'
    """
    return ", ".join(part for part in (place.city, place.country) if part)


def of_meeting(meeting: Meeting) -> tuple[Claim, ...]:
    """The claims of one telling: those that the reader made, and one for each value that none of them gives."""
    return (*meeting.claims, *_implied(meeting))


def _implied(meeting: Meeting) -> Iterator[Claim]:
    if not meeting.evidence:
        return
    told = {(claim.field, claim.value) for claim in meeting.claims}
    quote = meeting.evidence[0]
    for field, value in _values(meeting):
        if (field, value) not in told:
            yield Claim(field, value, quote, meeting.stance, meeting.said_by)


def _values(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "status", meeting.status
    for code in meeting.parties:
        yield "party", code
    if meeting.mode != "in-person":
        yield "mode", meeting.mode
    if meeting.place.city or meeting.place.country:
        yield "place", place_value(meeting.place)
    optional = {
        "date": meeting.date,
        "level": meeting.level,
        "occasion": meeting.occasion,
        "duration": meeting.duration,
    }
    for field, value in optional.items():
        if value:
            yield field, value
    if meeting.ordinal is not None:
        yield "ordinal", str(meeting.ordinal)


def resolved(phase: Phase, parties: Sequence[str]) -> tuple[ResolvedClaim, ...]:
    """Every claim of all tellings, with its article; conflicts marked."""
    claims = [(m, claim) for m in phase.all for claim in dict.fromkeys(of_meeting(m.meeting))]
    against = set(_conflicts(phase, claims, parties))
    made = [_resolved(mention, claim, conflicts=number in against) for number, (mention, claim) in enumerate(claims)]
    return tuple(sorted(set(made), key=lambda claim: (claim.source, claim.field, claim.value, repr(claim))))


def _resolved(mention: MeetingMention, claim: Claim, *, conflicts: bool) -> ResolvedClaim:
    source = Source(mention.article, claim.evidence)
    return ResolvedClaim(claim.field, claim.value, source, claim.stance, claim.said_by, conflicts)


Told = tuple["MeetingMention", Claim]


def _conflicts(phase: Phase, claims: Sequence[Told], parties: Sequence[str]) -> Iterator[int]:
    asserted = [(number, m, c) for number, (m, c) in enumerate(claims) if c.stance == "asserted"]
    by_field: dict[str, list[tuple[int, MeetingMention, Claim]]] = defaultdict(list)
    for told in asserted:
        by_field[told[2].field].append(told)
    for field in _EXCLUSIVE & by_field.keys():
        for number, mention, claim in by_field[field]:
            if any(_excludes(phase, (mention, claim), (second, rival)) for _, second, rival in by_field[field]):
                yield number
    yield from _party_conflicts(asserted, parties)


def _excludes(phase: Phase, one: Told, two: Told) -> bool:
    """Whether two claims cannot both be true of the meeting as it finally is."""
    (first, a), (second, b) = one, two
    if a.value == b.value:
        return False
    if a.field == "status":
        return _undone(phase, one, two) or _undone(phase, two, one)
    if a.field not in _SINGLE or first not in phase.final or second not in phase.final:
        return False
    match a.field:
        case "date":
            return not edtf.overlap(a.value, b.value)
        case "place":
            return _places_differ(a.value, b.value)
        case _:
            return True


def _undone(phase: Phase, held: Told, off: Told) -> bool:
    """Whether a report says that it was held, and another one afterwards that it was not."""
    if held[1].value not in when.HELD or off[1].value not in when.OFF:
        return False
    return phase.all.index(held[0]) < phase.all.index(off[0]) and held[0].published != off[0].published


def _places_differ(one: str, two: str) -> bool:
    (city, code), (other, other_code) = _parts(one), _parts(two)
    if city and other and fold(city) != fold(other):
        return True
    return bool(code and other_code and code != other_code)


def _parts(value: str) -> tuple[str, str]:
    city, _, code = value.rpartition(", ")
    if len(code) == 3 and code.isupper():
        return city, code
    return value, ""


def _party_conflicts(asserted: Iterable[tuple[int, MeetingMention, Claim]], parties: Sequence[str]) -> Iterator[int]:
    """A party that the meeting does not have, and those that its sentence has not instead."""
    told = [(number, mention, claim) for number, mention, claim in asserted if claim.field == "party"]
    lost = [(m, c) for _, m, c in told if c.value not in parties]
    replaced = set[str]()
    for mention, claim in lost:
        said = {c.value for _, m, c in told if m is mention and c.evidence == claim.evidence}
        replaced |= set(parties) - said if len(said) == len(parties) else set()
    for number, _, claim in told:
        if lost and (claim.value not in parties or claim.value in replaced):
            yield number


def without(meeting: Meeting, article: str, rejected: frozenset[str]) -> Meeting | None:
    """A telling without the claims that the user rejected; None when nothing is left that it happened."""

    def is_rejected(claim: Claim) -> bool:
        quote = claim.evidence
        return claim_id(article, claim.field, claim.value, quote.start, quote.end) in rejected

    claims = of_meeting(meeting)
    kept = tuple(claim for claim in claims if not is_rejected(claim))
    if len(kept) == len(claims):
        return meeting
    left = {field: [c.value for c in kept if c.field == field and c.stance == "asserted"] for field in _FIELDS}
    if not left["status"]:
        return None
    parties = tuple(code for code in meeting.parties if code in left["party"])
    return replace(
        meeting,
        status=_kept(meeting.status, left["status"]) or meeting.status,
        mode=_kept(meeting.mode, left["mode"]) or "in-person",
        date=_kept(meeting.date, left["date"]),
        place=_kept_place(meeting.place, left["place"]),
        level=_kept(meeting.level, left["level"]),
        occasion=_kept(meeting.occasion, left["occasion"]),
        duration=_kept(meeting.duration, left["duration"]),
        ordinal=meeting.ordinal if str(meeting.ordinal) in left["ordinal"] else None,
        parties=parties,
        participants=tuple(p for p in meeting.participants if p.represents is None or p.represents in parties),
        claims=kept,
    )


_FIELDS = ("status", "mode", "date", "place", "level", "occasion", "duration", "ordinal", "party")


def _kept(value: str | None, left: Sequence[str]) -> str | None:
    return value if value in left or value is None else next(iter(left), None)


def _kept_place(place: Place, left: Sequence[str]) -> Place:
    if place_value(place) in left or not (place.city or place.country):
        return place
    city, code = _parts(left[0]) if left else ("", "")
    return replace(place, city=city or None, country=code or None, venue=None)
