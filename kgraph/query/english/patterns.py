"""The graph patterns of filters: which meetings, which seats, which offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph.lookup import key
from kgraph.query.english.posts import telling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Filters, Post, Replaced, Seat, Thing
    from kgraph.query.english.times import Period

#: Statuses that a later one follows: what was postponed and then held was postponed all the same.
_PASSING = frozenset(["postponed", "cancelled", "proposed"])


def iri(value: str) -> str:
    """An IRI as SPARQL writes it, a state by its short name.

    >>> iri("https://w3id.org/kgraph/id/state/FRA")
    'state:FRA'
    """
    found = re.fullmatch(
        r"https://w3id\.org/kgraph/id/(state|person|organisation)/([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)", value
    )
    return f"{found[1]}:{found[2]}" if found else str(ox.NamedNode(value))


def literal(value: str) -> str:
    """A string as SPARQL writes it.

    >>> print(literal('a "b"'))
    "a \\"b\\""
    """
    return str(ox.Literal(value))


def period_filter(first: dt.date | None, last: dt.date | None, start: str, end: str) -> str:
    """Days ``?start`` to ``?end`` overlap the period."""
    tests = []
    if last:
        tests.append(f'?{start} <= "{last.isoformat()}"^^xsd:date')
    if first:
        tests.append(f'?{end} >= "{first.isoformat()}"^^xsd:date')
    return f"FILTER ({' && '.join(tests)})" if tests else ""


class Patterns:
    """Makes patterns with variables of their own, and keeps the names of those for seats."""

    def __init__(self, lexicon: Lexicon, prefix: str = "") -> None:
        self.lexicon, self.prefix, self.seats, self._number = lexicon, prefix, list[str](), 0

    def _fresh(self, name: str) -> str:
        self._number += 1
        return f"{self.prefix}{name}{self._number}"

    # --- values ---

    @staticmethod
    def values(variable: str, keys: Iterable[str]) -> str:
        """``?variable`` is one of these IRIs."""
        return f"VALUES ?{variable} {{ {' '.join(iri(k) for k in keys)} }}"

    @staticmethod
    def one_of(head: str, keys: Sequence[str], variable: str) -> str:
        """``head`` has one of these IRIs as its object."""
        if len(keys) == 1:
            return f"{head} {iri(keys[0])} ."
        return f"{Patterns.values(variable, keys)} {head} ?{variable} ."

    @staticmethod
    def equal(variable: str, keys: Sequence[str]) -> str:
        """``?variable`` is bound to one of these IRIs."""
        return f"FILTER (?{variable} IN ({', '.join(iri(k) for k in keys)}))"

    # --- meetings ---

    def meetings(self, filters: Filters, m: str) -> list[str]:
        """The meetings ``?m`` that a filter lets through."""
        lines: list[str] = []
        for party in filters.parties:
            lines.append(self.one_of(f"?{m} kg:party", party.keys, self._fresh("party")))
        lines += self.seat_lines(filters.seats, m)
        lines += self._lists(filters, m)
        lines += self._where(filters.places, m)
        lines += self._when(filters.period, m)
        if filters.ordinal is not None:
            lines.append(f"?{m} kg:ordinal {int(filters.ordinal)} .")
        if filters.occasion is not None:
            occasion = self._fresh("occasion")
            labels = " ".join(literal(label) for label in filters.occasion.keys)
            lines.append(f"VALUES ?{occasion} {{ {labels} }} ?{m} kg:onSidelinesOf/rdfs:label ?{occasion} .")
        if filters.minutes is not None:
            hours, minutes = divmod(filters.minutes, 60)
            forms = {f"PT{filters.minutes}M"} | (
                {f"PT{hours}H" + (f"{minutes}M" if minutes else "")} if hours else set()
            )
            lasting = self._fresh("lasting")
            literals = " ".join(f'"{form}"^^xsd:duration' for form in sorted(forms))
            lines.append(f"VALUES ?{lasting} {{ {literals} }} ?{m} schema:duration ?{lasting} .")
        if filters.at_least is not None:
            some = self._fresh("anyParty")
            counted = f"HAVING (COUNT(DISTINCT ?{some}) >= {int(filters.at_least)})"
            lines.append(f"{{ SELECT ?{m} WHERE {{ ?{m} kg:party ?{some} }} GROUP BY ?{m} {counted} }}")
        for topic in filters.topics:
            lines.append(self._topic(topic, m))
        for post in filters.posts:
            lines.append(self._at_the_table(post, m))
        for thing in filters.without:
            lines.append(self._without(thing, m))
        for place in filters.elsewhere:
            lines.append(f"FILTER NOT EXISTS {{ {self._where([place], m)[0]} }}")
        if filters.only and filters.parties:
            others = ", ".join(iri(k) for party in filters.parties for k in party.keys)
            lines.append(f"FILTER NOT EXISTS {{ ?{m} kg:party ?otherParty . FILTER (?otherParty NOT IN ({others})) }}")
        lines += self._relative(filters, m)
        return lines if any(f"?{m} " in line for line in lines) else [f"?{m} a kg:Meeting .", *lines]

    def _lists(self, filters: Filters, m: str) -> list[str]:
        lines = []
        for values, scheme, predicate in (
            (filters.statuses, "status", "schema:eventStatus"),
            (filters.modes, "mode", "schema:eventAttendanceMode"),
            (filters.levels, "level", "kg:level"),
            (filters.formats, "format", "kg:format"),
        ):
            if scheme == "status" and set(values) <= _PASSING:
                predicate = f"{predicate}|kg:statusReport/kg:reportedStatus"
            if len(values) == 1:
                lines.append(f"?{m} {predicate} {scheme}:{values[0]} .")
            elif values:
                variable = self._fresh(scheme)
                codes = " ".join(f"{scheme}:{value}" for value in values)
                lines.append(f"VALUES ?{variable} {{ {codes} }} ?{m} {predicate} ?{variable} .")
        if filters.unheld:
            lines.append(
                f"FILTER NOT EXISTS {{ ?{m} kg:statusReport/kg:reportedStatus ?report . "
                "FILTER (?report IN (status:held, status:ongoing)) }"
            )
        return lines

    def _where(self, places: Sequence[Thing], m: str) -> list[str]:
        """In one of these places: the cities of those names and countries, all resolved beforehand."""
        if not places:
            return []
        found = dict.fromkeys(iri_ for place in places for key_ in place.keys for iri_ in self.lexicon.located(key_))
        where = self._fresh("where")
        return [f"{self.values(where, found)} ?{m} schema:location ?{where} ."]

    def _when(self, period: Period | None, m: str) -> list[str]:
        if period is None:
            return []
        if period.yearless:
            month, day = period.yearless
            when = self._fresh("when")
            start = f"-{month:02d}" + (f"-{day:02d}" if day else "")
            return [f"?{m} dct:date ?{when} . FILTER (STRSTARTS(SUBSTR(STR(?{when}), 5), {literal(start)}))"]
        if not period.first and not period.last:
            return ["FILTER (false)"]
        start, end = self._fresh("from"), self._fresh("to")
        if period.choices:
            tests = [period_filter(p.first, p.last, start, end).removeprefix("FILTER ") for p in period.choices]
            last = f"FILTER ({' || '.join(tests)})"
        else:
            last = period_filter(period.first, period.last, start, end)
        bounds = f"?{m} sem:hasEarliestBeginTimeStamp ?{start} ; sem:hasLatestEndTimeStamp ?{end} ."
        return [bounds, last]

    def _topic(self, words: tuple[str, ...], m: str) -> str:
        topic = self._fresh("topic")
        tests = []
        for word in words:
            choices = [f"CONTAINS(LCASE(?{topic}), {literal(choice)})" for choice in word.split("|")]
            tests.append(choices[0] if len(choices) == 1 else f"({' || '.join(choices)})")
        return f"?{m} schema:about/rdfs:label ?{topic} . FILTER ({' && '.join(tests)})"

    def _without(self, thing: Thing, m: str) -> str:
        lines = []
        for k in thing.keys:
            path = "kg:participation/schema:attendee" if "/person/" in k else "kg:party"
            lines.append(f"FILTER NOT EXISTS {{ ?{m} {path} {iri(k)} }}")
        return " ".join(lines)

    def _relative(self, filters: Filters, m: str) -> list[str]:
        lines = []
        for anchor, word in ((filters.before, "before"), (filters.after, "after")):
            if anchor is None:
                continue
            other, limit, day = f"{word}Meeting", f"{word}Day", self._fresh("day")
            inner = Patterns(self.lexicon, word)
            predicate, function = (
                ("sem:hasEarliestBeginTimeStamp", "MIN") if word == "before" else ("sem:hasLatestEndTimeStamp", "MAX")
            )
            body = "\n    ".join([*inner.meetings(anchor, other), f"?{other} {predicate} ?anchor{word} ."])
            lines.append(f"{{ SELECT ({function}(?anchor{word}) AS ?{limit}) WHERE {{\n    {body}\n  }} }}")
            mine = "sem:hasLatestEndTimeStamp" if word == "before" else "sem:hasEarliestBeginTimeStamp"
            lines.append(f"?{m} {mine} ?{day} . FILTER (?{day} {'<' if word == 'before' else '>'} ?{limit})")
        return lines

    # --- seats and offices ---

    def seat_lines(self, seats: Sequence[Seat], m: str) -> list[str]:
        """A participation for each seat; their variables are kept in ``seats``."""
        lines = []
        for seat in seats:
            variable = self._fresh("seat")
            self.seats.append(variable)
            lines.append(f"?{m} kg:participation ?{variable} .")
            if seat.person is not None:
                lines.append(self.one_of(f"?{variable} schema:attendee", seat.person.keys, f"{variable}Person"))
            if seat.party is not None:
                lines.append(self.one_of(f"?{variable} kg:represents", seat.party.keys, f"{variable}Party"))
            if seat.replaced is not None:
                lines += self.replaced(seat.replaced, variable)
        return lines

    def replaced(self, replaced: Replaced | None, p: str) -> list[str]:
        """``?p`` comes in somebody's place."""
        if replaced is None or (replaced.person is None and replaced.post is None):
            return [f"?{p} kg:standsInFor|kg:standsInForPost ?{self._fresh('other')} ."]
        if replaced.person is not None:
            return [self.one_of(f"?{p} kg:standsInFor", replaced.person.keys, self._fresh("other"))]
        post = replaced.post
        assert post is not None
        office, tenure, person = self._fresh("office"), self._fresh("tenure"), self._fresh("absent")
        lines = [
            f"{{ ?{p} kg:standsInForPost ?{office} }} UNION "
            f"{{ ?{p} kg:standsInFor ?{person} . ?{tenure} org:member ?{person} ; kg:post ?{office} }}"
        ]
        lines += self.post_lines(post, office, post.party)
        if post.party is not None:
            lines.append(self.one_of(f"?{p} kg:represents", post.party.keys, self._fresh("side")))
        return lines

    def post_lines(self, post: Post, variable: str, party: Thing | None) -> list[str]:
        """``?variable`` is such an office: of these roles, and of the words the graph has for it."""
        labels = self._labels(post, party)
        if labels:
            named = ", ".join(literal(label) for label in labels)
            return [f"?{variable} rdfs:label ?{variable}Label . FILTER (?{variable}Label IN ({named}))"]
        if post.roles:
            roles = ", ".join(f"role:{role}" for role in post.roles)
            return [f"?{variable} org:role ?{variable}Role . FILTER (?{variable}Role IN ({roles}))"]
        return ["FILTER (false)"]

    def _labels(self, post: Post, party: Thing | None) -> list[str]:
        """The labels of the graph's offices that have all the words of this one, and none that makes it another."""
        query = "SELECT DISTINCT ?l ?r { ?p a org:Post ; rdfs:label ?l . OPTIONAL { ?p org:role ?r } %s }"
        own = f"?p org:postIn ?y . {self.equal('y', party.keys)}" if party else ""
        wanted = telling(post.words)
        found = []
        for label, role in self.lexicon.select(query % own):
            if post.roles and (role or "").rpartition("/")[2] not in post.roles:
                continue
            words = telling(key(str(label)).split())
            if wanted and wanted <= words:
                found.append(str(label))
        return sorted(set(found)) if found and len(found) < 200 else []

    def _at_the_table(self, post: Post, m: str) -> str:
        seat, office = self._fresh("chair"), self._fresh("held")
        party = f" {self.one_of(f'?{seat} kg:represents', post.party.keys, f'{seat}Side')}" if post.party else ""
        role = f"?{seat} kg:capacity ?{office} . {' '.join(self.post_lines(post, office, post.party))}"
        choices = [f"{{ ?{m} kg:participation ?{seat} .{party} {role} }}"]
        if post.level and not post.party:
            none = f"FILTER NOT EXISTS {{ ?{m} kg:participation/kg:capacity/org:role ?{self._fresh('any')} }}"
            choices.append(f"{{ ?{m} kg:level level:{post.level} . {none} }}")
        return " UNION ".join(choices)
