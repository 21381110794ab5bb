"""One query of the protocol on an open store, in the form that the client asked for."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, serialize

from kgraph.query import guard
from kgraph.query.hints import syntax_error
from kgraph.query.run import LONGEST
from kgraph.rdf import ns
from kgraph.serve.negotiate import GRAPHS, TABLES
from kgraph.serve.protocol import RefusedError

if TYPE_CHECKING:
    from kgraph.query.select import Reader


class _FullError(Exception):
    """The limit is reached."""


class _Sink:
    """Takes bytes up to a limit; the store writes into it."""

    def __init__(self, size: int) -> None:
        self._left, self._parts = size, list[bytes]()

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            self._parts.clear()
            raise _FullError
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing to do: all is in memory."""

    def content(self) -> bytes:
        """What was taken; raises RefusedError (413) when it was too much, whatever the store made of that."""
        if self._left < 0:
            raise RefusedError(413, "the result is too large (add LIMIT, or select less)")
        return b"".join(self._parts)


def evaluate(reader: Reader, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The reply to a query: its form is ``table`` or ``graph`` of the request, as the kind of query wants.

    Raises RefusedError (400, 406, 413, 500), QueryError for what is malformed or refused.
    """
    query = request["query"]
    if len(query) > LONGEST:
        raise RefusedError(413, f"the query is too long ({len(query):,} characters; {LONGEST:,} are allowed)")
    guard.check(query)
    prefixes = ns.prefixes(reader.base)
    try:
        default, named = _dataset(request)
        found = reader.store.query(
            query, base_iri=request["address"], prefixes=prefixes, default_graph=default, named_graphs=named
        )
    except SyntaxError as error:
        raise syntax_error(query, str(error), reader.base) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise RefusedError(400, f"the query cannot be evaluated: {error}") from None
    media = request["graph" if isinstance(found, QueryTriples) else "table"]
    if media is None:
        offered = GRAPHS if isinstance(found, QueryTriples) else TABLES
        raise RefusedError(406, f"this result can be had as {', '.join(offered)}")
    return {"type": media}, _written(found, media, prefixes, request["size"])


def _dataset(request: dict[str, Any]) -> tuple[Any, Any]:
    """The graphs that the client names are all there are; without any, the query chooses."""
    default, named = request["default_graphs"], request["named_graphs"]
    if not default and not named:
        return None, None
    return [NamedNode(iri) for iri in default], [NamedNode(iri) for iri in named]


def _written(
    found: QuerySolutions | QueryBoolean | QueryTriples, media: str, prefixes: dict[str, str], size: int
) -> bytes:
    sink = _Sink(size)
    output = cast("IO[bytes]", sink)
    try:
        if isinstance(found, QueryTriples):
            serialize(found, output, GRAPHS[media], prefixes=prefixes)
        else:
            found.serialize(output, format=TABLES[media])
    except _FullError:
        pass
    except (OSError, RuntimeError, ValueError) as error:
        sink.content()
        raise RefusedError(500, f"the query cannot be evaluated: {error}") from None
    return sink.content()
