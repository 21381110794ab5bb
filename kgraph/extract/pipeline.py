"""The English pipeline that comes with the package, loaded once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_MODEL = Path(__file__).resolve().parent.parent / "data" / "model"


@cache
def load_pipeline() -> Language:
    """Tags, parses and finds names in English text; weights stored at half precision are computed with at full."""
    import spacy

    nlp = spacy.load(_MODEL)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if hasattr(model, "walk"):
            _widen(model)
    vectors = nlp.vocab.vectors
    if vectors.data.dtype != "float32":
        vectors.data = vectors.data.astype("float32")
    return nlp


def _widen(model: Any) -> None:
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name) and node.get_param(name).dtype != "float32":
                node.set_param(name, node.get_param(name).astype("float32"))
