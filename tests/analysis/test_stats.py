"""``kgraph stats`` as a user meets it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from kgraph.cli import make_app
from kgraph.errors import KgraphError
from kgraph.rdf import store as stores
from kgraph.rdf import write
from kgraph.workspace import create
from tests.rdf.conftest import KNOWLEDGE

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

NAMES = ("people", "pairs", "parties", "party-pairs", "representation", "components", "months")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = create(tmp_path_factory.mktemp("stats") / "data")
    stores.replace(workspace.graph, write.quads(KNOWLEDGE))
    return workspace.root


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(make_app(), ["stats", *arguments, "--data", str(data)])


def rows(data: Path, *arguments: str) -> list[dict[str, Any]]:
    result = run(data, *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_overview_counts_and_names_who_met_the_most(data: Path) -> None:
    result = run(data)
    assert result.exit_code == 0
    assert "held 3, planned 1" in result.stdout
    for words in ("articles", "Mere Tawhiri", "New Zealand", "Lucía Araya"):
        assert words in result.stdout
    assert "kgraph stats NAME" in result.stderr


def test_the_overview_as_json(data: Path) -> None:
    assert {row["what"]: row["number"] for row in rows(data)}["meetings"] == 4


@pytest.mark.parametrize("name", NAMES)
def test_every_measure_in_every_format_says_the_same(data: Path, name: str) -> None:
    as_json = rows(data, name)
    as_csv = list(csv.DictReader(run(data, name, "--format", "csv").stdout.splitlines()))
    assert as_json
    assert len(as_csv) == len(as_json)
    assert set(as_csv[0]) == set(as_json[0])
    table = run(data, name).stdout
    assert all(str(value) in table for row in as_json for value in row.values() if isinstance(value, int | str))


def test_what_has_not_taken_place_counts_only_with_planned(data: Path) -> None:
    assert "Norway" not in {row["name"] for row in rows(data, "parties")}
    assert "Norway" in {row["name"] for row in rows(data, "parties", "--planned")}
    assert "--planned" in run(data, "parties").stderr


def test_who_represented_whom(data: Path) -> None:
    found = {
        (row["party"], row["person"]): (row["meetings"], row["as_stand_in"]) for row in rows(data, "representation")
    }
    assert found["New Zealand", "Mere Tawhiri"] == (1, 1)
    assert found["Chile", "Lucía Araya"] == (1, 0)


def test_a_limit_says_how_much_it_leaves_out(data: Path) -> None:
    result = run(data, "parties", "--limit", "2")
    assert "2 more rows" in result.stderr
    assert len(rows(data, "parties", "--limit", "2")) == 2
    assert len(rows(data, "parties", "--limit", "0")) == 4


def test_an_unknown_measure_names_those_there_are(data: Path) -> None:
    error = run(data, "popularity").exception
    assert isinstance(error, KgraphError)
    assert all(name in str(error) for name in NAMES)
