from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from kgraph.errors import InputError
from kgraph.model import Article
from kgraph.text.load import load

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html><head><title>Ministers meet in Oslo | The Fjord Post</title>
<meta property="og:site_name" content="The Fjord Post">{head}</head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ministers meet in Oslo</h1>{date}
<p>OSLO (NNS) -- The foreign ministers of Norland and Sudland met in Oslo on Tuesday to discuss fish &amp; trade,
officials said &lt;b&gt;quietly&lt;/b&gt;.</p>
<script>document.write("The president of Norland met nobody at all on that day, it was said.")</script>
<p>The talks lasted two hours and were described as friendly by both sides, who plan to meet again in June.</p>
</article><aside><h3>Related stories</h3><ul><li><a href="/x">King hosts whaling chief</a></li></ul></aside>
<div id="comments"><p>What a nice comment this is.</p></div><footer>© 2031 The Fjord Post</footer></body></html>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def article(folder: Path, head: str = "", date: str = "") -> Article:
    (folder / "a.html").write_text(PAGE.format(head=head, date=date), encoding="utf-8")
    (found,) = load([folder])
    assert isinstance(found, Article)
    return found


def test_the_main_text_is_the_article(tmp_path: Path) -> None:
    found = article(tmp_path)
    assert "officials said <b>quietly</b>." in found.text
    assert "discuss fish & trade" in found.text
    for other in ("Home", "whaling chief", "nice comment", "met nobody"):
        assert other not in found.text
    assert (found.id, found.title, found.publisher, found.place) == (
        "a",
        "Ministers meet in Oslo",
        "The Fjord Post",
        "OSLO",
    )
    assert (found.published, found.dated_by) == (None, None)


@pytest.mark.parametrize(
    ("head", "date", "expected"),
    [
        ('<meta property="article:published_time" content="2024-04-25T10:00:00Z">', "", ("2024-04-25", "metadata")),
        ("", '<time datetime="2024-04-25">Thursday</time>', ("2024-04-25", "metadata")),
        ("", '<span class="date">25 April 2024</span>', ("2024-04-25", "metadata")),
        ('<link rel="canonical" href="https://f.example/2024/04/25/oslo">', "", ("2024-04-25", "address")),
        ('<meta property="article:published_time" content="2090-04-25T10:00:00Z">', "", ("2090-04-25", "metadata")),
        ("", '<span class="date">03/04/2024</span>', (None, None)),
    ],
)
def test_the_date_of_a_page(tmp_path: Path, head: str, date: str, expected: tuple[str | None, str | None]) -> None:
    found = article(tmp_path, head, date)
    assert (found.published, found.dated_by) == expected


def test_metadata_beside_the_page_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text('{"published": "2024-04-20", "url": "https://f.example/own"}')
    found = article(tmp_path, '<meta property="article:published_time" content="2024-04-25T10:00:00Z">')
    assert (found.published, found.dated_by, found.url) == ("2024-04-20", "metadata", "https://f.example/own")
    assert found.publisher == "The Fjord Post"


def test_a_hostile_address_is_left_out(tmp_path: Path) -> None:
    assert article(tmp_path, '<link rel="canonical" href="javascript:alert(1)">').url is None


@pytest.mark.parametrize(
    ("source", "problem"), [("", "empty"), ("<html><body></body></html>", "no article text found in the page")]
)
def test_a_page_without_text_is_named(tmp_path: Path, source: str, problem: str) -> None:
    (tmp_path / "a.htm").write_text(source)
    (error,) = load([tmp_path])
    assert isinstance(error, InputError)
    assert error.problem == problem
