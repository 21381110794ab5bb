from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import edtf
from kgraph.text import dateline
from kgraph.text.dateline import Dateline
from kgraph.text.dating import day_of, page_date
from kgraph.text.layout import blocks

HEAD = "Ministers meet in Vik over border"
MORE = "Fishermen of both countries had waited for it since the spring, when the last boats had come home empty."
LEDE = "The two ministers met on Monday to talk about the border and about the price of cod, officials said."


def dated(text: str, url: str | None = None) -> tuple[str | None, str | None]:
    found = blocks(text)
    return page_date(text, found, dateline.find(text, found), url)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 11 Jul. 2025, 15:59",
        "Last Updated: 11 July 2025 21:36 IST",
        "Ada Writer | 11.07.2025 - Update : 11.07.2025",
        "Source: Nordwire | 2025-07-11 21:14:33 | Editor: Per Penn",
        "All News 23:30 July 11, 2025",
        "July 11, 2025",
        "11.07.2025",
        "Friday 11 July 2025 | This page refreshes by itself",
        "For Immediate Release          July 11, 2025",
        "By Ada Writer Nordwire Staff Writer Friday, July 11, 2025; Page A01",
        "2025-07-11",
    ],
)
def test_a_line_above_the_body_states_the_date(line: str) -> None:
    assert dated(f"{HEAD}\n{line}\n\n{LEDE}") == ("2025-07-11", "stated")
    assert dated(f"{line}\n{HEAD}\n\n{LEDE}") == ("2025-07-11", "stated")


def test_a_crawler_s_date() -> None:
    assert dated(f" date 2025-07-11 {HEAD}\n\n{LEDE}") == ("2025-07-11", "stated")


@pytest.mark.parametrize(
    "line",
    [
        "11 July 2025",
        "July 11, 2025",
        "11 July 2025 - 14:30",
        "By Ada Writer\n\n11 July 2025",
    ],
)
def test_a_date_between_the_standfirst_and_the_story(line: str) -> None:
    standfirst = "They agreed on a price for cod after three hours of talks, the first such accord in nine years."
    assert dated(f"{HEAD}\n\n{standfirst}\n\n{line}\n\n{LEDE}") == ("2025-07-11", "stated")
    assert dated(f"{HEAD}\n\n{standfirst}\n\n{LEDE}\n\n{line}\n\n{MORE}") == (None, None)


def test_a_labelled_date_below_the_body() -> None:
    assert dated(f"{HEAD}\n\n{LEDE}\n\nPublished on 11 July 2025") == ("2025-07-11", "stated")


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}\n\n{LEDE}",
        f"{HEAD}\n\n{LEDE} The accord of July 11, 2025 was not mentioned in it.",
        f"Statement of 11 July 2025 on the border\n\n{LEDE}",
        f"{HEAD}\n\n{LEDE}\n\nRelated stories\n\nKing hosts whaling chief\nJuly 11, 2025\n\nCod eases\nJuly 10, 2025",
        f"{HEAD}\n\n{LEDE}\n\n© 2025 Fjord Herald",
        f"Home World Sports Friday, Jul 11, 2025\n\n{HEAD}\n\n{LEDE}",
        f"{HEAD}\n03/04/2024\n\n{LEDE}",
        "",
    ],
)
def test_what_does_not_give_the_page_s_date(page: str) -> None:
    assert dated(page) == (None, None)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Updated: 12 July 2025", "Published: 11 July 2025"], "2025-07-11"),
        (["Published: 11 July 2025", "Updated: 12 July 2025"], "2025-07-11"),
        (["First published: 11 July 2025 / Last updated: 12 July 2025"], "2025-07-11"),
        (["Today in Oslo", "Apr 24, 2019-Wednesday", HEAD, "Updated: 7 April 2010"], "2010-04-07"),
    ],
)
def test_of_several_dates_the_day_of_publication_counts(lines: list[str], expected: str) -> None:
    page = "\n".join([HEAD, *lines, "", LEDE])
    assert dated(page) == (expected, "stated")


def test_the_day_of_copying_in_a_menu_gives_way_to_the_article_s_own() -> None:
    page = (
        f"Home World Sports Wednesday, Mar 15, 2023\nSearch\n\n{HEAD}\n\n(Nordwire)    11:05, March 15, 2017\n\n{LEDE}"
    )
    assert dated(page) == ("2017-03-15", "stated")


def test_an_address_supports_the_date_that_agrees_with_it() -> None:
    page = f"{HEAD}\nMarch 15, 2023\nMarch 15, 2017\n\n{LEDE}"
    assert dated(page, "https://news.example/2017/03/15/talks") == ("2017-03-15", "stated")


