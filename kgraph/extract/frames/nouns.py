"""Encounters told by a noun, and who takes part in the noun's own phrase: "talks between A and B, attended by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, is_passive, objects, obliques, preposition
from kgraph.extract.frames.frame import BETWEEN, WITH, Frame
from kgraph.extract.frames.governors import add_governed, with_object
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments


def noun_frame(args: Arguments, token: Token) -> Frame:
    frame = Frame(token, token, f"noun:{token.lower_}", noun=token, tokens={token.i})
    add_own(args, frame, token)
    add_governed(args, frame, token)
    if len(frame.people) == 1 and frame.objects and token.lower_ in ("talks", "chats", "meets", "speaks"):
        before = [
            m
            for m in args.sentence.mentions
            if m.kind in (Kind.PERSON, Kind.OFFICE) and m.end <= args.sentence.units[token.i].start
        ]
        if before:  # a caption's "X, left, talks with Y"
            frame.add(before[-1])
    return frame


def add_own(args: Arguments, frame: Frame, token: Token) -> None:
    """Participants inside the noun's own phrase."""
    for child in token.children:
        if (
            child.dep_ in ("nmod:poss", "compound", "amod", "nmod", "nmod:unmarked", "appos", "dep", "flat")
            and child.i < token.i
        ):
            for word in conjuncts(child):
                found = args.mention(word)
                if found is not None and (
                    child.dep_ != "compound"
                    or found.kind != Kind.PARTY
                    or found.match is None
                    or found.match.get("state", "adjective", "organisation", "metonym", "movement", "group")
                    or len(conjuncts(child)) > 1
                ):
                    frame.add(found)
                elif found is not None:
                    frame.places.append(found)
        if child.dep_ in ("acl", "acl:relcl"):
            add_relative(args, frame, child)
            if child.lower_ in ("had", "held", "have", "hold"):
                frame.tokens.add(child.i)
    for (
        child
    ) in token.subtree:  # "consultations on the use of the river, which the Tajik side hosted": hung on the last noun
        if (
            child.dep_ == "acl:relcl"
            and child.head.i != token.i
            and (args.sentence.mention(child.head) is None or any(c.lower_ == "which" for c in child.children))
            and lemma(child.lower_) in ("host", "attend", "chair")
        ):
            add_relative(args, frame, child)
    for prep, word in obliques(token):
        mention = args.mention(word)
        if prep == "from" and token.lower_ in ("call", "visit") and mention is not None:
            frame.add(mention, other=True)
        if prep in BETWEEN and prep != "from":
            frame.add(mention, other=prep == "with")
            if mention is None and prep == "of":  # "session of the China-Kazakhstan Cooperation Committee"
                for child in word.children:
                    chain = args.mention(child)
                    if chain is not None and chain.kind == Kind.PARTY and len(chain.parties) > 1:
                        frame.add(chain)
            for inner_prep, inner in obliques(word):  # "consultations between the ministries of A and B"
                if inner_prep in ("of", "from") and (mention is None or (mention.plural and not mention.parties)):
                    frame.add(args.mention(inner))
        if mention is None and prep == "of":
            for inner_prep, inner in obliques(word):
                if inner_prep in WITH:
                    frame.add(args.mention(inner), other=True)
        if mention is None and prep in ("of", "for", "on", "in", "under"):
            for inner in word.subtree:  # "meeting of the commission for ... between both countries"
                if preposition(inner) in ("between", "among") and inner.dep_ in ("nmod", "obl"):
                    for one in conjuncts(inner):
                        frame.add(args.mention(one))
        if (
            mention is not None
            and mention.kind != Kind.PARTY
            and (prep, token.lower_) in (("on", "call"), ("to", "visit"), ("upon", "call"), ("with", "audience"))
        ):
            frame.add(mention, other=True)
    # "the ninth round of consultations between": the noun of the phrase below
    for prep, word in obliques(token):
        if prep == "of" and is_encounter_noun(args, word):
            frame.tokens.add(word.i)
            add_own(args, frame, word)


def add_relative(args: Arguments, frame: Frame, verb: Token) -> None:
    """ "talks attended by X", "a meeting held between X and Y", "which was led by X"."""
    word = lemma(verb.lower_)
    kinds = args.data.verbs
    if word in {"present"} | kinds["attending"] | kinds["light"] | kinds["hosting"] | kinds["happening"] | {
        "involve",
        "bring",
    }:
        for prep, noun in with_object(verb):
            hosted = word in ("host", "hold", "organise", "organize", "convene", "sponsor")
            if prep == "by" and hosted:
                frame.hosts.extend(m for one in conjuncts(noun) if (m := args.mention(one)) is not None)
            if prep in ("by", "between", "with", "among", "amongst") and not (hosted and prep == "by"):
                for one in conjuncts(noun):
                    frame.add(args.mention(one))
        if not is_passive(verb):
            for m in args.mentions([t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]):
                if word in ("host", "organise", "organize", "hold") and m.kind == Kind.PARTY:
                    frame.hosts.append(m)  # "the summit, which Riyadh will host"
                    frame.places.append(m)
                else:
                    frame.add(m)
            if word in ("involve", "bring", "include"):
                for m in args.mentions(objects(verb)):
                    frame.add(m)
    if (
        frame.trigger.lower_ in ("call", "calls", "visit")
        and word in {"receive", "get", "make", "place", "have", "take"}
        and not is_passive(verb)
    ):
        for m in args.mentions([t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]):
            frame.add(m)  # "the phone call that X had received from Y"
        for prep, noun in obliques(verb):
            if prep in ("from", "to", "with"):
                frame.add(args.mention(noun), other=True)
    for child in verb.children:
        if child.dep_ == "conj":
            add_relative(args, frame, child)
