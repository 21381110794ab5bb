"""Building again changes nothing, and what the user decided outlives every rebuild, whatever articles come later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kgraph import decide
from kgraph.build import build
from kgraph.graph import open_graph
from kgraph.rdf import read, store
from kgraph.resolve.judgement import Decision
from tests.resolve.strategies import corpora, retold
from tests.resolve.telling import known

if TYPE_CHECKING:
    from kgraph.model import Knowledge
    from tests.resolve.telling import Told

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("person", "meeting")


def groups(knowledge: Knowledge, kind: str) -> list[tuple[str, ...]]:
    """The mentions of each person or meeting."""
    if kind == "person":
        return [person.mention_ids for person in knowledge.people]
    return [meeting.mention_ids for meeting in knowledge.meetings]


def home(knowledge: Knowledge, kind: str) -> dict[str, int]:
    """The number of the person or meeting of each mention."""
    return {mention: number for number, group in enumerate(groups(knowledge, kind)) for mention in group}


@pytest.mark.parametrize("kind", KINDS)
@given(told=corpora(), data=st.data())
@settings(max_examples=80, deadline=None)
def test_a_merge_holds_whatever_comes_later(kind: str, told: list[Told], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(told)))
    before = groups(known(*told[:first]), kind)
    assume(len(before) > 1)
    one, two = (mentions[0] for mentions in data.draw(st.permutations(before))[:2])
    after = home(known(*told, decisions=[Decision("merge", kind, (one,), (two,))]), kind)
    assert after[one] == after[two]


@pytest.mark.parametrize("kind", KINDS)
@given(told=retold(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_split_holds_whatever_comes_later(kind: str, told: list[Told], data: st.DataObject) -> None:
    first = data.draw(st.integers(len(told) // 2 + 1, len(told)))
    before = [mentions for mentions in groups(known(*told[:first]), kind) if len(mentions) > 1]
    assume(before)
    alone, *rest = data.draw(st.permutations(data.draw(st.sampled_from(before))))
    after = home(known(*told, decisions=[Decision("split", kind, (alone,), tuple(rest))]), kind)
    assert after[alone] not in {after[other] for other in rest}


@pytest.mark.parametrize("kind", KINDS)
@given(told=retold(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_decision_that_is_taken_back_leaves_no_trace(kind: str, told: list[Told], data: st.DataObject) -> None:
    """Merged and split again, or the other way round, is what the later of the two says, in any order of articles."""
    pairs = [mentions for mentions in groups(known(*told), kind) if len(mentions) > 1]
    assume(pairs)
    one, two = data.draw(st.sampled_from(pairs))[:2]
    split, merge = (Decision(what, kind, (one,), (two,)) for what in ("split", "merge"))
    joined = known(*told, decisions=[split, merge])
    assert home(joined, kind)[one] == home(joined, kind)[two]
    parted = known(*told[::-1], decisions=[merge, split])
    assert home(parted, kind)[one] != home(parted, kind)[two]
    assert parted == known(*told, decisions=[split])


def test_building_again_or_one_by_some_gives_the_same_bytes(tmp_path: Path) -> None:
    at_once, by_some = tmp_path / "once", tmp_path / "some"
    build(at_once, [CORPUS])
    graph = open_graph(at_once).export("nq")
    again = build(at_once, [CORPUS])
    assert (again.read, again.unchanged) == (0, 16)
    assert open_graph(at_once).export("nq") == graph
    articles = sorted(CORPUS.glob("*.txt"), reverse=True)
    for some in (articles[:1], articles[1:5], articles[3:9], articles[9:]):
        build(by_some, some)
    assert open_graph(by_some).export("nq") == graph


def test_an_article_that_is_removed_takes_along_what_it_alone_told(tmp_path: Path) -> None:
    build(tmp_path / "all", [CORPUS])
    build(tmp_path / "all", [], remove=["n14", "n15", "n16"])
    build(tmp_path / "some", sorted(CORPUS.glob("*.txt"))[:-3])
    assert open_graph(tmp_path / "all").export("nq") == open_graph(tmp_path / "some").export("nq")


def test_decisions_outlive_what_is_built_later(tmp_path: Path) -> None:
    """A country taken for a slip is said to be right, two rounds of one week are said to be one; then more comes in."""
    data, first = tmp_path / "data", [CORPUS / f"{name}.txt" for name in ("n02", "n14", "n15")]

    def told() -> set[frozenset[str]]:
        return {frozenset(source.article for source in one.sources) for one in graph().meetings}

    def graph() -> Knowledge:
        with store.read(open_graph(data).workspace.graph) as snapshot:
            return read.knowledge(snapshot.store)

    build(data, first)
    assert told() == {frozenset({"n02"}), frozenset({"n14", "n15"})}
    decide.split(open_graph(data).workspace, graph(), "meeting", *_mentions(graph(), "n14"))
    one, two = (found.id for found in graph().meetings if found.sources[0].article == "n02")
    decide.merge(open_graph(data).workspace, graph(), "meeting", one, two)
    assert len(graph().meetings) == 3
    build(data, [CORPUS])
    alone = [one for one in told() if "n15" in one]
    assert alone == [frozenset({"n15"})]
    both = [found for found in graph().meetings if {one, two} <= set(found.mention_ids)]
    assert [{"n01", "n02", "n03", "n04"} <= {source.article for source in found.sources} for found in both] == [True]


def _mentions(knowledge: Knowledge, article: str) -> tuple[str, ...]:
    """The mentions of the only meeting that an article tells of."""
    [found] = [one for one in knowledge.meetings if article in {source.article for source in one.sources}]
    return found.mention_ids
