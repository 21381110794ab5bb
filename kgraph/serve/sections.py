"""The tables of a page, each made by a query, with the quotes that say so.

The queries are ``queries/KIND.NUMBER.rq``, in the order of their numbers: ``?this`` is the thing, the first line is the
heading, and every variable a column; ``?x_iri`` is what ``?x`` links to, ``?quote`` a quote that says so, ``?order``
only sorts.  Rows are sorted by column.  A second line says otherwise: ``# newest first`` sorts by the first column,
backwards; ``# facts`` joins all values of one name in one row, without headings; ``# folded`` shows the rows on demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kgraph.query.terms import bind, compact, values_block
from kgraph.rdf.ns import FIELD_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.query.select import Reader, Row

_PACKAGE = "kgraph.serve"
#: What a property of claims is called.
_FIELDS = {iri.value: name for name, iri in FIELD_PROPERTIES.items()}
_NEWEST, _FACTS, _FOLDED = "# newest first", "# facts", "# folded"
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
    """A heading and a table under it; ``style`` is "rows" or "facts", ``cut`` is true where there may be more."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    style: str
    folded: bool
    cut: bool


def sections(reader: Reader, kind: str, thing: NamedNode | None) -> list[Section]:
    """The tables of a kind of page that have rows."""
    made = []
    for heading, text in _queries(kind):
        rows = reader.rows(bind(text, {"this": thing}) if thing is not None else text)
        if _NEWEST in text:
            rows.sort(key=lambda row: next(iter(row.values())) or "", reverse=True)
        if rows:
            style = "facts" if _FACTS in text else "rows"
            made.append(_section(reader, heading, rows, style, folded=_FOLDED in text))
    return made


@cache
def _queries(kind: str) -> tuple[tuple[str, str], ...]:
    """Heading and text of each query of a kind, in order."""
    found = [entry for entry in files(_PACKAGE).joinpath("queries").iterdir() if entry.name.startswith(f"{kind}.")]
    texts = [entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda entry: entry.name)]
    return tuple((text.split("\n", 1)[0].removeprefix("#").strip(), text) for text in texts)


def _section(reader: Reader, heading: str, rows: Sequence[Row], style: str, *, folded: bool) -> Section:
    names = [name for name in rows[0] if name not in {"quote", "order"} and not name.endswith("_iri")]
    shown = tuple(name for name in names if any(row[name] or row.get(f"{name}_iri") for row in rows))
    texts = quotes(reader, [row["quote"] for row in rows if row.get("quote")])
    lines: dict[tuple[Cell, ...], dict[str, Quote]] = {}
    for row in rows:
        cells = tuple(_cell(reader, row[name], row.get(f"{name}_iri")) for name in shown)
        said = lines.setdefault(cells, {})
        if (iri := row.get("quote")) in texts:
            said[str(iri)] = texts[str(iri)]
    made = [Line(cells, tuple(said.values())) for cells, said in lines.items()]
    return Section(heading, shown, tuple(_joined(made) if style == "facts" else made), style, folded, len(rows) >= ROWS)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """One line for each first cell, with all that stands beside it."""
    found: dict[Cell, list[Cell]] = {}
    for line in lines:
        found.setdefault(line.cells[0], []).extend(line.cells[1:])
    return [Line((name, *values), ()) for name, values in found.items()]


def _cell(reader: Reader, text: str | None, iri: str | None) -> Cell:
    if text is None:
        return Cell(compact(NamedNode(iri), reader.base) if iri else "", iri)
    return Cell(_FIELDS.get(text, text), iri)


# --- quotes ---


def quotes(reader: Reader, wanted: Iterable[str | None]) -> dict[str, Quote]:
    """The words of quotes by IRI, in the order of what is wanted; what the graph has no words of is left out."""
    asked = list(dict.fromkeys(iri for iri in wanted if iri))
    if not asked:
        return {}
    text = files(_PACKAGE).joinpath("queries", "quotes.rq").read_text(encoding="utf-8")
    nodes = [NamedNode(iri) for iri in sorted(asked)]
    rows = reader.rows(text.replace("VALUES ?quote {}", values_block("quote", nodes)))
    found = {str(row["quote"]): _quote(row) for row in rows}
    return {iri: found[iri] for iri in asked if iri in found}


def _quote(row: Row) -> Quote:
    prefix, start = row["prefix"] or "", row["start"] or "0"
    return Quote(
        iri=str(row["quote"]),
        article=Cell(row["title"] or "", row["article"]),
        day=row["day"],
        span=f"{start}-{row['end']}",
        prefix=prefix if int(start) <= len(prefix) else f"…{_whole_words(prefix)}",
        exact=row["exact"] or "",
        suffix=_whole_words((row["suffix"] or "")[::-1])[::-1] + "…" if row["suffix"] else "",
    )


def _whole_words(context: str) -> str:
    """Context without the word that its first character may have cut.

    >>> _whole_words("ugh the alliance. ")
    'the alliance. '
    """
    return context.partition(" ")[2] or context
