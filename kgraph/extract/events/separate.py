""" "Separate talks with A, B and C" are three encounters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.entities import Entity
from kgraph.extract.events.phrases import words_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.events.event import Event

_SEPARATE = frozenset({"separate", "separately", "respectively", "individual", "bilateral", "one-on-one"})
_PLURALS = frozenset({"meetings", "calls", "conversations", "bilaterals", "encounters", "summits"})
_CONFERENCE = ("conference", "three-way", "joint", "trilateral")


def separated(event: Event) -> list[Event]:
    """ "Separate talks with A, B and C" are three encounters; "bilateral meetings with" and calls to several too.

    A plural noun after which several people follow is separate when the text says so, or when it speaks of meetings.
    """
    if len(event.sides) == 1 and _each_with_one(event):
        return _parted(event, [[e] for e in event.people if [e] not in event.sides], event.sides[0])
    if len(event.sides) < 2 or not (_is_call(event) or _says_separate(event)):
        return [event]
    others = [s for side in event.sides for s in side]
    common: list[Entity | str] = [e for e in event.people if e not in others]
    return _parted(event, event.sides, [*common, *(p for p in event.parties if p not in others)])


_EACH_ALONE = frozenset({"head_of_state", "head_of_government", "legislator", "royal"})


def _by_protocol(event: Event) -> bool:
    """ "Is due to meet President X, Premier Y and Speaker Z": a state's first offices receive a guest one by one."""
    hosts = [s for side in event.sides for s in side if isinstance(s, Entity)]
    roles = [h.role for h in hosts]
    one_state = len({h.party for h in hosts}) == 1 and len(hosts) == len(event.sides) > 1
    return one_state and set(roles) <= _EACH_ALONE and len(set(roles)) == len(roles)


def _party(side: Entity | str) -> str | None:
    return side.party if isinstance(side, Entity) else side


def _is_call(event: Event) -> bool:
    """A call to several is several calls, unless it is a conference."""
    if event.mode != "phone" or not event.mode_said:
        return False
    text = " ".join(t.lower_ for t in event.frame.head.sent)
    return not any(word in text for word in _CONFERENCE)


def _says_separate(event: Event) -> bool:
    """ "Separate talks", "bilateral discussions", "met A and B respectively", "meetings with A and B"."""
    words = words_around(event.frame)
    if _by_protocol(event):
        return True
    if event.noun in _PLURALS or (event.noun == "discussions" and words & _SEPARATE):
        return True
    joined = (t for t in event.frame.head.subtree if t.dep_ == "conj" and preposition(t) == "with")
    if event.frame.rule.startswith("verb") and any(joined):
        return True  # "met with A, then with B"
    if any(t.lower_ in ("separately", "respectively") for t in event.frame.head.subtree):
        return True
    several = len(event.sides) > 2 and len({_party(s) for side in event.sides for s in side}) > 2
    if event.occasion is not None and several:
        return event.count is None and event.noun in ("", "meetings")  # "met A, B and C on the sidelines of the summit"
    return event.noun == "talks" and "separate" in words


def _each_with_one(event: Event) -> bool:
    """ "A, B and C would hold bilateral meetings with D": three encounters."""
    if event.noun not in ("meetings", "bilaterals") or "bilateral" not in words_around(event.frame):
        return False
    return len({e.party for e in event.people}) > 2


def _parted(event: Event, sides: Sequence[Sequence[Entity | str]], common: Sequence[Entity | str]) -> list[Event]:
    """One event for each side, with those who are at all of them."""
    return [_with_side(event, side, [*common, *side]) for side in sides]


def _with_side(event: Event, side: Sequence[Entity | str], at_it: Sequence[Entity | str]) -> Event:
    parties = [s for s in at_it if isinstance(s, str)]
    return replace(
        event,
        people=[s for s in at_it if isinstance(s, Entity)],
        parties=parties,
        unnamed=[u for u in event.unnamed if u.party in parties],
        sides=[list(side)],
        new=True,
        definite=False,
        rules=[*event.rules, "split:separate"],
    )
