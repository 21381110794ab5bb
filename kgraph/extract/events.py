"""Frames of the whole article, with persons, parties, dates and places in place of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.clauses import Sentence, obliques, preposition
from kgraph.extract.dates import When
from kgraph.extract.frames.finding import find_frames
from kgraph.extract.frames.frame import Frame
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.people import Entity
from kgraph.extract.referents import Referent, Resolver
from kgraph.extract.settings import (
    duration_of,
    gathering_of,
    level_words,
    mode_of,
    named_level,
    occasion_of,
    opening_occasion,
    opening_place,
    ordinal_of,
    place_of,
    speaks_of_margins,
)
from kgraph.extract.status import Verdict, is_generic, verdict_of
from kgraph.model import BlockKind, Place

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_NEW = frozenset({"another", "separate", "other", "separately", "also", "second", "further", "fresh"})
_PREVIOUS = frozenset({"previous", "former", "last", "earlier", "past", "preceding", "prior", "latest", "recent"})


@dataclass(eq=False)
class Event:
    """One telling of an encounter: who, of which parties, when, where, in what state."""

    paragraph: Paragraph
    sentence: Sentence
    frame: Frame
    people: list[Entity]
    parties: list[str]
    unnamed: list[tuple[str | None, str | None, str]]
    sides: list[list[Entity | str]]  # the other sides one by one, for "separate talks with A and B"
    vague: bool  # a side is "they", "the two ministers", "the three countries"
    count: int | None
    verdict: Verdict
    mode: str
    mode_said: bool
    place: Place | None
    place_mention: Mention | None
    when: When | None
    date: str | None
    occasion: str | None
    level: str | None
    named_level: str | None
    hint_level: str | None  # of the whole sentence: used when nothing nearer says it
    ordinal: int | None
    duration: str | None
    definite: bool  # "the talks": told before, or to be told
    new: bool  # "separate talks": not the one told before
    previous: bool  # "their last meeting"
    background: bool  # told in a subordinate clause or in the past perfect
    voices: list[Entity] = field(default_factory=list)  # who is heard at it: a participant where the side has no other
    disputed: list[str] = field(default_factory=list)  # a party named where the people are of another
    rules: list[str] = field(default_factory=list)

    @property
    def all_parties(self) -> list[str]:
        """Every party at the table, in the order told."""
        own = [e.party for e in self.people if e.party]
        return list(dict.fromkeys([*own, *self.parties, *(p for _, _, p in self.unnamed)]))

    @property
    def headline(self) -> bool:
        return self.paragraph.kind == BlockKind.HEADLINE

    @property
    def named(self) -> list[Entity]:
        return [e for e in self.people if e.name]


class Eventer:
    """Builds the events of one article."""

    def __init__(self, resolver: Resolver, anchor: Anchor) -> None:
        self.resolver, self.anchor = resolver, anchor
        self.story: str | None = None  # the day that the telling has reached
        self.gathering: str | None = None  # the host event named last
        self.on_margins = False  # "most of the work was done on the margins"

    def sentence(self, paragraph: Paragraph, sentence: Sentence) -> list[Event]:
        """The events of a sentence, in order; "separate" ones split."""
        found = find_frames(sentence)
        dates = _assign(sentence, found)
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
                out.extend(split(event))
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
        near = _phrase(paragraph, sentence, frame)
        if is_generic(near) and not frame.people:
            return None
        verdict = verdict_of(frame)
        if sentence.quoted and frame.trigger.i in sentence.quoted and not frame.people:
            return None
        if _is_bare(frame) and not whens:
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
        previous = bool(_around(frame) & _PREVIOUS) or any(
            c.lower_ == "last" for c in frame.head.children if c.i < frame.head.i
        )
        if previous and any(m.kind == Kind.PRONOUN and m.plural for m in frame.people):
            # "their previous talks": the same parties, not the same office-holders
            told = {
                id(e) for m in frame.people if m.kind == Kind.PRONOUN for e in self.resolver.of(paragraph, m).people
            }
            parties.extend(e.party for e in people if id(e) in told and e.party and e.party not in parties)
            people = [e for e in people if id(e) not in told]
        if frame.rule == "attend" or frame.sides:
            _seat(people, frame.people if frame.rule == "attend" else frame.sides)
        count = count or _way(frame)
        if (
            not people
            and not parties
            and not unnamed
            and frame.noun is not None
            and frame.rule.startswith("noun")
            and count == len(self.resolver.together)
        ):
            parties = list(self.resolver.together)  # "the three-way consultations" of the three just named
        sides: list[list[Entity | str]] = []
        for mention in frame.objects:
            sides.extend(_sides(self.resolver.of(paragraph, mention)))
        mode, said = mode_of(frame, sentence, near)
        place, place_mention = place_of(frame, sentence) if mode == "in-person" else (None, None)
        when, date = self._date(whens, verdict)
        words = _around(frame)
        counted = _counts_from(frame, when, text)
        if counted and when is not None and when.form == "unit":
            when, date = None, None
        return Event(
            paragraph, sentence, frame, people, parties, unnamed, sides, vague, count, verdict, mode, said, place, place_mention, when, date,
            occasion=occasion_of(frame, sentence, paragraph),
            level=level_words(_kind_words(paragraph, sentence, frame)) or level_words(" ".join(m.text for m in frame.people if m.plural)),
            hint_level=None if people else level_words(text),
            named_level=named_level(_kind_words(paragraph, sentence, frame)),
            ordinal=ordinal_of(text, frame.noun.lower_ if frame.noun is not None else "meeting"),
            duration=duration_of(text),
            definite=frame.rule == "attend" or counted or bool(words & _DEFINITE) or (frame.noun is not None and any(c.dep_ == "nmod:poss" for c in frame.noun.children)),
            new=bool(words & _NEW) and not counted,
            previous=previous,
            background=_is_background(frame),
            voices=[e for m in frame.voices for e in self.resolver.of(paragraph, m).people if e.name],
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
                for e in self.resolver.of(paragraph, mention).people
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
            referent: Referent = self.resolver.of(paragraph, mention)
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


_WAYS = {
    "bilateral": 2,
    "two-way": 2,
    "trilateral": 3,
    "three-way": 3,
    "tripartite": 3,
    "quadrilateral": 4,
    "four-way": 4,
    "quadripartite": 4,
}


def _way(frame: Frame) -> int | None:
    """The number of parties that "trilateral" and the like tell."""
    doc = frame.trigger.doc
    for index in frame.tokens:
        left = min(
            [
                t.i
                for c in doc[index].children
                if c.i < index and c.dep_ in ("amod", "compound", "nummod", "nmod", "dep")
                for t in c.subtree
            ]
            + [index]
        )
        low = [t.lower_ for t in doc[left:index]]
        for n, word in enumerate(low):
            joined = f"{word}-way" if low[n + 1 : n + 3] == ["-", "way"] else word
            if joined in _WAYS:
                return _WAYS[joined]
    return None


_BARE = word_set("events", "talks_at_large")


def _is_bare(frame: Frame) -> bool:
    """ "Responsible for negotiations with A": talks in general, under another noun, without article, date or number."""
    noun = frame.noun
    if noun is None or not frame.rule.startswith("noun") or noun.lower_ not in _BARE or frame.head.i != noun.i:
        return False
    if any(p in ("between", "among") for p, _ in obliques(noun)) or any(
        c.dep_ in ("det", "nmod:poss", "nummod")
        or c.lower_ in triggers().series["previous"] | triggers().series["following"]
        for c in noun.children
    ):
        return False
    return (
        noun.dep_ in ("nmod", "conj", "appos", "compound")
        or (noun.dep_ == "obl" and noun.head.pos_ in ("ADJ", "NOUN", "PROPN"))
    ) and preposition(noun) not in ("after", "before", "during", "following", "since", "ahead of")


def _counts_from(frame: Frame, when: When | None, text: str) -> bool:
    """ "The second encounter this year", "the first meeting since May": says which one in a row the meeting told is."""
    if frame.noun is None or not any(
        c.lower_ in ("first", "second", "third", "1st", "2nd", "3rd") for c in frame.noun.children
    ):
        return False
    return (when is not None and when.form == "unit" and when.phrase.lower().startswith(("this", "last"))) or bool(
        re.search(r"\bsince\b|\bin (?:\w+ ){1,3}(?:years|months)\b", text)
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


def split(event: Event) -> list[Event]:
    """ "Separate talks with A, B and C" are three encounters; "bilateral meetings with" too.

    A plural noun after which several people follow is separate when the text says so, or when it speaks of meetings.
    """
    if len(event.sides) == 1 and _each_with_one(event):
        return _parted(event, [[e] for e in event.people if [e] not in event.sides], event.sides[0])
    if len(event.sides) < 2:
        return [event]
    if (
        event.mode == "phone"
        and event.mode_said
        and not re.search(r"conference|three-way|joint|trilateral", " ".join(t.lower_ for t in event.frame.head.sent))
    ):
        flat = {id(s) for side in event.sides for s in side}
        return _parted(
            event,
            event.sides,
            [e for e in event.people if id(e) not in flat] + [p for p in event.parties if [p] not in event.sides],
        )
    noun = event.frame.noun
    words = _around(event.frame)
    separate = bool(words & {"separate", "separately", "respectively", "individual", "bilateral", "one-on-one"})
    plural = noun is not None and noun.lower_ in (
        "meetings",
        "calls",
        "conversations",
        "bilaterals",
        "encounters",
        "summits",
        "discussions",
    )
    respectively = any(t.lower_ in ("separately", "respectively") for t in event.frame.head.subtree)
    if not (
        (plural and (separate or (noun is not None and noun.lower_ != "discussions")))
        or respectively
        or (separate and noun is not None and noun.lower_ == "talks" and "separate" in words)
    ):
        return [event]
    flat = {id(s) for side in event.sides for s in side if isinstance(s, Entity)}
    codes = {s for side in event.sides for s in side if isinstance(s, str)}
    return _parted(
        event,
        event.sides,
        [e for e in event.people if id(e) not in flat] + [p for p in event.parties if p not in codes],
    )


def _each_with_one(event: Event) -> bool:
    """ "A, B and C would hold bilateral meetings with D": three encounters."""
    noun = event.frame.noun
    return (
        noun is not None
        and noun.lower_ in ("meetings", "bilaterals")
        and "bilateral" in _around(event.frame)
        and len({e.party for e in event.people}) > 2
    )


def _parted(event: Event, sides: Sequence[Sequence[Entity | str]], common: Sequence[Entity | str]) -> list[Event]:
    """One event for each side, with those who are at all of them."""
    out = []
    for side in sides:
        at_it = [*common, *side]
        parties = [s for s in at_it if isinstance(s, str)]
        own = [u for u in event.unnamed if u[2] in parties]
        out.append(
            replace(
                event,
                people=[s for s in at_it if isinstance(s, Entity)],
                parties=parties,
                unnamed=own,
                sides=[list(side)],
                new=True,
                definite=False,
                rules=[*event.rules, "split:separate"],
            )
        )
    return out


def _sides(referent: Referent) -> list[list[Entity | str]]:
    out: list[list[Entity | str]] = [[e] for e in referent.people]
    out.extend([p] for p in referent.parties)
    return out


def _around(frame: Frame) -> set[str]:
    """The small words around a trigger: its determiners, adjectives and adverbs."""
    tokens = [frame.trigger, frame.head] + ([frame.noun] if frame.noun is not None else [])
    return {
        c.lower_ for t in tokens for c in t.children if c.dep_ in ("det", "amod", "advmod", "nmod:poss", "compound")
    }


def _phrase(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
    """The words of a trigger's own phrase, as written."""
    anchor = frame.noun if frame.noun is not None else frame.trigger
    inside = [t.i for t in anchor.subtree if abs(t.i - anchor.i) < 14] + [frame.trigger.i]
    low, high = min(inside), max(inside)
    if frame.noun is None:
        low, high = max(0, frame.trigger.i - 3), min(len(sentence.units) - 1, frame.trigger.i + 12)
    return paragraph.said(sentence.units[low].start, sentence.units[high].end)


