"""Readings made at random from few words, so that they often speak of the same things, and contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.resolve.telling import article, meeting, person, who

if TYPE_CHECKING:
    from kgraph.model import Meeting, Participant
    from tests.resolve.telling import Told

PARTIES = ("NZL", "CHL", "ISL", "PIF")
NAMES = (
    *("Ana Roa", "Roa", "A. Roa", "Ana Maria Roa", "Rewi Paki", "Paki", "Jón Helgason", "Jon Helgason", "Li Wu"),
    *("Volodymyr Horenko", "Gorenko Vladimir", "Gorenko"),
)
ROLES = (None, "foreign_minister", "deputy_foreign_minister", "ambassador", "legislator", "head_of_state")
DAYS = (None, "2019-05-01", "2019-05-09", "2019-05-10", "2019-05-12", "XXXX-05-10", "2019-07-01")
DATES = (None, "2019-05-09", "2019-05-10", "2019-05", "2019-06-20", "XXXX-05-09", "2019-05-06/2019-05-12", "2019")
PLACES = ("", "Suva FJI", "FJI", "Apia WSM")
STATUSES = ("held", "ongoing", "planned", "proposed", "postponed", "cancelled")


@st.composite
def seats(draw: st.DrawFn) -> Participant:
    name = draw(st.none() | st.sampled_from(NAMES))
    instead = draw(st.none() | st.sampled_from(NAMES)) if draw(st.booleans()) else None
    return who(name, draw(st.sampled_from(PARTIES)), draw(st.sampled_from(ROLES)), instead=instead)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    parties = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    return meeting(
        " ".join(parties),
        *draw(st.lists(seats(), max_size=3)),
        status=draw(st.sampled_from(STATUSES)),
        where=draw(st.sampled_from(PLACES)),
        date=draw(st.sampled_from(DATES)),
        mode=draw(st.sampled_from(("in-person", "in-person", "phone"))),
        level=draw(st.sampled_from((None, "leaders", "ministerial"))),
        ordinal=draw(st.none() | st.integers(1, 2)),
        occasion=draw(st.sampled_from((None, "Ocean Forum"))),
        stance=draw(st.sampled_from(("asserted", "asserted", "hedged", "denied"))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Told]:
    """A few articles, in some order."""
    told: list[Told] = []
    for number in range(draw(st.integers(1, 5))):
        people = [
            person(name, draw(st.none() | st.sampled_from(PARTIES)), draw(st.sampled_from(ROLES)))
            for name in draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
        ]
        own = draw(st.lists(meetings(), max_size=3))
        told.append(article(f"a{number}", draw(st.sampled_from(DAYS)), *own, people=people))
    return told


@st.composite
def retold(draw: st.DrawFn) -> list[Told]:
    """A few articles, each of which a second one repeats, so that there is much to join."""
    told = draw(corpora())
    copies = [
        article(f"b{number}", reading.published, *reading.meetings, people=reading.people)
        for number, (_, reading) in enumerate(told)
    ]
    return [*told, *copies]
