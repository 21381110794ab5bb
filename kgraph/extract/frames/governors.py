"""Who takes part by the verb that an encounter's noun depends on: "X held talks with Y", "talks brought together"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import conjuncts, is_passive, objects, obliques, preposition
from kgraph.extract.frames.frame import SAME_EVENT, WITH, Frame
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments


def with_object(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, those hung on its object included: "took place between A and B"."""
    yield from obliques(verb)
    for child in verb.children:
        if child.dep_ == "obj" and child.lower_ in ("place", "part"):
            yield from obliques(child)


_ABOUT_LATER = word_set("frames", "ahead_of_talks")


def add_governed(args: Arguments, frame: Frame, token: Token) -> None:
    """Participants from the verb that the noun depends on."""
    top = token
    if any(c.dep_ in ("cop", "expl") for c in token.children):
        return  # "there would be a second round"
    while (
        top.dep_ in ("nmod", "conj", "compound", "appos")
        and is_encounter_noun(args, top.head)
        and top.head.i not in frame.tokens
        and preposition(top) not in ("at", "during", "after", "before", "ahead of")
    ):
        frame.tokens.add(top.head.i) if top.dep_ == "nmod" else None
        top = top.head
    while top.dep_ == "nmod" and top.head.lower_ in (
        "chance",
        "opportunity",
        "series",
        "round",
        "rounds",
        "day",
        "days",
        "start",
        "end",
        "beginning",
        "session",
        "number",
        "set",
        "level",
        "part",
    ):
        top = top.head
    verb = top.head
    add_invited(args, frame, verb)
    if (
        any(m.kind == Kind.PRONOUN and m.text.lower() == "their" for m in frame.people)
        and len(frame.people) == 1
        and preposition(top) in ("in", "during", "at")
    ):
        if len(listed := side_by_side(args, token)) > 1:  # "A, B and C agreed on limits in their fifth round of talks"
            frame.people = listed
    if (
        top.dep_ in ("ccomp", "parataxis")
        and frame.objects
        and lemma(verb.lower_) in ("say", "write", "post", "tweet", "add")
    ):
        for m in args.mentions(subjects(verb)):  # "A warm conversation with X," said Y
            if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN):
                frame.add(m)
        return
    if verb.i == top.i or verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return
    word, prep = lemma(verb.lower_), preposition(top)
    kinds = args.data.verbs
    others = any(True for _ in frame.objects)
    if any(m.kind == Kind.PRONOUN and m.text.lower() == "their" for m in frame.people):
        own = args.mentions(subjects(verb)) if verb.pos_ in ("VERB", "AUX") else []
        if len(own) == 1 and preposition(top) in ("during", "at", "in") and own[0].kind != Kind.PARTY:
            # "during their meeting, X told Y": the two who speak
            own += [m for m in args.mentions(objects(verb)) if m.kind == Kind.PERSON]
            own += [
                m
                for p, w in obliques(verb)
                if p in ("to", "with") and (m := args.mention(w)) is not None and m.kind == Kind.PERSON
            ]
        if len(own) > 1 or any(m.plural for m in own):
            frame.people = [m for m in frame.people if m.kind != Kind.PRONOUN]
            for m in own:
                frame.add(m)
    if verb.pos_ in ("VERB", "AUX") or word in kinds["light"] | {"present"}:
        frame.head = verb
        is_object = top.dep_ in ("obj", "xcomp") or (top.dep_ == "obl" and prep in SAME_EVENT | {"from"})
        if top.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer"):
            add_happening(args, frame, verb, word)
            return
        start = next(top.subtree)
        if (
            prep
            and start.i
            and start.nbor(-1).pos_ == "NOUN"
            and start.nbor(-1).i not in frame.tokens
            and start.nbor(-1).lower_ in _ABOUT_LATER
        ):
            is_object = False  # "went over preparations for the talks": the phrase is the noun's
        takes_part = (
            word
            in {"present"}
            | kinds["light"]
            | kinds["attending"]
            | kinds["motion"]
            | {"receive", "get"}
            | kinds["reciprocal"]
            | kinds["joining"]
            | kinds["speech"]
        )
        for p, noun in obliques(verb):
            if p in WITH and is_object and takes_part:
                for one in conjuncts(noun):
                    frame.add(args.mention(one), other=True)
                    others = True
        for p, noun in obliques(verb):
            if (
                p in WITH
                and not (is_object and takes_part)
                and top.dep_ == "obl"
                and 0 < min(t.i for t in noun.subtree) - top.i < 3
            ):
                for one in conjuncts(noun):  # "leaves a hotel after talks with Y"
                    frame.add(args.mention(one), other=True)
                    others = True
        if word in ("grant", "give", "pay", "afford") and top.dep_ == "obj":
            for child in verb.children:  # "will grant her an audience"
                if child.dep_ == "iobj":
                    for one in conjuncts(child):
                        frame.add(args.mention(one), other=True)
        for p, noun in obliques(
            verb
        ):  # "Argentina chaired the discussion through its minister, X", "received a call from X"
            if (p == "through" and takes_part) or (p == "from" and token.lower_ == "call"):
                frame.add(args.mention(noun), other=p == "from")
        if word in kinds["attending"]:
            frame.sides.extend(
                m
                for p, w in obliques(verb)
                if p in ("on", "for", "from") and (m := args.mention(w)) is not None and m.kind == Kind.DELEGATION
            )
        if prep in ("at", "for") and verb.lower_ in (
            "expected",
            "due",
            "scheduled",
            "invited",
            "awaited",
            "slated",
        ):
            for m in args.mentions(subjects(verb)):  # "had been expected at a breakfast"
                frame.add(m)
        possessed = any(c.dep_ == "nmod:poss" and c.lower_ not in ("their", "its") for c in token.children)
        if (
            preposition(top) in ("during", "at", "in")
            and top.dep_ == "obl"
            and not takes_part
            and not possessed
            and not frame.people
        ):
            said = args.mentions(subjects(verb))
            if len([m for m in said if m.kind in (Kind.PERSON, Kind.OFFICE)]) > 1:
                for m in said:  # "during the meeting, A, B and C discussed"
                    frame.add(m)
            elif said and said[0].kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN):
                frame.voices.extend(said)  # "during the meeting, A said": A was there
        if (
            is_object
            and prep in ("at", "in", "")
            and word in ("attend", "participate", "take", "represent")
            and len(frame.people) == 1
            and frame.people[0].kind == Kind.PARTY
            and len(frame.people[0].parties) == 1
        ):
            frame.people = []  # "attended the NATO meeting": whose gathering it is, not the other side
        if is_object and takes_part and not possessed and not is_passive(verb):
            for m in args.mentions(subjects(verb)):
                frame.add(m)
        elif is_passive(verb) and is_object and word in kinds["attending"] | kinds["light"]:
            pass
        elif others and not possessed and top.dep_ in ("obl", "advcl", "obj"):
            # "X said after talks with Y": whose talks they were goes without saying
            for m in args.mentions(subjects(verb)):
                if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN, Kind.COUNTERPART, Kind.GROUP, Kind.PARTY):
                    frame.add(m)


