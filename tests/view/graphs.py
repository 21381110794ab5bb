"""Graphs to draw: many meetings, and one in which every text is an attack."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pyoxigraph as ox

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
from kgraph.rdf import write

STATES = ("CHL", "FIN", "ISL", "KEN", "NOR", "NZL", "PER", "PRT", "URY", "ZMB")
ATTACKS = (
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">',
    "</script><script>window.hacked = 3</script>",
    "\"'><svg onload=window.hacked=4> href",
    "{{ 7 * 7 }}<!-- ]]> --> \u2028 & &lt;b&gt;",
)
ATTACK = " ".join(ATTACKS)


def store(knowledge: Knowledge) -> ox.Store:
    """The knowledge as a store in memory."""
    made = ox.Store()
    made.extend(write.quads(knowledge))
    return made


def _article(name: str, text: str, **page: str | None) -> Article:
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), **page)  # type: ignore[arg-type]


def many(number: int) -> Knowledge:
    """Invented meetings of two states each, a few days apart, every seventh planned, every tenth without a date."""
    articles, people, meetings = [], {}, []
    for i in range(number):
        day = (date(2001, 1, 1) + timedelta(days=3 * i)).isoformat()
        states = (STATES[i % 10], STATES[(i // 10 + 1 + i) % 10]) if (i // 10 + 1) % 10 else (STATES[i % 10], "SWE")
        text = " and ".join(f"Minister {state} {i % 4}" for state in states) + f" met in round {i}."
        source = Source(f"a{i:05}", Quote(0, len(text), text))
        articles.append(_article(f"a{i:05}", text, published=day, dated_by="stated"))
        parts = []
        for state in states:
            person = f"{state.lower()}-{i % 4}"
            people[person] = ResolvedPerson(person, f"Minister {state} {i % 4}", (f"Minister {state} {i % 4}",))
            parts.append(Participation(person, state, "foreign_minister", "Foreign Minister", sources=(source,)))
        meetings.append(
            ResolvedMeeting(
                f"m{i:05}",
                f"{states[0]}–{states[1]} talks, round {i}",
                "planned" if i % 7 == 0 else "held",
                "in-person",
                states,
                (source,),
                date=None if i % 10 == 9 else day,
                place=Place("Oslo", "NOR"),
                participations=tuple(parts),
                mention_ids=(f"m{i:05}",),
            )
        )
    return Knowledge(tuple(articles), tuple(people.values()), (), tuple(meetings))


def hostile() -> Knowledge:
    """Markup, scripts and quotation marks in every text that an article can bring into the graph."""
    source = Source(ATTACK, Quote(0, len(ATTACK), ATTACK))
    page = {"title": ATTACK, "publisher": ATTACK, "url": "javascript:window.hacked=5", "published": "2019-05-10"}
    person = ResolvedPerson(ATTACK, ATTACK, (ATTACK, *ATTACKS), (source,))
    other = ResolvedPerson("other", ATTACKS[0], (ATTACKS[0],), (source,))
    meeting = ResolvedMeeting(
        id=ATTACKS[1],
        label=ATTACK,
        status="held",
        mode="in-person",
        parties=("NOR", ATTACK),
        sources=(source,),
        date="2019-05-09",
        place=Place(ATTACK, "NOR", ATTACK),
        occasion=ATTACK,
        topics=(ATTACK,),
        participations=(
            Participation(ATTACK, ATTACK, "other", ATTACK, "other", ATTACK, (source,), (source,)),
            Participation(None, "NOR", "other", ATTACK, sources=(source,)),
        ),
        history=(StatusReport("held", "2019-05-10", source),),
        claims=(
            ResolvedClaim("topic", ATTACK, source, "denied", ATTACK),
            ResolvedClaim("place", f"{ATTACKS[0]}, NOR", source, conflicts=True),
            ResolvedClaim("place", f"{ATTACKS[2]}, NOR", source, conflicts=True),
        ),
        mention_ids=(ATTACKS[1],),
    )
    tenures = (Tenure(ATTACK, ATTACK, "other", ATTACK, "incumbent", "2019", (source,)),)
    return Knowledge((_article(ATTACK, ATTACK, **page),), (person, other), tenures, (meeting,), {ATTACK: ATTACK})
