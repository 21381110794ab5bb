"""Whether two tellings can be one meeting, and how strongly they say so.

Three answers: a link (with a score and a sentence), nothing to say, or apart: the two may never share a meeting.
Between the last two lies *superseded*: a plan that came to nothing at its own time and place, and the later meeting
that took its place.  They share a meeting only where a number in a series, or a report that it was postponed,
bridges them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.resolve import facets, when

if TYPE_CHECKING:
    from kgraph.resolve.facets import Finding, Telling

THRESHOLD = 0.5  # of a link between two dated tellings
UNDATED = 0.53  # of one that has to do without a date
_SLIP = 7  # days by which a plan slips and is still the same
_RESCHEDULED = 400  # days within which a postponed meeting is made good
_NEAR_REPORT = 10  # days from the meeting to a report that need not name its date


class Relation(Enum):
    """What two tellings are to each other."""

    LINK = "link"
    RESCHEDULED = "rescheduled"  # a link across a change of date or place
    NEUTRAL = "neutral"
    SUPERSEDED = "superseded"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation, its score (above 0 for links) and why."""

    relation: Relation
    score: float
    why: str


def compare(one: Telling, two: Telling) -> Verdict:
    """What two tellings are to each other; the order of the two makes no difference to relation and score."""
    parties = facets.parties(one, two)
    fixed = [parties, facets.mode(one, two), facets.ordinal(one, two), facets.people(one, two)]
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
    score = sum(finding.score for finding in findings)
    dated = one.meeting.date is not None and two.meeting.date is not None
    open_date = not dated and not _anchored(one, two, findings)
    loose = one.parties != two.parties and not place.score and date.score < 0.2
    if loose or open_date:
        return Verdict(Relation.NEUTRAL, 0.0, _why(findings))
    enough = score >= (THRESHOLD if dated else UNDATED) - 1e-9
    return Verdict(Relation.LINK if enough else Relation.NEUTRAL, min(score, 1.0) if enough else 0.0, _why(findings))


def _anchored(one: Telling, two: Telling, findings: list[Finding]) -> bool:
    """Whether something else than a date pins an undated telling down."""
    same_place = facets.place(one, two).score >= 0.1
    numbered = facets.ordinal(one, two).score > 0
    same_people = facets.people(one, two).score >= 0.3
    dates = [telling for telling in (one, two) if telling.meeting.date is not None]
    undated = [telling for telling in (one, two) if telling.meeting.date is None]
    fresh = bool(dates) and all(_fresh(telling, dates[0]) for telling in undated)
    return same_place or numbered or (same_people and (fresh or not dates))


def _fresh(telling: Telling, dated: Telling) -> bool:
    """Whether the undated one was reported about when the other took place."""
    report = edtf.bounds(telling.published)
    return report is not None and when.apart(report, dated.window) <= _NEAR_REPORT


def _changed(one: Telling, two: Telling, agreed: list[Finding], date: Finding, place: Finding) -> Verdict:
    """Tellings that differ in date or place: an error of one article, a plan that changed, or two meetings."""
    people = facets.people(one, two)
    against = date.why if date.against else place.why
    score = sum(finding.score for finding in [*agreed, date, place])
    plan, met = sorted((one, two), key=lambda telling: (telling.held, telling.meeting.status in when.OFF))
    gap = when.apart(one.window, two.window)
    if one.article != two.article and one.parties == two.parties and _may_err(one, two, people, date, place, gap):
        return Verdict(Relation.LINK, min(score + 0.1, 1.0), f"{_why(agreed)}; {against}: one of them errs")
    if plan.held or one.parties != two.parties or gap > _RESCHEDULED or not _follows(plan, met):
        return Verdict(Relation.APART, 0.0, against)
    bridged = facets.ordinal(one, two).score > 0 or (plan.meeting.status == "postponed" and people.score >= 0.3)
    if bridged and one.article != two.article:
        return Verdict(Relation.RESCHEDULED, min(score + 0.1, 1.0), f"{_why(agreed)}; {against}: it was put off")
    return Verdict(Relation.SUPERSEDED, 0.0, f"{against}: perhaps it was put off")


def _may_err(one: Telling, two: Telling, people: Finding, date: Finding, place: Finding, gap: int) -> bool:
    """Whether the same people met, and one article has the day (or a plan's day) or the city wrong."""
    if date.against and place.against:
        return False
    if date.against:
        near = 0 < gap <= (1 if one.held == two.held else _SLIP)
        elsewhere = one.meeting.place.country and two.meeting.place.country and not place.score
        return near and not elsewhere and (people.score >= 0.3 or (people.score >= 0.15 and place.score >= 0.2))
    return people.score >= 0.3 and date.score >= 0.3 and one.meeting.place.country == two.meeting.place.country


def _follows(plan: Telling, met: Telling) -> bool:
    """Whether the one can have taken the place of the other, which was not held."""
    if plan.window is None or met.window is None:
        return False
    return plan.window[0] <= met.window[1]


def _why(findings: list[Finding]) -> str:
    return "; ".join(finding.why for finding in findings if finding.why)
