"""Frames of the whole article, with persons, parties, dates and places in place of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.events.cast import (
    Cast,
    cast_of,
    complete_cast,
    count_parties,
    keep_parties_of_previous,
    seat,
)
from kgraph.extract.events.dating import assign_dates, is_long_ago, is_to_come, own_date
from kgraph.extract.events.event import Event
from kgraph.extract.events.phrases import (
    counts_from,
    is_at_large,
    is_background,
    is_definite,
    is_many,
    is_new,
    is_previous,
    kind_words,
    meets_locals,
    trigger_phrase,
)
from kgraph.extract.events.separate import separated
from kgraph.extract.events.visiting import is_told_of
from kgraph.extract.frames.finding import find_frames
from kgraph.extract.referents.visits import Visit, visit_in
from kgraph.extract.settings.extent import duration_of, ordinal_of
from kgraph.extract.settings.level import level_words, named_level
from kgraph.extract.settings.means import mode_of
from kgraph.extract.settings.occasion import (
    gathering_of,
    occasion_of,
    opening_occasion,
    opening_place,
    speaks_of_margins,
)
from kgraph.extract.settings.place import place_of
from kgraph.extract.status.tense import tense_of
from kgraph.extract.status.verdict import Verdict, is_generic, verdict_of
from kgraph.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.entities import Entity
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse
    from kgraph.model import Place


class Eventer:
    """Builds the events of one article, sentence after sentence."""

    def __init__(self, discourse: Discourse, anchor: Anchor) -> None:
        self.discourse, self.anchor = discourse, anchor
        self.story: str | None = None  # the day that the telling has reached
        self.gathering: str | None = None  # the host event named last
        self.visit: Visit | None = None  # the journey told last
        self.on_margins = False  # "most of the work was done on the margins"

    def sentence(self, paragraph: Paragraph, sentence: Sentence) -> list[Event]:
        """The events of a sentence, in order; "separate" ones one by one."""
        found = find_frames(sentence)
        dates = assign_dates(sentence, found)
        self.gathering = gathering_of(sentence, paragraph) or self.gathering
        margins = speaks_of_margins(sentence)
        if not found:
            self._day_opened(sentence)
            self.on_margins = self.on_margins or margins
        self.visit = visit_in(self.discourse, paragraph, sentence) or self.visit
        out: list[Event] = []
        places: dict[int, Place] = {}  # by the verb of the clause
        for n, frame in enumerate(found):
            event = self._event(paragraph, sentence, frame, dates.get(n, []), found)
            if event is None:
                continue
            self._on_margins(event, margins=margins)
            if len(event.all_parties) == 1 and event.place is not None and meets_locals(frame):
                event.parties.extend(p for p in (event.place.country,) if p and p not in event.all_parties)
            event.visit = self.visit if is_told_of(self.visit, event) else None
            if event.place is None and event.mode == "in-person" and frame.head.dep_ == "conj":
                event.place = places.get(frame.head.head.i)  # "attended a conference in Islamabad and held talks"
            if event.place is not None:
                places[frame.head.i] = event.place
            out.extend(separated(event))
        out.sort(key=lambda event: event.frame.rule == "attend")  # who attended joins what the sentence tells
        return out

    def _on_margins(self, event: Event, *, margins: bool) -> None:
        """ "On the sidelines of the summit, ...": the host event of a whole sentence, or of the story from there on."""
        if event.occasion is not None or event.mode != "in-person":
            return
        goes_on = self.on_margins and len(event.all_parties) > 1 and not event.previous
        if margins or goes_on:
            opening = opening_occasion(event.sentence, event.paragraph)
            event.occasion = opening or self.gathering
            if event.place is None and opening:
                event.place = opening_place(event.sentence)

    def _day_opened(self, sentence: Sentence) -> None:
        """ "On Friday it was the turn of others": the story's day moves without an encounter in the sentence."""
        if sentence.doc is None or len(sentence.doc) < 4 or sentence.doc[0].lower_ != "on":
            return
        when = sentence.when(sentence.doc[1])
        if when is not None and when.form == "weekday":
            self.story = resolve(when, self.anchor.at(self.story), "past") or self.story

    def _event(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        frame: Frame,
        whens: Sequence[tuple[int, When]],
        found: Sequence[Frame],
    ) -> Event | None:
        """A frame as an event; None when it is talk about talks, or contact as a habit."""
        near = trigger_phrase(paragraph, sentence, frame)
        if is_generic(near) and is_many(frame) and tense_of(frame.head) == "present":
            return None  # "has regular meetings with both of them"
        if not frame.people and (is_generic(near) or frame.trigger.i in sentence.quoted):
            return None
        if is_at_large(frame) and not whens:
            return None
        verdict = verdict_of(frame)
        previous = is_previous(frame)
        cast = self._cast(paragraph, sentence, frame, found, verdict, previous=previous)
        return None if cast is None else self._told(paragraph, sentence, frame, whens, cast, verdict, near, previous)

    def _cast(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        frame: Frame,
        found: Sequence[Frame],
        verdict: Verdict,
        *,
        previous: bool,
    ) -> Cast | None:
        cast = cast_of(self.discourse, paragraph, frame)
        if cast is None:
            return None
        if verdict.status is not None:
            complete_cast(cast, self.discourse, paragraph, sentence, frame, found)
        if previous:
            keep_parties_of_previous(cast, self.discourse, paragraph, frame)
        seat(cast, frame)
        count_parties(cast, self.discourse, frame)
        return cast

    def _told(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        frame: Frame,
        whens: Sequence[tuple[int, When]],
        cast: Cast,
        verdict: Verdict,
        near: str,
        previous: bool,
    ) -> Event:
        text = paragraph.said(sentence.start, sentence.end)
        kind = kind_words(paragraph, sentence, frame)
        mode, mode_said = mode_of(frame, near)
        when, date = own_date(whens, self.anchor.at(self.story), verdict.tense)
        if verdict.rule in ("status:plain", "status:present") and when is not None and when.month and when.day:
            date = resolve(when, self.anchor.at(self.story), None) or date  # "meet in Brussels on December 11"
        if self._is_simple_present(frame, verdict, paragraph) and when is not None and when.form in ("weekday", "unit"):
            ahead = resolve(when, self.anchor.at(self.story), "future")
            if ahead is not None and (when.form == "weekday" or (when.amount or 0) >= 0):
                date, verdict = ahead, Verdict("planned", "status:date to come", verdict.stance)
        if verdict.status == "held" and is_to_come(date, self.anchor):
            verdict = Verdict("planned", "status:date to come", verdict.stance)
        counted = counts_from(frame, when, text)
        if counted and when is not None and when.form == "unit":
            when, date = None, None
        return Event(
            paragraph,
            sentence,
            frame,
            people=cast.people,
            parties=cast.parties,
            unnamed=cast.unnamed,
            sides=self._sides(paragraph, frame),
            vague=cast.vague,
            count=cast.count,
            verdict=verdict,
            mode=mode,
            mode_said=mode_said,
            place=place_of(frame, sentence) if mode == "in-person" else None,
            when=when,
            date=date,
            occasion=occasion_of(frame, sentence, paragraph),
            level=level_words(kind) or level_words(" ".join(m.text for m in frame.people if m.plural)),
            named_level=named_level(kind),
            hint_level=None if cast.people else level_words(text),
            ordinal=ordinal_of(text, frame.noun.lower_ if frame.noun is not None else "meeting"),
            duration=duration_of(text),
            definite=counted or is_definite(frame),
            new=is_new(frame) and not counted,
            previous=previous,
            long_ago=is_long_ago(date, when, self.anchor.day),
            background=is_background(frame),
            voices=[e for m in frame.voices for e in self.discourse.of(paragraph, m).people if e.name],
            together=self._side_by_side(cast),
            disputed=cast.disputed,
            rules=[frame.rule, verdict.rule],
        )

    def _is_simple_present(self, frame: Frame, verdict: Verdict, paragraph: Paragraph) -> bool:
        """ "X meets Y on Friday" in a story's text, where a caption's present tells what was."""
        verb = frame.head
        bare = not any(c.dep_.startswith("aux") for c in verb.children) and not verb.lower_.endswith("ing")
        return (
            bare
            and frame.rule.startswith("verb:meet")
            and verdict.rule == "status:present"
            and paragraph.kind == BlockKind.BODY
        )

    def _side_by_side(self, cast: Cast) -> list[str]:
        together = self.discourse.together
        return list(together) if cast.vague and cast.count == len(together) else []

    def _sides(self, paragraph: Paragraph, frame: Frame) -> list[list[Entity | str]]:
        """The other sides one by one."""
        referents = [self.discourse.of(paragraph, m) for m in frame.objects]
        sides: list[Entity | str] = []
        for referent in referents:
            sides += [*referent.people, *referent.parties]
        return [[side] for side in sides]
