"""Which nouns tell of an encounter, and which only name a time or the host event of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments
    from kgraph.extract.frames.frame import Frame

MARGINS = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges", "edge"})


def is_occasion(noun: Token | None, frames: list[Frame]) -> bool:
    """Whether an encounter's noun only names the host event of another: "on the sidelines of the talks", "met at the summit"."""
    if noun is None:
        return False
    token = noun
    while token.head.i != token.i and token.dep_ in ("nmod", "nmod:poss", "conj", "compound"):
        token = token.head
        if token.lower_ in MARGINS:
            return True
    if noun.nbor(1).lower_ in MARGINS if noun.i + 1 < len(noun.doc) else False:
        return True
    verb = noun.head
    if preposition(noun) in ("alongside", "in conjunction with", "on the occasion of") and noun.dep_ in ("obl", "nmod"):
        return True
    if (
        noun.lower_ in ("summit", "conference", "session", "dialogue", "gathering", "meeting", "meetings")
        and preposition(noun) in ("at", "during")
        and noun.dep_ in ("obl", "nmod")
    ):
        proper = any(c.pos_ == "PROPN" or c.dep_ in ("compound", "nmod:poss") for c in noun.children)
        return proper and any(
            (f.trigger.i == verb.i and f.rule.startswith("verb"))
            or (f.noun is not None and f.noun.i == verb.i and f.noun.i != noun.i)
            for f in frames
        )
    return False


def is_encounter_noun(args: Arguments, token: Token) -> bool:
    word = token.lower_
    if (
        word not in args.data.strong
        and word not in args.data.weak
        and word.rstrip("s") not in args.data.strong | args.data.weak
    ):
        return False
    if word in (
        "meet",
        "meets",
        "call",
        "calls",
        "talk",
        "talks",
        "contact",
        "visit",
        "visits",
        "exchange",
        "last",
        "lunch",
        "round",
        "engagement",
        "meeting",
        "huddle",
        "encounter",
        "breakfast",
        "host",
    ):
        if token.pos_ in ("VERB", "AUX") or token.dep_ in ("xcomp", "advcl", "acl:relcl"):
            return word == "meeting" and any(c.dep_ in ("det", "nmod:poss", "amod") for c in token.children)
    before = token.nbor(-1).lower_ if token.i else ""
    if word in ("videoconference", "teleconference", "telephone", "video", "phone") and preposition(token) in (
        "by",
        "via",
        "over",
        "through",
        "on",
    ):
        return False
    if word in ("visit", "visits"):
        return any(
            p in ("to", "with", "on", "from")
            and (p != "from" or lemma(token.head.lower_) in ("receive", "have", "get", "host"))
            and (m := args.mention(w)) is not None
            and m.kind in (Kind.PERSON, Kind.OFFICE)
            for p, w in obliques(token)
        )
    if word in ("commission", "council", "committee"):
        return lemma(token.head.lower_) in ("chair", "hold", "convene", "open") and token.dep_ in (
            "obj",
            "nsubj:pass",
        )
    if word == "one":
        return (
            before in ("next", "previous", "last", "latest", "earlier", "former") and token.dep_.startswith("nsubj")
        ) or (before == "previous" and token.dep_ == "obj")
    if word in ("meet", "meets", "talk", "call", "calls", "visits") and not any(
        c.dep_ in ("det", "nmod:poss", "amod", "compound", "nummod") for c in token.children
    ):
        return False
    if (
        token.dep_ in ("compound", "amod", "nmod:desc", "flat")
        and token.head.i > token.i
        and (token.head.lower_ in args.data.strong or token.head.lower_ in args.data.weak)
    ):
        return False
    if word in ("trilateral", "bilateral") and (token.pos_ == "ADJ" or token.dep_ in ("amod", "compound")):
        return False
    if before in args.data.not_before and not (
        before in ("security", "council", "party", "emergency", "video", "plenary", "committee")
        and word in ("talks", "talk", "session", "conference", "consultations", "dialogue", "meeting", "call")
    ):
        return False
    return not (word in ("conference", "briefing") and before in ("press", "news", "a", "the") and before != "video")


def on_the_eve(args: Arguments, token: Token) -> bool:
    """ "On the eve of the talks", "the day before the meeting": names a time, not a further encounter."""
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        index = args.sentence.units[i].when
        if index is not None:
            return args.sentence.whens[index].form == "same"
        if token.doc[i].dep_ not in ("det", "amod", "compound", "case"):
            return False
    return False
