"""A paragraph's words with the names of the tables, and the office phrases found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.offices.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.gazetteer import Match
    from kgraph.extract.words import Word


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase over words ``start``..``end`` of a paragraph.

    ``text`` is the office alone, without its party and standing ("Deputy Foreign Minister"); ``parties`` the codes that
    it names; ``possessor`` "his", "its" or the like when a pronoun stands for the party; ``plural`` for "ministers".
    """

    start: int
    end: int
    head: int
    text: str
    parties: tuple[str, ...] = ()
    standing: str = "incumbent"
    plural: bool = False
    possessor: str | None = None
    definite: bool = False
    capital: bool = False  # written with a capital, as before a name
    strong: bool = True
    honorific: bool = False  # "Minister", "Secretary" alone: takes its meaning from the person


class Passage:
    """Finds the office phrases of one paragraph."""

    def __init__(self, words: Sequence[Word], names: dict[int, Match]) -> None:
        self.words, self.names, self.vocab = words, names, vocabulary()

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""
