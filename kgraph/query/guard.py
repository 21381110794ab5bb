"""What a query may not do: ask other servers (SERVICE) or change anything (LOAD, INSERT ...).

The store's parser wants no space around keywords (it takes ``trueSERVICEex:x{}`` for a federated query) and reads
``<`` as "less than" or as the start of an IRI, as it suits.  So every way of cutting a query into tokens is looked at,
and whatever can be read as such a keyword is refused before the store sees it.
"""

from __future__ import annotations

from kgraph.errors import QueryError
from kgraph.query.tokens import Token, at, position, unescaped

_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"])
#: Signs and kinds after which "<" can be "less than": the end of an operand.
_OPERANDS = frozenset({"var", "string", "lang", "number", "name", "iri", "blank", "word"})
#: Words before a graph's name, where a prefix that contains "service" does no harm.
_BEFORE_GRAPH = frozenset({"GRAPH", "FROM", "NAMED"})


def check(query: str) -> None:
    """Refuses a query that asks another server or is an update.

    Raises QueryError that says where and why; a query that passes may still be malformed.

    >>> check('SELECT * { ?service a "LOAD" } # SERVICE <http://example.org> {}')
    >>> check("SELECT * { SERVICE <http://example.org> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kgraph.errors.QueryError: line 1, column 12: SERVICE is refused (a query reads this graph alone)
    """
    for text in dict.fromkeys((query, unescaped(query))):
        _check(text)


def _check(query: str) -> None:
    todo: list[tuple[int, Token | None, bool]] = [(0, None, True)]
    seen: set[tuple[int, bool]] = set()
    while todo:
        start, before, plain = todo.pop()
        token = at(query, start)
        if token is None or (token.start, plain) in seen:
            continue
        seen.add((token.start, plain))
        _refuse(query, token, before, plain)
        todo.append((token.end, token, plain))
        if token.kind == "iri" and before is not None and _ends_operand(before):
            todo.append((token.start + 1, Token("sign", "<", token.start), False))


def _ends_operand(token: Token) -> bool:
    return token.kind in _OPERANDS or token.text in {")", "]", "}"}


def _refuse(query: str, token: Token, before: Token | None, plain: bool) -> None:
    word = token.text.upper()
    if token.kind == "word":
        if word in _UPDATES and plain:
            raise _error(query, token, word, "the graph is read-only here; kgraph build changes it")
        if "SERVICE" in word and (plain or _names_server(query, token)):
            raise _error(query, token, "SERVICE", "a query reads this graph alone")
    elif token.kind == "name" and "SERVICE" in word.partition(":")[0]:
        # "SERVICEex:x {" is read as SERVICE ex:x, a triple never has a brace behind a name
        follower = at(query, token.end)
        named_graph = before is not None and before.text.upper() in _BEFORE_GRAPH
        if follower is not None and follower.text == "{" and not named_graph:
            raise _error(query, token, "SERVICE", "a query reads this graph alone")


def _names_server(query: str, token: Token) -> bool:
    follower = at(query, token.end)
    return follower is not None and (follower.kind in {"iri", "var", "name", "word"} or follower.text == "<")


def _error(query: str, token: Token, what: str, why: str) -> QueryError:
    line, column = position(query, token.start)
    return QueryError(f"line {line}, column {column}: {what} is refused ({why})")
