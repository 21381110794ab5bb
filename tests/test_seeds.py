"""The five seed articles are what they were: the project reads them and never edits them."""

from __future__ import annotations

import csv
import hashlib
import subprocess
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"


def rows() -> list[dict[str, str]]:
    with (SEEDS / "INDEX.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_article_is_indexed() -> None:
    assert sorted(row["file"] for row in rows()) == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert len(rows()) == 5


def test_no_article_was_edited() -> None:
    for row in rows():
        assert hashlib.sha256((SEEDS / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]


@pytest.mark.skipif(not (SEEDS.parent / ".git").exists(), reason="not a git working tree")
@pytest.mark.parametrize(
    "path",
    [
        "seeds/000_f38458478380fdb5.txt",
        "tests/gold/dev/d01.txt",
        "tests/golden/000_f38458478380fdb5.json",
        "kgraph/data/model/tokenizer",
        "kgraph/serve/static/yasgui/yasgui.min.js",
    ],
)
def test_git_leaves_line_ends_alone_where_bytes_count(path: str) -> None:
    told = subprocess.run(["git", "check-attr", "text", "--", path], cwd=SEEDS.parent, capture_output=True, text=True)
    assert (SEEDS.parent / path).exists()
    assert told.stdout == f"{path}: text: unset\n"


def test_titles_and_stated_dates_stand_in_the_texts() -> None:
    for row in rows():
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        assert row["title"] in text
        assert not row["outlet"] or row["outlet"].split()[0].lower() in text.lower()
        year = row["date"][:4]
        assert year in text
