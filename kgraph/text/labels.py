"""What a paragraph is by its own words and form, wherever it stands: captions, credits, menus, headers of lists."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from kgraph.text import dateline, datestrings, furniture

if TYPE_CHECKING:
    from kgraph.text.shapes import Shape


class Label(StrEnum):
    """What one paragraph alone can be told to be."""

    CAPTION = "caption"
    META = "meta"
    TIME = "time"  # the time of an entry in a live blog
    BOILERPLATE = "boilerplate"
    LIST = "list"  # header of a list of other stories
    KEYPOINTS = "keypoints"  # header of a summary in points
    END = "end"  # header of what follows the article: comments


_TIME = re.compile(
    r"(?:published at |updated at |posted at )?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?", re.I
)
# An entry of a live blog with its time on the same line: "10.45am BST Ministers arrive", "... published at 15:42 GMT".
TIMED = re.compile(r"(?:\d{1,2}[:.]\d\d\s?(?:[ap]m)?(?:\s[A-Z]{2,4})?\s.+)|(?:.+published at \d{1,2}:\d\d\b.*)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?!\d)", re.I)
_COUNTER = re.compile(r"\d[\d,.]*\s?[km]?\s(?:views?|shares?|likes?|reads?|reactions?|min(?:ute)?s?\sread)\b.*", re.I)
_COMMENTS = re.compile(r"(?:\d[\d,]*\scomments?|comments?\s?\(?\d[\d,]*\)?)\s?:?", re.I)
_BYLINE = re.compile(r"(?:By|BY|by)\s+[^\W\d_a-z].*")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_TWEET_CREDIT = re.compile(r"[-–—]\s.*\(@\w+\)")
_SEPARATOR = re.compile(r"\s*[|>›»•·→]\s*|\s/\s")
_SIDE = re.compile(
    r"\((?:(?:far|second|third|\d(?:st|nd|rd|th))\s)?(?:from\s(?:the\s)?)?"
    r"(?:l\s?eft|r\s?ight|centre|center|middle)\b[^()]{0,20}\)",
    re.I,
)
_SIDE_LETTER = re.compile(r"\((?:\d(?:st|nd|rd|th)\s)?[LRC]\)")
_SIDE_AND_VERB = re.compile(r"\([LRC]\),?\s(?!says)(?:and|with|[a-z]+s|meet|shake|pose|attend|speak)\s")
_CREDIT = re.compile(
    r"[\[(][^\[\]()]*\b(?:photos?|hand-?out|getty|pool|images?|pictures?)\b[^\[\]()]*[\])]\s*\|?$",
    re.I,
)
_CREDITED_SENTENCE = re.compile(r"[.!?]\s+([^\W\d_a-z][\w\- ]{1,30})$")  # "The two leaders in Oslo. Reuters"
_LONGEST_CAPTION = 100  # words
_LONGEST = 2_000  # characters; what is longer is no caption, credit or menu, whatever words it begins with
_PROSE_BEFORE_DATE = re.compile(r"\b(?:of|on|in|for|to|from|since|until|till|after|before|the|a)\s*$", re.I)
_MOSTLY_MENU = 0.75


def label(shape: Shape) -> Label | None:
    """The label of a paragraph, None where only its place on the page can tell."""
    if len(shape.text) > _LONGEST:
        return None
    line, sentence = shape.normal, shape.prose
    if not any(c.isalpha() for c in line):
        return _without_letters(line)
    if not sentence:
        header = _header(line)
        if header:
            return header
    if _is_caption(shape):
        return Label.CAPTION
    if furniture.is_kind("boilerplate", line, sentence=sentence) or (not sentence and _is_menu(shape)):
        return Label.BOILERPLATE
    if not sentence and _TIME.fullmatch(line):
        return Label.TIME
    return Label.META if _is_meta(shape) else None


def _without_letters(line: str) -> Label:
    if _TIME.fullmatch(line):
        return Label.TIME
    return Label.META if any(c.isdigit() for c in line) else Label.BOILERPLATE


def _header(line: str) -> Label | None:
    if furniture.is_header("end", line) or _COMMENTS.fullmatch(line):
        return Label.END
    if furniture.is_header("keypoints", line):
        return Label.KEYPOINTS
    return Label.LIST if furniture.is_header("list", line) else None


def _is_caption(shape: Shape) -> bool:
    """Words that captions begin or end with, sides of a picture in brackets, a credit at the end."""
    text = shape.text
    if len(shape.words) > _LONGEST_CAPTION:
        return False
    credited = _CREDITED_SENTENCE.search(text)
    if credited and furniture.normal(credited[1]) in furniture.words("agency"):
        return True
    if furniture.is_kind("caption", shape.normal, sentence=shape.prose) or _CREDIT.search(text):
        return True
    return bool(_SIDE.search(text)) or len(_SIDE_LETTER.findall(text)) > 1 or bool(_SIDE_AND_VERB.search(text))


def _is_menu(shape: Shape) -> bool:
    """Words of menus for the most part, a trail of short segments ("Home > World"), or a counter ("1,350 views")."""
    if _COUNTER.fullmatch(shape.text):
        return True
    segments = [segment for segment in _SEPARATOR.split(shape.text) if segment]
    if len(segments) > 1 and all(len(s.split()) <= 3 for s in segments) and not datestrings.find(shape.text):
        return len(segments) > 2 or segments[0].lower() in furniture.words("nav")
    bare = _without_dates(shape.text)
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w\-]*", bare)]
    return len(words) > 1 and sum(w in furniture.words("nav") for w in words) >= _MOSTLY_MENU * len(words)


def _is_meta(shape: Shape) -> bool:
    line, text = shape.normal, shape.text
    if furniture.is_kind("meta", line, sentence=shape.prose) or _TWEET_CREDIT.match(text):
        return True
    if shape.prose:
        return False
    if text.startswith("|"):  # what is left of a table around a picture
        return True
    if line.strip("()[]/-–— .") in furniture.words("agency") or dateline.parse(text, alone=True):
        return _stands_alone(text, line)
    few = len(_without_dates(text).split()) <= 12 and shape.end_mark in {"", ":"}
    return few and (bool(_BYLINE.fullmatch(text)) or bool(_EMAIL.search(text)) or _is_dated_line(text))


def _stands_alone(text: str, line: str) -> bool:
    """Whether nothing follows the dateline (it may open a short sentence of the body)."""
    found = dateline.parse(text, alone=True)
    return found is None or found.end >= len(text.rstrip()) or line.strip("()[]/-–— .") in furniture.words("agency")


def _is_dated_line(text: str) -> bool:
    """A date with few other words: "Tuesday 11 March 2025 | 16:20", "All News 23:30 July 11, 2025".

    A date that a preposition ties to the words before it belongs to a headline ("Statement of 12 May 2022").
    """
    dates = datestrings.find(text)
    if not dates:
        return False
    rest = _without_dates(text)
    words = re.findall(r"[^\W\d_]{2,}", rest)
    if not words:
        return True
    marked = "|" in text or bool(_CLOCK.search(text[: dates[0].start] + " " + text[dates[-1].end :]))
    if _PROSE_BEFORE_DATE.search(text[: dates[0].start]) and not marked:
        return False
    return len(words) <= (9 if marked else 5)


def _without_dates(text: str) -> str:
    for written in reversed(datestrings.find(text)):
        text = text[: written.start] + " " + text[written.end :]
    return re.sub(rf"(?i)\b{datestrings.WEEKDAY}", " ", text)
