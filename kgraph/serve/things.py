"""A thing of the graph, whatever it is: as a page with the quotes that say so, and as RDF.

What a page shows are the queries ``queries/KIND.NUMBER.rq``, in the order of their numbers: ``?this`` is the thing,
the first line is the heading, and every variable a column; ``?x_iri`` is what ``?x`` links to, ``?quote`` a quote that
says so, ``?order`` only sorts.  Rows are sorted by column, or with ``# newest first`` by the first one, backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple, serialize

from kgraph.query.terms import bind, compact, values_block
from kgraph.rdf import ns
from kgraph.serve import html
from kgraph.serve.negotiate import ENDINGS, GRAPHS, HTML
from kgraph.serve.protocol import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kgraph.query.select import Reader, Row

_PACKAGE = "kgraph.serve"
#: Which queries make the page of a thing of a class; other things get those of "thing".
_KINDS = {
    "kg:Meeting": "meeting",
    "schema:Person": "person",
    "schema:Country": "party",
    "org:Organization": "party",
    "schema:NewsArticle": "article",
    "oa:SpecificResource": "quote",
    "schema:City": "place",
    "schema:Event": "occasion",
}
#: What belongs to a thing and is told with it in RDF.
_PARTS = frozenset(
    ns.term(name).value
    for name in (
        "kg:participation",
        "kg:statusReport",
        "kg:conflict",
        "dct:source",
        "kg:standInSource",
        "oa:hasSelector",
    )
)
_DEPTH = 3
_NEWEST = "# newest first"
#: Most rows of a section; the queries have the same limit.
ROWS = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, and the IRI it stands for."""

    text: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with what stands around them."""

    iri: str
    article: Cell
    day: str | None
    span: str
    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with the quotes that say so."""

    cells: tuple[Cell, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and a table under it; ``cut`` is true where there may be more."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    cut: bool


def answer(reader: Reader, iri: str, form: str) -> tuple[dict[str, Any], bytes]:
    """The page or the RDF of a thing; raises RefusedError (404) when the graph does not know it."""
    thing = _node(iri)
    if not _known(reader, thing):
        raise RefusedError(404, f"nothing is known of {iri}")
    if form == HTML:
        return {"type": HTML}, _page(reader, thing)
    triples = sorted(set(_description(reader, thing)) or set(_mentions(reader, thing)), key=str)
    content = serialize(triples, format=GRAPHS[form], prefixes=ns.prefixes(reader.base))
    return {"type": form}, content or b""


def home(reader: Reader) -> bytes:
    """The first page: how much there is, the latest meetings, who is in most of them."""
    sections = _sections(reader, "home", None)
    return html.page("home", sections=sections, base=reader.base)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise RefusedError(400, "this is no absolute IRI") from None


def _known(reader: Reader, thing: NamedNode) -> bool:
    store = reader.store
    found = (store.quads_for_pattern(thing, None, None), store.quads_for_pattern(None, None, thing))
    return any(next(quads, None) is not None for quads in found)


# --- the page ---


def _page(reader: Reader, thing: NamedNode) -> bytes:
    types = {quad.object.value for quad in _about(reader, thing, ns.A) if isinstance(quad.object, NamedNode)}
    kind = next((name for curie, name in _KINDS.items() if ns.term(curie).value in types), "thing")
    label = next((q.object.value for q in _about(reader, thing, ns.LABEL) if isinstance(q.object, Literal)), None)
    scope = {"person": "person", "party": "state"}.get(kind)
    known = next((q.object.value for p in (ns.NOTATION, ns.IDENTIFIER) for q in _about(reader, thing, p)
                  if isinstance(q.object, Literal)), None)  # fmt: skip
    return html.page(
        "thing",
        title=label or compact(thing, reader.base),
        kind=", ".join(sorted(compact(NamedNode(name), reader.base) for name in types)),
        iri=thing.value,
        base=reader.base,
        picture=(scope, known) if scope and known else None,
        forms={ending: media for ending, media in ENDINGS.items() if media != HTML},
        query=f"iri={quote(thing.value, safe='')}&" if "?" in (html.path(reader.base, thing.value) or "") else "",
        sections=_sections(reader, kind, thing),
    )


def _about(reader: Reader, thing: NamedNode, predicate: NamedNode | None) -> Iterator[Quad]:
    return reader.store.quads_for_pattern(thing, predicate, None, None)


@cache
def _queries(kind: str) -> tuple[tuple[str, str], ...]:
    """Heading and text of each query of a kind, in order."""
    found = [entry for entry in files(_PACKAGE).joinpath("queries").iterdir() if entry.name.startswith(f"{kind}.")]
    texts = [entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda entry: entry.name)]
    return tuple((text.split("\n", 1)[0].removeprefix("#").strip(), text) for text in texts)


