"""What a page shows is what the graph says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import Knowledge
from kgraph.query.select import Reader
from kgraph.view import content
from tests.rdf.conftest import KNOWLEDGE, TEXTS
from tests.view.graphs import store

if TYPE_CHECKING:
    from kgraph.view.content import Content, Meeting


@pytest.fixture(scope="module")
def found() -> Content:
    return content.read(Reader(store(KNOWLEDGE)))


@pytest.fixture(scope="module")
def round_table(found: Content) -> Meeting:
    return next(meeting for meeting in found.meetings if meeting.id == "m1")


def words(found: Content, quotes: tuple[int, ...]) -> list[str]:
    return [found.quotes[number].exact for number in quotes]


def test_meetings_come_by_date_those_without_days_last(found: Content) -> None:
    assert [meeting.date for meeting in found.meetings] == ["2018", "2019-05-09", "2020", "XXXX-10-07"]


def test_every_quote_stands_in_its_article(found: Content) -> None:
    assert found.quotes
    for quote in found.quotes:
        text = TEXTS[quote.article]
        assert text[quote.start : quote.end] == quote.exact
        assert text[: quote.start].endswith(quote.prefix)
        assert text[quote.end :].startswith(quote.suffix)


def test_a_meeting_with_all_its_facts(round_table: Meeting) -> None:
    assert (round_table.city, round_table.country, round_table.venue) == ("Valparaíso", "Chile", "Naval Club")
    assert (round_table.ordinal, round_table.duration, round_table.occasion) == (3, "PT40M", "Southern Ocean Forum")
    assert (round_table.first, round_table.last) == ("2019-05-09", "2019-05-09")
    assert round_table.parties == ("CHL", "ISL", "NZL")
    assert round_table.topics == ("krill",)
    assert round_table.format == "trilateral"


def test_who_came_for_whom_and_in_whose_place(found: Content, round_table: Meeting) -> None:
    seats = {part.party: part for part in round_table.participations}
    assert (seats["NZL"].person, seats["NZL"].office) == ("tawhiri", "Deputy Foreign Minister")
    assert (seats["NZL"].instead_of, seats["NZL"].instead_of_office) == ("paki", "Foreign Minister")
    assert words(found, seats["NZL"].stand_in_quotes) == [
        "Mere Tawhiri came in place of Foreign Minister Rewi Paki",
    ]
    assert (seats["ISL"].person, seats["ISL"].office) == (None, "ambassador")


def test_the_history_of_the_status_comes_by_day(found: Content, round_table: Meeting) -> None:
    assert [(report.day, report.status) for report in round_table.history] == [
        ("2019-05-01", "planned"),
        ("2019-05-10", "held"),
    ]
    assert words(found, round_table.history[0].quotes) == ["will meet in Santiago on 8 May"]


def test_conflicts_keep_both_sides_and_denials_their_speaker(round_table: Meeting) -> None:
    assert {(s.field, s.words) for s in round_table.conflicts} == {
        ("date", "2019-05-08"),
        ("date", "2019-05-09"),
        ("place", "Santiago, Chile"),
        ("place", "Valparaíso, Chile"),
    }
    assert [(s.field, s.words, s.stance, s.said_by) for s in round_table.doubts] == [
        ("topic", "whaling", "denied", "officials")
    ]


def test_people_have_every_spelling_and_offices_with_a_day(found: Content) -> None:
    tawhiri = found.people["tawhiri"]
    assert (tawhiri.name, tawhiri.spellings) == ("Mere Tawhiri", ("Tawhiri",))
    assert [(t.office, t.party, t.standing, t.day) for t in tawhiri.tenures] == [
        ("Deputy Foreign Minister", "NZL", "incumbent", "2019-05-10")
    ]


def test_an_empty_graph_is_empty_content() -> None:
    assert content.read(Reader(store(Knowledge()))) == content.Content()
