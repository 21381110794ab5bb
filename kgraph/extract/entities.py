"""A person of the article with the names and offices that the text gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kgraph.extract.names import key


@dataclass(frozen=True, slots=True)
class Held:
    """An office as one mention shows it: where is a (paragraph, first word, end word) of the text."""

    office: str
    role: str | None
    party: str | None
    standing: str
    where: tuple[int, int, int]
    guessed: bool = False  # the party is inferred, not said
    background: bool = False  # the whole office is from the list of office-holders


class Unnamed(NamedTuple):
    """The holder of an office whom nobody names: "the foreign ministers of A and B"."""

    role: str | None
    office: str | None
    party: str


@dataclass(eq=False)
class Entity:
    """A person of the article; unnamed when only the office is known."""

    number: int
    names: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    last_seen: int = -1
    represents: str | None = None  # a party that the text says the person speaks for
    deceased: bool = False
    gender: str | None = None  # "m" or "f", as pronouns and "Mr", "Ms" show

    @property
    def name(self) -> str | None:
        """The fullest form; of equal ones the first."""
        return max(self.names, key=lambda n: (len(key(n)), n == self.names[0])) if self.names else None

    @property
    def office(self) -> Held | None:
        """The present office: the first that is not a former one, else the first."""
        current = [h for h in self.held if h.standing not in ("former",)]
        said = [h for h in current if not _vague(h)]
        return next(iter(said or current or self.held), None)

    @property
    def party(self) -> str | None:
        for held in self.held:
            if held.party and held.standing != "former":
                return held.party
        return self.represents or next((h.party for h in self.held if h.party), None)

    @property
    def role(self) -> str | None:
        return self.office.role if self.office else None


def _vague(held: Held) -> bool:
    """ "Minister", "Secretary": an honorific that says no more than the person's rank."""
    return " " not in held.office and held.office.lower() in (
        "minister",
        "secretary",
        "leader",
        "chief",
        "official",
        "diplomat",
        "head",
        "director",
    )
