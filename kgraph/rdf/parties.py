"""What a party code stands for: a state of the gazetteer, or another body; their English names.

Sources: ``kgraph/data/states.csv``, ``organisations.csv`` (each row names its own), ``iso3166.csv`` (ISO 3166-1).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATA = Path(__file__).resolve().parent.parent / "data"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def state_names() -> Mapping[str, str]:
    """English name by ISO 3166-1 alpha-3 code (and XKX), of every state of the gazetteer."""
    return {row["code"]: row["name"] for row in _rows("states.csv")}


@cache
def _organisations() -> Mapping[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["kind"]) for row in _rows("organisations.csv")}


@cache
def _alpha2() -> Mapping[str, str]:
    return {row["alpha3"]: row["alpha2"] for row in _rows("iso3166.csv")}


def is_state(code: str) -> bool:
    """Whether a party code is a state's; every other party is an organisation, a movement or a group.

    >>> is_state("FRA"), is_state("GCC"), is_state("EU")
    (True, False, False)
    """
    return code in state_names()


def is_igo(code: str) -> bool:
    """Whether the gazetteer holds the code as an intergovernmental organisation."""
    return _organisations().get(code, ("", ""))[1] == "igo"


def alpha2(code: str) -> str | None:
    """The ISO 3166-1 alpha-2 code in lower case.

    >>> alpha2("FRA"), alpha2("EU")
    ('fr', None)
    """
    found = _alpha2().get(code)
    return found.lower() if found else None


def name(code: str, names: Mapping[str, str]) -> str:
    """The English name: as the articles' knowledge has it, else the gazetteer's, else the code itself.

    >>> name("FRA", {}), name("Ruritania", {}), name("FRA", {"FRA": "the French Republic"})
    ('France', 'Ruritania', 'the French Republic')
    """
    return names.get(code) or state_names().get(code) or _organisations().get(code, ("",))[0] or code
