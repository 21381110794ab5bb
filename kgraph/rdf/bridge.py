"""pyoxigraph quads as an rdflib graph, for the libraries that want one (pySHACL, the JSON-LD serialiser)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

if TYPE_CHECKING:
    from collections.abc import Iterable


def graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples of the quads, whatever graph they are in, their literals letter for letter."""
    made = rdflib.Graph(bind_namespaces="none")
    for quad in quads:
        made.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return made


def _term(value: object) -> rdflib.IdentifiedNode | rdflib.Literal:
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if not isinstance(value, ox.Literal):
        raise TypeError(f"no RDF 1.1 term: {value}")
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype.value == str(rdflib.XSD.string):
        return rdflib.Literal(value.value)
    # normalising would make PT60M into PT1H
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False)
