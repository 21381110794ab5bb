"""The graph in Python: cheap to import, tables with frames and HTML."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kgraph
from kgraph.build import build
from kgraph.errors import QueryError, StoreError
from kgraph.query.run import Limits
from kgraph.table import Table
from tests.newsroom import lay_out

if TYPE_CHECKING:
    from kgraph.graph import Graph

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("graph")
    build(folder / "data", [lay_out(folder / "news")])
    return kgraph.open(folder / "data")


def test_the_import_is_cheap() -> None:
    code = "import sys, kgraph; print(sorted({'spacy', 'rdflib', 'pyoxigraph', 'numpy', 'typer'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stdout == "[]\n"


def test_what_is_public() -> None:
    assert {"open", "load_pipeline", "__version__"} <= set(dir(kgraph))
    with pytest.raises(AttributeError, match="has no attribute 'shut'"):
        kgraph.shut  # noqa: B018


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such data folder"):
        kgraph.open(tmp_path / "none")


def test_meetings_and_people(graph: Graph) -> None:
    [meeting] = graph.meetings()
    assert sorted(str(meeting["parties"]).split(", ")) == ["Morocco", "Peru"]
    assert (meeting["place"], meeting["articles"]) == ("Lima, Peru", 2)
    assert [row["name"] for row in graph.people()] == ["Ana Quispe", "Karim Belkacem"]
    assert {row["meetings"] for row in graph.people()} == {1}
    assert "Lima" in graph._repr_html_()


def test_a_frame_has_the_same_cells(graph: Graph) -> None:
    people = graph.people()
    frame = people.df
    assert list(frame.columns) == list(people.columns)
    assert list(frame["name"]) == [row["name"] for row in people]
    assert list(frame["other names"].isna()) == [row["other names"] is None for row in people]


def test_sparql_and_export(graph: Graph) -> None:
    result = graph.query("SELECT ?label { ?m a kg:Meeting ; rdfs:label ?label }")
    assert "Peru–Morocco" in str(result.rows)
    assert graph.export("jsonl").count("\n") == 1


def test_a_question(graph: Graph) -> None:
    answer = graph.ask("Who represented Peru in 2021?")
    assert str(answer).startswith("Ana Quispe, Foreign Minister, represented Peru in Lima on ")
    assert [row["person"] for row in answer.rows] == list(answer.df["person"]) == ["Ana Quispe"]
    assert {quote.article for quote in answer.evidence} == {"wire", "press"}
    assert "<table>" in answer._repr_html_()


def test_the_day_that_last_year_counts_from(graph: Graph) -> None:
    for today in ("2022-06-01", dt.date(2022, 6, 1)):
        assert graph.ask("Who represented Peru last year?", today=today).rows
    assert not graph.ask("Who represented Peru last year?", today="2020-01-01").rows
    with pytest.raises(QueryError, match="today='yesterday' is no day"):
        graph.ask("Who represented Peru last year?", today="yesterday")


def test_a_query_of_the_catalogue_by_name_with_parameters(graph: Graph) -> None:
    result = graph.query("meetings-of-person", person="Quispe")
    assert len(result) == len(result.df) == 1
    assert list(result.df.columns) == list(result.columns)
    assert "Peru–Morocco" in result._repr_html_()
    assert repr(result).startswith("<Result: 1 row of ")
    assert len(graph.query("conflicts")) >= 1
    for wrong, said in (
        ({"person": "Nobody"}, "the graph has no person of this name"),
        ({}, "needs -p person="),
        ({"man": "Quispe"}, "has no parameter man"),
    ):
        with pytest.raises(QueryError, match=said):
            graph.query("meetings-of-person", **wrong)
    with pytest.raises(QueryError, match=r"no query is called meetings-of-persons \(did you mean"):
        graph.query("meetings-of-persons", person="Quispe")


def test_values_for_a_query_of_ones_own(graph: Graph, tmp_path: Path) -> None:
    text = "SELECT ?label { ?m kg:party ?party ; rdfs:label ?label }"
    (tmp_path / "my.rq").write_text(text, encoding="utf-8")
    for what in (text, tmp_path / "my.rq"):
        assert len(graph.query(what, party="state:PER")) == 1
        assert not graph.query(what, party="state:CHL")
    hostile = graph.query("SELECT ?m { ?m rdfs:label ?label }", label='x" } DELETE WHERE { ?s ?p ?o } #')
    assert not hostile
    assert graph.meetings().rows


def test_a_query_has_bounds(graph: Graph) -> None:
    cut = graph.query("SELECT ?s { ?s ?p ?o }", limits=Limits(rows=2))
    assert (len(cut), cut.note) == (2, "cut at 2 rows (allow more with --limit)")
    for refused in ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "DROP ALL"):
        with pytest.raises(QueryError, match="refused"):
            graph.query(refused)


def test_the_page_and_a_part_of_it(graph: Graph, tmp_path: Path) -> None:
    assert "srcdoc=" in graph.view()._repr_html_()
    assert "Peru" in graph.view(state="Peru", start="2021").title
    assert (
        graph.view(person="Quispe")
        .save(tmp_path / "page.html")
        .read_text(encoding="utf-8")
        .startswith("<!doctype html>")
    )
    with pytest.raises(QueryError, match="no person called 'Nobody'"):
        graph.view(person="Nobody")


@pytest.mark.parametrize("thing", ["meetings", "people", "question", "sparql"])
def test_tables_say_what_they_need_where_pandas_is_missing(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, thing: str
) -> None:
    made = {
        "meetings": graph.meetings,
        "people": graph.people,
        "question": lambda: graph.ask("Who represented Peru?"),
        "sparql": lambda: graph.query("SELECT ?s { ?s a kg:Meeting }"),
    }[thing]()
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match="tables need pandas"):
        made.df  # noqa: B018


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>'])
def test_text_is_no_html(hostile: str) -> None:
    shown = Table((hostile,), ((hostile,),))._repr_html_()
    assert hostile not in shown
    assert shown.count("<td>") == 1


def test_a_long_table_says_what_it_leaves_out() -> None:
    shown = Table(("n",), tuple((n,) for n in range(60)))._repr_html_()
    assert shown.count("<td>") == 50
    assert "10 more rows" in shown
