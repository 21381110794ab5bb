"""Whether the sources of what an answer shows disagree on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.query.english.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.query.english.lexicon import Lexicon

#: Rows that are looked at, and meetings that a note names.
_ROWS, _NAMED = 100, 3
#: The property behind a column.
_PROPERTIES = {
    "date": "dct:date",
    "place": "schema:location",
    "status": "schema:eventStatus",
    "duration": "schema:duration",
    "ordinal": "kg:ordinal",
}


def disputed(lexicon: Lexicon, rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each shown field that sources disagree on at these rows' meetings; rows bind ``m`` or ``p``."""
    fields = [name for name in _PROPERTIES if name in columns]
    nodes = {name: list(dict.fromkeys(row[name] for row in rows[:_ROWS] if row.get(name))) for name in ("m", "p")}
    if not fields or not any(nodes.values()):
        return ()
    pairs = " ".join(f'({_PROPERTIES[name]} "{name}")' for name in fields)
    which = (
        Patterns.values("m", nodes["m"])
        if nodes["m"]
        else f"{Patterns.values('p', nodes['p'])} ?m kg:participation ?p ."
    )
    query = f"""SELECT DISTINCT ?field ?meeting WHERE {{
      {which}
      ?m kg:conflict ?claim ; rdfs:label ?meeting .
      VALUES (?property ?field) {{ {pairs} }}
      GRAPH ?article {{ ?claim rdf:predicate ?property ; kg:conflictsWith ?other }}
    }} ORDER BY ?field ?meeting"""
    told: dict[str, list[str]] = {}
    for field, meeting in lexicon.select(query):
        told.setdefault(str(field), []).append(str(meeting))
    return tuple(
        f"Sources disagree on the {field} of {'; '.join(meetings[:_NAMED])}"
        f"{f' and {len(meetings) - _NAMED} more' if len(meetings) > _NAMED else ''}: see kgraph conflicts."
        for field, meetings in told.items()
    )
