"""Nothing is read because of who somebody is: other names in other cities, and the same is read.

Names are swapped word by word for names of the same shape and origin, cities for cities of the same country; states,
offices and dates stay.  The page's day is given, since lists of office-holders may rightly help to find it.
"""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.scorer import words
from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.serial import reading_to_json
from kgraph.text.article import Declared, make
from tests.extract.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kgraph.model import Article

#: Names of the same shape: family names of one syllable, given names with and without a hyphen.
FAMILY = {"KOR": ("Bae", "Noh", "Seo", "Woo", "Hong"), "PRK": ("Ri", "Paek", "Hwang")}
GIVEN = {"KOR": ("Min-seok", "Dae-jung", "Tae-hyun", "Seung-chul", "Ji-won", "Sang-woo"), "PRK": ("Chol-su",)}
PLAIN = {
    "KOR": ("Min", "Jun", "Tae", "Woong", "Seok"),
    "PRK": ("Chol",),
    "USA": (
        "Alan",
        "Whitfield",
        "Douglas",
        "Carmichael",
        "Warren",
        "Halloway",
        "Calvin",
        "Ridgeway",
        "Walter",
        "Grant",
    ),
    "JPN": ("Kenji", "Morikawa", "Naoki", "Hamasaki", "Daisuke", "Kuramoto", "Ryota", "Segawa", "Shunsuke", "Nagata"),
}
#: Two romanisations of one name are swapped for two of another.
SPELLINGS = {"Gun": "Hun", "Geon": "Heon"}
#: Capitals that also speak for their governments (Seoul, Tokyo) stay.
CITIES = {
    "Kuala Lumpur": "Johor Bahru",
    "KUALA LUMPUR": "JOHOR BAHRU",
    "Brussels": "Antwerp",
    "Madrid": "Bilbao",
    "New York": "Los Angeles",
    "Honolulu": "Houston",
    "Hawaii": "Texas",
}


def named(reading: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every spelling of every person's name, with the party that tells its origin."""
    rows = [(person, person["of"]) for person in reading["people"]]
    for meeting in reading["meetings"]:
        for participant in meeting["participants"]:
            rows.append((participant, participant["represents"]))
            if replaced := participant["stands_in_for"]:
                rows.append((replaced, participant["represents"]))
    for row, party in rows:
        yield from ((name, party) for name in (row["person"], *row.get("aliases", ())) if name)


def swap_map(reading: dict[str, Any]) -> dict[str, str]:
    """A new word for each word of a name; the same word is always the same new word."""
    swapped = CITIES | SPELLINGS
    spare = {id(pool): iter(pool) for table in (FAMILY, GIVEN, PLAIN) for pool in table.values()}
    for name, party in named(reading):
        for n, word in enumerate(name.split()):
            if word not in swapped:
                first = n == 0 and party in FAMILY
                pool = FAMILY[party] if first else GIVEN[party] if "-" in word else PLAIN[party]
                swapped[word] = next(spare[id(pool)])
    return swapped


def swap(text: str, new: Mapping[str, str]) -> str:
    either = "|".join(re.escape(word) for word in sorted(new, key=lambda word: (-len(word), word)))
    return re.sub(rf"(?<![\w-])(?:{either})(?![\w-])", lambda match: new[match.group()], text)


def told(value: Any, new: Mapping[str, str]) -> Any:
    """A reading with its strings swapped and its offsets, which depend on the length of names, left out."""
    if isinstance(value, dict):
        return {key: told(item, new) for key, item in value.items() if key not in {"start", "end"}}
    if isinstance(value, list):
        return [told(item, new) for item in value]
    return swap(value, new) if isinstance(value, str) and new else value


def forget_what_lists_know(original: dict[str, Any], expected: dict[str, Any], found: dict[str, Any]) -> None:
    """A known office-holder's state may come from the list of them; of an invented one's it stays unknown."""
    holders = {tuple(sorted(words(row["person"]))) for row in office_holders()}
    for one, other, new in zip(original["people"], expected["people"], found["people"], strict=True):
        if new["of"] is None and tuple(sorted(words(one["person"]))) in holders:
            other["of"] = None


def office_holders() -> list[dict[str, str]]:
    text = files("kgraph.data.background").joinpath("officeholders.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def dated(article: Article, text: str, day: str) -> dict[str, Any]:
    declared = Declared(published=day, url=article.url, publisher=article.publisher)
    return reading_to_json(read(load_pipeline(), make(article.id, text, declared, article.id)))


@pytest.mark.parametrize("article", seeds(), ids=lambda article: article.id)
def test_other_names_same_reading(article: Article) -> None:
    day = read(load_pipeline(), article).published
    assert day is not None
    original = dated(article, article.text, day)
    new = swap_map(original)
    changed = swap(article.text, new)
    assert changed != article.text
    expected, found = told(original, new), told(dated(article, changed, day), {})
    forget_what_lists_know(original, expected, found)
    assert found == expected
