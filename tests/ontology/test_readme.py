"""The README of the ontology: its queries run, its prefixes and terms are the real ones."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib

from kgraph.rdf import ns, write
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.rdf.ontology import path
from tests.rdf.conftest import KNOWLEDGE, rows

README = path("README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"\*\*(.+?)\*\*[^`]*?(?:`[^`\n]+`[^`]*?)*```sparql\n(.+?)```", README, flags=re.DOTALL)
FACTS = README[README.index("### Properties") : README.index("### IRIs")]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(KNOWLEDGE))
    return made


def test_every_query_is_collected() -> None:
    assert len(QUERIES) == README.count("```sparql") == 25


@pytest.mark.parametrize(("title", "query"), QUERIES, ids=[title[:40] for title, _ in QUERIES])
def test_each_query_finds_something_and_every_column_is_bound_somewhere(
    store: ox.Store, title: str, query: str
) -> None:
    found = rows(store, query)
    assert found, title
    assert all(any(cell is not None for cell in column) for column in zip(*found, strict=True)), title


def test_the_prefixes_are_those_that_kgraph_gives() -> None:
    assert ns.sparql_prefixes(DEFAULT_BASE).strip() in README


def test_every_own_term_is_explained_and_every_explained_one_exists() -> None:
    ontology = rdflib.Graph().parse(path("kgraph.ttl"))
    kg = ns.VOCABULARIES["kg"]
    own = {str(term).removeprefix(kg) for term in ontology.subjects(rdflib.RDF.type, None) if str(term).startswith(kg)}
    assert own == set(re.findall(r"kg:(\w+)", README))


def test_every_property_of_the_data_is_in_the_tables() -> None:
    prefixes = {iri: name for name, iri in ns.VOCABULARIES.items()}
    used = set()
    for quad in write.quads(KNOWLEDGE):
        iri = quad.predicate.value
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        used.add(f"{prefixes[iri[:cut]]}:{iri[cut:]}")
    known = set(re.findall(r"\b[a-z]+:\w+", FACTS)) | {"rdf:type", "skos:inScheme", "skos:definition"}
    known |= {"skos:exactMatch", "skos:broadMatch", "dct:title"}  # of the value lists
    assert used <= known


def test_every_code_of_the_value_lists_but_the_roles_is_named() -> None:
    vocabulary = rdflib.Graph().parse(path("vocab.ttl"))
    for concept, code in vocabulary.subject_objects(rdflib.SKOS.notation):
        if "/role/" not in str(concept):
            assert re.search(rf"`(\w+:)?{re.escape(str(code))}`", README), code
