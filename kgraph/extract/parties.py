"""The parties of persons whose office the text gives without its state: "Foreign Minister X", "President Y".

In this order: the one party of an encounter that nobody else there represents; what the list of office-holders knows;
the page's own state; the party whose officials the page speaks of most.  Where nothing decides, it stays unknown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract import background
from kgraph.extract.entities import Entity, Held
from kgraph.extract.gazetteer import is_capital
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind
from kgraph.extract.offices.roles import ROYAL, role_of
from kgraph.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.events.event import Event
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse

_OF_STATES = word_set("roles", "of_states")


def complete(
    discourse: Discourse, events: Sequence[Event], paragraphs: Sequence[Paragraph], published: str | None
) -> None:
    """Give persons without a party the one that follows; changes the entities in place."""
    open_ones = [e for e in discourse.people.entities if e.party is None]
    for entity in open_ones:
        if entity.role == "spokesperson" and discourse.home is not None:
            _give(entity, discourse.home)  # "the ministry's spokeswoman": of the place that the story is filed from
    for entity in discourse.people.entities:
        if entity.name and entity.held and all(h.office.lower() in ("minister", "secretary") for h in entity.held):
            _said_briefly(entity, published)
    for entity in discourse.people.entities:
        if entity.party is None or not entity.held:
            _from_list(entity, published)
    _name_offices(discourse)
    _merge_unnamed(discourse, events)
    weight = _weights(paragraphs, discourse)
    for entity in open_ones:
        if entity.party is None and (party := _from_encounter(entity, events)):
            _give(entity, party)
    for entity in open_ones:
        if entity.party is None and (entity.role in _OF_STATES or not entity.held):
            party = _from_page(entity, events, weight, discourse.home, paragraphs, official=discourse.official)
            if party is not None:
                _give(entity, party)


def _from_list(entity: Entity, published: str | None) -> None:
    found = background.holders(entity.names, entity.role, published)
    if not found:
        return
    best = found[0]
    if entity.held:
        _give(entity, best.party)
    else:
        entity.held.append(
            Held(best.office, best.role, best.party, "incumbent", (-1, 0, 0), guessed=True, background=True)
        )


def _name_offices(discourse: Discourse) -> None:
    """ "The Ukrainian president is away. X met ...": an office told without a name is its holder's."""
    unnamed = [e for e in discourse.people.entities if not e.name and e.held]
    for entity in discourse.people.entities:
        if entity.name and entity.held and all(h.background for h in entity.held):
            told = next((e for e in unnamed if e.role == entity.role and e.party == entity.party), None)
            if told is not None:
                entity.held = [*told.held]


_MUCH = 12  # the weight of a party that a page is about: two of its officials and a mention
_UNIQUE = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "igo_head"}
)


def _merge_unnamed(discourse: Discourse, events: Sequence[Event]) -> None:
    """ "The visiting head of the council met X. ... Y, the council's head": the unnamed guest is Y."""
    for event in events:
        for n, entity in enumerate(event.people):
            held = entity.office
            if entity.name or held is None or held.role not in _UNIQUE or not held.party or held.standing == "former":
                continue
            named = [
                e
                for e in discourse.people.entities
                if e.name
                and any(
                    h.role == held.role and h.party == held.party and h.standing == held.standing and not h.background
                    for h in e.held
                )
            ]
            if len(named) == 1 and named[0] not in event.people:
                event.people[n] = named[0]


def _said_briefly(entity: Entity, published: str | None) -> None:
    """ "Minister X": which minister, the list of office-holders knows."""
    found = [h for h in background.holders(entity.names, None, published) if "minister" in h.role]
    if found and entity.party in (found[0].party, None):
        held = entity.held[0]
        entity.held[0] = replace(held, office=found[0].office, role=found[0].role, party=found[0].party, guessed=True)


