"""The status that a verb gives: "met", "will meet", "agreed to meet", "refused to meet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.status.tense import DUE_WORDS, FUTURE_AUXILIARIES, governing_verbs, is_negated, no_longer, tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.status.nouns import Finding

_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "would"})
#: The rule by the tense in which an encounter is told.
_TOLD = {"past": "status:past", "present": "status:present", None: "status:plain"}
_CONDITIONS = frozenset({"if", "unless", "whether"})
_YET_TO_COME = frozenset({"until", "till", "unless", "once"})
_OPPORTUNITIES = frozenset({"opportunity", "chance", "occasion", "honour", "honor", "pleasure"})
_WAYS = frozenset({"head", "delegation", "visit", "trip", "mission", "team", "group", "tour", "journey", "invitation"})
_OUTCOMES = frozenset({"agree", "reach", "settle", "resolve", "compromise", "bridge", "narrow", "overcome", "produce"})
_REPORTED = word_set("status", "reported")
_PLANS = word_set("status", "plans")
_HOPES = word_set("status", "hopes")


def status_of_verb(verb: Token, frame: Frame) -> Finding:
    """What the verb's tense and modals say, and the verbs that it hangs on."""
    if no_longer(verb):
        return "cancelled", "status:no longer"
    if any(c.lower_ == "whether" for c in verb.children):
        return None, "status:condition"
    if is_negated(verb) or (frame.noun is not None and frame.head.i == frame.noun.i and is_negated(frame.noun)):
        return None, "status:negated"
    if verb.i > 1 and verb.nbor(-1).lower_ == "to":
        before = verb.nbor(-2).lower_
        if before in ("due", "set", "slated", "scheduled", "about", "poised"):
            return "planned", f"status:{before} to"
    chain = governing_verbs(verb)
    if chain and _failed_at(verb, frame, chain[-1]):
        return "held", "status:failed at"
    for upper in chain:
        found = _by_governor(upper, verb)
        if found is not None:
            return found
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "mark")}
    if auxiliaries & FUTURE_AUXILIARIES or (chain and _has_future(chain[-1])):
        return "planned", "status:will"
    return (
        _by_modal(verb, auxiliaries, chain)
        or _in_clause_of_time(verb, auxiliaries)
        or _by_aspect(verb, frame, auxiliaries)
    )


def _failed_at(verb: Token, frame: Frame, top: Token) -> bool:
    """ "Failed to agree at the talks": what failed is the agreement; the talks were held."""
    at = frame.noun is not None and frame.noun.i != verb.i and preposition(frame.noun) in ("at", "in", "during")
    outcome = lemma(verb.lower_) in _OUTCOMES or verb.lower_ in _OUTCOMES
    return at and outcome and top.lower_ in ("failed", "refused", "declined")


def _in_clause_of_time(verb: Token, auxiliaries: set[str]) -> Finding | None:
    """ "Until they meet"; "will call X after talking to Y": what is to come, as the main clause is."""
    if auxiliaries & _YET_TO_COME and tense_of(verb) == "present":
        return None, "status:until"
    gerund = verb.dep_ == "advcl" and verb.lower_.endswith("ing") and auxiliaries & {"after", "before", "while"}
    marked = any(c.lower_ in ("after", "before", "while") for c in verb.children)
    if verb.dep_ == "advcl" and verb.lower_.endswith("ing") and (gerund or marked):
        above = [verb.head, *governing_verbs(verb.head)]
        if any(_has_future(v) or lemma(v.lower_) in triggers().status["future_verbs"] for v in above):
            return "planned", "status:will, after"
    return None


def _by_governor(upper: Token, verb: Token) -> Finding | None:
    """ "Agreed to meet", "refused to meet", "hopes to meet": the verb that the encounter's verb hangs on."""
    data, word, other = triggers().status, lemma(upper.lower_), upper.i != verb.i
    particle = next((c.lower_ for c in upper.children if c.dep_ == "compound:prt"), "")
    either = {word, f"{word} {particle}".strip()}
    if either & data["refuse"] and other:
        return None, f"status:{word}"
    if either & (data["cancel"] | data["postpone"]) and is_negated(upper):
        return None  # "has not cancelled plans to meet": as its tense says
    if either & (data["cancel"] | data["postpone"]):
        return ("cancelled" if either & data["cancel"] else "postponed"), f"status:{word}"
    if other and is_negated(upper):
        return None, f"status:not {word}"
    if upper.lower_ in DUE_WORDS or (word in data["future_verbs"] and other):
        return "planned", f"status:{word}"
    if other and {word, upper.lower_} & data["proposal_verbs"]:
        return "proposed", f"status:{word}"
    return None


