"""A small knowledge with one of everything; all people, talks and articles in it are invented."""

from __future__ import annotations

import hashlib
from typing import Any

import pyoxigraph as ox
import pytest

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
from kgraph.rdf import ns, write
from kgraph.rdf.ids import DEFAULT_BASE

TEXTS = {
    "a1": (
        "New Zealand, Chile and Iceland held talks in Valparaíso on Thursday. "
        "Deputy Foreign Minister Mere Tawhiri came in place of Foreign Minister Rewi Paki. "
        "Chilean Foreign Minister Lucía Araya and the ambassador of Iceland took part. "
        "It was the third such round, and for 40 minutes they spoke of krill. "
        "Officials said that “whaling” was not discussed. "
        "Their previous talks were in Oslo in 2018."
    ),
    "b/2": (
        "The foreign ministers of New Zealand and Chile will meet in Santiago on 8 May, "
        "on the sidelines of the Southern Ocean Forum."
    ),
    "c3": "REYKJAVIK, Oct. 7 -- Prime Minister Jón Helgason spoke by phone with UN chief Ama Boateng.",
    "d4": "Norway and Ruritania plan a video meeting in 2020.\r\nThe weather was fine.",
    "e5": "Nothing of note happened in Wellington.",
}


def says(article: str, words: str) -> Source:
    """The source of these words."""
    start = TEXTS[article].index(words)
    return Source(article, Quote(start, start + len(words), words))


def make_article(article: str, **page: Any) -> Article:
    """One of the texts, as stored."""
    text = TEXTS[article]
    return Article(article, text, hashlib.sha256(text.encode()).hexdigest(), **page)


HELD = says("a1", "New Zealand, Chile and Iceland held talks in Valparaíso on Thursday")
INSTEAD = says("a1", "Mere Tawhiri came in place of Foreign Minister Rewi Paki")
JOINED = says("a1", "Chilean Foreign Minister Lucía Araya and the ambassador of Iceland took part")
ROUND = says("a1", "It was the third such round, and for 40 minutes they spoke of krill")
WHALES = says("a1", "“whaling” was not discussed")
BEFORE = says("a1", "Their previous talks were in Oslo in 2018")
PLAN = says("b/2", "will meet in Santiago on 8 May")
CALL = says("c3", "Prime Minister Jón Helgason spoke by phone with UN chief Ama Boateng")
VIDEO = says("d4", "Norway and Ruritania plan a video meeting in 2020")

