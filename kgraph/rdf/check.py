"""Does the graph keep its own rules?  SHACL, and every quote against the stored text of its article.

Conflicts between sources are no failure: they are what the graph is for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib.namespace import SH

from kgraph.rdf import bridge
from kgraph.rdf.ns import IDENTIFIER, term
from kgraph.rdf.ontology import path, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Characters of a quote that a finding repeats.
_SHOWN = 80


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, or at least odd (``severity`` "Warning").

    ``subject`` is an IRI; article, offsets (code points) and quote are there where one quote is concerned.
    """

    message: str
    subject: str
    severity: str = "Violation"
    article: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None

    def __str__(self) -> str:
        """One line.

        >>> print(Finding("a person has one label", "https://w3id.org/kgraph/id/person/x"))
        a person has one label: https://w3id.org/kgraph/id/person/x
        """
        if self.article is None:
            return f"{self.message}: {self.subject}"
        words = self.quote or ""
        shown = repr(words[:_SHOWN] + ("…" if len(words) > _SHOWN else ""))
        return f"{self.article}:{self.start}-{self.end}: {self.message}: {shown}"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: findings in a canonical order; warnings alone still conform."""

    findings: tuple[Finding, ...]
    quotes: int  # how many were compared
    waiting: tuple[str, ...] = ()  # articles that are stored and not in the graph: a build was stopped

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return all(finding.severity != "Violation" for finding in self.findings)


def check(store: Store, texts: Mapping[str, str]) -> Report:
    """Checks a whole store; ``texts`` are the stored texts by article id."""
    quotes = list(_quotes(store))
    findings = {*shape_findings(store), *_wrong_quotes(quotes, texts), *_changed_texts(store, texts)}
    return Report(tuple(sorted(findings, key=str)), len(quotes), tuple(sorted(set(texts) - _built(store))))


def shape_findings(store: Store) -> set[Finding]:
    """What the shapes object to; default graph and named graphs are looked at together."""
    import pyshacl  # takes half a second, and only the check needs it

    shapes, selects = _shapes()
    data = bridge.graph([*store, *vocabulary()])
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(results, rdflib.Graph)
    found = {_finding(results, result) for result in results.objects(None, SH.result)}  # not their details
    for message, select in selects:
        solutions = store.query(select, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        found |= {Finding(message, str(row["this"].value)) for row in solutions}
    return found


def _finding(results: rdflib.Graph, result: rdflib.term.Node) -> Finding:
    severity = str(results.value(result, SH.resultSeverity)).rpartition("#")[2]
    return Finding(str(results.value(result, SH.resultMessage)), str(results.value(result, SH.focusNode)), severity)


def _shapes() -> tuple[rdflib.Graph, list[tuple[str, str]]]:
    """The shapes without their SPARQL constraints, and these as queries with their messages.

    A constraint's query with ``$this`` left free finds all the nodes at once; pySHACL would run it once a node.
    """
    shapes = rdflib.Graph().parse(path("shapes.ttl"))
    selects = []
    for shape, constraint in list(shapes.subject_objects(SH.sparql)):
        selects.append((str(shapes.value(constraint, SH.message)), _with_prefixes(shapes, constraint)))
        shapes.remove((shape, SH.sparql, constraint))
    return shapes, sorted(selects)


def _with_prefixes(shapes: rdflib.Graph, constraint: rdflib.term.Node) -> str:
    declared = [
        f"PREFIX {shapes.value(declaration, SH.prefix)}: <{shapes.value(declaration, SH.namespace)}>"
        for ontology in shapes.objects(constraint, SH.prefixes)
        for declaration in shapes.objects(ontology, SH.declare)
    ]
    return "\n".join([*sorted(declared), str(shapes.value(constraint, SH.select))])


@dataclass(frozen=True, slots=True)
class _Stored:
    """A quote as the graph has it."""

    iri: str
    article: str
    start: int
    end: int
    words: str


def _quotes(store: Store) -> Iterator[_Stored]:
    """Every complete quote of the graph; incomplete ones are for the shapes to find."""
    query = f"""
        SELECT ?quote ?id ?start ?end ?exact WHERE {{
          GRAPH ?graph {{
            ?quote {term("oa:hasSource")} ?article ; {term("oa:hasSelector")} ?position, ?words .
            ?position {term("oa:start")} ?start ; {term("oa:end")} ?end .
            ?words {term("oa:exact")} ?exact .
            FILTER (isNumeric(?start) && isNumeric(?end))
          }}
          ?article {IDENTIFIER} ?id .
        }} ORDER BY ?quote"""
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        quote = row["quote"]
        assert isinstance(quote, NamedNode)
        start, end = int(row["start"].value), int(row["end"].value)
        yield _Stored(quote.value, row["id"].value, start, end, row["exact"].value)


def _wrong_quotes(quotes: list[_Stored], texts: Mapping[str, str]) -> Iterator[Finding]:
    for quote in quotes:
        text = texts.get(quote.article)
        if text is None:
            message = "a quote of an article whose text is not stored"
        elif text[quote.start : quote.end] != quote.words:
            message = "the article does not have these words there"
        else:
            continue
        span = (quote.article, quote.start, quote.end, quote.words)
        yield Finding(message, quote.iri, "Violation", *span)


def _changed_texts(store: Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    solutions = store.query(f"SELECT ?article ?id ?sha {{ ?article {IDENTIFIER} ?id ; {term('schema:sha256')} ?sha }}")
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        text = texts.get(row["id"].value)
        if text is not None and hashlib.sha256(text.encode()).hexdigest() != row["sha"].value:
            yield Finding("the stored text is not the one that was read", row["article"].value)


def _built(store: Store) -> set[str]:
    """The ids of the articles that the graph was made of."""
    solutions = store.query(f"SELECT ?id {{ ?article a {term('schema:NewsArticle')} ; {IDENTIFIER} ?id }}")
    assert isinstance(solutions, QuerySolutions)
    return {str(row["id"].value) for row in solutions}
