"""Encounters told by a verb: "met", "received", "telephoned", "discussed the matter with"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import is_passive, objects, obliques
from kgraph.extract.frames.attendance import accompanying, attending, joining, leading, representing, sending
from kgraph.extract.frames.frame import WITH, Frame
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments


def phrases_below(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, and a "with" hung on a noun of time or manner: "talked for an hour with X"."""
    yield from obliques(verb)
    for prep, word in obliques(verb):
        if prep not in WITH and word.lower_ not in triggers().strong:
            yield from ((p, w) for p, w in obliques(word) if p in WITH)
    for child in verb.children:
        if child.dep_ == "obj":
            yield from ((p, w) for p, w in obliques(child) if p in WITH)


def verb_frame(args: Arguments, token: Token, verb: str) -> Frame | None:
    kinds = args.data.verbs
    passive = is_passive(token)
    frame = Frame(token, token, f"verb:{verb}", tokens={token.i})
    if verb in kinds["reciprocal"] or verb in kinds["speech"]:
        return reciprocal(args, frame, token, verb)
    if verb in kinds["hosting"]:
        return hosting(args, frame, token, passive)
    if verb in kinds["calling"]:
        return calling(args, frame, token, verb)
    if verb in kinds["joining"]:
        return joining(args, frame, token, passive)
    if verb in kinds["bringing"] and any(c.lower_ == "together" for c in token.children) and objects(token):
        for m in args.mentions(subjects(token)):
            frame.add(m)
        for m in args.mentions(objects(token)):
            frame.add(m, other=True)
        return frame if len(frame.objects) > 1 else None
    if verb in kinds["gathering"] and not (
        not passive and any(c.dep_ == "obj" and args.mention(c) is None for c in token.children)
    ):
        for m in args.mentions(subjects(token)):
            frame.add(m)
        return frame if frame.people else None
    if verb == "sit" and any(c.lower_ == "down" for c in token.children):
        return reciprocal(args, frame, token, verb)
    if verb == "sit" and any(
        p == "with" and (m := args.mention(w)) is not None and m.kind != Kind.PARTY for p, w in obliques(token)
    ):
        return reciprocal(args, frame, token, verb)
    if verb in ("see", "face", "embrace", "greet") and any(
        c.lower_ in ("each", "other") for c in token.subtree if token.i < c.i < token.i + 4
    ):
        return reciprocal(args, frame, token, verb)
    if (
        verb == "bring"
        and not passive
        and any(
            p in ("into", "to", "around", "at") and w.lower_ in ("room", "table", "face") for p, w in obliques(token)
        )
    ):
        people = [m for m in args.mentions(objects(token)) if m.kind != Kind.PARTY]
        if len(people) > 1 or any(m.plural for m in people):
            for m in [*args.mentions(subjects(token)), *people]:
                frame.add(m)
            return frame
    if verb == "see" and any(c.lower_ in ("each", "other") for c in token.children):
        return reciprocal(args, frame, token, verb)
    if verb == "see" and is_purpose(args, token):
        return hosting(args, frame, token, passive)
    if verb in ("attend", "participate") or (
        verb == "take" and any(c.dep_ == "obj" and c.lower_ == "part" for c in token.children)
    ):
        return attending(args, frame, token, passive)
    if verb in ("lead", "head"):
        return leading(args, frame, token, passive)
    if verb == "accompany":
        return accompanying(args, frame, token, passive)
    if verb == "represent":
        return representing(args, frame, token, passive)
    if verb == "spend" and any(
        c.dep_ == "obj"
        and c.lower_ in ("minutes", "hours", "hour", "minute", "day", "time", "evening", "morning", "afternoon")
        for c in token.children
    ):
        frame = reciprocal(args, frame, token, verb)  # type: ignore[assignment]
        return frame if frame is not None and frame.objects else None
    if verb in ("send", "dispatch", "delegate", "depute", "nominate", "include", "comprise"):
        return sending(args, frame, token, verb, passive)
    if verb == "be" or (token.dep_ == "ROOT" and any(c.dep_ == "cop" for c in token.children)):
        return None
    if verb in ("get", "come", "sit") and any(c.lower_ == "together" for c in token.children):
        for m in args.mentions(subjects(token)):
            frame.add(m)
        return frame if frame.people else None
    if verb in ("discuss", "exchange", "hold", "share"):
        found = discussing(args, frame, token)
        if found is not None:
            return found
    return remotely(args, frame, token) or jointly(args, frame, token, verb)


def jointly(args: Arguments, frame: Frame, token: Token, verb: str) -> Frame | None:
    """ "X and Y went through a draft", "signed", "agreed": people of different parties who do it together."""
    if verb not in args.data.verbs["joint"] or is_passive(token):
        return None
    if verb == "go" and not any(c.lower_ in ("through", "over") for c in token.subtree if token.i < c.i < token.i + 3):
        return None
    if verb == "take" and not any(c.dep_ == "obj" and c.lower_ == "stock" for c in token.children):
        return None
    people = [
        m
        for m in args.mentions(subjects(token))
        if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART, Kind.PRONOUN)
    ]
    if len(people) < 2:
        return None
    for m in people:
        frame.add(m)
    frame.rule = "verb:jointly"
    return frame


