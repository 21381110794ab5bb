"""Which tellings are one meeting: best evidence first, no two that exclude each other, the undated last."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.model import Join
from kgraph.resolve import matching, when
from kgraph.resolve.cluster import Clusters, Link, best_first
from kgraph.resolve.facets import Telling
from kgraph.resolve.matching import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kgraph.resolve.judgement import Constraints
    from kgraph.resolve.mentions import MeetingMention, Seat

_MARGIN = 0.05  # by how much the best candidate of an undated telling has to lead


def cluster(
    mentions: Sequence[MeetingMention], person_of: Sequence[int], constraints: Constraints
) -> tuple[list[tuple[int, ...]], list[Join]]:
    """The meetings, each as the sorted indexes of its mentions, by first mention; and why each was joined.

    ``person_of`` gives the person of every person mention.
    """
    tellings = [telling(mention, person_of) for mention in mentions]
    found = _compare(tellings)
    for one, two in constraints.apart("meeting", mentions):
        found.apart[one].add(two)
        found.apart[two].add(one)
    groups, used = Clusters(len(mentions), found.apart), list[Link]()
    for one, two in [*constraints.together("meeting", mentions), *_same_text(mentions)]:
        if groups.home(one) != groups.home(two) and groups.join(one, two, force=True):
            used.append(Link(one, two, 1.0, "the same text, or joined by the user"))
    used += found.join(groups, [link for link in found.links if _dated(link, tellings)])
    used += _attach(tellings, [link for link in found.links if not _dated(link, tellings)], found, groups)
    joins = [Join("meeting", mentions[u.one].id, mentions[u.two].id, round(u.score, 3), u.why) for u in used]
    return groups.all(), sorted(joins)


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
        meeting=mention.meeting,
        article=mention.article,
        published=mention.published,
        parties=frozenset(mention.meeting.parties),
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


def _dated(link: Link, tellings: Sequence[Telling]) -> bool:
    return tellings[link.one].meeting.date is not None and tellings[link.two].meeting.date is not None


class _Found:
    """What all comparisons came to."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.apart: dict[int, set[int]] = defaultdict(set)
        self._superseded: dict[int, set[int]] = defaultdict(set)
        self._bridges: set[Link] = set()
        self._bridged: set[int] = set()

    def add(self, one: int, two: int, verdict: matching.Verdict) -> None:
        """Takes in one comparison."""
        if verdict.relation is Relation.APART:
            self.apart[one].add(two)
            self.apart[two].add(one)
        elif verdict.relation is Relation.SUPERSEDED:
            self._superseded[one].add(two)
            self._superseded[two].add(one)
        elif verdict.score > 0:
            link = Link(one, two, verdict.score, verdict.why)
            self.links.append(link)
            if verdict.relation is Relation.RESCHEDULED:
                self._bridges.add(link)

    def join(self, groups: Clusters, links: Iterable[Link]) -> list[Link]:
        """Joins by these links, best first; returns those that joined something."""
        return [link for link in best_first(links) if self.join_one(groups, link)]

    def join_one(self, groups: Clusters, link: Link) -> bool:
        """Joins by one link if it may; whether it did."""
        if groups.home(link.one) == groups.home(link.two) or not self.may_join(groups, link):
            return False
        bridged = link in self._bridges or bool(self._bridged & {groups.home(link.one), groups.home(link.two)})
        groups.join(link.one, link.two)
        if bridged:
            self._bridged.add(groups.home(link.one))
        return True

    def may_join(self, groups: Clusters, link: Link) -> bool:
        """Whether nothing is against it in the two clusters as they are."""
        if not groups.may_join(link.one, link.two):
            return False
        if link in self._bridges or self._bridged & {groups.home(link.one), groups.home(link.two)}:
            return True
        theirs = set(groups.members(link.two))
        return not any(self._superseded.get(member, set()) & theirs for member in groups.members(link.one))


def _compare(tellings: Sequence[Telling]) -> _Found:
    """Compares every two tellings that share a party pair, or of which one names a single party of the other."""
    found = _Found()
    for one, two in _pairs(tellings):
        found.add(one, two, matching.compare(tellings[one], tellings[two]))
    return found


def _pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    blocks: Mapping[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        parties = sorted(one.parties)
        for block in combinations(parties, 2):
            blocks[block].append(number)
        if len(parties) == 1 or len(parties) > 2:  # one that names its host alone, and those that it may be
            for party in parties:
                blocks[party,].append(number)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _attach(tellings: Sequence[Telling], links: Sequence[Link], found: _Found, groups: Clusters) -> list[Link]:
    """Joins the undated, best first, each only to the one meeting that it fits clearly best."""
    by_member: Mapping[int, list[Link]] = defaultdict(list)
    for link in links:
        by_member[link.one].append(link)
        by_member[link.two].append(link)
    waiting, used = best_first(links), list[Link]()
    moved = True
    while moved:
        moved = False
        for link in waiting:
            undated = [m for m in (link.one, link.two) if tellings[m].meeting.date is None]
            if any(_rivalled(member, link, by_member[member], found, groups) for member in undated):
                continue
            if found.join_one(groups, link):
                used.append(link)
                moved = True
        waiting = [link for link in waiting if groups.home(link.one) != groups.home(link.two)]
    return used


def _rivalled(member: int, link: Link, links: Iterable[Link], found: _Found, groups: Clusters) -> bool:
    """Whether an undated telling fits another meeting about as well, one that the link's cannot be."""
    target = link.two if link.one == member else link.one
    for other in links:
        third = other.two if other.one == member else other.one
        if groups.home(third) in {groups.home(member), groups.home(target)} or other.score <= link.score - _MARGIN:
            continue
        if found.may_join(groups, other) and not groups.may_join(target, third):
            return True
    return False
