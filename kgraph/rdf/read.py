"""The graph back to Knowledge: the inverse of ``write``, for exports that are no RDF.

An article's text is not in the graph, so it comes back without it.  Tuples come back in sorted order, durations in
the shortest form (the store makes PT90M into PT1H30M).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Store

from kgraph.model import (
    Article,
    Knowledge,
    Participation,
    Place,
    Quote,
    ResolvedClaim,
    ResolvedMeeting,
    ResolvedPerson,
    Source,
    StatusReport,
    Tenure,
)
from kgraph.rdf.ns import FIELD_PROPERTIES, IDENTIFIER, LABEL, NOTATION, SOURCE, A, term

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT = term("rdf:subject")
_FIELDS = {iri.value: field for field, iri in FIELD_PROPERTIES.items()}
Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Index:
    """The statements by subject and predicate (IRIs), each with its values in sorted order."""

    subjects: dict[str, Values]
    claims: dict[str, list[str]]  # by the meeting that they are about

    def one(self, subject: str | None, predicate: NamedNode) -> str | None:
        """The value, the first of several, or None."""
        return next(iter(self.all(subject, predicate)), None)

    def all(self, subject: str | None, predicate: NamedNode) -> list[str]:
        """Every value."""
        return self.subjects.get(subject or "", {}).get(predicate.value, [])

    def code(self, subject: str | None, predicate: NamedNode) -> str | None:
        """The code of the concept or party that is the value; of one without a description, what its IRI ends in."""
        value = self.one(subject, predicate)
        return value and (self.one(value, NOTATION) or unquote(value.rpartition("/")[2]))

    def of_type(self, kind: str) -> Iterator[str]:
        """The subjects of a type, sorted."""
        wanted = term(kind).value
        return (subject for subject in sorted(self.subjects) if wanted in self.all(subject, A))

    def sources(self, subject: str, predicate: NamedNode = SOURCE) -> tuple[Source, ...]:
        """The quotes that something rests on, sorted."""
        return tuple(sorted(self._source(quote) for quote in self.all(subject, predicate)))

    def _source(self, quote: str) -> Source:
        position, words = f"{quote}#position", f"{quote}#text"
        start, end = (int(self.one(position, term(edge)) or 0) for edge in ("oa:start", "oa:end"))
        article = self.one(self.one(quote, term("oa:hasSource")), IDENTIFIER)
        return Source(article or "", Quote(start, end, self.one(words, term("oa:exact")) or ""))


def knowledge(store: Store) -> Knowledge:
    """All that a store written by ``write.quads`` knows."""
    index = _index(store)
    return Knowledge(
        articles=tuple(_article(index, iri) for iri in index.of_type("schema:NewsArticle")),
        people=tuple(_person(index, iri) for iri in index.of_type("schema:Person")),
        tenures=tuple(sorted((_tenure(index, iri) for iri in index.of_type("kg:Tenure")), key=repr)),
        meetings=tuple(_meeting(index, iri) for iri in index.of_type("kg:Meeting")),
        names=_names(index),
    )


def _index(store: Store) -> Index:
    subjects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    claims: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, None, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            subjects[quad.subject.value][quad.predicate.value].add(quad.object.value)
            if quad.predicate == _ABOUT:
                claims[quad.object.value].add(quad.subject.value)
    return Index(
        {iri: {key: sorted(found) for key, found in values.items()} for iri, values in subjects.items()},
        {meeting: sorted(found) for meeting, found in claims.items()},
    )


def _article(index: Index, iri: str) -> Article:
    return Article(
        id=index.one(iri, IDENTIFIER) or "",
        text="",
        sha256=index.one(iri, term("schema:sha256")) or "",
        title=index.one(iri, term("schema:headline")),
        published=index.one(iri, term("dct:issued")),
        dated_by=index.one(iri, term("kg:datedBy")),
        url=index.one(iri, term("schema:url")),
        publisher=index.one(iri, term("schema:publisher")),
        place=index.one(iri, term("schema:locationCreated")),
    )


def _person(index: Index, iri: str) -> ResolvedPerson:
    name = index.one(iri, LABEL) or ""
    names = tuple(sorted({name, *index.all(iri, term("skos:altLabel"))}))
    mention_ids = tuple(index.all(iri, term("kg:mentionId")))
    return ResolvedPerson(index.one(iri, IDENTIFIER) or "", name, names, index.sources(iri), mention_ids)


def _tenure(index: Index, iri: str) -> Tenure:
    post = index.one(iri, term("kg:post"))
    return Tenure(
        person=index.one(index.one(iri, term("org:member")), IDENTIFIER) or "",
        office=index.one(post, term("schema:roleName")),
        role=index.code(post, term("org:role")),
        of=index.code(iri, term("org:organization")),
        standing=index.code(iri, term("kg:standing")) or "",
        attested=index.one(iri, term("kg:attestedOn")),
        sources=index.sources(iri),
    )


def _participation(index: Index, iri: str) -> Participation:
    post, other = index.one(iri, term("kg:capacity")), index.one(iri, term("kg:standsInForPost"))
    return Participation(
        person=index.one(index.one(iri, term("schema:attendee")), IDENTIFIER),
        represents=index.code(iri, term("kg:represents")),
        role=index.code(post, term("org:role")),
        office=index.one(post, term("schema:roleName")),
        stands_in_for=index.one(index.one(iri, term("kg:standsInFor")), IDENTIFIER),
        stands_in_for_office=index.one(other, term("schema:roleName")),
        sources=index.sources(iri),
        stand_in_sources=index.sources(iri, term("kg:standInSource")),
    )


def _meeting(index: Index, iri: str) -> ResolvedMeeting:
    level, ordinal = index.code(iri, term("kg:level")), index.one(iri, term("kg:ordinal"))
    parties = (index.one(party, NOTATION) for party in index.all(iri, term("kg:party")))
    topics = (index.one(topic, LABEL) for topic in index.all(iri, term("schema:about")))
    return ResolvedMeeting(
        id=index.one(iri, IDENTIFIER) or "",
        label=index.one(iri, LABEL) or "",
        status=index.code(iri, term("schema:eventStatus")) or "",
        mode=index.code(iri, term("schema:eventAttendanceMode")) or "",
        parties=tuple(sorted(party for party in parties if party)),
        sources=index.sources(iri),
        level=level,
        date=index.one(iri, term("dct:date")),
        place=_place(index, iri),
        occasion=index.one(index.one(iri, term("kg:onSidelinesOf")), LABEL),
        participations=tuple(_participation(index, part) for part in index.all(iri, term("kg:participation"))),
        topics=tuple(sorted(topic for topic in topics if topic)),
        duration=index.one(iri, term("schema:duration")),
        ordinal=int(ordinal) if ordinal else None,
        history=_history(index, iri),
        claims=_claims(index, iri),
        mention_ids=tuple(index.all(iri, term("kg:mentionId"))),
        previous=index.one(index.one(iri, term("kg:previousMeeting")), IDENTIFIER),
    )


def _place(index: Index, meeting: str) -> Place:
    where = index.one(meeting, term("schema:location"))
    venue = index.one(meeting, term("kg:venue"))
    if term("schema:City").value in index.all(where, A):
        country = index.code(where, term("schema:containedInPlace"))
        return Place(index.one(where, LABEL), country, venue)
    return Place(None, index.one(where, NOTATION), venue)


def _history(index: Index, meeting: str) -> tuple[StatusReport, ...]:
    """By day, undated reports last."""
    reports = [
        StatusReport(
            status=index.code(report, term("kg:reportedStatus")) or "",
            reported=index.one(report, term("kg:reportedOn")),
            source=index.sources(report)[0],
        )
        for report in index.all(meeting, term("kg:statusReport"))
    ]
    return tuple(sorted(reports, key=lambda report: (report.reported or "~", report.source, report.status)))


def _claims(index: Index, meeting: str) -> tuple[ResolvedClaim, ...]:
    conflicting = set(index.all(meeting, term("kg:conflict")))
    claims = [
        ResolvedClaim(
            field=_FIELDS[index.one(claim, term("rdf:predicate")) or ""],
            value=index.one(claim, term("rdf:value")) or "",
            source=index.sources(claim)[0],
            stance=index.code(claim, term("kg:stance")) or "",
            said_by=index.one(claim, term("kg:saidBy")),
            conflicts=claim in conflicting,
        )
        for claim in index.claims.get(meeting, ())
    ]
    return tuple(sorted(claims, key=repr))


def _names(index: Index) -> dict[str, str]:
    parties = (iri for kind in ("schema:Country", "org:Organization") for iri in index.of_type(kind))
    return {index.one(iri, NOTATION) or "": index.one(iri, LABEL) or "" for iri in parties}
