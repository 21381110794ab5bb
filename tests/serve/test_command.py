"""``kgraph serve`` as a process: what it says, where it listens, how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from kgraph import workspace
from tests.serve.conftest import Client

if TYPE_CHECKING:
    from kgraph.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def start(data: Path, *words: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kgraph", "serve", "--data", str(data), "--port", "0", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1", **env},
    )  # fmt: skip


def client_of(process: subprocess.Popen[str]) -> Client:
    """A client of a server that has said where it is."""
    assert process.stdout is not None
    address = process.stdout.readline()
    found = re.fullmatch(r"http://(?:127\.0\.0\.1|0\.0\.0\.0|localhost):(\d+)/\n", address)
    assert found, address
    made = Client(int(found.group(1)))
    assert made.query("ASK {}").status == 200
    return made


def test_it_says_where_it_is_and_ends_on_ctrl_c(world: Workspace) -> None:
    process = start(world.root)
    client_of(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "Ctrl-C stops it.\n")


def test_beyond_loopback_it_says_what_that_exposes(world: Workspace) -> None:
    process = start(world.root, "--host", "0.0.0.0")
    client_of(process)
    process.terminate()
    _, err = process.communicate(timeout=20)
    assert err.startswith("Anyone who reaches 0.0.0.0 can now read the whole graph")


def workers(server: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == server:
                found.append(int(entry.name))
        except (OSError, ValueError):
            continue
    return found


def alive(process: int) -> bool:
    try:
        return "kgraph.serve.engine" in Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_it_not_even_in_a_query(world: Workspace, how: signal.Signals) -> None:
    process = start(world.root)
    served = client_of(process)
    query = f"/sparql?{urlencode({'query': RUNAWAY})}"
    with pytest.raises(TimeoutError):
        served.send("GET", query, timeout=0.5)
    served.get("/")
    running = workers(process.pid)
    assert running
    process.send_signal(how)
    process.communicate(timeout=20)
    end = time.monotonic() + 10
    while any(map(alive, running)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(alive, running))


HERE, FOREIGN = "http://localhost:8888", "https://example.org"


@pytest.mark.parametrize(
    ("words", "allowed", "refused"),
    [
        (
            (),
            {HERE: HERE, "http://127.0.0.1:3000": "http://127.0.0.1:3000"},
            [FOREIGN, "http://localhost.evil.example"],
        ),
        (("--cors",), {HERE: "*", FOREIGN: "*"}, []),
        (("--no-cors",), {}, [HERE, FOREIGN]),
        (("--host", "0.0.0.0"), {HERE: "*", FOREIGN: "*"}, []),
    ],
)
def test_pages_of_which_sites_may_read_the_graph(
    world: Workspace, words: tuple[str, ...], allowed: dict[str, str], refused: list[str]
) -> None:
    process = start(world.root, *words)
    served = client_of(process)
    try:
        for origin, said in allowed.items():
            assert served.get("/sparql?query=ASK%7B%7D", Origin=origin).headers["access-control-allow-origin"] == said
        for origin in refused:
            assert "access-control-allow-origin" not in served.get("/sparql?query=ASK%7B%7D", Origin=origin).headers
        name = served.get("/", Host="rebound.example.org").status
        assert name == (200 if FOREIGN in allowed else 400)
    finally:
        process.kill()
        process.communicate()


def test_without_cors_other_names_are_refused(world: Workspace) -> None:
    process = start(world.root, "--no-cors")
    served = client_of(process)
    try:
        assert "access-control-allow-origin" not in served.get("/", Origin="https://example.org").headers
        assert served.get("/", Host="rebound.example.org").status == 400
        assert served.get("/", Host=f"localhost:{served.port}").status == 200
    finally:
        process.kill()
        process.communicate()


def complaint(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=60)
    assert out == ""
    return process.returncode, err


def test_no_graph_yet(tmp_path: Path) -> None:
    workspace.create(tmp_path / "data")
    code, err = complaint(start(tmp_path / "data"))
    assert (code, err.count("\n")) == (2, 1)
    assert "run kgraph build" in err


@pytest.mark.parametrize("words", [("--host", "no.such.host.invalid"), ("--host", "192.0.2.1")])
def test_an_address_that_cannot_be_had(world: Workspace, words: tuple[str, ...]) -> None:
    code, err = complaint(start(world.root, *words))
    assert (code, err.count("\n")) == (2, 1)
    assert "cannot listen there" in err


def test_a_port_in_use(world: Workspace) -> None:
    process = start(world.root)
    served = client_of(process)
    code, err = complaint(start(world.root, "--port", str(served.port)))
    process.kill()
    process.communicate()
    assert (code, err.count("\n")) == (2, 1)
    assert "--port" in err


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_its_libraries_it_says_what_to_install(world: Workspace, tmp_path: Path, missing: str) -> None:
    (tmp_path / missing).mkdir()
    (tmp_path / missing / "__init__.py").write_text("raise ModuleNotFoundError('not installed')\n")
    code, err = complaint(start(world.root, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}"))
    assert (code, err) == (2, 'kgraph: kgraph serve needs starlette and uvicorn (pip install "kgraph[serve]")\n')
