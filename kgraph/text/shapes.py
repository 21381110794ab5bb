"""What a paragraph looks like, read alone: a sentence or a line, how long, in which case, with what at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kgraph.text import furniture

_TAIL = 100  # characters at the end that show how it ends
_CLOSERS = "\"'”’»)]}*|\u200b\ufeff "
# An agency's name after the last full stop: "... he said. (AFP)", "... he said. — Bernama"
_CREDIT_END = re.compile(r"(?<=[.!?\"”’])\s*(?:[\[(][^\[\]()]{1,40}[\])]|[—–-]\s?[^\W\d_a-z][\w/&. ]{1,25})\s*$")
_ABBREVIATION_END = re.compile(
    r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|vs|govt|[ap]\.m)\.$", re.IGNORECASE
)
_ABBREVIATED_SENTENCE = 14  # words from which a line ending in "U.S." is taken for a sentence
_SENTENCE_WORDS = 8
_LONG_WORDS = 25  # headlines and captions are seldom so long: a paragraph even without a full stop
_TITLE_WORDS = 20
_BULLET = re.compile(r"(?:[-–—•·*▪●‣➖]|\d{1,2}[.)])\s*(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
# Headlines drop articles and auxiliary verbs; a long line with both is a sentence that lost its full stop.
_ARTICLE = re.compile(r"\b(?:the|a|an)\b")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|been|said|which|that)\b")
_UNSTOPPED_WORDS = 12
_INNER_END = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]")


@dataclass(frozen=True)
class Shape:
    """A paragraph ``text[start:end]`` with what its form tells."""

    start: int
    end: int
    text: str

    @cached_property
    def normal(self) -> str:
        return furniture.normal(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text))

    @cached_property
    def bullet(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.text)) and not self.text.startswith(("--", "—", "–—"))

    @cached_property
    def end_mark(self) -> str:
        """The punctuation mark that ends it as a sentence, "" where a line merely stops.

        >>> [Shape(0, 0, t).end_mark for t in ('He said: "Yes."', "Talks end in U.S.", "They left. (AFP)")]
        ['.', '', '.']
        """
        bare = _CREDIT_END.sub("", self.text[-_TAIL:]).rstrip(_CLOSERS)
        mark = bare[-1:]
        if mark == "." and _ABBREVIATION_END.search(bare) and len(self.words) < _ABBREVIATED_SENTENCE:
            return ""
        return mark if mark in tuple(".!?…:。;") else ""

    @cached_property
    def teaser(self) -> bool:
        """Whether it breaks off: the start of a text that stands elsewhere."""
        return self.text.rstrip(_CLOSERS).endswith(("...", "…"))

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of an article.

        >>> [Shape(0, 0, t).prose for t in ("The ministers met in Oslo on Monday to talk.", "Ministers meet in Oslo")]
        [True, False]
        """
        count = len(self.words)
        if self.end_mark or count < _UNSTOPPED_WORDS:
            return bool(self.end_mark) and count >= _SENTENCE_WORDS
        sentence = bool(_ARTICLE.search(self.text)) and len(_AUXILIARY.findall(self.text)) > 1
        return count >= _LONG_WORDS or sentence

    @cached_property
    def title_like(self) -> bool:
        """Whether it could be a headline although it ends in a mark: one question or cry, or one in Title Case.

        >>> [Shape(0, 0, t).title_like for t in ("Will they meet?", "They Will Meet.", "They met again.")]
        [True, True, False]
        """
        if len(self.words) > _TITLE_WORDS or _INNER_END.search(self.text):
            return False
        return self.end_mark in {"", "?", "!"} or self.capitals > 0.99

    @cached_property
    def capitals(self) -> float:
        """Share of its longer words that begin with a capital."""
        long = [word for word in self.words if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in long) / len(long) if long else 0.0
