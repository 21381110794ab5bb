""" "Separate talks with A, B and C" are three encounters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.entities import Entity
from kgraph.extract.events.phrases import words_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.events.event import Event
    from kgraph.extract.referents.discourse import Referent


def separated(event: Event) -> list[Event]:
    """ "Separate talks with A, B and C" are three encounters; "bilateral meetings with" too.

    A plural noun after which several people follow is separate when the text says so, or when it speaks of meetings.
    """
    if len(event.sides) == 1 and _each_with_one(event):
        return _parted(event, [[e] for e in event.people if [e] not in event.sides], event.sides[0])
    if len(event.sides) < 2:
        return [event]
    if (
        event.mode == "phone"
        and event.mode_said
        and not re.search(r"conference|three-way|joint|trilateral", " ".join(t.lower_ for t in event.frame.head.sent))
    ):
        flat = {id(s) for side in event.sides for s in side}
        return _parted(
            event,
            event.sides,
            [e for e in event.people if id(e) not in flat] + [p for p in event.parties if [p] not in event.sides],
        )
    noun = event.frame.noun
    words = words_around(event.frame)
    separate = bool(words & {"separate", "separately", "respectively", "individual", "bilateral", "one-on-one"})
    plural = noun is not None and noun.lower_ in (
        "meetings",
        "calls",
        "conversations",
        "bilaterals",
        "encounters",
        "summits",
        "discussions",
    )
    respectively = any(t.lower_ in ("separately", "respectively") for t in event.frame.head.subtree)
    if not (
        (plural and (separate or (noun is not None and noun.lower_ != "discussions")))
        or respectively
        or (separate and noun is not None and noun.lower_ == "talks" and "separate" in words)
    ):
        return [event]
    flat = {id(s) for side in event.sides for s in side if isinstance(s, Entity)}
    codes = {s for side in event.sides for s in side if isinstance(s, str)}
    return _parted(
        event,
        event.sides,
        [e for e in event.people if id(e) not in flat] + [p for p in event.parties if p not in codes],
    )


def _each_with_one(event: Event) -> bool:
    """ "A, B and C would hold bilateral meetings with D": three encounters."""
    noun = event.frame.noun
    return (
        noun is not None
        and noun.lower_ in ("meetings", "bilaterals")
        and "bilateral" in words_around(event.frame)
        and len({e.party for e in event.people}) > 2
    )


def _parted(event: Event, sides: Sequence[Sequence[Entity | str]], common: Sequence[Entity | str]) -> list[Event]:
    """One event for each side, with those who are at all of them."""
    out = []
    for side in sides:
        at_it = [*common, *side]
        parties = [s for s in at_it if isinstance(s, str)]
        own = [u for u in event.unnamed if u[2] in parties]
        out.append(
            replace(
                event,
                people=[s for s in at_it if isinstance(s, Entity)],
                parties=parties,
                unnamed=own,
                sides=[list(side)],
                new=True,
                definite=False,
                rules=[*event.rules, "split:separate"],
            )
        )
    return out


def sides_of(referent: Referent) -> list[list[Entity | str]]:
    out: list[list[Entity | str]] = [[e] for e in referent.people]
    out.extend([p] for p in referent.parties)
    return out
