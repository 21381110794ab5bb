"""Many articles to readings, in this process or in several, and what identifies the reader that made them."""

from __future__ import annotations

import hashlib
import itertools
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.model import Article, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

_PACKAGE = Path(__file__).resolve().parent
#: What a reading depends on, besides the weights of the model, for which its own description stands.
_PARTS = (
    "extract/*.py",
    "edtf.py",
    "model.py",
    "spelling.py",
    "data/*.csv",
    "data/*.toml",
    "data/*/*.csv",
    "data/model/*",
)
#: Articles handed to a process at a time.
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that the reader could not read, for a reason that is not the article's."""

    article: str
    problem: str


Outcome = tuple[Article, Reading | Failure]


@cache
def reader_version() -> str:
    """A name for the reader as it is now; it changes with its code, its tables and its model."""
    content = hashlib.sha256()
    for path in sorted({path for pattern in _PARTS for path in _PACKAGE.glob(pattern) if path.is_file()}):
        content.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"kgraph {content.hexdigest()[:16]}"


def read_all(articles: Iterable[Article], workers: int = 1) -> Iterator[Outcome]:
    """Reads every article; the readings come in the order of the articles and do not depend on ``workers``.

    A worker process that dies is replaced.  An article that kills its process every time comes back as a Failure.
    """
    if workers <= 1:
        for article in articles:
            yield article, _read(article)
        return
    yield from _Pool(workers).run(articles)


def _read(article: Article) -> Reading | Failure:
    from kgraph.extract.pipeline import load_pipeline
    from kgraph.extract.reader import read

    try:
        return read(load_pipeline(), article)
    except Exception as error:  # an article that the reader trips over must not stop the others
        return Failure(article.id, f"{type(error).__name__}: {error}")


def _read_chunk(articles: Sequence[Article]) -> list[Reading | Failure]:
    return [_read(article) for article in articles]


class _Pool:
    """Worker processes that start afresh (spawn) and are replaced when one dies."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))

    def run(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """All outcomes in order, a few chunks per worker under way at a time."""
        source = iter(articles)
        under_way: deque[tuple[list[Article], Future[list[Reading | Failure]]]] = deque()
        try:
            while True:
                while len(under_way) < 3 * self.workers and (chunk := list(itertools.islice(source, _CHUNK))):
                    under_way.append((chunk, self._submit(chunk)))
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                try:
                    outcomes = future.result()
                except BrokenProcessPool:
                    # which of the chunks killed its process is unknown: this one is read one by one, the others again
                    outcomes = self._one_by_one(chunk)
                    under_way = deque((later, self._submit(later)) for later, _ in under_way)
                yield from zip(chunk, outcomes, strict=True)
        finally:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, chunk: list[Article]) -> Future[list[Reading | Failure]]:
        try:
            return self._executor.submit(_read_chunk, chunk)
        except BrokenProcessPool:
            self._renew()
            return self._executor.submit(_read_chunk, chunk)

    def _renew(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()

    def _one_by_one(self, chunk: list[Article]) -> list[Reading | Failure]:
        self._renew()
        outcomes: list[Reading | Failure] = []
        for article in chunk:
            try:
                outcomes += self._executor.submit(_read_chunk, [article]).result()
            except BrokenProcessPool:
                self._renew()
                outcomes.append(Failure(article.id, "the process that read it died"))
        return outcomes
