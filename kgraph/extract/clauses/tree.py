"""Relations in the tree of a shortened sentence (Universal Dependencies): coordination, prepositions, objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.sentence import STAND_FOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# --- the tree ---------------------------------------------------------------------------------


def conjuncts(token: Token) -> list[Token]:
    """A word and all that is coordinated with it, in order."""
    out = [token]
    for word in out:
        out.extend(c for c in word.children if c.dep_ == "conj" and not begins_clause(c))
    return sorted(out, key=lambda t: t.i)


def in_phrase(token: Token) -> bool:
    """A "subject" with a preposition of its own is none: "In talks with Smith, Jones said"."""
    return any(
        c.dep_ == "case" and c.lower_ in ("in", "at", "during", "after", "with", "on", "by") and c.i < token.i
        for c in token.children
    )


def begins_clause(token: Token) -> bool:
    """ "In talks with Smith, Jones said": a name behind a comma and right before a verb is that verb's subject."""
    doc, i = token.doc, token.i
    if token.text not in STAND_FOR or i < 2 or i + 1 >= len(doc) or doc[i - 1].text != ",":
        return False
    verb = doc[i + 1] if doc[i + 1].pos_ != "ADV" or i + 2 >= len(doc) else doc[i + 2]
    own = any(c.dep_.startswith("nsubj") and not in_phrase(c) for c in verb.children)
    listed = any(c.dep_ == "cc" for c in token.children) or doc[i - 2].text == "and"
    return (
        verb.pos_ in ("VERB", "AUX")
        and ("VerbForm=Part" not in str(verb.morph) or verb.dep_ == "ROOT")
        and not own
        and not listed
        and bool([c for c in token.head.children if c.dep_ == "case"])
    )


def preposition(token: Token) -> str:
    """The preposition of a noun, its fixed parts included ("together with", "on behalf of"), in lower case."""
    cases = [c for c in token.children if c.dep_ == "case"]
    if (
        not cases
        and token.i
        and (first := next(token.subtree)).dep_ == "case"
        and first.i < token.i
        and first.head.dep_ in ("compound", "amod", "nmod:poss", "flat", "nummod", "nmod:desc")
    ):
        cases = [first]  # hung on the first word of a name in place of its noun: "during France General Assembly"
    parts = sorted(
        {p.i: p for c in cases for p in (c, *(x for x in c.children if x.dep_ == "fixed"))}.values(), key=lambda t: t.i
    )
    return " ".join(p.lower_ for p in parts)


def is_passive(verb: Token) -> bool:
    """ "was received", "attended by": the subject undergoes it."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return True
    return verb.dep_ in ("acl", "amod") and "Voice=Pass" in str(verb.morph)


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects, with what is coordinated."""
    out = [t for c in verb.children if c.dep_ in ("obj", "iobj") for t in conjuncts(c)]
    if verb.dep_ == "acl:relcl" and any(c.lower_ == "whom" for c in verb.children):
        out.append(verb.head)  # "the leader, whom he is to meet"
    return out


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of a verb's or noun's prepositional phrases, coordinated ones included."""
    for child in token.children:
        if child.dep_.split(":")[0] in ("obl", "nmod") and child.dep_ not in ("nmod:poss", "nmod:desc"):
            prep = preposition(child)
            for word in conjuncts(child):
                yield preposition(word) or prep, word
