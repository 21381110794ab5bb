"""Which tellings are one meeting: best evidence first, no two that exclude each other, the vague ones last."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.model import Join
from kgraph.parties import members
from kgraph.resolve import facets, matching, when
from kgraph.resolve.cluster import Clusters, Link, best_first
from kgraph.resolve.facets import Telling
from kgraph.resolve.matching import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kgraph.resolve.judgement import Constraints
    from kgraph.resolve.mentions import MeetingMention

_VAGUE = 8  # days from which on a date leaves open which of several meetings it means
_MARGIN = 0.05  # by how much the best candidate of an undated telling has to lead


def cluster(
    mentions: Sequence[MeetingMention], person_of: Sequence[int], constraints: Constraints
) -> tuple[list[tuple[int, ...]], list[Join]]:
    """The meetings, each as the sorted indexes of its mentions, by first mention; and why each was joined.

    ``person_of`` gives the person of every person mention.
    """
    tellings = [telling(mention, person_of) for mention in mentions]
    split = {pair for one, two in constraints.apart("meeting", mentions) for pair in ((one, two), (two, one))}
    found = _Comparisons(tellings, split)
    groups, used = Clusters(len(mentions), found.compatible), list[Link]()
    used += _forced(_same_text(mentions), groups, "the same text")
    used += found.join(groups, [link for link in found.links if _strong(link, tellings)])
    used += _attach([link for link in found.links if not _strong(link, tellings)], found, groups)
    # the user's merges join whole meetings, so they come when these are known
    used += _forced(constraints.together("meeting", mentions), groups, "joined by the user")
    joins = [Join("meeting", mentions[u.one].id, mentions[u.two].id, round(u.score, 3), u.why) for u in used]
    return groups.all(), sorted(joins)


def _forced(pairs: Iterable[tuple[int, int]], groups: Clusters, why: str) -> list[Link]:
    """Joins whatever is against it; returns what that joined."""
    return [
        Link(one, two, 1.0, why)
        for one, two in pairs
        if groups.home(one) != groups.home(two) and groups.join(one, two, force=True)
    ]


def telling(mention: MeetingMention, person_of: Sequence[int]) -> Telling:
    """A mention as it is compared."""
    cast, roles, absent = (
        defaultdict[str, set[int]](set),
        defaultdict[str, set[str]](set),
        defaultdict[str, set[int]](set),
    )
    for seat in mention.seats:
        party = seat.party or ""
        if seat.person is not None:
            cast[party].add(person_of[seat.person])
        if seat.role is not None:
            roles[party].add(seat.role)
        if seat.instead_of is not None:
            absent[party].add(person_of[seat.instead_of])
    return Telling(
        meeting=replace(mention.meeting, place=mention.place),
        article=mention.article,
        published=mention.published,
        parties=frozenset(member for code in mention.meeting.parties for member in members(code)),
        window=when.window(mention.meeting, mention.published),
        cast={party: frozenset(found) for party, found in cast.items()},
        roles={party: frozenset(found) for party, found in roles.items()},
        absent={party: frozenset(found) for party, found in absent.items()},
    )


def _same_text(mentions: Sequence[MeetingMention]) -> Iterator[tuple[int, int]]:
    """Mentions with one id: an article kept under two names."""
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        if first.setdefault(mention.id, number) != number:
            yield first[mention.id], number


def _strong(link: Link, tellings: Sequence[Telling]) -> bool:
    """Whether it joins whatever else either may be: both say when, to a week, or where, or which it was."""
    one, two = tellings[link.one], tellings[link.two]
    days = max((when.length(telling.meeting.date) or _VAGUE) for telling in (one, two))
    told = days < _VAGUE or facets.place(one, two).score >= 0.2 or facets.ordinal(one, two).score > 0
    return bool(one.meeting.date and two.meeting.date) and told and link.score >= matching.STRONG


class _Comparisons:
    """What the comparison of every two tellings came to that can be one: all that are not compared stay apart."""

    def __init__(self, tellings: Sequence[Telling], split: Collection[tuple[int, int]]) -> None:
        self.links: list[Link] = []
        self._relations: dict[tuple[int, int], Relation] = {}
        self._bridged: set[int] = set()
        for one, two in _pairs(tellings):
            verdict = matching.compare(tellings[one], tellings[two])
            if verdict.relation is Relation.APART or (one, two) in split:
                continue
            self._relations[one, two] = self._relations[two, one] = verdict.relation
            if verdict.score > 0:
                self.links.append(Link(one, two, verdict.score, verdict.why))

    def compatible(self, one: int, two: int) -> bool:
        """Whether two tellings may share a meeting."""
        return (one, two) in self._relations

    def join(self, groups: Clusters, links: Iterable[Link]) -> list[Link]:
        """Joins by these links, best first; returns those that joined something."""
        return [link for link in best_first(links) if self.join_one(groups, link)]

    def join_one(self, groups: Clusters, link: Link) -> bool:
        """Joins by one link if it may; whether it did."""
        if groups.home(link.one) == groups.home(link.two) or not self.may_join(groups, link):
            return False
        bridged = self._is_bridged(groups, link)
        groups.join(link.one, link.two)
        if bridged:
            self._bridged.add(groups.home(link.one))
        return True

    def may_join(self, groups: Clusters, link: Link) -> bool:
        """Whether nothing is against it in the two clusters as they are."""
        if not groups.may_join(link.one, link.two):
            return False
        if self._is_bridged(groups, link):
            return True
        ours, theirs = groups.members(link.one), groups.members(link.two)
        return not any(self._relations[a, b] is Relation.AT_ODDS for a in ours for b in theirs)

    def _is_bridged(self, groups: Clusters, link: Link) -> bool:
        homes = {groups.home(link.one), groups.home(link.two)}
        return self._relations[link.one, link.two] is Relation.BRIDGE or bool(self._bridged & homes)


def _pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """The pairs that share two parties, or two people, or the only party that one of them names, not too far apart."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        parties = sorted(one.parties)
        for block in combinations(parties, 2):
            blocks[block].append(number)
        if len(parties) == 2:  # one that is wrong about a party, and those that it may be
            people = sorted(f"#{person}" for party in parties for person in one.cast.get(party, ()))
            for block in combinations(people, 2):
                blocks[block].append(number)
        if len(parties) == 1 or len(parties) > 2:  # one that names its host alone, and those that it may be
            for party in parties:
                blocks[party,].append(number)
    return sorted({pair for block in blocks.values() for pair in _in_reach(block, tellings)})


