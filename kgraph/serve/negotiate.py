"""Which media type to answer with (RFC 9110, section 12.5.1), and which ones there are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import QueryResultsFormat, RdfFormat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HTML = "text/html"
JSON = "application/json"
#: Forms of a table or of yes and no, the first where a client does not mind.
TABLES: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "application/sparql-results+json": QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
        "application/json": QueryResultsFormat.JSON,
        "application/xml": QueryResultsFormat.XML,
        "text/xml": QueryResultsFormat.XML,
    }
)
#: Forms of a graph.
GRAPHS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/ld+json": RdfFormat.JSON_LD,
        "application/rdf+xml": RdfFormat.RDF_XML,
        "application/json": RdfFormat.JSON_LD,
        "application/xml": RdfFormat.RDF_XML,
        "text/plain": RdfFormat.N_TRIPLES,
    }
)
#: Short names of forms of a graph, for links that fix the form of a page.
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "ttl": "text/turtle",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
        "html": HTML,
    }
)


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The best of what is offered, by the client's preference, then by ours; None when nothing will do.

    >>> choose("text/turtle;q=0.5, application/*", ["text/turtle", "application/n-triples"])
    'application/n-triples'
    >>> choose(None, ["text/turtle"]), choose("image/png", ["text/turtle"]), choose("*/*;q=0", ["text/turtle"])
    ('text/turtle', None, None)
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    weights = [(_weight(name, ranges), -number) for number, name in enumerate(offered)]
    best, number = max(weights)
    return offered[-number] if best > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _number(value.strip())
        found[name] = max(weight, found.get(name, 0.0))
    return found


def _number(text: str) -> float:
    """A weight; what is none counts as "not wanted"."""
    try:
        value = float(text) if len(text) <= len("0.000") else 0.0
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def _weight(name: str, ranges: Mapping[str, float]) -> float:
    """What the most specific range that covers a type gives it."""
    group = f"{name.partition('/')[0]}/*"
    return next((ranges[key] for key in (name, group, "*/*") if key in ranges), 0.0)


def with_charset(media: str) -> str:
    """A media type as a header: text is UTF-8.

    >>> with_charset("text/csv"), with_charset("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
