"""Stretches of a page that are not the article: lists of other stories, summaries in points, comments, repetitions."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from kgraph.model import BlockKind
from kgraph.text.labels import Label

if TYPE_CHECKING:
    from kgraph.text.page import Page

_ENOUGH_WORDS = 60  # of prose, or ...
_ENOUGH_SHARE = 0.4  # ... of the page's prose, before "Comments" can end an article
_NAME_WORDS = 4
_POINT_WORDS = 15  # the longest point of a summary that lost its bullets
_SAME_START = 40  # characters two paragraphs share when one repeats the other


def close(page: Page) -> None:
    """Marks lists of other stories, summaries and all that follows the article's end as boilerplate."""
    words = [len(shape.words) if page.is_prose(i) else 0 for i, shape in enumerate(page.shapes)]
    before = [0, *accumulate(words)]
    prose_starts = next((i for i, count in enumerate(words) if count), len(words))
    for i, label in enumerate(page.labels):
        enough = before[i] >= _ENOUGH_WORDS or before[i] > _ENOUGH_SHARE * before[-1]
        if label is Label.END and enough:  # else "Comments" is a link above the article
            page.fill(i, len(page.shapes))
            break
        if label is Label.LIST:
            _close_list(page, i, above=i < prose_starts)
        elif label is Label.KEYPOINTS:
            _close_points(page, i)


def _close_list(page: Page, header: int, *, above: bool) -> None:
    """Other stories reach to the next list or paragraph of the article's own prose.

    Where the list stands ``above`` the article its last line is the headline.
    """
    stop = next((j for j in range(header + 1, len(page.shapes)) if _goes_on(page, header, j)), len(page.shapes))
    headline = None
    if above and stop < len(page.shapes) and page.is_prose(stop):
        lines = (j for j in range(stop - 1, header, -1) if page.is_line(j) and len(page.shapes[j].words) > _NAME_WORDS)
        headline = next(lines, None)
    for j in range(header, stop):
        if j != headline and page.labels[j] not in {Label.META, Label.CAPTION}:
            page.kinds[j] = BlockKind.BOILERPLATE


def _goes_on(page: Page, header: int, j: int) -> bool:
    """Whether the article goes on with paragraph ``j`` after a list: prose that is no other story's summary.

    A summary follows exactly one headline of the list, and another headline or nothing comes after it.
    """
    if page.labels[j] in {Label.END, Label.LIST}:
        return True
    if not page.is_prose(j) or page.shapes[j].teaser:
        return False
    under_one_headline = j - 1 > header and page.is_line(j - 1) and not (j - 2 > header and page.is_line(j - 2))
    following = next((k for k in range(j + 1, len(page.shapes)) if not page.labels[k]), None)
    alternates = following is None or not page.shapes[following].end_mark
    return not (under_one_headline and alternates)


def _close_points(page: Page, header: int) -> None:
    """The points of a summary: list items, else short lines, up to the first other paragraph."""
    bulleted = False
    for j in range(header + 1, len(page.shapes)):
        shape = page.shapes[j]
        if page.labels[j] is Label.KEYPOINTS:
            continue
        point = shape.bullet or (not bulleted and len(shape.words) <= _POINT_WORDS)
        if page.labels[j] or page.datelines[j] or not point:
            break
        bulleted = bulleted or shape.bullet
        page.kinds[j] = BlockKind.BOILERPLATE
        page.points.append(j)


def drop_repeats(page: Page) -> None:
    """Prose and captions are read once: a repeated one where it first stands, a cut one where it stands whole.

    The paragraph with the dateline stays in any case; what repeats it goes.
    """
    pairs = zip(page.shapes, page.datelines, strict=True)
    whole = [" ".join(shape.text[line.end if line else 0 :].lower().split()) for shape, line in pairs]
    starts: dict[str, list[int]] = defaultdict(list)
    for i, shape in enumerate(page.shapes):
        if shape.prose and page.kinds[i] is not BlockKind.BOILERPLATE and len(whole[i]) >= _SAME_START:
            starts[whole[i][:_SAME_START]].append(i)
    seen: set[str] = set()
    for i, shape in enumerate(page.shapes):
        caption = page.kinds[i] is BlockKind.CAPTION
        stays = page.datelines[i] and not shape.teaser
        if stays or not (caption or (page.kinds[i] is None and shape.prose)):
            continue
        if whole[i] in seen or any(_contains(page, whole, i, j) for j in starts[whole[i][:_SAME_START]]):
            page.kinds[i] = BlockKind.BOILERPLATE
        seen.add(whole[i])


def _contains(page: Page, whole: list[str], i: int, j: int) -> bool:
    """Whether paragraph ``j`` says all of ``i`` and more, or says it under the dateline."""
    if i == j or page.kinds[j] is BlockKind.BOILERPLATE:
        return False
    longer = len(whole[j]) > len(whole[i]) or bool(page.datelines[j])
    return longer and whole[j].startswith(whole[i].rstrip(".… "))
