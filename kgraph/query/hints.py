"""What is wrong with a query, where, and what was likely meant: the store's parser alone says little of that."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from kgraph.errors import QueryError
from kgraph.query.tokens import Token, offset, position, tokens
from kgraph.rdf import ns

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE", "VERSION")
# SPARQL 1.1 Query Language, section 19.8: every keyword and built-in function of the grammar
_KEYWORDS = frozenset(
    [
        "A",
        "ABS",
        "ADD",
        "ADJUST",
        "AS",
        "ASC",
        "ASK",
        "AVG",
        "BASE",
        "BIND",
        "BNODE",
        "BOUND",
        "BY",
        "CEIL",
        "COALESCE",
        "CONCAT",
        "CONSTRUCT",
        "CONTAINS",
        "COUNT",
        "DATATYPE",
        "DAY",
        "DESC",
        "DESCRIBE",
        "DISTINCT",
        "ENCODE_FOR_URI",
        "EXISTS",
        "FALSE",
        "FILTER",
        "FLOOR",
        "FROM",
        "GRAPH",
        "GROUP",
        "GROUP_CONCAT",
        "HAVING",
        "HOURS",
        "IF",
        "IN",
        "IRI",
        "ISBLANK",
        "ISIRI",
        "ISLITERAL",
        "ISNUMERIC",
        "ISTRIPLE",
        "ISURI",
        "LANG",
        "LANGMATCHES",
        "LATERAL",
        "LCASE",
        "LIMIT",
        "MAX",
        "MD5",
        "MIN",
        "MINUS",
        "MINUTES",
        "MONTH",
        "NAMED",
        "NOT",
        "NOW",
        "OBJECT",
        "OFFSET",
        "OPTIONAL",
        "ORDER",
        "PREDICATE",
        "PREFIX",
        "RAND",
        "REDUCED",
        "REGEX",
        "REPLACE",
        "ROUND",
        "SAMETERM",
        "SAMPLE",
        "SECONDS",
        "SELECT",
        "SEPARATOR",
        "SHA1",
        "SHA256",
        "SHA384",
        "SHA512",
        "STR",
        "STRAFTER",
        "STRBEFORE",
        "STRDT",
        "STRENDS",
        "STRLANG",
        "STRLEN",
        "STRSTARTS",
        "STRUUID",
        "SUBJECT",
        "SUBSTR",
        "SUM",
        "TIMEZONE",
        "TRIPLE",
        "TRUE",
        "TZ",
        "UCASE",
        "UNDEF",
        "UNION",
        "URI",
        "UUID",
        "VALUES",
        "VERSION",
        "WHERE",
        "YEAR",
    ]
)
#: Characters of the query that a message repeats.
_EXCERPT = 30
_SAID = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


def syntax_error(query: str, said: str, base: str) -> QueryError:
    """The error for a query that the store refused, ``said`` being its words.

    >>> print(syntax_error("SELECT * { ?s foaf:name ?o }", "error at 1:26: expected ...", "https://example.org/"))
    line 1, column 15: the prefix foaf: is not declared (write PREFIX foaf: <...> in front)
    """
    found = list(tokens(query))
    problem = _broken(found) or _first_word(found) or _prefix(found, base) or _keyword(found) or _bracket(found)
    where, what = problem or _said(query, said, found)
    line, column = position(query, where)
    return QueryError(f"line {line}, column {column}: {what}")


def alike(word: str, known: list[str]) -> str | None:
    """The one of these that a word was likely meant to be, None when none is near.

    >>> alike("OPTOINAL", ["OPTIONAL", "FILTER"]), alike("xyz", ["OPTIONAL"])
    ('OPTIONAL', None)
    """
    allowed = min(2, len(word) // 3)
    found = process.extractOne(word, sorted(known), scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
    return found[0] if found else None


def _meant(word: str, known: list[str]) -> str:
    near = alike(word, known)
    return f" (did you mean {near}?)" if near else ""


def _broken(found: list[Token]) -> tuple[int, str] | None:
    for token in found:
        if token.kind == "sign" and token.text in {'"', "'"}:
            return token.start, "this string has no end"
    return None


def _first_word(found: list[Token]) -> tuple[int, str] | None:
    if not found:
        return 0, "the query is empty"
    first = found[0]
    if first.text.upper() in _FORMS:
        return None
    return (
        first.start,
        f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE{_meant(first.text.upper(), list(_FORMS))}",
    )


def _prefix(found: list[Token], base: str) -> tuple[int, str] | None:
    known = set(ns.prefixes(base))
    for before, token in zip([None, *found], found, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.text.upper() == "PREFIX":
            known.add(prefix)
        elif prefix not in known:
            meant = alike(prefix, sorted(known))
            hint = f"did you mean {meant}:?" if meant else f"write PREFIX {prefix}: <...> in front"
            return token.start, f"the prefix {prefix}: is not declared ({hint})"
    return None


def _keyword(found: list[Token]) -> tuple[int, str] | None:
    for token in found:
        if token.kind == "word" and token.text.upper() not in _KEYWORDS:
            hint = (
                _meant(token.text.upper(), sorted(_KEYWORDS)) or " (a variable begins with ?, a text stands in quotes)"
            )
            return token.start, f"{token.text} is no word of SPARQL{hint}"
    return None


def _bracket(found: list[Token]) -> tuple[int, str] | None:
    still: list[Token] = []
    for token in found:
        if token.kind != "sign":
            continue
        if token.text in _PAIRS:
            still.append(token)
        elif token.text in _PAIRS.values():
            if not still:
                return token.start, f"this {token.text} closes nothing"
            opened = still.pop()
            if _PAIRS[opened.text] != token.text:
                return token.start, f"{_PAIRS[opened.text]} is missing before this {token.text}"
    return (still[-1].start, f"this {still[-1].text} is never closed") if still else None


def _said(query: str, said: str, found: list[Token]) -> tuple[int, str]:
    match = _SAID.match(said)
    if match is None:
        return 0, said.splitlines()[0] if said else "malformed"
    where = offset(query, int(match.group(1)), int(match.group(2)))
    if "variable that is unbound" in match.group(3):
        return found[0].start, "a variable that is selected has no value (name it in GROUP BY, or count it)"
    if located := _located(query):
        where = located
    # the store looks some signs ahead: the token it stumbled over begins at or before the place it names
    token = next((t for t in reversed(found) if t.start <= where), None)
    if token is None or where >= len(query):
        return where, "the query ends too early"
    rest = " ".join(query[token.start :].split())
    return token.start, f"cannot be read from here on: {rest[:_EXCERPT]}{'...' * (len(rest) > _EXCERPT)}"


def _located(query: str) -> int | None:
    """Where another parser stumbles; it is slow to load, and says it better."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseException as error:
        return int(error.loc)
    except Exception:  # an undefined prefix and the like: nothing to learn
        return None
    return None
