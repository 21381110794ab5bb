"""Which part of the graph a page shows: the meetings of a person, of a state, of a period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.process import extractOne

from kgraph import edtf
from kgraph.errors import QueryError
from kgraph.lookup import party_meanings
from kgraph.spelling import compare, plain
from kgraph.view.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kgraph.view.content import Article, Meeting, Participation, Quote, Statement

#: Two spellings closer than this are one name (kgraph.spelling.compare).
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for: ids of persons, codes of parties, days (ISO 8601); empty or None means everything."""

    people: tuple[str, ...] = ()
    party: str | None = None
    start: str | None = None
    end: str | None = None
    words: str = ""


def find(
    content: Content,
    *,
    person: str | None = None,
    state: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> Scope:
    """The scope that a user's words mean.

    ``person`` is an id or a name in any spelling, ``state`` a code, a name or
    what can stand for one (a capital, a people), ``start`` and ``end`` are EDTF
    ("2025", "2025-07", "2025-07-11").  Raises QueryError where nothing in the graph bears the name, or a date is none.
    """
    people = _people(content, person) if person else ()
    party = _party(content, state) if state else None
    first = _edge(start, "--from", last=False) if start else None
    final = _edge(end, "--to", last=True) if end else None
    if first and final and first > final:
        raise QueryError(f"the period ends ({end}) before it begins ({start})")
    named = [" or ".join(content.people[key].name for key in people)] if people else []
    named += [content.parties[party].name] if party else []
    period = " ".join(part for part in (f"from {start}" if start else "", f"to {end}" if end else "") if part)
    return Scope(people, party, first, final, ", ".join([*named, *([period] if period else [])]))


def restrict(content: Content, scope: Scope) -> Content:
    """The meetings within the scope, and of everything else what they need.

    A meeting of which no more than a month is known counts when the month overlaps the period; one without a date
    counts only where no period is asked for.
    """
    meetings = tuple(meeting for meeting in content.meetings if _within(meeting, scope))
    return compact(content, meetings, keep=scope.people)


def compact(content: Content, meetings: tuple[Meeting, ...], keep: Iterable[str] = ()) -> Content:
    """These meetings and only the people, parties, articles and quotes that they lead to; quotes numbered anew."""
    ids = set(keep)
    for meeting in meetings:
        for part in meeting.participations:
            ids |= {person for person in (part.person, part.instead_of) if person}
    people = {key: person for key, person in content.people.items() if key in ids}
    used = sorted(
        {number for meeting in meetings for number in _numbers(meeting)}
        | {number for person in people.values() for tenure in person.tenures for number in tenure.quotes}
    )
    number = {old: new for new, old in enumerate(used)}
    codes = {code for meeting in meetings for code in (*meeting.parties, *(p.party for p in meeting.participations))}
    codes |= {tenure.party for person in people.values() for tenure in person.tenures}
    quotes = tuple(content.quotes[old] for old in used)
    return Content(
        meetings=tuple(_renumbered(meeting, number) for meeting in meetings),
        people={
            key: replace(person, tenures=tuple(replace(t, quotes=_map(t.quotes, number)) for t in person.tenures))
            for key, person in people.items()
        },
        parties={code: party for code, party in content.parties.items() if code in codes},
        articles=_articles(content, quotes),
        quotes=quotes,
    )


def _within(meeting: Meeting, scope: Scope) -> bool:
    if scope.people and not any(
        person in scope.people for part in meeting.participations for person in (part.person, part.instead_of)
    ):
        return False
    if scope.party and scope.party not in (*meeting.parties, *(part.party for part in meeting.participations)):
        return False
    if scope.start is None and scope.end is None:
        return True
    if meeting.first is None or meeting.last is None:
        return False
    return (scope.start is None or meeting.last >= scope.start) and (scope.end is None or meeting.first <= scope.end)


def _people(content: Content, name: str) -> tuple[str, ...]:
    """The persons of that id or name: a whole spelling before a part of one, and that before a similar one."""
    if name in content.people:
        return (name,)
    words = set(plain(name).split())
    ways: tuple[Callable[[str], bool], ...] = (
        lambda own: plain(own) == plain(name),
        lambda own: bool(words) and words <= set(plain(own).split()),
        lambda own: compare(name, own)[0] >= _SAME,
    )
    for fits in ways:
        found = [key for key, person in content.people.items() if any(map(fits, (person.name, *person.spellings)))]
        if found:
            return tuple(sorted(found))
    raise QueryError(_unknown("person", name, (person.name for person in content.people.values())))


def _party(content: Content, name: str) -> str:
    for code, party in sorted(content.parties.items()):
        if name.upper() == code.upper() or plain(name) == plain(party.name):
            return code
    for meaning in party_meanings(name):  # a capital, a people, another name
        if meaning.code in content.parties:
            return str(meaning.code)
    raise QueryError(_unknown("state or organisation", name, (party.name for party in content.parties.values())))


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    near = extractOne(name, sorted(known), score_cutoff=60)
    return f"no {kind} called {name!r} in this graph" + (f" (did you mean {near[0]}?)" if near else "")


def _edge(date: str, option: str, *, last: bool) -> str:
    days = edtf.bounds(date)
    if days is None:
        raise QueryError(f"{option} {date!r} is no date (write 2025, 2025-07 or 2025-07-11)")
    return days[last].isoformat()


def _numbers(meeting: Meeting) -> Iterable[int]:
    yield from meeting.quotes
    for part in meeting.participations:
        yield from (*part.quotes, *part.stand_in_quotes)
    for group in (meeting.history, meeting.conflicts, meeting.doubts):
        for entry in group:
            yield from entry.quotes


def _map(numbers: tuple[int, ...], new: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(new[number] for number in numbers)


def _renumbered(meeting: Meeting, new: Mapping[int, int]) -> Meeting:
    def part(p: Participation) -> Participation:
        return replace(p, quotes=_map(p.quotes, new), stand_in_quotes=_map(p.stand_in_quotes, new))

    def statements(group: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(replace(s, quotes=_map(s.quotes, new)) for s in group)

    return replace(
        meeting,
        quotes=_map(meeting.quotes, new),
        participations=tuple(part(p) for p in meeting.participations),
        history=tuple(replace(report, quotes=_map(report.quotes, new)) for report in meeting.history),
        conflicts=statements(meeting.conflicts),
        doubts=statements(meeting.doubts),
    )


def _articles(content: Content, quotes: Iterable[Quote]) -> dict[str, Article]:
    used = {quote.article for quote in quotes}
    return {key: article for key, article in content.articles.items() if key in used}
