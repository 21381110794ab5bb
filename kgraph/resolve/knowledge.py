"""Readings of many articles to one body of knowledge."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.model import Knowledge
from kgraph.parties import party_name
from kgraph.resolve import claims, events, judgement, meetings, mentions, persons, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.model import Article, Reading, ResolvedMeeting
    from kgraph.resolve.judgement import Decision
    from kgraph.resolve.mentions import MeetingMention


def resolve(articles: Iterable[Article], readings: Iterable[Reading], decisions: Iterable[Decision] = ()) -> Knowledge:
    """Joins persons and meetings across articles and weighs what the articles say of them.

    Readings of a text that is not among the articles are left out.  The order of articles and readings makes no
    difference; that of the decisions does, the later one holds.
    """
    known = {article.id: article for article in articles}
    constraints = judgement.constraints(decisions)
    current = [
        _without(reading, constraints.rejected)
        for reading in readings
        if reading.article in known and known[reading.article].sha256 == reading.sha256
    ]
    dates = {reading.article: reading for reading in current}
    found = mentions.collect(current)
    person_clusters, person_joins = persons.cluster(found.people, constraints)
    person_of = _homes(person_clusters, len(found.people))
    people = [reconcile.person([found.people[n] for n in group]) for group in person_clusters]
    parties = [Counter(party for n in group for party in found.people[n].parties) for group in person_clusters]
    placed = events.with_places(found.meetings)
    meeting_clusters, meeting_joins = meetings.cluster(placed, person_of, constraints)
    told = [
        reconcile.meeting([placed[n] for n in group], person_of, people, parties, constraints.rejected)
        for group in meeting_clusters
    ]
    previous = reconcile.with_previous(told) | _told_previous(found.meetings, told)
    told = [replace(meeting, previous=previous.get(meeting.id)) for meeting in told]
    tenures = reconcile.tenures(found.offices, person_of, people)
    return Knowledge(
        articles=tuple(_dated(known[article], dates.get(article)) for article in sorted(known)),
        people=tuple(sorted(people, key=lambda person: person.id)),
        tenures=tenures,
        meetings=tuple(sorted(told, key=lambda meeting: meeting.id)),
        names={code: party_name(code) for code in _codes(told, (tenure.of for tenure in tenures))},
        joins=(*person_joins, *meeting_joins),
    )


def _without(reading: Reading, rejected: frozenset[str]) -> Reading:
    if not rejected:
        return reading
    kept = (claims.without(meeting, reading.article, rejected) for meeting in reading.meetings)
    return replace(reading, meetings=tuple(meeting for meeting in kept if meeting is not None))


def _dated(article: Article, reading: Reading | None) -> Article:
    """An article with the day that its reading found where its page has none."""
    if reading is None or reading.published is None:
        return article
    return replace(article, published=reading.published, dated_by=reading.dated_by)


def _homes(clusters: Sequence[Sequence[int]], size: int) -> list[int]:
    homes = [0] * size
    for number, group in enumerate(clusters):
        for member in group:
            homes[member] = number
    return homes


def _told_previous(found: Sequence[MeetingMention], told: Sequence[ResolvedMeeting]) -> dict[str, str]:
    """Links that an article tells: its meeting that a rule calls the previous one of its first of the same parties."""
    home = {mention: meeting.id for meeting in told for mention in meeting.mention_ids}
    by_article: dict[str, list[MeetingMention]] = defaultdict(list)
    for mention in found:
        by_article[mention.article].append(mention)
    links: dict[str, str] = {}
    for own in by_article.values():
        for mention in (m for m in own if "previous" in m.meeting.rules):
            for other in own:
                same = set(other.meeting.parties) == set(mention.meeting.parties) and home[other.id] != home[mention.id]
                if same and "previous" not in other.meeting.rules:
                    links.setdefault(home[other.id], home[mention.id])
                    break
    return links


def _codes(told: Iterable[ResolvedMeeting], of: Iterable[str | None]) -> list[str]:
    codes = {code for code in of if code}
    for meeting in told:
        codes.update(meeting.parties)
        codes.update(part.represents for part in meeting.participations if part.represents)
        codes.update(claim.value for claim in meeting.claims if claim.field == "party")
        codes.update([meeting.place.country] if meeting.place.country else [])
    return sorted(codes)
