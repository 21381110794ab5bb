"""Who met whom as networkx graphs.

Nodes and edges are added in sorted order, so that every algorithm walks them alike; all graphs are undirected.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.analysis.records import Records


def co_attendance(records: Records) -> nx.Graph[str]:
    """People who sat at one table.

    Nodes are ids of persons with a ``name``; an edge has ``weight``, the number of meetings that both attended, and
    ``meetings``, their ids.  Somebody who met nobody by name is a node without edges.
    """
    at: dict[str, set[str]] = defaultdict(set)
    for seat in records.seats:
        at[seat.meeting].add(seat.person)
    return _together({seat.person: seat.name for seat in records.seats}, at)


def party_meetings(records: Records) -> nx.Graph[str]:
    """States and organisations that met, whoever came for them.

    Nodes are codes with a ``name``; an edge has ``weight`` and ``meetings`` as in :func:`co_attendance`.
    """
    at: dict[str, set[str]] = defaultdict(set)
    for party in records.parties:
        at[party.meeting].add(party.party)
    return _together({party.party: party.name for party in records.parties}, at)


def attendance(records: Records) -> nx.Graph[tuple[str, str]]:
    """People and the meetings they attended: a bipartite graph.

    Nodes are ("meeting", id), of the part ``bipartite=0``, and ("person", id) with a ``name``, of ``bipartite=1``; an
    edge has ``parties``, the codes of those represented, and ``stands_in``.
    """
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    for meeting in sorted(records.meetings, key=lambda meeting: meeting.id):
        graph.add_node(("meeting", meeting.id), bipartite=0, status=meeting.status)
    for person, name in sorted({(seat.person, seat.name) for seat in records.seats}):
        graph.add_node(("person", person), bipartite=1, name=name)
    for seat in sorted(records.seats, key=repr):
        one, other = ("person", seat.person), ("meeting", seat.meeting)
        known = graph.get_edge_data(one, other, {"parties": (), "stands_in": False})
        parties = sorted({*known["parties"], *([seat.party] if seat.party else [])})
        graph.add_edge(one, other, parties=tuple(parties), stands_in=known["stands_in"] or seat.stands_in)
    return graph


def _together(names: dict[str, str], at: dict[str, set[str]]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for node, name in sorted(names.items()):
        graph.add_node(node, name=name)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting, present in sorted(at.items()):
        for pair in _pairs(present):
            shared[pair].append(meeting)
    for (one, other), meetings in sorted(shared.items()):
        graph.add_edge(one, other, weight=len(meetings), meetings=tuple(meetings))
    return graph


def _pairs(present: Iterable[str]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(present), 2)
