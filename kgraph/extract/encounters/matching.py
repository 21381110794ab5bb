"""Whether a telling can be of an encounter told before, and how well it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import edtf

if TYPE_CHECKING:
    from kgraph.extract.encounters.encounter import Encounter
    from kgraph.extract.events.event import Event


def fit(event: Event, encounter: Encounter) -> float:
    """How well an event fits an encounter, 0 when something speaks against it."""
    if speaks_against(event, encounter):
        return 0.0
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    shared_people = len({id(e) for e in event.named} & {id(e) for e in encounter.people})
    if not mine and not event.named:  # "the talks lasted 40 minutes"
        return 1.0 if event.definite and not event.new and not event.previous and _noun_fits(event, encounter) else 0.0
    same_parties = bool(mine) and mine == theirs
    score = 2.0 if same_parties else 1.0 if mine <= theirs else 0.8 if theirs <= mine else 0.0
    score += min(shared_people, 3) * 0.7
    score += bool(event.date and encounter.date)
    score += 0.5 * (event.definite and not event.previous)
    score += 0.5 * bool(
        event.place and encounter.place and event.place.city and event.place.city == encounter.place.city
    )
    # a smaller circle is another encounter unless the phrase says "the meeting" or the people are the same
    if mine < theirs and len(mine) > 1 and shared_people < len(encounter.people) and not event.definite:
        return 0.0
    if event.headline and not event.named and len(mine) > 1 and mine < theirs and not event.new:
        return max(score, 0.9)  # a headline names the chief parties only
    if event.new and not same_parties:
        return 0.0
    nameless = not any(e.name for e in encounter.people) and len(theirs) > 1 and theirs <= mine
    if nameless and event.named and not event.previous and _near_by(event, encounter):
        return max(score, 0.9)  # the lead tells the parties, the next paragraph who came
    if len(mine) == 1 and not event.definite and not shared_people:
        return 0.0
    if (
        not same_parties
        and not shared_people
        and not (event.definite and mine & theirs)
        and misnamed_party(event, encounter) is None
    ):
        return 0.0
    return score


def _near_by(event: Event, encounter: Encounter) -> bool:
    """Within the two paragraphs behind what was told of an encounter."""
    return 0 <= event.paragraph.index - encounter.events[-1].paragraph.index <= 2


def is_attendance(event: Event) -> bool:
    """ "X also took part", "X was present at the meeting": adds people to what is being told."""
    if event.frame.rule == "attend":
        return True
    return (
        event.definite
        and event.frame.head.lower_ in ("attended", "attend", "present", "participated", "joined", "sat")
        and not event.frame.objects
    )


_KINDS = {
    "summit": "summit",
    "call": "call",
    "calls": "call",
    "conversation": "call",
    "dinner": "meal",
    "lunch": "meal",
    "breakfast": "meal",
    "meal": "meal",
    "luncheon": "meal",
    "visit": "visit",
    "conference": "conference",
}


def _noun_fits(event: Event, encounter: Encounter) -> bool:
    """Whether "the summit", "the call" can mean an encounter; "the meeting" and "the talks" can mean any."""
    noun = event.frame.noun
    kind = _KINDS.get(noun.lower_) if noun is not None else None
    if kind is None:
        return event.ordinal is None or any(v.ordinal == event.ordinal for v in encounter.events)
    if kind == "call":
        return encounter.mode in ("phone", "video") or any(
            v.frame.noun is not None and _KINDS.get(v.frame.noun.lower_) == kind for v in encounter.events
        )
    return any(v.frame.noun is not None and _KINDS.get(v.frame.noun.lower_) == kind for v in encounter.events)


def speaks_against(event: Event, encounter: Encounter) -> bool:
    """What rules out that an event tells of an encounter."""
    if event.date and encounter.date and not edtf.overlap(event.date, encounter.date):
        return True
    if _days_differ(event, encounter) or _is_older(event, encounter):
        return True
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    if len(mine) > 1 and not (mine <= theirs or theirs <= mine) and misnamed_party(event, encounter) is None:
        return True
    return (
        _other_means(event, encounter)
        or _other_state(event, encounter)
        or _other_level(event, encounter)
        or _other_people(event, encounter)
    )


def misnamed_party(event: Event, encounter: Encounter) -> str | None:
    """A headline's party that the story corrects: as many parties, all but one the same, nobody there for it."""
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    if (
        not event.headline
        or event.named
        or len(mine) != len(theirs)
        or len(mine) < 3
        or len(mine & theirs) != len(mine) - 1
    ):
        return None
    return next(iter(mine - theirs))


