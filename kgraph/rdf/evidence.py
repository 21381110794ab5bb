"""What each article says, quads of that article's own named graph: quotes, claims and status reports.

A claim is reified (rdf:subject, rdf:predicate, rdf:object), so what it says is nowhere asserted, not even where
somebody drops the graph names.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kgraph import edtf
from kgraph.model import Knowledge, Place, ResolvedClaim, ResolvedMeeting, Source, StatusReport
from kgraph.rdf import facts, literals
from kgraph.rdf.ids import concept, fragment
from kgraph.rdf.ns import FIELD_PROPERTIES, LABEL, SOURCE, A, term
from kgraph.rdf.ontology import concept_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.rdf.context import Context

#: Code points of context kept on both sides of a quote, to find it again in a changed text.
CONTEXT = 32


def all_sources(knowledge: Knowledge) -> Iterator[Source]:
    """Every source that anything rests on, valid or not, repeated as it occurs."""
    for person in knowledge.people:
        yield from person.sources
    for tenure in knowledge.tenures:
        yield from tenure.sources
    for meeting in knowledge.meetings:
        yield from meeting.sources
        for part in meeting.participations:
            yield from part.sources
            yield from part.stand_in_sources
        yield from (claim.source for claim in meeting.claims)
        yield from (report.source for report in meeting.history)


def quote_evidence(ctx: Context, source: Source) -> Iterator[Quad]:
    """A quote as a Web Annotation resource with a position and a text selector (code points, half-open)."""
    quote, text = source.quote, ctx.articles[source.article].text
    article, iri = ctx.ids.article(source.article), ctx.ids.quote(source.article, source.quote)
    position, words = fragment(iri, "position"), fragment(iri, "text")
    triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (iri, A, term("oa:SpecificResource")),
        (iri, term("oa:hasSource"), article),
        (iri, term("oa:hasSelector"), position),
        (iri, term("oa:hasSelector"), words),
        (position, A, term("oa:TextPositionSelector")),
        (position, term("oa:start"), literals.integer(quote.start)),
        (position, term("oa:end"), literals.integer(quote.end)),
        (words, A, term("oa:TextQuoteSelector")),
        (words, term("oa:prefix"), Literal(text[max(0, quote.start - CONTEXT) : quote.start])),
        (words, term("oa:exact"), Literal(quote.text)),
        (words, term("oa:suffix"), Literal(text[quote.end : quote.end + CONTEXT])),
    ]
    for subject, predicate, value in triples:
        yield Quad(subject, predicate, value, article)


def report_evidence(ctx: Context, meeting: ResolvedMeeting, report: StatusReport) -> Iterator[Quad]:
    """A status report, in its article's graph and, because the history is reconciled, in the default graph."""
    if not ctx.holds(report.source):
        return
    iri, article = ctx.ids.report(meeting.id, report), ctx.ids.article(report.source.article)
    for graph in (None, article):
        yield Quad(ctx.ids.meeting(meeting.id), term("kg:statusReport"), iri, graph)
        yield Quad(iri, A, term("kg:StatusReport"), graph)
        yield Quad(iri, term("kg:reportedStatus"), concept("status", report.status), graph)
        if report.reported:
            yield Quad(iri, term("kg:reportedOn"), literals.partial_date(report.reported), graph)
        yield Quad(iri, SOURCE, ctx.ids.quote(report.source.article, report.source.quote), graph)


def claim_evidence(ctx: Context, meeting: ResolvedMeeting) -> Iterator[Quad]:
    """The claims of a meeting; the default graph learns no more than which of them conflict."""
    claims = sorted({claim for claim in meeting.claims if ctx.holds(claim.source)}, key=repr)
    for claim in claims:
        iri, article = ctx.ids.claim(meeting.id, claim), ctx.ids.article(claim.source.article)
        yield Quad(iri, A, term("kg:Claim"), article)
        yield Quad(iri, term("rdf:subject"), ctx.ids.meeting(meeting.id), article)
        yield Quad(iri, term("rdf:predicate"), FIELD_PROPERTIES[claim.field], article)
        yield Quad(iri, term("rdf:object"), _value(ctx, meeting, claim), article)
        yield Quad(iri, term("rdf:value"), Literal(claim.value), article)
        yield Quad(iri, LABEL, Literal(_words(ctx, claim)), article)
        yield Quad(iri, term("kg:stance"), concept("stance", claim.stance), article)
        if claim.said_by:
            yield Quad(iri, term("kg:saidBy"), Literal(claim.said_by), article)
        yield Quad(iri, SOURCE, ctx.ids.quote(claim.source.article, claim.source.quote), article)
        if claim.conflicts:
            yield Quad(ctx.ids.meeting(meeting.id), term("kg:conflict"), iri)
    for one, other in permutations(claims, 2):
        if excludes(one, other):
            graph = ctx.ids.article(one.source.article)
            other_iri = ctx.ids.claim(meeting.id, other)
            yield Quad(ctx.ids.claim(meeting.id, one), term("kg:conflictsWith"), other_iri, graph)


def excludes(one: ResolvedClaim, other: ResolvedClaim) -> bool:
    """Whether two claims of one meeting that ``resolve`` marked as conflicting are against each other.

    A month and a day in it are not, though a third date may conflict with both.
    """
    if not (one.conflicts and other.conflicts) or one.field != other.field or one.value == other.value:
        return False
    return one.field != "date" or not edtf.overlap(one.value, other.value)


def split_place(value: str) -> Place:
    """The place that a claim's value writes as "City, CODE", "City" or "CODE".

    >>> split_place("Vienna, AUT"), split_place("AUT"), split_place("Washington, D.C.").city
    (Place(city='Vienna', country='AUT', venue=None), Place(city=None, country='AUT', venue=None), 'Washington, D.C.')
    """
    city, comma, code = value.rpartition(", ")
    is_code = len(code) == 3 and code.isalpha() and code.isupper()
    if is_code and (city or not comma):
        return Place(city or None, code)
    return Place(value)


def _value(ctx: Context, meeting: ResolvedMeeting, claim: ResolvedClaim) -> NamedNode | Literal:
    """What the claim gives to its property: an IRI of a concept or thing, or a literal of the property's type."""
    value = claim.value
    match claim.field:
        case "date":
            return literals.partial_date(value)
        case "duration":
            return literals.duration(value)
        case "ordinal":
            return literals.integer(int(value)) if value.isascii() and value.isdigit() else Literal(value)
        case "status" | "mode" | "level":
            return concept(claim.field, value)
        case "party":
            return ctx.ids.party(value)
        case "place":
            return facts.place_iri(ctx, split_place(value)) or Literal(value)
        case "occasion":
            return facts.occasion_iri(ctx, meeting, value)
        case _:
            return ctx.ids.topic(value)


def _words(ctx: Context, claim: ResolvedClaim) -> str:
    """The claim's value in words that people use."""
    match claim.field:
        case "status" | "mode" | "level":
            return concept_labels().get(concept(claim.field, claim.value).value, claim.value)
        case "party":
            return ctx.party_name(claim.value)
        case "place":
            place = split_place(claim.value)
            return ctx.place_name(place.city, place.country)
        case _:
            return claim.value
