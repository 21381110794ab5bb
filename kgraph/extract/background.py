"""Who held which office when, from a complete list: used only where a text leaves somebody's state or role unsaid.

The list (``data/background/officeholders.csv``: heads of state and government, foreign ministers and some others since
2000) is no evidence of what a text says; whatever it decides is marked as background.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.extract.gazetteer import rows
from kgraph.extract.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLACK = dt.timedelta(
    days=120
)  # dates of the list are often months or years; a new holder is news before taking office


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: a person in an office from ``start`` to ``end`` (dates; the far future when still in office)."""

    person: str
    family: str
    office: str
    role: str
    party: str
    start: dt.date
    end: dt.date


@cache
def _tables() -> tuple[dict[frozenset[str], list[Holder]], dict[str, list[Holder]]]:
    whole: dict[frozenset[str], list[Holder]] = defaultdict(list)
    family: dict[str, list[Holder]] = defaultdict(list)
    for row in rows("background/officeholders.csv"):
        start, end = edtf.bounds(row["start"]), edtf.bounds(row["end"])
        holder = Holder(
            row["person"], row["family_name"], row["office"], row["role"], row["of"],
            start[0] if start else dt.date(1900, 1, 1), end[1] if end else dt.date(2100, 1, 1),
        )  # fmt: skip
        for name in {row["person"], *filter(None, row["aliases"].split("|"))}:
            words = key(name)
            if len(words) > 1:
                whole[frozenset(words)].append(holder)
            elif words:
                family[words[0]].append(holder)
        for words in [key(row["family_name"])]:
            if len(words) == 1:
                family[words[0]].append(holder)
    return whole, family


def holders(names: Iterable[str], role: str | None, published: str | None) -> list[Holder]:
    """The rows that a person of these names can be, at the page's date where it has one; [] when several people fit.

    >>> [(h.party, h.role) for h in holders(["Angela Merkel"], None, "2015-03-01")]
    [('DEU', 'head_of_government')]
    """
    whole, family = _tables()
    day = edtf.bounds(published)
    found: list[Holder] = []
    for name in names:
        words = key(name)
        if len(words) > 1:
            found += [h for h in whole.get(frozenset(words), ()) if _in_office(h, day)]
    alone = all(len(key(name)) == 1 for name in names)  # somebody called by more names is not found by one of them
    if not found and day and alone:
        for name in names:
            words = key(name)
            if words:
                found += [h for h in family.get(words[0], ()) if _in_office(h, day)]
    if not found:
        found = [h for name in names for h in _by_initial(key(name), family) if _in_office(h, day)]
    if role is not None:
        fitting = [h for h in found if h.role == role]
        found = fitting or ([] if len({h.person for h in found}) > 1 else found)
    found.sort(key=lambda h: (h.role != "head_of_state", h.start))  # an executive president has two rows
    return list(dict.fromkeys(found)) if len({(h.person, h.party) for h in found}) == 1 else []


def _by_initial(words: tuple[str, ...], family: dict[str, list[Holder]]) -> list[Holder]:
    """ "J. Perera": the holders of that family name whose given name begins so."""
    if len(words) != 2 or len(words[0]) != 1:
        return []
    return [h for h in family.get(words[1], ()) if key(h.person)[0].startswith(words[0])]


def _in_office(holder: Holder, day: tuple[dt.date, dt.date] | None) -> bool:
    return day is None or (holder.start - _SLACK <= day[1] and day[0] <= holder.end + _SLACK)
