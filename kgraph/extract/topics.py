"""What an encounter was about: the objects of "discussed", "talks on", "reaffirmed the need for", as worded.

An encounter's own sentences tell topics, and so do those behind them that say what its people, "they", "the two sides"
or "the talks" dealt with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind
from kgraph.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.encounters.encounter import Encounter
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse

_DISCUSS = word_set("topics", "discuss")
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "around", "against"})
_TALK = word_set("topics", "talk")
# nouns that only introduce a topic: "the need to maintain X", "ways of boosting Y", "a range of issues, including Z"
_SHELLS = word_set("topics", "shells")
_EMPTY = word_set("topics", "empty")
_LONGEST = 14
_MOST = 12


def of_all(encounters: Sequence[Encounter], discourse: Discourse) -> dict[int, list[str]]:
    """The topics of every encounter by its ``id()``, in the order of the text, at most a dozen each."""
    out: dict[int, list[str]] = {id(e): [] for e in encounters}
    told: dict[int, list[tuple[Encounter, bool]]] = {}
    for encounter in encounters:
        for event in encounter.events:
            if not event.headline:
                told.setdefault(id(event.sentence), []).append((encounter, event.background or event.previous))
    current: Encounter | None = None
    for index in sorted(discourse.pages):
        page = discourse.pages[index]
        if page.kind == BlockKind.HEADLINE:
            continue
        for sentence in page.sentences:
            here = told.get(id(sentence), [])
            main = next((e for e, aside in here if not aside), None)
            about = main or (
                here[0][0] if here else None
            )  # what is told in passing does not become the story's subject
            current = main or current or about
            if about is None and current is not None and _goes_on(page, sentence, current, discourse):
                about = current
            if about is not None:
                topics = out[id(about)]
                topics.extend(t for t in in_sentence(page, sentence) if t not in topics and len(topics) < _MOST)
    return out


def _goes_on(page: Paragraph, sentence: Sentence, encounter: Encounter, discourse: Discourse) -> bool:
    """Whether a sentence still tells of an encounter: "they", "the two sides", "the talks" or its people act in it."""
    if sentence.doc is None:
        return False
    people = {id(p) for p in encounter.people}
    for token in sentence.doc:
        if not token.dep_.startswith("nsubj"):
            continue
        mention = sentence.mention(token)
        if mention is None:
            if token.lower_ in (
                "talks",
                "meeting",
                "discussions",
                "conversation",
                "agenda",
                "dialogue",
                "session",
                "consultations",
            ):
                return True
            continue
        if (mention.kind in (Kind.GROUP, Kind.DELEGATION) and mention.plural) or (
            mention.kind == Kind.PRONOUN and mention.plural
        ):
            return True
        if {id(p) for p in discourse.of(page, mention).people} & people:
            return True
    return False


def in_sentence(paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    """Topics in a sentence, in the order of the text."""
    if sentence.doc is None:
        return
    for token in sentence.doc:
        word = token.lower_
        if word in _DISCUSS or lemma(word) in _DISCUSS:
            for child in token.children:
                if child.dep_ in ("obj", "nsubj:pass"):
                    yield from _phrases(paragraph, sentence, child)
        if word in _TALK or lemma(word) in _TALK:
            for child in token.children:
                if child.dep_ in ("obl", "nmod") and preposition(child) in _ABOUT:
                    yield from _phrases(paragraph, sentence, child)


def _phrases(paragraph: Paragraph, sentence: Sentence, token: Token, depth: int = 0) -> Iterator[str]:
    """A noun phrase and those joined to it, each in the article's own words; shells ("the need to ...") are opened."""
    joined = [c for c in token.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    if token.lower_ in _SHELLS and depth < 3:
        yield from _inside(paragraph, sentence, token, depth)
    elif (
        token.lower_ not in _EMPTY
        and token.pos_ in ("NOUN", "PROPN", "ADJ")
        and (text := _text(paragraph, sentence, token, joined))
    ):
        yield text
    for other in joined:
        yield from _phrases(paragraph, sentence, other, depth + 1)


def _inside(paragraph: Paragraph, sentence: Sentence, shell: Token, depth: int) -> Iterator[str]:
    """What a shell noun introduces: "of X", "on X", "to maintain X", "including X"."""
    for child in shell.children:
        if child.dep_ in ("nmod", "obl") and preposition(child).split(" ")[0] in _ABOUT | {
            "of",
            "in",
            "to",
            "for",
            "between",
            "like",
            "such",
            "including",
        }:
            yield from _phrases(paragraph, sentence, child, depth + 1)
        if child.dep_ in ("acl", "advcl", "xcomp", "acl:relcl"):
            for inner in child.children:
                if inner.dep_ == "obj" or (
                    inner.dep_ in ("obl", "nmod") and preposition(inner) in _ABOUT | {"with", "in"}
                ):
                    yield from _phrases(paragraph, sentence, inner, depth + 1)


def _text(paragraph: Paragraph, sentence: Sentence, token: Token, joined: Sequence[Token]) -> str | None:
    """A noun phrase as written, without what is joined to it, its relative clauses and its dates."""
    skip = {t.i for c in joined for t in c.subtree} | {
        c.i for c in token.children if c.dep_ in ("case", "cc", "punct", "cop", "mark")
    }
    skip |= {
        t.i
        for c in token.children
        if c.dep_ in ("acl:relcl", "advcl", "acl", "appos", "parataxis", "nsubj", "aux")
        for t in c.subtree
    }
    run = [i for i in sorted(t.i for t in token.subtree) if i not in skip and sentence.units[i].when is None]
    if token.i not in run:
        return None
    first = last = run.index(token.i)
    while first > 0 and run[first] - run[first - 1] == 1:
        first -= 1
    while last + 1 < len(run) and run[last + 1] - run[last] == 1:
        last += 1
    start, end = sentence.units[run[first]].start, sentence.units[run[last]].end
    if end - start > _LONGEST:
        end = sentence.units[token.i].end
    mention = sentence.mention(token)
    if mention is not None and mention.kind != Kind.PARTY:
        return None
    text = " ".join(paragraph.said(start, end).strip(" ,;.\"“”'").split())
    for article in ("the ", "a ", "an ", "their ", "its ", "The "):
        text = text.removeprefix(article)
    return text if len(text) > 3 else None
