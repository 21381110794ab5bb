"""A function over many items in several processes, in order, whatever happens to the processes."""

from __future__ import annotations

import itertools
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Items handed to a process at a time, and chunks under way for each process.
_CHUNK, _AHEAD = 8, 3


class Died(Exception):  # noqa: N818 - what became of an item, not something to raise
    """Takes the place of a result: every process that worked on the item died."""


def survive(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[tuple[Item, Result | Died]]:
    """Each item with its result, in the order of the items; ``function`` has to be importable and must not raise.

    Processes start afresh (spawn).  One that dies (out of memory, killed) is replaced and what it had is done again,
    one item at a time; an item whose process dies then too gives Died.
    """
    pool: _Pool[Item, Result] = _Pool(function, workers)
    try:
        yield from pool.run(iter(items))
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    def __init__(self, function: Callable[[Item], Result], workers: int) -> None:
        self.function, self.workers = function, workers
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # Ctrl-C reaches every process of a terminal; what to do about it is for this one to say
        quiet = (signal.SIGINT, signal.SIG_IGN)
        return ProcessPoolExecutor(self.workers, get_context("spawn"), initializer=signal.signal, initargs=quiet)

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result | Died]]:
        under_way: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        while True:
            while len(under_way) < _AHEAD * self.workers and (chunk := list(itertools.islice(items, _CHUNK))):
                under_way.append((chunk, self._submit(chunk)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                results: list[Result | Died] = [*future.result()]
            except BrokenProcessPool:
                # it broke for all that is under way, whichever item did it: this chunk one by one, the others again
                results = [self._alone(item) for item in chunk]
                under_way = deque((later, self._submit(later)) for later, _ in under_way)
            yield from zip(chunk, results, strict=True)

    def _submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self._executor.submit(_each, self.function, chunk)
        except BrokenProcessPool:
            self._renew()
            return self._executor.submit(_each, self.function, chunk)

    def _alone(self, item: Item) -> Result | Died:
        try:
            return self._submit([item]).result()[0]
        except BrokenProcessPool:
            self._renew()
            return Died()

    def _renew(self) -> None:
        self.close()
        self._executor = self._start()


def _each(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]
