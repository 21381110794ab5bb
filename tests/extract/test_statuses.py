"""Held, planned, proposed, cancelled, postponed, going on; and what is none of these."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, meetings, only


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Peru's foreign minister met the Chilean foreign minister in Lima on Monday.", "held"),
        ("Peru's foreign minister had talks with the Chilean foreign minister in Lima on Monday.", "held"),
        ("Peru's foreign minister will meet the Chilean foreign minister in Lima on Friday.", "planned"),
        ("Peru's foreign minister is to meet the Chilean foreign minister in Lima on Friday.", "planned"),
        ("Peru's foreign minister is scheduled to meet the Chilean foreign minister in Lima on Friday.", "planned"),
        ("Peru's foreign minister is expected to meet the Chilean foreign minister in Lima on Friday.", "planned"),
        ("The foreign ministers of Peru and Chile plan to meet in Lima on Friday.", "planned"),
        ("A meeting of the foreign ministers of Peru and Chile is planned for Friday in Lima.", "planned"),
        ("Peru has proposed a summit with Chile in Lima in June.", "proposed"),
        ("Peru's president invited the Chilean president for talks in Lima on June 4.", "proposed"),
        ("President Ana Quispe of Peru invited Chile's president to a meeting in Lima on June 20.", "proposed"),
        ("Peru's president offered to meet the Chilean president in Lima in June.", "proposed"),
        ("The foreign ministers of Peru and Chile are meeting in Lima on Wednesday.", "ongoing"),
        pytest.param(
            "Talks between Peru and Chile are under way in Lima.", "ongoing", marks=known("'under way' is read as held")
        ),
        ("Peru cancelled a meeting with the Chilean foreign minister planned for Friday.", "cancelled"),
        ("A summit of Peru and Chile planned for Friday in Lima has been called off.", "cancelled"),
        ("A meeting of the presidents of Peru and Chile planned for June will no longer take place.", "cancelled"),
        ("Peru's president called off Friday's talks with the Chilean president.", "cancelled"),
        ("Peru's president cancelled a planned visit to Lima and a meeting with the Chilean president.", "cancelled"),
        ("Negotiators of Peru and Chile failed to agree in a round of talks, which ended in Lima on Monday.", "held"),
        ("Peru and Chile agreed on a border at talks in Lima on Monday.", "held"),
        ("Peru and Chile agreed on a meeting of their foreign ministers in June.", "planned"),
        ("The talks between Peru and Chile planned for Friday have been postponed.", "postponed"),
        ("Peru and Chile have put off their vice-ministerial talks to June.", "postponed"),
        pytest.param(
            "Peru and Chile have postponed vice-ministerial talks planned for Friday.",
            "postponed",
            marks=known("who postpones talks is not seen to be a party to them"),
        ),
        pytest.param(
            "Peru's president pulled out of a meeting with the Chilean president that was planned for Friday in Lima.",
            "cancelled",
            marks=known("who pulls out of a meeting is read as planning it"),
        ),
    ],
)
def test_status(sentence: str, status: str) -> None:
    meeting = only(sentence)
    assert (meeting.status, set(meeting.parties)) == (status, {"PER", "CHL"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Peruvian Foreign Minister Ana Quispe did not meet Chilean Foreign Minister Luis Soto in Lima on Monday.",
        "Peruvian Foreign Minister Ana Quispe refused to meet Chilean Foreign Minister Luis Soto.",
        "Peruvian Foreign Minister Ana Quispe has no plans to meet Chilean Foreign Minister Luis Soto in Lima.",
        "Peru denied that Foreign Minister Ana Quispe had met Chilean Foreign Minister Luis Soto in Lima.",
        "Peru's president has ruled out meeting the Chilean president.",
        "Whether Peru's president will meet the Chilean president is an open question.",
        "If Peru's president were to meet the Chilean president, little would change.",
        "\"I will meet him anywhere, any time,\" Peru's president said of his Chilean counterpart.",
        *(
            pytest.param(text, marks=known("a habit is read as held"))
            for text in (
                "Officials of Peru and Chile meet regularly.",
                "Peru and Chile have held regular dialogue for years, at every level.",
            )
        ),
    ],
)  # fmt: skip
def test_what_did_not_happen_and_is_not_planned_is_no_meeting(sentence: str) -> None:
    assert meetings(sentence) == ()


def test_a_trip_may_be_off_while_the_meeting_stands() -> None:
    text = (
        "Peru's president has dropped his tour of the south, but Foreign Minister Ana Quispe will meet Chilean Foreign "
        "Minister Luis Soto in Arica on Friday as planned."
    )
    assert only(text).status == "planned"
