"""The part of EDTF that news needs: year, month, day, interval, and a day whose year is unknown.

Source: Library of Congress, Extended Date/Time Format (ISO 8601-2), levels 0 and 1.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")


def _edge(text: str, *, last: bool, year: int | None = None) -> dt.date | None:
    found = _PART.fullmatch(text)
    if not found:
        return None
    y, m, d = found.groups()
    if y == "XXXX":
        if year is None:
            return None
        number = year
    else:
        number = int(y)
    month = int(m) if m else (12 if last else 1)
    if not 1 <= month <= 12 or number < 1:
        return None
    length = calendar.monthrange(number, month)[1]
    day = int(d) if d else (length if last else 1)
    return dt.date(number, month, day) if 1 <= day <= length else None


@lru_cache(maxsize=65536)
def bounds(value: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day an EDTF date may mean; None when unknown, yearless or malformed.

    >>> bounds("2025-04")
    (datetime.date(2025, 4, 1), datetime.date(2025, 4, 30))
    >>> bounds("2022-06-10/2022-06-12")
    (datetime.date(2022, 6, 10), datetime.date(2022, 6, 12))
    >>> bounds("XXXX-10-07") is None and bounds("2025-02-30") is None
    True
    """
    if not value:
        return None
    first, _, second = value.partition("/")
    lo, hi = _edge(first, last=False), _edge(second or first, last=True)
    return (lo, hi) if lo and hi and lo <= hi else None


def is_valid(value: str) -> bool:
    """Whether the string is one of the forms above, with days that exist.

    >>> [is_valid(v) for v in ("2025", "2025-13", "XXXX-02-29", "2025-06-12/2025-06-10")]
    [True, False, True, False]
    """
    first, _, second = value.partition("/")
    lo, hi = _edge(first, last=False, year=2000), _edge(second or first, last=True, year=2000)
    return bool(lo and hi and lo <= hi) and not ("/" in value and not second)


def day(date: dt.date) -> str:
    """A day as EDTF."""
    return date.isoformat()


def span(first: dt.date, last: dt.date) -> str:
    """The shortest EDTF that means exactly these days.

    >>> span(dt.date(2025, 4, 1), dt.date(2025, 4, 30))
    '2025-04'
    >>> span(dt.date(2024, 2, 12), dt.date(2024, 2, 18))
    '2024-02-12/2024-02-18'
    """
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    whole_month = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if (first.year, first.month) == (last.year, last.month) and whole_month:
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def precision(value: str | None) -> str | None:
    """ "day", "month", "year", "interval", "yearless", or None.

    >>> precision("2025-07"), precision("XXXX-10-07"), precision("2025-07-01/2025-07-03")
    ('month', 'yearless', 'interval')
    """
    if not value or not is_valid(value):
        return None
    if "XXXX" in value:
        return "yearless"
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}[len(value.rstrip("?~%"))]


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two dates can mean a common day; yearless ones are compared by month and day alone.

    >>> overlap("2025-07", "2025-07-11"), overlap("XXXX-07-11", "2025-07-11"), overlap("2025", "2024-12-31")
    (True, True, False)
    """
    if not a or not b:
        return False
    if "XXXX" in a or "XXXX" in b:
        a, b = (re.sub(r"(?<!\d)(\d{4}|XXXX)", "2000", value) for value in (a, b))
    one, two = bounds(a), bounds(b)
    return bool(one and two and one[0] <= two[1] and two[0] <= one[1])


def narrower(a: str | None, b: str | None) -> str | None:
    """The more precise of two dates that overlap (a on a tie); the only known one; None when they exclude each other.

    >>> narrower("2025-07", "2025-07-11"), narrower(None, "2025"), narrower("2024", "2025")
    ('2025-07-11', '2025', None)
    """
    if not a or not b:
        return a or b
    if not overlap(a, b):
        return None
    one, two = bounds(a), bounds(b)
    if one is None or two is None:
        return b if one is None else a
    return b if (two[1] - two[0]) < (one[1] - one[0]) else a
