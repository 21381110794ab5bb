from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import Claim, Knowledge, Participation, Quote, ResolvedClaim, ResolvedMeeting, Source
from kgraph.rdf import ns, read, write
from kgraph.rdf.evidence import excludes, split_place
from kgraph.rdf.export import export
from kgraph.rdf.ids import Ids
from tests.rdf.conftest import BEFORE, HELD, JOINED, KNOWLEDGE, PLAN, ROUND_TABLE, rows
from tests.rdf.strategies import knowledges, settled, shuffled


def stored(knowledge: Knowledge) -> ox.Store:
    made = ox.Store()
    made.extend(write.quads(knowledge))
    return made


def with_meeting(**changes: object) -> ox.Store:
    """The knowledge with its first meeting changed."""
    return stored(replace(KNOWLEDGE, meetings=(replace(ROUND_TABLE, **changes), *KNOWLEDGE.meetings[1:])))  # type: ignore[arg-type]


def test_nothing_of_the_knowledge_is_lost(store: ox.Store) -> None:
    back = read.knowledge(store)
    assert settled(back.meetings) == settled(
        tuple(replace(m, previous=m.previous and m.previous.removesuffix("-told")) for m in KNOWLEDGE.meetings)
    )
    assert settled(back.people) == settled(KNOWLEDGE.people)
    assert settled(back.tenures) == settled(KNOWLEDGE.tenures)
    assert back.articles == tuple(replace(article, text="") for article in KNOWLEDGE.articles)
    assert KNOWLEDGE.names.items() <= back.names.items()
    assert back.names["NOR"] == "Norway"  # the gazetteer's, where the articles' knowledge has none


@given(knowledges())
@settings(max_examples=60, deadline=None)
def test_any_text_survives(knowledge: Knowledge) -> None:
    back = read.knowledge(stored(knowledge))
    assert settled(back.meetings) == settled(knowledge.meetings)
    assert settled(back.people) == settled(knowledge.people)
    assert settled(back.tenures) == settled(knowledge.tenures)
    assert settled(back.articles) == settled(tuple(replace(article, text="") for article in knowledge.articles))


@given(knowledges(), st.integers())
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_knowledge_does_not_matter(knowledge: Knowledge, seed: int) -> None:
    assert write.canonical(write.quads(shuffled(knowledge, seed))) == write.canonical(write.quads(knowledge))


def test_no_blank_nodes(store: ox.Store) -> None:
    assert not [
        quad for quad in store if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]


