"""SPARQL 1.1 on the graph of a data folder: what a user writes runs in a process that can be stopped.

>>> Limits(seconds=5).rows
100000
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.errors import QueryError
from kgraph.query import guard
from kgraph.query.execute import Answer, execute
from kgraph.query.result import Result
from kgraph.query.terms import bind
from kgraph.query.worker import Worker
from kgraph.rdf import store
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kgraph.query.terms import Term

#: Longest query, in characters.
LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a query: seconds it may take, rows and bytes of its result; None is no bound."""

    seconds: float | None = 30.0
    rows: int | None = 100_000
    size: int | None = 100_000_000


def query(
    source: Workspace | Store,
    text: str,
    values: Mapping[str, Term] | None = None,
    *,
    limits: Limits = Limits(),
    worker: Worker | None = None,
    trusted: bool = False,
) -> Result:
    """Evaluates a query, read-only, with the usual prefixes given and ``values`` put in place of its variables.

    A query on a data folder runs in ``worker`` (a new one by default) and is stopped when its time is up.  One on a
    store in memory, and a ``trusted`` one (of our own, known to be quick), runs in this process, without that limit.
    A result over the limits is cut, and its ``note`` says so.
    Raises QueryError (malformed, refused, out of time), StoreError when no graph has been built.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query is too long ({len(text):,} characters; {LONGEST:,} are allowed)")
    guard.check(text)
    bound = bind(text, values or {})
    base = source.base if isinstance(source, Workspace) else DEFAULT_BASE
    try:
        answer = _evaluate(source, bound, base, limits, worker, trusted)
    except SyntaxError as error:
        from kgraph.query.hints import syntax_error

        raise syntax_error(bound, str(error), base) from None
    return Result(answer, bound, base, _cut(answer, limits))


def _evaluate(
    source: Workspace | Store, text: str, base: str, limits: Limits, worker: Worker | None, trusted: bool
) -> Answer:
    if not isinstance(source, Workspace):
        return execute(source, text, base, rows=limits.rows, size=limits.size)
    if trusted:
        with store.read(source.graph) as snapshot:
            return execute(snapshot.store, text, base, rows=limits.rows, size=limits.size)
    if store.current(source.graph) is None:
        store.read(source.graph)  # says what is missing
    if worker is not None:
        return _in(worker, source, text, base, limits)
    with Worker() as own:
        return _in(own, source, text, base, limits)


def _in(worker: Worker, source: Workspace, text: str, base: str, limits: Limits) -> Answer:
    return worker.execute(
        source.graph.resolve(), base, text, seconds=limits.seconds, rows=limits.rows, size=limits.size
    )


def _cut(answer: Answer, limits: Limits) -> str | None:
    if answer.cut == "rows":
        return f"cut at {limits.rows:,} rows (allow more with --limit)"
    if answer.cut == "bytes":
        return f"cut at {limits.size:,} bytes (select less)"
    return None
