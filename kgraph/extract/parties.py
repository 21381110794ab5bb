"""The parties of persons whose office the text gives without its state: "Foreign Minister X", "President Y".

Such a person belongs to the page's own state, or to whichever of the story's parties the others at the table leave
open; where nothing decides, the party stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgraph.extract.events import Event
from kgraph.extract.offices import role_of
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.people import Entity
from kgraph.extract.referents import Resolver

_OF_STATES = frozenset(
    "head_of_state head_of_government deputy_head foreign_minister defence_minister finance_minister economy_minister other_minister "
    "deputy_foreign_minister deputy_defence_minister other_deputy_minister security_adviser ambassador military_chief royal envoy senior_official legislator spokesperson".split()
)


def complete(resolver: Resolver, events: Sequence[Event], paragraphs: Sequence[Paragraph]) -> None:
    """Give every office-holder without a party the one that the story leaves; changes the entities in place."""
    weight = _weights(paragraphs)
    for entity in resolver.people.entities:
        if entity.party is None and entity.represents is None and (entity.role in _OF_STATES or not entity.held):
            party = _open_party(entity, events, weight, resolver.home)
            if party is not None:
                _give(entity, party)


def _weights(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """How often each state or organisation is named, as a party or by its adjective."""
    out: Counter[str] = Counter()
    for paragraph in paragraphs:
        seen = {id(m): m for m in paragraph.names.values()}
        for match in seen.values():
            if match.party and match.get("state", "adjective", "people", "organisation", "movement", "metonym") is not None:
                out[match.party] += 2
            elif match.party:
                out[match.party] += 1
    return out


def _open_party(entity: Entity, events: Sequence[Event], weight: Counter[str], home: str | None) -> str | None:
    beside: Counter[str] = Counter()
    for event in events:
        if entity in event.people:
            beside.update(p for p in event.all_parties)
    taken = set(beside)
    named = [p for p, _ in sorted(weight.items(), key=lambda kv: (-kv[1], kv[0]))]
    if home is not None and home not in taken:
        return home
    if taken:
        left = [p for p in named if p not in taken and weight[p] >= 3]
        return left[0] if left else None
    if home is not None:
        return home
    return named[0] if entity.held and named and (len(named) == 1 or weight[named[0]] >= 2 * weight[named[1]]) else None


def _give(entity: Entity, party: str) -> None:
    if not entity.held:
        entity.represents = party
        return
    entity.held = [
        h if h.party else replace(h, party=party, role=role_of(h.office, party) or h.role, guessed=True) for h in entity.held
    ]
