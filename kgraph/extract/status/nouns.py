"""The status that a noun's own phrase and the verb beside it give: "a planned meeting", "cancelled a meeting"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.sentence import STAND_FOR
from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.status.tense import DUE_WORDS, governing_verbs, is_negated, no_longer, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: (Status code, or None for an encounter that is said not to be; the rule).
Finding = tuple[str | None, str]

_UNSAID: Finding = (None, "")  # ends the search: the noun's phrase leaves it to the verb
_GOVERNED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "conj", "nmod"})
_DEFINITE = frozenset({"the", "this", "these"})
_OPINIONS = word_set("status", "opinions")
_PROPOSING = frozenset({"propose", "suggest", "offer", "request", "seek", "demand", "mull", "consider", "urge", "want"})
_PLANNING = frozenset({"plan", "schedule", "prepare", "slate", "announce", "agree", "expect", "confirm", "set"})
_COMING = frozenset({"sit", "schedule", "invite", "prepare", "set", "be", "expect", "await", "bring"})
_ONGOING = frozenset({"underway", "ongoing", "continuing"})
_HAPPENING = frozenset({"hold", "take", "begin", "start", "conclude", "end"})
_DUE = frozenset({"due", "scheduled", "slated", "planned"})
_PLANS = frozenset({"preparations", "preparation", "plans", "plan", "date", "dates", "agenda", "arrangements"})
_CHANCES = frozenset(
    {
        "chance",
        "opportunity",
        "possibility",
        "prospect",
        "idea",
        "proposal",
        "invitation",
        "offer",
        "proposals",
        "hopes",
    }
) | {"call", "calls"}
_BETWEEN_NOUN_AND_VERB = word_set("status", "between_noun_and_verb")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An encounter's noun with the small words before it and the verb beside it.

    ``verb`` is that verb's base form, ``particle`` its "off" or "out", both "" when the noun heads its clause;
    ``governed`` when the noun is the verb's object, subject or complement.
    """

    noun: Token
    head: Token
    words: frozenset[str]
    verb: str
    particle: str
    governed: bool

    @property
    def compound(self) -> str:
        """The verb with its particle: "call off"."""
        return f"{self.verb} {self.particle}".strip()


def status_of_noun(noun: Token, head: Token) -> Finding | None:
    """What the noun's own phrase and the verb it is the object or subject of say; None when they say nothing."""
    phrase = _phrase(noun, head)
    for rule in _RULES:
        found = rule(phrase)
        if found is not None:
            return None if found is _UNSAID else found
    return None


def _phrase(noun: Token, head: Token) -> _Phrase:
    relations = ("amod", "acl", "compound", "det", "advmod", "acl:relcl")
    words = frozenset(c.lower_ for c in noun.children if c.dep_ in relations)
    if (shared := _called_off_with(noun)) is not None and head.pos_ not in ("VERB", "AUX"):
        head = shared
    if head.i == noun.i:
        return _Phrase(noun, head, words, "", "", governed=False)
    particles = (c.lower_ for c in head.children if c.dep_ == "compound:prt" or c.lower_ in ("off", "out", "back"))
    hung_on_noun = preposition(noun) if preposition(noun) in ("off", "out", "back") else ""  # "called off the talks"
    particle = next(particles, hung_on_noun)
    return _Phrase(noun, head, words, lemma(head.lower_), particle, governed=noun.dep_ in _GOVERNED)


