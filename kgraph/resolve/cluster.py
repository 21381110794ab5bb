"""Joining under constraints: best first, and never against what keeps two members apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Link:
    """Why two mentions (by index) can be one: ``score`` from 0 to 1 and a sentence."""

    one: int
    two: int
    score: float
    why: str


class Clusters:
    """A partition of the numbers below ``size``, grown by joins; ``compatible`` says which two may share a cluster.

    >>> groups = Clusters(3, lambda one, two: {one, two} != {0, 2})
    >>> groups.join(0, 1), groups.join(1, 2), groups.members(1)
    (True, False, (0, 1))
    """

    def __init__(self, size: int, compatible: Callable[[int, int], bool]) -> None:
        self._compatible = compatible
        self._home = list(range(size))
        self._members: dict[int, tuple[int, ...]] = {number: (number,) for number in range(size)}

    def home(self, number: int) -> int:
        """The cluster of a member, named by its first member."""
        return self._home[number]

    def members(self, number: int) -> tuple[int, ...]:
        """Everything in the cluster of a member, sorted."""
        return self._members[self._home[number]]

    def may_join(self, one: int, two: int) -> bool:
        """Whether everything in the one's cluster may be with everything in the other's."""
        return all(self._compatible(mine, theirs) for mine in self.members(one) for theirs in self.members(two))

    def join(self, one: int, two: int, *, force: bool = False) -> bool:
        """Makes one cluster of two, unless something keeps them apart (``force`` overrides it)."""
        first, second = sorted((self._home[one], self._home[two]))
        if first == second:
            return True
        if not force and not self.may_join(one, two):
            return False
        gone = self._members.pop(second)
        for member in gone:
            self._home[member] = first
        self._members[first] = tuple(sorted((*self._members[first], *gone)))
        return True

    def all(self) -> list[tuple[int, ...]]:
        """Every cluster, by first member."""
        return [self._members[first] for first in sorted(self._members)]


def best_first(links: Iterable[Link]) -> list[Link]:
    """The order in which links are tried: by score, then by their members, so that nothing else decides."""
    return sorted(links, key=lambda link: (-round(link.score, 6), link.one, link.two))
