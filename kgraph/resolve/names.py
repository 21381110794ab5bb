"""Whether two names can be one person's, beyond two spellings of the same words.

Adds to ``kgraph.spelling`` what only the comparison of mentions needs: forms that leave words out *and* spell the rest
otherwise, and Arabic articles glued to their noun ("Al Qasabi", "Alqasabi").
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
_VOWELS = re.compile(r"[aeiouy]")
# consonants that romanisations of one name swap: Horenko and Gorenko, Zhang and Chang, Jung and Chung
_SWAPPED = ((re.compile(r"[zcs]h|j"), "c"), (re.compile(r"g"), "h"))


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

    >>> is_full("Lucija Perić"), is_full("Perić"), is_full("L. Perić"), is_full("von der Haide")
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
    >>> compare("Mere Tawhiri", "M. Tawhiri") == compare("M. Tawhiri", "Mere Tawhiri")
    True
    """
    # the form with the shorter words first: an initial stands for a name, whichever of the two comes first
    score, why = spelling.compare(
        *sorted((one, two), key=lambda name: (len(key(name)), sum(map(len, key(name))), name))
    )
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


@lru_cache(maxsize=65536)
def consonants(name: str) -> tuple[str, ...]:
    """What the romanisations of a name keep: the consonants of each word, those that they swap made one, and its end.

    >>> consonants("Volodymyr Horenko") == consonants("Gorenko Vladimir")
    True
    >>> consonants("Mere Tawhiri"), consonants("Wu")
    (('mra', 'tvhra'), ('va',))
    """
    return tuple(sorted(map(_consonants, key(name))))


def _consonants(word: str) -> str:
    for pattern, one in _SWAPPED:
        word = pattern.sub(one, word)
    end = "a" if _VOWELS.match(word[-1]) else ""  # Aliyev and Aliyeva are two
    return re.sub(r"(.)\1", r"\1", _VOWELS.sub("", word)) + end


def alike(one: str, two: str) -> bool:
    """Whether two full names differ by vowels and swapped consonants alone: too little to tell who is who by itself.

    >>> alike("Halid Otaibi", "Khaled al-Utaybi"), alike("Han Jun-seo", "Han Jun-ho"), alike("Li Wu", "Li Wei")
    (True, False, False)
    """
    a, b = key(one), key(two)
    told = all(len(_consonants(word).removesuffix("a")) > 1 for word in {*a} ^ {*b})
    return len(a) > 1 and told and consonants(one) == consonants(two)


def is_surname(one: str, two: str) -> bool:
    """Whether one of two names is a word of the other's in another romanisation: too little by itself.

    >>> is_surname("Gorenko", "Volodymyr Horenko"), is_surname("Horenko", "Olena Shevchuk")
    (True, False)
    """
    short, long = sorted((consonants(one), consonants(two)), key=len)
    return len(short) == 1 < len(long) and short[0] in long and len(short[0].removesuffix("a")) > 2


def akin(one: str, two: str) -> bool:
    """Whether two full names have a long word in common, or resemble each other in all: hardly a reason by itself.

    >>> akin("Lee Sung-min", "Yi Seong-min"), akin("Nino Janelidze", "Nina Dzhanelidze"), akin("Ana Roa", "Ana Vega")
    (True, True, False)
    """
    shared = {*key(one)} & {*key(two)}
    return any(len(word) >= _LONG for word in shared) or spelling.compare(one, two)[0] >= _NEARLY


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
