"""Where the ontology's files are: in a checkout beside the package, in an installed wheel inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kgraph.rdf.ns import LABEL, VOCAB_BASE, term

_PACKAGE = Path(__file__).resolve().parent.parent


def path(name: str = "") -> Path:
    """The file or folder ``name`` of the ontology ("kgraph.ttl", "examples/good"), or its folder.

    Raises FileNotFoundError when this installation lacks it.

    >>> path("vocab.ttl").name
    'vocab.ttl'
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"the ontology's {name or 'folder'} is missing from this installation")


@cache
def vocabulary() -> tuple[Quad, ...]:
    """The value lists as quads of the default graph, each concept with a plain ``rdfs:label`` besides its prefLabel."""
    quads: list[Quad] = []
    for quad in parse(path=path("vocab.ttl"), format=RdfFormat.TURTLE):
        quads.append(quad)
        if quad.predicate == term("skos:prefLabel") and isinstance(quad.object, Literal):
            quads.append(Quad(quad.subject, LABEL, Literal(quad.object.value)))
    return tuple(quads)


@cache
def concept_labels() -> dict[str, str]:
    """Label by concept IRI: what people call a status, level, mode, role, standing, stance or format.

    >>> concept_labels()["https://w3id.org/kgraph/vocab/role/igo_head"]
    'head of an international organisation'
    """
    return {
        quad.subject.value: quad.object.value
        for quad in vocabulary()
        if quad.predicate == LABEL and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }


def office_words(office: str | None, role: str | None) -> str | None:
    """What to call an office: the words of the text, else what people call its role.

    >>> office_words("External Affairs Minister", "foreign_minister"), office_words(None, "foreign_minister")
    ('External Affairs Minister', 'foreign minister')
    """
    return office or (concept_labels().get(f"{VOCAB_BASE}role/{role}", role) if role else None)
