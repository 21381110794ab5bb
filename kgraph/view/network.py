"""The network of a page: meetings, people and parties as a graph, cut down to what can be read, with positions.

Nodes are ``meeting:ID``, ``person:ID`` and ``party:CODE``; the attribute ``kind`` says which.
Edges have a ``kind`` too:

- ``attends``: person to meeting, with ``party`` (or None) and ``stand_in`` (whether in somebody's place)
- ``takes part``: party to meeting, where the texts name nobody who came for it
- ``represents``: person to party
- ``stands in for``: person to person, with ``meeting``
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kgraph.view.layout import positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.view.content import Content, Meeting

#: More nodes than this cannot be told apart on a screen.
DRAWN = 300

# How strongly an edge pulls: a person belongs to the meetings attended, less so to the party.
_PULL = {"attends": 3.0, "takes part": 1.0, "represents": 0.6, "stands in for": 0.5}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph with a position (in pixels, y downwards) for every node, and how many meetings it leaves out."""

    graph: nx.MultiDiGraph[str]
    at: dict[str, tuple[int, int]]
    left_out: int


def drawing(content: Content, limit: int = DRAWN) -> Drawing:
    """The network of the latest meetings, as many as go with their people and parties into ``limit`` nodes."""
    drawn = _latest(content.meetings, limit)
    graph = network(content, drawn)
    return Drawing(graph, positions(graph, _PULL), len(content.meetings) - len(drawn))


def network(content: Content, meetings: Iterable[Meeting]) -> nx.MultiDiGraph[str]:
    """The graph of these meetings with everybody in them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for meeting in meetings:
        node = f"meeting:{meeting.id}"
        graph.add_node(node, kind="meeting", label=meeting.label)
        _add_people(graph, content, meeting, node)
        named = {part.party for part in meeting.participations if part.person}
        for code in meeting.parties:
            _add_party(graph, content, code)
            if code not in named:
                graph.add_edge(f"party:{code}", node, kind="takes part", party=code)
    return graph


def _add_people(graph: nx.MultiDiGraph[str], content: Content, meeting: Meeting, node: str) -> None:
    for part in meeting.participations:
        if part.person is None:
            continue
        person = _add_person(graph, content, part.person)
        stand_in = bool(part.instead_of or part.instead_of_office)
        graph.add_edge(person, node, kind="attends", party=part.party, stand_in=stand_in)
        if part.party:
            _add_party(graph, content, part.party)
            if not graph.has_edge(person, f"party:{part.party}"):
                graph.add_edge(person, f"party:{part.party}", kind="represents", party=part.party)
        if part.instead_of:
            other = _add_person(graph, content, part.instead_of)
            graph.add_edge(person, other, kind="stands in for", meeting=meeting.id)


def _add_person(graph: nx.MultiDiGraph[str], content: Content, person: str) -> str:
    node = f"person:{person}"
    if node not in graph:
        known = content.people.get(person)
        graph.add_node(node, kind="person", label=known.name if known else person)
    return node


def _add_party(graph: nx.MultiDiGraph[str], content: Content, code: str) -> None:
    known = content.parties.get(code)
    graph.add_node(f"party:{code}", kind="party", label=known.name if known else code)


def _latest(meetings: tuple[Meeting, ...], limit: int) -> tuple[Meeting, ...]:
    """The latest meetings with a date, then those without, while their nodes stay within the limit; in given order."""
    nodes: set[str] = set()
    chosen: set[str] = set()
    for meeting in sorted(meetings, key=lambda meeting: (meeting.last or "", meeting.id), reverse=True):
        more = nodes | _nodes(meeting)
        if len(more) > limit and chosen:
            break
        nodes = more
        chosen.add(meeting.id)
    return tuple(meeting for meeting in meetings if meeting.id in chosen)


def _nodes(meeting: Meeting) -> set[str]:
    people = {person for part in meeting.participations for person in (part.person, part.instead_of) if person}
    parties = {*meeting.parties, *(part.party for part in meeting.participations if part.party)}
    return {f"meeting:{meeting.id}", *(f"person:{p}" for p in people), *(f"party:{p}" for p in parties)}
