"""A server over the invented world, and a client that sends exactly what it is told."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from kgraph import workspace
from kgraph.rdf import store, write
from kgraph.rdf.ids import Ids
from kgraph.serve.app import Settings
from kgraph.serve.run import listen, server
from tests.query.world import KNOWLEDGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kgraph.model import Knowledge
    from kgraph.workspace import Workspace


@dataclass(frozen=True)
class Reply:
    """What came back; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Client:
    """Talks to a server."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Reply:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None, **headers: str) -> Reply:
        return self.send("GET", path, headers={**({"Accept": accept} if accept else {}), **headers})

    def query(self, text: str, accept: str | None = None) -> Reply:
        return self.get(f"/sparql?{urlencode({'query': text})}", accept)


def lay(folder: Path, knowledge: Knowledge) -> Workspace:
    """A data folder with the graph of a knowledge."""
    made = workspace.create(folder)
    for article in knowledge.articles:
        made.put_article(article)
    store.replace(made.graph, write.quads(knowledge, Ids(made.base)))
    return made


@contextmanager
def running(data: Workspace, settings: Settings | None = None) -> Iterator[Client]:
    """A server in a thread of this process."""
    listening = listen("127.0.0.1", 0)
    made = server(data, settings or Settings(seconds=20))
    thread = threading.Thread(target=made.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not made.started and time.monotonic() < end:
        time.sleep(0.01)
    assert made.started
    try:
        yield Client(listening.getsockname()[1])
    finally:
        made.should_exit = True
        thread.join(20)
        listening.close()
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The data folder of the invented world; not to be changed."""
    return lay(tmp_path_factory.mktemp("serve") / "kgraph-data", KNOWLEDGE)


@pytest.fixture(scope="session")
def client(world: Workspace) -> Iterator[Client]:
    """A client of a server over the world."""
    with running(world) as made:
        yield made
