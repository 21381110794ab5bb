"""Encounters told by a noun, and who takes part in the noun's own phrase: "talks between A and B, attended by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, is_passive, objects, obliques, preposition
from kgraph.extract.frames.frame import BETWEEN, WITH, Frame
from kgraph.extract.frames.governors import add_governed
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.phrases import own_subjects, phrases_with_object
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments

# Relations of what stands before a noun and belongs to it.
_BEFORE = frozenset({"nmod:poss", "compound", "amod", "nmod", "nmod:unmarked", "appos", "dep", "flat"})
# Nouns that reach somebody by a preposition of their own: "a call on X", "an audience with X".
_MEALS = ("dinner", "lunch", "breakfast", "banquet", "reception", "luncheon")
_REACHES = frozenset(
    {("on", "call"), ("to", "call"), ("to", "calls"), ("to", "visit"), ("upon", "call"), ("with", "audience")}
) | frozenset(("for", meal) for meal in _MEALS)


def noun_frame(args: Arguments, token: Token) -> Frame:
    """The encounter that a noun tells; its people may be none."""
    frame = Frame(token, token, f"noun:{token.lower_}", noun=token, tokens={token.i})
    if any(c.dep_ == "cop" for c in token.children) and preposition(token) in ("in", "at"):
        frame.rule = "attend"  # "X was also in the meeting"
        frame.add_all(args.mentions(own_subjects(token)))
        return frame
    _add_own(args, frame, token)
    _add_predicate(args, frame, token)
    add_governed(args, frame, token)
    if len(frame.people) == 1 and frame.objects and token.lower_ in ("talks", "chats", "meets", "speaks"):
        start = args.sentence.units[token.i].start
        before = [m for m in args.sentence.mentions if m.kind in (Kind.PERSON, Kind.OFFICE) and m.end <= start]
        if before:  # a caption's "X, left, talks with Y"
            frame.add(before[-1])
    return frame


def _add_predicate(args: Arguments, frame: Frame, noun: Token) -> None:
    """ "The conversation was between X, Y and Z", "the call was with X"."""
    said = noun.head
    if noun.dep_ == "nsubj" and preposition(said) in ("between", "among", "with") and args.mention(said) is not None:
        frame.add_all((args.mention(one) for one in conjuncts(said)), other=preposition(said) == "with")


def _add_own(args: Arguments, frame: Frame, noun: Token) -> None:
    """Participants inside the noun's own phrase."""
    for child in noun.children:
        if child.dep_ in _BEFORE and child.i < noun.i:
            _add_before(args, frame, child)
        if child.dep_ in ("acl", "acl:relcl"):
            _add_relative(args, frame, child)
            if child.lower_ in ("had", "held", "have", "hold"):
                frame.tokens.add(child.i)
    if (verb := _held_by_next(args, noun)) is not None:
        _add_relative(args, frame, verb)
        frame.tokens.add(verb.i)
        frame.head = verb if verb.dep_ == "acl:relcl" else frame.head
    for clause in noun.subtree:
        if _is_stray_relative(args, noun, clause):
            _add_relative(args, frame, clause)
    for prep, word in obliques(noun):
        _add_behind(args, frame, noun, prep, word)
    # "the ninth round of consultations between": the noun of the phrase below
    for prep, word in obliques(noun):
        if prep == "of" and is_encounter_noun(args, word):
            frame.tokens.add(word.i)
            _add_own(args, frame, word)


def _add_before(args: Arguments, frame: Frame, child: Token) -> None:
    """What stands before the noun: "US-China talks", "their meeting"; "Geneva talks" name a place."""
    words = conjuncts(child)
    for word in words:
        found = args.mention(word)
        if found is None:
            if child.dep_ == "nmod:poss":
                _add_chain(args, frame, word)  # "the China-Japan-Korea leaders' summit"
            continue
        if child.dep_ != "compound" or len(words) > 1 or _is_party_name(found):
            frame.add(found)
        else:
            frame.places.append(found)


def _is_party_name(mention: Mention) -> bool:
    """Whether a name means a party though it stands where a place can: no mere city or palace."""
    if mention.kind != Kind.PARTY or mention.match is None:
        return True
    kinds = ("state", "adjective", "organisation", "metonym", "movement", "group")
    return mention.match.get(*kinds) is not None


