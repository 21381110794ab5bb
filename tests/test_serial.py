from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import (
    Article,
    Claim,
    Knowledge,
    Meeting,
    Participant,
    Person,
    Place,
    Quote,
    Reading,
    StandIn,
)
from kgraph.serial import from_plain, merged_to_json, reading_to_json, to_plain
from tests.rdf.conftest import KNOWLEDGE

TOOK = Quote(10, 24, "took her place")
READING = Reading(
    article="wire-1",
    sha256="0" * 64,
    published="2019-05-10",
    dated_by="stated",
    meetings=(
        Meeting(
            status="held",
            mode="in-person",
            parties=("NZL", "CHL"),
            evidence=(Quote(0, 9, "The talks"),),
            date="2019-05-09",
            date_phrase="on Thursday",
            place=Place("Valparaíso", "CHL"),
            participants=(
                Participant("Mere Tawhiri", "NZL", "deputy_foreign_minister", "Deputy Foreign Minister", ("Tawhiri",),
                            StandIn("Rewi Paki", "Foreign Minister", (TOOK,)), (TOOK,)),
                Participant(None, "CHL", None, None),
            ),
            duration="PT40M",
            claims=(Claim("date", "2019-05-09", Quote(30, 41, "on Thursday"), said_by="officials"),),
            rules=("held talks",),
        ),
        Meeting("planned", "video", ("NZL", "CHL"), ()),
    ),
    people=(Person("Rewi Paki", "Foreign Minister", "foreign_minister", "NZL", "nominee"),),
)  # fmt: skip


def test_a_reading_in_the_public_format() -> None:
    line = reading_to_json(READING)
    assert list(line) == ["id", "published", "dated_by", "meetings", "people"]
    first, second = line["meetings"]
    assert (first["key"], second["key"]) == ("m1", "m2")
    assert first["place"] == {"city": "Valparaíso", "country": "CHL"}
    assert first["evidence"] == [{"start": 0, "end": 9, "quote": "The talks"}]
    assert first["participants"][0] == {
        "person": "Mere Tawhiri",
        "aliases": ["Tawhiri"],
        "represents": "NZL",
        "role": "deputy_foreign_minister",
        "office": "Deputy Foreign Minister",
        "stands_in_for": {
            "person": "Rewi Paki",
            "office": "Foreign Minister",
            "evidence": [{"start": 10, "end": 24, "quote": "took her place"}],
        },
        "evidence": [{"start": 10, "end": 24, "quote": "took her place"}],
    }
    assert first["participants"][1]["stands_in_for"] is None
    assert line["people"][0]["standing"] == "nominee"


def test_duration_and_ordinal_only_where_stated() -> None:
    first, second = reading_to_json(READING)["meetings"]
    assert first["duration"] == "PT40M"
    assert "ordinal" not in first
    assert "duration" not in second


def test_unknown_is_null() -> None:
    second = reading_to_json(READING)["meetings"][1]
    assert (second["date"], second["level"], second["occasion"]) == (None, None, None)
    assert second["place"] == {"city": None, "country": None}
    assert (second["participants"], second["topics"], second["evidence"]) == ([], [], [])


def test_explain_adds_phrase_claims_and_rules() -> None:
    first = reading_to_json(READING, explain=True)["meetings"][0]
    assert (first["date_phrase"], first["rules"]) == ("on Thursday", ["held talks"])
    assert first["claims"] == [
        {
            "field": "date",
            "value": "2019-05-09",
            "evidence": {"start": 30, "end": 41, "text": "on Thursday"},
            "said_by": "officials",
        }
    ]
    assert "rules" not in reading_to_json(READING)["meetings"][0]


def test_merged_meetings_have_the_keys_of_the_format_and_their_sources() -> None:
    lines = merged_to_json(KNOWLEDGE)
    wanted = {
        "id", "label", "status", "mode", "level", "date", "place", "occasion", "parties", "participants", "topics",
        "sources",
    }  # fmt: skip
    assert all(wanted <= line.keys() for line in lines)
    held = next(line for line in lines if line["id"] == "m1")
    assert held["history"][0]["reported"] == "2019-05-10"
    assert {claim["value"] for claim in held["conflicts"] if claim["field"] == "date"} == {"2019-05-08", "2019-05-09"}
    assert json.loads(json.dumps(held)) == held


# --- storage -----------------------------------------------------------------------------------------

words = st.text(max_size=6)
maybe = st.none() | words
quotes = st.builds(Quote, st.integers(0, 99), st.integers(0, 99), words)
spans = st.lists(quotes, max_size=2).map(tuple)
names = st.lists(words, max_size=2).map(tuple)
stand_ins = st.none() | st.builds(StandIn, maybe, maybe, spans)
participants = st.builds(Participant, maybe, maybe, maybe, maybe, names, stand_ins, spans)
meetings = st.builds(
    Meeting, words, words, names, spans, maybe, maybe, maybe, st.builds(Place, maybe, maybe, maybe), maybe,
    st.lists(participants, max_size=2).map(tuple), names, maybe, st.none() | st.integers(), maybe, words,
    st.lists(st.builds(Claim, words, words, quotes, words, maybe), max_size=2).map(tuple), names,
)  # fmt: skip
people = st.builds(Person, words, maybe, maybe, maybe, words, names, spans)
readings = st.builds(
    Reading,
    words,
    words,
    maybe,
    maybe,
    st.lists(meetings, max_size=2).map(tuple),
    st.lists(people, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(readings)
def test_readings_survive_storage(reading: Reading) -> None:
    assert from_plain(Reading, json.loads(json.dumps(to_plain(reading)))) == reading


def test_knowledge_and_articles_survive_storage() -> None:
    assert from_plain(Knowledge, json.loads(json.dumps(to_plain(KNOWLEDGE)))) == KNOWLEDGE
    article = KNOWLEDGE.articles[0]
    assert from_plain(Article, to_plain(article)) == article


def test_the_random_readings_cover_every_field_of_a_meeting() -> None:
    """A field that is new in the model has to be added to the strategy above."""
    assert [field.name for field in fields(Meeting)] == [
        "status", "mode", "parties", "evidence", "level", "date", "date_phrase", "place", "occasion", "participants",
        "topics", "duration", "ordinal", "said_by", "stance", "claims", "rules",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Place, {"city": 1}),
        (Place, {"planet": "Mars"}),
        (Place, []),
        (Quote, {"start": 0, "end": 1}),
        (
            Reading,
            {"article": "a", "sha256": "b", "published": None, "dated_by": None, "meetings": [{"status": "held"}]},
        ),
        (Article, {"id": "a", "text": "b", "sha256": "c", "blocks": [{"start": 0, "end": 1, "kind": "poem"}]}),
    ],
)
def test_data_of_another_shape_is_refused(kind: type, data: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_plain(kind, data)
