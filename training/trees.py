"""Dependency trees as plain data: sentences of treebanks and the phrases synthetic sentences are made of.

Labels are those of Universal Dependencies as the English Web Treebank uses them (titles ``nmod:desc``, further names
``flat``, https://universaldependencies.org/en/).  Entities are token spans labelled PERSON, ORG, LOC, NORP or EVENT.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = -1


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. ``head`` indexes the sentence or phrase, :data:`ROOT` marks its top."""

    form: str
    upos: str
    head: int
    dep: str
    space: bool = True  # followed by a space
    feats: str | None = None  # "Number=Sing|..."; "" = none; None = not annotated


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens ``start:end`` (half-open) carry ``label``; the label "" marks a stretch left unannotated."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence, or a phrase to be put into one. ``entities`` is None where names are not annotated."""

    words: tuple[Word, ...]
    entities: tuple[Entity, ...] | None = None
    doc: str = ""

    @property
    def top(self) -> int:
        """Index of the one word without a head."""
        return next(i for i, word in enumerate(self.words) if word.head == ROOT)

    @property
    def text(self) -> str:
        """The words as running text.

        >>> Tree((Word("Oslo", "PROPN", 1, "nsubj"), Word("agreed", "VERB", ROOT, "root", False),
        ...       Word(".", "PUNCT", 1, "punct"))).text
        'Oslo agreed.'
        """
        return "".join(word.form + (" " if word.space else "") for word in self.words).rstrip()


def problems(tree: Tree) -> list[str]:
    """What is wrong with a tree: several tops, cycles, heads or entities out of range. Empty when it is sound.

    >>> problems(Tree((Word("a", "DET", 1, "det"), Word("b", "NOUN", 0, "root"))))
    ['0 tops', 'cycle at 0', 'cycle at 1']
    """
    n = len(tree.words)
    found = []
    tops = sum(word.head == ROOT for word in tree.words)
    if tops != 1:
        found.append(f"{tops} tops")
    for i, word in enumerate(tree.words):
        if not ROOT <= word.head < n:
            found.append(f"head of {i} out of range")
            continue
        at, steps = i, 0
        while 0 <= at < n and steps <= n:
            at, steps = tree.words[at].head, steps + 1
        if steps > n:
            found.append(f"cycle at {i}")
    last = 0
    for entity in sorted(tree.entities or (), key=lambda e: e.start):
        if not last <= entity.start < entity.end <= n:
            found.append(f"bad entity {entity.start}:{entity.end}")
        last = entity.end
    return found


def subtree(words: Sequence[Word], top: int) -> list[int]:
    """Indices of ``top`` and everything below it, in order."""
    inside = {top}
    grown = True
    while grown:
        new = {i for i, word in enumerate(words) if word.head in inside} - inside
        grown = bool(new)
        inside |= new
    return sorted(inside)


def substitute(tree: Tree, start: int, end: int, phrase: Tree) -> Tree | None:
    """``tree`` with ``phrase`` in place of the words ``start:end``; None when those words have no single top.

    The phrase's top takes over head and relation; words that hung on the replaced ones hang on the phrase's top.
    The space after the replaced words stays.  Entities that overlap the replaced words are dropped.
    """
    words = tree.words
    outer = [i for i in range(start, end) if not start <= words[i].head < end]
    if len(outer) != 1:
        return None
    head_word = words[outer[0]]
    shift = len(phrase.words) - (end - start)
    top = phrase.top

    def moved(i: int) -> int:
        if i == ROOT or i < start:
            return i
        return i + shift if i >= end else start + top

    inner = []
    for i, word in enumerate(phrase.words):
        space = words[end - 1].space if i == len(phrase.words) - 1 else word.space
        if i == top:
            inner.append(replace(word, head=moved(head_word.head), dep=head_word.dep, space=space))
        else:
            inner.append(replace(word, head=start + word.head, space=space))
    before = [replace(word, head=moved(word.head)) for word in words[:start]]
    after = [replace(word, head=moved(word.head)) for word in words[end:]]
    entities = None
    if tree.entities is not None:
        kept = [e for e in tree.entities if e.end <= start]
        kept += [Entity(e.start + start, e.end + start, e.label) for e in phrase.entities or ()]
        kept += [Entity(e.start + shift, e.end + shift, e.label) for e in tree.entities if e.start >= end]
        entities = tuple(kept)
    return Tree((*before, *inner, *after), entities, tree.doc)


def compose(parts: Iterable[tuple[Tree, int | None, str]]) -> Tree:
    """One phrase out of several: each part with the index of the part it hangs on (None = the top) and its relation.

    >>> det = Tree((Word("the", "DET", ROOT, ""),), ())
    >>> noun = Tree((Word("talks", "NOUN", ROOT, ""),), ())
    >>> [(w.form, w.head, w.dep) for w in compose([(det, 1, "det"), (noun, None, "")]).words]
    [('the', 1, 'det'), ('talks', -1, '')]
    """
    listed = list(parts)
    offsets = []
    total = 0
    for part, _, _ in listed:
        offsets.append(total)
        total += len(part.words)
    words: list[Word] = []
    entities: list[Entity] = []
    for (part, on, dep), offset in zip(listed, offsets, strict=True):
        for word in part.words:
            if word.head != ROOT:
                words.append(replace(word, head=word.head + offset))
            elif on is None:
                words.append(word)
            else:
                words.append(replace(word, head=offsets[on] + listed[on][0].top, dep=dep))
        entities += [Entity(e.start + offset, e.end + offset, e.label) for e in part.entities or ()]
    return Tree(tuple(words), tuple(entities))


def leaf(form: str, upos: str, feats: str | None = None, *, space: bool = True, label: str | None = None) -> Tree:
    """A phrase of one word, an entity of its own when ``label`` is given."""
    entities = () if label is None else (Entity(0, 1, label),)
    return Tree((Word(form, upos, ROOT, "", space, feats),), entities)


def glued(tree: Tree, *, space: bool = False) -> Tree:
    """The phrase with the space after its last word set."""
    return replace(tree, words=(*tree.words[:-1], replace(tree.words[-1], space=space)))


def labelled(tree: Tree, label: str) -> Tree:
    """The phrase as one entity."""
    return replace(tree, entities=(Entity(0, len(tree.words), label),))
