"""What an encounter was about: the objects of "discussed", "talks on", "to review", as the text words them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence, preposition
from kgraph.extract.events import Event
from kgraph.extract.frames import lemma
from kgraph.extract.paragraphs import Paragraph

_DISCUSS = frozenset("discuss discusses discussed discussing review reviewed reviewing reviews address addressed addressing explore explored exploring tackle tackled raise raised raising cover covered include included including top topped deliberate debate debated debating examine examined consider considered".split())
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "around"})
_TALK = frozenset("talk talks talked focus focused focusing focuses center centered centred centering dwell dwelt touch touched exchange exchanged deal dealt consult consulted confer conferred speak spoke views view opinions ideas deliberate discussions discussion talks consultations dialogue negotiations meeting conversation call summit attention stock".split())
_LONGEST = 12


def of(event: Event) -> list[str]:
    """The topics that an event's sentence names."""
    return list(in_sentence(event.paragraph, event.sentence))


def in_sentence(paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    """Topics in a sentence, in the order of the text."""
    if sentence.doc is None:
        return
    for token in sentence.doc:
        if lemma(token.lower_) in _DISCUSS or token.lower_ in _DISCUSS:
            for child in token.children:
                if child.dep_ in ("obj", "nsubj:pass"):
                    yield from _phrases(paragraph, sentence, child)
        if token.lower_ in _TALK or lemma(token.lower_) in _TALK:
            for child in token.children:
                if child.dep_ in ("obl", "nmod") and preposition(child) in _ABOUT:
                    yield from _phrases(paragraph, sentence, child)


def _phrases(paragraph: Paragraph, sentence: Sentence, token: Token) -> Iterator[str]:
    """A noun phrase and those joined to it, each in the article's own words."""
    joined = [c for c in token.children if c.dep_ == "conj"]
    skip = {t.i for c in joined for t in c.subtree} | {c.i for c in token.children if c.dep_ in ("case", "cc", "punct")}
    skip |= {t.i for c in token.children if c.dep_ in ("acl:relcl", "advcl", "acl", "appos", "parataxis") for t in c.subtree}
    inside = sorted(t.i for t in token.subtree if t.i not in skip)
    run = [i for i in inside if sentence.units[i].when is None]
    if not run or token.lower_ in ("it", "them", "that", "this", "issues", "matters", "meeting", "talks", "views", "opinions", "which", "ministers"):
        if token.lower_ in ("issues", "matters", "views", "opinions"):
            for child in token.children:
                if child.dep_ in ("nmod", "obl") and preposition(child) in _ABOUT | {"of"}:
                    yield from _phrases(paragraph, sentence, child)
                if child.dep_ == "acl" or child.dep_ == "nmod" and child.lower_ == "including":
                    for inner in child.children:
                        if inner.dep_ in ("obj", "obl", "nmod"):
                            yield from _phrases(paragraph, sentence, inner)
    else:
        first, last = run[0], run[0]
        for i in run[1:]:
            if i - last > 1 + sum(1 for k in range(last + 1, i) if k in skip and sentence.units[k].text in ",\"'“”"):
                break
            last = i
        start, end = sentence.units[first].start, sentence.units[last].end
        if end - start <= _LONGEST and not (end - start == 1 and sentence.units[first].mention is None and len(sentence.units[first].text) < 4):
            text = paragraph.said(start, end).strip(" ,;.\"“”'")
            text = text.removeprefix("the ").removeprefix("a ").removeprefix("an ")
            if text:
                yield " ".join(text.split())
    for other in joined:
        yield from _phrases(paragraph, sentence, other)
