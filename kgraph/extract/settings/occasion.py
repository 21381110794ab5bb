"""The host event that an encounter is held at or on the margins of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.nominals import MARGINS
from kgraph.extract.grammar import word_set
from kgraph.extract.settings.place import combine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.model import Place

_EVENT_NOUNS = word_set("settings", "host_events")
_NAMED_EVENTS = frozenset({"summit", "conference", "forum", "assembly", "congress", "expo", "dialogue"})
_DURING = frozenset({"during", "at", "alongside", "in conjunction with", "on the occasion of"})
_BEFORE_NOUN = frozenset({"compound", "nmod:poss", "nmod", "amod", "nmod:unmarked", "flat"})
_NOT_OF_NAME = frozenset({"acl:relcl", "acl", "advcl", "case", "punct", "conj", "cc", "appos", "parataxis"})
_LONGEST = 120  # characters of an event's name
_ARTICLES = re.compile(r"^(?:the|a|an|its|their|this year's|this week's)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"trip|visit|week|day|talks|meeting|summit|event")


def occasion_of(frame: Frame, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of "on the sidelines of the G20 summit", "met during the General Assembly".

    As the text words it, place and date left out; None when the clause names none.
    """
    for token in frame.trigger.doc:
        if token.lower_ in MARGINS and _hangs_on(token, frame):
            of = next((noun for prep, noun in obliques(token) if prep == "of"), None)
            if of is not None:
                return _event_name(of, sentence, paragraph)
            before = [c for c in token.children if c.i < token.i and c.dep_ in _BEFORE_NOUN]
            if before:  # "on the G20 summit's sidelines"
                first = min(t.i for c in before for t in c.subtree)
                return _tidy(paragraph.said(sentence.units[first].start, sentence.units[token.i - 1].end))
    for anchor in (frame.head, frame.trigger, frame.noun):
        for prep, noun in obliques(anchor) if anchor is not None else ():
            if noun.i not in frame.tokens and _is_host_event(prep, noun, sentence):
                return _event_name(noun, sentence, paragraph)
    return None


def _is_host_event(prep: str, noun: Token, sentence: Sentence) -> bool:
    """ "During the G20 summit", "at the Defence Forum": an event with a name; "in" only with summit, conference."""
    if noun.lower_ not in _EVENT_NOUNS:
        return False
    if prep not in _DURING and not (prep == "in" and noun.lower_ in ("summit", "conference")):
        return False
    if sentence.mention(noun) is None and sentence.units[noun.i].text[0].isupper():
        return True
    if any(c.pos_ == "PROPN" or c.dep_ == "compound" for c in noun.children):
        return True
    return any(sentence.mention(t) is not None or t.text[0].isupper() for t in noun.subtree if t.i < noun.i)


def _hangs_on(token: Token, frame: Frame) -> bool:
    """Whether the nearest verb or trigger above a word is this frame's."""
    own = {frame.trigger.i, frame.head.i, *frame.tokens}
    for above in token.ancestors:
        if above.i in own or (above.dep_ == "acl:relcl" and above.head.i in own):
            return True
        if above.pos_ == "VERB" and above.dep_ not in ("acl", "amod"):
            return False
    return False


def gathering_of(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """A host event that a sentence names: "The Silk Road Connectivity Summit closed here"."""
    if not any(u.mention is None and u.text[0].isupper() and u.text.lower() in _NAMED_EVENTS for u in sentence.units):
        return None
    for token in _tokens(sentence):
        capital = sentence.units[token.i].text[0].isupper()
        if token.lower_ in _NAMED_EVENTS and capital and sentence.mention(token) is None:
            name = _event_name(token, sentence, paragraph)
            if name is not None and len(name.split()) > 1 and name[0].isupper():
                return name
    return None


def speaks_of_margins(sentence: Sentence) -> bool:
    """Whether a sentence says "on the sidelines", of something or of what was named before."""
    low = [unit.text.lower() for unit in sentence.units] if sentence.doc is not None else []
    return any(word in MARGINS and n and (n == 1 or low[n - 1] in ("the", "its")) for n, word in enumerate(low))


def opening_occasion(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of a sentence that opens "On the sidelines of ...": it holds for all that the sentence tells."""
    tokens = list(_tokens(sentence))
    for token in tokens[:4] if len(tokens) > 3 else ():
        if token.lower_ in MARGINS:
            of = next((noun for prep, noun in obliques(token) if prep == "of"), None)
            return None if of is None else _event_name(of, sentence, paragraph)
    return None


def opening_place(sentence: Sentence) -> Place | None:
    """The place of that opening phrase."""
    for token in list(_tokens(sentence))[:14]:
        mention = sentence.mention(token)
        if mention is not None and mention.is_place and preposition(token) in ("in", "at"):
            return combine([mention])
        if token.pos_ == "VERB":
            return None
    return None


def _tokens(sentence: Sentence) -> Iterable[Token]:
    return () if sentence.doc is None else sentence.doc


def _event_name(noun: Token, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """An event's name: its noun, what stands before it, an "of" phrase, and its host where the name is common."""
    first, last = _run_around(noun.i, _inside_name(noun, sentence))
    start, end = sentence.units[first].start, sentence.units[last].end
    if end < sentence.end and paragraph.words[end].text == "(":  # "the Asian Security Summit (Shangri-La Dialogue)"
        closing = (k + 1 for k in range(end, min(end + 8, sentence.end)) if paragraph.words[k].text == ")")
        end = next(closing, end)
    if sentence.mention(noun) is not None and first == last:
        end = sentence.units[noun.i].end
    text = _tidy(paragraph.said(start, end))
    host = _host_of(noun, sentence)
    # a state hosts a nameless event at home; a body's event is called by the body: "EU summit"
    return f"{host} {text}" if host and text and len(host) != 3 and not re.search(r"[A-Z]{2,}", text) else text


def _inside_name(noun: Token, sentence: Sentence) -> set[int]:
    """The words under an event's noun that can belong to its name."""
    skipped = {
        t.i
        for c in noun.children
        if c.dep_ in _NOT_OF_NAME
        or (c.dep_ in ("nmod", "obl", "nmod:unmarked") and c.i > noun.i and not _is_part_of_name(c, sentence))
        for t in c.subtree
    }
    return {
        t.i
        for t in noun.subtree
        if t.i not in skipped and sentence.units[t.i].when is None and not (t.dep_ == "case" and t.i < noun.i)
    }


def _run_around(index: int, inside: set[int]) -> tuple[int, int]:
    """(First, last) of the words side by side around one."""
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last


def _is_part_of_name(token: Token, sentence: Sentence) -> bool:
    return preposition(token) in ("of", "on", "for") and sentence.units[token.i].when is None


def _host_of(noun: Token, sentence: Sentence) -> str | None:
    """The party of "a conference hosted by the EU"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in ("hosted", "organised", "organized", "convened"):
            for prep, host in obliques(child):
                found = sentence.mention(host)
                if prep == "by" and found is not None and found.parties:
                    return found.parties[0]
    return None


def _tidy(text: str) -> str | None:
    """A name without its article and marks; None when it is none."""
    text = _ARTICLES.sub("", " ".join(text.split()).strip(" -–—,.;'’\""))
    return text if 1 < len(text) < _LONGEST and not _NO_NAME.fullmatch(text) else None
