"""A request of the SPARQL 1.1 Protocol, read and checked before any query runs.

Source: SPARQL 1.1 Protocol (W3C Recommendation, 2013), sections 2.1 and 2.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kgraph.errors import KgraphError

#: Largest body, in bytes; a form spells some characters with nine bytes.
BODY = 2_000_000
#: Most fields of a form or address.
FIELDS = 1000
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')


class RefusedError(KgraphError):
    """A request that gets no answer: an HTTP status and one line that says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and the dataset that the client asks it of; empty tuples leave the dataset to the query."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def operation(method: str, address: str, content_type: str | None, body: bytes) -> Operation | None:
    """The query operation of a request; None when a GET has none (it asks for the service's description).

    ``address`` is the part of the URL behind the question mark, as it was sent.
    Raises RefusedError (400, 403, 415).

    >>> operation("GET", "query=ASK%20%7B%7D", None, b"")
    Operation(query='ASK {}', default_graphs=(), named_graphs=())
    """
    fields = _fields(address)
    queries = []
    if method == "POST":
        media, charset = _media(content_type)
        if charset not in {None, "utf-8", "utf8", "us-ascii"}:
            raise RefusedError(415, f"the charset {charset} is not read here (send UTF-8)")
        if media == _FORM:
            fields += _fields(_text(body))
        elif media == _QUERY:
            queries.append(_text(body))
        elif media == _UPDATE:
            raise RefusedError(403, "the graph is read-only here; kgraph build changes it")
        else:
            raise RefusedError(415, f"send a query as {_FORM} or {_QUERY}")
    queries += [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise RefusedError(403, "the graph is read-only here; kgraph build changes it")
    if not queries and method == "GET" and not any(name.endswith("-graph-uri") for name, _ in fields):
        return None
    if len(queries) != 1:
        raise RefusedError(400, f"one query is needed, there are {len(queries)}" if queries else "there is no query")
    return Operation(queries[0], _graphs(fields, "default-graph-uri"), _graphs(fields, "named-graph-uri"))


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError:
        raise RefusedError(400, "percent-encoded bytes that are not UTF-8") from None
    except ValueError:
        raise RefusedError(400, f"more than {FIELDS} fields") from None


def _media(content_type: str | None) -> tuple[str, str | None]:
    name, *parameters = (piece.strip().lower() for piece in (content_type or "").split(";"))
    charset = next((p.partition("=")[2].strip('" ') for p in parameters if p.startswith("charset")), None)
    return name, charset


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise RefusedError(400, "the body is not UTF-8") from None


def _graphs(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(value for name, value in fields if name == wanted))
    for value in found:
        if not _IRI.fullmatch(value):
            raise RefusedError(400, f"{wanted} is no absolute IRI: {value[:80]!r}")
    return found
