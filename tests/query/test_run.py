"""SPARQL on a data folder: rows, prefixes, values, limits, and errors that say where and what was meant."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kgraph import workspace
from kgraph.errors import QueryError, StoreError
from kgraph.query.run import LONGEST, Limits, query
from kgraph.query.worker import StoppedError, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kgraph.workspace import Workspace

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER (?a != ?j) }"
LABELS = "SELECT ?n { ?p a schema:Person ; rdfs:label ?n } ORDER BY ?n"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


def test_prefixes_are_given(data: Workspace, worker: Worker) -> None:
    result = query(data, "ASK { state:NZL a schema:Country ; skos:notation 'NZL' }", worker=worker)
    assert result.kind == "ask"
    assert bool(result)


def test_a_store_in_memory_and_a_folder_give_the_same(data: Workspace, worker: Worker) -> None:
    trusted = query(data, LABELS, trusted=True)
    assert trusted.rows == query(data, LABELS, worker=worker).rows
    assert trusted.rows[0] == ("Ama Boateng",)


def test_values_are_terms_and_never_text(data: Workspace, worker: Worker) -> None:
    text = "SELECT ?m { ?m rdfs:label ?name }"
    hostile = Literal('" } ; DROP ALL # \\" \n\u0000')
    assert not query(data, text, {"name": hostile}, worker=worker)
    found = query(
        data, "SELECT ?n { ?who rdfs:label ?n }", {"who": NamedNode(f"{data.base}person/paki")}, worker=worker
    )
    assert found.rows == (("Rewi Paki",),)


def test_a_runaway_query_is_stopped_and_the_next_one_runs(data: Workspace) -> None:
    with Worker() as own:
        begun = time.monotonic()
        with pytest.raises(StoppedError, match=r"stopped after 1 s \(ask for less, or allow more with --timeout\)"):
            query(data, HEAVY, limits=Limits(seconds=1), worker=own)
        assert time.monotonic() - begun < 5
        assert len(query(data, LABELS, worker=own)) == 9


def test_too_many_rows_are_cut_and_it_is_said(data: Workspace, worker: Worker) -> None:
    result = query(data, LABELS, limits=Limits(rows=4), worker=worker)
    assert len(result) == len(result.rows) == 4
    assert result.note == "cut at 4 rows (allow more with --limit)"
    assert query(data, LABELS, limits=Limits(rows=9), worker=worker).note is None


def test_too_many_bytes_are_cut_at_a_whole_row(data: Workspace, worker: Worker) -> None:
    result = query(data, LABELS, limits=Limits(size=60), worker=worker)
    assert 0 < len(result.rows) < 9
    assert all(isinstance(row[0], str) and " " in row[0] for row in result.rows)
    assert result.note == "cut at 60 bytes (select less)"


def test_a_graph_is_cut_as_well(data: Workspace, worker: Worker) -> None:
    result = query(data, "CONSTRUCT WHERE { ?s ?p ?o }", limits=Limits(rows=7), worker=worker)
    assert len(result) == len(result.rows) == 7
    assert result.note


def test_nothing_is_written(data: Workspace, worker: Worker) -> None:
    before = query(data, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", worker=worker).rows
    for text in ("INSERT DATA { <a:a> <a:b> 1 }", "DROP ALL", "SELECT * { ?s ?p ?o } ; CLEAR ALL"):
        with pytest.raises(QueryError, match="refused"):
            query(data, text, worker=worker)
    assert query(data, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", worker=worker).rows == before


def test_a_folder_without_a_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph has been built yet"):
        query(workspace.create(tmp_path / "data"), LABELS)


ERRORS = {
    "SELECT * { ?s foaf:name ?o }": "line 1, column 15: the prefix foaf: is not declared (write PREFIX foaf: <...>",
    "SELECT * {\n  ?s schem:about ?o }": "line 2, column 6: the prefix schem: is not declared (did you mean schema:?",
    "SELCT * { ?s ?p ?o }": "line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE (did you mean SE",
    "SELECT * { ?s ?p ?o OPTOINAL { ?s ?q ?r } }": "column 21: OPTOINAL is no word of SPARQL (did you mean OPTIONAL?)",
    "SELECT * { ?s ?p ?o": "line 1, column 10: this { is never closed",
    "SELECT * { ?s ?p ?o ) }": "line 1, column 21: ) closes nothing|} is missing before this )",
    'SELECT * { ?s ?p "open }': "line 1, column 18: this string has no end",
    "SELECT * { ?s ?p Seoul }": "line 1, column 18: Seoul is no word of SPARQL",
    "": "the query is empty",
    "# nothing but a comment": "the query is empty",
    "SELECT ?p (COUNT(?s) AS ?n) { ?s a ?p }": "a variable that is selected has no value (name it in GROUP BY",
    "SELECT * { ?s ?p }": "line 1, column 12: cannot be read from here on: ?s ?p }",
    "SELECT * WHERE": "the query ends too early",
}


@pytest.mark.parametrize(("text", "said"), ERRORS.items())
def test_errors_have_a_place_and_a_hint(text: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        query(Store(), text)
    assert any(part in str(error.value) for part in said.split("|")), str(error.value)
    assert "\n" not in str(error.value)


def test_a_parameter_must_be_there(data: Workspace) -> None:
    with pytest.raises(QueryError, match=r"no \?who to give a value to"):
        query(data, LABELS, {"who": Literal("x")})
    with pytest.raises(QueryError, match=r"\?n cannot be a parameter"):
        query(data, LABELS, {"n": Literal("x")})


def test_a_query_can_be_too_long() -> None:
    with pytest.raises(QueryError, match="too long"):
        query(Store(), "#" * (LONGEST + 1))