def _days_differ(event: Event, encounter: Encounter) -> bool:
    """On an undated page: "the 3rd" and "the 8th" are two days though neither is known."""
    if event.when is None or event.date is not None or event.when.day is None:
        return False
    mine = {event.when.day, event.when.day2 or event.when.day}
    known = [
        {v.when.day, v.when.day2 or v.when.day}
        for v in encounter.events
        if v.when is not None and v.when.day is not None and v.when.month in (event.when.month, None)
    ]
    return bool(known) and not any(mine & k for k in known)


def _is_older(event: Event, encounter: Encounter) -> bool:
    """An encounter dated long before the page is not the undated one that the story is about."""
    news = encounter.date is None and not any(e.background or e.previous or e.long_ago for e in encounter.events)
    return news and event.long_ago and not event.headline and not event.definite


def _other_means(event: Event, encounter: Encounter) -> bool:
    """By telephone and in person, in two cities."""
    if event.mode_said and event.mode != "in-person" and encounter.mode is None and encounter.place is not None:
        return True
    if encounter.mode and event.mode_said and encounter.mode != event.mode:
        return True
    if encounter.mode in ("phone", "video") and not event.mode_said and event.place is not None:
        return True
    if event.place and encounter.place:
        one, two = event.place, encounter.place
        return bool(
            (one.city and two.city and one.city != two.city)
            or (one.country and two.country and one.country != two.country)
        )
    return False


def _other_state(event: Event, encounter: Encounter) -> bool:
    """One is to come, the other held; one is called the previous or has another number."""
    future = event.verdict.status in ("planned", "proposed", "postponed")
    if future != encounter.future and event.verdict.status != "cancelled" and encounter.status != "cancelled":
        day = event.date if event.date and len(event.date) == 10 else None
        if event.new or (not event.headline and not (day and day == encounter.date)):
            return True
    if event.verdict.status == "cancelled" and encounter.status in ("held", "ongoing") and encounter.date is not None:
        return True
    if (
        encounter.status == "cancelled"
        and event.verdict.rule == "status:past"
        and not (event.definite or event.headline)
    ):
        return True  # "cancelled a planned meeting" and then "had a brief meeting": another one
    first = encounter.events[0]
    same_day = bool(event.date and encounter.date and edtf.overlap(event.date, encounter.date))
    if event.previous and not first.previous and not same_day:
        return True
    if (
        first.previous
        and not event.previous
        and not same_day
        and not (event.definite and event.place and encounter.place)
    ):
        return True
    return bool(event.ordinal and any(e.ordinal and e.ordinal != event.ordinal for e in encounter.events))


def _other_level(event: Event, encounter: Encounter) -> bool:
    """Foreign ministers' and defence ministers' talks are two; so are leaders' and deputies'."""
    levels = {v.level for v in encounter.events if v.level}
    if event.level and levels and event.level not in levels and not event.named:
        return True
    mine, theirs = {u.role for u in event.unnamed}, {u.role for u in encounter.unnamed}
    return bool(mine and theirs and not mine & theirs)


def _other_people(event: Event, encounter: Encounter) -> bool:
    """Whether a party is represented by other people than those known."""
    if is_attendance(event):
        return False
    for party in set(event.all_parties) & set(encounter.all_parties):
        mine = {id(e) for e in event.named if e.party == party}
        theirs = {id(e) for e in encounter.people if e.party == party and e.name}
        if mine and theirs and not mine & theirs:
            return True
    return False
