"""What a meeting is called: parties, rank or mode, place and day, in words that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.parties import party_name, short_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kgraph.model import Place

_LEVELS = {
    "leaders": "leaders’ meeting",
    "ministerial": "ministerial meeting",
    "vice-ministerial": "vice-ministerial meeting",
    "envoy": "envoys’ meeting",
    "working": "working-level meeting",
}
_MODES = {"phone": "phone call", "video": "video call"}
_SHOWN = 4  # parties that a label lists
_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip


def label(parties: Sequence[str], level: str | None, mode: str, place: Place, date: str | None) -> str:
    """The label of a meeting.

    >>> from kgraph.model import Place
    >>> label(("NZL", "USA"), "ministerial", "in-person", Place("Suva", "FJI"), "2019-05-09")
    'New Zealand–US ministerial meeting, Suva, 9 May 2019'
    >>> label(("CHL", "GBR"), None, "phone", Place(), "2019-05")
    'Chile–UK phone call, May 2019'
    """
    kind = _MODES.get(mode) or _LEVELS.get(level or "", "meeting")
    where = place.city or (party_name(place.country) if place.country else None)
    parts = (f"{_listed(parties)} {kind}".strip(), where, in_words(date))
    return ", ".join(part for part in parts if part)


def _listed(parties: Sequence[str]) -> str:
    names = [short_name(code) for code in parties]
    if len(names) > _SHOWN:
        return f"{'–'.join(names[: _SHOWN - 1])} and {len(names) - _SHOWN + 1} others,"
    return "–".join(names)


def in_words(date: str | None) -> str | None:
    """An EDTF date as people write it.

    >>> [in_words(d) for d in ("2019", "2019-05", "2019-05-09", "XXXX-05-09", "2019-05-09/2019-05-11", None)]
    ['2019', 'May 2019', '9 May 2019', '9 May', '9–11 May 2019', None]
    >>> in_words("2018-12-30/2019-01-02"), in_words("2019-04/2019-05")
    ('30 December 2018 – 2 January 2019', '1 April – 31 May 2019')
    """
    days = edtf.bounds((date or "").replace("XXXX", "2000"))
    if date is None or days is None:
        return None
    first, last = days
    match edtf.precision(date):
        case "yearless":
            return f"{first.day} {_MONTHS[first.month - 1]}"
        case "day":
            return _day(first)
        case "month":
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case "year":
            return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else _day(first)
    return f"{start} – {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
