"""The package's own tables: CSV files in ``kgraph/data``."""

from __future__ import annotations

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a table by its column names.

    >>> sorted(rows("page_furniture.csv")[0])
    ['kind', 'match', 'text']
    """
    text = resources.files("kgraph").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
