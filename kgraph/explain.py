"""What the graph holds about a thing, and which words say so: plain data for the command and for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.labels import in_words, place_name
from kgraph.parties import party_name
from kgraph.resolve.ids import claim_id, participation_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kgraph.model import Join, Knowledge, Participation, ResolvedMeeting, ResolvedPerson, Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said: in words, the quotes that say it, an id to reject it by (claims alone), remarks."""

    what: str
    sources: tuple[Source, ...] = ()
    id: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A person, meeting or party: name, id, facts, and statements under headings, in order."""

    name: str
    id: str
    facts: tuple[tuple[str, str], ...]
    statements: tuple[tuple[str, tuple[Statement, ...]], ...]


def meeting(knowledge: Knowledge, one: ResolvedMeeting, joins: Iterable[Join]) -> Explanation:
    """A meeting: its facts, who took part, its history, every claim, and why its mentions were joined."""
    labels = {m.id: m.label for m in knowledge.meetings}
    facts = {
        "status": one.status,
        "date": one.date,
        "place": place_name(one.place.city, one.place.country),
        "venue": one.place.venue,
        "mode": one.mode,
        "level": one.level,
        "occasion": one.occasion,
        "parties": ", ".join(map(party_name, one.parties)),
        "topics": ", ".join(one.topics),
        "duration": one.duration,
        "ordinal": str(one.ordinal) if one.ordinal is not None else None,
        "previous": f"{labels.get(one.previous, one.previous)} ({one.previous})" if one.previous else None,
        "mentions": ", ".join(one.mention_ids),
    }
    history = [Statement(f"{r.status}, reported {r.reported or 'on an unknown day'}", (r.source,)) for r in one.history]
    return Explanation(
        one.label,
        one.id,
        _told(facts),
        _sections(
            ("participants", _participants(knowledge, one)),
            ("history", history),
            ("claims", _claims(one)),
            ("joined because", _reasons(one.mention_ids, joins)),
        ),
    )


def person(knowledge: Knowledge, one: ResolvedPerson, joins: Iterable[Join]) -> Explanation:
    """A person: spellings, offices, meetings, and why the mentions were joined."""
    names = _names(knowledge)
    facts = {"spellings": ", ".join(one.names), "mentions": ", ".join(one.mention_ids)}
    offices = [
        Statement(
            f"{', '.join(filter(None, (t.office or t.role, party_name(t.of) if t.of else None)))}"
            f"{'' if t.standing == 'incumbent' else f' ({t.standing})'}, as of {t.attested or 'an unknown day'}",
            t.sources,
        )
        for t in knowledge.tenures
        if t.person == one.id
    ]
    attended = [
        Statement(f"{_seat(part, names, who=False)} at {m.label} ({m.id}, {m.status})", _all_sources(part))
        for m in _by_date(knowledge)
        for part in m.participations
        if part.person == one.id
    ]
    absent = [
        Statement(f"{names.get(part.person or '', 'unnamed')} at {m.label} ({m.id})", part.stand_in_sources)
        for m in _by_date(knowledge)
        for part in m.participations
        if part.stands_in_for == one.id
    ]
    return Explanation(
        one.name,
        one.id,
        _told(facts),
        _sections(
            ("offices", offices),
            ("meetings", attended),
            ("was stood in for by", absent),
            ("joined because", _reasons(one.mention_ids, joins)),
        ),
    )


def party(knowledge: Knowledge, code: str) -> Explanation:
    """A state or organisation: who represented it where."""
    names = _names(knowledge)
    meetings = [
        Statement(
            f"{m.label} ({m.id}, {m.status})",
            m.sources,
            remarks=tuple(_seat(part, names) for part in m.participations if part.represents == code),
        )
        for m in _by_date(knowledge)
        if code in m.parties
    ]
    return Explanation(party_name(code), code, (), _sections(("meetings", meetings)))


def _participants(knowledge: Knowledge, one: ResolvedMeeting) -> Iterator[Statement]:
    names = _names(knowledge)
    for part in one.participations:
        key = participation_id(one.id, part.person, part.represents, part.role)
        yield Statement(_seat(part, names), _all_sources(part), key)


def _claims(one: ResolvedMeeting) -> Iterator[Statement]:
    for claim in sorted(one.claims, key=lambda c: (c.field, c.value, c.source)):
        quote = claim.source.quote
        remarks = (
            "" if claim.stance == "asserted" else claim.stance,
            f"said by {claim.said_by}" if claim.said_by else "",
            "sources disagree" if claim.conflicts else "",
        )
        key = claim_id(claim.source.article, claim.field, claim.value, quote.start, quote.end)
        what = f"{claim.field}: {in_words(claim.field, claim.value)}"
        yield Statement(what, (claim.source,), key, tuple(filter(None, remarks)))


def _seat(part: Participation, names: dict[str, str], *, who: bool = True) -> str:
    """Who, in what office, for whom, in whose place; a person's own list leaves out the name."""
    name = names.get(part.person or "", "unnamed") if who else None
    words = ", ".join(filter(None, (name, part.office or part.role)))
    words += f"{' ' if words else ''}for {party_name(part.represents)}" if part.represents else ""
    absent = names.get(part.stands_in_for or "", part.stands_in_for) or part.stands_in_for_office
    return f"{words} in place of {absent}" if absent else words


def _reasons(mentions: Iterable[str], joins: Iterable[Join]) -> Iterator[Statement]:
    own = set(mentions)
    for join in joins:
        if join.one in own and join.two in own:
            yield Statement(f"{join.one} and {join.two}: {join.why} ({join.score:.2f})")


def _all_sources(part: Participation) -> tuple[Source, ...]:
    return tuple(sorted({*part.sources, *part.stand_in_sources}))


def _names(knowledge: Knowledge) -> dict[str, str]:
    return {person.id: person.name for person in knowledge.people}


def _by_date(knowledge: Knowledge) -> list[ResolvedMeeting]:
    return sorted(knowledge.meetings, key=lambda m: (m.date is None, m.date or "", m.id))


def _told(facts: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts.items() if value)


def _sections(*sections: tuple[str, Iterable[Statement]]) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    made = ((heading, tuple(statements)) for heading, statements in sections)
    return tuple((heading, statements) for heading, statements in made if statements)
