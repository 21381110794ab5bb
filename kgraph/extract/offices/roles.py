"""The role code of an office (``data/roles.csv``), and the state that alone has an office of a name."""

from __future__ import annotations

import re
from functools import cache

from kgraph.extract.gazetteer import rows
from kgraph.extract.offices.vocabulary import vocabulary

#: The offices of monarchs and their houses.
ROYAL = re.compile(
    r"\b(?:king|queen|emperor|empress|sultan|emir|amir|prince|princess|monarch|grand duke)\b", re.IGNORECASE
)


@cache
def _roles() -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    table = []
    kinds = {"@organisation": ("igo", "group"), "@movement": ("movement", "government")}
    bodies = [(r["code"], r["kind"]) for r in rows("organisations.csv")]
    for row in rows("roles.csv"):
        wanted = [p for p in row["party"].split("|") if p]
        parties = frozenset(c for p in wanted for c in ([b for b, k in bodies if k in kinds[p]] if p in kinds else [p]))
        table.append((re.compile(rf"\b(?:{row['pattern']})"), parties, row["role"]))
    return tuple(table)


@cache
def role_of(office: str, party: str | None) -> str | None:
    """The role code of an office held for a party, by the first rule of ``roles.csv`` that fits; None for no office.

    >>> role_of("First Vice Foreign Minister", "KOR"), role_of("Secretary of State", "USA")
    ('deputy_foreign_minister', 'foreign_minister')
    >>> role_of("Foreign Secretary", "IND")
    'deputy_foreign_minister'
    """
    # "adviser to the President", "director of the office of the King" are not the President and the King
    low = re.split(r" (?:to|at|in) | of (?:the )?(?:private |executive )?office of ", office.lower())[0]
    for pattern, parties, role in _roles():
        if (not parties or party in parties) and pattern.search(low):
            return role
    return None


def default_party(office: str) -> str | None:
    """The state that alone has an office of this name, or None.

    >>> [default_party(o) for o in ("Secretary of State", "Secretary of State for Defence", "Foreign Minister")]
    ['USA', 'GBR', None]
    """
    low = office.lower()
    if low.startswith("secretary of state for"):
        return "GBR"
    if low.startswith(
        (
            "european commission",
            "european council",
            "european parliament",
            "commission president",
            "commission vice-president",
            "council president",
        )
    ):
        return "EU"
    return vocabulary().defaults.get(low)
