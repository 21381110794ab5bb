"""Results in the W3C's formats: SPARQL 1.1 results in JSON, XML, CSV and TSV; triples in Turtle."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.query.result import Result, Term

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
# what XML 1.0 cannot hold at all
_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")


def dump(result: Result, kind: str) -> str:
    """The result as text in one of :data:`FORMATS` but "table".

    Raises QueryError when the format cannot hold it: rows in Turtle; triples in anything but Turtle and N-Triples
    shaped JSON, CSV and TSV, which give them as rows of subject, predicate and object.
    """
    if kind == "ttl":
        if result.kind != "graph":
            raise QueryError("ttl holds the triples of CONSTRUCT and DESCRIBE (for rows: table, json, csv, tsv, xml)")
        dumped = ox.serialize(result.triples, format=ox.RdfFormat.TURTLE, prefixes=dict(result.prefixes))
        return bytes(dumped or b"").decode()
    heads, rows = result.heads, list(result.terms)
    if result.kind == "graph":
        rows = [(triple.subject, triple.predicate, triple.object) for triple in result.triples]
    if kind == "json":
        return _json(result, heads, rows)
    if kind == "xml":
        return _xml(result, heads, rows)
    if result.kind == "ask":
        return f"{str(result.answer).lower()}\n"
    return _csv(heads, rows) if kind == "csv" else _tsv(heads, rows)


def _json(result: Result, heads: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> str:
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": result.answer}) + "\n"
    bindings = [{h: _binding(t) for h, t in zip(heads, row, strict=True) if t is not None} for row in rows]
    content = {"head": {"vars": list(heads)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        raise QueryError("a triple as a value has no place in these formats")
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _csv(heads: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(["" if term is None else _plain(term) for term in row] for row in rows)
    return out.getvalue()


def _plain(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else _binding(term)["value"]


def _tsv(heads: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> str:
    lines = ["\t".join(f"?{head}" for head in heads)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _xml(result: Result, heads: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> str:
    lines = ['<?xml version="1.0"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">']
    if result.kind == "ask":
        return "\n".join([*lines, f"<head/><boolean>{str(result.answer).lower()}</boolean>", "</sparql>"]) + "\n"
    lines.append("<head>" + "".join(f"<variable name={quoteattr(head)}/>" for head in heads) + "</head><results>")
    for row in rows:
        cells = (
            f"<binding name={quoteattr(head)}>{_xml_term(term)}</binding>"
            for head, term in zip(heads, row, strict=True)
            if term is not None
        )
        lines.append(f"<result>{''.join(cells)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>"]) + "\n"


def _xml_term(term: Term) -> str:
    found = _binding(term)
    text = escape(found["value"].translate(_NOT_XML))
    if found["type"] != "literal":
        return f"<{found['type']}>{text}</{found['type']}>"
    attribute = f" xml:lang={quoteattr(found['xml:lang'])}" if "xml:lang" in found else ""
    attribute = f" datatype={quoteattr(found['datatype'])}" if "datatype" in found else attribute
    return f"<literal{attribute}>{text}</literal>"