def _sections(reader: Reader, kind: str, thing: NamedNode | None) -> list[Section]:
    made = []
    for heading, text in _queries(kind):
        rows = reader.rows(bind(text, {"this": thing}) if thing is not None else text)
        if _NEWEST in text:
            rows.sort(key=lambda row: next(iter(row.values())) or "", reverse=True)
        if rows:
            made.append(_section(reader, heading, rows))
    return made


def _section(reader: Reader, heading: str, rows: Sequence[Row]) -> Section:
    names = [name for name in rows[0] if name not in {"quote", "order"} and not name.endswith("_iri")]
    shown = [name for name in names if any(row[name] is not None for row in rows)]
    texts = _quotes(reader, {row["quote"] for row in rows if row.get("quote")})
    lines: dict[tuple[Cell, ...], dict[str, Quote]] = {}
    for row in rows:
        cells = tuple(_cell(reader, row[name], row.get(f"{name}_iri")) for name in shown)
        said = lines.setdefault(cells, {})
        if (iri := row.get("quote")) in texts:
            said[str(iri)] = texts[str(iri)]
    done = [Line(cells, tuple(said.values())) for cells, said in lines.items()]
    return Section(heading, tuple(shown), tuple(done), len(rows) >= ROWS)


def _cell(reader: Reader, text: str | None, iri: str | None) -> Cell:
    return Cell(text or (compact(NamedNode(iri), reader.base) if iri else ""), iri)


def _quotes(reader: Reader, wanted: Iterable[str | None]) -> dict[str, Quote]:
    nodes = [NamedNode(iri) for iri in sorted(iri for iri in wanted if iri)]
    if not nodes:
        return {}
    text = files(_PACKAGE).joinpath("queries", "quotes.rq").read_text(encoding="utf-8")
    return {
        str(row["quote"]): Quote(
            iri=str(row["quote"]),
            article=Cell(row["title"] or "", row["article"]),
            day=row["day"],
            span=f"{row['start']}-{row['end']}",
            prefix=row["prefix"] or "",
            exact=row["exact"] or "",
            suffix=row["suffix"] or "",
        )
        for row in reader.rows(text.replace("VALUES ?quote {}", values_block("quote", nodes)))
    }


# --- RDF ---


def _mentions(reader: Reader, thing: NamedNode) -> Iterator[Triple]:
    """Where a thing is named of which nothing is said itself: the value of a claim that lost, for example."""
    for quad in islice(reader.store.quads_for_pattern(None, None, thing), ROWS):
        yield quad.triple


def _description(reader: Reader, thing: NamedNode, depth: int = _DEPTH) -> Iterator[Triple]:
    """What is said of a thing, of its parts and their quotes, in any graph, and the labels of all that names."""
    for quad in _about(reader, thing, None):
        yield quad.triple
        if not isinstance(quad.object, NamedNode):
            continue
        if depth and quad.predicate.value in _PARTS:
            yield from _description(reader, quad.object, depth - 1)
        else:
            yield from (label.triple for label in _about(reader, quad.object, ns.LABEL))
