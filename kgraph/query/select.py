"""Fixed queries of our own, run in this process: a graph and the text of a query in, plain sorted rows out.

For queries that are part of the program (``*.rq`` files beside their callers).  What a user types goes another way,
with limits and in a process that can be stopped.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kgraph.rdf import ns, store
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

#: One solution: plain strings by variable, None where a variable is unbound.
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """A graph that can be asked; ``base`` is the IRI below which its data lies."""

    store: Store
    base: str = DEFAULT_BASE
    workspace: Workspace | None = None

    def rows(self, query: str) -> list[Row]:
        """The solutions of a SELECT over the default graph and ``GRAPH ?g``, sorted; all prefixes are given."""
        solutions = self.store.query(ns.sparql_prefixes(self.base) + query)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError("not a SELECT query")
        names = [variable.value for variable in solutions.variables]
        found = [tuple(_plain(value) for value in solution) for solution in solutions]
        found.sort(key=lambda values: tuple((value is None, value or "") for value in values))
        return [dict(zip(names, values, strict=True)) for values in found]

    def named(self, package: str, name: str) -> list[Row]:
        """The rows of the query ``queries/NAME.rq`` in a package."""
        return self.rows(files(package).joinpath("queries", f"{name}.rq").read_text(encoding="utf-8"))

    def text(self, article: str) -> str | None:
        """The stored text of an article; None where the graph is not that of a data folder, or the text is gone."""
        found = self.workspace.article(article) if self.workspace else None
        return found.text if found else None


@contextmanager
def opened(source: Workspace | Store) -> Iterator[Reader]:
    """The graph of a data folder as it is now, or a store, for the length of a block.

    Raises StoreError when nothing has been built in the folder.
    """
    if isinstance(source, Workspace):
        with store.read(source.graph) as snapshot:
            yield Reader(snapshot.store, source.base, source)
    else:
        yield Reader(source)


def _plain(value: object) -> str | None:
    return value.value if isinstance(value, NamedNode | Literal) else None
