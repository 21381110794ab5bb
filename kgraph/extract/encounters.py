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
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.mentions import Kind
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
    occasion: str | None = None
    like: Encounter | None = None  # the one that it follows or precedes in a series

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


def group(events: Sequence[Event]) -> list[Encounter]:
    """The encounters of an article, in the order in which they are first told; headlines join last."""
    out: list[Encounter] = []
    waiting: list[Event] = []  # "the summit" before anyone is named
    body, late = [e for e in events if not e.headline], [e for e in events if e.headline]
    for event in [*body, *late]:
        if event.verdict.status is None:
            continue
        if event.headline and _tells_several(event, out):
            continue
        _fill(event, out)
        _series(event, out)
        found = _best(event, out)
        if found is not None:
            if (odd := _misnamed(event, found)) is not None:
                event.parties = [p for p in event.parties if p != odd]
                event.disputed.append(odd)
            found.take(event)
        elif _stands(event):
            fresh = Encounter(like=out[0] if "series" in event.rules else None)
            fresh.take(event)
            out.append(fresh)
            for told in waiting:
                if told.sentence is event.sentence and not _against(told, fresh) and _noun_fits_loosely(told):
                    fresh.take(told)
        elif event.definite and not event.all_parties and not event.people and event.frame.noun is not None:
            waiting.append(event)
    for encounter in out:
        _hear(encounter)
    return [e for e in out if len(e.all_parties) > 1]


def _tells_several(event: Event, encounters: Sequence[Encounter]) -> bool:
    """A headline's "X meets A, B counterparts": its other parties are at encounters of their own with X."""
    parties = set(event.all_parties)
    inside = [set(e.all_parties) for e in encounters if set(e.all_parties) < parties and len(e.all_parties) > 1]
    return len(parties) > 2 and len(inside) > 1 and set().union(*inside) == parties and bool(set.intersection(*inside))


def _hear(encounter: Encounter) -> None:
    """Who speaks at an encounter sits at it: added for a party that nobody else there represents by name."""
    for event in encounter.events:
        for voice in event.voices:
            named = {e.party for e in encounter.people if e.name}
            if (
                voice.party in encounter.all_parties
                and voice.party not in named
                and voice.role not in ("spokesperson", None)
                and not encounter.events[0].previous
            ):
                encounter.people.append(voice)


def _fill(event: Event, encounters: Sequence[Encounter]) -> None:
    """ "They", "the two ministers", "the three countries": whoever was at the encounter told last, if the number fits.

    Of a previous encounter only the parties can be known, since offices change hands.
    """
    short = bool(event.count and 0 < len(event.all_parties) < event.count)  # "a three-way breakfast" with one named
    if not (event.vague or short) or not encounters or (event.headline and not event.vague):
        return
    known = set(event.all_parties)
    for encounter in reversed(encounters):
        parties = encounter.all_parties
        if event.count and len(parties) != event.count and len(set(parties) | known) != event.count:
            continue
        if known and not known & set(parties):
            continue
        if event.previous or _says_parties(event):
            event.parties.extend(p for p in parties if p not in known)
        else:
            event.people.extend(e for e in encounter.people if e not in event.people)
            event.parties.extend(p for p in encounter.parties if p not in event.parties)
            event.unnamed.extend(u for u in encounter.unnamed if u not in event.unnamed)
        event.rules.append("taken up")
        return


_SERIES = frozenset({"round", "session", "meeting", "talks", "summit", "consultations", "one", "dialogue", "encounter"})


def _series(event: Event, encounters: Sequence[Encounter]) -> None:
    """ "The eighth round", "the next one", "a second round", "the last meeting": of the same parties as the one told first."""
    noun = event.frame.noun
    if not encounters or event.all_parties or event.people or noun is None or noun.lower_ not in _SERIES:
        return
    lead = encounters[-1] if any(t.lower_ == "similar" for t in noun.children) else encounters[0]
    similar = lead is encounters[-1] and any(t.lower_ == "similar" for t in noun.children)
    numbers = {v.ordinal for v in lead.events if v.ordinal}
    other = event.ordinal is not None and bool(numbers) and event.ordinal not in numbers
    ahead = event.verdict.status == "planned" and not lead.future
    if other or ahead or similar or (event.previous and (event.date or event.place)):
        event.parties.extend(lead.all_parties)
        event.definite, event.new = False, True
        event.level = event.level or next((v.level for v in lead.events if v.level), None)
        event.rules.append("series")


def _says_parties(event: Event) -> bool:
    """ "The two countries", "the three leaders": a group by what it is, not "they" or "the two"."""
    return any(
        m.kind == Kind.GROUP
        and len(m.text.split()) > 1
        and not m.text.lower().endswith(("two", "three", "pair", "duo", "trio", "both"))
        for m in event.frame.people
    )


