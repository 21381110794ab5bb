"""What a query may not do is refused before the store sees it, however it is written; the rest passes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from kgraph.errors import QueryError
from kgraph.query.guard import check

SERVICE = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"
REFUSED = {
    "plain": f"SELECT * {{ {SERVICE} }}",
    "lower case": f"select * {{ {SERVICE.lower()} }}",
    "mixed case": "SELECT * { sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
    "prefixed": "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICE ex:sparql { ?s ?p ?o } }",
    "no space": "SELECT * { SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "newline": "SELECT * { SERVICE\n<http://127.0.0.1:9/>\n{ ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE # really?\n <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "after a comment": f"SELECT * {{ # nothing\n{SERVICE} }}",
    "after a string with a quote": f'SELECT * {{ ?s ?p "it\'s" . {SERVICE} }}',
    "after a hash in an IRI": f"SELECT * {{ ?s <http://e.org/#a> ?o . {SERVICE} }}",
    "after an escaped quote": f'SELECT * {{ ?s ?p "\\"" . {SERVICE} }}',
    "escaped letters": "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "long escape": "SELECT * { SERV\\U00000049CE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "glued to a word": "PREFIX ex: <http://127.0.0.1:9/> SELECT * { FILTER(true) BIND(trueSERVICEex:x{?s ?p ?o}) }",
    "in an exists": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {SERVICE} }} }}",
    "in a subquery": f"SELECT * {{ {{ SELECT * {{ {SERVICE} }} }} }}",
    "in a construct": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {SERVICE} }}",
    "in an ask": f"ASK {{ {SERVICE} }}",
    "less than": "SELECT * { ?s ?p ?o FILTER(?o <?x) SERVICE <http://127.0.0.1:9/> {} FILTER(?x> 3) }",
    "load": "LOAD <http://127.0.0.1:9/>",
    "load into": "load silent <file:///etc/passwd> INTO GRAPH <http://e.org/g>",
    "insert data": "INSERT DATA { <a:a> <a:b> <a:c> }",
    "insert where": "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "with": "WITH <http://e.org/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "clear": "CLEAR ALL",
    "create": "CREATE GRAPH <http://e.org/g>",
    "drop": "DROP DEFAULT",
    "copy": "COPY DEFAULT TO <http://e.org/g>",
    "move": "MOVE <http://e.org/g> TO DEFAULT",
    "add": "ADD <http://e.org/g> TO DEFAULT",
    "second operation": "SELECT * { ?s ?p ?o } ; DROP ALL",
    "after a prefix": "PREFIX a: <a:> INSERT DATA { a:a a:b a:c }",
}
PASSED = {
    "in a string": 'SELECT * { ?s ?p "SERVICE <http://e.org/> { }" }',
    "in a long string": 'SELECT * { ?s ?p """LOAD\n"INSERT" DATA""" }',
    "in single quotes": "SELECT * { ?s ?p 'DROP ALL' }",
    "in a comment": "SELECT * { ?s ?p ?o } # SERVICE <http://e.org/> {}",
    "in an IRI": "SELECT * { ?s <http://e.org/SERVICE#INSERT> ?o }",
    "as a variable": "SELECT ?service ?load { ?service ?load ?insert }",
    "as a local name": "SELECT * { ?s schema:SERVICE schema:Load }",
    "as a prefix": "PREFIX service: <http://e.org/> SELECT * { ?s service:x ?o }",
    "as a graph's name": "PREFIX service: <http://e.org/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "as a language": 'SELECT * { ?s ?p "x"@load }',
    "as a blank node": "SELECT * { _:service ?p ?o }",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"^line \d+, column \d+: .* is refused"):
        check(query)


@pytest.mark.parametrize("query", PASSED.values(), ids=PASSED)
def test_passed(query: str) -> None:
    check(query)
    Store().query(query, prefixes={"schema": "https://schema.org/"})


def test_the_place_is_told() -> None:
    with pytest.raises(QueryError, match="line 2, column 3: LOAD is refused"):
        check("# first\n  LOAD <http://e.org/>")


@given(st.text(alphabet="SERVICEservice<>{}?a:/#\"'\\u0053 \n.", max_size=60))
def test_nothing_that_asks_a_server_gets_through(text: str) -> None:
    query = f"SELECT * {{ {text} }}"
    with suppress(QueryError, SyntaxError, ValueError):
        check(query)
        found = Store().query(query)  # a server that is asked and not there raises OSError or RuntimeError
        assert isinstance(found, QuerySolutions)
        list(found)


@given(st.text(max_size=200))
def test_a_refusal_is_one_line(text: str) -> None:
    for query in (text, f"{text} DROP ALL"):
        with suppress(QueryError):
            check(query)
            continue
        with pytest.raises(QueryError, match=r"\A[^\n]+\Z"):
            check(query)
