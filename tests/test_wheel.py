"""The installed wheel alone, in an empty environment and an empty folder, does everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from kgraph.rdf.export import FORMATS

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.wheel


ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "KGRAPH_DATA"}}


def run(*command: object, cwd: Path, code: int = 0) -> str:
    """What a command prints that must end so, without the repository on any path; what went wrong where it is 2."""
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stderr if code == 2 else done.stdout


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
    some = [
        "kgraph/data/model/config.cfg",
        "kgraph/data/model/ATTRIBUTION.md",
        "kgraph/ontology/shapes.ttl",
        "kgraph/data/states.csv",
    ]
    for name in (*some, "kgraph/view/static/main.js", "kgraph/py.typed"):
        assert name in names
    ours = [path.relative_to(ROOT) for path in (ROOT / "kgraph").rglob("*") if path.is_file()]
    wanted = [path.as_posix() for path in ours if not any(p == "__pycache__" or p.startswith(".") for p in path.parts)]
    assert sorted(set(wanted) - set(names)) == []
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/kgraph/data/model/LICENSE") for name in names)
    assert any(name.endswith("licenses/kgraph/serve/static/yasgui/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "seeds", "training", "benchmarks", "notebooks"))]


def test_it_does_everything_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    articles = sorted((ROOT / "seeds").glob("*.txt"))
    run(command, "build", *articles, cwd=tmp_path)
    answer = json.loads(run(command, "ask", "Who represented Seoul when?", "--format", "json", cwd=tmp_path))
    assert len(answer["rows"]) >= 4
    assert answer["evidence"]
    assert "No evidence in 5 articles" in run(command, "ask", "Who represented Peru?", cwd=tmp_path, code=1)
    assert "conforms" in run(command, "check", cwd=tmp_path)
    for form in FORMATS:
        exported = run(command, "export", "--format", form, cwd=tmp_path)
        assert "Park Yoon-joo" in exported or form == "ttl", form
    assert len(run(command, "export", "--format", "jsonl", cwd=tmp_path).splitlines()) >= 11
    run(command, "view", "-o", "page.html", cwd=tmp_path)
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run(command, "query", "--list", cwd=tmp_path)
    assert "Kuala Lumpur" in run(command, "query", "meetings-of-person", "-p", "person=Park Yoon-joo", cwd=tmp_path)
    assert run(command, "stats", cwd=tmp_path)
    assert run(command, "explain", "Park Yoon-joo", cwd=tmp_path)
    assert "South Korea" in run(command, "conflicts", cwd=tmp_path)
    run(command, "people", "split", "Cho Hyun", "Cho Hyeon-dong", cwd=tmp_path, code=2)  # they are two already
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kgraph-data", "page.html"]


def test_it_reads_web_pages_and_records(command: Path, tmp_path: Path) -> None:
    text = "LIMA, March 5, 2021 - Peruvian Foreign Minister Ana Quispe met Moroccan President Karim Belkacem in Lima."
    (tmp_path / "a.html").write_text(
        f"<html><head><title>Talks</title></head><body><article><h1>Talks in Lima</h1><p>{text}</p>"
        "<p>They spoke about fishing rights for an hour, and agreed to meet again.</p></article></body></html>"
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": text, "published": "2021-03-06"}) + "\n")
    told = run(command, "build", "a.html", "b.jsonl", "--workers", "2", cwd=tmp_path)
    assert told.startswith("2 articles (2 read, 0 unchanged, 0 refused), ")
    told = run(command, "ask", "Which articles name Ana Quispe?", "--format", "json", cwd=tmp_path)
    assert [row["article"] for row in json.loads(told)["rows"]] == ["a", "b#1"]


def test_python_needs_no_more_than_the_wheel(command: Path, tmp_path: Path) -> None:
    run(command, "build", *sorted((ROOT / "seeds").glob("*.txt")), cwd=tmp_path)
    code = (
        "import kgraph; graph = kgraph.open(); print(len(graph.meetings()));"
        "print(graph.ask('Who represented Japan in 2025?').rows[0]['person']);"
        "print(len(graph.query('meetings-of-person', person='Park Yoon-joo')));"
        "print(graph.view()._repr_html_()[:7])"
    )
    meetings, person, rows, page = run(command.with_name("python"), "-c", code, cwd=tmp_path).splitlines()
    assert int(meetings) >= 11
    assert (person, page) == ("Takeshi Iwaya", "<iframe")
    assert int(rows) >= 2
    missing = run(command.with_name("python"), "-c", "import kgraph; kgraph.open().people().df", cwd=tmp_path, code=1)
    assert missing == ""  # a traceback that ends in how to install pandas


def test_the_server_is_an_extra_that_says_so(command: Path, wheel: Path, tmp_path: Path) -> None:
    run(command, "build", *sorted((ROOT / "seeds").glob("*.txt")), cwd=tmp_path)
    assert 'pip install "kgraph[serve]"' in run(command, "serve", cwd=tmp_path, code=2)
    run(command.with_name("python"), "-m", "pip", "install", "--quiet", f"{wheel}[serve]", cwd=tmp_path)
    with subprocess.Popen(
        [str(command), "serve", "--port", "0"], cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            for path in (
                "",
                "editor",
                "static/yasgui/yasgui.min.js",
                "picture",
                "sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D",
            ):
                with urllib.request.urlopen(f"{address}{path}", timeout=30) as reply:
                    assert reply.status == 200, path
        finally:
            server.terminate()
