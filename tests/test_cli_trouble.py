"""Trouble from outside, as a user meets it: an output that is closed, a full disk, names and texts that are hostile."""

from __future__ import annotations

import json
import os
import resource
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import lay_out

ROOT = Path(__file__).resolve().parent.parent


def kgraph(
    *words: str | Path, output: str = "", largest: int | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """The command with these words; ``output`` redirects it, ``largest`` is the size in bytes that a file may have."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    line = f"{shlex.join([sys.executable, '-m', 'kgraph', *map(str, words)])} {output}"
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, encoding="utf-8", timeout=120, preexec_fn=limit,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **env}, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder built of the three articles; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    done = kgraph("build", lay_out(folder / "news"), "--data", folder / "data")
    assert done.returncode == 0, done.stderr
    return folder / "data"


@pytest.mark.parametrize("command", ["people", "stats", "check", "ask 'Who met whom?'", "export --format nq"])
def test_an_output_that_is_closed_is_no_bug(built: Path, command: str) -> None:
    done = kgraph(*shlex.split(command), "--data", built, output=">&-")
    assert (done.returncode, "kgraph:" in done.stderr) == (0, False), done.stderr


def test_what_a_closed_output_would_have_got_ends_in_no_file(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "data")
    article = lay_out(tmp_path / "more", "rain").joinpath("rain.txt").rename(tmp_path / "more" / "drizzle.txt")
    assert kgraph("build", article, "--data", tmp_path / "data", output=">&- 2>&-").returncode == 0
    assert kgraph("check", "--data", tmp_path / "data").stdout.startswith("conforms; 4 articles, ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_output_that_is_full_is_one_line(built: Path) -> None:
    done = kgraph("people", "--data", built, output=">/dev/full")
    assert (done.returncode, done.stderr) == (2, "kgraph: output: No space left on device\n")


def test_a_disk_that_takes_no_more_leaves_the_graph_as_it_was(built: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(built, data)
    before = kgraph("export", "--format", "nq", "--data", data).stdout
    article = lay_out(tmp_path / "more", "rain").joinpath("rain.txt").rename(tmp_path / "more" / "drizzle.txt")
    done = kgraph("build", article, "--data", data, largest=4_000)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kgraph: {data}: cannot be written (")
    assert done.stderr.endswith("; the graph is as it was)\n")
    assert kgraph("export", "--format", "nq", "--data", data).stdout == before
    assert kgraph("build", "--data", data).returncode == 0
    assert kgraph("export", "--format", "nq", "--data", data).stdout.count("drizzle") > before.count("drizzle") == 0


def test_a_file_that_cannot_be_written_is_named(built: Path, tmp_path: Path) -> None:
    done = kgraph("export", "--format", "ttl", "-o", tmp_path / "all.ttl", "--data", built, largest=1_000)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kgraph: {tmp_path / 'all.ttl'}: cannot be written (")
    assert list(tmp_path.iterdir()) == []


NAMES = ("a\x1b[2Jb", "two\nlines", "tab\tbed", "x\u202etxt", "../../above")


@pytest.mark.parametrize("command", ["ask 'Who met whom?'", "explain Peru", "conflicts", "query articles", "check"])
def test_no_name_of_an_article_drives_the_terminal(tmp_path: Path, command: str) -> None:
    text = "LIMA, March 5, 2021 - Peruvian Foreign Minister Ana Quispe met Moroccan President Karim Belkacem in Lima."
    lines = [json.dumps({"id": name, "text": text}) + "\n" for name in NAMES]
    (tmp_path / "n.jsonl").write_text("".join(lines), encoding="utf-8")
    build = kgraph("build", tmp_path / "n.jsonl", "--data", tmp_path / "data")
    assert build.returncode == 0, build.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "n.jsonl"]
    done = kgraph(*shlex.split(command), "--data", tmp_path / "data")
    assert done.returncode in {0, 1}
    assert not set(done.stdout) & {"\x1b", "\t", "\u202e"}


def test_a_quote_that_goes_to_a_pipe_is_one_line(built: Path) -> None:
    told = kgraph("ask", "Who represented Peru in 2021?", "--data", built, COLUMNS="").stdout
    quotes = [row for row in told.splitlines() if row.startswith("“")]
    assert quotes
    assert all("”" in row for row in quotes)
