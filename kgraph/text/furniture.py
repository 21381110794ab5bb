"""Words that pages put around an article: menus, share bars, credits, headers of lists, comment boxes.

The words lie in ``data/page_furniture.csv``; its columns:

``kind``   "boilerplate", "meta", "caption", "agency" (a credit line), "nav" (a word of menus), "list" (header of a
           list of other stories), "keypoints" (header of a summary), "end" (after it the page has no article any
           more), "not-city" (a word that is never part of a city's name)
``match``  "whole" line, "start", "end" or "part" of a line
``text``   in small letters, straight quotes, single spaces
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kgraph.text import tables

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_EDGE = " \t:|•·»›>-–—…_"
# Headers of lists grow: "Related stories on trade", "More in Diplomacy"; a longer line is a sentence.
_LONGEST_HEADER = 6


@dataclass(frozen=True, slots=True)
class _Phrases:
    whole: frozenset[str]
    start: tuple[str, ...]
    end: tuple[str, ...]
    part: re.Pattern[str] | None


def normal(line: str) -> str:
    """A line as the list has it: small letters, straight quotes, single spaces.

    >>> normal("  Editor’s   Picks ")
    "editor's picks"
    """
    return " ".join(line.translate(_QUOTES).lower().split())


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["kind"], row["match"], row["text"]) for row in tables.rows("page_furniture.csv"))


@cache
def _phrases(kind: str) -> _Phrases:
    def of(match: str) -> list[str]:
        return [text for k, m, text in _rows() if (k, m) == (kind, match)]

    parts = of("part")
    part = re.compile("|".join(re.escape(text) for text in parts)) if parts else None
    return _Phrases(frozenset(of("whole")), tuple(of("start")), tuple(of("end")), part)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind that matches whole words: "nav", "not-city", "agency"."""
    return _phrases(kind).whole


def is_kind(kind: str, line: str, *, sentence: bool) -> bool:
    """Whether a line is furniture of that kind; ``line`` as :func:`normal` gives it.

    A ``sentence`` may begin with words that only a label begins with otherwise ("Published in 2019, the report
    ..."), so it needs a phrase of three words, or one with a colon or bracket; captions are sentences anyway.

    >>> is_kind("meta", "published: 11 july 2025", sentence=False)
    True
    >>> is_kind("meta", "published in 2019, the report named both ministers.", sentence=True)
    False
    """
    phrases = _phrases(kind)
    sentence = sentence and kind != "caption"  # captions are sentences
    if line in phrases.whole or line.strip(_EDGE).rstrip("?!.") in phrases.whole:
        return True
    if line.startswith(phrases.start) and any(
        line.startswith(text) and _ends_word(line, text) and not (sentence and _is_weak(text)) for text in phrases.start
    ):
        return True
    if line.endswith(phrases.end):
        return True
    return bool(phrases.part and phrases.part.search(line))


def is_header(kind: str, line: str) -> bool:
    """Whether a line opens a section of that kind ("list", "keypoints", "end"); ``line`` as :func:`normal` gives it.

    >>> is_header("list", "more in diplomacy"), is_header("list", "more in sorrow than in anger, he left the room.")
    (True, False)
    """
    phrases = _phrases(kind)
    bare = line.strip(_EDGE).rstrip("?!.")
    if bare in phrases.whole:
        return True
    if kind == "list" and (len(line.split()) > _LONGEST_HEADER or line.endswith(".")):
        return False
    return any(bare.startswith(text) and _ends_word(bare, text) for text in phrases.start)


def _ends_word(line: str, start: str) -> bool:
    """Whether the phrase at the line's start is not the beginning of a longer word."""
    return not start[-1].isalpha() or len(line) == len(start) or not line[len(start)].isalpha()


def _is_weak(start: str) -> bool:
    return len(start.split()) < 3 and start[-1].isalpha() and start[0] not in "(["
