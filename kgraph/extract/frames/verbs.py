"""Encounters told by a verb: "met", "received", "telephoned", "discussed the matter with"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.subjects import subjects
from kgraph.extract.clauses.tree import is_passive, objects, obliques, preposition
from kgraph.extract.frames.arguments import PEOPLE
from kgraph.extract.frames.attendance import accompanying, attending, joining, leading, representing, sending
from kgraph.extract.frames.frame import WITH, Frame
from kgraph.extract.frames.nominals import is_encounter_noun
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments

    Builder = Callable[[Arguments, Frame, Token], Frame | None]

_TIMES = frozenset({"april", "friday", "yesterday"})  # how shortened sentences write dates
_TIME_SPENT = frozenset({"minutes", "hours", "hour", "minute", "day", "time", "evening", "morning", "afternoon"})


def verb_frame(args: Arguments, token: Token) -> Frame | None:
    """The encounter that a verb tells, by the first rule for the verb that applies; None when it tells none."""
    verb, kinds = lemma(token.lower_), args.data.verbs
    frame = Frame(token, token, f"verb:{verb}", tokens={token.i})
    for kind, build in _BY_CLASS.items():
        if verb in kinds[kind]:
            return build(args, frame, token)
    if verb in kinds["bringing"] and _together(token) and objects(token):
        return _bringing_together(args, frame, token)
    if verb in kinds["gathering"] and not _gathers_things(args, token):
        return _gathering(args, frame, token)
    if _is_mutual(args, token, verb):
        return _reciprocal(args, frame, token)
    if verb == "bring" and (found := _bringing_to_table(args, frame, token)) is not None:
        return found
    if verb == "see" and _is_purpose(token):
        return _hosting(args, frame, token)
    if (added := _ADDING.get(verb)) is not None or _takes_part(token, verb):
        return (added or attending)(args, frame, token)
    if verb == "spend" and any(c.dep_ == "obj" and c.lower_ in _TIME_SPENT for c in token.children):
        spent = _reciprocal(args, frame, token)
        return spent if spent is not None and spent.objects else None
    if verb == "be" or (token.dep_ == "ROOT" and any(c.dep_ == "cop" for c in token.children)):
        return None
    if verb == "chair" and not is_passive(token) and (found := _chairing(args, frame, token)) is not None:
        return found
    if token.lower_ in ("caught", "catch", "catches", "catching") and any(c.lower_ == "up" for c in token.children):
        return _reciprocal(args, frame, token)
    if verb in ("get", "come", "sit") and _together(token):
        return _gathering(args, frame, token)
    if verb in ("discuss", "exchange") and (found := _discussing(args, frame, token)) is not None:
        return found
    return _remotely(args, frame, token) or _jointly(args, frame, token, verb)


def _together(verb: Token) -> bool:
    return any(c.lower_ == "together" for c in verb.children)


def _takes_part(verb: Token, base: str) -> bool:
    """ "Took part"; "took his place", who replaces somebody."""
    taken = [c for c in verb.children if c.dep_ == "obj"] if base == "take" else []
    his = any(t.lower_ in ("his", "her") for c in taken for t in c.children)
    return any(c.lower_ == "part" or (his and c.lower_ in ("place", "seat")) for c in taken)


def _gathers_things(args: Arguments, verb: Token) -> bool:
    """ "Gathered support": an object that is nobody."""
    return not is_passive(verb) and any(c.dep_ == "obj" and args.mention(c) is None for c in verb.children)


def _is_mutual(args: Arguments, verb: Token, base: str) -> bool:
    """ "Sat down", "sat with X", "saw each other", "face one another": verbs that meet only in such a phrase."""
    if base == "sit":
        down = any(c.lower_ == "down" for c in verb.children)
        return down or any(m.kind != Kind.PARTY for m in args.after(verb, ("with",)))
    if base in ("see", "face", "embrace", "greet") and _each_other(verb, "each", "other"):
        return True
    return base == "see" and any(c.lower_ in ("each", "other") for c in verb.children)


def _each_other(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in verb.subtree if verb.i < c.i < verb.i + 4)


def _is_purpose(verb: Token) -> bool:
    """ "To see X", "will see X": a plan, where "saw X" may be a look."""
    return any((c.lower_ == "to" and c.dep_ == "mark") or c.lower_ in ("will", "'ll") for c in verb.children)


# --- one rule a verb -------------------------------------------------------------------------


def _reciprocal(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X met Y", "X and Y conferred", "X spoke to Y": subject and object, or subject and "with"."""
    verb, passive = lemma(token.lower_), is_passive(token)
    if verb == "talk" and (passive or any(preposition(c) in ("into", "out of") for c in token.children)):
        return None  # "was talked into it"
    frame.add_all(args.mentions(subjects(token)))
    if not passive:
        frame.add_all(args.mentions(objects(token)), other=True)
    others = WITH | ({"to", "with"} if verb in ("speak", "talk") else set()) | ({"by"} if passive else set())
    frame.add_all((args.mention(w) for prep, w in phrases_below(token) if prep in others), other=True)
    if verb in ("speak", "sit") and not frame.objects and (spoken_for := args.after(token, ("for",), (Kind.PARTY,))):
        return _speaking_for(frame, spoken_for[0])
    sides = {p for m in frame.people for p in m.parties}
    at_a_place = any(p in ("at", "to", "before", "in") and w.lower_ not in _TIMES for p, w in obliques(token))
    # "X and Y talked about trade", "X and Y also spoke in April"
    together = len(sides) > 1 and (verb == "talk" or not at_a_place)
    needs_partner = verb in args.data.verbs["speech"] and not together and not _each_other(token, "other", "another")
    if needs_partner and not frame.objects and not _names_a_line(args, token):
        return None
    return frame if frame.people else None


