"""The five seeds as articles."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.text.load import load

if TYPE_CHECKING:
    from kgraph.model import Article

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


@cache
def seeds() -> tuple[Article, ...]:
    """Sorted by file name."""
    found = tuple(load([ROOT / "seeds"]))
    articles = tuple(article for article in found if not isinstance(article, InputError))
    assert len(articles) == len(found) == 5
    return articles
