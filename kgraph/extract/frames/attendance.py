"""Sentences that add people to the encounter being told: who attended, led a side, came along, was sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import conjuncts, is_passive, objects, obliques
from kgraph.extract.frames.frame import SAME_EVENT, Frame
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments

_SIDES = (Kind.PARTY, Kind.DELEGATION)
_PRESENT = frozenset({"attendance", "attended", "present", "participated", "part"})
_DELEGATE = re.compile(
    r"(?:the )?(?:(?:head|leader|chief) of (?:the )?[\w-]+ (?:delegation|side|team)|representative of)\b", re.IGNORECASE
)


def joining(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X joined Y for talks", "X was joined by Y": only where an encounter is named with it."""
    passive = is_passive(token)
    others = args.after(token, ("by",)) if passive else args.mentions(objects(token))
    people = args.mentions(subjects(token))
    noun = _joined_encounter(args, token)
    there = any(p in ("in", "at") and args.mention(w) is not None for p, w in obliques(token))
    if noun is None and not passive and there and _two_states([*people, *others]):
        frame.add_all(people)  # "X and Y will join Z in Berlin on Friday"
        frame.add_all(others, other=True)
        return frame
    if noun is None and passive and others:  # "in turn, the President was joined by Y": at the encounter being told
        return _attend(frame, others)
    if noun is None or not others:
        return None
    frame.add_all(people)
    frame.add_all(others, other=True)
    frame.noun = noun
    frame.tokens.add(noun.i)
    return frame


def _two_states(people: Sequence[Mention]) -> bool:
    """Whether these are persons or officials, of two parties at least."""
    holders = all(m.kind in (Kind.PERSON, Kind.OFFICE) for m in people)
    return holders and len({p for m in people for p in m.parties}) > 1


def _joined_encounter(args: Arguments, verb: Token) -> Token | None:
    """The noun of the encounter that somebody joins: "joined for talks", "the dialogue where X was joined by Y"."""
    noun = next((w for prep, w in obliques(verb) if prep in SAME_EVENT and is_encounter_noun(args, w)), None)
    if noun is None and verb.dep_ in ("acl", "acl:relcl", "advcl") and is_encounter_noun(args, verb.head):
        return verb.head
    if noun is None and verb.dep_ in ("acl:relcl", "advcl"):
        return next((a for a in verb.ancestors if is_encounter_noun(args, a)), None)
    return noun


