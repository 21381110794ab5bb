"""The word lists of ``kgraph/data/grammar.toml``: closed classes and vocabulary that the rules of the reader share."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("kgraph.data").joinpath("grammar.toml").read_text(encoding="utf-8"))


def word_list(table: str, name: str) -> tuple[str, ...]:
    """The words of a list in the order of the file; KeyError when there is no such list.

    >>> word_list("dates", "weekdays")[:2]
    ('monday', 'tuesday')
    """
    return tuple(_tables()[table][name])


def word_set(table: str, name: str) -> frozenset[str]:
    """The words of a list, to look them up.

    >>> "invited" in word_set("clauses", "object_control")
    True
    """
    return frozenset(word_list(table, name))


def word_sets(table: str) -> dict[str, frozenset[str]]:
    """Every list of a table by its name.

    >>> sorted(word_sets("loose_roles")["official"])
    ['deputy_foreign_minister', 'envoy', 'senior_official']
    """
    return {name: word_set(table, name) for name in _tables()[table]}