def _kind_words(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
    """The words that say what kind of encounter it is: the noun with what stands before it, and its "of" and "between"."""
    parts: list[str] = []
    for index in sorted(frame.tokens):
        token = sentence.units[index]
        doc = frame.trigger.doc
        left = min(
            [
                t.i
                for c in doc[index].children
                if c.i < index and c.dep_ in ("amod", "compound", "nmod:poss", "nmod", "dep")
                for t in c.subtree
                if t.i < index
            ]
            + [index]
        )
        parts.append(paragraph.said(sentence.units[left].start, token.end))
        for child in doc[index].children:
            if (
                child.dep_ == "nmod"
                and preposition(child) in ("of", "between", "among", "at")
                and (sentence.mention(child) is None or sentence.units[child.i].text == "ministers")
            ):
                start = min(t.i for t in child.subtree if t.i <= child.i and t.dep_ not in ("case", "det"))
                parts.append(paragraph.said(sentence.units[start].start, sentence.units[child.i].end))
    return " ".join(parts)


def _is_background(frame: Frame) -> bool:
    """Told in passing: in the past perfect, in a relative or temporal clause, or as a noun that modifies."""
    head = frame.head
    perfect = any(c.lower_ == "had" and c.dep_ == "aux" for c in head.children)
    token: Token = head
    while token.head.i != token.i:
        if (
            token.dep_ == "advcl"
            and token.lower_.endswith("ing")
            and token.head.pos_ == "VERB"
            and token.i < token.head.i
        ):
            return True  # "Noting that X met Y, ..."
        if token.dep_ in ("acl:relcl", "advcl") and any(
            c.lower_ in ("when", "who", "which", "where", "after", "before", "since", "as")
            for c in token.subtree
            if c.i <= token.i
        ):
            return True
        token = token.head
    return perfect


def _assign(sentence: Sentence, found: Sequence[Frame]) -> dict[int, list[tuple[int, When]]]:
    """The dates of a sentence, each to the frame whose words it hangs nearest to in the tree."""
    out: dict[int, list[tuple[int, When]]] = {}
    if sentence.doc is None or not found:
        return out
    for token in sentence.doc:
        when = sentence.when(token)
        if when is None:
            continue
        costs = []
        since, told = _counted_from(token), _announced(sentence, found, token)
        for n, frame in enumerate(found):
            if (since is not None and max(frame.tokens) < since) or told not in (None, n) or _of_statement(token):
                continue
            if _opens(frame) and any(t.text == "," for t in token.doc[frame.trigger.i : token.i]) and len(found) > 1:
                continue  # "Before the meeting, on October 10, X met Y": the date is of what follows
            anchors = {frame.trigger.i, frame.head.i, *frame.tokens}
            if frame.noun is not None:
                anchors.add(frame.noun.i)
            cost = min(_distance(token, sentence.doc[a]) for a in anchors)
            costs.append((cost, abs(token.i - frame.trigger.i), n))
        if not costs:
            continue
        cost, _, n = min(costs)
        if cost < 8 or told is not None:
            out.setdefault(n, []).append((cost, when))
    for n, frame in enumerate(found):
        # "in 2015, when X attended a conference and held talks": joined clauses share their date
        if n not in out and frame.noun is not None and preposition(frame.noun) == "with":
            told = next(
                (k for k, other in enumerate(found) if k in out and other.head.i in (frame.noun.head.i, frame.head.i)),
                None,
            )
            if told is not None:
                out[n] = [(c + 1, w) for c, w in out[told]]
        if n not in out and frame.head.dep_ == "conj":
            told = next((k for k, other in enumerate(found) if k in out and other.head.i == frame.head.head.i), None)
            if told is not None and frame.rule != "attend":
                out[n] = [(c + 3, w) for c, w in out[told]]
    return out


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


_DUE = frozenset({"due", "scheduled", "planned", "slated", "set", "expected", "held", "arranged"})


def _announced(sentence: Sentence, found: Sequence[Frame], date: Token) -> int | None:
    """ "The next session of the committee, to be held in Astana before the end of the year": the frame whose noun it follows."""
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


_CLAUSE = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl"})


def _distance(date: Token, anchor: Token) -> int:
    """Steps in the tree from a date to a trigger; a clause boundary on the way counts as four, a plain noun in between as two."""
    up_date, up_anchor = [date, *date.ancestors], [anchor, *anchor.ancestors]
    common = next((t for t in up_date if t.i in {a.i for a in up_anchor}), None)
    if common is None:
        return 99
    steps = 0
    for path in (up_date, up_anchor):
        for token in path:
            if token.i == common.i:
                break
            steps += (
                4
                if token.dep_ in _CLAUSE
                and not (
                    path is up_anchor
                    and token.dep_ == "advcl"
                    and lemma(token.lower_) in triggers().verbs["reciprocal"] | triggers().verbs["hosting"]
                )
                else 1
            )
            if (
                token.dep_ == "acl"
                and path is up_date
                and token.lower_ not in ("held", "planned", "scheduled", "hosted", "due", "attended", "set")
            ):
                steps += 3
    # "the agreement signed on Friday", "the vote in March": a date that modifies another noun
    head = date.head
    if (
        date.dep_ in ("nmod", "nmod:poss", "nmod:unmarked", "appos")
        and head.pos_ in ("NOUN", "PROPN")
        and head.i != anchor.i
        and not _place_like(head)
    ):
        steps += 2
    return steps


def _place_like(token: Token) -> bool:
    return bool(
        re.fullmatch(
            r"France|Spain|Italy|Austria|Norway|Poland|Sweden|Ireland|Smith|Jones|Brown|Clark|Lewis|Walker|Hall|Allen|Young|King",
            token.text,
        )
    ) or preposition(token).split(" ")[0] in ("in", "at", "for", "with")
