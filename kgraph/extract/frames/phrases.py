"""Phrases of a verb in which participants stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, obliques

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on the verb itself, with what is coordinated."""
    return [t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]


def phrases_with_object(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, those hung on its object included: "took place between A and B"."""
    yield from obliques(verb)
    for child in verb.children:
        if child.dep_ == "obj" and child.lower_ in ("place", "part"):
            yield from obliques(child)
