"""Which mentions are one person: by name, party, role and time, each join explained.

A full name and the same party suffice.  A name that is spelt nearly the same, or leaves something out, needs a role
that fits too; a bare surname needs the same role (or the same article) and a single candidate.  People of two states
are never one, nor are two whose full names differ.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.model import Join
from kgraph.parties import is_state, short_name
from kgraph.resolve import names
from kgraph.resolve.cluster import Clusters, Link, best_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kgraph.resolve.judgement import Constraints
    from kgraph.resolve.mentions import PersonMention

# roles between which careers, and the wording of one office in two texts, move
_CAREERS = (
    frozenset({"foreign_minister", "deputy_foreign_minister", "senior_official", "envoy", "ambassador"}),
    frozenset({"defence_minister", "deputy_defence_minister", "military_chief", "senior_official"}),
    frozenset({"economy_minister", "finance_minister", "other_minister", "other_deputy_minister", "deputy_head"}),
    frozenset({"head_of_state", "head_of_government", "deputy_head", "royal", "other"}),
    frozenset({"security_adviser", "senior_official", "envoy", "other"}),
    frozenset({"igo_head", "envoy", "senior_official"}),
)
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "finance_minister", "economy_minister"})
_DEPUTIES = frozenset({"deputy_foreign_minister", "deputy_defence_minister", "senior_official"})
# what a text says of an office that it does not name in full: each fits its specific ones
_VAGUE = {"other_minister": _MINISTERS, "other_deputy_minister": _DEPUTIES}
_APART_TRADES = frozenset({"legislator", "spokesperson", "military_chief", "royal"})
_SHORT_NAME = 8  # letters up to which a name is borne by many
_DISTINCTIVE = 10  # letters from which on a full name is rarely borne by two
_SAME_TIME = 60  # days within which one person does not change trades
_LIFETIME = 5 * 366  # days over which a bare surname with a role still means the same person
_MARGIN = 0.1  # by how much the best candidate has to lead


@dataclass(frozen=True, slots=True)
class Profile:
    """Mentions with one name, party and role: the unit that is compared."""

    name: str
    parties: frozenset[str]
    roles: frozenset[str]
    members: tuple[int, ...]
    articles: frozenset[str]
    days: tuple[date, ...]

    @property
    def full(self) -> bool:
        """Whether the name tells more than a surname and initials."""
        return names.is_full(self.name)

    @property
    def states(self) -> frozenset[str]:
        """The states among its parties."""
        return frozenset(filter(is_state, self.parties))


def cluster(mentions: Sequence[PersonMention], constraints: Constraints) -> tuple[list[tuple[int, ...]], list[Join]]:
    """The persons, each as the sorted indexes of its mentions, by first mention; and why each was joined."""
    profiles = _profiles(mentions, constraints)
    home = {member: number for number, profile in enumerate(profiles) for member in profile.members}
    links, apart = _compare(profiles)
    for one, two in constraints.apart("person", mentions):
        apart[home[one]].add(home[two])
        apart[home[two]].add(home[one])
    groups, used = Clusters(len(profiles), lambda one, two: two not in apart.get(one, ())), list[Link]()
    for link in best_first(link for link in links if _strong(link, profiles)):
        if groups.home(link.one) != groups.home(link.two) and groups.join(link.one, link.two):
            used.append(link)
    weak = [link for link in links if not _strong(link, profiles)]
    used += _attach(profiles, weak, groups)
    # the user's merges join whole persons, so they come when these are known; then fewer names can mean two
    for one, two in constraints.together("person", mentions):
        if groups.home(home[one]) != groups.home(home[two]):
            groups.join(home[one], home[two], force=True)
            used.append(Link(home[one], home[two], 1.0, "joined by the user"))
    used += _attach(profiles, weak, groups)
    clusters = sorted(tuple(sorted(m for p in group for m in profiles[p].members)) for group in groups.all())
    return clusters, sorted(_joins(mentions, profiles, used))


def _profiles(mentions: Sequence[PersonMention], constraints: Constraints) -> list[Profile]:
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        own = mention.id if mention.id in constraints.singled_out else ""
        groups[names.fold(mention.name), tuple(sorted(mention.parties)), tuple(sorted(mention.roles)), own].append(
            number
        )
    return [_profile(groups[key], mentions) for key in sorted(groups)]


def _profile(members: Sequence[int], mentions: Sequence[PersonMention]) -> Profile:
    own = [mentions[number] for number in members]
    days = {found[0] for mention in own if (found := edtf.bounds(mention.published))}
    return Profile(
        name=min(mention.name for mention in own),
        parties=own[0].parties,
        roles=own[0].roles,
        members=tuple(members),
        articles=frozenset(mention.article for mention in own),
        days=tuple(sorted(days)),
    )


def _compare(profiles: Sequence[Profile]) -> tuple[list[Link], dict[int, set[int]]]:
    """Every reason to join two profiles, and every pair that must stay apart."""
    links: list[Link] = []
    apart: dict[int, set[int]] = defaultdict(set)
    for one, two in _pairs(profiles):
        found = compare(profiles[one], profiles[two])
        if found is None:
            apart[one].add(two)
            apart[two].add(one)
        elif found[0] > 0:
            links.append(Link(one, two, *found))
    return links, apart


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs that share a word of their names."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for word in {word for word in names.key(profile.name) if len(word) > 1} | {names.key(profile.name)[0]}:
            blocks[word].append(number)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def compare(one: Profile, two: Profile) -> tuple[float, str] | None:
    """(score, why) for one person, 0 for no reason to think so, None for certainly two."""
    if one.states and two.states and not one.states & two.states:
        return None
    score, why = names.compare(one.name, two.name)
    if score < 0.6:
        return None if _several_words(one.name) and _several_words(two.name) else (0.0, why)
    if one.full and two.full:
        return _full_names(one, two, score, why)
    if min(len(names.key(one.name)), len(names.key(two.name))) > 1:  # an initial and a surname
        return _with_context(one, two, min(score, 0.85), why)
    return _surname(one, two, why)


def _several_words(name: str) -> bool:
    return len(names.key(name)) > 1


def _full_names(one: Profile, two: Profile, score: float, why: str) -> tuple[float, str] | None:
    if score < 0.95:
        return _with_context(one, two, score, why)
    letters = sum(map(len, names.key(one.name)))
    if letters <= _SHORT_NAME and _other_trade(one, two) and _gap(one, two) <= _SAME_TIME:
        return None
    if one.parties & two.parties:
        return score, f"{why}, both of {_parties(one.parties & two.parties)}"
    if not one.parties or not two.parties:
        return (0.85, f"{why}, no other party told") if _roles_fit(one, two) else (0.0, why)
    return (0.8, f"{why}, for a state and for an organisation") if letters >= _DISTINCTIVE else (0.0, why)


def _with_context(one: Profile, two: Profile, score: float, why: str) -> tuple[float, str]:
    """Names that are alike, not the same: party and role have to fit."""
    if one.parties & two.parties and _roles_fit(one, two):
        return score, f"{why}, both of {_parties(one.parties & two.parties)}{_same_role(one, two)}"
    if (not one.parties or not two.parties) and one.roles & two.roles:
        return 0.75, f"{why}{_same_role(one, two)}"
    return 0.0, why


def _surname(one: Profile, two: Profile, why: str) -> tuple[float, str]:
    if not one.parties & two.parties or _gap(one, two) > _LIFETIME:
        return 0.0, why
    party = _parties(one.parties & two.parties)
    if one.articles & two.articles and _roles_fit(one, two):
        return 0.75, f"the surname alone, of {party}, in the same article"
    if one.roles & two.roles:
        return 0.7, f"the surname alone, of {party}{_same_role(one, two)}"
    if not one.roles or not two.roles:
        return 0.5, f"the surname alone, the only one of {party}"
    return 0.0, why


def _roles_fit(one: Profile, two: Profile) -> bool:
    if not one.roles or not two.roles or one.roles & two.roles or "other" in one.roles | two.roles:
        return True
    vague = [(_VAGUE.get(role, frozenset()), b.roles) for a, b in ((one, two), (two, one)) for role in a.roles]
    return any(specific & roles for specific, roles in vague) or any(
        one.roles & career and two.roles & career for career in _CAREERS
    )


def _other_trade(one: Profile, two: Profile) -> bool:
    return bool(one.roles and two.roles and not one.roles & two.roles and (one.roles | two.roles) & _APART_TRADES)


def _gap(one: Profile, two: Profile) -> int:
    """Days between the nearest reports; 0 when either has no date."""
    return min((abs((a - b).days) for a in one.days for b in two.days), default=0)


def _parties(codes: Iterable[str]) -> str:
    return " and ".join(map(short_name, sorted(codes)))


def _same_role(one: Profile, two: Profile) -> str:
    shared = sorted(one.roles & two.roles)
    return f", both {shared[0].replace('_', ' ')}" if shared else ""


def _strong(link: Link, profiles: Sequence[Profile]) -> bool:
    """Whether both have a full name and a party, so that neither may be anybody's namesake."""
    return all(profiles[number].full and profiles[number].parties for number in (link.one, link.two))


def _attach(profiles: Sequence[Profile], links: Sequence[Link], groups: Clusters) -> list[Link]:
    """Joins surnames, initials and people without a party to the one cluster that each fits best, if only one does."""
    by_member: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        by_member[link.one].append(link)
        by_member[link.two].append(link)
    used: list[Link] = []
    for link in best_first(links):
        if groups.home(link.one) == groups.home(link.two):
            continue
        weak = [m for m in (link.one, link.two) if not (profiles[m].full and profiles[m].parties)]
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


def _joins(mentions: Sequence[PersonMention], profiles: Sequence[Profile], used: Iterable[Link]) -> Iterator[Join]:
    for link in used:
        one, two = (mentions[profiles[number].members[0]].id for number in (link.one, link.two))
        yield Join("person", one, two, round(link.score, 3), link.why)
    for profile in profiles:
        first = mentions[profile.members[0]].id
        for member in profile.members[1:]:
            told = f", of {_parties(profile.parties)}" if profile.parties else ""
            yield Join("person", first, mentions[member].id, 1.0, f"the same name{told}, with the same role")
