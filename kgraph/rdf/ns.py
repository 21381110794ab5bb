"""The namespaces of the graph, each term spelt in one place.

Which term means what: ``ontology/README.md``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

VOCAB_BASE = "https://w3id.org/kgraph/vocab/"
#: The value lists of ``ontology/vocab.ttl``.
SCHEMES = ("format", "level", "mode", "role", "stance", "standing", "status")

#: Prefixes of queries and of every serialisation; :func:`prefixes` adds those of the data.
VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {
        "dct": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "kg": "https://w3id.org/kgraph/ns#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vocab": VOCAB_BASE,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{scheme: f"{VOCAB_BASE}{scheme}/" for scheme in SCHEMES},
    }
)
#: Kinds of things with an IRI of their own below the base; each is a prefix too (``state:FRA``).
KINDS = ("article", "meeting", "organisation", "person", "state")


def prefixes(base: str) -> dict[str, str]:
    """Every prefix, those of the data below ``base`` included, in alphabetical order.

    >>> prefixes("https://example.org/")["state"]
    'https://example.org/state/'
    """
    return dict(sorted({**VOCABULARIES, **{kind: f"{base}{kind}/" for kind in KINDS}}.items()))


def sparql_prefixes(base: str) -> str:
    """The same as the head of a query, one ``PREFIX`` line each."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(base).items())


def term(curie: str) -> NamedNode:
    """The IRI of a prefixed name of a vocabulary.

    >>> term("kg:party").value
    'https://w3id.org/kgraph/ns#party'
    """
    prefix, _, local = curie.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


A = term("rdf:type")
LABEL = term("rdfs:label")
IDENTIFIER = term("dct:identifier")
SOURCE = term("dct:source")
NOTATION = term("skos:notation")

#: The property that a claim's field is about; the fields are those of ``kgraph.model.Claim``.
FIELD_PROPERTIES: Mapping[str, NamedNode] = MappingProxyType(
    {
        "date": term("dct:date"),
        "duration": term("schema:duration"),
        "level": term("kg:level"),
        "mode": term("schema:eventAttendanceMode"),
        "occasion": term("kg:onSidelinesOf"),
        "ordinal": term("kg:ordinal"),
        "party": term("kg:party"),
        "place": term("schema:location"),
        "status": term("schema:eventStatus"),
        "topic": term("schema:about"),
    }
)
