"""The annotated articles: the five seeds are read without an error, and the others not worse than measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.reading.cases import annotated
from benchmarks.reading.run import by_kgraph, measure
from benchmarks.scorer import ratios

GOLD = Path(__file__).parent / "gold"


def test_the_seeds_are_read_without_an_error() -> None:
    found = list(annotated(GOLD / "seeds"))
    score = measure(by_kgraph, found)
    assert len(found) == 5
    assert score.errors == []


@pytest.mark.parametrize(
    ("folder", "articles", "meetings", "representation", "stand_ins", "whole"),
    [("dev", 24, 0.90, 0.89, 0.70, 0.77), ("dev-multi", 15, 0.92, 0.86, 0.88, 0.60)],
)
def test_written_articles_are_read_as_well_as_measured(
    folder: str, articles: int, meetings: float, representation: float, stand_ins: float, whole: float
) -> None:
    found = list(annotated(GOLD / folder))
    assert len(found) == articles
    prf = measure(by_kgraph, found).prf
    assert ratios(prf["meetings"])[2] >= meetings
    assert ratios(prf["representation"])[2] >= representation
    assert ratios(prf["stand-ins"])[2] >= stand_ins
    assert ratios(prf["whole meetings"])[2] >= whole


def test_no_meeting_is_read_where_there_is_none() -> None:
    silent = [case for case in annotated(GOLD / "dev") if not case.gold["meetings"]]
    assert len(silent) >= 2
    score = measure(by_kgraph, silent)
    assert score.prf.get("meetings", Counter())["found"] == 0
