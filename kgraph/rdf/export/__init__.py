"""The graph in other people's formats, each byte for byte the same for the same graph.

=========  =============================================================================================
ttl        Turtle: facts, quotes and claims without the graph names
trig       TriG: facts in the default graph, what each article says in that article's graph
nq         the same as N-Quads, lines sorted
jsonld     the same as JSON-LD with the context of ``ontology/context.jsonld``
csv        a row a participant of a meeting
jsonl      a line a merged meeting (:func:`kgraph.serial.merged_to_json`)
graphml    meetings, persons and parties as a network, for yEd, igraph, Cytoscape
gexf       the same for Gephi
plover     event records of the PLOVER draft 0.7, a line a meeting
ftm        FollowTheMoney entities, a line each
=========  =============================================================================================
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kgraph.errors import QueryError
from kgraph.rdf import read
from kgraph.rdf.export import ftm, linked, network, plover, table
from kgraph.rdf.ids import DEFAULT_BASE, Ids
from kgraph.serial import merged_to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import Store

    from kgraph.model import Knowledge


def _lines(records: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


_LINKED: Mapping[str, Callable[[Store, str], bytes]] = MappingProxyType(
    {"jsonld": linked.jsonld, "nq": linked.nquads, "trig": linked.trig, "ttl": linked.turtle}
)
_OTHER: Mapping[str, Callable[[Knowledge, Ids], str]] = MappingProxyType(
    {
        "csv": table.participations,
        "ftm": lambda knowledge, ids: _lines(ftm.entities(knowledge, ids)),
        "gexf": network.gexf,
        "graphml": network.graphml,
        "jsonl": lambda knowledge, _: _lines(merged_to_json(knowledge)),
        "plover": lambda knowledge, _: _lines(plover.records(knowledge)),
    }
)
FORMATS = tuple(sorted({*_LINKED, *_OTHER}))


def export(store: Store, form: str, *, base: str = DEFAULT_BASE) -> bytes:
    """The whole graph of a store (``read(...).store``) in one of :data:`FORMATS`, UTF-8; ``base`` is its base IRI.

    Raises QueryError for a format that is none.
    """
    if form in _LINKED:
        return _LINKED[form](store, base)
    if form in _OTHER:
        return _OTHER[form](read.knowledge(store), Ids(base)).encode()
    raise QueryError(f"no such format: {form} (one of {', '.join(FORMATS)})")
