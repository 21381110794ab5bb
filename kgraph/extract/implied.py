"""Days and places that a story implies without saying them of each encounter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.gazetteer import gazetteer, gazetteer_matches
from kgraph.extract.referents.visits import place_of_visit
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
    for encounter in encounters:
        if encounter.date is None and encounter.occasion is not None:
            encounter.date = next((d for words, d in hosts if words & set(encounter.occasion.lower().split())), None)
        first = encounter.events[0]
        main = (
            encounter.status in ("held", "ongoing")
            and not first.previous
            and not all(e.background for e in encounter.events)
        )
        if (
            main
            and lead is not None
            and encounter.date is None
            and not any(e.when for e in encounter.events)
            and (_goes_on(first) or not _elsewhere(encounter, lead))
        ):
            encounter.date = lead.date
        if (
            main
            and lead is None
            and encounter.date is None
            and not any(e.when for e in encounter.events)
            and story is not None
        ):
            encounter.date = story
        in_person = encounter.mode in (None, "in-person")
        if (
            main
            and lead is not None
            and in_person
            and encounter.place is None
            and encounter.date == lead.date
            and (_goes_on(first) or set(encounter.all_parties) == set(lead.all_parties))
        ):
            encounter.place = lead.place
        if main and lead is not None and in_person and encounter.date == lead.date and _goes_on(first):
            encounter.occasion = encounter.occasion or lead.occasion
        if in_person and encounter.place is None:
            encounter.place = _occasion_place(encounter)
        if in_person and encounter.place is None and encounter.occasion is not None:
            encounter.place = next((p for words, p in venues if words & set(encounter.occasion.lower().split())), None)
        if (
            main
            and in_person
            and encounter.place is None
            and opening is not None
            and opening[0] & {id(p) for p in encounter.people}
        ):
            encounter.place, encounter.occasion = opening[1], encounter.occasion or opening[2]
        if encounter.place is None and encounter.mode in (None, "in-person"):
            encounter.place = _host_place(encounter, article, main)
        if encounter.place is None and encounter.mode in (None, "in-person"):
            encounter.place = next(filter(None, map(place_of_visit, encounter.events)), None)  # the country at least
        if main and encounter.date and lead is None:
            lead = encounter


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


def _host_place(encounter: Encounter, article: Article, main: bool) -> Place | None:
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
    if main:
        here = next((e for e in encounter.events if any(t.lower_ == "here" for t in e.frame.head.subtree)), None)
        entry = next((e for e in gazetteer().lookup(article.place or "") if e.kind == "city"), None)
        if here is not None and entry is not None:
            return Place(entry.name, entry.country)
    return None
