"""The dateline: the city, and mostly the day, that news agencies write before an article's first words.

Shapes read (city first unless said): "SHANGHAI, Nov. 5 (Agency) -- ", "Seoul, Sep 22 (Agency) The", "MOSCOW, October 7.
/AGENCY/. ", "WASHINGTON (AP) — ", "Geneva, 4 March 2015 – ", "NEW DELHI (Agency - 10th September, 2020) ",
"(Agency) LONDON - April 2, 2009: ", "July 2, 2007 (Agency) -- ", "[Beijing = special correspondent]",
"Abuja, Nigeria | Agency | ", "MANILA - ", "BRUSSELS: ", "ANKARA" or "BONN, Germany, Feb. 17, Kyodo" alone on a line,
"By A. Writer in Vienna".

Shapes without a date or an agency are believed only of a city that ``data/cities.csv`` knows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from kgraph.model import Block, BlockKind
from kgraph.text import furniture, tables
from kgraph.text.datestrings import DAY, MONTH, WEEKDAY, YEAR, day_number, edtf_day, month_number, weekday_number

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_TOKEN = rf"[{_UPPER}][\w'’.\-]*(?<![.\-])"
_SMALL = r"(?:de|del|della|da|do|dos|di|du|la|las|le|los|el|al|of|the|upon|am|an der|sur|es|ul|ad)"
_CITY = rf"(?:{_TOKEN}|St\.|ST\.)(?:\s(?:{_SMALL}\s)?{_TOKEN}){{0,3}}"
_CITIES = (
    rf"(?P<city>{_CITY})(?:\s?/\s?{_CITY}){{0,2}}(?:\s?\[{_CITY}\])?(?:\s?,\s?(?!(?i:{WEEKDAY})){_CITY}\.?){{0,2}}"
)
_DATE = (
    rf"(?i:(?:(?P<weekday>{WEEKDAY})\s?,?\s)?"
    rf"(?:(?P<month1>{MONTH})\s?(?P<day1>{DAY})|(?P<day2>{DAY})\s(?:of\s)?(?P<month2>{MONTH}))"
    rf"(?:(?:\s?[,/]\s?|\s)(?P<year>{YEAR}))?)"
)
_AGENCY = r"(?:\((?P<{0}>[^()\n]{{2,60}})\)|/(?P<{0}s>[^/\n]{{2,30}})/)"
_DASH = r"(?:-{1,3}|[–—―]{1,2})"
_BEFORE = _AGENCY.format("agency0")
_FIRST, _SECOND = _AGENCY.format("agency1"), _AGENCY.format("agency2")

_DATED = re.compile(
    rf"(?:{_BEFORE}\s?)?{_CITIES}\s?(?P<stop>[,.:]?)\s?(?:{_FIRST}\s?)?(?P<bracket>\()?(?:[,–—-]\s?)?{_DATE}(?(bracket)\))"
    rf"\s?[.,]?\s?(?:{_SECOND}|(?P<credit>{_TOKEN}(?:\s{_TOKEN}){{0,2}})(?=\s?$|\s{_DASH}\s))?\s?\.?\s?(?P<dash>{_DASH}|:)?\s*"
)
_CREDITED = re.compile(rf"{_CITIES}\s?[,:]?\s?{_FIRST}\s?[.,]?\s?(?P<dash>{_DASH}|:)?\s*")
_PLAIN = re.compile(
    rf"{_CITIES}(?:\.\s{_CITY})?(?:\s(?P<dash>{_DASH})\s|\s?(?P<dash1>[–—―]|--)\s?|\s?(?P<colon>:)\s)\s*"
)
_BRACKETED = re.compile(rf"[\[【(]\s*{_CITIES}\s*=\s*(?P<agency1>[^\[\]()\n=]{{2,40}})[\]】)]\s*")
_DATE_FIRST = re.compile(rf"{_DATE}\.?\s?{_FIRST}\s?(?P<dash>{_DASH}|:)\s*")
_PIPED = re.compile(rf"{_CITIES}\s?\|\s?(?P<agency1>[^|\n]{{2,30}}?)\s?\|\s*")
_BYLINE = re.compile(rf"(?:By|BY)\s.{{2,60}}?\s(?:in|IN)\s{_CITIES}\.?")
_FIRST_BODIES = 3  # a summary or an unmarked caption may stand before the paragraph with the dateline
_LONGEST = 140  # characters of a line that a dateline can take up


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before an article's first words; ``[start, end)`` in the text, its dash included.

    ``city`` is as written ("KUALA LUMPUR"), the first one of "DUBAI/RIYADH"; ``year`` only where the dateline
    has one itself; ``weekday`` counts from Monday 0.
    """

    start: int
    end: int
    city: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    agency: str | None = None

    @property
    def date(self) -> str | None:
        """The day as EDTF, "XXXX-09-22" where the year is not written; None without a day.

        >>> Dateline(0, 14, "Seoul", 9, 22).date
        'XXXX-09-22'
        """
        if not self.month or not self.day:
            return None
        if self.year:
            return edtf_day(self.year, self.month, self.day)
        # 2000 is a leap year: 29 February may be meant.
        return f"XXXX-{self.month:02d}-{self.day:02d}" if edtf_day(2000, self.month, self.day) else None


