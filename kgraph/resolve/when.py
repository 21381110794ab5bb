"""Time as meetings are compared by it: the days that a mention may mean, and how two dates agree."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kgraph import edtf

if TYPE_CHECKING:
    from kgraph.model import Meeting

HELD = frozenset({"held", "ongoing"})
AHEAD = frozenset({"planned", "proposed"})
OFF = frozenset({"postponed", "cancelled"})

Days = tuple[dt.date, dt.date]
_FAR = dt.timedelta(days=3 * 366)  # how far back an undated story reaches, and how far ahead an undated plan
_ZONES = dt.timedelta(days=1)  # a day is another one on the other side of the earth


def window(meeting: Meeting, published: str | None) -> Days | None:
    """First and last day that a meeting may have been on: from its date, else from its status and the report's day.

    None when nothing bounds it.

    >>> from kgraph.model import Meeting
    >>> window(Meeting("held", "in-person", ("FRA", "DEU"), (), date="2019-05"), None)
    (datetime.date(2019, 5, 1), datetime.date(2019, 5, 31))
    """
    told = edtf.bounds(meeting.date)
    if told is not None:
        return told
    report = edtf.bounds(published)
    if report is None:
        return None
    if meeting.status in HELD:
        return report[0] - _FAR, report[1] + _ZONES
    if meeting.status in AHEAD:
        return report[0] - _ZONES, report[1] + _FAR
    return report[0] - _FAR, report[1] + _FAR


def apart(one: Days | None, two: Days | None) -> int:
    """Days between two windows, 0 where they meet or either is unknown."""
    if one is None or two is None:
        return 0
    return max((one[0] - two[1]).days, (two[0] - one[1]).days, 0)


def length(date: str | None) -> int | None:
    """How many days a date may mean; None when unknown, 1 for a day whose year is unknown.

    >>> length("2019-05-09"), length("2019-05"), length("XXXX-05-09"), length(None)
    (1, 31, 1, None)
    """
    if not date:
        return None
    days = edtf.bounds(date.replace("XXXX", "2000"))
    return (days[1] - days[0]).days + 1 if days else None


def contains(wide: str, narrow: str) -> bool:
    """Whether one date leaves open what the other tells: it overlaps and is less precise.

    >>> contains("2019-05", "2019-05-09"), contains("XXXX-05-09", "2019-05-09"), contains("2019-05-09", "2019-05-09")
    (True, True, False)
    """
    if wide == narrow or not edtf.overlap(wide, narrow):
        return False
    if ("XXXX" in wide) != ("XXXX" in narrow):
        return "XXXX" in wide
    return (length(wide) or 0) > (length(narrow) or 0)
