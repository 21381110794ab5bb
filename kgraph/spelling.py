"""Whether two spellings can be one name: romanisations, name orders, accents, hyphens.

A comparison gives a score and a sentence that says why, so that a merge can be explained.
Rules of sound are data (``data/spelling.csv``), from the common romanisations of Korean, Arabic, Slavic and Persian
names.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler

_UNSPLIT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "ə": "a",
    }
)
_PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "di",
        "del",
        "la",
        "le",
        "al",
        "el",
        "ul",
        "y",
    }
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def plain(name: str) -> str:
    """Lower case without accents, apostrophes and full stops.

    >>> plain("Ana Babić Jr.")
    'ana babic jr'
    """
    text = unicodedata.normalize("NFKD", name.translate(_UNSPLIT))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return " ".join(re.sub(r"[^\w\s-]", "", text).split())


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = io.StringIO(files("kgraph.data").joinpath("spelling.csv").read_text(encoding="utf-8"))
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in csv.DictReader(table))


@cache
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, so that romanisations fall together.

    >>> sounds("Min Geon") == sounds("Min Gun"), sounds("Yousef al-Ahmad") == sounds("Youssef Ahmad")
    (True, True)
    """
    text = plain(name)
    # a hyphen joins the syllables of one given name ("Hae-won"), or an article to its noun ("al-Ahmad")
    for pattern, replacement in _rules():
        text = pattern.sub(replacement, text)
    words = [w.replace("-", "") for w in text.split()]
    return tuple(w for w in words if w and w not in _SUFFIXES)


def compare(one: str, two: str) -> tuple[float, str]:
    """(score from 0 to 1, why): 1 for one name in another order or spelling, near 0 for different people.

    >>> compare("Akira Tamura", "Tamura Akira")
    (1.0, 'the same words in another order')
    >>> compare("Min Gun", "Hyun Min")[0] < 0.8
    True
    """
    a, b = plain(one), plain(two)
    if a == b:
        return 1.0, "the same name"
    wa, wb = a.replace("-", "").split(), b.replace("-", "").split()
    if sorted(wa) == sorted(wb):
        return 1.0, "the same words in another order"
    if "".join(wa) == "".join(wb) or sorted(a.replace("-", " ").split()) == sorted(b.replace("-", " ").split()):
        return 1.0, "the same syllables, joined otherwise"
    sa, sb = sounds(one), sounds(two)
    if sa and sorted(sa) == sorted(sb):
        return 0.95, f"romanisations of one sound ({' '.join(sa)})"
    if "".join(sa) == "".join(sb):
        return 0.95, "romanisations of one sound, joined otherwise"
    return _partial(sa, sb)


def _partial(sa: tuple[str, ...], sb: tuple[str, ...]) -> tuple[float, str]:
    short, long = sorted((sa, sb), key=len)
    content = [w for w in short if w not in _PARTICLES]
    if len(short) < len(long) and content and set(content) <= set(long):
        return (0.9 if len(content) > 1 else 0.6), "one form leaves out a part of the other"
    initials = [w for w in short if len(w) == 1]
    if initials and len(short) == len(long):
        rest_short = [w for w in short if len(w) > 1]
        rest_long = [w for w in long if w not in rest_short]
        if (
            rest_short
            and set(rest_short) <= set(long)
            and all(any(r.startswith(i) for r in rest_long) for i in initials)
        ):
            return 0.85, "an initial stands for a given name"
    if len(sa) == len(sb) and len(sa) > 1:
        pairs = [max(JaroWinkler.similarity(x, y) for y in sb) for x in sa]
        score = min(pairs)
        if score > 0.88:
            return 0.8, "nearly the same spelling"
    return 0.0, "different names"