def side_by_side(args: Arguments, token: Token) -> list[Mention]:
    """The parties or people listed right before a verb, before a word: "A, B and C agreed on limits in their talks"."""
    run: list[Mention] = []
    for word in token.doc[: token.i]:
        mention = args.mention(word)
        if (
            mention is not None
            and mention.kind in (Kind.PARTY, Kind.PERSON)
            and (not run or mention.kind == run[0].kind)
        ):
            run.append(mention)
        elif word.lower_ not in (",", "and"):
            if len(run) > 1 and word.pos_ in ("VERB", "AUX"):
                return run
            run = []
    return []


def add_invited(args: Arguments, frame: Frame, verb: Token) -> None:
    """ "an invitation from X to Y to hold talks": whoever invites and is invited."""
    if verb.pos_ == "VERB" and any(
        p in ("during", "at", "after") for p, w in obliques(verb) if frame.trigger.i in {t.i for t in w.subtree}
    ):
        return
    nouns = [verb, verb.head, *(c for c in verb.head.children if c.dep_ == "obj")]
    for noun in nouns:
        if noun.lower_ in ("invitation", "invitations", "offer", "proposal", "request"):
            for prep, word in obliques(noun):
                if prep in ("from", "to", "by") and (m := args.mention(word)) is not None and m.kind != Kind.PARTY:
                    frame.add(m)
            frame.rule += "+invited" if "+invited" not in frame.rule else ""


def add_happening(args: Arguments, frame: Frame, verb: Token, word: str) -> None:
    """The noun is the subject: "talks took place between", "the session was attended by", "brought together"."""
    for prep, noun in with_object(verb):
        if prep in ("between", "among", "with", "involving") or (prep == "by" and word in args.data.verbs["attending"]):
            for one in conjuncts(noun):
                frame.add(args.mention(one), other=prep == "with")
    if word in ("include", "involve", "bring", "gather", "feature", "unite"):
        for m in args.mentions(objects(verb)):
            frame.add(m)
    for child in verb.children:
        if child.dep_ == "conj" and lemma(child.lower_) in args.data.verbs["attending"]:
            add_happening(args, frame, child, lemma(child.lower_))
        if child.dep_ in ("advcl", "acl", "xcomp", "parataxis") and lemma(child.lower_) in (
            "attend",
            "join",
            "lead",
        ):
            for prep, noun in obliques(child):
                if prep == "by":
                    for one in conjuncts(noun):
                        frame.add(args.mention(one))
