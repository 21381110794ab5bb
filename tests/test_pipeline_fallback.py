"""The pipeline with and without its model folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.model import Article

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Norwegian Foreign Minister Ane Lindvik met Kenyan Prime Minister Tomas Okello in Oslo on Monday. "
    "President Bektur Asanov and Ambassador Mai Thi Lan also took part."
)


def test_without_its_folder_one_line_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    nlp = load_pipeline(tmp_path / "gone")
    (record,) = caplog.records
    assert "persons are found by their titles alone" in record.getMessage()
    assert "\n" not in record.getMessage()
    assert nlp.pipe_names == []


def test_title_rules_alone_still_find_persons(tmp_path: Path) -> None:
    reading = read(load_pipeline(tmp_path / "gone"), Article("a", TEXT, "0" * 64))
    assert {p.person for p in reading.people} >= {"Ane Lindvik", "Tomas Okello", "Bektur Asanov", "Mai Thi Lan"}
    assert reading.meetings == ()


@pytest.mark.parametrize("name", ["Ane Lindvik", "Tomas Okello"])
def test_with_it_the_same_persons_meet(name: str) -> None:
    reading = read(load_pipeline(), Article("a", TEXT, "0" * 64))
    assert name in {p.person for m in reading.meetings for p in m.participants}
