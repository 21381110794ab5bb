"""When a page was published, and what says so.

In this order: metadata given with the text ("metadata"); a date that the page states in lines of its own, above
the body or labelled ("stated"); the page's address ("address"); the dateline ("dateline"), whose year may be
unknown.  Sentences of the body never give the page's date, and the clock of the machine never decides.

Where a page states several dates they are weighed: a label says what a date is, a date below the headline is
more likely the article's than one in a menu (which is the day of copying), and the address and the dateline
speak for the dates that agree with them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.model import Block, BlockKind
from kgraph.text import address, datestrings, layout
from kgraph.text.datestrings import MONTH, Written

if TYPE_CHECKING:
    from kgraph.text.dateline import Dateline

_LABEL = re.compile(
    r"\b(?:(?P<published>publish\w*|posted|released?|issued|created|submitted|added|date)"
    r"|(?P<updated>updat\w*|modif\w*|edited|revised|changed))\b",
    re.IGNORECASE,
)
_CRAWLED = re.compile(r"date \d{4}-\d\d-\d\d", re.IGNORECASE)

# Weights of a stated date, in points; only their order matters.
_PUBLISHED, _CRAWLED_DATE, _PLAIN, _UPDATED, _MENU = 7, 5, 4, 3, 1
_BELOW_HEADLINE = 2
_BELOW_BODY = -1
_MONTH_ONLY = -3
_LEAST = 2  # a date in a menu needs the support of the address or the dateline
_ADDRESS_AGREES, _ADDRESS_DIFFERS = 4, -4
_DATELINE_AGREES, _DATELINE_DIFFERS = 2, -1
_CLOCK = re.compile(r"[-–,|]?\s*\d{1,2}[:.]\d\d\b.*$")  # "11 July 2025 - 14:30 GMT"
_LONGEST_LINE = 400  # characters of a line in which a date can be the page's
_NEAR = 7  # days by which page and address may differ without speaking against each other
_FIRST_LATER, _LAST_LATER = -1, 3  # days from a dateline to its publication
_FIRST_BODIES = 3
_UPDATES = 60  # days within which an update follows a dateline


@dataclass(frozen=True, slots=True)
class _Stated:
    """A date the page states: its readings, and how much its wording and place speak for it."""

    position: int
    readings: tuple[str, ...]
    weight: int
    updated: bool


def page_date(
    text: str, blocks: tuple[Block, ...], found: Dateline | None = None, url: str | None = None
) -> tuple[str | None, str | None]:
    """The date of a page as EDTF and what gives it ("stated", "address", "dateline"); (None, None) without one.

    ``found`` is the article's dateline, ``url`` the page's address.  A date such as 03/04/2024 is used only where
    the address, the dateline, other dates of the page or a day named in its first paragraphs settle it.

    >>> from kgraph.text.layout import blocks
    >>> page = "Ministers meet in Oslo\\nPublished: 11 Jul. 2025, 15:59\\nThe two of them met in Oslo to talk of fish."
    >>> page_date(page, blocks(page))
    ('2025-07-11', 'stated')
    """
    addressed = address.date(url)
    best = _best(text, blocks, found, addressed)
    line_day = found.date if found else None
    if best and not (best.updated and _differs(line_day, best.day)):
        return best.day, "stated"
    if line_day and found and found.year:
        return line_day, "dateline"
    completed = day_of(found, best.day if best else addressed)
    if best:
        return (completed, "dateline") if completed else (best.day, "stated")
    if edtf.precision(addressed) == "day":
        return addressed, "address"
    if line_day:
        return completed or line_day, "dateline"
    return (addressed, "address") if edtf.precision(addressed) == "month" else (None, None)


def day_of(found: Dateline | None, published: str | None) -> str | None:
    """The day of a dateline, its year taken from the date of publication; None where that does not settle it.

    >>> from kgraph.text.dateline import Dateline
    >>> day_of(Dateline(0, 20, "OSLO", 12, 31), "2025-01-01"), day_of(Dateline(0, 20, "OSLO", 7, 11), "2025")
    ('2024-12-31', '2025-07-11')
    >>> day_of(Dateline(0, 20, "OSLO", 7, 11), "2025-09") is None
    True
    """
    limits = edtf.bounds(published)
    if not found or not found.month or not found.day:
        return None
    if found.year:
        return found.date
    if not limits:
        return None
    first, last = limits
    early = dt.timedelta(days=_UPDATES if first == last else _LAST_LATER)
    days = (datestrings.edtf_day(year, found.month, found.day) for year in (last.year, first.year, first.year - 1))
    latest = last + dt.timedelta(days=1)
    return next((day for day in days if day and first - early <= dt.date.fromisoformat(day) <= latest), None)


@dataclass(frozen=True, slots=True)
class _Best:
    """The date that weighs most of those a page states."""

    weight: int
    position: int  # negative: of equal weights the first on the page counts
    day: str
    updated: bool


def _best(text: str, blocks: tuple[Block, ...], found: Dateline | None, addressed: str | None) -> _Best | None:
    stated = _stated(text, blocks)
    weighed = []
    for one in stated:
        day = _settle(one, stated, addressed, found, text, blocks)
        if day:
            weighed.append(_Best(_weight(day, one, addressed, found), -one.position, day, one.updated))
    heaviest = max(weighed, default=None, key=lambda best: (best.weight, best.position))
    return heaviest if heaviest and heaviest.weight >= _LEAST else None


# --- what the page states --------------------------------------------------------------------------------


def _told(blocks: tuple[Block, ...]) -> int | None:
    """How many blocks of the story stand here, bylines aside; None where anything else stands among them."""
    if any(b.kind not in (BlockKind.BODY, BlockKind.META) for b in blocks):
        return None
    return sum(1 for b in blocks if b.kind is BlockKind.BODY)


def _stated(text: str, blocks: tuple[Block, ...]) -> list[_Stated]:
    bodies = [i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(blocks), len(blocks))
    headline = layout.title_index(text, blocks)
    found: list[_Stated] = []
    for i, block in enumerate(blocks):
        if block.kind not in {BlockKind.META, BlockKind.BOILERPLATE}:
            continue
        line = text[block.start : min(block.end, block.start + _LONGEST_LINE)]
        for written in datestrings.find(line):
            weight, updated = _worded(line, written, block.kind)
            labelled = weight == _PUBLISHED or updated
            own = len(_CLOCK.sub("", line))
            standfirst = first < i < last and _told(blocks[first:i]) == 1 and written.end - written.start > 0.6 * own
            if i > first and not standfirst and not (block.kind is BlockKind.META and (labelled or i == last + 1)):
                continue
            if i > first and not standfirst:
                weight += _BELOW_BODY
            elif headline is not None and i > headline and weight != _PUBLISHED:
                weight += _BELOW_HEADLINE
            if len(written.readings[0]) == len("2025-07"):
                weight += _MONTH_ONLY
            found.append(_Stated(block.start + written.start, written.readings, weight, updated))
    return found


def _worded(line: str, written: Written, kind: BlockKind) -> tuple[int, bool]:
    """Weight of a date by the label before it, and whether that label speaks of an update."""
    if kind is BlockKind.BOILERPLATE:
        return _MENU, False
    if _CRAWLED.fullmatch(line):
        return _CRAWLED_DATE, False
    labels = list(_LABEL.finditer(line, 0, written.start))
    if not labels:
        return _PLAIN, False
    return (_PUBLISHED, False) if labels[-1]["published"] else (_UPDATED, True)


def _weight(reading: str, one: _Stated, addressed: str | None, found: Dateline | None) -> int:
    weight = one.weight
    apart = _days_apart(reading, addressed)
    if apart is not None and apart <= 1:
        weight += _ADDRESS_AGREES if edtf.precision(addressed) == "day" else 1
    elif apart is not None and apart > _NEAR:
        weight += _ADDRESS_DIFFERS
    if found and found.date and edtf.precision(reading) == "day":
        weight += _DATELINE_AGREES if _follows(reading, found) else _DATELINE_DIFFERS
    return weight


def _days_apart(one: str, other: str | None) -> int | None:
    """Days between two dates, 0 where they overlap; None where one is unknown."""
    a, b = edtf.bounds(one), edtf.bounds(other)
    if not a or not b:
        return None
    return max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)


def _follows(day: str, found: Dateline) -> bool:
    """Whether a page of that day can carry that dateline."""
    written = day_of(found, day)
    if not written:
        return False
    later = (dt.date.fromisoformat(day) - dt.date.fromisoformat(written)).days
    return _FIRST_LATER <= later <= _LAST_LATER


def _differs(line_day: str | None, day: str) -> bool:
    """Whether a dateline's day is another than the day of an update, so that it tells more."""
    return bool(line_day) and edtf.precision(day) == "day" and not edtf.overlap(line_day, day)