def _from_encounter(entity: Entity, events: Sequence[Event]) -> str | None:
    """The one party named for an encounter that no other person there represents."""
    for event in events:
        if entity not in event.people:
            continue
        guests = {id(s) for side in event.sides for s in side}
        if (
            event.frame.rule.startswith(("verb:receive", "verb:host", "verb:welcome"))
            and id(entity) not in guests
            and event.place is not None
            and event.place.country
            and len(guests) > 0
        ):
            return event.place.country  # who receives does so at home
        taken = {e.party for e in event.people if e.party}
        if _met_at_home(entity, event, taken):
            return event.place.country if event.place else None
        if (host := _host_of_visit(entity, event)) is not None:
            return host
        left = [p for p in dict.fromkeys([*event.parties, *(u.party for u in event.unnamed)]) if p not in taken]
        nameless = [e for e in event.people if e.party is None]
        if len(left) == 1 and len(nameless) == 1 and taken:
            return left[0]
    return None


def _host_of_visit(entity: Entity, event: Event) -> str | None:
    """ "X paid a visit to Chile. She was received by President Y": the state is the host's."""
    visit = event.visit
    if visit is None or entity in visit.visitors or (entity.role not in _OF_STATES and entity.held):
        return None
    home = {v.party for v in visit.visitors}
    return visit.place.country if visit.place.country not in home and home - {None} else None


def _met_at_home(entity: Entity, event: Event, others: set[str]) -> bool:
    """ "The Peruvian minister met Prime Minister X in Tokyo" or "in Japan": the one without a state is of that one."""
    place = event.place
    if place is None or place.country is None or event.occasion or event.mode != "in-person":
        return False
    alone = [e for e in event.people if e.party is None] == [entity] and not event.parties and not event.unnamed
    at_home = place.city is None or is_capital(place.city, place.country)
    return alone and len(others) == 1 and place.country not in others and at_home


def _weights(paragraphs: Sequence[Paragraph], discourse: Discourse) -> Counter[str]:
    """How much of the page is about each party's officials: an official counts five, a mention of the party one."""
    out: Counter[str] = Counter()
    for paragraph in paragraphs:
        for match in {id(m): m for m in paragraph.names.values()}.values():
            if match.party and match.get("state", "adjective", "people", "organisation", "movement", "metonym", "city"):
                after = [w.low for w in paragraph.words[match.end : match.end + 4]]
                office = after[:1] in (["'s"], ["’s"]) and bool(
                    {"ministry", "government", "officials", "president", "presidency", "envoy"} & set(after)
                )
                out[match.party] += 6 if office else 1
        for mention in paragraph.mentions:
            if mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.DELEGATION, Kind.GROUP):
                out.update(dict.fromkeys(mention.parties, 5))
    for entity in discourse.people.entities:
        if entity.party:
            out[entity.party] += 5
    return out


def _from_page(
    entity: Entity,
    events: Sequence[Event],
    weight: Counter[str],
    home: str | None,
    paragraphs: Sequence[Paragraph],
    *,
    official: bool,
) -> str | None:
    """The page's own state, surely when a ministry wrote it.

    Else the party that the page is most about and that is not at the table yet.
    """
    taken: set[str] = set()
    for event in events:
        if entity in event.people:
            taken.update(p for p in event.all_parties)
    if entity.role == "igo_head":
        bodies = [
            p for p, _ in sorted(weight.items(), key=lambda kv: (-kv[1], kv[0])) if len(p) != 3 and p not in taken
        ]
        return bodies[0] if bodies else None
    if home is not None and home not in taken and any(ROYAL.search(h.office) for h in entity.held):
        return home  # papers name their own monarch without the state
    speaks = _speaks_for(entity, paragraphs)
    if speaks is not None and speaks not in taken:
        return speaks
    there = _opening_place(entity, paragraphs)
    if there is not None and there not in taken:
        return there
    if not entity.held and not taken:
        return None
    named = [p for p, _ in sorted(weight.items(), key=lambda kv: (-kv[1], kv[0])) if len(p) == 3]
    if not named:
        return home
    if home is not None and home not in taken and official:
        return home
    if home is not None and home not in taken and _unmarked(home, paragraphs):
        return home
    if home is not None and home not in taken and weight[home] * 5 >= weight[named[0]] * 3:
        return home
    left = [p for p in named if p not in taken]
    spoken_of = bool(left) and weight[left[0]] >= _MUCH
    if home is not None and home not in taken and not spoken_of and _in_the_lede(entity, paragraphs):
        return home
    if taken:
        return left[0] if left and (weight[left[0]] >= 4 or (len(left) == 1 and weight[left[0]] >= 2)) else None
    return named[0] if len(named) == 1 or weight[named[0]] >= 1.5 * weight[named[1]] else None


