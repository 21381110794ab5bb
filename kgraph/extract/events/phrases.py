"""The words around an encounter's trigger and what they say of it: kind, number of parties, told in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.grammar import word_set

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.paragraphs import Paragraph

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_NEW = frozenset({"another", "separate", "other", "separately", "also", "second", "further", "fresh"})
_PREVIOUS = frozenset({"previous", "former", "last", "earlier", "past", "preceding", "prior", "latest", "recent"})
_LOCALS = frozenset({"leaders", "officials", "authorities", "ministers", "counterparts", "representatives"})
_FIRST_THREE = frozenset({"first", "second", "third", "1st", "2nd", "3rd"})
_WAYS = {"bilateral": 2, "two-way": 2, "trilateral": 3, "three-way": 3, "tripartite": 3} | dict.fromkeys(
    ("quadrilateral", "four-way", "quadripartite"), 4
)
_AT_LARGE = word_set("events", "talks_at_large")
_IN_TIME = frozenset({"after", "before", "during", "following", "since", "ahead of"})
_SUBORDINATE = frozenset({"when", "who", "which", "where", "after", "before", "since", "as"})
_SINCE = re.compile(r"\bsince\b|\bin (?:\w+ ){1,3}(?:years|months)\b")
_PHRASE = 14  # how many words from its head a phrase can reach


def words_around(frame: Frame) -> set[str]:
    """The small words around a trigger: its determiners, adjectives and adverbs."""
    tokens = [t for t in (frame.trigger, frame.head, frame.noun) if t is not None]
    relations = ("det", "amod", "advmod", "nmod:poss", "compound")
    return {c.lower_ for t in tokens for c in t.children if c.dep_ in relations}


def is_definite(frame: Frame) -> bool:
    """ "The talks", "their meeting", "X also attended": told before, or to be told."""
    if frame.rule == "attend" or words_around(frame) & _DEFINITE:
        return True
    return frame.noun is not None and any(c.dep_ == "nmod:poss" for c in frame.noun.children)


def is_new(frame: Frame) -> bool:
    """ "Another meeting", "separate talks", "also met": not the one told before."""
    return bool(words_around(frame) & _NEW)


def is_previous(frame: Frame) -> bool:
    """ "Their previous talks", "last met in May"."""
    if words_around(frame) & _PREVIOUS:
        return True
    return any(c.lower_ == "last" for c in frame.head.children if c.i < frame.head.i)


def is_many(frame: Frame) -> bool:
    """ "Meetings", "talks": a noun in the plural."""
    return frame.noun is not None and "Number=Plur" in str(frame.noun.morph)


def meets_locals(frame: Frame) -> bool:
    """ "Met leaders in Baghdad", "held talks with officials in Baghdad": with those of the place."""
    others = [w for t in (frame.head, frame.noun) if t is not None for p, w in obliques(t) if p == "with"]
    others += [c for c in frame.head.children if c.dep_ == "obj" and c.i not in frame.tokens]
    return any(w.lower_ in _LOCALS for w in others)


def number_of_ways(frame: Frame) -> int | None:
    """The number of parties that "trilateral", "three-way" and the like tell."""
    doc = frame.trigger.doc
    for index in sorted(frame.tokens):
        left = _left_edge(doc[index], ("amod", "compound", "nummod", "nmod", "dep"))
        low = [t.lower_ for t in doc[left:index]]
        for n, word in enumerate(low):
            joined = f"{word}-way" if low[n + 1 : n + 3] == ["-", "way"] else word
            if joined in _WAYS:
                return _WAYS[joined]
    return None


def _left_edge(noun: Token, relations: Collection[str]) -> int:
    """Where what stands before a noun begins."""
    before = (c for c in noun.children if c.i < noun.i and c.dep_ in relations)
    return min((t.i for c in before for t in c.subtree), default=noun.i)


def is_at_large(frame: Frame) -> bool:
    """ "Responsible for negotiations with A": talks in general, under another noun, without article, date or number."""
    noun = frame.noun
    if noun is None or not frame.rule.startswith("noun") or noun.lower_ not in _AT_LARGE or frame.head.i != noun.i:
        return False
    if any(p in ("between", "among") for p, _ in obliques(noun)) or any(_singles_out(c) for c in noun.children):
        return False
    of_noun = noun.dep_ == "obl" and noun.head.pos_ in ("ADJ", "NOUN", "PROPN")
    under_noun = of_noun or noun.dep_ in ("nmod", "conj", "appos", "compound")
    return under_noun and preposition(noun) not in _IN_TIME


def _singles_out(child: Token) -> bool:
    """ "The", "their", "three", "previous": words that make talks in general certain talks."""
    series = triggers().series
    return child.dep_ in ("det", "nmod:poss", "nummod") or child.lower_ in series["previous"] | series["following"]


def counts_from(frame: Frame, when: When | None, text: str) -> bool:
    """ "The second encounter this year", "the first meeting since May": says which one in a row the meeting told is."""
    if frame.noun is None or not any(c.lower_ in _FIRST_THREE for c in frame.noun.children):
        return False
    unit = when is not None and when.form == "unit" and when.phrase.lower().startswith(("this", "last"))
    return unit or bool(_SINCE.search(text))


def trigger_phrase(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
    """The words of a trigger's own phrase, as written."""
    trigger = frame.trigger.i
    if frame.noun is None:
        low, high = max(0, trigger - 3), min(len(sentence.units) - 1, trigger + 12)
    else:
        inside = [t.i for t in frame.noun.subtree if abs(t.i - frame.noun.i) < _PHRASE] + [trigger]
        low, high = min(inside), max(inside)
    return paragraph.said(sentence.units[low].start, sentence.units[high].end)


def kind_words(paragraph: Paragraph, sentence: Sentence, frame: Frame) -> str:
    """The words that say what kind of encounter it is: the noun, what stands before it, its "of" and "between"."""
    parts: list[str] = []
    for index in sorted(frame.tokens):
        token = frame.trigger.doc[index]
        left = _left_edge(token, ("amod", "compound", "nmod:poss", "nmod", "dep"))
        parts.append(paragraph.said(sentence.units[left].start, sentence.units[index].end))
        for child in token.children:
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
    token = frame.head
    while token.head.i != token.i:
        if _is_opening_participle(token) or (token.dep_ in ("acl:relcl", "advcl") and _is_subordinate(token)):
            return True
        token = token.head
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in frame.head.children)


def _is_opening_participle(token: Token) -> bool:
    """ "Noting that X met Y, ..."."""
    before_verb = token.head.pos_ == "VERB" and token.i < token.head.i
    return token.dep_ == "advcl" and token.lower_.endswith("ing") and before_verb


def _is_subordinate(token: Token) -> bool:
    return any(c.lower_ in _SUBORDINATE for c in token.subtree if c.i <= token.i)
