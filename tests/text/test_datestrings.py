from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.text.datestrings import find

DAY = "2025-07-11"


@pytest.mark.parametrize(
    "line",
    [
        "Published: 11 Jul. 2025, 15:59",
        "All News 23:30 July 11, 2025",
        "2025-07-11 21:14:33",
        "2025-07-11T17:31:54+5:30",
        "2025/07/11",
        "2025.7.11",
        "11.07.2025",
        "11.7.25",
        "Fri 11th July 2025 | 08:23 PM",
        "FRIDAY 11 JULY 2025",
        "July 11, 2025-Friday",
        "July 11/2025",
        "Jul 11,2025",
        "11-Jul-2025",
        "11 July, 2025",
        "the 11th of July, 2025",
        "July 11, Friday, 2025",
        "07/11/2025 03:35 PM EDT",
        "11/07/2025 15:35 CET",
        "Updated: July 11, 2025 17:39 IST2025-07-11T17:31:54+5:30",
    ],
)
def test_one_day_in_many_forms(line: str) -> None:
    assert {written.readings for written in find(line)} == {(DAY,)}


def test_day_and_month_that_may_be_swapped_leave_two_readings() -> None:
    (written,) = find("03/04/2024")
    assert written.readings == ("2024-04-03", "2024-03-04")
    assert written.order is None


@pytest.mark.parametrize(("line", "order"), [("25/04/2024", "day"), ("04/25/2024", "month"), ("04-25-2024", "month")])
def test_a_part_over_twelve_tells_the_order(line: str, order: str) -> None:
    (written,) = find(line)
    assert written.readings == ("2024-04-25",)
    assert written.order == order


@pytest.mark.parametrize(
    "line",
    [
        "31/31/2024",
        "30 February 2024",
        "Feb 29, 2023",
        "1.2.3.2024",
        "2024-13-01",
        "12 apples 2024",
        "May 3",
        "192.168.1.10",
        "",
    ],
)
def test_what_is_no_full_date(line: str) -> None:
    assert find(line) == []


def test_a_month_with_its_year() -> None:
    assert [written.readings for written in find("Issue of May 2022")] == [("2022-05",)]


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_every_day_is_found_where_it_stands(day: dt.date, form: str) -> None:
    line = f"Posted {day.strftime(form)} by us"
    (written,) = find(line)
    assert written.readings == (day.isoformat(),)
    assert line[written.start : written.end] == day.strftime(form)


@given(st.text())
def test_any_line_gives_dates_within_it(line: str) -> None:
    position = 0
    for written in find(line):
        assert position <= written.start < written.end <= len(line)
        assert written.readings
        position = written.end
