"""Tense, negation and the verbs that a verb hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words that announce what is to come: "due to meet".
DUE_WORDS = word_set("status", "due")
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo"})

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "hardly"})
_NEGATING = frozenset({"advmod", "det", "cc:preconj", "aux", "case", "cc"})
_DEMANDING = frozenset({"propose", "suggest", "hope", "demand", "urge", "insist"})
_TENSES = {
    **dict.fromkeys(("was", "were", "had", "did", "has", "have"), "past"),
    **dict.fromkeys(("is", "are", "does", "do"), "present"),
}
_LONGEST_CHAIN = 4


def governing_verbs(verb: Token) -> list[Token]:
    """The verbs and adjectives that a verb hangs on as complement, nearest first."""
    out: list[Token] = []
    token = verb
    while token.head.i != token.i and len(out) < _LONGEST_CHAIN:
        own_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children)
        if own_subject and token.dep_ in ("advcl", "conj"):
            break
        if token.dep_ == "conj":
            if token.head.dep_ in ("xcomp", "acl"):
                token = token.head  # "agreed to come and meet": both hang on the same verb
                continue
            if _shares_auxiliary(token):
                out.append(token.head)
            break
        if not _is_complement(token):
            break
        token = token.head
        out.append(token)
    return out


def _is_complement(token: Token) -> bool:
    """Whether a clause is what the verb above it is about: "agreed to meet", "demanded that they meet"."""
    if token.dep_ in ("xcomp", "acl"):
        return True
    data, above = triggers().status, lemma(token.head.lower_)
    if token.dep_ == "ccomp":
        return above in data["refuse"] | _DEMANDING
    purpose = token.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children)
    return purpose and above in data["refuse"] | data["proposal_verbs"] | data["future_verbs"]


def _shares_auxiliary(verb: Token) -> bool:
    """ "will fly to Abuja and chair": a bare verb joined to another shares its modal."""
    return not any(c.dep_.startswith("aux") for c in verb.children) and tense_of(verb) != "past"


def is_negated(token: Token) -> bool:
    """Whether a word has a "not", "never", "no" of its own."""
    return any(c.lower_ in _NEGATIONS and c.dep_ in _NEGATING for c in token.children)


def no_longer(token: Token) -> bool:
    """ "Will no longer take place"."""
    return any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in token.children)


def tense_of(token: Token) -> str | None:
    """ "past" or "present" of a verb by its first auxiliary, else by its own form; the perfect counts as past."""
    for child in token.children:
        if child.dep_ in ("aux", "aux:pass", "cop") and child.lower_ in _TENSES:
            return _TENSES[child.lower_]
    morph = str(token.morph)
    if "Tense=Past" in morph or ("VerbForm=Part" in morph and token.lower_.endswith("ed")):
        return "past"
    return "present" if "Tense=Pres" in morph else None
