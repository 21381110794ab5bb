"""The README: each of its transcripts is what the commands print, each file and make target it names exists."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
TRANSCRIPTS = [part for block in BLOCKS for part in re.split(r"(?m)^\$ ", block) if part.strip()]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = tmp_path_factory.mktemp("readme") / "kgraph-data"
    return os.environ | {"KGRAPH_DATA": str(data), "COLUMNS": "100", "NO_COLOR": "1"}


def pattern(printed: str) -> str:
    """What a transcript allows: any lines for a line '...', any number of seconds."""
    lines = [r"(?:.*\n)*" if line == "..." else re.escape(line) + r"[ ]*\n" for line in printed.splitlines()]
    return re.sub(r"\d+\\\.\d\\ seconds", r"\\d+\\.\\d seconds", "".join(lines))


def test_every_transcript_is_collected() -> None:
    assert len(TRANSCRIPTS) == len(re.findall(r"(?m)^\$ ", README)) >= 7


def test_transcripts_are_what_the_commands_print(environment: dict[str, str]) -> None:
    for transcript in TRANSCRIPTS:  # in order: the first builds the graph that the others ask
        command, _, printed = transcript.partition("\n")
        assert command.startswith("kgraph ")
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert re.fullmatch(pattern(printed), done.stdout), f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_what_it_links_to_exists(target: str) -> None:
    assert (ROOT / target).exists()


def test_every_make_target_it_names_exists() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", README)) - {"test"}
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert named
    assert named <= targets
