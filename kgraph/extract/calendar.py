"""From a date expression to EDTF: against the page's day, the story's day, and the tense of its clause.

Rules, from the style books of news agencies: a past weekday is the last such day up to the page's own; a coming one
the next; a bare month or day is the nearest that fits the tense.  Without a page date only dates with
their own year resolve, and a yearless page gives yearless days.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph import edtf

if TYPE_CHECKING:
    from kgraph.extract.dates import When

_FAKE = 2001  # stands for the unknown year of a yearless page; no leap year, so 29 February needs its own year


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from.

    ``published`` is EDTF, a day or a yearless day, or None; ``weekday`` the page's weekday (0 Monday) where a
    yearless page lets it be known; ``story`` the day (EDTF) that the telling has reached, for "the next day".
    """

    published: str | None = None
    weekday: int | None = None
    story: str | None = None

    @property
    def day(self) -> dt.date | None:
        return _as_day(self.published)

    @property
    def yearless(self) -> bool:
        """Whether all that is known to count from has no year."""
        return (self.published or self.story or "").startswith("XXXX")

    def at(self, story: str | None) -> Anchor:
        """The same page, further on in its story."""
        return replace(self, story=story)


def _as_day(value: str | None) -> dt.date | None:
    if not value:
        return None
    span = edtf.bounds(value.replace("XXXX", str(_FAKE)))
    return span[0] if span and (span[0] == span[1] or len(value) == 10) else None


def resolve(when: When, anchor: Anchor, tense: str | None) -> str | None:
    """EDTF of an expression, or None where the page does not let it be known.

    ``tense`` is "past", "future" or None (unsaid: the nearest fitting day).

    >>> from kgraph.extract.dates import find
    >>> page = Anchor("2025-07-18")
    >>> words = "on Friday, last week, in October last year, ten days ago, the day before"
    >>> [resolve(w, page, "past") for w in find(words)]
    ['2025-07-18', '2025-07-07/2025-07-13', '2024-10', '2025-07-08', '2025-07-17']
    >>> words = "on Monday, on Aug. 1, the end of this month, from the 20th to the 22nd"
    >>> [resolve(w, page, "future") for w in find(words)]
    ['2025-07-21', '2025-08-01', '2025-07', '2025-07-20/2025-07-22']
    """
    value = _FORMS[when.form](when, anchor, tense)
    if value is None:
        return None
    # a reading that runs over the turn of an unknown year is as yearless as the page
    if anchor.yearless and when.year is None:
        value = value.replace(str(_FAKE - 1), "XXXX").replace(str(_FAKE + 1), "XXXX").replace(str(_FAKE), "XXXX")
        if value in {"XXXX", "XXXX/XXXX"}:
            return None
        if anchor.published is None and len(value) < len("XXXX-01-01"):
            return None  # a month, where not even the page has a day to count from
    return value if edtf.is_valid(value) else None


def _date(when: When, anchor: Anchor, tense: str | None) -> str | None:
    if when.day is not None and when.month is None and when.month2 is None:
        return _day_of_month(when, anchor, tense)
    month = when.month or when.month2
    if month is None:
        return f"{when.year:04d}" if when.year else None
    year = when.year or _year_of(month, when, anchor, tense)
    if year is None:
        return _yearless(when, month)
    if when.day is None:
        return f"{year:04d}-{month:02d}"
    first = _iso(year, month, when.day)
    if when.day2 is None or first is None:
        return first
    month2 = when.month2 or month
    last = _iso(year + (month2 < month), month2, when.day2)
    return f"{first}/{last}" if last and first < last else first


def _yearless(when: When, month: int) -> str | None:
    if when.day is None:
        return None
    first = f"XXXX-{month:02d}-{when.day:02d}"
    if when.day2 is None:
        return first
    return f"{first}/XXXX-{when.month2 or month:02d}-{when.day2:02d}"


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _year_of(month: int, when: When, anchor: Anchor, tense: str | None) -> int | None:
    """The year of a month named without one."""
    page = anchor.day or _as_day(anchor.story)
    if page is None:
        return None
    if when.shift is not None and when.day is None:
        if "year" in when.phrase:
            return page.year + when.shift
        candidates = {-1: [y for y in (page.year, page.year - 1) if (y, month) < (page.year, page.month)]}
        candidates[1] = [y for y in (page.year, page.year + 1) if (y, month) > (page.year, page.month)]
        return candidates.get(when.shift, [page.year])[0]
    days = []
    for year in (page.year - 1, page.year, page.year + 1):
        length = calendar.monthrange(year, month)[1]
        if when.day is not None and when.day > length:
            continue
        days.append(dt.date(year, month, when.day or min(page.day, length)))
    if when.weekday is not None and not anchor.yearless:
        days = [d for d in days if d.weekday() == when.weekday] or days
    slack = dt.timedelta(days=1)  # a page of another time zone
    if tense == "past":
        fitting = (
            [d for d in days if d <= page + slack] if when.day else [d for d in days if _month_of(d) <= _month_of(page)]
        )
    elif tense == "future":
        fitting = (
            [d for d in days if d >= page - slack] if when.day else [d for d in days if _month_of(d) >= _month_of(page)]
        )
    else:
        fitting = []
    near = min(fitting or days, key=lambda d: _distance(page, d, tense), default=None)
    return near.year if near else None


