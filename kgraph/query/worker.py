"""A process of its own for queries that others write: the one way to stop a query is to stop its process.

The worker reads one request a line (JSON) and answers with one line (JSON) and, where that says so, as many bytes.
Run as ``python -m kgraph.query.worker`` by :class:`Worker` alone; another module that calls :func:`serve` with an
answer of its own can be run the same way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Self

from kgraph.errors import KgraphError, QueryError
from kgraph.query.execute import Answer, execute
from kgraph.rdf import store

#: Address space a worker may use, in bytes; more ends it.
MEMORY = 4 * 2**30

#: What a worker does with a request: a reply for JSON, and the bytes that go with it.
Handler = Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]


class StoppedError(QueryError):
    """The worker was ended before it answered: its time or memory was up."""


class Worker:
    """A running worker, for a ``with`` block. One query at a time; it starts anew after a query it had to stop."""

    def __init__(self, module: str = "kgraph.query.worker") -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def execute(
        self, graph: Path, base: str, query: str, *, seconds: float | None, rows: int | None, size: int | None
    ) -> Answer:
        """:func:`kgraph.query.execute.execute` on the current graph of a folder, for at most so many seconds.

        Raises SyntaxError with the store's own words; QueryError when time or memory is up.
        """
        request = {"graph": str(graph), "base": base, "query": query, "rows": rows, "size": size}
        reply, payload = self.call(request, seconds)
        if "syntax" in reply:
            raise SyntaxError(reply["syntax"])
        if "error" in reply:
            raise QueryError(reply["error"])
        return Answer(reply["kind"], payload, reply["cut"])

    def kill(self) -> None:
        """Ends a call that another thread waits for: it raises StoppedError there."""
        process = self._process
        if process is not None:
            process.kill()

    def call(self, request: dict[str, Any], seconds: float | None) -> tuple[dict[str, Any], bytes]:
        """The worker's answer to any request, for at most so many seconds; raises StoppedError when there is none."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process = self._process or _start(self._module)
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, stop) if seconds is not None else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            reply, payload = _talk(process, request)
        except (OSError, ValueError):
            self.close()
            raise StoppedError(_why(late.is_set(), seconds)) from None
        except BaseException:
            self.close()
            raise
        finally:
            if timer is not None:
                timer.cancel()
        if late.is_set():  # just in time, but the process is gone
            self.close()
        return reply, payload


def _why(late: bool, seconds: float | None) -> str:
    if late:
        return f"stopped after {seconds:g} s (ask for less, or allow more with --timeout)"
    return "the query was ended by the system, likely for want of memory (ask for less)"


def _start(module: str) -> subprocess.Popen[bytes]:
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-m", module]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _talk(process: subprocess.Popen[bytes], request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    if process.stdin is None or process.stdout is None:
        raise ValueError
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    reply = json.loads(process.stdout.readline())
    payload = process.stdout.read(reply.get("length", 0))
    if len(payload) != reply.get("length", 0):
        raise ValueError
    return reply, payload


def serve(source: BinaryIO, output: BinaryIO, answer: Handler) -> None:
    """Answers requests until the source ends; adds the number of bytes to each reply."""
    for line in source:
        reply, payload = answer(json.loads(line))
        reply = {**reply, "length": len(payload)}
        output.write(json.dumps(reply).encode() + b"\n" + payload)
        output.flush()


def _answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        with store.read(Path(request["graph"])) as snapshot:
            found = execute(
                snapshot.store, request["query"], request["base"], rows=request["rows"], size=request["size"]
            )
    except SyntaxError as error:
        return {"syntax": str(error)}, b""
    except KgraphError as error:
        return {"error": str(error)}, b""
    return {"kind": found.kind, "cut": found.cut}, found.payload


def limit_memory() -> None:
    """Holds this process to :data:`MEMORY`, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


if __name__ == "__main__":
    limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer, _answer)
