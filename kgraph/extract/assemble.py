"""From encounters and persons to a :class:`Reading`: plain data with the quotes that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract import topics
from kgraph.extract.implied import days_of_host_events, opening_of, settle, venues_of
from kgraph.extract.settings.level import level_of_roles
from kgraph.model import Article, Claim, Meeting, Participant, Person, Place, Quote, Reading, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.extract.calendar import Anchor
    from kgraph.extract.encounters.encounter import Encounter
    from kgraph.extract.entities import Entity, Held
    from kgraph.extract.events.event import Event
    from kgraph.extract.referents.discourse import Discourse
    from kgraph.extract.standins import Replacement


def assemble(
    article: Article,
    discourse: Discourse,
    events: Sequence[Event],
    encounters: Sequence[Encounter],
    replacements: Sequence[Replacement],
    anchor: Anchor,
    story: str | None = None,
) -> Reading:
    """The reading of an article."""
    maker = _Maker(article, discourse, anchor)
    settle(encounters, article, days_of_host_events(events), venues_of(events), opening_of(events), story)
    maker.topics = topics.of_all(encounters, discourse)
    meetings = [maker.meeting(e, [r for r in replacements if _concerns(r, e, encounters)]) for e in encounters]
    return Reading(article.id, article.sha256, article.published, article.dated_by, tuple(meetings), maker.people())


def _concerns(replacement: Replacement, encounter: Encounter, encounters: Sequence[Encounter]) -> bool:
    """Which encounter a replacement belongs to: that of its sentence, else the first that its person attends."""
    here = [
        e
        for e in encounters
        if any(v.sentence is replacement.sentence for v in e.events) and replacement.who in e.people
    ]
    if here:
        return encounter in here[:1]
    attended = [e for e in encounters if replacement.who in e.people]
    return bool(attended) and encounter is attended[0]


class _Maker:
    def __init__(self, article: Article, discourse: Discourse, anchor: Anchor) -> None:
        self.article, self.discourse, self.anchor = article, discourse, anchor
        self.topics: dict[int, list[str]] = {}

    def quote(self, start: int, end: int) -> Quote:
        return Quote(start, end, self.article.text[start:end])

    def _sentence(self, event: Event) -> Quote:
        start, end = event.paragraph.span(event.sentence.start, event.sentence.end)
        return self.quote(start, end)

    # --- meetings ----------------------------------------------------------------------------

    def meeting(self, encounter: Encounter, replacements: Sequence[Replacement]) -> Meeting:
        parties = encounter.all_parties
        quotes = tuple(dict.fromkeys(self._sentence(e) for e in encounter.events))
        best = next((e for e in encounter.events if e.date and e.date == encounter.date), None)
        people = self._participants(encounter, replacements)
        return Meeting(
            status=encounter.status,
            mode=encounter.mode or "in-person",
            parties=tuple(parties),
            evidence=quotes,
            level=self._level(encounter),
            date=encounter.date,
            date_phrase=best.when.phrase if best and best.when else None,
            place=encounter.place or Place(),
            occasion=encounter.occasion,
            participants=people,
            topics=tuple(self.topics.get(id(encounter), ())),
            duration=next((e.duration for e in encounter.events if e.duration), None),
            ordinal=next((e.ordinal for e in encounter.events if e.ordinal), None),
            stance="hedged" if all(e.verdict.stance == "hedged" for e in encounter.events) else "asserted",
            claims=tuple(self._claims(encounter)),
            rules=tuple(dict.fromkeys(r for e in encounter.events for r in e.rules)),
        )

    def _level(self, encounter: Encounter) -> str | None:
        named = next((e.named_level for e in encounter.events if e.named_level), None)
        if named is not None:
            return named
        said = [e.level for e in encounter.events if e.level]
        roles: dict[str, list[str | None]] = {}
        for person in encounter.people:
            if person.party and person.role:
                roles.setdefault(person.party, []).append(person.role)
        by_roles = level_of_roles(roles) if len(roles) > 1 else None
        if by_roles is None and encounter.unnamed:
            by_roles = level_of_roles({u.party: [u.role] for u in encounter.unnamed})
        hints = [e.hint_level for e in encounter.events if e.hint_level]
        found = by_roles or next(iter(said), None) or level_of_roles(roles)
        return found or (self._level(encounter.like) if encounter.like else None) or next(iter(hints), None)

    def _participants(self, encounter: Encounter, replacements: Sequence[Replacement]) -> tuple[Participant, ...]:
        out: list[Participant] = []
        away = {id(r.person) for r in replacements if r.person is not None and r.who in encounter.people}
        for person in encounter.people:
            if id(person) in away:
                continue  # who was replaced was not there
            held = _office_at(person, encounter)
            replaced = next((r for r in replacements if r.who is person), None)
            if person.name is None and held is None:
                continue
            if (
                person.name is None
                and replaced is None
                and any(q.name and q.party == person.party for q in encounter.people)
            ):
                continue
            out.append(
                Participant(
                    person=person.name,
                    represents=person.party,
                    role=held.role if held else None,
                    office=held.office if held else None,
                    aliases=tuple(n for n in person.names if n != person.name),
                    stands_in_for=self._stand_in(replaced) if replaced else None,
                    evidence=self._evidence(person, encounter),
                )
            )
        for role, office, party in encounter.unnamed:
            if any(p.represents == party for p in out):
                continue
            holder = (
                None if encounter.events[0].previous or self._past(encounter) else self._holder(role, office, party)
            )
            if holder is not None and holder.office is not None:
                out.append(
                    Participant(
                        holder.name,
                        party,
                        holder.role,
                        holder.office.office,
                        tuple(n for n in holder.names if n != holder.name),
                        evidence=self._evidence(holder, encounter),
                    )
                )
            else:
                out.append(Participant(None, party, role, office, evidence=(self._sentence(encounter.events[0]),)))
        return tuple(out)

    def _past(self, encounter: Encounter) -> bool:
        """Told as of another day than the page's own news: its office-holders may have been others."""
        return (
            any(v.definite and not v.named for v in encounter.events[:1])
            and encounter.status == "held"
            and bool(encounter.place)
        )

    def _holder(self, role: str | None, office: str | None, party: str) -> Entity | None:
        """ "The presidents of A and B": who is named in just that office."""
        last = (office or "").lower().split()[-1:] or [""]
        for entity in self.discourse.people.entities:
            held = entity.office
            if (
                entity.name
                and held
                and held.party == party
                and held.role == role
                and held.standing == "incumbent"
                and held.office.lower().split(" of ")[0].split()[-1:] == last
            ):
                return entity
        return None

    def _stand_in(self, replacement: Replacement) -> StandIn:
        a, b = replacement.paragraph.span(replacement.start, replacement.end)
        person = replacement.person
        office = person.office.office if person is not None and person.office else replacement.office
        return StandIn(person.name if person else None, office, (self.quote(a, b),))

    def _evidence(self, person: Entity, encounter: Encounter) -> tuple[Quote, ...]:
        """The sentences of the encounter that show the person taking part."""
        return tuple(dict.fromkeys(self._sentence(e) for e in encounter.events if person in e.people))[:3] or (
            self._sentence(encounter.events[0]),
        )

    def _claims(self, encounter: Encounter) -> Iterable[Claim]:
        """What each sentence says about each attribute, agreeing or not."""
        for event in encounter.events:
            quote = self._sentence(event)
            stance = event.verdict.stance
            if event.verdict.status:
                yield Claim("status", event.verdict.status, quote, stance)
            if event.date:
                yield Claim("date", event.date, quote, stance)
            if event.place and (event.place.city or event.place.country):
                yield Claim("place", ", ".join(p for p in (event.place.city, event.place.country) if p), quote, stance)
            if event.mode_said:
                yield Claim("mode", event.mode, quote, stance)
            if event.occasion:
                yield Claim("occasion", event.occasion, quote, stance)
            for party in [*event.all_parties, *event.disputed]:
                yield Claim("party", party, quote, stance)

    # --- people ------------------------------------------------------------------------------

    def people(self) -> tuple[Person, ...]:
        """Every named person with an office, present offices first."""
        out: list[Person] = []
        for entity in self.discourse.people.entities:
            if not entity.name:
                continue
            for held in _offices(entity):
                standing = "deceased" if entity.deceased else held.standing
                out.append(
                    Person(
                        entity.name,
                        held.office,
                        held.role,
                        held.party or (entity.represents if held is entity.office else None),
                        standing,
                        tuple(n for n in entity.names if n != entity.name),
                        (self._held(held),),
                    )
                )
        return tuple(out)

    def _held(self, held: Held) -> Quote:
        return self._where(held.where)

    def _where(self, where: tuple[int, int, int]) -> Quote:
        paragraph, start, end = where
        page = self.discourse.pages[paragraph]
        a, b = page.span(start, end)
        return self.quote(a, b)


def _office_at(person: Entity, encounter: Encounter) -> Held | None:
    """The office that an encounter's own sentence gives ("then deputy minister X met Y"), else the present one."""
    for event in encounter.events:
        for held in person.held:
            page, start, end = held.where
            here = page == event.paragraph.index and event.sentence.start <= start and end <= event.sentence.end
            if here and held.role and any(w.low == "then" for w in event.paragraph.words[max(0, start - 1) : end]):
                return held
    return person.office


def _offices(entity: Entity) -> list[Held]:
    """The offices worth telling: one of each role, honorifics only where nothing else is known."""
    told = [h for h in entity.held if h.role and not h.background]
    real = [h for h in told if " " in h.office or h.role not in ("other_minister", "senior_official")] or told
    out: list[Held] = []
    for held in real:
        if not any(o.role == held.role and o.standing == held.standing for o in out):
            out.append(held)
    current = [h for h in out if h.standing != "former"]
    return current[:1] + [h for h in out if h.standing == "former"] if current else out[:1]
