"""Misspelt words of the grammar ("represnted"), for a question that is not understood as it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from kgraph.query.english.tagging import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.query.english.words import Word

#: Shortest word that is mended, and from which length on two letters may be wrong.
_SHORTEST, _LONG = 5, 9


def respelt(words: Sequence[Word]) -> tuple[list[Word], tuple[str, ...]]:
    """The words with the misspelt ones mended, and a sentence for each of these.

    A word is mended where exactly one known word is as near and begins alike; one written like a name never is.

    >>> from kgraph.query.english.words import split
    >>> mended, notes = respelt(split("Who represnted Chile?"))
    >>> [word.low for word in mended], notes
    (['who', 'represented', 'chile', '?'], ("I read 'represnted' as 'represented'.",))
    """
    mended, notes = [], []
    for at, word in enumerate(words):
        meant = None if word.kind != "word" or (at and word.capital) else _nearest(word.low)
        if meant:
            notes.append(f"I read {word.text!r} as {meant!r}.")
        mended.append(replace(word, text=meant, low=meant) if meant else word)
    return mended, tuple(notes)


@cache
def _nearest(low: str) -> str | None:
    """The one known word that a misspelt one must mean; None for a known one, and where none or several fit."""
    known = vocabulary()
    if len(low) < _SHORTEST or low in known or not low.isalpha():
        return None
    allowed = 2 if len(low) >= _LONG else 1
    distances = {
        word: DamerauLevenshtein.distance(low, word, score_cutoff=allowed)
        for word in known
        if word[0] == low[0] and len(word) >= _SHORTEST
    }
    least = min(distances.values(), default=allowed + 1)
    near = [word for word, distance in distances.items() if distance == least]
    return near[0] if least <= allowed and len(near) == 1 else None
