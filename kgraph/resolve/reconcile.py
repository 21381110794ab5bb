"""Clusters of mentions to persons, tenures and meetings."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.model import ResolvedMeeting, ResolvedPerson, StatusReport, Tenure
from kgraph.resolve import casting, claims, fields, names
from kgraph.resolve.ids import participation_id
from kgraph.resolve.labels import label
from kgraph.resolve.mentions import report_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kgraph.model import Participation, Source
    from kgraph.resolve.mentions import MeetingMention, Office, PersonMention


def person(mentions: Sequence[PersonMention]) -> ResolvedPerson:
    """One person; the id is that of the first mention, the name the full form that most articles use."""
    first = min(mentions, key=report_key)
    votes = Counter(mention.name for mention in mentions)
    name = min(votes, key=lambda n: (not names.is_full(n), n.isupper(), -votes[n], -len(n), n))
    spellings = {name for mention in mentions for name in mention.names}
    sources = {source for mention in mentions for source in mention.sources}
    return ResolvedPerson(
        id=first.id,
        name=name,
        names=tuple(sorted(spellings)),
        sources=tuple(sorted(sources)),
        mention_ids=tuple(sorted({mention.id for mention in mentions})),
    )


def tenures(
    offices: Iterable[Office], person_of: Sequence[int], people: Sequence[ResolvedPerson]
) -> tuple[Tenure, ...]:
    """Who held what, attested on the day of each report; reports of one day are one tenure."""
    found: dict[tuple[str, str | None, str | None, str | None, str, str | None], set[Source]] = defaultdict(set)
    for office in offices:
        entry = office.entry
        holder = people[person_of[office.person]].id
        found[holder, entry.office, entry.role, entry.of, entry.standing, office.published].update(office.sources)
    made = [Tenure(*key, sources=tuple(sorted(sources))) for key, sources in found.items()]
    return tuple(sorted(made, key=_tenure_key))


def _tenure_key(tenure: Tenure) -> tuple[str, ...]:
    parts = (tenure.person, tenure.attested, tenure.of, tenure.role, tenure.office, tenure.standing)
    return tuple(part or "" for part in parts)


def meeting(
    mentions: Sequence[MeetingMention],
    person_of: Sequence[int],
    people: Sequence[ResolvedPerson],
    told: Sequence[Counter[str]],
    rejected: frozenset[str],
) -> ResolvedMeeting:
    """One meeting from all its tellings, in report order.

    ``told`` has for each person the articles that give each party; ``rejected`` are ids of claims and participations.
    """
    phase = fields.phase(mentions)
    first = min(mentions, key=report_key)
    parties = fields.parties(phase, fields.slips(mentions, person_of, told))
    mode = fields.majority(m.meeting.mode for m in phase.final) or "in-person"
    level = fields.best(phase, lambda m: m.meeting.level)
    place, date = fields.place(phase), fields.date(phase)
    mention_ids = tuple(sorted({mention.id for mention in mentions}))
    seats = casting.participations(phase, parties, person_of, people)
    if rejected:
        came = {person_of[seat.person] for m in mentions for seat in m.seats if seat.person is not None}
        every_id = {people[number].id: people[number].mention_ids for number in came}
        seats = tuple(part for part in seats if not _rejected(part, mention_ids, every_id, rejected))
    return ResolvedMeeting(
        id=first.id,
        label=label(parties, level, mode, place, date),
        status=phase.status,
        mode=mode,
        parties=parties,
        sources=tuple(sorted({source for mention in mentions for source in mention.sources})),
        level=level,
        date=date,
        place=place,
        occasion=fields.best(phase, lambda m: m.meeting.occasion, str.lower),
        participations=seats,
        topics=fields.topics(phase),
        duration=fields.best(phase, lambda m: m.meeting.duration),
        ordinal=fields.majority(m.meeting.ordinal for m in mentions),
        history=tuple(_reports(mentions)),
        claims=claims.resolved(phase, parties),
        mention_ids=mention_ids,
    )


def _rejected(
    part: Participation, meetings: Iterable[str], people: Mapping[str, tuple[str, ...]], rejected: frozenset[str]
) -> bool:
    """Whether the user rejected it, under whatever ids meeting and person had then."""
    persons = people[part.person] if part.person is not None else (None,)
    return any(
        participation_id(meeting, person, part.represents, part.role) in rejected
        for meeting in meetings
        for person in persons
    )


def _reports(mentions: Sequence[MeetingMention]) -> list[StatusReport]:
    return [
        StatusReport(mention.meeting.status, mention.published, mention.sources[0])
        for mention in mentions
        if mention.sources
    ]


def with_previous(meetings: Sequence[ResolvedMeeting]) -> dict[str, str]:
    """Id of each meeting that has a number in a series -> id of the one numbered before it, of the same parties.

    Of several with that number the last before it counts; the level has to be the same where both are known.
    """
    numbered: dict[tuple[frozenset[str], int], list[ResolvedMeeting]] = defaultdict(list)
    for one in meetings:
        if one.ordinal is not None:
            numbered[frozenset(one.parties), one.ordinal].append(one)
    found: dict[str, str] = {}
    for one in meetings:
        before = [
            other
            for other in numbered.get((frozenset(one.parties), (one.ordinal or 0) - 1), ())
            if _before(other, one) and (other.level == one.level or not other.level or not one.level)
        ]
        if one.ordinal is not None and before:
            found[one.id] = max(before, key=lambda other: (other.date or "", other.id)).id
    return found


def _before(one: ResolvedMeeting, two: ResolvedMeeting) -> bool:
    a, b = edtf.bounds(one.date), edtf.bounds(two.date)
    return a is None or b is None or a[0] <= b[1]