def remotely(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X and Y went over the figures by telephone", "X raised it with Y over the phone": whatever the verb, they spoke."""
    words = args.data.modes["phone"] | args.data.modes["video"]
    if not any(
        p in ("by", "over", "via", "on", "through") and any(t.lower_ in words for t in w.subtree)
        for p, w in obliques(token)
    ):
        return None
    people = [m for m in args.mentions(subjects(token)) if m.kind != Kind.PARTY]
    others = [
        m for p, w in phrases_below(token) if p in WITH and (m := args.mention(w)) is not None and m.kind != Kind.PARTY
    ]
    if lemma(token.lower_) in (
        "inform",
        "tell",
        "brief",
        "assure",
        "congratulate",
        "thank",
        "warn",
        "urge",
        "reassure",
    ):
        others += [m for m in args.mentions(objects(token)) if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)]
    if len(people) + len(others) < 2 and not any(m.plural for m in people):
        return None
    for m in people:
        frame.add(m)
    for m in others:
        frame.add(m, other=True)
    return frame


def reciprocal(args: Arguments, frame: Frame, token: Token, verb: str) -> Frame | None:
    passive = is_passive(token)
    for m in args.mentions(subjects(token)):
        frame.add(m)
    if not passive:
        for m in args.mentions(objects(token)):
            frame.add(m, other=True)
    for prep, word in phrases_below(token):
        if prep in WITH or (verb in ("speak", "talk") and prep in ("to", "with")) or (passive and prep == "by"):
            frame.add(args.mention(word), other=True)
    each_other = any(c.lower_ in ("other", "another") for c in token.subtree if c.i > token.i and c.i < token.i + 4)
    if (
        verb in ("speak", "sit")
        and not frame.objects
        and (
            side := next(
                (
                    m
                    for p, w in obliques(token)
                    if p == "for" and (m := args.mention(w)) is not None and m.kind == Kind.PARTY
                ),
                None,
            )
        )
        is not None
    ):
        frame.people = [
            m for m in frame.people if m.kind in (Kind.PERSON, Kind.OFFICE)
        ]  # "X spoke for Spain": at the table being told of
        frame.add(side)
        frame.rule = "attend"
        return frame if len(frame.people) > 1 else None
    if verb in args.data.verbs["speech"] and not frame.objects and not each_other and not by_phone(args, token):
        return None
    return frame if frame.people else None


def by_phone(args: Arguments, token: Token) -> bool:
    return any(w.lower_ in args.data.modes["phone"] | args.data.modes["video"] for w in token.subtree)


def hosting(args: Arguments, frame: Frame, token: Token, passive: bool) -> Frame | None:
    hosts = args.mentions(subjects(token))
    guests = args.mentions(objects(token))
    if passive:
        guests = hosts
        hosts = [m for prep, w in obliques(token) if prep == "by" and (m := args.mention(w)) is not None]
    guests = [g for g in guests if g.kind != Kind.PARTY]
    if not guests and not passive and hosts and (near := next_person(args, token)) is not None:
        guests = [near]
    if not guests:
        return None
    if token.lower_.startswith(("welcom", "greet")) and not hosts:
        return None
    for m in hosts:
        frame.add(m)
    for m in guests:
        frame.add(m, other=True)
    return frame


def next_person(args: Arguments, verb: Token) -> Mention | None:
    """ "received on Monday in his office X": the object behind other phrases, where the parser lost it."""
    for token in verb.doc[verb.i + 1 : verb.i + 9]:
        mention = args.sentence.mention(token)
        if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
            return mention if token.nbor(-1).lower_ not in ("of", "by", "for", "from") else None
        if token.pos_ in ("VERB", "SCONJ") or token.text in (";", ".") or token.lower_ in ("and", "that"):
            return None
    return None


def calling(args: Arguments, frame: Frame, token: Token, verb: str) -> Frame | None:
    if verb == "call":
        on = [m for prep, w in obliques(token) if prep in ("on", "upon") and (m := args.mention(w)) is not None]
        clausal = any(c.dep_ in ("xcomp", "ccomp") for c in token.children)
        if on and not clausal and all(m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART) for m in on):
            frame.rule = "verb:call on"
            for m in args.mentions(subjects(token)):
                frame.add(m)
            for m in on:
                frame.add(m, other=True)
            return frame if len(frame.people) > 1 else None
        if clausal or is_passive(token):
            return None
    others = [m for m in args.mentions(objects(token)) if m.kind not in (Kind.PARTY,)]
    others += [
        m for prep, w in obliques(token) if prep == "to" and verb == "ring" and (m := args.mention(w)) is not None
    ]
    people = args.mentions(subjects(token))
    if not others or not people:
        return None
    for m in people:
        frame.add(m)
    for m in others:
        frame.add(m, other=True)
    return frame


def is_purpose(args: Arguments, token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "mark" for c in token.children) or any(
        c.lower_ in ("will", "'ll") for c in token.children
    )


def discussing(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X discussed the matter with Y", "X exchanged views with Y": people on both sides."""
    if token.lower_.startswith(("hold", "held", "shar")):
        return None
    people = [
        m
        for m in args.mentions(subjects(token))
        if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART, Kind.PRONOUN)
    ]
    others = [
        m
        for prep, w in obliques(token)
        if prep in WITH
        and (m := args.mention(w)) is not None
        and m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
    ]
    for child in token.children:
        if child.dep_ == "obj":
            others += [
                m
                for prep, w in obliques(child)
                if prep in WITH
                and (m := args.mention(w)) is not None
                and m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
            ]
    if not people or not others:
        return None
    for m in people:
        frame.add(m)
    for m in others:
        frame.add(m, other=True)
    return frame
