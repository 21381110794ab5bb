"""Which persons and parties each mention means, sentence after sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence, conjuncts
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.people import Entity, Held, People


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
        self.plural: list[Entity] = []  # those last spoken of together
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
            self.bodies.extend(p for p in named if len(p) != 3)
            if mention.kind in (Kind.PARTY, Kind.DELEGATION) and named:
                self.parties = (self.parties + named)[-6:]
        self._identify(paragraph, sentence, heads)
        self._advance(sentence, here, heads)

    def _identify(self, paragraph: Paragraph, sentence: Sentence, heads: dict[int, Token]) -> None:
        """ "He is the ministry's undersecretary": an office told of a person by "is" or "was"."""
        for mention in sentence.mentions:
            token = heads.get(mention.start)
            if mention.kind != Kind.OFFICE or mention.name or token is None or token.i >= len(token.doc):
                continue
            if (mention.office or "").lower().startswith(("first ", "only ", "last ")) and not (
                mention.office or ""
            ).lower().startswith(("first vice", "first deputy", "first minister", "first secretary", "first lady")):
                continue  # "the first EU leader to visit"
            copula = [c for c in token.children if c.dep_ == "cop" and c.lower_ in ("is", "was", "became", "remains")]
            if not copula or any(c.lower_ in ("not", "no", "never") for c in token.children):
                continue
            for other in sentence.mentions:
                subject = heads.get(other.start)
                if subject is None or subject.head.i != token.i or subject.dep_ != "nsubj":
                    continue
                people = self.referents[paragraph.index, other.start].people
                if len(people) == 1 and people[0].name and not any(h.role == mention.role for h in people[0].held):
                    party = mention.parties[0] if mention.parties else people[0].party
                    standing = (
                        mention.standing if copula[0].lower_ != "was" or mention.standing != "incumbent" else "former"
                    )
                    people[0].held.append(
                        Held(
                            mention.office or "",
                            mention.role,
                            party,
                            standing,
                            (paragraph.index, mention.start, mention.end),
                        )
                    )

        self._led(paragraph, sentence)

    def _led(self, paragraph: Paragraph, sentence: Sentence) -> None:
        """ "A delegation of Uzbekistan under the leadership of X", "the Uzbek side, headed by X": X is of that party."""
        for n, side in enumerate(sentence.mentions[:-1]):
            leader = sentence.mentions[n + 1]
            if (
                len(side.parties) != 1
                or side.kind not in (Kind.PARTY, Kind.DELEGATION)
                or leader.kind not in (Kind.PERSON, Kind.OFFICE)
                or leader.parties
            ):
                continue
            between = {w.low for w in paragraph.words[side.end : leader.start]}
            before = {w.low for w in paragraph.words[max(sentence.start, side.start - 3) : side.start]}
            led = (
                between & {"led", "headed", "leadership"}
                and len(between) < 9
                and (side.kind == Kind.DELEGATION or before & {"delegation", "team", "mission"})
            )
            seated = (
                side.kind == Kind.PARTY
                and between & {"seat", "chair"}
                and between & {"filled", "taken", "occupied"}
                and len(between) < 9
            )
            if led or seated:
                for entity in self.referents[paragraph.index, leader.start].people:
                    entity.held = [
                        h
                        if (h.party and not h.guessed) or h.standing == "former"
                        else replace(h, party=side.parties[0])
                        for h in entity.held
                    ]
                    if not entity.held or entity.held[0].standing == "former":
                        entity.represents = side.parties[0]

    def of(self, paragraph: Paragraph, mention: Mention) -> Referent:
        """What a mention of a resolved sentence means."""
        return self.referents.get((paragraph.index, mention.start), Referent())

    # --- one mention -------------------------------------------------------------------------

    def _resolve(
        self, paragraph: Paragraph, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
    ) -> Referent:
        where = (paragraph.index, mention.start, mention.end)
        owner = self._owner(mention, here, heads)
        home = self.parties[-1] if self.parties else (self.subject.party if self.subject else self.home)
        if mention.owner == "body":
            home = next(
                (
                    p
                    for p in reversed(self.bodies)
                    if p != (self.subject.party if self.subject and mention.plural else None)
                ),
                None,
            )
        if mention.people:
            mention = self._shared_out(mention, where)
            people = [
                e
                for m in mention.people
                if (e := self.people.meet(m, (paragraph.index, mention.start, mention.end), owner, home))
            ]
            return Referent(people=people)
        if mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
            entity = self.people.meet(mention, where, owner, home, self.subject)
            return Referent(people=[entity] if entity else [])
        if mention.kind == Kind.PRONOUN:
            return self._pronoun(paragraph, mention, here, heads)
        if mention.kind == Kind.GROUP:
            return self._group(mention, owner, where)
        return Referent(parties=[p for p in mention.parties if p])

    def _shared_out(self, mention: Mention, where: tuple[int, int, int]) -> Mention:
        """ "Delegations of A and B, headed by their foreign ministers, X and Y": of the parties named side by side before, in that order."""
        if mention.parties or any(m.parties for m in mention.people) or mention.people[0].owner not in (None, "their"):
            return mention
        here = list(dict.fromkeys(p for m, _ in self._said(where) if m.kind == Kind.PARTY for p in m.parties))
        parties = next((ps for ps in (here, self.together) if len(ps) == len(mention.people)), [])
        if not parties:
            return mention
        people = tuple(replace(m, parties=(p,)) for m, p in zip(mention.people, parties, strict=True))
        return replace(mention, people=people, parties=tuple(parties))

    def _owner(
        self, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
    ) -> Entity | None:
        """Whom "his" means in "his counterpart": the subject of the sentence so far, else who was last spoken of."""
        subjects = [
            e
            for m, e in here
            if m.start in heads and heads[m.start].dep_.startswith("nsubj") and m.end <= mention.start
        ]
        before = [e for m, e in here if m.end <= mention.start and e.role]
        held = [e for e in subjects if e.role]
        if held:
            return held[-1]
        if before:
            return before[0] if mention.office == "@counterpart" else before[-1]
        return self.subject or self.people.latest()

    def _pronoun(
        self, paragraph: Paragraph, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
    ) -> Referent:
        if mention.text.lower().endswith(("visitor", "guest", "guests", "host", "hosts")):
            known = self.host if mention.text.lower().rstrip("s").endswith("host") else self.guest
            return Referent(people=[known] if known is not None else [])
        if mention.plural:
            before = list(dict.fromkeys(e for m, e in here if m.end <= mention.start and m.kind == Kind.PERSON))
            if len(before) > 1:
                return Referent(people=before)
            if mention.text.lower() == "they" and len(said := self._sayers(mention, here, heads, paragraph)) > 0:
                return Referent(parties=said)
            if len(side_by_side := self._joined_parties(paragraph, mention, heads)) > 1:
                return Referent(parties=side_by_side)
            return Referent(people=list(self.plural)) if len(self.plural) > 1 else Referent(vague=True)
        token = heads.get(mention.start)
        same_clause = {
            id(e) for m, e in here if token is not None and m.start in heads and heads[m.start].head == token.head
        }
        subjects = [
            e
            for m, e in here
            if m.start in heads and heads[m.start].dep_.startswith("nsubj") and id(e) not in same_clause
        ]
        owners = [
            e
            for m, e in here
            if m.start in heads
            and heads[m.start].dep_ == "nmod:poss"
            and m.end <= mention.start
            and (e.role or e.party)
        ]
        gender = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}.get(mention.text.lower())
        subjects, owners = (
            [e for e in pool if gender is None or e.gender in (None, gender)] for pool in (subjects, owners)
        )
        if (
            mention.text.lower() in ("him", "her")
            and not subjects
            and token is not None
            and token.dep_ in ("obj", "obl", "iobj")
            and (other := self._other_side(here, heads, token)) is not None
        ):
            return Referent(people=[other])
        latest = (
            self.subject
            if self.subject is not None and (gender is None or self.subject.gender in (None, gender))
            else self.people.latest([e for e in self.people.entities if gender is None or e.gender in (None, gender)])
        )
        found = subjects[-1] if subjects else owners[-1] if owners else latest
        if (
            found is not None
            and gender is not None
            and found.gender is None
            and (found in subjects or found is self.subject)
        ):
            found.gender = gender
        return Referent(people=[found] if found else [])

    def _sayers(
        self, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token], paragraph: Paragraph
    ) -> list[str]:
        """ "Taliban officials say they will attend": the group that says so."""
        token = heads.get(mention.start)
        sentence = next(s for s in paragraph.sentences if s.start <= mention.start < s.end)
        for m in sentence.mentions:
            subject = heads.get(m.start)
            if (
                m.end <= mention.start
                and m.plural
                and m.parties
                and not m.people
                and token is not None
                and subject is not None
                and subject.dep_ == "nsubj"
                and any(a.i == subject.head.i for a in token.ancestors)
            ):
                return list(m.parties)
        return []

    def _other_side(
        self, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token], token: Token
    ) -> Entity | None:
        """ "The ambassador also met him": of those who met last, not of the subject's party, who is spoken of most."""
        subject = next(
            (
                e
                for m, e in here
                if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head == token.head
            ),
            None,
        )
        if subject is None or subject in self.plural:
            return None
        fitting = [e for e in self.plural if e.party is None or e.party != subject.party]
        return max(fitting, key=lambda e: (len(e.mentions), -e.number), default=None)

    def _joined_parties(self, paragraph: Paragraph, mention: Mention, heads: dict[int, Token]) -> list[str]:
        """The parties coordinated as a subject before a mention in its sentence: "A, B and C ... in their talks"."""
        sentence = next(s for s in paragraph.sentences if s.start <= mention.start < s.end)
        out: list[str] = []
        for m in sentence.mentions:
            token = heads.get(m.start)
            if m.kind == Kind.PARTY and m.end <= mention.start and token is not None:
                top = token
                while top.dep_ == "conj":
                    top = top.head
                if top.dep_.startswith("nsubj"):
                    out.extend(p for p in m.parties if p not in out)
        return out

    def _group(self, mention: Mention, owner: Entity | None, where: tuple[int, int, int]) -> Referent:
        if mention.office == "@counterpart":
            role, office = (owner.role, owner.office.office if owner.office else None) if owner else (None, None)
            return self._holders(mention, role, office)
        if mention.parties:
            if mention.kind == Kind.GROUP and mention.office:
                return self._holders(mention, mention.role, mention.office)
            return Referent(parties=list(mention.parties))
        if mention.office is None and mention.count:
            said = list(
                dict.fromkeys(
                    p for m, r in self._said(where) for p in r.all_parties if len(p) == 3 or m.kind == Kind.PARTY
                )
            )
            if len(said) == mention.count:
                return Referent(parties=said)
        people = self._known(mention) or self._told_office(mention, where)
        if people:
            return Referent(people=people, count=mention.count)
        return Referent(vague=True, count=mention.count)

    def _said(self, where: tuple[int, int, int]) -> list[tuple[Mention, Referent]]:
        """The mentions before a place in its own sentence, with what they mean."""
        page = self.pages[where[0]]
        sentence = next(s for s in page.sentences if s.start <= where[1] < s.end)
        return [
            (m, self.referents[where[0], m.start])
            for m in sentence.mentions
            if m.end <= where[1] and (where[0], m.start) in self.referents
        ]

    def _known(self, mention: Mention) -> list[Entity]:
        """ "The two defence chiefs", "the diplomats": the holders of such an office last spoken of, one for each party."""
        if not mention.office or not (mention.definite or mention.count):
            return []
        wanted = mention.count or 2
        told = [e for e in self.plural if self.people.role_fits(e, mention)]
        if len({e.party for e in told}) == wanted == len(told):
            return told
        out: list[Entity] = []
        leaders = mention.office.lower().endswith("leader")
        for entity in sorted(
            self.people.entities,
            key=lambda e: (leaders and e.role not in ("head_of_state", "head_of_government"), -e.last_seen),
        ):
            if (
                entity.name
                and entity.party
                and self.people.role_fits(entity, mention)
                and entity.party not in {e.party for e in out}
            ):
                out.append(entity)
        out = out[:wanted]
        return sorted(out, key=lambda e: e.number) if len(out) == wanted else []

    def _told_office(self, mention: Mention, where: tuple[int, int, int]) -> list[Entity]:
        """ "Both foreign ministers" of two people named without an office: that is theirs."""
        if (
            not mention.office
            or mention.role is None
            or mention.count != len(self.plural)
            or any(e.held and not e.held[0].background for e in self.plural)
        ):
            return []
        for entity in self.plural:
            office = " ".join(w if w.isupper() else w.capitalize() for w in mention.office.split())
            entity.held = [Held(office, mention.role, entity.party, "incumbent", where, guessed=True)]
        return list(self.plural)

    def _holders(self, mention: Mention, role: str | None, office: str | None) -> Referent:
        """ "the foreign ministers of A and B": offices, not persons; who held them the encounter's other tellings say."""
        return Referent(parties=list(mention.parties), unnamed=[(role, office, party) for party in mention.parties])

    # --- going on ----------------------------------------------------------------------------

    @staticmethod
    def _heads(sentence: Sentence) -> dict[int, Token]:
        if sentence.doc is None:
            return {}
        return {u.start: sentence.doc[n] for n, u in enumerate(sentence.units) if u.mention is not None}

    def _advance(self, sentence: Sentence, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> None:
        """After a sentence, its subject is whom "he" in the next one means, its joined subjects are "they"."""
        if sentence.doc is not None:
            self._note_parties(sentence, heads)
            for m, _ in here:
                token = heads.get(m.start)
                if token is not None and token.dep_.startswith("nsubj"):
                    joined = {t.i for t in conjuncts(token)}
                    together = list(
                        dict.fromkeys(e for n, e in here if n.start in heads and heads[n.start].i in joined)
                    )
                    if len(together) > 1:
                        self.plural = together
        subjects = [
            e
            for m, e in here
            if m.start in heads
            and heads[m.start].dep_.startswith("nsubj")
            and heads[m.start].head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
        ]
        root = [
            e
            for m, e in here
            if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head.dep_ == "ROOT"
        ]
        known = [e for e in (root or subjects) if e.role or e.party] or root or subjects
        if known:
            self.subject = known[0]
        elif here:
            told = sorted(
                (e for _, e in here if e.role or e.party or e.name),
                key=lambda e: (e.name is None, not (e.role or e.party)),
            )
            self.subject = told[0] if told else self.subject or here[0][1]

    def _note_parties(self, sentence: Sentence, heads: dict[int, Token]) -> None:
        for m in sentence.mentions:
            token = heads.get(m.start)
            if m.kind == Kind.PARTY and token is not None and token.dep_.startswith("nsubj"):
                joined = {t.i for t in conjuncts(token)}
                parties = list(
                    dict.fromkeys(
                        p
                        for n in sentence.mentions
                        if n.kind == Kind.PARTY and n.start in heads and heads[n.start].i in joined
                        for p in n.parties
                    )
                )
                if len(parties) > 1:
                    self.together = parties
