"""The interactive page: one HTML file that holds all it needs and asks nothing from the network.

Text of articles reaches the page as JSON in data blocks that no browser runs, and from there the document through
``textContent`` alone.  The content security policy names the hashes of our own two scripts and of the style (CSP 3,
section 8.3), so nothing else runs even if markup slipped in; and the same graph gives the same bytes.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import re
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kgraph.query.select import opened
from kgraph.view import content, drawing, network, scope
from kgraph.view.surroundings import with_sentences
from kgraph.view.words import short_date

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kgraph.view.content import Content, Meeting
    from kgraph.view.network import Drawing
    from kgraph.workspace import Workspace

_SCRIPTS = ("model", "dom", "state", "search", "filters", "table", "timeline", "network", "panel", "main")
_TITLE = "Diplomatic meetings"
#: Letters of a code that fit into the circle of a party.
_INSIDE = 5


def page(
    source: Workspace | Store,
    *,
    person: str | None = None,
    state: str | None = None,
    start: str | None = None,
    end: str | None = None,
    drawn: int = network.DRAWN,
) -> str:
    """The page of a data folder or store, as a whole or cut down to a person, a state, a period.

    ``person`` is a name in any spelling or an id, ``state`` a name or code, ``start`` and ``end`` are EDTF dates
    ("2025", "2025-07-11"), ``drawn`` is how many nodes the network may have.  Raises QueryError for a name that the
    graph does not hold and for what is no date, StoreError where nothing has been built.
    """
    found, title = chosen(source, person=person, state=state, start=start, end=end)
    return render(found, title, drawn)


def chosen(
    source: Workspace | Store,
    *,
    person: str | None = None,
    state: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> tuple[Content, str]:
    """What such a page shows, and its title; arguments and errors as for :func:`page`."""
    with opened(source) as reader:
        everything = content.read(reader)
        asked = scope.find(everything, person=person, state=state, start=start, end=end)
        found = with_sentences(scope.restrict(everything, asked), reader.text)
    return found, f"{_TITLE}: {asked.words}" if asked.words else _TITLE


def render(found: Content, title: str = _TITLE, drawn: int = network.DRAWN) -> str:
    """The page of this content."""
    picture = network.drawing(found, drawn)
    style, script, vis = _static("style.css"), _script(), drawing.vis_network()
    return drawing.html(
        picture,
        _looks(found, picture),
        {
            "title": title,
            "policy": _policy(style, script, vis),
            "style": Markup(style),  # noqa: S704 our own file
            "script": Markup(script),  # noqa: S704 our own files
            "vis": Markup(vis),  # noqa: S704 a library's file
            "content": asdict(found),
            "sounds": _sounds(),
            "meetings": len(found.meetings),
            "left_out": picture.left_out,
        },
    )


def _policy(style: str, *scripts: str) -> str:
    """Nothing but these texts may run or style; no address may be asked, no form sent, no other base set."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    return files("kgraph.view").joinpath("static", name).read_text(encoding="utf-8")


def _script() -> str:
    return "\n".join(_static(f"{name}.js") for name in _SCRIPTS)


def _sounds() -> list[list[str]]:
    """The rules of sound by which kgraph.spelling compares names, with JavaScript's way of naming a group."""
    rules = csv.DictReader(files("kgraph.data").joinpath("spelling.csv").read_text(encoding="utf-8").splitlines())
    return [[row["pattern"], re.sub(r"\\(\d)", r"$\1", row["replacement"])] for row in rules]


def _looks(found: Content, picture: Drawing) -> dict[str, dict[str, Any]]:
    """What each node of the network brings besides its place: label, full name, party, size."""
    meetings = {f"meeting:{meeting.id}": meeting for meeting in found.meetings}
    looks: dict[str, dict[str, Any]] = {}
    for node, data in picture.graph.nodes(data=True):
        name = data["label"]
        looks[node] = {"name": name, "title": name, "label": name}
        if data["kind"] == "meeting":
            looks[node]["label"] = _short(meetings[node])
        elif data["kind"] == "party":
            looks[node] |= _party_look(node.partition(":")[2])
        else:
            attended = [edge for *_, edge in picture.graph.out_edges(node, data=True) if edge["kind"] == "attends"]
            parties = sorted({edge["party"] for edge in attended if edge["party"]})
            looks[node] |= {"party": parties[0] if parties else None, "size": 9 + 2 * min(8, len(attended))}
    return looks


def _party_look(code: str) -> dict[str, Any]:
    """A circle is as wide as the text in it, so a long code goes below a dot instead."""
    return {"party": code, "label": code} if len(code) <= _INSIDE else {"party": code, "shape": "dot", "size": 18}


def _short(meeting: Meeting) -> str:
    """Day and place: as much as a box can hold."""
    return f"{short_date(meeting.date)}\n{meeting.city or meeting.country or 'place unknown'}"
