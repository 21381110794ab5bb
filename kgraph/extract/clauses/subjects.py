"""Who does what a verb says, and the mending of trees that lost the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.sentence import STAND_FOR
from kgraph.extract.clauses.tree import begins_clause, conjuncts, in_phrase, is_passive, objects
from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: its own subject, or that of the verb it is joined or subordinated to ("went to Paris to meet")."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer") and not in_phrase(c)]
    if own and depth == 0 and (before := _before_relative(verb, own)) is not None:
        return _joined_before(conjuncts(before))
    if own and verb.dep_ == "acl:relcl" and all(s.lower_ in ("who", "which", "that") for s in own):
        return [verb.head]
    if own:
        return [t for s in own for t in _joined_after(_joined_before(conjuncts(s)), verb)]
    head = verb.head
    if depth == 0 and (near := _stranded(verb)) is not None:
        return _joined_before(conjuncts(near))
    if depth > 4:
        return []
    if head.i == verb.i:
        return _lost_subject(verb) if depth == 0 else []
    if verb.dep_ in ("xcomp", "advcl", "acl") and head.lower_ in _OBJECT_CONTROL and objects(head):
        inviting = head.lower_.startswith(("invit", "ask"))
        return objects(head) + (subjects(head, depth + 1) if inviting else [])
    there = any(c.dep_ == "cop" for c in head.children)  # "X and Y are in Rome to meet Z"
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and there:
        return subjects(head, depth + 1)
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subjects(head, depth + 1)
    first = verb.dep_ in ("acl", "acl:relcl") and any(c.lower_ == "to" for c in verb.children)
    if first and head.dep_ == "xcomp" and head.head.lower_ in ("became", "become", "becomes"):
        return subjects(head.head, depth + 1)  # "X became the first leader to be received by Y"
    if verb.dep_ in ("acl", "acl:relcl") and not is_passive(verb):
        relative = any(c.lower_ in ("who", "which", "that", "whom") for c in verb.children)
        while not relative and head.dep_ in ("nmod", "conj") and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head  # a finite verb hung on the last noun of its subject: "X and ministers from Y spoke"
        return conjuncts(head)
    return []


def _before_relative(verb: Token, own: list[Token]) -> Token | None:
    """ "Smith, whose troops lead in France, held": the name before the relative clause that swallowed the verb."""
    doc, i = verb.doc, verb.i - 1
    while i > 0 and doc[i].dep_ in ("aux", "aux:pass", "advmod"):
        i -= 1
    if i < 1 or doc[i].text != "," or any(s.text in STAND_FOR or s.pos_ == "PRON" for s in own):
        return None
    for token in doc[1:i]:
        if token.lower_ in ("whose", "who", "which"):
            before = doc[token.i - 1] if doc[token.i - 1].text != "," else doc[max(0, token.i - 2)]
            return before if before.text in STAND_FOR else None
    return None


# Prepositions that open clauses too: "after Smith and Jones held talks".
_OPENING_CLAUSES = frozenset({"after", "before", "since", "until", "as"})


def _joined_before(tokens: list[Token]) -> list[Token]:
    """A subject with the names joined on its left, which a parsing error hung elsewhere: "Smith and Jones held"."""
    first = tokens[0]
    doc, out = first.doc, list(tokens)
    i = first.i - 1
    while i > 0 and doc[i].lower_ in ("and", ",", "&"):
        before = doc[i - 1] if doc[i - 1].text != "," else doc[i - 2]
        if before.i and before.nbor(-1).pos_ == "ADP" and before.nbor(-1).lower_ not in _OPENING_CLAUSES:
            break
        if before.text not in STAND_FOR or before in out or (before.head.pos_ == "VERB" and before.head.i < before.i):
            break
        if doc[i].text == "," and len(out) == len(tokens):
            break  # a comma alone joins nothing without an "and" after it
        out.insert(0, before)
        i = before.i - 1
    return out


def _joined_after(tokens: list[Token], verb: Token) -> list[Token]:
    """ "he, Smith and Jones were in Spain": names joined behind a subject, which a parsing error made appositions."""
    last, out = tokens[-1], list(tokens)
    doc, i, joined = last.doc, last.i + 1, False
    run: list[Token] = []
    while i + 1 < min(verb.i, len(doc)) and (doc[i].lower_ == "and" or (doc[i].text == "," and not joined)):
        joined = joined or doc[i].lower_ == "and"
        if doc[i + 1].text not in STAND_FOR:
            return tokens
        run.append(doc[i + 1])
        i += 2
    return (
        [*out, *(t for t in run if t not in out)]
        if joined and i < len(doc) and doc[i].pos_ in ("VERB", "AUX")
        else tokens
    )


def _lost_subject(verb: Token) -> list[Token]:
    """The first names of a sentence whose main verb has no subject in the tree, behind an opening phrase."""
    if verb.pos_ != "VERB" or (
        "VerbForm=Fin" not in str(verb.morph) and not any(c.dep_.startswith("aux") for c in verb.children)
    ):
        return []
    for token in verb.doc[: verb.i]:
        if (
            token.text in STAND_FOR
            and not any(c.dep_ == "case" for c in token.children)
            and token.dep_ not in ("nmod:poss", "compound")
        ):
            if token.i and token.nbor(-1).pos_ == "ADP":
                continue
            out = [token]
            i = token.i + 1
            while i + 1 < verb.i and token.doc[i].lower_ in ("and", ",") and token.doc[i + 1].text in STAND_FOR:
                out.append(token.doc[i + 1])
                i += 2
            return out
    return []


_OBJECT_CONTROL = word_set("clauses", "object_control")


def _stranded(verb: Token) -> Token | None:
    """A name right before a verb without a subject, hung elsewhere by a parsing error."""
    i = verb.i - 1
    while i >= 0 and verb.doc[i].dep_ in ("aux", "aux:pass", "advmod"):
        i -= 1
    if i < 0 or any(c.dep_.startswith("aux") and c.lower_ == "to" for c in verb.children):
        return None
    token = verb.doc[i]
    if verb.dep_ in ("ROOT", "ccomp", "parataxis"):
        return (
            token
            if (token.pos_ == "PROPN" or begins_clause(token))
            and token.dep_ in ("nmod:unmarked", "appos", "flat", "list", "dep", "conj")
            and token.head.i < token.i
            else None
        )
    # "just days after Smith met": a finite verb right behind a name, whatever the name was hung on
    finite = "VerbForm=Fin" in str(verb.morph) or verb.lower_ in ("met", "spoke", "held")
    return token if finite and token.text in STAND_FOR and token.head.i != verb.i and i == verb.i - 1 else None
