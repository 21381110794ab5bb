"""Results in Python, pandas, rdflib and networkx, and in each format of SPARQL."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pandas as pd
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store

from kgraph.errors import QueryError
from kgraph.query.run import query

if TYPE_CHECKING:
    from kgraph.query.result import Result

E = "https://example.org/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"
MIXED = f"""SELECT ?iri ?text ?whole ?part ?double ?yes ?day ?edtf ?bad ?none {{
  VALUES (?iri ?text ?whole ?part ?double ?yes ?day ?edtf ?bad) {{
    (<{E}a> "A\\n\\"<b>\\"" 5 1.50 2e0 true "2025-07-11"^^xsd:date "2025-07"^^<{EDTF}> "x"^^xsd:integer)
    (<{E}b> "b"@en 7 UNDEF UNDEF false "2025-07-18"^^xsd:date UNDEF UNDEF)
  }} }} ORDER BY ?iri"""


def ask(text: str, *quads: Quad) -> Result:
    store = Store()
    store.extend(quads)
    return query(store, text)


@pytest.fixture(scope="module")
def mixed() -> Result:
    return ask(MIXED)


@pytest.fixture(scope="module")
def graph() -> Result:
    name, knows = NamedNode("https://schema.org/name"), NamedNode("https://schema.org/knows")
    a, b = NamedNode(f"{E}a"), NamedNode(f"{E}b")
    quads = (Quad(a, name, Literal("Ä")), Quad(a, name, Literal("A")), Quad(b, name, Literal(3)), Quad(a, knows, b))
    return ask("CONSTRUCT WHERE { ?s ?p ?o }", *quads)


def test_python_values(mixed: Result) -> None:
    assert mixed.rows[0] == (
        f"{E}a", 'A\n"<b>"', 5, Decimal("1.50"), 2.0, True, dt.date(2025, 7, 11), "2025-07", "x", None,
    )  # fmt: skip
    assert next(iter(mixed))["whole"] == 5
    assert len(mixed) == 2


def test_pandas_has_the_right_types(mixed: Result) -> None:
    table = mixed.df
    assert list(table.columns) == list(mixed.columns)
    assert pd.api.types.is_integer_dtype(table["whole"])
    assert pd.api.types.is_bool_dtype(table["yes"])
    assert pd.api.types.is_datetime64_any_dtype(table["day"])
    assert pd.api.types.is_string_dtype(table["edtf"])
    assert table["edtf"].isna().tolist() == [False, True]
    assert table["whole"].sum() == 12


def test_an_empty_table_keeps_its_columns() -> None:
    empty = ask("SELECT ?a ?b { ?a ?b ?c }")
    assert not empty
    assert list(empty.df.columns) == ["a", "b"]
    assert empty.serialize("csv").strip() == "a,b"


def test_json(mixed: Result) -> None:
    found = json.loads(mixed.serialize("json"))
    assert found["head"]["vars"] == list(mixed.columns)
    first = found["results"]["bindings"][0]
    assert first["iri"] == {"type": "uri", "value": f"{E}a"}
    assert first["day"] == {"type": "literal", "value": "2025-07-11", "datatype": f"{XSD}date"}
    assert "none" not in first
    assert found["results"]["bindings"][1]["text"]["xml:lang"] == "en"


def test_csv_and_tsv(mixed: Result) -> None:
    rows = list(csv.reader(io.StringIO(mixed.serialize("csv"))))
    assert rows[0] == list(mixed.columns)
    assert rows[1][:3] == [f"{E}a", 'A\n"<b>"', "5"]
    lines = mixed.serialize("tsv").splitlines()
    assert lines[0] == "\t".join(f"?{name}" for name in mixed.columns)
    assert lines[1].startswith(f'<{E}a>\t"A\\n\\"<b>\\""\t5\t')


def test_xml(mixed: Result) -> None:
    root = ElementTree.fromstring(mixed.serialize("xml"))
    space = {"s": "http://www.w3.org/2005/sparql-results#"}
    assert len(root.findall(".//s:result", space)) == 2
    assert root.find(".//s:uri", space).text == f"{E}a"  # type: ignore[union-attr]


def test_yes_and_no() -> None:
    yes, no = ask("ASK {}"), ask("ASK { ?s ?p ?o }")
    assert bool(yes)
    assert not bool(no)
    assert json.loads(no.serialize("json"))["boolean"] is False
    assert yes.rows == ((True,),)
    assert "true" in yes.serialize("xml")
    assert yes.to_rdflib().askAnswer is True  # type: ignore[union-attr]


def test_graph_formats(graph: Result) -> None:
    parsed = rdflib.Graph().parse(data=graph.serialize("ttl"), format="turtle")
    assert len(parsed) == len(graph) == 4
    assert len(rdflib.Graph().parse(data=graph.serialize("json"), format="json-ld")) == 4
    assert len(rdflib.Graph().parse(data=graph.serialize("xml"), format="xml")) == 4
    assert "schema:knows" in graph.serialize("ttl")


def test_a_format_that_does_not_fit_is_said(mixed: Result, graph: Result) -> None:
    with pytest.raises(QueryError, match="ttl: not a format of a table"):
        mixed.serialize("ttl")
    with pytest.raises(QueryError, match="csv: not a format of a graph"):
        graph.serialize("csv")


def test_rdflib(mixed: Result, graph: Result) -> None:
    found = graph.to_rdflib()
    assert isinstance(found, rdflib.Graph)
    assert (rdflib.URIRef(f"{E}a"), rdflib.SDO.knows, rdflib.URIRef(f"{E}b")) in found
    rows = list(mixed.to_rdflib())
    assert rows[0][2].toPython() == 5  # type: ignore[index, union-attr]


def test_networkx(graph: Result, mixed: Result) -> None:
    network = graph.to_networkx()
    assert list(network.edges(keys=True)) == [(f"{E}a", f"{E}b", "schema:knows")]
    assert network.nodes[f"{E}a"]["schema:name"] == ["A", "Ä"]
    assert network.nodes[f"{E}b"]["schema:name"] == 3
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        mixed.to_networkx()


def test_html_escapes_what_articles_say(mixed: Result) -> None:
    page = mixed._repr_html_()
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_a_long_table_says_how_much_is_left() -> None:
    rows = " ".join(str(n) for n in range(250))
    assert "50 more rows" in ask(f"SELECT ?n {{ VALUES ?n {{ {rows} }} }}")._repr_html_()
