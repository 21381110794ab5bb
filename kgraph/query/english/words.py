"""A question as words.  Hyphens part words ("vice-ministerial" is two), possessives stand alone ("Japan", "'s")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgraph.lookup import key as fold

#: Longest question that is read, in code points.
LONGEST = 600

_WORD = re.compile(
    r"""(?P<iso>\d{4}-\d\d(?:-\d\d)?(?!\d))
      | (?P<abbreviation>(?:[^\W\d_]\.){2,})
      | (?P<possessive>['’]s\b)
      | (?P<word>[^\W_]+(?:['’](?!s\b)[^\W_]+)*\.?(?=\W|$)|[^\W_]+)
      | (?P<mark>["“”,;:?!()/–—-])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``low`` as it is compared (folded), ``text`` as it was written."""

    text: str
    low: str
    start: int
    end: int
    kind: str = "word"
    glued: bool = False  # to the word before, by a hyphen

    @property
    def capital(self) -> bool:
        """Whether it is written like a name, or ends one ("Yoon-joo")."""
        return self.glued or self.text[:1].isupper()


def split(question: str) -> list[Word]:
    """The words and the marks of a question.

    >>> [w.low for w in split("Japan's vice-ministers met on July 5, in Washington, D.C.?")]
    ['japan', "'s", 'vice', '-', 'ministers', 'met', 'on', 'july', '5', ',', 'in', 'washington', ',', 'dc', '?']
    """
    words = []
    for match in _WORD.finditer(question):
        text, kind = match.group(), str(match.lastgroup)
        if kind == "word":
            text = text.rstrip(".")
        low = "'s" if kind == "possessive" else text if kind in {"mark", "iso"} else fold(text)
        if low:
            words.append(Word(text, low, match.start(), match.start() + len(text), kind))
    return words


def joined(words: list[Word]) -> list[Word]:
    """The words without the hyphens that join two of them ("vice", "ministers").

    >>> [w.low for w in joined(split("US-Japan talks - why?"))]
    ['us', 'japan', 'talks', '-', 'why', '?']
    """
    kept: list[Word] = []
    for at, word in enumerate(words):
        inner = 0 < at < len(words) - 1 and words[at - 1].end == word.start and words[at + 1].start == word.end
        if word.text == "-" and inner:
            continue
        if kept and at > 1 and words[at - 1].text == "-" and kept[-1] is words[at - 2]:
            word = replace(word, glued=True)
        kept.append(word)
    return kept
