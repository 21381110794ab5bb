"""Many articles to readings, in this process or in several, and what identifies the reader that made them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.pool import Died, survive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.model import Article, Reading

_PACKAGE = Path(__file__).resolve().parent
#: What a reading depends on.
_PARTS = ("extract/*.py", "edtf.py", "model.py", "spelling.py", "data/*.*", "data/*/*", "data/model/*/*")
#: Articles for which it is worth the time to start a process.
_WORTH = 16


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that the reader could not read, for a reason that is not the article's."""

    article: str
    problem: str


@cache
def reader_version() -> str:
    """A name for the reader as it is now; it changes with its code, its tables and its model."""
    content = hashlib.sha256()
    for path in sorted({path for pattern in _PARTS for path in _PACKAGE.glob(pattern) if path.is_file()}):
        content.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"kgraph {content.hexdigest()[:16]}"


def read_all(articles: Sequence[Article], workers: int = 1) -> Iterator[tuple[Article, Reading | Failure]]:
    """Reads every article; the readings come in the order of the articles and do not depend on ``workers``."""
    workers = min(workers, len(articles) // _WORTH)
    if workers <= 1:
        yield from ((article, read_one(article)) for article in articles)
        return
    for article, outcome in survive(read_one, articles, workers):
        if isinstance(outcome, Died):
            yield article, Failure(article.id, "every process that read it died")
        else:
            yield article, outcome


def read_one(article: Article) -> Reading | Failure:
    """Reads an article with the pipeline of this process, which is loaded for the first one."""
    from kgraph.extract.pipeline import load_pipeline
    from kgraph.extract.reader import read

    nlp = load_pipeline()
    try:
        return read(nlp, article)
    except Exception as error:  # an article that the reader trips over must not stop the others
        return Failure(article.id, f"{type(error).__name__}: {error}")
