"""A sentence in its shortened form, and what its words stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kgraph.extract.dates import When
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.mentions import Mention

# Names that stand for the mentions: common ones, that the parser knows for what they are.
PERSON_WORDS = ("Smith", "Jones", "Brown", "Clark", "Lewis", "Walker", "Hall", "Allen", "Young", "King")


PLACE_WORDS = ("France", "Spain", "Italy", "Austria", "Norway", "Poland", "Sweden", "Ireland")


STAND_FOR = frozenset({*PERSON_WORDS, *PLACE_WORDS, "ministers", "officials"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a shortened sentence, and the words ``start``..``end`` of the paragraph that it stands for."""

    text: str
    start: int
    end: int
    mention: int | None = None
    when: int | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence with its shortened form, its tree, and what its words stand for."""

    start: int  # words of the paragraph
    end: int
    units: list[Unit]
    mentions: list[Mention]
    whens: list[When]
    doc: Doc | None = None
    frames: list[Frame] | None = None  # the encounters that it tells, once they have been looked for
    journeys: list[tuple[list[Mention], Mention]] | None = None  # who went where, once they have been looked for
    quoted: frozenset[int] = field(default_factory=frozenset)  # units inside a direct quotation

    def mention(self, token: Token) -> Mention | None:
        """The mention that a word of the tree stands for."""
        index = self.units[token.i].mention
        return None if index is None else self.mentions[index]

    def when(self, token: Token) -> When | None:
        """The date that a word of the tree stands for."""
        index = self.units[token.i].when
        return None if index is None else self.whens[index]
