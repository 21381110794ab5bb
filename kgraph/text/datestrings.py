"""Full dates written out in lines of a page: "11 Jul. 2025", "March 2nd, 2023", "22.02.2024", "2023-11-05".

Only the writing is read here; whether a date is the page's own is decided in :mod:`kgraph.text.dating`.
Weekdays and time zones written beside a date are kept, since they settle which part of 03/04/2024 is the day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST_YEAR, LAST_YEAR = 1900, 2100

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![^\W\d_])\.?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d(?!\d)"
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
    r"(?![^\W\d_])\.?"
)

# Time zones whose users write the month first, or the day first; GMT, UTC and zones of many countries tell nothing.
# Source: Unicode CLDR, short date patterns of the territories that the zone abbreviations belong to.
_MONTH_FIRST_ZONES = re.compile(r"(?<![A-Za-z])(?:E[SD]?T|CDT|M[SD]T|P[SD]T|AK[SD]T)(?![A-Za-z])")
_DAY_FIRST_ZONES = re.compile(
    r"(?<![A-Za-z])(?:CES?T|BST|WES?T|EES?T|IST|PKT|MSK|TRT|WAT|EAT|CAT|SAST|A[EC][SD]T)(?![A-Za-z])"
)

_DAY_MONTH_YEAR = re.compile(rf"(?<![\w.])({DAY})(?:\s+of)?[\s,.\-–/]{{0,3}}({MONTH})[\s,.\-–/]{{0,3}}({YEAR})", re.I)
_MONTH_DAY_YEAR = re.compile(
    rf"(?<![^\W\d_])({MONTH})\s*({DAY})(?:\s*[,./]\s*|\s+|\s*,\s*{WEEKDAY}\s*,?\s*)({YEAR})", re.I
)
_MONTH_YEAR = re.compile(rf"(?<![^\W\d_])(?<!\d\s)({MONTH}),?\s+({YEAR})", re.I)
_YEAR_MONTH_DAY = re.compile(r"(?<![\d.\-/])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/]\d)")
_NUMERIC = re.compile(r"(?<![\d.\-/])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d|[-/.:]\d)")
_WEEKDAY = re.compile(rf"(?<![^\W\d_]){WEEKDAY}", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written at ``[start, end)``: its EDTF readings, more than one when day and month may be swapped."""

    start: int
    end: int
    readings: tuple[str, ...]
    order: Literal["day", "month"] | None = None  # which part a numeric date must have first; None if it tells nothing


def month_number(name: str) -> int:
    """Number of a month's English name or abbreviation.

    >>> month_number("Sept."), month_number("JULY")
    (9, 7)
    """
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Number of a weekday's English name or abbreviation, Monday 0.

    >>> weekday_number("Thurs."), weekday_number("SUNDAY")
    (3, 6)
    """
    return WEEKDAYS.index(name[:3].lower())


def day_number(name: str) -> int:
    """Number of a day of the month with or without its ending: "3rd" is 3."""
    return int(re.sub(r"\D", "", name))


def edtf_day(year: int, month: int, day: int) -> str | None:
    """The day as EDTF; None when the calendar has no such day or the year cannot be a newspaper's.

    >>> edtf_day(2025, 7, 11), edtf_day(2023, 2, 29)
    ('2025-07-11', None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def find(line: str) -> list[Written]:
    """Every full date in a line, in order; a month with its year where no day is given.

    >>> [w.readings for w in find("22.02.2024 - Update : 23 February 2024")]
    [('2024-02-22',), ('2024-02-23',)]
    >>> find("03/04/2024")[0].readings, find("Wednesday 03/04/2024")[0].readings
    (('2024-04-03', '2024-03-04'), ('2024-04-03',))
    """
    found = [
        *(_named(m, m[3], m[2], m[1]) for m in _DAY_MONTH_YEAR.finditer(line)),
        *(_named(m, m[3], m[1], m[2]) for m in _MONTH_DAY_YEAR.finditer(line)),
        *(_single(m, edtf_day(int(m[1]), int(m[3]), int(m[4]))) for m in _YEAR_MONTH_DAY.finditer(line)),
        *(_numeric(m, line) for m in _NUMERIC.finditer(line)),
        *(_single(m, f"{m[2]}-{month_number(m[1]):02d}") for m in _MONTH_YEAR.finditer(line)),
    ]
    chosen: list[Written] = []
    for written in sorted((w for w in found if w), key=lambda w: (w.start, -w.end)):
        if not chosen or written.start >= chosen[-1].end:
            chosen.append(written)
    return chosen


def _single(match: re.Match[str], reading: str | None) -> Written | None:
    return Written(match.start(), match.end(), (reading,)) if reading else None


def _named(match: re.Match[str], year: str, month: str, day: str) -> Written | None:
    return _single(match, edtf_day(int(year), month_number(month), day_number(day)))


def _numeric(match: re.Match[str], line: str) -> Written | None:
    """A date in figures, the year last.

    Full stops mean day first everywhere (CLDR knows no m.d.y pattern); for strokes and hyphens a part over
    12, a weekday beside the date or the time's zone may tell; otherwise both readings stay.
    """
    one, two, year = int(match[1]), int(match[3]), _full_year(match[4])
    day_first, month_first = edtf_day(year, two, one), edtf_day(year, one, two)
    if match[2] == ".":
        month_first = None
    both = [reading for reading in dict.fromkeys((day_first, month_first)) if reading]
    if not both:
        return None
    order: Literal["day", "month"] | None = None
    if len(both) == 1 and day_first != month_first:
        order = "day" if day_first else "month"
    readings = tuple(both)
    if len(both) == 2:
        readings = _settled(readings, line)
    return Written(match.start(), match.end(), readings, order)


def _settled(readings: tuple[str, ...], line: str) -> tuple[str, ...]:
    """The readings (day first, month first) that the line's own weekday and time zone allow."""
    named = _WEEKDAY.search(line)
    if named:
        fitting = [r for r in readings if dt.date.fromisoformat(r).weekday() == weekday_number(named[0])]
        if len(fitting) == 1:
            return tuple(fitting)
    month_zone, day_zone = bool(_MONTH_FIRST_ZONES.search(line)), bool(_DAY_FIRST_ZONES.search(line))
    if month_zone != day_zone:
        return readings[1:] if month_zone else readings[:1]
    return readings


def _full_year(digits: str) -> int:
    """A year of two figures as POSIX reads %y: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)
