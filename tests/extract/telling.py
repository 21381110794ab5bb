"""Short texts read, and what they say as plain values: what the tests of the reader share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.text.article import Declared, make

if TYPE_CHECKING:
    from kgraph.model import Article, Meeting, Reading

PAGE_DAY = "2024-05-15"  # a Wednesday


def article(text: str, published: str | None = PAGE_DAY) -> Article:
    return make("a", text, Declared(published=published), "a.txt")


def reading(text: str, published: str | None = PAGE_DAY) -> Reading:
    return read(load_pipeline(), article(text, published))


def meetings(text: str, published: str | None = PAGE_DAY) -> tuple[Meeting, ...]:
    """The meetings that a text published on a Wednesday tells of."""
    return reading(text, published).meetings


def only(text: str, published: str | None = PAGE_DAY) -> Meeting:
    """The one meeting of a text."""
    found = meetings(text, published)
    assert len(found) == 1, [says(meeting) for meeting in found]
    return found[0]


def people(meeting: Meeting) -> dict[str, str]:
    """Named participants: name to "PARTY role"."""
    return {p.person: f"{p.represents} {p.role}" for p in meeting.participants if p.person}


def place(meeting: Meeting) -> str:
    """ "City, CODE", "CODE" or "" where the text does not say."""
    return ", ".join(part for part in (meeting.place.city, meeting.place.country) if part)


def says(meeting: Meeting) -> str:
    """A meeting in a line: parties, status, mode unless in person, day, place."""
    mode = "" if meeting.mode == "in-person" else meeting.mode
    parts = ("-".join(sorted(meeting.parties)), meeting.status, mode, meeting.date or "", place(meeting))
    return " ".join(part for part in parts if part)


def known(reason: str) -> pytest.MarkDecorator:
    """Marks a case that the reader gets wrong, and must be told of once it does not."""
    return pytest.mark.xfail(strict=True, reason=reason)