def _has_future(token: Token) -> bool:
    return any(c.lower_ in FUTURE_AUXILIARIES for c in token.children)


def _by_modal(verb: Token, auxiliaries: set[str], chain: Sequence[Token]) -> Finding | None:
    """ "Would meet", "may meet", "if they meet", "to meet"."""
    if "would" in auxiliaries:
        if "have" in auxiliaries:
            return None, "status:would have"
        reported = any(t.lower_ in _REPORTED for t in verb.sent)
        return ("planned", "status:would, reported") if reported else ("proposed", "status:would")
    if auxiliaries & _MODALS:
        return "proposed", "status:modal"
    if auxiliaries & _CONDITIONS:
        return None, "status:condition"
    return _infinitive(verb, chain) if "to" in auxiliaries else None


def _by_aspect(verb: Token, frame: Frame, auxiliaries: set[str]) -> Finding:
    """ "Are meeting", "have begun talks", "are under way"; else what is told in a plain tense was held."""
    base = lemma(verb.lower_)
    if verb.pos_ in ("VERB", "AUX") and verb.lower_.endswith("ing") and auxiliaries & {"is", "are", "am", "'s", "'re"}:
        return "ongoing", "status:progressive"
    if {"have", "has"} & auxiliaries and base in ("begin", "start", "resume", "open") and _begins_talks(verb, frame):
        return "ongoing", "status:begun"
    under_way = verb.lower_ == "way" and any(c.lower_ == "under" for c in verb.children)
    if under_way or verb.lower_ in ("underway", "ongoing"):
        return "ongoing", "status:under way"
    tense = tense_of(verb)
    if tense == "present" and base == "continue":
        return "ongoing", "status:continue"
    return "held", _TOLD[tense]


def _begins_talks(verb: Token, frame: Frame) -> bool:
    """Whether it is the encounter that begins, not something else at it."""
    return frame.noun is None or not any(c.dep_ == "obj" and c.i not in frame.tokens for c in verb.children)


def _infinitive(verb: Token, chain: Sequence[Token]) -> Finding:
    """ "is to meet", "arrived to meet", "X to meet Y" in a headline; an effort or wish to meet is no encounter."""
    head = verb.head
    had = head.head if head.dep_ == "obj" else None
    given = head.lower_ in _OPPORTUNITIES and had is not None and lemma(had.lower_) == "have"
    if given and had is not None and tense_of(had) == "past" and not is_negated(had):
        return "held", "status:went to meet"  # "had the opportunity to meet X"
    while verb.dep_ == "acl" and head.pos_ == "NOUN" and head.lower_ in _WAYS and head.head.i != head.i:
        head = head.head  # "will travel at the head of a delegation to hold talks"
    if any(c.lower_ in ("is", "are", "was", "were", "'s") for c in verb.children):
        return "planned", "status:be to"
    if head.i == verb.i or any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        return "planned", "status:to, headline"
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    if any(c.dep_ == "cop" for c in head.children) and preposition(head) == "in":
        return ("planned", "status:there to") if tense_of(head) == "present" else ("held", "status:went to meet")
    if auxiliaries & FUTURE_AUXILIARIES or _has_future(chain[-1] if chain else head):
        return "planned", "status:will ... to"
    if head.lower_ in _PLANS or any(c.lower_ in _PLANS for c in head.children if c.dep_.startswith("nsubj")):
        return "planned", f"status:{head.lower_}"
    if head.lower_ in _HOPES or any(c.lower_ in _HOPES for c in head.children if c.dep_ == "obj"):
        return "proposed", f"status:{head.lower_}"
    return _purpose(verb, head)


def _purpose(verb: Token, head: Token) -> Finding:
    """ "Flew to Paris to meet X", "used the visit to meet X": what was gone for came about."""
    word, verbs = lemma(head.lower_), triggers().verbs
    past = tense_of(head) == "past"
    if past and word in verbs["motion"] | verbs["light"]:
        return "held", "status:went to meet"
    if past and verb.dep_ == "advcl" and word not in triggers().status["proposal_verbs"]:
        return "held", "status:purpose"
    if word in verbs["motion"] | {"use"}:
        return "planned", "status:to"
    return None, "status:infinitive"
