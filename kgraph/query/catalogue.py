"""The catalogue: named queries in ``queries/*.rq``, each with a title, a description and typed parameters.

The comments at the head of a file say what it is::

    # title: The meetings of a person
    # description: Every meeting, by date, whatever spelling the articles use.
    # parameter: person person - a name in any spelling, or a surname
    # parameter: since day 0001-01-01 - first day that counts

A parameter is ``NAME TYPE DEFAULT - what it is``, with ``-`` for no default, and stands in the query as ``$NAME``.
Types: text, number, day; the things of the graph, which are given by name: person, party, place, meeting; and the
value lists, whose values are given by code: status, mode, level, format, role.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from kgraph import lookup
from kgraph.errors import QueryError
from kgraph.query.terms import XSD, day, term
from kgraph.rdf import ns
from kgraph.rdf.ontology import concept_labels
from kgraph.rdf.store import read as open_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.query.terms import Term
    from kgraph.workspace import Workspace

_LISTS = ("status", "mode", "level", "format", "role")
TYPES = ("text", "number", "day", "person", "party", "place", "meeting", *_LISTS)
_HEAD = re.compile(r"#\s*(title|description|parameter):\s*(.*)")
_CALLED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARAMETER = re.compile(r"(\w+)\s+(\w+)\s+(\S+)\s+(.*)")
_THINGS = {
    "person": "VALUES ?class { schema:Person }",
    "party": "VALUES ?class { schema:Country org:Organization }",
    "place": "VALUES ?class { schema:City schema:Country }",
    "meeting": "VALUES ?class { kg:Meeting }",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query wants to know; ``default`` None: it must be given."""

    name: str
    type: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query of the catalogue."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def catalogue() -> Mapping[str, Named]:
    """All named queries, sorted by name.

    >>> [p.type for p in catalogue()["meetings-of-person"].parameters]
    ['person']
    """
    folder = files("kgraph.query").joinpath("queries")
    found = {f.name.removesuffix(".rq"): f for f in folder.iterdir() if f.name.endswith(".rq")}
    return {name: _read(name, file.read_text(encoding="utf-8")) for name, file in sorted(found.items())}


def is_name(text: str) -> bool:
    """Whether a text can be the name of a query, which no SPARQL can.

    >>> is_name("meetings-of-person"), is_name("ASK {}")
    (True, False)
    """
    return bool(_CALLED.fullmatch(text))


def named(name: str) -> Named:
    """The query of a name; raises QueryError, with the nearest name, when there is none."""
    if name in catalogue():
        return catalogue()[name]
    near = process.extractOne(name, list(catalogue()), scorer=DamerauLevenshtein.distance, score_cutoff=4)
    hint = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"no query is called {name} ({hint}kgraph query --list shows them all)")


