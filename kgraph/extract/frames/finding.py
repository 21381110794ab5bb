"""The frames of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, is_passive, obliques, preposition
from kgraph.extract.frames.arguments import Arguments
from kgraph.extract.frames.attendance import heads_of_delegations, listed_side, named_hosts
from kgraph.extract.frames.frame import WITH, Frame
from kgraph.extract.frames.merging import merged
from kgraph.extract.frames.nominals import is_encounter_noun, is_occasion, on_the_eve
from kgraph.extract.frames.nouns import noun_frame
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.frames.verbs import verb_frame
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence


def find_frames(sentence: Sentence) -> list[Frame]:
    """The frames of a sentence, those of one encounter joined."""
    if sentence.doc is None:
        return []
    args = Arguments(sentence)
    frames = merged([f for token in sentence.doc for f in frames_at(args, token)])
    take_stray_agents(args, frames)
    take_lost_partner(args, frames)
    if (listed := listed_side(args) or heads_of_delegations(args)) is not None and not frames:
        frames.append(listed)
    return [f for f in frames if not (f.rule.startswith("noun") and is_occasion(f.noun, frames))]


_VAGUE = frozenset(
    {"contact", "exchange", "interaction", "engagement", "quartet", "troika", "reception", "tea", "visit"}
)


def frames_at(args: Arguments, token: Token) -> Iterator[Frame]:
    if args.sentence.units[token.i].mention is not None or args.sentence.units[token.i].when is not None:
        return
    word = token.lower_
    verb = lemma(word)
    nominal = is_encounter_noun(args, token)
    if not nominal and (
        token.pos_ in ("VERB", "AUX")
        or token.dep_ in ("ROOT", "conj", "xcomp", "advcl", "acl", "acl:relcl", "ccomp", "parataxis")
    ):
        frame = verb_frame(args, token, verb)
        if frame is not None:
            yield frame
    if (
        token.lower_ in ("host", "hosts", "mediators", "mediator")
        and token.dep_ == "nsubj"
        and (hosts := named_hosts(args, token)) is not None
    ):
        yield hosts
    if nominal and not on_the_eve(args, token):
        found = noun_frame(args, token)
        if found.people or token.lower_.rstrip("s") not in _VAGUE:
            yield found


def take_stray_agents(args: Arguments, frames: list[Frame]) -> None:
    """ "..., attended by X and Y" at a sentence's end, hung on the wrong noun: it tells of the meeting before it."""
    known = {id(m) for f in frames for m in f.people}
    for token in args.sentence.doc or ():
        if token.lower_ not in ("attended", "joined") or not (is_passive(token) or "Part" in str(token.morph)):
            continue
        agents = [
            m for prep, w in obliques(token) if prep == "by" for t in conjuncts(w) if (m := args.mention(t)) is not None
        ]
        before = [f for f in frames if f.noun is not None and f.noun.i < token.i and not is_occasion(f.noun, frames)]
        if before and agents and not any(id(m) in known for m in agents):
            for m in agents:
                before[-1].add(m)


def take_lost_partner(args: Arguments, frames: list[Frame]) -> None:
    """A "with X" hung on a word in between: it belongs to the encounter before it in its clause that has no other side."""
    taken = {id(m) for f in frames for m in f.people}
    doc = args.sentence.doc
    for token in doc if doc is not None else ():
        mention = args.sentence.mention(token)
        if mention is None or id(mention) in taken or mention.kind == Kind.PRONOUN or preposition(token) not in WITH:
            continue
        before = [f for f in frames if max(f.tokens) < token.i and f.rule != "attend"]
        if not before or before[-1].objects or not before[-1].people:
            continue
        start = max(before[-1].tokens)
        if any(
            t.pos_ in ("VERB", "AUX") and t.i != before[-1].head.i and t.lower_ not in ("including", "held")
            for t in doc[start + 1 : token.i]
        ):  # type: ignore[index]
            continue
        if mention.kind == Kind.PARTY and len({*(p for m in before[-1].people for p in m.parties)}) > 1:
            continue
        for one in conjuncts(token):
            before[-1].add(args.mention(one), other=True)
