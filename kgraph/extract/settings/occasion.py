"""The host event that an encounter is held at or on the margins of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.nominals import MARGINS
from kgraph.extract.grammar import word_set
from kgraph.extract.settings.place import combine

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.model import Place

_EVENT_NOUNS = word_set("settings", "host_events")


def occasion_of(frame: Frame, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of "on the sidelines of the G20 summit", "met during the General Assembly", as written, place and date left out."""
    if sentence.doc is None:
        return None
    for token in sentence.doc:
        if token.lower_ in MARGINS and _hangs_on(token, frame):
            for prep, noun in obliques(token):
                if prep == "of":
                    return _event_name(noun, sentence, paragraph)
            before = [
                c
                for c in token.children
                if c.i < token.i and c.dep_ in ("compound", "nmod:poss", "nmod", "amod", "nmod:unmarked", "flat")
            ]
            if before:
                return _tidy(
                    paragraph.said(
                        sentence.units[min(t.i for c in before for t in c.subtree)].start,
                        sentence.units[token.i - 1].end,
                    )
                )
    for anchor in (frame.head, frame.trigger, frame.noun):
        if anchor is None:
            continue
        for prep, noun in obliques(anchor):
            if noun.i in frame.tokens:
                continue
            named = any(c.pos_ == "PROPN" or c.dep_ == "compound" for c in noun.children) or any(
                sentence.mention(t) is not None or t.text[0].isupper() for t in noun.subtree if t.i < noun.i
            )
            capital = sentence.units[noun.i].text[0].isupper() and sentence.mention(noun) is None
            if (
                prep in ("during", "at", "alongside", "in conjunction with", "on the occasion of", "in")
                and noun.lower_ in _EVENT_NOUNS
                and (named or capital)
                and not (prep == "in" and noun.lower_ not in ("summit", "conference"))
            ):
                return _event_name(noun, sentence, paragraph)
    return None


def gathering_of(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """A host event that a sentence names: "The Silk Road Connectivity Summit closed here"."""
    for token in sentence.doc if sentence.doc is not None else ():
        if (
            token.lower_ in _HOST_EVENTS
            and sentence.units[token.i].text[0].isupper()
            and sentence.mention(token) is None
        ):
            name = _event_name(token, sentence, paragraph)
            if name is not None and len(name.split()) > 1 and name.split()[0][0].isupper():
                return name
    return None


_HOST_EVENTS = frozenset({"summit", "conference", "forum", "assembly", "congress", "expo", "dialogue"})


def speaks_of_margins(sentence: Sentence) -> bool:
    """Whether a sentence says "on the sidelines", of something or of what was named before."""
    return any(
        t.lower_ in MARGINS and t.i and (t.nbor(-1).lower_ in ("the", "its") or t.i == 1)
        for t in (sentence.doc if sentence.doc is not None else ())
    )


def opening_occasion(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of a sentence that opens "On the sidelines of ...": it holds for all that the sentence tells."""
    doc = sentence.doc
    if doc is None or len(doc) < 4:
        return None
    for token in doc[:4]:
        if token.lower_ in MARGINS:
            return next(
                (_event_name(noun, sentence, paragraph) for prep, noun in obliques(token) if prep == "of"), None
            )
    return None


def opening_place(sentence: Sentence) -> Place | None:
    """The place of that opening phrase."""
    for token in sentence.doc[:14] if sentence.doc is not None else ():
        mention = sentence.mention(token)
        if (
            mention is not None
            and mention.match is not None
            and mention.match.place is not None
            and preposition(token) in ("in", "at")
        ):
            return combine([mention])
        if token.pos_ == "VERB":
            return None
    return None


def _hangs_on(token: Token, frame: Frame) -> bool:
    """Whether the nearest verb or trigger above a word is this frame's."""
    own = {frame.trigger.i, frame.head.i, *frame.tokens}
    for above in token.ancestors:
        if above.i in own or (above.dep_ == "acl:relcl" and above.head.i in own):
            return True
        if above.pos_ == "VERB" and above.dep_ not in ("acl", "amod"):
            return False
    return False


def _event_name(noun: Token, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """An event's name from its noun: what stands before it, an "of" phrase, and its host where the name alone is a common one."""
    mention = sentence.mention(noun)
    unit = sentence.units[noun.i]
    skip = {
        t.i
        for c in noun.children
        if c.dep_ in ("acl:relcl", "acl", "advcl", "case", "punct", "conj", "cc", "appos", "parataxis")
        or (c.dep_ in ("nmod", "obl", "nmod:unmarked") and c.i > noun.i and not _part_of_name(c, sentence))
        for t in c.subtree
    }
    inside = [
        t.i
        for t in noun.subtree
        if t.i not in skip and sentence.units[t.i].when is None and not (t.dep_ == "case" and t.i < noun.i)
    ]
    run = [noun.i]
    for i in range(noun.i - 1, min(inside) - 1, -1):
        if i not in inside:
            break
        run.insert(0, i)
    for i in range(noun.i + 1, max(inside) + 1):
        if i not in inside:
            break
        run.append(i)
    end = sentence.units[run[-1]].end
    if end < sentence.end and paragraph.words[end].text == "(":  # "the Asian Security Summit (Shangri-La Dialogue)"
        end = next((k + 1 for k in range(end, min(end + 8, sentence.end)) if paragraph.words[k].text == ")"), end)
    text = _tidy(
        paragraph.said(sentence.units[run[0]].start, end)
        if mention is None or len(run) > 1
        else paragraph.said(unit.start, unit.end)
    )
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in ("hosted", "organised", "organized", "convened"):
            for prep, host in obliques(child):
                found = sentence.mention(host)
                if prep == "by" and found is not None and found.parties and text and not re.search(r"[A-Z]{2,}", text):
                    return f"{found.parties[0]} {text}" if len(found.parties[0]) != 3 else text
    return text


def _part_of_name(token: Token, sentence: Sentence) -> bool:
    return preposition(token) in ("of", "on", "for") and sentence.units[token.i].when is None


def _tidy(text: str) -> str | None:
    text = re.sub(
        r"^(?:the|a|an|its|their|this year's|this week's)\s+",
        "",
        " ".join(text.split()).strip(" -–—,.;'’\""),
        flags=re.IGNORECASE,
    )
    return (
        text
        if 1 < len(text) < 120 and not re.fullmatch(r"(?:trip|visit|week|day|talks|meeting|summit|event)", text)
        else None
    )
