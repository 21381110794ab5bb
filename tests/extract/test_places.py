"""Where a meeting was; a host city is no party, a destination no venue."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, only, place, says

PERU, CHILE = "Peruvian Foreign Minister Ana Quispe", "Chilean Foreign Minister Luis Soto"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"{PERU} met {CHILE} in Lima.", "Lima, PER"),
        (f"{PERU} met {CHILE} in Geneva, Switzerland.", "Geneva, CHE"),
        (f"In Geneva, {PERU} met {CHILE}.", "Geneva, CHE"),
        (f"{PERU} met {CHILE} in Cordoba, Argentina.", "Córdoba, ARG"),
        (f"{PERU} met {CHILE} in Houston, Texas.", "Houston, USA"),
        *(
            pytest.param(f"{PERU} met {CHILE} in {city}.", where, marks=known(why))
            for city, where, why in (
                ("Valencia, Spain", "Valencia, ESP", "the larger namesake wins over the state that follows"),
                ("Ulcinj, Montenegro", "Ulcinj, MNE", "the state after an unknown town is read as a town of that name"),
                ("Basra", "Basra, IRQ", "a spelling of the city that the list lacks"),
            )
        ),
        (f"{PERU} met {CHILE} at the foreign ministry in Quito.", "Quito, ECU"),
        (f"{PERU} met {CHILE} in the Ecuadorean capital.", "Quito, ECU"),
        (f"{PERU} met {CHILE} in Switzerland.", "CHE"),
        (f"{PERU} met {CHILE} on the sidelines of the UN General Assembly in New York.", "New York, USA"),
        (f"QUITO, May 14 (Test Wire) - {PERU} met {CHILE} here on Tuesday.", "Quito, ECU"),
        pytest.param(
            f"Geneva hosted a meeting of {PERU} and {CHILE}.",
            "Geneva, CHE",
            marks=known("a city that hosts is no place"),
        ),
        (f"{PERU} and {CHILE} met. The talks were held in Geneva.", "Geneva, CHE"),
        (f"Before leaving for Berlin, {PERU} met {CHILE} in Lima.", "Lima, PER"),
        (f"{PERU} met {CHILE} to discuss the border at Tacna.", ""),
        (f"A meeting of {PERU} and {CHILE} is set for Friday and should take place in Quito.", "Quito, ECU"),
        (f"{PERU} intends to discuss the situation in Haiti with {CHILE}.", ""),
        (f"{PERU} spoke by phone from Quito with {CHILE}.", ""),
        ("Laotian Foreign Minister Bounmy Vongsa arrived in Quito. She met the Ecuadorean president.", "Quito, ECU"),
        pytest.param(
            f"{PERU} arrived in Quito on Tuesday. She met {CHILE} at the foreign ministry.",
            "Quito, ECU",
            marks=known("the city of arrival is not the place of 'she met'"),
        ),
    ],
)
def test_place(text: str, where: str) -> None:
    assert place(only(text)) == where


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"{PERU} met {CHILE} in Buenos Aires on Monday.", "CHL-PER"),
        (f"{PERU} met {CHILE} on Monday to discuss Bolivia's access to the sea.", "CHL-PER"),
        ("Seoul and Tokyo held vice-ministerial talks in Singapore on Monday.", "JPN-KOR"),
        (f"{PERU} met leaders in Baghdad on Monday.", "IRQ-PER"),
        ("The Kremlin and Downing Street held talks in Geneva on Monday.", "GBR-RUS"),
        pytest.param(
            "Kenyan President Samuel Kiprono and Ugandan President Grace Nakato met in Entebbe on Monday to discuss "
            "the fighting in the Democratic Republic of Congo.",
            "KEN-UGA",
            marks=known("'to discuss' after 'met' makes a second meeting"),
        ),
    ],
)
def test_parties(text: str, parties: str) -> None:
    assert says(only(text)).split()[0] == parties


@pytest.mark.parametrize(
    ("phrase", "occasion"),
    [
        ("on the sidelines of the Munich Security Conference", "Munich Security Conference"),
        ("on the margins of the UN General Assembly in New York", "UN General Assembly"),
    ],
)
def test_occasion(phrase: str, occasion: str) -> None:
    assert only(f"{PERU} met {CHILE} {phrase} on Monday.").occasion == occasion
