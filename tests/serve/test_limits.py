"""Clients that ask too much, too slowly or too often do not stop the others."""

from __future__ import annotations

import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from kgraph.query.run import LONGEST
from kgraph.rdf import store, write
from kgraph.rdf.ids import Ids
from kgraph.serve import connections
from kgraph.serve.app import Settings
from tests.query.world import KNOWLEDGE
from tests.serve.conftest import Client, lay, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.workspace import Workspace

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = "SELECT ?m { ?m a kg:Meeting }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def strict(world: Workspace) -> Iterator[Client]:
    """A server that gives little: two seconds, 100 kB, two workers."""
    with running(world, Settings(seconds=2, size=100_000, workers=2, body=300_000, patience=1)) as made:
        made.query(SMALL)
        yield made


def children() -> set[int]:
    """Workers of this process."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            command = (entry / "cmdline").read_text()
        except (OSError, ValueError):
            continue
        if parent == os.getpid() and "kgraph.serve.engine" in command:
            found.add(int(entry.name))
    return found


def test_a_runaway_query_is_stopped_and_the_next_one_answered(strict: Client) -> None:
    start = time.monotonic()
    reply = strict.query(RUNAWAY)
    assert reply.status == 503
    assert "more than 2 s" in reply.text
    assert "retry-after" in reply.headers
    assert 1.5 < time.monotonic() - start < 5
    assert strict.query(SMALL).status == 200


def test_a_runaway_query_does_not_stop_the_others(strict: Client) -> None:
    with ThreadPoolExecutor(17) as threads:
        runaway = threads.submit(strict.query, RUNAWAY)
        time.sleep(0.2)
        others = [threads.submit(strict.query, SMALL) for _ in range(16)]
        first = next(as_completed(others))
        assert not runaway.done(), "they waited for the runaway"
        assert first.result().status == 200
        assert [other.result().status for other in others] == [200] * 16
        assert strict.get("/id/state/NZL").status == 200
        assert runaway.result().status == 503


def test_sixteen_clients_at_once_get_the_same(client: Client) -> None:
    paths = [f"/sparql?{urlencode({'query': SMALL})}", "/id/meeting/valparaiso", "/ask?q=Who+represented+Chile?", "/"]
    expected = {path: client.get(path).body for path in paths}
    with ThreadPoolExecutor(16) as threads:
        asked = [(path, threads.submit(client.get, path)) for path in paths * 16]
        for path, reply in asked:
            assert reply.result().status == 200
            assert reply.result().body == expected[path]


def test_when_all_workers_are_busy_one_is_told_so(world: Workspace) -> None:
    with running(world, Settings(seconds=1, workers=1)) as busy, ThreadPoolExecutor(5) as threads:
        replies = [r.result() for r in [threads.submit(busy.query, RUNAWAY) for _ in range(5)]]
        assert {reply.status for reply in replies} == {503}
        assert any("busy" in reply.text for reply in replies)
        assert busy.query(SMALL).status == 200


def test_a_large_result_is_refused_not_cut(strict: Client) -> None:
    for accept in ("application/sparql-results+json", "text/csv"):
        reply = strict.query(LARGE, accept)
        assert reply.status == 413
        assert "LIMIT" in reply.text
    assert strict.query("CONSTRUCT { ?a ?b ?d } { ?a ?b ?c . ?d ?e ?f }").status == 413
    assert strict.query(f"{LARGE} LIMIT 5").status == 200


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_large_request_is_refused(strict: Client, kind: str) -> None:
    body = b"query=" + b"a" * 400_000
    assert strict.send("POST", "/sparql", body, {"Content-Type": kind}).status == 413


def test_a_large_request_without_its_length_is_refused(strict: Client) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", strict.port), timeout=10) as sock:
        sock.sendall(head)
        answer = b""
        try:
            for _ in range(20):
                sock.sendall(b"ffff\r\n" + b"a" * 0xFFFF + b"\r\n")
            answer = sock.recv(100)
        except OSError:
            answer = answer or b"closed"
    assert answer.startswith((b"HTTP/1.1 413", b"closed"))
    assert strict.query(SMALL).status == 200


def test_a_long_query_is_refused(client: Client) -> None:
    query = f"ASK {{}} #{'x' * LONGEST}"
    reply = client.send("POST", "/sparql", query.encode(), {"Content-Type": "application/sparql-query"})
    assert reply.status == 413
    assert f"{LONGEST:,}" in reply.text


def test_too_many_fields_are_refused(client: Client) -> None:
    body = "&".join("default-graph-uri=urn:x" for _ in range(2000)).encode()
    reply = client.send("POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert reply.status == 400


def test_a_body_that_does_not_arrive_is_given_up(strict: Client) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
    )
    with socket.create_connection(("127.0.0.1", strict.port), timeout=10) as sock:
        sock.sendall(head)
        assert sock.recv(100).startswith(b"HTTP/1.1 408")


def test_slow_headers_are_cut_off_and_stop_nobody(world: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEADERS", 1.0)
    with running(world) as made:
        made.query(SMALL)
        start = time.monotonic()
        slow = [socket.create_connection(("127.0.0.1", made.port), timeout=10) for _ in range(100)]
        for sock in slow:
            sock.sendall(b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert made.query(SMALL).status == 200
        for sock in slow:
            sock.settimeout(0.01)
        open_still = set(slow)
        while open_still and time.monotonic() - start < 10:
            for sock in list(open_still):
                try:
                    sock.sendall(b"x")
                    if not sock.recv(10):
                        open_still.discard(sock)
                except TimeoutError:
                    pass
                except OSError:
                    open_still.discard(sock)
        assert not open_still
        for sock in slow:
            sock.close()
        assert made.query(SMALL).status == 200


def test_a_client_that_takes_nothing_is_cut_off(world: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "RESPONSE", 0.5)
    query = urlencode({"query": f"{LARGE} LIMIT 20000"})
    with running(world) as made:
        whole = len(made.get(f"/sparql?{query}").body)
        assert whole > 5_000_000
        with socket.socket() as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.settimeout(30)
            sock.connect(("127.0.0.1", made.port))
            sock.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert sock.recv(20).startswith(b"HTTP/1.1 200")
            time.sleep(2)
            assert _received(sock) < whole, "it was kept for a client that took nothing"
        assert made.query(SMALL).status == 200


def _received(sock: socket.socket) -> int:
    """How many bytes come until the other side ends it."""
    received = 0
    try:
        while part := sock.recv(65536):
            received += len(part)
    except ConnectionError:
        pass
    return received


def test_a_client_that_leaves_frees_its_worker(world: Workspace) -> None:
    with running(world, Settings(seconds=20, workers=1)) as made:
        made.query(SMALL)
        with socket.create_connection(("127.0.0.1", made.port)) as sock:
            sock.sendall(f"GET /sparql?{urlencode({'query': RUNAWAY})} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.3)
        start = time.monotonic()
        assert made.query(SMALL).status == 200
        assert time.monotonic() - start < 5


def test_stopping_ends_every_worker_and_what_it_does(world: Workspace) -> None:
    before = children()
    with ThreadPoolExecutor(1) as threads:
        with running(world, Settings(seconds=60)) as made:
            threads.submit(made.query, RUNAWAY)
            made.get("/")
            time.sleep(0.5)
            assert len(children() - before) == 2
            start = time.monotonic()
        assert time.monotonic() - start < 10
        assert children() - before == set()


def test_a_new_graph_is_seen_at_once(tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?m a kg:Meeting }"
    data = lay(tmp_path / "data", KNOWLEDGE)
    with running(data) as made:
        before = int(made.query(count, "text/csv").text.split()[1])
        home, answer = made.get("/").body, made.get("/ask?q=Who+represented+Iceland?").body
        assert before == len(KNOWLEDGE.meetings)
        fewer = replace(KNOWLEDGE, meetings=tuple(m for m in KNOWLEDGE.meetings if "ISL" not in m.parties))
        store.replace(data.graph, write.quads(fewer, Ids(data.base)))
        assert int(made.query(count, "text/csv").text.split()[1]) == len(fewer.meetings) < before
        assert made.get("/").body != home
        assert made.get("/ask?q=Who+represented+Iceland?").body != answer
        store.replace(data.graph, write.quads(KNOWLEDGE, Ids(data.base)))
        assert int(made.query(count, "text/csv").text.split()[1]) == before
        assert made.get("/").body == home


def test_a_graph_that_is_lost_is_said_plainly(tmp_path: Path) -> None:
    data = lay(tmp_path / "data", KNOWLEDGE)
    with running(data) as made:
        (data.graph / "current").write_text("g000099\n")
        reply = made.query(SMALL)
        assert reply.status == 503
        assert "kgraph build" in reply.text
