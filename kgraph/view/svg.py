"""The network as SVG: for papers, for README files, for notebooks on hosts that strip scripts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

from kgraph.view import network, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kgraph.view.content import Content, Meeting
    from kgraph.view.network import Drawing

Edge = tuple[str, str, dict[str, Any]]

# Okabe and Ito's colours, as on the page: parties with most meetings first, grey for all further ones
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442")
_OTHER = "#8a94a0"
_DARK_ON = frozenset({"#e69f00", "#56b4e9", "#f0e442", "#cc79a7"})  # colours that need dark letters
_TOOK_PLACE = frozenset({"held", "ongoing"})
# what XML 1.0 cannot hold, not even escaped (section 2.2)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_STYLE = """
.kg text { font: 13px system-ui, 'Segoe UI', 'Noto Sans', sans-serif; fill: #1b2733; text-anchor: middle }
.kg .paper { fill: #ffffff } .kg .small { font-size: 12px; fill: #4d5a66 } .kg .party { font-weight: 600 }
.kg .name { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
.kg .meeting { fill: #ffffff; stroke: #4d5a66; stroke-width: 2 } .kg .plan { stroke-dasharray: 6 4 }
.kg .represents { stroke: #c3cbd3; stroke-dasharray: 1 5 } .kg .stands { stroke: #7a1fa2; stroke-dasharray: 7 4 }
.kg .stands-in, .kg marker path { fill: #7a1fa2 } .kg .legend { text-anchor: start }
@media (prefers-color-scheme: dark) {
  .kg text { fill: #e8edf2 } .kg .paper, .kg .meeting { fill: #14191f } .kg .small { fill: #aab6c2 }
  .kg .name { stroke: #14191f } .kg .meeting { stroke: #aab6c2 } .kg .represents { stroke: #48535e }
  .kg .stands { stroke: #d7a6f2 } .kg .stands-in, .kg marker path { fill: #d7a6f2 }
}
"""
_MARGIN = 100
_LEGEND = 44
_LONGEST = 26


def svg(content: Content, title: str = "Diplomatic meetings", limit: int = network.DRAWN) -> str:
    """The network of the latest meetings, at most ``limit`` nodes, as one SVG document without scripts.

    Boxes are meetings (dashed where they have not taken place), dots people, circles parties; a coloured line leads
    from a person to a meeting attended for the party of that colour, a violet arrow to the one in whose place
    somebody came.  The same content gives the same text.
    """
    drawing = network.drawing(content, limit)
    colour = _colours(content)
    meetings = {f"meeting:{meeting.id}": meeting for meeting in content.meetings}
    root, left, bottom = _canvas(drawing, _text(title))
    edges: list[Edge] = sorted(drawing.graph.edges(data=True), key=_order)
    for edge in edges:
        _edge(root, drawing, edge, colour, meetings)
    for node in sorted(drawing.graph):
        data = drawing.graph.nodes[node]
        group = SubElement(root, "g", transform="translate({},{})".format(*drawing.at[node]))
        SubElement(group, "title").text = _text(data["label"])
        if data["kind"] == "meeting":
            _meeting(group, meetings[node])
        elif data["kind"] == "party":
            _party(group, node.partition(":")[2], colour)
        else:
            _person(group, data["label"], _parties(drawing, node), colour)
    _legend(root, content, colour, (left + 20, bottom - _LEGEND / 2), drawing.left_out)
    return tostring(root, encoding="unicode") + "\n"


def _canvas(drawing: Drawing, title: str) -> tuple[Element, int, int]:
    """The document, and where its left and lower edges are."""
    xs = [x for x, _ in drawing.at.values()] or [0]
    ys = [y for _, y in drawing.at.values()] or [0]
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    width, height = max(max(xs) + _MARGIN - left, 560), max(ys) + _MARGIN + _LEGEND - top
    box = {"x": str(left), "y": str(top), "width": str(width), "height": str(height)}
    root = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=" ".join(box.values()), role="img")
    root.set("class", "kg")
    SubElement(root, "title").text = title
    SubElement(root, "style").text = _STYLE
    SubElement(root, "rect", {**box, "class": "paper"})
    marker = {"id": "kg-arrow", "viewBox": "0 0 8 8", "refX": "16", "refY": "4", "markerWidth": "7", "orient": "auto"}
    SubElement(SubElement(SubElement(root, "defs"), "marker", marker), "path", d="M0 0 L8 4 L0 8 z")
    return root, left, top + height


def _colours(content: Content) -> Callable[[str | None], str]:
    count = Counter(
        code
        for meeting in content.meetings
        for code in {*meeting.parties, *(part.party for part in meeting.participations if part.party)}
    )
    order = sorted(count, key=lambda code: (-count[code], content.parties[code].name, code))
    known = dict(zip(order, _COLOURS, strict=False))
    return lambda code: known.get(code or "", _OTHER)


def _order(edge: Edge) -> tuple[int, str, str, str]:
    """Faint lines first, so that the others lie on top of them."""
    one, other, data = edge
    rank = {"represents": 0, "stands in for": 2}.get(data["kind"], 1)
    return rank, one, other, repr(sorted(data.items(), key=repr))


def _edge(
    root: Element,
    drawing: Drawing,
    edge: Edge,
    colour: Callable[[str | None], str],
    meetings: dict[str, Meeting],
) -> None:
    one, other, data = edge
    (x1, y1), (x2, y2) = drawing.at[one], drawing.at[other]
    line = SubElement(root, "line", x1=str(x1), y1=str(y1), x2=str(x2), y2=str(y2))
    if data["kind"] == "represents":
        line.set("class", "represents")
    elif data["kind"] == "stands in for":
        line.attrib |= {"class": "stands", "stroke-width": "2", "marker-end": "url(#kg-arrow)"}
        label = SubElement(
            root, "text", {"x": str((x1 + x2) / 2), "y": str((y1 + y2) / 2 - 5), "class": "name stands-in"}
        )
        label.text = "stands in for"
    else:
        line.attrib |= {"stroke": colour(data["party"]), "stroke-width": "2.5" if data["kind"] == "attends" else "1.3"}
        if meetings[other].status not in _TOOK_PLACE:
            line.set("stroke-dasharray", "6 4")


def _meeting(group: Element, meeting: Meeting) -> None:
    planned = "" if meeting.status in _TOOK_PLACE else " plan"
    box = {"x": "-64", "y": "-24", "width": "128", "height": "48", "rx": "7", "class": f"meeting{planned}"}
    SubElement(group, "rect", box)
    SubElement(group, "text", y="-4").text = _text(words.short_date(meeting.date), 20)
    SubElement(group, "text", {"y": "13", "class": "small"}).text = _text(
        meeting.city or meeting.country or meeting.status
    )


def _person(group: Element, name: str, parties: Iterable[str], colour: Callable[[str | None], str]) -> None:
    SubElement(group, "circle", r="9", fill=colour(next(iter(parties), None)))
    SubElement(group, "text", {"y": "25", "class": "name"}).text = _text(name)


def _party(group: Element, code: str, colour: Callable[[str | None], str]) -> None:
    fill = colour(code)
    SubElement(group, "circle", r="24", fill=fill)
    letters = SubElement(group, "text", {"y": "5", "class": "party"})
    letters.set("style", f"fill:{'#1b2733' if fill in _DARK_ON else '#ffffff'}")
    letters.text = _text(code, 8)


def _parties(drawing: Drawing, person: str) -> list[str]:
    return sorted({data["party"] for *_, data in drawing.graph.out_edges(person, data=True) if data.get("party")})


def _legend(
    root: Element, content: Content, colour: Callable[[str | None], str], at: tuple[float, float], left_out: int
) -> None:
    """The names of the coloured parties, and what is not in the picture."""
    x, y = at
    for code, party in sorted(content.parties.items(), key=lambda item: (_rank(colour(item[0])), item[0])):
        if colour(code) == _OTHER:
            continue
        SubElement(root, "circle", cx=f"{x:g}", cy=f"{y - 4:g}", r="6", fill=colour(code))
        name = _text(party.name)
        SubElement(root, "text", {"x": f"{x + 11:g}", "y": f"{y:g}", "class": "legend"}).text = name
        x += 34 + 7.2 * len(name)
    note = "dashed: not (yet) held" + (f"; {left_out} earlier meetings are not drawn" if left_out else "")
    SubElement(root, "text", {"x": f"{x:g}", "y": f"{y:g}", "class": "legend small"}).text = note


def _rank(colour: str) -> int:
    return _COLOURS.index(colour) if colour in _COLOURS else len(_COLOURS)


def _text(text: str, longest: int = _LONGEST) -> str:
    plain = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
