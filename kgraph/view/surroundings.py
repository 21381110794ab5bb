"""What to show around a quote: its sentence where the article's text is at hand, else a few words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgraph.view.content import Content, Quote

#: Characters on each side within which a sentence must begin and end; a longer one is cut.
_FAR = 320
#: Characters that the graph itself keeps on each side of a quote.
_KEPT = 32
# A sentence ends at a mark before a capital, or with its line.  "Gen. Smith" ends it too early, which does no harm.
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\s*\n\s*")


def with_sentences(content: Content, text: Callable[[str], str | None]) -> Content:
    """The content with the sentence around every quote in its ``prefix`` and ``suffix``.

    ``text`` gives the text of an article by id, None where it is not known; "…" stands where words are left out.
    """
    texts = {article: text(article) for article in content.articles}
    return replace(content, quotes=tuple(_surrounded(quote, texts.get(quote.article)) for quote in content.quotes))


def _surrounded(quote: Quote, text: str | None) -> Quote:
    if text is not None and text[quote.start : quote.end] == quote.exact:
        before, after = text[max(0, quote.start - _FAR) : quote.start], text[quote.end : quote.end + _FAR]
        from_start, to_end = quote.start <= _FAR, quote.end + _FAR >= len(text)
    else:
        before, after = quote.prefix, quote.suffix
        from_start, to_end = quote.start == len(before), len(after) < _KEPT
    return replace(
        quote,
        prefix=beginning(before, quote.exact, whole=from_start),
        suffix=ending(quote.exact, after, whole=to_end),
    )


def beginning(before: str, quote: str, *, whole: bool) -> str:
    """The part of the sentence before a quote; ``whole`` says that nothing precedes ``before``.

    >>> beginning("It rained. The minister, who ", "came", whole=False)
    'The minister, who '
    >>> beginning("nister of the north, who ", "came", whole=False), beginning("It rained. ", "The", whole=True)
    ('… of the north, who ', '')
    """
    ends = [found.end() for found in _END.finditer(before + quote[:2]) if found.end() <= len(before)]
    if ends or whole or not before:
        return before[max(ends, default=0) :]
    _, space, rest = before.partition(" ")
    return f"… {rest}" if space and rest.strip() else "… "


def ending(quote: str, after: str, *, whole: bool) -> str:
    """The part of the sentence after a quote; ``whole`` says that nothing follows ``after``.

    >>> ending("stopped", " in Oslo. It rained.", whole=True), ending("He stopped.", " It rained.", whole=True)
    (' in Oslo.', '')
    >>> ending("stopped", " in the nor", whole=False)
    ' in the …'
    """
    last = quote[-2:]  # the quote may end the sentence itself
    for found in _END.finditer(last + after):
        if found.end() >= len(last):
            return after[: max(0, found.start() - len(last))]
    if whole:
        return after
    words, space, _ = after.rpartition(" ")
    return f"{words} …" if space else " …"
