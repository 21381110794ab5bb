"""Who takes part by the verb that an encounter's noun depends on: "X held talks with Y", "talks brought together"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import conjuncts, is_passive, objects, obliques, preposition
from kgraph.extract.frames.arguments import PEOPLE
from kgraph.extract.frames.attendance import gapped_sides
from kgraph.extract.frames.frame import SAME_EVENT, WITH, Frame
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.phrases import phrases_with_object
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments

_AHEAD_OF_TALKS = word_set("frames", "ahead_of_talks")
# verbs whose subjects were at the table: "agreed on it at talks in Lima"
_AGREEING = frozenset({"agree", "settle", "decide", "compromise"})
_FRAMES_OF_TALKS = word_set("frames", "frames_of_talks")
_INVITATIONS = frozenset({"invitation", "invitations", "offer", "proposal", "request"})
_AWAITED = frozenset({"expected", "due", "scheduled", "invited", "awaited", "slated"})
_PRESS = frozenset({"conference", "briefing", "reporters", "journalists"})
_SPEAKERS = (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN)


@dataclass(frozen=True, slots=True)
class _Clause:
    """An encounter's noun in its clause: ``top`` is the noun that hangs on ``verb``, often the encounter's own.

    ``is_object`` when the phrase says what is done ("held talks", "met for talks"), ``takes_part`` when the verb's
    subject sits at the table, ``possessed`` when somebody else's encounter it is ("X's meeting").
    """

    top: Token
    verb: Token
    word: str  # the verb's base form
    prep: str  # of ``top``
    is_object: bool
    takes_part: bool
    possessed: bool


def add_governed(args: Arguments, frame: Frame, token: Token) -> None:
    """Participants from the verb that the noun depends on."""
    if any(c.dep_ in ("cop", "expl") for c in token.children):
        return  # "there would be a second round"
    top = _top(args, frame, token)
    verb = _above(top)
    _add_invited(args, frame, verb)
    _spread_their(args, frame, token, top)
    if (
        top.dep_ in ("ccomp", "parataxis")
        and frame.objects
        and lemma(verb.lower_) in ("say", "write", "post", "tweet", "add")
    ):
        # "A warm conversation with X," said Y
        frame.add_all(m for m in args.mentions(subjects(verb)) if m.kind in _SPEAKERS)
        return
    if preposition(top) in ("following", "after", "at") and verb.lower_ in _PRESS:
        verb = verb.head  # "told a press conference following meetings with Y"
        if frame.objects or frame.people:
            frame.add_all(m for m in args.mentions(subjects(verb)) if m.kind in _SPEAKERS)
        return
    if preposition(top) == "for" and any(c.dep_ == "cop" for c in verb.children) and frame.objects:
        frame.add_all(m for m in args.mentions(subjects(verb)) if m.kind in PEOPLE)  # "X is in Lima for talks with Y"
    if verb.i == top.i or verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return
    has_partner = bool(frame.objects)
    _replace_their(args, frame, top)
    if verb.pos_ not in ("VERB", "AUX") and lemma(verb.lower_) not in args.data.verbs["light"] | {"present"}:
        return
    frame.head = verb
    if top.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer"):
        _add_happening(args, frame, verb)
        return
    clause = _clause(args, frame, token, top)
    has_partner = _add_partners(args, frame, clause) or has_partner
    if clause.word == "represent" and not is_passive(verb) and clause.prep in ("at", "in"):
        frame.add_all(
            [*args.mentions(subjects(verb)), *args.mentions(objects(verb))]
        )  # "X will represent Peru at the talks"
    if clause.word in ("represent", "lead", "head") and is_passive(verb) and clause.prep in ("at", "in"):
        frame.add_all(args.mentions(subjects(verb)))  # "Jamaica was represented by X and Grenada by Y at the talks"
        frame.add_all(args.agents(verb))
        frame.add_all(m for side in gapped_sides(args) for m in side.people)
    if clause.word == "invite" and clause.prep in ("to", "for") and not is_passive(verb):
        frame.add_all(args.mentions(subjects(verb)))  # "X has invited Y to a meeting in Lima"
        frame.add_all((m for m in args.mentions(objects(verb)) if m.kind in PEOPLE), other=True)
    _add_received(args, frame, clause, token)
    _add_by_occasion(args, frame, clause)
    _add_subjects(args, frame, clause, has_partner=has_partner)


def _top(args: Arguments, frame: Frame, token: Token) -> Token:
    """The noun that stands for the encounter there: "round" of talks, "chance" to meet."""
    top = token
    while (
        top.dep_ in ("nmod", "conj", "compound", "appos")
        and is_encounter_noun(args, top.head)
        and top.head.i not in frame.tokens
        and preposition(top) not in ("at", "during", "after", "before", "ahead of")
    ):
        if top.dep_ == "nmod":
            frame.tokens.add(top.head.i)
        top = top.head
    while top.dep_ == "nmod" and top.head.lower_ in _FRAMES_OF_TALKS:
        top = top.head
    return top


def _above(top: Token) -> Token:
    """The word that a noun hangs on; in "met X, ahead of a meeting" that is the verb, not "ahead"."""
    head = top.head
    return head.head if head.lower_ == "ahead" and head.dep_ == "advmod" else head


def _clause(args: Arguments, frame: Frame, token: Token, top: Token) -> _Clause:
    verb, kinds = _above(top), args.data.verbs
    word, prep = lemma(verb.lower_), preposition(top)
    if top.head.i != verb.i:
        prep = f"{top.head.lower_} {prep}"  # "ahead of"
    taking = (
        kinds["light"] | kinds["attending"] | kinds["motion"] | kinds["reciprocal"] | kinds["joining"] | kinds["speech"]
    )
    return _Clause(
        top,
        verb,
        word,
        prep,
        is_object=_is_object(top, prep) and not _of_preparations(frame, top, prep),
        takes_part=word in taking | {"present", "receive", "get"}
        or (word in _AGREEING and prep in ("at", "in", "during")),
        possessed=any(
            c.dep_ == "nmod:poss" and c.lower_ not in ("their", "its") and args.sentence.when(c) is None
            for c in token.children  # "Friday's talks" are not Friday's
        ),
    )


def _is_object(top: Token, prep: str) -> bool:
    return top.dep_ in ("obj", "xcomp") or (top.dep_ == "obl" and prep in SAME_EVENT | {"from"})


def _of_preparations(frame: Frame, top: Token, prep: str) -> bool:
    """ "Went over preparations for the talks": the phrase is the noun's."""
    start = next(top.subtree)
    if not prep or not start.i:
        return False
    before = start.nbor(-1)
    return before.pos_ == "NOUN" and before.i not in frame.tokens and before.lower_ in _AHEAD_OF_TALKS


