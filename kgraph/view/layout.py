"""Where to draw nodes: computed once here, so that every opening of a page shows the same picture at once.

Each component is laid out for itself by forces (ForceAtlas2, Jacomy et al. 2014), and boxes that overlap are pushed
apart; then the components, the largest first, are packed in rows to a picture of about the shape of a screen.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

Position = tuple[int, int]

#: Half width and half height of what is drawn for a node, its label included, in pixels.
HALF: Mapping[str, Position] = {"meeting": (84, 42), "person": (74, 36), "party": (36, 34)}

_ITERATIONS = 400
_ROUNDS = 1000
#: Screens are wider than high.
_STRETCH = 1.6
_MARGIN = 60


def positions(graph: nx.MultiDiGraph[str], pull: Mapping[str, float]) -> dict[str, Position]:
    """A position (x to the right, y downwards, in pixels around 0, 0) for every node.

    ``pull`` gives the weight of each kind of edge.  The same graph gives the same positions, whatever its order.
    """
    simple = _simple(graph, pull)
    if not simple:
        return {}
    components = sorted(nx.connected_components(simple), key=lambda nodes: (-len(nodes), min(nodes)))
    half = {node: HALF[graph.nodes[node]["kind"]] for node in simple}
    placed = _packed([_apart(_forces(simple.subgraph(nodes), half), half) for nodes in components])
    return {node: (round(x), round(y)) for node, (x, y) in sorted(_centred(placed).items())}


def _simple(graph: nx.MultiDiGraph[str], pull: Mapping[str, float]) -> nx.Graph[str]:
    """The undirected graph of the strongest edges, nodes and edges in sorted order."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    weights: dict[tuple[str, str], float] = {}
    for one, other, data in graph.edges(data=True):
        pair = (min(one, other), max(one, other))
        weights[pair] = max(weights.get(pair, 0.0), pull[data["kind"]])
    for (one, other), weight in sorted(weights.items()):
        simple.add_edge(one, other, weight=weight)
    return simple


def _forces(component: nx.Graph[str], half: Mapping[str, Position]) -> dict[str, tuple[float, float]]:
    nodes = sorted(component)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in component.edges(data=True)))
    if len(nodes) < 3:
        return {node: (220.0 * number, 0.0) for number, node in enumerate(nodes)}
    # a circle in the order of a walk along the edges: neighbours start near one another
    walk = list(nx.dfs_preorder_nodes(ordered, nodes[0]))
    step = 2 * math.pi / len(walk)
    start = {node: np.array([math.cos(i * step), math.sin(i * step)]) * 100 for i, node in enumerate(walk)}
    found = nx.forceatlas2_layout(
        ordered,
        pos=start,
        max_iter=_ITERATIONS,
        scaling_ratio=40.0,
        gravity=1.0,
        node_size={node: float(max(half[node])) for node in nodes},
        weight="weight",
        seed=7,
    )
    return _scaled({node: (float(x), float(y)) for node, (x, y) in found.items()})


def _scaled(at: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Stretched so that each node has on average the room of its box, and the whole is wider than high."""
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    width, height = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    area = len(at) * 150.0 * 100.0 * 1.2
    high = math.sqrt(area / _STRETCH)
    return {
        node: ((x - min(xs)) / width * high * _STRETCH, (y - min(ys)) / height * high) for node, (x, y) in at.items()
    }


def _apart(at: dict[str, tuple[float, float]], half: Mapping[str, Position]) -> dict[str, tuple[float, float]]:
    """Boxes that overlap moved along the axis of least overlap until none does, or the rounds are used up."""
    nodes = sorted(at)
    xs, ys = {node: at[node][0] for node in nodes}, {node: at[node][1] for node in nodes}
    for _ in range(_ROUNDS):
        moved = False
        order = sorted(nodes, key=lambda node: (xs[node], node))
        for i, a in enumerate(order):
            for b in order[i + 1 :]:
                dx, dy = xs[b] - xs[a], ys[b] - ys[a]
                if dx > 200:  # farther right than any two boxes reach
                    break
                over_x, over_y = half[a][0] + half[b][0] - abs(dx), half[a][1] + half[b][1] - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                values, over, delta = (xs, over_x, dx) if over_x < over_y else (ys, over_y, dy)
                push = math.copysign(over / 2 + 1, delta)
                values[a] -= push
                values[b] += push
        if not moved:
            break
    return {node: (xs[node], ys[node]) for node in nodes}


def _packed(components: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """The components side by side, in rows that together come nearest to the shape of a screen."""
    sizes = [_size(component) for component in components]
    widths = itertools.accumulate(wide + _MARGIN for wide, _ in sizes)
    corners = min((_rows(sizes, width) for width in widths), key=lambda at: abs(math.log(_shape(sizes, at) / _STRETCH)))
    packed: dict[str, tuple[float, float]] = {}
    for component, (x, y) in zip(components, corners, strict=True):
        west, north = min(ox for ox, _ in component.values()), min(oy for _, oy in component.values())
        packed.update({node: (x + ox - west, y + oy - north) for node, (ox, oy) in component.items()})
    return packed


def _rows(sizes: list[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    """The upper left corners of boxes in rows of this width; a box wider than that has a row of its own."""
    corners = []
    x = y = row = 0.0
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, row = 0.0, y + row + _MARGIN, 0.0
        corners.append((x, y))
        x, row = x + wide + _MARGIN, max(row, high)
    return corners


def _shape(sizes: list[tuple[float, float]], corners: list[tuple[float, float]]) -> float:
    """How much wider than high these boxes are together."""
    placed = list(zip(sizes, corners, strict=True))
    return max(x + wide for (wide, _), (x, _) in placed) / max(y + high for (_, high), (_, y) in placed)


def _size(component: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """Width and height of a component with the boxes around its outermost nodes."""
    xs, ys = [x for x, _ in component.values()], [y for _, y in component.values()]
    return max(xs) - min(xs) + 2 * HALF["meeting"][0], max(ys) - min(ys) + 2 * HALF["meeting"][1]


def _centred(at: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return {node: (x - middle[0], y - middle[1]) for node, (x, y) in at.items()}
