"""The five seeds as one graph: eleven meetings, each with everybody who sat there, and next to nothing besides."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from kgraph.build import build
from kgraph.graph import Graph, open_graph
from kgraph.rdf import read, store
from kgraph.serial import merged_to_json

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

TRIO = {"KOR", "USA", "JPN"}
#: Day or days, city, parties, status, who sat there for whom, in how many seeds.
MEETINGS: tuple[tuple[str, str, set[str], str, dict[str, str], int], ...] = (
    ("2022-02", "Honolulu", TRIO, "held", {}, 1),
    (
        "2022-06-03", "Seoul", TRIO, "held",
        {"Kim Gun": "KOR", "Seong Kim": "USA", "Takehiro Funakoshi": "JPN"}, 1,
    ),
    (
        "2022-06-08", "Seoul", TRIO, "planned",
        {"Cho Hyeon-dong": "KOR", "Wendy Sherman": "USA", "Takeo Mori": "JPN"}, 1,
    ),
    ("2022-06-10/2022-06-12", "Singapore", TRIO, "planned", {}, 1),
    ("2022-06", "Madrid", TRIO, "planned", {}, 1),
    ("2024-10", "Seoul", TRIO, "held", {}, 1),
    ("2025-04", "Brussels", TRIO, "held", {}, 1),
    (
        "2025-07-11", "Kuala Lumpur", TRIO, "held",
        {"Park Yoon-joo": "KOR", "Marco Rubio": "USA", "Takeshi Iwaya": "JPN"}, 4,
    ),
    (
        "2025-07-18", "Tokyo", TRIO, "held",
        {"Park Yoon-joo": "KOR", "Christopher Landau": "USA", "Takehiro Funakoshi": "JPN"}, 1,
    ),
    ("2025-07-18", "Tokyo", {"KOR", "JPN"}, "held", {"Park Yoon-joo": "KOR", "Takehiro Funakoshi": "JPN"}, 1),
    (
        "2025-09-22", "New York", TRIO, "planned",
        {"Cho Hyun": "KOR", "Marco Rubio": "USA", "Takeshi Iwaya": "JPN"}, 1,
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    data = tmp_path_factory.mktemp("seeds") / "data"
    build(data, [SEEDS])
    return open_graph(data)


@pytest.fixture(scope="module")
def merged(graph: Graph) -> list[dict[str, Any]]:
    with store.read(graph.workspace.graph) as snapshot:
        return merged_to_json(read.knowledge(snapshot.store))


def found(merged: list[dict[str, Any]], date: str, city: str, parties: set[str]) -> list[dict[str, Any]]:
    return [m for m in merged if (m["date"], m["place"]["city"], set(m["parties"])) == (date, city, parties)]


@pytest.mark.parametrize("expected", MEETINGS, ids=lambda e: f"{e[1]} {e[0]} {len(e[2])}")
def test_each_meeting_is_there_once_and_whole(
    merged: list[dict[str, Any]], expected: tuple[str, str, set[str], str, dict[str, str], int]
) -> None:
    date, city, parties, status, people, articles = expected
    [meeting] = found(merged, date, city, parties)
    assert meeting["status"] == status
    assert meeting["mode"] == "in-person"
    assert {p["person"]: p["represents"] for p in meeting["participants"] if p["person"]} == people
    assert len({source["article"] for source in meeting["sources"]}) == articles


def test_the_stand_in_is_known_with_the_words_for_it(merged: list[dict[str, Any]]) -> None:
    stand_ins = [(m, p) for m in merged for p in m["participants"] if p["stands_in_for"]]
    [(meeting, part)] = stand_ins
    assert (meeting["place"]["city"], part["person"], part["stands_in_for"]["person"]) == (
        "Kuala Lumpur", "Park Yoon-joo", "Cho Hyun",
    )  # fmt: skip
    assert any("in place of" in source["quote"] for source in part["sources"])


def test_little_else_is_taken_for_a_meeting(merged: list[dict[str, Any]]) -> None:
    told = [m["id"] for date, city, parties, *_ in MEETINGS for m in found(merged, date, city, parties)]
    others = [m for m in merged if m["id"] not in told]
    # talks on tariffs, the leaders at the General Assembly, and what two leaders remember of each other
    assert len(others) <= 4
    assert not [m for m in others if m["date"] and m["place"]["city"] and m["level"] != "leaders"]


def test_every_quote_stands_in_its_seed(merged: list[dict[str, Any]]) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    quotes = [
        source for m in merged for source in (*m["sources"], *(s for p in m["participants"] for s in p["sources"]))
    ]
    assert len(quotes) > 30
    for quote in quotes:
        assert texts[quote["article"]][quote["start"] : quote["end"]] == quote["quote"]


def test_the_seed_that_confuses_the_two_koreas_is_a_conflict_not_a_party(merged: list[dict[str, Any]]) -> None:
    disputed = {(m["place"]["city"], c["field"], c["value"]) for m in merged for c in m["conflicts"]}
    assert any(field == "party" and value == "PRK" for _, field, value in disputed)
    assert not [m for m in merged if m["date"] and m["date"].startswith("2022") and "PRK" in m["parties"]]


def test_one_person_has_one_entry_whatever_the_spelling(graph: Graph) -> None:
    names = [{row["name"], *str(row["other names"] or "").split(", ")} for row in graph.people()]
    for name in ("Kim Geon", "Funakoshi Takehiro", "Lee Jae-myung", "Marco Rubio", "Cho Hyun", "Park Yoon-joo"):
        assert sum(name in spellings for spellings in names) == 1, name
    full = [str(row["name"]) for row in graph.people()]
    assert {"Cho Hyun", "Cho Hyeon-dong", "Park Jin", "Park Yoon-joo", "Kim Gun", "Kim Jong-un"} <= set(full)


def test_any_order_of_the_files_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    seeds = sorted(SEEDS.glob("*.txt"))
    random.Random(5).shuffle(seeds)
    for seed in seeds:
        (tmp_path / "news").mkdir(exist_ok=True)
        shutil.copy(seed, tmp_path / "news")
        build(tmp_path / "data", [tmp_path / "news"])
    assert open_graph(tmp_path / "data").export("nq") == graph.export("nq")
