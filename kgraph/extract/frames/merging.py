"""Frames of one sentence whose triggers belong to one encounter: verb with noun, "round" with "consultations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.frame import SAME_EVENT, Frame
from kgraph.extract.frames.nominals import is_occasion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.mentions import Mention

# Nouns between a verb and the encounter's noun: "met for a round of talks".
_PARTS = frozenset({"round", "series", "session", "day", "start", "end", "beginning", "level"})


def merged(frames: list[Frame]) -> list[Frame]:
    """The frames with those of one encounter joined, verbs first."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (not f.rule.startswith("verb"), f.trigger.i)):
        host = next((f for f in out if f.tokens & frame.tokens or _is_bound(f, frame)), None)
        if host is None:
            out.append(frame)
        else:
            _join(host, frame)
    return out


def _join(host: Frame, frame: Frame) -> None:
    for m in frame.people:
        host.add(m, other=m in frame.objects)
    host.tokens |= frame.tokens
    _extend(host.voices, frame.voices)
    _extend(host.hosts, frame.hosts)
    _extend(host.places, frame.places)
    host.noun = host.noun or frame.noun
    host.rule += "+" + frame.rule


def _extend(known: list[Mention], more: Sequence[Mention]) -> None:
    known.extend(m for m in more if m not in known)


def _is_bound(verb: Frame, noun: Frame) -> bool:
    """Whether a noun frame hangs in the clause of a verb frame without telling of another encounter."""
    if not verb.rule.startswith("verb") or noun.noun is None or is_occasion(noun.noun, [verb]):
        return False
    top = noun.noun
    while top.dep_ == "nmod" and top.head.i != verb.trigger.i and top.head.lower_ in _PARTS:
        top = top.head
    if top.head.i != verb.trigger.i or top.dep_ not in ("obl", "obj", "nmod", "xcomp"):
        return False
    new_partner = any(m in noun.objects and m not in verb.people for m in noun.people)
    return preposition(top) in SAME_EVENT | {""} and not new_partner
