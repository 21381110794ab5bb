"""What an article has spoken of so far, and what each of its mentions means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph.extract.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.entities import Entity, Unnamed
    from kgraph.extract.mentions import Mention
    from kgraph.extract.paragraphs import Paragraph


@dataclass(eq=False)
class Referent:
    """What a mention means: persons, parties, or unnamed holders of an office (role, office, party)."""

    people: list[Entity] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    vague: bool = False  # "the two ministers": to be taken up from the encounter told last
    count: int | None = None

    @property
    def all_parties(self) -> list[str]:
        """Every party meant, through persons too."""
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(u.party for u in self.unnamed)]))


class Discourse:
    """What an article has spoken of so far: its persons, what each mention meant, and who was spoken of last."""

    def __init__(self, home: str | None, prior: People | None = None, *, official: bool = False) -> None:
        self.people = People(prior)
        self.official = official  # a ministry or embassy wrote the page
        self.home = home  # the state whose affairs the page tells from within, if the dateline says so
        self.subject: Entity | None = None
        self.parties: list[str] = []
        self.bodies: list[str] = []  # organisations named so far
        self.host: Entity | None = None
        self.guest: Entity | None = None  # whom somebody was last told to receive
        self.together: list[str] = []  # parties last named side by side as a subject
        self.delegation: Referent | None = None  # the delegation told last, with its leader if one is named
        self.together_at = 0  # the index of the paragraph that names them
        self.plural: list[Entity] = []  # those last spoken of together
        self.referents: dict[tuple[int, int], Referent] = {}
        self.pages: dict[int, Paragraph] = {}

    def of(self, paragraph: Paragraph, mention: Mention) -> Referent:
        """What a mention of a resolved sentence means."""
        return self.referents.get((paragraph.index, mention.start), Referent())

    def said_before(self, where: tuple[int, int, int]) -> list[tuple[Mention, Referent]]:
        """The mentions before a place in its own sentence, with what they mean."""
        page = self.pages[where[0]]
        sentence = next(s for s in page.sentences if s.start <= where[1] < s.end)
        return [
            (m, self.referents[where[0], m.start])
            for m in sentence.mentions
            if m.end <= where[1] and (where[0], m.start) in self.referents
        ]


def heads_of(sentence: Sentence) -> dict[int, Token]:
    if sentence.doc is None:
        return {}
    return {u.start: sentence.doc[n] for n, u in enumerate(sentence.units) if u.mention is not None}