# --- "their" ---------------------------------------------------------------------------------


def _is_their(mention: Mention) -> bool:
    return mention.kind == Kind.PRONOUN and mention.text.lower() == "their"


def _spread_their(args: Arguments, frame: Frame, token: Token, top: Token) -> None:
    """ "A, B and C agreed on limits in their fifth round of talks": the parties side by side before it."""
    if len(frame.people) == 1 and _is_their(frame.people[0]) and preposition(top) in ("in", "during", "at"):
        listed = _side_by_side(args, token)
        if len(listed) > 1:
            frame.people = listed


def _side_by_side(args: Arguments, token: Token) -> list[Mention]:
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


def _replace_their(args: Arguments, frame: Frame, top: Token) -> None:
    """ "During their meeting, X told Y": the two who speak take the place of "their"."""
    verb = top.head
    if not any(_is_their(m) for m in frame.people):
        return
    own = args.mentions(subjects(verb)) if verb.pos_ in ("VERB", "AUX") else []
    if len(own) == 1 and preposition(top) in ("during", "at", "in") and own[0].kind != Kind.PARTY:
        own += [m for m in args.mentions(objects(verb)) if m.kind == Kind.PERSON]
        own += args.after(verb, ("to", "with"), (Kind.PERSON,))
    if len(own) > 1 or any(m.plural for m in own):
        frame.people = [m for m in frame.people if m.kind != Kind.PRONOUN]
        frame.add_all(own)


# --- participants from the clause ------------------------------------------------------------


def _add_partners(args: Arguments, frame: Frame, clause: _Clause) -> bool:
    """ "Held talks in Oslo with Y", "left after talks with Y": whether there was a "with" of the encounter."""
    joins = clause.is_object and clause.takes_part
    found = False
    for prep, noun in obliques(clause.verb):
        if prep in WITH and (joins or _right_behind(clause.top, noun)):
            frame.add_all((args.mention(one) for one in conjuncts(noun)), other=True)
            found = True
    return found


def _right_behind(top: Token, noun: Token) -> bool:
    return top.dep_ == "obl" and 0 < min(t.i for t in noun.subtree) - top.i < 3


def _add_received(args: Arguments, frame: Frame, clause: _Clause, token: Token) -> None:
    """ "Will grant her an audience", "chaired the discussion through its minister, X", "received a call from X"."""
    if clause.word in ("grant", "give", "pay", "afford") and clause.top.dep_ == "obj":
        for child in clause.verb.children:
            if child.dep_ == "iobj":
                frame.add_all((args.mention(one) for one in conjuncts(child)), other=True)
    for prep, noun in obliques(clause.verb):
        if (prep == "through" and clause.takes_part) or (prep == "from" and token.lower_ == "call"):
            frame.add(args.mention(noun), other=prep == "from")


