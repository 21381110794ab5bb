"""Hostile requests, as many as wanted: ``python -m tests.serve.fuzz 20000 [seed]``.

Every one must be answered with a status that fits, or by closing the connection; the server must not complain, change
a file of the graph or ask anybody else.  The same seed gives the same requests.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.query.world import KNOWLEDGE, TEXTS
from tests.serve.conftest import lay

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
#: The server, with less patience for requests that never end.
SERVER = """
import sys
from pathlib import Path
from kgraph.serve import connections
from kgraph.serve.app import Settings
from kgraph.serve.run import run
from kgraph.workspace import open_workspace
connections.HEADERS = 1.0
settings = Settings(seconds=5, patience=1)
run(open_workspace(Path(sys.argv[1])), "127.0.0.1", 0, settings, lambda address: print(address, flush=True))
"""
#: Statuses that are clean; 500 is none.
CLEAN = frozenset({200, 204, 206, 304, 400, 403, 404, 405, 406, 408, 413, 415, 416, 503})
SPARQL = (
    r"""
SELECT ASK CONSTRUCT DESCRIBE WHERE { } ( ) . ; , * ?s ?p ?o ?g a GRAPH OPTIONAL UNION FILTER BIND VALUES MINUS FROM
NAMED ORDER BY GROUP HAVING LIMIT 1 999999999999 OFFSET DISTINCT COUNT(?s) AS REGEX STR IRI kg:Meeting rdfs:label
state:NZL <urn:x> <> _:b [] <<( )>> ^ | / + ! ? SERVICE SILENT LOAD INSERT DELETE DATA DROP ALL "text" 'x' """
    + r"""
