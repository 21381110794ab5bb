"""spaCy's training loop on numpy's matrix product, which is faster than the BLIS that thinc takes by default."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config, load_model
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from thinc.api import Model

CONFIGS = Path(__file__).parent / "configs"


def use_numpy() -> None:
    """Make models from here on use numpy's matrix product."""
    set_current_ops(NumpyOps(use_blis=False))


def copy_layers(source: Model[Any, Any], target: Model[Any, Any]) -> None:
    """Give ``target`` the weights of ``source``, layer by layer, as far down as it is deep."""

    def weighted(model: Model[Any, Any]) -> Iterator[Model[Any, Any]]:
        return (node for node in model.walk(order="dfs_pre") if node.param_names)

    for mine, theirs in zip(weighted(target), weighted(source), strict=False):
        for name in theirs.param_names:
            mine.set_param(name, theirs.get_param(name).copy())


def train(config: str, output: Path, overrides: dict[str, Any], start: tuple[Path, str] | None = None) -> Language:
    """Train ``configs/<config>.cfg`` with ``overrides`` (dotted keys); the best pipeline is in ``output/model-best``.

    ``start``: a pipeline whose ``tok2vec`` layers the named component begins with.
    Deterministic for a seed (``system.seed``), a machine and a number of threads.
    """
    use_numpy()
    loaded = load_config(CONFIGS / f"{config}.cfg", overrides=overrides, interpolate=False)
    fix_random_seed(loaded["system"]["seed"])
    nlp = init_nlp(loaded, use_gpu=-1)
    use_numpy()
    if start is not None:
        parsed, component = start
        copy_layers(load_model(parsed).get_pipe("tok2vec").model, nlp.get_pipe(component).model)  # type: ignore[attr-defined]
    output.mkdir(parents=True, exist_ok=True)
    best, _ = train_loop(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return best