def attending(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X also took part", "X will attend": at the encounter being told."""
    other_object = any(c.dep_ == "obj" and c.lower_ not in ("part", "place", "seat") for c in token.children)
    if is_passive(token) or other_object or _says_at_what(args, token):
        return None
    return _attend(frame, args.mentions(subjects(token)))


def _says_at_what(args: Arguments, verb: Token) -> bool:
    """ "Attended in Paris", "took part in talks": an encounter or a place of its own, not the one being told."""
    return any(
        prep in ("in", "at")
        and word.lower_ not in ("which", "whom", "it", "them")
        and (is_encounter_noun(args, word) or args.mention(word) is not None)
        for prep, word in obliques(verb)
    )


def leading(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X led the Pakistani delegation", "the Indian side was led by X"."""
    people, sides = args.mentions(subjects(token)), args.mentions(objects(token))
    if is_passive(token):
        people, sides = args.after(token, ("by",)), people
    if not any(m.kind == Kind.DELEGATION for m in sides):
        return None
    led = [m for m in sides if m.kind == Kind.DELEGATION]
    return _attend(frame, [*(m for m in people if m.kind != Kind.DELEGATION), *led])


def accompanying(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X was accompanied by Y and Z": who came along to the encounter being told."""
    people = list(args.joined_after(token, ("by",))) if is_passive(token) else args.mentions(subjects(token))
    return _attend(frame, [m for m in people if m.kind == Kind.PERSON or m.people])


def representing(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "Kazakhstan was represented by X", "X represented Kazakhstan": at the encounter being told."""
    people, sides = args.mentions(subjects(token)), args.mentions(objects(token))
    if is_passive(token):
        people, sides = args.agents(token), people
    sides = [m for m in sides if m.kind in _SIDES]
    if not sides:
        return None
    _attend(frame, [*(m for m in people if m.kind in (Kind.PERSON, Kind.OFFICE)), *sides])
    return frame if len(frame.people) > 1 else None


def sending(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "Cairo sent its deputy minister", "the Ukrainian side includes X and Y": at the encounter being told."""
    senders, sent = args.mentions(subjects(token)), args.mentions(objects(token))
    passive = is_passive(token)
    if passive:
        senders, sent = [], senders
    sent = [m for m in sent if m.kind in (Kind.PERSON, Kind.OFFICE) or m.people]
    if lemma(token.lower_) in ("include", "comprise") and not any(m.kind == Kind.DELEGATION for m in senders):
        return None
    if not sent or not (passive or senders) or _sent_to_somebody(args, token):
        return None
    return _attend(frame, [*sent, *(m for m in senders if m.kind in _SIDES)])


def _sent_to_somebody(args: Arguments, verb: Token) -> bool:
    """ "Sent an envoy to the president": a message, not a seat at the table."""
    receivers = (args.mention(w) for p, w in obliques(verb) if p == "to" and not is_encounter_noun(args, w))
    return any(m is not None and m.kind != Kind.PARTY for m in receivers)


def named_hosts(args: Arguments, token: Token) -> Frame | None:
    """ "Their Saudi hosts are X and Y": at the encounter being told."""
    people = [m for t in conjuncts(token.head) if (m := args.mention(t)) is not None and m.kind == Kind.PERSON]
    if not any(c.dep_ == "cop" for c in token.head.children):
        return None
    return _attend(Frame(token, token.head, "attend", tokens={token.i}), people)


def listed_side(args: Arguments) -> Frame | None:
    """ "For Washington: X and Y", "On the Palestinian side, X and Y were in attendance": who is at the table."""
    doc, units = args.sentence.doc, args.sentence.units
    if doc is None or len(doc) < 4 or doc[0].lower_ not in ("for", "on", "from"):
        return None
    side, mark = args.sentence.mention(doc[1]), units[2].text
    if side is None or side.kind not in _SIDES or mark not in (":", ",", "side"):
        return None
    if mark == "," and not any(t.lower_ in _PRESENT for t in doc):
        return None
    people = [m for m in args.sentence.mentions if m.kind == Kind.PERSON]
    return _attend(Frame(doc[0], doc[0], "attend", tokens={0}), [side, *people]) if people else None


def led_delegations(args: Arguments) -> list[Frame]:
    """ "With the Omani delegation led by X": who leads a side sits at what the sentence tells."""
    out: list[Frame] = []
    for token in args.sentence.doc if args.sentence.doc is not None else ():
        side = args.sentence.mention(token.head)
        if token.lower_ not in ("led", "headed") or token.dep_ != "acl" or side is None or side.kind != Kind.DELEGATION:
            continue
        people = [m for m in args.joined_after(token, ("by",)) if m.kind == Kind.PERSON]
        found = _attend(Frame(token, token, "attend", tokens={token.i}), [*people, side]) if people else None
        out.extend([found] if found is not None else [])
    return out


def gapped_sides(args: Arguments) -> list[Frame]:
    """ "Peru was represented by X and Chile by Y", "the Omani team was led by X and the Iranian by Y": the second."""
    doc, out = args.sentence.doc, list[Frame]()
    led = False
    for token in doc if doc is not None else ():
        led = led or lemma(token.lower_) in ("represent", "lead", "head", "chair")
        if not led or token.lower_ != "by" or token.i < 2 or token.i + 1 >= len(token.doc):
            continue
        before, person = args.sentence.mention(token.nbor(-1)), args.sentence.mention(token.nbor(1))
        opened = token.doc[token.i - 2].lower_ in ("and", ",", "while")
        if (
            opened
            and before is not None
            and person is not None
            and before.kind in _SIDES
            and person.kind == Kind.PERSON
        ):
            found = _attend(Frame(token, token.head, "attend", tokens={token.i}), [person, before])
            out.extend([found] if found is not None else [])
    return out


def heads_of_delegations(args: Arguments) -> Frame | None:
    """ "The head of the Tajik delegation, X, and the envoy of Kazakhstan, Y, said": they sit at what is told."""
    people = [m for m in args.sentence.mentions if m.kind == Kind.PERSON and m.parties and _DELEGATE.match(m.text)]
    doc = args.sentence.doc
    return None if doc is None else _attend(Frame(doc[0], doc[0], "attend", tokens={0}), people)


def _attend(frame: Frame, people: Sequence[Mention]) -> Frame | None:
    """A frame that only adds people to what is being told; None when there are none."""
    frame.add_all(people)
    frame.rule = "attend"
    return frame if frame.people else None
