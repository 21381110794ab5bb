from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.text.paragraphs import spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\v"])
def test_line_ends_of_all_kinds_separate_paragraphs(end: str) -> None:
    assert cut(f"One.{end}Two.{end}{end}Three.") == ["One.", "Two.", "Three."]


def test_no_break_spaces_are_blank() -> None:
    assert cut("\u00a0One.\u00a0\n\u00a0\nTwo.") == ["One.", "Two."]


WRAPPED = """The two foreign ministers met in the northern port of Vik on Monday
to discuss the sea border, which has been a matter of dispute since
1974. They were joined by the envoys of both countries. Nothing was
signed."""


def test_prose_wrapped_at_a_column_is_one_paragraph() -> None:
    assert cut(WRAPPED) == [WRAPPED]


def test_wrapped_paragraphs_end_where_the_next_word_would_have_fitted() -> None:
    second = "Officials of Norland said that they expected another round of talks in\nJune or in July, but not before."
    assert cut(f"{WRAPPED}\n{second}") == [WRAPPED, second]


def test_prose_wrapped_unevenly() -> None:
    text = (
        "The meeting was attended by the President of the Federated Isles of the\n"
        "North and other Heads of State and Government, among them those of the\n"
        "Republic of Norland and of Sudland. Westland was represented by its\n"
        "Deputy Prime Minister while\n"
        "Eastland sent its ambassador."
    )
    assert cut(text) == [text]


def test_headlines_one_below_the_other_stay_apart() -> None:
    lines = [
        "King of Norland hosts whaling chief at the palace in Oslo",
        "Price of cod seen to ease by autumn as ships come back",
        "Sudland rejects border plan, says talks may yet go on",
    ]
    assert cut("\n".join(lines)) == lines


def test_sentences_of_one_length_stay_apart() -> None:
    lines = [f"The two ministers met in Vik on day {n} of the year to talk about fish." for n in range(1, 6)]
    assert cut("\n".join(lines)) == lines


def test_a_bullet_alone_belongs_to_the_next_line() -> None:
    assert cut("Outcomes:\n-\nPeace at sea\n-\nFish for all") == ["Outcomes:", "-\nPeace at sea", "-\nFish for all"]


def test_a_sentence_runs_on_into_a_line_in_small_letters() -> None:
    text = "(Wire) VIK - May 2, 2021: The premier of Norland\nis to meet his counterpart on Monday.\nMore is not known."
    assert cut(text) == [text.rpartition("\n")[0], "More is not known."]


def test_a_crawler_s_date_is_a_paragraph_of_its_own() -> None:
    assert cut(" date 2025-07-11  Ministers meet\nBody.") == ["date 2025-07-11", "Ministers meet", "Body."]


@given(st.text())
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    position = 0
    for start, end in spans(text):
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert not text[position:].strip()
