"""An encounter as one sentence tells it, with persons, parties, dates and places in place of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph.model import BlockKind, Place

if TYPE_CHECKING:
    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.entities import Entity, Unnamed
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.visits import Visit
    from kgraph.extract.status.verdict import Verdict


@dataclass(eq=False)
class Event:
    """One telling of an encounter: who, of which parties, when, where, in what state.

    Codes and dates are those of :mod:`kgraph.model`; None is unsaid.
    """

    paragraph: Paragraph
    sentence: Sentence
    frame: Frame
    people: list[Entity]
    parties: list[str]
    unnamed: list[Unnamed]
    sides: list[list[Entity | str]]  # the other sides one by one, for "separate talks with A and B"
    vague: bool  # a side is "they", "the two ministers", "the three countries"
    count: int | None  # of parties, where the words give it ("both countries", "trilateral")
    verdict: Verdict
    mode: str
    mode_said: bool
    place: Place | None
    when: When | None
    date: str | None
    occasion: str | None
    level: str | None
    named_level: str | None
    hint_level: str | None  # of the whole sentence: used when nothing nearer says it
    ordinal: int | None
    duration: str | None
    definite: bool  # "the talks": told before, or to be told
    new: bool  # "separate talks": not the one told before
    previous: bool  # "their last meeting"
    long_ago: bool  # dated a month or more before the page
    background: bool  # told in a subordinate clause or in the past perfect
    voices: list[Entity] = field(default_factory=list)  # who is heard at it: a participant where the side has no other
    together: list[str] = field(default_factory=list)  # parties named side by side before, as many as ``count``
    visit: Visit | None = None  # the journey that has led somebody here
    disputed: list[str] = field(default_factory=list)  # a party named where the people are of another
    rules: list[str] = field(default_factory=list)

    @property
    def all_parties(self) -> list[str]:
        """Every party at the table, in the order told."""
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(u.party for u in self.unnamed)]))

    @property
    def noun(self) -> str:
        """The encounter's noun in lower case, "" when a verb alone tells it."""
        return self.frame.noun.lower_ if self.frame.noun is not None else ""

    @property
    def headline(self) -> bool:
        """Whether a headline tells it."""
        return self.paragraph.kind == BlockKind.HEADLINE

    @property
    def named(self) -> list[Entity]:
        """Its people that have a name."""
        return [e for e in self.people if e.name]
