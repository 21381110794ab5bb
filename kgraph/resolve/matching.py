"""Whether two tellings can be one meeting, and how strongly they say so.

Three answers: a link (with a score and a sentence), nothing to say, or apart: the two may never share a meeting.
Between the last two lies *at odds*: they differ in date, place or a party as one article in error would, or as a plan
differs from what took its place.  Such tellings share a meeting only where a *bridge* joins them: the same people, a
number in a series, or a report that it was postponed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.resolve import facets, when

if TYPE_CHECKING:
    from kgraph.resolve.facets import Finding, Telling

STRONG = 0.55  # of a link that joins wherever nothing is against it
WEAK = 0.45  # of a link between two dated tellings that joins where it is the only one
UNDATED = 0.53  # the same where a date is missing
_SLIP = 7  # days by which a plan slips and is still the same
REACH = 400  # days within which a postponed meeting is made good: nothing joins tellings further apart
_SOON = 120  # the same where nobody is named
_NEWS = 10  # days after a meeting within which a report need not name its day
_PLANS = 100  # days before a meeting from which a plan need not name its day


class Relation(Enum):
    """What two tellings are to each other."""

    LINK = "link"
    BRIDGE = "bridge"  # a link in spite of a difference
    NEUTRAL = "neutral"
    AT_ODDS = "at odds"  # together only where a bridge is
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation, its score (above 0 for links) and why."""

    relation: Relation
    score: float
    why: str


def compare(one: Telling, two: Telling) -> Verdict:
    """What two tellings are to each other; the order of the two makes no difference to relation and score."""
    if when.apart(one.window, two.window) > REACH:
        return Verdict(Relation.APART, 0.0, "at different times")
    parties, people = facets.parties(one, two), facets.people(one, two)
    fixed = [parties, facets.mode(one, two), facets.ordinal(one, two), people]
    ruled_out = next((finding for finding in fixed if finding.against), None)
    if ruled_out is not None:
        return Verdict(Relation.APART, 0.0, ruled_out.why)
    date, place = facets.date(one, two), facets.place(one, two)
    soft = [facets.level(one, two), facets.occasion(one, two), facets.status(one, two)]
    if date.against or place.against:
        return _changed(one, two, [*fixed, *soft], date, place)
    if one.article == two.article:
        return Verdict(Relation.APART, 0.0, "two meetings of one article")
    findings = [*fixed, date, place, *soft]
    disputed = not (one.parties <= two.parties or two.parties <= one.parties)
    if disputed and people.score < 0.3:
        return Verdict(Relation.AT_ODDS, 0.0, parties.why)
    score = sum(finding.score for finding in findings)
    dated = one.meeting.date is not None and two.meeting.date is not None
    open_date = not dated and not _anchored(one, two, findings)
    loose = one.parties != two.parties and not place.score and date.score < 0.2
    if loose or open_date:
        return Verdict(Relation.NEUTRAL, 0.0, _why(findings))
    enough = score >= (WEAK if dated else UNDATED) - 1e-9
    if not enough:
        return Verdict(Relation.NEUTRAL, 0.0, _why(findings))
    return Verdict(Relation.BRIDGE if disputed else Relation.LINK, min(score, 1.0), _why(findings))


def _anchored(one: Telling, two: Telling, findings: list[Finding]) -> bool:
    """Whether something else than a date pins an undated telling down."""
    same_place = facets.place(one, two).score >= 0.1
    numbered = facets.ordinal(one, two).score > 0
    same_people = facets.people(one, two).score >= 0.3
    undated, other = (one, two) if one.meeting.date is None else (two, one)
    timely = other.meeting.date is None or _timely(undated, other)
    return same_place or numbered or (same_people and timely)


def _timely(undated: Telling, dated: Telling) -> bool:
    """Whether a report without a date of its own came out when the other took place, or was to."""
    report = edtf.bounds(undated.published)
    if report is None or dated.window is None:
        return False
    if undated.meeting.status in when.AHEAD:
        return -1 <= (dated.window[0] - report[1]).days <= _PLANS
    return (report[1] - dated.window[0]).days >= -1 and (report[0] - dated.window[1]).days <= _NEWS


def _changed(one: Telling, two: Telling, agreed: list[Finding], date: Finding, place: Finding) -> Verdict:
    """Tellings that differ in date or place: an error of one article, a plan that changed, or two meetings."""
    people = facets.people(one, two)
    against = date.why if date.against else place.why
    score = sum(finding.score for finding in [*agreed, date, place])
    gap = when.apart(one.window, two.window)
    if one.parties != two.parties:
        return Verdict(Relation.APART, 0.0, against)
    error = one.article != two.article and _near(one, two, date, place, gap)
    if error and _errs(people, date, place):
        reason = "one of them errs" if one.held and two.held else "it was moved, or one of them errs"
        return Verdict(Relation.BRIDGE, min(score + 0.1, 1.0), f"{_why(agreed)}; {against}: {reason}")
    put_off = _follows(one, two) or _follows(two, one)
    if put_off and one.article != two.article and _bridged(one, two, people, place, gap):
        return Verdict(Relation.BRIDGE, min(score + 0.1, 1.0), f"{_why(agreed)}; {against}: it was put off")
    # one article tells of a plan and of what took its place only by their days
    if (put_off and (one.article != two.article or date.against)) or (error and people.score >= 0):
        return Verdict(Relation.AT_ODDS, 0.0, against)
    return Verdict(Relation.APART, 0.0, against)


def _near(one: Telling, two: Telling, date: Finding, place: Finding, gap: int) -> bool:
    """Whether they differ only by what an article gets wrong, or a plan: the day by a little, or the place."""
    if date.against and place.against:
        return False
    a, b = one.meeting.place.country, two.meeting.place.country
    if date.against:
        return 0 < gap <= (1 if one.held and two.held else _SLIP) and (a == b or not a or not b)
    return date.score >= (0.3 if one.held == two.held else 0.2)


def _errs(people: Finding, date: Finding, place: Finding) -> bool:
    """Whether enough else agrees to think so."""
    return people.score >= 0.3 or (date.against and people.score >= 0.15 and place.score >= 0.2)


def _follows(plan: Telling, other: Telling) -> bool:
    """Whether the other can have taken the place of a plan that came to nothing at its own time."""
    if plan.held or plan.window is None or other.window is None or plan.window[0] > other.window[1]:
        return False
    if other.held or plan.meeting.status in when.OFF:
        return True
    return other.meeting.status in when.AHEAD and (plan.published or "") <= (other.published or "~")


def _bridged(one: Telling, two: Telling, people: Finding, place: Finding, gap: int) -> bool:
    """Whether something says that the one is the other at another time: its number, or that it was postponed."""
    if facets.ordinal(one, two).score > 0:
        return True
    if not any(a.meeting.status == "postponed" and _follows(a, b) for a, b in ((one, two), (two, one))):
        return False
    same_level = one.meeting.level is not None and one.meeting.level == two.meeting.level
    return people.score >= 0.3 or (gap <= _SOON and place.score >= 0.2 and (people.score >= 0.15 or same_level))


def _why(findings: list[Finding]) -> str:
    return "; ".join(finding.why for finding in findings if finding.why)
