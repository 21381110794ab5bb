"""The invented world as a data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph import workspace
from kgraph.rdf import store, write
from kgraph.rdf.ids import Ids
from tests.query.world import KNOWLEDGE

if TYPE_CHECKING:
    from kgraph.workspace import Workspace


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = workspace.create(tmp_path_factory.mktemp("query") / "kgraph-data")
    for article in KNOWLEDGE.articles:
        made.put_article(article)
    store.replace(made.graph, write.quads(KNOWLEDGE, Ids(made.base)))
    return made
