"""SPARQL as tokens: enough to see what a query would do, to put terms for variables, and to explain an error.

Oxigraph reads keywords without a space after them (``SERVICE:x{``, ``1SERVICE<x>{``), so the test for refused words
looks inside words and prefixes, never inside comments, strings, IRIs, variables and local names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox

_LETTER = r"[^\W\d_]"
# SPARQL 1.1, section 19.8; what no rule takes is one token of punctuation
_TOKENS = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\r\n]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w(?:[\w.\-]*[\w\-])?)
    | (?P<name>(?:{_LETTER}(?:[\w.\-]*[\w\-])?)?:(?:(?:[\w:.\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*
               (?:[\w:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<word>{_LETTER}\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(["load", "insert", "delete", "clear", "drop", "create", "add", "move", "copy"])
_FORMS = frozenset(["select", "construct", "describe", "ask"])


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query, ``kind`` as the groups above name it, at code point ``start``."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in lower case, empty for any other token."""
        return self.text.lower() if self.kind == "word" else ""


def tokens(query: str) -> Iterator[Token]:
    """Every token of a query, spaces and comments included: their texts joined are the query.

    >>> [t.text for t in tokens("ASK{?s a<x>} # '") if t.kind != "space"]
    ['ASK', '{', '?s', 'a', '<x>', '}', "# '"]
    """
    for match in _TOKENS.finditer(query):
        yield Token(str(match.lastgroup), match.group(), match.start())


def place(query: str, offset: int) -> str:
    """'line 2, column 7', both counted from 1."""
    line = query.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (query.rfind(chr(10), 0, offset) + 1) + 1}"


def form(query: str) -> str | None:
    """The query form: "select", "construct", "describe", "ask", or None.

    >>> form("PREFIX a: <b> # ask\\n SELECT * {}"), form("hello")
    ('select', None)
    """
    return next((token.word for token in tokens(query) if token.word in _FORMS), None)


def refuse(query: str) -> None:
    """Raises QueryError when a query would call another server (SERVICE) or change anything, before it is evaluated.

    >>> refuse("SELECT ?service { ?service a <SERVICE> } # SERVICE")
    >>> refuse("ASK { sErViCe <http://example.org/> {} }")
    Traceback (most recent call last):
    kgraph.errors.QueryError: line 1, column 7: SERVICE is refused: a query cannot call another server
    """
    for token in tokens(query):
        where = place(query, token.start)
        prefix = token.text.partition(":")[0].lower() if token.kind == "name" else ""
        if "service" in token.word or "service" in prefix:
            raise QueryError(f"{where}: SERVICE is refused: a query cannot call another server")
        if token.word in _UPDATES:
            raise QueryError(f"{where}: {token.text.upper()} is refused: queries only read the graph")
        if token.text == "\\":
            raise QueryError(f"{where}: an escape outside strings and IRIs is refused (write the character itself)")


def substitute(query: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """The query with terms in the place of variables: a parse tree with other leaves, never a pasted string.

    A projected variable keeps its column.  Raises QueryError when the query has no such variable.

    >>> import pyoxigraph as ox
    >>> substitute("SELECT ?x { ?x ?p $v } ORDER BY ?v # ?v", {"v": ox.Literal('"')})
    'SELECT ?x { ?x ?p "\\\\"" } ORDER BY ("\\\\"") # ?v'
    """
    missing = sorted(set(terms) - {t.text[1:] for t in tokens(query) if t.kind == "variable"})
    if missing:
        raise QueryError(f"the query has no variable ?{missing[0]} to set")
    out: list[str] = []
    mode, depth = "pattern", 0
    for token in tokens(query):
        mode, depth = _mode(token, mode, depth)
        term = terms.get(token.text[1:]) if token.kind == "variable" else None
        if term is None:
            out.append(token.text)
        elif mode == "select" and depth == 0:
            out.append(f"({term} AS ?{token.text[1:]})")
        else:
            out.append(f"({term})" if mode == "by" and depth == 0 else str(term))
    return "".join(out)


def _mode(token: Token, mode: str, depth: int) -> tuple[str, int]:
    """Whether the token stands in a projection, after GROUP BY or ORDER BY, or in a pattern; open parentheses there."""
    if token.word == "select":
        return "select", 0
    if token.word == "by":
        return "by", 0
    if token.text in "{}" or token.word in {"where", "from", "limit", "offset", "having", "values"}:
        return "pattern", 0
    return mode, depth + (token.text == "(") - (token.text == ")")
