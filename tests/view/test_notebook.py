"""The view of a notebook: a frame that shuts its page in, a file, a picture."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kgraph.errors import KgraphError, QueryError, StoreError
from kgraph.rdf import write
from kgraph.view.notebook import View
from kgraph.view.page import page
from kgraph.workspace import create
from tests.rdf.conftest import KNOWLEDGE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(KNOWLEDGE))
    return made


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_notebook_shows_one_frame_that_holds_exactly_the_page(store: ox.Store) -> None:
    ((tag, attributes),) = Tags(View(store)._repr_html_()).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == page(store)


def test_the_frame_cannot_reach_the_notebook(store: ox.Store) -> None:
    ((_, attributes),) = Tags(View(store)._repr_html_()).found
    assert attributes["sandbox"] == "allow-scripts"


def test_the_height_can_be_chosen(store: ox.Store) -> None:
    ((_, attributes),) = Tags(View(store, height=400)._repr_html_()).found
    assert attributes["height"] == "400"


def test_a_view_of_a_part_holds_that_part_and_says_so(store: ox.Store) -> None:
    view = View(store, person="Tawhiri", start="2019")
    assert "Mere Tawhiri" in view.title
    assert "Mere Tawhiri" in repr(view)
    assert "Mere Tawhiri" in view.html
    assert "Helgason" not in view.html
    assert "Helgason" not in view.to_svg()


def test_saved_bytes_are_those_of_the_page_and_stay_the_same(store: ox.Store, tmp_path: Path) -> None:
    path = View(store).save(tmp_path / "page.html")
    assert path.read_bytes() == page(store).encode() == View(store).html.encode()


def test_a_place_that_cannot_be_written_is_one_clear_line(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(KgraphError, match="cannot be written") as caught:
        View(store).save(tmp_path / "missing" / "page.html")
    assert "\n" not in str(caught.value)


def test_what_is_not_in_the_graph_is_told_at_once(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="Nobody Whosoever"):
        View(store, person="Nobody Whosoever")
    with pytest.raises(StoreError, match="kgraph build"):
        View(create(tmp_path / "data"))
