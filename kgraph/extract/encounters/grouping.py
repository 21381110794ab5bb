"""One encounter told several times is one: the article's events joined into encounters.

An event joins an earlier encounter when nothing speaks against it (other people for a party, other day, other place,
other means) and something for it: a definite or possessive phrase ("the talks", "Friday's meeting"), or the same people
or parties.  A story tells the main encounter first and comes back to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.extract.encounters.encounter import Encounter
from kgraph.extract.encounters.matching import fit, is_attendance, misnamed_party, speaks_against
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.events.event import Event


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
            if (odd := misnamed_party(event, found)) is not None:
                event.parties = [p for p in event.parties if p != odd]
                event.disputed.append(odd)
            found.take(event)
        elif _stands(event):
            fresh = Encounter(like=out[0] if "series" in event.rules else None)
            fresh.take(event)
            out.append(fresh)
            for told in waiting:
                if told.sentence is event.sentence and not speaks_against(told, fresh) and _noun_fits_loosely(told):
                    fresh.take(told)
        elif event.definite and not event.all_parties and not event.people and event.frame.noun is not None:
            waiting.append(event)
    for encounter in out:
        _hear(encounter)
    return [e for e in out if len(e.all_parties) > 1 or _gathers(e)]


def _gathers(encounter: Encounter) -> bool:
    """ "NATO foreign ministers met in Brussels", "the GCC summit was held on Sunday": a body's own gathering."""
    parties = encounter.all_parties
    if len(parties) != 1 or len(parties[0]) == 3 or any(e.name for e in encounter.people):
        return False
    meets = any(
        e.noun in ("summit", "meeting") or (e.frame.rule.startswith("verb:meet") and e.unnamed)
        for e in encounter.events
    )
    return meets and bool(encounter.date and encounter.place)


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
    if not (event.vague or short) or (event.headline and not event.vague):
        return
    known = set(event.all_parties)
    for encounter in reversed(encounters):
        parties = encounter.all_parties
        if event.count and len(parties) != event.count and len(set(parties) | known) != event.count:
            continue
        if known and not known & set(parties) and len(set(parties) | known) != event.count:
            continue
        if event.previous or _says_parties(event):
            event.parties.extend(p for p in parties if p not in known)
        else:
            event.people.extend(e for e in encounter.people if e not in event.people)
            event.parties.extend(p for p in encounter.parties if p not in event.parties)
            event.unnamed.extend(u for u in encounter.unnamed if u not in event.unnamed)
        event.rules.append("taken up")
        return
    if event.together and not known:
        event.parties.extend(event.together)
        event.rules.append("taken up")


_SERIES = frozenset({"round", "session", "meeting", "talks", "summit", "consultations", "one", "dialogue", "encounter"})


def _series(event: Event, encounters: Sequence[Encounter]) -> None:
    """ "The eighth round", "the next one", "the last meeting": of the same parties as the one told first."""
    noun = event.frame.noun
    if not encounters or event.all_parties or event.people or noun is None or noun.lower_ not in _SERIES:
        return
    lead = encounters[-1] if any(t.lower_ == "similar" for t in noun.children) else encounters[0]
    similar = lead is encounters[-1] and any(t.lower_ == "similar" for t in noun.children)
    numbers = {v.ordinal for v in lead.events if v.ordinal}
    other = event.ordinal is not None and bool(numbers) and event.ordinal not in numbers
    dated = event.verdict.rule == "status:date to come"  # "the summit runs from 14 to 15 November": a host event
    ahead = event.verdict.status == "planned" and not lead.future and not dated
    elsewhen = (
        bool(event.date and lead.date and not edtf.overlap(event.date, lead.date))
        and event.definite
        and noun.lower_ == lead.events[0].noun
        and noun.lower_ == "summit"
    )  # "the summit scheduled for November 2011 was postponed"
    if other or ahead or similar or elsewhen or (event.previous and (event.date or event.place)):
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
    if is_attendance(event):
        return _attended(event, encounters)
    lead = encounters[0].date if encounters else None
    if event.headline:
        future = event.verdict.status in ("planned", "proposed", "postponed")
        told = [(s + (e.future == future), -n) for n, e in enumerate(encounters) if (s := fit(event, e)) > 0]
        return encounters[-max(told)[1]] if told else None  # of equal ones the story's first
    scored = [
        (s, (not lead or not e.date or edtf.overlap(lead, e.date), *_recent(e)), n)
        for n, e in enumerate(encounters)
        if (s := fit(event, e)) > 0
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


def _noun_fits_loosely(event: Event) -> bool:
    """ "At the end of the summit at Agra, as talks between A and B failed": a summit and its talks."""
    return (
        event.frame.noun is not None
        and event.frame.noun.lower_ in ("summit", "meeting", "talks")
        and not event.previous
        and not event.new
    )
