"""What a plain reading gives: a sentence with a meeting word, and the persons, countries, city and day in it.

No grammar, no coreference: the yardstick that every rule of the reader has to beat.  It uses the same pipeline for
names and the same lists of states and cities, so that the difference is the reading alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kgraph import edtf
from kgraph.text import datestrings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

    from kgraph.model import Article

_MEETING = re.compile(
    r"\b(?:met|meets?|meeting|talks?|summit|consultations?|negotiations?|received|hosted|dialogue|spoke|phone call)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:video|virtual)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\bwill\b|\bplanned\b|\bscheduled\b", re.IGNORECASE)
#: Words before a name that tell the role, the longest first.
_ROLES = {
    "deputy foreign minister": "deputy_foreign_minister",
    "foreign minister": "foreign_minister",
    "defence minister": "defence_minister",
    "defense minister": "defence_minister",
    "prime minister": "head_of_government",
    "vice president": "deputy_head",
    "ambassador": "ambassador",
    "president": "head_of_state",
}


def read(nlp: Language, article: Article) -> dict[str, Any]:
    """The article's meetings in the format of ``kgraph extract``."""
    found = [_sentence(sentence, article) for sentence in nlp(article.text).sents]
    return {"meetings": [meeting for meeting in found if meeting]}


def _sentence(sentence: Span, article: Article) -> dict[str, Any] | None:
    text = sentence.text
    states = [(match.start(), _state_words()[match.group()]) for match in _states().finditer(text)]
    if not _MEETING.search(text) or len({code for _, code in states}) < 2:
        return None
    people = [entity for entity in sentence.ents if entity.label_ == "PERSON"]
    cities = [match.group() for match in _cities().finditer(text)]
    place = {"city": cities[0], "country": _city_words()[cities[0]]} if cities else {"city": None, "country": None}
    return {
        "status": "planned" if _FUTURE.search(text) else "held",
        "mode": "phone" if _PHONE.search(text) else "video" if _VIDEO.search(text) else "in-person",
        "date": _day(text, article.published),
        "place": place,
        "parties": sorted({code for _, code in states}),
        "participants": [_participant(person, sentence, states) for person in people],
    }


def _participant(person: Span, sentence: Span, states: list[tuple[int, str]]) -> dict[str, Any]:
    """A person for the last state named before, in the office whose words stand between."""
    at = person.start_char - sentence.start_char
    before = [(start, code) for start, code in states if start < at] or states[:1]
    words = sentence.text[before[-1][0] : at].lower()
    role = next((code for office, code in _ROLES.items() if office in words), None)
    return {"person": person.text, "represents": before[-1][1], "role": role, "office": None, "stands_in_for": None}


def _day(text: str, published: str | None) -> str | None:
    """A date written out, else the last such weekday up to the page's day."""
    for written in datestrings.find(text):
        if len(written.readings) == 1:
            return written.readings[0]
    page = edtf.bounds(published)
    weekday = re.search(rf"\b{datestrings.WEEKDAY}", text)
    if page is None or weekday is None:
        return None
    back = (page[0].weekday() - datestrings.weekday_number(weekday.group())) % 7
    return (page[0] - dt.timedelta(days=back)).isoformat()


def _table(name: str) -> list[dict[str, str]]:
    text = files("kgraph.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _state_words() -> dict[str, str]:
    """Names and adjectives of states to their codes."""
    return {
        word: row["code"]
        for row in _table("states.csv")
        for column in ("name", "aliases", "adjectives")
        for word in row[column].split("|")
        if word
    }


@cache
def _city_words() -> dict[str, str]:
    return {row["capital"]: row["code"] for row in _table("states.csv") if row["capital"]}


@cache
def _states() -> re.Pattern[str]:
    return _any_of(_state_words())


@cache
def _cities() -> re.Pattern[str]:
    return _any_of(_city_words())


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    """A pattern for the longest of the words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
