"""Local ids to IRIs: one rule each, no blank nodes, no collisions.

An IRI is the base, a kind, and path segments.  Every segment is percent-encoded (RFC 3986) so that it holds
letters, digits, ``-``, ``.``, ``_`` and ``~`` alone; what is unknown is the segment ``*``, which no text can
become.  Two different tuples of parts therefore never share an IRI, and hostile text cannot break one.

Meetings and persons carry the ids that ``resolve`` mints from a canonical mention, so their IRIs stay the same
when a month becomes a day or a surname a full name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import NamedNode

from kgraph.rdf.ns import VOCAB_BASE
from kgraph.rdf.parties import is_state

if TYPE_CHECKING:
    from kgraph.model import Quote, ResolvedClaim, StatusReport

#: Base of every IRI of the data, unless the data folder says otherwise.
DEFAULT_BASE = "https://w3id.org/kgraph/id/"

UNKNOWN = "*"


def segment(text: str | None) -> str:
    """One path segment; injective, None apart from every string.

    >>> segment("Côte d'Ivoire"), segment("a/b"), segment(None), segment("*"), segment(".."), segment("D.C.")
    ('C%C3%B4te%20d%27Ivoire', 'a%2Fb', '*', '%2A', '%2E%2E', 'D.C%2E')
    """
    if text is None:
        return UNKNOWN
    if text in {".", ".."}:  # steps in a path, not names
        return text.replace(".", "%2E")
    encoded = quote(text, safe="", errors="surrogatepass")
    # a full stop at the end of a prefixed name is more than some parsers of Turtle can take
    return f"{encoded[:-1]}%2E" if encoded.endswith(".") else encoded


def digest(*parts: str | None) -> str:
    """Twelve hexadecimal digits that tell tuples of texts apart, for parts too long for a path."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def concept(scheme: str, code: str) -> NamedNode:
    """A concept of a value list.

    >>> concept("status", "held").value
    'https://w3id.org/kgraph/vocab/status/held'
    """
    return NamedNode(f"{VOCAB_BASE}{scheme}/{segment(code)}")


@dataclass(frozen=True, slots=True)
class Ids:
    """The IRIs of the data below one base.

    >>> Ids().party("KOR").value, Ids("https://example.org/").party("EU").value
    ('https://w3id.org/kgraph/id/state/KOR', 'https://example.org/organisation/EU')
    """

    base: str = DEFAULT_BASE

    def _iri(self, *parts: str | None) -> NamedNode:
        return NamedNode(self.base + "/".join(map(segment, parts)))

    def party(self, code: str) -> NamedNode:
        """A state (by alpha-3 code) or another body (by acronym or short name)."""
        return self._iri("state" if is_state(code) else "organisation", code)

    def state(self, code: str) -> NamedNode:
        """A country as a place; a code that the gazetteer lacks is a country here all the same."""
        return self._iri("state", code)

    def city(self, city: str, country: str | None) -> NamedNode:
        """A city in its country."""
        return self._iri("city", country, city)

    def person(self, person: str) -> NamedNode:
        """A person by id."""
        return self._iri("person", person)

    def meeting(self, meeting: str) -> NamedNode:
        """A meeting by id."""
        return self._iri("meeting", meeting)

    def participation(
        self, meeting: str, person: str | None, represents: str | None, post: tuple[str | None, ...], number: int
    ) -> NamedNode:
        """One person at one meeting, or the ``number``-th unnamed holder of one office there, counted from 1."""
        who = ("person", person) if person is not None else ("unnamed", represents, *post)
        return self._iri("participation", meeting, *who, *((str(number),) if number > 1 else ()))

    def post(self, of: str | None, role: str | None, office: str | None) -> NamedNode:
        """An office of a party, by role and by the words for it."""
        return self._iri("post", of, role, office)

    def tenure(
        self, person: str, of: str | None, role: str | None, office: str | None, standing: str, attested: str | None
    ) -> NamedNode:
        """A person in an office on a day."""
        return self._iri("tenure", person, of, role, office, standing, attested)

    def article(self, article: str) -> NamedNode:
        """An article, and the named graph of what it says."""
        return self._iri("article", article)

    def quote(self, article: str, quote: Quote) -> NamedNode:
        """A span of an article; its two selectors are its fragments ``#position`` and ``#text``."""
        return self._iri("quote", article, f"{quote.start}-{quote.end}")

    def claim(self, meeting: str, claim: ResolvedClaim) -> NamedNode:
        """What a span says of a meeting."""
        source = claim.source
        said = digest(claim.value, claim.stance, claim.said_by, source.quote.text)
        span = f"{source.quote.start}-{source.quote.end}"
        return self._iri("claim", meeting, source.article, span, claim.field, said)

    def report(self, meeting: str, report: StatusReport) -> NamedNode:
        """A status as a span of an article gives it."""
        span = f"{report.source.quote.start}-{report.source.quote.end}"
        return self._iri("report", meeting, report.source.article, span, report.status)

    def occasion(self, name: str, year: str | None) -> NamedNode:
        """A gathering by name; yearly ones that share a name are told apart where the year is known."""
        return self._iri("occasion", year, name)

    def topic(self, name: str) -> NamedNode:
        """A topic by name."""
        return self._iri("topic", name)


def fragment(iri: NamedNode, name: str) -> NamedNode:
    """A part of a thing: ``…/quote/a/3-9#text``."""
    return NamedNode(f"{iri.value}#{name}")
