"""What a query gives: columns and rows, as Python values, as a table, and in the standard formats."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx
    import pandas as pd
    import rdflib

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(
    ["integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong"]
)
#: Rows that a notebook shows.
_SHOWN = 60


def value(term: Term | None) -> Any:
    """A term as a Python value: str, int, float, Decimal, bool, date, datetime; None for unbound.

    A partial date (EDTF), a duration and an ill-formed literal stay the string they are.

    >>> value(ox.Literal("2019-05-09", datatype=ox.NamedNode(_XSD + "date"))), value(ox.NamedNode("http://e/x"))
    (datetime.date(2019, 5, 9), 'http://e/x')
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.Triple) else term.value
    kind, text = term.datatype.value.removeprefix(_XSD), term.value
    try:
        if kind in _WHOLE:
            return int(text)
        if kind in {"double", "float"}:
            return float(text)
        if kind == "decimal":
            return Decimal(text)
        if kind == "boolean":
            return {"true": True, "1": True, "false": False, "0": False}[text]
        if kind == "date":
            return dt.date.fromisoformat(text)
        if kind == "dateTime":
            return dt.datetime.fromisoformat(text)
    except (ValueError, KeyError, InvalidOperation):
        return text
    return text


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    ``kind``: "select" (columns and terms), "ask" (``answer``) or "graph" (``triples`` of CONSTRUCT and DESCRIBE).
    ``note`` says in words what was left out because of a limit.
    """

    kind: str
    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Term | None, ...], ...] = ()
    answer: bool | None = None
    triples: tuple[ox.Triple, ...] = ()
    note: str | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.triples) if self.kind == "graph" else len(self.terms)

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Rows of Python values: of a graph its triples, of ASK one row with the answer."""
        if self.kind == "ask":
            return [(self.answer,)]
        if self.kind == "graph":
            return [(value(t.subject), value(t.predicate), value(t.object)) for t in self.triples]
        return [tuple(value(term) for term in row) for row in self.terms]

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns of :attr:`rows`."""
        return {"ask": ("answer",), "graph": ("subject", "predicate", "object")}.get(self.kind, self.columns)

    @property
    def df(self) -> pd.DataFrame:
        """A pandas table: whole numbers Int64, other numbers Float64, boolean, days datetime64, words string.

        Raises QueryError when pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise QueryError("tables need pandas (pip install 'kgraph[notebook]')") from None
        rows = self.rows
        return pd.DataFrame({name: _series([row[i] for row in rows]) for i, name in enumerate(self.heads)})

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of CONSTRUCT or DESCRIBE as an rdflib graph; raises QueryError for other queries."""
        self._needs_graph("rdflib")
        from kgraph.rdf import bridge

        return bridge.graph(ox.Quad(t.subject, t.predicate, t.object) for t in self.triples)

    def to_networkx(self) -> networkx.MultiDiGraph[Any]:
        """The triples as a directed graph: things are nodes, literals their attributes (lists of values).

        An edge has the property's IRI as ``predicate``.  Raises QueryError when the query gives no triples.
        """
        self._needs_graph("networkx")
        import networkx as nx

        graph: networkx.MultiDiGraph[Any] = nx.MultiDiGraph()
        for triple in self.triples:
            subject, predicate = value(triple.subject), triple.predicate.value
            graph.add_node(subject)
            if isinstance(triple.object, ox.Literal):
                graph.nodes[subject].setdefault(predicate, []).append(value(triple.object))
            else:
                graph.add_edge(subject, value(triple.object), predicate=predicate)
        return graph

    def _needs_graph(self, target: str) -> None:
        if self.kind != "graph":
            raise QueryError(
                f"{target} takes the triples of CONSTRUCT or DESCRIBE, not the rows of {self.kind.upper()}"
            )

    def _repr_html_(self) -> str:
        def cells(values: tuple[Any, ...], tag: str) -> str:
            inner = "".join(f"<{tag}>{'' if v is None else html.escape(str(v))}</{tag}>" for v in values)
            return f"<tr>{inner}</tr>"

        rows = self.rows
        body = "".join(cells(row, "td") for row in rows[:_SHOWN])
        more = f"<p>{len(rows) - _SHOWN} more rows</p>" if len(rows) > _SHOWN else ""
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        return f"<table><thead>{cells(self.heads, 'th')}</thead><tbody>{body}</tbody></table>{more}{note}"


def _series(values: list[Any]) -> Any:
    import pandas as pd

    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int} and kinds:
        return pd.array(values, dtype="Int64")
    if kinds <= {int, float, Decimal} and kinds:
        return pd.array([None if v is None else float(v) for v in values], dtype="Float64")
    if kinds == {bool}:
        return pd.array(values, dtype="boolean")
    if kinds == {dt.date}:
        return pd.to_datetime(pd.Series(values, dtype="object"))
    if kinds <= {str}:
        return pd.array(values, dtype="string")
    return pd.Series(values, dtype="object")