def _stands(event: Event) -> bool:
    """Whether an event can open an encounter: two parties or people, or one that holds, chairs or attends talks.

    An encounter that in the end has one party only is dropped.
    """
    if event.frame.rule == "attend":
        return False
    if (
        len(event.named) > 1
        and len(event.all_parties) == 1
        and all(e.held and e.held[0].party for e in event.named)
        and event.frame.rule.startswith("verb")
    ):
        return False  # two officials of one state
    if len(event.all_parties) > 1 or len(event.people) > 1:
        return True
    if event.frame.rule.startswith("verb:meet") and event.unnamed and (event.place or event.when):
        return True  # "NATO defence ministers met in Brussels": who came for whom is told after
    noun = event.frame.noun
    if (
        noun is None
        or noun.lower_ not in triggers().strong | {"round", "session"}
        or not (event.place or event.when or event.ordinal)
    ):
        return False
    happening = event.frame.head.i != noun.i and noun.dep_.startswith("nsubj")
    return bool(event.all_parties or event.people) or (happening and not event.background)


def _best(event: Event, encounters: Sequence[Encounter]) -> Encounter | None:
    """The encounter that an event tells of: the best fit, of equal ones the one told last in the main line."""
    if _attends(event):
        return _attended(event, encounters)
    lead = encounters[0].date if encounters else None
    if event.headline:
        future = event.verdict.status in ("planned", "proposed", "postponed")
        told = [(s + (e.future == future), -n) for n, e in enumerate(encounters) if (s := _match(event, e)) > 0]
        return encounters[-max(told)[1]] if told else None  # of equal ones the story's first
    scored = [
        (s, (not lead or not e.date or edtf.overlap(lead, e.date), *_recent(e)), n)
        for n, e in enumerate(encounters)
        if (s := _match(event, e)) > 0
    ]
    return encounters[max(scored)[2]] if scored else None


def _attended(event: Event, encounters: Sequence[Encounter]) -> Encounter | None:
    """The encounter that "X also took part" belongs to: that of its sentence, else the one of its state told last."""
    here = [e for e in encounters if any(v.sentence is event.sentence for v in e.events)]
    if here:
        return here[-1]
    future = event.verdict.tense == "future"
    open_ones = [
        e
        for e in encounters
        if e.future == future and not (event.date and e.date and not edtf.overlap(event.date, e.date))
    ]
    return max(open_ones, key=_recent, default=None)


def _recent(encounter: Encounter) -> tuple[bool, int, int]:
    main = [e for e in encounter.events if not e.background]
    last = (main or encounter.events)[-1]
    return bool(main) and not encounter.events[0].previous, last.paragraph.index, last.sentence.start


def _match(event: Event, encounter: Encounter) -> float:
    """How well an event fits an encounter, 0 when something speaks against it."""
    if _against(event, encounter):
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
        and _misnamed(event, encounter) is None
    ):
        return 0.0
    return score


def _near_by(event: Event, encounter: Encounter) -> bool:
    """Within the two paragraphs behind what was told of an encounter."""
    return 0 <= event.paragraph.index - encounter.events[-1].paragraph.index <= 2


def _attends(event: Event) -> bool:
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


def _noun_fits_loosely(event: Event) -> bool:
    """ "At the end of the summit at Agra, as talks between A and B failed": a summit and its talks."""
    return (
        event.frame.noun is not None
        and event.frame.noun.lower_ in ("summit", "meeting", "talks")
        and not event.previous
        and not event.new
    )


def _against(event: Event, encounter: Encounter) -> bool:
    """What rules out that an event tells of an encounter."""
    if event.date and encounter.date and not edtf.overlap(event.date, encounter.date):
        return True
    if _days_differ(event, encounter):
        return True
    mine, theirs = set(event.all_parties), set(encounter.all_parties)
    if len(mine) > 1 and not (mine <= theirs or theirs <= mine) and _misnamed(event, encounter) is None:
        return True
    return (
        _other_means(event, encounter)
        or _other_state(event, encounter)
        or _other_level(event, encounter)
        or _other_people(event, encounter)
    )


def _misnamed(event: Event, encounter: Encounter) -> str | None:
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
    mine, theirs = {u[0] for u in event.unnamed}, {u[0] for u in encounter.unnamed}
    return bool(mine and theirs and not mine & theirs)


def _other_people(event: Event, encounter: Encounter) -> bool:
    """Whether a party is represented by other people than those known."""
    if _attends(event):
        return False
    for party in set(event.all_parties) & set(encounter.all_parties):
        mine = {id(e) for e in event.named if e.party == party}
        theirs = {id(e) for e in encounter.people if e.party == party and e.name}
        if mine and theirs and not mine & theirs:
            return True
    return False
