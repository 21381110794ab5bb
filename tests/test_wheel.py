"""The installed wheel alone, in an empty environment and an empty folder, does everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.wheel


def run(*command: object, cwd: Path) -> str:
    """Standard output of a command that must succeed, without the repository on any path."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "KGRAPH_DATA"}}
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("kgraph-*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "bin" / "kgraph"


def test_the_wheel_carries_its_data_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    wanted = [
        "kgraph/data/model/config.cfg",
        "kgraph/data/model/ATTRIBUTION.md",
        "kgraph/ontology/shapes.ttl",
        "kgraph/data/states.csv",
    ]
    for name in (*wanted, "kgraph/view/static/main.js", "kgraph/py.typed"):
        assert name in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/kgraph/data/model/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "seeds", "training", "benchmarks", "notebooks"))]


def test_it_does_everything_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    articles = sorted((ROOT / "seeds").glob("*.txt"))
    run(command, "build", *articles, cwd=tmp_path)
    answer = json.loads(run(command, "ask", "Who represented Seoul when?", "--format", "json", cwd=tmp_path))
    assert len(answer["rows"]) >= 4
    assert answer["evidence"]
    assert "conforms" in run(command, "check", cwd=tmp_path)
    assert len(run(command, "export", "--format", "jsonl", cwd=tmp_path).splitlines()) >= 11
    assert "@prefix" in run(command, "export", "--format", "ttl", cwd=tmp_path)
    run(command, "view", "-o", "page.html", cwd=tmp_path)
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run(command, "query", "--list", cwd=tmp_path)
    assert run(command, "stats", cwd=tmp_path)
    assert run(command, "explain", "Park Yoon-joo", cwd=tmp_path)
    assert "South Korea" in run(command, "conflicts", cwd=tmp_path)
