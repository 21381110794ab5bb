"""One direction of flow: text -> extract -> resolve -> rdf -> query -> view; what each layer must not import."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "kgraph"

LAYERS = ("text", "extract", "resolve", "rdf", "query", "analysis", "view")
#: What a layer may know of others; ``text`` and ``extract`` go together, the pictures see what queries give.
KNOWS = {"extract": {"text"}, "query": {"rdf"}, "analysis": {"rdf", "query"}, "view": {"rdf", "query", "analysis"}}
READS_TEXT, KNOWS_RDF = {"spacy", "thinc", "trafilatura"}, {"rdflib", "pyoxigraph", "pyshacl"}
#: Modules of ``rdf`` that make the graph, not for those who read it.
MAKERS = ("kgraph.rdf.facts", "kgraph.rdf.evidence", "kgraph.rdf.write", "kgraph.rdf.context")


def forbidden(layer: str) -> set[str]:
    """The modules that a layer must not import."""
    others = {f"kgraph.{other}" for other in LAYERS if other != layer and other not in KNOWS.get(layer, ())}
    libraries = KNOWS_RDF if layer in {"text", "extract"} else READS_TEXT
    both = KNOWS_RDF | READS_TEXT if layer == "resolve" else libraries
    return others | both | (set(MAKERS) if layer in {"query", "analysis", "view"} else set())


#: Modules that every layer may use must not depend on one.
LEAVES = ("model", "errors", "edtf", "spelling", "files", "parties", "labels", "lookup", "table", "pool")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_imports_from_above(layer: str) -> None:
    files = sorted((PACKAGE / layer).rglob("*.py"))
    assert files
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in files
        for name in imported(path)
        if any(within(name, module) for module in forbidden(layer))
    ]
    assert wrong == []


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_leaf_imports_leaves_alone(leaf: str) -> None:
    allowed = tuple(f"kgraph.{name}" for name in (*LEAVES, "data"))
    ours = [name for name in imported(PACKAGE / f"{leaf}.py") if within(name, "kgraph")]
    assert [name for name in ours if not any(within(name, module) for module in allowed)] == []


def test_commands_import_nothing_heavy_at_the_top() -> None:
    heavy = ("spacy", "rdflib", "pyoxigraph", "networkx", "pyvis", "pandas", "trafilatura", "pyshacl")
    for path in sorted((PACKAGE / "commands").glob("*.py")):
        top = ast.parse(path.read_text(encoding="utf-8")).body
        names = [
            name
            for node in top
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([node.module] if isinstance(node, ast.ImportFrom) else [n.name for n in node.names])
        ]
        assert not [name for name in names if name and any(within(name, module) for module in heavy)], path