_SOON = 60  # days


def _distance(page: dt.date, day: dt.date, tense: str | None) -> int:
    """Days between; what is called off or put off was rather to come soon than past."""
    ahead = (day - page).days
    return ahead // 2 if tense == "near" and 0 <= ahead <= _SOON else abs(ahead)


def _month_of(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _day_of_month(when: When, anchor: Anchor, tense: str | None) -> str | None:
    """ "the 3rd": of the page's month, or of the last or next month where the tense rules that out."""
    page, day = anchor.day, when.day
    if page is None or day is None:
        return None
    if when.shift is not None:
        year, month = _add_months(page.year, page.month, when.shift)
    elif tense == "past" and day > page.day + 1:
        year, month = _add_months(page.year, page.month, -1)
    elif tense == "future" and (when.day2 or day) < page.day - 1:
        year, month = _add_months(page.year, page.month, 1)
    else:
        year, month = page.year, page.month
    first = _iso(year, month, day)
    if when.day2 is None or first is None:
        return first
    last = _iso(year, month, when.day2)
    return f"{first}/{last}" if last else first


def _add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + amount
    return count // 12, count % 12 + 1


def _weekday(when: When, anchor: Anchor, tense: str | None) -> str | None:
    page = anchor.day
    if page is None or when.weekday is None:
        return None
    today = page.weekday()
    if anchor.yearless:
        if anchor.weekday is None:
            return None
        today = anchor.weekday
    ahead, back = (when.weekday - today) % 7, (today - when.weekday) % 7
    if when.part == "week":  # "Friday last week": of that calendar week
        offset = when.weekday - today + 7 * (when.shift or 0)
    elif when.shift == -1:
        offset = -(back or 7)
    elif when.shift == 1:
        offset = ahead or 7
    elif tense == "future" or (when.shift == 0 and tense != "past") or (tense == "near" and ahead <= back):
        offset = ahead
    else:
        offset = -back
    return (page + dt.timedelta(offset)).isoformat()


def _near(when: When, anchor: Anchor, tense: str | None) -> str | None:
    page = anchor.day
    return (page + dt.timedelta(when.amount or 0)).isoformat() if page else None


def _same(when: When, anchor: Anchor, tense: str | None) -> str | None:
    story = _as_day(anchor.story) or anchor.day
    return (story + dt.timedelta(when.amount or 0)).isoformat() if story else None


def _moved(start: dt.date, unit: str, amount: int) -> str | None:
    """A day, week, month or year some units away, no more precise than its unit."""
    if unit == "day":
        return (start + dt.timedelta(amount)).isoformat()
    if unit == "week":
        monday = start + dt.timedelta(7 * amount - start.weekday())
        return edtf.span(monday, monday + dt.timedelta(6))
    if unit == "weekend":
        saturday = start + dt.timedelta(7 * amount - start.weekday() + 5)
        return edtf.span(saturday, saturday + dt.timedelta(1))
    if unit == "month":
        year, month = _add_months(start.year, start.month, amount)
        return f"{year:04d}-{month:02d}"
    return f"{start.year + amount:04d}"


_SATURDAY = 5


def _unit(when: When, anchor: Anchor, tense: str | None) -> str | None:
    page = anchor.day
    if when.part:
        year = when.year or (page.year + (when.amount or 0) if page else None)
        if year is None:
            return None
        nth, size = (int(p) for p in when.part.split("/"))
        months = 12 // size
        return f"{year:04d}-{(nth - 1) * months + 1:02d}/{year:04d}-{nth * months:02d}"
    if page is None or when.unit is None:
        return None
    if anchor.yearless and when.unit in {"week", "weekend"}:
        return None
    amount = when.amount or 0
    if when.unit == "weekend" and when.amount is None:  # "over the weekend": the one before, or the one to come
        amount = -1 if tense == "past" and page.weekday() < _SATURDAY else 0
    if when.phrase.lower().startswith(("the previous", "the following")) and anchor.story:
        page = _as_day(anchor.story) or page
    return _moved(page, when.unit, amount)


def _ago(when: When, anchor: Anchor, tense: str | None) -> str | None:
    page = anchor.day
    return _moved(page, when.unit or "day", -(when.amount or 0)) if page else None


def _earlier(when: When, anchor: Anchor, tense: str | None) -> str | None:
    story = _as_day(anchor.story) or anchor.day
    return _moved(story, when.unit or "day", when.amount or 0) if story else None


_FORMS = {
    "date": _date,
    "weekday": _weekday,
    "day": _near,
    "same": _same,
    "unit": _unit,
    "ago": _ago,
    "earlier": _earlier,
}
