"""The day that a page's address names: "/2025/07/11/", "/2023-11-05/", "/2004/jun/21", "ud=20241115050233"."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from kgraph.text.datestrings import MONTHS, edtf_day

_YEAR = r"(?P<year>(?:19[89]|20\d)\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_NAME = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*"
_DAYS = (
    re.compile(rf"(?<!\d){_YEAR}(?P<mark>[/\-_.]){_MONTH}(?P=mark){_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}/{_MONTH}-?{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[/\-_]?{_NAME}[/\-_]?{_DAY}(?!\d)", re.IGNORECASE),
    # The day and a serial number or time of day, never the middle of a longer number.
    re.compile(rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?=\D|$|\d{{4,12}}(?!\d))"),
)
_MONTHS = (
    re.compile(rf"/{_YEAR}[/\-]{_MONTH}(?=/|$)"),
    re.compile(rf"/{_YEAR}[/\-]?{_NAME}(?=/|$)", re.IGNORECASE),
    re.compile(rf"/{_YEAR}{_MONTH}(?=/|$)"),
)
_YEARS = (re.compile(rf"/{_YEAR}(?=/|$)"),)


_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|gob|gouv|govt|government|mfa|mofa|mae)\.(?P<state>[a-z]{2})$")


def government(url: str | None) -> str | None:
    """The state (ISO 3166-1 alpha-3) whose government an address belongs to; None where it tells none.

    Source: the domains that registries keep for governments, ".gov" and ".mil" for the United States'.

    >>> government("https://www.state.gov/readout"), government("https://www.gov.uk/news"), government("https://mfa.gov.sg/x")
    ('USA', 'GBR', 'SGP')
    >>> government("https://news.example/gov") is None
    True
    """
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    if host.endswith((".gov", ".mil")):
        return "USA"
    found = _GOVERNMENT.search(host)
    return _states().get(found["state"]) if found else None


@cache
def _states() -> dict[str, str]:
    text = files("kgraph.data").joinpath("iso3166.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["alpha2"].lower(): row["alpha3"] for row in rows} | {"uk": "GBR"}


def date(url: str | None) -> str | None:
    """The most precise date in the path or query of an address as EDTF; None without one.

    >>> date("https://news.example/world/2025/07/11/talks.html"), date("https://news.example/2010/05/talks")
    ('2025-07-11', '2010-05')
    >>> date("https://news.example/talks-1026156.html") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # an address that is none ("http://[") tells no date
        return None
    path = f"{parts.path}?{parts.query}"
    for patterns in (_DAYS, _MONTHS, _YEARS):
        for pattern in patterns:
            for match in pattern.finditer(path):
                found = _edtf(match.groupdict())
                if found:
                    return found
    return None


def _edtf(parts: dict[str, str | None]) -> str | None:
    year, name = parts["year"], parts.get("name")
    month = f"{MONTHS.index(name.lower()) + 1:02d}" if name else parts.get("month")
    day = parts.get("day")
    if day and month:
        return edtf_day(int(year or 0), int(month), int(day))
    return f"{year}-{month}" if month else year
