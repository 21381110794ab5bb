"""Who and what a paragraph refers to: persons, offices, counterparts, groups, delegations, parties.

A mention takes up everything that belongs to it, so that the sentence left is short: in "Kenya hosted officials",
"Ana Otieno, Kenya's foreign minister, opened the talks with her Peruvian counterpart, Luis Rojas Soto" there are two
mentions in the second clause and the parser is shown "Smith opened the talks with Jones".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from kgraph.extract.gazetteer import Match


class Kind(StrEnum):
    """What sort of expression refers."""

    PERSON = "person"  # a name, with or without an office
    OFFICE = "office"  # "the Turkish foreign minister"
    COUNTERPART = "counterpart"  # "his Turkish counterpart"
    GROUP = "group"  # "the two ministers", "the foreign ministers of A and B", "the three countries"
    DELEGATION = "delegation"  # "the Ukrainian side", "Iraqi and Qatari officials"
    PARTY = "party"  # a state, organisation or metonym; a city may be a place or a party
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One referring expression over words ``start``..``end`` of its paragraph.

    ``parties`` are the codes it names itself; ``count`` the number in "the two ministers"; ``role`` the role code of
    its office; ``owner`` the pronoun that a counterpart or office hangs on ("his"); ``names`` several people named in
    one list.
    """

    kind: Kind
    start: int
    end: int
    text: str
    name: str | None = None
    office: str | None = None
    role: str | None = None
    parties: tuple[str, ...] = ()
    standing: str = "incumbent"
    owner: str | None = None
    count: int | None = None
    plural: bool = False
    definite: bool = False
    honorific: bool = False
    match: Match | None = None
    office_span: tuple[int, int] | None = None
    people: tuple[Mention, ...] = field(default=())  # a list that the text gives: names with their own offices

    @property
    def is_place(self) -> bool:
        """Whether it is a name that can be a place."""
        return self.match is not None and self.match.place is not None

    def moved(self, start: int, end: int) -> Mention:
        """The same mention over other words."""
        return replace(self, start=start, end=end)


PRONOUNS = word_set("mentions", "pronouns")
