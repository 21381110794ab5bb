"""Times in a question: days, months, years, stretches, open ends, and words relative to today.

>>> words = [w.low for w in split("since 5 July 2025")]
>>> found = read(words, 0, dt.date(2026, 1, 1))
>>> found.period.first.isoformat(), found.period.last, found.end
('2025-07-05', None, 4)
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.query.english.words import split  # noqa: F401 (for the doctest)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_SMALL = {word: n for n, word in enumerate(re.findall(r"\w+", _NUMBERS))} | {"a": 1, "an": 1, "couple": 2, "few": 3}
_COUNTED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: n for n, word in enumerate(re.findall(r"\w+", _COUNTED), 1)}
_LEADING = frozenset(["in", "on", "during", "of", "throughout", "within", "over", "at", "dated", "for"])
_SINCE = frozenset(["since", "from", "starting", "beginning"])
_DATED = frozenset(["meetings", "meeting", "talks", "articles", "reports", "calls", "news", "stories"])
_UNTIL = frozenset(["until", "till", "to", "through", "by"])


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of all it may mean, either open (None).

    ``yearless`` is (month, day or None) where the question names no year.
    """

    first: dt.date | None
    last: dt.date | None
    yearless: tuple[int, int | None] | None = None
    relative: bool = False
    choices: tuple[Period, ...] = ()  # any of these, where it is several stretches

    @property
    def words(self) -> str:
        """As people say it: 'in 2025-07', 'since 2025-01-01', 'on 07-11 of any year'."""
        from kgraph import edtf

        if self.choices:
            return " or ".join(choice.words for choice in self.choices)
        if self.yearless:
            month, day = self.yearless
            return f"{'on ' + str(day) + ' ' if day else 'in '}{calendar.month_name[month]} of any year"
        if self.first and self.last:
            text = edtf.span(self.first, self.last)
            return f"on {text}" if self.first == self.last else f"in {text}".replace("/", " to ")
        if self.first:
            return f"from {self.first} on"
        return f"until {self.last}"


@dataclass(frozen=True, slots=True)
class Found:
    """A time that ends before word ``end``."""

    period: Period
    end: int


def ordinal(word: str) -> int | None:
    """The number of an ordinal: "3rd", "third", "21st".

    >>> ordinal("3rd"), ordinal("tenth"), ordinal("words")
    (3, 10, None)
    """
    numeric = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(numeric[1]) if numeric else _ORDINALS.get(word)


def number(word: str) -> int | None:
    """A small number in figures or words."""
    return int(word) if word.isdecimal() and len(word) < 4 else _SMALL.get(word)


