"""A text cut into paragraphs, by exact code-point offsets; the text itself is never changed.

A paragraph is a line, or several lines of prose that were wrapped at a column.  Blank lines, and lines of
white space alone (no-break spaces too), lie between paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 110  # columns at which mail programs, terminals and editors wrap prose
_SHORTEST = 30  # characters of a line from which a sentence can run on ...
_SHORTEST_OPEN = 20  # ... and of one whose last word says so
_WRAPPED = 0.7  # share of a group's line breaks that a wrap must explain before all of them count as wraps
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_BULLET = re.compile(r"[-–—•·*▪●‣o➖](?:\s|$)|\d{1,2}[.)](?:\s|$)")
_BULLET_ALONE = re.compile(r"[-–—•·*▪●‣o➖]|\d{1,2}[.)]")
# No heading and no sentence ends with these: the line before the break goes on.
_LEFT_OPEN = re.compile(
    r"(?:,|(?<![^\W_])(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|into|as|that|which|who|while|than|its|his|her|their))$"
)
_STOPPED = 0.4  # share of lines ending a sentence up to which lines are wraps and not paragraphs
_PROVEN = 0.2  # share of breaks plainly run across from which a group of short lines is wrapped prose
# Crawlers write the date they found in a page's head before its text.
_CRAWLED_DATE = re.compile(r"\s*date \d{4}-\d{2}-\d{2}(?=\s+\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer white space: ``text[start:end]``; ``gap`` when a blank line stands before it."""

    start: int
    end: int
    gap: bool


def lines(text: str) -> list[Line]:
    """The lines that are not blank, in order.

    >>> [(line.start, line.end, line.gap) for line in lines("One\\n  two \\r\\n\\u00a0\\nthree")]
    [(0, 3, True), (6, 9, False), (14, 19, True)]
    """
    found, position, gap = [], 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = position + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(body), gap))
        gap = not body
        position += len(raw)
    return found


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph, in order; together they hold all that is not white space.

    >>> text = "The two ministers met on\\nMonday.\\n\\nThey spoke of trade."
    >>> [text[start:end] for start, end in spans(text)]
    ['The two ministers met on\\nMonday.', 'They spoke of trade.']
    """
    found: list[tuple[int, int]] = []
    for group in _groups(lines(text)):
        joined = _joins(text, group)
        start = group[0].start
        for (line, following), together in zip(pairwise(group), joined, strict=True):
            if not together:
                found.append((start, line.end))
                start = following.start
        found.append((start, group[-1].end))
    return _split_crawled_date(text, found)


def _groups(found: list[Line]) -> list[list[Line]]:
    """Lines that follow one another without a blank line between."""
    groups: list[list[Line]] = []
    for line in found:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _joins(text: str, group: list[Line]) -> list[bool]:
    """For each line break of a group, whether one paragraph runs across it."""
    contents = [text[line.start : line.end] for line in group]
    plain = [_runs_on(line, following) for line, following in pairwise(contents)]
    bullets = [bool(_BULLET_ALONE.fullmatch(line)) for line in contents[:-1]]
    items = [bool(_BULLET.match(line)) for line in contents[1:]]
    wraps = zip(plain, _wraps(contents, plain), _loose_wraps(contents, plain), strict=True)
    return [bullet or (not item and any(told)) for bullet, item, told in zip(bullets, items, wraps, strict=True)]


def _wraps(contents: list[str], plain: list[bool]) -> list[bool]:
    """Which breaks a wrap at the widest line's column explains: the next word would not have fitted.

    A column is believed only when it explains most breaks of at least three lines, and sentences plainly run
    across some of them: headlines of one length below each other are no prose.
    """
    width = max(map(len, contents))
    explained = [
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width and len(line) >= _NARROWEST * 0.8
        for line, following in pairwise(contents)
    ]
    stopped = sum(bool(_SENTENCE_END.search(line)) for line in contents[:-1])
    believable = (
        len(contents) >= 3
        and _NARROWEST <= width <= _WIDEST
        and sum(explained) >= _WRAPPED * len(explained)
        and stopped <= _STOPPED * len(explained)
        and sum(plain) >= _PROVEN * len(plain)
    )
    return explained if believable else [False] * len(explained)


def _loose_wraps(contents: list[str], plain: list[bool]) -> list[bool]:
    """Which breaks are wraps in prose of uneven columns (proportional type): lines left open among lines that run on.

    Every stretch of lines up to the widest column is judged by itself; some of its breaks must be plain.
    """
    wraps = [False] * len(plain)
    for first, last in _narrow_stretches(contents):
        proven = sum(plain[first:last])
        if proven < 2 or proven < _PROVEN * (last - first):
            continue
        width = max(map(len, contents[first : last + 1]))
        for i in range(first, last):
            wraps[i] = not _SENTENCE_END.search(contents[i]) and len(contents[i]) >= 0.6 * width
    return wraps


def _narrow_stretches(contents: list[str]) -> list[tuple[int, int]]:
    """First and last index of every run of two or more lines no wider than the widest column."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for i, line in enumerate([*contents, " " * (_WIDEST + 1)]):
        if len(line) <= _WIDEST:
            start = i if start is None else start
        elif start is not None:
            runs.append((start, i - 1))
            start = None
    return [(first, last) for first, last in runs if last > first]


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence plainly goes on in the next line."""
    if _LEFT_OPEN.search(line):
        return len(line) >= _SHORTEST_OPEN
    broken = len(line) >= _SHORTEST and " " in line and not _SENTENCE_END.search(line) and line[-1] not in ":|"
    return broken and following[0].islower() and " " in following


def _split_crawled_date(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A crawler's " date 2025-07-11 Headline ..." is two paragraphs, the date and the headline."""
    mark = _CRAWLED_DATE.match(text)
    if not mark or not found or found[0][1] <= mark.end():
        return found
    rest = mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip())
    start, end = found[0]
    return [(start, mark.end()), (rest, end), *found[1:]]
