"""What an answer owns up to: words it left out, names it took for others, plans that were not held, and ignorance."""

from __future__ import annotations

import datetime as dt
import re
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import QueryError
from kgraph.query.ask import Answer, answer
from kgraph.query.ask import ask as ask_question
from kgraph.query.english.lexicon import Lexicon
from kgraph.query.run import query
from kgraph.rdf import store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.workspace import Workspace

    Ask = Callable[[str], Answer]

TODAY = dt.date(2021, 8, 1)


@pytest.fixture(scope="module")
def lexicon(data: Workspace) -> Iterator[Lexicon]:
    with store.read(data.graph) as snapshot:
        yield Lexicon(snapshot.store, data.base)


@pytest.fixture(scope="module")
def ask(lexicon: Lexicon) -> Ask:
    return lambda question: answer(lexicon, question, TODAY)


@pytest.mark.parametrize(
    ("question", "ignored"),
    [
        ("Which meetings did Rewi Paki attend happily?", "happily"),
        ("Which meetings did Rewi Paki attend at the frobnicated venue?", "frobnicated"),
        ("Who represented New Zealand with umbrellas?", "umbrellas"),
        ("When did Rewi Paki secretly meet Ingrid Solberg?", "secretly"),
    ],
)
def test_words_left_out_are_said(ask: Ask, question: str, ignored: str) -> None:
    found = ask(question)
    assert found.rows
    assert f"I ignored: {ignored}." in (found.note or "")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Who met Rewi Pakki?", "Rewi Paki"),
        ("Who met Rewi Pakie?", "Rewi Paki"),
        ("Who stood in for Rewi Pake?", "Rewi Paki"),
        ("When did Ingrid Solbergh meet Paki?", "Ingrid Solberg"),
        ("Who represented New Zeland in May 2019?", "New Zealand"),
        ("Who represented Norwey?", "Norway"),
    ],
)
def test_a_misspelt_name_is_asked_about_and_answered(ask: Ask, question: str, meant: str) -> None:
    found = ask(question)
    assert found.rows
    assert f"Did you mean {meant}?" in (found.note or "")


@pytest.mark.parametrize(
    "question",
    ["Who met Helgason?", "What office did Helgason hold?", "Tell me about Helgason", "Did Helgason meet Paki?"],
)
def test_a_name_of_two_people_is_asked_back(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.understood
    assert not found.rows
    assert "fits 2 people: Anna Helgason, Jón Helgason" in (found.note or "")


def test_a_name_of_two_people_is_settled_by_who_was_there(ask: Ask) -> None:
    assert [row["date"] for row in ask("When did Helgason meet Boateng?").rows] == ["2019-10-07"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who will represent New Zealand in New York?", "was to represent New Zealand"),
        ("Did Rewi Paki meet Lucía Araya?", "Not reported as held: "),
        ("Will Norway and Iceland meet?", "Reykjavik, 2 July 2021. It is cancelled."),
        ("Who represented New Zealand?", "Not reported as held: 1 planned."),
    ],
)
def test_plans_are_not_told_as_facts(ask: Ask, question: str, said: str) -> None:
    found = ask(question)
    assert said in found.sentence
    assert "status" in found.columns


