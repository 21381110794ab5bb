"""One article read: paragraphs, persons, events, encounters, and what they come to as a :class:`Reading`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.extract import standins, undated
from kgraph.extract.assemble import assemble
from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.encounters.grouping import group
from kgraph.extract.events.eventer import Eventer
from kgraph.extract.events.visiting import settle_places
from kgraph.extract.gazetteer import gazetteer, gazetteer_matches
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.paragraphs import read as read_paragraphs
from kgraph.extract.parties import complete
from kgraph.extract.referents.discourse import Discourse
from kgraph.extract.referents.resolver import resolve_sentence
from kgraph.extract.status.verdict import Verdict
from kgraph.extract.words import split
from kgraph.model import Article, BlockKind, Reading
from kgraph.text import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kgraph.extract.events.event import Event


def read(nlp: Language, article: Article) -> Reading:
    """All that one article says about meetings and office-holders."""
    paragraphs = read_paragraphs(nlp, article)
    anchor = Anchor(article.published, weekday=_weekday(article, paragraphs))
    state, official = home(article)
    published, dated_by = article.published, article.dated_by
    first = _tell(Discourse(state, official=official), anchor, paragraphs)
    if published is None or published.startswith("XXXX"):
        solved = undated.solve(
            published, anchor.weekday, paragraphs, first.discourse.people.entities, _story_day(first.events)
        )
        if solved is not None:
            published, dated_by = solved.published, solved.dated_by
            anchor = Anchor(published)
    # a second reading knows from the first word on whom each person speaks for
    story = _tell(Discourse(state, first.discourse.people, official=official), anchor, paragraphs)
    dated = replace(
        article, published=published if published and not published.startswith("XXXX") else None, dated_by=dated_by
    )
    return assemble(
        dated,
        story.discourse,
        story.events,
        group(story.events),
        story.replacements,
        anchor,
        _opening_day(paragraphs, anchor),
    )


_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|l?ing|s)?|call(?:ed|s|ing) off|scrap(?:ped|s)?|scuttled?|abandon(?:ed|s)?|axed?)"
    r"\s+(?:\w+[\s-]+){0,4}?(?:trip|visit|tour|journey)\b"
    r"|\b(?:trip|visit|tour|journey)\b[^.;]{0,60}\b(?:was|were|has been|had been|is|been)"
    r"\s+(?:cancell?ed|called off|scrapped|abandoned|axed)\b",
    re.IGNORECASE,
)


def _trip_off(text: str) -> bool:
    """ "X cancelled his trip", "the visit was called off"."""
    return bool(_OFF.search(text))


def _was_to(event: Event) -> bool:
    """ "Was to meet", "had been scheduled to dine": a plan told as past."""
    words = {
        c.lower_
        for t in (event.frame.head, event.frame.head.head)
        for c in t.children
        if c.dep_ in ("aux", "aux:pass", "cop")
    }
    return bool(words & {"was", "were", "had"})


def _opening_day(paragraphs: list[Paragraph], anchor: Anchor) -> str | None:
    """The day that the story's first sentence tells its news of: "agreed on Thursday to ..."."""
    for paragraph in paragraphs:
        if paragraph.kind != BlockKind.BODY or not paragraph.sentences or paragraph.sentences[0].doc is None:
            continue
        first = paragraph.sentences[0]
        for token in first.doc or ():
            when = first.when(token)
            if (
                when is not None
                and when.form in ("weekday", "day")
                and token.head.dep_ in ("ROOT", "conj")
                and token.head.pos_ == "VERB"
            ):
                return resolve(when, anchor, "past")
        return None
    return None


def _story_day(events: Sequence[Event]) -> int | None:
    """The day of the month on which the lead's encounter was held, where only "the 3rd" is said."""
    for event in events:
        if (
            event.verdict.status in ("held", "ongoing")
            and event.when is not None
            and event.when.day
            and not event.when.month
        ):
            return event.when.day
    return None


@dataclass(slots=True)
class _Story:
    discourse: Discourse
    events: list[Event]
    replacements: list[standins.Replacement]


def _tell(discourse: Discourse, anchor: Anchor, paragraphs: list[Paragraph]) -> _Story:
    """One reading of all paragraphs: persons, events, replacements."""
    eventer = Eventer(discourse, anchor)
    events: list[Event] = []
    replacements: list[standins.Replacement] = []
    for paragraph in _reading_order(paragraphs):
        for sentence in paragraph.sentences:
            before = discourse.subject
            resolve_sentence(discourse, paragraph, sentence)
            for event in eventer.sentence(paragraph, sentence):
                events.append(event)
                _advance(eventer, event)
            replacements.extend(standins.find(discourse, paragraph, sentence, before))
    complete(discourse, events, paragraphs, anchor.published)
    settle_places(events)
    if any(_trip_off(paragraph.said(s.start, s.end)) for paragraph in paragraphs for s in paragraph.sentences):
        for event in events:
            if event.verdict.status == "planned" and _was_to(event):
                event.verdict = Verdict("cancelled", "status:trip called off")
    return _Story(discourse, events, replacements)


#: Who signs a page that is a government's own.
_OFFICIAL = re.compile(
    r"ministry|department|embassy|government|presidency|office of|president of|prime minister's|media division|"
    r"mfa\b|white house",
    re.IGNORECASE,
)


def home(article: Article) -> tuple[str | None, bool]:
    """(The state that the page is written from, whether a ministry, embassy or the like wrote it)."""
    if article.place:
        for entry in gazetteer().lookup(article.place) or gazetteer().lookup(article.place.title()):
            if entry.kind == "city":
                return entry.country, False
    top = [b for b in article.blocks if b.kind in (BlockKind.META, BlockKind.HEADLINE)][:3]
    for block in top:
        line = article.text[block.start : block.end]
        if _OFFICIAL.search(line):
            codes = {
                m.party
                for m in gazetteer_matches(split(line)).values()
                if m.party and m.get("state", "adjective", "metonym")
            }
            if len(codes) == 1:
                return codes.pop(), True
    return address.government(article.url), address.government(article.url) is not None


def _reading_order(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Body and captions first: a headline's short names are known from them."""
    return sorted(paragraphs, key=lambda p: (p.kind == BlockKind.HEADLINE, p.index))


def _weekday(article: Article, paragraphs: list[Paragraph]) -> int | None:
    """On a page without a year, the weekday of the lead's news is the page's own day (agency practice)."""
    if not article.published or not article.published.startswith("XXXX"):
        return None
    for paragraph in paragraphs:
        if paragraph.kind == BlockKind.BODY:
            found = Counter(w.weekday for w in paragraph.whens if w.form == "weekday" and w.shift is None)
            if found:
                return found.most_common(1)[0][0]
    return None


def _advance(eventer: Eventer, event: Event) -> None:
    """The story's day moves with every held encounter whose day the main clause gives."""
    if len(event.named) > 1 and event.verdict.status is not None:
        eventer.discourse.plural = list(event.named)
    if event.frame.rule.startswith(("verb:receive", "verb:host", "verb:welcome", "verb:greet")):
        guests = {id(s) for side in event.sides for s in side}
        eventer.discourse.guest = next((e for e in event.people if id(e) in guests), eventer.discourse.guest)
        eventer.discourse.host = next((e for e in event.people if id(e) not in guests), eventer.discourse.host)
    if (
        event.date
        and len(event.date) == 10
        and event.verdict.status in ("held", "ongoing")
        and not event.previous
        and not event.headline
        and (event.when is None or event.when.form in ("weekday", "day", "same", "date"))
    ):
        eventer.story = event.date
