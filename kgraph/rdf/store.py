"""The graph on disk: pyoxigraph generations, of which a pointer names the current one.

::

    graph/current        the name of the current generation
    graph/lock           held by the one writer
    graph/g000007/db     a RocksDB, never written again once it is current
    graph/g000007/in-use held (shared) by each of its readers

A build fills a new generation and moves the pointer in one step, so a crash or bad input leaves the old graph
whole, and a reader sees one generation for as long as it likes: it is removed only when nobody reads it.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Self

from pyoxigraph import Quad, Store

from kgraph.errors import StoreError
from kgraph.files import exclusive, try_lock, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

_POINTER, _LOCK, _DB, _IN_USE = "current", "lock", "db", "in-use"
#: Quads handed to RocksDB at a time.
_BATCH = 100_000
#: How often a reader looks again when generations change under its hands.
_ATTEMPTS = 50


class Snapshot:
    """A read-only view of one generation; ``store`` is a :class:`pyoxigraph.Store`.

    Use it in a ``with`` block, or call :meth:`close`: until then its generation stays on disk.
    """

    def __init__(self, store: Store, generation: str, in_use: BinaryIO) -> None:
        self.store, self.generation, self._in_use = store, generation, in_use

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the generation go; the store must not be used afterwards."""
        self._in_use.close()


def current(folder: Path) -> str | None:
    """Name of the current generation, None before the first build."""
    try:
        return (folder / _POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def read(folder: Path) -> Snapshot:
    """Opens the current generation.

    Raises StoreError when nothing has been built, or when the generation is damaged.
    """
    for _ in range(_ATTEMPTS):
        generation = current(folder)
        if generation is None:
            raise StoreError(f"{folder.parent}: no graph has been built yet (run kgraph build)")
        place = folder / generation
        try:
            in_use = (place / _IN_USE).open("rb")
        except FileNotFoundError:
            if current(folder) != generation:
                continue  # replaced and removed in between: look again
            raise StoreError(f"{place}: the graph is gone (run kgraph build to make it anew)") from None
        if try_lock(in_use, shared=True) and (place / _IN_USE).exists():
            try:
                return Snapshot(Store.read_only(str(place / _DB)), generation, in_use)
            except (OSError, RuntimeError):  # RuntimeError is how pyoxigraph reports corruption
                in_use.close()
                raise StoreError(f"{place}: the graph is damaged (run kgraph build to make it anew)") from None
        in_use.close()  # being removed: look again
    raise StoreError(f"{folder}: the graph is being replaced again and again (try later)")


def replace(folder: Path, quads: Iterable[Quad]) -> str:
    """Makes these quads the current graph and returns the name of its generation.

    The old graph stays current until all quads are on disk, and for good when ``quads`` raises or the process dies.
    Raises StoreError when another process is writing, or the disk is full or not to be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    busy = StoreError(f"{folder.parent}: another kgraph is writing here (wait for it to end)")
    with exclusive(folder / _LOCK, busy):
        _sweep(folder)
        generation = _next(folder)
        place = folder / generation
        place.mkdir()
        try:
            (place / _IN_USE).touch()
            _fill(place / _DB, quads)
            write_atomic(folder / _POINTER, f"{generation}\n".encode(), durable=True)
        except OSError as error:
            shutil.rmtree(place, ignore_errors=True)
            raise StoreError(f"{folder.parent}: cannot be written ({_reason(error)}; the graph is as it was)") from None
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        _sweep(folder)
    return generation


def _fill(db: Path, quads: Iterable[Quad]) -> None:
    store = Store(str(db))
    batch: list[Quad] = []
    for quad in quads:
        batch.append(quad)
        if len(batch) == _BATCH:
            store.bulk_extend(batch)
            batch.clear()
    store.bulk_extend(batch)
    store.flush()


def _reason(error: OSError) -> str:
    """What the system said, without what RocksDB was doing and which of its files that struck.

    >>> _reason(OSError("IO error: Open() failed --- IO error: No space left on device: While appending to file: x"))
    'No space left on device'
    """
    return error.strerror or str(error).rpartition("IO error: ")[2].partition(": While ")[0]


def _next(folder: Path) -> str:
    numbers = [int(place.name[1:]) for place in folder.glob("g*") if place.name[1:].isdigit()]
    return f"g{max(numbers, default=0) + 1:06d}"


def _sweep(folder: Path) -> None:
    """Removes every generation but the current one, unless somebody reads it."""
    now = current(folder)
    for place in sorted(folder.glob("g*")):
        if place.name != now and place.is_dir():
            _remove(place)


def _remove(place: Path) -> None:
    try:
        in_use = (place / _IN_USE).open("rb+")
    except FileNotFoundError:  # a build died before it got this far
        shutil.rmtree(place, ignore_errors=True)
        return
    with in_use:
        if try_lock(in_use, shared=False):
            with suppress(OSError):
                (place / _IN_USE).unlink()  # a reader that waited for the lock sees that it is gone
            shutil.rmtree(place, ignore_errors=True)
