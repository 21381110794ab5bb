"""The date of a page that states none, or states no year: solved from what its text names, or left unknown.

Three things can date a page: the gatherings it names ("the NATO summit to be held in Madrid at the end of this month")
against the calendar of summits; the office-holders it shows in office against their terms; a weekday
that goes with a day and month.  Only when a single answer is left is it taken.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kgraph.extract import background
from kgraph.extract.gazetteer import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.extract.entities import Entity
    from kgraph.extract.paragraphs import Paragraph

FIRST, LAST = 2000, 2027  # the years that the lists know of: a page may be from no later one
_MARGIN = dt.timedelta(days=60)  # terms in the list can be weeks off, and a page may name who is about to take office
_NEAR = dt.timedelta(days=75)  # how far from a gathering a page tells of it as coming or just held


@dataclass(frozen=True, slots=True)
class Gathering:
    """One summit of the calendar."""

    series: str
    start: dt.date
    end: dt.date
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Solved:
    """A page's day in EDTF and what decided."""

    published: str
    dated_by: str


@cache
def gatherings() -> tuple[Gathering, ...]:
    """The calendar, read once."""
    out = []
    for row in rows("background/summits.csv"):
        if row["mode"] != "cancelled":
            out.append(
                Gathering(
                    row["series"],
                    dt.date.fromisoformat(row["start"]),
                    dt.date.fromisoformat(row["end"]),
                    row["city"],
                    row["country"],
                )
            )
    return tuple(out)


@cache
def _series() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["series"], re.compile(row["pattern"])) for row in rows("background/series.csv"))


def solve(
    published: str | None,
    weekday: int | None,
    paragraphs: Sequence[Paragraph],
    people: Iterable[Entity],
    day: int | None,
) -> Solved | None:
    """The page's day.

    ``published`` is None or yearless, ``weekday`` that of the lead's news, ``day`` its day of the month.
    """
    terms = _terms(people)
    named = _named(paragraphs)
    if published is not None:
        return _year(published, weekday, terms, named, paragraphs)
    return _month(terms, named, day)


def _year(
    published: str,
    weekday: int | None,
    terms: Sequence[Sequence[background.Holder]],
    named: Sequence[Sequence[Gathering]],
    paragraphs: Sequence[Paragraph],
) -> Solved | None:
    """The one year in which a day and month fit all that is known."""
    month, day = int(published[5:7]), int(published[8:10])
    floor = _latest_year(paragraphs)
    fitting, used = [], set()
    for year in range(max(FIRST, floor), LAST):
        if day > calendar.monthrange(year, month)[1]:
            continue
        date = dt.date(year, month, day)
        if weekday is not None and date.weekday() != weekday:
            continue
        if not all(any(h.start - _MARGIN <= date <= h.end + _MARGIN for h in person) for person in terms):
            continue
        if not all(any(g.start - _NEAR <= date <= g.end + _NEAR for g in group) for group in named):
            continue
        fitting.append(date)
    if len(fitting) != 1 or not (terms or named):
        return None
    used.update(["weekday"] if weekday is not None else [])
    said = ["dateline", *used, *(["office-holders"] if terms else []), *(["summit calendar"] if named else [])]
    return Solved(fitting[0].isoformat(), ", ".join(said[:-1]) + " and " + said[-1])


def _month(
    terms: Sequence[Sequence[background.Holder]], named: Sequence[Sequence[Gathering]], day: int | None
) -> Solved | None:
    """The one month in which a page without any date can have been written: a gathering is named with its days."""
    if day is None or not named:
        return None
    months = set.intersection(*({(g.start.year, g.start.month) for g in group} for group in named))
    fitting = []
    for year, month in sorted(months):
        if day > calendar.monthrange(year, month)[1]:
            continue
        date = dt.date(year, month, day)
        if all(any(h.start - _MARGIN <= date <= h.end + _MARGIN for h in person) for person in terms):
            fitting.append(date)
    return (
        Solved(fitting[0].isoformat(), "summit calendar" + (" and office-holders" if terms else ""))
        if len(fitting) == 1
        else None
    )


def _terms(people: Iterable[Entity]) -> list[list[background.Holder]]:
    """For each person shown in an office of the list, the terms in it."""
    out = []
    for person in people:
        full = [n for n in person.names if len(n.split()) > 1]
        current = [h for h in person.held if h.standing == "incumbent" and not h.background]
        if full and current and current[0].role:
            found = background.holders(full, current[0].role, None)
            found = [h for h in found if h.role == current[0].role]
            if found:
                out.append(found)
    return out


def _named(paragraphs: Sequence[Paragraph]) -> list[list[Gathering]]:
    """For each gathering named with its place or its days, the rows of the calendar that fit both."""
    out: list[list[Gathering]] = []
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            text = paragraph.said(sentence.start, sentence.end)
            for series, pattern in _series():
                if pattern.search(text):
                    rows_ = [g for g in gatherings() if g.series == series]
                    fitting = _fitting(rows_, paragraph, sentence.start, sentence.end)
                    if fitting and len(fitting) < len(rows_) and fitting not in out:
                        out.append(fitting)
    return out


def _fitting(rows_: Sequence[Gathering], paragraph: Paragraph, start: int, end: int) -> list[Gathering]:
    """The rows whose city and days the sentence names; all of them when it names neither."""
    a, b = paragraph.span(start, end)
    cities = {e.name for i, m in paragraph.names.items() if start <= i < end for e in m.entries if e.kind == "city"}
    found = [g for g in rows_ if g.city in cities] or list(rows_)
    spans = [w for w in paragraph.whens if a <= w.start < b and w.day is not None and w.day2 is not None]
    for when in spans:
        days = [
            g
            for g in found
            if g.start.day == when.day and g.end.day == when.day2 and when.month in (None, g.start.month)
        ]
        found = days or found
    return found


def _latest_year(paragraphs: Sequence[Paragraph]) -> int:
    """No page is older than the years it tells of as past."""
    years = [w.year for p in paragraphs for w in p.whens if w.year is not None and w.year < LAST]
    return max(years, default=FIRST) - 1
