"""Tells what an article says from what its page puts around it.

Works on plain text copied from any outlet's page.  A paragraph is judged by its own words and form
(:mod:`kgraph.text.labels`), then by its place: headers of lists reach to where prose goes on, comments to the
end (:mod:`kgraph.text.sections`), headlines stand before the first paragraph of prose, and what is left after
the last one belongs to the page.
"""

from __future__ import annotations

from collections import Counter

from kgraph.model import Block, BlockKind
from kgraph.text import sections
from kgraph.text.labels import TIMED, Label
from kgraph.text.page import Page
from kgraph.text.shapes import Shape

_NAME_WORDS = 4  # outlets, sections and authors are seldom longer, headlines seldom so short
_SUBHEAD_WORDS = 8
_TOP_HEADLINES = 3
_QUOTES = "\"'“‘„«"


def blocks(text: str) -> tuple[Block, ...]:
    """Every paragraph of a text with its kind, in order, without overlap; no word lies outside.

    >>> page = "Home > World\\nMinisters meet in Oslo\\nThe two ministers met in Oslo on Monday to talk about fish."
    >>> [(page[b.start : b.end][:14], b.kind.value) for b in blocks(page)]
    [('Home > World', 'boilerplate'), ('Ministers meet', 'headline'), ('The two minist', 'body')]
    """
    page = Page.of(text)
    sections.close(page)
    sections.drop_repeats(page)
    body = _body(page)
    for i in body:
        page.kinds[i] = BlockKind.BODY
    content = body or [i for i, kind in enumerate(page.kinds) if kind is BlockKind.CAPTION]
    first, last = (content[0], content[-1]) if content else (len(page.shapes), len(page.shapes))
    _above(page, first)
    _within(page, first, last)
    _below(page, last)
    told = zip(page.shapes, page.kinds, strict=True)
    return tuple(Block(shape.start, shape.end, kind or BlockKind.BOILERPLATE) for shape, kind in told)


def title_index(text: str, found: tuple[Block, ...]) -> int | None:
    """Which block is the headline: the last one that a page repeats, else the first of more than a few words, else
    the first; None where no headline stands above the body."""
    lines: dict[int, str] = {}
    for i, block in enumerate(found):
        if block.kind is BlockKind.BODY:
            break
        if block.kind is BlockKind.HEADLINE:
            lines[i] = _without_site(text[block.start : block.end])
    counts = Counter(lines.values())
    repeated = [i for i, line in lines.items() if counts[line] > 1]
    longer = [i for i, line in lines.items() if len(line.split()) > _NAME_WORDS]
    if repeated:
        return repeated[-1]
    return next(iter([*longer, *lines]), None)


def title(text: str, found: tuple[Block, ...]) -> str | None:
    """The words of the headline, without the page's name behind it; None without one.

    >>> page = "The Herald\\nMinisters meet in Oslo again\\nThe two ministers met in Oslo on Monday to talk of fish."
    >>> title(page, blocks(page))
    'Ministers meet in Oslo again'
    """
    i = title_index(text, found)
    return None if i is None else _without_site(text[found[i].start : found[i].end])


def _without_site(line: str) -> str:
    """ "Ministers meet | World | The Herald" without what follows the first bar."""
    return " ".join(line.split()).partition(" | ")[0]


def _body(page: Page) -> list[int]:
    """The paragraphs of prose; without any, the points of the page's summary, else its short sentences.

    The first is left out where it can be a headline that ends in a mark ("Will they meet?").
    """
    prose = [i for i in page.open() if page.shapes[i].prose]
    if len(prose) > 1:
        first = page.shapes[prose[0]]
        if first.title_like and first.end_mark != ":" and not page.datelines[prose[0]]:
            return prose[1:]
    short = (i for i in page.open() if page.shapes[i].end_mark == "." and len(page.shapes[i].words) > 1)
    return prose or page.points or list(short)


def _above(page: Page, first: int) -> None:
    """Lines above the article: headlines; names of outlets, sections and authors; teasers of other stories."""
    above = [i for i in page.open() if i < first]
    counts = Counter(shape.normal for shape in page.shapes)
    entries = {i for i in above if i and page.labels[i - 1] is Label.TIME}  # the head of a live blog's entry
    repeated = {i for i in above if counts[page.shapes[i].normal] > 1}
    headlines = [i for i in above if i in entries or i in repeated or not _is_name(page.shapes[i])] or above
    told = {*headlines}
    kept = told
    if len(headlines) > _TOP_HEADLINES:  # other stories among them: the article's own stands last
        own = max(repeated, default=headlines[-2])
        kept = {i for i in headlines if i >= own or page.shapes[i].normal == page.shapes[own].normal}
    for i in above:
        other = BlockKind.BOILERPLATE if i in told else BlockKind.META
        page.kinds[i] = BlockKind.HEADLINE if i in kept else other


def _is_name(shape: Shape) -> bool:
    """A short line, one in capitals alone, or a long name with its section ("Ministry of Fish | News")."""
    count = len(shape.words)
    if count <= _NAME_WORDS or (count == _NAME_WORDS + 1 and shape.capitals > 0.99):
        return True
    if shape.text.isupper() and count <= 2 * _NAME_WORDS:
        return True
    head, bar, section = shape.text.rpartition("|")
    return bool(bar) and len(section.split()) <= 2 and Shape(0, 0, head).capitals > 0.99


def _within(page: Page, first: int, last: int) -> None:
    """Lines within the article: subheads, items of a list that the text introduces, links to other stories."""
    for i in page.open():
        if not first < i < last:
            continue
        shape = page.shapes[i]
        alone = not page.is_line(i - 1) and not page.is_line(i + 1)
        headed = page.labels[i - 1] is Label.TIME or len(shape.words) <= _SUBHEAD_WORDS
        open_end = shape.end_mark == ";" or shape.text.endswith(",")
        if _introduced(page, i) or open_end or (shape.end_mark and not shape.title_like):
            page.kinds[i] = BlockKind.BODY
        elif TIMED.fullmatch(shape.text) or (alone and headed):
            page.kinds[i] = BlockKind.HEADLINE
        elif shape.end_mark and shape.text[0] in _QUOTES:
            page.kinds[i] = BlockKind.BODY
        else:
            page.kinds[i] = BlockKind.BOILERPLATE


def _introduced(page: Page, i: int) -> bool:
    """Whether the paragraph above is of the body and ends in a colon, or is another item of such a list."""
    if i == 0 or page.kinds[i - 1] is not BlockKind.BODY:
        return False
    above = page.shapes[i - 1]
    return above.end_mark in {":", ";"} or (page.is_line(i - 1) and not above.prose)


def _below(page: Page, last: int) -> None:
    """Below the article nothing counts but a short closing sentence and items of an introduced list."""
    for i in page.open():
        shape = page.shapes[i]
        closes = shape.end_mark == "." or (bool(shape.end_mark) and shape.text[0] in _QUOTES)
        follows = i == last + 1 and page.kinds[last] is BlockKind.BODY and len(shape.words) > 1
        if (follows and closes) or _introduced(page, i):
            page.kinds[i] = BlockKind.BODY
            last = i
        else:
            page.kinds[i] = BlockKind.BOILERPLATE
