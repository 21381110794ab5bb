"""Days and places that a story implies without saying them of each encounter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.events.visiting import place_of_visit
from kgraph.extract.gazetteer import gazetteer, gazetteer_matches
from kgraph.extract.words import split
from kgraph.model import Article, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.encounters.encounter import Encounter
    from kgraph.extract.events.event import Event

_HOSTING = ("verb:receive", "verb:host", "verb:welcome", "verb:call on", "verb:greet")


_HOST_NOUNS = frozenset({"summit", "forum", "conference", "assembly", "congress", "expo"})


def venues_of(events: Sequence[Event]) -> list[tuple[set[str], Place]]:
    """Where host events take place, by their noun: "Samarkand summit ends"."""
    return [
        ({e.frame.noun.lower_}, e.place)
        for e in events
        if e.place
        and e.place.city
        and e.frame.noun is not None
        and e.frame.noun.lower_ in _HOST_NOUNS
        and not e.people
        and not e.all_parties
    ]


def days_of_host_events(events: Sequence[Event]) -> list[tuple[set[str], str]]:
    """When host events take place, by their noun: "The summit runs from November 14 to 15"."""
    return [
        ({e.frame.noun.lower_}, e.date)
        for e in events
        if e.date and e.frame.noun is not None and e.frame.noun.lower_ in _HOST_NOUNS and not e.people and e.definite
    ]


Opening = tuple[set[int], Place, str | None]


def opening_of(events: Sequence[Event]) -> Opening | None:
    """Who was where in the story's first sentence, if that tells of a gathering.

    "X, attending the summit in Dubai, held discussions": what follows may be set there.
    """
    if not events:
        return None
    first = [e for e in events if e.sentence is events[0].sentence and not e.headline]
    place = next((e.place for e in first if e.place is not None), None)
    people = {id(p) for e in first for p in e.people}
    return (
        (people, place, next((e.occasion for e in first if e.occasion), None)) if place is not None and people else None
    )


def settle(
    encounters: Sequence[Encounter],
    article: Article,
    hosts: Sequence[tuple[set[str], str]],
    venues: Sequence[tuple[set[str], Place]],
    opening: Opening | None,
    story: str | None,
) -> None:
    """Days and places that the story implies: "also", "later" go on at the day and place of the encounter before."""
    lead: Encounter | None = None
    last: Encounter | None = None  # told with a day right before
    for encounter in encounters:
        main = _is_main(encounter)
        before = last if last is not None and _follows(encounter.events[0]) else lead
        encounter.date = encounter.date or _implied_day(encounter, before, hosts, story, main=main)
        if main and lead is not None and _is_in_person(encounter) and encounter.date == lead.date:
            _go_on(encounter, lead)
        if _is_in_person(encounter) and encounter.place is None:
            _set_place(encounter, article, venues, opening, main=main, first=lead is None)
        if main and encounter.date:
            lead, last = lead or encounter, encounter


def _is_main(encounter: Encounter) -> bool:
    """Told as the story's own: held or under way, not as a previous one and not in passing."""
    first = encounter.events[0]
    told = not all(event.background for event in encounter.events)
    return encounter.status in ("held", "ongoing") and not first.previous and told


def _is_in_person(encounter: Encounter) -> bool:
    return encounter.mode in (None, "in-person")


def _implied_day(
    encounter: Encounter,
    lead: Encounter | None,
    hosts: Sequence[tuple[set[str], str]],
    story: str | None,
    *,
    main: bool,
) -> str | None:
    """The day of the host event; else that of the story's first encounter, or ``story`` where there is none yet."""
    if encounter.occasion is not None:
        words = set(encounter.occasion.lower().split())
        day = next((day for named, day in hosts if named & words), None)
        if day is not None:
            return day
    if not main or any(event.when for event in encounter.events):
        return None
    if lead is None:
        return story
    return lead.date if _goes_on(encounter.events[0]) or not _elsewhere(encounter, lead) else None


def _go_on(encounter: Encounter, lead: Encounter) -> None:
    """On the same day: "also", "later" and the same parties at the same place, "also" and "later" at the same event."""
    goes_on = _goes_on(encounter.events[0])
    if encounter.place is None and (goes_on or set(encounter.all_parties) == set(lead.all_parties)):
        encounter.place = lead.place
    if goes_on:
        encounter.occasion = encounter.occasion or lead.occasion


def _set_place(
    encounter: Encounter,
    article: Article,
    venues: Sequence[tuple[set[str], Place]],
    opening: Opening | None,
    *,
    main: bool,
    first: bool,
) -> None:
    """The place of the host event, of the gathering that the story opens with, or of the host."""
    words = set((encounter.occasion or "").lower().split())
    encounter.place = _occasion_place(encounter) or next((place for named, place in venues if named & words), None)
    if encounter.place is None and main and opening is not None and opening[0] & {id(p) for p in encounter.people}:
        encounter.place, encounter.occasion = opening[1], encounter.occasion or opening[2]
    if encounter.place is None:
        encounter.place = _host_place(encounter, article, main, first=first)
    if encounter.place is None:
        encounter.place = next(filter(None, map(place_of_visit, encounter.events)), None)  # the country at least


def _occasion_place(encounter: Encounter) -> Place | None:
    """The city that the host event is named after: "on the margins of the Antalya Diplomacy Forum"."""
    for event in encounter.events:
        words = split(event.occasion or "")
        for match in gazetteer_matches(words).values():
            entry = match.get("city")
            if entry is not None and match.get("state", "organisation") is None:
                return Place(entry.name, entry.country)
    return None


def _elsewhere(encounter: Encounter, lead: Encounter) -> bool:
    """Told of another city than the story's own: no longer of its day."""
    one, two = encounter.place, lead.place
    return bool(one and two and one.city and two.city and one.city != two.city)


def _goes_on(event: Event) -> bool:
    return event.new or any(t.lower_ in ("also", "later", "then", "addition") for t in event.frame.head.sent)


def _follows(event: Event) -> bool:
    """ "He later met X": right after what was told before."""
    return any(c.lower_ in ("later", "then", "afterwards") for c in event.frame.head.children)


def _host_place(encounter: Encounter, article: Article, main: bool, *, first: bool) -> Place | None:
    """Who receives does so at home: the dateline's city if it is the host's, else the host's country."""
    for event in encounter.events:
        if not event.frame.rule.startswith(_HOSTING[:3]) or event.occasion:
            continue
        guests = {id(s) for side in event.sides for s in side}
        hosts = [p for p in [*(e.party for e in event.people if id(e) not in guests), *event.parties] if p]
        if not hosts or len(hosts[0]) != 3:
            continue
        entry = next((e for e in gazetteer().lookup(article.place or "") if e.kind == "city"), None)
        if entry is not None and entry.country == hosts[0] and main:
            return Place(entry.name, entry.country)
        return Place(None, hosts[0])
    entry = next((e for e in gazetteer().lookup(article.place or "") if e.kind == "city"), None)
    told_at_home = main and first and entry is not None and entry.country in encounter.all_parties
    if told_at_home and entry is not None:
        return Place(entry.name, entry.country)  # filed from Rome, the Maltese minister "met his Italian counterpart"
    here = any(t.lower_ == "here" for e in encounter.events if not e.previous for t in e.frame.head.subtree)
    return Place(entry.name, entry.country) if here and entry is not None else None
