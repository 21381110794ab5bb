"""What holds whatever the articles say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import edtf
from kgraph.rdf import write
from kgraph.resolve import when
from tests.resolve.strategies import corpora
from tests.resolve.telling import known

if TYPE_CHECKING:
    import random

    from tests.resolve.telling import Told


@given(corpora(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_articles_makes_no_difference(told: list[Told], order: random.Random) -> None:
    shuffled = list(told)
    order.shuffle(shuffled)
    assert known(*shuffled) == known(*told)


@given(corpora())
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_and_nothing_counted_twice(told: list[Told]) -> None:
    knowledge = known(*told)
    mentions = Counter((source.article, source.quote.text) for found in knowledge.meetings for source in found.sources)
    assert mentions == Counter(
        (reading.article, quote.text) for _, reading in told for one in reading.meetings for quote in one.evidence
    )
    ids = [found.id for found in knowledge.meetings]
    every = [mention for found in knowledge.meetings for mention in found.mention_ids]
    assert len(set(ids)) == len(ids)
    assert len(set(every)) == len(every)
    assert set(ids) <= set(every)
    persons = [mention for found in knowledge.people for mention in found.mention_ids]
    assert len(set(persons)) == len(persons)
    assert {found.id for found in knowledge.people} <= set(persons)


@given(corpora())
@settings(max_examples=150, deadline=None)
def test_everything_rests_on_a_quote_and_on_known_people(told: list[Told]) -> None:
    knowledge = known(*told)
    assert write.unsupported(knowledge) == []
    people = {found.id for found in knowledge.people}
    meetings = {found.id for found in knowledge.meetings}
    for found in knowledge.meetings:
        assert found.previous is None or found.previous in meetings - {found.id}
        for part in found.participations:
            assert part.represents in found.parties
            assert {part.person, part.stands_in_for} - {None} <= people
            assert part.person is None or part.person != part.stands_in_for
        named = [part.person for part in found.participations if part.person]
        assert len(named) == len(set(named))
    assert {tenure.person for tenure in knowledge.tenures} <= people


@given(corpora())
@settings(max_examples=150, deadline=None)
def test_values_are_those_that_an_article_gives(told: list[Told]) -> None:
    by_quote = {(r.article, one.evidence[0].text): one for _, r in told for one in r.meetings}
    for found in known(*told).meetings:
        own = [by_quote[source.article, source.quote.text] for source in found.sources]
        assert found.status in {one.status for one in own}
        assert found.date in {None, *(one.date for one in own)}
        assert found.place.city in {None, *(one.place.city for one in own)}
        assert set(found.parties) <= {party for one in own for party in one.parties}
        assert len(found.parties) >= min(2, *(len(one.parties) for one in own))
        assert {one.mode for one in own} == {found.mode}
        assert len({one.ordinal for one in own if one.ordinal}) <= 1


@given(corpora())
@settings(max_examples=150, deadline=None)
def test_two_meetings_of_one_article_are_one_only_where_a_plan_was_put_off(told: list[Told]) -> None:
    by_quote = {(r.article, one.evidence[0].text): one for _, r in told for one in r.meetings}
    for found in known(*told).meetings:
        for article, count in Counter(source.article for source in found.sources).items():
            if count > 1:
                own = [by_quote[s.article, s.quote.text] for s in found.sources if s.article == article]
                assert any(one.status not in when.HELD for one in own)
                assert not all(edtf.overlap(a.date, b.date) for a in own for b in own)
