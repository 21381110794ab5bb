"""The page as its readers use it, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import ActionChains, Keys

from kgraph.model import Knowledge
from kgraph.view.notebook import View
from kgraph.view.page import page
from tests.browser.conftest import DESKTOP, PHONE, TABLET
from tests.rdf.conftest import KNOWLEDGE, TEXTS
from tests.view.graphs import ATTACK, ATTACKS, hostile, many, store

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

pytestmark = pytest.mark.browser
VIEWS = ("table", "timeline", "network")


@pytest.fixture(scope="module")
def html() -> str:
    return page(store(KNOWLEDGE))


def type_(browser: Browser, words: str) -> list[str]:
    """Types into the search field; gives what it suggests."""
    field = browser.one("#q")
    field.clear()
    field.send_keys(words)
    return [option.text.split("\n")[0] for option in browser.all("#found [role=option]:not(.nothing)")]


# --- what a page must not do -------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_opens_offline_without_a_word_on_the_console(
    browser: Browser, html: str, view: str, size: tuple[int, int]
) -> None:
    browser.resize(size)
    browser.open(html, f"#/{view}/meeting/m1")
    assert [url.partition("#")[0].rpartition("/")[2] for url in browser.requests()] == ["page.html"]
    assert browser.logs() == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
@pytest.mark.parametrize("fragment", ["", "/meeting/m1", "/person/tawhiri"])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, html: str, view: str, size: tuple[int, int], fragment: str
) -> None:
    browser.resize(size)
    browser.open(html, f"#/{view}{fragment}")
    assert browser.js("return document.documentElement.scrollWidth") == size[0]
    panel = browser.js("const p = document.getElementById('panel-body'); return [p.scrollWidth, p.clientWidth]")
    assert panel[0] <= panel[1]
    assert browser.js(
        "return [...document.querySelectorAll('td')].every((cell) => cell.scrollWidth <= cell.clientWidth)"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_runs_nothing_and_is_shown_as_it_is(browser: Browser, view: str) -> None:
    browser.open(page(store(hostile())), f"#/{view}")
    for kind, number in (("meeting", 1), ("person", 2), ("party", 2), ("place", 1), ("occasion", 1)):
        found = browser.js(f"return searchable.filter((entry) => entry.kind === '{kind}').map((entry) => entry.id)")
        assert len(found) == number
        for thing in found:
            browser.js("select(arguments[0], arguments[1])", kind, thing)
    browser.js("select('meeting', arguments[0])", ATTACKS[1])
    type_(browser, "script")
    assert browser.js(
        "return window.hacked === undefined && document.querySelectorAll('[onerror], [onload]').length === 0"
    )
    assert browser.one("#panel h2").text.endswith(" ".join(ATTACK.split()))
    assert browser.one("#panel mark").get_attribute("textContent") == ATTACK
    assert browser.all("#panel a") == []  # javascript: is no address to follow
    assert browser.logs() == []


# --- reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "view"), [(DESKTOP, "timeline"), (PHONE, "table")])
def test_first_view_fits_the_screen(browser: Browser, html: str, size: tuple[int, int], view: str) -> None:
    browser.resize(size)
    browser.open(html)
    assert browser.one("[role=tab][aria-selected=true]").text.lower() == view


@pytest.mark.parametrize("view", ["table", "timeline"])
def test_a_click_on_a_meeting_shows_its_sentences(browser: Browser, html: str, view: str) -> None:
    browser.open(html, f"#/{view}")
    browser.one(f"#view-{view} [data-id=m1]").click()
    sentences = {
        figure.get_attribute("data-quote"): figure.find_element("css selector", "mark").get_attribute("textContent")
        for figure in browser.all("#panel figure")
    }
    assert len(sentences) == 5
    for place, words in sentences.items():
        article, start, end = re.fullmatch(r"(.*):(\d+)-(\d+)", place or "").groups()  # type: ignore[union-attr]
        assert TEXTS[article][int(start) : int(end)] == words


def test_the_panel_says_who_represented_whom(browser: Browser, html: str) -> None:
    browser.open(html, "#/table/meeting/m1")
    represented = browser.one("#panel .represented").text
    for words in (
        "Chile\nLucía Araya",
        "Mere Tawhiri",
        "in place of Foreign Minister Rewi Paki",
        "Iceland\nambassador",
    ):
        assert words in represented
    text = browser.one("#panel").text
    for words in ("9 May 2019", "Valparaíso, Chile, Naval Club", "3rd", "40 min", "Southern Ocean Forum"):
        assert words in text
    conflicts = [box.text for box in browser.all("#panel .conflict")]
    assert any(box.startswith("date") and "8 May 2019" in box and "9 May 2019" in box for box in conflicts)
    assert any(box.startswith("place") and "Santiago, Chile" in box for box in conflicts)


def test_a_number_leads_to_its_sentence(browser: Browser, html: str) -> None:
    browser.open(html, "#/table/meeting/m1")
    number = browser.one("#panel .represented .ref")
    wanted = number.text
    number.click()
    assert browser.focused().get_attribute("id") == f"sentence-{wanted}"
    assert "Lucía Araya" in browser.focused().text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tawhiri", "Mere Tawhiri"),
        ("Tavhiri", "Mere Tawhiri"),  # romanised otherwise
        ("Araya, Lucia", "Lucía Araya"),  # the other order, no accent
        ("Jon Helgason", "Jón Helgason"),
        ("Hegalson", None),  # two letters wrong
        ("Helgasn", "Jón Helgason"),  # one letter missing
        ("BOATENG", "Ama Boateng"),
        ("CHL", "Chile"),
        ("southern ocean", "Southern Ocean Forum"),
        ("valparaiso talks", "New Zealand–Chile–Iceland talks, Valparaíso"),
    ],
)
def test_search_finds_any_spelling(browser: Browser, html: str, typed: str, found: str | None) -> None:
    browser.open(html)
    suggested = type_(browser, typed)
    if found is None:
        assert suggested == []
        assert "Nothing" in browser.one("#found").text
        return
    assert suggested[0].partition(" (")[0] == found
    browser.one("#q").send_keys(Keys.ENTER)
    assert browser.one("#panel h2").text.endswith(found)


def test_a_click_in_the_network_opens_the_person(browser: Browser, html: str) -> None:
    browser.open(html, "#/network")
    canvas = browser.one("#canvas")
    at = browser.js("return picture.network.canvasToDOM(picture.network.getPosition('person:araya'))")
    half = canvas.size["width"] / 2, canvas.size["height"] / 2
    ActionChains(browser.driver).move_to_element_with_offset(
        canvas, round(at["x"] - half[0]), round(at["y"] - half[1])
    ).click().perform()
    browser.until("return document.querySelector('#panel h2').textContent.includes('Lucía Araya')")


# --- filters -----------------------------------------------------------------------------------


def test_filters_by_status_party_and_period(browser: Browser, html: str) -> None:
    browser.open(html, "#/table")
    shown = lambda: [row.get_attribute("data-id") for row in browser.all("#rows tr")]  # noqa: E731
    assert shown() == ["m3", "m1", "m0", "m2"]  # the latest first, those of an unknown year last
    browser.button("planned", "#statuses").click()
    assert shown() == ["m1", "m0", "m2"]
    browser.button("Iceland", "#parties").click()
    assert shown() == ["m1", "m2"]
    browser.button("Chile", "#parties").click()  # with all of these
    assert shown() == ["m1"]
    assert browser.one("#count").text == "1 of 4 meetings"
    browser.one("#reset").click()
    assert len(shown()) == 4
    browser.js(
        "const s = document.getElementById('from'); s.value = toDay('2019-01-01'); s.dispatchEvent(new Event('input'))"
    )
    assert shown() == ["m3", "m1"]
    assert browser.one("#count").text == "2 of 4 meetings (1 without a date not shown)"
    browser.button("planned", "#statuses").click()
    browser.button("Norway", "#parties").click()
    assert shown() == []
    assert browser.one("#no-rows").is_displayed()


def test_filters_hold_in_the_network_too(browser: Browser, html: str) -> None:
    browser.open(html, "#/network?party=CHL")
    visible = browser.js("return picture.nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id)")
    assert {"meeting:m0", "meeting:m1", "person:araya", "person:paki", "party:NZL"} <= set(visible)
    assert not {"meeting:m2", "meeting:m3", "person:boateng", "party:NOR"} & set(visible)


# --- links -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "view", "heading"),
    [
        ("#/network/person/araya", "network", "Lucía Araya"),
        ("#/table/party/CHL?party=ISL", "table", "Chile"),
        ("#/timeline/meeting/m0-told", "timeline", "New Zealand–Chile talks, Oslo"),  # an id of before a merge
        ("#m2", "timeline", "Iceland–UN call"),
        ("#tawhiri", "timeline", "Mere Tawhiri"),
        ("#/table/meeting/gone", "table", "Who represented whom"),
        ("#/%E0%A4%A/x?from=never", "timeline", "Who represented whom"),
        ("#/table/person/__proto__", "table", "Who represented whom"),
    ],
)
def test_links_open_what_they_name(browser: Browser, html: str, fragment: str, view: str, heading: str) -> None:
    browser.open(html, fragment)
    assert browser.one("[role=tab][aria-selected=true]").text.lower() == view
    assert browser.one("#panel h2").text.endswith(heading)


def test_the_address_reopens_what_is_seen_and_back_undoes(browser: Browser, html: str) -> None:
    browser.open(html)
    browser.button("Table", "#views").click()
    browser.button("Iceland", "#parties").click()
    browser.one("#rows [data-id=m2]").click()
    address = browser.js("return location.hash")
    browser.button("Jón Helgason", "#panel").click()
    browser.driver.back()
    browser.until("return document.querySelector('#panel h2').textContent.includes('Iceland–UN call')")
    browser.open(html, address)
    assert browser.one("#panel h2").text.endswith("Iceland–UN call")
    assert [row.get_attribute("data-id") for row in browser.all("#rows tr")] == ["m1", "m2"]


# --- without a mouse ---------------------------------------------------------------------------


def keys(browser: Browser, *pressed: str) -> None:
    ActionChains(browser.driver).send_keys(*pressed).perform()


def test_the_table_works_by_keyboard(browser: Browser, html: str) -> None:
    browser.open(html, "#/table")
    for _ in range(40):
        keys(browser, Keys.TAB)
        if browser.focused().get_attribute("class") == "open":
            break
    keys(browser, Keys.ARROW_DOWN)
    row = browser.focused().text
    assert row == "New Zealand–Chile–Iceland talks, Valparaíso"
    keys(browser, Keys.ENTER)
    assert browser.focused().tag_name == "h2"
    assert browser.focused().text.endswith(row)
    keys(browser, Keys.ESCAPE)
    assert browser.focused().text == row
    assert browser.one("#panel h2").text == "Who represented whom"


def test_tabs_timeline_and_network_work_by_keyboard(browser: Browser, html: str) -> None:
    browser.open(html, "#/table")
    browser.one("#tab-table").send_keys(Keys.ARROW_RIGHT)
    assert browser.one("#view-timeline").is_displayed()
    timeline = "#timeline .meeting[tabindex='0']"
    browser.one(timeline).send_keys(Keys.HOME)
    browser.focused().send_keys(Keys.ARROW_RIGHT)
    browser.focused().send_keys(Keys.ENTER)
    assert browser.one("#panel h2").text.endswith("New Zealand–Chile–Iceland talks, Valparaíso")
    keys(browser, Keys.ESCAPE)
    assert browser.focused().get_attribute("data-id") == "m1"
    browser.one("#tab-timeline").send_keys(Keys.ARROW_RIGHT)
    canvas = browser.one("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    said = browser.one("#said").get_attribute("textContent") or ""
    assert said
    canvas.send_keys(Keys.ENTER)
    assert browser.one("#panel h2").text.endswith(said.partition(": ")[2])


def test_everything_to_press_has_a_name(browser: Browser, html: str) -> None:
    browser.open(html, "#/timeline/meeting/m1")
    nameless = browser.js("""
        return [...document.querySelectorAll('button, a, input, select, [role=option]')]
          .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label'))).map((e) => e.outerHTML)""")
    assert nameless == []


