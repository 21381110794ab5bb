"""Names of people: where one begins and ends in a run of capitalised words.

Shapes cover the orders and particles of every region: "Abebe Tadesse Worku", "Nasser bin Khaled Al Amin",
"Greta von der Heide", "K Raghavan", "SEO Min", "Benigno Salonga Jr.", "Abdel Rahim el-Masri".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set
from kgraph.extract.offices.vocabulary import vocabulary
from kgraph.extract.words import Word, plain

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from kgraph.extract.gazetteer import Match

PARTICLES = word_set("names", "particles")
_SUFFIXES = word_set("names", "suffixes")
HONORIFICS = word_set("names", "honorifics")
_NOT_IN_NAMES = word_set("names", "never")


_SITES = word_set("names", "sites")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name over words ``start``..``end``; ``text`` as written, honorifics left out."""

    start: int
    end: int
    text: str


def is_name_word(word: Word) -> bool:
    """Whether a word can be part of a name by its shape alone."""
    text = word.text
    if not word.is_alpha or text.endswith(("'s", "’s")):
        return False
    bare = text.rstrip(".").lower()
    return word.is_title and bare not in _NOT_IN_NAMES and not re.search(r"\d", text)


def is_initial(word: Word) -> bool:
    """ "S", "V.", "J.R."."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){1,3}", word.text)) and not (len(word.text) > 1 and "." not in word.text)


def skip_honorifics(words: Sequence[Word], start: int) -> int:
    """The first word after any titles of courtesy or rank ("Gen.", "Sheikh", "H.E. Dr.")."""
    i = start
    while (
        i < len(words) - 1
        and words[i].low in HONORIFICS
        and words[i].text[0].isupper()
        and words[i + 1].low not in ("bin", "ibn", "bint")
    ):
        i += 1
    return i


def run(
    words: Sequence[Word], start: int, names: dict[int, Match], people: dict[int, int], longest: int = 8
) -> NameSpan | None:
    """The name that begins at a word where one is expected (after an office, after "his counterpart").

    ``people`` maps the first word of what the model takes for a person to its end.  A name ends at a mark, at a word
    that no name holds, and at the name of a state, city or organisation unless the model sees a person there.
    """
    vocab = vocabulary()
    begin = skip_honorifics(words, start)
    i = begin
    while i < len(words) and i - begin < longest:
        word = words[i]
        known = names.get(i)
        inside = any(a <= i < b for a, b in people.items())
        if (
            i > begin
            and word.low in PARTICLES
            and i + 1 < len(words)
            and (is_name_word(words[i + 1]) or words[i + 1].low in PARTICLES)
        ):
            i += 1
            continue
        if i > begin and word.low in _SUFFIXES and word.text[0].isupper():
            i += 1
            continue
        if i > begin and word.text == "," and i + 1 < len(words) and words[i + 1].low in ("jr", "jr.", "sr", "sr."):
            i += 2
            continue
        if not (is_name_word(word) or is_initial(word)):
            break
        if known is not None and not inside and not _name_in_name(known, i, begin):
            break
        if word.low in vocab.institution and not inside:
            break
        if i > begin and not inside and word.low.rstrip(".") in vocab.strong:
            break
        i += 1
    end = i
    while end > begin and words[end - 1].low in PARTICLES:
        end -= 1
    if end == begin:
        return None
    if end < len(words) and words[end].text[0].isupper() and words[end].low in _SITES and words[end - 1].space:
        return None  # "King Hussein Bridge", "Kennedy Center": named after a person
    if end - begin == 1 and (is_initial(words[begin]) or (begin in names and begin not in people)):
        return None
    return NameSpan(begin, end, text_of(words, begin, end))


def _name_in_name(known: Match, i: int, begin: int) -> bool:
    """A place or party word that can be part of a name: "Jordan" behind a given name, but no state's name first."""
    if known.get("state", "organisation", "metonym", "adjective", "people", "movement", "group"):
        return (
            i > begin
            and known.end - known.start == 1
            and known.get("organisation", "metonym", "movement", "group") is None
            and known.get("adjective") is None
        )
    # a city: people are named like cities everywhere; a comma and a state after it would make it a place
    return known.end - known.start == 1


def text_of(words: Sequence[Word], start: int, end: int) -> str:
    """The words as written, with their own spaces."""
    out = []
    for i in range(start, end):
        out.append(words[i].text + (" " if words[i].space and i < end - 1 else ""))
    return "".join(out).strip()


@lru_cache(maxsize=1 << 16)
def key(name: str) -> tuple[str, ...]:
    """A name's words in lower case without accents and hyphens, for comparison.

    >>> key("SEO Hae-won"), key("Ana Babić Jr.")
    (('seo', 'haewon'), ('ana', 'babic'))
    """
    text = plain(name).lower().replace("-", "").replace("‑", "").replace("'", "")
    words = [p for p in (p.strip(".,") for p in text.split()) if p]
    parts = [p for n, p in enumerate(words) if n == 0 or p not in _SUFFIXES]  # a suffix is never a name's first word
    while len(parts) > 1 and parts[0] in HONORIFICS - PARTICLES:
        parts = parts[1:]  # a title before a name; "Sheikh" can end one
    return tuple(parts)


def _without_article(word: str) -> str:
    """A name's word without the Arabic article that hyphens join to it: "elsisi" is "sisi"."""
    return word[2:] if word.startswith(("al", "el")) and len(word) > 5 else word


def same(a: str, b: str) -> bool:
    """Whether two spellings are one name within an article: equal words in any order, or one's words in the other's.

    >>> same("Tamura Akira", "Akira Tamura"), same("Lena da Souza", "Lena"), same("Min Gun", "Hyun Min")
    (True, True, False)
    """
    one, two = key(a), key(b)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    content: Set[str] = set(short) - PARTICLES
    if len(short) == 1 and len(long) > 1 and _without_article(short[0]) in {_without_article(w) for w in long}:
        return True  # "Sisi" and "El-Sisi"
    return (bool(content) and content <= set(long)) or "".join(one) == "".join(two)
