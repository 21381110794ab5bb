"""By what means an encounter is held: in person, by phone, by video."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques
from kgraph.extract.frames.triggers import triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kgraph.extract.frames.frame import Frame

_CALLING = ("verb:phone", "verb:telephone", "verb:ring", "verb:dial", "verb:call+")
# "quoted by the online edition": what is online is the paper
_MEDIA = frozenset(
    {"edition", "media", "newspaper", "paper", "outlet", "portal", "magazine", "statement", "post", "site"}
)
_COURTESY = re.compile(r"courtesy|pa(?:y|id|ys|ying) a", re.IGNORECASE)  # "paid a courtesy call": in person


def mode_of(frame: Frame, text: str) -> tuple[str, bool]:
    """("in-person" | "phone" | "video", whether the text says so); ``text`` is the trigger's own phrase."""
    data = triggers().modes
    near = set(_means(frame))
    if near & data["video"]:
        return "video", True
    if near & data["phone"] or frame.rule == "verb:call" or frame.rule.startswith(_CALLING):
        return "phone", True
    noun = frame.noun.lower_ if frame.noun is not None else ""
    reaches = {p for p, _ in obliques(frame.noun)} if frame.noun is not None else set()
    if noun == "call" and reaches & {"on", "upon"}:
        return "in-person", False  # "an introductory call on the president"
    if noun in ("call", "calls", "telephone") and not _COURTESY.search(text):
        return "phone", True
    return "in-person", False


def _means(frame: Frame) -> Iterator[str]:
    """The words that can say by what means: the noun's modifiers, and what hangs on "by", "over", "via", "on"."""
    doc = frame.trigger.doc
    for index in frame.tokens | {frame.trigger.i}:
        yield doc[index].lower_
        for child in doc[index].children:
            if child.i < index and child.dep_ in ("amod", "compound", "advmod", "nmod", "nmod:unmarked"):
                yield from (t.lower_ for t in child.subtree)
    yield from _lines_behind(doc, frame.head)
    for anchor in (frame.trigger, frame.head, frame.noun):
        if anchor is not None:
            yield from _means_of(anchor)


def _lines_behind(doc: Doc, head: Token) -> Iterator[str]:
    """ "Went over the figures by telephone": a phrase hung on the nearest noun."""
    modes = triggers().modes["phone"] | triggers().modes["video"]
    for token in doc[head.i + 1 :]:
        before = doc[max(0, token.i - 2) : token.i]
        if token.lower_ in modes and any(t.lower_ in ("by", "over", "via") for t in before):
            yield token.lower_
        if token.pos_ == "VERB":
            return


def _means_of(anchor: Token) -> Iterator[str]:
    """ "Met virtually", "spoke by secure telephone line"."""
    yield from (c.lower_ for c in anchor.children if c.dep_ in ("advmod", "amod", "obl:unmarked"))
    for prep, word in obliques(anchor):
        if prep in ("by", "over", "via", "on", "through", "in", "during"):
            yield word.lower_
            for child in word.children if word.lower_ not in _MEDIA else ():
                if child.dep_ in ("compound", "amod", "flat", "conj", "nmod:unmarked"):
                    yield from (t.lower_ for t in child.subtree)
