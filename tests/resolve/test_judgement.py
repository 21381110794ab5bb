"""What the user decides on identity and facts holds, whatever is built afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kgraph.errors import StoreError
from kgraph.resolve import judgement
from kgraph.resolve.ids import claim_id, participation_id
from kgraph.resolve.judgement import Decision
from tests.resolve.telling import article, groups, known, meeting, person, spellings, who

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.model import Knowledge

SUVA: dict[str, Any] = {"where": "Suva FJI", "date": "2019-05-09"}
ROA, PAKI = who("Ana Roa", "CHL"), who("Rewi Paki", "NZL")
SAME = [article(name, "2019-05-10", meeting("NZL CHL", ROA, PAKI, **SUVA)) for name in "abc"]
OTHER = article("d", "2019-05-10", meeting("NZL ISL", PAKI, date="2019-05-10"))
NAMES = [
    article(name, "2019-05-10", people=[person(spelling, "CHL")]) for name, spelling in (("a", "Ana Roa"), ("b", "Roa"))
]


def mention(name: str) -> str:
    """Id of the only meeting that an article tells of."""
    return known(*[one for one in (*SAME, OTHER) if one[0].id == name]).meetings[0].id


def human(number: int) -> str:
    """Id of the only person of an article of NAMES."""
    return known(NAMES[number]).people[0].id


def decided(*decisions: Decision) -> Knowledge:
    return known(*SAME, OTHER, decisions=decisions)


def test_two_meetings_are_made_one() -> None:
    assert groups(decided()) == ["a#1 b#1 c#1", "d#1"]
    merged = decided(Decision("merge", "meeting", (mention("a"),), (mention("d"),)))
    assert groups(merged) == ["a#1 b#1 c#1 d#1"]
    assert any("user" in join.why for join in merged.joins)


def test_a_merge_takes_along_all_that_each_was_and_what_comes_later() -> None:
    spelt = [article(name, "2019-05-10", people=[person("Ana Roa", "CHL")]) for name in "ab"]
    stranger = article("c", "2019-05-10", people=[person("Jón Helgason", "CHL")])
    merge = Decision("merge", "person", (known(spelt[0]).people[0].id,), (known(stranger).people[0].id,))
    assert spellings(known(*spelt, stranger, decisions=[merge])) == ["Ana Roa, Jón Helgason"]
    later = article("d", "2019-05-11", people=[person("Ana Roa", "CHL")])
    assert spellings(known(*spelt, stranger, later, decisions=[merge])) == ["Ana Roa, Jón Helgason"]
    split = Decision("split", "person", (known(spelt[1]).people[0].id,), (known(stranger).people[0].id,))
    apart = known(*spelt, stranger, decisions=[merge, split])
    assert spellings(apart) == ["Ana Roa", "Ana Roa, Jón Helgason"]


def test_one_meeting_is_made_two() -> None:
    split = Decision("split", "meeting", (mention("a"),), (mention("b"),))
    found = groups(decided(split))
    assert len(found) == 3
    assert not any("a#1" in one and "b#1" in one for one in found)
    alone = Decision("split", "meeting", (mention("a"),), (mention("b"), mention("c")))
    assert groups(decided(alone)) == ["a#1", "b#1 c#1", "d#1"]


def test_two_persons_are_made_one_and_one_is_made_two() -> None:
    assert spellings(known(*NAMES)) == ["Ana Roa, Roa"]
    split = Decision("split", "person", (human(0),), (human(1),))
    assert spellings(known(*NAMES, decisions=[split])) == ["Ana Roa", "Roa"]
    stranger = article("c", "2019-05-10", people=[person("Jón Helgason", "ISL")])
    merge = Decision("merge", "person", (human(0),), (known(stranger).people[0].id,))
    assert spellings(known(*NAMES, stranger, decisions=[merge])) == ["Ana Roa, Jón Helgason, Roa"]


def test_one_of_many_mentions_with_one_name_is_split_off() -> None:
    told = [article(name, "2019-05-10", people=[person("Ana Roa", "CHL")]) for name in "abcd"]
    ids = [known(one).people[0].id for one in told]
    split = Decision("split", "person", (ids[2],), (ids[0], ids[1], ids[3]))
    knowledge = known(*told, decisions=[split])
    assert sorted(len(one.mention_ids) for one in knowledge.people) == [1, 3]


@pytest.mark.parametrize("first", ["merge", "split"])
def test_the_later_decision_holds(first: str) -> None:
    second = {"merge": "split", "split": "merge"}[first]
    decisions = [Decision(kind, "meeting", (mention("a"),), (mention("d"),)) for kind in (first, second)]
    together = any("a#1" in one and "d#1" in one for one in groups(decided(*decisions)))
    assert together == (second == "merge")


def test_a_decision_about_what_is_no_longer_there_does_nothing() -> None:
    gone = Decision("merge", "meeting", ("m-000000000000",), (mention("d"),))
    assert groups(decided(gone)) == groups(decided())


def test_a_rejected_claim_is_gone_and_what_rested_on_it() -> None:
    told = [
        article("a", "2019-05-10", meeting("NZL CHL", ROA, PAKI, date="2019-05-08", where="Suva FJI")),
        article("b", "2019-05-10", meeting("NZL CHL", ROA, PAKI, date="2019-05-09", where="Suva FJI")),
    ]
    before = known(*told).meetings[0]
    for claim in before.claims:
        if claim.field == "date":
            quote = claim.source.quote
            key = claim_id(claim.source.article, "date", claim.value, quote.start, quote.end)
            after = known(*told, decisions=[Decision("reject", claim=key)]).meetings[0]
            assert after.date == ({"2019-05-08", "2019-05-09"} - {claim.value}).pop()
            assert not any(c.conflicts for c in after.claims)


def test_a_meeting_whose_only_report_is_rejected_is_gone() -> None:
    claim = next(c for c in known(OTHER).meetings[0].claims if c.field == "status")
    quote = claim.source.quote
    rejected = Decision("reject", claim=claim_id("d", "status", "held", quote.start, quote.end))
    assert groups(decided(rejected)) == ["a#1 b#1 c#1"]


def test_a_rejected_participant_is_gone_also_after_the_ids_have_changed() -> None:
    found = known(*SAME).meetings[0]
    part = next(p for p in found.participations if p.represents == "CHL")
    key = participation_id(found.id, part.person, part.represents, part.role)
    earlier = article("z", "2019-05-01", meeting("NZL CHL", ROA, PAKI, status="planned", **SUVA))
    after = known(*SAME, earlier, decisions=[Decision("reject", claim=key)]).meetings[0]
    assert after.id != found.id
    assert [p.represents for p in after.participations] == ["NZL"]


def test_decisions_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    assert judgement.read(path) == ()
    decisions = (
        Decision("merge", "person", ("a",), ("b", "c"), note="“é” is “e”"),
        Decision("split", "meeting", ("m-1",), ("m-2",)),
        Decision("reject", claim="c-1"),
    )
    judgement.write(path, decisions)
    assert judgement.read(path) == decisions


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"decision": "merge"}', '{"decision": "guess", "kind": "person", "one": ["a"], "two": ["b"]}',
     '{"decision": "merge", "kind": "planet", "one": ["a"], "two": ["b"]}', '{"decision": "reject"}',
     '{"decision": "split", "kind": "person", "one": [], "two": ["b"]}'],
)  # fmt: skip
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"decision": "reject", "claim": "c-1"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"decisions\.jsonl:2: not a decision"):
        judgement.read(path)
