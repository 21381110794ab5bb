"""The RDF formats."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kgraph.rdf import bridge
from kgraph.rdf.ns import A, prefixes
from kgraph.rdf.ontology import path
from kgraph.rdf.write import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable


def nquads(store: Store, base: str) -> bytes:
    """Every quad, lines sorted by code point."""
    return serialize(canonical(store), format=RdfFormat.N_QUADS) or b""


def trig(store: Store, base: str) -> bytes:
    """Every quad as TriG, the default graph first."""
    return _head_sorted(
        serialize(sorted(set(store), key=_reading_order), format=RdfFormat.TRIG, prefixes=prefixes(base))
    )


def turtle(store: Store, base: str) -> bytes:
    """Every triple as Turtle, without the graph names: claims are reified, so this asserts no more than the facts."""
    merged = {Quad(quad.subject, quad.predicate, quad.object) for quad in store}
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in sorted(merged, key=_reading_order)]
    return _head_sorted(serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes(base)))


def jsonld(store: Store, base: str) -> bytes:
    """Every quad as JSON-LD with its context inside: one object a thing, and one a named graph."""
    top: list[dict[str, Any]] = []
    for name, quads in groupby(sorted(set(store), key=_graph_name), key=_graph_name):
        nodes = _nodes(quads)
        top += nodes if not name else [{"id": name, "@graph": nodes}]
    document = {"@context": _context(), "@graph": top}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(path("context.jsonld").read_bytes())["@context"]
    return context


def _nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    document = json.loads(bridge.graph(quads).serialize(format="json-ld", context=_context()))
    nodes = document.get("@graph", [{key: value for key, value in document.items() if key != "@context"}])
    return sorted((_settled(node) for node in nodes), key=lambda node: str(node["id"]))


def _settled(node: dict[str, Any]) -> dict[str, Any]:
    """The object with its keys and the values under each in one order."""
    values = {key: sorted(value, key=repr) if isinstance(value, list) else value for key, value in node.items()}
    return dict(sorted(values.items(), key=lambda item: (item[0] not in {"id", "type"}, item[0])))


def _graph_name(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _reading_order(quad: Quad) -> tuple[bool, str, str, bool, str]:
    """Default graph first, then by graph and subject, the types of a thing before the rest."""
    named = not isinstance(quad.graph_name, DefaultGraph)
    return named, str(quad.graph_name), str(quad.subject), quad.predicate != A, f"{quad.predicate} {quad.object}"


def _head_sorted(document: bytes | None) -> bytes:
    """pyoxigraph promises no order of prefixes."""
    lines = (document or b"").split(b"\n")
    end = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"\n".join([*sorted(lines[:end]), b"", *lines[end:]])
