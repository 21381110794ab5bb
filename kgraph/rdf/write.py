"""Knowledge to RDF: reconciled facts in the default graph, what each article says in that article's graph.

The model is described in ``ontology/README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.rdf import evidence, facts
from kgraph.rdf.context import Context, context
from kgraph.rdf.ids import Ids
from kgraph.rdf.ontology import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from kgraph.model import Knowledge


def quads(knowledge: Knowledge, ids: Ids | None = None) -> Iterator[Quad]:
    """Every quad of a knowledge, the value lists included; in no order, and some more than once.

    Nothing is written without a quote that stands in its article: see :func:`unsupported` for what that leaves out.
    The order of the knowledge's tuples makes no difference to the set of quads.
    """
    ctx = context(knowledge, ids or Ids())
    yield from vocabulary()
    for article in knowledge.articles:
        yield from facts.article_facts(ctx, article)
    for person in knowledge.people:
        yield from facts.person_facts(ctx, person)
    for tenure in knowledge.tenures:
        yield from facts.tenure_facts(ctx, tenure)
    for meeting in knowledge.meetings:
        if ctx.valid(meeting.sources):
            yield from facts.meeting_facts(ctx, meeting)
            yield from evidence.claim_evidence(ctx, meeting)
            for report in meeting.history:
                yield from evidence.report_evidence(ctx, meeting, report)
    for source in ctx.valid(evidence.all_sources(knowledge)):
        yield from evidence.quote_evidence(ctx, source)


def canonical(statements: Iterable[Quad]) -> list[Quad]:
    """The distinct quads in the order of their N-Quads lines: the one order that every export uses."""
    return sorted(set(statements), key=str)


def unsupported(knowledge: Knowledge) -> list[str]:
    """One line for each thing that :func:`quads` leaves out because no quote of it stands in its article, sorted."""
    ctx = context(knowledge, Ids())
    return sorted(set(_unsupported(ctx, knowledge)))


def _unsupported(ctx: Context, knowledge: Knowledge) -> Iterator[str]:
    for source in evidence.all_sources(knowledge):
        if not ctx.holds(source):
            quote = source.quote
            yield f"{source.article}:{quote.start}-{quote.end}: the article does not have {quote.text!r} there"
    for tenure in knowledge.tenures:
        if not ctx.valid(tenure.sources):
            yield f"tenure of {tenure.person} as {tenure.office or tenure.role}: no valid quote"
    for meeting in knowledge.meetings:
        if not ctx.valid(meeting.sources):
            yield f"meeting {meeting.id} ({meeting.label}): no valid quote"
        for part in meeting.participations:
            if not ctx.valid(part.sources + part.stand_in_sources):
                yield f"participation of {part.person or 'an unnamed person'} in meeting {meeting.id}: no valid quote"
