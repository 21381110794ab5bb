"""Sentences with labelled names, from token lists to spaCy documents. Labels: PERSON, ORG, LOC, NORP, EVENT."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from training.places import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

UNKNOWN = ""  # label of a stretch whose annotation is not comparable: neither right nor wrong
OPENING = frozenset({"(", "[", "$", "``", "#", "“", "‘"})
CLOSING = frozenset(
    {",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "”", "’", "’s"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A text and its labelled character spans ``(start, end, label)``; :data:`UNKNOWN` spans are masked."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


@cache
def blank() -> Language:
    """The English tokenizer."""
    return spacy.blank("en")


@cache
def titles() -> frozenset[str]:
    """Lower-case title words."""
    return frozenset(word for line in lines("titles.txt") for word in line.split())


@cache
def demonyms() -> frozenset[str]:
    """Words that are NORP wherever nothing else is annotated."""
    return frozenset(word for line in lines("demonyms.txt") for word in line.split())


def strip_title(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The span without the title words at its left; empty when nothing else is left.

    >>> strip_title(["President", "Ana", "Lima"], 0, 3)
    (1, 3)
    """
    while start < end and words[start].lower() in titles():
        start += 1
    return start, end


def strip_article(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The span without "the" at its left, unless that is all there is."""
    return (start + 1, end) if words[start] in {"the", "The"} and end - start > 1 else (start, end)


def spacing(words: Sequence[str]) -> list[bool]:
    """Which words of a pre-tokenised sentence are followed by a space.

    >>> spacing(["He", "said", "(", "yes", ")", "."])
    [True, True, False, False, False, False]
    """
    spaces = [True] * len(words)
    quoted = False
    for i, word in enumerate(words):
        if word in OPENING:
            spaces[i] = False
        if i + 1 == len(words):
            spaces[i] = False
            continue
        if words[i + 1] in CLOSING or (words[i + 1] == "'" and word[-1:] == "s"):
            spaces[i] = False
        if word == '"':
            quoted = not quoted
            if quoted:
                spaces[i] = False
        if words[i + 1] == '"' and quoted:
            spaces[i] = False
    return spaces


def running(words: Sequence[str], spaces: Sequence[bool]) -> tuple[str, list[tuple[int, int]]]:
    """The text of the words and each word's character span in it.

    >>> running(["Oslo", "."], [False, False])
    ('Oslo.', [(0, 4), (4, 5)])
    """
    text = ""
    offsets = []
    for word, space in zip(words, spaces, strict=True):
        offsets.append((len(text), len(text) + len(word)))
        text += word + (" " if space else "")
    return text, offsets


def bio(tags: Iterable[str], merge: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Spans of IOB tags; an I- tag goes on with a span of its own label, or of a label in ``merge`` whatever its own.

    >>> bio(["B-per", "I-per", "O", "B-geo"])
    [(0, 2, 'per'), (3, 4, 'geo')]
    """
    spans: list[list[int]] = []
    labels: list[str] = []
    running_span = False
    for i, tag in enumerate(tags):
        if tag in {"O", "-"}:
            running_span = False
            continue
        label = tag[2:]
        if tag[0] == "I" and running_span and (labels[-1] == label or labels[-1] in merge):
            spans[-1][1] = i + 1
        else:
            spans.append([i, i + 1])
            labels.append(label)
            running_span = True
    return [(start, end, label) for (start, end), label in zip(spans, labels, strict=True)]


def to_doc(named: Named) -> Doc:
    """A reference document in spaCy's own tokens: spans that cut a token are masked, demonyms added as NORP."""
    doc = blank().make_doc(named.text)
    entities: list[Span] = []
    masked: list[Span] = []
    for start, end, label in named.spans:
        if label == UNKNOWN:
            span = doc.char_span(start, end, alignment_mode="expand")
            masked += [span] if span is not None else []
            continue
        span = doc.char_span(start, end, label=label)
        if span is not None:
            entities.append(span)
            continue
        wider = doc.char_span(start, end, label=label, alignment_mode="expand")
        masked += [wider] if wider is not None else []
    entities = filter_spans(entities)
    used = {token.i for span in entities for token in span}
    for token in doc:
        if token.i in used or token.text not in demonyms():
            continue
        before = doc[token.i - 1].text if token.i else ""
        start = token.i - (before in {"South", "North", "Saudi", "Sri", "Papua"} and token.i - 1 not in used)
        entities.append(Span(doc, start, token.i + 1, label="NORP"))
        used |= {start, token.i}
    missing = [span for span in filter_spans(masked) if not any(token.i in used for token in span)]
    doc.set_ents(filter_spans(entities), missing=missing, default="outside")
    return doc


def join(docs: Sequence[Doc], size: int) -> list[Doc]:
    """Documents of ``size`` consecutive sentences each."""
    return [Doc.from_docs(list(docs[i : i + size])) for i in range(0, len(docs), size)]
