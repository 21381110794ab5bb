"""By what means an encounter is held: in person, by phone, by video."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques
from kgraph.extract.frames.triggers import triggers

if TYPE_CHECKING:
    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.frames.frame import Frame


def mode_of(frame: Frame, sentence: Sentence, text: str) -> tuple[str, bool]:
    """("in-person" | "phone" | "video", whether the text says so)."""
    data = triggers().modes
    near = _means(frame, sentence)
    low = text.lower()
    words = near & data["video"]
    if words or (
        re.search(r"\bvideo[- ]?(?:link|call|conference)|\bvia (?:video|zoom)|\bvirtual(?:ly)?\b|\bby video", low)
        and words | near & {"video", "virtual"}
    ):
        return "video", True
    if (
        near & data["phone"]
        or frame.rule.startswith(("verb:phone", "verb:telephone", "verb:ring", "verb:dial"))
        or frame.rule.startswith("verb:call+")
        or frame.rule == "verb:call"
    ):
        return "phone", True
    if (
        frame.noun is not None
        and frame.noun.lower_ in ("call", "calls", "telephone")
        and not re.search(r"courtesy|pa(?:y|id|ys|ying) a", low)
    ):
        return "phone", True
    return "in-person", False


def _means(frame: Frame, sentence: Sentence) -> set[str]:
    """The words that can say by what means: the noun's own modifiers, and what hangs on "by", "over", "via", "on", "in"."""
    out: set[str] = set()
    if sentence.doc is None:
        return out
    for index in frame.tokens | {frame.trigger.i}:
        token = sentence.doc[index]
        out.add(token.lower_)
        out.update(
            t.lower_
            for c in token.children
            if c.dep_ in ("amod", "compound", "advmod", "nmod", "nmod:unmarked") and c.i < index
            for t in c.subtree
        )
    modes = triggers().modes["phone"] | triggers().modes["video"]
    for token in sentence.doc[frame.head.i + 1 :]:  # "went over the figures by telephone": hung on the nearest noun
        if token.lower_ in modes and any(
            t.lower_ in ("by", "over", "via") for t in sentence.doc[max(0, token.i - 2) : token.i]
        ):
            out.add(token.lower_)
        if token.pos_ == "VERB":
            break
    for anchor in {
        frame.trigger.i: frame.trigger,
        frame.head.i: frame.head,
        **({frame.noun.i: frame.noun} if frame.noun is not None else {}),
    }.values():
        out.update(c.lower_ for c in anchor.children if c.dep_ in ("advmod", "amod", "obl:unmarked"))
        for prep, word in obliques(anchor):
            if prep in ("by", "over", "via", "on", "through", "in", "during"):
                out.add(word.lower_)
                out.update(
                    t.lower_
                    for c in word.children
                    if c.dep_ in ("compound", "amod", "flat", "conj", "nmod:unmarked")
                    for t in c.subtree
                )
    return out
