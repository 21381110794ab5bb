"""Words that say an encounter, whoever comes first and whatever stands between."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, only, people, says

BOTH = {"Ana Quispe": "PER foreign_minister", "Luis Soto": "CHL foreign_minister"}
PERU, CHILE = "Peruvian Foreign Minister Ana Quispe", "Chilean Foreign Minister Luis Soto"
THEM = f"{PERU} and {CHILE}"


@pytest.mark.parametrize(
    "clause",
    [
        f"{PERU} met {CHILE}",
        f"{PERU} met with {CHILE}",
        f"{THEM} met",
        f"{THEM} met each other",
        f"{PERU} held talks with {CHILE}",
        f"{PERU} received {CHILE}",
        f"{CHILE} was received by {PERU}",
        f"{PERU} hosted {CHILE}",
        f"{CHILE} called on {PERU}",
        f"{CHILE} paid a courtesy call on {PERU}",
        f"{PERU} conferred with {CHILE}",
        f"{PERU} sat down with {CHILE}",
        f"{PERU} huddled with {CHILE}",
        f"{PERU} dined with {CHILE}",
        f"{PERU} had lunch with {CHILE}",
        f"{PERU} negotiated with {CHILE}",
        f"{PERU} consulted with {CHILE}",
        f"{PERU} welcomed {CHILE} for talks",
        f"{PERU} joined {CHILE} for talks",
        f"{PERU} discussed fisheries with {CHILE}",
        f"{THEM} gathered",
        f"{THEM} exchanged views",
        f"{THEM} held a meeting",
        f"{THEM} held consultations",
        f"{THEM} had a working breakfast",
        f"{THEM} had a tête-à-tête",
        f"Talks between {THEM} took place",
        f"A meeting between {PERU} and her Chilean counterpart Luis Soto took place",
        f"The third round of consultations between {THEM} was held",
        pytest.param(
            f"{PERU} told {CHILE} at a meeting that prices had fallen",
            marks=known("'A told B at a meeting' is not read"),
        ),
        f"{THEM} held their annual retreat",
        f"In a face-to-face, {THEM} talked",
        f"{THEM} talked about fish",
    ],
)
def test_two_ministers_meet(clause: str) -> None:
    meeting = only(f"{clause} in Arica on Monday.")
    assert says(meeting) == "CHL-PER held 2024-05-13 Arica, CHL"
    assert people(meeting) == BOTH


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"{PERU} spoke by phone with {CHILE} on Monday.", "phone"),
        (f"{PERU} telephoned {CHILE} on Monday.", "phone"),
        (f"{PERU} received a phone call from {CHILE} on Monday.", "phone"),
        (f"{THEM} had a telephone conversation on Monday.", "phone"),
        (f"{THEM} met by video conference on Monday.", "video"),
        (f"{PERU} held virtual talks with {CHILE} on Monday.", "video"),
        (f"{THEM} spoke via video link on Monday.", "video"),
    ],
)
def test_at_a_distance(sentence: str, mode: str) -> None:
    meeting = only(sentence)
    assert says(meeting) == f"CHL-PER held {mode} 2024-05-13"
    assert people(meeting) == BOTH


@pytest.mark.parametrize(
    "talks",
    [
        "Talks between the foreign ministers of Peru and Chile took place in Arica on Monday",
        "Talks between the Peruvian and Chilean foreign ministers took place in Arica on Monday",
        "Peru and Chile's foreign ministers met in Arica on Monday",
        "The Peru-Chile foreign ministers' meeting was held in Arica on Monday",
        *(
            pytest.param(text, marks=known(why))
            for text, why in (
                (
                    "Talks between Peru's and Chile's foreign ministers took place in Arica on Monday",
                    "two possessives joined by 'and' are not two parties",
                ),
                (
                    "The meeting in Arica on Monday of the Peruvian and Chilean foreign ministers lasted an hour",
                    "place and day between 'meeting' and its 'of' hide the parties",
                ),
            )
        ),
    ],
)
def test_parties_of_talks_whose_people_have_no_names(talks: str) -> None:
    assert says(only(f"{talks}.")) == "CHL-PER held 2024-05-13 Arica, CHL"


@pytest.mark.parametrize(
    "summit",
    [
        "The China-Japan-South Korea leaders' summit",
        "The trilateral summit of China, Japan and South Korea",
        pytest.param(
            "The leaders' summit of China, Japan and South Korea",
            marks=known("'leaders'' before 'summit' hides the parties that follow"),
        ),
    ],
)
def test_a_summit_of_three(summit: str) -> None:
    assert says(only(f"{summit} was held in Busan on Monday.")) == "CHN-JPN-KOR held 2024-05-13 Busan, KOR"


def test_a_third_party_that_brings_two_together_sits_there() -> None:
    sentence = f"Brazilian Foreign Minister Henrique Sampaio hosted {PERU} and {CHILE} for talks in Manaus on Monday."
    assert says(only(sentence)) == "BRA-CHL-PER held 2024-05-13 Manaus, BRA"
