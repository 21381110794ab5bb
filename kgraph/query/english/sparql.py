"""A reading as SPARQL.  Terms are written by pyoxigraph or made from our codes: no word of a question gets in raw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.query.english import sparql_graph
from kgraph.query.english.patterns import Patterns, iri
from kgraph.query.english.query import DATED, ORDER, PLACED, UNNAMED, Query, base, select
from kgraph.query.english.sparql_offices import offices

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Reading


def build(reading: Reading, lexicon: Lexicon) -> Query:
    """The query of a reading."""
    builder = {
        "represent": _represent,
        "represented": _represented,
        "standin": _standin,
        "met": _met,
        "attend": _attend,
        "pairs": _pairs,
        "meetings": _meetings,
        "yesno": _meetings,
        "attribute": _attribute,
        "count": _count,
        "rank": _rank,
        "office": offices,
        "holder": offices,
        "articles": sparql_graph.articles,
        "conflicts": sparql_graph.conflicts,
        "changes": sparql_graph.changes,
        "history": sparql_graph.history,
        "about": sparql_graph.about,
    }[reading.intent]
    return builder(reading, lexicon)


def _person_lines(reading: Reading, lexicon: Lexicon, *, named: bool = True) -> list[str]:
    seat = reading.seat
    lines = ["?m kg:participation ?p ."]
    if seat.party is not None:
        lines.append(Patterns.one_of("?p kg:represents", seat.party.keys, "y"))
    if seat.post is not None:
        lines += ["?p kg:capacity ?capacity .", *Patterns(lexicon).post_lines(seat.post, "capacity", seat.party)]
    if seat.person is not None:
        lines.append(Patterns.one_of("?p schema:attendee", seat.person.keys, "x"))
    elif named:
        lines.append("?p schema:attendee ?x . ?x rdfs:label ?person .")
    else:
        lines.append("OPTIONAL { ?p schema:attendee/rdfs:label ?name }")
        lines.append(f'BIND (COALESCE(?name, "{UNNAMED}") AS ?person)')
    for thing in reading.apart:
        lines += [f"FILTER NOT EXISTS {{ ?p schema:attendee {iri(key)} }}" for key in thing.keys]
    return lines


def _of_kind(reading: Reading, variable: str) -> list[str]:
    """States alone, or organisations, where only those are asked for."""
    kinds = {"state": "schema:Country", "organisation": "org:Organization"}
    return [f"?{variable} a {kinds[reading.party_kind]} ."] if reading.party_kind else []


_OFFICE = "OPTIONAL { ?p kg:capacity/rdfs:label ?office }"
_PARTY = "OPTIONAL { ?p kg:represents/rdfs:label ?party }"


def _represent(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    if "party" in reading.asked and "person" not in reading.asked:
        return _represented(reading, lexicon)
    lines += [*_person_lines(reading, lexicon, named=reading.seat.party is None), _OFFICE, *DATED, *PLACED]
    columns = ["person", "office"]
    if "party" in reading.asked:
        lines.append("?p kg:represents/rdfs:label ?party .")
        columns.append("party")
    return select([*columns, "date", "place", "status"], ["m", "p", *seats], lines, f"{ORDER} ?person")


def _represented(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    lines += [*_person_lines(reading, lexicon), "?p kg:represents/rdfs:label ?party .", _OFFICE, *DATED, *PLACED]
    return select(["party", "office", "date", "place", "status"], ["m", "p", *seats], lines, f"{ORDER} ?party")


#: The sentence around the words that tell of a stand-in, where it is quoted: it may say why.
_SAYING = (
    "?p kg:standInSource ?quote . GRAPH ?article { ?quote oa:hasSelector/oa:exact ?words }",
    "OPTIONAL { ?p dct:source ?wider . GRAPH ?article { ?wider oa:hasSelector/oa:exact ?sentence } "
    "FILTER (?wider != ?quote && CONTAINS(?sentence, ?words)) }",
    "BIND (COALESCE(?sentence, ?words) AS ?saying)",
)


def _standin(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    seat, replaced = reading.seat, reading.seat.replaced
    lines += ["?m kg:participation ?p ."]
    lines += Patterns(lexicon).replaced(replaced, "p")
    lines += [f"FILTER NOT EXISTS {{ ?p schema:attendee {iri(key)} }}" for t in reading.apart for key in t.keys]
    lines += ["OPTIONAL { ?p schema:attendee/rdfs:label ?name }", f'BIND (COALESCE(?name, "{UNNAMED}") AS ?person)']
    if seat.person is not None:
        lines.append(Patterns.one_of("?p schema:attendee", seat.person.keys, "x"))
    if seat.party is not None:
        lines.append(Patterns.one_of("?p kg:represents", seat.party.keys, "y"))
    lines += [
        "OPTIONAL { ?p kg:standsInFor/rdfs:label ?someone }",
        "OPTIONAL { ?p kg:standsInForPost/rdfs:label ?post }",
        "BIND (COALESCE(?someone, ?post) AS ?inPlaceOf)",
        *DATED,
    ]
    columns = ["person"] if "person" in reading.asked or reading.yes_no else []
    columns += ["inPlaceOf"] if "in place of" in reading.asked or reading.yes_no else []
    if "because" in reading.asked:
        lines += _SAYING
        columns.append("saying")
    return select([*columns, "date", "status"], ["p", *seats], lines, f"{ORDER} {' '.join('?' + c for c in columns)}")


def _met(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    own = [key for thing in reading.filters.parties for key in thing.keys]
    own += [key for post in reading.filters.posts if post.party for key in post.party.keys]
    if reading.asked == ("party",):
        lines += ["?m kg:party ?y . ?y rdfs:label ?party .", *_of_kind(reading, "y")]
    else:
        lines += [*_person_lines(reading, lexicon), "OPTIONAL { ?p kg:represents ?y . ?y rdfs:label ?party }"]
    for n, seat in enumerate(seats):
        if reading.asked != ("party",):
            lines.append(f"FILTER (?p != ?{seat})")
        lines.append(
            f"OPTIONAL {{ ?{seat} kg:represents ?own{n} }} FILTER (!BOUND(?own{n}) || !BOUND(?y) || ?y != ?own{n})"
        )
    if own:
        lines.append(f"FILTER (!BOUND(?y) || ?y NOT IN ({', '.join(iri(key) for key in own)}))")
    columns = ["party"] if reading.asked == ("party",) else ["person", "party"]
    nodes = ["m", *seats] if reading.asked == ("party",) else ["m", "p", *seats]
    lines += [*DATED, *PLACED]
    return select([*columns, "date", "place", "status"], nodes, lines, f"{ORDER} ?{columns[0]}")


def _attend(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    if reading.asked == ("party",):
        lines += ["?m kg:party ?y . ?y rdfs:label ?party .", *_of_kind(reading, "y"), *DATED]
        return select(["party", "date", "status"], ["m", *seats], lines, f"{ORDER} ?party")
    lines += [*_person_lines(reading, lexicon), _PARTY, _OFFICE, *DATED, *PLACED]
    return select(
        ["person", "party", "office", "date", "place", "status"], ["m", "p", *seats], lines, f"{ORDER} ?person"
    )


def _pairs(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = base(reading, lexicon)
    lines += [
        "?m kg:participation ?p, ?q .",
        "?p schema:attendee/rdfs:label ?person ; kg:represents ?y .",
        "?q schema:attendee/rdfs:label ?met ; kg:represents ?z .",
        "FILTER (?y != ?z && ?person < ?met)",
        *DATED,
        *PLACED,
    ]
    return select(["person", "met", "date", "place", "status"], ["m", "p", "q"], lines, f"{ORDER} ?person ?met")


def _meetings(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    lines += ["?m rdfs:label ?meeting .", *DATED, *PLACED]
    return select(["meeting", "date", "place", "status"], ["m", *seats], lines, f"{ORDER} ?meeting")


_ATTRIBUTE_LINES = {
    "date": ["?m dct:date ?date ."],
    "place": ["?m schema:location/rdfs:label ?place ."],
    "country": ["?m schema:location/schema:containedInPlace? ?c . ?c a schema:Country ; rdfs:label ?country ."],
    "topic": ["?m schema:about/rdfs:label ?topic ."],
    "duration": ["?m schema:duration ?duration ."],
    "level": ["?m kg:level/rdfs:label ?level ."],
    "mode": ["?m schema:eventAttendanceMode/rdfs:label ?mode ."],
    "occasion": ["?m kg:onSidelinesOf/rdfs:label ?occasion ."],
    "ordinal": ["?m kg:ordinal ?ordinal ."],
    "status": [],
}


def _attribute(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = base(reading, lexicon)
    columns: list[str] = []
    for name in dict.fromkeys(reading.asked):
        wanted = _ATTRIBUTE_LINES[name]
        lines += wanted if len(reading.asked) == 1 else [f"OPTIONAL {{ {' '.join(wanted)} }}"] if wanted else []
        columns.append(name)
    lines += DATED
    columns += [name for name in ("date", "status") if name not in columns]
    return select(columns, ["m", *seats], lines, f"{ORDER} ?{columns[0]}")


def _count(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = base(reading, lexicon)
    counted = {
        "meetings": ("m", [], "?m a kg:Meeting ."),
        "people": ("x", ["?m kg:participation ?p . ?p schema:attendee ?x ."], "?x a schema:Person ."),
        "parties": ("y", ["?m kg:party ?y ."], "?m kg:party ?y ."),
        "places": ("c", ["?m schema:location ?c ."], "?m schema:location ?c ."),
        "topics": ("t", ["?m schema:about ?t ."], "?m schema:about ?t ."),
        "articles": ("a", ["?m schema:subjectOf ?a ."], "?a a schema:NewsArticle ."),
    }
    variable, more, alone = counted[reading.kind]
    if reading.kind == "parties" and reading.party_kind:
        more = [*more, *_of_kind(reading, "y")]
        alone = f"{alone} {more[-1]}"
    lines = [alone] if reading.filters.empty and reading.seat.party is None else [*lines, *more]
    if reading.seat.party is not None:
        lines.append(Patterns.one_of("?p kg:represents", reading.seat.party.keys, "z"))
    body = "\n  ".join(lines)
    text = f"SELECT (COUNT(DISTINCT ?{variable}) AS ?{reading.kind}) WHERE {{\n  {body}\n}}"
    node = {"people": "x", "articles": "m"}.get(reading.kind, "m")
    evidence = f"SELECT DISTINCT ?node WHERE {{\n  {body}\n  BIND (?{node} AS ?node)\n}} ORDER BY ?node LIMIT 30"
    return Query(text, (reading.kind,), (), evidence)


_GROUPS = {
    "party": ["?m kg:party ?g . ?g rdfs:label ?party ."],
    "person": ["?m kg:participation/schema:attendee ?g . ?g rdfs:label ?person ."],
    "place": ["?m schema:location ?g . ?g rdfs:label ?place ."],
    "country": ["?m schema:location/schema:containedInPlace? ?g . ?g a schema:Country ; rdfs:label ?country ."],
    "topic": ["?m schema:about/rdfs:label ?topic ."],
    "level": ["?m kg:level/rdfs:label ?level ."],
    "status": ["?m schema:eventStatus/rdfs:label ?status ."],
    "mode": ["?m schema:eventAttendanceMode/rdfs:label ?mode ."],
    "occasion": ["?m kg:onSidelinesOf/rdfs:label ?occasion ."],
    "office": ["?m kg:participation/kg:capacity/rdfs:label ?office ."],
    "article": ["?m schema:subjectOf/dct:identifier ?article ."],
    "partyPair": [
        "?m kg:party ?y, ?z . ?y rdfs:label ?one . ?z rdfs:label ?other . FILTER (?one < ?other)",
        'BIND (CONCAT(?one, " and ", ?other) AS ?partyPair)',
    ],
    "personPair": [
        "?m kg:participation ?p, ?q . ?p schema:attendee/rdfs:label ?one ; kg:represents ?y .",
        "?q schema:attendee/rdfs:label ?other ; kg:represents ?z . FILTER (?one < ?other && ?y != ?z)",
        'BIND (CONCAT(?one, " and ", ?other) AS ?personPair)',
    ],
    "year": ["?m dct:date ?when . BIND (SUBSTR(STR(?when), 1, 4) AS ?year)"],
    "month": ["?m dct:date ?when . BIND (SUBSTR(STR(?when), 1, 7) AS ?month)"],
}


def _rank(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = base(reading, lexicon)
    group = str(reading.group)
    lines += _GROUPS[group]
    for variable in {"party": "g", "partyPair": "yz"}.get(group, ""):
        lines += _of_kind(reading, variable)
    if reading.seat.party is not None:
        lines.remove("?m kg:participation/schema:attendee ?g . ?g rdfs:label ?person .")
        lines.append("?m kg:participation ?p . ?p schema:attendee ?g . ?g rdfs:label ?person .")
        lines.append(Patterns.one_of("?p kg:represents", reading.seat.party.keys, "y"))
    own = [key for thing in reading.filters.parties for key in thing.keys]
    if group == "party" and own:
        lines.append(f"FILTER (?g NOT IN ({', '.join(iri(key) for key in own)}))")
    if group == "person" and own and reading.seat.party is None and reading.kind == "others":
        lines.append("?m kg:participation ?theirs . ?theirs schema:attendee ?g ; kg:represents ?side .")
        lines.append(f"FILTER (?side NOT IN ({', '.join(iri(key) for key in own)}))")
    own = [key for seat in reading.filters.seats if seat.person for key in seat.person.keys]
    if group == "person" and own:
        lines.append(f"FILTER (?g NOT IN ({', '.join(iri(key) for key in own)}))")
    body = "\n  ".join(lines)
    direction = "ASC" if reading.fewest else "DESC"
    order = f"?{group}" if group in {"year", "month"} and reading.limit is None else f"{direction}(?meetings) ?{group}"
    text = (
        f"SELECT ?{group} (COUNT(DISTINCT ?m) AS ?meetings) WHERE {{\n  {body}\n}} GROUP BY ?{group} ORDER BY {order}"
    )
    evidence = f"SELECT DISTINCT ?node WHERE {{\n  {body}\n  BIND (?m AS ?node)\n}} ORDER BY ?node LIMIT 30"
    return Query(text, (group, "meetings"), (), evidence)
