"""CoNLL-U treebank files to trees and trees to spaCy training documents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from training.trees import ROOT, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab


def read_conllu(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file, ``doc`` set to the id of their document.

    Multiword tokens give the spacing of their words; sentences whose multiword tokens are not the concatenation of
    their words ("du" for "de le") are left out, as are words with blanks inside: spaCy cannot cut such text.
    """
    doc = ""
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id"):
            doc = line.split("=", 1)[1].strip()
        if line:
            lines.append(line)
            continue
        if lines:
            tree = parse_sentence(lines, doc)
            if tree is not None:
                yield tree
        lines = []


def parse_sentence(lines: Iterable[str], doc: str = "") -> Tree | None:
    """One CoNLL-U block to a tree, or None where the words do not add up to the text.

    >>> rows = "1 Go go VERB VB _ 0 root _ SpaceAfter=No", "2 ! ! PUNCT . _ 1 punct _ _"
    >>> parse_sentence([row.replace(" ", "\\t") for row in rows]).text
    'Go!'
    """
    sent_id = ""
    rows: list[list[str]] = []
    joined: dict[int, bool] = {}  # word number -> followed by a space, for words inside multiword tokens
    forms: list[tuple[int, int, str]] = []
    for line in lines:
        if line.startswith("#"):
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False)
            joined[last] = "SpaceAfter=No" not in cells[9].split("|")
            forms.append((first, last, cells[1]))
        else:
            rows.append(cells)
    if not rows:
        return None
    if any("".join(rows[i - 1][1] for i in range(a, b + 1)) != form for a, b, form in forms):
        return None
    if any(not cells[1] or " " in cells[1] or "\u00a0" in cells[1] for cells in rows):
        return None
    words = tuple(
        Word(
            cells[1],
            cells[3],
            int(cells[6]) - 1 if cells[6] != "0" else ROOT,
            cells[7],
            joined.get(int(cells[0]), "SpaceAfter=No" not in cells[9].split("|")),
            "" if cells[5] == "_" else cells[5],
        )
        for cells in rows
    )
    return Tree(words, None, doc or sent_id.rpartition("-")[0])


def to_doc(trees: Iterable[Tree], vocab: Vocab) -> Doc:
    """Sentences in a row as one reference document; each sentence ends in a space but the last."""
    forms: list[str] = []
    spaces: list[bool] = []
    upos: list[str] = []
    feats: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    for tree in trees:
        offset = len(forms)
        for i, word in enumerate(tree.words):
            forms.append(word.form)
            spaces.append(word.space or i == len(tree.words) - 1)
            upos.append(word.upos)
            feats.append(word.feats or "")
            heads.append(offset + (i if word.head == ROOT else word.head))
            deps.append("ROOT" if word.head == ROOT else word.dep)
    spaces[-1] = False
    return Doc(vocab, words=forms, spaces=spaces, pos=upos, morphs=feats, heads=heads, deps=deps)


def to_docs(trees: Iterable[Tree], vocab: Vocab, size: int = 8) -> list[Doc]:
    """Documents of up to ``size`` consecutive sentences of one source document."""
    docs = []
    for _, group in groupby(trees, key=lambda tree: tree.doc):
        listed = list(group)
        docs += [to_doc(listed[i : i + size], vocab) for i in range(0, len(listed), size)]
    return docs
