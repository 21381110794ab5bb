"""On the margins of a host event: one article's other city for it is a slip, kept as a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from tests.resolve.telling import article, groups, known, meeting, who

ROA, PAKI, JON = who("Ana Roa", "CHL"), who("Rewi Paki", "NZL"), who("Jón Helgason", "ISL")
FORUM: dict[str, Any] = {"occasion": "Ocean Forum"}
ELSEWHERE = article(
    "c", "2019-05-11", meeting("NZL CHL", ROA, PAKI, date="2019-05-10", where="Lima PER", **FORUM)
)  # fmt: skip


def others(number: int, where: str = "Suva FJI", date: str = "2019-05-09", occasion: str = "Ocean Forum") -> list[Any]:
    """Articles that each tell of another meeting at the event."""
    told = meeting("ISL CHL", ROA, JON, date=date, where=where, occasion=occasion)
    return [article(name, "2019-05-10", told) for name in "xyz"[:number]]


@pytest.mark.parametrize(
    ("told", "slips"),
    [
        (others(2), True),
        (others(2, occasion="ocean forum"), True),
        (others(1), False),  # one word against another
        (others(2, date="2018-05-09"), False),  # the forum of another year
        (others(2, occasion="Krill Conference"), False),
        (others(2, where="Lima PER"), False),
        (others(2, where="FJI"), False),  # no city to go by
    ],
)
def test_where_most_articles_have_the_event_its_meetings_are(told: list[Any], slips: bool) -> None:
    [found] = [one for one in known(*told, ELSEWHERE).meetings if "NZL" in one.parties]
    assert found.place.city == (None if slips else "Lima")
    assert ("place", "Lima, PER") in {(claim.field, claim.value) for claim in found.claims}


def test_the_slip_is_a_conflict_of_the_meeting_that_others_tell_of() -> None:
    month = article("d", "2019-08-11", meeting("NZL CHL", ROA, PAKI, date="2019-05", where="Suva FJI"))
    assert groups(known(ELSEWHERE, month)) == ["c#1", "d#1"]
    [found] = [one for one in known(*others(2), ELSEWHERE, month).meetings if "NZL" in one.parties]
    assert {source.article for source in found.sources} == {"c", "d"}
    assert (found.place.city, found.date) == ("Suva", "2019-05-10")
    assert {claim.value for claim in found.claims if claim.conflicts} == {"Suva, FJI", "Lima, PER"}


def test_a_plan_tells_the_place_where_the_report_slips() -> None:
    plan = article(
        "a", "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="planned", date="2019-05-10", where="Suva FJI")
    )
    [found] = [one for one in known(*others(2), ELSEWHERE, plan).meetings if "NZL" in one.parties]
    assert (found.status, found.place.city) == ("held", "Suva")
