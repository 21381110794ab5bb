"""Questions over the invented world: every paraphrase of a question gives the same answer."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kgraph.query.ask import Answer, ask

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

TODAY = dt.date(2021, 8, 1)
FOLDER = Path(__file__).with_name("paraphrases")


def plain(value: object) -> str:
    text = unicodedata.normalize("NFKD", str(value))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def paraphrases() -> list[Any]:
    """(what is expected, question) of every line: "@ in a value | in a value ! in no value", "@= a value", "@none"."""
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        expected = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                expected = line[1:]
            elif line:
                cases.append(pytest.param(expected, line, id=f"{path.stem}: {line}"))
    return cases


def wrong(expected: str, answer: Answer) -> str:
    """What is wrong with an answer, nothing when it is right."""
    values = [plain(value) for row in answer.rows for value in row.values()]
    said = f"{answer.reading!r} {answer.rows!r} {answer.note!r}"
    if expected.strip() == "not understood":
        return "" if not answer.understood and not answer.rows else f"understood as {said}"
    if not answer.understood:
        return "not understood"
    if expected.strip() == "none":
        return "" if not answer.rows and "No evidence in 8 articles" in answer.sentence else f"rows: {said}"
    if expected.startswith("="):
        return "" if plain(expected[1:].strip()) in values else f"not {expected}: {said}"
    wanted, *forbidden = (part.strip() for part in expected.split("!"))
    missing = [w for w in wanted.split("|") if not any(plain(w.strip()) in value for value in values)]
    present = [f for f in forbidden if any(plain(f) in value for value in values)]
    if missing or present:
        return f"missing {missing}, must not hold {present}: {said}"
    return "" if answer.evidence else "no quotes"


@pytest.mark.parametrize(("expected", "question"), paraphrases())
def test_paraphrase(data: Workspace, expected: str, question: str) -> None:
    assert wrong(expected, ask(data, question, TODAY)) == ""
