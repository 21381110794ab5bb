"""Which of a sentence's dates belongs to which encounter."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.clauses.sentence import PERSON_WORDS, PLACE_WORDS
from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma, triggers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.frames.frame import Frame

    #: Index of a frame -> its dates with their distance in the tree.
    Dates = dict[int, list[tuple[int, When]]]

_LONG = 30  # days before the page after which an encounter is no longer its news
_FAR = 8  # steps in the tree beyond which a date is of something else
_DUE = frozenset({"due", "scheduled", "planned", "slated", "set", "expected", "held", "arranged"})
_CLAUSE = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl"})
_OWN = frozenset({"held", "planned", "scheduled", "hosted", "due", "attended", "set"})


def assign_dates(sentence: Sentence, found: Sequence[Frame]) -> Dates:
    """The dates of a sentence, each to the frame whose words it hangs nearest to in the tree.

    By the frame's index in ``found``, as (steps in the tree, date).
    """
    out: Dates = {}
    for token in sentence.doc if sentence.doc is not None else ():
        when = sentence.when(token)
        if when is None or not found or _of_statement(token):
            continue
        announced = _announced(found, token)
        nearest = _nearest(found, token, announced)
        if nearest is not None and (nearest[0] < _FAR or announced is not None):
            out.setdefault(nearest[1], []).append((nearest[0], when))
    _share_dates(found, out)
    return out


def _nearest(found: Sequence[Frame], date: Token, announced: int | None) -> tuple[int, int] | None:
    """(Steps, index) of the frame nearest to a date among those that it can be of."""
    since = _counted_from(date)
    costs = []
    for n, frame in enumerate(found):
        if (since is not None and max(frame.tokens) < since) or announced not in (None, n):
            continue
        if len(found) > 1 and _opens(frame) and any(t.text == "," for t in date.doc[frame.trigger.i : date.i]):
            continue  # "Before the meeting, on October 10, X met Y": the date is of what follows
        anchors = {frame.trigger.i, frame.head.i, *frame.tokens, *([frame.noun.i] if frame.noun is not None else [])}
        if frame.head.dep_ == "acl:relcl" and frame.head.head.lower_ == "time":
            anchors |= {frame.head.head.i, frame.head.head.head.i}  # "the first time they met was in 2016"
        if _of_other_time(date, anchors):
            continue  # "the meeting comes ahead of X's visit later this month"
        steps = min(_distance(date, date.doc[a]) for a in anchors)
        costs.append((steps, abs(date.i - frame.trigger.i), n))
    if not costs:
        return None
    steps, _, n = min(costs)
    return steps, n


def _of_other_time(date: Token, anchors: set[int]) -> bool:
    """Whether a date hangs on what comes before or after the encounter."""
    for token in date.ancestors:
        if token.i in anchors:
            return False
        if token.pos_ == "NOUN" and preposition(token) in ("ahead of", "before", "prior to"):
            return True
    return False


def _share_dates(found: Sequence[Frame], dates: Dates) -> None:
    """ "In 2015, when X attended a conference and held talks": joined clauses share their date."""
    for n, frame in enumerate(found):
        if n not in dates and frame.noun is not None and preposition(frame.noun) == "with":
            _take_over(found, dates, n, {frame.noun.head.i, frame.head.i}, steps=1)
        if n not in dates and frame.head.dep_ == "conj" and frame.rule != "attend":
            _take_over(found, dates, n, {frame.head.head.i}, steps=3)


def _take_over(found: Sequence[Frame], dates: Dates, n: int, heads: set[int], *, steps: int) -> None:
    told = next((k for k, other in enumerate(found) if k in dates and other.head.i in heads), None)
    if told is not None:
        dates[n] = [(c + steps, w) for c, w in dates[told]]


def own_date(whens: Sequence[tuple[int, When]], anchor: Anchor, tense: str) -> tuple[When | None, str | None]:
    """The nearest date that can be the encounter's own, and its EDTF; (date, None) when it cannot be resolved."""
    ordered = sorted((w for _, w in whens), key=lambda w: w.start)
    first: When | None = None
    for _, when in sorted(whens, key=lambda w: (not w[1].is_precise, w[0])):
        if when.bound == "since":
            continue
        when = _in_year_said(when, ordered, anchor)
        date = resolve(when, _told_before(when, ordered, anchor, tense), tense)
        if date is not None:
            return when, date
        first = first or when
    return first, None


def is_long_ago(date: str | None, when: When | None, page: dt.date | None) -> bool:
    """Whether an encounter's date is a month or more before the page's: "last month", "in November 2021"."""
    if when is None:
        return False
    if date is None or page is None:
        return (
            when.form in ("unit", "ago")
            and when.unit in ("month", "year")
            and (when.form == "ago" or (when.amount or 0) < 0)
        )
    limits = edtf.bounds(date)
    return limits is not None and (page - limits[1]).days > _LONG


