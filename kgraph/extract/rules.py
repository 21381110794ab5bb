"""The rules that a meeting rests on (``Meeting.rules``), in words: ``data/rules.csv``."""

from __future__ import annotations

import re
from functools import cache

from kgraph.extract.gazetteer import rows


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with their sentences, the narrowest first: ids in full, then families by what they fix."""
    table = sorted(rows("rules.csv"), key=lambda row: ("*" in row["rule"], -len(row["rule"])))
    return tuple((re.compile(re.escape(row["rule"]).replace(r"\*", "(.+)")), row["says"]) for row in table)


def in_words(rule: str) -> str:
    """What a rule says, for a user; KeyError for an id that the table has not.

    Ids joined with a plus are the triggers of one encounter.

    >>> in_words("status:will")
    'a future auxiliary: planned'
    >>> in_words("verb:meet+noun:talks")
    'the verb “meet” tells of an encounter; the noun “talks” tells of an encounter'
    """
    return "; ".join(map(_says, rule.split("+")))


def _says(rule: str) -> str:
    for pattern, sentence in _sentences():
        found = pattern.fullmatch(rule)
        if found is not None:
            return sentence.format(*found.groups())
    raise KeyError(rule)