def test_everything_that_is_referred_to_is_described(store: ox.Store) -> None:
    described = {quad.subject for quad in store}
    referred = {quad.object for quad in store if isinstance(quad.object, ox.NamedNode)}
    ours = {node for node in referred if isinstance(node, ox.NamedNode) and "/kgraph/id/" in node.value}
    # the values of claims that lost are not things of the graph
    claimed = {quad.object for quad in store if quad.predicate == ns.term("rdf:object")}
    assert ours - described <= claimed


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?c { state:CHL rdfs:label ?c }", [("Chile",)]),
        ("SELECT ?c { organisation:UN rdfs:label ?c }", [("United Nations",)]),
        ("SELECT ?c { role:foreign_minister rdfs:label ?c }", [("foreign minister",)]),
        ("SELECT ?f { meeting:m1 kg:format/rdfs:label ?f }", [("trilateral",)]),
        ("SELECT ?f { meeting:m2 kg:format/rdfs:label ?f }", [("bilateral",)]),
        ("SELECT ?e ?l { meeting:m0 sem:hasEarliestBeginTimeStamp ?e ; sem:hasLatestEndTimeStamp ?l }",
         [("2018-01-01", "2018-12-31")]),
        ("SELECT ?l { meeting:m0 schema:location/rdfs:label ?l }", [("Oslo",)]),
        ("SELECT ?l { meeting:m3 schema:location/rdfs:label ?l }", [("Norway",)]),
        ("SELECT ?d { meeting:m2 dct:date ?d }", [("XXXX-10-07",)]),
        ("SELECT ?d { meeting:m2 sem:hasEarliestBeginTimeStamp ?d }", []),
        ("SELECT ?m { ?m kg:mentionId 'm0-told' }", [("https://w3id.org/kgraph/id/meeting/m0",)]),
        ("SELECT ?p { ?p kg:mentionId 'tawhiri-told' }", [("https://w3id.org/kgraph/id/person/tawhiri",)]),
        ("SELECT ?m { meeting:m1 kg:previousMeeting/dct:identifier ?m }", [("m0",)]),
        ("SELECT ?a { article:c3 schema:datePublished ?a }", []),
        ("SELECT ?a { article:a1 schema:datePublished ?a }", [("2019-05-10",)]),
        ("SELECT ?a { article:e5 rdfs:label ?a }", [("e5",)]),
        # the office is the words of the text, else what its role is called
        ("SELECT ?o { ?p schema:attendee person:boateng ; kg:capacity/rdfs:label ?o }",
         [("head of an international organisation",)]),
        # the office stood in for is known to be the foreign minister's, because a tenure says so
        ("SELECT ?r { ?p kg:standsInForPost/org:role/skos:notation ?r }", [("foreign_minister",)]),
        ("SELECT ?p { meeting:m1 kg:participation ?p FILTER NOT EXISTS { ?p schema:attendee ?x } }",
         [("https://w3id.org/kgraph/id/participation/m1/unnamed/ISL/ambassador/*",)]),
        ("SELECT ?d { meeting:m1 schema:duration ?d FILTER(DATATYPE(?d) = xsd:duration) }", [("PT40M",)]),
    ],
)  # fmt: skip
def test_facts(store: ox.Store, query: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(store, query) == expected


def test_denied_and_losing_claims_are_no_facts(store: ox.Store) -> None:
    assert rows(store, "SELECT ?t { meeting:m1 schema:about/rdfs:label ?t }") == [("krill",)]
    assert rows(store, "SELECT ?p { meeting:m1 schema:location/rdfs:label ?p }") == [("Valparaíso",)]
    assert rows(store, "SELECT ?p { ?p rdfs:label 'Santiago' }") == []
    denied = "SELECT ?g ?w { GRAPH ?g { ?c kg:stance stance:denied ; rdf:value ?w } }"
    assert rows(store, denied) == [("https://w3id.org/kgraph/id/article/a1", "whaling")]


def test_each_article_has_a_graph_with_what_it_says_and_nothing_else_has_one(store: ox.Store) -> None:
    graphs = {graph.value.rpartition("/")[2] for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)}
    assert graphs == {"a1", "b%2F2", "c3", "d4"}
    kinds = rows(store, "SELECT DISTINCT ?k { GRAPH ?g { ?s a ?k } }")
    assert {kind.rpartition("/")[2].rpartition("#")[2] for (kind,) in kinds if kind} == {
        "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "Claim", "StatusReport",
    }  # fmt: skip
    assert rows(store, "SELECT ?s { ?s a oa:SpecificResource }") == []  # quotes are evidence, not facts


def test_conflicting_claims_name_each_other(store: ox.Store) -> None:
    pairs = rows(
        store,
        """SELECT ?a ?b { GRAPH ?g { ?one kg:conflictsWith ?other ; rdf:value ?a } GRAPH ?h { ?other rdf:value ?b } }
           ORDER BY ?a""",
    )
    assert pairs == [
        ("2019-05-08", "2019-05-09"),
        ("2019-05-09", "2019-05-08"),
        ("Santiago, CHL", "Valparaíso, CHL"),
        ("Valparaíso, CHL", "Santiago, CHL"),
    ]


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("date", "2019-05", "2019-05-09", False),
        ("date", "2019-05", "2019-06-09", True),
        ("status", "held", "cancelled", True),
        ("status", "held", "held", False),
    ],
)
def test_which_claims_exclude_each_other(field: str, one: str, other: str, expected: bool) -> None:
    marked = [ResolvedClaim(field, value, HELD, conflicts=True) for value in (one, other)]
    assert excludes(*marked) is expected
    assert not excludes(marked[0], replace(marked[1], conflicts=False))


@pytest.mark.parametrize(
    ("value", "city", "country"),
    [("Oslo, NOR", "Oslo", "NOR"), ("Oslo", "Oslo", None), ("NOR", None, "NOR"), (", NOR", ", NOR", None)],
)
def test_places_of_claims(value: str, city: str | None, country: str | None) -> None:
    place = split_place(value)
    assert (place.city, place.country) == (city, country)