def read(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    """The time that begins at a word, its preposition included; None when there is none."""
    low = words[start]
    if low == "between":
        return _pair(words, start + 1, "and", today)
    if (low in _SINCE and not _of(words, start)) or (low == "ever" and _at(words, start + 1) == "since"):
        begin = start + (2 if low in {"ever", "starting", "beginning"} else 1)
        pair = _pair(words, begin, "to", today) or _pair(words, begin, "until", today) if low == "from" else None
        return pair or _bounded(words, begin, today, first=True)
    if low in _UNTIL or (low == "up" and _at(words, start + 1) == "to"):
        return _bounded(words, start + (2 if low == "up" else 1), today, first=False)
    if low in {"before", "after", "following"} or (low in {"prior", "earlier", "later"} and _at(words, start + 1)):
        return _beyond(words, start, today)
    begin = start + (low in _LEADING)
    if low == "from" and start and words[start - 1] in _DATED:
        begin = start + 1
    return _stretch(words, begin, today)


def _of(words: Sequence[str], start: int) -> bool:
    """Whether this is the "from" of "the meetings from 2021", which is no "since"."""
    behind = set(words[start + 1 : start + 7]) & {"on", "onward", "onwards", "to", "until", "till", "forward"}
    return words[start] == "from" and start > 0 and words[start - 1] in _DATED and not behind


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _pair(words: Sequence[str], start: int, joint: str, today: dt.date) -> Found | None:
    one = _stretch(words, start, today)
    if one is None and (day := _day(_at(words, start))) and _at(words, start + 1) == joint:  # "10 and 20 June 2021"
        two = _stretch(words, start + 2, today)
        if two and two.period.last and two.period.first == two.period.last:
            return Found(replace(two.period, first=two.period.last.replace(day=day)), two.end)
        return None
    if one is None or _at(words, one.end) not in {joint, "-", "–", "through"}:
        return None
    two = _stretch(words, one.end + 1, today)
    if two is None:
        return None
    first = one.period.first
    if one.period.yearless and two.period.last:  # "between May and July 2021"
        month, day = one.period.yearless
        first = _date(two.period.last.year, month, day or 1)
    return Found(Period(first, two.period.last, None, one.period.relative or two.period.relative), two.end)


def _bounded(words: Sequence[str], start: int, today: dt.date, *, first: bool) -> Found | None:
    if not first and _at(words, start) in {"now", "today"}:
        return Found(Period(None, today, None, True), start + 1)
    edge = ({"beginning", "start"} if first else {"end"}) & {_at(words, start + (_at(words, start) == "the"))}
    if edge and _at(words, start + 1 + (_at(words, start) == "the")) == "of":
        start += 2 + (_at(words, start) == "the")
    found = _stretch(words, start, today)
    if found is None:
        return None
    period = _with_year(found.period, today)
    kept = (
        Period(period.first, None, None, period.relative) if first else Period(None, period.last, None, period.relative)
    )
    return Found(kept, found.end)


def _beyond(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    low = words[start]
    begin = start + 1 + (_at(words, start + 1) in {"to", "than"})
    found = _stretch(words, begin, today)
    if found is None:
        return None
    period, day = _with_year(found.period, today), dt.timedelta(days=1)
    if low in {"before", "prior", "earlier"}:
        return Found(Period(None, period.first - day if period.first else None, None, period.relative), found.end)
    return Found(Period(period.last + day if period.last else None, None, None, period.relative), found.end)


def _with_year(period: Period, today: dt.date) -> Period:
    """A yearless month or day as its last one before today, for open ends."""
    if not period.yearless:
        return period
    month, day = period.yearless
    year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    return _month_day(year, month, day, relative=True)


def _stretch(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    """A day, month, year, part of one, or relative words, without a preposition."""
    start += _at(words, start) == "the"
    if _at(words, start) in _WEEKDAYS:
        return _weekday(words, start, today)
    for reader in (_relative, _iso, _calendar, _part, _year):
        found = reader(words, start, today)
        if found:
            return found
    return None


def _weekday(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    """ "Thursday, 9 May 2019" is that day; a weekday alone is its last one before today."""
    after = start + 1 + (_at(words, start + 1) == ",")
    for reader in (_iso, _calendar):
        if found := reader(words, after, today):
            return found
    back = (today.weekday() - _WEEKDAYS[words[start]] - 1) % 7 + 1
    day = today - dt.timedelta(days=back)
    return Found(Period(day, day, None, True), start + 1)


def _iso(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", _at(words, start))
    if not match and _at(words, start + 1) == "/" and re.fullmatch(r"0?[1-9]|1[0-2]", _at(words, start)):  # 05/2019
        year = _at(words, start + 2)
        return (
            Found(_month_day(int(year), int(words[start]), None), start + 3)
            if re.fullmatch(r"[12]\d{3}", year)
            else None
        )
    if not match:
        return None
    period = _month_day(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    return Found(period, start + 1) if period.first else None


def _calendar(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    """11 July 2025; July 11, 2025; the 11th of July; July 2025; July; mid-July."""
    start += _at(words, start) in {"early", "mid", "late", "end", "beginning", "start", "middle"}
    start += _at(words, start) == "of"
    start += _at(words, start) == "the"
    day, month, end = None, None, start
    if (found := _day(_at(words, start))) is not None:
        after = start + 1 + (_at(words, start + 1) == "of")
        if _at(words, after) in _MONTHS:
            day, month, end = found, _MONTHS[words[after]], after + 1
    elif _at(words, start) in _MONTHS:
        month, end = _MONTHS[words[start]], start + 1
        skip = end + (_at(words, end) == "the")
        if (found := _day(_at(words, skip))) is not None:
            day, end = found, skip + 1
    if month is None:
        return None
    after = end + (_at(words, end) in {",", "of"})
    year = _at(words, after)
    if re.fullmatch(r"[12]\d{3}", year):
        period = _month_day(int(year), month, day)
        return Found(period, after + 1) if period.first else None
    if (year, _at(words, after + 1)) in {("last", "year"), ("this", "year"), ("next", "year")}:
        shift = {"last": -1, "this": 0, "next": 1}[year]
        return Found(_month_day(today.year + shift, month, day, relative=True), after + 2)
    return Found(Period(None, None, (month, day)), end)


def _part(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    """The first half of 2025, the third quarter of 2025, Q3 2025, summer 2025, the week of 14 July 2025."""
    low = _at(words, start)
    if low in _SEASONS or low == "winter":
        year = start + 1 + (_at(words, start + 1) == "of")
        if not re.fullmatch(r"[12]\d{3}", _at(words, year)):
            return None
        number_ = int(words[year])
        if low == "winter":
            return Found(Period(dt.date(number_, 12, 1), _last(number_ + 1, 2)), year + 1)
        return Found(_months(number_, *_SEASONS[low]), year + 1)
    if low == "week" and _at(words, start + 1) == "of":
        found = _stretch(words, start + 2, today)
        if found and found.period.first:
            monday = found.period.first - dt.timedelta(days=found.period.first.weekday())
            return Found(Period(monday, monday + dt.timedelta(days=6)), found.end)
    quarter = re.fullmatch(r"q([1-4])", low)
    n = int(quarter[1]) if quarter else ordinal(low)
    unit = 3 if quarter else {"half": 6, "quarter": 3}.get(_at(words, start + 1), 0)
    year = start + (1 if quarter else 2)
    year += _at(words, year) == "of"
    if not n or not unit or n * unit > 12 or not re.fullmatch(r"[12]\d{3}", _at(words, year)):
        return None
    return Found(_months(int(words[year]), (n - 1) * unit + 1, n * unit), year + 1)


def _year(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    start += _at(words, start) in {"early", "mid", "late", "year"}
    low = _at(words, start)
    if re.fullmatch(r"(1[5-9]|2[01])\d\ds", low):
        return Found(Period(dt.date(int(low[:4]), 1, 1), dt.date(int(low[:4]) + 9, 12, 31)), start + 1)
    if not re.fullmatch(r"[12]\d{3}", low):
        return None
    return Found(Period(dt.date(int(low), 1, 1), dt.date(int(low), 12, 31)), start + 1)


def _relative(words: Sequence[str], start: int, today: dt.date) -> Found | None:
    low = _at(words, start)
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
    if low in shifts:
        day = today + dt.timedelta(days=shifts[low])
        return Found(Period(day, day, None, True), start + 1)
    if low in {"this", "last", "next", "past", "previous", "coming", "current"}:
        count = number(_at(words, start + 1))
        unit = _at(words, start + 2 if count else start + 1).removesuffix("s")
        if unit in _UNITS and count is not None:
            days = dt.timedelta(days=count * _UNITS[unit])
            ahead = low in {"next", "coming"}
            first, last = (today, today + days) if ahead else (today - days, today)
            return Found(Period(first, last, None, True), start + 3)
        shift = {"this": 0, "current": 0, "next": 1, "coming": 1}.get(low, -1)
        return _shifted(words, start + 1, today, shift)
    count = number(low)
    unit = _at(words, start + 1).removesuffix("s")
    if count and unit in _UNITS and _at(words, start + 2) == "ago":
        return _ago(today, count, unit, start + 3)
    return None


def _shifted(words: Sequence[str], start: int, today: dt.date, shift: int) -> Found | None:
    unit = _at(words, start)
    if unit == "year":
        year = today.year + shift
        return Found(Period(dt.date(year, 1, 1), dt.date(year, 12, 31), None, True), start + 1)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return Found(_month_day(months // 12, months % 12 + 1, None, relative=True), start + 1)
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=7 * shift)
        return Found(Period(monday, monday + dt.timedelta(days=6), None, True), start + 1)
    if unit in _WEEKDAYS:
        ahead = (_WEEKDAYS[unit] - today.weekday() - 1) % 7 + 1
        day = today + dt.timedelta(days=ahead if shift >= 0 else ahead - 7 if ahead < 7 else -7)
        return Found(Period(day, day, None, True), start + 1)
    if unit in _MONTHS:
        month = _MONTHS[unit]
        year = today.year + (
            1 if shift > 0 and month <= today.month else -1 if shift < 0 and month >= today.month else 0
        )
        return Found(_month_day(year, month, None, relative=True), start + 1)
    return None


def _ago(today: dt.date, count: int, unit: str, end: int) -> Found:
    if unit == "year":
        return Found(Period(dt.date(today.year - count, 1, 1), dt.date(today.year - count, 12, 31), None, True), end)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return Found(_month_day(months // 12, months % 12 + 1, None, relative=True), end)
    day = today - dt.timedelta(days=count * _UNITS[unit])
    return Found(Period(day, day, None, True), end)


def _day(word: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word)
    day = int(found[1]) if found else _ORDINALS.get(word)
    return day if day and 1 <= day <= 31 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), _last(year, last))


def _month_day(year: int, month: int, day: int | None, *, relative: bool = False) -> Period:
    if not 1 <= month <= 12 or not 1 <= year <= 9998:
        return Period(None, None)
    if day is None:
        return replace(_months(year, month, month), relative=relative)
    found = _date(year, month, day)
    return Period(found, found, None, relative)
