"""The examples beside the ontology: the good ones conform, each bad one fails with the message it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kgraph.rdf import bridge, check
from kgraph.rdf.ontology import path, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

GOOD = sorted(path("examples/good").iterdir())
BAD = sorted(path("examples/bad").iterdir())
HEAD = "# must fail with: "


def load(file: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=file, base_iri="https://w3id.org/kgraph/id/")
    return store


def expected(file: Path) -> str:
    return file.read_text(encoding="utf-8").splitlines()[0].removeprefix(HEAD)


def messages() -> list[str]:
    shapes = rdflib.Graph().parse(path("shapes.ttl"))
    return [str(message) for message in shapes.objects(None, rdflib.SH.message)]


def test_every_example_is_collected() -> None:
    """Guards against a suite that silently runs none of them."""
    assert (len(GOOD), len(BAD)) == (3, 47)


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_good_examples_conform(file: Path) -> None:
    assert check.shape_findings(load(file)) == set()


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_bad_examples_fail_with_their_message_alone(file: Path) -> None:
    assert {finding.message for finding in check.shape_findings(load(file))} == {expected(file)}


def test_every_message_has_a_bad_example() -> None:
    assert sorted(messages()) == sorted(expected(file) for file in BAD)


@pytest.mark.parametrize("file", [*GOOD, *BAD], ids=lambda file: file.stem)
def test_the_shapes_are_standard_shacl(file: Path) -> None:
    """pySHACL alone, running the SPARQL constraint itself, says the same as the check."""
    store = load(file)
    data = bridge.graph([*store, *vocabulary()])
    _, results, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(path("shapes.ttl")))
    assert isinstance(results, rdflib.Graph)
    found = {str(results.value(result, rdflib.SH.resultMessage)) for result in results.objects(None, rdflib.SH.result)}
    assert found == {finding.message for finding in check.shape_findings(store)}


def test_only_a_warning_where_a_party_is_unknown() -> None:
    findings = check.shape_findings(load(path("examples/bad/meeting-one-party.ttl")))
    assert {finding.severity for finding in findings} == {"Warning"}


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_quotes_of_the_good_examples_stand_in_the_text_of_their_head(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#   ")]
    store = load(file)
    found = 0
    for quad in store.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/ns/oa#exact"), None, None):
        assert isinstance(quad.object, ox.Literal)
        (line,) = [line for line in head if quad.object.value in line]
        text = line[3:].partition(": ")[2].strip() if file.suffix == ".trig" else line[4:]
        position = ox.NamedNode(str(quad.subject.value).replace("#text", "#position"))  # type: ignore[union-attr]
        edges = {q.predicate.value[-3:]: q.object for q in store.quads_for_pattern(position, None, None, None)}
        start, end = (int(edges[name].value) for name in ("art", "end"))  # type: ignore[union-attr]
        assert text[start:end] == quad.object.value
        found += 1
    assert found >= 2
