"""Many articles: the readings do not depend on how they are made; one bad article does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract import reader
from kgraph.model import Article, Reading
from kgraph.reading import Failure, read_all, reader_version
from kgraph.text.article import Declared, make
from tests.newsroom import ARTICLES

if TYPE_CHECKING:
    import pytest


def articles(number: int) -> list[Article]:
    texts = list(ARTICLES.values())
    return [make(f"a{n:02}", texts[n % 3], Declared(), "a.txt") for n in range(number)]


def test_several_processes_give_what_one_gives() -> None:
    many = articles(40)
    one = list(read_all(many))
    assert [article for article, _ in one] == many
    assert all(isinstance(reading, Reading) for _, reading in one)
    assert list(read_all(many, workers=2)) == one


def test_an_article_that_the_reader_trips_over_is_a_failure_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    good = reader.read

    def trips(nlp: object, article: Article) -> Reading:
        if article.id == "a01":
            raise ValueError("stumbled")
        return good(nlp, article)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read", trips)
    outcomes = dict(read_all(articles(3)))
    failed = [outcome for outcome in outcomes.values() if isinstance(outcome, Failure)]
    assert failed == [Failure("a01", "ValueError: stumbled")]


def test_the_version_names_a_reader() -> None:
    assert reader_version() == reader_version()
    assert reader_version().startswith("kgraph ")