def _held_by_next(args: Arguments, noun: Token) -> Token | None:
    """ "Anger over a meeting X held with Y": the verb of a clause without "that" which was hung on another noun."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is None or not after.dep_.startswith("nsubj") or args.mention(after) is None:
        return None
    verb = after.head
    stray = verb.dep_ == "acl:relcl" and verb.head.i != noun.i and verb.i == after.i + 1
    return verb if stray and lemma(verb.lower_) in ("hold", "have") else None


def _is_stray_relative(args: Arguments, noun: Token, clause: Token) -> bool:
    """ "Consultations on the river, which the Tajik side hosted": a clause hung on the phrase's last noun."""
    if clause.dep_ != "acl:relcl" or clause.head.i == noun.i or lemma(clause.lower_) not in ("host", "attend", "chair"):
        return False
    return args.sentence.mention(clause.head) is None or any(c.lower_ == "which" for c in clause.children)


def _add_behind(args: Arguments, frame: Frame, noun: Token, prep: str, word: Token) -> None:
    """What stands behind the noun with a preposition: "talks between A and B", "a call from X", "a meeting with Y"."""
    mention = args.mention(word)
    if prep == "from" and noun.lower_ in ("call", "visit") and mention is not None:
        frame.add(mention, other=True)
    if prep in BETWEEN and prep != "from":
        frame.add(mention, other=prep == "with")
        if mention is None and prep == "of":
            _add_chain(args, frame, word)
        if mention is None or (mention.plural and not mention.parties):
            frame.add_all(args.after(word, ("of", "from")))  # "consultations between the ministries of A and B"
    if mention is None and prep == "of":
        frame.add_all(args.after(word, WITH), other=True)
    if mention is None and prep in ("of", "for", "on", "in", "under"):
        _add_between_below(args, frame, word)
    if mention is not None and mention.kind != Kind.PARTY and (prep, noun.lower_) in _REACHES:
        frame.add(mention, other=True)


def _add_chain(args: Arguments, frame: Frame, word: Token) -> None:
    """ "A session of the China-Kazakhstan Cooperation Committee"."""
    chains = (args.mention(c) for c in word.children)
    frame.add_all(m for m in chains if m is not None and m.kind == Kind.PARTY and len(m.parties) > 1)


def _add_between_below(args: Arguments, frame: Frame, word: Token) -> None:
    """ "A meeting of the commission for trade between both countries"."""
    for inner in word.subtree:
        if preposition(inner) in ("between", "among") and inner.dep_ in ("nmod", "obl"):
            frame.add_all(args.mention(one) for one in conjuncts(inner))


# --- relative clauses ------------------------------------------------------------------------


def _add_relative(args: Arguments, frame: Frame, verb: Token) -> None:
    """ "Talks attended by X", "a meeting held between X and Y", "which was led by X"."""
    word, kinds = lemma(verb.lower_), args.data.verbs
    if word in kinds["attending"] | kinds["light"] | kinds["hosting"] | kinds["happening"] | {
        "present",
        "involve",
        "bring",
    }:
        _add_agents(args, frame, verb, word)
        if not is_passive(verb):
            _add_actors(args, frame, verb, word)
    if word in ("hold", "have") and not is_passive(verb) and own_subjects(verb):
        frame.add_all(m for m in args.mentions(own_subjects(verb)) if m.kind != Kind.PARTY)  # "a meeting X held with Y"
        frame.add_all(args.after(verb, ("with",)), other=True)
    made = word in ("receive", "get", "make", "place", "have", "take")
    if made and frame.trigger.lower_ in ("call", "calls", "visit") and not is_passive(verb):
        frame.add_all(args.mentions(own_subjects(verb)))  # "the phone call that X had received from Y"
        frame.add_all(args.after(verb, ("from", "to", "with")), other=True)
    for child in verb.children:
        if child.dep_ == "conj":
            _add_relative(args, frame, child)


def _add_agents(args: Arguments, frame: Frame, verb: Token, word: str) -> None:
    """ "Attended by X", "held between X and Y"; who hosts it is at the table only if nobody else is."""
    hosted = word in ("host", "hold", "organise", "organize", "convene", "sponsor")
    for prep, noun in phrases_with_object(verb):
        people = [args.mention(one) for one in conjuncts(noun)]
        if prep == "by" and hosted:
            frame.hosts.extend(m for m in people if m is not None)
        elif prep in ("by", "between", "with", "among", "amongst"):
            frame.add_all(people)


def _add_actors(args: Arguments, frame: Frame, verb: Token, word: str) -> None:
    """ "Talks which X attended"; "the summit, which Riyadh will host" names a place."""
    for m in args.mentions(own_subjects(verb)):
        if word in ("host", "organise", "organize", "hold") and m.kind == Kind.PARTY:
            frame.hosts.append(m)
            frame.places.append(m)
        else:
            frame.add(m)
    if word in ("involve", "bring", "include"):
        frame.add_all(args.mentions(objects(verb)))
