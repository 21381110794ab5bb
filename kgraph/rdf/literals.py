"""Python values to RDF literals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kgraph import edtf
from kgraph.rdf.ns import term

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_EDTF, _DATE, _INTEGER, _DURATION, _URI = (
    term(name) for name in ("edtf:EDTF", "xsd:date", "xsd:integer", "xsd:duration", "xsd:anyURI")
)
_EARLIEST, _LATEST = term("sem:hasEarliestBeginTimeStamp"), term("sem:hasLatestEndTimeStamp")
# the lexical space of xsd:duration (XML Schema 1.1 part 2, section 3.3.6), without sign and fractions
_DURATION_FORM = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")


def partial_date(value: str) -> Literal:
    """A date as precise as it is known: ``"2025-07"^^edtf:EDTF``."""
    return Literal(value, datatype=_EDTF)


def day(value: dt.date) -> Literal:
    """A day as ``xsd:date``."""
    return Literal(value.isoformat(), datatype=_DATE)


def integer(value: int) -> Literal:
    """A whole number as ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def address(value: str) -> Literal:
    """A web address as ``xsd:anyURI``: a literal, because addresses in the wild are not always IRIs."""
    return Literal(value, datatype=_URI)


def duration(value: str) -> Literal:
    """``"PT40M"^^xsd:duration``; what is no duration stays a plain string.

    >>> duration("PT40M").datatype.value.rsplit("#")[1], duration("an hour").datatype.value.rsplit("#")[1]
    ('duration', 'string')
    """
    return Literal(value, datatype=_DURATION) if _DURATION_FORM.fullmatch(value) else Literal(value)


def stamps(subject: NamedNode, value: str | None) -> Iterator[Quad]:
    """The first and last day that a date may mean, for range queries; nothing for an unknown year.

    >>> [q.object.value for q in stamps(term("kg:x"), "2025-04")]
    ['2025-04-01', '2025-04-30']
    """
    days = edtf.bounds(value)
    if days:
        yield Quad(subject, _EARLIEST, day(days[0]))
        yield Quad(subject, _LATEST, day(days[1]))
