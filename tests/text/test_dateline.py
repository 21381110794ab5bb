from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.text.dateline import Dateline, byline_city, find, parse
from kgraph.text.layout import blocks


@pytest.mark.parametrize(
    ("line", "city", "date", "agency", "rest"),
    [
        ("SHANGHAI, Nov. 5 (Nordwire) -- The premier", "SHANGHAI", "XXXX-11-05", "Nordwire", "The premier"),
        ("Seoul, Sep 22 (Nordwire) The premier", "Seoul", "XXXX-09-22", "Nordwire", "The premier"),
        ("Seoul, July 18 Senior diplomats of", "Seoul", "XXXX-07-18", None, "Senior diplomats of"),
        ("MOSCOW, October 7. /RTS/. The deputy", "MOSCOW", "XXXX-10-07", "RTS", "The deputy"),
        ("NAIROBI, June 14, 2024 (Nordwire) - Kenya", "NAIROBI", "2024-06-14", "Nordwire", "Kenya"),
        ("KUALA LUMPUR, July 11 (Nordwire) -- The", "KUALA LUMPUR", "XXXX-07-11", "Nordwire", "The"),
        ("Geneva, 4 March 2015 – The two", "Geneva", "2015-03-04", None, "The two"),
        ("GENEVA (12 March 2020) – The two", "GENEVA", "2020-03-12", None, "The two"),
        ("DUBAI/RIYADH, Feb 3 (Nordwire) - The", "DUBAI", "XXXX-02-03", "Nordwire", "The"),
        ("NEW DELHI (Nordwire / NNS - 10th September, 2020) The", "NEW DELHI", "2020-09-10", "Nordwire / NNS", "The"),
        ("ADDIS ABABA (NNS) January 27, 2016 – Public", "ADDIS ABABA", "2016-01-27", "NNS", "Public"),
        ("Addis Abeba, August 26/2021 – The", "Addis Abeba", "2021-08-26", None, "The"),
        ("APIA, SAMOA – SATURDAY 09 SEPTEMBER 2017: The", "APIA", "2017-09-09", None, "The"),
        ("Honiara, Solomon Islands, Friday 12 September 2025 - The", "Honiara", "2025-09-12", None, "The"),
        ("(NNS News) LONDON - April 2, 2009: The", "LONDON", "2009-04-02", "NNS News", "The"),
        ("July 2, 2007 (NNS) -- The", None, "2007-07-02", "NNS", "The"),
        ("NNSIS (August 4, 2014): The", None, "2014-08-04", "NNSIS", "The"),
        ("Brasília, November 22 (NNS). – The", "Brasília", "XXXX-11-22", "NNS", "The"),
        ("ISLAMABAD, Dec 12 (NNS): The", "ISLAMABAD", "XXXX-12-12", "NNS", "The"),
        ("Abu Dhabi, 12th May, 2022 (NNS) -- The", "Abu Dhabi", "2022-05-12", "NNS", "The"),
        ("WASHINGTON, DC – May 5, 2022 – The", "WASHINGTON", "2022-05-05", None, "The"),
        ("Astana. December 5. Nordwire Today - The", "Astana", "XXXX-12-05", "Nordwire Today", "The"),
        ("PORT-AU-PRINCE, Haiti, May 3 - The", "PORT-AU-PRINCE", "XXXX-05-03", None, "The"),
        ("WASHINGTON (AP) — The", "WASHINGTON", None, "AP", "The"),
        ("UNITED NATIONS (AP) — The", "UNITED NATIONS", None, "AP", "The"),
        ("ROME, (NNS & Agencies) -Foreign ministers", "ROME", None, "NNS & Agencies", "Foreign ministers"),
        ("[Beijing = special correspondent] The", "Beijing", None, "special correspondent", "The"),
        ("Abuja, Nigeria | NNS | The", "Abuja", None, "NNS", "The"),
        ("Colombo [Sri Lanka], March 29 (NNS): The", "Colombo", "XXXX-03-29", "NNS", "The"),
    ],
)
def test_shapes_with_a_day_or_an_agency(
    line: str, city: str | None, date: str | None, agency: str | None, rest: str
) -> None:
    found = parse(line)
    assert found is not None
    assert (found.city, found.date, found.agency) == (city, date, agency)
    assert line[found.end :].strip() == rest


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("MANILA - The two countries", "MANILA"),
        ("MANILA, Philippines — The two countries", "MANILA"),
        ("BRUSSELS: The two countries", "BRUSSELS"),
        ("New York: The minister", "New York"),
        ("Washington : The president", "Washington"),
        ("Islamabad—The minister", "Islamabad"),
        ("THE HAGUE, Netherlands — The minister", "THE HAGUE"),
        ("ST. PETERSBURG, Russia — The president", "ST. PETERSBURG"),
        ("KYIV. NNS – The president", "KYIV"),
    ],
)
def test_shapes_with_a_city_alone_count_in_the_first_paragraph(line: str, city: str) -> None:
    found = parse(line, lede=True)
    assert found is not None
    assert (found.city, found.date) == (city, None)
    assert parse(line) is None