def _called_off_with(noun: Token) -> Token | None:
    """ "Cancelled a visit and a meeting with X": the verb of what the noun is joined to, if it calls that off."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    called_off = triggers().status["cancel"] | triggers().status["postpone"]
    particle = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    off = {lemma(verb.lower_), f"{lemma(verb.lower_)} {particle}".strip()} & called_off
    return verb if first.i != noun.i and first.dep_ in ("obj", "nsubj:pass") and off else None


def _called_off(p: _Phrase) -> Finding | None:
    """ "Cancelled a meeting", "the talks were postponed", "the summit is off"."""
    data = triggers().status
    either = {p.verb, p.compound}
    if p.governed and (either & data["cancel"] or p.compound == "fall through"):
        return ("cancelled" if not is_negated(p.head) else None), f"status:{p.compound}"
    if p.governed and p.verb in _HAPPENING | {"go"} and no_longer(p.head):
        return "cancelled", "status:no longer"
    if p.verb == "pull" and any(c.lower_ == "plug" for c in p.head.children):
        return "cancelled", "status:pull the plug"
    if p.governed and either & data["postpone"]:
        return "postponed", f"status:{p.compound}"
    if p.head.i == p.noun.i or p.head.lower_ in ("set", "scheduled", "planned", "due"):
        late = _called_off_later(p.noun)
        if late is not None:
            return late, "status:" + late
    return None


def _called_off_later(noun: Token) -> str | None:
    """ "A summit of leaders scheduled in Paris has been cancelled", where the tree lost the subject."""
    data = triggers().status
    for token in noun.doc[noun.i + 1 :]:
        particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), "")
        word = f"{lemma(token.lower_)} {particle}".strip()
        if token.pos_ == "VERB" and word in data["cancel"] | data["postpone"]:
            passive = any(c.lower_ in ("been", "was", "were", "is", "are", "be") for c in token.children)
            own = any(c.dep_.startswith("nsubj") and c.i > noun.i for c in token.children)
            if passive and not is_negated(token) and not own:
                return "cancelled" if word in data["cancel"] else "postponed"
            return None
        if token.pos_ in ("VERB", "AUX") and token.lower_ not in _BETWEEN_NOUN_AND_VERB:
            return None
    return None


def _off(p: _Phrase) -> Finding | None:
    """ "A cancelled meeting", "no talks", "the meeting is off"."""
    data = triggers().status
    if p.words & data["cancel_adjectives"]:
        return "cancelled", "status:adjective"
    if p.words & data["postpone_adjectives"]:
        return "postponed", "status:adjective"
    if "no" in p.words and not (p.verb and is_negated(p.head)):
        return None, "status:no"
    if (p.governed and p.head.lower_ == "off") or (p.verb == "be" and p.particle == "off"):
        return "cancelled", "status:is off"
    return None


def _refused(p: _Phrase) -> Finding | None:
    """ "Refused talks", "ruled out a meeting"."""
    refuses = p.governed and p.verb in triggers().status["refuse"] and not is_negated(p.head)
    if refuses and p.noun.dep_ != "nsubj" and p.verb not in ("stop", "fail", "prevent"):
        return None, f"status:{p.verb}"
    return None


def _policy(p: _Phrase) -> Finding | None:
    """ "Urged the North to return to dialogue", "supports direct dialogue": an attitude, no encounter."""
    if not p.governed:
        return None
    prep = preposition(p.noun)
    if p.verb == "return" and prep == "to" and not p.words & _DEFINITE:
        return None, "status:return to"
    bare = not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in p.noun.children)
    ajar = any(c.lower_ in ("open", "door", "doors") for c in p.head.children)
    at_large = ajar or (prep == "for" and not _is_coming(p.verb))
    if p.noun.dep_ == "obl" and prep in ("for", "to") and bare and at_large:
        return None, "status:for, at large"  # "leaving the door open for dialogue"
    if p.noun.dep_ == "obj" and p.verb in _OPINIONS and not p.words & _DEFINITE:
        return None, f"status:{p.verb}"
    return None


def _is_coming(verb: str) -> bool:
    """Verbs that "for talks" goes with where somebody comes to them."""
    kinds = triggers().verbs
    return verb in _COMING or any(
        verb in kinds[kind] for kind in ("motion", "reciprocal", "joining", "gathering", "hosting")
    )


def _arranged(p: _Phrase) -> Finding | None:
    """ "Proposed talks", "announced a meeting", "expected at the talks", "agreed on a meeting"."""
    if not p.governed:
        return None
    relation = p.noun.dep_
    if relation == "obj" and p.verb in _PROPOSING:
        return "proposed", f"status:{p.verb}"
    if relation in ("obj", "nsubj:pass") and p.verb in _PLANNING and "held" not in p.words:
        return (None, "status:not planned") if is_negated(p.head) else ("planned", f"status:{p.verb}")
    awaited = p.head.lower_ in ("expected", "due", "scheduled", "slated", "awaited")
    if relation == "obl" and awaited and preposition(p.noun) in ("at", "for"):
        return "planned", f"status:{p.head.lower_} at"
    if relation == "obl" and p.verb == "invite":
        return (None, "status:not invited") if is_negated(p.head) else ("proposed", "status:invite")
    if relation == "obl" and p.verb == "agree" and preposition(p.noun) in ("on", "to"):  # not "agreed at the talks"
        return "planned", "status:agree on"
    return None


def _described(p: _Phrase) -> Finding | None:
    """ "Ongoing talks", "a proposed meeting", "the planned talks"; where these were held the verb knows better."""
    data = triggers().status
    if "future" in p.words and not any(c.dep_ in ("det", "nmod:poss") for c in p.noun.children):
        return None, "status:future, at large"  # "no preconditions for future talks"
    if p.words & _ONGOING:
        return "ongoing", "status:ongoing"
    if p.words & data["proposal_adjectives"]:
        return "proposed", "status:adjective"
    told = any(
        c.dep_ == "acl:relcl" and lemma(c.lower_) in _HAPPENING and tense_of(c) == "past" for c in p.noun.children
    )
    if told and not p.verb:
        return "held", "status:which took place"
    if p.words & (data["future_adjectives"] - {"next"}):
        if p.verb in _HAPPENING | {"attend"} and tense_of(p.head) == "past":
            return ("held", "status:planned and held") if p.governed else _UNSAID
        return "planned", "status:adjective"
    return None


def _of_a_purpose(p: _Phrase) -> Finding | None:
    """ "X is expected to discuss trade in his talks with Y": those talks are to come."""
    if p.head.i != p.noun.i or preposition(p.noun) not in ("in", "during", "at"):
        return None
    above = next((a for a in p.noun.ancestors if a.pos_ == "VERB"), None)
    for verb in (above, *(governing_verbs(above) if above is not None else ())):
        if verb is not None and verb.lower_ in DUE_WORDS:
            return "planned", f"status:{verb.lower_}"
    return None


def _due_behind(p: _Phrase) -> Finding | None:
    """ "Consultations, due in Doha": the small words are often hung wrongly."""
    around = p.noun.doc[p.noun.i + 1 : p.noun.i + 8]
    for n, token in enumerate(around):
        begins = n == 0 or around[n - 1].text == ","
        goes_on = n + 1 == len(around) or around[n + 1].lower_ in ("in", "on", "to", "for", "next")
        if token.lower_ == "due" and begins and goes_on:
            return "planned", "status:due"
        people = token.i > 0 and token.nbor(-1).text in STAND_FOR
        if token.lower_ in _DUE and people and goes_on and "not" not in {c.lower_ for c in token.children}:
            return "planned", f"status:{token.lower_}"  # "a meeting with the ministers scheduled for Monday"
        if token.dep_ in ("ROOT", "conj") or token.lower_ in ("and", "but"):
            return None
    return None


def _of_a_plan(p: _Phrase) -> Finding | None:
    """ "Preparations for talks", "the prospect of a meeting", "the next round"."""
    above, prep = p.noun.head.lower_, preposition(p.noun)
    if above in _PLANS and prep in ("for", "of"):
        return "planned", f"status:{above}"
    if above in _CHANCES and prep in ("of", "for", "to"):
        return "proposed", f"status:{above}"
    if "next" in p.words and not (p.verb in _HAPPENING and tense_of(p.head) == "past"):
        return "planned", "status:next"
    return None


def _clause_behind(p: _Phrase) -> Finding | None:
    """ "Talks planned for Monday", "a meeting scheduled to be held", "consultations, due in Doha"."""
    for child in p.noun.children:
        if child.i < p.noun.i or child.dep_ not in ("acl", "acl:relcl", "amod", "appos", "advcl", "parataxis"):
            continue
        word = child.lower_
        if word in DUE_WORDS:
            return "planned", f"status:{word}"
        if word in ("held", "hold") and any(c.lower_ == "to" for c in child.children):
            return "planned", "status:to be held"
        if word in ("proposed", "suggested"):
            return "proposed", "status:proposed"
        if word in ("cancelled", "canceled", "postponed"):
            return ("postponed" if word == "postponed" else "cancelled"), f"status:{word}"
    return None


#: In the order in which they are tried: what was called off is off whatever else is said of it.
_RULES = (
    _called_off,
    _off,
    _refused,
    _policy,
    _arranged,
    _described,
    _due_behind,
    _of_a_purpose,
    _of_a_plan,
    _clause_behind,
)
