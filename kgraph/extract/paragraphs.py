"""An article's readable paragraphs with their words, mentions, dates and parsed sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.chunks.chunker import find_mentions
from kgraph.extract.chunks.context import Context
from kgraph.extract.clauses.shortening import parse, shorten
from kgraph.extract.dates import When, find
from kgraph.extract.gazetteer import Match, gazetteer_matches, split_chains
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.vocabulary import vocabulary
from kgraph.extract.words import Word, sentences, split
from kgraph.model import Article, Block, BlockKind
from kgraph.text import dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.extract.clauses.sentence import Sentence

_READ = frozenset({BlockKind.HEADLINE, BlockKind.BODY, BlockKind.CAPTION})


_ARCHIVE = re.compile(
    r"\s*(?:FILE|File|ARCHIVE)(?: PHOTO| photo)?\s*[-–—:]\s*(?=[A-Z])"
)  # before an old photo's caption


@dataclass(slots=True)
class Paragraph:
    """One block of an article, read: ``text`` begins at ``offset`` of the article."""

    index: int
    kind: BlockKind
    offset: int
    text: str
    words: list[Word]
    names: dict[int, Match]
    mentions: list[Mention]
    whens: list[When]
    sentences: list[Sentence]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of some words."""
        return self.words[start].start, self.words[end - 1].end

    def said(self, start: int, end: int) -> str:
        """The exact text of some words."""
        a, b = self.span(start, end)
        return self.text[a - self.offset : b - self.offset]


def read(nlp: Language, article: Article) -> list[Paragraph]:
    """The paragraphs that say something: headlines, body and captions, each caption once."""
    blocks = list(_blocks(article))
    starts = _starts(article, blocks)
    texts = [article.text[a : b.end] for a, b in zip(starts, blocks, strict=True)]
    contexts: list[Context] = []
    for offset, text, people in zip(starts, texts, _persons(nlp, texts), strict=True):
        words = split_chains(split(text, offset))
        contexts.append(Context(words, gazetteer_matches(words), _word_spans(words, people, offset)))
    memory = _memory(contexts)
    out = [
        _paragraph(n, block.kind, offset, text, context.knowing(memory))
        for n, (block, offset, text, context) in enumerate(zip(blocks, starts, texts, contexts, strict=True))
    ]
    parse(nlp, (s for p in out for s in p.sentences))
    return out


def _paragraph(index: int, kind: BlockKind, offset: int, text: str, context: Context) -> Paragraph:
    words = list(context.words)
    mentions, whens = find_mentions(context), find(text, offset)
    shortened = [shorten(words, start, end, mentions, whens) for start, end in sentences(words)]
    return Paragraph(index, kind, offset, text, words, context.names, mentions, whens, shortened)


def _blocks(article: Article) -> Iterable[Block]:
    blocks = article.blocks or (Block(0, len(article.text), BlockKind.BODY),)
    seen: set[str] = set()
    for block in blocks:
        text = article.text[block.start : block.end].strip()
        if block.kind not in _READ or not text or text in seen:
            continue
        seen.add(text)
        yield block


def _starts(article: Article, blocks: Sequence[Block]) -> list[int]:
    """Where each block's own words begin: behind a dateline, whose city and agency say nothing themselves."""
    line = dateline.find(article.text, article.blocks) if article.blocks else None
    starts = [line.end if line and b.start <= line.start and line.end < b.end else b.start for b in blocks]
    return [
        s + (m.end() if (m := _ARCHIVE.match(article.text[s : b.end])) else 0)
        for s, b in zip(starts, blocks, strict=True)
    ]


def _persons(nlp: Language, texts: Sequence[str]) -> Iterable[list[tuple[int, int]]]:
    """What the model takes for persons, as character spans of each text."""
    docs: Iterable[Doc] = (nlp.make_doc(text.replace("\n", " ")) for text in texts)
    for name in ("ner_tok2vec", "ner"):  # the names need no parse, and the parse gets shortened sentences
        if name in nlp.pipe_names:
            docs = nlp.get_pipe(name).pipe(docs, batch_size=32)  # type: ignore[attr-defined]
    for doc in docs:
        yield [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]


def _word_spans(words: Sequence[Word], spans: Iterable[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """Character spans of a text as word ranges."""
    starts, ends = [w.start for w in words], [w.end for w in words]
    out = []
    for start, end in spans:
        first, last = bisect_right(ends, offset + start), bisect_left(starts, offset + end)
        if last > first and words[last - 1].text in ("'s", "’s"):
            last -= 1
        if first < last:
            out.append((first, last))
    return out


def _memory(contexts: Iterable[Context]) -> frozenset[str]:
    """The words by which the article's fully named people can be called alone."""
    out: set[str] = set()
    for context in contexts:
        for mention in find_mentions(context):
            for person in (mention, *mention.people):
                if person.kind != Kind.PERSON or not person.name:
                    continue
                parts = nm.key(person.name)
                if len(parts) > 1 or person.office:
                    out.update(p for p in (parts[0], parts[-1]) if len(p) > 1)
    return frozenset(out - nm.PARTICLES - nm.HONORIFICS - vocabulary().strong)
