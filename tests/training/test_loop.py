"""Layers handed from one trained component to another of less depth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy

from training.loop import CONFIGS, copy_layers

ARCHITECTURE = "spacy.HashEmbedCNN.v2"


def model(depth: int, seed: int) -> Any:
    """A token-to-vector model with random weights."""
    nlp = spacy.blank("en")
    shape = {"width": 8, "depth": depth, "embed_size": 50, "window_size": 1, "maxout_pieces": 2}
    settings = {"@architectures": ARCHITECTURE, **shape, "subword_features": True, "pretrained_vectors": None}
    component: Any = nlp.add_pipe("tok2vec", config={"model": settings})
    nlp.initialize()
    random = np.random.default_rng(seed)
    for node in component.model.walk():
        for name in node.param_names:
            node.set_param(name, random.normal(size=node.get_param(name).shape).astype("float32"))
    return component.model


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_embeddings_and_lower_layers_are_copied(depth: int) -> None:
    deep, shallow = model(4, seed=1), model(depth, seed=2)
    copy_layers(deep, shallow)
    mine = [node for node in shallow.walk(order="dfs_pre") if node.param_names]
    theirs = [node for node in deep.walk(order="dfs_pre") if node.param_names]
    assert len(theirs) - len(mine) == 2 * (4 - depth)
    for one, other in zip(mine, theirs, strict=False):
        assert all(np.array_equal(one.get_param(n), other.get_param(n)) for n in other.param_names)


def test_the_copy_learns_on_its_own() -> None:
    deep, shallow = model(2, seed=1), model(2, seed=2)
    copy_layers(deep, shallow)
    node = next(node for node in shallow.walk() if node.param_names)
    node.get_param(node.param_names[0])[:] = 0
    original = next(other for other in deep.walk() if other.name == node.name and other.param_names)
    assert np.abs(original.get_param(node.param_names[0])).sum() > 0


def test_names_begin_with_layers_of_the_parsers_shape() -> None:
    """Rows, features and width of both configurations agree; else the copy would not fit."""
    parser = spacy.util.load_config(CONFIGS / "parser.cfg", interpolate=False)["components"]["tok2vec"]["model"]
    names = spacy.util.load_config(CONFIGS / "ner.cfg", interpolate=False)["components"]["ner_tok2vec"]["model"]
    for key in ("attrs", "rows", "include_static_vectors"):
        assert parser["embed"][key] == names["embed"][key]
    assert parser["encode"]["width"] == names["encode"]["width"]
    assert parser["encode"]["depth"] >= names["encode"]["depth"]
