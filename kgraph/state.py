"""Whether the graph is still that of what is stored: a fingerprint of all that a build rests on, kept beside it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import StoreError
from kgraph.files import write_atomic

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

_PACKAGE = Path(__file__).resolve().parent
#: The code and tables between stored readings and the graph; a reading names its own reader.
_CODE = ("*.py", "resolve/*.py", "rdf/*.py", "data/*.csv")
_ONTOLOGY = "*.ttl"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds."""

    articles: int
    meetings: int
    people: int
    conflicts: int


def fingerprint(workspace: Workspace) -> str:
    """Changes with every article, reading, decision, and with the code that makes a graph of them."""
    from kgraph.rdf.ontology import path

    content = hashlib.sha256(workspace.base.encode())
    code = {found for pattern in _CODE for found in _PACKAGE.glob(pattern)} | set(
        path("vocab.ttl").parent.glob(_ONTOLOGY)
    )
    stored = [*(workspace.root / "articles").glob("*.json"), *(workspace.root / "readings").glob("*.json")]
    decisions = [workspace.decisions] if workspace.decisions.exists() else []
    for file in (*sorted(code), *sorted(stored), *decisions):
        content.update(f"\0{file.parent.name}/{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return content.hexdigest()


def remember(workspace: Workspace, counts: Counts) -> None:
    """Notes what the current graph was made of."""
    state = {"fingerprint": fingerprint(workspace), "counts": asdict(counts)}
    write_atomic(_file(workspace), (json.dumps(state) + "\n").encode())


def remembered(workspace: Workspace) -> Counts | None:
    """What the current graph holds, if it can be read and was made of exactly what is stored now; None otherwise."""
    from kgraph.rdf import store

    try:
        state = json.loads(_file(workspace).read_bytes())
        store.read(workspace.graph).close()
        return Counts(**state["counts"]) if state["fingerprint"] == fingerprint(workspace) else None
    except (OSError, ValueError, KeyError, TypeError, StoreError):
        return None


def forget(workspace: Workspace) -> None:
    """Before the graph is replaced: a build that dies leaves nothing that vouches for it."""
    _file(workspace).unlink(missing_ok=True)


def _file(workspace: Workspace) -> Path:
    return workspace.root / "built.json"
