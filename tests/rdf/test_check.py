from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kgraph.rdf import check, write
from kgraph.rdf.ns import term
from tests.rdf.conftest import KNOWLEDGE, TEXTS
from tests.rdf.strategies import knowledges

if TYPE_CHECKING:
    from kgraph.model import Knowledge


def stored(knowledge: Knowledge) -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(knowledge))
    return made


def test_a_graph_conforms_though_its_sources_disagree(store: ox.Store) -> None:
    report = check.check(store, TEXTS)
    assert report.findings == ()
    assert report.conforms
    assert report.quotes == 9


def test_a_changed_text_is_found_and_the_quote_named(store: ox.Store) -> None:
    report = check.check(store, {**TEXTS, "c3": TEXTS["c3"].replace("phone", "letter")})
    assert not report.conforms
    assert sorted(map(str, report.findings)) == [
        "c3:21-89: the article does not have these words there: "
        "'Prime Minister Jón Helgason spoke by phone with UN chief Ama Boateng'",
        "the stored text is not the one that was read: https://w3id.org/kgraph/id/article/c3",
    ]


def test_an_article_that_a_stopped_build_left_is_told_and_no_failure(store: ox.Store) -> None:
    report = check.check(store, {**TEXTS, "new": "Nothing happened."})
    assert report.conforms
    assert report.waiting == ("new",)


def test_offsets_count_code_points(store: ox.Store) -> None:
    """Text beyond the Basic Multilingual Plane before a quote, and the offsets of UTF-16 would be wrong."""
    shifted = {**TEXTS, "c3": "\U0001f54a" + TEXTS["c3"]}
    (finding, _) = sorted(check.check(store, shifted).findings, key=str)
    assert (finding.article, finding.start, finding.end) == ("c3", 21, 89)


def test_a_text_that_is_not_stored(store: ox.Store) -> None:
    report = check.check(store, {key: text for key, text in TEXTS.items() if key != "d4"})
    assert [(finding.article, finding.message) for finding in report.findings] == [
        ("d4", "a quote of an article whose text is not stored")
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "DELETE { ?m schema:eventStatus ?s } INSERT { ?m schema:eventStatus <https://x.example/odd> } "
            "WHERE { ?m dct:identifier 'm2' ; schema:eventStatus ?s }",
            "a meeting has one status, from the list of statuses: https://w3id.org/kgraph/id/meeting/m2",
        ),
        (
            "DELETE WHERE { <https://w3id.org/kgraph/id/meeting/m0> dct:source ?q }",
            "a meeting without a quoted sentence: https://w3id.org/kgraph/id/meeting/m0",
        ),
        (
            "DELETE DATA { meeting:m2 kg:party state:ISL }",
            "a participant represents a party that is not at the meeting: "
            "https://w3id.org/kgraph/id/participation/m2/person/helgason",
        ),
    ],
)
def test_a_graph_that_somebody_tampered_with(change: str, message: str) -> None:
    from kgraph.rdf import ns
    from kgraph.rdf.ids import DEFAULT_BASE

    store = stored(KNOWLEDGE)
    store.update(ns.sparql_prefixes(DEFAULT_BASE) + change)
    report = check.check(store, TEXTS)
    assert message in map(str, report.findings)
    assert not report.conforms


def test_broken_quotes_do_not_stop_the_check() -> None:
    store = stored(KNOWLEDGE)
    (quad, *_) = store.quads_for_pattern(None, term("oa:start"), None, None)
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("here"), quad.graph_name))
    report = check.check(store, TEXTS)
    assert "a quote starts at 0 or later, and before it ends" in {finding.message for finding in report.findings}


def test_a_finding_is_one_short_line_whatever_the_quote() -> None:
    finding = check.Finding("x", "y", article="a", start=0, end=900, quote="line\nbreak " * 80)
    assert "\n" not in str(finding)
    assert len(str(finding)) < 120


@given(knowledges())
@settings(max_examples=15, deadline=None)
def test_what_we_write_conforms(knowledge: Knowledge) -> None:
    """Up to what a knowledge at random gets wrong by itself."""
    texts = {article.id: article.text for article in knowledge.articles}
    allowed = {
        "no article gives the status of this meeting",
        "the duration of a meeting is an ISO 8601 duration",
        "a stand-in comes in place of another person of the graph",
        "a participation of nobody: no person, no party, no office",
        "a participant represents a party that is not at the meeting",
    }
    findings = check.check(stored(knowledge), texts).findings
    assert {finding.message for finding in findings if finding.severity == "Violation"} <= allowed
