"""The reconciled facts, quads of the default graph: everything that a query needs but the words themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kgraph import edtf
from kgraph.rdf import literals, parties
from kgraph.rdf.ids import concept
from kgraph.rdf.ns import IDENTIFIER, LABEL, NOTATION, SOURCE, A, term
from kgraph.rdf.ontology import office_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.model import Article, Participation, Place, ResolvedMeeting, ResolvedPerson, Source, Tenure
    from kgraph.rdf.context import Context

_FORMATS = {2: "bilateral", 3: "trilateral"}
_WITHIN = term("schema:containedInPlace")
_ATTENDEE, _REPRESENTS = term("schema:attendee"), term("kg:represents")


def article_facts(ctx: Context, article: Article) -> Iterator[Quad]:
    """An article, with or without a meeting in it; its label is the title, else the id."""
    iri = ctx.ids.article(article.id)
    yield Quad(iri, A, term("schema:NewsArticle"))
    yield Quad(iri, IDENTIFIER, Literal(article.id))
    yield Quad(iri, LABEL, Literal(article.title or article.id))
    yield Quad(iri, term("schema:sha256"), Literal(article.sha256))
    if article.title:
        yield Quad(iri, term("schema:headline"), Literal(article.title))
    if article.published:
        yield Quad(iri, term("dct:issued"), literals.partial_date(article.published))
        yield from literals.stamps(iri, article.published)
    days = edtf.bounds(article.published)
    if days and days[0] == days[1]:
        yield Quad(iri, term("schema:datePublished"), literals.day(days[0]))
    if article.dated_by:
        yield Quad(iri, term("kg:datedBy"), Literal(article.dated_by))
    if article.url:
        yield Quad(iri, term("schema:url"), literals.address(article.url))
    if article.publisher:
        yield Quad(iri, term("schema:publisher"), Literal(article.publisher))
    if article.place:
        yield Quad(iri, term("schema:locationCreated"), Literal(article.place))


def person_facts(ctx: Context, person: ResolvedPerson) -> Iterator[Quad]:
    """A person: one label, every other spelling, no office."""
    iri = ctx.ids.person(person.id)
    yield Quad(iri, A, term("schema:Person"))
    yield Quad(iri, IDENTIFIER, Literal(person.id))
    yield Quad(iri, LABEL, Literal(person.name))
    for name in person.names:
        if name != person.name:
            yield Quad(iri, term("skos:altLabel"), Literal(name))
    for mention in person.mention_ids:
        yield Quad(iri, term("kg:mentionId"), Literal(mention))
    yield from source_facts(ctx, iri, person.sources)


def tenure_facts(ctx: Context, tenure: Tenure) -> Iterator[Quad]:
    """A tenure, if a valid quote shows it and it names an office or a role."""
    sources = ctx.valid(tenure.sources)
    if not sources or not (tenure.office or tenure.role):
        return
    iri = ctx.ids.tenure(tenure.person, tenure.of, tenure.role, tenure.office, tenure.standing, tenure.attested)
    post = ctx.ids.post(tenure.of, tenure.role, tenure.office)
    yield Quad(iri, A, term("kg:Tenure"))
    yield Quad(iri, term("org:member"), ctx.ids.person(tenure.person))
    yield Quad(iri, term("kg:post"), post)
    yield Quad(iri, term("kg:standing"), concept("standing", tenure.standing))
    if tenure.of:
        yield Quad(iri, term("org:organization"), ctx.ids.party(tenure.of))
    if tenure.attested:
        yield Quad(iri, term("kg:attestedOn"), literals.partial_date(tenure.attested))
        yield from literals.stamps(iri, tenure.attested)
    yield from post_facts(ctx, tenure.of, tenure.role, tenure.office)
    yield from source_facts(ctx, iri, sources)


def meeting_facts(ctx: Context, meeting: ResolvedMeeting) -> Iterator[Quad]:
    """A meeting with its participations, if a valid quote tells of it."""
    sources = ctx.valid(meeting.sources)
    if not sources:
        return
    iri = ctx.ids.meeting(meeting.id)
    yield Quad(iri, A, term("kg:Meeting"))
    yield Quad(iri, IDENTIFIER, Literal(meeting.id))
    yield Quad(iri, LABEL, Literal(meeting.label))
    yield Quad(iri, term("schema:eventStatus"), concept("status", meeting.status))
    yield Quad(iri, term("schema:eventAttendanceMode"), concept("mode", meeting.mode))
    for mention in {meeting.id, *meeting.mention_ids}:
        yield Quad(iri, term("kg:mentionId"), Literal(mention))
    for code in meeting.parties:
        yield Quad(iri, term("kg:party"), ctx.ids.party(code))
        yield from party_facts(ctx, code)
    yield from _size_and_rank(meeting, iri)
    if meeting.date:
        yield Quad(iri, term("dct:date"), literals.partial_date(meeting.date))
        yield from literals.stamps(iri, meeting.date)
    yield from _where(ctx, meeting, iri)
    for topic in meeting.topics:
        yield Quad(iri, term("schema:about"), ctx.ids.topic(topic))
        yield from named(ctx.ids.topic(topic), "skos:Concept", topic)
    if meeting.previous:
        before = ctx.meetings.get(meeting.previous, meeting.previous)
        yield Quad(iri, term("kg:previousMeeting"), ctx.ids.meeting(before))
    for source in sources:
        yield Quad(iri, term("schema:subjectOf"), ctx.ids.article(source.article))
    yield from source_facts(ctx, iri, sources)
    for number, participation in numbered(ctx, meeting):
        yield from _participation(ctx, meeting, participation, number)


def _size_and_rank(meeting: ResolvedMeeting, iri: NamedNode) -> Iterator[Quad]:
    if (size := len(set(meeting.parties))) > 1:
        yield Quad(iri, term("kg:format"), concept("format", _FORMATS.get(size, "multilateral")))
    if meeting.level:
        yield Quad(iri, term("kg:level"), concept("level", meeting.level))
    if meeting.duration:
        yield Quad(iri, term("schema:duration"), literals.duration(meeting.duration))
    if meeting.ordinal is not None:
        yield Quad(iri, term("kg:ordinal"), literals.integer(meeting.ordinal))


def _where(ctx: Context, meeting: ResolvedMeeting, iri: NamedNode) -> Iterator[Quad]:
    place = place_iri(ctx, meeting.place)
    if place is not None:
        yield Quad(iri, term("schema:location"), place)
        yield from place_facts(ctx, meeting.place)
    if meeting.place.venue:
        yield Quad(iri, term("kg:venue"), Literal(meeting.place.venue))
    if meeting.occasion:
        occasion = occasion_iri(ctx, meeting, meeting.occasion)
        yield Quad(iri, term("kg:onSidelinesOf"), occasion)
        yield from named(occasion, "schema:Event", meeting.occasion)


def numbered(ctx: Context, meeting: ResolvedMeeting) -> Iterator[tuple[int, Participation]]:
    """The participations that have a valid quote, each with its number among those of the same person,
    or of the same unnamed office: 1, unless a meeting has two."""
    seen: Counter[NamedNode] = Counter()
    for part in sorted(set(meeting.participations), key=repr):
        if ctx.valid(part.sources + part.stand_in_sources):
            post = (part.role, part.office)
            key = ctx.ids.participation(meeting.id, part.person, part.represents, post, 1)
            seen[key] += 1
            yield seen[key], part


def _participation(ctx: Context, meeting: ResolvedMeeting, part: Participation, number: int) -> Iterator[Quad]:
    iri = ctx.ids.participation(meeting.id, part.person, part.represents, (part.role, part.office), number)
    yield Quad(ctx.ids.meeting(meeting.id), term("kg:participation"), iri)
    yield Quad(iri, A, term("kg:Participation"))
    if part.person is not None:
        yield Quad(iri, _ATTENDEE, ctx.ids.person(part.person))
    if part.represents:
        yield Quad(iri, _REPRESENTS, ctx.ids.party(part.represents))
        yield from party_facts(ctx, part.represents)
    if part.role or part.office:
        yield Quad(iri, term("kg:capacity"), ctx.ids.post(part.represents, part.role, part.office))
        yield from post_facts(ctx, part.represents, part.role, part.office)
    yield from source_facts(ctx, iri, part.sources)
    yield from _stand_in(ctx, part, iri)


def _stand_in(ctx: Context, part: Participation, iri: NamedNode) -> Iterator[Quad]:
    sources = ctx.valid(part.stand_in_sources)
    if part.stand_in_sources and not sources:  # its own words do not hold
        return
    if part.stands_in_for is not None:
        yield Quad(iri, term("kg:standsInFor"), ctx.ids.person(part.stands_in_for))
    if part.stands_in_for_office:
        office = part.stands_in_for_office
        role = ctx.offices.get((part.represents, office))
        yield Quad(iri, term("kg:standsInForPost"), ctx.ids.post(part.represents, role, office))
        yield from post_facts(ctx, part.represents, role, office)
    for source in sources:
        yield Quad(iri, term("kg:standInSource"), ctx.ids.quote(source.article, source.quote))
    yield from source_facts(ctx, iri, sources)


def post_facts(ctx: Context, of: str | None, role: str | None, office: str | None) -> Iterator[Quad]:
    """An office; its label is the words of the text, else the role's; ``schema:roleName`` the words alone."""
    iri = ctx.ids.post(of, role, office)
    yield Quad(iri, A, term("org:Post"))
    if office:
        yield Quad(iri, term("schema:roleName"), Literal(office))
    if role:
        yield Quad(iri, term("org:role"), concept("role", role))
    yield Quad(iri, LABEL, Literal(office_words(office, role) or ""))
    if of:
        yield Quad(iri, term("org:postIn"), ctx.ids.party(of))
        yield from party_facts(ctx, of)