# --- looks -------------------------------------------------------------------------------------


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """WCAG 2.2 contrast ratio of two sRGB colours."""

    def luminance(colour: tuple[float, ...]) -> float:
        parts = [v / 255 for v in colour]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "css",
    [
        *("#panel h2", "#panel dt", "#panel .link", "#panel .stand-in", "#panel .conflict b", "#panel .around"),
        *("#rows .when", "#rows .open", "#rows small", "#count", ".tag"),
    ],
)
def test_text_stands_out_from_its_ground(browser: Browser, html: str, dark: bool, css: str) -> None:
    browser.resize(DESKTOP, dark=dark)
    browser.open(html, "#/table/meeting/m1")
    text, ground = browser.js(
        """
        const element = document.querySelector(arguments[0]);
        let back = element;
        while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)') back = back.parentElement;
        return [getComputedStyle(element).color, getComputedStyle(back).backgroundColor]""",
        css,
    )
    colours = [tuple(map(float, re.findall(r"[\d.]+", value)[:3])) for value in (text, ground)]
    assert _contrast(*colours) >= 4.5
    assert (sum(colours[1]) < 380) == dark


def test_prints_the_whole_table(browser: Browser) -> None:
    browser.open(page(store(many(400))), "#/timeline")
    browser.js("window.dispatchEvent(new Event('beforeprint'))")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert browser.one("#view-table").is_displayed()
    assert not browser.one("#views").is_displayed()
    assert len(browser.all("#rows tr")) == 400