def test_the_dateline_supports_the_date_that_agrees_with_it() -> None:
    page = f"{HEAD}\nMay 20, 2023\nMarch 16, 2017\n\nOSLO, March 15 (NNS) -- {LEDE}"
    assert dated(page) == ("2017-03-16", "stated")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2025/07/11/talks", ("2025-07-11", "address")),
        ("https://news.example/2025/07/talks", ("2025-07", "address")),
        ("https://news.example/2025/talks", (None, None)),
        ("https://news.example/talks", (None, None)),
    ],
)
def test_the_address_alone(url: str, expected: tuple[str | None, str | None]) -> None:
    assert dated(f"{HEAD}\n\n{LEDE}", url) == expected


@pytest.mark.parametrize(
    ("line", "url", "expected"),
    [
        ("NAIROBI, June 14, 2024 (NNS) - ", None, "2024-06-14"),
        ("Nairobi, June 14 (NNS) ", None, "XXXX-06-14"),
        ("Nairobi, June 14 (NNS) ", "https://news.example/2024/06/talks", "2024-06-14"),
        ("Nairobi, June 14 (NNS) ", "https://news.example/2024/talks", "2024-06-14"),
        ("Nairobi, June 14 (NNS) ", "https://news.example/2024/11/talks", "XXXX-06-14"),
    ],
)
def test_the_dateline_alone(line: str, url: str | None, expected: str) -> None:
    assert dated(f"{HEAD}\n\n{line}{LEDE}", url) == (expected, "dateline")


def test_the_dateline_counts_more_than_a_later_update() -> None:
    assert dated(f"{HEAD}\nUpdated: 2 July 2024\n\nOSLO, June 14 (NNS) -- {LEDE}") == ("2024-06-14", "dateline")
    assert dated(f"{HEAD}\nUpdated: 14 June 2024\n\nOSLO, June 14 (NNS) -- {LEDE}") == ("2024-06-14", "stated")


@pytest.mark.parametrize(
    ("page", "url", "expected"),
    [
        (f"{HEAD}\n03/04/2024\n\n{LEDE}", "https://news.example/2024/03/04/x", "2024-03-04"),
        (f"{HEAD}\n03/04/2024\n\nOSLO, April 3 (NNS) -- {LEDE}", None, "2024-04-03"),
        (f"{HEAD}\nWednesday 03/04/2024\n\n{LEDE}", None, "2024-04-03"),
        (f"{HEAD}\n03/04/2024\nUpdated: 25/04/2024\n\n{LEDE}", None, "2024-04-03"),
        (f"{HEAD}\n03/04/2024\nUpdated: 03/25/2024\n\n{LEDE}", None, "2024-03-04"),
        (f"{HEAD}\n03/04/2024\n\n{LEDE} They had met on 3 April for the first time.", None, "2024-04-03"),
        (f"{HEAD}\n04/04/2024\n\n{LEDE}", None, "2024-04-04"),
        (f"{HEAD}\n03.04.2024\n\n{LEDE}", None, "2024-04-03"),
    ],
)
def test_what_settles_day_and_month(page: str, url: str | None, expected: str) -> None:
    assert dated(page, url) == (expected, "stated")


@pytest.mark.parametrize(
    ("month", "day", "published", "expected"),
    [
        (7, 11, "2025-07-12", "2025-07-11"),
        (12, 31, "2025-01-01", "2024-12-31"),
        (7, 11, "2025", "2025-07-11"),
        (7, 11, "2025-07", "2025-07-11"),
        (7, 11, "2025-03-01", None),
        (7, 11, "XXXX-07-11", None),
        (7, 11, None, None),
        (2, 29, "2023-03-01", None),
        (None, None, "2025", None),
    ],
)
def test_the_year_of_a_dateline(
    month: int | None, day: int | None, published: str | None, expected: str | None
) -> None:
    assert day_of(Dateline(0, 9, "Oslo", month, day), published) == expected


line = st.sampled_from(
    [
        HEAD,
        LEDE,
        f"OSLO, March 4 (NNS) -- {LEDE}",
        "03/04/2024",
        "Published: 4 March 2024",
        "Updated: 31/12/2024",
        "May 2024",
        "Comments",
    ]
)


@settings(deadline=None)
@given(st.lists(line | st.text(max_size=30), max_size=8), st.none() | st.text(max_size=40))
def test_any_page_gives_a_valid_date_and_its_reason_or_neither(lines: list[str], url: str | None) -> None:
    published, dated_by = dated("\n".join(lines), url)
    assert (published is None) == (dated_by is None)
    assert published is None or edtf.is_valid(published)
    assert dated_by in {None, "stated", "address", "dateline"}