def party_facts(ctx: Context, code: str) -> Iterator[Quad]:
    """A state or another body, with its English name and its code."""
    iri = ctx.ids.party(code)
    kind = "schema:Country" if parties.is_state(code) else "org:Organization"
    yield from named(iri, kind, ctx.party_name(code))
    yield Quad(iri, NOTATION, Literal(code))


def place_iri(ctx: Context, place: Place) -> NamedNode | None:
    """The city, else the country, else None."""
    if place.city:
        return ctx.ids.city(place.city, place.country)
    return ctx.ids.state(place.country) if place.country else None


def place_facts(ctx: Context, place: Place) -> Iterator[Quad]:
    """City and country with their English names."""
    if place.city:
        city = ctx.ids.city(place.city, place.country)
        yield from named(city, "schema:City", place.city)
        if place.country:
            yield Quad(city, _WITHIN, ctx.ids.state(place.country))
    if place.country:
        state = ctx.ids.state(place.country)
        yield from named(state, "schema:Country", ctx.party_name(place.country))
        yield Quad(state, NOTATION, Literal(place.country))


def occasion_iri(ctx: Context, meeting: ResolvedMeeting, occasion: str) -> NamedNode:
    """The gathering on whose sidelines a meeting is, in that meeting's year."""
    days = edtf.bounds(meeting.date)
    return ctx.ids.occasion(occasion, str(days[0].year) if days and days[0].year == days[1].year else None)


def named(iri: NamedNode, kind: str, label: str) -> Iterator[Quad]:
    """A type and a label."""
    yield Quad(iri, A, term(kind))
    yield Quad(iri, LABEL, Literal(label))


def source_facts(ctx: Context, iri: NamedNode, sources: Iterable[Source]) -> Iterator[Quad]:
    """The quotes that something rests on."""
    for source in ctx.valid(sources):
        yield Quad(iri, SOURCE, ctx.ids.quote(source.article, source.quote))
