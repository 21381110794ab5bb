"""Queries for what the graph holds: articles, conflicts, changes, histories, all about something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.query.english.patterns import Patterns, period_filter
from kgraph.query.english.query import ORDER, Query, base, select

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Reading

_ABOUT = {
    "date": "dct:date",
    "place": "schema:location",
    "status": "schema:eventStatus",
    "mode": "schema:eventAttendanceMode",
    "level": "kg:level",
    "party": "kg:party",
    "occasion": "kg:onSidelinesOf",
    "round": "kg:ordinal",
    "duration": "schema:duration",
    "topic": "schema:about",
}


def articles(reading: Reading, lexicon: Lexicon) -> Query:
    """Articles that tell of meetings, of a stand-in, or of a person."""
    nodes = ["m"]
    if reading.kind == "without" or (reading.published and reading.filters.empty and reading.thing is None):
        lines, nodes = ["?a a schema:NewsArticle ."], []
        lines += ["FILTER NOT EXISTS { ?some schema:subjectOf ?a }"] if reading.kind == "without" else []
    elif reading.thing is not None:
        lines = [
            Patterns.values("x", reading.thing.keys),
            "{ ?x dct:source ?quote } UNION { ?node schema:attendee|org:member|kg:standsInFor ?x ; dct:source ?quote }",
            "GRAPH ?a { ?quote oa:hasSource ?a }",
        ]
        if not reading.filters.empty:
            found, _ = base(reading, lexicon)
            lines += [*found, "?m schema:subjectOf ?a ."]
        nodes = ["x"]
    else:
        lines, seats = base(reading, lexicon)
        stands = bool(reading.filters.seats and reading.filters.seats[0].replaced)
        if stands and seats:
            lines.append(f"?{seats[0]} kg:standInSource ?quote . GRAPH ?a {{ ?quote oa:hasSource ?a }}")
        else:
            lines.append("?m schema:subjectOf ?a .")
        nodes = ["m", *seats]
    lines += ["?a dct:identifier ?article .", "OPTIONAL { ?a schema:headline ?title }"]
    columns = ["article", "title"]
    if "published" in reading.asked:
        lines.append("OPTIONAL { ?a dct:issued ?published }")
        columns.append("published")
    if (period := reading.published) is not None:
        lines.append("?a sem:hasEarliestBeginTimeStamp ?first ; sem:hasLatestEndTimeStamp ?last .")
        lines.append(period_filter(period.first, period.last, "first", "last"))
    return select(
        columns, nodes, lines, "ORDER BY STR(?published) ?article" if len(columns) > 2 else "ORDER BY ?article"
    )


def conflicts(reading: Reading, lexicon: Lexicon) -> Query:
    """Two claims that exclude each other, and who makes them."""
    lines, _ = base(reading, lexicon)
    fields = reading.fields or tuple(sorted(_ABOUT))
    names = {"round": "ordinal"}
    table = " ".join(f'({_ABOUT[name]} "{names.get(name, name)}")' for name in fields if name in _ABOUT)
    lines += [
        "?m kg:conflict ?one ; rdfs:label ?meeting .",
        f"VALUES (?property ?about) {{ {table} }}",
        "GRAPH ?g { ?one rdf:predicate ?property ; rdfs:label ?oneSays ; kg:conflictsWith ?other }",
        "GRAPH ?h { ?other rdfs:label ?otherSays }",
        "?g dct:identifier ?oneArticle . ?h dct:identifier ?otherArticle .",
        "FILTER (STR(?one) < STR(?other))",
    ]
    columns = ["meeting", "about", "oneSays", "oneArticle", "otherSays", "otherArticle"]
    return select(
        columns, ["one", "other"], lines, "ORDER BY ?meeting ?about ?oneSays ?otherSays ?oneArticle ?otherArticle"
    )


def changes(reading: Reading, lexicon: Lexicon) -> Query:
    """Meetings whose reported status is not what it was."""
    lines, _ = base(reading, lexicon)
    lines += [
        "?m kg:statusReport ?r, ?later ; rdfs:label ?meeting ; schema:eventStatus ?now .",
        "?r kg:reportedStatus ?was . ?later kg:reportedStatus ?now .",
        "FILTER (?was != ?now)",
        "?was rdfs:label ?from . ?now rdfs:label ?to .",
        "OPTIONAL { ?m dct:date ?date }",
    ]
    if reading.changed_to:
        lines.append(f"FILTER (?now IN ({', '.join('status:' + s for s in reading.changed_to)}))")
    return select(["meeting", "from", "to", "date"], ["r", "later"], lines, f"{ORDER} ?meeting ?from")


def history(reading: Reading, lexicon: Lexicon) -> Query:
    """The status of a meeting, report by report."""
    lines, _ = base(reading, lexicon)
    lines += [
        "?m kg:statusReport ?r ; rdfs:label ?meeting .",
        "?r kg:reportedStatus/rdfs:label ?status .",
        "OPTIONAL { ?r kg:reportedOn ?reported }",
    ]
    return select(
        ["meeting", "status", "reported"], ["r"], lines, "ORDER BY ?meeting (!BOUND(?reported)) STR(?reported) ?status"
    )


def about(reading: Reading, lexicon: Lexicon) -> Query:
    """The offices and meetings of a person, or the spellings of the name, or the meetings of a party."""
    keys = reading.thing.keys if reading.thing else ()
    if reading.kind == "spelling":
        spelt = [Patterns.values("x", keys), "?x rdfs:label|skos:altLabel ?spelling ."]
        return select(["spelling"], ["x"], spelt, "ORDER BY ?spelling")
    lines, _ = base(reading, lexicon)
    held = ["?m rdfs:label ?what ; schema:eventStatus/rdfs:label ?status .", "OPTIONAL { ?m dct:date ?date }"]
    body = "\n    ".join([*lines, *held])
    if reading.kind == "party":
        where = Patterns.one_of("?m kg:party", keys, "y")
        return select(["what", "date", "status"], ["m"], [where, *lines, *held], f"{ORDER} ?what")
    office = (
        "?node a kg:Tenure ; org:member ?x ; kg:post ?post ; kg:standing/rdfs:label ?status . "
        "?post rdfs:label ?title . "
        "OPTIONAL { ?post org:postIn/rdfs:label ?of } OPTIONAL { ?node kg:attestedOn ?date } "
        'BIND (IF(BOUND(?of), CONCAT(?title, ", ", ?of), ?title) AS ?what)'
    )
    if reading.filters.period is not None:
        office = office.replace(
            "OPTIONAL { ?node kg:attestedOn ?date }",
            "?node kg:attestedOn ?date ; sem:hasEarliestBeginTimeStamp ?f ; sem:hasLatestEndTimeStamp ?l . "
            + period_filter(reading.filters.period.first, reading.filters.period.last, "f", "l"),
        )
    lines = [
        Patterns.values("x", keys),
        f"{{ {office} }}",
        f"UNION\n  {{ ?node schema:attendee ?x . ?m kg:participation ?node .\n    {body} }}",
        "UNION\n  { ?node kg:standsInFor ?x . ?m kg:participation ?node . "
        "OPTIONAL { ?node schema:attendee/rdfs:label ?name } "
        f"\n    {body.replace('rdfs:label ?what', 'rdfs:label ?label')}\n"
        '    BIND (CONCAT(COALESCE(?name, "somebody"), " came instead: ", ?label) AS ?what) }',
    ]
    return select(["what", "date", "status"], ["node"], lines, f"{ORDER} ?what")
