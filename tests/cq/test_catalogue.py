"""The competency questions: every named query, with values, gives the rows that the invented world holds.

A file ``expected/QUERY.tsv`` (or ``QUERY.case.tsv``) has the values in its first line, then columns, then rows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.errors import QueryError
from kgraph.query.catalogue import TYPES, catalogue, named, values
from kgraph.query.run import query
from kgraph.rdf import store

if TYPE_CHECKING:
    from kgraph.query.result import Result
    from kgraph.workspace import Workspace

EXPECTED = sorted(Path(__file__).with_name("expected").glob("*.tsv"))


def run(world: Workspace, name: str, given: dict[str, str]) -> Result:
    known = named(name)
    with store.read(world.graph) as snapshot:
        return query(snapshot.store, known.text, values(known, given, snapshot.store, world.base))


def lines(result: Result) -> list[str]:
    rows = ["\t".join(result.words(term) for term in row) for row in result.terms]
    return ["\t".join(result.columns), *(sorted(rows) if result.kind == "graph" else rows)]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_competency_question(world: Workspace, path: Path) -> None:
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    given = dict(re.findall(r"(\w+)=([^;]*)", head))
    assert lines(run(world, path.name.split(".")[0], given)) == rows


def test_there_are_enough_and_each_has_rows_to_show() -> None:
    assert len(catalogue()) >= 60
    shown = {p.name.split(".")[0] for p in EXPECTED if len(p.read_text(encoding="utf-8").splitlines()) > 2}
    assert shown == set(catalogue())


@pytest.mark.parametrize("name", list(catalogue()))
def test_each_says_what_it_is_for(name: str) -> None:
    known = catalogue()[name]
    assert known.title
    assert known.description.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    for parameter in known.parameters:
        assert parameter.type in TYPES
        assert parameter.description
        assert re.search(rf"\${parameter.name}\b", known.text)


@pytest.mark.parametrize("name", [n for n, q in catalogue().items() if "SELECT" in q.text and n != "first-and-last"])
def test_rows_have_an_order_of_their_own(name: str) -> None:
    assert "ORDER BY" in catalogue()[name].text


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("meetings-of-persom", {}, "did you mean meetings-of-person?"),
        ("nothing-like-it-at-all", {}, "kgraph query --list"),
        ("meetings-of-person", {}, "needs -p person=... (a name in any spelling"),
        ("meetings-of-person", {"person": "Pakki"}, "did you mean"),
        ("meetings-of-person", {"person": "Helgason", "x": "1"}, "has no parameter x (it has person)"),
        ("stand-ins", {"x": "1"}, "it has none"),
        ("met", {"person": "Zzyzx"}, "the graph has no person of this name"),
        ("encounters", {"one": "Paki", "other": "a"}, "no person"),
        ("meetings-by-status", {"value": "done"}, "one of cancelled, held"),
        ("overdue", {"day": "yesterday"}, "a day, as 2025-07-11"),
        ("meetings-of-party", {"party": "Atlantis"}, "the graph has no party of this name"),
        ("quotes-of-meeting", {"meeting": "Zealand Wellington"}, "fits 2 ("),
        ("met", {"person": '"> . } DELETE { ?s ?p ?o'}, "no person of this name"),
    ],
)
def test_what_does_not_fit_is_said(world: Workspace, name: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError) as error:
        run(world, name, given)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "same"), [("Norway", "Norwegian"), ("Wellington", "state:NZL"), ("UN", "United Nations"), ("eu", "EU")]
)
def test_a_party_goes_by_many_names(world: Workspace, text: str, same: str) -> None:
    found = [lines(run(world, "meetings-of-party", {"party": name})) for name in (text, same)]
    assert found[0] == found[1]
    assert len(found[0]) > 1