@pytest.mark.parametrize(
    ("line", "city", "date"),
    [
        ("ANKARA", "ANKARA", None),
        ("Vienna, Austria", "Vienna", None),
        ("Ashgabat, Turkmenistan, Oct. 18", "Ashgabat", "XXXX-10-18"),
        ("BONN, Germany, Feb. 17, Kyodo", "BONN", "XXXX-02-17"),
        ("New York, 23 September 2024", "New York", "2024-09-23"),
    ],
)
def test_shapes_alone_on_a_line(line: str, city: str, date: str | None) -> None:
    found = parse(line, alone=True)
    assert found is not None
    assert (found.city, found.date, found.end) == (city, date, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "Geneva, July 18 talks went on.",
        "President Nord, June 14, met with his counterpart.",
        "On July 18 President Nord met his counterpart.",
        "Monday, July 18 President Nord met his counterpart.",
        "Moscow: nothing has been decided",
        'Nord: "We shall wait"',
        "Ola Nord (R) meets his counterpart.",
        "Norland President Ola Nord (C) – Palace",
        "Statement - The ministers met.",
        "EXCLUSIVE: Norland to meet Sudland.",
        "EXCLUSIVE - Norland to meet Sudland.",
        "UPDATE 1-Nord meets Sur",
        "Analysis: The ministers met.",
        "In Vienna, May 5 - The ministers met.",
        "UN: The ministers met.",
        "Ines Sur – The minister met.",
        "Seoul, Feb 30 (NNS) The ministers met.",
        "READOUT",
        "POLITICS",
        "Published, July 18",
        "Joint Statement, 12 May 2022",
        "",
    ],
)
def test_what_looks_like_a_dateline_and_is_none(line: str) -> None:
    assert parse(line, lede=True) is None
    assert parse(line, alone=True) is None


def test_the_weekday_of_a_dateline_is_kept() -> None:
    found = parse("Honiara, Friday 12 September 2025 - The")
    assert found is not None
    assert found.weekday == 4


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("By Ada Writer in Brussels", "Brussels"),
        ("By Ada Writer in Person", None),
        ("In Oslo", None),
        ("NNS | Colombo | Updated: 29-03-2022 17:05 IST", "Colombo"),
        ("Reuters Brussels", "Brussels"),
        ("Oslo | Vienna | Geneva | Bonn", None),
    ],
)
def test_byline(line: str, city: str | None) -> None:
    assert byline_city(line) == city


LEDE = "The two ministers met on Monday to talk about the border and about the price of cod, officials said."


@pytest.mark.parametrize(
    ("page", "city", "quoted"),
    [
        (f"Ministers meet again\n\nOSLO, May 3 (NNS) -- {LEDE}", "OSLO", "OSLO, May 3 (NNS) --"),
        (f"Ministers meet again\nANKARA\n\n{LEDE}", "ANKARA", "ANKARA"),
        (f"Ministers meet again\nBy Ada Writer in Brussels\n\n{LEDE}", "Brussels", "By Ada Writer in Brussels"),
        (f"Ministers meet again\n\nA summary of what the two did in the talks on Monday.\n\nMANILA - {LEDE}",
         "MANILA", "MANILA -"),
        (f"Ministers meet again\nANKARA\n\nOslo, May 3 (NNS) {LEDE}", "Oslo", "Oslo, May 3 (NNS)"),
    ],
)  # fmt: skip
def test_the_dateline_of_a_page_with_its_span(page: str, city: str, quoted: str) -> None:
    found = find(page, blocks(page))
    assert found is not None
    assert found.city == city
    assert page[found.start : found.end] == quoted


def test_no_dateline_deep_in_the_body() -> None:
    page = "\n\n".join([LEDE, LEDE.replace("Monday", "Tuesday"), LEDE.replace("Monday", "Friday"), f"OSLO - {LEDE}"])
    assert find(page, blocks(page)) is None


def test_29_february_may_be_a_day_of_an_unknown_year() -> None:
    assert Dateline(0, 1, "Oslo", 2, 29).date == "XXXX-02-29"
    assert Dateline(0, 1, "Oslo", 2, 29, 2023).date is None


@settings(deadline=None)
@given(st.text(max_size=200), st.booleans(), st.booleans())
def test_a_dateline_lies_in_its_line(line: str, alone: bool, lede: bool) -> None:
    found = parse(line, alone=alone, lede=lede)
    assert found is None or (found.start == 0 < found.end <= len(line))
