"""Whether two mentions of a person, by name, party, role and time, can be one person, and why.

A full name and the same party suffice.  A name that is spelt nearly the same, or leaves something out, needs a role
that fits too; one that has its consonants alone in common, an office that only one can hold; a bare surname needs the
same role (or the same article) and a single candidate.  People of two states are never one, unless a single article
gives a state that several contradict, or they met the same people on the same day; nor are two whose full names differ.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.parties import is_state, short_name
from kgraph.resolve import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
_SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister"})
_SHORT_NAME = 8  # letters up to which a name is borne by many
_DISTINCTIVE = 10  # letters from which on a full name is rarely borne by two
_SAME_TIME = 60  # days within which one person does not change trades
_LIFETIME = 5 * 366  # days over which a bare surname with a role still means the same person


@dataclass(frozen=True, slots=True)
class Profile:
    """Mentions with one name, party and role: the unit that is compared.

    ``company`` are those whom they met, as a date and the consonants of a name; ``doubt`` says why the
    state may be wrong.
    """

    name: str
    parties: frozenset[str]
    roles: frozenset[str]
    members: tuple[int, ...]
    articles: frozenset[str]
    days: tuple[date, ...]
    company: frozenset[tuple[str, ...]]
    doubt: str = ""

    @property
    def full(self) -> bool:
        """Whether the name tells more than a surname and initials."""
        return names.is_full(self.name)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name by sound, in no order."""
        return tuple(sorted(names.key(self.name)))

    @property
    def states(self) -> frozenset[str]:
        """The states among its parties."""
        return frozenset(filter(is_state, self.parties))


def profiles(mentions: Sequence[PersonMention], constraints: Constraints) -> list[Profile]:
    """The profiles of all mentions; one that a decision names has a profile of its own."""
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        own = mention.id if mention.id in constraints.singled_out else ""
        groups[names.fold(mention.name), tuple(sorted(mention.parties)), tuple(sorted(mention.roles)), own].append(
            number
        )
    made = [_profile(groups[key], mentions) for key in sorted(groups)]
    namesakes: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in made:
        namesakes[profile.words].append(profile)
    return [replace(profile, doubt=_doubt(profile, namesakes[profile.words])) for profile in made]


def _doubt(profile: Profile, namesakes: Sequence[Profile]) -> str:
    """Why its state may be one article's slip: several articles give the name another, or they met the same people.

    A name that many bear may be borne in two states.
    """
    others = [one for one in namesakes if one.states and not one.states & profile.states and _roles_fit(one, profile)]
    if not profile.states or not others:
        return ""
    if any(one.company & profile.company for one in others):
        return "of two states, but at one table"
    same = set[str]().union(*(one.articles for one in namesakes if one.states & profile.states))
    against = max(
        len(set[str]().union(*(o.articles for o in others if s in o.states))) for one in others for s in one.states
    )
    if len(same) == 1 and against > 1 and sum(map(len, profile.words)) >= _DISTINCTIVE:
        return f"only one article gives {listed(profile.states)}"
    return ""


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
        company=frozenset((date, *names.consonants(name)) for mention in own for name, date in mention.company),
    )


def compare(one: Profile, two: Profile) -> tuple[float, str] | None:
    """(score, why) for one person, 0 for no reason to think so, None for certainly two."""
    score, why = names.compare(one.name, two.name)
    if one.states and two.states and not one.states & two.states:
        return _slip(one, two, score, why)
    if score < 0.6:
        if (found := _far(one, two)) is not None:
            return found
        return None if _several_words(one.name) and _several_words(two.name) else (0.0, why)
    if one.full and two.full:
        return _full_names(one, two, score, why)
    if min(len(names.key(one.name)), len(names.key(two.name))) > 1:  # an initial and a surname
        return _with_context(one, two, min(score, 0.85), why)
    return _surname(one, two, why)


def _slip(one: Profile, two: Profile, score: float, why: str) -> tuple[float, str] | None:
    """People of two states: one only where an office fits and one of the states is in doubt."""
    doubt = one.doubt or two.doubt
    if score < 0.6 or not doubt:
        return None
    if score < 0.95 or not _roles_fit(one, two) or not _at_one_time(one, two):
        return 0.0, why
    return 0.75, f"{why}{_same_role(one, two)}; {doubt}"


def _far(one: Profile, two: Profile) -> tuple[float, str] | None:
    """Romanisations far apart: one person where both hold one office at one time, and it is an office that only one
    can hold, or both met the same person on the same day."""
    if not (one.parties & two.parties and one.roles & two.roles - {"other"} and _at_one_time(one, two)):
        return None
    why = f"both of {listed(one.parties & two.parties)}{_same_role(one, two)}"
    single, met = one.roles & two.roles & _SINGLE, one.company & two.company
    if (single or met) and names.alike(one.name, two.name):
        return 0.7, f"the same consonants, {why}"
    if met and names.akin(one.name, two.name):
        return 0.65, f"names akin, {why}, at one table"
    if single and names.is_surname(one.name, two.name):
        return 0.6, f"the surname alone, in another spelling, {why}"
    return None


def _at_one_time(one: Profile, two: Profile) -> bool:
    return bool(one.days and two.days) and _gap(one, two) <= _SAME_TIME


def _several_words(name: str) -> bool:
    return len(names.key(name)) > 1


def _full_names(one: Profile, two: Profile, score: float, why: str) -> tuple[float, str] | None:
    if score < 0.95:
        return _with_context(one, two, score, why)
    letters = sum(map(len, names.key(one.name)))
    if letters <= _SHORT_NAME and _other_trade(one, two) and _gap(one, two) <= _SAME_TIME:
        return None
    if one.parties & two.parties:
        return score, f"{why}, both of {listed(one.parties & two.parties)}"
    if not one.parties or not two.parties:
        return (0.85, f"{why}, no other party told") if _roles_fit(one, two) else (0.0, why)
    return (0.8, f"{why}, for a state and for an organisation") if letters >= _DISTINCTIVE else (0.0, why)


def _with_context(one: Profile, two: Profile, score: float, why: str) -> tuple[float, str]:
    """Names that are alike, not the same: party and role have to fit."""
    if one.parties & two.parties and _roles_fit(one, two):
        return score, f"{why}, both of {listed(one.parties & two.parties)}{_same_role(one, two)}"
    if (not one.parties or not two.parties) and one.roles & two.roles:
        return 0.75, f"{why}{_same_role(one, two)}"
    return 0.0, why


def _surname(one: Profile, two: Profile, why: str) -> tuple[float, str]:
    if not one.parties & two.parties or _gap(one, two) > _LIFETIME:
        return 0.0, why
    party = listed(one.parties & two.parties)
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


def listed(codes: Iterable[str]) -> str:
    """Parties in words."""
    return " and ".join(map(short_name, sorted(codes)))


def _same_role(one: Profile, two: Profile) -> str:
    shared = sorted(one.roles & two.roles)
    return f", both {shared[0].replace('_', ' ')}" if shared else ""