ROUND_TABLE = ResolvedMeeting(
    id="m1",
    label="New Zealand–Chile–Iceland talks, Valparaíso",
    status="held",
    mode="in-person",
    parties=("NZL", "CHL", "ISL"),
    sources=(HELD, PLAN),
    level="ministerial",
    date="2019-05-09",
    place=Place("Valparaíso", "CHL", "Naval Club"),
    occasion="Southern Ocean Forum",
    participations=(
        Participation(
            "tawhiri", "NZL", "deputy_foreign_minister", "Deputy Foreign Minister", "paki", "Foreign Minister",
            sources=(INSTEAD,), stand_in_sources=(INSTEAD,),
        ),
        Participation("araya", "CHL", "foreign_minister", "Foreign Minister", sources=(JOINED,)),
        Participation(None, "ISL", "ambassador", None, sources=(JOINED,)),
    ),
    topics=("krill",),
    duration="PT40M",
    ordinal=3,
    history=(
        StatusReport("held", "2019-05-10", HELD),
        StatusReport("planned", "2019-05-01", PLAN),
    ),
    claims=(
        ResolvedClaim("status", "held", HELD),
        ResolvedClaim("date", "2019-05-09", HELD, conflicts=True),
        ResolvedClaim("date", "2019-05-08", PLAN, conflicts=True),
        ResolvedClaim("place", "Valparaíso, CHL", HELD, conflicts=True),
        ResolvedClaim("place", "Santiago, CHL", PLAN, conflicts=True),
        ResolvedClaim("party", "ISL", HELD),
        ResolvedClaim("topic", "krill", ROUND),
        ResolvedClaim("topic", "whaling", WHALES, stance="denied", said_by="officials"),
        ResolvedClaim("occasion", "Southern Ocean Forum", PLAN),
        ResolvedClaim("ordinal", "3", ROUND),
        ResolvedClaim("duration", "PT40M", ROUND),
    ),
    mention_ids=("m1", "m1-planned"),
    previous="m0-told",
)  # fmt: skip
KNOWLEDGE = Knowledge(
    articles=(
        make_article("a1", title="Three in Valparaíso", published="2019-05-10", dated_by="stated",
                     url="https://gazette.example/a?1=<2>", publisher="Harbour Gazette", place="Valparaíso"),
        make_article("b/2", title="Ministers to meet", published="2019-05-01", dated_by="metadata"),
        make_article("c3", published="XXXX-10-07", dated_by="dateline", place="Reykjavik"),
        make_article("d4", published="2019-11", dated_by="address"),
        make_article("e5"),
    ),
    people=(
        ResolvedPerson("tawhiri", "Mere Tawhiri", ("Mere Tawhiri", "Tawhiri"), (INSTEAD,), ("tawhiri", "tawhiri-told")),
        ResolvedPerson("paki", "Rewi Paki", ("Rewi Paki",), (INSTEAD,)),
        ResolvedPerson("araya", "Lucía Araya", ("Lucía Araya",), (JOINED,)),
        ResolvedPerson("helgason", "Jón Helgason", ("Jón Helgason",), (CALL,)),
        ResolvedPerson("boateng", "Ama Boateng", ("Ama Boateng", "Boateng"), (CALL,)),
    ),
    tenures=(
        Tenure("tawhiri", "Deputy Foreign Minister", "deputy_foreign_minister", "NZL", "incumbent", "2019-05-10",
               (INSTEAD,)),
        Tenure("paki", "Foreign Minister", "foreign_minister", "NZL", "nominee", "2019-05-10", (INSTEAD,)),
        Tenure("araya", "Foreign Minister", "foreign_minister", "CHL", "incumbent", "2019-05-10", (JOINED,)),
        Tenure("boateng", None, "igo_head", "UN", "incumbent", None, (CALL,)),
    ),
    meetings=(
        ROUND_TABLE,
        ResolvedMeeting("m0", "New Zealand–Chile talks, Oslo", "held", "in-person", ("NZL", "CHL"), (BEFORE,),
                        date="2018", place=Place("Oslo", "NOR"), mention_ids=("m0", "m0-told"),
                        history=(StatusReport("held", "2019-05-10", BEFORE),)),
        ResolvedMeeting("m2", "Iceland–UN call", "held", "phone", ("ISL", "UN"), (CALL,), level="leaders",
                        date="XXXX-10-07", mention_ids=("m2",), history=(StatusReport("held", None, CALL),),
                        participations=(
                            Participation("helgason", "ISL", "head_of_government", "Prime Minister", sources=(CALL,)),
                            Participation("boateng", "UN", "igo_head", None, sources=(CALL,)),
                        )),
        ResolvedMeeting("m3", "Norway–Ruritania video meeting", "planned", "video", ("NOR", "Ruritania"), (VIDEO,),
                        date="2020", place=Place(None, "NOR"), mention_ids=("m3",),
                        history=(StatusReport("planned", "2019-11", VIDEO),)),
    ),
    names={"NZL": "New Zealand", "CHL": "Chile", "ISL": "Iceland", "UN": "United Nations"},
)  # fmt: skip


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return KNOWLEDGE


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """The knowledge as a store in memory."""
    made = ox.Store()
    made.extend(write.quads(KNOWLEDGE))
    return made


def rows(store: ox.Store, query: str) -> list[tuple[str | None, ...]]:
    """The rows of a SELECT, as plain strings; the usual prefixes are given."""
    solutions = store.query(ns.sparql_prefixes(DEFAULT_BASE) + query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = solutions.variables
    return [tuple(None if (value := row[name]) is None else value.value for name in names) for row in solutions]
