"""From the graph to the records that measures need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kgraph.analysis import records
from kgraph.errors import StoreError
from kgraph.rdf import store as stores
from kgraph.rdf import write
from kgraph.workspace import create
from tests.rdf.conftest import KNOWLEDGE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(KNOWLEDGE))
    return made


def test_meetings_have_their_status_and_the_days_that_their_date_may_mean(store: ox.Store) -> None:
    found = {meeting.id: (meeting.status, meeting.first, meeting.last) for meeting in records.records(store).meetings}
    assert found == {
        "m0": ("held", "2018-01-01", "2018-12-31"),
        "m1": ("held", "2019-05-09", "2019-05-09"),
        "m2": ("held", None, None),  # a day of an unknown year
        "m3": ("planned", "2020-01-01", "2020-12-31"),
    }


def test_a_seat_says_who_sat_for_whom_and_whether_in_somebodys_place(store: ox.Store) -> None:
    seats = [seat for seat in records.records(store).seats if seat.meeting == "m1"]
    assert [(seat.name, seat.party, seat.party_name, seat.stands_in) for seat in seats] == [
        ("Lucía Araya", "CHL", "Chile", False),
        ("Mere Tawhiri", "NZL", "New Zealand", True),
    ]


def test_parties_are_there_whether_or_not_anybody_is_named(store: ox.Store) -> None:
    at_oslo = [(party.party, party.name) for party in records.records(store).parties if party.meeting == "m0"]
    assert at_oslo == [("CHL", "Chile"), ("NZL", "New Zealand")]


def test_counts(store: ox.Store) -> None:
    assert records.counts(store) == {
        "articles": 5, "meetings": 4, "people": 5, "parties": 6, "stand-ins": 1, "meetings that sources disagree on": 1,
    }  # fmt: skip


def test_an_empty_graph_counts_nothing() -> None:
    assert set(records.counts(ox.Store()).values()) == {0}
    assert records.records(ox.Store()) == records.Records()


def test_a_data_folder_reads_like_its_store(store: ox.Store, tmp_path: Path) -> None:
    workspace = create(tmp_path / "data")
    with pytest.raises(StoreError, match="no graph has been built yet"):
        records.records(workspace)
    stores.replace(workspace.graph, write.quads(KNOWLEDGE))
    assert records.records(workspace) == records.records(store)
