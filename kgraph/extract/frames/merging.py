"""Frames of one sentence whose triggers belong to one encounter: the verb with its noun, "round" with "consultations"."""

from __future__ import annotations

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.frame import SAME_EVENT, Frame
from kgraph.extract.frames.nominals import is_occasion


def merged(frames: list[Frame]) -> list[Frame]:
    """Frames whose trigger words belong to one encounter: the verb with its noun, "round" with "consultations"."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (not f.rule.startswith("verb"), f.trigger.i)):
        host = next((f for f in out if f.tokens & frame.tokens or _bound(f, frame)), None)
        if host is None:
            out.append(frame)
            continue
        for m in frame.people:
            host.add(m, other=m in frame.objects)
        host.tokens |= frame.tokens
        host.voices.extend(v for v in frame.voices if v not in host.voices)
        host.hosts.extend(h for h in frame.hosts if h not in host.hosts)
        host.places.extend(p for p in frame.places if p not in host.places)
        host.noun = host.noun or frame.noun
        host.rule += "+" + frame.rule
    return out


def _bound(verb: Frame, noun: Frame) -> bool:
    """Whether a noun frame hangs in the clause of a verb frame without telling of another encounter."""
    if not verb.rule.startswith("verb") or noun.noun is None:
        return False
    top = noun.noun
    if is_occasion(top, [verb]):
        return False
    while (
        top.dep_ == "nmod"
        and top.head.i != verb.trigger.i
        and top.head.lower_ in ("round", "series", "session", "day", "start", "end", "beginning", "level")
    ):
        top = top.head
    if top.head.i != verb.trigger.i or top.dep_ not in ("obl", "obj", "nmod", "xcomp"):
        return False
    return preposition(top) in SAME_EVENT | {""} and not any(
        m in noun.objects and m not in verb.people for m in noun.people
    )