def values(query: Named, given: Mapping[str, str], store: Store, base: str) -> dict[str, Term]:
    """The values of a query's parameters, from the words of a user; names are looked up in the graph.

    Raises QueryError for a parameter that is missing, unknown or not of its type, and for a name that fits nothing or
    several things.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    if extra := sorted(set(given) - set(known)):
        said = f"it has {', '.join(known)}" if known else "it has none"
        raise QueryError(f"{query.name} has no parameter {extra[0]} ({said})")
    found: dict[str, Term] = {}
    for name, parameter in known.items():
        text = given.get(name, parameter.default)
        if text is None:
            raise QueryError(f"{query.name} needs -p {name}=... ({parameter.description})")
        found[name] = _value(parameter, text, store, base)
    return found


def prepared(workspace: Workspace, name: str, given: Mapping[str, str]) -> tuple[str, dict[str, Term]]:
    """The text of a named query and the values for it; raises QueryError as :func:`named` and :func:`values` do."""
    query = named(name)
    with open_graph(workspace.graph) as snapshot:
        return query.text, values(query, given, snapshot.store, workspace.base)


def _read(name: str, text: str) -> Named:
    told: dict[str, list[str]] = {"title": [], "description": [], "parameter": []}
    for line in text.splitlines():
        if not (found := _HEAD.match(line)):
            break
        told[found[1]].append(found[2].strip())
    return Named(
        name, " ".join(told["title"]), " ".join(told["description"]), tuple(map(_parameter, told["parameter"])), text
    )


def _parameter(line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found[2] not in TYPES:
        raise ValueError(f"no parameter of a query: {line!r}")
    default = None if found[3] == "-" else found[3]
    return Parameter(found[1], found[2], default, found[4].removeprefix("- "))


def _value(parameter: Parameter, text: str, store: Store, base: str) -> Term:
    match parameter.type:
        case "text":
            return Literal(text)
        case "number":
            if not re.fullmatch(r"[+-]?[0-9]+", text):
                raise _unfit(parameter, text, "a whole number")
            return Literal(text, datatype=NamedNode(f"{XSD}integer"))
        case "day":
            try:
                return day(dt.date.fromisoformat(text))
            except ValueError:
                raise _unfit(parameter, text, "a day, as 2025-07-11") from None
        case kind if kind in _LISTS:
            return _listed(parameter, text)
        case _:
            return _thing(parameter, text, store, base)


def _unfit(parameter: Parameter, text: str, wanted: str) -> QueryError:
    return QueryError(f"-p {parameter.name}={text}: not {wanted}")


def _listed(parameter: Parameter, text: str) -> NamedNode:
    """A value of a list by its code, or by what people call it."""
    scheme = f"{ns.VOCAB_BASE}{parameter.type}/"
    codes = {iri.removeprefix(scheme): label for iri, label in concept_labels().items() if iri.startswith(scheme)}
    wanted = text.strip().lower().removeprefix(f"{parameter.type}:")
    for code, label in sorted(codes.items()):
        if wanted in {code, label.lower()}:
            return NamedNode(scheme + code)
    raise _unfit(parameter, text, f"one of {', '.join(sorted(codes))}")


def _thing(parameter: Parameter, text: str, store: Store, base: str) -> NamedNode:
    direct = term(text, base)
    if isinstance(direct, NamedNode):
        return direct
    things = _called(parameter.type, store, base)
    found = {iri for name, iri in things if name == lookup.key(text)}
    if not found and parameter.type in {"party", "place"}:
        wanted = _meant(text)
        found = {iri for name, iri in things if name in wanted}
    elif not found:
        words = set(lookup.key(text).split())
        found = {iri for name, iri in things if words and words <= set(name.split())}
    if len(found) == 1:
        return NamedNode(found.pop())
    if not found:
        near = process.extractOne(lookup.key(text), sorted({name for name, _ in things}), score_cutoff=80)
        meant = f" (did you mean {_label(near[0], things, store)}?)" if near else ""
        raise QueryError(f"-p {parameter.name}={text}: the graph has no {parameter.type} of this name{meant}")
    labels = ", ".join(sorted(_labels(found, store)))
    raise QueryError(f"-p {parameter.name}={text}: fits {len(found)} ({labels}); write one in full")


def _meant(text: str) -> set[str]:
    """The names and codes by which the graph may have what a name means: "Seoul" and "Korean" are South Korea."""
    meanings = (*lookup.city_meanings(text)[:1], *lookup.party_meanings(text))
    return {lookup.key(word) for m in meanings for word in (m.code, m.name) if word}


def _called(kind: str, store: Store, base: str) -> list[tuple[str, str]]:
    """(folded name, IRI) of all things of a kind."""
    query = f"SELECT ?n ?t {{ {_THINGS[kind]} ?t a ?class ; rdfs:label|skos:altLabel|skos:notation|dct:identifier ?n }}"
    solutions = store.query(query, prefixes=ns.prefixes(base))
    assert isinstance(solutions, QuerySolutions)
    return sorted({(lookup.key(row["n"].value), row["t"].value) for row in solutions})


def _labels(things: set[str], store: Store) -> list[str]:
    labels = NamedNode(f"{ns.VOCABULARIES['rdfs']}label")
    return [str(q.object.value) for t in things for q in store.quads_for_pattern(NamedNode(t), labels, None)]  # type: ignore[union-attr]


def _label(name: str, things: list[tuple[str, str]], store: Store) -> str:
    return next(iter(sorted(_labels({iri for other, iri in things if other == name}, store))), name)
