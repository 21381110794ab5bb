"""Treebank sentences labelled by a first model and corrected by their trees.

A guess is kept where the treebank agrees that its words are proper nouns, masked where it does not; proper nouns
without a guess are masked too.  What is left teaches that all other words are no names, in web text without gold names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.places import known_places
from training.spans import UNKNOWN, Named, running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Span_

    from training.trees import Tree

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proper:
    """A treebank sentence's proper nouns by character span; ``flat``: those in a name of several words."""

    text: str
    words: frozenset[Span]
    flat: frozenset[Span]


def proper_nouns(tree: Tree) -> Proper:
    """What the tree says about names. EWT joins people's names by ``flat``, places' mostly by ``compound``."""
    text, offsets = running([w.form for w in tree.words], [w.space for w in tree.words])
    words = {i for i, word in enumerate(tree.words) if word.upos == "PROPN"}
    flat = {j for i in words if tree.words[i].dep == "flat" for j in (i, tree.words[i].head)}
    return Proper(text.rstrip(), frozenset(offsets[i] for i in words), frozenset(offsets[i] for i in flat))


def believable(entity: Span_, words: Sequence[Span], proper: Proper) -> bool:
    """Whether treebank and gazetteer bear a guess out."""
    if entity.label_ == "NORP":
        return True
    if not words or not all(word in proper.words for word in words):
        return False
    if entity.label_ == "PERSON":
        return entity.text not in known_places()
    if any(word in proper.flat for word in words):
        return False
    return entity.label_ != "LOC" or entity.text in known_places()


def checked(doc: Doc, proper: Proper) -> Named:
    """The model's names in ``doc``: kept, masked or, without any proper noun in them, dropped."""
    kept: list[tuple[int, int, str]] = []
    masked: list[Span] = []
    for entity in doc.ents:
        words = [(t.idx, t.idx + len(t)) for t in entity if t.is_alpha]
        if believable(entity, words, proper):
            kept.append((entity.start_char, entity.end_char, entity.label_))
        elif any(word in proper.words for word in words):
            masked.append((entity.start_char, entity.end_char))
    for start, end in sorted(proper.words):
        if not any(a < end and start < b for a, b, _ in kept) and not any(a < end and start < b for a, b in masked):
            masked.append((start, end))
    return Named(doc.text, tuple(kept) + tuple((a, b, UNKNOWN) for a, b in masked))


def label(nlp: Language, trees: Sequence[Tree]) -> list[Named]:
    """Every sentence with the names that model and treebank agree on."""
    propers = [proper_nouns(tree) for tree in trees]
    docs = nlp.pipe([proper.text for proper in propers], batch_size=128)
    return [checked(doc, proper) for doc, proper in zip(docs, propers, strict=True)]


def agreed(nlp: Language, sentences: Sequence[Named]) -> list[Named]:
    """Silver sentences with the names masked that a model trained on them still takes for another kind.

    A small model does not learn single mistakes by heart, so where it disagrees on the label of the same span, or sees
    a person where nothing is labelled, the silver label is likelier wrong.
    """
    found = []
    for doc, named in zip(nlp.pipe([n.text for n in sentences], batch_size=128), sentences, strict=True):
        guesses = {(e.start_char, e.end_char): e.label_ for e in doc.ents}
        spans = []
        for start, end, label_ in named.spans:
            guess = guesses.get((start, end), label_)
            spans.append((start, end, label_ if guess == label_ else UNKNOWN))
        for (start, end), guess in guesses.items():
            if guess == "PERSON" and not any(a < end and start < b for a, b, _ in named.spans):
                spans.append((start, end, UNKNOWN))
        found.append(Named(named.text, tuple(spans)))
    return found