def parse(line: str, *, alone: bool = False, lede: bool = False) -> Dateline | None:
    """The dateline at the start of a paragraph, offsets counted from its start; None where there is none.

    ``alone``: the line is a short line by itself, so that it may be nothing but a dateline ("ANKARA").
    ``lede``: the paragraph is the first of the body, so that "Manila: The" and "Cairo - Egypt" count too.

    >>> parse("SHANGHAI, Nov. 5 (Wire) -- The premier")
    Dateline(start=0, end=26, city='SHANGHAI', month=11, day=5, year=None, weekday=None, agency='Wire')
    >>> parse("Geneva, July 18 talks went on.") is None
    True
    """
    head = line[:_LONGEST].translate(_SPACES)
    for found in (
        _dated(head, whole=alone and len(line) <= _LONGEST),
        _bracketed(head),
        _piped(head),
        _date_first(head),
        _credited(head),
        _plain(head) if lede else None,
        _alone(head) if alone and len(line) <= _LONGEST else None,
    ):
        if found:
            return found
    return None


def byline_city(line: str) -> str | None:
    """The city that a credit names: "By Ada Writer in Geneva", "Wire | Geneva | 11 July 2025", "AFP Geneva".

    >>> byline_city("By Ada Writer in Geneva"), byline_city("By our staff in person")
    ('Geneva', None)
    """
    line = line.translate(_SPACES)
    found = _BYLINE.fullmatch(line)
    agency, _, rest = line.strip().partition(" ")
    credited = rest if agency.lower() in furniture.words("agency") else ""
    named = [found["city"]] if found else [segment.strip() for segment in (*line.split("|")[1:-1], credited)]
    cities = [name for name in named if name and name[0].isupper() and is_city(name)]
    return cities[0] if len(cities) == 1 else None


