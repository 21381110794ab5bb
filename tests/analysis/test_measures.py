"""Who is central, who represented whom, when: on networks whose measures are known from theory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.analysis import graphs, measures
from kgraph.analysis.records import TOOK_PLACE, Meeting, PartyAt, Records, Seat

if TYPE_CHECKING:
    from random import Random


def told(*tables: str, status: str = "held", first: str | None = None, last: str | None = None) -> Records:
    """Meetings m0, m1 ... of people written as letters, all of one party."""
    return Records(
        tuple(Meeting(f"m{i}", status, first, last) for i, _ in enumerate(tables)),
        tuple(PartyAt(f"m{i}", "NZL", "New Zealand") for i, _ in enumerate(tables)),
        tuple(
            Seat(f"m{i}", person, person.upper(), "NZL", "New Zealand", False)
            for i, table in enumerate(tables)
            for person in table
        ),
    )


def test_a_path_has_its_betweenness_in_the_middle() -> None:
    rows = {row.id: row for row in measures.centrality(graphs.co_attendance(told("ab", "bc", "cd")))}
    # of the three pairs of others, two have b on their only shortest way
    assert rows["b"].between == rows["c"].between == pytest.approx(2 / 3, abs=1e-4)
    assert rows["a"].between == rows["d"].between == 0


def test_a_table_of_four_is_six_pairs_and_nobody_is_between() -> None:
    graph = graphs.co_attendance(told("abcd"))
    assert [(row.one, row.other, row.meetings) for row in measures.pairs(graph)] == [
        ("A", "B", 1), ("A", "C", 1), ("A", "D", 1), ("B", "C", 1), ("B", "D", 1), ("C", "D", 1),
    ]  # fmt: skip
    assert {(row.met, row.encounters, row.between) for row in measures.centrality(graph)} == {(3, 3, 0.0)}


def test_meeting_twice_is_one_acquaintance_and_two_encounters() -> None:
    (first, *_) = measures.centrality(graphs.co_attendance(told("ab", "ab", "ac")))
    assert (first.name, first.met, first.encounters) == ("A", 2, 3)
    assert graphs.co_attendance(told("ab", "ab", "ac")).edges["a", "b"]["meetings"] == ("m0", "m1")


def test_groups_that_no_meeting_joins_are_numbered_from_the_largest() -> None:
    graph = graphs.co_attendance(told("xy", "abc", "z"))
    assert [(c.group, c.size, c.members) for c in measures.components(graph)] == [
        (1, 3, ("A", "B", "C")), (2, 2, ("X", "Y")), (3, 1, ("Z",)),
    ]  # fmt: skip
    assert {row.name: row.group for row in measures.centrality(graph)}["Z"] == 3


def test_somebody_who_met_nobody_by_name_is_there_with_zeros() -> None:
    (row,) = measures.centrality(graphs.co_attendance(told("a")))
    assert (row.met, row.encounters, row.between) == (0, 0, 0.0)


def test_what_did_not_take_place_counts_only_when_asked_for() -> None:
    records = Records(
        tuple(Meeting(f"m{i}", status, None, None) for i, status in enumerate(("held", "cancelled", "planned"))),
        seats=tuple(Seat(f"m{i}", person, person, None, None, False) for i in range(3) for person in (f"p{i}", "q")),
    )
    assert {seat.meeting for seat in records.of(TOOK_PLACE).seats} == {"m0"}
    assert {seat.meeting for seat in records.of((*TOOK_PLACE, "planned")).seats} == {"m0", "m2"}


def test_representation_counts_meetings_and_stand_ins_per_party() -> None:
    seats = (
        Seat("m0", "p1", "Ann", "EU", "European Union", False),
        Seat("m0", "p1", "Ann", "EU", "European Union", True),  # two seats at one table are one meeting
        Seat("m1", "p1", "Ann", "FRA", "France", False),
        Seat("m1", "p2", "Ann", "EU", "European Union", False),  # a namesake is another person
        Seat("m2", "p3", "Bea", None, None, False),  # for whom, no text says
    )
    assert [
        (row.party, row.person, row.meetings, row.as_stand_in)
        for row in measures.representation(Records((), (), seats))
    ] == [("European Union", "Ann", 1, 0), ("European Union", "Ann", 1, 1), ("France", "Ann", 1, 0)]


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        ("2019-05-09", "2019-05-09", "2019-05"),
        ("2019-05-01", "2019-05-31", "2019-05"),
        ("2019-04-30", "2019-05-02", None),  # one of two months
        ("2019-01-01", "2019-12-31", None),
        (None, None, None),
    ],
)
def test_a_meeting_counts_for_a_month_only_if_its_date_leaves_no_other(
    first: str | None, last: str | None, month: str | None
) -> None:
    (row,) = measures.months(told("ab", first=first, last=last))
    assert (row.month, row.meetings) == (month, 1)


def test_months_tell_held_planned_and_called_off_apart_and_unknown_ones_come_last() -> None:
    statuses = ("held", "ongoing", "planned", "proposed", "cancelled", "postponed")
    records = Records(
        (Meeting("m9", "held", None, None),
         *(Meeting(f"m{i}", status, "2019-05-09", "2019-05-09") for i, status in enumerate(statuses)))
    )  # fmt: skip
    known, unknown = measures.months(records)
    assert (known.month, known.meetings, known.held, known.planned, known.off) == ("2019-05", 6, 2, 2, 2)
    assert (unknown.month, unknown.meetings) == (None, 1)


tables = st.lists(st.text("abcdefgh", min_size=1, max_size=5), max_size=8)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(told_tables: list[str], order: Random) -> None:
    records = told(*told_tables)
    shuffled = list(records.seats)
    order.shuffle(shuffled)
    other = Records(records.meetings[::-1], records.parties[::-1], tuple(shuffled))
    for graph in (graphs.co_attendance, graphs.party_meetings):
        assert measures.centrality(graph(records)) == measures.centrality(graph(other))
    assert measures.representation(records) == measures.representation(other)
    assert nx.utils.graphs_equal(graphs.attendance(records), graphs.attendance(other))


@given(tables)
def test_degrees_and_groups_agree_with_counting_by_hand(told_tables: list[str]) -> None:
    records = told(*told_tables)
    at_table = [set(table) for table in told_tables]
    rows = measures.centrality(graphs.co_attendance(records))
    assert {row.id for row in rows} == set().union(*at_table) if at_table else not rows
    for row in rows:
        others = [present - {row.id} for present in at_table if row.id in present]
        assert row.met == len(set().union(*others))
        assert row.encounters == sum(map(len, others))
    assert sum(group.size for group in measures.components(graphs.co_attendance(records))) == len(rows)


@given(tables)
def test_the_bipartite_graph_has_an_edge_for_each_person_at_each_table(told_tables: list[str]) -> None:
    graph = graphs.attendance(told(*told_tables))
    assert graph.number_of_edges() == sum(len(set(table)) for table in told_tables)
    assert all({one[0], other[0]} == {"meeting", "person"} for one, other in graph.edges)
