"""All tellings of one encounter, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.model import Place

if TYPE_CHECKING:
    from kgraph.extract.entities import Entity, Unnamed
    from kgraph.extract.events.event import Event

_FINAL = {"cancelled": 5, "postponed": 4, "held": 3, "ongoing": 3, "planned": 2, "proposed": 1}


@dataclass(eq=False)
class Encounter:
    """All events of one encounter, and what they say together."""

    events: list[Event] = field(default_factory=list)
    people: list[Entity] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    date: str | None = None
    place: Place | None = None
    mode: str | None = None  # None until said
    status: str = "held"
    occasion: str | None = None
    like: Encounter | None = None  # the one that it follows or precedes in a series

    @property
    def all_parties(self) -> list[str]:
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(u.party for u in self.unnamed)]))

    @property
    def future(self) -> bool:
        return self.status in ("planned", "proposed", "postponed")

    def take(self, event: Event) -> None:
        """Join an event."""
        self.events.append(event)
        self.people.extend(e for e in event.people if e not in self.people)
        self.parties.extend(p for p in event.parties if p not in self.parties)
        self.unnamed.extend(u for u in event.unnamed if u not in self.unnamed)
        if event.verdict.status is not None:
            self.status = event.verdict.status if len(self.events) == 1 or _outranks(event, self) else self.status
        if event.date is not None:
            self.date = edtf.narrower(self.date, event.date) or self.date
        self.place = _fuller(self.place, event.place)
        if event.occasion and (self.occasion is None or (_named(event.occasion) and not _named(self.occasion))):
            self.occasion = event.occasion
        if event.mode_said:
            self.mode = event.mode


def _named(occasion: str) -> bool:
    """Whether a host event is called by a name ("G20 summit"), not by its kind ("multilateral gathering")."""
    return any(c.isupper() for c in occasion)


def _outranks(event: Event, encounter: Encounter) -> bool:
    new, old = event.verdict.status or "", encounter.status
    return _FINAL.get(new, 0) > _FINAL.get(old, 0) and not event.headline


def _fuller(one: Place | None, two: Place | None) -> Place | None:
    if one is None or two is None:
        return one or two
    if one.city and two.city and one.city != two.city:
        return one
    if one.country and two.country and one.country != two.country:
        return one
    return Place(one.city or two.city, one.country or two.country, one.venue or two.venue)
