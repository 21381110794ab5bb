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
_TENURE = (
    "?node a kg:Tenure ; org:member ?x ; kg:post ?post ; kg:standing ?how . ?how rdfs:label ?standing . "
    "OPTIONAL { ?node kg:attestedOn ?day ; sem:hasEarliestBeginTimeStamp ?from ; sem:hasLatestEndTimeStamp ?to }"
)
_AT_A_MEETING = (
    "?m kg:participation ?node . ?node schema:attendee ?x ; kg:capacity ?post . "
    "OPTIONAL { ?m dct:date ?day ; sem:hasEarliestBeginTimeStamp ?from ; sem:hasLatestEndTimeStamp ?to }"
)
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
    seat, period, post = reading.seat, reading.filters.period, reading.seat.post
    tenure, sources = _TENURE, []
    if post is not None:
        standings = (post.standing,) if post.standing else _IN_OFFICE
        tenure += f" FILTER (?how IN ({', '.join('standing:' + standing for standing in standings)}))"
    sources.append(f"{{ {tenure} }}")
    if post is None or not post.standing:
        sources.append(f"{{ {_AT_A_MEETING} }}")
    lines = [" UNION\n  ".join(sources), "?x rdfs:label ?person . ?post rdfs:label ?office ."]
    lines.append("OPTIONAL { ?post org:postIn ?y . ?y rdfs:label ?of }")
    if seat.person is not None:
        lines.append(Patterns.equal("x", seat.person.keys))
    if seat.party is not None:
        lines.append(Patterns.equal("y", seat.party.keys))
    if post is not None:
        lines += Patterns(lexicon).post_lines(post, "post", seat.party)
    if period is not None:
        lines.append(period_filter(_moved(period.first, -_NEAR), _moved(period.last, _NEAR), "from", "to"))
    return lines


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
