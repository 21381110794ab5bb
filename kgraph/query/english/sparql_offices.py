"""The query for offices: who held one, which one somebody held, as tenures and participations attest them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kgraph.query.english.patterns import Patterns, period_filter
from kgraph.query.english.query import Query

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Reading
    from kgraph.query.english.times import Period

#: Standings of those who are in an office, when a question says nothing else.
_IN_OFFICE = ("incumbent", "acting")
_TENURE = "?node kg:post ?post ; a kg:Tenure ; org:member ?x ; kg:standing ?how . ?how rdfs:label ?standing ."
_AT_A_MEETING = "?node kg:capacity ?post ; schema:attendee ?x . ?m kg:participation ?node ."


def _days(node: str, day: str) -> str:
    """The day of a node and its bounds, where it has all; one OPTIONAL each, which a large store looks up by node."""
    first, last = f"{node} sem:hasEarliestBeginTimeStamp ?from", f"{node} sem:hasLatestEndTimeStamp ?to"
    dated = f"{node} {day} ?day FILTER (BOUND(?from) && BOUND(?to))"
    return f"OPTIONAL {{ {first} }} OPTIONAL {{ {last} }} OPTIONAL {{ {dated} }}"


_ATTESTED, _MET_ON = _days("?node", "kg:attestedOn"), _days("?m", "dct:date")
#: Days beyond a period within which two attestations, one before it and one after it, speak for it too.
_NEAR = 366


def offices(reading: Reading, lexicon: Lexicon) -> Query:
    """Persons and offices with the first and the last day that attest them, one row a person and office."""
    seat, period = reading.seat, reading.filters.period
    columns = ["person", "office"] if seat.person is None or reading.yes_no else ["office"]
    columns += ["of"] if seat.party is None else []
    body = "\n  ".join(_body(reading, lexicon))
    grouped = " ".join(f"?{name}" for name in columns)
    ends = '(MIN(IF(BOUND(?day), STR(?day), "~")) AS ?since) (MAX(IF(BOUND(?day), STR(?day), "")) AS ?until)'
    inner = f'SELECT {grouped} {ends} (MIN(COALESCE(?standing, "~")) AS ?as) WHERE {{\n  {body}\n  }}'
    text = (
        f"SELECT {grouped} ?attested ?standing WHERE {{\n"
        f"  {{ {inner} GROUP BY {grouped}{_having(period)} }}\n"
        '  BIND (IF(?until = "", ?unknown, IF(?since = ?until, ?since, CONCAT(?since, " to ", ?until))) AS ?attested)\n'
        '  BIND (IF(?as = "~", ?unknown, ?as) AS ?standing)\n'
        f"}} ORDER BY ?attested {grouped}"
    )
    evidence = f"SELECT DISTINCT ?node WHERE {{\n  {body}\n}} ORDER BY ?node LIMIT 30"
    return Query(text, (*columns, "attested", "standing"), (), evidence)


def _body(reading: Reading, lexicon: Lexicon) -> list[str]:
    """Tenures and participations, each pattern whole in itself, so that the store begins at what is named."""
    seat, period, post = reading.seat, reading.filters.period, reading.seat.post
    named = [Patterns.values("x", seat.person.keys)] if seat.person is not None else []
    if seat.party is not None:
        named += [Patterns.values("y", seat.party.keys), "?post org:postIn ?y ."]
    named += Patterns(lexicon).post_lines(post, "post", seat.party) if post is not None else []
    labels = ["?x rdfs:label ?person . ?post rdfs:label ?office ."]
    labels += [] if seat.party is not None else ["OPTIONAL { ?post org:postIn/rdfs:label ?of }"]
    ends = []
    if period is not None:
        ends.append(period_filter(_moved(period.first, -_NEAR), _moved(period.last, _NEAR), "from", "to"))
    standings = (post.standing,) if post is not None and post.standing else _IN_OFFICE
    how = f"FILTER (?how IN ({', '.join('standing:' + standing for standing in standings)}))"
    tenure = [*named, _TENURE, *([how] if post is not None else []), *labels, _ATTESTED, *ends]
    sources = ["\n    ".join(tenure)]
    if post is None or not post.standing:
        sources.append("\n    ".join([*named, _AT_A_MEETING, *labels, _MET_ON, *ends]))
    return [" UNION\n  ".join(f"{{ {source} }}" for source in sources)]


def _having(period: Period | None) -> str:
    """Attested in the period, or both before and after it."""
    tests = [f"MIN(?from) <= {_day(period.last)}"] if period is not None and period.last else []
    tests += [f"MAX(?to) >= {_day(period.first)}"] if period is not None and period.first else []
    return f" HAVING ({' && '.join(tests)})" if tests else ""


def _moved(date: dt.date | None, days: int) -> dt.date | None:
    try:
        return date + dt.timedelta(days=days) if date else None
    except OverflowError:
        return date


def _day(date: dt.date) -> str:
    return f'"{date.isoformat()}"^^xsd:date'
