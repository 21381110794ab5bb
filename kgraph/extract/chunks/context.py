"""A paragraph's words with all that is known of them: names of the tables, persons, offices."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.offices.finder import find_offices
from kgraph.extract.offices.passage import Passage
from kgraph.extract.offices.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.extract.gazetteer import Match
    from kgraph.extract.words import Word

ENDS = frozenset({",", ".", ";", ")", "]", ":", "-", "–", "—", "--"})


_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sept?|Oct|Nov|Dec)\.?$|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?$"
)


class Context:
    """The words of one paragraph with all that is known of them.

    ``people`` are word spans that the model takes for persons; ``memory`` the lower-case words by which a person named
    elsewhere in the article can be meant alone ("otieno"), once :meth:`knowing` has told it.
    """

    def __init__(
        self,
        words: Sequence[Word],
        names: dict[int, Match],
        people: Iterable[tuple[int, int]],
    ) -> None:
        self.words, self.names = words, names
        self._lows = [word.low for word in words]
        self.memory: frozenset[str] = frozenset()
        self._model_people = tuple(people)
        self.people = {a: b for a, b in self._model_people if self._may_be_person(a, b)}
        self.vocab = vocabulary()
        self.offices = {o.start: o for o in find_offices(Passage(words, names))}

    def knowing(self, memory: frozenset[str]) -> Context:
        """The same paragraph, once the article's people are known."""
        other = copy(self)
        other.memory = memory
        other.people = {a: b for a, b in self._model_people if other._may_be_person(a, b)}
        return other

    def low(self, i: int) -> str:
        return self._lows[i] if 0 <= i < len(self._lows) else ""

    def text(self, start: int, end: int) -> str:
        return nm.text_of(self.words, start, end)

    def _may_be_person(self, start: int, end: int) -> bool:
        """The model's persons, less names of states, organisations, months and the like."""
        known = self.names.get(start)
        if (
            known
            and known.start == start
            and known.end >= end
            and known.get("state", "organisation", "adjective", "people", "metonym", "group")
        ):
            return False
        if end - start == 1 and known and known.get("city") and self.words[start].low not in self.memory:
            return False
        first = self.words[start]
        if any(_MONTH.match(w.text) for w in self.words[start:end]):
            return False
        return nm.is_name_word(first) or nm.is_initial(first) or first.low in nm.HONORIFICS

    def name_at(self, i: int) -> nm.NameSpan | None:
        """A name at word i that needs no office before it: seen by the model, or known from the article."""
        if i >= len(self.words):
            return None
        begin = nm.skip_honorifics(self.words, i)
        if begin in self.people or i in self.people:
            return nm.run(self.words, i, self.names, self.people)
        if (
            begin > i
            and nm.is_name_word(self.words[begin])
            and self.low(i) not in ("general", "air", "chief", "field", "captain", "major", "prince", "king", "queen")
        ):
            return nm.run(self.words, i, self.names, self.people)
        word = self.words[begin]
        if (
            word.low.replace("-", "") in self.memory
            and word.is_title
            and begin not in self.offices
            and not self.is_party(begin)
        ):
            return nm.run(self.words, i, self.names, self.people)
        return None

    def is_party(self, i: int) -> bool:
        known = self.names.get(i)
        return bool(known and known.get("state", "adjective", "organisation", "metonym"))

    def closing(self, k: int, opener: str) -> int | None:
        """Where an apposition that ends at k closes, or None when what follows makes it no apposition."""
        k = self.past_brackets(k)
        low = self.low(k)
        if opener == "(":
            return k + 1 if low == ")" else None
        if opener in ("-", "–", "—"):
            return k + 1 if low == opener else None
        if low in ("", ".", ";", ":", "?", "!", ")", "]", "”", '"', "'s", "’s"):
            return k
        if low == ",":
            return k + 1
        if low in (
            "and",
            "who",
            "as",
            "at",
            "on",
            "in",
            "for",
            "to",
            "with",
            "after",
            "during",
            "-",
            "–",
            "—",
            "while",
            "when",
            "where",
            "whose",
            "like",
        ):
            return k
        return None

    def past_brackets(self, k: int) -> int:
        """Skip "(C)", "(right)", "(IAEA)": short asides in brackets."""
        if self.low(k) == "(":
            for end in range(k + 1, min(k + 5, len(self.words))):
                if self.low(end) == ")":
                    return end + 1 if not any(m in self.offices for m in range(k, end)) else k
        return k

    def name_follows(self, k: int) -> bool:
        """Whether the words at k are the name that an office before them belongs to."""
        if k >= len(self.words) or self.words[k].text in ENDS:
            return False
        if self.name_at(k) is not None:
            return True
        return (
            nm.is_name_word(self.words[k])
            and not self.is_party(k)
            and nm.run(self.words, k, self.names, self.people) is not None
        )

    def has_own_office(self, k: int) -> bool:
        """ "A, B, the minister of ...": whether the name ending at k has an office of its own behind it."""
        k = self.past_brackets(k)
        office = self.offices.get(k + 1) if self.low(k) == "," else None
        return bool(
            office
            and not office.plural
            and (office.definite or office.parties)
            and not self.name_follows(office.end)
            and self.low(office.end) != ","
        )