def _add_by_occasion(args: Arguments, frame: Frame, clause: _Clause) -> None:
    """Who is told of beside an encounter: its sides, who is awaited there, who speaks during it."""
    verb = clause.verb
    if clause.word in args.data.verbs["attending"]:
        frame.sides.extend(args.after(verb, ("on", "for", "from"), (Kind.DELEGATION,)))
    if clause.prep in ("at", "for") and verb.lower_ in _AWAITED:
        frame.add_all(args.mentions(subjects(verb)))  # "had been expected at a breakfast"
    during = clause.prep in ("during", "at", "in") and clause.top.dep_ == "obl"
    if during and not clause.takes_part and not clause.possessed and not frame.people:
        said = args.mentions(subjects(verb))
        sides = any(m.kind == Kind.GROUP and len(m.parties) > 1 for m in said)  # "French and German leaders"
        if sides or len([m for m in said if m.kind in (Kind.PERSON, Kind.OFFICE)]) > 1:
            frame.add_all(said)  # "during the meeting, A, B and C discussed"
        elif said and said[0].kind in _SPEAKERS and (heard := _addressed(args, clause)):
            frame.add_all([*said, *heard])  # "X thanked Y at a meeting", "X handed a letter to Y during the meeting"
        elif said and said[0].kind in _SPEAKERS:
            frame.voices.extend(said)  # "during the meeting, A said": A was there
    if _is_gathering_of_one(frame, clause):
        frame.people = []


def _addressed(args: Arguments, clause: _Clause) -> list[Mention]:
    """Whom somebody speaks or hands something to: "told Y", "handed a letter to Y"."""
    if clause.word in args.data.verbs["addressing"]:
        return [m for m in args.mentions(objects(clause.verb)) if m.kind in PEOPLE]
    if clause.word in args.data.verbs["handing"]:
        return args.after(clause.verb, ("to",), PEOPLE)
    return []


def _is_gathering_of_one(frame: Frame, clause: _Clause) -> bool:
    """ "Attended the NATO meeting": whose gathering it is, not the other side."""
    attended = clause.is_object and clause.prep in ("at", "in", "")
    if not attended or clause.word not in ("attend", "participate", "take", "represent") or len(frame.people) != 1:
        return False
    return frame.people[0].kind == Kind.PARTY and len(frame.people[0].parties) == 1


def _add_subjects(args: Arguments, frame: Frame, clause: _Clause, *, has_partner: bool) -> None:
    """ "X held talks", "X said after talks with Y": whose talks they were goes without saying."""
    verb, kinds = clause.verb, args.data.verbs
    if clause.is_object and clause.takes_part and not clause.possessed and not is_passive(verb):
        frame.add_all(args.mentions(subjects(verb)))
    elif clause.is_object and is_passive(verb) and clause.word in kinds["attending"] | kinds["light"]:
        return
    elif has_partner and not clause.possessed and clause.top.dep_ in ("obl", "advcl", "obj"):
        frame.add_all(m for m in args.mentions(subjects(verb)) if m.kind != Kind.DELEGATION)


def _add_invited(args: Arguments, frame: Frame, verb: Token) -> None:
    """ "an invitation from X to Y to hold talks": whoever invites and is invited."""
    spoken_at = (w for p, w in obliques(verb) if p in ("during", "at", "after")) if verb.pos_ == "VERB" else ()
    if any(frame.trigger.i in {t.i for t in w.subtree} for w in spoken_at):
        return
    for noun in (verb, verb.head, *(c for c in verb.head.children if c.dep_ == "obj")):
        if noun.lower_ in _INVITATIONS:
            frame.add_all(m for m in args.after(noun, ("from", "to", "by")) if m.kind != Kind.PARTY)
            frame.rule += "+invited" if "+invited" not in frame.rule else ""


def _add_happening(args: Arguments, frame: Frame, verb: Token) -> None:
    """The noun is the subject: "talks took place between", "the session was attended by", "brought together"."""
    word, attending = lemma(verb.lower_), args.data.verbs["attending"]
    for prep, noun in phrases_with_object(verb):
        if prep in ("between", "among", "with", "involving") or (prep == "by" and word in attending):
            frame.add_all((args.mention(one) for one in conjuncts(noun)), other=prep == "with")
    if word in ("include", "involve", "bring", "gather", "feature", "unite"):
        frame.add_all(args.mentions(objects(verb)))
    if any(c.lower_ == "where" for c in verb.children) and len(frame.objects) == len(frame.people) == 1:
        above = next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
        frame.add_all(
            args.mentions(subjects(above)) if above is not None else ()
        )  # "fly to Rome, where talks with X are due"
    for child in verb.children:
        below = lemma(child.lower_)
        if child.dep_ == "conj" and below in attending:
            _add_happening(args, frame, child)
        if child.dep_ in ("advcl", "acl", "xcomp", "parataxis") and below in ("attend", "join", "lead"):
            frame.add_all(args.joined_after(child, ("by",)))
