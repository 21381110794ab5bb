"""Dates in words, as short as a box of the network needs them."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(edtf: str | None) -> str:
    """An EDTF date or interval in a few words; the string itself where it is no date.

    >>> short_date("2025-07-11"), short_date("2025-07"), short_date("2022-06-10/2022-06-12")
    ('11 Jul 2025', 'Jul 2025', '10–12 Jun 2022')
    >>> short_date("2022-06-28/2022-07-02"), short_date("XXXX-10-07"), short_date(None)
    ('28 Jun – 2 Jul 2022', '7 Oct, year ?', 'date unknown')
    """
    if not edtf:
        return "date unknown"
    first, _, second = edtf.partition("/")
    if not second:
        return _one(first)
    a, b = first.split("-"), second.split("-")
    if len(a) == len(b) == 3 and a[:2] == b[:2]:
        return f"{int(a[2])}–{_one(second)}"
    return f"{_one(first, year=a[0] != b[0])} – {_one(second)}"


def _one(edtf: str, *, year: bool = True) -> str:
    found = _PART.fullmatch(edtf)
    if not found:
        return edtf
    y, m, d = found.groups()
    words = " ".join(part for part in (str(int(d)) if d else "", _month(m), y if year and y != "XXXX" else "") if part)
    return f"{words}, year ?" if y == "XXXX" else words or y


def _month(number: str | None) -> str:
    return _MONTHS[int(number) - 1] if number and 1 <= int(number) <= 12 else ""
