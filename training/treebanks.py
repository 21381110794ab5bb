"""The treebanks: which files train, which choose between checkpoints, which test.

Expected under the corpora folder: checkouts of UD_English-EWT, UD_English-GUM and UD_English-PUD.  The training files
of EWT and GUM may be missing (mirrors drop large files): their documents also lie in ``not-to-release/sources``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.conllu import read_conllu

if TYPE_CHECKING:
    from pathlib import Path

    from training.trees import Tree

# GUM documents whose texts are free for any use (CC BY, CC BY-SA, public domain); the others are non-commercial,
# no-derivatives or unclear (https://gucorpling.org/gum/, the treebank's LICENSE.txt)
OPEN_GENRES = frozenset({"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"})


def genre(doc: str) -> str:
    """Genre of a GUM document.

    >>> genre("GUM_news_iodine")
    'news'
    """
    return doc.split("_")[1]


def ewt_train(corpora: Path) -> list[Tree]:
    """EWT training sentences, from the treebank's sources: every document but those of dev and test."""
    root = corpora / "UD_English-EWT"
    held = set()
    for name in ("dev", "test"):
        for line in (root / f"en_ewt-ud-{name}.conllu").read_text(encoding="utf-8").split("\n"):
            if line.startswith("# sent_id"):
                held.add(line.split("=", 1)[1].strip())
    trees = []
    for path in sorted((root / "not-to-release" / "sources").glob("*/*.conllu")):
        text = path.read_text(encoding="utf-8")
        first = next(line for line in text.split("\n") if line.startswith("# sent_id"))
        if first.split("=", 1)[1].strip() not in held:
            trees += list(read_conllu(path))
    return trees


def ewt(corpora: Path, part: str) -> list[Tree]:
    """EWT "dev" or "test" sentences."""
    return list(read_conllu(corpora / "UD_English-EWT" / f"en_ewt-ud-{part}.conllu"))


def gum_paths(corpora: Path) -> list[Path]:
    """GUM training files of the open genres, dev and test documents left out."""
    root = corpora / "UD_English-GUM"
    held = set()
    for name in ("dev", "test"):
        listed = (root / "not-to-release" / "file-lists" / f"files.{name}").read_text(encoding="utf-8")
        held |= {line.strip() for line in listed.split("\n")}
    paths = sorted((root / "not-to-release" / "sources").glob("GUM_*.conllu"))
    return [path for path in paths if genre(path.stem) in OPEN_GENRES and path.stem not in held]


def gum_train(corpora: Path) -> list[Tree]:
    """GUM training sentences of the open genres."""
    return [tree for path in gum_paths(corpora) for tree in read_conllu(path)]


def gum(corpora: Path, part: str) -> list[Tree]:
    """GUM "dev" or "test" sentences of the open genres."""
    path = corpora / "UD_English-GUM" / f"en_gum-ud-{part}.conllu"
    return [tree for tree in read_conllu(path) if genre(tree.doc) in OPEN_GENRES]


def pud(corpora: Path) -> list[Tree]:
    """All of PUD (news and Wikipedia): a test set, never trained on."""
    return list(read_conllu(corpora / "UD_English-PUD" / "en_pud-ud-test.conllu"))
