"""The quotes behind the rows of an answer, fetched for those rows alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.query.english.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.query import Query

#: Rows whose quotes are fetched, and quotes given for one thing.
ROWS, EACH = 100, 3


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words: ``text[start:end]`` of the article, in code points."""

    article: str
    start: int
    end: int
    quote: str

    def to_json(self) -> dict[str, Any]:
        """Its JSON object."""
        return {"article": self.article, "start": self.start, "end": self.end, "quote": self.quote}


def quotes(lexicon: Lexicon, rows: list[dict[str, Any]], query: Query) -> list[Evidence]:
    """The quotes of these rows, in the order of the rows; each once."""
    if query.evidence is not None:
        nodes = [str(node) for (node,) in lexicon.select(query.evidence) if node] if rows else []
    else:
        nodes = [row[name] for row in rows[:ROWS] for name in reversed(query.nodes) if row.get(name)]
    found: dict[str, list[Evidence]] = {}
    for node, evidence in _fetch(lexicon, dict.fromkeys(nodes)):
        found.setdefault(node, []).append(evidence)
    kept = [quote for node in dict.fromkeys(nodes) for quote in sorted(found.get(node, ()))[:EACH]]
    return list(dict.fromkeys(kept))


def _fetch(lexicon: Lexicon, nodes: Iterable[str]) -> list[tuple[str, Evidence]]:
    wanted = list(nodes)
    if not wanted:
        return []
    text = f"""SELECT DISTINCT ?node ?id ?start ?end ?exact WHERE {{
      {Patterns.values("node", wanted)}
      {{ ?node dct:source ?quote }} UNION {{ GRAPH ?said {{ ?node dct:source ?quote }} }}
      GRAPH ?article {{
        ?quote oa:hasSelector ?position, ?words .
        ?position oa:start ?start ; oa:end ?end .
        ?words oa:exact ?exact .
      }}
      ?article dct:identifier ?id .
    }}"""
    return [
        (str(node), Evidence(str(article), int(start or 0), int(end or 0), str(exact)))
        for node, article, start, end, exact in lexicon.select(text)
    ]
