"""Journeys: who went where, so that a meeting told next is known to be there, and its hosts to be of that state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import is_passive, objects, obliques, preposition
from kgraph.extract.frames.arguments import Arguments
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.settings.place import combine
from kgraph.extract.status.tense import is_negated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.entities import Entity
    from kgraph.extract.mentions import Mention
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse
    from kgraph.model import Place

_STAYS = frozenset({"visit", "trip", "tour"})
_LEAVING = frozenset({"leave", "depart", "return", "head"})
_THERE = ("to", "in", "into", "at")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who went where, and the index of the paragraph that says so."""

    visitors: tuple[Entity, ...]
    place: Place
    paragraph: int


def visit_in(discourse: Discourse, paragraph: Paragraph, sentence: Sentence) -> Visit | None:
    """The last journey that a sentence tells of: "X arrived in Lima", "X paid a visit to Peru", "X was in Lima"."""
    if sentence.journeys is None:
        args = Arguments(sentence)
        told = (
            _by_noun(args, token) if token.lower_ in _STAYS else _by_verb(args, token)
            for token in (sentence.doc if sentence.doc is not None else ())
        )
        sentence.journeys = [one for one in told if one is not None]
    found = None
    for visitors, there in sentence.journeys:
        people = tuple(e for m in visitors for e in discourse.of(paragraph, m).people)
        place = combine([there])
        if people and place.country is not None:
            found = Visit(people, place, paragraph.index)
    return found


def _by_verb(args: Arguments, verb: Token) -> tuple[list[Mention], Mention] | None:
    """ "X arrived in Lima", "X visited Peru", "X was in Lima"."""
    if any(c.dep_ == "cop" for c in verb.children) and preposition(verb) == "in":
        here = args.sentence.mention(verb)
        return (args.mentions(subjects(verb)), here) if here is not None and here.is_place else None
    word = lemma(verb.lower_)
    if verb.pos_ != "VERB" or word not in triggers().verbs["motion"] - _LEAVING or is_passive(verb) or is_negated(verb):
        return None
    words = [w for prep, w in obliques(verb) if prep in _THERE]
    there = _first_place(args, [*(objects(verb) if word in ("visit", "tour") else []), *words])
    return None if there is None else (args.mentions(subjects(verb)), there)


def _by_noun(args: Arguments, noun: Token) -> tuple[list[Mention], Mention] | None:
    """ "X paid a visit to Peru", "X's trip to Lima", "X, on a visit to Peru, ..."."""
    there = _first_place(args, (w for prep, w in obliques(noun) if prep in _THERE))
    if there is None:
        return None
    owners = args.mentions(c for c in noun.children if c.dep_ == "nmod:poss")
    head = noun.head
    if not owners and any(c.dep_ == "cop" for c in noun.children):
        owners = args.mentions(subjects(noun))  # "X will be on a state visit to Peru"
    relative = head.dep_ == "acl:relcl" or (head.i == noun.i and noun.dep_ == "acl:relcl")
    if not owners and relative:
        owners = args.mentions([head.head if head.dep_ == "acl:relcl" else noun.head])
    if not owners and noun.dep_ == "acl:relcl":
        owners = args.mentions([noun.head])
    return (owners or (args.mentions(subjects(head)) if head.pos_ in ("VERB", "AUX") else []), there)


def _first_place(args: Arguments, words: Iterable[Token]) -> Mention | None:
    mentions = (args.sentence.mention(w) for w in words)
    return next((m for m in mentions if m is not None and m.is_place), None)
