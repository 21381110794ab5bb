"""Finding things by what people call them."""

from __future__ import annotations

import pytest

from kgraph import find
from kgraph.errors import KgraphError
from kgraph.model import Knowledge, ResolvedMeeting, ResolvedPerson

KNOWN = Knowledge(
    people=(
        ResolvedPerson("ivo-novak-11", "Ivo Novák", ("Ivo Novák",), mention_ids=("ivo-novak-11", "novak-22")),
        ResolvedPerson("jan-novak-33", "Jan Novák", ("Jan Novák",), mention_ids=("jan-novak-33",)),
        ResolvedPerson("lee-min-ho-44", "Lee Min-ho", ("Lee Min-ho",)),
    ),
    meetings=(
        ResolvedMeeting(
            "m-1", "Chile–UK ministerial meeting, Suva, 9 May 2019", "held", "in-person", ("CHL", "GBR"), (),
            mention_ids=("m-1", "m-0"),
        ),
        ResolvedMeeting("m-2", "Chile–UK phone call, May 2019", "held", "phone", ("CHL", "GBR"), ()),
    ),
    names={"CHL": "Chile", "GBR": "United Kingdom"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ivo-novak-11", ["ivo-novak-11"]),
        ("novak-22", ["ivo-novak-11"]),
        ("https://w3id.org/kgraph/id/person/ivo-novak-11", ["ivo-novak-11"]),
        ("ivo novak", ["ivo-novak-11"]),
        ("Novak Jan", ["jan-novak-33"]),
        ("novák", ["ivo-novak-11", "jan-novak-33"]),
        ("Li Min-ho", ["lee-min-ho-44"]),
        ("Lee Jong-suk", []),
        ("Min-ho Lee", ["lee-min-ho-44"]),
        ("Nobody", []),
        ("", []),
    ],
)
def test_people(text: str, ids: list[str]) -> None:
    assert [person.id for person in find.people(KNOWN, text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("m-0", ["m-1"]),
        ("chile-UK phone call, May 2019", ["m-2"]),
        ("suva 2019", ["m-1"]),
        ("chile may 2019", ["m-1", "m-2"]),
        ("chile", []),
    ],
)
def test_meetings(text: str, ids: list[str]) -> None:
    assert [meeting.id for meeting in find.meetings(KNOWN, text)] == ids


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("GBR", ["GBR"]), ("UK", ["GBR"]), ("united kingdom", ["GBR"]), ("Britain", ["GBR"]), ("London", ["GBR"]),
        ("Peru", []),
    ],
)  # fmt: skip
def test_parties_of_the_graph_alone(text: str, codes: list[str]) -> None:
    assert find.parties(KNOWN, text) == codes


def test_one_asks_back_with_the_ids() -> None:
    with pytest.raises(KgraphError, match=r"several: Ivo Novák \(ivo-novak-11\); Jan Novák \(jan-novak-33\)"):
        find.one(find.people(KNOWN, "novak"), "novak", "person", find.show_person)
    with pytest.raises(KgraphError, match="no person “x” in the graph"):
        find.one(find.people(KNOWN, "x"), "x", "person", find.show_person)
