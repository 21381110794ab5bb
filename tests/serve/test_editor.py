"""The query editor and our pages in a real browser that can reach this server alone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Browser, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serve.conftest import Client

YASGUI = Path(__file__).resolve().parents[2] / "kgraph" / "serve" / "static" / "yasgui"


@pytest.mark.parametrize("name", ["yasgui.min.js", "yasgui.min.css"])
def test_the_editor_is_what_its_readme_says(name: str) -> None:
    stated = dict(re.findall(r"\| `([^`]+)` \| `([0-9a-f]{64})` \|", (YASGUI / "README.md").read_text("utf-8")))
    assert hashlib.sha256((YASGUI / name).read_bytes()).hexdigest() == stated[name]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = start("127.0.0.1")
    yield Browser(driver, tmp_path_factory.mktemp("served"))
    driver.quit()


def visit(shown: Browser, address: str) -> None:
    shown.driver.get("about:blank")
    shown.logs()
    shown.requests()
    shown.driver.get(address)


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_editor_runs_a_query_and_asks_nobody_else(shown: Browser, client: Client, size: tuple[int, int]) -> None:
    shown.resize(size)
    visit(shown, f"{client.address}/editor")
    shown.until("return window.editor && document.querySelector('.yasqe .CodeMirror-line')")
    shown.js("window.editor.getTab().getYasqe().query()")
    shown.until("return document.querySelectorAll('.yasr tbody tr').length >= 9")
    assert "New Zealand–Norway ministerial meeting, Wellington, 14 June 2021" in shown.one(".yasr").text
    assert shown.all(".yasqe .parseErrorIcon") == []
    assert shown.js("return document.documentElement.scrollWidth <= window.innerWidth")
    assert all(url.startswith(client.address) for url in shown.requests())
    assert [line for line in shown.logs() if "SEVERE" in line or "Content Security Policy" in line] == []


@pytest.mark.browser
def test_editor_shows_what_is_wrong_with_a_query(shown: Browser, client: Client) -> None:
    visit(shown, f"{client.address}/editor")
    shown.until("return window.editor && document.querySelector('.yasqe .CodeMirror-line')")
    wrong = "SELECT ?x { ?x foaf:name ?y }"
    shown.js("const q = window.editor.getTab().getYasqe(); q.setValue(arguments[0]); q.query().catch(() => {})", wrong)
    shown.until("return document.querySelector('.yasr').textContent.includes('the prefix foaf: is not declared')")


@pytest.mark.browser
def test_an_answer_opens_in_the_editor(shown: Browser, client: Client) -> None:
    visit(shown, f"{client.address}/ask?q=Who+represented+New+Zealand+in+May+2019%3F")
    wanted = shown.one("pre").get_attribute("textContent")
    visit(shown, shown.one("details a").get_attribute("href") or "")
    value = shown.until("return window.editor && window.editor.getTab().getYasqe().getValue()")
    assert " ".join((wanted or "").split()) in " ".join(value.split())


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize(
    "path", ["/", "/id/meeting/valparaiso", "/id/person/paki", "/ask?q=Who+represented+Chile%3F", "/sparql"]
)
def test_pages_fit_the_screen_and_break_no_policy(
    shown: Browser, client: Client, path: str, size: tuple[int, int]
) -> None:
    shown.resize(size)
    visit(shown, client.address + path)
    assert shown.js("return document.documentElement.scrollWidth <= window.innerWidth")
    assert shown.js("return getComputedStyle(document.querySelector('header')).display") == "flex", (
        "the style is missing"
    )
    assert shown.logs() == []
    assert all(url.startswith(client.address) for url in shown.requests())


@pytest.mark.browser
def test_picture_runs_under_the_policy_of_the_server(shown: Browser, client: Client) -> None:
    shown.resize(DESKTOP)
    visit(shown, f"{client.address}/picture")
    shown.until("return document.documentElement.dataset.ready")
    assert "Wellington" in shown.one("main").text
    assert shown.logs() == []