def _in_the_lede(entity: Entity, paragraphs: Sequence[Paragraph]) -> bool:
    """ "BAKU - Foreign Minister X met ...": who opens a story without a state is of the state that it is filed from."""
    lede = next((p for p in paragraphs if p.kind == BlockKind.BODY), None)
    return lede is not None and any(index == lede.index for index, *_ in entity.mentions[:1])


_SAYS = word_set("parties", "says")


def _speaks_for(entity: Entity, paragraphs: Sequence[Paragraph]) -> str | None:
    """ "X explained that Ecuador is interested in ...": an official says what his own state does."""
    for index, start, _ in entity.mentions:
        page = next((p for p in paragraphs if p.index == index), None)
        sentence = next((s for s in page.sentences if s.start <= start < s.end), None) if page else None
        if sentence is None or sentence.doc is None:
            continue
        for n, unit in enumerate(sentence.units):
            token = sentence.doc[n]
            if (
                unit.mention is None
                or unit.start != start
                or not token.dep_.startswith("nsubj")
                or token.head.lower_ not in _SAYS
            ):
                continue
            for clause in token.head.children:
                if clause.dep_ == "ccomp" and clause.i > token.head.i:
                    for subject in clause.children:
                        mention = sentence.mention(subject)
                        if (
                            subject.dep_ == "nsubj"
                            and mention is not None
                            and mention.kind == Kind.PARTY
                            and len(mention.parties) == 1
                        ):
                            return mention.parties[0]
    return None


_OPENERS = frozenset({"meanwhile", "separately", "earlier", "also", ",", "elsewhere", "in", "the"})


def _opening_place(entity: Entity, paragraphs: Sequence[Paragraph]) -> str | None:
    """ "In Kuwait, Deputy Foreign Minister X met": officials told of from a capital are its own."""
    for index, start, _ in entity.mentions[:1]:
        page = next((p for p in paragraphs if p.index == index), None)
        sentence = next((s for s in page.sentences if s.start <= start < s.end), None) if page else None
        if page is None or sentence is None:
            continue
        for i in range(sentence.start, min(sentence.start + 4, start)):
            match = page.names.get(i)
            if match is not None and i and page.words[match.start - 1].low in ("in", "the"):
                entry = match.get("state", "city")
                if entry is not None and (entry.kind == "state" or entry.code):
                    return entry.code
            if page.words[i].low not in _OPENERS and match is None:
                break
    return None


def _unmarked(home: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the page speaks of a state's people without naming the state with its officials, as papers do at home."""
    marked = any(home in m.parties for p in paragraphs for m in p.mentions if m.kind in (Kind.PERSON, Kind.OFFICE))
    spoken = any(
        match.party == home and match.get("adjective", "people") is not None and match.get("state") is None
        for p in paragraphs
        for match in p.names.values()
    )
    return (spoken or _bare_ministry(paragraphs)) and not marked


def _bare_ministry(paragraphs: Sequence[Paragraph]) -> bool:
    """ "The Ministry of Industry said": no state named beside it, as papers write of their own."""
    for paragraph in paragraphs:
        for i, word in enumerate(paragraph.words):
            if word.text == "Ministry" and not any(
                k in paragraph.names and paragraph.names[k].party
                for k in range(max(0, i - 3), min(i + 8, len(paragraph.words)))
            ):
                return True
    return False


def _give(entity: Entity, party: str) -> None:
    if not entity.held:
        entity.represents = party
        return
    entity.held = [
        h if h.party else replace(h, party=party, role=role_of(h.office, party) or h.role, guessed=True)
        for h in entity.held
    ]
