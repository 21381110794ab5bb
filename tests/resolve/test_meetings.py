"""Which tellings become one meeting, and which never do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.resolve.telling import Told, article, groups, known, meeting, person, who

if TYPE_CHECKING:
    from kgraph.model import Knowledge, Participant

ROA = who("Ana Roa", "CHL")
PAKI = who("Rewi Paki", "NZL")
JON = who("Jón Helgason", "ISL")
VEGA = who("Luz Vega Ramos", "CHL")


def pair(one: Told, two: Told) -> list[str]:
    return groups(known(one, two))


def two(first: dict[str, Any], second: dict[str, Any], parties: str = "NZL CHL", seats: bool = True) -> list[str]:
    """The groups of two articles, published in May 2019, that tell of one meeting each."""
    people = (ROA, PAKI) if seats else ()
    return pair(
        article("a", "2019-05-10", meeting(parties, *people, **first)),
        article("b", "2019-05-12", meeting(parties, *people, **second)),
    )


ONE, APART = ["a#1 b#1"], ["a#1", "b#1"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"date": "2019-05-09"}, {"date": "2019-05-09"}, ONE),
        ({"date": "2019-05-06/2019-05-12"}, {"date": "2019-05-09"}, ONE),
        ({"date": "2019-05"}, {"date": "2019-05-09"}, ONE),
        ({"date": "XXXX-05-09"}, {"date": "2019-05-09"}, ONE),
        ({"date": "2019-04"}, {"date": "2019-05-09"}, APART),
        ({"date": "2019-05-02"}, {"date": "2019-05-09"}, APART),
        ({"date": "XXXX-06-09"}, {"date": "2019-05-09"}, APART),
        # one article may have the day wrong by one, but not where it also has another city
        ({"date": "2019-05-08", "where": "Suva FJI"}, {"date": "2019-05-09", "where": "Suva FJI"}, ONE),
        ({"date": "2019-05-08", "where": "Nadi FJI"}, {"date": "2019-05-09", "where": "Suva FJI"}, APART),
        # the same people on the same day: one of two places is wrong
        ({"date": "2019-05-09", "where": "Nadi FJI"}, {"date": "2019-05-09", "where": "Suva FJI"}, ONE),
        ({"date": "2019-05-09", "where": "FJI"}, {"date": "2019-05-09", "where": "Suva FJI"}, ONE),
        ({"date": "2019-05", "where": "Apia WSM"}, {"date": "2019-05-09", "where": "Suva FJI"}, APART),
        # an undated story came out when the other took place
        ({}, {"date": "2019-05-09"}, ONE),
        ({}, {"date": "2017-02-01"}, APART),
        ({"where": "Suva FJI"}, {"date": "2017-02-01", "where": "Suva FJI"}, ONE),
        ({"status": "planned"}, {"date": "2019-06-09"}, ONE),
        # mode and number
        ({"date": "2019-05-09", "mode": "phone"}, {"date": "2019-05-09"}, APART),
        ({"date": "2019-05-09", "mode": "video"}, {"date": "2019-05-09", "mode": "video"}, ONE),
        ({"date": "2019-05", "ordinal": 3}, {"date": "2019-05", "ordinal": 3}, ONE),
        ({"date": "2019-05-09", "ordinal": 3}, {"date": "2019-05-09", "ordinal": 4}, APART),
        # a plan and what became of it
        ({"status": "planned", "date": "2019-05-11"}, {"date": "2019-05-11"}, ONE),
        ({"status": "planned", "date": "2019-05"}, {"status": "cancelled", "date": "2019-05-20"}, ONE),
        ({"status": "planned", "date": "2019-05-09"}, {"date": "2019-05-11"}, ONE),
        ({"status": "planned", "date": "2019-06-09"}, {"date": "2019-05-09"}, APART),
        ({"status": "planned", "date": "2019-05-01"}, {"date": "2019-05-11", "where": "Suva FJI"}, APART),
    ],
)
def test_two_tellings_with_the_same_people(first: dict[str, Any], second: dict[str, Any], expected: list[str]) -> None:
    assert two(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"date": "2019-05-09"}, {"date": "2019-05-09"}, ONE),
        ({"date": "2019-05"}, {"date": "2019-05-09"}, ONE),  # the only one that it can be
        ({"date": "2019"}, {"date": "2019-05-09"}, APART),
        ({"date": "2019-05-08"}, {"date": "2019-05-09"}, APART),
        ({"date": "2019-05-08", "where": "Suva FJI"}, {"date": "2019-05-09", "where": "Suva FJI"}, APART),
        ({"date": "2019-05-09", "where": "Suva FJI"}, {"date": "2019-05-09", "where": "Nadi FJI"}, APART),
        ({"date": "2019-05-09", "level": "leaders"}, {"date": "2019-05-09", "level": "ministerial"}, APART),
        ({}, {"date": "2019-05-09"}, APART),
        ({"where": "Suva FJI"}, {"date": "2019-05-09", "where": "FJI"}, APART),
        (
            {"where": "Suva FJI", "level": "leaders"},
            {"date": "2019-05-09", "where": "Suva FJI", "level": "leaders"},
            ONE,
        ),
    ],
)
def test_two_tellings_that_name_nobody(first: dict[str, Any], second: dict[str, Any], expected: list[str]) -> None:
    assert two(first, second, seats=False) == expected


def test_a_vague_telling_that_two_meetings_fit_joins_neither() -> None:
    early, late = (
        article(name, f"{day}", meeting("NZL CHL", date=day))
        for name, day in (("a", "2019-05-09"), ("b", "2019-05-20"))
    )
    vague = article("c", "2019-06-01", meeting("NZL CHL", date="2019-05"))
    assert groups(known(early, late, vague)) == ["a#1", "b#1", "c#1"]
    told_apart = article("c", "2019-06-01", meeting("NZL CHL", date="2019-05", ordinal=3))
    third = article("b", "2019-05-20", meeting("NZL CHL", date="2019-05-20", ordinal=3))
    assert groups(known(early, third, told_apart)) == ["a#1", "b#1 c#1"]


@pytest.mark.parametrize("extra", [{}, {"ordinal": 3}])
def test_two_meetings_of_one_article_stay_two(extra: dict[str, Any]) -> None:
    twice = article("a", "2019-05-10", *[meeting("NZL CHL", ROA, PAKI, date="2019-05-09", **extra)] * 2)
    assert groups(known(twice)) == ["a#1", "a#2"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("NZL CHL ISL", "NZL CHL ISL", ONE),
        ("NZL CHL ISL FJI", "NZL CHL ISL", ONE),  # an article that leaves one out
        ("NZL CHL ISL", "NZL CHL", APART),  # a bilateral on the margins of three
        ("NZL CHL ISL", "NZL CHL FJI", APART),
        ("NZL CHL", "NZL ISL", APART),
        ("E3 IRN", "DEU FRA GBR IRN", ONE),
        ("FJI", "FJI NZL CHL", ONE),  # an article that names the host alone
    ],
)
def test_parties(one: str, other: str, expected: list[str]) -> None:
    same: dict[str, Any] = {"date": "2019-05-09", "where": "Suva FJI"}
    told = [article(name, "2019-05-10", meeting(parties, **same)) for name, parties in (("a", one), ("b", other))]
    assert groups(known(*told)) == expected


def test_one_wrong_party_is_a_conflict_where_the_people_are_the_same() -> None:
    right = article("a", "2019-05-10", meeting("NZL CHL ISL", ROA, PAKI, JON, date="2019-05-09"))
    wrong = article("b", "2019-05-10", meeting("NZL CHL IRL", ROA, PAKI, date="2019-05-09"))
    knowledge = known(right, wrong)
    assert groups(knowledge) == ONE
    found = knowledge.meetings[0]
    assert set(found.parties) == {"NZL", "CHL", "ISL"}
    assert {claim.value for claim in found.claims if claim.conflicts} == {"ISL", "IRL"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([ROA, PAKI], [ROA], ONE),
        ([ROA, PAKI], [who("Roa", "CHL"), who("Paki", "NZL")], ONE),
        ([ROA, PAKI], [who("Luz Vega", "CHL"), PAKI], APART),  # two foreign ministers
        ([ROA, PAKI], [who("Luz Vega", "CHL"), who("Mere Tawhiri", "NZL")], APART),
        ([ROA, PAKI], [who("Luz Vega", "CHL", "ambassador"), PAKI], ONE),  # each names another of the delegation
        ([ROA, PAKI], [who("Luz Vega", "CHL", "head_of_state"), who("Mere Tawhiri", "NZL", "head_of_state")], APART),
        ([ROA, PAKI], [who("Luz Vega", "CHL", "ambassador", instead="Ana Roa"), PAKI], ONE),
    ],
)
def test_people(first: list[Participant], second: list[Participant], expected: list[str]) -> None:
    told = [
        article(name, "2019-05-10", meeting("NZL CHL", *seats, date="2019-05-09", where="Suva FJI"))
        for name, seats in (("a", first), ("b", second))
    ]
    assert groups(known(*told)) == expected


@pytest.mark.parametrize(("right", "expected"), [(1, ("NZL", "PER")), (2, ("NZL", "CHL"))])
def test_one_wrong_party_of_two_is_a_conflict_where_the_people_are_the_same(
    right: int, expected: tuple[str, str]
) -> None:
    """Most reports of the person decide whose he or she is; of two reports the later."""
    told = [article(f"a{n}", "2019-05-10", meeting("NZL CHL", PAKI, VEGA, date="2019-05-09")) for n in range(right)]
    wrong = meeting("NZL PER", PAKI, replace(VEGA, represents="PER"), date="2019-05-09")
    knowledge = known(*told, article("b", "2019-05-11", wrong))
    [found] = knowledge.meetings
    assert found.parties == expected
    assert [part.represents for part in found.participations] == list(expected)
    assert {claim.value for claim in found.claims if claim.conflicts} == {"CHL", "PER"}
    assert any("one person for Chile or Peru" in join.why for join in knowledge.joins)


@pytest.mark.parametrize("other", [{"date": "2019-05-08"}, {"date": "2019-05-09", "where": "Suva FJI"}])
def test_the_same_people_for_another_party_at_another_time_or_place_meet_again(other: dict[str, Any]) -> None:
    told = [
        article(name, "2019-05-10", meeting("NZL CHL", PAKI, VEGA, date="2019-05-09", where="Apia WSM"))
        for name in ("a", "b")
    ]
    wrong = article("c", "2019-05-11", meeting("NZL PER", PAKI, replace(VEGA, represents="PER"), **other))
    assert groups(known(*told, wrong)) == ["a#1 b#1", "c#1"]


def test_a_plan_may_name_others_than_came() -> None:
    plan = article(
        "a", "2019-05-02", meeting("NZL CHL", ROA, PAKI, status="planned", date="2019-05-09", where="Suva FJI")
    )
    came = article(
        "b", "2019-05-10", meeting("NZL CHL", who("Luz Vega", "CHL"), PAKI, date="2019-05-09", where="Suva FJI")
    )
    assert groups(known(plan, came)) == ONE


def test_a_plan_that_is_moved_is_one_plan_and_the_later_report_counts() -> None:
    plan: dict[str, Any] = {"status": "planned", "where": "Suva FJI"}
    told = [
        article(name, day, meeting("NZL CHL", ROA, PAKI, date=date, **plan))
        for name, day, date in (
            ("a", "2019-05-01", "2019-05-08"),
            ("b", "2019-05-02", "2019-05-08"),
            ("c", "2019-05-06", "2019-05-10"),
        )
    ]
    [found] = known(*told).meetings
    assert (found.status, found.date) == ("planned", "2019-05-10")
    assert not any(claim.conflicts for claim in found.claims)
    [found] = known(*told, article("d", "2019-05-11", meeting("NZL CHL", ROA, PAKI, date="2019-05-10"))).meetings
    assert (found.status, found.date) == ("held", "2019-05-10")


def test_plans_of_one_day_that_differ_are_a_conflict() -> None:
    told = [
        article(name, "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="planned", date=date, where="Suva FJI"))
        for name, date in (("a", "2019-05-08"), ("b", "2019-05-10"))
    ]
    [found] = known(*told).meetings
    assert {claim.value for claim in found.claims if claim.conflicts} == {"2019-05-08", "2019-05-10"}


def test_a_month_that_two_meetings_of_the_same_people_fit_joins_neither() -> None:
    early = article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, date="2019-05-09", where="Suva FJI"))
    late = article("b", "2019-05-28", meeting("NZL CHL", ROA, PAKI, date="2019-05-27", where="Apia WSM"))
    vague = article("c", "2019-08-14", meeting("NZL CHL", ROA, PAKI, date="2019-05"))
    placed = article("d", "2019-08-14", meeting("NZL CHL", ROA, PAKI, date="2019-05", where="Apia WSM"))
    assert groups(known(early, late, vague)) == ["a#1", "b#1", "c#1"]
    assert groups(known(early, vague)) == ["a#1 c#1"]
    assert groups(known(early, late, placed)) == ["a#1", "b#1 d#1"]


@pytest.mark.parametrize(("rules", "expected"), [((), ["a#1", "b#1 c#1"]), (("previous",), ["a#1", "b#1", "c#1"])])
def test_a_report_without_a_day_is_of_what_has_just_been(rules: tuple[str, ...], expected: list[str]) -> None:
    early = article("a", "2019-04-10", meeting("NZL CHL", ROA, PAKI, date="2019-04-09", where="Suva FJI"))
    late = article("b", "2019-05-28", meeting("NZL CHL", ROA, PAKI, date="2019-05-27", where="Suva FJI"))
    undated = article("c", "2019-05-28", meeting("NZL CHL", ROA, PAKI, where="Suva FJI", rules=rules))
    assert groups(known(early, late, undated)) == expected


ROUND: dict[str, Any] = {"ordinal": 5}
PLAN = article("a", "2019-03-14", meeting("NZL CHL ISL", status="planned", date="2019-06", where="Suva FJI", **ROUND))
PUT_OFF = article("b", "2019-06-12", meeting("NZL CHL ISL", status="postponed", date="2019-06-20", where="Suva FJI"))
MADE_GOOD = article("c", "2019-09-06", meeting("NZL CHL ISL", date="2019-09-05", where="Apia WSM", **ROUND))


def test_a_postponed_round_is_the_one_held_later_elsewhere() -> None:
    knowledge = known(PLAN, PUT_OFF, MADE_GOOD)
    assert groups(knowledge) == ["a#1 b#1 c#1"]
    found = knowledge.meetings[0]
    assert (found.status, found.date, found.place.city) == ("held", "2019-09-05", "Apia")
    assert [report.status for report in found.history] == ["planned", "postponed", "held"]
    assert not any(claim.conflicts for claim in found.claims)


def test_an_article_may_tell_of_the_postponed_date_and_of_the_one_held() -> None:
    both = article(
        "c", "2019-09-06",
        meeting("NZL CHL ISL", date="2019-09-05", where="Apia WSM", **ROUND),
        meeting("NZL CHL ISL", status="postponed", date="2019-06", where="Suva FJI"),
    )  # fmt: skip
    assert groups(known(PLAN, PUT_OFF, both)) == ["a#1 b#1 c#1 c#2"]
    assert groups(known(both)) == ["c#1", "c#2"]  # nothing bridges the two


def test_two_plans_of_one_article_for_two_places_stay_two() -> None:
    plans = [
        meeting("NZL CHL", ROA, PAKI, status="planned", date="2019-05-09", where=where, **ROUND)
        for where in ("Suva FJI", "Apia WSM")
    ]
    held = article("b", "2019-05-11", meeting("NZL CHL", ROA, PAKI, date="2019-05-10", **ROUND))
    found = groups(known(article("a", "2019-05-01", *plans), held))
    assert not any("a#1" in one and "a#2" in one for one in found)


def test_another_round_is_another_meeting() -> None:
    sixth = article("c", "2019-09-06", meeting("NZL CHL ISL", date="2019-09-05", where="Apia WSM", ordinal=6))
    knowledge = known(PLAN, PUT_OFF, sixth)
    assert groups(knowledge) == ["a#1 b#1", "c#1"]
    by_ordinal = {one.ordinal: one for one in knowledge.meetings}
    assert by_ordinal[6].previous == by_ordinal[5].id


def test_a_postponed_bilateral_is_made_good_by_the_same_people() -> None:
    off = article("a", "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="postponed", date="2019-05-09"))
    later = article("b", "2019-07-02", meeting("NZL CHL", ROA, PAKI, date="2019-07-01"))
    assert groups(known(off, later)) == ONE
    cancelled = article("a", "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="cancelled", date="2019-05-09"))
    assert groups(known(cancelled, later)) == APART


def test_no_chain_joins_what_excludes_each_other() -> None:
    """An undated telling fits both; the two have different days, so at most one of them takes it in."""
    told = [
        article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, date="2019-05-02", where="Suva FJI")),
        article("b", "2019-05-12", meeting("NZL CHL", ROA, PAKI, date="2019-05-09", where="Suva FJI")),
        article("c", "2019-05-14", meeting("NZL CHL", ROA, PAKI, where="Suva FJI")),
    ]
    assert groups(known(*told)) == ["a#1", "b#1", "c#1"]


def test_a_copy_of_an_article_tells_of_the_same_meetings() -> None:
    one = meeting("NZL CHL")
    told = article("a", None, one)
    copy = (
        told[0].__class__("b", told[0].text, told[0].sha256),
        told[1].__class__("b", told[1].sha256, None, None, told[1].meetings),
    )
    knowledge = known(told, copy)
    assert len(knowledge.meetings) == 1
    assert {source.article for source in knowledge.meetings[0].sources} == {"a", "b"}


def test_every_join_is_explained(trilateral: Knowledge) -> None:
    joined = {(one.kind, one.one, one.two): one for one in trilateral.joins}
    kinds = {kind for kind, _, _ in joined}
    assert kinds == {"person", "meeting"}
    assert all(0 < one.score <= 1 and one.why for one in joined.values())
    told = next(one for one in joined.values() if one.kind == "meeting")
    assert "same parties (Chile, New Zealand)" in told.why
    assert "both on 2019-05-09" in told.why
    assert "both in Suva" in told.why


@pytest.fixture
def trilateral() -> Knowledge:
    people = [person("Ana Roa", "CHL"), person("Rewi Paki", "NZL")]
    return known(
        *(
            article(
                name, "2019-05-10", meeting("NZL CHL", ROA, PAKI, date="2019-05-09", where="Suva FJI"), people=people
            )
            for name in ("a", "b")
        )
    )