# --- 03/04/2024 -------------------------------------------------------------------------------------------


def _settle(
    one: _Stated,
    stated: list[_Stated],
    addressed: str | None,
    found: Dateline | None,
    text: str,
    blocks: tuple[Block, ...],
) -> str | None:
    """The one reading of a date that the page's other evidence allows; None where it leaves two."""
    if len(one.readings) == 1:
        return one.readings[0]
    day_first, month_first = one.readings
    certain = {other.readings[0] for other in stated if len(other.readings) == 1}
    for supported in (
        [day for day in one.readings if _days_apart(day, addressed) in {0, 1}],
        [day for day in one.readings if found and _follows(day, found)],
        [day for day in one.readings if day in certain],
    ):
        if len(supported) == 1:
            return supported[0]
    order = _order(text, blocks)
    if order:
        return day_first if order == "day" else month_first
    named = [day for day in one.readings if _is_named(day, text, blocks)]
    return named[0] if len(named) == 1 else None


def _order(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Which part the page writes first in dates that leave no choice; None where they disagree or there are none."""
    lines = (text[b.start : min(b.end, b.start + _LONGEST_LINE)] for b in blocks if b.kind is not BlockKind.BODY)
    orders = {written.order for line in lines for written in datestrings.find(line)}
    told = orders - {None}
    return told.pop() if len(told) == 1 else None


def _is_named(day: str, text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether the first paragraphs name that day and month in words."""
    date = dt.date.fromisoformat(day)
    start = [b for b in blocks if b.kind is BlockKind.BODY][:_FIRST_BODIES]
    number = rf"0?{date.day}(?:st|nd|rd|th)?(?!\d)"
    pattern = re.compile(rf"(?:(?<!\d){number}\s(?:of\s)?({MONTH}))|(?:({MONTH})\s{number})", re.IGNORECASE)
    months = (match[1] or match[2] for b in start for match in pattern.finditer(text, b.start, b.end))
    return any(datestrings.month_number(month) == date.month for month in months)
