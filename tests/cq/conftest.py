"""The invented world of the questions and a rumour more: denied claims, a former office, a day without a year."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kgraph import workspace
from kgraph.model import Article, Quote, ResolvedClaim, ResolvedMeeting, Source, StatusReport, Tenure
from kgraph.rdf import store, write
from kgraph.rdf.ids import Ids
from tests.query.world import KNOWLEDGE

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

TEXT = (
    "Former ambassador Tomás Vidal said Norway and Chile met on 7 October. "
    "Oslo denied that cod was discussed. The talks may have been held by phone."
)


def says(words: str) -> Source:
    start = TEXT.index(words)
    return Source("rumour-mill", Quote(start, start + len(words), words))


MET = says("Norway and Chile met on 7 October")
RUMOUR = ResolvedMeeting(
    "october", "Norway–Chile meeting, 7 October", "held", "in-person", ("NOR", "CHL"), (MET,), date="XXXX-10-07",
    mention_ids=("october",), history=(StatusReport("held", None, MET),),
    claims=(
        ResolvedClaim("topic", "cod", says("Oslo denied that cod was discussed"), "denied", "Oslo"),
        ResolvedClaim("mode", "phone", says("The talks may have been held by phone"), "hedged"),
    ),
)  # fmt: skip
WORLD = replace(
    KNOWLEDGE,
    articles=(*KNOWLEDGE.articles, Article("rumour-mill", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())),
    tenures=(
        *KNOWLEDGE.tenures,
        Tenure("vidal", "ambassador", "ambassador", "CHL", "former", None, (says("Former ambassador Tomás Vidal"),)),
    ),
    meetings=(*KNOWLEDGE.meetings, RUMOUR),
)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = workspace.create(tmp_path_factory.mktemp("cq") / "kgraph-data")
    store.replace(made.graph, write.quads(WORLD, Ids(made.base)))
    return made
