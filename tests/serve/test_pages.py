"""Pages and RDF of things, the ask box, the picture: what they show, and what hostile text does in them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib

from kgraph.model import Article, Knowledge, Participation, ResolvedMeeting, ResolvedPerson, StatusReport
from kgraph.rdf import write
from kgraph.rdf.ids import Ids
from tests.query.world import HELD, INSTEAD, KNOWLEDGE, TEXTS, says
from tests.serve.conftest import lay, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serve.conftest import Client

BASE = Ids().base
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMATS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}
HOSTILE = "<script>window.x=1</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


def all_iris() -> set[str]:
    """Every IRI of the data of the world, without the parts of quotes (fragments, which no client sends)."""
    found = set()
    for quad in write.quads(KNOWLEDGE, Ids()):
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
                found.add(term.value.partition("#")[0])
    return found


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_iri_has_a_page_and_rdf_about_it(client: Client) -> None:
    iris = sorted(all_iris())
    assert len(iris) > 100
    for iri in iris:
        path = f"/id/{iri.removeprefix(BASE)}"
        page = client.get(path, HTML)
        assert (page.status, page.media) == (200, "text/html"), iri
        assert iri.replace("'", "&#39;") in page.text
        assert "<h1></h1>" not in page.text
        turtle = client.get(path, "text/turtle")
        assert (turtle.status, turtle.media) == (200, "text/turtle"), iri
        graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
        assert rdflib.URIRef(iri) in {*graph.subjects(), *graph.objects()}, iri


def test_links_of_pages_lead_somewhere(client: Client) -> None:
    seen, todo = set(), ["/"]
    while todo and len(seen) < 400:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        reply = client.get(path, HTML)
        assert reply.status == 200, path
        if path.startswith(("/picture", "/editor")):
            continue
        found = [link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', reply.text)]
        todo += sorted(link for link in found if link)
    assert {"/sparql", "/picture", "/id/person/paki", "/id/state/NZL", "/static/style.css"} <= seen


def test_page_of_a_meeting(client: Client) -> None:
    page = text_of(client.get("/id/meeting/valparaiso", HTML).text)
    for words in (
        "New Zealand–Chile–Iceland ministerial talks, Valparaíso, 9 May 2019",
        "2019-05-09",
        "held",
        "Southern Ocean Forum",
        "krill",
        "Mere Tawhiri Deputy Foreign Minister New Zealand Rewi Paki",
        "planned",
        "Sources disagree",
        "PT40M",
        "New Zealand–Chile talks, Oslo, March 2018",
    ):
        assert words in page
    assert f"<mark>{INSTEAD.quote.text}</mark>" in client.get("/id/meeting/valparaiso", HTML).text
    assert f"{HELD.quote.start}-{HELD.quote.end}" in page


def test_page_of_a_person(client: Client) -> None:
    page = text_of(client.get("/id/person/paki", HTML).text)
    for words in ("Rewi Pakí", "Foreign Minister New Zealand", "2021-06-16", "Who came instead", "Mere Tawhiri"):
        assert words in page
    assert page.index("20 September 2021") < page.index("14 June 2021"), "the newest meeting comes first"


def test_page_of_a_party(client: Client) -> None:
    page = text_of(client.get("/id/state/NZL", HTML).text)
    for words in ("New Zealand", "Who spoke for it", "Mere Tawhiri", "Wellington", "Meetings there"):
        assert words in page
    assert "European Union" in client.get("/id/organisation/EU", HTML).text


def test_page_of_a_quote_and_of_its_article(client: Client) -> None:
    source = says("harbour-post", "They discussed whaling")
    page = client.get(f"/id/quote/harbour-post/{source.quote.start}-{source.quote.end}", HTML)
    assert "<mark>They discussed whaling</mark>" in page.text
    assert "/id/article/harbour-post" in page.text
    article = text_of(client.get("/id/article/harbour-post", HTML).text)
    assert "They discussed whaling" in article
    assert "New Zealand–Norway ministerial meeting, Wellington" in article


@pytest.mark.parametrize("media", sorted(FORMATS))
def test_rdf_of_a_meeting_has_its_quotes(client: Client, media: str) -> None:
    reply = client.get("/id/meeting/valparaiso", media)
    assert reply.media == media
    graph = rdflib.Graph().parse(data=reply.text, format=FORMATS[media])
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert {INSTEAD.quote.text, HELD.quote.text} <= {str(words) for words in graph.objects(None, exact)}
    assert client.get("/id/meeting/valparaiso", media).body == reply.body


def test_the_form_can_be_in_the_address(client: Client) -> None:
    assert client.get("/id/state/NZL?format=ttl", HTML).media == "text/turtle"
    assert client.get("/id/state/NZL?format=nt").media == "application/n-triples"
    assert client.get("/id/state/NZL?format=exe").status == 406


def test_values_of_lists_and_the_ontology_have_pages(client: Client) -> None:
    page = text_of(client.get("/vocab/status/cancelled", HTML).text)
    assert "rdfs:label cancelled" in page
    assert "Norway–Iceland" in page, "the meetings of that status"
    assert rdflib.Graph().parse(data=client.get("/ns", "text/turtle").text, format="turtle")


@pytest.mark.parametrize(
    "path",
    [
        "/id/",
        "/id/state/XXX",
        "/id/person/%3Cscript%3E",
        "/id/%FF",
        "/id/../../etc/passwd",
        "/nothing",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/vocab/no",
        "/id?iri=urn:x",
        "/id/state/NZL/",
    ],
)
def test_what_is_unknown_is_not_found(client: Client, path: str) -> None:
    for accept in (HTML, "text/turtle"):
        reply = client.get(path, accept)
        assert reply.status in {400, 404}, path
        assert "<script>" not in reply.text
        assert "Traceback" not in reply.text


def test_an_iri_can_be_spelt_in_other_ways(client: Client) -> None:
    city = "/id/city/CHL/Valpara%C3%ADso"
    assert client.get(city, HTML).status == 200
    assert client.get("/id/city/CHL/Valpara%c3%adso", HTML).body == client.get(city, HTML).body
    iri = quote(f"{BASE}city/CHL/Valpara%C3%ADso", safe="")
    assert client.get(f"/id?iri={iri}", HTML).body == client.get(city, HTML).body


# --- asking ---


def test_ask_box(client: Client) -> None:
    page = client.get("/ask?q=Who+represented+New+Zealand+in+May+2019%3F", HTML)
    assert page.status == 200
    words = text_of(page.text)
    assert "Mere Tawhiri" in words
    assert INSTEAD.quote.text in words
    assert "/editor#query=PREFIX" in page.text
    answer = json.loads(client.get("/ask?q=Who+represented+New+Zealand+in+May+2019%3F", "application/json").body)
    assert answer["understood"] is True
    assert answer["rows"][0]["person"] == "Mere Tawhiri"
    assert answer["evidence"]
    assert client.get("/ask", HTML).status == 200
    assert client.get("/ask", "application/json").status == 400


@pytest.mark.parametrize(
    "question", [HOSTILE, "x" * 20_000, "\x00\x1b[2J", "💥" * 100, "' } DROP ALL #", "'; SERVICE <http://x>"]
)
def test_hostile_questions(client: Client, question: str) -> None:
    reply = client.get(f"/ask?q={quote(question)}", HTML)
    assert reply.status == 200
    assert "<script>window" not in reply.text
    assert "<img" not in reply.text
    assert "49" not in text_of(reply.text) or "{{7*7}}" in reply.text


# --- the picture ---


def test_picture(client: Client) -> None:
    whole, some = client.get("/picture", HTML), client.get("/picture?state=ISL&from=2019", HTML)
    assert whole.status == some.status == 200
    assert "Wellington" in whole.text
    assert "Oslo" not in re.search(r'id="content">(.*?)</script>', some.text, re.DOTALL)[1]  # type: ignore[index]
    assert client.get("/picture?state=Atlantis", HTML).status == 400


# --- safety ---


@pytest.mark.parametrize("path", ["/", "/id/state/NZL", "/ask", "/sparql", "/picture", "/editor", "/nothing"])
def test_policies(client: Client, path: str) -> None:
    reply = client.get(path, HTML)
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert "'unsafe-eval'" not in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server over a graph in which every name is markup, and ids are steps of a path."""
    quote_ = says("weather", "Nothing of note happened")
    text = TEXTS["weather"] + HOSTILE
    knowledge = Knowledge(
        articles=(Article("weather", text, "0" * 64, title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE),),
        people=(
            ResolvedPerson("..", HOSTILE, (HOSTILE,), (quote_,)),
            ResolvedPerson("a/b?c#d", "Plain", ("Plain",), (quote_,)),
        ),
        meetings=(
            ResolvedMeeting(
                HOSTILE, HOSTILE, "held", "in-person", (HOSTILE, "NZL"), (quote_,), occasion=HOSTILE, topics=(HOSTILE,),
                participations=(Participation("..", HOSTILE, None, HOSTILE, sources=(quote_,)),
                                Participation("a/b?c#d", "NZL", None, None, sources=(quote_,))),
                history=(StatusReport("held", None, quote_),), mention_ids=(HOSTILE,),
            ),
        ),
        names={HOSTILE: HOSTILE},
    )  # fmt: skip
    with running(lay(tmp_path_factory.mktemp("hostile") / "data", knowledge)) as made:
        yield made


def test_hostile_names_are_text(hostile: Client) -> None:
    seen, todo = set(), ["/", "/id/article/weather", "/id?iri=" + quote(f"{BASE}person/%2E%2E", safe="")]
    while todo:
        path = todo.pop()
        if path in seen or path.startswith(("/static", "/picture", "/editor")):
            continue
        seen.add(path)
        reply = hostile.get(path, HTML)
        assert reply.status == 200, path
        assert "<script>window" not in reply.text, path
        assert "<img" not in reply.text, path
        assert 'href="javascript:' not in reply.text.lower(), path
        todo += [link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="(/[^"]+)"', reply.text)]
    assert any("person%2F%252E%252E" in path for path in seen)
    assert any("a%2Fb%3Fc%23d" in path for path in seen)
    assert len(seen) > 10
