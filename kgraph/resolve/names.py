"""Whether two names can be one person's, beyond two spellings of the same words.

Adds to ``kgraph.spelling`` what only the comparison of mentions needs: forms that leave words out *and* spell the rest
otherwise, and Arabic articles glued to their noun ("Al Busaidi", "Albusaidi").
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from kgraph import spelling

_LINKING = frozenset(
    {"bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "do", "dos", "di", "del", "la", "le", "ul", "y"}
)
_NEARLY = 0.8  # the score of another spelling, as in kgraph.spelling
_CLOSE = 0.88  # Jaro-Winkler, as in kgraph.spelling
_LONG = 5  # letters from which on a word may differ in spelling and be the same
_ARTICLE = re.compile(r"^a[lrsdntz](?=\w{5})")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """:func:`kgraph.spelling.plain`, remembered."""
    return spelling.plain(text)


@lru_cache(maxsize=65536)
def key(name: str) -> tuple[str, ...]:
    """The words of a name by sound, without particles and articles: what two forms of it are compared by.

    >>> key("Sami bin Omar Al Fahidi"), key("Sami Alfahidi")
    (('sami', 'omar', 'fahidi'), ('sami', 'fahidi'))
    """
    words = [word for word in spelling.sounds(name) if word not in _LINKING]
    return tuple(_ARTICLE.sub("", word) for word in words) or spelling.sounds(name)


def is_full(name: str) -> bool:
    """Whether a name has a given name and a surname, initials not counted.

    >>> is_full("Ana Brnabić"), is_full("Brnabić"), is_full("A. Brnabić"), is_full("von der Leyen")
    (True, False, False, False)
    """
    return sum(len(word) > 1 for word in key(name)) > 1


@lru_cache(maxsize=65536)
def compare(one: str, two: str) -> tuple[float, str]:
    """(score, why) as :func:`kgraph.spelling.compare`, also for a shorter form that is spelt otherwise.

    Short words have to be the same: a letter more or less makes another name of them.

    >>> compare("Nurlan Mirzoev", "Mirzoyev Nurlan Karimovich")
    (0.8, 'one form leaves out a part; the rest has nearly the same spelling')
    >>> compare("Sami bin Omar Al Fahidi", "Sami Alfahidi")[0]
    0.9
    """
    score, why = spelling.compare(one, two)
    if score > _NEARLY:
        return score, why
    a, b = sorted((key(one), key(two)), key=len)
    if len(a) > 1 and all(len(word) > 1 for word in a):
        if set(a) <= set(b):
            return (0.95, "romanisations of one sound") if len(a) == len(b) else (0.9, "one form leaves out a part")
        if _align(a, b):
            nearly = "nearly the same spelling"
            return _NEARLY, nearly if len(a) == len(b) else f"one form leaves out a part; the rest has {nearly}"
    return (0.0, "different names") if score == _NEARLY else (score, why)


def _align(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of the shorter form has one of its own in the longer, at least one of them exactly."""
    left, exact = list(long), 0
    for word in sorted(short, key=lambda w: w not in long):
        fitting = [(JaroWinkler.similarity(word, other), other) for other in left]
        best, other = max(fitting, default=(0.0, ""))
        if word != other and (best < _CLOSE or min(len(word), len(other)) < _LONG):
            return False
        exact += word == other
        left.remove(other)
    return exact > 0 or len(short) > 2
