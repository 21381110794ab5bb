"""The page as a file: complete in itself, safe, the same bytes for the same graph."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from kgraph import workspace
from kgraph.cli import main, make_app
from kgraph.model import Knowledge
from kgraph.rdf import store as graph_store
from kgraph.rdf import write
from kgraph.view.page import page
from tests.rdf.conftest import KNOWLEDGE
from tests.view.graphs import ATTACK, hostile, many, store

if TYPE_CHECKING:
    from pathlib import Path


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the text in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open = False
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        self._open = True

    def handle_data(self, data: str) -> None:
        if self._open:
            self.elements[-1][2].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """The text of the elements with these attributes."""
        return [
            "".join(text)
            for name, own, text in self.elements
            if name == tag and all(own.get(key) == value for key, value in attributes.items())
        ]


def data(html: str, name: str) -> Any:
    """The data block of that id."""
    (block,) = Parsed(html).texts("script", id=name)
    return json.loads(block)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("knowledge", [KNOWLEDGE, Knowledge(), hostile()], ids=["fixture", "empty", "hostile"])
def test_the_policy_lets_run_exactly_the_scripts_of_the_page(knowledge: Knowledge) -> None:
    found = Parsed(page(store(knowledge)))
    (policy,) = [own["content"] for tag, own, _ in found.elements if own.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))
    scripts = [
        "".join(text) for tag, own, text in found.elements if tag == "script" and own.get("type") != "application/json"
    ]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert sorted(rules["script-src"].split()) == sorted(map(digest, scripts))
    assert rules["style-src"].split() == list(map(digest, found.texts("style")))


@pytest.mark.parametrize("knowledge", [KNOWLEDGE, hostile()], ids=["fixture", "hostile"])
def test_no_element_points_outside_or_runs_anything(knowledge: Knowledge) -> None:
    for _, attributes, _ in Parsed(page(store(knowledge))).elements:
        assert not {"src", "srcdoc", "href", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)


def test_hostile_text_comes_through_unchanged_and_only_as_data() -> None:
    html = page(store(hostile()))
    content = data(html, "content")
    assert content["meetings"][0]["label"] == ATTACK
    assert content["quotes"][0]["exact"] == ATTACK
    assert len(Parsed(html).elements) == len(Parsed(page(store(KNOWLEDGE))).elements)


def shuffled(knowledge: Knowledge) -> Knowledge:
    meetings = tuple(
        replace(m, participations=m.participations[::-1], claims=m.claims[::-1], history=m.history[::-1])
        for m in knowledge.meetings[::-1]
    )
    return replace(
        knowledge,
        articles=knowledge.articles[::-1],
        people=knowledge.people[::-1],
        tenures=knowledge.tenures[::-1],
        meetings=meetings,
    )


@pytest.mark.parametrize("knowledge", [KNOWLEDGE, many(30), hostile()], ids=["fixture", "many", "hostile"])
def test_the_same_graph_in_any_order_gives_the_same_bytes(knowledge: Knowledge) -> None:
    assert page(store(knowledge)) == page(store(shuffled(knowledge)))


def test_the_network_of_the_page_is_that_of_the_graph() -> None:
    html = page(store(KNOWLEDGE))
    nodes = {node["id"]: node for node in data(html, "nodes")}
    assert nodes["meeting:m1"]["label"] == "9 May 2019\nValparaíso"
    assert nodes["person:tawhiri"]["party"] == "NZL"
    ends = {(edge["from"], edge["to"]) for edge in data(html, "edges")}
    assert ("person:tawhiri", "person:paki") in ends
    assert {end for pair in ends for end in pair} <= set(nodes)


def test_a_page_of_a_few_articles_is_small() -> None:
    assert len(page(store(KNOWLEDGE)).encode()) < 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace.create(tmp_path / "data")
    graph_store.replace(made.graph, write.quads(KNOWLEDGE))
    return made.root


def test_the_command_writes_the_page(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    result = CliRunner().invoke(make_app(), ["view", "--data", str(folder), "-o", str(target), "--state", "Chile"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert re.search(r"Chile, 2 meetings, [\d,]+ bytes", result.stderr)
    html = target.read_text(encoding="utf-8")
    assert html == page(workspace.open_workspace(folder), state="CHL")
    assert Parsed(html).texts("title") == ["Diplomatic meetings: Chile"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--person", "Nobody At All"], "no person called 'Nobody At All' in this graph"),
        (["--from", "yesterday"], "--from 'yesterday' is no date"),
        (["-o", "missing/folder/page.html"], "cannot be written"),
        (["--data", "nowhere"], "no such data folder"),
    ],
)
def test_the_command_says_in_a_line_what_is_wrong(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["view", "--data", str(folder), *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [folder]
