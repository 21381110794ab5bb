"""Who is at an encounter: the persons, parties and unnamed office-holders that a frame's mentions mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.events.phrases import number_of_ways
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.entities import Entity, Unnamed
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse

_SAYING = word_set("events", "saying")
_CLAUSE_MARKS = frozenset({";", ":", "“", "”", '"'})
_CLAUSE_WORDS = frozenset({"that", "which", "who", "whom", "whose", "while", "but", "because"})
_NOT_AT_TABLE = frozenset({"according to", "by", "of", "for", "about", "against"})
_NEAR = 9  # words between a trigger and whom it takes in without the tree's help


@dataclass(slots=True)
class Cast:
    """Who is at an encounter; ``vague`` and ``count`` as in :class:`kgraph.extract.events.event.Event`."""

    people: list[Entity] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    vague: bool = False
    count: int | None = None
    disputed: list[str] = field(default_factory=list)

    @property
    def known_parties(self) -> set[str]:
        """Every party that is known to be there."""
        return {*self.parties, *(e.party for e in self.people if e.party), *(u.party for u in self.unnamed)}

    @property
    def is_one_sided(self) -> bool:
        """Whether there is one side only, and that side is people."""
        return len(self.known_parties) == 1 and bool(self.people) and all(e.party is not None for e in self.people)


def cast_of(discourse: Discourse, paragraph: Paragraph, frame: Frame) -> Cast | None:
    """The cast that a frame's own words give; None when the frame proves to be no encounter."""
    cast = _meant(discourse, paragraph, frame.people)
    if frame.hosts and len(cast.known_parties) < 2 and not cast.vague:
        hosts = _meant(discourse, paragraph, frame.hosts).parties
        cast.parties.extend(h for h in hosts if h not in cast.parties)
    if frame.rule.startswith("verb:jointly") and not _is_joint(cast):
        return None
    odd = _misnamed(cast, frame.people)
    if odd is not None:
        cast.parties = [p for p in cast.parties if p != odd]
        cast.disputed = [odd]
    return cast


def _meant(discourse: Discourse, paragraph: Paragraph, mentions: Iterable[Mention]) -> Cast:
    """What some mentions mean, each person and party once."""
    cast = Cast()
    for mention in mentions:
        referent = discourse.of(paragraph, mention)
        cast.people.extend(e for e in referent.people if e not in cast.people)
        cast.unnamed.extend(u for u in referent.unnamed if u not in cast.unnamed)
        cast.parties.extend(p for p in referent.parties if p not in cast.parties)
        cast.vague = cast.vague or referent.vague
        cast.count = cast.count or referent.count
    return cast


def _is_joint(cast: Cast) -> bool:
    """Whether named people of different parties do something together: else "X and Y signed" is no encounter."""
    return len({e.party for e in cast.people if e.party}) > 1 and any(e.name for e in cast.people)


def _misnamed(cast: Cast, mentions: Sequence[Mention]) -> str | None:
    """The party that a list of as many parties as people names wrongly: all but one agree with the people's own."""
    placed = [e.party for e in cast.people if e.party]
    own = set(placed)
    for mention in mentions:
        if mention.parties and len(mention.parties) == len(own) == len(placed) > 2:
            odd = set(mention.parties) - own
            if len(odd) == 1:
                return odd.pop()
    return None


def complete_cast(
    cast: Cast, discourse: Discourse, paragraph: Paragraph, sentence: Sentence, frame: Frame, found: Sequence[Frame]
) -> None:
    """Take in the official of another party named nearest to the trigger, where the tree gives one side only."""
    if cast.vague or not cast.is_one_sided or frame.rule == "attend" or sentence.doc is None:
        return
    near = _nearby(cast, discourse, paragraph, sentence, sentence.doc, frame, found)
    if near:
        cast.people = [*cast.people, *(e for e in near if e not in cast.people)]
        frame.rule += "+near"


def _nearby(
    cast: Cast,
    discourse: Discourse,
    paragraph: Paragraph,
    sentence: Sentence,
    doc: Doc,
    frame: Frame,
    found: Sequence[Frame],
) -> list[Entity]:
    taken = {id(m) for f in found for m in [*f.people, *f.hosts, *f.voices]}
    at = {sentence.units[t.i].mention: t for t in doc}
    known = cast.known_parties
    best: list[tuple[int, list[Entity]]] = []
    for n, mention in enumerate(sentence.mentions):
        token = at.get(n)
        if token is None or id(mention) in taken or mention.kind not in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
            continue
        between = doc[min(token.i, frame.trigger.i) + 1 : max(token.i, frame.trigger.i)]
        if len(between) > _NEAR or any(_parts_clauses(t) for t in between) or _is_source(token):
            continue
        people = discourse.of(paragraph, mention).people
        other = [e for e in people if e.party and e.party not in known and e.role != "spokesperson"]
        if other:
            best.append((len(between), other))
    return min(best, key=lambda b: b[0])[1] if best else []


def _parts_clauses(token: Token) -> bool:
    return token.text in _CLAUSE_MARKS or (token.lower_ in _CLAUSE_WORDS and token.pos_ != "DET")


def _is_source(token: Token) -> bool:
    """ "X said", "according to X": who tells of an encounter, or whom it is about."""
    says = token.dep_.startswith("nsubj") and lemma(token.head.lower_) in _SAYING
    return says or preposition(token) in _NOT_AT_TABLE


def keep_parties_of_previous(cast: Cast, discourse: Discourse, paragraph: Paragraph, frame: Frame) -> None:
    """ "Their previous talks": of the same parties, not of the same office-holders."""
    pronouns = [m for m in frame.people if m.kind == Kind.PRONOUN]
    if not any(m.plural for m in pronouns):
        return
    told = {id(e) for m in pronouns for e in discourse.of(paragraph, m).people}
    for entity in cast.people:
        if id(entity) in told and entity.party and entity.party not in cast.parties:
            cast.parties.append(entity.party)
    cast.people = [e for e in cast.people if id(e) not in told]


def seat(cast: Cast, frame: Frame) -> None:
    """ "The Ukrainian side is led by X", "For Washington: X and Y": the side is the party of those without one."""
    mentions = frame.people if frame.rule == "attend" else frame.sides
    sides = [m.parties[0] for m in mentions if m.kind in (Kind.DELEGATION, Kind.PARTY) and len(m.parties) == 1]
    if len(sides) != 1:
        return
    for entity in cast.people:
        if entity.party is None or all(h.guessed for h in entity.held):
            if entity.held:
                entity.held = [h if h.party and not h.guessed else replace(h, party=sides[0]) for h in entity.held]
            else:
                entity.represents = sides[0]


def count_parties(cast: Cast, discourse: Discourse, frame: Frame) -> None:
    """ "The three-way consultations" are of the three just named together."""
    cast.count = cast.count or number_of_ways(frame)
    nobody = not cast.people and not cast.parties and not cast.unnamed
    near = max(discourse.pages, default=0) - discourse.together_at <= 1
    if nobody and near and frame.rule.startswith("noun") and cast.count == len(discourse.together):
        cast.parties = list(discourse.together)
