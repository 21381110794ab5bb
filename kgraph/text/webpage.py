"""A web page's main text and what its head says, by trafilatura and htmldate; the network is never asked."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kgraph.text import datestrings

# htmldate refuses dates after this one; its own default is today, and the clock must not decide.
_LAST_DAY = f"{datestrings.LAST_YEAR}-12-31"


@dataclass(frozen=True, slots=True)
class WebPage:
    """The main text (None where none was found) and the page's own metadata; ``published`` is an ISO day."""

    text: str | None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


def read(source: str) -> WebPage:
    """The article of an HTML document: paragraphs a line each, without menus, comments and pictures.

    The date comes from the page's metadata and date elements, never from running text.  A date that stands there
    only in figures that could be read two ways (03/04/2024), or only in the page's address, is left out.
    """
    import trafilatura

    # Both libraries log what they cannot parse; what a user has to know is in our one line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    options = {"original_date": True, "extensive_search": False, "max_date": _LAST_DAY}
    found = trafilatura.bare_extraction(
        source, include_comments=False, with_metadata=True, deduplicate=False, date_extraction_params=options
    )
    if found is None or isinstance(found, dict):  # a dict only where asked for one
        return WebPage(None)
    published = found.date if found.date and _is_certain(found.date, source) else None
    return WebPage(found.text or None, found.title or None, published, found.url or None, found.sitename or None)


def _is_certain(day: str, source: str) -> bool:
    """Whether the page, its addresses aside, writes that day in a form that can mean no other."""
    return day in source or any(
        written.readings == (day,) for line in source.splitlines() for written in datestrings.find(line)
    )
