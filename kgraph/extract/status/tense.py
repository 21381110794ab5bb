"""Tense, negation and the verbs that a verb hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.frames.triggers import lemma, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "hardly"})


def governing_verbs(verb: Token) -> list[Token]:
    """The verbs and adjectives that a verb hangs on as complement, nearest first."""
    out: list[Token] = []
    token = verb
    while token.head.i != token.i and len(out) < 4:
        if token.dep_ in ("advcl", "conj") and any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children):
            break
        if token.dep_ in ("xcomp", "acl") or (
            token.dep_ == "ccomp"
            and lemma(token.head.lower_)
            in triggers().status["refuse"] | {"propose", "suggest", "hope", "demand", "urge", "insist"}
        ):
            pass
        elif token.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children):
            if (
                lemma(token.head.lower_)
                not in triggers().status["refuse"]
                | triggers().status["proposal_verbs"]
                | triggers().status["future_verbs"]
            ):
                break
        elif token.dep_ == "conj" and token.head.dep_ in ("xcomp", "acl"):
            token = token.head
            continue
        elif token.dep_ == "conj":
            out.append(token.head) if not any(
                c.dep_ in ("nsubj", "nsubj:pass") for c in token.children
            ) and _auxiliary_shared(token) else None
            break
        else:
            break
        token = token.head
        out.append(token)
    return out


def _auxiliary_shared(verb: Token) -> bool:
    """ "will fly to Abuja and chair": a bare verb joined to another shares its modal."""
    return not any(c.dep_.startswith("aux") for c in verb.children) and tense_of(verb) != "past"


def is_negated(token: Token) -> bool:
    return any(
        c.lower_ in _NEGATIONS and c.dep_ in ("advmod", "det", "cc:preconj", "aux", "case", "cc")
        for c in token.children
    )


def tense_of(token: Token) -> str | None:
    """ "past" or "present" of a finite verb."""
    morph = str(token.morph)
    auxiliaries = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")]
    for aux in auxiliaries:
        if aux.lower_ in ("was", "were", "had", "did"):
            return "past"
        if aux.lower_ in ("is", "are", "does", "do"):
            return "present"
        if aux.lower_ in ("has", "have"):
            return "past"
    if "Tense=Past" in morph or ("VerbForm=Part" in morph and token.lower_.endswith("ed")):
        return "past"
    if "Tense=Pres" in morph:
        return "present"
    return None