def test_what_no_valid_quote_supports_is_left_out_and_listed() -> None:
    false = Source("a1", Quote(0, 12, "Old Zealand,"))
    gone = Source("nowhere", Quote(0, 1, "x"))
    meeting = replace(
        ROUND_TABLE,
        sources=(HELD, false),
        participations=(Participation("araya", "CHL", None, None, sources=(gone,)), *ROUND_TABLE.participations[2:]),
        claims=(ResolvedClaim("topic", "krill", false),),
        history=(),
    )
    other = ResolvedMeeting("m9", "no meeting", "held", "phone", ("NZL", "CHL"), (gone,))
    knowledge = replace(KNOWLEDGE, meetings=(meeting, other))
    store = stored(knowledge)
    assert rows(store, "SELECT ?m { ?x a kg:Meeting ; dct:identifier ?m }") == [("m1",)]
    assert rows(store, "SELECT (COUNT(?q) AS ?n) { meeting:m1 dct:source ?q }") == [("1",)]
    assert rows(store, "SELECT (COUNT(?q) AS ?n) { meeting:m1 kg:participation ?q }") == [("1",)]
    assert rows(store, "SELECT ?c { GRAPH ?g { ?c a kg:Claim } }") == []
    lines = write.unsupported(knowledge)
    assert len(lines) == 4
    assert "a1:0-12: the article does not have 'Old Zealand,' there" in lines
    assert "meeting m9 (no meeting): no valid quote" in lines
    assert write.unsupported(KNOWLEDGE) == []


def test_a_stand_in_whose_own_words_do_not_hold_is_not_written() -> None:
    false = Source("a1", Quote(0, 12, "Old Zealand,"))
    part = replace(ROUND_TABLE.participations[0], sources=(JOINED,), stand_in_sources=(false,))
    store = with_meeting(participations=(part,))
    assert rows(store, "SELECT ?p { ?p a kg:Participation ; schema:attendee person:tawhiri }")
    assert rows(store, "SELECT ?p { ?p kg:standsInFor|kg:standsInForPost ?x }") == []


def test_two_unnamed_holders_of_one_office_and_one_person_in_two_offices_stay_apart() -> None:
    unnamed = Participation(None, "ISL", "ambassador", None, sources=(JOINED,))
    twice = Participation("araya", "CHL", "foreign_minister", None, sources=(JOINED,))
    parts = (unnamed, replace(unnamed, sources=(HELD,)), twice, replace(twice, role="other"))
    store = with_meeting(participations=parts)
    assert len(rows(store, "SELECT ?p { meeting:m1 kg:participation ?p }")) == 4
    assert len(rows(store, "SELECT ?p { ?p schema:attendee person:araya ; kg:capacity ?c }")) == 2


def test_what_is_on_the_sidelines_of_a_yearly_gathering_is_told_apart_by_year() -> None:
    later = replace(ROUND_TABLE, id="m9", date="2020-05-09", mention_ids=("m9",), sources=(PLAN,))
    undated = replace(later, id="m8", date=None, mention_ids=("m8",))
    store = stored(replace(KNOWLEDGE, meetings=(ROUND_TABLE, later, undated)))
    occasions = rows(store, "SELECT DISTINCT ?o ?n { ?m kg:onSidelinesOf ?o . ?o rdfs:label ?n }")
    assert len(occasions) == 3
    assert {name for _, name in occasions} == {"Southern Ocean Forum"}


def test_a_planned_meeting_keeps_its_iris_when_more_becomes_known() -> None:
    before = with_meeting(date="2019-05", parties=("NZL", "CHL"), place=replace(ROUND_TABLE.place, city=None))
    parts = "SELECT ?p { ?m kg:participation ?p } ORDER BY ?p"
    assert rows(before, parts) == rows(stored(KNOWLEDGE), parts)


def test_another_base_moves_the_data_but_not_the_vocabulary() -> None:
    quads = list(write.quads(KNOWLEDGE, Ids("https://data.example/")))
    assert not [quad for quad in quads if "w3id.org/kgraph/id/" in str(quad)]
    assert [quad for quad in quads if "https://data.example/meeting/m1" in str(quad)]


def test_every_field_of_a_claim_has_a_property() -> None:
    """The list in the model's docstring and the one here are the same."""
    named = {word.strip('",') for word in (Claim.__doc__ or "").split(";")[0].split() if word.startswith('"')}
    assert named == set(ns.FIELD_PROPERTIES)


def test_two_meetings_of_one_sentence_do_not_share_claims() -> None:
    one = ResolvedMeeting(
        "x", "X", "held", "phone", ("NZL", "CHL"), (BEFORE,), claims=(ResolvedClaim("date", "2018", BEFORE),)
    )
    store = stored(replace(KNOWLEDGE, meetings=(one, replace(one, id="y"))))
    assert len(rows(store, "SELECT ?c ?m { GRAPH ?g { ?c rdf:subject ?m } }")) == 2


def test_writing_twice_gives_the_same_bytes() -> None:
    assert export(stored(KNOWLEDGE), "nq") == export(stored(shuffled(KNOWLEDGE, 7)), "nq")


def test_a_duration_means_the_same_after_the_store_has_shortened_it() -> None:
    assert read.knowledge(with_meeting(duration="PT90M")).meetings[1].duration == "PT1H30M"