def is_to_come(date: str | None, anchor: Anchor) -> bool:
    """Whether an encounter's day lies days behind the page's own."""
    limits = edtf.bounds(date)
    return limits is not None and anchor.day is not None and not anchor.yearless and (limits[0] - anchor.day).days > 1


def _told_before(when: When, ordered: Sequence[When], anchor: Anchor, tense: str) -> Anchor:
    """ "On 3 May ... the day before": what an expression counts from when another date stands before it."""
    before = [w for w in ordered if w.start < when.start and w.form not in ("same", "earlier")]
    told = resolve(before[-1], anchor, tense) if before and when.form in ("same", "earlier") else None
    return anchor.at(told) if told else anchor


def _in_year_said(when: When, ordered: Sequence[When], anchor: Anchor) -> When:
    """ "Last year, on 22 April"."""
    if when.form != "date" or when.month is None or when.year is not None or anchor.day is None or anchor.yearless:
        return when
    for other in ordered:
        if other.unit == "year" and other.part is None and other.form in ("unit", "ago"):
            shift = -(other.amount or 0) if other.form == "ago" else other.amount
            return when if shift is None else replace(when, year=anchor.day.year + shift)
    return when


def _of_statement(date: Token) -> bool:
    """ "According to a statement released on Friday": when it was said."""
    head = date.head
    return head.lower_ in ("released", "issued", "published", "dated", "posted", "aired") and date.i - head.i <= 2


def _opens(frame: Frame) -> bool:
    """Whether an encounter's noun stands in a sentence's opening "Before the meeting"."""
    return (
        frame.noun is not None
        and frame.noun.i < 5
        and preposition(frame.noun) in ("before", "after", "ahead of", "following", "prior to")
    )


def _counted_from(date: Token) -> int | None:
    """ "The first talks since the launch of the government in June": where "since" stands, whose date it is."""
    for i in range(date.i - 1, max(-1, date.i - 12), -1):
        token = date.doc[i]
        if token.lower_ == "since":
            return i
        if token.text in (",", ";", "(") or token.pos_ == "VERB":
            return None
    return None


def _announced(found: Sequence[Frame], date: Token) -> int | None:
    """The frame whose noun a date follows: "the next session of the committee, to be held before the year's end"."""
    doc = date.doc
    for i in range(date.i - 1, max(0, date.i - 9), -1):
        token = doc[i]
        if token.lower_ in _DUE and (doc[i - 1].lower_ in (",", "be") or token.dep_ in ("acl", "amod")):
            nouns = [(f.noun.i, n) for n, f in enumerate(found) if f.noun is not None and max(f.tokens) < i]
            if nouns and not any(t.pos_ == "VERB" and t.i != i for t in doc[max(nouns)[0] : i]):
                return max(nouns)[1]
            return None
        if token.pos_ == "VERB" or token.text == ";":
            return None
    return None


def _distance(date: Token, anchor: Token) -> int:
    """Steps in the tree from a date to a trigger; a clause boundary counts four, a plain noun in between two."""
    up_date, up_anchor = [date, *date.ancestors], [anchor, *anchor.ancestors]
    above = {a.i for a in up_anchor}
    common = next((t.i for t in up_date if t.i in above), None)
    if common is None:
        return 99
    steps = sum(_step_from_date(t) for t in _below(up_date, common))
    steps += sum(_step_from_trigger(t) for t in _below(up_anchor, common))
    return steps + (2 if _modifies_other(date, anchor) else 0)


def _below(path: Sequence[Token], top: int) -> Iterator[Token]:
    return takewhile(lambda token: token.i != top, path)


def _step_from_date(token: Token) -> int:
    """ "The agreement signed on Friday": a participle that is not of the encounter leads away from it."""
    away = 3 if token.dep_ == "acl" and token.lower_ not in _OWN else 0
    return away + (4 if token.dep_ in _CLAUSE else 1)


def _step_from_trigger(token: Token) -> int:
    """ "Arrived on Friday to meet X": a purpose is no boundary."""
    kinds = triggers().verbs
    meets = token.dep_ == "advcl" and lemma(token.lower_) in kinds["reciprocal"] | kinds["hosting"]
    return 4 if token.dep_ in _CLAUSE and not meets else 1


def _modifies_other(date: Token, anchor: Token) -> bool:
    """ "The vote in March": a date that modifies another noun."""
    head = date.head
    if date.dep_ not in ("nmod", "nmod:poss", "nmod:unmarked", "appos") or head.i == anchor.i:
        return False
    return head.pos_ in ("NOUN", "PROPN") and not _is_place_like(head)


def _is_place_like(token: Token) -> bool:
    if token.text in PERSON_WORDS or token.text in PLACE_WORDS:
        return True
    return preposition(token).split(" ")[0] in ("in", "at", "for", "with")
