"""Names of parties and places, from the tables in ``kgraph/data``: states, organisations, seats, cities, palaces.

A name may mean several things ("Washington" a city and, for short, a government): every entry is given, and the
reader decides by the grammar around it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kgraph.extract.words import Word, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 9  # words in the longest name


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means.

    ``kind``: "state", "adjective" ("Turkish"), "people" ("Turks"), "organisation", "group" (G7: its members are
    not listed by its name), "movement", "metonym" (an institution's seat that speaks for its state), "venue"
    (a palace: a place only), "city".  ``code`` is the party it can stand for, None for a city that is no seat of
    government; ``city`` and ``country`` say where it is.
    """

    kind: str
    name: str
    code: str | None = None
    city: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()  # of a region that stands for its states: "the Nordic prime ministers"


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``start``..``end`` are a name in the tables."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def get(self, *kinds: str) -> Entry | None:
        """The first entry of one of these kinds."""
        return next((e for k in kinds for e in self.entries if e.kind == k), None)

    @property
    def party(self) -> str | None:
        """The party that the name can stand for, states before seats of government."""
        found = self.get("state", "adjective", "people", "organisation", "movement", "group", "metonym", "city")
        return found.code if found else None

    @property
    def members(self) -> tuple[str, ...]:
        """The states of a region."""
        region = self.get("region")
        return region.members if region else ()

    @property
    def place(self) -> Entry | None:
        """The name as a place."""
        return self.get("city", "venue", "metonym", "state")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in ``kgraph/data``."""
    yield from csv.DictReader(io.StringIO(files("kgraph.data").joinpath(name).read_text(encoding="utf-8")))


def _entries() -> Iterator[tuple[str, Entry]]:
    seats: dict[str, str] = {}
    for row in rows("states.csv"):
        code, name = row["code"], row["name"]
        for text in (name, *_list(row["aliases"])):
            yield text, Entry("state", name, code, None, code)
        for text in _list(row["adjectives"]):
            yield text, Entry("adjective", name, code, None, code)
        for text in _list(row["people"]):
            yield text, Entry("people", name, code, None, code)
        if "3166-3" not in row["source"]:
            for text in (row["capital"], *_list(row["seats"])):
                seats.setdefault(text, code)
    for row in rows("organisations.csv"):
        kind = {"igo": "organisation", "government": "movement"}.get(row["kind"], row["kind"])
        for text in (row["name"], row["code"], *_list(row["aliases"])):
            yield text, Entry(kind, row["name"], row["code"], row["seat"] or None, None)
    for row in rows("regions.csv"):
        for text in (row["name"], *_list(row["adjectives"])):
            yield text, Entry("region", row["name"], members=tuple(_list(row["members"])))
    for row in rows("metonyms.csv"):
        kind = "metonym" if row["kind"] == "party" else "venue"
        country = row["code"] or None
        party = country if kind == "metonym" else None
        yield row["name"], Entry(kind, row["name"], party, row["city"] or None, country)
    for row in rows("cities.csv"):
        for text in (row["name"], *_list(row["aliases"])):
            yield text, Entry("city", row["name"], seats.get(text, seats.get(row["name"])), row["name"], row["country"])


def _list(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class Gazetteer:
    """All names, found by their longest match from a word on."""

    def __init__(self) -> None:
        self._names: dict[str, list[Entry]] = {}
        self._upper: dict[str, list[Entry]] = {}
        self._first: dict[str, int] = {}
        for text, entry in _entries():
            for form in {text, plain(text)}:
                known = self._names.setdefault(form, [])
                if entry not in known:
                    known.append(entry)
                if len(form) > 3:
                    upper = self._upper.setdefault(form.upper(), [])
                    if entry not in upper:
                        upper.append(entry)
                first = _first(form)
                self._first[first] = max(self._first.get(first, 0), len(form))

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """The entries of exactly this name; names in capitals are found too."""
        found = self._names.get(text) or self._names.get(plain(text))
        if not found and text.isupper() and len(text) > 3:
            found = self._upper.get(plain(text))
        return tuple(found or ())

    def match(self, words: Sequence[Word], start: int) -> Match | None:
        """The longest name that begins at this word."""
        head = words[start]
        if not (head.is_title or head.text[0].isdigit()):
            return None
        longest = self._first.get(_first(plain(head.text)).upper(), 0)
        if not longest:
            return None
        best: Match | None = None
        text = ""
        for i in range(start, min(start + LONGEST, len(words))):
            text += words[i].text.replace("’", "'")
            entries = self.lookup(text)
            if entries:
                best = Match(start, i + 1, entries)
            if len(text) > longest or (
                not words[i].is_alpha and words[i].text not in ("&", "+", ",", "'", "’", "-", "(", ")", "'s", "’s")
            ):
                break
            text += " " if words[i].space else ""
        if best is not None and best.end < len(words) and words[best.end].text == "City" and best.get("city"):
            best = Match(best.start, best.end + 1, best.entries)  # "Pasay City", "Kuwait City"
        return best


def split_chains(words: Sequence[Word]) -> list[Word]:
    """Chains of parties cut at their hyphens, all other words left whole.

    >>> from kgraph.extract.words import split
    >>> [w.text for w in split_chains(split("Korea-US-Japan and Russian-Qatari talks on co-operation"))]
    ['Korea', '-', 'US', '-', 'Japan', 'and', 'Russian', '-', 'Qatari', 'talks', 'on', 'co-operation']
    """
    table, out = gazetteer(), list[Word]()
    for i, word in enumerate(words):
        parts = re.split(r"([-‐‑])", word.text)
        after = [
            f" {' '.join(w.text for w in words[i + 1 : i + n])}" for n in (2, 3) if word.space and i + n <= len(words)
        ]
        before = f"{out[-1].text} " if out and out[-1].is_title and out[-1].space else ""
        known = [
            p
            for n, p in enumerate(parts[::2])
            if any(e.code for e in table.lookup(p))
            or (n == 0 and before and any(e.code for e in table.lookup(before + p)))
            or (n == len(parts) // 2 and any(e.code for a in after for e in table.lookup(p + a)))  # "Japan-South Korea"
        ]
        if len(parts) < 3 or len(known) < 2 or len(known) < len(parts[::2]):
            out.append(word)
            continue
        start = word.start
        for n, part in enumerate(parts):
            last = n == len(parts) - 1
            out.append(Word(part, start, start + len(part), space=word.space and last))
            start += len(part)
    return out


def _first(text: str) -> str:
    """The key that a name is filed under: the first letters of its first word."""
    return re.split(r"[\s'’]", text, maxsplit=1)[0][:3].upper()


@cache
def gazetteer() -> Gazetteer:
    """The tables, read once."""
    return Gazetteer()


@cache
def capital_of(code: str) -> Match | None:
    """A state's capital as a name found in no text.

    >>> capital_of("BRA").entries[0].name
    'Brasília'
    """
    for row in rows("states.csv"):
        if row["code"] == code and row["capital"]:
            entries = tuple(e for e in gazetteer().lookup(row["capital"]) if e.kind == "city" and e.country == code)
            return Match(0, 0, entries) if entries else None
    return None


def is_capital(city: str, country: str) -> bool:
    """Whether a city is a state's capital."""
    found = capital_of(country)
    return found is not None and any(e.name == city for e in found.entries)


