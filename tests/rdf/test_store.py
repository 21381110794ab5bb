from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kgraph.errors import StoreError
from kgraph.rdf import store

if TYPE_CHECKING:
    from collections.abc import Iterator

PREDICATE = ox.NamedNode("https://x.example/p")


def numbered(build: int, count: int = 50) -> Iterator[ox.Quad]:
    """As many quads as asked for, all of one build."""
    for number in range(count):
        yield ox.Quad(ox.NamedNode(f"https://x.example/{number}"), PREDICATE, ox.Literal(str(build)))


def builds(folder: Path) -> tuple[set[str], int]:
    """Which builds the current graph holds quads of, and how many quads."""
    with store.read(folder) as snapshot:
        values = [quad.object for quad in snapshot.store]
    return {value.value for value in values if isinstance(value, ox.Literal)}, len(values)


def generations(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.glob("g*"))


def test_a_build_replaces_the_graph(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    first = store.replace(folder, numbered(1))
    assert builds(folder) == ({"1"}, 50)
    second = store.replace(folder, numbered(2, 3))
    assert builds(folder) == ({"2"}, 3)
    assert first != second == store.current(folder)
    assert generations(folder) == [second]


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    store.replace(tmp_path / "graph", [])
    assert builds(tmp_path / "graph") == (set(), 0)


def test_nothing_built_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph has been built yet \(run kgraph build\)"):
        store.read(tmp_path / "graph")


def test_bad_input_leaves_the_old_graph(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    kept = store.replace(folder, numbered(1))

    def broken() -> Iterator[ox.Quad]:
        yield from numbered(2, 10)
        raise ValueError("broken input")

    with pytest.raises(ValueError, match="broken input"):
        store.replace(folder, broken())
    assert builds(folder) == ({"1"}, 50)
    assert generations(folder) == [kept]


def test_a_reader_keeps_its_snapshot_through_builds(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    store.replace(folder, numbered(1))
    with store.read(folder) as snapshot:
        for build in (2, 3, 4):
            store.replace(folder, numbered(build))
        assert {quad.object for quad in snapshot.store} == {ox.Literal("1")}
        assert generations(folder) == [snapshot.generation, store.current(folder)]
    store.replace(folder, numbered(5))
    assert generations(folder) == [store.current(folder)]  # nobody reads the first one any more


def test_two_writers(tmp_path: Path) -> None:
    folder = tmp_path / "graph"

    def while_another_writes() -> Iterator[ox.Quad]:
        yield from numbered(1)
        with pytest.raises(StoreError, match="another kgraph is writing here") as failure:
            store.replace(folder, numbered(2))
        assert "\n" not in str(failure.value)

    store.replace(folder, while_another_writes())
    assert builds(folder) == ({"1"}, 50)


def test_a_damaged_graph_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    generation = store.replace(folder, numbered(1))
    (folder / generation / "db" / "CURRENT").write_text("x")
    with pytest.raises(StoreError, match=r"g000001: the graph is damaged \(run kgraph build to make it anew\)"):
        store.read(folder)
    store.replace(folder, numbered(2))
    assert builds(folder) == ({"2"}, 50)


def test_a_graph_that_somebody_removed_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    generation = store.replace(folder, numbered(1))
    (folder / generation / "in-use").unlink()
    with pytest.raises(StoreError, match="the graph is gone"):
        store.read(folder)


WRITER = """
import sys
from pathlib import Path
from kgraph.rdf import store
from tests.rdf.test_store import numbered
folder = Path(sys.argv[1])
for build in range(1, 100000):
    store.replace(folder, numbered(build, 2000))
    print(build, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.0, 0.011, 0.023, 0.037, 0.061])
def test_kill_9_while_building(tmp_path: Path, delay: float) -> None:
    """Whenever the writer dies, the graph is whole, of one build, and no older than the last one reported."""
    folder, root = tmp_path / "graph", Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as writer:
        assert writer.stdout
        reported = [int(writer.stdout.readline()), int(writer.stdout.readline())]
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        reported += [int(line) for line in writer.stdout]
    ((build,), count) = builds(folder)
    assert count == 2000
    assert reported[-1] <= int(build) <= reported[-1] + 1
    store.replace(folder, numbered(0))  # no lock is left behind, and what lay half done is swept away
    assert builds(folder) == ({"0"}, 50)
    assert generations(folder) == [store.current(folder)]


READER = """
import sys
from pathlib import Path
from kgraph.rdf import store
folder = Path(sys.argv[1])
for _ in range(150):
    with store.read(folder) as snapshot:
        values = {quad.object.value for quad in snapshot.store}
        assert len(values) == 1, values
        assert len(snapshot.store) == 500
print("whole")
"""


def test_readers_beside_a_writer_never_see_half_a_graph(tmp_path: Path) -> None:
    folder, root = tmp_path / "graph", Path(__file__).parents[2]
    store.replace(folder, numbered(0, 500))
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as reader:
        build = 0
        while reader.poll() is None and build < 500:
            build += 1
            store.replace(folder, numbered(build, 500))
        assert reader.stdout
        assert reader.stdout.read() == "whole\n"
    assert reader.returncode == 0
    assert build > 3
