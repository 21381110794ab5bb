"""Scores of a pipeline on raw text: attachment, tags, chosen relations and names, and words per second."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.scorer import Scorer
from spacy.training import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

RELATIONS = ("nsubj", "obj", "obl", "conj", "appos", "nmod:desc")
LABELS = ("PERSON", "ORG", "LOC", "NORP")


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall, F in per cent, and how many there were to find."""

    precision: float
    recall: float
    f: float
    count: int


def measure(hit: int, wrong: int, missed: int) -> Measure:
    """Precision, recall and F out of counts.

    >>> measure(3, 1, 0)
    Measure(precision=75.0, recall=100.0, f=85.7, count=3)
    """
    precision = hit / (hit + wrong) if hit + wrong else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Measure(round(100 * precision, 1), round(100 * recall, 1), round(100 * f, 1), hit + missed)


def run(nlp: Language, docs: Sequence[Doc]) -> list[Example]:
    """The pipeline's reading of the raw text of each reference document beside the reference."""
    predicted = nlp.pipe([doc.text for doc in docs], batch_size=64)
    return [Example(guess, doc) for guess, doc in zip(predicted, docs, strict=True)]


def parse_scores(examples: Sequence[Example]) -> dict[str, float]:
    """UPOS accuracy, UAS, LAS (punctuation counted; ``las_nopunct`` without; ``las_main`` with "obl:agent" as "obl", as
    the CoNLL shared tasks count), F of sentence starts and of the chosen relations, all in per cent."""
    tags: dict[str, Any] = Scorer.score_token_attr(examples, "pos")
    full: dict[str, Any] = Scorer.score_deps(examples, "dep", getter=lambda t, _a: t.dep_)
    main: dict[str, Any] = Scorer.score_deps(examples, "dep", getter=lambda t, _a: t.dep_.split(":")[0])
    bare: dict[str, Any] = Scorer.score_deps(examples, "dep", getter=lambda t, _a: t.dep_, ignore_labels=("punct",))
    sents: dict[str, Any] = Scorer.score_spans(examples, "sents")
    found = {
        "upos": tags["pos_acc"],
        "uas": full["dep_uas"],
        "las": full["dep_las"],
        "las_main": main["dep_las"],
        "las_nopunct": bare["dep_las"],
        "sents": sents["sents_f"],
    }
    per_type = full["dep_las_per_type"]
    for relation in RELATIONS:
        found[relation] = per_type.get(relation, {"f": 0.0})["f"]
    return {key: round(100 * (value or 0.0), 2) for key, value in found.items()}


def relation_f(examples: Iterable[Example], relation: str) -> Measure:
    """One relation's score over several sets put together."""
    full: dict[str, Any] = Scorer.score_deps(list(examples), "dep", getter=lambda t, _a: t.dep_)
    row = full["dep_las_per_type"].get(relation, {"p": 0, "r": 0, "f": 0})
    return Measure(round(100 * row["p"], 1), round(100 * row["r"], 1), round(100 * row["f"], 1), 0)


def name_scores(examples: Sequence[Example]) -> dict[str, Measure]:
    """Exact span and label scores per label; guesses that touch a masked stretch of the reference are left out."""
    hit: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for example in examples:
        gold = {(e.start_char, e.end_char, e.label_) for e in example.reference.ents}
        masked = [(t.idx, t.idx + len(t)) for t in example.reference if t.ent_iob == 0]
        guessed = {
            (e.start_char, e.end_char, e.label_)
            for e in example.predicted.ents
            if not any(a < e.end_char and e.start_char < b for a, b in masked)
        }
        hit.update(label for _, _, label in gold & guessed)
        wrong.update(label for _, _, label in guessed - gold)
        missed.update(label for _, _, label in gold - guessed)
    return {label: measure(hit[label], wrong[label], missed[label]) for label in LABELS}


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens of ``texts`` read per second of processor time, after a warm-up, in batches of 32 texts.

    On an idle core with one thread (OPENBLAS_NUM_THREADS=1) that is the time by the clock.  Batches of 256, spaCy's
    default, leave the processor's cache and take a third longer.
    """
    list(nlp.pipe(texts[:20]))
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
    return tokens / (time.process_time() - start)