@cache
def party_names() -> dict[str, str]:
    """Party code -> English name: states from ISO, organisations by their usual name."""
    names = {row["code"]: row["name"] for row in rows("states.csv")}
    short = {"EU", "UN", "NATO", "ASEAN", "IAEA", "OSCE"}
    for row in rows("organisations.csv"):
        names.setdefault(row["code"], row["code"] if row["code"] in short else row["name"])
    return names


_SIDES = frozenset({"North", "South", "East", "West"})


def _shared_noun(table: Gazetteer, words: Sequence[Word], i: int) -> Match | None:
    """ "North and South Korea": the first word alone as the name it stands for."""
    if (
        i + 3 >= len(words)
        or words[i].text not in _SIDES
        or words[i + 1].low != "and"
        or words[i + 2].text not in _SIDES
    ):
        return None
    entries = table.lookup(f"{words[i].text} {words[i + 3].text}")
    return Match(i, i + 1, entries) if any(e.kind in ("state", "adjective") for e in entries) else None


_OF_A_STATE = frozenset({"National", "Supreme", "Federal", "State", "Auswärtiges"})


def gazetteer_matches(words: Sequence[Word]) -> dict[int, Match]:
    """The names of the tables in a paragraph: word index -> the match that covers it."""
    table, covered, i = gazetteer(), dict[int, Match](), 0
    while i < len(words):
        found = table.match(words, i)
        shared = _shared_noun(table, words, i)
        if shared is not None:
            found = shared
        if found is None or (found.end == i + 1 and words[i].is_upper and len(words[i].text) == 2 and not found.party):
            i += 1
            continue
        if found.get("organisation", "metonym") and i and words[i - 1].text in _OF_A_STATE:
            i = found.end  # "the National Security Council" is no body of the United Nations
            continue
        covered.update(dict.fromkeys(range(found.start, found.end), found))
        i = found.end
    return covered
