"""Meetings, persons and parties as a network for drawing programs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx

from kgraph import edtf
from kgraph.rdf import parties

if TYPE_CHECKING:
    from kgraph.model import Knowledge, Participation, ResolvedMeeting
    from kgraph.rdf.ids import Ids

# what XML 1.0 cannot hold, not even escaped (section 2.2)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_STAMP = re.compile(r' lastmodifieddate="[^"]*"')


def network(knowledge: Knowledge, ids: Ids) -> nx.MultiDiGraph[str]:
    """Nodes are IRIs with ``kind`` (meeting, person, party) and ``label``; edges have a ``kind`` too:

    person -attends-> meeting (with ``represents``, ``role``, ``office``), party -takes part-> meeting,
    person -stands in for-> person (with ``meeting``).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for person in sorted(knowledge.people, key=lambda person: person.id):
        graph.add_node(ids.person(person.id).value, kind="person", label=_text(person.name))
    codes = {code for meeting in knowledge.meetings for code in meeting.parties}
    for code in sorted(codes):
        name = parties.name(code, knowledge.names)
        graph.add_node(ids.party(code).value, kind="party", label=_text(name), code=_text(code))
    for meeting in sorted(knowledge.meetings, key=lambda meeting: meeting.id):
        node = ids.meeting(meeting.id).value
        graph.add_node(node, **_meeting(meeting))
        for code in sorted(set(meeting.parties)):
            graph.add_edge(ids.party(code).value, node, kind="takes part")
        for part in sorted(meeting.participations, key=repr):
            _attend(graph, ids, part, node)
    return graph


def graphml(knowledge: Knowledge, ids: Ids) -> str:
    """The network as GraphML."""
    return "\n".join(nx.generate_graphml(network(knowledge, ids))) + "\n"


def gexf(knowledge: Knowledge, ids: Ids) -> str:
    """The network as GEXF 1.2, without the day of writing that networkx puts in."""
    out = io.BytesIO()
    nx.write_gexf(network(knowledge, ids), out)
    return _STAMP.sub("", out.getvalue().decode(), count=1)


def _meeting(meeting: ResolvedMeeting) -> dict[str, str]:
    days = edtf.bounds(meeting.date)
    values = {
        "kind": "meeting",
        "label": meeting.label,
        "status": meeting.status,
        "mode": meeting.mode,
        "level": meeting.level,
        "date": meeting.date,
        "earliest": days and days[0].isoformat(),
        "latest": days and days[1].isoformat(),
        "city": meeting.place.city,
        "country": meeting.place.country,
    }
    return {key: _text(value) for key, value in values.items() if value}


def _attend(graph: nx.MultiDiGraph[str], ids: Ids, part: Participation, meeting: str) -> None:
    if part.person is None:
        return
    person = ids.person(part.person).value
    values = {"represents": part.represents, "role": part.role, "office": part.office}
    graph.add_edge(person, meeting, kind="attends", **{key: _text(value) for key, value in values.items() if value})
    if part.stands_in_for is not None:
        graph.add_edge(person, ids.person(part.stands_in_for).value, kind="stands in for", meeting=meeting)


def _text(value: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
