"""Worker processes for an event loop: a request takes a free one, and a client that goes away frees it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kgraph.query.worker import StoppedError, Worker
from kgraph.serve.protocol import RefusedError

MODULE = "kgraph.serve.engine"

Reply = tuple[dict[str, Any], bytes]


class Pool:
    """So many workers, started when they are first needed.

    ``seconds`` bounds the work on one request and, once more, the wait for a free worker.
    """

    def __init__(self, size: int, seconds: float) -> None:
        self._seconds = seconds
        self._workers = [Worker(MODULE) for _ in range(size)]
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()  # the one last used has all it needs at hand
        for worker in self._workers:
            self._free.put_nowait(worker)
        self._threads = ThreadPoolExecutor(size, "worker")

    def close(self) -> None:
        """Ends all workers, whatever they do."""
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.close()

    async def call(self, request: dict[str, Any]) -> Reply:
        """A worker's reply; raises RefusedError (503) when none is free in time, or the time of the request is up."""
        try:
            async with asyncio.timeout(self._seconds):
                worker = await self._free.get()
        except TimeoutError:
            raise RefusedError(503, "all workers are busy (try again later)") from None
        done = asyncio.get_running_loop().run_in_executor(self._threads, worker.call, request, self._seconds)
        done.add_done_callback(lambda _: self._free.put_nowait(worker))
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            worker.kill()
            done.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # nobody is left to be told
            raise
        except StoppedError:
            raise RefusedError(
                503, f"stopped: more than {self._seconds:g} s or too much memory (ask for less)"
            ) from None
