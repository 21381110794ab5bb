"""How fast articles are read, beside the English pipeline alone.

    python -m benchmarks.reading_speed [PATH...]

Without a path the articles of ``seeds/``.  Both read the same texts in one process, in turn: ``nlp.pipe`` with all
components of the pipeline that comes with the package, then the reader, which runs them itself and whose time includes
them.  Processor time counts, which other work on the machine disturbs little; of five rounds the best, after one that
nobody times.  Reading is to take at most 1.5 times as long.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.text.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language

    from kgraph.model import Article

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 5


def measure(nlp: Language, articles: Sequence[Article], rounds: int = ROUNDS) -> tuple[float, float]:
    """(Seconds of the pipeline alone, of the reader) on the processor, each the best of its rounds."""
    texts = [article.text for article in articles]

    def pipeline_alone() -> None:
        for _ in nlp.pipe(texts):
            pass

    def reader() -> None:
        for article in articles:
            read(nlp, article)

    for warm in (pipeline_alone, reader):
        warm()
    times = [(_seconds(pipeline_alone), _seconds(reader)) for _ in range(rounds)]
    return min(alone for alone, _ in times), min(whole for _, whole in times)


def _seconds(work: Callable[[], None]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def main(paths: Sequence[str]) -> None:
    articles = [found for found in load(paths or [SEEDS]) if not isinstance(found, InputError)]
    if not articles:
        sys.exit("no article there")
    words = sum(len(article.text.split()) for article in articles)
    alone, whole = measure(load_pipeline(), articles)
    print(f"{len(articles)} articles, {words} words, best of {ROUNDS} rounds")
    print(f"nlp.pipe alone  {alone:6.2f} s  {words / alone:7.0f} words/s")
    print(f"the reader      {whole:6.2f} s  {words / whole:7.0f} words/s")
    print(f"ratio           {whole / alone:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
