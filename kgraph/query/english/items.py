"""The pieces of a question: names, times, offices, words with a meaning for the grammar, and the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.query.english.times import Period


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, with all that it can stand for; which one it is depends on the words around it.

    ``people`` are IRIs; ``party`` an IRI, ``form`` how it is named ("state", "adjective", "people", "organisation",
    "seat"); ``cities`` labels; ``country`` an IRI; ``occasions`` labels.  With nothing of these it is a name that the
    graph and the tables lack.
    """

    text: str
    people: tuple[str, ...] = ()
    party: str | None = None
    form: str = ""
    cities: tuple[str, ...] = ()
    country: str | None = None
    occasions: tuple[str, ...] = ()
    venue: str | None = None
    meant: str | None = None  # the name it is taken for, when it is spelt otherwise
    state: str = ""  # the name of the state, where it is an adjective or a people

    @property
    def shown(self) -> str:
        """What an answer calls it."""
        return self.state or self.text

    @property
    def unknown(self) -> bool:
        """Whether nothing is known by this name."""
        return not (self.people or self.party or self.cities or self.country or self.occasions or self.venue)

    @property
    def place(self) -> bool:
        """Whether it can say where."""
        return bool(self.cities or self.country or self.venue)


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: its words without number, and whether it is in the plural."""

    words: str
    plural: bool = False
    standing: str | None = None
    organisation_only: bool = False  # "chief", "head": of an organisation alone an office


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a question.

    ``kind`` is "name", "time", "office", "term", "prep", "and", "mark", "'s", "number", "ordinal" or "word";
    ``senses`` are the (kind, value) pairs of ``question_words.csv`` for a term.
    """

    kind: str
    text: str
    low: str
    senses: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    mention: Mention | None = None
    period: Period | None = None
    office: Office | None = None
    number: int | None = None

    def value(self, kind: str) -> str | None:
        """Its value in one kind of sense, the first in the alphabet."""
        return min((value for k, value in self.senses if k == kind), default=None)

    def has(self, kind: str, *values: str) -> bool:
        """Whether it has a sense of a kind, with one of the values if any are given."""
        return any(k == kind and (not values or v in values) for k, v in self.senses)
