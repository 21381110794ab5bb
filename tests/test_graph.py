"""The graph in Python: cheap to import, tables with frames and HTML."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kgraph
from kgraph.build import build
from kgraph.errors import StoreError
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


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>'])
def test_text_is_no_html(hostile: str) -> None:
    shown = Table((hostile,), ((hostile,),))._repr_html_()
    assert hostile not in shown
    assert shown.count("<td>") == 1


def test_a_long_table_says_what_it_leaves_out() -> None:
    shown = Table(("n",), tuple((n,) for n in range(60)))._repr_html_()
    assert shown.count("<td>") == 50
    assert "10 more rows" in shown
