"""Packing: weights rounded to half precision, the same reading after loading, no word list left behind."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from training.pack import SPACY_VERSION, kept_strings, load, models, sizes_mb, write
from training.scores import measure, parse_scores
from training.templates import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@pytest.fixture(scope="module")
def tiny() -> Language:
    """A pipeline trained for a moment on three sentences."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    texts = {
        "Ana Lima met Hart.": (
            [2, 0, 2, 2, 2],
            ["nsubj", "flat", "ROOT", "obj", "punct"],
            [(0, 8, "PERSON"), (13, 17, "PERSON")],
        ),
        "Oslo hosts talks.": ([1, 1, 1, 1], ["nsubj", "ROOT", "obj", "punct"], [(0, 4, "LOC")]),
    }
    examples = []
    for text, (heads, deps, entities) in texts.items():
        doc = nlp.make_doc(text)
        pos = ["NOUN" if d not in {"ROOT", "punct"} else "VERB" if d == "ROOT" else "PUNCT" for d in deps]
        morphs = ["Number=Sing" if p == "NOUN" else "" for p in pos]
        examples.append(
            Example.from_dict(doc, {"heads": heads, "deps": deps, "entities": entities, "pos": pos, "morphs": morphs})
        )
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(8):
        nlp.update(examples, sgd=optimizer)
    return nlp


def reading(nlp: Language, text: str) -> list[tuple[str, str, int, str, str]]:
    return [(t.text, t.pos_, t.head.i, t.dep_, t.ent_type_) for t in nlp(text)]


def test_a_packed_pipeline_reads_as_before(tiny: Language, tmp_path: Path) -> None:
    texts = [tree.text for tree in sentences(Random(1), 12)]
    write(tiny, tmp_path / "model", {"name": "tiny"})  # rounds its weights, which a few steps leave close to ties
    before = [reading(tiny, text) for text in texts]
    again = load(tmp_path / "model")
    assert [reading(again, text) for text in texts] == before


def test_weights_are_half_precision_in_single(tiny: Language, tmp_path: Path) -> None:
    write(tiny, tmp_path / "model", {})
    plain = spacy.load(tmp_path / "model")
    weights = [np.asarray(m.get_param(n)) for m in models(plain) for n in m.param_names if m.has_param(n)]
    assert {w.dtype for w in weights} == {np.dtype("float32")}
    assert all(np.array_equal(w, w.astype("float16").astype("float32")) for w in weights)
    disk, packed = sizes_mb(tmp_path / "model")
    assert packed < 0.7 * disk


def test_no_word_of_the_training_texts_is_stored(tiny: Language, tmp_path: Path) -> None:
    assert not {"Lima", "Hart", "lima"} & set(kept_strings(tiny))
    assert {"nsubj", "PERSON", "Number=Sing", "Sing"} <= set(kept_strings(tiny))
    write(tiny, tmp_path / "model", {"license": "CC BY-SA 4.0"})
    meta = json.loads((tmp_path / "model" / "meta.json").read_text(encoding="utf-8"))
    assert (meta["license"], meta["spacy_version"]) == ("CC BY-SA 4.0", SPACY_VERSION)


def test_no_path_of_the_training_machine_is_stored(tiny: Language, tmp_path: Path) -> None:
    tiny.config["paths"]["train"] = str(tmp_path / "train.spacy")
    write(tiny, tmp_path / "model", {})
    assert str(tmp_path) not in (tmp_path / "model" / "config.cfg").read_text(encoding="utf-8")
    assert load(tmp_path / "model").pipe_names == tiny.pipe_names


def test_parse_scores_count_what_is_wrong(tiny: Language) -> None:
    doc = tiny.make_doc("Oslo hosts talks.")
    gold = {"heads": [1, 1, 1, 1], "deps": ["nsubj", "ROOT", "obj", "punct"], "pos": ["NOUN", "VERB", "NOUN", "PUNCT"]}
    perfect = Example.from_dict(doc, gold)
    guess = perfect.reference.copy()
    guess[2].dep_ = "obl"
    scores = parse_scores([Example(guess, perfect.reference)])
    assert scores["uas"] == 100.0
    assert scores["las"] == 75.0
    assert scores["las_nopunct"] == pytest.approx(66.67)
    assert measure(0, 0, 0).f == 0.0