def _in_reach(block: Sequence[int], tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs of a block by a sweep over time; what has no window is near everything."""
    order = sorted(block, key=lambda number: (_first(tellings[number]), number))
    for place, one in enumerate(order):
        window = tellings[one].window
        reach = dt.date.max if window is None else window[1] + dt.timedelta(matching.REACH)
        for two in order[place + 1 :]:
            if _first(tellings[two]) > reach:
                break
            yield (one, two) if one < two else (two, one)


def _first(telling: Telling) -> dt.date:
    return telling.window[0] if telling.window else dt.date.min


def _attach(links: Sequence[Link], found: _Comparisons, groups: Clusters) -> list[Link]:
    """Joins by weak links, best first, each telling only to the one meeting that it fits clearly best."""
    by_member: dict[int, list[Link]] = defaultdict(list)
    for link in found.links:
        by_member[link.one].append(link)
        by_member[link.two].append(link)
    waiting, used = best_first(links), list[Link]()
    moved = True
    while moved:
        moved = False
        for link in waiting:
            if not any(_rivalled(m, link, by_member[m], found, groups) for m in (link.one, link.two)):
                joined = found.join_one(groups, link)
                moved = moved or joined
                used += [link] if joined else []
        waiting = [link for link in waiting if groups.home(link.one) != groups.home(link.two)]
    return used


def _rivalled(member: int, link: Link, links: Iterable[Link], found: _Comparisons, groups: Clusters) -> bool:
    """Whether a telling fits another meeting about as well, one that the link's cannot be."""
    target = link.two if link.one == member else link.one
    for other in links:
        third = other.two if other.one == member else other.one
        if groups.home(third) in {groups.home(member), groups.home(target)} or other.score <= link.score - _MARGIN:
            continue
        if found.may_join(groups, other) and not groups.may_join(target, third):
            return True
    return False
