"""Encounters on a journey told before: where they are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.events.event import Event
    from kgraph.extract.referents.visits import Visit
    from kgraph.model import Place

_LASTS = 3  # paragraphs for which a story stays where its journey has led


def is_told_of(visit: Visit | None, event: Event) -> bool:
    """Whether an encounter goes on where a journey has led one of its people."""
    return (
        visit is not None
        and event.mode == "in-person"
        and event.occasion is None
        and not event.previous
        and 0 <= event.paragraph.index - visit.paragraph <= _LASTS
        and any(v in event.people for v in visit.visitors)
    )


def place_of_visit(event: Event) -> Place | None:
    """Where a visitor meets somebody of the state visited; None where nothing says so."""
    visit = event.visit
    if visit is None or visit.place.country not in event.all_parties:
        return None
    return visit.place if all(v.party != visit.place.country for v in visit.visitors) else None


def settle_places(events: Sequence[Event]) -> None:
    """A visitor met somebody of the state visited in the city told, unless another place is named."""
    for event in events:
        place = place_of_visit(event)
        if event.place is None and place is not None and place.city is not None:
            event.place = place
