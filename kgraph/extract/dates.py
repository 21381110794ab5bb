"""Date expressions of news: found by their shape, kept unresolved until tense and anchor are known.

Finding and resolving are apart because "Monday" is another day in "met on Monday" than in "will meet on Monday".
``find`` gives :class:`When` values over a text; ``resolve`` (in :mod:`kgraph.extract.calendar`) gives EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kgraph.extract.grammar import word_list

MONTHS = word_list("dates", "months")
WEEKDAYS = word_list("dates", "weekdays")
_NUMBERS = {w: n for n, w in enumerate(word_list("dates", "numbers"))} | {"a": 1, "an": 1, "couple": 2}
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


@dataclass(frozen=True, slots=True)
class When:
    """One date expression at characters ``start``..``end``; ``form`` says which of the other fields hold.

    ``form``: "date" (year, month, day and the end of a range, each None when unsaid), "weekday" (0 Monday),
    "day" (``amount`` days from the page's day), "same" (``amount`` days from the story's day), "unit"
    (the week, month, year or weekend ``amount`` from now; ``part`` halves or quarters of a year as "1/2"),
    "ago" (``amount`` units before the page's day), "earlier" (``amount`` units from the story's day, signed).
    """

    start: int
    end: int
    phrase: str
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    shift: int | None = None  # -1 last, 0 this, +1 next: of the week for a weekday, of the year for a month
    amount: int | None = None
    unit: str | None = None
    part: str | None = None
    bound: str | None = None  # "before", "since": the phrase bounds the date rather than names it

    @property
    def is_precise(self) -> bool:
        """Names a day or some days, not a month, year or vaguer."""
        return self.day is not None or self.form in {"weekday", "day", "same"} or self.unit in {"day", "week"}


def _month_pattern() -> str:
    short = {"may": "", "june": "Jun", "july": "Jul", "september": "Sept|Sep"}
    whole = [m.capitalize() for m in MONTHS] + [m.upper() for m in MONTHS]
    cut = "|".join(filter(None, (short.get(m, m[:3].capitalize()) for m in MONTHS)))
    return rf"(?-i:(?:{'|'.join(whole)})\b|(?:{cut})\b\.?)"


_M = _month_pattern()
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:.]\d|[\w%])"
_Y = r"(?:1[89]|20)\d\d(?![\d\w])"
_W = (
    r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.|"
    r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
_N = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_REL = r"(?:last|past|previous|this|current|next|coming|following)"
_TO = r"\s*(?:-|–|—|to|through|until|till|and|&)\s*(?:the\s+)?"
_TIME = r"(?:early|late|mid)"
_DAYPART = r"(?:\s+(?:morning|afternoon|evening|night|noon))?"
_EDGE = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:start|beginning|middle|end|close|first\s+days|last\s+days)\s+of|"
    r"early(?:\s+in)?|mid|late(?:\s+in)?)[\s-]+"
)

Builder = Callable[[re.Match[str]], dict[str, object]]


def _month(text: str) -> int:
    head = text.strip(".").lower()[:3]
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(head))


def _weekday(text: str) -> int:
    head = text.lower()[:3]
    return next(i for i, d in enumerate(WEEKDAYS) if d.startswith(head))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _int(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _date(found: re.Match[str]) -> dict[str, object]:
    g = found.groupdict()
    out: dict[str, object] = {
        "year": _int(g.get("y")),
        "month": _month(g["m"]) if g.get("m") else None,
        "day": _int(g.get("d")),
        "year2": _int(g.get("y2")),
        "month2": _month(g["m2"]) if g.get("m2") else None,
        "day2": _int(g.get("d2")),
        "weekday": _weekday(g["w"]) if g.get("w") else None,
        "shift": _SHIFTS[g["rel"].lower()] if g.get("rel") else None,
    }
    return {"form": "date", **out}


def _figures(found: re.Match[str]) -> dict[str, object]:
    first, second, year = (int(p) for p in re.split(r"[./]", found.group()))
    if first > 12 >= second or "." in found.group():
        first, second = second, first  # day first: beyond 12, or written with points
    elif second <= 12 and first != second:
        return {}
    return {"form": "date", "year": year if year > 99 else 2000 + year, "month": first, "day": second}


def _iso(found: re.Match[str]) -> dict[str, object]:
    year, month, day = (int(p) for p in found.group().split("-"))
    return {"form": "date", "year": year, "month": month, "day": day}


def _on_weekday(found: re.Match[str]) -> dict[str, object]:
    g = found.groupdict()
    rel = g.get("rel") or g.get("rel2")
    out: dict[str, object] = {"form": "weekday", "weekday": _weekday(g["w"])}
    if rel:
        out["shift"] = _SHIFTS[rel.lower()]
        out["part"] = "week" if g.get("rel2") else None
    return out


def _near(found: re.Match[str]) -> dict[str, object]:
    text = found.group().lower()
    amount = 1 if "tomorrow" in text else -1 if "yesterday" in text or "last" in text or "overnight" in text else 0
    if "before" in text:
        amount = -2
    if "after tomorrow" in text:
        amount = 2
    return {"form": "day", "amount": amount}


def _same(found: re.Match[str]) -> dict[str, object]:
    text = found.group().lower()
    if "same" in text or "that day" in text or "in the day" in text or "later that" in text:
        amount = 0
    else:
        amount = -1 if re.search(r"before|previous|earlier|eve", text) else 1
    return {"form": "same", "amount": amount}


def _ago(found: re.Match[str]) -> dict[str, object]:
    amount, unit, where = _number(found["n"]), found["unit"].lower().rstrip("s"), found["where"].lower()
    if unit == "fortnight":
        amount, unit = 2 * amount, "week"
    if unit == "week" and found.group().lower().startswith("exactly"):
        amount, unit = 7 * amount, "day"
    if where.endswith(("ago", "since")):
        return {"form": "ago", "amount": amount, "unit": unit}
    sign = -1 if where.endswith(("earlier", "before", "previously")) else 1
    if unit == "day" and amount == 1:
        return {"form": "same", "amount": sign}
    return {"form": "earlier", "amount": sign * amount, "unit": unit}


def _unit(found: re.Match[str]) -> dict[str, object]:
    g = found.groupdict()
    rel = (g.get("rel") or "this").lower()
    out: dict[str, object] = {"form": "unit", "amount": _SHIFTS.get(rel, 0), "unit": g["unit"].lower()}
    if g.get("nth"):
        nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4 if g["fraction"] == "quarter" else 2}
        out["part"] = f"{nth[g['nth'].lower()]}/{2 if g['fraction'].lower() == 'half' else 4}"
    return out


def _part_of_year(found: re.Match[str]) -> dict[str, object]:
    out: dict[str, object] = {"form": "unit", "unit": "year"}
    if found.groupdict().get("unit"):
        out = _unit(found)
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4 if found["fraction"] == "quarter" else 2}
    size = 2 if found["fraction"].lower() == "half" else 4
    out["part"] = f"{nth[found['nth'].lower()]}/{size}"
    if found.groupdict().get("y"):
        out["year"] = int(found["y"])
    return out


def _ordinal(found: re.Match[str]) -> dict[str, object]:
    out: dict[str, object] = {"form": "date", "day": _int(found["d"]), "day2": _int(found.groupdict().get("d2"))}
    rel = found.groupdict().get("rel")
    if rel:
        out["shift"] = _SHIFTS[rel.lower()]
        out["unit"] = "month"
    return out


# After "the 8th" a noun would make it the eighth of something: only marks and small words may follow.
_NO_NOUN = (
    r"(?=\s*(?:[,.;:)]|$|(?:to|in|at|and|of|for|from|with|by|that|when|after|before|where|as|amid|local|had|was)\b))"
)
_UNITS = r"(?P<unit>week|month|year|weekend)"

_PATTERNS: tuple[tuple[str, Builder], ...] = (
    (r"\d{4}-\d\d-\d\d\b", _iso),
    (r"\b\d{1,2}([./])\d{1,2}\1(?:19|20)?\d\d\b", _figures),
    # Friday, July 11, 2025 / Friday 11 July / July 10-12 / 10 to 12 July / March 30 - April 2
    (
        rf"(?:(?P<w>{_W}),?\s+\(?)?(?:between\s+|from\s+)?(?P<m>{_M})\s+(?P<d>{_D})"
        rf"(?:{_TO}(?:(?P<m2>{_M})\s+)?(?P<d2>{_D}))?(?:,?\s+(?P<y>{_Y}))?",
        _date,
    ),
    (
        rf"(?:(?P<w>{_W}),?\s+\(?)?(?:between\s+|from\s+)?(?:the\s+)?(?P<d>{_D})(?:\s+(?:of\s+)?(?P<m>{_M}))?{_TO}(?P<d2>{_D})"
        rf"\s+(?:of\s+)?(?P<m2>{_M})(?:,?\s+(?P<y>{_Y}))?",
        _date,
    ),
    (rf"(?:(?P<w>{_W}),?\s+\(?)?(?:the\s+)?(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?", _date),
    # October last year / April 2019 / early June
    (rf"(?:{_EDGE})?(?P<m>{_M}),?\s+(?:of\s+)?(?:(?P<rel>last|this|next)\s+year|(?P<y>{_Y}))", _date),
    (rf"\b(?P<rel>last|this|next)\s+(?P<m>{_M})", _date),
    (rf"(?:{_EDGE})?(?P<m>{_M})(?!\w)", _date),
    # the 3rd / from the 10th to the 12th / the 5th of this month
    (
        r"(?:from|between)\s+the\s+(?P<d>\d{1,2}(?:st|nd|rd|th))\s+(?:to|until|through|and)\s+(?:the\s+)?"
        r"(?P<d2>\d{1,2}(?:st|nd|rd|th))(?:\s+of\s+(?P<rel>this|last|next)\s+month)?",
        _ordinal,
    ),
    (
        r"(?<=\b(?:on|by) )the\s+(?P<d>\d{1,2}(?:st|nd|rd|th))(?:\s+of\s+(?P<rel>this|last|next)\s+month)?" + _NO_NOUN,
        _ordinal,
    ),
    (r"\bthe\s+(?P<d>\d{1,2}(?:st|nd|rd|th))\s+of\s+(?P<rel>this|last|next)\s+month", _ordinal),
    # weekdays
    (rf"\b(?P<rel>{_REL})\s+(?P<w>{_W}){_DAYPART}", _on_weekday),
    (rf"\b(?:{_TIME}\s+)?(?P<w>{_W}){_DAYPART}(?:\s+(?:of\s+)?(?P<rel2>last|this|next)\s+week)?", _on_weekday),
    # days near the page's own
    (
        r"\b(?:(?:earlier|later)\s+)?(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|yesterday|tomorrow|tonight"
        r"|this\s+(?:morning|afternoon|evening)|last\s+night|last\s+evening|overnight)\b" + _DAYPART,
        _near,
    ),
    (
        r"\b(?:(?:later|earlier)\s+)?(?:(?:on|in|at|during)\s+)?(?:(?:the|that)\s+(?:very\s+)?same\s+(?:day|evening|morning|afternoon|night)|later\s+that\s+(?:day|evening|afternoon)|(?:later|earlier)\s+in\s+the\s+day|that\s+day)\b",
        _same,
    ),
    (
        r"\b(?:on\s+)?the\s+(?:next|following|previous|preceding)\s+(?:day|morning|evening)\b|\b(?:the|a|one)\s+day\s+(?:before|earlier|after|later|previously)\b"
        r"|\bon\s+the\s+eve\s+of\b",
        _same,
    ),
    (
        rf"\b(?:exactly\s+|about\s+|around\s+|some\s+|nearly\s+|almost\s+|just\s+|over\s+|more\s+than\s+)?(?P<n>{_N})(?:\s+of)?\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
        r"(?P<where>ago|earlier|later|before|previously|since)\b",
        _ago,
    ),
    # parts of a year
    (
        rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<fraction>half|quarter)\s+of\s+"
        rf"(?:(?P<y>{_Y})|(?:(?P<rel>this|the|next|last)\s+(?P<unit>year)))",
        _part_of_year,
    ),
    (
        rf"\b(?:(?:before|by|towards?|until)\s+)?{_EDGE}(?:(?P<rel>this|the|next|last)\s+{_UNITS}|(?P<y>{_Y}))",
        lambda f: _unit(f) if f.groupdict().get("unit") else {"form": "date", "year": int(f["y"])},
    ),
    (
        rf"\b(?:(?:earlier|later)\s+(?:in\s+)?|(?:within|during|over)\s+)?(?P<rel>last|past|this|next|coming)\s+{_UNITS}\b",
        _unit,
    ),
    (rf"\b(?:the\s+)(?P<rel>previous|following|coming|past|current)\s+{_UNITS}\b", _unit),
    (r"\b(?:over|at|on|during)\s+(?P<rel>the)\s+(?P<unit>weekend)\b", lambda f: {**_unit(f), "amount": None}),
    (r"\b(?:earlier|later)\s+(?:in\s+)?(?:the|this)\s+(?P<unit>week|month|year)\b", _unit),
    (
        rf"(?<=\b(?:in|of) )(?P<y>{_Y})|(?<=\b(?:since|early) )(?P<y2>{_Y})|(?<=\blate )(?P<y3>{_Y})",
        lambda f: {"form": "date", "year": int(f.group())},
    ),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in _PATTERNS)
_BEFORE = re.compile(r"\b(?:before|by|until|till|ahead of|prior to|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|after|following)\s+(?:the\s+)?$", re.IGNORECASE)


_MODIFIES = re.compile(
    r"(?:['’]s)?\s+(?:round|meeting|talks|session|summit|visit|call|conversation|consultations)\b", re.IGNORECASE
)  # "from the March round"


def find(text: str, offset: int = 0) -> list[When]:
    """All date expressions of a text, in order, the longest where they overlap.

    >>> [w.phrase for w in find("Met on Friday, July 11, after talks in October last year; may march on the 8th.")]
    ['Friday, July 11', 'October last year', 'the 8th']
    """
    found = sorted(_candidates(text, offset), key=lambda w: (w.start, -(w.end - w.start)))
    out: list[When] = []
    for when in found:
        if not out or when.start >= out[-1].end:
            out.append(when)
        elif when.end - when.start > out[-1].end - out[-1].start:
            out[-1] = when
    return out


def _candidates(text: str, offset: int) -> Iterator[When]:
    for pattern, build in _COMPILED:
        for found in pattern.finditer(text):
            fields = build(found)
            if not fields:
                continue
            start, end = found.span()
            phrase = text[start:end]
            stripped = phrase.rstrip(" ,")
            end -= len(phrase) - len(stripped)
            head = text[max(0, start - 20) : start]
            bound = "before" if _BEFORE.search(head) or re.match(r"before|by|until", stripped, re.I) else None
            if bound is None and _SINCE.search(head) and not _MODIFIES.match(text[end:]):
                bound = "since"
            yield When(offset + start, offset + end, stripped, bound=bound, **fields)  # type: ignore[arg-type]
