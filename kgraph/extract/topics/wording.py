"""A noun phrase that names a topic, in the article's own words, without what only introduces or dates it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.paragraphs import Paragraph

ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "around", "against"})
_OPENS = ABOUT | {"of", "in", "to", "for", "between", "like", "such", "such as", "including", "towards"}
# nouns that only introduce a topic: "the need to maintain X", "ways of boosting Y", "a range of issues, including Z"
SHELLS = word_set("topics", "shells")
# nouns of what was agreed or disputed: "a deal on X", but "the trade deal" says it itself
DEALS = word_set("topics", "deals")
_EMPTY = word_set("topics", "empty")
_ALONE = word_set("topics", "bare") | _EMPTY
# what leads in the examples of a topic: "technologies, including X and Y", "energy, especially in X"
_SUCH = frozenset({"including", "such as", "like"})
_ABOVE_ALL = frozenset({"especially", "particularly", "notably", "mainly"})
_ASIDE = frozenset({"acl:relcl", "advcl", "acl", "appos", "parataxis", "nsubj", "aux", "obl"})
_EDGES = " ,;.:\"“”'()–—-"
_LONGEST = 14  # words
_ARTICLES = ("the ", "a ", "an ", "any ", "some ", "their ", "its ", "his ", "her ", "our ", "The ", "as ", "such ")


def phrases(paragraph: Paragraph, sentence: Sentence, token: Token, depth: int = 0) -> Iterator[str]:
    """The topics that a noun and those joined to it name; shells ("the need to ...") are opened."""
    joined = [c for c in token.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    low = token.lower_
    named = token.text[0].isupper() and token.i > 0  # "the Joint Action Plan": a name opens nothing
    if depth < 4 and not named and (low in SHELLS or low in DEALS):
        inner = list(_inside(paragraph, sentence, token, depth))
        yield from inner
        if not inner and _named(token) and (text := _text(paragraph, sentence, token, joined)):
            yield text
    elif low not in _EMPTY and token.pos_ in ("NOUN", "PROPN"):
        if text := _text(paragraph, sentence, token, joined):
            yield text
        for example in _examples(token):
            yield from phrases(paragraph, sentence, example, depth + 1)
    for other in joined:
        yield from phrases(paragraph, sentence, other, depth + 1)


def _examples(token: Token) -> Iterator[Token]:
    """The nouns that are given as examples of another, or of what it is part of."""
    for word in token.subtree:
        for child in complements(word):
            if preposition(child) in _SUCH or any(c.lower_ in _ABOVE_ALL for c in child.children):
                yield child


def modifiers(paragraph: Paragraph, sentence: Sentence, token: Token) -> Iterator[str]:
    """The common nouns before a noun of talking: "ceasefire talks", "trade and border negotiations"."""
    for child in token.children:
        if (
            child.dep_ == "compound"
            and child.pos_ == "NOUN"
            and child.i < token.i
            and child.text.isalpha()
            and child.lower_ not in _EMPTY
        ):
            yield from phrases(paragraph, sentence, child)


def _named(token: Token) -> bool:
    """Whether a noun of agreements names one of a kind: "free trade agreement", not "the agreement"."""
    return token.lower_ in DEALS and any(
        c.dep_ == "compound" and c.i < token.i and c.lower_ not in _EMPTY and c.lower_ not in DEALS
        for c in token.children
    )


def _inside(paragraph: Paragraph, sentence: Sentence, shell: Token, depth: int) -> Iterator[str]:
    """What a shell noun introduces: "of X", "on X", "to maintain X", "including X"."""
    for child in complements(shell):
        if preposition(child) in _OPENS:
            yield from phrases(paragraph, sentence, child, depth + 1)
    for child in shell.children:
        if child.i > shell.i and child.dep_ in ("acl", "advcl", "xcomp", "acl:relcl"):
            for inner in child.children:
                if inner.dep_ == "obj" or (
                    inner.dep_ in ("obl", "nmod") and preposition(inner) in ABOUT | {"with", "in"}
                ):
                    yield from phrases(paragraph, sentence, inner, depth + 1)


def complements(token: Token) -> Iterator[Token]:
    """The prepositional phrases of a word, and the one right behind it that hangs on its verb: "ended a row over X"."""
    for child in token.children:
        if child.dep_ in ("nmod", "obl") and child.i > token.i:
            yield child
    for sibling in token.head.children if token.dep_ in ("obj", "obl", "nmod", "nsubj:pass") else ():
        cases = [c.i for c in sibling.children if c.dep_ == "case"]
        between = token.doc[token.i + 1 : min(cases)] if cases else ()
        if sibling.dep_ in ("nmod", "obl") and cases and min(cases) > token.i and all(_bridges(t) for t in between):
            yield sibling


def _bridges(token: Token) -> bool:
    return token.is_punct or token.lower_ in _ABOVE_ALL


def _text(paragraph: Paragraph, sentence: Sentence, token: Token, joined: Sequence[Token]) -> str | None:
    """A noun phrase as written, without what is joined to it, its relative clauses, its dates and the people in it."""
    mention = sentence.mention(token)
    if sentence.when(token) is not None or (mention is not None and mention.kind != Kind.PARTY):
        return None
    kept = sorted(_kept(sentence, token, {t.i for t in joined}, top=True))
    first = last = kept.index(token.i)
    while first > 0 and kept[first] - kept[first - 1] == 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] - kept[last] == 1:
        last += 1
    while first < last and token.doc[kept[first]].pos_ == "ADP":  # hung on the first word of a name
        first += 1
    start, end = sentence.units[kept[first]].start, sentence.units[kept[last]].end
    if end - start > _LONGEST:
        end = sentence.units[token.i].end
    text = " ".join(paragraph.said(start, end).strip(_EDGES).split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text if len(text) > 3 and text.lower() not in _ALONE else None


def _kept(sentence: Sentence, token: Token, joined: set[int], *, top: bool) -> Iterator[int]:
    if sentence.units[token.i].when is not None:
        return
    yield token.i
    for child in token.children:
        mention = sentence.mention(child)
        somebody = mention is not None and mention.kind not in (Kind.PARTY, Kind.OFFICE)
        if child.i in joined or child.dep_ in _ASIDE or (somebody and child.dep_ == "nmod"):
            continue
        if preposition(child) in _SUCH:
            continue
        if top and child.dep_ in ("case", "cc", "punct", "cop", "mark"):
            continue
        yield from _kept(sentence, child, joined, top=False)
