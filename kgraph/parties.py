"""What people call a party: English names by code, and the short forms that headlines and lists use.

Sources: ``data/states.csv``, ``data/organisations.csv``, ``data/short_names.csv``, ``data/group_members.csv`` (each row
names its own).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATA = Path(__file__).resolve().parent / "data"


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (_DATA / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def party_names() -> Mapping[str, str]:
    """English name by party code: states first, then organisations, movements and groups."""
    names = {row["code"]: row["name"] for row in _rows("states.csv")}
    for row in _rows("organisations.csv"):
        names.setdefault(row["code"], row["name"])
    return names


@cache
def _states() -> frozenset[str]:
    return frozenset(row["code"] for row in _rows("states.csv"))


@cache
def _short_names() -> Mapping[str, str]:
    return {row["code"]: row["short"] for row in _rows("short_names.csv")}


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    return {row["group"]: frozenset(row["members"].split("|")) for row in _rows("group_members.csv")}


def members(code: str) -> frozenset[str]:
    """The states behind a small group that is named instead of them; the party itself otherwise.

    >>> sorted(members("E3")), sorted(members("EU"))
    (['DEU', 'FRA', 'GBR'], ['EU'])
    """
    return _groups().get(code, frozenset({code}))


def is_state(code: str) -> bool:
    """Whether a party code is a state's.

    >>> is_state("KOR"), is_state("EU")
    (True, False)
    """
    return code in _states()


def party_name(code: str) -> str:
    """The English name; a code that no table has is its own name.

    >>> party_name("KOR"), party_name("EU"), party_name("Ruritania")
    ('South Korea', 'European Union', 'Ruritania')
    """
    return party_names().get(code, code)


def short_name(code: str) -> str:
    """The name for a list or a headline: an organisation by its acronym, a few states by theirs.

    >>> [short_name(code) for code in ("USA", "KOR", "EU", "Ruritania")]
    ['US', 'South Korea', 'EU', 'Ruritania']
    """
    return _short_names().get(code) or (party_name(code) if is_state(code) else code)
