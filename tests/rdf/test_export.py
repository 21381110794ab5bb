from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from kgraph.errors import QueryError
from kgraph.model import Knowledge, Place, ResolvedPerson
from kgraph.rdf import write
from kgraph.rdf.export import FORMATS, export
from kgraph.rdf.export.table import COLUMNS
from kgraph.serial import merged_to_json
from tests.rdf.conftest import KNOWLEDGE, ROUND_TABLE
from tests.rdf.strategies import knowledges, shuffled

RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
OXIGRAPH = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def stored(knowledge: Knowledge) -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(knowledge))
    return made


def lines(store: ox.Store, form: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(store, form).decode().splitlines()]


def with_meeting(**changes: object) -> ox.Store:
    return stored(replace(KNOWLEDGE, meetings=(replace(ROUND_TABLE, **changes), *KNOWLEDGE.meetings[1:])))  # type: ignore[arg-type]


def without_names(quads: set[ox.Quad]) -> set[ox.Quad]:
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def test_formats_are_those_of_the_command() -> None:
    assert set(FORMATS) == {"ttl", "trig", "nq", "jsonld", "csv", "jsonl", "graphml", "gexf", "plover", "ftm"}


def test_an_unknown_format_is_one_line(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"^no such format: pdf \(one of csv, ftm, "):
        export(store, "pdf")


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_do_not_depend_on_order(form: str, store: ox.Store) -> None:
    assert export(stored(shuffled(KNOWLEDGE, 3)), form) == export(store, form)