@pytest.mark.parametrize(
    "question",
    [
        "Who represented France?",
        "Did Norway meet Sweden?",
        "Who represented Norway in 1998?",
        "Who stood in for Lucía Araya?",
        "Which meetings took place in Paris?",
        "How many meetings were held in 1990?",
        "Who met Xaver Quilp?",
    ],
)
def test_nothing_found_names_how_much_was_read(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.understood
    assert found.rows == ()
    assert "No evidence in 8 articles (from 2019-05-01 to 2021-10-29)" in found.sentence


def test_an_absent_minister_is_told_to_have_been_replaced(ask: Ask) -> None:
    found = ask("Which meetings did Rewi Paki attend in 2019?")
    assert not found.rows
    assert "Mere Tawhiri came in place of Rewi Paki on 9 May 2019." in (found.note or "")


@pytest.mark.parametrize(
    ("question", "right", "mended"),
    [
        ("Who represnted Chile?", "Who represented Chile?", "'represnted' as 'represented'"),
        ("who reprasented chile in 2019", "Who represented Chile in 2019?", "'reprasented' as 'represented'"),
        ("Which meetngs were held in 2021?", "Which meetings were held in 2021?", "'meetngs' as 'meetings'"),
        ("Which meetings were canceled or postpned?", "Which meetings were cancelled or postponed?", "'postpned' as"),
    ],
)
def test_a_misspelt_word_is_mended_and_it_is_said(ask: Ask, question: str, right: str, mended: str) -> None:
    found = ask(question)
    assert found.rows == ask(right).rows != ()
    assert f"I read {mended}" in (found.note or "")


@pytest.mark.parametrize(
    "question",
    [
        "Will it rain in Wellington tomorrow?",
        "What is the population of Norway?",
        "Who is the best diplomat?",
        "How do I get to Oslo?",
        "Is whaling good?",
        "Why did Norway lose the match?",
        "Who paid for the dinner in Wellington?",
        "What did Rewi Paki eat?",
        "'; DROP ALL; --",
        '"} UNION { ?s ?p ?o } #',
        "<script>alert(1)</script>",
        "😀 😀 😀",
        "SELECT * { ?s ?p ?o }",
        "\u202e\u0007\u0000",
        "x" * 10_000,
        "Who represented " * 2_000,
    ],
)
def test_what_is_out_of_reach_is_not_understood(ask: Ask, question: str) -> None:
    found = ask(question)
    assert not found.understood
    assert (found.rows, found.evidence, found.sparql) == ((), (), None)
    assert "I did not understand the question" in found.sentence


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_wrong_use(data: Workspace, question: str) -> None:
    with pytest.raises(QueryError, match="the question is empty"):
        ask_question(data, question)


def test_relative_times_show_what_they_count_from(ask: Ask) -> None:
    found = ask("Which meetings were held this year?")
    assert "today is 2021-08-01" in found.reading
    assert "Counted from today, 2021-08-01: in 2021" in (found.note or "")


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "who whom when where what which how many did does was were will represent represented met meet stand in for "
        "Rewi Paki Solberg New Zealand Norway Chile meetings planned held not and or without before after "
        "since in on of the May 2019 14 June 2021 last year first third office foreign minister article disagree "
        "\" ' } { ) ; # \\ ? ! , -- %",
    )
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS | st.text(string.printable, max_size=8), min_size=1, max_size=14).map(" ".join))
def test_any_question_gives_an_answer_whose_sparql_runs(lexicon: Lexicon, question: str) -> None:
    found = answer(lexicon, question, TODAY)
    if found.sparql is not None:
        rows = query(lexicon.store, found.sparql)
        assert bool(rows) or not found.rows


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_is_safe(lexicon: Lexicon, question: str) -> None:
    found = answer(lexicon, f"Who represented {question}?", TODAY)
    assert isinstance(found.understood, bool)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "How long did the Oslo talks last?",
            "The graph has New Zealand–Chile talks, Oslo, March 2018, but no article tells",
        ),
        ("Who attended the Oslo talks?", "but no article tells who took part"),
        ("With whom did New Zealand meet in Oslo?", "No article names the people: these are the parties."),
        ("Which meetings were held in New York?", "None of them is reported as held."),
        ("Who led the New Zealand delegation in Wellington?", "does not tell who led or chaired"),
        ("Who cancelled the Reykjavik talks?", "does not tell who did so"),
        ("Why were the Reykjavik talks cancelled?", "The graph holds no reasons"),
    ],
)
def test_what_the_graph_does_not_hold_is_said(ask: Ask, question: str, told: str) -> None:
    assert told in (ask(question).note or "")
