"""Which nouns tell of an encounter, and which only name a time or the host event of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from kgraph.extract.frames.arguments import Arguments
    from kgraph.extract.frames.frame import Frame

MARGINS = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges", "edge"})

_VERBS_TOO = word_set("frames", "verbs_too")
_MEANS = frozenset({"videoconference", "teleconference", "telephone", "video", "phone"})
# "security consultations" are diplomacy, a "security meeting" need not be
_POLITICAL = frozenset({"security", "council", "party", "emergency", "video", "plenary", "committee"})
_TALKS = frozenset({"talks", "talk", "session", "conference", "consultations", "dialogue", "meeting", "call"})


def is_encounter_noun(args: Arguments, token: Token) -> bool:
    """Whether a word is a noun that tells of an encounter, where it stands."""
    word = token.lower_
    if not _is_trigger(args, word):
        return False
    stands_as_noun = token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
    verbal = token.pos_ in ("VERB", "AUX") and not stands_as_noun
    if word in _VERBS_TOO and (verbal or token.dep_ in ("xcomp", "advcl", "acl:relcl")):
        return word == "meeting" and _has(token, "det", "nmod:poss", "amod")
    if word in _MEANS and preposition(token) in ("by", "via", "over", "through", "on"):
        return False
    if (special := _SPECIAL.get(word)) is not None:
        return special(args, token)
    return not (_is_bare(token) or _modifies(args, token) or _is_no_diplomacy(args, token))


def _is_trigger(args: Arguments, word: str) -> bool:
    nouns = args.data.strong | args.data.weak
    return word in nouns or word.rstrip("s") in nouns


def _has(token: Token, *relations: str) -> bool:
    return any(c.dep_ in relations for c in token.children)


def _is_bare(token: Token) -> bool:
    """ "Call", "talk" without article or modifier: a verb, or no encounter."""
    bare = token.lower_ in ("meet", "meets", "talk", "call", "calls")
    return bare and not _has(token, "det", "nmod:poss", "amod", "compound", "nummod")


def _modifies(args: Arguments, token: Token) -> bool:
    """ "Dinner talks", "a bilateral meeting": the first word only says what kind the second is."""
    before_noun = token.dep_ in ("compound", "amod", "nmod:desc", "flat") and token.head.i > token.i
    if before_noun and token.head.lower_ in args.data.strong | args.data.weak:
        return True
    return token.lower_ in ("trilateral", "bilateral") and (token.pos_ == "ADJ" or token.dep_ in ("amod", "compound"))


def _is_no_diplomacy(args: Arguments, token: Token) -> bool:
    """ "Cabinet meeting", "board session", "press conference"."""
    word, before = token.lower_, _word_before(token)
    if before in args.data.not_before and not (before in _POLITICAL and word in _TALKS):
        return True
    between = any(prep == "between" for prep, _ in obliques(token))  # "a conference between X and Y"
    return word in ("conference", "briefing") and before in ("press", "news", "a", "the") and not between


def _word_before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


def _is_visit_to_somebody(args: Arguments, token: Token) -> bool:
    """ "A visit to the prime minister", "received a visit from X": an encounter, unlike a visit to a country."""
    received = lemma(token.head.lower_) in ("receive", "have", "get", "host")
    prepositions = ("to", "with", "on", "from") if received else ("to", "with", "on")
    return bool(args.after(token, prepositions, (Kind.PERSON, Kind.OFFICE)))


def _is_body_in_session(args: Arguments, token: Token) -> bool:
    """ "Chaired the joint commission": the body stands for its session."""
    held = lemma(token.head.lower_) in ("chair", "hold", "convene", "open")
    return held and token.dep_ in ("obj", "nsubj:pass")


def _is_one(args: Arguments, token: Token) -> bool:
    """ "The next one will be held in", "after the previous one": takes up the noun before it."""
    before = _word_before(token)
    if before in ("next", "previous", "last", "latest", "earlier", "former") and token.dep_.startswith("nsubj"):
        return True
    return before == "previous" and token.dep_ == "obj"


_SPECIAL: dict[str, Callable[[Arguments, Token], bool]] = {
    "visit": _is_visit_to_somebody,
    "visits": _is_visit_to_somebody,
    "commission": _is_body_in_session,
    "council": _is_body_in_session,
    "committee": _is_body_in_session,
    "one": _is_one,
}


def on_the_eve(args: Arguments, token: Token) -> bool:
    """ "On the eve of the talks", "the day before the meeting": names a time, not a further encounter."""
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        index = args.sentence.units[i].when
        if index is not None:
            return args.sentence.whens[index].form == "same"
        if token.doc[i].dep_ not in ("det", "amod", "compound", "case"):
            return False
    return False


_GATHERINGS = frozenset({"summit", "conference", "session", "dialogue", "gathering", "meeting", "meetings"})


def is_occasion(noun: Token | None, frames: list[Frame]) -> bool:
    """Whether an encounter's noun only names the host event of another: "on the sidelines of the talks"."""
    if noun is None:
        return False
    if _on_margins(noun):
        return True
    if noun.dep_ not in ("obl", "nmod"):
        return False
    prep = preposition(noun)
    if prep in ("alongside", "in conjunction with", "on the occasion of"):
        return True
    return prep in ("at", "during") and noun.lower_ in _GATHERINGS and _is_named(noun) and _is_told_at(noun, frames)


def _on_margins(noun: Token) -> bool:
    """ "On the sidelines of the talks", "on the talks' margins"."""
    token = noun
    while token.head.i != token.i and token.dep_ in ("nmod", "nmod:poss", "conj", "compound"):
        token = token.head
        if token.lower_ in MARGINS:
            return True
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in MARGINS


def _is_named(noun: Token) -> bool:
    return any(c.pos_ == "PROPN" or c.dep_ in ("compound", "nmod:poss") for c in noun.children)


def _is_told_at(noun: Token, frames: list[Frame]) -> bool:
    """Whether another encounter is told by the word that a noun hangs on: "met at the NATO summit"."""
    above = noun.head.i
    for frame in frames:
        if frame.trigger.i == above and frame.rule.startswith("verb"):
            return True
        if frame.noun is not None and frame.noun.i == above and frame.noun.i != noun.i:
            return True
    return False
