"""Values for the variables of a query: RDF terms put in place of whole tokens, never text pasted into text."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kgraph.errors import QueryError
from kgraph.query.tokens import tokens
from kgraph.rdf import ns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Term = NamedNode | Literal

XSD = ns.VOCABULARIES["xsd"]
_IRI = re.compile(r'<([A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*)>')
_NAME = re.compile(
    r"([A-Za-z][\w-]*):((?:[\w-]|%[0-9A-Fa-f]{2})(?:(?:[\w.-]|%[0-9A-Fa-f]{2})*(?:[\w-]|%[0-9A-Fa-f]{2}))?)"
)
_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?', re.DOTALL)


def bind(query: str, values: Mapping[str, Term]) -> str:
    """The query with each of these variables (without ``?``) replaced by its value, wherever it stands.

    Raises QueryError for a variable that the query does not have or that it selects by name.

    >>> bind("SELECT ?x { ?x rdfs:label ?name }", {"name": Literal('say "hi"')})
    'SELECT ?x { ?x rdfs:label "say \\\\"hi\\\\"" }'
    """
    parts: list[str] = []
    used: set[str] = set()
    end, selecting = 0, False
    for token in tokens(query):
        word = token.text.upper()
        selecting = word in {"SELECT", "DISTINCT", "REDUCED"} or (selecting and token.kind == "var")
        name = token.text[1:]
        if token.kind == "var" and name in values:
            if selecting:
                raise QueryError(f"?{name} cannot be a parameter: the query selects it (give its value another name)")
            parts += [query[end : token.start], str(values[name])]
            used.add(name)
            end = token.end
    if missing := sorted(set(values) - used):
        raise QueryError(f"the query has no ?{missing[0]} to give a value to")
    return "".join(parts) + query[end:]


def values_block(variable: str, terms: Iterable[Term]) -> str:
    """``VALUES ?variable { ... }``.

    >>> values_block("s", [Literal("a"), Literal("b")])
    'VALUES ?s { "a" "b" }'
    """
    return f"VALUES ?{variable} {{ {' '.join(map(str, terms))} }}"


def day(date: dt.date) -> Literal:
    """An ``xsd:date``."""
    return Literal(date.isoformat(), datatype=NamedNode(f"{XSD}date"))


def term(text: str, base: str) -> Term:
    """What a user means by a value: ``<iri>``, ``state:KOR``, ``"text"``, a number, a day, true or false, else text.

    >>> [str(term(text, "https://example.org/")) for text in ("state:KOR", "Seoul", '"5"')]
    ['<https://example.org/state/KOR>', '"Seoul"', '"5"']
    >>> term("2025-07-11", "").datatype.value.rpartition("#")[2], term("5", "").datatype.value.rpartition("#")[2]
    ('date', 'integer')
    """
    if found := _IRI.fullmatch(text):
        return NamedNode(found.group(1))
    if (found := _NAME.fullmatch(text)) and found.group(1) in (known := ns.prefixes(base)):
        return NamedNode(known[found.group(1)] + found.group(2))
    if found := _QUOTED.fullmatch(text):
        content = re.sub(r'\\(["\\])', r"\1", found.group(1))
        return Literal(content, language=found.group(2)) if found.group(2) else Literal(content)
    if kind := _kind(text):
        return Literal(text, datatype=NamedNode(f"{XSD}{kind}"))
    return Literal(text)


def given(value: object, base: str) -> Term:
    """What a value from Python means: an RDF term itself, a truth value, anything else as :func:`term` reads its text.

    >>> [str(given(value, "")) for value in (NamedNode("https://example.org/a"), "Seoul")]
    ['<https://example.org/a>', '"Seoul"']
    >>> [given(value, "").datatype.value.rpartition("#")[2] for value in (dt.date(2025, 7, 11), 5, True)]
    ['date', 'integer', 'boolean']
    """
    if isinstance(value, NamedNode | Literal):
        return value
    return term(str(value).lower() if isinstance(value, bool) else str(value), base)


def _kind(text: str) -> str | None:
    if re.fullmatch(r"[+-]?[0-9]+", text):
        return "integer"
    if re.fullmatch(r"[+-]?[0-9]*\.[0-9]+", text):
        return "decimal"
    if text in {"true", "false"}:
        return "boolean"
    try:
        return "date" if dt.date.fromisoformat(text).isoformat() == text else None
    except ValueError:
        return None


def compact(value: NamedNode, base: str) -> str:
    """An IRI with its prefix where one of ours fits, else in angle brackets.

    >>> compact(NamedNode("https://w3id.org/kgraph/ns#party"), "https://example.org/")
    'kg:party'
    """
    best = ""
    for name, iri in ns.prefixes(base).items():
        if value.value.startswith(iri) and len(iri) > len(ns.prefixes(base).get(best, "")):
            best = name
    local = value.value[len(ns.prefixes(base)[best]) :] if best else ""
    if re.fullmatch(r"(?:[\w-]|%[0-9A-Fa-f]{2})+", local):
        return f"{best}:{local}"
    return str(value)
