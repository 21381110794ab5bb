"""The seeds are read exactly as they were when somebody last looked: a change must be wanted, and is seen in review.

The golden files are what is read, right or wrong; what ought to be read is annotated in benchmarks/reading.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.serial import reading_to_json
from tests.extract.seeds import GOLDEN, seeds

if TYPE_CHECKING:
    from kgraph.model import Article


@pytest.mark.parametrize("article", seeds(), ids=lambda article: article.id)
def test_seed_is_read_as_its_golden_file_says(article: Article, update_golden: bool) -> None:
    path = GOLDEN / f"{article.id}.json"
    now = reading_to_json(read(load_pipeline(), article))
    if update_golden:
        path.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(path.read_text(encoding="utf-8"))


def test_there_is_a_golden_file_for_each_seed_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == sorted(article.id for article in seeds())
