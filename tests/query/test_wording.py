"""How answers are worded: sentences that an analyst could quote."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kgraph.query.ask import Answer
from kgraph.query.ask import ask as ask_question

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

TODAY = dt.date(2021, 8, 1)


def asked(data: Workspace, question: str) -> Answer:
    return ask_question(data, question, TODAY)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did Mere Tawhiri meet Tomás Vidal?", "15 June 2021."),
        ("Who represented Iceland in Valparaíso?",
         "Its ambassador (not named) represented Iceland in Valparaíso on 9 May 2019."),
        ("Who represented the UN?",
         "Ama Boateng, Secretary-General, represented the UN on 7 October 2019."),
        ("Who stood in for Rewi Paki?", "Mere Tawhiri came in place of Rewi Paki on 9 May 2019."),
        ("Why did Rewi Paki not come?",
         "Mere Tawhiri came in place of Rewi Paki on 9 May 2019: "
         "“Mere Tawhiri came in place of Foreign Minister Rewi Paki, who has the flu”."),
        ("How long did the talks in Valparaíso last?", "40 minutes (9 May 2019)."),
        ("Who represented Norway in June 2021?",
         "Ingrid Solberg, Foreign Minister, represented Norway in Wellington on 14 June 2021."),
        ("Who took part in the talks in Valparaíso?",
         "Lucía Araya for Chile on 9 May 2019 and Mere Tawhiri for New Zealand on 9 May 2019."),
        ("Did Rewi Paki meet Lucía Araya?",
         "Not reported as held: New Zealand–Chile–Norway ministerial meeting, New York, 20 September 2021. "
         "It is planned."),
        ("Who met Rewi Paki in 2021?",
         "Ingrid Solberg in Wellington on 14 June 2021, Ingrid Solberg in New York on 20 September 2021 and "
         "Lucía Araya in New York on 20 September 2021. Not reported as held: 2 planned."),
        ("Who represented Iceland and who represented Chile in Valparaíso?",
         "Lucía Araya, Foreign Minister, represented Chile in Valparaíso on 9 May 2019; "
         "its ambassador (not named) represented Iceland in Valparaíso on 9 May 2019."),
    ],
)  # fmt: skip
def test_a_sentence(data: Workspace, question: str, sentence: str) -> None:
    assert asked(data, question).sentence == sentence


def test_rows_keep_dates_that_sort_and_the_code_of_a_duration(data: Workspace) -> None:
    assert asked(data, "When did Mere Tawhiri meet Tomás Vidal?").rows[0]["date"] == "2021-06-15"
    assert asked(data, "How long did the talks in Valparaíso last?").rows[0]["duration"] == "40 minutes (PT40M)"


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("Who represented Chile in 2019?", ["date", "place"]),
        ("When did New Zealand and Iceland meet?", ["date"]),
        ("Who stood in for Rewi Paki?", ["date"]),
        ("Who represented Norway in Wellington?", []),
        ("What is the topic of the talks in Valparaíso?", ["date"]),
        ("How many meetings were held in 2019?", []),
    ],
)
def test_what_sources_disagree_on_is_said_with_the_answer(data: Workspace, question: str, fields: list[str]) -> None:
    found = asked(data, question)
    assert found.rows
    told = [field for field in ("date", "place") if f"Sources disagree on the {field} of" in (found.note or "")]
    assert told == fields
