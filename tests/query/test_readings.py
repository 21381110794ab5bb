"""What questions are read as: the intent, and every constraint, of each paraphrase."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kgraph.query.ask import understand
from kgraph.query.english.lexicon import Lexicon
from kgraph.rdf import store
from tests.query.reading import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.workspace import Workspace

TODAY = dt.date(2021, 8, 1)
FILES = sorted(Path(__file__).with_name("readings").glob("*.txt"))


def cases(path: Path) -> list[tuple[str, str]]:
    """(reading, question): "= INTENT ASKED; constraint ..." stands above the questions that are read so."""
    found, expected = [], ""
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.startswith("= "):
            expected = text[2:]
        elif text:
            found.append((expected, text))
    return found


def parameters() -> list[Any]:
    return [pytest.param(*case, id=f"{path.stem}: {case[1]}") for path in FILES for case in cases(path)]


@pytest.fixture(scope="module")
def lexicon(data: Workspace) -> Iterator[Lexicon]:
    with store.read(data.graph) as snapshot:
        yield Lexicon(snapshot.store, data.base)


@pytest.mark.parametrize(("expected", "question"), parameters())
def test_reading(lexicon: Lexicon, expected: str, question: str) -> None:
    assert line(understand(lexicon, question, TODAY)) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_family_has_thirty_paraphrases(path: Path) -> None:
    questions = [question for _, question in cases(path)]
    assert len(questions) >= 30
    assert len(questions) == len(set(questions))
