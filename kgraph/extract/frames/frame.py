"""The frame of an encounter: a trigger word and who the grammar says takes part.

A frame is raw: its participants are mentions of its sentence.  Frames of one encounter are joined later, over the whole
article.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kgraph.extract.mentions import Mention

#: Prepositions of the other side.
WITH = frozenset({"with", "together with", "along with", "alongside", "opposite"})
#: Prepositions of those at the table, behind a noun.
BETWEEN = frozenset({"between", "among", "of", "involving", "by", "with", "from", "amongst", "including"})
#: Prepositions that join a verb and a noun of one encounter: "met for talks".
SAME_EVENT = frozenset({"for", "in", "as", "at", "during", "on", "to", "into", "of", "over", "through", "via"})


@dataclass(slots=True)
class Frame:
    """One trigger with its participants, all as mentions; ``head`` is the clause's verb or the noun itself.

    ``rule`` says what made it: "verb:meet", "noun:talks", "attend", and joined ones with a plus
    ("verb:meet+noun:talks").
    """

    trigger: Token
    head: Token
    rule: str
    people: list[Mention] = field(default_factory=list)
    noun: Token | None = None
    objects: list[Mention] = field(default_factory=list)  # the other side, for "separate talks with A and B"
    places: list[Mention] = field(default_factory=list)  # parties that stand where a place stands
    voices: list[Mention] = field(default_factory=list)  # who speaks at it
    sides: list[Mention] = field(default_factory=list)  # "on the Jordanian side"
    hosts: list[Mention] = field(default_factory=list)  # "talks hosted by X": at the table only if nobody else is
    tokens: set[int] = field(default_factory=set)  # trigger words of this frame

    def copy(self) -> Frame:
        """The same frame with lists of its own."""
        return replace(
            self,
            people=list(self.people),
            objects=list(self.objects),
            places=list(self.places),
            voices=list(self.voices),
            sides=list(self.sides),
            hosts=list(self.hosts),
            tokens=set(self.tokens),
        )

    def add(self, mention: Mention | None, *, other: bool = False) -> None:
        """A participant, once; ``other`` when on the other side than the subject."""
        if mention is None:
            return
        if mention not in self.people:
            self.people.append(mention)
        if other and mention not in self.objects:
            self.objects.append(mention)

    def add_all(self, mentions: Iterable[Mention | None], *, other: bool = False) -> None:
        """Several participants, in order."""
        for mention in mentions:
            self.add(mention, other=other)
