"""The finished pipeline as package data: parts put together, weights rounded to half precision, no word list.

The rounded weights stay 32-bit numbers, so that plain ``spacy.load`` reads them; the thirteen zero bits in each
make git and wheel store about half as much.  Rounding changes no score.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import spacy
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from thinc.api import Model

SPACY_VERSION = ">=3.8,<3.9"


def models(nlp: Language) -> Iterator[Model[Any, Any]]:
    """Every layer of every component, in order."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            yield from model.walk()


def round_weights(nlp: Language) -> None:
    """Round all weights and word vectors to half precision, in place."""
    for model in models(nlp):
        for name in model.param_names:
            if model.has_param(name):
                weights: Any = model.get_param(name)
                model.set_param(name, weights.astype("float16").astype("float32"))
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16").astype("float32")


def load(path: Path) -> Language:
    """A pipeline whose products numpy computes, which is faster here than thinc's own BLIS."""
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(path)


def assemble(parser: Path, names: Path) -> Language:
    """One pipeline out of the two trained ones, which share tokenizer and word vectors."""
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(parser)
    other = spacy.load(names)
    for name in other.pipe_names:
        nlp.add_pipe(name, source=other)
    return nlp


def kept_strings(nlp: Language) -> list[str]:
    """The strings a packed pipeline needs: labels and features. Words are added as texts are read."""
    kept = set()
    for name in nlp.pipe_names:
        kept |= set(getattr(nlp.get_pipe(name), "labels", ()))
    for word in list(nlp.vocab.strings):
        if "=" in word and all("=" in part for part in word.split("|")):
            kept.add(word)
            for part in word.split("|"):
                kept |= {part, *part.split("=")}
    return sorted(kept)


def write(nlp: Language, path: Path, meta: dict[str, object]) -> None:
    """Round ``nlp`` and store it under ``path``, with ``meta`` in its meta.json; other files there stay."""
    round_weights(nlp)
    nlp.to_disk(path)
    config = load_config(path / "config.cfg", interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])  # where the corpora lay is nobody's business
    config.to_disk(path / "config.cfg")
    (path / "vocab" / "strings.json").write_text(json.dumps(kept_strings(nlp)), encoding="utf-8")
    file = path / "meta.json"
    stored = json.loads(file.read_text(encoding="utf-8")) | meta
    stored["spacy_version"] = SPACY_VERSION
    stored.pop("performance", None)
    stored["performance"] = {}
    file.write_text(json.dumps(stored, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def sizes_mb(path: Path) -> tuple[float, float]:
    """Bytes of all files under ``path`` on disk, and each compressed as git stores it, in millions."""
    files = [file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()]
    return sum(map(len, files)) / 1e6, sum(len(zlib.compress(data)) for data in files) / 1e6
