"""What a name can mean, by the tables in ``kgraph/data``: states, their people and capitals, bodies, palaces, cities;
and the role that the words for an office stand for.

Case, accents and hyphens make no difference here, so that a question typed in a hurry is understood.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name can mean.

    ``kind``: "state", "adjective", "people", "organisation", "capital" (a seat of government), "metonym" (a building
    that speaks for its state), "venue" or "city".  ``code`` is the party it can stand for, ``city`` and ``country``
    where it is; None for what it has not.
    """

    kind: str
    name: str
    code: str | None = None
    city: str | None = None
    country: str | None = None


def key(name: str) -> str:
    """A name as it is looked up: lower case, no accents, a space for every hyphen and dash.

    >>> key("São Tomé and Príncipe"), key("Guinea-Bissau"), key("U.S.")
    ('sao tome and principe', 'guinea bissau', 'us')
    """
    if name.isascii() and name.isalpha():  # most names: no need to look closer
        return name.lower()
    return " ".join(re.sub(r"[^\w\s]", " ", plain(re.sub(r"[–—]", " ", name))).split())


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (_DATA / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _cell(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _parties() -> Iterator[tuple[str, Meaning]]:
    for row in _rows("states.csv"):
        code, name = row["code"], row["name"]
        for text in (name, code, *_cell(row["aliases"])):
            yield text, Meaning("state", name, code, None, code)
        for text in _cell(row["adjectives"]):
            yield text, Meaning("adjective", name, code, None, code)
        for text in _cell(row["people"]):
            yield text, Meaning("people", name, code, None, code)
        if "3166-3" not in row["source"]:  # a state that is no more has no seat of government
            for text in (row["capital"], *_cell(row["seats"])):
                yield text, Meaning("capital", name, code, row["capital"], code)
    for row in _rows("organisations.csv"):
        for text in (row["name"], row["code"], *_cell(row["aliases"])):
            yield text, Meaning("organisation", row["name"], row["code"])
        if row["kind"] == "igo" and row["code"] in _SPOKEN_OF_BY_SEAT:
            yield row["seat"], Meaning("capital", row["name"], row["code"], row["seat"])
    for row in _rows("metonyms.csv"):
        speaks_for, city = row["code"] or None, row["city"] or None
        if row["kind"] == "party":
            yield row["name"], Meaning("metonym", row["name"], speaks_for, city, speaks_for)
        else:
            yield row["name"], Meaning("venue", row["name"], None, city, speaks_for)


#: Bodies that the press calls by the city of their seat.
_SPOKEN_OF_BY_SEAT = frozenset({"EU"})


@cache
def _names() -> Mapping[str, tuple[Meaning, ...]]:
    return _by_key(_parties())


@cache
def _city_rows() -> Mapping[str, list[list[str]]]:
    """Names, city and country by the first letter of the name: a question asks for few letters of a long table."""
    found: dict[str, list[list[str]]] = {}
    with (_DATA / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, aliases, country, *_ in rows:
            for text in (name, *_cell(aliases)) if aliases else (name,):
                initial = text[0].lower() if text[0].isascii() and text[0].isalpha() else key(text)[:1]
                found.setdefault(initial, []).append([text, name, country])
    return found


@cache
def _cities(initial: str) -> Mapping[str, tuple[Meaning, ...]]:
    rows = _city_rows().get(initial, [])
    return _by_key((text, Meaning("city", name, None, name, country)) for text, name, country in rows)


def _by_key(pairs: Iterable[tuple[str, Meaning]]) -> Mapping[str, tuple[Meaning, ...]]:
    found: dict[str, dict[Meaning, None]] = {}
    for text, meaning in pairs:
        if name := key(text):
            found.setdefault(name, {})[meaning] = None
    return {name: tuple(meanings) for name, meanings in found.items()}


def party_meanings(name: str) -> tuple[Meaning, ...]:
    """What a name can mean as a party or as a building, most literal first; () for what no table has.

    >>> [(m.kind, m.code) for m in party_meanings("seoul")], [m.code for m in party_meanings("the kremlin")]
    ([('capital', 'KOR')], [])
    >>> sorted({m.code for m in party_meanings("Brussels")})
    ['BEL', 'EU']
    """
    return _names().get(key(name), ())


def city_meanings(name: str) -> tuple[Meaning, ...]:
    """The cities of a name, larger ones first as the table has them.

    >>> [(m.city, m.country) for m in city_meanings("kuala lumpur")]
    [('Kuala Lumpur', 'MYS')]
    """
    wanted = key(name)
    return _cities(wanted[:1]).get(wanted, ())


def party_keys() -> frozenset[str]:
    """Every name of :func:`party_meanings`, as :func:`key` writes it."""
    return frozenset(_names())


# --- offices ---


@cache
def office_words() -> Mapping[str, Any]:
    """The words that offices are made of (``data/offices.toml``)."""
    content: dict[str, Any] = tomllib.loads((_DATA / "offices.toml").read_text(encoding="utf-8"))
    return content


@cache
def _roles() -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    kinds = {"@organisation": {"igo", "group"}, "@movement": {"movement", "government"}}
    bodies = [(row["code"], row["kind"]) for row in _rows("organisations.csv")]
    table = []
    for row in _rows("roles.csv"):
        codes: set[str] = set()
        for wanted in _cell(row["party"]):
            codes |= {code for code, kind in bodies if kind in kinds[wanted]} if wanted in kinds else {wanted}
        table.append((re.compile(rf"\b(?:{row['pattern']})"), frozenset(codes), row["role"]))
    return tuple(table)


def role_of(office: str, party: str | None) -> str | None:
    """The role code of an office held for a party, by the first rule of ``data/roles.csv`` that fits; None without one.

    >>> role_of("Secretary of State", "USA"), role_of("vice foreign minister", None), role_of("gardener", None)
    ('foreign_minister', 'deputy_foreign_minister', None)
    """
    low = re.split(r" (?:to|at|in) ", office.lower())[0]
    for pattern, parties, role in _roles():
        if (not parties or party in parties) and pattern.search(low):
            return role
    return None


def default_party(office: str) -> str | None:
    """The state that alone has an office of this name, or None.

    >>> default_party("Deputy Secretary of State"), default_party("Foreign Minister")
    ('USA', None)
    """
    found: str | None = office_words()["defaults"].get(office.lower())
    return found


# --- gatherings ---


@cache
def _series() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["series"]) for row in _rows("background/series.csv"))


def series_of(text: str) -> str | None:
    """The series of gatherings that words name, None for none that is known.

    >>> series_of("the UN General Assembly High-Level Week") == series_of("UNGA")
    True
    """
    return next((series for pattern, series in _series() if pattern.search(text)), None)
