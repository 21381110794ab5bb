"""The description of the service in RDF.

Source: SPARQL 1.1 Service Description (W3C Recommendation, 2013).
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple, serialize

from kgraph.rdf import ns
from kgraph.serve.negotiate import GRAPHS, TABLES

_SD = "http://www.w3.org/ns/sparql-service-description#"


def describe(endpoint: str, media: str) -> bytes:
    """The description of the service at an address, in a form of a graph; raises ValueError when that is no IRI."""
    service = NamedNode(endpoint)
    dataset, default = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#default-graph")
    formats = sorted({form.iri for forms in (TABLES, GRAPHS) for form in forms.values()})
    triples = [
        Triple(service, ns.A, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(Triple(service, _sd("resultFormat"), NamedNode(iri)) for iri in formats),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, ns.A, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), default),
        Triple(default, ns.A, _sd("Graph")),
    ]
    return serialize(triples, format=GRAPHS[media], prefixes={"sd": _SD}) or b""


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