"un 'un # \u0053ERVICE \U0000 1e999 -1 true ^^xsd:date @en @ : :: prefix: PREFIX BASE trueSERVICEex:x{} SELECT*{SERVICE
"""
)
ODD = ["\x00", "\ud7ff", "💥", "é" * 30, "{" * 300, "(" * 300, "?x " * 200, "\r\n", "\t", '"""long"""']
WORDS = [*SPARQL.split(), *ODD]
ENGLISH = """
who represented met for in when where how long often Chile Iceland UN Paki Tawhiri 2019 May last year first not about
' " ; -- } { < > & ? . , /person/ state:NZL kg: %00 ../../etc NaN 10 th XXXX-05
"""
QUESTIONS = [*ENGLISH.split(), "\x1b[2J", "\u202e", "💥"]
HEADS = [
    "Accept: text/turtle",
    "Accept: */*;q=nan",
    "Accept: " + "a/b," * 500,
    "Accept: text/html",
    "Accept: text/csv",
    "Content-Type: application/sparql-query",
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Type: application/sparql-query; charset=utf-7",
    "Content-Type: multipart/form-data; boundary=x",
    'Host: evil"><script>',
    "Host: [::1",
    "Host: a b",
    "Origin: null",
    "Range: bytes=0-9999999",
    "Expect: 100-continue",
    "Transfer-Encoding: chunked",
    "Content-Length: 5",
    "Content-Length: -1",
    "Content-Length: 99999999999",
    "Connection: close",
    "Upgrade: websocket\r\nConnection: Upgrade",
    "If-None-Match: *",
    "X-Forwarded-For: 1.2.3.4",
    "Cookie: a=b",
    "X: \x00",
]
ADDRESSES = """
/ /sparql /ask /picture /editor /id /id/ /ns /vocab/status/held /static/style.css /static/ /id/state/NZL
/id/meeting/valparaiso /id/person/paki /id/../.. /static/..%2f..%2fapp.py //evil.example/ /id/%00 /id/%ff%fe
/id/%2E%2E/%2E /%73parql http://evil.example/sparql * /static/%00
"""
PATHS = [*ADDRESSES.split(), "/id/" + "a/" * 500, *["/sparql"] * 12, *["/ask"] * 6]
METHODS = ["GET"] * 20 + ["POST"] * 8 + ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "\x00"]


@dataclass
class Outcome:
    """What came of it: how often each status (0: closed without an answer), and everything that is wrong."""

    statuses: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Requests:
    """Makes hostile requests."""

    def __init__(self, seed: int, forbidden: str) -> None:
        self._random = random.Random(seed)
        self._forbidden = forbidden

    def query(self) -> str:
        """Words of SPARQL in any order, or a query with something wrong in it."""
        chance = self._random
        if chance.random() < 0.3:
            whole = f'SELECT ?s ?o {{ ?s rdfs:label ?o FILTER (?o != "x") }} LIMIT {chance.randrange(50)}'
            at = chance.randrange(len(whole))
            return whole[:at] + chance.choice(WORDS) + whole[at + chance.randrange(3) :]
        if chance.random() < 0.2:
            return chance.choice(
                [f"SELECT * {{ SERVICE <{self._forbidden}> {{ ?s ?p ?o }} }}", f"LOAD <{self._forbidden}>",
                 f"SELECT * FROM <{self._forbidden}> {{ ?s ?p ?o }}", f"ASK{{trueSERVICE<{self._forbidden}>{{}}}}",
                 f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{self._forbidden}> {{}} }}", f"DESCRIBE <{self._forbidden}>"]
            )  # fmt: skip
        return " ".join(chance.choices(WORDS, k=chance.randrange(1, 15)))

    def address(self) -> str:
        """A path and what stands behind its question mark."""
        chance = self._random
        path = chance.choice(PATHS)
        if chance.random() < 0.7:
            fields = {
                "query": self.query(),
                "q": " ".join(chance.choices([*QUESTIONS, *WORDS, *TEXTS.values()], k=chance.randrange(12)))[:3000],
                "iri": chance.choice(
                    ["urn:x", "", "https://w3id.org/kgraph/id/state/NZL", "javascript:alert(1)", self._forbidden]
                ),
                "default-graph-uri": chance.choice(["urn:x", "", "a b", self._forbidden]),
                "named-graph-uri": chance.choice(["urn:x", "<", self._forbidden]),
                "person": chance.choice(QUESTIONS),
                "from": chance.choice(["2019", "9999999", "x", "2019-13-45"]),
                "format": chance.choice(["ttl", "html", "json", "exe", ""]),
                "update": "DROP ALL",
            }
            names = chance.sample(sorted(fields), k=chance.randrange(1, 4))
            path += "?" + "&".join(f"{name}={quote(fields[name].encode('utf-8', 'surrogatepass'))}" for name in names)
        return path

    def __next__(self) -> bytes:
        chance = self._random
        if chance.random() < 0.05:
            return bytes(chance.randrange(256) for _ in range(chance.randrange(1, 400))) + b"\r\n\r\n"
        lines = [f"{chance.choice(METHODS)} {self.address()} HTTP/1.1"]
        if chance.random() < 0.9:
            lines.append("Host: 127.0.0.1")
        lines += chance.sample(HEADS, k=chance.choice([0, 0, 0, 1, 1, 2, 3]))
        body = b""
        if chance.random() < 0.4:
            body = self.query().encode("utf-8", "surrogatepass")
            if chance.random() < 0.5:
                body = b"query=" + quote(body).encode()
            if chance.random() < 0.1:
                body += bytes(chance.randrange(256) for _ in range(50))
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + body


@contextmanager
def nobody() -> Iterator[tuple[str, list[bytes]]]:
    """An address that nobody may ask, and what it was asked all the same."""
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def hear() -> None:
        with suppress(OSError):
            while True:
                other, _ = listening.accept()
                with other:
                    other.settimeout(1)
                    with suppress(OSError):
                        heard.append(other.recv(1000))

    threading.Thread(target=hear, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/", heard
    listening.close()


def fingerprint(folder: Path) -> str:
    """Names and content of all files but the logs that a store keeps for itself."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("LOG"):
            found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def ask(port: int, request: bytes) -> bytes:
    """The one answer to these bytes; nothing when the connection is closed, or half of it when that ends early."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as sock:
        reply = b""
        with suppress(ConnectionError):
            sock.sendall(request)
            while not whole(reply, head=request.startswith(b"HEAD ")) and (part := sock.recv(65536)):
                reply = (reply + part).removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
    return reply


def whole(reply: bytes, *, head: bool) -> bool:
    """Whether an answer has all its bytes."""
    top, found, body = reply.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)^content-length: (\d+)", top, re.MULTILINE)
    return bool(found) and length is not None and (head or len(body) >= int(length.group(1)))


def fuzz(count: int, seed: int = 0, threads: int = 32) -> Outcome:
    """Sends so many requests to a server of its own."""
    outcome, lock = Outcome(), threading.Lock()
    with tempfile.TemporaryDirectory() as folder, nobody() as (forbidden, heard):
        data = lay(Path(folder) / "data", KNOWLEDGE)
        before = fingerprint(data.root)
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(data.root)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None
        port = int(process.stdout.readline().rstrip("/\n").rpartition(":")[2])

        def work(number: int) -> None:
            requests = Requests(seed * 1000 + number, forbidden)
            for _ in range(number, count, threads):
                request = next(requests)
                reply = ask(port, request)
                line = reply.split(b"\r\n", 1)[0].split(b" ")
                status = int(line[1]) if len(line) > 1 and line[1].isdigit() else 0
                with lock:
                    outcome.statuses[status] = outcome.statuses.get(status, 0) + 1
                    if status not in {0, *CLEAN} or b"Traceback" in reply or b"our own bug" in reply:
                        outcome.wrong.append(f"{request[:400]!r} -> {reply[-300:]!r}")

        working = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join()
        if not ask(port, b"GET /id/state/NZL HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith(
            b"HTTP/1.1 200"
        ):
            outcome.wrong.append("it does not answer any more")
        process.terminate()
        _, said = process.communicate(timeout=30)
        if said:
            outcome.wrong.append(f"the server said: {said[-2000:]}")
        outcome.wrong += [f"somebody else was asked: {request!r}" for request in heard]
        if fingerprint(data.root) != before:
            outcome.wrong.append("files of the graph have changed")
    return outcome


def main() -> int:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    start = time.monotonic()
    outcome = fuzz(count, seed)
    spread = ", ".join(f"{status or 'closed'}: {number}" for status, number in sorted(outcome.statuses.items()))
    print(f"{count} requests in {time.monotonic() - start:.0f} s ({spread}), {len(outcome.wrong)} wrong")
    print("\n".join(outcome.wrong[:20]))
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
