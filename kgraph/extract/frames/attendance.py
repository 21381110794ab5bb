"""Sentences that add people to the encounter being told: who attended, led a side, came along, was sent, represented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import conjuncts, objects, obliques
from kgraph.extract.frames.frame import SAME_EVENT, Frame
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments

_DELEGATE = re.compile(
    r"(?:the )?(?:(?:head|leader|chief) of (?:the )?[\w-]+ (?:delegation|side|team)|representative of)\b", re.IGNORECASE
)


def listed_side(args: Arguments) -> Frame | None:
    """ "For Washington: X and Y", "On the Palestinian side, X and Y were in attendance": who is at the table."""
    doc, units = args.sentence.doc, args.sentence.units
    if doc is None or len(doc) < 4 or doc[0].lower_ not in ("for", "on", "from"):
        return None
    side = args.sentence.mention(doc[1])
    if side is None or side.kind not in (Kind.PARTY, Kind.DELEGATION) or units[2].text not in (":", ",", "side"):
        return None
    if units[2].text == "," and not any(
        t.lower_ in ("attendance", "attended", "present", "participated", "part") for t in doc
    ):
        return None
    people = [m for m in args.sentence.mentions if m.kind == Kind.PERSON]
    if not people:
        return None
    frame = Frame(doc[0], doc[0], "attend", tokens={0})
    for m in (side, *people):
        frame.add(m)
    return frame


def heads_of_delegations(args: Arguments) -> Frame | None:
    """ "The head of the Tajik delegation, X, and the representative of Kazakhstan, Y, said": they sit at what is being told."""
    people = [m for m in args.sentence.mentions if m.kind == Kind.PERSON and m.parties and _DELEGATE.match(m.text)]
    if not people or args.sentence.doc is None:
        return None
    frame = Frame(args.sentence.doc[0], args.sentence.doc[0], "attend", tokens={0})
    for m in people:
        frame.add(m)
    return frame


def named_hosts(args: Arguments, token: Token) -> Frame | None:
    """ "Their Saudi hosts are X and Y": at the encounter being told."""
    people = [m for t in conjuncts(token.head) if (m := args.mention(t)) is not None and m.kind == Kind.PERSON]
    if not people or not any(c.dep_ == "cop" for c in token.head.children):
        return None
    frame = Frame(token, token.head, "attend", tokens={token.i})
    for m in people:
        frame.add(m)
    return frame


def joining(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    """ "X joined Y for talks", "X was joined by Y": only where an encounter is named with it."""
    noun = next((w for prep, w in obliques(token) if prep in SAME_EVENT and is_encounter_noun(args, w)), None)
    others = args.mentions(objects(token))
    if passive:
        others = [m for prep, w in obliques(token) if prep == "by" and (m := args.mention(w)) is not None]
    people = args.mentions(subjects(token))
    host = token.head if token.dep_ in ("acl", "acl:relcl", "advcl") else None
    if noun is None and host is not None and is_encounter_noun(args, host):
        noun = host
    if noun is None and token.dep_ in ("acl:relcl", "advcl"):  # "the dialogue in Tokyo, where X was joined by Y"
        noun = next((a for a in token.ancestors if is_encounter_noun(args, a)), None)
    if noun is None and passive and others:  # "in turn, the President was joined by Y": at the encounter being told
        for m in others:
            frame.add(m)
        frame.rule = "attend"
        return frame
    if noun is None or not others:
        return None
    for m in people:
        frame.add(m)
    for m in others:
        frame.add(m, other=True)
    frame.noun = noun
    frame.tokens.add(noun.i)
    return frame


def attending(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    """ "X also took part", "X will attend": at the encounter being told."""
    if (
        passive
        or any(c.dep_ == "obj" and c.lower_ != "part" for c in token.children)
        or any(
            p in ("in", "at")
            and w.lower_ not in ("which", "whom", "it", "them")
            and (is_encounter_noun(args, w) or args.mention(w) is not None)
            for p, w in obliques(token)
        )
    ):
        return None
    for m in args.mentions(subjects(token)):
        frame.add(m)
    frame.rule = "attend"
    return frame if frame.people else None


def leading(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    """ "X led the Pakistani delegation", "the Indian side was led by X"."""
    people, sides = args.mentions(subjects(token)), args.mentions(objects(token))
    if passive:
        sides, people = (
            people,
            [m for prep, w in obliques(token) if prep == "by" and (m := args.mention(w)) is not None],
        )
    if not any(m.kind == Kind.DELEGATION for m in sides):
        return None
    for m in [*(p for p in people if p.kind != Kind.DELEGATION), *(p for p in sides if p.kind == Kind.DELEGATION)]:
        frame.add(m)
    frame.rule = "attend"
    return frame if frame.people else None


def accompanying(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    """ "X was accompanied by Y and Z": who came along to the encounter being told."""
    people = args.mentions(subjects(token))
    if passive:
        people = [
            m for prep, w in obliques(token) if prep == "by" for t in conjuncts(w) if (m := args.mention(t)) is not None
        ]
    for m in people:
        if m.kind == Kind.PERSON or m.people:
            frame.add(m)
    frame.rule = "attend"
    return frame if frame.people else None


def representing(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    """ "Kazakhstan was represented by X", "X represented Kazakhstan": at the encounter being told."""
    people, sides = args.mentions(subjects(token)), args.mentions(objects(token))
    if passive:
        sides, people = (
            people,
            [
                m
                for prep, w in obliques(token)
                if prep == "by"
                for t in conjuncts(w)
                if (m := args.mention(t)) is not None
            ],
        )
    if not any(m.kind in (Kind.PARTY, Kind.DELEGATION) for m in sides) or any(
        is_encounter_noun(args, w) for p, w in obliques(token) if p in ("at", "in")
    ):
        return None
    for m in [
        *(p for p in people if p.kind in (Kind.PERSON, Kind.OFFICE)),
        *(s for s in sides if s.kind in (Kind.PARTY, Kind.DELEGATION)),
    ]:
        frame.add(m)
    frame.rule = "attend"
    return frame if len(frame.people) > 1 else None


def sending(args: Arguments, frame: Frame, token: Token, verb: str, passive: bool) -> Frame | None:
    """ "Cairo sent its deputy minister", "the Ukrainian side includes X and Y": at the encounter being told."""
    senders, sent = args.mentions(subjects(token)), args.mentions(objects(token))
    if passive:
        sent, senders = senders, []
    sent = [m for m in sent if m.kind in (Kind.PERSON, Kind.OFFICE) or m.people]
    if verb in ("include", "comprise") and not any(m.kind == Kind.DELEGATION for m in senders):
        return None
    if (
        not sent
        or (not passive and not senders)
        or any(
            p in ("to",)
            and not is_encounter_noun(args, w)
            and args.mention(w) is not None
            and args.mention(w).kind != Kind.PARTY
            for p, w in obliques(token)
        )
    ):  # type: ignore[union-attr]
        return None
    for m in [*sent, *(p for p in senders if p.kind in (Kind.DELEGATION, Kind.PARTY))]:
        frame.add(m)
    frame.rule = "attend"
    return frame
