"""Measures over the networks of :mod:`kgraph.analysis.graphs`, as plain sorted rows.

The same graph gives the same rows in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from kgraph.analysis.records import Records

#: From so many nodes on, betweenness is estimated from the shortest paths of as many nodes (Brandes and Pich 2007).
_PIVOTS = 400
_HELD, _PLANNED = frozenset({"held", "ongoing"}), frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central one person or party is.

    ``met`` is the degree (how many others), ``encounters`` the weighted degree (each other one counted once a
    meeting), ``between`` the betweenness: the share of the shortest ways between two others that lead through here,
    from 0 to 1, every edge counted as one step.  ``group`` is the number of the component, see :func:`components`.
    """

    id: str
    name: str
    met: int
    encounters: int
    between: float
    group: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people or parties and the number of their common meetings."""

    one: str
    other: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Component:
    """People or parties who hang together by meetings; number 1 is the largest."""

    group: int
    size: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Representation:
    """How often a person sat somewhere for a party, and how often of these in somebody's place."""

    party: str
    person: str
    meetings: int
    as_stand_in: int


@dataclass(frozen=True, slots=True)
class Month:
    """Meetings of one month ("2025-07"), of every status.

    ``held`` counts ongoing ones too, ``planned`` proposed ones too, ``off`` those cancelled and postponed.  ``month``
    is None for meetings whose date leaves more than one month open.
    """

    month: str | None
    meetings: int
    held: int
    planned: int
    off: int


def centrality(graph: nx.Graph[str]) -> list[Centrality]:
    """Every node of a graph of people or parties: the most encounters first.

    >>> import networkx as nx
    >>> line = nx.Graph()
    >>> for node in "abc": line.add_node(node, name=node.upper())
    >>> line.add_edge("a", "b", weight=2); line.add_edge("b", "c", weight=1)
    >>> [(row.name, row.met, row.encounters, row.between) for row in centrality(line)]
    [('B', 2, 3, 1.0), ('A', 1, 2, 0.0), ('C', 1, 1, 0.0)]
    """
    between = _betweenness(graph)
    group = {node: number for number, nodes in _groups(graph) for node in nodes}
    rows = [
        Centrality(node, name, graph.degree(node), graph.degree(node, weight="weight"), between[node], group[node])
        for node, name in _names(graph).items()
    ]
    return sorted(rows, key=lambda row: (-row.encounters, -row.met, -row.between, row.name, row.id))


def pairs(graph: nx.Graph[str]) -> list[Pair]:
    """Every two who met, by name: the most common meetings first."""
    name = _names(graph)
    rows = [_pair(name[one], name[other], edge["weight"]) for one, other, edge in graph.edges(data=True)]
    return sorted(rows, key=lambda row: (-row.meetings, row.one, row.other))


def components(graph: nx.Graph[str]) -> list[Component]:
    """The parts of the graph that no meeting joins, the largest first; members by name."""
    name = _names(graph)
    return [Component(number, len(nodes), tuple(sorted(name[n] for n in nodes))) for number, nodes in _groups(graph)]


def representation(records: Records) -> list[Representation]:
    """Who represented whom most: parties by name, within a party the busiest first.

    A seat for which no text names a party is left out.
    """
    seats: dict[tuple[str, str, str], dict[str, bool]] = defaultdict(dict)
    for seat in records.seats:
        if seat.party_name:
            known = seats[seat.party_name, seat.name, seat.person]
            known[seat.meeting] = known.get(seat.meeting, False) or seat.stands_in
    rows = [Representation(party, name, len(at), sum(at.values())) for (party, name, _), at in sorted(seats.items())]
    return sorted(rows, key=lambda row: (row.party, -row.meetings, row.person, row.as_stand_in))


def months(records: Records) -> list[Month]:
    """Meetings a month, in order; those of no certain month last.  Months without a meeting are left out."""
    count: dict[str | None, Counter[str]] = defaultdict(Counter)
    for meeting in records.meetings:
        month = meeting.first[:7] if meeting.first else None
        known = meeting.last is not None and month == meeting.last[:7]
        count[month if known else None][_kind(meeting.status)] += 1
    return [
        Month(month, kinds.total(), kinds["held"], kinds["planned"], kinds["off"])
        for month, kinds in sorted(count.items(), key=lambda item: (item[0] is None, item[0] or ""))
    ]


def _names(graph: nx.Graph[str]) -> dict[str, str]:
    return {node: str(attributes["name"]) for node, attributes in graph.nodes(data=True)}


def _pair(one: str, other: str, meetings: int) -> Pair:
    return Pair(min(one, other), max(one, other), meetings)


def _kind(status: str) -> str:
    if status in _HELD:
        return "held"
    return "planned" if status in _PLANNED else "off"


def _betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    pivots = _PIVOTS if len(graph) > _PIVOTS else None
    found = nx.betweenness_centrality(graph, k=pivots, seed=7)
    return {node: round(value, 4) for node, value in found.items()}


def _groups(graph: nx.Graph[str]) -> list[tuple[int, list[str]]]:
    found = sorted((sorted(nodes) for nodes in nx.connected_components(graph)), key=lambda nodes: (-len(nodes), nodes))
    return list(enumerate(found, start=1))
