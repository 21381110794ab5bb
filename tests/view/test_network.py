"""The network that is drawn, and where."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.query.select import Reader
from kgraph.view import content, network
from kgraph.view.layout import HALF, positions
from tests.rdf.conftest import KNOWLEDGE
from tests.view.graphs import many, store

FIXTURE = content.read(Reader(store(KNOWLEDGE)))
MANY = content.read(Reader(store(many(80))))
PULL = {"attends": 3.0, "represents": 0.6}


def overlapping(graph: nx.MultiDiGraph[str], at: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """Pairs of nodes whose boxes cover one another by more than rounding."""
    half = {node: HALF[graph.nodes[node]["kind"]] for node in graph}
    return [
        (a, b)
        for a, b in combinations(sorted(graph), 2)
        if all(abs(at[a][axis] - at[b][axis]) < half[a][axis] + half[b][axis] - 1 for axis in (0, 1))
    ]


def test_everybody_is_linked_to_meeting_and_party() -> None:
    graph = network.drawing(FIXTURE).graph
    links = {(a, b): data for a, b, data in graph.edges(data=True)}
    assert links["person:tawhiri", "meeting:m1"] == {"kind": "attends", "party": "NZL", "stand_in": True}
    assert links["person:tawhiri", "person:paki"] == {"kind": "stands in for", "meeting": "m1"}
    assert links["person:araya", "party:CHL"]["kind"] == "represents"
    assert links["party:ISL", "meeting:m1"]["kind"] == "takes part"  # its ambassador has no name
    assert ("party:CHL", "meeting:m1") not in links  # Araya came for it


@pytest.mark.parametrize("limit", [1, 10, 30, 300])
def test_draws_the_latest_that_fit_and_counts_the_rest(limit: int) -> None:
    drawn = network.drawing(MANY, limit)
    meetings = [node for node in drawn.graph if node.startswith("meeting:")]
    assert len(meetings) + drawn.left_out == 80
    assert len(drawn.graph) <= max(limit, 5)  # one meeting of two is always drawn
    days = {meeting.id: meeting.last or "" for meeting in MANY.meetings}
    assert min(days[node.removeprefix("meeting:")] for node in meetings) == sorted(days.values())[-len(meetings)]
    assert set(drawn.at) == set(drawn.graph)


def test_boxes_do_not_cover_one_another() -> None:
    for found in (FIXTURE, MANY):
        drawn = network.drawing(found)
        assert overlapping(drawn.graph, drawn.at) == []


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    kinds = draw(st.lists(st.sampled_from(sorted(HALF)), max_size=12))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, kind in enumerate(kinds):
        graph.add_node(f"{kind}:{number}", kind=kind)
    if nodes := sorted(graph):
        ends = st.sampled_from(nodes)
        for one, other in draw(st.lists(st.tuples(ends, ends), max_size=20)):
            graph.add_edge(one, other, kind=draw(st.sampled_from(sorted(PULL))))
    return graph


@given(graphs(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_positions_do_not_depend_on_the_order(graph: nx.MultiDiGraph[str], random: object) -> None:
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    assert positions(graph, PULL) == positions(again, PULL)
    assert set(positions(graph, PULL)) == set(graph)


@pytest.mark.parametrize("circles", [2, 5, 12])
def test_separate_circles_are_laid_out_in_the_shape_of_a_screen(circles: int) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for circle in range(circles):
        names = [f"{circle}:{number}" for number in range(8)]
        for number, name in enumerate(names):
            graph.add_node(name, kind=("meeting", "person")[number % 2])
        for one, other in zip(names, [*names[1:], names[0]], strict=True):
            graph.add_edge(one, other, kind=min(PULL))
    at = positions(graph, PULL)
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    assert 0.6 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 4.5
    assert overlapping(graph, at) == []
