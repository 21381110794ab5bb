"""A reading as SPARQL.  Terms are written by pyoxigraph or made from codes of ours: no words of a question get in raw."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.query.english.patterns import Patterns, iri, period_filter

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Reading, Seat


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT; ``columns`` are the variables to show, ``nodes`` those whose quotes are the evidence of a row.

    ``evidence`` is a query for such nodes (``?node``) where rows are counts.  ``people`` maps a variable to the
    people that an ambiguous name can mean.
    """

    text: str
    columns: tuple[str, ...]
    nodes: tuple[str, ...] = ()
    evidence: str | None = None

    @staticmethod
    def shown(variable: str) -> str:
        """The name of a column: "inPlaceOf" is "in place of"."""
        return re.sub(r"(?<!^)([A-Z])", lambda found: f" {found[1].lower()}", variable)


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
_DATED = ["?m schema:eventStatus/rdfs:label ?status .", "OPTIONAL { ?m dct:date ?date }"]
_PLACED = ["OPTIONAL { ?m schema:location/rdfs:label ?place }"]
_ORDER = "ORDER BY (!BOUND(?date)) STR(?date)"


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
        "office": _office,
        "holder": _office,
        "articles": _articles,
        "conflicts": _conflicts,
        "changes": _changes,
        "history": _history,
        "about": _about,
    }[reading.intent]
    return builder(reading, lexicon)


def _select(columns: list[str], nodes: list[str], lines: list[str], order: str) -> Query:
    body = "\n  ".join(lines)
    choices = re.findall(r"VALUES \?(\w+) \{ (?:person:|<[^>]*/person/)", body)  # which of several of one name
    projected = " ".join(f"?{name}" for name in dict.fromkeys([*columns, *nodes, *choices]))
    return Query(f"SELECT DISTINCT {projected} WHERE {{\n  {body}\n}} {order}", tuple(columns), tuple(nodes))