PRINT = """
import hashlib
import pyoxigraph as ox
from kgraph.rdf import write
from kgraph.rdf.export import FORMATS, export
from tests.rdf.conftest import KNOWLEDGE
store = ox.Store()
store.extend(write.quads(KNOWLEDGE))
for form in FORMATS:
    print(form, hashlib.sha256(export(store, form)).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_are_the_same_in_another_process(seed: str, store: ox.Store) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", PRINT], cwd=root, env=environment, capture_output=True, check=True)
    expected = [f"{form} {hashlib.sha256(export(store, form)).hexdigest()}" for form in FORMATS]
    assert done.stdout.decode().splitlines() == expected


@pytest.mark.parametrize("form", OXIGRAPH)
def test_rdf_says_the_same_in_every_format(form: str, store: ox.Store) -> None:
    back = set(ox.parse(export(store, form), format=OXIGRAPH[form]))
    assert back == (without_names(set(store)) if form == "ttl" else set(store))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", RDFLIB)
def test_another_library_reads_the_same(form: str, store: ox.Store) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=export(store, form), format=RDFLIB[form])
    back = dataset.serialize(format="nquads").encode()
    assert set(ox.parse(back, format=ox.RdfFormat.N_QUADS)) == set(store)


@given(knowledges())
@settings(max_examples=40, deadline=None)
def test_hostile_text_gives_valid_rdf(knowledge: Knowledge) -> None:
    store = stored(knowledge)
    for form, syntax in OXIGRAPH.items():
        back = set(ox.parse(export(store, form), format=syntax))
        assert back == (without_names(set(store)) if form == "ttl" else set(store)), form
    turtle = rdflib.Graph().parse(data=export(store, "ttl"), format="turtle")
    assert len(turtle) == len(without_names(set(store)))


def test_nquads_are_sorted_lines(store: ox.Store) -> None:
    written = export(store, "nq").decode().split("\n")
    assert written[-1] == ""
    assert written[:-1] == sorted(set(written[:-1]))


def test_turtle_reads_well(store: ox.Store) -> None:
    turtle = export(store, "ttl").decode()
    assert "\nmeeting:m1 a kg:Meeting ;\n" in turtle
    assert re.search(r"\tkg:party state:CHL , state:ISL , state:NZL", turtle)


def test_jsonld_has_its_context_and_plain_keys(store: ox.Store) -> None:
    document = json.loads(export(store, "jsonld"))
    assert document["@context"]["party"] == {"@id": "kg:party", "@type": "@id"}
    (meeting,) = [node for node in document["@graph"] if node["id"].endswith("meeting/m1")]
    assert meeting["date"] == "2019-05-09"
    assert meeting["party"] == [f"https://w3id.org/kgraph/id/state/{code}" for code in ("CHL", "ISL", "NZL")]
    graphs = [node["id"].rpartition("/")[2] for node in document["@graph"] if "@graph" in node]
    assert graphs == ["a1", "b%2F2", "c3", "d4"]


def test_jsonl_is_the_merged_format(store: ox.Store) -> None:
    rows = lines(store, "jsonl")
    assert [row["id"] for row in rows] == ["m0", "m1", "m3", "m2"]  # by date, the yearless one last
    meeting = rows[1]
    assert meeting["place"] == {"city": "Valparaíso", "country": "CHL", "venue": "Naval Club"}
    assert {part["person"]: part["stands_in_for"] for part in meeting["participants"]} == {
        "Lucía Araya": None,
        "Mere Tawhiri": {"person": "Rewi Paki", "office": "Foreign Minister"},
        None: None,
    }
    assert {source["article"] for source in meeting["sources"]} == {"a1", "b/2"}
    assert sorted(row["id"] for row in merged_to_json(KNOWLEDGE)) == ["m0", "m1", "m2", "m3"]


def table(store: ox.Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(store, "csv").decode(), newline="")))


def test_csv_has_a_row_a_participant_and_one_for_a_meeting_without_any(store: ox.Store) -> None:
    rows = table(store)
    assert [row["meeting"] for row in rows] == ["m0", "m1", "m1", "m1", "m3", "m2", "m2"]
    assert tuple(rows[0]) == COLUMNS
    tawhiri = next(row for row in rows if row["person"] == "Mere Tawhiri")
    assert (tawhiri["represents_name"], tawhiri["stands_in_for"]) == ("New Zealand", "Rewi Paki")
    assert (tawhiri["earliest"], tawhiri["quote"][:12]) == ("2019-05-09", "Mere Tawhiri")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@x"])
def test_csv_holds_no_formulas(name: str) -> None:
    people = (ResolvedPerson("tawhiri", name, (name,)), *KNOWLEDGE.people[1:])
    rows = table(stored(replace(KNOWLEDGE, people=people)))
    assert f"'{name}" in {row["person"] for row in rows}


def test_the_network_of_graphml(store: ox.Store) -> None:
    graph = nx.parse_graphml(export(store, "graphml").decode(), force_multigraph=True)
    kinds = nx.get_node_attributes(graph, "kind")
    assert sorted(kinds.values()) == ["meeting"] * 4 + ["party"] * 6 + ["person"] * 5
    edges = [(data["kind"], kinds[one], kinds[other]) for one, other, data in graph.edges(data=True)]
    assert edges.count(("attends", "person", "meeting")) == 4
    assert edges.count(("takes part", "party", "meeting")) == 9
    assert edges.count(("stands in for", "person", "person")) == 1


def test_graphml_keys_are_unique(store: ox.Store) -> None:
    root = ET.fromstring(export(store, "graphml"))
    keys = [key.get("id") for key in root.iter("{http://graphml.graphdrawing.org/xmlns}key")]
    assert len(keys) == len(set(keys)) > 10


def test_gexf_is_the_same_network_and_bears_no_day(store: ox.Store) -> None:
    written = export(store, "gexf")
    assert b"lastmodifieddate" not in written
    graph = nx.read_gexf(io.BytesIO(written))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (15, 14)


@given(knowledges())
@settings(max_examples=25, deadline=None)
def test_hostile_text_gives_valid_files(knowledge: Knowledge) -> None:
    store = stored(knowledge)
    for form in ("graphml", "gexf"):
        ET.fromstring(export(store, form))
    for form in ("jsonl", "plover", "ftm"):
        for line in export(store, form).decode().split("\n")[:-1]:
            assert isinstance(json.loads(line), dict)
    rows = sum(max(1, len(meeting.participations)) for meeting in knowledge.meetings)
    assert len(table(store)) == rows


def plover(store: ox.Store, meeting: str) -> dict[str, Any]:
    return next(record for record in lines(store, "plover") if record["id"] == meeting)


@pytest.mark.parametrize(
    ("changes", "event", "mode", "cameo"),
    [
        ({}, ["CONSULT"], ["multilateral"], "040"),
        ({"occasion": None}, ["CONSULT"], [], "040"),
        ({"occasion": None, "parties": ("NZL", "CHL")}, ["CONSULT"], ["visit"], "042"),
        ({"occasion": None, "place": Place("Oslo", "NOR")}, ["CONSULT"], ["third-party"], "044"),
        ({"mode": "video"}, ["CONSULT"], ["phone"], "041"),
        ({"status": "planned"}, ["AGREE"], [], "036"),
        ({"status": "cancelled"}, ["SANCTION"], ["cancel"], "164"),
    ],
)
def test_plover_codes(changes: dict[str, object], event: list[str], mode: list[str], cameo: str) -> None:
    record = plover(with_meeting(**changes), "m1")
    assert (record["event"], record["mode"], record["cameo"]) == (event, mode, cameo)


def test_plover_actors(store: ox.Store) -> None:
    assert [(a["code"], a["actor_text"], a["office"]) for a in plover(store, "m1")["source"]] == [
        ("CHL", "Lucía Araya", "Foreign Minister"),
        ("ISL", None, "ambassador"),
        ("NZL", "Mere Tawhiri", "Deputy Foreign Minister"),
    ]
    assert {actor["code"] for actor in plover(store, "m2")["source"]} == {"ISL", "IGO"}
    assert plover(store, "m3")["context"] == ["diplomatic", "future"]


def test_plover_tells_visitor_from_host() -> None:
    record = plover(with_meeting(occasion=None, parties=("NZL", "CHL")), "m1")
    assert [actor["code"] for actor in record["source"]] == ["NZL"]
    assert [actor["code"] for actor in record["recipient"]] == ["CHL"]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2019-05-09", "2019-05-09", None),
        ("2019-05", "2019-05-01", "2019-05-31"),
        ("XXXX-05-09", None, None),
        (None, None, None),
    ],
)
def test_plover_dates(date: str | None, first: str | None, last: str | None) -> None:
    record = plover(with_meeting(date=date), "m1")
    assert (record["date"], record["enddate"], record["date_edtf"]) == (first, last, date)


def test_ftm_entities(store: ox.Store) -> None:
    entities = {(entity["schema"], entity["id"]): entity["properties"] for entity in lines(store, "ftm")}
    assert len(entities) == len(lines(store, "ftm"))
    for properties in entities.values():
        for values in properties.values():
            assert values == sorted(set(values))
            assert all(isinstance(value, str) and value for value in values)
    assert all(re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]", key) for _, key in entities)
    by_name = {(schema, p["name"][0]): (key, p) for (schema, key), p in entities.items() if "name" in p}
    person, _ = by_name["Person", "Mere Tawhiri"]
    state, nz = by_name["PublicBody", "New Zealand"]
    assert nz["country"] == ["nz"]
    _, event = by_name["Event", "New Zealand–Chile–Iceland talks, Valparaíso"]
    assert {person, state} <= set(event["involved"])
    assert (event["date"], event["location"]) == (["2019-05-09"], ["Naval Club, Valparaíso, Chile"])
    representations = [p for (schema, _), p in entities.items() if schema == "Representation"]
    assert {(p["agent"][0], p["client"][0]) for p in representations} >= {(person, state)}
    holders = [p["holder"] for (schema, _), p in entities.items() if schema == "Occupancy"]
    assert [person] in holders


def test_ftm_refers_only_to_entities_that_are_there(store: ox.Store) -> None:
    entities = lines(store, "ftm")
    ids = {entity["id"] for entity in entities}
    links = ("involved", "holder", "post", "organization", "agent", "client")
    referred = {value for entity in entities for name in links for value in entity["properties"].get(name, [])}
    assert referred <= ids
    assert len(referred) > 10


def test_ftm_takes_web_addresses_only() -> None:
    articles = (replace(KNOWLEDGE.articles[0], url="javascript:alert(1)"), *KNOWLEDGE.articles[1:])
    assert "javascript" not in export(stored(replace(KNOWLEDGE, articles=articles)), "ftm").decode()
