"""One query on an open store, written by the store itself, up to a limit of rows and bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, cast

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from kgraph.errors import QueryError
from kgraph.rdf import ns


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave, as bytes that can go from one process to another.

    ``kind``: "select" (``payload`` is SPARQL 1.1 TSV), "ask" (``true`` or ``false``), "graph" (N-Triples).
    ``cut`` is the limit at which it was stopped, "rows" or "bytes"; None when it is whole.
    """

    kind: str
    payload: bytes
    cut: str | None = None


class _FullError(Exception):
    """The limit is reached."""


@dataclass(slots=True)
class _Sink:
    """Takes lines up to a limit; the store writes into it."""

    lines: int | None
    size: int | None
    parts: list[bytes] = field(default_factory=list)
    cut: str | None = None

    def write(self, data: bytes) -> int:
        if self.cut:  # the store's buffer tries again when it is dropped
            return len(data)
        if self.size is not None:
            if len(data) > self.size:
                self.cut = "bytes"
                self.parts.append(data[: self.size])
                raise _FullError
            self.size -= len(data)
        if self.lines is not None:
            new = data.count(b"\n")
            if new > self.lines:
                self.cut = "rows"
                self.parts.append(b"\n".join(data.split(b"\n", self.lines)[: self.lines]) + b"\n" * bool(self.lines))
                raise _FullError
            self.lines -= new
        self.parts.append(data)
        return len(data)

    def flush(self) -> None:
        """Nothing to do: all is in memory."""

    def content(self) -> bytes:
        """What was taken, whole lines alone."""
        whole = b"".join(self.parts)
        return whole if self.cut != "bytes" else whole[: whole.rfind(b"\n") + 1]


def execute(store: Store, query: str, base: str, *, rows: int | None = None, size: int | None = None) -> Answer:
    """Evaluates a query over the default graph and ``GRAPH ?g``; all prefixes of the data are given.

    ``rows`` and ``size`` (bytes) bound what is taken of the result.  No time limit, and no look at what the query asks
    for: see :mod:`kgraph.query.guard`.
    Raises SyntaxError with the store's own words, QueryError when the evaluation fails.
    """
    try:
        found = store.query(query, prefixes=ns.prefixes(base))
        if isinstance(found, QueryBoolean):
            return Answer("ask", b"true" if found else b"false")
        # the first line of a table names its columns
        header = isinstance(found, QuerySolutions)
        sink = _Sink(None if rows is None else rows + header, size)
        output = cast("IO[bytes]", sink)
        try:
            if isinstance(found, QuerySolutions):
                found.serialize(output, format=QueryResultsFormat.TSV)
            else:
                found.serialize(output, format=RdfFormat.N_TRIPLES)
        except _FullError:
            pass
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be evaluated: {error}") from None
    return Answer("select" if header else "graph", sink.content(), sink.cut)
