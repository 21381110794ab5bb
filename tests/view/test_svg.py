"""The picture without scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from kgraph.model import Knowledge, ResolvedPerson
from kgraph.query.select import Reader
from kgraph.rdf import write
from kgraph.view import content
from kgraph.view.svg import svg
from tests.rdf.conftest import KNOWLEDGE
from tests.rdf.strategies import knowledges

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"


def drawn(known: Knowledge, limit: int = 300) -> Element:
    store = ox.Store()
    store.extend(write.quads(known))
    return ElementTree.fromstring(svg(content.read(Reader(store)), limit=limit))


@pytest.fixture(scope="module")
def picture() -> Element:
    return drawn(KNOWLEDGE)


def words(picture: Element) -> set[str]:
    return {text.text or "" for text in picture.iter(f"{SVG}text")}


def test_people_parties_and_meetings_are_named(picture: Element) -> None:
    assert {"Mere Tawhiri", "Rewi Paki", "NZL", "UN", "9 May 2019", "Valparaíso", "New Zealand"} <= words(picture)


def test_what_has_not_been_held_is_dashed_and_nothing_else(picture: Element) -> None:
    boxes = [element.get("class") for element in picture.iter(f"{SVG}rect") if element.get("rx")]
    assert sorted(boxes) == ["meeting", "meeting", "meeting", "meeting plan"]


def test_an_arrow_leads_from_the_stand_in_to_the_one_replaced(picture: Element) -> None:
    (arrow,) = (line for line in picture.iter(f"{SVG}line") if line.get("marker-end"))
    at = {name: group.get("transform") for group in picture.iter(f"{SVG}g") for name in [group.findtext(f"{SVG}text")]}
    assert at["Mere Tawhiri"] == f"translate({arrow.get('x1')},{arrow.get('y1')})"
    assert at["Rewi Paki"] == f"translate({arrow.get('x2')},{arrow.get('y2')})"


def test_nothing_lies_outside_the_picture(picture: Element) -> None:
    left, top, width, height = map(float, (picture.get("viewBox") or "").split())
    for line in picture.iter(f"{SVG}line"):
        assert all(left <= float(line.get(end) or "") <= left + width for end in ("x1", "x2"))
        assert all(top <= float(line.get(end) or "") <= top + height for end in ("y1", "y2"))


def test_a_picture_that_leaves_meetings_out_says_how_many() -> None:
    small = drawn(KNOWLEDGE, limit=5)
    assert any("earlier meetings are not drawn" in text for text in words(small))
    assert not any("not drawn" in text for text in words(drawn(KNOWLEDGE)))


def test_an_empty_graph_gives_an_empty_picture() -> None:
    assert words(drawn(Knowledge())) == {"dashed: not (yet) held"}


HOSTILE = [
    "<script>alert(1)</script>",
    "\x00\x1b[2J",
    '"/><image href="https://evil.example/x"/>',
    "]]>",
    "&amp;",
    "\ud7ff\ufffe",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    people = tuple(ResolvedPerson(p.id, name, (name,), p.sources) for p in KNOWLEDGE.people)
    picture = drawn(replace(KNOWLEDGE, people=people))
    allowed = {"svg", "title", "style", "rect", "defs", "marker", "path", "line", "g", "text", "circle"}
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= allowed
    assert not any(attribute.startswith("on") or "href" in attribute for e in picture.iter() for attribute in e.attrib)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(knowledges())
def test_any_graph_gives_well_formed_xml_and_the_same_twice(known: Knowledge) -> None:
    store = ox.Store()
    store.extend(write.quads(known))
    one, two = (svg(content.read(Reader(store))) for _ in range(2))
    assert one == two
    assert ElementTree.fromstring(one).tag == f"{SVG}svg"
