"""Named queries on the graph that the five seeds make, read as any other articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.build import build
from kgraph.workspace import open_workspace
from tests.cq.test_catalogue import lines, run

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    data = tmp_path_factory.mktemp("cq-seeds") / "data"
    build(data, [SEEDS])
    return open_workspace(data)


#: Query, values, what some one row has (all of it), what no row has.
CASES: tuple[tuple[str, dict[str, str], tuple[tuple[str, ...], ...], tuple[str, ...]], ...] = (
    (
        "representatives",
        {"party": "Seoul"},
        (
            ("2025-07-11", "Park Yoon-joo", "held", "Cho Hyun"),
            ("2025-07-18", "Park Yoon-joo", "held"),
            ("2022-06-03", "Kim Gun", "held"),
            ("2025-09-22", "Cho Hyun", "planned"),
        ),
        ("Marco Rubio", "Iwaya"),
    ),
    (
        "representatives-in-period",
        {"party": "South Korea", "since": "2025-07-01", "until": "2025-07-31"},
        (("2025-07-11", "Park Yoon-joo"), ("2025-07-18", "Park Yoon-joo")),
        ("Kim Gun", "2025-09"),
    ),
    ("stand-ins-for", {"person": "Cho Hyun"}, (("2025-07-11", "Park Yoon-joo"),), ("Rubio",)),
    ("stood-in-for", {"person": "Park Yoon-joo"}, (("2025-07-11", "Cho Hyun"),), ()),
    ("encounters", {"one": "Park Yoon-joo", "other": "Rubio"}, (("2025-07-11", "held"),), ("2025-07-18",)),
    ("met", {"person": "Funakoshi"}, (("Park Yoon-joo", "2025-07-18"), ("Seong Kim", "2022-06-03")), ("Rubio",)),
    (
        "meetings-without",
        {"one": "KOR", "other": "Japan", "without": "United States"},
        (("2025-07-18", "held"),),
        ("2025-07-11",),
    ),
    ("meetings-in-place", {"place": "Malaysia"}, (("2025-07-11", "Kuala Lumpur"),), ("Tokyo",)),
    ("planned-not-held", {}, (("2025-09-22", "planned"), ("2022-06-08", "planned")), ("2025-07-18",)),
    ("meetings-on-margins", {"words": "general assembly"}, (("2025-09-22",),), ("2025-07-11",)),
    ("offices-of-person", {"person": "Landau"}, (("Deputy Secretary of State", "United States"),), ("Minister",)),
    (
        "holders-of-office",
        {"party": "USA", "role": "deputy_foreign_minister"},
        (("Wendy Sherman", "2022-06"), ("Christopher Landau",)),
        ("Rubio",),
    ),
    ("meetings-on-topic", {"words": "north korea"}, (("2025-07-11",),), ()),
    ("rounds", {}, (("10", "2022-06-08"),), ()),
    ("have-met", {"one": "Park Yoon-joo", "other": "Funakoshi"}, (("true",),), ("false",)),
)


@pytest.mark.parametrize(("name", "given", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_on_the_seeds(
    seeds: Workspace, name: str, given: dict[str, str], there: tuple[tuple[str, ...], ...], absent: tuple[str, ...]
) -> None:
    rows = lines(run(seeds, name, given))[1:]
    for wanted in there:
        assert any(all(word in row for word in wanted) for row in rows), (wanted, rows)
    for word in absent:
        assert not any(word in row for row in rows), (word, rows)