def _speaking_for(frame: Frame, side: Mention) -> Frame | None:
    """ "X spoke for Spain": at the table being told of."""
    frame.people = [m for m in frame.people if m.kind in (Kind.PERSON, Kind.OFFICE)]
    frame.add(side)
    frame.rule = "attend"
    return frame if len(frame.people) > 1 else None


def _names_a_line(args: Arguments, verb: Token) -> bool:
    """ "Spoke by phone", "talked via video link"."""
    return any(w.lower_ in args.data.modes["phone"] | args.data.modes["video"] for w in verb.subtree)


def _hosting(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X received Y", "Y was welcomed by X"."""
    passive = is_passive(token)
    hosts, guests = args.mentions(subjects(token)), args.mentions(objects(token))
    if passive:
        hosts, guests = args.after(token, ("by",)), hosts
    guests = [g for g in guests if g.kind != Kind.PARTY]
    if not guests and not passive and hosts and (near := _next_person(args, token)) is not None:
        guests = [near]
    if not guests or (token.lower_.startswith(("welcom", "greet")) and not hosts):
        return None
    frame.add_all(hosts)
    frame.add_all(guests, other=True)
    return frame


def _next_person(args: Arguments, verb: Token) -> Mention | None:
    """ "received on Monday in his office X": the object behind other phrases, where the parser lost it."""
    for token in verb.doc[verb.i + 1 : verb.i + 9]:
        mention = args.sentence.mention(token)
        if mention is not None and mention.kind in PEOPLE:
            return mention if token.nbor(-1).lower_ not in ("of", "by", "for", "from") else None
        if token.pos_ in ("VERB", "SCONJ") or token.text in (";", ".") or token.lower_ in ("and", "that"):
            return None
    return None


def _calling(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X telephoned Y", "X rang to Y"; "X called on Y" is a visit, "X called on Y to act" no encounter."""
    verb = lemma(token.lower_)
    if verb == "call":
        on = args.after(token, ("on", "upon"))
        clausal = any(c.dep_ in ("xcomp", "ccomp") for c in token.children)
        if on and not clausal and all(m.kind in PEOPLE for m in on):
            frame.rule = "verb:call on"
            frame.add_all(args.mentions(subjects(token)))
            frame.add_all(on, other=True)
            return frame if len(frame.people) > 1 else None
        agents = args.after(token, ("by",), PEOPLE)
        if is_passive(token) and agents and any(c.lower_ in ("on", "upon") for c in token.children) and not clausal:
            frame.rule = "verb:call on"  # "X was called upon by Y"
            frame.add_all(agents)
            frame.add_all(args.mentions(subjects(token)), other=True)
            return frame if len(frame.people) > 1 else None
        if clausal or is_passive(token):
            return None
    others = [m for m in args.mentions(objects(token)) if m.kind != Kind.PARTY]
    if not others and verb != "call" and (near := _next_person(args, token)) is not None:
        others = [near]  # "telephoned X hours before", where the parser made X part of the time
    others += args.after(token, ("to",)) if verb == "ring" else []
    people = args.mentions(subjects(token))
    if not others or not people:
        return None
    frame.add_all(people)
    frame.add_all(others, other=True)
    return frame


def _chairing(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X and Y co-chaired the forum": people of different parties who chair together sit at it."""
    people = [m for m in args.mentions(subjects(token)) if m.kind in PEOPLE]
    parties = {p for m in people for p in m.parties}
    if len(people) < 2 or len(parties) < 2 or any(is_encounter_noun(args, w) for w in objects(token)):
        return None
    frame.add_all(people)
    return frame


def _bringing_together(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X brought Y and Z together"."""
    frame.add_all(args.mentions(subjects(token)))
    frame.add_all(args.mentions(objects(token)), other=True)
    several = len(frame.objects) > 1 or any(len(m.people) > 1 for m in frame.objects)
    return frame if several else None


def _bringing_to_table(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X brought Y and Z into one room", "face to face"."""
    table = ("room", "table", "face")
    if is_passive(token) or not any(
        p in ("into", "to", "around", "at") and w.lower_ in table for p, w in obliques(token)
    ):
        return None
    people = [m for m in args.mentions(objects(token)) if m.kind != Kind.PARTY]
    if len(people) < 2 and not any(m.plural for m in people):
        return None
    frame.add_all([*args.mentions(subjects(token)), *people])
    return frame


def _gathering(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X, Y and Z gathered", "the ministers got together"."""
    frame.add_all(args.mentions(subjects(token)))
    return frame if frame.people else None


def _discussing(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X discussed the matter with Y", "X exchanged views with Y": people on both sides."""
    people = [m for m in args.mentions(subjects(token)) if m.kind in (*PEOPLE, Kind.PRONOUN)]
    others = args.after(token, WITH, PEOPLE)
    for child in token.children:
        if child.dep_ == "obj":
            others += args.after(child, WITH, PEOPLE)
    views = any(c.dep_ == "obj" and c.lower_ in ("views", "opinions", "notes") for c in token.children)
    sides = people or (args.mentions(subjects(token)) if views else [])
    if views and not others and len({p for m in sides for p in m.parties}) > 1:
        frame.add_all(sides)  # "the presidents exchanged views on the border"
        return frame
    if not people or not others:
        return None
    frame.add_all(people)
    frame.add_all(others, other=True)
    return frame


def _remotely(args: Arguments, frame: Frame, token: Token) -> Frame | None:
    """ "X and Y went over the figures by telephone", "X raised it with Y by phone": whatever the verb, they spoke."""
    lines = args.data.modes["phone"] | args.data.modes["video"]
    by_line = (w for p, w in obliques(token) if p in ("by", "over", "via", "on", "through"))
    if not any(t.lower_ in lines for w in by_line for t in w.subtree):
        return None
    people = [m for m in args.mentions(subjects(token)) if m.kind != Kind.PARTY]
    behind = (args.mention(w) for p, w in phrases_below(token) if p in WITH)
    others = [m for m in behind if m is not None and m.kind != Kind.PARTY]
    if lemma(token.lower_) in args.data.verbs["addressing"]:
        others += [m for m in args.mentions(objects(token)) if m.kind in PEOPLE]
    if len(people) + len(others) < 2 and not any(m.plural for m in people):
        return None
    frame.add_all(people)
    frame.add_all(others, other=True)
    return frame


def _jointly(args: Arguments, frame: Frame, token: Token, verb: str) -> Frame | None:
    """ "X and Y went through a draft", "signed", "agreed": people of different parties who do it together."""
    if verb not in args.data.verbs["joint"] or is_passive(token):
        return None
    if verb == "go" and not any(c.lower_ in ("through", "over") for c in token.subtree if token.i < c.i < token.i + 3):
        return None
    if verb == "take" and not any(c.dep_ == "obj" and c.lower_ == "stock" for c in token.children):
        return None
    people = [m for m in args.mentions(subjects(token)) if m.kind in (*PEOPLE, Kind.PRONOUN)]
    if len(people) < 2:
        return None
    frame.add_all(people)
    frame.rule = "verb:jointly"
    return frame


def phrases_below(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, and a "with" hung on a noun of time or manner: "talked for an hour with X"."""
    yield from obliques(verb)
    for prep, word in obliques(verb):
        if prep not in WITH and word.lower_ not in triggers().strong:
            yield from ((p, w) for p, w in obliques(word) if p in WITH)
    for child in verb.children:
        if child.dep_ == "obj":
            yield from ((p, w) for p, w in obliques(child) if p in WITH)


#: Classes of triggers.toml whose verbs need no further condition, in the order in which they are tried.
_BY_CLASS: dict[str, Builder] = {
    "reciprocal": _reciprocal,
    "speech": _reciprocal,
    "hosting": _hosting,
    "calling": _calling,
    "joining": joining,
}
#: Verbs that add people to the encounter being told.
_ADDING: dict[str, Builder] = {
    "attend": attending,
    "participate": attending,
    "lead": leading,
    "head": leading,
    "accompany": accompanying,
    "represent": representing,
    **dict.fromkeys(("send", "dispatch", "delegate", "depute", "nominate", "include", "comprise"), sending),
}
