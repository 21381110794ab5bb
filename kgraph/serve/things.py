"""A thing of the graph, whatever it is: as a page with the quotes that say so, and as RDF."""

from __future__ import annotations

from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple, serialize

from kgraph.query.terms import compact
from kgraph.rdf import ns
from kgraph.serve import html
from kgraph.serve.negotiate import ENDINGS, GRAPHS, HTML
from kgraph.serve.protocol import RefusedError
from kgraph.serve.sections import ROWS, quotes, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.query.select import Reader

#: Which queries make the page of a thing of a class; other things get those of "thing".
_KINDS = {
    "kg:Meeting": "meeting",
    "schema:Person": "person",
    "schema:Country": "party",
    "org:Organization": "party",
    "schema:NewsArticle": "article",
    "oa:SpecificResource": "quote",
    "schema:City": "place",
    "schema:Event": "occasion",
}
#: What belongs to a thing and is told with it in RDF.
_PARTS = frozenset(
    ns.term(name).value
    for name in (
        "kg:participation",
        "kg:statusReport",
        "kg:conflict",
        "dct:source",
        "kg:standInSource",
        "oa:hasSelector",
    )
)
_DEPTH = 3
#: Most characters of a quote as a title.
_TITLE = 90


def answer(reader: Reader, iri: str, form: str) -> tuple[dict[str, Any], bytes]:
    """The page or the RDF of a thing; raises RefusedError (404) when the graph does not know it."""
    thing = _node(iri)
    if not _known(reader, thing):
        raise RefusedError(404, f"nothing is known of {iri}")
    if form == HTML:
        return {"type": HTML}, _page(reader, thing)
    triples = sorted(set(_description(reader, thing)) or set(_mentions(reader, thing)), key=str)
    content = serialize(triples, format=GRAPHS[form], prefixes=ns.prefixes(reader.base))
    return {"type": form}, content or b""


def home(reader: Reader) -> bytes:
    """The first page: how much there is, the latest meetings, who is in most of them."""
    return html.page("home", sections=sections(reader, "home", None), base=reader.base)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise RefusedError(400, "this is no absolute IRI") from None


def _known(reader: Reader, thing: NamedNode) -> bool:
    store = reader.store
    found = (store.quads_for_pattern(thing, None, None), store.quads_for_pattern(None, None, thing))
    return any(next(quads, None) is not None for quads in found)


# --- the page ---


def _page(reader: Reader, thing: NamedNode) -> bytes:
    types = {quad.object.value for quad in _about(reader, thing, ns.A) if isinstance(quad.object, NamedNode)}
    kind = next((name for curie, name in _KINDS.items() if ns.term(curie).value in types), "thing")
    label = next((q.object.value for q in _about(reader, thing, ns.LABEL) if isinstance(q.object, Literal)), None)
    scope = {"person": "person", "party": "state"}.get(kind)
    known = next((q.object.value for p in (ns.NOTATION, ns.IDENTIFIER) for q in _about(reader, thing, p)
                  if isinstance(q.object, Literal)), None)  # fmt: skip
    return html.page(
        "thing",
        title=label or _words(reader, thing) or compact(thing, reader.base),
        kinds=sorted(compact(NamedNode(name), reader.base) for name in types),
        iri=thing.value,
        base=reader.base,
        picture=(scope, known) if scope and known else None,
        forms={ending: media for ending, media in ENDINGS.items() if media != HTML},
        query=f"iri={quote(thing.value, safe='')}&" if "?" in (html.path(reader.base, thing.value) or "") else "",
        sections=sections(reader, kind, thing),
    )


def _words(reader: Reader, thing: NamedNode) -> str | None:
    """The words of a quote as a title; None for all that is none."""
    found = quotes(reader, [thing.value]).get(thing.value)
    return f"“{shorten(found.exact, _TITLE, placeholder='…')}”" if found else None


def _about(reader: Reader, thing: NamedNode, predicate: NamedNode | None) -> Iterator[Quad]:
    return reader.store.quads_for_pattern(thing, predicate, None, None)


# --- RDF ---


def _mentions(reader: Reader, thing: NamedNode) -> Iterator[Triple]:
    """Where a thing is named of which nothing is said itself: the value of a claim that lost, for example."""
    for quad in islice(reader.store.quads_for_pattern(None, None, thing), ROWS):
        yield quad.triple


def _description(reader: Reader, thing: NamedNode, depth: int = _DEPTH) -> Iterator[Triple]:
    """What is said of a thing, of its parts and their quotes, in any graph, and the labels of all that names."""
    for quad in _about(reader, thing, None):
        yield quad.triple
        if not isinstance(quad.object, NamedNode):
            continue
        if depth and quad.predicate.value in _PARTS:
            yield from _description(reader, quad.object, depth - 1)
        else:
            yield from (label.triple for label in _about(reader, quad.object, ns.LABEL))
