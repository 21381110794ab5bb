"""A page for a person, a state, a period."""

from __future__ import annotations

import pytest

from kgraph.errors import QueryError
from kgraph.query.select import Reader
from kgraph.view import content, scope
from tests.rdf.conftest import KNOWLEDGE
from tests.view.graphs import store

EVERYTHING = content.read(Reader(store(KNOWLEDGE)))


@pytest.mark.parametrize(
    ("asked", "meetings"),
    [
        ({}, {"m0", "m1", "m2", "m3"}),
        ({"person": "araya"}, {"m1"}),
        ({"person": "Lucia Araya"}, {"m1"}),
        ({"person": "ARAYA LUCÍA"}, {"m1"}),
        ({"person": "Rewi Paki"}, {"m1"}),  # who was replaced there
        ({"person": "Boateng"}, {"m2"}),
        ({"state": "CHL"}, {"m0", "m1"}),
        ({"state": "chile"}, {"m0", "m1"}),
        ({"state": "Santiago"}, {"m0", "m1"}),  # the capital stands for the state
        ({"state": "United Nations"}, {"m2"}),
        ({"start": "2019"}, {"m1", "m3"}),
        ({"end": "2019-05-08"}, {"m0"}),
        ({"start": "2018-06", "end": "2018-07"}, {"m0"}),  # all that is known is the year
        ({"state": "Chile", "start": "2019"}, {"m1"}),
        ({"person": "Araya", "state": "Norway"}, set()),
    ],
)
def test_keeps_the_meetings_asked_for(asked: dict[str, str], meetings: set[str]) -> None:
    found = scope.restrict(EVERYTHING, scope.find(EVERYTHING, **asked))
    assert {meeting.id for meeting in found.meetings} == meetings


def test_keeps_what_the_meetings_need_and_no_more() -> None:
    found = scope.restrict(EVERYTHING, scope.find(EVERYTHING, state="UN"))
    assert set(found.people) == {"helgason", "boateng"}
    assert set(found.parties) == {"ISL", "UN"}
    assert set(found.articles) == {"c3"}
    call = found.meetings[0]
    assert [found.quotes[number].exact for number in call.quotes] == [
        "Prime Minister Jón Helgason spoke by phone with UN chief Ama Boateng"
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"person": "Luca Arraia Perez"}, "no person called"),
        ({"state": "Chlie"}, "did you mean Chile?"),
        ({"start": "soon"}, "--from 'soon' is no date"),
        ({"end": "2025-02-30"}, "--to '2025-02-30' is no date"),
        ({"start": "2020", "end": "2019"}, "ends (2019) before it begins (2020)"),
    ],
)
def test_says_what_it_cannot_find(asked: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as error:
        scope.find(EVERYTHING, **asked)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
