"""The status that a verb gives: "met", "will meet", "agreed to meet", "refused to meet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.status.nouns import DUE_WORDS
from kgraph.extract.status.tense import governing_verbs, is_negated, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.frame import Frame

FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo"})


_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "would"})


_SAID = word_set("status", "reported")


def status_of_verb(verb: Token, frame: Frame, data: dict[str, frozenset[str]]) -> tuple[str | None, str]:
    if is_negated(verb) or (frame.noun is not None and frame.head.i == frame.noun.i and is_negated(frame.noun)):
        return None, "status:negated"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "mark")}
    if (
        verb.i > 1
        and verb.nbor(-1).lower_ == "to"
        and verb.nbor(-2).lower_ in ("due", "set", "slated", "scheduled", "about", "poised")
    ):
        return "planned", f"status:{verb.nbor(-2).lower_} to"
    chain = governing_verbs(verb)
    for upper in chain:
        word = lemma(upper.lower_)
        negated = is_negated(upper)
        if word in data["refuse"] and upper.i != verb.i:
            return None, f"status:{word}"
        if word in data["cancel"] or word in data["postpone"]:
            return ("cancelled" if word in data["cancel"] else "postponed"), f"status:{word}"
        if negated and upper.i != verb.i:
            return None, f"status:not {word}"
        if upper.lower_ in DUE_WORDS or (word in data["future_verbs"] and upper.i != verb.i):
            return "planned", f"status:{word}"
        if (word in data["proposal_verbs"] or upper.lower_ in data["proposal_verbs"]) and upper.i != verb.i:
            return "proposed", f"status:{word}"
    if auxiliaries & FUTURE_AUXILIARIES or (chain and {c.lower_ for c in chain[-1].children} & FUTURE_AUXILIARIES):
        return "planned", "status:will"
    if "would" in auxiliaries:
        if "have" in auxiliaries:
            return None, "status:would have"
        reported = any(t.lower_ in _SAID for t in verb.sent)
        return ("planned", "status:would, reported") if reported else ("proposed", "status:would")
    if auxiliaries & _MAYBE:
        return "proposed", "status:modal"
    if "if" in auxiliaries or "unless" in auxiliaries or "whether" in auxiliaries:
        return None, "status:condition"
    if "to" in auxiliaries:
        return _infinitive(verb, chain)
    if verb.pos_ in ("VERB", "AUX") and verb.lower_.endswith("ing") and auxiliaries & {"is", "are", "am", "'s", "'re"}:
        return "ongoing", "status:progressive"
    if (
        {"have", "has"} & auxiliaries
        and lemma(verb.lower_) in ("begin", "start", "resume", "open")
        and (frame.noun is None or not any(c.dep_ == "obj" and c.i not in frame.tokens for c in verb.children))
    ):
        return "ongoing", "status:begun"
    if (verb.lower_ == "way" and any(c.lower_ == "under" for c in verb.children)) or verb.lower_ in (
        "underway",
        "ongoing",
    ):
        return "ongoing", "status:under way"
    if tense_of(verb) == "present" and lemma(verb.lower_) in ("continue",):
        return "ongoing", "status:continue"
    return "held", f"status:{tense_of(verb) or 'plain'}"


_PLANS = frozenset(
    {
        "plan",
        "plans",
        "decision",
        "agreement",
        "deal",
        "intention",
        "schedule",
        "commitment",
        "pledge",
        "arrangement",
        "arrangements",
        "preparations",
    }
)


_HOPES = word_set("status", "hopes")


def _infinitive(verb: Token, chain: list[Token]) -> tuple[str | None, str]:
    """ "is to meet", "arrived to meet", "X to meet Y" in a headline; an effort or wish to meet is no encounter."""
    head = verb.head
    if any(c.lower_ in ("is", "are", "was", "were", "'s") for c in verb.children):
        return "planned", "status:be to"
    if head.i == verb.i or any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        return "planned", "status:to, headline"
    upper = chain[-1] if chain else head
    if {c.lower_ for c in head.children if c.dep_ == "aux"} & FUTURE_AUXILIARIES or {
        c.lower_ for c in upper.children
    } & FUTURE_AUXILIARIES:
        return "planned", "status:will ... to"
    if head.lower_ in _PLANS or any(c.lower_ in _PLANS for c in head.children if c.dep_.startswith("nsubj")):
        return "planned", f"status:{head.lower_}"
    if head.lower_ in _HOPES or any(c.lower_ in _HOPES for c in head.children if c.dep_ == "obj"):
        return "proposed", f"status:{head.lower_}"
    words = lemma(head.lower_)
    if words in triggers().verbs["motion"] | triggers().verbs["light"] and tense_of(head) == "past":
        return "held", "status:went to meet"
    if verb.dep_ == "advcl" and tense_of(head) == "past" and words not in triggers().status["proposal_verbs"]:
        return "held", "status:purpose"
    if words in triggers().verbs["motion"] | {"use"}:
        return "planned", "status:to"
    return None, "status:infinitive"
