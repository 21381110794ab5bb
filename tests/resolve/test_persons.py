"""Which mentions are one person, and which are namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.telling import article, known, meeting, person, spellings, who

if TYPE_CHECKING:
    from kgraph.model import Person


def two(first: Person, second: Person, days: tuple[str, str] = ("2019-05-10", "2019-05-12")) -> int:
    """How many persons two articles of these days show, each with one person."""
    knowledge = known(
        *(article(name, day, people=[one]) for name, day, one in zip("ab", days, (first, second), strict=True))
    )
    return len(knowledge.people)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mere Tawhiri", "Mere Tawhiri"),
        ("Tawhiri Mere", "Mere Tawhiri"),
        ("MERE TAWHIRI", "Mere Tawhiri"),
        ("Han Jun-seo", "Han Jun Seo"),
        ("Han Jun-su", "Han Joon-soo"),
        ("Yusuf al-Karimi", "Youssef Karimi"),
        ("Sami bin Omar Al Fahidi", "Sami Alfahidi"),
        ("Nurlan Mirzoyev", "Mirzoev Nurlan Karimovich"),
        ("Trần Thị Lan", "Tran Thi Lan"),
        ("Jón Helgason", "Jon Helgason"),
    ],
)
def test_spellings_of_one_name_in_one_office(one: str, other: str) -> None:
    assert two(person(one, "CHL"), person(other, "CHL")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Han Jun-seo", "Han Jun-ho"),
        ("Tran Thi Lan", "Tran Van Minh"),
        ("Cho Min", "Cho Min-ah"),
        ("Mere Tawhiri", "Rewi Tawhiri"),
        ("M. Tawhiri", "Rewi Tawhiri"),
    ],
)
def test_different_names_in_one_office(one: str, other: str) -> None:
    assert two(person(one, "CHL"), person(other, "CHL")) == 2


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # a full name needs no office
        (("Mere Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "NZL", "ambassador"), 1),
        (("Mere Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "NZL", "legislator"), 1),
        (("Mere Tawhiri", "NZL", None), ("Mere Tawhiri", None, None), 1),
        # two states have a person of that name
        (("Mere Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "FJI", "foreign_minister"), 2),
        # somebody goes from a state to an organisation
        (("Mere Tawhiri", "NZL", "head_of_government"), ("Mere Tawhiri", "EU", "igo_head"), 1),
        (("Li Wu", "CHN", "foreign_minister"), ("Li Wu", "UN", "envoy"), 2),  # a name that many bear
        # a common name in two trades at one time
        (("Li Wu", "CHN", "foreign_minister"), ("Li Wu", "CHN", "legislator"), 2),
        # a form that leaves out or shortens needs an office that fits
        (("M. Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "NZL", "foreign_minister"), 1),
        (("M. Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "NZL", "legislator"), 2),
        (("M. Tawhiri", "NZL", "other_deputy_minister"), ("Mere Tawhiri", "NZL", "deputy_foreign_minister"), 1),
        (("Mere Ana Tawhiri", "NZL", "legislator"), ("Mere Tawhiri", "NZL", "finance_minister"), 2),
        # so does a surname
        (("Tawhiri", "NZL", "foreign_minister"), ("Mere Tawhiri", "NZL", "foreign_minister"), 1),
        (("Tawhiri", "NZL", None), ("Mere Tawhiri", "NZL", "foreign_minister"), 1),
        (("Tawhiri", "NZL", "envoy"), ("Mere Tawhiri", "NZL", "foreign_minister"), 2),
        (("Tawhiri", "FJI", "foreign_minister"), ("Mere Tawhiri", "NZL", "foreign_minister"), 2),
    ],
)
def test_party_and_office(first: tuple[str, ...], second: tuple[str, ...], expected: int) -> None:
    assert two(person(*first), person(*second)) == expected
    assert two(person(*second), person(*first)) == expected


def test_a_surname_means_the_holder_of_the_time() -> None:
    minister = person("Mere Tawhiri", "NZL"), person("Tawhiri", "NZL")
    assert two(*minister, days=("2019-05-10", "2020-05-10")) == 1
    assert two(*minister, days=("1999-05-10", "2019-05-10")) == 2


def test_a_common_name_may_change_trades_over_the_years() -> None:
    same = person("Li Wu", "CHN"), person("Li Wu", "CHN", "legislator")
    assert two(*same, days=("2009-05-10", "2019-05-10")) == 1


def test_a_surname_that_two_bear_is_nobodys() -> None:
    both = article("a", "2019-05-10", people=[person("Tran Thi Lan", "VNM"), person("Tran Van Minh", "VNM")])
    bare = article("b", "2019-05-11", people=[person("Tran", "VNM")])
    assert spellings(known(both, bare)) == ["Tran", "Tran Thi Lan", "Tran Van Minh"]


def test_an_office_tells_which_bearer_of_a_surname_is_meant() -> None:
    both = article("a", "2019-05-10", people=[person("Tran Thi Lan", "VNM"), person("Tran Van Minh", "VNM", "envoy")])
    bare = article("b", "2019-05-11", people=[person("Tran", "VNM", "envoy")])
    assert spellings(known(both, bare)) == ["Tran Thi Lan", "Tran, Tran Van Minh"]


def test_namesakes_of_two_states_in_one_article() -> None:
    told = article("a", "2019-05-10", people=[person("Sami Omar", "IRQ"), person("Sami Omar", "SYR")])
    later = article("b", "2019-05-11", people=[person("Sami Omar", "SYR")])
    knowledge = known(told, later)
    assert [len(one.mention_ids) for one in knowledge.people] in ([1, 2], [2, 1])


def test_one_name_with_two_parties_in_one_article_is_one_person() -> None:
    """An envoy of an organisation, with an office at home."""
    seat = who("Mere Tawhiri", "PIF", "envoy")
    told = article("a", "2019-05-10", meeting("PIF CHL", seat), people=[person("Mere Tawhiri", "NZL")])
    assert spellings(known(told)) == ["Mere Tawhiri"]


def test_whoever_is_replaced_is_known_elsewhere() -> None:
    told = article("a", "2019-05-10", meeting("NZL CHL", who("Rewi Paki", "NZL", "envoy", instead="Mere Tawhiri")))
    elsewhere = article("b", "2019-05-11", people=[person("Mere Tawhiri", "NZL")])
    knowledge = known(told, elsewhere)
    minister = next(one for one in knowledge.people if one.name == "Mere Tawhiri")
    assert len(minister.mention_ids) == 2
    assert knowledge.meetings[0].participations[0].stands_in_for == minister.id


def test_the_name_is_the_full_form_that_most_articles_use() -> None:
    forms = ("Tawhiri", "Mere Tawhiri", "Mere Tawhiri", "Tawhiri Mere", "MERE TAWHIRI")
    told = [article(f"a{number}", "2019-05-10", people=[person(form, "NZL")]) for number, form in enumerate(forms)]
    knowledge = known(*told)
    assert [one.name for one in knowledge.people] == ["Mere Tawhiri"]
    assert set(forms) == set(knowledge.people[0].names)


def test_the_id_is_that_of_the_earliest_mention_and_every_id_is_kept() -> None:
    told = [
        article(name, day, people=[person("Mere Tawhiri", "NZL")])
        for name, day in (("a", "2019-05-10"), ("b", "2019-05-09"))
    ]
    alone = [known(one).people[0].id for one in told]
    both = known(*told).people[0]
    assert both.id == alone[1]
    assert set(both.mention_ids) == set(alone)
    assert both.id.startswith("mere-tawhiri-")


def test_an_office_belongs_to_the_tenure_of_a_day() -> None:
    told = [
        article("a", "2019-05-10", people=[person("Mere Tawhiri", "NZL", "envoy", office="Special Envoy")]),
        article("b", "2020-05-10", people=[person("Mere Tawhiri", "NZL", standing="nominee")]),
        article("c", "2020-05-10", people=[person("Mere Tawhiri", "NZL", standing="nominee")]),
    ]
    knowledge = known(*told)
    found = [(t.office, t.role, t.of, t.standing, t.attested, len(t.sources)) for t in knowledge.tenures]
    assert found == [
        ("Special Envoy", "envoy", "NZL", "incumbent", "2019-05-10", 1),
        ("Foreign Minister", "foreign_minister", "NZL", "nominee", "2020-05-10", 2),
    ]
    assert {tenure.person for tenure in knowledge.tenures} == {knowledge.people[0].id}


FAR = ("Volodymyr Horenko", "Gorenko Vladimir")


@pytest.mark.parametrize(
    ("names", "role", "days", "expected"),
    [
        (FAR, "foreign_minister", ("2019-05-10", "2019-06-12"), 1),
        (FAR, "foreign_minister", ("2019-05-10", "2020-06-12"), 2),  # the office may have passed on
        (FAR, "envoy", ("2019-05-10", "2019-05-12"), 2),  # an office that many hold at once
        (("Halid Otaibi", "Khaled al-Utaybi"), "foreign_minister", ("2019-05-10", "2019-05-12"), 1),
        (("Nurlan Saliev", "Nurlan Salieva"), "legislator", ("2019-05-10", "2019-05-12"), 1),  # nearly the same
        (("Gorenko", "Volodymyr Horenko"), "foreign_minister", ("2019-05-10", "2019-05-12"), 1),
        (("Gorenko", "Volodymyr Horenko"), "envoy", ("2019-05-10", "2019-05-12"), 2),
        (("Zhang Wei-min", "Chang Wei-min"), "head_of_government", ("2019-05-10", "2019-05-12"), 1),
    ],
)
def test_far_romanisations_are_one_in_an_office_that_one_person_holds(
    names: tuple[str, str], role: str, days: tuple[str, str], expected: int
) -> None:
    one, other = (person(name, "CHL", role) for name in names)
    assert two(one, other, days) == two(other, one, days) == expected


@pytest.mark.parametrize(
    ("day", "host", "expected"),
    [("2019-05-09", "Mere Tawhiri", 1), ("2019-05-08", "Mere Tawhiri", 2), ("2019-05-09", "Rewi Paki", 2)],
)
def test_who_met_the_same_person_on_the_same_day_may_be_spelt_otherwise(day: str, host: str, expected: int) -> None:
    told = [
        article(name, "2019-05-10", meeting("NZL KOR", who(met, "NZL"), who(spelling, "KOR", "envoy"), date=date))
        for name, spelling, met, date in (
            ("a", "Lee Sung-min", "Mere Tawhiri", "2019-05-09"),
            ("b", "Yi Seong-min", host, day),
        )
    ]
    assert sum("min" in name for name in spellings(known(*told))) == expected


@pytest.mark.parametrize(
    ("right", "name", "role", "expected"),
    [
        (2, "Matjaz Kobilar", "foreign_minister", 1),
        (2, "Matjaz Kobilar", None, 1),
        (1, "Matjaz Kobilar", "foreign_minister", 2),  # one word against another
        (2, "Matjaz Kobilar", "military_chief", 2),
        (2, "Li Wu", "foreign_minister", 2),  # a name that many bear
    ],
)
def test_a_state_that_one_article_has_against_several_is_its_slip(
    right: int, name: str, role: str | None, expected: int
) -> None:
    told = [article(f"a{n}", "2019-05-10", people=[person(name, "SVN")]) for n in range(right)]
    knowledge = known(*told, article("b", "2019-05-12", people=[person(name, "SVK", role)]))
    assert len(knowledge.people) == expected
    assert any("only one article gives Slovakia" in join.why for join in knowledge.joins) == (expected == 1)
