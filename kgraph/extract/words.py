"""A paragraph as words: the units that the grammars of dates, offices and names are written over.

The model's own tokens cut hyphenated names into three and keep "U.S.-Japan" as one; the grammars want
"Hae-won" and "co-chair" whole, a possessive 's apart, and a chain of states ("Korea-US-Japan") as a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that keep their full stop.  Source: AP and Reuters style guides on titles, months and places.
ABBREVIATIONS = word_set("words", "abbreviations")

_WORD = re.compile(
    r"""
    (?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})      # a date in figures
  | (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])                # U.S., N.K., p.m.
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])           # 10th, 2,500, 15:59
  | [^\W_]+(?:(?:['’](?!s\b)|[-‐‑])(?:(?:[^\W\d_]\.){2,}|[^\W_]+))*   # words, with inner hyphens and apostrophes
  | ['’]s\b
  | \.{2,}|…|--+
  | \S
    """,
    re.VERBOSE,
)
# A no-break space that a page decoded as Latin-1: "LeonÂ told".
_MOJIBAKE = re.compile(r"Â(?=[\s\xa0]|$)|(?<=[a-z,.;:])Â(?=[A-Z])")
_CLOSERS = frozenset("\"”’')]»")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: ``text`` at ``start``..``end`` of the article, ``low`` its lower-case form."""

    text: str
    start: int
    end: int
    space: bool  # white space follows
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.text.lower())

    @property
    def is_title(self) -> bool:
        """Begins as a name does: a capital, or a lower-case prefix before one ("al-Sisi", "d'Orsay")."""
        return self.text[0].isupper() or bool(re.match(r"[a-z]{1,3}['’-][^\W\d_a-z]", self.text))

    @property
    def is_alpha(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_upper(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and self.is_alpha


def split(text: str, offset: int = 0) -> list[Word]:
    """The words of a stretch of text, with offsets into the article.

    >>> [w.text for w in split("Al-Amin met U.S. Gen. X's aide on Nov. 5-7 in N'Djamena.")]
    ['Al-Amin', 'met', 'U.S.', 'Gen.', 'X', "'s", 'aide', 'on', 'Nov.', '5', '-', '7', 'in', "N'Djamena", '.']
    """
    text = _MOJIBAKE.sub(" ", text)
    spans: list[tuple[int, int]] = []
    position = 0
    while found := _WORD.search(text, position):
        start, end = found.span()
        body = text[start:end]
        if (
            end < len(text)
            and text[end] == "."
            and (body.lower() in ABBREVIATIONS or (len(body) == 1 and body.isupper()))
            and text[end + 1 : end + 2] != "."
        ):
            end += 1
        spans.append((start, end))
        position = end
    return [Word(text[a:b], offset + a, offset + b, space=b < len(text) and text[b].isspace()) for a, b in spans]


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Without accents and with straight apostrophes, case kept.

    >>> plain("Brasília’s Ağrı")
    "Brasilia's Agri"
    """
    text = text.translate(_UNSPLIT)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


_UNSPLIT = str.maketrans(
    {"’": "'", "‘": "'", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
)


def sentences(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges of the sentences: a full stop, question or exclamation mark, then a capital, figure or quote.

    >>> words = split('He met Mr. Xi. "No," she said. The U.S. Senate met.')
    >>> [" ".join(w.text for w in words[a:b]) for a, b in sentences(words)]
    ['He met Mr. Xi .', '" No , " she said .', 'The U.S. Senate met .']
    """
    out: list[tuple[int, int]] = []
    start = i = 0
    while i < len(words):
        if _ends_sentence(words, i):
            i += 1
            while i < len(words) and words[i].text in _CLOSERS and not words[i - 1].space:
                i += 1
            out.append((start, i))
            start = i
        else:
            i += 1
    if start < len(words):
        out.append((start, len(words)))
    return out


def _ends_sentence(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.text not in {".", "!", "?", "…"} and not re.fullmatch(r"\.{2,}", word.text):
        return bool(
            # "... talks in the U.S. The ministers": an initialism ends a sentence before a function word
            re.fullmatch(r"(?:[A-Z]\.){2,}", word.text) and i + 1 < len(words) and words[i + 1].text in _OPENERS
        )
    after = i + 1
    while after < len(words) and words[after].text in _CLOSERS and not words[after - 1].space:
        after += 1
    if after >= len(words):
        return True
    if not words[after - 1].space:
        # glued by a faulty page ("talks.The ministers"): a capital begins a new sentence
        return word.text == "." and words[after].text[0].isupper() and len(words[after].text) > 1
    following = words[after].text
    if following[0].islower():
        # "on the 3rd. had talks", a faulty page's small letter: never behind what may be an abbreviation
        return (
            word.text == "."
            and not words[i - 1].space
            and bool(re.fullmatch(r"\d+(?:st|nd|rd|th)|[a-z]{5,}", words[i - 1].text))
            if i
            else False
        )
    return following not in {",", ";", ":", ")"}


_OPENERS = word_set("words", "sentence_openers")
