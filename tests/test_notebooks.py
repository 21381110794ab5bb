"""The notebooks: each runs from beginning to end, is stored without outputs, and says what its script says."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic

import jupytext
import nbclient
import nbformat
import pytest

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
CELLS, SECONDS = 15, 20.0


def test_there_are_notebooks_and_each_has_its_script() -> None:
    assert NOTEBOOKS
    assert [path.stem for path in NOTEBOOKS] == [path.stem for path in sorted(FOLDER.glob("*.py"))]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_and_its_script_agree(path: Path) -> None:
    cells, others = (jupytext.read(path.with_suffix(end)).cells for end in (".ipynb", ".py"))
    assert [(cell.cell_type, cell.source) for cell in cells] == [(cell.cell_type, cell.source) for cell in others]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_short_and_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert len(cells) < CELLS
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert code[-1].source.startswith("assert ")


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_its_end(path: Path) -> None:
    book = nbformat.read(path, as_version=4)
    started = monotonic()
    client = nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(FOLDER)}})
    # the kernel is a process of its own: it must find this kgraph, installed or not
    client.execute(env={**os.environ, "PYTHONPATH": os.pathsep.join([str(FOLDER.parent), *sys.path])})
    assert monotonic() - started < SECONDS
    shown = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert any("<iframe sandbox" in output.get("data", {}).get("text/html", "") for output in shown)
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in shown)
