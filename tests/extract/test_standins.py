"""In whose place somebody came; representing one's country replaces nobody."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, only


def replaced(text: str) -> dict[str, str | None]:
    """Who stands in, to the person (or else the office) replaced."""
    return {
        p.person: p.stands_in_for.person or p.stands_in_for.office
        for p in only(text).participants
        if p.person and p.stands_in_for
    }


HEAD = "Peruvian Deputy Foreign Minister Rosa Huanca met Chilean Foreign Minister Luis Soto in Arica on Monday"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + " in place of Foreign Minister Ana Quispe.",
        HEAD + " on behalf of Foreign Minister Ana Quispe.",
        HEAD + " instead of Foreign Minister Ana Quispe.",
        HEAD + " in lieu of Foreign Minister Ana Quispe.",
        HEAD + " as a stand-in for Foreign Minister Ana Quispe.",
        HEAD + " in the absence of Foreign Minister Ana Quispe.",
        HEAD + " because Foreign Minister Ana Quispe was ill. Huanca stood in for Quispe.",
        *(
            pytest.param(HEAD + text, marks=known("'she' of the next sentence is not the one who met"))
            for text in (
                ". She replaced Foreign Minister Ana Quispe, who was ill.",
                ". She was filling in for Foreign Minister Ana Quispe.",
                ". She was there in place of Foreign Minister Ana Quispe.",
            )
        ),
        pytest.param(
            HEAD + ". Foreign Minister Ana Quispe had sent her deputy.",
            marks=known("'sent her deputy' does not find the deputy named before"),
        ),
    ],
)
def test_one_minister_s_place_is_taken(text: str) -> None:
    assert replaced(text) == {"Rosa Huanca": "Ana Quispe"}


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ".",
        "Rosa Huanca, Peru's deputy foreign minister, represented Peru at talks with Chilean Foreign Minister Luis "
        "Soto in Arica on Monday.",
        HEAD + " and thanked him on behalf of the Peruvian people.",
        HEAD + ". Huanca took over from Ana Quispe as deputy minister last year.",
    ],
)
def test_nobody_is_replaced(text: str) -> None:
    assert replaced(text) == {}


def test_an_office_alone_can_be_replaced() -> None:
    assert replaced(HEAD + " on behalf of the foreign minister.") == {"Rosa Huanca": "Foreign Minister"}


def test_the_words_that_say_so_are_quoted() -> None:
    text = HEAD + " in place of Foreign Minister Ana Quispe."
    [stand_in] = [p.stands_in_for for p in only(text).participants if p.stands_in_for]
    assert any("in place of Foreign Minister Ana Quispe" in quote.text for quote in stand_in.evidence)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Deputy President Grace Mutua represented Kenyan President Samuel Kiprono at Monday's talks with Tanzanian "
            "President Hamisi Mwinyi-Kombo in Arusha.",
            {"Grace Mutua": "Samuel Kiprono"},
        ),
        pytest.param(
            "Kenyan President Samuel Kiprono, represented by Deputy President Grace Mutua, held talks with Tanzanian "
            "President Hamisi Mwinyi-Kombo in Arusha on Monday.",
            {"Grace Mutua": "Samuel Kiprono"},
            marks=known("'represented by' leaves the absent one at the table"),
        ),
        pytest.param(
            HEAD + " as the representative of Foreign Minister Ana Quispe, who was ill.",
            {"Rosa Huanca": "Ana Quispe"},
            marks=known("'as the representative of' is no stand-in yet"),
        ),
        pytest.param(
            "Estonian Defence Minister Kaarel Tammsaar missed Monday's talks with Polish Defence Minister Henryk "
            "Gajewski in Warsaw. Permanent Secretary Liis Saar took the minister's seat.",
            {"Liis Saar": "Kaarel Tammsaar"},
            marks=known("an absence told in one sentence, the stand-in in the next"),
        ),
        pytest.param(
            "Foreign Minister Jukka Saarela has the flu. In his absence State Secretary Outi Kallio of Finland "
            "received Romanian Foreign Minister Dorin Mureșan in Helsinki on Monday.",
            {"Outi Kallio": "Jukka Saarela"},
            marks=known("'in his absence' does not find the one who is absent"),
        ),
    ],
)
def test_absent_in_one_clause_replaced_in_another(text: str, who: dict[str, str]) -> None:
    assert replaced(text) == who
