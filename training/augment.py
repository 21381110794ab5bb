"""Titled and coordinated names put where treebank sentences have a plain name.

Treebank text holds few of the mentions diplomatic news is made of; the slots are found in the trees themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.invent import draw_person
from training.people import described, group
from training.reduce import span_of
from training.trees import Tree, glued, substitute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

SLOTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"})
CLOSERS = frozenset(",.;:?!)")


def name_slots(tree: Tree) -> Iterator[tuple[int, int]]:
    """Spans of plain personal names: a proper noun with ``flat`` words right after it and no modifiers."""
    words = tree.words
    for top, word in enumerate(words):
        if word.upos != "PROPN" or word.dep not in SLOTS:
            continue
        flat = [i for i, w in enumerate(words) if w.head == top and w.dep == "flat" and w.upos == "PROPN"]
        others = {w.dep for i, w in enumerate(words) if w.head == top and i not in flat}
        if not flat or others - {"case", "punct", "cc"} or any(w.head in flat for w in words):
            continue
        span = span_of([top, *flat])
        if span is not None and all(words[i].form[:1].isupper() for i in range(*span)):
            yield span


def with_people(tree: Tree, rng: Random, longest: int = 45) -> Tree | None:
    """One copy of the sentence with invented people in one of its name slots; None when it has none."""
    slots = list(name_slots(tree))
    if not slots or len(tree.words) > longest:
        return None
    start, end = rng.choice(slots)
    possessive = tree.words[start].dep == "nmod:poss"
    following = tree.words[end].form if end < len(tree.words) else "."
    if rng.random() < 0.3 and not possessive:
        phrase = group(rng)
    else:
        phrase = described(rng, draw_person(rng), closed=following not in CLOSERS and not possessive)
    if possessive and any(word.form == "," for word in phrase.words):
        return None
    if start == 0:
        first = phrase.words[0]
        upper = first.form[:1].upper() + first.form[1:]
        phrase = Tree(
            (first.__class__(upper, first.upos, first.head, first.dep, first.space, first.feats), *phrase.words[1:]),
            phrase.entities,
        )
    return substitute(tree, start, end, glued(phrase, space=tree.words[end - 1].space))