def _base(reading: Reading, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The meetings of a reading, only the first or the last of them where it says so; their seats as nodes."""
    patterns = Patterns(lexicon)
    lines = patterns.meetings(reading.filters, "m")
    seats = patterns.seats
    if reading.order:
        descending = "DESC" if reading.order == "last" else "ASC"
        inner = "\n    ".join([*lines, "?m sem:hasEarliestBeginTimeStamp ?day ."])
        head = [
            f"{{ SELECT DISTINCT ?m ?day WHERE {{\n    {inner}\n  }} ORDER BY {descending}(?day) ?m LIMIT {reading.limit or 1} }}"
        ]
        again = Patterns(lexicon, "again")
        lines = [*head, *again.seat_lines(reading.filters.seats, "m")]
        seats = again.seats
    return lines, seats


def _person_lines(seat: Seat, *, named: bool = True) -> list[str]:
    lines = ["?m kg:participation ?p ."]
    if seat.party is not None:
        lines.append(Patterns.one_of("?p kg:represents", seat.party.keys, "y"))
    if seat.post is not None:
        roles = " ".join(f"role:{role}" for role in seat.post.roles)
        lines.append(f"VALUES ?role {{ {roles} }} ?p kg:capacity/org:role ?role .")
    if seat.person is not None:
        lines.append(Patterns.one_of("?p schema:attendee", seat.person.keys, "x"))
    elif named:
        lines.append("?p schema:attendee ?x . ?x rdfs:label ?person .")
    else:
        lines.append("OPTIONAL { ?p schema:attendee/rdfs:label ?name }")
        lines.append('BIND (COALESCE(?name, "not named") AS ?person)')
    return lines


_OFFICE = "OPTIONAL { ?p kg:capacity/rdfs:label ?office }"
_PARTY = "OPTIONAL { ?p kg:represents/rdfs:label ?party }"


def _represent(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    if "party" in reading.asked and "person" not in reading.asked:
        return _represented(reading, lexicon)
    lines += [*_person_lines(reading.seat, named=reading.seat.party is None), _OFFICE, *_DATED, *_PLACED]
    columns = ["person", "office"]
    if "party" in reading.asked:
        lines.append("?p kg:represents/rdfs:label ?party .")
        columns.append("party")
    return _select([*columns, "date", "place", "status"], ["m", "p", *seats], lines, f"{_ORDER} ?person")


def _represented(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    lines += [*_person_lines(reading.seat), "?p kg:represents/rdfs:label ?party .", _OFFICE, *_DATED, *_PLACED]
    return _select(["party", "office", "date", "place", "status"], ["m", "p", *seats], lines, f"{_ORDER} ?party")


def _standin(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    seat, replaced = reading.seat, reading.seat.replaced
    lines += ["?m kg:participation ?p ."]
    lines += Patterns(lexicon).replaced(replaced, "p")
    lines += ["OPTIONAL { ?p schema:attendee/rdfs:label ?name }", 'BIND (COALESCE(?name, "not named") AS ?person)']
    if seat.person is not None:
        lines.append(Patterns.one_of("?p schema:attendee", seat.person.keys, "x"))
    if seat.party is not None:
        lines.append(Patterns.one_of("?p kg:represents", seat.party.keys, "y"))
    lines += [
        "OPTIONAL { ?p kg:standsInFor/rdfs:label ?someone }",
        "OPTIONAL { ?p kg:standsInForPost/rdfs:label ?post }",
        "BIND (COALESCE(?someone, ?post) AS ?inPlaceOf)",
        *_DATED,
    ]
    columns = ["person"] if "person" in reading.asked or reading.yes_no else []
    columns += ["inPlaceOf"] if "in place of" in reading.asked or reading.yes_no else []
    if "because" in reading.asked:
        lines.append("?p kg:standInSource ?quote . GRAPH ?article { ?quote oa:hasSelector/oa:exact ?saying }")
        columns.append("saying")
    return _select([*columns, "date", "status"], ["p", *seats], lines, f"{_ORDER} {' '.join('?' + c for c in columns)}")


def _met(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    own = [key for thing in reading.filters.parties for key in thing.keys]
    own += [key for post in reading.filters.posts if post.party for key in post.party.keys]
    if reading.asked == ("party",):
        lines += ["?m kg:party ?y . ?y rdfs:label ?party ."]
    else:
        lines += [*_person_lines(reading.seat), "OPTIONAL { ?p kg:represents ?y . ?y rdfs:label ?party }"]
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
    lines += [*_DATED, *_PLACED]
    return _select([*columns, "date", "place", "status"], nodes, lines, f"{_ORDER} ?{columns[0]}")


def _attend(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    if reading.asked == ("party",):
        lines += ["?m kg:party/rdfs:label ?party .", *_DATED]
        return _select(["party", "date", "status"], ["m", *seats], lines, f"{_ORDER} ?party")
    lines += [*_person_lines(reading.seat), _PARTY, _OFFICE, *_DATED, *_PLACED]
    return _select(
        ["person", "party", "office", "date", "place", "status"], ["m", "p", *seats], lines, f"{_ORDER} ?person"
    )


def _pairs(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
    lines += [
        "?m kg:participation ?p, ?q .",
        "?p schema:attendee/rdfs:label ?person ; kg:represents ?y .",
        "?q schema:attendee/rdfs:label ?met ; kg:represents ?z .",
        "FILTER (?y != ?z && ?person < ?met)",
        *_DATED,
        *_PLACED,
    ]
    return _select(["person", "met", "date", "place", "status"], ["m", "p", "q"], lines, f"{_ORDER} ?person ?met")


def _meetings(reading: Reading, lexicon: Lexicon) -> Query:
    lines, seats = _base(reading, lexicon)
    lines += ["?m rdfs:label ?meeting .", *_DATED, *_PLACED]
    return _select(["meeting", "date", "place", "status"], ["m", *seats], lines, f"{_ORDER} ?meeting")


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
    lines, seats = _base(reading, lexicon)
    columns: list[str] = []
    for name in dict.fromkeys(reading.asked):
        wanted = _ATTRIBUTE_LINES[name]
        lines += wanted if len(reading.asked) == 1 else [f"OPTIONAL {{ {' '.join(wanted)} }}"] if wanted else []
        columns.append(name)
    lines += _DATED
    columns += [name for name in ("date", "status") if name not in columns]
    return _select(columns, ["m", *seats], lines, f"{_ORDER} ?{columns[0]}")


def _count(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
    counted = {
        "meetings": ("m", [], "?m a kg:Meeting ."),
        "people": ("x", ["?m kg:participation ?p . ?p schema:attendee ?x ."], "?x a schema:Person ."),
        "parties": ("y", ["?m kg:party ?y ."], "?m kg:party ?y ."),
        "places": ("c", ["?m schema:location ?c ."], "?m schema:location ?c ."),
        "topics": ("t", ["?m schema:about ?t ."], "?m schema:about ?t ."),
        "articles": ("a", ["?m schema:subjectOf ?a ."], "?a a schema:NewsArticle ."),
    }
    variable, more, alone = counted[reading.kind]
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
    "year": ["?m dct:date ?when . BIND (SUBSTR(STR(?when), 1, 4) AS ?year)"],
    "month": ["?m dct:date ?when . BIND (SUBSTR(STR(?when), 1, 7) AS ?month)"],
}


def _rank(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
    group = str(reading.group)
    lines += _GROUPS[group]
    own = [key for thing in reading.filters.parties for key in thing.keys]
    if group == "party" and own:
        lines.append(f"FILTER (?g NOT IN ({', '.join(iri(key) for key in own)}))")
    own = [key for seat in reading.filters.seats if seat.person for key in seat.person.keys]
    if group == "person" and own:
        lines.append(f"FILTER (?g NOT IN ({', '.join(iri(key) for key in own)}))")
    body = "\n  ".join(lines)
    direction = "ASC" if reading.fewest else "DESC"
    order = f"?{group}" if group in {"year", "month"} else f"{direction}(?meetings) ?{group}"
    text = (
        f"SELECT ?{group} (COUNT(DISTINCT ?m) AS ?meetings) WHERE {{\n  {body}\n}} GROUP BY ?{group} ORDER BY {order}"
    )
    evidence = f"SELECT DISTINCT ?node WHERE {{\n  {body}\n  BIND (?m AS ?node)\n}} ORDER BY ?node LIMIT 30"
    return Query(text, (group, "meetings"), (), evidence)


def _office(reading: Reading, lexicon: Lexicon) -> Query:
    """Offices as tenures and participations attest them; on days between two attestations within a year, too."""
    seat, period = reading.seat, reading.filters.period
    post = seat.post
    standings = {"former": ["former"], "acting": ["acting"]}.get((post.standing if post else None) or "", [])
    standings = standings or ["incumbent", "acting"]
    tenure = "?node a kg:Tenure ; org:member ?x ; kg:post ?post ; kg:standing ?how . OPTIONAL { ?node kg:attestedOn ?day ; sem:hasEarliestBeginTimeStamp ?from ; sem:hasLatestEndTimeStamp ?to }"
    if post is not None:
        tenure += f" FILTER (?how IN ({', '.join('standing:' + s for s in standings)}))"
    lines = [f"{{ {tenure} ?how rdfs:label ?standing }}"]
    if standings != ["former"]:
        sat = "?m kg:participation ?node ; schema:eventStatus ?is . ?node schema:attendee ?x ; kg:capacity ?post . OPTIONAL { ?m dct:date ?day ; sem:hasEarliestBeginTimeStamp ?from ; sem:hasLatestEndTimeStamp ?to }"
        lines.append(f"UNION {{ {sat} }}")
    lines += [
        "?x rdfs:label ?person . ?post rdfs:label ?office .",
        "OPTIONAL { ?post org:postIn ?y . ?y rdfs:label ?of }",
    ]
    if seat.person is not None:
        lines.append(Patterns.equal("x", seat.person.keys))
    if seat.party is not None:
        lines.append(Patterns.equal("y", seat.party.keys))
    if post is not None:
        lines += Patterns(lexicon).post_lines(post, "post", seat.party)
    if period is not None:
        near = period_filter(_wider(period.first, -366), _wider(period.last, 366), "from", "to")
        lines.append(near)
    body = "\n  ".join(lines)
    columns = ["person", "office"] if seat.person is None or reading.yes_no else ["office"]
    columns += ["of"] if seat.party is None else []
    grouped = " ".join(f"?{name}" for name in columns)
    having = ""
    if period is not None and (period.first or period.last):
        tests = [
            f"MIN(?from) <= {_day(period.last)}" if period.last else "",
            f"MAX(?to) >= {_day(period.first)}" if period.first else "",
        ]
        having = f" HAVING ({' && '.join(test for test in tests if test)})"
    attested = "(MIN(STR(?day)) AS ?since) (MAX(STR(?day)) AS ?until)"
    standing = "(MIN(?standing) AS ?as)"
    text = (
        f"SELECT {grouped} ?attested ?standing WHERE {{\n"
        f"  {{ SELECT {grouped} {attested} {standing} WHERE {{\n  {body}\n  }} GROUP BY {grouped}{having} }}\n"
        '  BIND (IF(?since = ?until, ?since, CONCAT(?since, " to ", ?until)) AS ?attested)\n'
        "  BIND (?as AS ?standing)\n"
        f"}} ORDER BY ?attested {grouped}"
    )
    evidence = f"SELECT DISTINCT ?node WHERE {{\n  {body}\n}} ORDER BY ?node LIMIT 30"
    return Query(text, (*columns, "attested", "standing"), (), evidence)


def _wider(date: dt.date | None, days: int) -> dt.date | None:
    try:
        return date + dt.timedelta(days=days) if date else None
    except OverflowError:
        return date


def _day(date: dt.date) -> str:
    return f'"{date.isoformat()}"^^xsd:date'


def _articles(reading: Reading, lexicon: Lexicon) -> Query:
    if reading.thing is not None:
        lines = [
            Patterns.values("x", reading.thing.keys),
            "{ ?x dct:source ?quote } UNION { ?node schema:attendee|org:member|kg:standsInFor ?x ; dct:source ?quote }",
            "GRAPH ?a { ?quote oa:hasSource ?a }",
        ]
        if not reading.filters.empty:
            found, _ = _base(reading, lexicon)
            lines += [*found, "?m schema:subjectOf ?a ."]
        nodes = ["x"]
    else:
        lines, seats = _base(reading, lexicon)
        stands = bool(reading.filters.seats and reading.filters.seats[0].replaced)
        if stands and seats:
            lines.append(f"?{seats[0]} kg:standInSource ?quote . GRAPH ?a {{ ?quote oa:hasSource ?a }}")
        else:
            lines.append("?m schema:subjectOf ?a .")
        nodes = ["m", *seats]
    lines += ["?a dct:identifier ?article .", "OPTIONAL { ?a schema:headline ?title }"]
    return _select(["article", "title"], nodes, lines, "ORDER BY ?article")


def _conflicts(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
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
    return _select(
        columns, ["one", "other"], lines, "ORDER BY ?meeting ?about ?oneSays ?otherSays ?oneArticle ?otherArticle"
    )


def _changes(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
    lines += [
        "?m kg:statusReport ?r, ?later ; rdfs:label ?meeting ; schema:eventStatus ?now .",
        "?r kg:reportedStatus ?was . ?later kg:reportedStatus ?now .",
        "FILTER (?was != ?now)",
        "?was rdfs:label ?from . ?now rdfs:label ?to .",
        "OPTIONAL { ?m dct:date ?date }",
    ]
    if reading.changed_to:
        lines.append(f"FILTER (?now IN ({', '.join('status:' + s for s in reading.changed_to)}))")
    return _select(["meeting", "from", "to", "date"], ["r", "later"], lines, f"{_ORDER} ?meeting ?from")


def _history(reading: Reading, lexicon: Lexicon) -> Query:
    lines, _ = _base(reading, lexicon)
    lines += [
        "?m kg:statusReport ?r ; rdfs:label ?meeting .",
        "?r kg:reportedStatus/rdfs:label ?status .",
        "OPTIONAL { ?r kg:reportedOn ?reported }",
    ]
    return _select(
        ["meeting", "status", "reported"], ["r"], lines, "ORDER BY ?meeting (!BOUND(?reported)) STR(?reported) ?status"
    )


def _about(reading: Reading, lexicon: Lexicon) -> Query:
    keys = reading.thing.keys if reading.thing else ()
    lines, _ = _base(reading, lexicon)
    held = ["?m rdfs:label ?what ; schema:eventStatus/rdfs:label ?status .", "OPTIONAL { ?m dct:date ?date }"]
    body = "\n    ".join([*lines, *held])
    if reading.kind == "party":
        where = Patterns.one_of("?m kg:party", keys, "y")
        return _select(["what", "date", "status"], ["m"], [where, *lines, *held], f"{_ORDER} ?what")
    office = (
        "?node a kg:Tenure ; org:member ?x ; kg:post ?post ; kg:standing/rdfs:label ?status . ?post rdfs:label ?title . "
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
    return _select(["what", "date", "status"], ["node"], lines, f"{_ORDER} ?what")
