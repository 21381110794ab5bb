"""The graphs of the benchmark: the same for the same seed, with quotes that stand in their articles."""

from __future__ import annotations

from pyoxigraph import Store

from benchmarks.invented import knowledge
from kgraph.rdf import write
from kgraph.rdf.check import check


def test_the_same_seed_gives_the_same() -> None:
    assert knowledge(40, seed=3) == knowledge(40, seed=3)
    assert knowledge(40, seed=3) != knowledge(40, seed=4)


def test_it_keeps_the_rules_of_a_graph() -> None:
    known = knowledge(60)
    assert len(known.meetings) == 60
    assert write.unsupported(known) == []
    store = Store()
    store.bulk_extend(write.quads(known))
    report = check(store, {article.id: article.text for article in known.articles})
    assert report.conforms, report.findings[:5]
    assert report.quotes > 200
