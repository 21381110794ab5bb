"""When a meeting was or will be, in the words of news, on a page of Wednesday 15 May 2024."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, meetings, only

PAST = "Peruvian Foreign Minister Ana Quispe met her Chilean counterpart Luis Soto in Lima {}."
FUTURE = "Peruvian Foreign Minister Ana Quispe will meet her Chilean counterpart Luis Soto in Lima {}."


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("on Tuesday", "2024-05-14"),
        ("on Wednesday", "2024-05-15"),
        ("on Thursday", "2024-05-09"),
        ("late on Monday", "2024-05-13"),
        ("today", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("on Monday night", "2024-05-13"),
        ("last Friday", "2024-05-10"),
        ("on May 3", "2024-05-03"),
        ("on 3 May", "2024-05-03"),
        ("on the 3rd of May", "2024-05-03"),
        ("on the 13th", "2024-05-13"),
        ("on Dec. 19", "2023-12-19"),
        ("on March 8, 2022", "2022-03-08"),
        ("on 08.03.2022", "2022-03-08"),
        ("on Tuesday, May 7", "2024-05-07"),
        ("from May 6 to 8", "2024-05-06/2024-05-08"),
        ("on May 6-8", "2024-05-06/2024-05-08"),
        ("from April 29 to May 2", "2024-04-29/2024-05-02"),
        ("last week", "2024-05-06/2024-05-12"),
        ("earlier this month", "2024-05"),
        ("last month", "2024-04"),
        ("in April", "2024-04"),
        ("in October", "2023-10"),
        ("in October last year", "2023-10"),
        ("in 2021", "2021"),
        ("last year", "2023"),
        ("four days ago", "2024-05-11"),
        ("over the weekend", "2024-05-11/2024-05-12"),
        pytest.param("this weekend", "2024-05-11/2024-05-12", marks=known("what is past is put on the coming weekend")),
        pytest.param(
            "on Sunday and Monday", "2024-05-12/2024-05-13", marks=known("two weekdays are read as the first")
        ),
        ("", None),
    ],
)
def test_held(phrase: str, date: str | None) -> None:
    assert only(PAST.format(phrase)).date == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("on Friday", "2024-05-17"),
        ("on Monday", "2024-05-20"),
        ("tomorrow", "2024-05-16"),
        ("next Tuesday", "2024-05-21"),
        ("next week", "2024-05-20/2024-05-26"),
        ("next month", "2024-06"),
        ("on June 4", "2024-06-04"),
        ("on January 9", "2025-01-09"),
        ("on the 21st", "2024-05-21"),
        ("from 3 to 5 June", "2024-06-03/2024-06-05"),
        ("in July", "2024-07"),
        ("at the end of this month", "2024-05"),
        ("in February next year", "2025-02"),
        ("this week", "2024-05-13/2024-05-19"),
        ("over the weekend", "2024-05-18/2024-05-19"),
    ],
)
def test_planned(phrase: str, date: str) -> None:
    assert only(FUTURE.format(phrase)).date == date


@known("'was to' puts the weekday a week ahead")
def test_a_plan_told_as_past_was_for_a_past_day() -> None:
    text = "Peru's foreign minister was to meet the Chilean foreign minister in Lima on Tuesday, but fell ill."
    assert only(text).date == "2024-05-14"


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of the presidents of Peru and Chile planned for Friday in Lima will no longer take place.",
        "Peru has called off Friday's talks with Chile in Lima.",
        "The talks between Peru and Chile planned for Friday in Lima have been postponed.",
    ],
)
def test_what_has_been_called_off_was_still_to_come(text: str) -> None:
    assert only(text).date == "2024-05-17"


@known("'a day later' counts from the page's day, not from the day told before")
def test_a_day_later_is_after_the_day_told_before() -> None:
    text = "Libyan Foreign Minister Nizar Haddad flew to Quito on Sunday. A day later he met Ecuador's president."
    assert only(text).date == "2024-05-13"


def test_a_weekday_on_a_page_without_a_date_stays_unknown() -> None:
    assert only(PAST.format("on Tuesday"), published=None).date is None


def test_the_page_s_day_is_never_the_meeting_s() -> None:
    assert only("Peru's president met the Chilean president in Lima to discuss fish.").date is None


def test_a_date_written_out_needs_no_page_date() -> None:
    assert only(PAST.format("on 17 June 2009"), published=None).date == "2009-06-17"


def test_the_day_of_the_meeting_not_of_what_it_is_about() -> None:
    text = PAST.format("on Monday to prepare the signing of the fisheries treaty on June 30")
    assert only(text).date == "2024-05-13"


def test_the_words_that_gave_the_date_are_kept() -> None:
    assert only(PAST.format("on Monday night")).date_phrase == "Monday night"


def test_a_year_that_nothing_says_is_not_made_up() -> None:
    told = meetings(
        "Peruvian Foreign Minister Ana Quispe met Chilean Foreign Minister Luis Soto on Friday 22 July. Later in the "
        "day she met the Danish prime minister, Ida Holm.",
        published=None,
    )
    assert [meeting.date for meeting in told] == ["XXXX-07-22", "XXXX-07-22"]
