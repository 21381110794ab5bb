"""The words around an encounter's trigger and what they say of it: kind, number of parties, told in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph

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


def number_of_ways(frame: Frame) -> int | None:
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


def is_at_large(frame: Frame) -> bool:
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


def counts_from(frame: Frame, when: When | None, text: str) -> bool:
    """ "The second encounter this year", "the first meeting since May": says which one in a row the meeting told is."""
    if frame.noun is None or not any(
        c.lower_ in ("first", "second", "third", "1st", "2nd", "3rd") for c in frame.noun.children
    ):
        return False
    return (when is not None and when.form == "unit" and when.phrase.lower().startswith(("this", "last"))) or bool(
        re.search(r"\bsince\b|\bin (?:\w+ ){1,3}(?:years|months)\b", text)
    )


def words_around(frame: Frame) -> set[str]:
    """The small words around a trigger: its determiners, adjectives and adverbs."""
    tokens = [frame.trigger, frame.head] + ([frame.noun] if frame.noun is not None else [])
    return {
        c.lower_ for t in tokens for c in t.children if c.dep_ in ("det", "amod", "advmod", "nmod:poss", "compound")
    }


def trigger_phrase(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
    """The words of a trigger's own phrase, as written."""
    anchor = frame.noun if frame.noun is not None else frame.trigger
    inside = [t.i for t in anchor.subtree if abs(t.i - anchor.i) < 14] + [frame.trigger.i]
    low, high = min(inside), max(inside)
    if frame.noun is None:
        low, high = max(0, frame.trigger.i - 3), min(len(sentence.units) - 1, frame.trigger.i + 12)
    return paragraph.said(sentence.units[low].start, sentence.units[high].end)


def kind_words(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
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


def is_background(frame: Frame) -> bool:
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
