"""States, cities, organisations and offices that synthetic sentences speak of.

The lists under ``training/data`` are a copy of the project's gazetteers as they were when the published weights were
made, so that a rebuild does not change when the reader learns a new town.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class State:
    """A state with the words for it; ``regions`` are keys of names.toml."""

    code: str
    name: str  # "South Korea", "the United States"
    adjective: str  # "South Korean", "U.S."
    capital: str
    regions: tuple[str, ...]


def lines(name: str) -> tuple[str, ...]:
    """The lines of a list under ``training/data``, comments and blank lines left out."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(key: str) -> tuple[str, ...]:
    """A word list of words.toml.

    >>> words("weekdays")[0]
    'Monday'
    """
    table = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    return tuple(table[key].split())


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ARTICLE = frozenset(
    {"ARE", "BHS", "CAF", "COD", "COG", "COM", "DOM", "GBR", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "USA"}
)
ABBREVIATED = {"USA": ("U.S.", "US", "American"), "GBR": ("British", "U.K.", "UK"), "ARE": ("Emirati", "UAE")}


@cache
def states() -> tuple[State, ...]:
    """Every state that has an adjective and a capital, in the list's order."""
    table = tomllib.loads((DATA / "regions.toml").read_text(encoding="utf-8"))
    regions: dict[str, list[str]] = {}
    for region, codes in table.items():
        for code in codes.split():
            regions.setdefault(code, []).append(region)
    found = []
    for row in _rows("states.csv"):
        code, adjective = row["code"], row["adjective"]
        name = row["name"] if code not in ARTICLE else "the " + row["name"].removeprefix("the ")
        for form in ABBREVIATED.get(code, (adjective,)):
            found.append(State(code, name, form, row["capital"], tuple(regions.get(code, ()))))
    return tuple(found)


@cache
def cities() -> tuple[str, ...]:
    """Cities of over 800,000 people, ASCII names, in the list's order."""
    return lines("cities.txt")


@cache
def organisations() -> tuple[tuple[str, str], ...]:
    """International organisations as (full name, acronym), in the list's order."""
    return tuple((row["name"], row["code"]) for row in _rows("organisations.csv"))


@cache
def known_places() -> frozenset[str]:
    """Names of states, capitals, large cities, continents, and what news calls some states for short."""
    named = {place for s in states() for place in (s.capital, s.name.removeprefix("the "))}
    return frozenset(cities()) | named | set(words("more_places"))
