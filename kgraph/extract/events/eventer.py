"""Frames of the whole article, with persons, parties, dates and places in place of words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.clauses.tree import preposition
from kgraph.extract.events.dating import assign_dates
from kgraph.extract.events.event import Event
from kgraph.extract.events.phrases import (
    counts_from,
    is_at_large,
    is_background,
    kind_words,
    number_of_ways,
    trigger_phrase,
    words_around,
)
from kgraph.extract.events.separate import separated, sides_of
from kgraph.extract.frames.finding import find_frames
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
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
from kgraph.extract.status.verdict import Verdict, is_generic, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.entities import Entity
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse, Referent
    from kgraph.model import Place

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})


_NEW = frozenset({"another", "separate", "other", "separately", "also", "second", "further", "fresh"})


_PREVIOUS = frozenset({"previous", "former", "last", "earlier", "past", "preceding", "prior", "latest", "recent"})


class Eventer:
    """Builds the events of one article."""

    def __init__(self, discourse: Discourse, anchor: Anchor) -> None:
        self.discourse, self.anchor = discourse, anchor
        self.story: str | None = None  # the day that the telling has reached
        self.gathering: str | None = None  # the host event named last
        self.on_margins = False  # "most of the work was done on the margins"

    def sentence(self, paragraph: Paragraph, sentence: Sentence) -> list[Event]:
        """The events of a sentence, in order; "separate" ones separated."""
        found = find_frames(sentence)
        dates = assign_dates(sentence, found)
        self.gathering = gathering_of(sentence, paragraph) or self.gathering
        margins = speaks_of_margins(sentence)
        if not found:
            self._day_opened(sentence)
            self.on_margins = self.on_margins or margins
        out: list[Event] = []
        places: dict[int, Place] = {}
        for n, frame in enumerate(found):
            event = self._event(paragraph, sentence, frame, dates.get(n, []), found)
            if event is not None:
                if (
                    event.occasion is None
                    and event.mode == "in-person"
                    and (margins or (self.on_margins and len(event.all_parties) > 1 and not event.previous))
                ):
                    event.occasion = opening_occasion(sentence, paragraph) or self.gathering
                    event.place = event.place or (
                        opening_place(sentence) if opening_occasion(sentence, paragraph) else None
                    )
                if event.place is None and event.mode == "in-person" and frame.head.dep_ == "conj":
                    event.place = places.get(frame.head.head.i)  # "attended a conference in Islamabad and held talks"
                if event.place is not None:
                    places[frame.head.i] = event.place
                out.extend(separated(event))
        return out

    def _day_opened(self, sentence: Sentence) -> None:
        """ "On Friday it was the turn of others": the story's day moves without an encounter in the sentence."""
        if sentence.doc is not None and len(sentence.doc) > 3 and sentence.doc[0].lower_ == "on":
            when = sentence.when(sentence.doc[1])
            if (
                when is not None
                and when.form == "weekday"
                and (day := resolve(when, self.anchor.at(self.story), "past")) is not None
            ):
                self.story = day

    def _event(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        frame: Frame,
        whens: Sequence[tuple[int, When]],
        found: Sequence[Frame] = (),
    ) -> Event | None:
        text = paragraph.said(sentence.start, sentence.end)
        near = trigger_phrase(paragraph, sentence, frame)
        if is_generic(near) and not frame.people:
            return None
        verdict = verdict_of(frame)
        if sentence.quoted and frame.trigger.i in sentence.quoted and not frame.people:
            return None
        if is_at_large(frame) and not whens:
            return None
        people, parties, unnamed, vague, count = self._who(paragraph, frame.people)
        if (
            frame.hosts
            and len({*parties, *(e.party for e in people if e.party), *(u[2] for u in unnamed)}) < 2
            and not vague
        ):
            _, hosts, _, _, _ = self._who(paragraph, frame.hosts)
            parties.extend(h for h in hosts if h not in parties)
        if frame.rule.startswith("verb:jointly") and (
            len({e.party for e in people if e.party}) < 2 or not all(e.name for e in people)
        ):
            return None
        odd = _misnamed(people, frame.people, parties)
        parties = [p for p in parties if p != odd]
        if (
            not vague
            and verdict.status is not None
            and _lonely(people, parties, unnamed)
            and (close := self._nearby(paragraph, sentence, frame, found, {e.party for e in people} | set(parties)))
            is not None
        ):
            people = [*people, *(e for e in close if e not in people)]
            frame.rule += "+near"
        previous = bool(words_around(frame) & _PREVIOUS) or any(
            c.lower_ == "last" for c in frame.head.children if c.i < frame.head.i
        )
        if previous and any(m.kind == Kind.PRONOUN and m.plural for m in frame.people):
            # "their previous talks": the same parties, not the same office-holders
            told = {
                id(e) for m in frame.people if m.kind == Kind.PRONOUN for e in self.discourse.of(paragraph, m).people
            }
            parties.extend(e.party for e in people if id(e) in told and e.party and e.party not in parties)
            people = [e for e in people if id(e) not in told]
        if frame.rule == "attend" or frame.sides:
            _seat(people, frame.people if frame.rule == "attend" else frame.sides)
        count = count or number_of_ways(frame)
        if (
            not people
            and not parties
            and not unnamed
            and frame.noun is not None
            and frame.rule.startswith("noun")
            and count == len(self.discourse.together)
        ):
            parties = list(self.discourse.together)  # "the three-way consultations" of the three just named
        sides: list[list[Entity | str]] = []
        for mention in frame.objects:
            sides.extend(sides_of(self.discourse.of(paragraph, mention)))
        mode, said = mode_of(frame, sentence, near)
        place, place_mention = place_of(frame, sentence) if mode == "in-person" else (None, None)
        when, date = self._date(whens, verdict)
        words = words_around(frame)
        counted = counts_from(frame, when, text)
        if counted and when is not None and when.form == "unit":
            when, date = None, None
        return Event(
            paragraph, sentence, frame, people, parties, unnamed, sides, vague, count, verdict, mode, said, place, place_mention, when, date,
            occasion=occasion_of(frame, sentence, paragraph),
            level=level_words(kind_words(paragraph, sentence, frame)) or level_words(" ".join(m.text for m in frame.people if m.plural)),
            hint_level=None if people else level_words(text),
            named_level=named_level(kind_words(paragraph, sentence, frame)),
            ordinal=ordinal_of(text, frame.noun.lower_ if frame.noun is not None else "meeting"),
            duration=duration_of(text),
            definite=frame.rule == "attend" or counted or bool(words & _DEFINITE) or (frame.noun is not None and any(c.dep_ == "nmod:poss" for c in frame.noun.children)),
            new=bool(words & _NEW) and not counted,
            previous=previous,
            background=is_background(frame),
            voices=[e for m in frame.voices for e in self.discourse.of(paragraph, m).people if e.name],
            disputed=[odd] if odd else [],
            rules=[frame.rule, verdict.rule],
        )  # fmt: skip

    def _nearby(
        self, paragraph: Paragraph, sentence: Sentence, frame: Frame, found: Sequence[Frame], known: set[str | None]
    ) -> list[Entity] | None:
        """Where the tree gives one side only: the official of another party named nearest to the trigger, in the same clause."""
        if frame.rule == "attend" or sentence.doc is None:
            return None
        taken = {id(m) for f in found for m in [*f.people, *f.hosts, *f.voices]}
        at = {sentence.units[t.i].mention: t for t in sentence.doc if sentence.units[t.i].mention is not None}
        best: list[tuple[int, list[Entity]]] = []
        for n, mention in enumerate(sentence.mentions):
            token = at.get(n)
            if (
                token is None
                or id(mention) in taken
                or mention.kind not in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
            ):
                continue
            between = sentence.doc[min(token.i, frame.trigger.i) + 1 : max(token.i, frame.trigger.i)]
            if len(between) > 9 or any(
                t.text in (";", ":", "“", "”", '"')
                or (
                    t.lower_ in ("that", "which", "who", "whom", "whose", "while", "but", "because") and t.pos_ != "DET"
                )
                for t in between
            ):
                continue
            if (token.dep_.startswith("nsubj") and lemma(token.head.lower_) in _SAYING) or preposition(token) in (
                "according to",
                "by",
                "of",
                "for",
                "about",
                "against",
            ):
                continue
            people = [
                e
                for e in self.discourse.of(paragraph, mention).people
                if e.party and e.party not in known and e.role != "spokesperson"
            ]
            if people:
                best.append((len(between), people))
        return min(best, key=lambda b: b[0])[1] if best else None

    def _who(
        self, paragraph: Paragraph, mentions: Iterable[Mention]
    ) -> tuple[list[Entity], list[str], list[tuple[str | None, str | None, str]], bool, int | None]:
        people: list[Entity] = []
        parties: list[str] = []
        unnamed: list[tuple[str | None, str | None, str]] = []
        vague, count = False, None
        for mention in mentions:
            referent: Referent = self.discourse.of(paragraph, mention)
            people.extend(e for e in referent.people if e not in people)
            unnamed.extend(u for u in referent.unnamed if u not in unnamed)
            parties.extend(p for p in referent.parties if p not in parties)
            vague = vague or referent.vague
            count = count or referent.count
        return people, parties, unnamed, vague, count

    def _date(self, whens: Sequence[tuple[int, When]], verdict: Verdict) -> tuple[When | None, str | None]:
        """The nearest date that can be the encounter's own, resolved."""
        anchor = self.anchor.at(self.story)
        ordered = sorted((w for _, w in whens), key=lambda w: w.start)
        best: tuple[When | None, str | None] = (None, None)
        for _, when in sorted(whens, key=lambda w: (not w[1].is_precise, w[0])):
            if when.bound == "since":
                continue
            before = [w for w in ordered if w.start < when.start and w.form not in ("same", "earlier")]
            told = resolve(before[-1], anchor, verdict.tense) if before and when.form in ("same", "earlier") else None
            if when.form == "date" and when.month is not None and when.year is None:
                # "last year, on 22 April"
                shift = next(
                    (
                        -(w.amount or 0) if w.form == "ago" else w.amount
                        for w in ordered
                        if w.form in ("unit", "ago") and w.unit == "year" and w.part is None
                    ),
                    None,
                )
                page = anchor.day
                if shift is not None and page is not None and not anchor.yearless:
                    when = replace(when, year=page.year + shift)
            date = resolve(when, anchor.at(told) if told else anchor, verdict.tense)
            if date is not None:
                return when, date
            best = (best[0] or when, None)
        return best


