"""``python -m training.evaluate MODEL CORPORA``: the figures of a pipeline on every held-out set, from raw text.

Parsing: PUD (news and Wikipedia, never trained on; one sentence a document), reduced PUD (mentions collapsed into one
word, as the reader parses), GUM and EWT test (documents of eight sentences).  Names: exact span and label.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from training import mixes, treebanks
from training.conllu import to_docs
from training.feats import FeatureTable
from training.pack import load, sizes_mb
from training.reduce import reduce_tree
from training.scores import LABELS, name_scores, parse_scores, relation_f, run, words_per_second
from training.spans import blank

COLUMNS = (
    "upos",
    "uas",
    "las",
    "las_main",
    "las_nopunct",
    "sents",
    "nsubj",
    "obj",
    "obl",
    "conj",
    "appos",
    "nmod:desc",
)


def parse_table(model: Path, corpora: Path) -> list[str]:
    """Lines of the parsing table, in Markdown."""
    nlp = load(model)
    vocab = blank().vocab
    pud = [replace(tree, doc=str(i)) for i, tree in enumerate(treebanks.pud(corpora))]
    table = FeatureTable(pud)
    sets = {
        "PUD": to_docs(pud, vocab),
        "PUD reduced": to_docs([table.fill(reduce_tree(tree)) for tree in pud], vocab),
        "GUM test": to_docs(treebanks.gum(corpora, "test"), vocab),
        "EWT test": to_docs(treebanks.ewt(corpora, "test"), vocab),
    }
    examples = {name: run(nlp, docs) for name, docs in sets.items()}
    rows = ["| set | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, found in examples.items():
        scores = parse_scores(found)
        rows.append(f"| {name} | " + " | ".join(f"{scores[column]:.2f}" for column in COLUMNS) + " |")
    both = relation_f(examples["PUD"] + examples["GUM test"], "appos")
    rows.append(f"\nappos on PUD + GUM test: P {both.precision} R {both.recall} F {both.f}")
    texts = [doc.text for name in ("GUM test", "EWT test") for doc in sets[name]]
    speed = max(words_per_second(nlp, texts) for _ in range(3))
    disk, packed = sizes_mb(model)
    rows.append(f"{speed:,.0f} words/s in one process (processor time, best of three)")
    rows.append(f"{disk:.1f} MB on disk, {packed:.1f} MB in git")
    return rows


def names_table(model: Path, corpora: Path, *, alone: bool) -> list[str]:
    """Lines of the table of names, in Markdown: P/R/F (count) for each label and set.

    ``alone``: names found without a parse, as kgraph does; else none crosses a sentence start of the parser's.
    """
    nlp = load(model)
    if alone:
        nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in ("ner_tok2vec", "ner")])
    rows = ["| set | " + " | ".join(LABELS) + " |", "|---" * (len(LABELS) + 1) + "|"]
    for name, docs in mixes.names_tests(corpora).items():
        scores = name_scores(run(nlp, docs))
        cells = [
            f"{s.precision}/{s.recall}/**{s.f}** ({s.count})" if s.count else "–"
            for s in (scores[label] for label in LABELS)
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return rows


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of a packed pipeline")
    parser.add_argument("corpora", type=Path, help="folder with the checkouts of the corpora")
    args = parser.parse_args()
    start = time.perf_counter()
    load(args.model)
    seconds = time.perf_counter() - start
    print("\n".join(parse_table(args.model, args.corpora)))
    print(f"loaded in {seconds:.2f} s (spaCy itself already imported)\n")
    print("\n".join(names_table(args.model, args.corpora, alone=False)))
    print("\nwithout the parser:\n")
    print("\n".join(names_table(args.model, args.corpora, alone=True)))


if __name__ == "__main__":
    main()
