"""What a query gave: rows in Python, as a table of pandas, as RDF, as a network, or as text in a standard format."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from kgraph.errors import QueryError
from kgraph.query.terms import XSD, compact
from kgraph.rdf import ns
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.table import pandas

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    import pandas as pd
    import rdflib
    import rdflib.query
    from pyoxigraph import Triple

    from kgraph.query.execute import Answer

#: Rows that a notebook shows.
_SHOWN = 200
_INTEGERS = frozenset(
    f"{XSD}{name}"
    for name in [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "unsignedInt",
        "unsignedLong",
    ]
)
_TABLES = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_GRAPHS = {"ttl": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}

Value = str | int | float | bool | Decimal | dt.date | dt.datetime | None


def value(term: object) -> Value:
    """An RDF term as a Python value: numbers, truth values and days by type, an IRI and everything else as its text.

    >>> value(Literal(5)), value(Literal("2025-07", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")))
    (5, '2025-07')
    """
    if isinstance(term, Literal):
        try:
            return _literal(term.value, term.datatype.value)
        except (ValueError, InvalidOperation):  # malformed for its type: its text
            return term.value
    return None if term is None else str(getattr(term, "value", term))


def _literal(text: str, datatype: str) -> Value:
    if datatype in _INTEGERS:
        return int(text)
    match datatype.removeprefix(XSD):
        case "decimal":
            return Decimal(text)
        case "double" | "float":
            return float(text.replace("INF", "inf"))
        case "boolean":
            return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
        case "date":
            return dt.date.fromisoformat(text)
        case "dateTime":
            return dt.datetime.fromisoformat(text)
        case _:
            return text


@dataclass(frozen=True)
class Result:
    """The answer to a query.

    ``note`` says which limit it was cut at, None when it is whole; ``base`` is the IRI below which the data lies.
    ``sparql`` is the query as it was evaluated.
    """

    answer: Answer
    sparql: str = ""
    base: str = DEFAULT_BASE
    note: str | None = None

    @property
    def kind(self) -> str:
        """ "select", "ask" or "graph"."""
        return self.answer.kind

    def __bool__(self) -> bool:
        """Whether there is anything in it: rows, triples, or a yes."""
        return self.answer.payload == b"true" if self.kind == "ask" else len(self) > 0

    def __len__(self) -> int:
        lines = self.answer.payload.count(b"\n")
        return {"select": lines - 1, "graph": lines}.get(self.kind, 1)

    def __repr__(self) -> str:
        many = {"select": "row", "graph": "triple", "ask": "answer"}[self.kind] + ("" if len(self) == 1 else "s")
        return f"<Result: {len(self)} {many} of {', '.join(self.columns)}>"

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns; subject, predicate and object of a graph, ``answer`` of an ASK."""
        if self.kind == "select":
            names = self.answer.payload.split(b"\n", 1)[0].decode()
            return tuple(name[1:] for name in names.split("\t") if name)
        return ("subject", "predicate", "object") if self.kind == "graph" else ("answer",)

    @cached_property
    def terms(self) -> tuple[tuple[object, ...], ...]:
        """The rows as RDF terms, None where a variable has no value."""
        if self.kind == "select":
            return tuple(tuple(solution) for solution in self._solutions()) if self.columns else ((),) * len(self)
        if self.kind == "graph":
            return tuple((t.subject, t.predicate, t.object) for t in self._triples())
        return ((Literal(bool(self)),),)

    @cached_property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as Python values; see :func:`value`."""
        return tuple(tuple(value(term) for term in row) for row in self.terms)

    @property
    def df(self) -> pd.DataFrame:
        """As a table of pandas: numbers, truth values and days in columns of their types, unknown values as missing.

        Raises QueryError when pandas is not installed.
        """
        library = pandas()
        table: pd.DataFrame = library.DataFrame(list(self.rows), columns=list(self.columns))
        for name in table.columns:
            known = [v for v in table[name] if v is not None]
            if known and all(type(v) is dt.date for v in known):
                table[name] = library.to_datetime(table[name], errors="coerce")
        return table.convert_dtypes()

    def serialize(self, form: str) -> str:
        """As text: ``json`` (SPARQL results, or JSON-LD for a graph), ``csv``, ``tsv``, ``xml``, ``ttl``.

        Raises QueryError for a format that this kind of result does not have.
        """
        if self.kind == "graph":
            if form not in _GRAPHS:
                raise QueryError(f"{form}: not a format of a graph (one of {', '.join(sorted(_GRAPHS))})")
            output = serialize(self._triples(), format=_GRAPHS[form], prefixes=ns.prefixes(self.base))
            return (output or b"").decode()
        if form not in _TABLES:
            raise QueryError(f"{form}: not a format of a table (one of {', '.join(sorted(_TABLES))})")
        if self.kind == "ask":
            if form in {"csv", "tsv"}:
                return f"answer\n{self.answer.payload.decode()}\n"
            document = b'{"head":{},"boolean":%b}' % self.answer.payload
            return (
                parse_query_results(document, format=QueryResultsFormat.JSON).serialize(format=_TABLES[form]) or b""
            ).decode()
        if form == "tsv":
            return self.answer.payload.decode()
        return (self._solutions().serialize(format=_TABLES[form]) or b"").decode()

    def to_rdflib(self) -> rdflib.Graph | rdflib.query.Result:
        """The same in rdflib: a Graph for CONSTRUCT and DESCRIBE, a query Result for SELECT and ASK."""
        import rdflib
        import rdflib.query

        if self.kind == "graph":
            graph = rdflib.Graph()
            for name, iri in ns.prefixes(self.base).items():
                graph.bind(name, iri, override=True)
            return graph.parse(data=self.answer.payload, format="nt")
        import io

        return rdflib.query.Result.parse(io.BytesIO(self.serialize("json").encode()), format="json")

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A graph as a network: an edge for each triple between two things, keyed by the property; what is no thing
        becomes an attribute of its node, a list where there are several.

        Raises QueryError when the query was no CONSTRUCT or DESCRIBE.
        """
        import networkx as nx

        if self.kind != "graph":
            raise QueryError("only CONSTRUCT and DESCRIBE give a network")
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        attributes: dict[tuple[str, str], list[Value]] = {}
        for triple in sorted(self._triples(), key=str):
            subject, name = str(value(triple.subject)), compact(triple.predicate, self.base)
            network.add_node(subject)
            if isinstance(triple.object, Literal):
                attributes.setdefault((subject, name), []).append(value(triple.object))
            else:
                network.add_edge(subject, str(value(triple.object)), key=name)
        for (subject, name), values in attributes.items():
            network.nodes[subject][name] = values[0] if len(values) == 1 else values
        return network

    def words(self, term: object) -> str:
        """A term as a table shows it: IRIs with their prefix, text as it is, nothing for None."""
        if isinstance(term, NamedNode):
            return compact(term, self.base)
        return "" if term is None else str(getattr(term, "value", term))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(self.words(term))}</td>" for term in row) + "</tr>"
            for row in self.terms[:_SHOWN]
        )
        left = f"{len(self) - _SHOWN} more rows" if len(self) > _SHOWN else ""
        note = "; ".join(filter(None, (left, self.note)))
        tail = f"<p>{html.escape(note)}</p>" if note else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{tail}"

    def _solutions(self) -> QuerySolutions:
        found = parse_query_results(self.answer.payload, format=QueryResultsFormat.TSV)
        if not isinstance(found, QuerySolutions):
            raise TypeError("not a table")
        return found

    def _triples(self) -> Iterator[Triple]:
        for quad in parse(self.answer.payload, format=RdfFormat.N_TRIPLES):
            yield quad.triple