# --- small and large ---------------------------------------------------------------------------


def test_an_empty_graph_says_so(browser: Browser) -> None:
    for view, words in (
        ("table", "no meeting to show"),
        ("timeline", "no meeting to show"),
        ("network", "no meeting to draw"),
    ):
        browser.open(page(store(Knowledge())), f"#/{view}")
        assert words in browser.one(f"#view-{view}").text
    assert browser.logs() == []


@pytest.mark.parametrize(("number", "milliseconds"), [(1, 1000), (500, 2000), (2000, 2000)])
@pytest.mark.parametrize("view", VIEWS)
def test_is_ready_soon(browser: Browser, view: str, number: int, milliseconds: int) -> None:
    assert browser.open(page(store(many(number))), f"#/{view}") < milliseconds
    assert browser.logs() == []
    assert browser.one("#count").text == ("1 meeting" if number == 1 else f"{number:,} meetings")
    if view == "network" and number > 1:
        drawn = browser.js("return picture.nodes.get().filter((node) => node.kind === 'meeting').length")
        assert f"latest {drawn} meetings; {number - drawn:,} more" in browser.one("#network-note").text


def test_a_long_table_grows_on_demand(browser: Browser) -> None:
    browser.open(page(store(many(400))), "#/table")
    before = len(browser.all("#rows tr"))
    browser.js("document.getElementById('more').click()")
    after = browser.all("#rows tr")
    assert before < len(after) < 400
    assert browser.focused() == after[before].find_element("css selector", ".open")


# --- in a notebook -----------------------------------------------------------------------------


def test_the_frame_of_a_notebook_shows_the_page_and_works(browser: Browser) -> None:
    frame = View(store(KNOWLEDGE))._repr_html_()
    file = browser.folder / "notebook.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body style='width:1100px'>{frame}", encoding="utf-8")
    browser.driver.get("about:blank")
    browser.logs()
    browser.driver.get(file.as_uri())
    browser.driver.switch_to.frame(browser.one("iframe"))
    try:
        browser.until("return document.documentElement.dataset.ready")
        assert browser.one("[role=tab][aria-selected=true]").text == "Timeline"  # the frame is no phone
        browser.one("#tab-table").click()
        browser.one("#rows [data-id=m1] .open").click()
        assert len(browser.all("#panel figure")) == 5
        browser.one("#tab-network").click()
        assert browser.js("return picture.network.getScale() > 0")
        assert browser.logs() == []
    finally:
        browser.driver.switch_to.default_content()
