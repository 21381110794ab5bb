"""Codes of places, claims and dates as words that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.parties import party_name

if TYPE_CHECKING:
    import datetime as dt

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip


def place_name(city: str | None, country: str | None) -> str:
    """City and country by name, as far as they are known.

    >>> place_name("Vienna", "AUT"), place_name(None, "AUT"), place_name(None, None)
    ('Vienna, Austria', 'Austria', '')
    """
    return ", ".join(part for part in (city, party_name(country) if country else None) if part)


def in_words(field: str, value: str) -> str:
    """The value of a claim about a meeting's field.

    >>> in_words("party", "AUT"), in_words("place", "Vienna, AUT"), in_words("date", "1815-06-09")
    ('Austria', 'Vienna, Austria', '1815-06-09')
    """
    match field:
        case "party":
            return party_name(value)
        case "place":
            city, comma, code = value.rpartition(", ")
            is_code = len(code) == 3 and code.isupper() and (city or not comma)
            return place_name(city or None, code) if is_code else value
    return value


def date_in_words(date: str | None) -> str | None:
    """An EDTF date as people write it.

    >>> [date_in_words(d) for d in ("2019", "2019-05", "2019-05-09", "XXXX-05-09", "2019-05-09/2019-05-11", None)]
    ['2019', 'May 2019', '9 May 2019', '9 May', '9–11 May 2019', None]
    >>> date_in_words("2018-12-30/2019-01-02"), date_in_words("2019-04/2019-05")
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
