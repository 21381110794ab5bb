"""The names that a graph holds: people in every spelling, parties, cities, occasions, topics, its dates and size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph.lookup import key as fold
from kgraph.rdf import ns
from kgraph.rdf.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Words of names that tell nobody apart.
_PARTICLES = frozenset(["bin", "ibn", "van", "von", "der", "den", "de", "da", "do", "di", "la", "le", "al", "el", "ul"])


@dataclass(frozen=True)
class Lexicon:
    """The names of one snapshot, read when they are first needed."""

    store: ox.Store
    base: str

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefixes of the queries over this graph."""
        return ns.prefixes(self.base)

    @cached_property
    def ids(self) -> Ids:
        """The rules that make its IRIs."""
        return Ids(self.base)

    def table(self, query: str) -> list[dict[str, str | None]]:
        """The rows of a query of our own, strings by variable."""
        found = self.store.query(query, prefixes=self.prefixes)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("not a SELECT query")
        names = [variable.value for variable in found.variables]
        return [{name: None if (term := row[name]) is None else _text(term) for name in names} for row in found]

    def select(self, query: str) -> list[tuple[str | None, ...]]:
        """The rows of a query of our own, as strings."""
        return [tuple(row.values()) for row in self.table(query)]

    @cached_property
    def people(self) -> Mapping[str, tuple[str, ...]]:
        """Every spelling by person, the label first."""
        found: dict[str, list[str]] = {}
        query = "SELECT ?p ?n { ?p a schema:Person ; %s ?n }"
        for predicate in ("rdfs:label", "skos:altLabel"):
            for person, name in self.select(query % predicate):
                found.setdefault(str(person), []).append(str(name))
        return {person: (names[0], *sorted(names[1:])) for person, names in sorted(found.items())}

    @cached_property
    def _person_names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for person, names in self.people.items():
            for name in names:
                found[fold(name)].add(person)
        return {name: tuple(sorted(people)) for name, people in found.items()}

    @cached_property
    def _person_words(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, people in self._person_names.items():
            for word in name.split():
                if len(word) > 1 and word not in _PARTICLES:
                    found[word].update(people)
        return {word: frozenset(people) for word, people in found.items()}

    def person(self, words: Sequence[str]) -> tuple[str, ...]:
        """The people called so: by a whole spelling, else by these words of their name in any order, sorted."""
        whole = self._person_names.get(" ".join(words))
        if whole and len(words) > 1:
            return whole
        content = [word for word in words if word not in _PARTICLES]
        if not content:
            return ()
        sets = [self._person_words.get(word, frozenset()) for word in content]
        return tuple(sorted(frozenset.intersection(*sets)))

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """IRI by folded name and code, of every party at a table."""
        query = "SELECT DISTINCT ?p ?l ?c { ?m kg:party ?p . ?p rdfs:label ?l ; skos:notation ?c }"
        return {fold(str(n)): str(p) for p, label, code in self.select(query) for n in (label, code)}

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """Label by folded name, of every city where a meeting is."""
        return {fold(str(n)): str(n) for (n,) in self.select("SELECT DISTINCT ?n { ?c a schema:City ; rdfs:label ?n }")}

    @cached_property
    def _locations(self) -> Mapping[str, tuple[str, ...]]:
        """Places by what finds them: a city by its label, its country's IRI also the country itself."""
        found: dict[str, set[str]] = defaultdict(set)
        query = "SELECT ?c ?n ?s { ?c a schema:City ; rdfs:label ?n . OPTIONAL { ?c schema:containedInPlace ?s } }"
        for city, name, state in self.select(query):
            found[str(name)].add(str(city))
            if state:
                found[state].add(str(city))
        return {key: tuple(sorted(places)) for key, places in found.items()}

    def city_of(self, name: str) -> bool:
        """Whether a city of this name is where a meeting is (Singapore is a state too)."""
        return fold(name) in self.cities

    def located(self, place: str) -> tuple[str, ...]:
        """The IRIs of the places that a city's label or a country's IRI means."""
        cities = self._locations.get(place, ())
        return (place, *cities) if place.startswith(self.base) else cities

    @cached_property
    def occasions(self) -> Mapping[str, str]:
        """Label by folded name, of every occasion."""
        return {
            fold(str(n)): str(n) for (n,) in self.select("SELECT DISTINCT ?n { ?o a schema:Event ; rdfs:label ?n }")
        }

    @cached_property
    def articles(self) -> tuple[int, str | None, str | None]:
        """How many articles there are, and the days of the first and the last dated one."""
        ((count,),) = self.select("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a schema:NewsArticle }")
        dated = "?a a schema:NewsArticle ; sem:hasEarliestBeginTimeStamp ?first ; sem:hasLatestEndTimeStamp ?last"
        ((first, last),) = self.select(f"SELECT (MIN(?first) AS ?from) (MAX(?last) AS ?to) {{ {dated} }}")
        return int(count or 0), first, last

    def occasion(self, words: Iterable[str]) -> tuple[str, ...]:
        """The labels of the occasions whose names hold all these words, sorted.

        Words that most names of gatherings share do not count unless there are no others.
        """
        wanted = [_stem(word) for word in words]
        telling = [word for word in wanted if word not in _GENERIC] or wanted
        found = [label for key, label in self.occasions.items() if set(telling) <= {_stem(w) for w in _spelt(key)}]
        return tuple(sorted(found)) if telling else ()

    def similar_person(self, words: Sequence[str]) -> str | None:
        """The one person whose name is nearly spelt or sounds so; None when there is none or several."""
        from rapidfuzz import fuzz, process

        from kgraph.spelling import sounds

        asked = " ".join(words)
        heard = sounds(asked)
        same = {
            p for key, people in self._person_names.items() if len(words) > 1 and sounds(key) == heard for p in people
        }
        if len(same) == 1:
            return same.pop()
        pool = self._person_names if len(words) > 1 else self._person_words
        cutoff = 86 if len(asked) > 6 else 80
        near = process.extract(asked, list(pool), scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        close = {person for name, _, _ in near if name[0] == asked[0] for person in pool[name]}
        return close.pop() if len(close) == 1 else None


_GENERIC = frozenset(["summit", "meeting", "conference", "forum", "dialogue", "the", "week", "session", "of", "talk"])
_VARIANTS = {"defense": "defence", "center": "centre"}
_SHORT = {"un": ("united", "nations"), "unga": ("un", "general", "assembly"), "eu": ("european", "union")}


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _stem(word: str) -> str:
    word = _VARIANTS.get(word, word)
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _spelt(key: str) -> set[str]:
    """The words of a name, with the long and the short form of an organisation both."""
    words = set(key.split())
    for short, long in _SHORT.items():
        if short in words:
            words.update(long)
        if words.issuperset(long):
            words.add(short)
    return words
