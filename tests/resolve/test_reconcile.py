"""What is true of a meeting after weighing everything that the articles say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kgraph.model import Claim, Place, Quote, StandIn
from kgraph.rdf import write
from kgraph.resolve import resolve
from tests.resolve.telling import Told, article, groups, known, meeting, who

if TYPE_CHECKING:
    from kgraph.model import Knowledge, ResolvedMeeting

ROA = who("Ana Roa", "CHL", office="Foreign Minister")
PAKI = who("Rewi Paki", "NZL", office="Foreign Minister")
SUVA: dict[str, Any] = {"where": "Suva FJI", "date": "2019-05-09"}


def one_of(*told: Told) -> ResolvedMeeting:
    """The only meeting that the articles tell of."""
    knowledge = known(*told)
    assert len(knowledge.meetings) == 1, groups(knowledge)
    assert write.unsupported(knowledge) == []
    return knowledge.meetings[0]


def reports(*statuses: tuple[str, str | None]) -> list[Told]:
    """Articles that give these statuses on these days, of a meeting that is planned for 9 May."""
    return [
        article(f"a{n}", day, meeting("NZL CHL", ROA, PAKI, status=status, **SUVA))
        for n, (status, day) in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("planned", "2019-05-01"), ("held", "2019-05-10")], "held"),
        ([("planned", "2019-05-01"), ("cancelled", "2019-05-08")], "cancelled"),
        ([("planned", "2019-05-01"), ("postponed", "2019-05-08")], "postponed"),
        ([("proposed", "2019-04-01"), ("planned", "2019-05-01")], "planned"),
        ([("planned", "2019-05-01"), ("proposed", "2019-05-02")], "planned"),
        ([("held", "2019-05-10"), ("planned", "2019-05-11")], "held"),  # a late or careless report
        ([("cancelled", "2019-05-08"), ("held", "2019-05-10")], "held"),
        ([("cancelled", "2019-05-08"), ("planned", "2019-05-08")], "cancelled"),
        ([("ongoing", "2019-05-09"), ("held", "2019-05-10")], "held"),
        ([("ongoing", "2019-05-09"), ("planned", "2019-05-01")], "ongoing"),
        ([("planned", "2019-05-01"), ("held", None)], "held"),
        ([("planned", None), ("cancelled", "2019-05-08")], "cancelled"),
    ],
)
def test_the_final_status(told: list[tuple[str, str | None]], expected: str) -> None:
    found = one_of(*reports(*told))
    assert found.status == expected
    assert len(found.history) == len(told)
    assert [report.reported for report in found.history] == sorted((day for _, day in told), key=lambda d: d or "~")


def test_held_and_later_denied_is_a_conflict() -> None:
    found = one_of(*reports(("held", "2019-05-10"), ("cancelled", "2019-05-12")))
    assert found.status == "held"
    assert {(claim.field, claim.value) for claim in found.claims if claim.conflicts} == {
        ("status", "held"),
        ("status", "cancelled"),
    }


@pytest.mark.parametrize(
    ("dates", "expected", "disputed"),
    [
        (["2019-05", "2019-05-09"], "2019-05-09", set()),
        (["2019-05-06/2019-05-12", "2019-05-09", "2019-05"], "2019-05-09", set()),
        (["XXXX-05-09", "2019-05-09"], "2019-05-09", set()),
        ([None, "2019-05-09"], "2019-05-09", set()),
        (["2019-05-08", "2019-05-09", "2019-05-09"], "2019-05-09", {"2019-05-08", "2019-05-09"}),
        (["2019-05-09", "2019-05-09", "2019-05-08"], "2019-05-09", {"2019-05-08", "2019-05-09"}),
        (["2019-05-08", "2019-05-09"], "2019-05-09", {"2019-05-08", "2019-05-09"}),  # the later report
        ([None, None], None, set()),
    ],
)
def test_the_date(dates: list[str | None], expected: str | None, disputed: set[str]) -> None:
    told = [
        article(f"a{n}", f"2019-05-1{n}", meeting("NZL CHL", ROA, PAKI, date=date, where="Suva FJI"))
        for n, date in enumerate(dates)
    ]
    found = one_of(*told)
    assert found.date == expected
    assert {claim.value for claim in found.claims if claim.conflicts and claim.field == "date"} == disputed


def test_a_date_that_is_spelt_out_beats_one_worked_out() -> None:
    spelt = meeting("NZL CHL", ROA, PAKI, date="2019-05-08", date_phrase="May 8", where="Suva FJI")
    worked_out = meeting("NZL CHL", ROA, PAKI, date="2019-05-09", date_phrase="Thursday", where="Suva FJI")
    assert one_of(article("a", "2019-05-10", spelt), article("b", "2019-05-11", worked_out)).date == "2019-05-08"


def test_what_a_plan_says_is_no_evidence_of_what_happened() -> None:
    plan = meeting("NZL CHL", ROA, PAKI, status="planned", date="2019-05-08", where="Suva FJI")
    held = meeting("NZL CHL", ROA, PAKI, date="2019-05-09", where="Suva FJI")
    found = one_of(article("a", "2019-05-01", plan), article("b", "2019-05-02", plan), article("c", "2019-05-10", held))
    assert found.date == "2019-05-09"
    assert not any(claim.conflicts for claim in found.claims)
    assert {claim.value for claim in found.claims if claim.field == "date"} == {"2019-05-08", "2019-05-09"}


def test_what_the_last_report_leaves_open_is_taken_from_the_plan() -> None:
    plan = meeting("NZL CHL", ROA, PAKI, status="planned", occasion="Ocean Forum", level="ministerial", **SUVA)
    held = meeting("NZL CHL", ROA, date="2019-05", topics=("krill",))
    found = one_of(article("a", "2019-05-01", plan), article("b", "2019-05-10", held))
    assert (found.place, found.occasion, found.level) == (Place("Suva", "FJI"), "Ocean Forum", "ministerial")
    assert len(found.participations) == 2


@pytest.mark.parametrize(
    ("places", "expected", "disputed"),
    [
        ([Place(None, "FJI"), Place("Suva", "FJI")], Place("Suva", "FJI"), False),
        ([Place("Suva"), Place("Suva", "FJI", "Grand Hotel")], Place("Suva", "FJI", "Grand Hotel"), False),
        ([Place("Nadi", "FJI"), Place("Suva", "FJI"), Place("Suva", "FJI")], Place("Suva", "FJI"), True),
        ([Place("Nadi", "FJI", "Club"), Place("Suva", "FJI"), Place("Suva", "FJI")], Place("Suva", "FJI"), True),
        ([Place(), Place(None, "FJI")], Place(None, "FJI"), False),
    ],
)
def test_the_place(places: list[Place], expected: Place, disputed: bool) -> None:
    told = [
        article(f"a{n}", "2019-05-10", replace(meeting("NZL CHL", ROA, PAKI, date="2019-05-09"), place=place))
        for n, place in enumerate(places)
    ]
    found = one_of(*told)
    assert found.place == expected
    assert any(claim.conflicts for claim in found.claims) == disputed


def test_a_party_that_one_article_has_against_several_is_a_conflict() -> None:
    right = [article(name, "2019-05-10", meeting("NZL CHL ISL", ROA, PAKI, **SUVA)) for name in "ab"]
    wrong = article("c", "2019-05-11", meeting("NZL CHL IRL", ROA, PAKI, **SUVA))
    found = one_of(*right, wrong)
    assert found.parties == ("NZL", "CHL", "ISL")
    assert {claim.value for claim in found.claims if claim.conflicts} == {"ISL", "IRL"}


def test_a_losing_claim_within_an_article_is_a_conflict() -> None:
    slip = [Claim("party", code, Quote(0, 0, "")) for code in ("NZL", "CHL", "IRL")]
    told = article("a", "2019-05-10", meeting("NZL CHL ISL", ROA, PAKI, claims=tuple(slip), **SUVA))
    found = one_of(told)
    assert found.parties == ("NZL", "CHL", "ISL")
    assert "IRL" in {claim.value for claim in found.claims if claim.conflicts}


@pytest.mark.parametrize("stance", ["hedged", "denied"])
def test_what_is_hedged_or_denied_is_kept_and_conflicts_with_nothing(stance: str) -> None:
    doubt = Claim("date", "2019-05-20", Quote(0, 0, ""), stance=stance, said_by="an official")
    told = article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, claims=(doubt,), **SUVA))
    kept = [claim for claim in one_of(told).claims if claim.value == "2019-05-20"]
    assert [(claim.stance, claim.said_by, claim.conflicts) for claim in kept] == [(stance, "an official", False)]


def test_every_value_has_a_claim_with_its_quote() -> None:
    stated = {"mode": "video", "level": "ministerial", "duration": "PT40M", "occasion": "Forum", "date": "2019-05-09"}
    found = one_of(article("a", "2019-05-10", meeting("NZL CHL", ROA, ordinal=3, where="Suva FJI", **stated)))
    others = {("status", "held"), ("party", "NZL"), ("party", "CHL"), ("place", "Suva, FJI"), ("ordinal", "3")}
    assert {(claim.field, claim.value) for claim in found.claims} == others | set(stated.items())
    assert {claim.source.quote.text for claim in found.claims} == {"a#1"}


# --- who was there ---------------------------------------------------------------------------


def seats(knowledge: Knowledge) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """(name, party, role, in whose place) of the participants of the only meeting."""
    (found,) = knowledge.meetings
    name = {person.id: person.name for person in knowledge.people}
    return [
        (name.get(p.person or ""), p.represents, p.role, name.get(p.stands_in_for or "")) for p in found.participations
    ]


def test_who_was_expected_and_did_not_come_is_no_participant() -> None:
    plan = article("a", "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="planned", **SUVA))
    vega = who("Luz Vega", "CHL", "deputy_foreign_minister", instead="Ana Roa")
    held = article("b", "2019-05-10", meeting("NZL CHL", vega, PAKI, **SUVA))
    assert seats(known(plan, held)) == [
        ("Rewi Paki", "NZL", "foreign_minister", None),
        ("Luz Vega", "CHL", "deputy_foreign_minister", "Ana Roa"),
    ]


def test_an_unnamed_office_holder_is_the_one_whom_another_article_names() -> None:
    unnamed = who(None, "CHL", "deputy_foreign_minister", instead="Ana Roa")
    told = article("a", "2019-05-10", meeting("NZL CHL", unnamed, PAKI, **SUVA))
    named = article(
        "b", "2019-05-10", meeting("NZL CHL", who("Luz Vega", "CHL", "deputy_foreign_minister"), PAKI, **SUVA)
    )
    assert seats(known(told, named))[1] == ("Luz Vega", "CHL", "deputy_foreign_minister", "Ana Roa")
    assert seats(known(told))[1] == (None, "CHL", "deputy_foreign_minister", "Ana Roa")


def test_a_stand_in_without_a_name_for_the_absent_takes_it_from_another_article() -> None:
    vega = who("Luz Vega", "CHL", "envoy")
    office_only = replace(vega, stands_in_for=StandIn(None, "Foreign Minister"))
    told = [
        article(name, "2019-05-10", meeting("NZL CHL", seat, PAKI, **SUVA))
        for name, seat in (("a", office_only), ("b", who("Luz Vega", "CHL", "envoy", instead="Ana Roa")))
    ]
    part = one_of(*told).participations[1]
    assert part.stands_in_for is not None
    assert part.stands_in_for_office == "Foreign Minister"
    assert {source.article for source in part.stand_in_sources} == {"a", "b"}


def test_role_and_office_are_those_that_most_articles_give() -> None:
    as_minister = who("Ana Roa", "CHL", "foreign_minister", office="Foreign Minister")
    as_deputy = who("Ana Roa", "CHL", "deputy_foreign_minister", office="Deputy Foreign Minister")
    told = [
        article(name, "2019-05-10", meeting("NZL CHL", seat, PAKI, **SUVA))
        for name, seat in (("a", as_minister), ("b", as_deputy), ("c", as_deputy))
    ]
    part = one_of(*told).participations[1]
    assert (part.role, part.office) == ("deputy_foreign_minister", "Deputy Foreign Minister")


def test_topics_are_merged() -> None:
    told = [
        article(name, "2019-05-10", meeting("NZL CHL", ROA, topics=topics, **SUVA))
        for name, topics in (("a", ("krill", "whaling")), ("b", ("Krill", "visas")))
    ]
    assert sorted(topic.lower() for topic in one_of(*told).topics) == ["krill", "visas", "whaling"]


def test_an_article_without_a_meeting_is_kept() -> None:
    knowledge = known(article("a", "2019-05-10"))
    assert [one.id for one in knowledge.articles] == ["a"]
    assert knowledge.meetings == ()


def test_a_reading_of_another_text_is_left_out() -> None:
    text, reading = article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, **SUVA))
    assert resolve([replace(text, sha256="0")], [reading]).meetings == ()
    assert resolve([], [reading]).meetings == ()


def test_an_article_is_dated_as_its_reading_found() -> None:
    text, reading = article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, **SUVA))
    undated = replace(text, published=None)
    assert resolve([undated], [replace(reading, dated_by="summit calendar")]).articles[0].published == "2019-05-10"


def test_the_label() -> None:
    told = article("a", "2019-05-10", meeting("NZL USA", PAKI, level="ministerial", **SUVA))
    assert one_of(told).label == "New Zealand–US ministerial meeting, Suva, 9 May 2019"


def test_parties_have_their_english_names() -> None:
    told = article("a", "2019-05-10", meeting("NZL PIF", PAKI, **SUVA))
    assert known(told).names == {"FJI": "Fiji", "NZL": "New Zealand", "PIF": "Pacific Islands Forum"}
