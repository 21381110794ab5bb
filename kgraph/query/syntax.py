"""Syntax errors of SPARQL in words: line, column, and what may have been meant."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.query.tokens import form, place, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_POSITION = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_WORDS = (
    "select construct describe ask where filter optional union graph minus bind values exists not distinct reduced "
    "order group having by limit offset asc desc prefix base from named as in count sum min max avg sample "
    "group_concat separator regex contains strstarts strends lcase ucase str lang datatype bound if coalesce concat "
    "replace year month day now iri uri strlen substr isiri isliteral isnumeric strbefore strafter round abs a true "
    "false langmatches sameterm strdt strlang uuid struuid rand ceil floor hours minutes seconds timezone tz md5 "
    "sha1 sha256 sha384 sha512 encode_for_uri bnode isblank isuri silent using all undef"
)


def _keywords() -> list[str]:
    return _WORDS.split()


def explain(query: str, message: str, prefixes: Mapping[str, str]) -> str:
    """One line for a syntax error of pyoxigraph (``message``).

    >>> explain("SELECT * { ?x kgg:party ?y }", "error at 1:19: expected ...", {"kg": "..."})
    'line 1, column 15: the prefix kgg: is not defined (did you mean kg:?)'
    """
    undefined = _undefined_prefix(query, prefixes)
    if undefined:
        return undefined
    if "unbound" in message:
        return "SELECT names a variable that GROUP BY does not (put it after GROUP BY, or in COUNT, SAMPLE, MIN ...)"
    found = _POSITION.match(message)
    if not found:
        return " ".join(message.split())[:200]
    line, column, expected = int(found[1]), int(found[2]), found[3]
    where = f"line {line}, column {column}"
    offset = sum(len(text) for text in query.splitlines(keepends=True)[: line - 1]) + column - 1
    return f"{where}: {_trouble(query, offset, expected)}"


def _undefined_prefix(query: str, prefixes: Mapping[str, str]) -> str | None:
    found = [token for token in tokens(query) if token.kind not in {"space", "comment"}]
    declared = {
        after.text.rstrip(":") for before, after in pairwise(found) if before.word == "prefix" and after.kind == "name"
    }
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in prefixes and prefix not in declared:
            return f"{place(query, token.start)}: the prefix {prefix}: is not defined{_meant(prefix, prefixes, ':')}"
    return None


def _trouble(query: str, offset: int, expected: str) -> str:
    rest = [token for token in tokens(query) if token.start + len(token.text) > offset]
    here = next((token for token in rest if token.kind not in {"space", "comment"}), None)
    if form(query) is None:
        first = next((token for token in tokens(query) if token.kind == "word"), None)
        guess = _meant(first.text, _keywords()) if first else ""
        return f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE{guess}"
    if any(token.text in {'"', "'"} for token in tokens(query)):
        return "a string that is never closed"
    for token in tokens(query):
        if token.kind == "word" and token.text.lower() not in _keywords() and token.start <= offset:
            guess = _meant(token.text, _keywords())
            if guess:
                return f"{token.text} is no keyword{guess}"
    balance = sum((token.text == "{") - (token.text == "}") for token in tokens(query))
    if here is None:
        return "the query ends too early" + (f" ({balance} }} missing)" if balance > 0 else "")
    short = " ".join(expected.split())
    wanted = "" if len(short) > 60 or "\\u" in short else f", expected {short.removeprefix('expected ')}"
    return f"{here.text!r} cannot stand here{wanted}"


def _meant(text: str, known: Iterable[str], suffix: str = "") -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(text.lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=65)
    return f" (did you mean {best[0] if suffix else best[0].upper()}{suffix}?)" if best else ""
