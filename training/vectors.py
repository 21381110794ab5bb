"""Word vectors from raw text that is free to use: the White House's published texts and the training corpora.

Needs the ``floret`` package (``pip install floret``) and a checkout of ``wh-briefings`` under the corpora folder.  The
table holds the commonest normal forms; one thread, so that a rebuild gives the same vectors.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from training import names_corpora, treebanks
from training.spans import blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH = 64
WORDS = 20_000
SETTINGS: dict[str, Any] = {
    "model": "skipgram",
    "dim": WIDTH,
    "ws": 3,
    "epoch": 2,
    "minCount": 5,
    "minn": 3,
    "maxn": 4,
    "bucket": 100_000,
    "neg": 5,
    "t": 1e-4,
    "thread": 1,
    "verbose": 0,
}


def plain(markdown: str) -> str:
    """A Markdown paragraph as plain text.

    >>> plain("Read [the **text**](https://example.org/x) now")
    'Read the text now'
    """
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"\s+", " ", markdown.replace("\u00a0", " ")))
    return re.sub(r"<[^>]+>|\\|[*_#>]+", "", text).strip()


def paragraphs(corpora: Path) -> Iterator[str]:
    """Paragraphs of six words and more, each once, in the order of the files."""
    seen = set()
    for path in sorted((corpora / "wh-briefings").rglob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for block in re.split(r"\n\s*\n", text):
            paragraph = plain(block)
            if len(paragraph.split()) >= 6 and paragraph not in seen:
                seen.add(paragraph)
                yield paragraph


def corpus_lines(corpora: Path, *, gmb: bool) -> Iterator[str]:
    """Everything as lines of normal forms, the training corpora twice, the Groningen Meaning Bank only with ``gmb``."""
    texts = [named.text for named in names_corpora.gmb(corpora)[0]] if gmb else []
    texts += [named.text for named in names_corpora.wikigold(corpora)[:-250]]
    texts += [tree.text for tree in treebanks.ewt_train(corpora) + treebanks.gum_train(corpora)]
    tokenizer = blank().tokenizer
    for text in (*paragraphs(corpora), *texts, *texts):
        yield " ".join(token.norm_ for token in tokenizer(text) if not token.is_space)


def build(corpora: Path, work: Path, *, gmb: bool) -> Path:
    """Train the vectors and store a blank pipeline that holds them; its folder is returned."""
    floret = importlib.import_module("floret")
    work.mkdir(parents=True, exist_ok=True)
    lines = work / "vectors.txt"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in corpus_lines(corpora, gmb=gmb))
    model = floret.train_unsupervised(str(lines), **SETTINGS)
    words = [word for word in model.get_words() if word != "</s>"][:WORDS]
    table = np.array([model.get_word_vector(word) for word in words], dtype="float32")
    table *= 4 / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-9)
    nlp = blank()
    keys = [nlp.vocab.strings.add(word) for word in words]
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, keys=keys, attr="NORM", name="news")
    nlp.to_disk(work / "vectors")
    return work / "vectors"