_SAYING = word_set("events", "saying")


def _lonely(
    people: Sequence[Entity], parties: Sequence[str], unnamed: Sequence[tuple[str | None, str | None, str]]
) -> bool:
    """Whether an encounter has one side only, and that side is people."""
    return (
        len({*(e.party for e in people), *parties, *(u[2] for u in unnamed)}) == 1
        and bool(people)
        and people[0].party is not None
    )


def _seat(people: Sequence[Entity], mentions: Sequence[Mention]) -> None:
    """ "The Ukrainian side is led by X", "For Washington: X and Y": the side is the party of those without one."""
    sides = [m.parties[0] for m in mentions if m.kind in (Kind.DELEGATION, Kind.PARTY) and len(m.parties) == 1]
    for entity in people:
        if len(sides) == 1 and (entity.party is None or all(h.guessed for h in entity.held)):
            if entity.held:
                entity.held = [h if h.party and not h.guessed else replace(h, party=sides[0]) for h in entity.held]
            else:
                entity.represents = sides[0]


def _misnamed(people: Sequence[Entity], mentions: Sequence[Mention], parties: Sequence[str]) -> str | None:
    """The party that a list of as many parties as people names wrongly: all but one agree with the people's own."""
    own = {e.party for e in people if e.party}
    for mention in mentions:
        if mention.parties and len(mention.parties) == len(own) == len([e for e in people if e.party]) > 2:
            odd = set(mention.parties) - own
            if len(odd) == 1:
                return odd.pop()
    return None
