"""The query operation of the SPARQL 1.1 Protocol: the cases of the W3C's test suite, told of our own graph.

Names are those of https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ (the query tests).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

if TYPE_CHECKING:
    from tests.serve.conftest import Client, Reply

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
BAY, FORUM, HARBOUR = (
    f"https://w3id.org/kgraph/id/article/{name}" for name in ("bay-times", "forum-notes", "harbour-post")
)
TABLES = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
}  # fmt: skip
GRAPHS = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"}


def post(client: Client, body: str, kind: str | None, address: str = "", charset: str = "utf-8", **more: str) -> Reply:
    headers = {**({"Content-Type": kind} if kind is not None else {}), **more}
    return client.send("POST", f"/sparql{address}", body.encode(charset), headers)


def form(*fields: tuple[str, str]) -> str:
    return urlencode(fields)


def yes(reply: Reply) -> bool:
    assert reply.status == 200, reply.text
    answer: bool = json.loads(reply.body)["boolean"]
    return answer


# --- tests that must succeed ---


def test_query_get(client: Client) -> None:
    reply = client.query("ASK {}")
    assert yes(reply)
    assert reply.media in TABLES


def test_query_post_form(client: Client) -> None:
    reply = post(client, form(("query", "ASK {}")), FORM)
    assert yes(reply)
    assert reply.media in TABLES


def test_query_post_direct(client: Client) -> None:
    reply = post(client, "ASK {}", DIRECT)
    assert yes(reply)
    assert reply.media in TABLES


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_dataset_default_graph(client: Client, method: str) -> None:
    fields = form(("query", f"ASK {{ ?quote oa:hasSource <{BAY}> }}"), ("default-graph-uri", BAY))
    reply = client.get(f"/sparql?{fields}") if method == "GET" else post(client, fields, FORM)
    assert yes(reply)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_dataset_default_graphs(client: Client, method: str) -> None:
    query = f"ASK {{ ?one oa:hasSource <{BAY}> . ?other oa:hasSource <{FORUM}> }}"
    fields = form(("query", query), ("default-graph-uri", BAY), ("default-graph-uri", FORUM))
    reply = client.get(f"/sparql?{fields}") if method == "GET" else post(client, fields, FORM)
    assert yes(reply)
    one = form(("query", query), ("default-graph-uri", BAY))
    assert not yes(client.get(f"/sparql?{one}"))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_dataset_named_graphs(client: Client, method: str) -> None:
    query = "SELECT ?g { GRAPH ?g { ?quote oa:hasSource ?article } } GROUP BY ?g ORDER BY ?g"
    fields = form(("query", query), ("named-graph-uri", FORUM), ("named-graph-uri", BAY))
    reply = client.get(f"/sparql?{fields}") if method == "GET" else post(client, fields, FORM)
    assert [row["g"]["value"] for row in json.loads(reply.body)["results"]["bindings"]] == [BAY, FORUM]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_dataset_full(client: Client, method: str) -> None:
    query = f"ASK {{ ?one oa:hasSource <{BAY}> . GRAPH ?g {{ ?other oa:hasSource <{FORUM}> }} }}"
    fields = form(("query", query), ("default-graph-uri", BAY), ("named-graph-uri", FORUM))
    reply = client.get(f"/sparql?{fields}") if method == "GET" else post(client, fields, FORM)
    assert yes(reply)


def test_query_multiple_dataset(client: Client) -> None:
    """The dataset of the protocol stands against that of the query."""
    query = f"ASK FROM <{HARBOUR}> {{ ?quote oa:hasSource <{BAY}> }}"
    assert not yes(client.query(query))
    assert yes(client.get(f"/sparql?{form(('query', query), ('default-graph-uri', BAY))}"))


def test_a_dataset_of_the_client_is_all_there_is(client: Client) -> None:
    fields = form(("query", "ASK { GRAPH ?g { ?s ?p ?o } }"), ("default-graph-uri", BAY))
    assert not yes(client.get(f"/sparql?{fields}"))
    fields = form(("query", "ASK { ?s ?p ?o }"), ("named-graph-uri", BAY))
    assert not yes(client.get(f"/sparql?{fields}"))


def test_direct_post_takes_the_dataset_from_the_address(client: Client) -> None:
    address = f"?{form(('default-graph-uri', BAY))}"
    assert yes(post(client, f"ASK {{ ?quote oa:hasSource <{BAY}> }}", DIRECT, address))
    assert not yes(post(client, f"ASK {{ ?quote oa:hasSource <{FORUM}> }}", DIRECT, address))


@pytest.mark.parametrize("kind", ["select", "ask"])
def test_query_content_type_of_tables(client: Client, kind: str) -> None:
    query = {"select": "SELECT (1 AS ?value) {}", "ask": "ASK {}"}[kind]
    for media in sorted(TABLES):
        reply = client.query(query, media)
        assert (reply.status, reply.media) == (200, media)


@pytest.mark.parametrize("query", ["DESCRIBE <https://w3id.org/kgraph/id/state/NZL>", "CONSTRUCT { <a> <b> 1 } {}"])
def test_query_content_type_of_graphs(client: Client, query: str) -> None:
    for media in sorted(GRAPHS):
        reply = client.query(query, media)
        assert (reply.status, reply.media) == (200, media)
        assert reply.body.strip()


def test_relative_iris_are_resolved_against_the_endpoint(client: Client) -> None:
    reply = client.query("SELECT (<x> AS ?iri) {}", "text/csv")
    assert reply.text.split() == ["iri", f"{client.address}/x"]


# --- tests that must fail ---


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(client: Client, method: str) -> None:
    reply = client.send(method, f"/sparql?{form(('query', 'ASK {}'))}")
    assert reply.status == 405
    assert "POST" in reply.headers["allow"]


def test_bad_multiple_queries(client: Client) -> None:
    both = form(("query", "ASK {}"), ("query", "SELECT * {}"))
    assert client.get(f"/sparql?{both}").status == 400
    assert post(client, both, FORM).status == 400
    assert post(client, "ASK {}", DIRECT, f"?{form(('query', 'ASK {}'))}").status == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data", "", None])
def test_bad_query_wrong_media_type(client: Client, kind: str | None) -> None:
    assert post(client, "ASK {}", kind).status == 415


def test_bad_query_missing_form_type(client: Client) -> None:
    assert post(client, form(("query", "ASK {}")), None).status == 415


def test_bad_query_missing_direct_type(client: Client) -> None:
    assert post(client, "ASK {}", None).status == 415


def test_bad_query_non_utf8(client: Client) -> None:
    assert post(client, "ASK {}", DIRECT, charset="utf-16").status == 400
    assert post(client, "ASK {}", f"{DIRECT}; charset=UTF-16", charset="utf-16").status == 415
    assert client.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%7D").status == 400


@pytest.mark.parametrize("query", ["ASK", "SELECT * { ?s ?p", "", "hello", "SELECT ?x { ?s foaf:name ?x }"])
def test_bad_query_syntax(client: Client, query: str) -> None:
    reply = client.query(query)
    assert reply.status == 400
    assert reply.media == "text/plain"
    assert reply.text.startswith("line 1, column ")


def test_no_query_in_a_form(client: Client) -> None:
    assert post(client, "", FORM).status == 400
    assert client.get("/sparql?default-graph-uri=urn:x").status == 400


@pytest.mark.parametrize("iri", ["", "relative", "http://x/ y", "a>b", "http://x/{}"])
def test_a_graph_that_is_no_iri(client: Client, iri: str) -> None:
    assert client.get(f"/sparql?query=ASK%7B%7D&default-graph-uri={quote(iri)}").status == 400


# --- nothing changes, nobody else is asked ---


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:a> <a:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL", "LOAD <http://127.0.0.1:1/>"]
)
def test_updates_are_refused(client: Client, update: str) -> None:
    before = client.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    assert post(client, form(("update", update)), FORM).status == 403
    assert post(client, update, "application/sparql-update").status == 403
    assert client.get(f"/sparql?{form(('update', update))}").status == 403
    assert client.query(update).status == 400
    assert client.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before


def test_service_is_refused(client: Client) -> None:
    reply = client.query(f"SELECT * {{ SERVICE <{client.address}/sparql> {{ ?s ?p ?o }} }}")
    assert reply.status == 400
    assert "SERVICE is refused" in reply.text


# --- content ---


def test_percent_encoding_is_read_once(client: Client) -> None:
    body = form(("query", 'SELECT ("100%25+x & y" AS ?text) {}'))
    assert post(client, body, FORM, Accept="text/csv").text.split("\r\n")[1] == "100%25+x & y"


def test_a_result_is_the_same_in_every_form(client: Client) -> None:
    query = 'SELECT ?name { ?p a schema:Person ; rdfs:label ?name FILTER (CONTAINS(?name, "í")) }'
    assert "Lucía Araya" in client.query(query, "text/csv").text
    assert '"Lucía Araya"' in client.query(query, "text/tab-separated-values").text
    assert "<literal>Lucía Araya</literal>" in client.query(query, "application/sparql-results+xml").text
    row = json.loads(client.query(query, "application/sparql-results+json").body)["results"]["bindings"]
    assert {"name": {"type": "literal", "value": "Lucía Araya"}} in row


@pytest.mark.parametrize("kind", ["text/html", "image/png", "application/pdf;q=1, text/turtle"])
def test_a_form_that_there_is_not(client: Client, kind: str) -> None:
    reply = client.query("SELECT * {} LIMIT 1", kind)
    assert reply.status == 406
    assert "application/sparql-results+json" in reply.text


def test_weights_decide(client: Client) -> None:
    accept = "application/sparql-results+json;q=0.2, text/csv;q=0.9, */*;q=0.1"
    assert client.query("ASK {}", accept).media == "text/csv"
    assert client.query("CONSTRUCT {} {}", "text/*;q=0.5, application/rdf+xml;q=0.6").media == "application/rdf+xml"


# --- around the queries ---


@pytest.mark.parametrize("media", sorted(GRAPHS))
def test_service_description(client: Client, media: str) -> None:
    import rdflib

    reply = client.get("/sparql", media)
    assert (reply.status, reply.media) == (200, media)
    formats = {"application/ld+json": "json-ld", "application/n-triples": "nt", "application/rdf+xml": "xml"}
    graph = rdflib.Graph().parse(data=reply.text, format=formats.get(media, "turtle"))
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(f"{client.address}/sparql")
    assert (service, rdflib.RDF.type, sd.Service) in graph
    assert (service, sd.endpoint, service) in graph
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert (service, sd.resultFormat, rdflib.URIRef("http://www.w3.org/ns/formats/SPARQL_Results_JSON")) in graph


def test_service_description_for_people(client: Client) -> None:
    reply = client.get("/sparql", "text/html,application/xml;q=0.9,*/*;q=0.8")
    assert reply.media == "text/html"
    assert f"{client.address}/sparql" in reply.text
    assert client.get("/sparql", "image/png").status == 406


def test_head_is_get_without_the_body(client: Client) -> None:
    for path in ("/sparql", f"/sparql?{form(('query', 'ASK {}'))}", "/", "/id/state/NZL", "/static/style.css"):
        get, head = client.get(path), client.send("HEAD", path)
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == str(len(get.body))
        assert head.headers["content-type"] == get.headers["content-type"]
    assert client.send("HEAD", "/sparql?query=nonsense").status == 400


def test_pages_of_other_sites_may_ask(client: Client) -> None:
    reply = client.get(f"/sparql?{form(('query', 'ASK {}'))}", Origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers
    wanted = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST",
              "Access-Control-Request-Headers": "content-type"}  # fmt: skip
    preflight = client.send("OPTIONS", "/sparql", headers=wanted)
    assert preflight.status == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "content-type" in preflight.headers["access-control-allow-headers"].lower()


def test_options(client: Client) -> None:
    reply = client.send("OPTIONS", "/sparql")
    assert reply.status == 204
    assert {word.strip() for word in reply.headers["allow"].split(",")} == {"GET", "HEAD", "OPTIONS", "POST"}
