"""What the builders of queries share: the query, its projection, and the meetings that a reading is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.query.english.patterns import Patterns

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Reading


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT; ``columns`` are the variables to show, ``nodes`` those whose quotes are the evidence of a row.

    ``evidence`` is a query for such nodes (``?node``) where rows are counts.
    """

    text: str
    columns: tuple[str, ...]
    nodes: tuple[str, ...] = ()
    evidence: str | None = None

    @staticmethod
    def shown(variable: str) -> str:
        """The name of a column: "inPlaceOf" is "in place of"."""
        return re.sub(r"(?<!^)([A-Z])", lambda found: f" {found[1].lower()}", variable)


#: What stands for the name of somebody whom no article names.
UNNAMED = "not named"
#: Patterns that most rows need, and the order of rows by date, undated ones last.
DATED = ["?m schema:eventStatus/rdfs:label ?status .", "OPTIONAL { ?m dct:date ?date }"]
PLACED = ["OPTIONAL { ?m schema:location/rdfs:label ?place }"]
ORDER = "ORDER BY (!BOUND(?date)) STR(?date)"


def select(columns: list[str], nodes: list[str], lines: list[str], order: str) -> Query:
    """The query that shows these columns and knows these nodes.

    What may be missing comes last: the store joins what stands behind an OPTIONAL with all that stands before it.
    """
    body = "\n  ".join(sorted(lines, key=lambda line: line.startswith(("OPTIONAL", "BIND"))))
    choices = re.findall(r"VALUES \?(\w+) \{ (?:person:|<[^>]*/person/)", body)  # which of several of one name
    projected = " ".join(f"?{name}" for name in dict.fromkeys([*columns, *nodes, *choices]))
    return Query(f"SELECT DISTINCT {projected} WHERE {{\n  {body}\n}} {order}", tuple(columns), tuple(nodes))


def base(reading: Reading, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The meetings of a reading, only the first or the last of them where it says so; their seats as nodes."""
    patterns = Patterns(lexicon)
    lines = patterns.meetings(reading.filters, "m")
    seats = patterns.seats
    if reading.order:
        descending = "DESC" if reading.order == "last" else "ASC"
        inner = "\n    ".join([*lines, "?m sem:hasEarliestBeginTimeStamp ?day ."])
        order = f"ORDER BY {descending}(?day) ?m LIMIT {reading.limit or 1}"
        head = [f"{{ SELECT DISTINCT ?m ?day WHERE {{\n    {inner}\n  }} {order} }}"]
        again = Patterns(lexicon, "again")
        lines = [*head, *again.seat_lines(reading.filters.seats, "m")]
        seats = again.seats
    return lines, seats
