"""The graph as FollowTheMoney entities (Person, PublicBody, Organization, Position, Occupancy, Event, Representation).

Source: the schema files of followthemoney 4.  A property holds a list of strings; ids may hold letters, digits,
dots and hyphens alone, so they are hashes of the IRIs.  Dates keep the precision they have.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kgraph import edtf
from kgraph.rdf import parties
from kgraph.rdf.ids import Ids, digest
from kgraph.rdf.ontology import office_words

if TYPE_CHECKING:
    from kgraph.model import Article, Knowledge, Participation, ResolvedMeeting, Source, Tenure

Entity = dict[str, Any]


def entities(knowledge: Knowledge, ids: Ids) -> list[Entity]:
    """Every entity once, by schema and id; each property's values sorted."""
    merged: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for schema, iri, properties in _all(knowledge, ids):
        for name, values in properties.items():
            merged[schema, _id(iri)][name].update(value for value in values if value)
    return [
        {
            "id": key,
            "schema": schema,
            "properties": {name: sorted(found) for name, found in sorted(properties.items()) if found},
        }
        for (schema, key), properties in sorted(merged.items())
    ]


_Described = tuple[str, NamedNode, Mapping[str, Iterable[str | None]]]


def _all(knowledge: Knowledge, ids: Ids) -> Iterator[_Described]:
    articles = {article.id: article for article in knowledge.articles}
    for person in knowledge.people:
        aliases = [name for name in person.names if name != person.name]
        yield "Person", ids.person(person.id), {"name": [person.name], "alias": aliases}
    for tenure in knowledge.tenures:
        yield from _tenure(knowledge, ids, tenure, articles)
    for meeting in knowledge.meetings:
        yield from _meeting(knowledge, ids, meeting, articles)


def _tenure(knowledge: Knowledge, ids: Ids, tenure: Tenure, articles: Mapping[str, Article]) -> Iterator[_Described]:
    post = ids.post(tenure.of, tenure.role, tenure.office)
    office = office_words(tenure.office, tenure.role)
    tenure_iri = ids.tenure(tenure.person, tenure.of, tenure.role, tenure.office, tenure.standing, tenure.attested)
    holder = ids.person(tenure.person)
    position: dict[str, Iterable[str | None]] = {"name": [_post_name(knowledge, office, tenure.of)]}
    if tenure.of:
        position |= {"organization": [_id(ids.party(tenure.of))], "country": [parties.alpha2(tenure.of)]}
        yield _party(knowledge, ids, tenure.of)
    yield "Position", post, position
    yield "Person", holder, {"position": [office], "country": [parties.alpha2(tenure.of) if tenure.of else None]}
    # no startDate: a tenure is attested on a day, it need not begin there
    yield (
        "Occupancy",
        tenure_iri,
        {
            "holder": [_id(holder)],
            "post": [_id(post)],
            "date": _dates(tenure.attested).get("date", ()),
            "status": [tenure.standing],
            **_cited(tenure.sources, articles),
        },
    )


def _meeting(
    knowledge: Knowledge, ids: Ids, meeting: ResolvedMeeting, articles: Mapping[str, Article]
) -> Iterator[_Described]:
    place = meeting.place
    where = [place.venue, place.city, parties.name(place.country, knowledge.names) if place.country else None]
    people = [ids.person(part.person) for part in meeting.participations if part.person is not None]
    for code in meeting.parties:
        yield _party(knowledge, ids, code)
    yield (
        "Event",
        ids.meeting(meeting.id),
        {
            "name": [meeting.label],
            **_dates(meeting.date),
            "location": [", ".join(part for part in where if part)],
            "country": [parties.alpha2(place.country)] if place.country else [],
            "involved": [_id(iri) for iri in (*map(ids.party, meeting.parties), *people)],
            "keywords": [meeting.status, meeting.mode, meeting.level, *meeting.topics],
            "summary": [source.quote.text for source in meeting.sources],
            **_cited(meeting.sources, articles),
        },
    )
    for part in meeting.participations:
        if part.person is not None and part.represents:
            yield _party(knowledge, ids, part.represents)
            yield _representation(ids, meeting, part, articles)


def _representation(
    ids: Ids, meeting: ResolvedMeeting, part: Participation, articles: Mapping[str, Article]
) -> _Described:
    """Person for party at one meeting, which FollowTheMoney can name in the description alone."""
    person, party = ids.person(part.person or ""), ids.party(part.represents or "")
    iri = NamedNode(f"{ids.meeting(meeting.id).value}/{digest(person.value, party.value)}")
    return (
        "Representation",
        iri,
        {
            "agent": [_id(person)],
            "client": [_id(party)],
            "role": [office_words(part.office, part.role)],
            "description": [meeting.label],
            "recordId": [_id(ids.meeting(meeting.id))],
            **_dates(meeting.date),
            **_cited(part.sources, articles),
        },
    )


def _party(knowledge: Knowledge, ids: Ids, code: str) -> _Described:
    schema = "PublicBody" if parties.is_state(code) else "Organization"
    name = parties.name(code, knowledge.names)
    return schema, ids.party(code), {"name": [name], "country": [parties.alpha2(code)], "abbreviation": [code]}


def _post_name(knowledge: Knowledge, office: str | None, of: str | None) -> str:
    return ", ".join(part for part in (office, parties.name(of, knowledge.names) if of else None) if part)


def _dates(value: str | None) -> dict[str, list[str]]:
    """FollowTheMoney's dates know years, months and days; an interval has a start and an end, a yearless day none."""
    match edtf.precision(value):
        case "interval":
            first, _, last = (value or "").partition("/")
            return {"startDate": [first], "endDate": [last]}
        case "year" | "month" | "day":
            return {"date": [(value or "").rstrip("?~%")]}
        case _:
            return {}


def _cited(sources: Iterable[Source], articles: Mapping[str, Article]) -> dict[str, list[str | None]]:
    cited = [articles[source.article] for source in sources if source.article in articles]
    web = [article.url for article in cited if article.url and article.url.startswith(("http://", "https://"))]
    return {"sourceUrl": [*web], "publisher": [article.publisher for article in cited]}


def _id(iri: NamedNode) -> str:
    return f"kgraph-{hashlib.sha256(iri.value.encode()).hexdigest()[:32]}"
