"""Which persons and parties each mention means, sentence after sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.people import Entity, People


@dataclass(eq=False)
class Referent:
    """What a mention means: persons, parties, or unnamed holders of an office (role, office, party)."""

    people: list[Entity] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unnamed: list[tuple[str | None, str | None, str]] = field(default_factory=list)
    vague: bool = False  # "the two ministers": to be taken up from the encounter told last
    count: int | None = None

    @property
    def all_parties(self) -> list[str]:
        """Every party meant, through persons too."""
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(p for _, _, p in self.unnamed)]))


class Resolver:
    """Resolves mentions in reading order; keeps who was spoken of last."""

    def __init__(self, home: str | None) -> None:
        self.people = People()
        self.home = home  # the state whose affairs the page tells from within, if the dateline says so
        self.subject: Entity | None = None
        self.parties: list[str] = []
        self.referents: dict[tuple[int, int], Referent] = {}
        self.pages: dict[int, Paragraph] = {}

    def sentence(self, paragraph: Paragraph, sentence: Sentence) -> None:
        """Resolve every mention of a sentence."""
        self.pages[paragraph.index] = paragraph
        here: list[tuple[Mention, Entity]] = []
        heads = self._heads(sentence)
        for mention in sentence.mentions:
            referent = self._resolve(paragraph, mention, here, heads)
            self.referents[paragraph.index, mention.start] = referent
            here.extend((mention, e) for e in referent.people)
            named = [p for p in (mention.parties or referent.all_parties) if p]
            if mention.kind in (Kind.PARTY, Kind.DELEGATION) and named:
                self.parties = (self.parties + named)[-6:]
        self._advance(sentence, here, heads)

    def of(self, paragraph: Paragraph, mention: Mention) -> Referent:
        """What a mention of a resolved sentence means."""
        return self.referents.get((paragraph.index, mention.start), Referent())

    # --- one mention -------------------------------------------------------------------------

    def _resolve(self, paragraph: Paragraph, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> Referent:
        where = (paragraph.index, mention.start, mention.end)
        owner = self._owner(mention, here, heads)
        home = self.parties[-1] if self.parties else (self.subject.party if self.subject else self.home)
        if mention.people:
            people = [e for m in mention.people if (e := self.people.meet(m, (paragraph.index, mention.start, mention.end), owner, home))]
            return Referent(people=people)
        if mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
            entity = self.people.meet(mention, where, owner, home)
            return Referent(people=[entity] if entity else [])
        if mention.kind == Kind.PRONOUN:
            return self._pronoun(mention, here, heads)
        if mention.kind == Kind.GROUP:
            return self._group(mention, owner, where)
        return Referent(parties=[p for p in mention.parties if p])

    def _owner(self, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> Entity | None:
        """Whom "his" means in "his counterpart": the subject of the sentence so far, else who was last spoken of."""
        subjects = [e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and m.end <= mention.start]
        before = [e for m, e in here if m.end <= mention.start and e.role]
        held = [e for e in subjects if e.role]
        if held:
            return held[-1]
        if before:
            return before[0] if mention.office == "@counterpart" else before[-1]
        return self.subject or self.people.latest()

    def _pronoun(self, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> Referent:
        if mention.plural:
            return Referent(vague=True)
        token = heads.get(mention.start)
        same_clause = {id(e) for m, e in here if token is not None and m.start in heads and heads[m.start].head == token.head}
        subjects = [e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and id(e) not in same_clause]
        found = subjects[-1] if subjects else self.subject or self.people.latest()
        return Referent(people=[found] if found else [])

    def _group(self, mention: Mention, owner: Entity | None, where: tuple[int, int, int]) -> Referent:
        if mention.office == "@counterpart":
            role, office = (owner.role, owner.office.office if owner.office else None) if owner else (None, None)
            return self._holders(mention, role, office)
        if mention.parties:
            if mention.kind == Kind.GROUP and mention.office:
                return self._holders(mention, mention.role, mention.office)
            return Referent(parties=list(mention.parties))
        return Referent(vague=True, count=mention.count)

    def _holders(self, mention: Mention, role: str | None, office: str | None) -> Referent:
        """ "the foreign ministers of A and B": the persons where the article names them, else unnamed."""
        out = Referent()
        for party in mention.parties:
            known = [e for e in self.people.entities if e.party == party and e.role == role and role and e.name]
            if known:
                out.people.append(max(known, key=lambda e: e.last_seen))
            else:
                out.unnamed.append((role, office, party))
                out.parties.append(party)
        return out

    # --- going on ----------------------------------------------------------------------------

    @staticmethod
    def _heads(sentence: Sentence) -> dict[int, Token]:
        if sentence.doc is None:
            return {}
        return {u.start: sentence.doc[n] for n, u in enumerate(sentence.units) if u.mention is not None}

    def _advance(self, sentence: Sentence, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> None:
        """After a sentence, its subject is whom "he" in the next one means."""
        subjects = [e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")]
        root = [e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head.dep_ == "ROOT"]
        if root or subjects:
            self.subject = (root or subjects)[0]
        elif here:
            self.subject = here[0][1]