@cache
def _known_cities() -> frozenset[str]:
    names = (name for row in tables.rows("cities.csv") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(_fold(name) for name in names if name)


def is_city(name: str) -> bool:
    """Whether the gazetteer knows a city of that name, capitals and accents aside.

    >>> is_city("GENEVA"), is_city("Readout")
    (True, False)
    """
    return _fold(name) in _known_cities()


def _fold(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.casefold().replace("’", "'")


_SPACES = str.maketrans({"\u00a0": " ", "\t": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " "})


def _could_be_city(name: str) -> bool:
    """Whether no word of it is one that cities do not have."""
    tokens = re.split(r"[\s\-]+", furniture.normal(name).replace(".", ""))
    return len(tokens) <= 4 and name[0].isupper() and not furniture.words("not-city").intersection(tokens)


def _begins_sentence(rest: str) -> bool:
    first = rest.lstrip("\"'“‘«([")[:1]
    return first.isupper() or first.isdigit() or (bool(first) and not first.isascii() and first.isalpha())


def _made(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    agency = next((groups[name] for name in _AGENCY_GROUPS if groups.get(name)), None)
    month, day = (groups.get("month1") or groups.get("month2")), (groups.get("day1") or groups.get("day2"))
    weekday = groups.get("weekday")
    return Dateline(
        match.start(),
        match.start() + len(match[0].rstrip()),
        groups.get("city"),
        month_number(month) if month else None,
        day_number(day) if day else None,
        int(groups["year"]) if groups.get("year") else None,
        weekday_number(weekday) if weekday else None,
        agency.strip() if agency else None,
    )


_AGENCY_GROUPS = (*(f"agency{n}{s}" for n in (0, 1, 2) for s in ("", "s")), "credit")


def _dated(head: str, *, whole: bool) -> Dateline | None:
    """City and day; without agency or dash the city needs a comma and the rest a capital, or the line ends."""
    match = _DATED.match(head)
    if not match or not _could_be_city(match["city"]):
        return None
    made, rest = _made(match), head[match.end() :]
    if not made.date:
        return None
    if not rest:
        return made if whole else None
    if match["bracket"] and match["city"].isupper() and " " not in match["city"] and not is_city(match["city"]):
        made = replace(made, city=None, agency=match["city"])  # "WIRE (August 4, 2014): The ..."
    marked = bool(match["dash"] or made.agency or match["bracket"])
    return made if _begins_sentence(rest) and (marked or match["stop"]) else None


def _credited(head: str) -> Dateline | None:
    """City and agency; a date inside the brackets is the day."""
    match = _CREDITED.match(head)
    if not match or not _could_be_city(match["city"]) or not _begins_sentence(head[match.end() :]):
        return None
    made = _made(match)
    inside = re.search(_DATE, made.agency or "")
    capital = match["city"].isupper() and len(match["city"]) > 2
    if not (inside or is_city(match["city"]) or (capital and match["dash"])):
        return None
    if not (inside or match["dash"] or capital or furniture.normal(made.agency or "") in furniture.words("agency")):
        return None
    if not inside:
        return made
    day = _made(inside)
    agency = (made.agency or "")[: inside.start()].rstrip(" -–—,/")
    return replace(made, month=day.month, day=day.day, year=day.year, weekday=day.weekday, agency=agency or None)


def _bracketed(head: str) -> Dateline | None:
    match = _BRACKETED.match(head)
    return _made(match) if match and _could_be_city(match["city"]) else None


def _piped(head: str) -> Dateline | None:
    match = _PIPED.match(head)
    if not match or not _begins_sentence(head[match.end() :]) or not is_city(match["city"]):
        return None
    return _made(match)


def _date_first(head: str) -> Dateline | None:
    match = _DATE_FIRST.match(head)
    return _made(match) if match and _begins_sentence(head[match.end() :]) else None


def _plain(head: str) -> Dateline | None:
    """City and dash or colon; a place in capitals with a region or a dash need not be a known city."""
    match = _PLAIN.match(head)
    if not match or not _could_be_city(match["city"]) or not _begins_sentence(head[match.end() :]):
        return None
    region = "," in match[0]
    capital = match["city"].isupper() and len(match["city"]) > 3 and not match["colon"]
    return _made(match) if is_city(match["city"]) or (capital and (region or " " in match["city"])) else None


def _alone(head: str) -> Dateline | None:
    """Nothing but a known city, with its country or without."""
    match = re.fullmatch(_CITIES + r"[.:]?", head.strip())
    if not match or not is_city(match["city"]):
        return None
    return _made(match) if head.strip().isupper() or "," in head else None


def find(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The article's dateline, offsets in the text; None where it has none.

    Looked for at the first paragraphs of the body and in the lines above it; a byline's city comes last.
    A dateline with a day wins over one with a city alone.
    """
    bodies = [block for block in blocks if block.kind is BlockKind.BODY][:_FIRST_BODIES]
    top = bodies[0].start if bodies else len(text)
    lines = [block for block in blocks if block.kind is BlockKind.META and block.start < top]
    found = [
        *(_at(block, parse(text[block.start : block.end], lede=True)) for block in bodies),
        *(_at(block, parse(text[block.start : block.end], alone=True)) for block in lines),
    ]
    some = [dateline for dateline in found if dateline]
    dated = next((dateline for dateline in some if dateline.date), None)
    if dated or some:
        return dated or some[0]
    for block in lines:
        city = byline_city(text[block.start : block.end])
        if city:
            return Dateline(block.start, block.end, city)
    return None


def _at(block: Block, found: Dateline | None) -> Dateline | None:
    return replace(found, start=block.start + found.start, end=block.start + found.end) if found else None
