"""The frames of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, is_passive, preposition
from kgraph.extract.frames.arguments import Arguments
from kgraph.extract.frames.attendance import (
    gapped_sides,
    heads_of_delegations,
    led_delegations,
    listed_side,
    named_hosts,
)
from kgraph.extract.frames.frame import WITH, Frame
from kgraph.extract.frames.merging import merged
from kgraph.extract.frames.nominals import is_encounter_noun, is_occasion, on_the_eve
from kgraph.extract.frames.nouns import noun_frame
from kgraph.extract.frames.verbs import verb_frame
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kgraph.extract.clauses.sentence import Sentence

# Nouns too vague to tell of an encounter without participants of their own.
_VAGUE = frozenset(
    {"contact", "exchange", "interaction", "engagement", "quartet", "troika", "reception", "tea", "visit"}
)
# Places in the tree where a verb stands, whatever the tagger took the word for.
_VERBAL = frozenset({"ROOT", "conj", "xcomp", "advcl", "acl", "acl:relcl", "ccomp", "parataxis"})


# "..., chaired by X and Y": participles that tell who was at the table.
_PARTICIPLES = frozenset({"attended", "joined", "chaired", "mediated", "moderated", "facilitated", "brokered"})


def find_frames(sentence: Sentence) -> list[Frame]:
    """The frames of a sentence, those of one encounter joined; none for a sentence without a tree.

    They are found once: an article is read twice, and each reading gets copies of its own.
    """
    if sentence.frames is None:
        sentence.frames = _find(sentence)
    return [frame.copy() for frame in sentence.frames]


def _find(sentence: Sentence) -> list[Frame]:
    doc = sentence.doc
    if doc is None:
        return []
    args = Arguments(sentence)
    frames = merged([f for token in doc for f in _frames_at(args, token)])
    frames.extend([*gapped_sides(args), *led_delegations(args)])
    _take_stray_agents(args, doc, frames)
    _take_lost_partner(args, doc, frames)
    _take_lost_sides(args, doc, frames)
    if not frames and (listed := listed_side(args) or heads_of_delegations(args)) is not None:
        frames.append(listed)
    return [f for f in frames if not (f.rule.startswith("noun") and is_occasion(f.noun, frames))]


def _frames_at(args: Arguments, token: Token) -> Iterator[Frame]:
    """The encounters that one word triggers."""
    unit = args.sentence.units[token.i]
    if unit.mention is not None or unit.when is not None:
        return
    nominal = is_encounter_noun(args, token)
    if not nominal and (token.pos_ in ("VERB", "AUX") or token.dep_ in _VERBAL):
        frame = verb_frame(args, token)
        if frame is not None:
            yield frame
    if token.lower_ in ("host", "hosts", "mediators", "mediator") and token.dep_ == "nsubj":
        hosts = named_hosts(args, token)
        if hosts is not None:
            yield hosts
    if nominal and not on_the_eve(args, token):
        found = noun_frame(args, token)
        if found.people or token.lower_.rstrip("s") not in _VAGUE:
            yield found


def _take_stray_agents(args: Arguments, doc: Doc, frames: list[Frame]) -> None:
    """ "..., attended by X and Y" at a sentence's end, hung on the wrong noun: it tells of the meeting before it."""
    known = {id(m) for f in frames for m in f.people}
    if not any(unit.text in _PARTICIPLES for unit in args.sentence.units):
        return
    for token in doc:
        if token.lower_ not in _PARTICIPLES or not (is_passive(token) or "Part" in str(token.morph)):
            continue
        agents = list(args.joined_after(token, ("by",)))
        before = [f for f in frames if f.noun is not None and f.noun.i < token.i and not is_occasion(f.noun, frames)]
        if before and agents and not any(id(m) in known for m in agents):
            before[-1].add_all(agents)


def _take_lost_partner(args: Arguments, doc: Doc, frames: list[Frame]) -> None:
    """A "with X" hung on a word in between is of the encounter before it in its clause that has no other side."""
    taken = {id(m) for f in frames for m in f.people}
    for token in doc:
        mention = args.sentence.mention(token)
        if mention is None or id(mention) in taken or mention.kind == Kind.PRONOUN or preposition(token) not in WITH:
            continue
        before = [f for f in frames if max(f.tokens) < token.i and f.rule != "attend"]
        if not before or before[-1].objects or not before[-1].people or _verb_between(before[-1], token):
            continue
        if mention.kind == Kind.PARTY and len({p for m in before[-1].people for p in m.parties}) > 1:
            continue
        before[-1].add_all((args.mention(one) for one in conjuncts(token)), other=True)


def _take_lost_sides(args: Arguments, doc: Doc, frames: list[Frame]) -> None:
    """ "Talks resumed in Colombo on Monday between A and B": a "between" hung on a date or a place."""
    for frame in frames:
        if frame.people or frame.noun is None or frame.noun.i != frame.trigger.i:
            continue
        for token in doc[frame.noun.i + 1 :]:
            if preposition(token) == "between" and sum(args.mention(t) is not None for t in conjuncts(token)) > 1:
                frame.add_all(args.mention(t) for t in conjuncts(token))
                break


def _verb_between(frame: Frame, token: Token) -> bool:
    """Whether another clause begins between an encounter's trigger and a word behind it."""
    return any(
        t.pos_ in ("VERB", "AUX") and t.i != frame.head.i and t.lower_ not in ("including", "held")
        for t in token.doc[max(frame.tokens) + 1 : token.i]
    )
