"""Programs that people use: SPARQLWrapper, rdflib's SPARQLStore and SERVICE, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

if TYPE_CHECKING:
    from tests.serve.conftest import Client

KG = rdflib.Namespace("https://w3id.org/kgraph/ns#")
MEETING = rdflib.URIRef("https://w3id.org/kgraph/id/meeting/wellington")
NAMES = 'SELECT ?name { ?p a schema:Person ; rdfs:label ?name FILTER (STRSTARTS(?name, "Lucía")) }'


@pytest.fixture
def endpoint(client: Client) -> str:
    return f"{client.address}/sparql"


# --- SPARQLWrapper ---


@pytest.mark.parametrize(("method", "way"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_select(endpoint: str, method: str, way: str, form: str) -> None:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(way)
    wrapper.setReturnFormat(form)
    wrapper.setQuery(NAMES)
    found = wrapper.queryAndConvert()
    if form == JSON:
        assert found["results"]["bindings"] == [{"name": {"type": "literal", "value": "Lucía Araya"}}]
    else:
        assert "Lucía Araya" in (found.toxml() if form == XML else found.decode())


@pytest.mark.parametrize("form", [TURTLE, RDFXML])
def test_sparqlwrapper_construct(endpoint: str, form: str) -> None:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setReturnFormat(form)
    wrapper.setQuery("CONSTRUCT WHERE { ?m a kg:Meeting }")
    found = wrapper.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert (MEETING, rdflib.RDF.type, KG.Meeting) in graph


def test_sparqlwrapper_errors_and_datasets(endpoint: str) -> None:
    wrapper = SPARQLWrapper(endpoint, defaultGraph="https://w3id.org/kgraph/id/article/bay-times")
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("SELECT DISTINCT ?a { ?q oa:hasSource ?a }")
    found = [row["a"]["value"] for row in wrapper.queryAndConvert()["results"]["bindings"]]
    assert found == ["https://w3id.org/kgraph/id/article/bay-times"]
    wrapper.setQuery("SELECT ?x { ?x rdfs:lable }")
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper.query()


# --- rdflib ---


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_sparqlstore(endpoint: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
    assert (MEETING, rdflib.RDF.type, KG.Meeting) in graph
    assert rdflib.Literal("Wellington") in {
        label
        for place in graph.objects(MEETING, rdflib.SDO.location)
        for label in graph.objects(place, rdflib.RDFS.label)
    }
    rows = graph.query("SELECT ?p { ?m kg:party ?p }", initNs={"kg": KG}, initBindings={"m": MEETING})
    assert {str(row[0]).rpartition("/")[2] for row in rows} == {"NZL", "NOR"}
    assert len(graph) > 500


def test_sparqlstore_cannot_write(endpoint: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint))
    with pytest.raises(TypeError, match="read only"):
        graph.add((MEETING, rdflib.RDFS.label, rdflib.Literal("x")))


def test_others_may_federate_with_it(endpoint: str) -> None:
    rows = rdflib.Graph().query(
        f"SELECT ?name {{ SERVICE <{endpoint}> {{ ?p a <https://schema.org/Person> ; "
        "<http://www.w3.org/2000/01/rdf-schema#label> ?name } } ORDER BY ?name LIMIT 1"
    )
    assert [str(row[0]) for row in rows] == ["Ama Boateng"]


def test_rdflib_reads_a_thing_from_its_address(client: Client) -> None:
    graph = rdflib.Graph().parse(f"{client.address}/id/meeting/wellington")
    assert (MEETING, rdflib.RDF.type, KG.Meeting) in graph


# --- curl ---


@pytest.fixture
def curl() -> str:
    found = shutil.which("curl")
    if found is None:
        pytest.skip("curl is not installed: the examples of the help were not tried")
    return found


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    return done.stdout


def test_curl(curl: str, endpoint: str) -> None:
    assert "Lucía Araya" in run(curl, "-s", endpoint, "--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv")
    assert "Lucía Araya" in run(curl, "-s", "-G", endpoint, "--data-urlencode", f"query={NAMES}")
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", NAMES)
    assert json.loads(run(curl, "-s", endpoint, *direct))["results"]["bindings"]
    head = run(curl, "-s", "-I", endpoint).lower()
    assert head.startswith("http/1.1 200")
    assert "content-type: text/turtle" in head
