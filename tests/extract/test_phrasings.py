"""How agencies and ministries of other regions put it: the same encounter in their words."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, meetings, only, people, says

QUISPE, SOTO = "Peruvian President Ana Quispe", "Chilean President Luis Soto"
BOTH = {"Ana Quispe": "PER head_of_state", "Luis Soto": "CHL head_of_state"}
HELD = "CHL-PER held 2024-05-13 Lima, PER"


@pytest.mark.parametrize(
    "text",
    [
        f"{QUISPE} received on Monday in Lima {SOTO}, and the accompanying delegation.",
        f"{QUISPE} received a courtesy call from {SOTO} in Lima on Monday.",
        f"{QUISPE} received a visit from {SOTO} in Lima on Monday.",
        f"{QUISPE} went into talks with {SOTO} in Lima on Monday.",
        f"{QUISPE} and {SOTO} discussed trade during a meeting in Lima on Monday.",
        f"{QUISPE} and {SOTO} exchanged views on fishing in Lima on Monday.",
        f"The encounter in Lima on Monday between {QUISPE} and {SOTO} was short.",
        f"{QUISPE} met in Lima on Monday with {SOTO} on the sidelines of a regional conference.",
        f"{QUISPE} and {SOTO} talked about trade in Lima on Monday.",
        "The presidents of Peru and Chile, Ana Quispe and Luis Soto, exchanged views in Lima on Monday.",
        f"{QUISPE} and {SOTO} held their annual retreat in Lima on Monday.",
        f"{QUISPE} thanked {SOTO} at a meeting in Lima on Monday.",
        f"In Lima on Monday, {QUISPE} and {SOTO} co-chaired a joint cabinet.",
        *(
            pytest.param(text, marks=known(reason))
            for text, reason in (
                (f"{QUISPE} hosted a dinner in Lima on Monday for visiting {SOTO}.", "the guest 'for' whom is lost"),
                (f"{QUISPE} sat across from {SOTO} in Lima on Monday.", "'sit across from' is not known"),
            )
        ),
    ],
)
def test_two_presidents_met(text: str) -> None:
    met = only(text)
    assert says(met) == HELD
    assert people(met) == BOTH


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"During a telephone conversation on Monday, {QUISPE} and {SOTO} discussed the border.", BOTH),
        (f"In a phone call on Monday, {QUISPE} thanked {SOTO} for his help.", BOTH),
        (f"{QUISPE} had a phone call on Monday with her colleague in Chile.", {"Ana Quispe": "PER head_of_state"}),
    ],
)
def test_two_presidents_spoke_by_phone(text: str, told: dict[str, str]) -> None:
    spoke = only(text)
    assert says(spoke) == "CHL-PER held phone 2024-05-13"
    assert people(spoke) == told


@pytest.mark.parametrize(
    ("person", "as_"),
    [
        ("Saudi Crown Prince Nayef bin Saud", {"Nayef bin Saud": "SAU royal"}),
        ("Minister of Foreign Affairs of Qatar HE Sheikh Saad Al Misnad", {"Saad Al Misnad": "QAT foreign_minister"}),
        ("Emir Sheikh Saad Al Dosari of Kuwait", {"Saad Al Dosari": "KWT head_of_state"}),
        ("King Hassan III of Morocco", {"Hassan III": "MAR head_of_state"}),
        (
            "Secretary of State Marta Nowak of Poland's Ministry of Foreign Affairs",
            {"Marta Nowak": "POL deputy_foreign_minister"},
        ),
        (
            "the Prime Minister of Barbados, the Honourable Marcia Goodridge,",
            {"Marcia Goodridge": "BRB head_of_government"},
        ),
        ("South African International Relations Minister Nomvula Khumalo", {"Nomvula Khumalo": "ZAF foreign_minister"}),
        ("Cabinet Secretary for Foreign Affairs of Kenya Achieng Otieno", {"Achieng Otieno": "KEN foreign_minister"}),
        *(
            pytest.param(person, as_, marks=known(reason))
            for person, as_, reason in (
                (
                    "Ambassador Extraordinary and Plenipotentiary of Namibia Petrus Shikongo",
                    {"Petrus Shikongo": "NAM ambassador"},
                    "'Extraordinary' is read as a name",
                ),
                (
                    "EU High Representative/Vice-President Ana Belmonte",
                    {"Ana Belmonte": "EU igo_head"},
                    "an office after a slash hides the one before",
                ),
                (
                    "the head of the Turkish MFA Cevat Bilgili",
                    {"Cevat Bilgili": "TUR foreign_minister"},
                    "the abbreviation MFA is not known",
                ),
            )
        ),
    ],
)
def test_titles_of_other_regions(person: str, as_: dict[str, str]) -> None:
    text = f"{SOTO} met {person} in Lima on Monday."
    assert people(only(text)) == as_ | {"Luis Soto": "CHL head_of_state"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There are no plans for a meeting at the moment, said Peru's spokesman, asked about Chile.", []),
        (f"{QUISPE} has ruled out meeting {SOTO}.", []),
        (f"Whether {QUISPE} will meet {SOTO} at all is an open question.", []),
        (
            "Peru and Chile have agreed that their foreign ministers will meet in Lima in June.",
            ["CHL-PER planned 2024-06 Lima, PER"],
        ),
        (
            f"A planned meeting between {QUISPE} and {SOTO} in Lima on Friday will no longer take place.",
            ["CHL-PER cancelled 2024-05-17 Lima, PER"],
        ),
        ("Peru has called off Friday's border talks with Chile in Lima.", ["CHL-PER cancelled 2024-05-17 Lima, PER"]),
        pytest.param(
            f"{QUISPE} said Tuesday she will meet with {SOTO} in the coming days.",
            ["CHL-PER planned"],
            marks=known("the day of saying is taken for the day of meeting"),
        ),
    ],
)
def test_what_is_not_held(text: str, told: list[str]) -> None:
    assert [says(meeting) for meeting in meetings(text)] == told
