"""The process that runs one query and can be killed: a task as JSON on stdin, the answer as JSON on stdout.

It is a script of its own, so that it starts without loading the package.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyoxigraph as ox


def _cell(term: Any) -> list[str] | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ["iri", term.value]
    if isinstance(term, ox.BlankNode):
        return ["blank", term.value]
    if not isinstance(term, ox.Literal):
        return ["lit", str(term), "http://www.w3.org/2001/XMLSchema#string"]
    return ["lang", term.value, term.language] if term.language else ["lit", term.value, term.datatype.value]


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Runs the task's query over its database, up to its limits of rows and bytes."""
    _limit_memory(task["memory"])
    store = ox.Store.read_only(task["database"])
    try:
        found = store.query(task["query"], prefixes=task["prefixes"])
        if isinstance(found, ox.QueryBoolean):
            return {"kind": "ask", "answer": bool(found)}
        if isinstance(found, ox.QueryTriples):
            triples = ((t.subject, t.predicate, t.object) for t in found)
            return {"kind": "graph"} | _rows(triples, task)
        names = [variable.value for variable in found.variables]
        rows = (tuple(row[name] for name in names) for row in found)
        return {"kind": "select", "columns": names} | _rows(rows, task)
    except (SyntaxError, RuntimeError, OSError, ValueError) as error:
        return {"kind": type(error).__name__, "error": str(error)}


def _rows(rows: Any, task: dict[str, Any]) -> dict[str, Any]:
    taken: list[list[list[str] | None]] = []
    size = 0
    for row in rows:
        cells = [_cell(term) for term in row]
        size += sum(len(part.encode()) for cell in cells if cell for part in cell[1:])
        if len(taken) == task["rows"] or size > task["bytes"]:
            return {"rows": taken, "cut": "rows" if len(taken) == task["rows"] else "bytes"}
        taken.append(cells)
    return {"rows": taken}


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
