"""The real command in processes of its own: what it says, its exit codes, and what bad input leaves alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.newsroom import ARTICLES, lay_out

ROOT = Path(__file__).resolve().parent.parent


def run(*words: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command with these words."""
    path = {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, **path, **env}, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder built of the three articles; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    done = run("build", lay_out(folder / "news"), "--data", folder / "data")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 articles (3 read, 0 unchanged, 0 refused), 1 meeting, 2 people, 1 conflict, ")
    return folder / "data"


def graph(data: Path) -> bytes:
    """The whole graph, byte for byte."""
    return subprocess.run(
        [sys.executable, "-m", "kgraph", "export", "--format", "nq", "--data", str(data)],
        capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout  # fmt: skip


def test_build_check_and_export(built: Path) -> None:
    checked = run("check", "--data", built)
    assert checked.returncode == 0
    assert checked.stdout.startswith("conforms; 3 articles, ")
    meetings = [json.loads(line) for line in run("export", "--format", "jsonl", "--data", built).stdout.splitlines()]
    assert [(m["status"], sorted(m["parties"]), m["place"]["city"]) for m in meetings] == [
        ("held", ["MAR", "PER"], "Lima")
    ]
    assert {p["person"] for p in meetings[0]["participants"]} == {"Ana Quispe", "Karim Belkacem"}


def test_the_data_folder_comes_from_the_environment_too(built: Path, tmp_path: Path) -> None:
    assert run("meetings", cwd=tmp_path, KGRAPH_DATA=str(built)).stdout.count("m-") == 1


def test_order_pieces_and_workers_make_no_difference(built: Path, tmp_path: Path) -> None:
    news = lay_out(tmp_path / "news")
    for name in ("rain", "press"):
        assert run("build", news / f"{name}.txt", "--data", tmp_path / "pieces").returncode == 0
    again = run("build", news / "wire.txt", news / "rain.txt", "--workers", "2", "--data", tmp_path / "pieces")
    assert "3 articles (1 read, 1 unchanged, 0 refused)" in again.stdout
    assert graph(tmp_path / "pieces") == graph(built)


def test_a_changed_article_is_read_again_and_a_removed_one_forgotten(tmp_path: Path) -> None:
    news, data = lay_out(tmp_path / "news", "wire", "rain"), tmp_path / "data"
    run("build", news, "--data", data)
    text = (news / "wire.txt").read_text(encoding="utf-8").replace("in Lima on Friday", "in Cusco on Friday")
    (news / "wire.txt").write_text(text, encoding="utf-8")
    assert "2 articles (1 read, 1 unchanged, 0 refused)" in run("build", news, "--data", data).stdout
    assert "Cusco" in run("meetings", "--data", data).stdout
    removed = run("build", "--remove", "wire", "--data", data)
    assert removed.stdout.startswith("1 article (0 read, 0 unchanged, 0 refused, 1 removed), 0 meetings, 0 people")
    assert b"Cusco" not in graph(data)


def test_a_stored_text_that_was_altered_is_not_built_from(tmp_path: Path) -> None:
    news, data = lay_out(tmp_path / "news"), tmp_path / "data"
    run("build", news, "--data", data)
    before = graph(data)
    [path] = (data / "articles").glob("wire.*")
    path.write_text(path.read_text(encoding="utf-8").replace("Ana Quispe met", "Eva Quispe met"), encoding="utf-8")
    done = run("build", lay_out(tmp_path / "more", "rain") / "rain.txt", "--data", data)
    assert done.returncode == 2
    assert done.stderr == (
        f"kgraph: {data}: the stored text of wire was altered (give the article again, or kgraph build --remove wire)\n"
    )
    assert graph(data) == before
    assert run("build", news, "--data", data).returncode == 0
    assert run("check", "--data", data).returncode == 0
    assert graph(data) == before


def test_metadata_that_appears_later_is_taken_in(tmp_path: Path) -> None:
    news, data = lay_out(tmp_path / "news", "rain"), tmp_path / "data"
    run("build", news, "--data", data)
    (news / "rain.meta.json").write_text('{"published": "2021-03-08"}', encoding="utf-8")
    assert "(1 read, 0 unchanged" in run("build", news, "--data", data).stdout
    assert b'"2021-03-08"' in graph(data)


def test_the_graph_is_written_again_only_for_a_reason(tmp_path: Path) -> None:
    news, data = lay_out(tmp_path / "news"), tmp_path / "data"
    first = run("build", news, "--data", data).stdout
    pointer = (data / "graph" / "current").read_text()
    again = run("build", news, "--data", data).stdout
    assert again.split("), ")[1].rpartition(",")[0] == first.split("), ")[1].rpartition(",")[0]
    assert (data / "graph" / "current").read_text() == pointer
    for manifest in (data / "graph").glob("*/db/MANIFEST-*"):
        manifest.write_bytes(b"damaged")
    assert run("check", "--data", data).returncode == 2
    assert run("build", "--data", data).returncode == 0
    assert run("check", "--data", data).returncode == 0


def test_a_build_that_was_killed_is_taken_up_where_it_ended(tmp_path: Path) -> None:
    news, data = tmp_path / "news", tmp_path / "data"
    news.mkdir()
    texts = [f"{name.title()} no {n}\n\n{text}" for n in range(40) for name, text in sorted(ARTICLES.items())]
    for n, text in enumerate(texts):
        (news / f"a{n:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "kgraph", "build", str(news), "--data", str(data)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
    deadline = time.monotonic() + 60
    while len(list((data / "articles").glob("*.json"))) < 10:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not (data / "graph" / "current").exists()
    done = run("build", news, "--data", data)
    read = int(done.stdout.split("(")[1].split()[0])
    assert (done.returncode, read < 115) == (0, True)
    run("build", news, "--data", tmp_path / "other", "--workers", "2")
    assert graph(data) == graph(tmp_path / "other")


def test_ctrl_c_stops_all_processes_with_one_line(tmp_path: Path) -> None:
    news, data = tmp_path / "news", tmp_path / "data"
    news.mkdir()
    for n in range(400):
        (news / f"a{n:03}.txt").write_text(ARTICLES["wire"], encoding="utf-8")
    command = [sys.executable, "-m", "kgraph", "build", str(news), "--data", str(data), "--workers", "2"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(list((data / "articles").glob("*.json"))) < 10:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "kgraph: stopped; the graph is as it was\n")


def test_an_article_without_a_meeting_is_recorded(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = run("build", lay_out(tmp_path / "news", "rain"), "--data", data)
    assert (done.returncode, done.stdout[:40]) == (0, "1 article (1 read, 0 unchanged, 0 refuse")
    assert b"Rain in the north" in graph(data)


BAD = {
    "empty.txt": (b"", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "picture.txt"),
    "latin.txt": ("Die Außenministerin traf".encode("utf-16-le"), "latin.txt"),
    "broken.jsonl": (b'{"text": "no end', "broken.jsonl:1: no valid JSON"),
    "wrong.jsonl": (b'{"title": "no text"}\n', "wrong.jsonl:1: no 'text' in it"),
    "notes.pdf": (b"%PDF-1.4", "not a format of articles"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_in_one_line_and_changes_nothing(built: Path, tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    before, pointer = graph(built), (built / "graph" / "current").read_text()
    done = run("build", tmp_path / name, "--data", built)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr
    assert words in done.stderr
    assert graph(built) == before
    assert (built / "graph" / "current").read_text() == pointer


@pytest.mark.parametrize("words", [("missing.txt",), ("nothing",), ("nothing", "missing.txt")])
def test_no_article_at_all(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("build", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert all(word in done.stderr for word in words)
    assert not (tmp_path / "kgraph-data").exists()


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    news = lay_out(tmp_path / "news")
    (news / "empty.html").write_text("", encoding="utf-8")
    (news / "more.jsonl").write_text('{"text": "Snow fell in Oslo.", "id": "snow"}\n{"text": \n', encoding="utf-8")
    done = run("build", news, "--data", tmp_path / "data")
    assert done.returncode == 2
    assert done.stdout.startswith("4 articles (4 read, 0 unchanged, 2 refused), 1 meeting")
    assert [line.split(": ")[2] for line in done.stderr.splitlines()] == ["empty", "no valid JSON"]


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        (None, "not a kgraph data folder"),
        ('{"format": "other"}', "not a kgraph data folder"),
        ('{"format": "kgraph-data", "version": 999}', "made by another kgraph"),
        ("{", "damaged"),
    ],
)
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, marker: str | None, words: str) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine", encoding="utf-8")
    if marker is not None:
        (foreign / "kgraph.json").write_text(marker, encoding="utf-8")
    before = sorted(foreign.iterdir())
    for command in (["build", str(lay_out(tmp_path / "news", "rain"))], ["check"], ["export", "--format", "ttl"]):
        done = run(*command, "--data", foreign)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert words in done.stderr
    assert sorted(foreign.iterdir()) == before


def test_a_second_writer_is_turned_away(built: Path, tmp_path: Path) -> None:
    from kgraph.workspace import open_workspace

    with open_workspace(built).writing():
        done = run("build", lay_out(tmp_path / "news", "rain"), "--data", built)
    assert done.returncode == 2
    assert "another kgraph is writing here" in done.stderr


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; start = time.perf_counter(); from kgraph.cli import main; main(['--help']);"
        "took = time.perf_counter() - start;"
        "heavy = {'spacy', 'rdflib', 'pyoxigraph', 'trafilatura', 'pandas', 'networkx', 'numpy'} & set(sys.modules);"
        "print(took, sorted(heavy), file=sys.stderr)"
    )
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        taken.append(time.perf_counter() - started)
        assert done.stderr.strip().endswith("[]"), done.stderr
        assert "build" in done.stdout
    assert min(taken) < 0.5, taken  # 0.15 s on an idle machine


def test_no_escape_codes_where_colour_is_not_wanted(built: Path) -> None:
    for command in (["--help"], ["people", "--data", built], ["explain", "Ana Quispe", "--data", built]):
        shown = run(*command).stdout
        assert shown
        assert "\x1b" not in shown


def test_a_reader_that_has_enough_is_no_error(built: Path) -> None:
    command = f"{sys.executable} -m kgraph export --format nq --data {built}"
    pipe = f"{command} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", pipe], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert (done.stdout.strip(), done.stderr) == ("0", "")
