"""The reader's modules: one direction of imports, no cycle, each short enough to read at a sitting."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kgraph.extract

_ROOT = Path(kgraph.extract.__path__[0])
_LONGEST = 450  # lines
_MODULES = {
    ".".join(("kgraph", "extract", *path.relative_to(_ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(_ROOT.rglob("*.py"))
}
#: What the rest of the program is made of: a reading is handed to it, nothing of it is known here.
_OTHERS = ("analysis", "commands", "query", "rdf", "resolve", "serve", "view")


def _imports(module: str) -> set[str]:
    """The modules that one imports, those only for type checkers and inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(_MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relative to itself"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names.update((inner & set(_MODULES)) or {node.module or ""})
    return names


def test_modules_import_one_another_without_a_cycle() -> None:
    graph = {module: _imports(module) & set(_MODULES) for module in _MODULES}
    order = list(TopologicalSorter(graph).static_order())  # CycleError names the cycle
    assert set(order) == set(_MODULES)


@pytest.mark.parametrize("module", _MODULES)
def test_a_module_knows_no_later_layer(module: str) -> None:
    others = tuple(f"kgraph.{layer}" for layer in _OTHERS)
    assert [
        name for name in _imports(module) if name in others or name.startswith(tuple(f"{o}." for o in others))
    ] == []


@pytest.mark.parametrize("module", _MODULES)
def test_a_module_is_read_at_a_sitting(module: str) -> None:
    lines = _MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= _LONGEST
