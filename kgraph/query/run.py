"""Running SPARQL: anybody's queries in a process that can be killed, our own ones in this one.

pyoxigraph cannot stop a query and follows SERVICE, so a query from outside is looked at first
(:mod:`kgraph.query.tokens`) and runs in a worker (:mod:`kgraph.query.worker`) with limits on time, memory, rows and
bytes.  Prefixes are given; the store is a read-only snapshot.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kgraph.errors import QueryError
from kgraph.query import syntax, tokens
from kgraph.query.result import Result, Term
from kgraph.rdf import ns, store
from kgraph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: seconds, rows of the result, bytes of the result, bytes of memory."""

    seconds: float = 30.0
    rows: int = 100_000
    bytes: int = 50_000_000
    memory: int = 4_000_000_000


def query(
    data: Workspace | Path | str,
    text: str,
    parameters: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    limits: Limits | None = None,
) -> Result:
    """The answer to a SPARQL 1.1 query from anybody, over the current graph of a data folder.

    ``parameters`` are put for variables of that name.  Raises QueryError when the query is malformed, refused
    (SERVICE, updates) or over its time; StoreError when there is no graph.  Rows and bytes beyond the limits are left
    out, and ``note`` says so.
    """
    workspace = data if isinstance(data, Workspace) else open_workspace(Path(data))
    ready = prepared(text, parameters)
    with store.read(workspace.graph) as snapshot:
        limits = limits or Limits()
        database = workspace.graph / snapshot.generation / "db"
        answer = _work(database, ready, ns.prefixes(workspace.base), limits)
    if "error" in answer:
        message = str(answer["error"])
        if answer["kind"] == "SyntaxError":
            message = syntax.explain(ready, message, ns.prefixes(workspace.base))
        raise QueryError(message)
    return _result(answer, ns.prefixes(workspace.base), limits)


def prepared(text: str, parameters: Mapping[str, ox.NamedNode | ox.Literal] | None = None) -> str:
    """The query with its parameters, when it may run at all; raises QueryError when it is empty or refused."""
    if not text.strip():
        raise QueryError("the query is empty")
    tokens.refuse(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError("the query is not valid Unicode") from None
    return tokens.substitute(text, parameters) if parameters else text


def trusted(snapshot: ox.Store, text: str, prefixes: Mapping[str, str]) -> Result:
    """The answer to a query of our own, in this process and without limits.

    Raises QueryError when it is malformed: never hand text from outside to it.
    """
    try:
        found = snapshot.query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise QueryError(syntax.explain(text, str(error), prefixes)) from None
    if isinstance(found, ox.QueryBoolean):
        return Result("ask", answer=bool(found))
    if isinstance(found, ox.QueryTriples):
        return Result("graph", triples=tuple(found), prefixes=prefixes)
    columns = tuple(variable.value for variable in found.variables)
    return Result("select", columns, tuple(tuple(row[name] for name in columns) for row in found), prefixes=prefixes)


def _work(database: Path, text: str, prefixes: Mapping[str, str], limits: Limits) -> dict[str, Any]:
    task = {
        "database": str(database),
        "query": text,
        "prefixes": dict(prefixes),
        "rows": limits.rows,
        "bytes": limits.bytes,
        "memory": limits.memory,
    }
    command = [sys.executable, "-I", str(Path(__file__).with_name("worker.py"))]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and file)
            command, input=json.dumps(task).encode(), capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise QueryError(
            f"stopped after {limits.seconds:g} s, its time limit (ask for less, or raise it with --timeout)"
        ) from None
    if done.returncode != 0:
        raise QueryError("the query was stopped: it needs too much memory (ask for less)")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _result(answer: dict[str, Any], prefixes: Mapping[str, str], limits: Limits) -> Result:
    notes = {
        "rows": f"only the first {limits.rows:,} rows are given (the limit; raise it with --max-rows)",
        "bytes": f"only the first {limits.bytes:,} bytes of rows are given (the limit)",
    }
    note = notes.get(answer.get("cut", ""))
    if answer["kind"] == "ask":
        return Result("ask", answer=bool(answer["answer"]))
    rows = tuple(tuple(_term(cell) for cell in row) for row in answer["rows"])
    if answer["kind"] == "graph":
        triples = tuple(ox.Triple(*row) for row in rows)  # type: ignore[arg-type]
        return Result("graph", triples=triples, note=note, prefixes=prefixes)
    return Result("select", tuple(answer["columns"]), rows, note=note, prefixes=prefixes)


def _term(cell: list[str] | None) -> Term | None:
    if cell is None:
        return None
    kind, text, *rest = cell
    if kind == "iri":
        return ox.NamedNode(text)
    if kind == "blank":
        return ox.BlankNode(text)
    if kind == "lang":
        return ox.Literal(text, language=rest[0])
    return ox.Literal(text, datatype=ox.NamedNode(rest[0]))
