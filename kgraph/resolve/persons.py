"""Which mentions are one person: the surest links first, then surnames and initials to the only one that they fit.

What makes a link, and what keeps two apart, is in ``likeness``.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.model import Join
from kgraph.resolve import names
from kgraph.resolve.cluster import Clusters, Link, best_first
from kgraph.resolve.likeness import compare, listed, profiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kgraph.resolve.judgement import Constraints
    from kgraph.resolve.likeness import Profile
    from kgraph.resolve.mentions import PersonMention

_MARGIN = 0.1  # by how much the best candidate has to lead


def cluster(mentions: Sequence[PersonMention], constraints: Constraints) -> tuple[list[tuple[int, ...]], list[Join]]:
    """The persons, each as the sorted indexes of its mentions, by first mention; and why each was joined."""
    shown = profiles(mentions, constraints)
    home = {member: number for number, profile in enumerate(shown) for member in profile.members}
    links, apart = _compare(shown)
    for one, two in constraints.apart("person", mentions):
        apart[home[one]].add(home[two])
        apart[home[two]].add(home[one])
    groups, used = Clusters(len(shown), lambda one, two: two not in apart.get(one, ())), list[Link]()
    for link in best_first(link for link in links if _strong(link, shown)):
        if groups.home(link.one) != groups.home(link.two) and groups.join(link.one, link.two):
            used.append(link)
    weak = [link for link in links if not _strong(link, shown)]
    used += _attach(shown, weak, groups)
    # the user's merges join whole persons, so they come when these are known; then fewer names can mean two
    for one, two in constraints.together("person", mentions):
        if groups.home(home[one]) != groups.home(home[two]):
            groups.join(home[one], home[two], force=True)
            used.append(Link(home[one], home[two], 1.0, "joined by the user"))
    used += _attach(shown, weak, groups)
    clusters = sorted(tuple(sorted(m for p in group for m in shown[p].members)) for group in groups.all())
    return clusters, sorted(_joins(mentions, shown, used))


def _compare(shown: Sequence[Profile]) -> tuple[list[Link], dict[int, set[int]]]:
    """Every reason to join two profiles, and every pair that must stay apart."""
    links: list[Link] = []
    apart: dict[int, set[int]] = defaultdict(set)
    for one, two in _pairs(shown):
        found = compare(shown[one], shown[two])
        if found is None:
            apart[one].add(two)
            apart[two].add(one)
        elif found[0] > 0:
            links.append(Link(one, two, *found))
    return links, apart


def _pairs(shown: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs that share a word of their names, or hold one office and have its consonants in common, or company."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, profile in enumerate(shown):
        for word in {word for word in names.key(profile.name) if len(word) > 1} | {names.key(profile.name)[0]}:
            blocks[word,].append(number)
        for role in sorted(profile.roles):
            for block in (*((word,) for word in sorted({*names.consonants(profile.name)})), *profile.company):
                blocks[role, *block].append(number)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _strong(link: Link, shown: Sequence[Profile]) -> bool:
    """Whether both have a full name and a party, so that neither may be anybody's namesake."""
    return all(shown[number].full and shown[number].parties for number in (link.one, link.two))


def _attach(shown: Sequence[Profile], links: Sequence[Link], groups: Clusters) -> list[Link]:
    """Joins surnames, initials and people without a party to the one cluster that each fits best, if only one does."""
    by_member: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        by_member[link.one].append(link)
        by_member[link.two].append(link)
    used: list[Link] = []
    for link in best_first(links):
        if groups.home(link.one) == groups.home(link.two):
            continue
        weak = [m for m in (link.one, link.two) if not (shown[m].full and shown[m].parties)]
        if not any(_rival(member, link, by_member[member], groups) for member in weak) and groups.join(
            link.one, link.two
        ):
            used.append(link)
    return used


def _rival(member: int, link: Link, links: Iterable[Link], groups: Clusters) -> bool:
    """Whether somebody else fits the member about as well: a cluster that the link's cannot be one with."""
    target = link.two if link.one == member else link.one
    for other in links:
        third = other.two if other.one == member else other.one
        if groups.home(third) in {groups.home(member), groups.home(target)}:
            continue
        close = other.score > link.score - _MARGIN
        if close and groups.may_join(member, third) and not groups.may_join(target, third):
            return True
    return False


def _joins(mentions: Sequence[PersonMention], shown: Sequence[Profile], used: Iterable[Link]) -> Iterator[Join]:
    for link in used:
        one, two = (mentions[shown[number].members[0]].id for number in (link.one, link.two))
        yield Join("person", one, two, round(link.score, 3), link.why)
    for profile in shown:
        first = mentions[profile.members[0]].id
        for member in profile.members[1:]:
            told = f", of {listed(profile.parties)}" if profile.parties else ""
            yield Join("person", first, mentions[member].id, 1.0, f"the same name{told}, with the same role")
