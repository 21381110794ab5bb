"""The scorer: what is paired, what counts, and that alternatives and optional entries are honoured."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading.cases import FOLDER, HELD_OUT, annotated, cases, themes
from benchmarks.scorer import Score, date_right, pair, place_right, same_person, score_article

if TYPE_CHECKING:
    from pathlib import Path


def person(name: str | None, party: str, role: str | list[str] = "foreign_minister") -> dict[str, Any]:
    return {"person": name, "represents": party, "role": role, "stands_in_for": None}


def meeting(*people: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "parties": ["PER", "CHL"],
        "participants": list(people),
        "status": "held",
        "mode": "in-person",
        "date": "2024-05-14",
        "place": {"city": "Lima", "country": "PER"},
    } | more


QUISPE, SOTO = person("Ana Quispe", "PER"), person("Luis Soto", "CHL")
GOLD = meeting(QUISPE, SOTO)


def score(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> Score:
    total = Score()
    score_article("a", {"meetings": found}, {"meetings": wanted}, total)
    return total


def test_the_annotation_itself_is_all_right() -> None:
    total = score([GOLD], [GOLD])
    assert set(total.figures().values()) == {1.0}
    assert total.errors == []


@pytest.mark.parametrize(
    ("folder", "theme"), [(folder, theme) for folder in (FOLDER, HELD_OUT) for theme in themes(folder)]
)
def test_every_case_scores_full_against_itself_with_the_first_of_its_alternatives(folder: Path, theme: str) -> None:
    total = Score()
    for case in cases(theme, folder):
        meetings = [_first_choice(wanted) for wanted in case.gold["meetings"]]
        score_article(case.name, {"meetings": meetings}, case.gold, total)
    assert total.errors == []


def _first_choice(wanted: dict[str, Any]) -> dict[str, Any]:
    """A reading that takes the first of all alternatives."""
    people = [{key: _first(value) for key, value in p.items() if key != "optional"} for p in wanted["participants"]]
    place = {key: _first(value) for key, value in wanted["place"].items()}
    single = {key: _first(wanted[key]) for key in ("date", "status", "mode")}
    return single | {"parties": wanted["parties"], "participants": people, "place": place}


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"date": "2024-05-15"}, "date"),
        ({"date": None}, "date"),
        ({"place": {"city": "Arica", "country": "CHL"}}, "place"),
        ({"status": "planned"}, "status"),
        ({"mode": "phone"}, "mode"),
        ({"parties": ["PER", "CHL", "BOL"]}, "parties"),
        ({"participants": [QUISPE]}, "participants"),
        ({"participants": [QUISPE, person("Luis Soto", "PER")]}, "representation"),
        ({"participants": [QUISPE, person("Luis Soto", "CHL", "envoy")]}, "role"),
    ],
)
def test_one_wrong_value_lowers_its_figure_and_spoils_the_whole(change: dict[str, Any], figure: str) -> None:
    total = score([GOLD | change], [GOLD])
    assert total.figures()["meetings"] == 1.0
    assert total.figures()[figure] < 1.0
    assert total.figures()["whole meetings"] == 0.0
    assert len(total.errors) == 1


def test_missed_and_false_alarms() -> None:
    counts = score([meeting(parties=["FRA", "DEU"])], [GOLD]).prf["meetings"]
    assert (counts["right"], counts["found"], counts["wanted"]) == (0, 1, 1)


def test_what_is_optional_is_neither_missed_nor_a_false_alarm() -> None:
    optional = GOLD | {"optional": True}
    for found in ([], [GOLD]):
        total = score(found, [optional])
        assert total.errors == []
        assert total.prf == {}


def test_an_optional_participant_may_be_left_out() -> None:
    wanted = meeting(QUISPE, SOTO | {"optional": True})
    for people in ((QUISPE,), (QUISPE, SOTO)):
        assert score([meeting(*people)], [wanted]).figures()["whole meetings"] == 1.0


def test_alternatives_are_right() -> None:
    wanted = meeting(QUISPE, person("Luis Soto", "CHL", ["envoy", "foreign_minister"]), date=["2024-05", "2024-05-14"])
    assert score([GOLD], [wanted]).errors == []


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (None, 0),
        ({"person": "Rosa Huanca", "office": None}, 1),
        ({"person": "Huanca", "office": None}, 1),
        ({"person": "Pedro Mamani", "office": None}, 0),
    ],
)
def test_stand_ins(found: dict[str, Any] | None, right: int) -> None:
    wanted = meeting(QUISPE | {"stands_in_for": {"person": "Rosa Huanca", "office": "President"}}, SOTO)
    counts = score([meeting(QUISPE | {"stands_in_for": found}, SOTO)], [wanted]).prf["stand-ins"]
    assert (counts["right"], counts["found"], counts["wanted"]) == (right, int(found is not None), 1)


def test_meetings_of_one_pair_on_two_days_are_paired_by_their_day() -> None:
    monday, tuesday = meeting(QUISPE, SOTO, date="2024-05-13"), GOLD
    assert pair([tuesday, monday], [monday, tuesday]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Ana Quispe", "Ana Quispe", True),
        ("Quispe", "Ana Quispe", True),
        ("Quispe Ana", "Ana Quispe", True),
        ("Ana Maria Quispe", "Ana Quispe", True),
        ("ŞÜKRAN GÜNGÖR", "Sukran Gungor", True),
        ("Ana Soto", "Ana Quispe", False),
        ("bin", "Turki bin Nayef", False),
        (None, "Ana Quispe", False),
    ],
)
def test_names(name: str | None, other: str, same: bool) -> None:
    assert same_person(name, {"person": other}) is same


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        ("2024-05-14", "2024-05-14", True),
        ("2024-05-14", ["2024-05", "2024-05-14"], True),
        ("2024-05-01/2024-05-31", "2024-05", True),
        ("2024-05", "2024-05-14", False),
        (None, None, True),
        (None, ["2024", None], True),
        ("2024", None, False),
    ],
)
def test_dates(found: str | None, wanted: Any, right: bool) -> None:
    assert date_right(found, wanted) is right


def test_places() -> None:
    lima = {"city": "Lima", "country": "PER"}
    assert place_right(lima, lima)
    assert place_right({"city": "Lima", "country": None}, lima)
    assert not place_right({"city": "Lima", "country": "USA"}, lima)
    assert not place_right({"city": None, "country": "PER"}, lima)


@given(st.permutations([meeting(QUISPE, SOTO, date=f"2024-05-{day}") for day in (10, 11, 12, 13)]))
def test_the_order_of_meetings_does_not_matter(found: list[dict[str, Any]]) -> None:
    wanted = [meeting(QUISPE, SOTO, date=f"2024-05-{day}") for day in (10, 11, 12, 13)]
    assert score(found, wanted).errors == []


def test_a_folder_of_annotated_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru and Chile met in Lima on May 14, 2024.\n", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "meetings": [GOLD], "people": []}), encoding="utf-8")
    (tmp_path / "corpus.json").write_text("{}", encoding="utf-8")
    [case] = annotated(tmp_path)
    assert (case.name, case.article.id, case.gold["meetings"]) == ("a", "a", [GOLD])
