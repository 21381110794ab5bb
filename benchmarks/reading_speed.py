"""How fast articles are read, beside the English pipeline alone.

    python -m benchmarks.reading_speed [PATH...]

Without a path the articles of ``seeds/``.  All read the same texts in one process, in turn: ``nlp.pipe`` with all
components of the pipeline as ``spacy.load`` gives it; the same as ``kgraph.load_pipeline`` gives it, whose products of
matrices take half the time; and the reader, which runs the components itself and whose time includes them.  Processor
time counts, which other work on the machine disturbs little; of five rounds the best, after one that nobody times.
Reading is to take at most 1.5 times as long as plain spaCy.
"""

from __future__ import annotations

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before numpy is loaded: threads only spend time on so small matrices

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import spacy

from kgraph.errors import InputError
from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.text.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kgraph.model import Article

SEEDS = Path(__file__).parents[1] / "seeds"
MODEL = Path(__file__).parents[1] / "kgraph" / "data" / "model"
ROUNDS = 5


def measure(articles: Sequence[Article], rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds on the processor of each way to read the articles, the best of its rounds."""
    texts = [article.text for article in articles]
    plain, own = spacy.load(MODEL), load_pipeline()
    ways: dict[str, Callable[[], object]] = {
        "plain spaCy": lambda: list(plain.pipe(texts)),
        "our pipeline alone": lambda: list(own.pipe(texts)),
        "the reader": lambda: [read(own, article) for article in articles],
    }
    for work in ways.values():
        work()
    rounds_ = [{name: _seconds(work) for name, work in ways.items()} for _ in range(rounds)]
    return {name: min(times[name] for times in rounds_) for name in ways}


def _seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def main(paths: Sequence[str]) -> None:
    articles = [found for found in load(paths or [SEEDS]) if not isinstance(found, InputError)]
    if not articles:
        sys.exit("no article there")
    words = sum(len(article.text.split()) for article in articles)
    seconds = measure(articles)
    print(f"{len(articles)} articles, {words} words, best of {ROUNDS} rounds")
    for name, spent in seconds.items():
        print(f"{name:20}{spent:6.2f} s  {words / spent:7.0f} words/s  {spent / seconds['plain spaCy']:5.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
