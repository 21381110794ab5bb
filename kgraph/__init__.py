"""A knowledge graph of diplomatic meetings, read out of news text.

>>> import kgraph
>>> callable(kgraph.open), callable(kgraph.load_pipeline)
(True, True)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.extract.pipeline import load_pipeline
    from kgraph.graph import open_graph as open  # noqa: A004

__version__ = "0.1.0"
__all__ = ["__version__", "load_pipeline", "open"]

# imported when first asked for, so that ``import kgraph`` stays cheap
_LAZY = {"open": ("kgraph.graph", "open_graph"), "load_pipeline": ("kgraph.extract.pipeline", "load_pipeline")}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'kgraph' has no attribute '{name}'")
    module, attribute = _LAZY[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
