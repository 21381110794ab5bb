"""What a meeting was about, in the words of the article."""

from __future__ import annotations

import pytest

from tests.extract.telling import known, meetings, only

PERU, CHILE = "Peruvian Foreign Minister Ana Quispe", "Chilean Foreign Minister Luis Soto"
MET = f"{PERU} met {CHILE} in Quito on Tuesday"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (f"{MET} and discussed fishing rights.", ["fishing rights"]),
        (
            f"{MET} to discuss copper prices, migration and a new railway.",
            ["copper prices", "migration", "new railway"],
        ),
        (f"{PERU} held talks with {CHILE} on the release of prisoners.", ["release of prisoners"]),
        (f"{PERU} spoke by phone with {CHILE} about wheat exports.", ["wheat exports"]),
        (f"{PERU} and {CHILE} held ceasefire talks in Quito.", ["ceasefire"]),
        (f"{MET}. They exchanged views on the situation in Haiti.", ["situation in Haiti"]),
        (f"{MET}. The two ministers signed an agreement on air links.", ["air links"]),
        (f"{MET}. The two sides agreed to open a border crossing.", ["border crossing"]),
        (f"{MET}. A row over visas topped the agenda.", ["visas"]),
        (f"{MET}. The fishing quotas were also on the agenda.", ["fishing quotas"]),
        (f"{MET}. The talks focused on tariffs.", ["tariffs"]),
        (f"{MET}. Quispe called for restraint.", ["restraint"]),
        (f"{MET}. The conversation was devoted to trade and tourism.", ["trade", "tourism"]),
        (f"{MET}. They discussed ways of raising trade.", ["trade"]),
        (f"{MET}. The ministers went over preparations for the harvest fair.", ["harvest fair"]),
        (f"{MET}. They discussed minerals, including lithium and zinc.", ["minerals", "lithium", "zinc"]),
        pytest.param(
            f"{MET}. As regards the mines, nothing was agreed.",
            ["mines"],
            marks=known("what stands apart before a sentence is not yet a topic"),
        ),
        # a state that is addressed, a meal, a telephone, somebody outside the talks: none of them is a topic
        (f"{MET}. Soto urged Peru to wait.", []),
        (f"{MET} over dinner.", []),
        (f"{PERU} spoke with {CHILE} on the phone.", []),
        (f"{MET}. An Icelandic trawler captain, Jon Arason, discussed herring in Oslo.", []),
        (f"{MET}.", []),
    ],
)
def test_topics(text: str, topics: list[str]) -> None:
    assert list(only(text).topics) == topics


def test_a_topic_is_told_once_however_it_is_written() -> None:
    assert only(f"{MET} and discussed migration. Migration topped the agenda.").topics == ("migration",)


def test_topics_go_to_the_meeting_that_they_are_told_of() -> None:
    text = (
        f"{MET} to discuss copper. Earlier on Tuesday Quispe received Danish Foreign Minister Ida Holm to discuss salt."
    )
    assert {meeting.parties: meeting.topics for meeting in meetings(text)} == {
        ("PER", "CHL"): ("copper",),
        ("PER", "DNK"): ("salt",),
    }
