"""How many meetings a text tells of, and none where only the words of one are there."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, meetings, only, says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Cairo on Monday, Sudan's Prime Minister Mutasim Elnour separately met Egyptian Foreign Minister Sherif "
            "Wagdy and Kenyan Foreign Minister Grace Mutua.",
            {"EGY-SDN held 2024-05-13 Cairo, EGY", "KEN-SDN held 2024-05-13 Cairo, EGY"},
        ),
        (
            "Swiss Foreign Minister Beat Aeschbacher held separate talks in Bern on Monday with the foreign ministers "
            "of Kenya, Ghana and Togo.",
            {
                "CHE-KEN held 2024-05-13 Bern, CHE",
                "CHE-GHA held 2024-05-13 Bern, CHE",
                "CHE-TGO held 2024-05-13 Bern, CHE",
            },
        ),
        pytest.param(
            "Swiss Foreign Minister Beat Aeschbacher held separate talks in Bern on Monday with the foreign ministers "
            "of Kosovo, Serbia and Montenegro.",
            {
                "CHE-XKX held 2024-05-13 Bern, CHE",
                "CHE-SRB held 2024-05-13 Bern, CHE",
                "CHE-MNE held 2024-05-13 Bern, CHE",
            },
            marks=known("'Serbia and Montenegro' is read as the state of that name, which ended in 2006"),
        ),
        (
            "Tunisian Foreign Minister Hichem Ayari met Maltese Foreign Minister Joseph Camilleri in Tunis on Monday "
            "and will see Algerian Foreign Minister Nadir Bouchareb in Algiers on Friday.",
            {"MLT-TUN held 2024-05-13 Tunis, TUN", "DZA-TUN planned 2024-05-17 Algiers, DZA"},
        ),
        (
            "Saudi and Iraqi oil ministers met in Riyadh on Monday, three months after their last meeting in Baghdad "
            "in February.",
            {"IRQ-SAU held 2024-05-13 Riyadh, SAU", "IRQ-SAU held 2024-02 Baghdad, IRQ"},
        ),
        (
            "Saudi Foreign Minister Hamad Zahrani met Iraqi Foreign Minister Ali Basri in Baghdad on Monday, ahead of "
            "a meeting with the Omani and Qatari foreign ministers scheduled for Friday, officials said.",
            {"IRQ-SAU held 2024-05-13 Baghdad, IRQ", "OMN-QAT-SAU planned 2024-05-17 Baghdad, IRQ"},
        ),
        (
            "Negotiators from the EU and Vietnam ended a round of talks in Hanoi on Monday; the next round is to be "
            "held in Brussels in June.",
            {"EU-VNM held 2024-05-13 Hanoi, VNM", "EU-VNM planned 2024-06 Brussels, BEL"},
        ),
        (
            "Moldovan President Ana Rusnac arrived in Paris on Wednesday after meeting Italian President Corrado "
            "Bellandi in Rome the previous day.",
            {"ITA-MDA held 2024-05-14 Rome, ITA"},
        ),
        (
            "Peru's president cancelled a planned meeting with the Chilean president in Lima in March, but the two had "
            "a brief meeting in Geneva on Friday.",
            {"CHL-PER cancelled 2024-03 Lima, PER", "CHL-PER held 2024-05-10 Geneva, CHE"},
        ),
        (
            "The presidents of Peru and Chile met in Lima on Monday. A summit of Chile and Bolivia scheduled for June "
            "was postponed.",
            {"CHL-PER held 2024-05-13 Lima, PER", "BOL-CHL postponed 2024-06"},
        ),
        pytest.param(
            "The presidents of Peru and Chile met in Lima on Monday. A summit of Chile and Bolivia scheduled for "
            "November was postponed.",
            {"CHL-PER held 2024-05-13 Lima, PER", "BOL-CHL postponed 2024-11"},
            marks=known("'scheduled for November' is looked for in the past"),
        ),
        pytest.param(
            "Norwegian mediator Aksel Brattland met Colombian Defence Minister Fabio Restrepo in Bogota on Monday and "
            "Venezuelan Foreign Minister Eladio Guédez in Caracas a day later.",
            {"COL-NOR held 2024-05-13 Bogotá, COL", "NOR-VEN held 2024-05-14 Caracas, VEN"},
            marks=known("a second object with its own place and day is lost"),
        ),
    ],
)
def test_each_meeting_once(text: str, expected: set[str]) -> None:
    found = meetings(text)
    assert {says(meeting) for meeting in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Ghana, Togo and Benin met in Lomé on Monday. At the meeting, they discussed rice. The talks "
        "lasted two hours.",
        "Togolese, Ghanaian leaders meet in Lomé\n\nLOME, May 15 (Test Wire) - Togolese President Yao Amegan met "
        "Ghanaian President Kofi Anane on Monday.\n\nTogolese President Yao Amegan (R) meets with Ghanaian President "
        "Kofi Anane in Lomé, May 13, 2024. (Test Wire)",
    ],
)
def test_one_meeting_told_three_times_is_one(text: str) -> None:
    assert only(text).date == "2024-05-13"


@pytest.mark.parametrize(
    "text",
    [
        "Greek Foreign Minister Petros Manolis told a press conference in Athens on Tuesday that Turkey was wrong.",
        "Thai Prime Minister Kittipong Charoenwong chaired a cabinet meeting on the treaty with Cambodia on Tuesday.",
        "Nepali Prime Minister Rajan Thapa met opposition leaders in Kathmandu on Sunday.",
        "Turkmen President Batyr Annaýew congratulated his Egyptian counterpart on the national day in a telegram.",
        "Nigeria's foreign minister welcomed the Cairo agreement between Sudan and South Sudan on Monday.",
        "Ukrainian troops met fierce Russian resistance near Kreminna on Wednesday.",
        "Croatia would meet the European Union's conditions by the autumn, its prime minister said on Tuesday.",
        "Shareholders of the Kazakh-Chinese pipeline company will meet in Almaty on June 4.",
        "Two Spanish and three Nepali climbers reached the summit of Manaslu on Monday.",
        "Latvian Defence Minister Andris Kalvans talked with Finnish public radio on Wednesday.",
        "Italian Prime Minister Lucia Ferrero addressed the Albanian parliament in Tirana on Friday.",
        "Zambian President Mutale Chilufya arrived in Beijing on Tuesday at the start of a state visit.",
        "Estonia has named Liis Saar its next ambassador to Georgia.",
        "Trade between Brazil and Angola reached 1.2 billion dollars last year.",
        "The leaders of Venezuela and Guyana exchanged angry letters last week.",
        "Polish President Andrzej Wolański met firefighters in Rzeszów who had helped Ukrainian refugees.",
        pytest.param(
            "Uruguay meet Portugal in Sochi on Saturday.", marks=known("a match of two teams is read as a meeting")
        ),
        pytest.param(
            "Navies of India, Japan and Australia met off Guam on Monday for an exercise.",
            marks=known("warships that meet are read as a meeting"),
        ),
        pytest.param(
            "On trade there is now a meeting of minds between London and Canberra.",
            marks=known("'a meeting of minds' is read as a meeting"),
        ),
        pytest.param(
            "German Chancellor Ulrike Baumgarten and Uzbek President Bahodir Yuldoshev agree.",
            marks=known("two people who agree are read as meeting"),
        ),
    ],
)
def test_no_meeting(text: str) -> None:
    assert meetings(text) == ()
