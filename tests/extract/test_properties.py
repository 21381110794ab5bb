"""What holds for any text: quotes are exact, dates exist, nothing breaks, and the same text says the same."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import edtf
from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.serial import reading_to_json
from tests.extract.seeds import seeds
from tests.extract.telling import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import Article, Meeting, Quote, Reading

SENTENCES = (
    "Peruvian Foreign Minister Ana Quispe met her Chilean counterpart Luis Soto in Lima on Tuesday.",
    "She was there in place of President Rosa Huanca, who was ill.",
    "He will see Turkish Trade Minister Şükran Güngör in Ankara next week, from May 20 to 22.",
    "Talks between Seoul and Tokyo that were planned for the 31st have been called off.",
    "The two sides last met in October 2021.",
    "H.E. Sheikh Khalid bin Rashid Al Nuaimi of the United Arab Emirates spoke by phone with U.S. envoy Alan Grant.",
)
PARAGRAPHS = sorted({*SENTENCES, *(part for seed in seeds() for part in seed.text.splitlines() if part.strip())})
PAGE_DAYS = st.sampled_from([None, "2024-02-29", "2025-12-31", "2021-05", "XXXX-02-29", "2019"])


def quotes(reading: Reading) -> Iterator[Quote]:
    """Every quote of a reading."""
    for person in reading.people:
        yield from person.evidence
    for meeting in reading.meetings:
        yield from meeting.evidence
        yield from (claim.evidence for claim in meeting.claims)
        for participant in meeting.participants:
            yield from participant.evidence
            if participant.stands_in_for:
                yield from participant.stands_in_for.evidence


def dates(meeting: Meeting) -> Iterator[str]:
    yield from (claim.value for claim in meeting.claims if claim.field == "date")
    if meeting.date is not None:
        yield meeting.date


def check(text: Article) -> Reading:
    """Reads a text and holds it to what any reading must satisfy."""
    reading = read(load_pipeline(), text)
    assert reading.sha256 == text.sha256
    for quote in quotes(reading):
        assert quote.text == text.text[quote.start : quote.end] != ""
    for meeting in reading.meetings:
        assert meeting.evidence
        assert all(edtf.is_valid(date) for date in dates(meeting))
        assert len(set(meeting.parties)) == len(meeting.parties)
        for participant in meeting.participants:
            assert participant.evidence
            assert participant.represents is None or participant.represents in meeting.parties
    return reading


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=12),
    PAGE_DAYS,
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
)
def test_any_paragraphs_in_any_order(paragraphs: list[str], day: str | None, between: str) -> None:
    check(article(between.join(paragraphs), day))


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip), st.sampled_from(SENTENCES), PAGE_DAYS)
def test_any_characters_around_a_sentence(noise: str, sentence: str, day: str | None) -> None:
    check(article(noise + sentence + noise, day))


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(SENTENCES))
def test_any_character_dropped_or_doubled(data: st.DataObject, sentence: str) -> None:
    at = data.draw(st.integers(0, len(sentence) - 1))
    mangled = data.draw(
        st.sampled_from([sentence[:at] + sentence[at + 1 :], sentence[:at] + sentence[at] + sentence[at:]])
    )
    check(article(mangled))


@pytest.mark.parametrize(
    "text", ["\n \n\t\n.\n", "-", "\u200b\ufeff.", "« » “ ” '", "met " * 500, "(" * 300, "and, " * 300]
)
def test_texts_that_say_nothing(text: str) -> None:
    assert check(article(text)).meetings == ()


def test_a_hundred_kilobytes() -> None:
    """A long page is read to its end: what stands last is found."""
    filler = "The harvest was poor and the price of maize rose again in the northern provinces.\n\n"
    text = filler * (100_000 // len(filler)) + SENTENCES[0]
    [meeting] = check(article(text)).meetings
    assert meeting.evidence[0].end <= len(text)
    assert {p.person for p in meeting.participants} == {"Ana Quispe", "Luis Soto"}


def test_the_same_text_says_the_same() -> None:
    text = article("\n\n".join(SENTENCES))
    one, two = (json.dumps(reading_to_json(read(load_pipeline(), text), explain=True)) for _ in range(2))
    assert one == two


def test_no_article_changes_how_another_is_read() -> None:
    alone = {seed.id: read(load_pipeline(), seed) for seed in seeds()}
    for order in (reversed(seeds()), random.Random(7).sample(seeds(), len(seeds()))):
        for seed in order:
            assert read(load_pipeline(), seed) == alone[seed.id]
