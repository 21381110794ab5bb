"""The words that offices are made of (``data/offices.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kgraph.extract.grammar import word_set

DETERMINERS = word_set("offices", "determiners")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of ``offices.toml``, as sets of lower-case words."""

    strong: frozenset[str]
    weak: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]  # heads of several words, the longest first
    phrase_starts: frozenset[str]
    short: dict[str, str]
    defaults: dict[str, str]
    rank: frozenset[str]
    standing: frozenset[str]
    portfolio: frozenset[str]
    institution: frozenset[str]
    counterparts: frozenset[str]
    people: frozenset[str]
    parties: frozenset[str]
    delegations: frozenset[str]
    modifiers: frozenset[str]  # rank, standing and portfolio


@cache
def vocabulary() -> Vocabulary:
    """The tables, read once."""
    data = tomllib.loads(files("kgraph.data").joinpath("offices.toml").read_text(encoding="utf-8"))
    heads, modifiers, groups = data["heads"], data["modifiers"], data["groups"]
    phrases = sorted((tuple(p.split()) for p in heads["phrases"]), key=len, reverse=True)
    rank, standing, portfolio = (frozenset(modifiers[kind]) for kind in ("rank", "standing", "portfolio"))
    return Vocabulary(
        strong=frozenset(heads["strong"]),
        weak=frozenset(heads["weak"]),
        phrases=tuple(phrases),
        phrase_starts=frozenset(phrase[0] for phrase in phrases),
        short=heads["short"],
        defaults=data["defaults"],
        rank=rank,
        standing=standing,
        portfolio=portfolio,
        institution=frozenset(modifiers["institution"]),
        counterparts=frozenset(data["counterparts"]["words"]),
        people=frozenset(groups["people"]),
        parties=frozenset(groups["parties"]),
        delegations=frozenset(groups["delegations"]),
        modifiers=rank | standing | portfolio,
    )


SUFFIXES = {
    "designate": "nominee",
    "elect": "nominee",
    "nominee": "nominee",
    "in-waiting": "nominee",
    "emeritus": "former",
}


_STANDINGS = {
    "nominee": "incoming designated soon-to-be would-be",
    "acting": "acting interim caretaker",
    "former": "former ex then ousted deposed retired one-time past erstwhile previous exiled then- ex-",
    "deceased": "late",
}


STANDING_OF = {word: code for code, words in _STANDINGS.items() for word in words.split()}


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """The singular of an office word.

    >>> [singular(w) for w in ("ministers", "secretaries", "chiefs", "affairs", "spokesmen", "emissaries")]
    ['minister', 'secretary', 'chief', 'affair', 'spokesman', 'emissary']
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
