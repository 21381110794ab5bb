"""A text and what is declared about it, to an :class:`~kgraph.model.Article` with its blocks, date and place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from kgraph import edtf
from kgraph.errors import InputError
from kgraph.model import Article
from kgraph.text import dateline, datestrings, dating, layout
from kgraph.text.decode import LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping


LONGEST = 100_000  # characters of a paragraph; reading one takes 6 kB of memory a character


@dataclass(frozen=True, slots=True)
class Declared:
    """Metadata that came with a text; ``published`` is EDTF."""

    url: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any], path: object) -> Self:
        """The metadata in a JSON object; other keys are passed over.

        Raises InputError where a value is no string, or the date no date or one that can be read two ways.

        >>> Declared.of({"published": "Fri, 11 Jul 2025 15:59:00 GMT", "title": " Talks "}, "a.meta.json")
        Declared(url=None, published='2025-07-11', title='Talks', publisher=None)
        """
        given = {}
        for name in ("url", "published", "title", "publisher"):
            value = values.get(name)
            if value is not None and not isinstance(value, str):
                raise InputError(path, f"'{name}' is not text")
            given[name] = (value or "").strip() or None
        return cls(
            given["url"] if _is_web_address(given["url"]) else None,
            _published(given["published"], path),
            given["title"],
            given["publisher"],
        )

    def or_else(self, other: Declared) -> Declared:
        """These values, and the other's where there are none."""
        return Declared(
            self.url or (other.url if _is_web_address(other.url) else None),
            self.published or other.published,
            self.title or other.title,
            self.publisher or other.publisher,
        )


def make(name: str, text: str, declared: Declared, path: object) -> Article:
    """The article of a text; raises InputError when it is empty, too long, of endless paragraphs or no valid Unicode.

    >>> make("a", "OSLO, July 11, 2025 (Wire) -- The two ministers met on Friday.", Declared(), "a.txt").published
    '2025-07-11'
    """
    if not text.strip():
        raise InputError(path, "empty")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(path, f"half of a surrogate pair at character {error.start}: no valid Unicode") from error
    if len(data) > LIMIT:
        raise InputError(path, f"larger than {LIMIT // 1_000_000} MB", hint="split it")
    blocks = layout.blocks(text)
    if (longest := max((block.end - block.start for block in blocks), default=0)) > LONGEST:
        raise InputError(path, f"a paragraph of {longest:,} characters", hint=f"{LONGEST:,} at most: divide it")
    line = dateline.find(text, blocks)
    published, dated_by = dating.page_date(text, blocks, line, declared.url)
    if declared.published:
        published, dated_by = declared.published, "metadata"
    return Article(
        id=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        title=declared.title or layout.title(text, blocks),
        published=published,
        dated_by=dated_by,
        url=declared.url,
        publisher=declared.publisher,
        place=line.city if line else None,
    )


def _published(value: str | None, path: object) -> str | None:
    """A declared date as EDTF: EDTF itself, an ISO time stamp, or a date written out."""
    if value is None or edtf.is_valid(value):
        return value
    found = datestrings.find(value)
    readings = {reading for written in found for reading in written.readings}
    if not readings:
        raise InputError(path, f"'published' is no date: {value[:40]!r}", hint="write it as 2025-07-11")
    if len(readings) > 1:
        choice = " or ".join(sorted(readings))
        raise InputError(path, f"'published' can be read two ways: {value[:40]!r}", hint=f"write {choice}")
    return readings.pop()


def _is_web_address(url: str | None) -> bool:
    try:
        return bool(url) and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False
