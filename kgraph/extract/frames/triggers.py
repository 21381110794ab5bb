"""The words that trigger an encounter (``data/triggers.toml``) and the base forms of its verbs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kgraph.extract.grammar import word_set, word_sets


@dataclass(frozen=True, slots=True)
class Triggers:
    """The word lists of ``triggers.toml``."""

    verbs: dict[str, frozenset[str]]
    strong: frozenset[str]
    weak: frozenset[str]
    not_before: frozenset[str]
    status: dict[str, frozenset[str]]
    modes: dict[str, frozenset[str]]
    series: dict[str, frozenset[str]]


@cache
def triggers() -> Triggers:
    """The tables, read once."""
    data = tomllib.loads(files("kgraph.data").joinpath("triggers.toml").read_text(encoding="utf-8"))
    table = {part: {k: frozenset(v) for k, v in data[part].items()} for part in data}
    nouns = table["nouns"]
    return Triggers(
        table["verbs"],
        nouns["strong"],
        nouns["weak"],
        nouns["not_before"],
        table["status"],
        table["modes"],
        table["series"],
    )


_IRREGULAR = {form: base for base, forms in word_sets("irregular_verbs").items() for form in forms}


@cache
def lemma(word: str) -> str:
    """The base form of a trigger verb.

    >>> [lemma(w) for w in ("met", "hosting", "received", "confers", "telephoned", "discusses", "flies", "convened")]
    ['meet', 'host', 'receive', 'confer', 'telephone', 'discuss', 'fly', 'convene']
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    known = _known_verbs()
    for ending, puts in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ):
        if low.endswith(ending):
            base = low[: -len(ending)] + puts
            if base in known:
                return base
            if puts == "" and len(base) > 3 and base[-1] == base[-2] and base[:-1] in known:
                return base[:-1]
    return low


@cache
def _known_verbs() -> frozenset[str]:
    data = triggers()
    words: set[str] = set()
    for part in (data.verbs, data.status):
        for values in part.values():
            words.update(w.split()[0] for w in values)
    return frozenset(words) | word_set("frames", "further_verbs")
