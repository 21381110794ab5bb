"""One encounter told several times is one: the article's events joined into encounters.

An event joins an earlier encounter when nothing speaks against it (other people for a party, other day, other place,
other means) and something for it: a definite or possessive phrase ("the talks", "Friday's meeting"), or the same people
or parties.  A story tells the main encounter first and comes back to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph import edtf
from kgraph.extract.events import Event
from kgraph.extract.people import Entity
from kgraph.model import Place

_FINAL = {"cancelled": 5, "postponed": 4, "held": 3, "ongoing": 3, "planned": 2, "proposed": 1}


@dataclass(eq=False)
class Encounter:
    """All events of one encounter, and what they say together."""

    events: list[Event] = field(default_factory=list)
    people: list[Entity] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unnamed: list[tuple[str | None, str | None, str]] = field(default_factory=list)
    date: str | None = None
    place: Place | None = None
    mode: str | None = None  # None until said
    status: str = "held"

    @property
    def all_parties(self) -> list[str]:
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(p for _, _, p in self.unnamed)]))

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
        if event.mode_said:
            self.mode = event.mode


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


def group(events: Sequence[Event]) -> list[Encounter]:
    """The encounters of an article, in the order in which they are first told; headlines join last."""
    out: list[Encounter] = []
    body, late = [e for e in events if not e.headline], [e for e in events if e.headline]
    for event in [*body, *late]:
        if event.verdict.status is None:
            continue
        _fill(event, out)
        _series(event, out)
        found = _best(event, out)
        if found is not None:
            found.take(event)
        elif _stands(event):
            fresh = Encounter()
            fresh.take(event)
            out.append(fresh)
    return [e for e in out if len(e.all_parties) > 1]


def _fill(event: Event, encounters: Sequence[Encounter]) -> None:
    """ "They", "the two ministers", "the three countries": whoever was at the encounter told last, if the number fits."""
    if not event.vague or not encounters:
        return
    known = set(event.all_parties)
    for encounter in reversed(encounters):
        parties = encounter.all_parties
        if event.count and len(parties) != event.count and len(set(parties) | known) != event.count:
            continue
        if known and not known & set(parties):
            continue
        if _says_parties(event):
            event.parties.extend(p for p in parties if p not in known)
        else:
            event.people.extend(e for e in encounter.people if e not in event.people)
            event.parties.extend(p for p in encounter.parties if p not in event.parties)
            event.unnamed.extend(u for u in encounter.unnamed if u not in event.unnamed)
        event.rules.append("taken up")
        return


_SERIES = frozenset("round session meeting talks summit consultations one dialogue encounter".split())


def _series(event: Event, encounters: Sequence[Encounter]) -> None:
    """ "The eighth round", "the next one", "a second round", "the last meeting": of the same parties as the one told first."""
    noun = event.frame.noun
    if not encounters or event.all_parties or event.people or noun is None or noun.lower_ not in _SERIES:
        return
    lead = encounters[0]
    other = event.ordinal is not None and not any(v.ordinal in (event.ordinal, None) for v in lead.events)
    ahead = event.verdict.status == "planned" and not lead.future
    if other or ahead or event.previous and (event.date or event.place):
        event.parties.extend(lead.all_parties)
        event.definite = False
        event.rules.append("series")


def _says_parties(event: Event) -> bool:
    from kgraph.extract.offices import vocabulary

    words = {w for m in event.frame.people for w in m.text.lower().split()}
    return bool(words & (vocabulary().parties | vocabulary().delegations))


def _stands(event: Event) -> bool:
    """Whether an event can open an encounter: it names two parties, or people who will be known to be of two."""
    return len(event.all_parties) > 1 or len(event.people) > 1


def _best(event: Event, encounters: Sequence[Encounter]) -> Encounter | None:
    scored = [(s, n) for n, e in enumerate(encounters) if (s := _match(event, e)) > 0]
    return encounters[max(scored)[1]] if scored else None


def _match(event: Event, encounter: Encounter) -> float:
    """How well an event fits an encounter, 0 when something speaks against it."""
    if _against(event, encounter):
        return 0.0
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    people = {id(e) for e in event.named}
    shared_people = len(people & {id(e) for e in encounter.people})
    same_parties = bool(mine) and mine == theirs
    dated = bool(event.date and encounter.date)
    if not mine and not people:  # "the talks lasted 40 minutes"
        return 1.0 if event.definite and not event.new and not event.previous else 0.0
    score = 0.0
    if same_parties:
        score += 2.0
    elif mine <= theirs:
        score += 1.0
    elif theirs <= mine:
        score += 0.8
    score += min(shared_people, 3) * 0.7
    if dated:
        score += 1.0
    if event.definite and not event.previous:
        score += 0.5
    if event.place and encounter.place and event.place.city and event.place.city == encounter.place.city:
        score += 0.5
    # a smaller circle is another encounter unless the phrase says "the meeting" or the people are the same
    subset = mine < theirs and len(mine) > 1 and shared_people < len(encounter.people)
    if subset and not event.definite and len(mine) < len(theirs):
        return 0.0
    if event.new and not same_parties:
        return 0.0
    if len(mine) == 1 and not event.definite and not shared_people:
        return 0.0
    if not same_parties and not shared_people and not (event.definite and mine & theirs):
        return 0.0
    return score


def _against(event: Event, encounter: Encounter) -> bool:
    """What rules out that an event tells of an encounter."""
    if event.date and encounter.date and not edtf.overlap(event.date, encounter.date):
        return True
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    if len(mine) > 1 and not (mine <= theirs or theirs <= mine):
        return True
    if event.mode_said and encounter.mode is None and encounter.events and event.mode != "in-person":
        return not _may_be_distant(encounter)
    if encounter.mode and event.mode_said and encounter.mode != event.mode:
        return True
    if encounter.mode in ("phone", "video") and not event.mode_said and event.place is not None:
        return True
    if event.place and encounter.place:
        if event.place.city and encounter.place.city and event.place.city != encounter.place.city:
            return True
        if event.place.country and encounter.place.country and event.place.country != encounter.place.country:
            return True
    future = event.verdict.status in ("planned", "proposed", "postponed")
    if future != encounter.future and event.verdict.status not in ("cancelled",) and encounter.status != "cancelled":
        if not (event.date and encounter.date) and not event.headline:
            return True
    if event.previous and encounter.events and not (event.date and encounter.date and edtf.overlap(event.date, encounter.date)):
        if not encounter.events[0].previous:
            return True
    if encounter.events[0].previous and not event.previous and not (event.date and encounter.date):
        return not event.definite or encounter is None
    if event.ordinal and any(e.ordinal and e.ordinal != event.ordinal for e in encounter.events):
        return True
    return _other_people(event, encounter)


def _may_be_distant(encounter: Encounter) -> bool:
    return encounter.place is None


def _other_people(event: Event, encounter: Encounter) -> bool:
    """Whether a party is represented by other people of equal rank than those known."""
    for party in set(event.all_parties) & set(encounter.all_parties):
        mine = {id(e): e for e in event.named if e.party == party}
        theirs = {id(e): e for e in encounter.people if e.party == party and e.name}
        if mine and theirs and not mine.keys() & theirs.keys():
            roles = {e.role for e in theirs.values()}
            if not event.definite or any(e.role in roles for e in mine.values()):
                return True
    return False
