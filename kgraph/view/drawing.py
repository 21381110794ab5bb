"""The one place that touches pyvis.

Of pyvis 0.3.2 only four calls are safe and used: ``add_node``, ``add_edge``, ``set_options`` and ``generate_html``,
with our own template in an environment that escapes.  Its stock template asks a network for styles and runs markup
found in labels; ``show`` and ``write_html`` write files in the encoding of the machine.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.view.network import Drawing

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"face": "system-ui, Segoe UI, Noto Sans, sans-serif", "multi": False}},
    "edges": {
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.2},
        "selectionWidth": 0.5,
    },
    "interaction": {
        "hover": True,
        "keyboard": False,
        "tooltipDelay": 200,
        "dragNodes": True,
        "selectConnectedEdges": False,
    },
}
_ARROW = {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}}
_EDGES: dict[str, dict[str, Any]] = {
    "attends": _ARROW,
    "takes part": _ARROW,
    "represents": {"arrows": ""},
    "stands in for": {
        **_ARROW,
        "label": "in place of",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.35},
    },
}
_SHAPES = {"meeting": "box", "person": "dot", "party": "circle"}


@cache
def vis_network() -> str:
    """The source of vis-network 9.1.2 as pyvis brings it (Apache-2.0 or MIT)."""
    return files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")


def html(drawing: Drawing, looks: Mapping[str, Mapping[str, Any]], variables: Mapping[str, object]) -> str:
    """The page ``static/page.html.j2`` with the drawing in it.

    ``looks`` has the label and whatever else a node brings, ``variables`` what the template needs besides.
    """
    from pyvis.network import Network  # costs a third of a second

    network = Network(directed=True, cdn_resources="in_line")
    for node, (x, y) in drawing.at.items():
        kind = drawing.graph.nodes[node]["kind"]
        network.add_node(node, x=x, y=y, kind=kind, **{"shape": _SHAPES[kind], **looks[node]})
    edges = sorted(
        drawing.graph.edges(data=True), key=lambda edge: (edge[0], edge[1], sorted(map(str, edge[2].values())))
    )
    for number, (one, other, data) in enumerate(edges):
        network.add_edge(one, other, id=f"e{number}", **_EDGES.get(data["kind"], {}), **data)
    network.set_options(json.dumps(_OPTIONS))
    network.templateEnv = Environment(
        loader=PackageLoader("kgraph.view", "static"), autoescape=True, undefined=StrictUndefined
    )
    network.templateEnv.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    network.templateEnv.globals.update(variables)
    network.path = "page.html.j2"
    made: str = network.generate_html("page.html")
    return made + "\n"
