"""Morphological features for synthetic words, looked up in the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.trees import Tree


class FeatureTable:
    """The commonest features of a form with its part of speech; of its last three letters where it is unknown."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for tree in trees:
            for word in tree.words:
                if word.feats is not None:
                    for key in self._keys(word.form):
                        counts[key, word.upos][word.feats] += 1
        self._best = {key: min(c.items(), key=lambda item: (-item[1], item[0]))[0] for key, c in counts.items()}

    @staticmethod
    def _keys(form: str) -> tuple[str, str, str]:
        low = form.lower()
        return low, "*" + low[-3:], "*"

    def fill(self, tree: Tree) -> Tree:
        """The tree with features where it has none annotated."""
        words = []
        for word in tree.words:
            feats = word.feats
            if feats is None:
                feats = next(
                    (self._best[k, word.upos] for k in self._keys(word.form) if (k, word.upos) in self._best), ""
                )
            words.append(replace(word, feats=feats))
        return replace(tree, words=tuple(words))
