"""Knowledge made at random: any Unicode, and the strings that break formats."""

from __future__ import annotations

import hashlib
import random
from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from kgraph.model import (
    Article,
    Knowledge,
    Participation,
    Place,
    Quote,
    ResolvedClaim,
    ResolvedMeeting,
    ResolvedPerson,
    Source,
    StatusReport,
    Tenure,
)

HOSTILE = (
    '"', "'''", '"""', "\\", "\n", "\r\n", "\t", "\x00", "\x07", "\x85", "\u2028", "\ufeff",
    "<script>alert(1)</script>", "> <http://evil.example/> <", "a b", "%2F", "%", "../..", ".", "..", "a.",
    "/", "#", "?", "*", "{}", "}", "^^", "@en",
    "=1+1", "-", "]]>", "&amp;", "&", "_:b0", "K\u0301", "\U0001f54a", "العربية", "한국",
)  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
maybe = st.none() | words
dates = st.sampled_from(("2019", "2019-05", "2019-05-09", "2018-12-30/2019-01-02", "XXXX-10-07"))
statuses = st.sampled_from(("held", "ongoing", "planned", "proposed", "cancelled", "postponed"))
modes = st.sampled_from(("in-person", "phone", "video"))
levels = st.sampled_from(("leaders", "ministerial", "vice-ministerial", "envoy", "working"))
roles = st.none() | st.sampled_from(("head_of_state", "envoy", "other"))
codes = st.one_of(st.sampled_from(("NZL", "CHL", "ISL", "EU", "UN")), words)


@st.composite
def sources(draw: st.DrawFn, articles: list[Article]) -> Source:
    """A valid quote of one of the articles."""
    article = draw(st.sampled_from(articles))
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    return Source(article.id, Quote(start, end, article.text[start:end]))


@st.composite
def claims(draw: st.DrawFn, articles: list[Article]) -> ResolvedClaim:
    field = draw(st.sampled_from(("date", "place", "status", "party", "topic", "occasion", "ordinal", "duration")))
    by_field: dict[str, st.SearchStrategy[str]] = {
        "date": dates, "status": statuses, "place": words, "ordinal": st.just("3"), "party": codes,
    }  # fmt: skip
    return ResolvedClaim(
        field,
        draw(by_field.get(field, words)),
        draw(sources(articles)),
        draw(st.sampled_from(("asserted", "hedged", "denied"))),
        draw(maybe),
        draw(st.booleans()),
    )


@st.composite
def meetings(draw: st.DrawFn, number: int, articles: list[Article], people: list[str]) -> ResolvedMeeting:
    source = sources(articles)
    some = st.lists(source, min_size=1, max_size=2, unique=True).map(tuple)
    person = st.sampled_from(people)
    participation = st.builds(
        Participation, st.none() | person, st.none() | codes, roles, maybe, st.none() | person, maybe,
        sources=some, stand_in_sources=st.just(()),
    )  # fmt: skip
    reports = st.builds(StatusReport, statuses, st.none(), source)
    own = f"m{number}{draw(words)}"
    return ResolvedMeeting(
        id=own,
        label=draw(words),
        status=draw(statuses),
        mode=draw(modes),
        parties=tuple(draw(st.lists(codes, max_size=3, unique=True))),
        sources=draw(some),
        level=draw(st.none() | levels),
        date=draw(st.none() | dates),
        place=draw(st.builds(Place, maybe, st.none() | st.sampled_from(("CHL", "NOR")), maybe)),
        occasion=draw(maybe),
        participations=tuple(draw(st.lists(participation, max_size=3, unique=True))),
        topics=tuple(draw(st.lists(words, max_size=2, unique=True))),
        duration=draw(st.none() | st.just("PT1H30M") | words),
        ordinal=draw(st.none() | st.integers(1, 99)),
        history=tuple(draw(st.lists(reports, max_size=2, unique=True))),
        claims=tuple(
            draw(
                st.lists(
                    claims(articles), max_size=3, unique_by=lambda c: (c.field, c.value, c.source, c.stance, c.said_by)
                )
            )
        ),
        mention_ids=(own,),
        previous="m0" if number and draw(st.booleans()) else None,
    )


@st.composite
def knowledges(draw: st.DrawFn) -> Knowledge:
    """A consistent knowledge: ids are unique and every quote stands in its article."""
    articles = [
        Article(name, text, hashlib.sha256(text.encode()).hexdigest(), title=draw(maybe),
                published=draw(st.none() | dates), dated_by=draw(maybe), url=draw(maybe),
                publisher=draw(maybe), place=draw(maybe))
        for name in draw(st.lists(words, min_size=1, max_size=2, unique=True))
        for text in [draw(st.text(min_size=1, max_size=60))]
    ]  # fmt: skip
    people = [
        ResolvedPerson(own, name, tuple({name, draw(words)}), (draw(sources(articles)),), (own,))
        for own in draw(st.lists(words, min_size=1, max_size=3, unique=True))
        for name in [draw(words)]
    ]
    ids = [person.id for person in people]
    tenure = st.builds(
        Tenure, st.sampled_from(ids), words, roles, st.none() | codes, st.sampled_from(("incumbent", "nominee")),
        st.none() | dates, st.tuples(sources(articles)),
    )  # fmt: skip
    held = draw(
        st.lists(tenure, max_size=2, unique_by=lambda t: (t.person, t.office, t.role, t.of, t.standing, t.attested))
    )
    told = [draw(meetings(number, articles, ids)) for number in range(draw(st.integers(0, 2)))]
    told = [replace(meeting, previous=meeting.previous and told[0].id) for meeting in told]
    return Knowledge(
        tuple(articles), tuple(people), tuple(held), tuple(told), draw(st.dictionaries(codes, words, max_size=2))
    )


def shuffled(value: Any, seed: int) -> Any:
    """The same with every tuple inside it in another order."""
    order = random.Random(seed)

    def turn(item: Any) -> Any:
        if isinstance(item, tuple):
            return tuple(order.sample([turn(part) for part in item], len(item)))
        if hasattr(item, "__dataclass_fields__"):
            return replace(item, **{field.name: turn(getattr(item, field.name)) for field in fields(item)})
        return item

    return turn(value)


def settled(value: Any) -> Any:
    """The same with every tuple inside it sorted and without repetitions."""
    if isinstance(value, tuple):
        return tuple(sorted({settled(part) for part in value}, key=repr))
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{field.name: settled(getattr(value, field.name)) for field in fields(value)})
    return value
