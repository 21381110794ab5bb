from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.model import Article, BlockKind
from kgraph.text.load import load

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    """The five seeds by the number that their names begin with."""
    found = [article for article in load([SEEDS]) if isinstance(article, Article)]
    assert len(found) == 5
    return {article.id[:3]: article for article in found}


@pytest.mark.parametrize(
    ("number", "published", "dated_by", "place"),
    [
        ("000", "XXXX-09-22", "dateline", "Seoul"),
        ("001", "2025-07-11", "stated", None),
        ("002", None, None, None),
        ("003", "2025-07-11", "stated", "KUALA LUMPUR"),
        ("004", "2025-07-18", "stated", "Seoul"),
    ],
)
def test_date_and_place(
    seeds: dict[str, Article], number: str, published: str | None, dated_by: str | None, place: str | None
) -> None:
    article = seeds[number]
    assert (article.published, article.dated_by, article.place) == (published, dated_by, place)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_text_is_the_file_s_own(seeds: dict[str, Article], number: str) -> None:
    article = seeds[number]
    assert article.text.encode() == (SEEDS / f"{article.id}.txt").read_bytes()
    assert article.title
    assert article.title in article.text


@pytest.mark.parametrize(
    ("number", "kind", "count"),
    [
        ("000", BlockKind.BODY, 10),
        ("001", BlockKind.BODY, 11),
        ("002", BlockKind.BODY, 7),
        ("003", BlockKind.BODY, 14),
        ("004", BlockKind.BODY, 16),
        ("001", BlockKind.CAPTION, 1),
        ("003", BlockKind.CAPTION, 1),
        ("004", BlockKind.CAPTION, 0),
    ],
)
def test_paragraphs_of_each_kind(seeds: dict[str, Article], number: str, kind: BlockKind, count: int) -> None:
    assert sum(block.kind is kind for block in seeds[number].blocks) == count


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", "Trilateral talks are crucial"),
        ("001", "Lee stresses"),
        ("001", "To write comments"),
        ("002", "Leave a Replay"),
        ("003", "Send Feedback"),
        ("004", "Disclaimer"),
    ],
)
def test_what_is_never_read(seeds: dict[str, Article], number: str, words: str) -> None:
    article = seeds[number]
    at = article.text.index(words)
    assert next(b.kind for b in article.blocks if b.start <= at < b.end) is BlockKind.BOILERPLATE
