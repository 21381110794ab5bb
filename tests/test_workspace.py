from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError, StoreError
from kgraph.model import Article, Block, BlockKind, Meeting, Quote, Reading
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.workspace import Workspace, create, open_or_create, open_workspace

ARTICLE = Article(
    "wire-1",
    "LONDON\r\nThe two met.\u2028",
    "a" * 64,
    (Block(0, 6, BlockKind.META), Block(8, 20, BlockKind.BODY)),
    title="Two met",
    published="2019-05-10",
)
READING = Reading(
    "wire-1",
    "a" * 64,
    "2019-05-10",
    "stated",
    (Meeting("held", "phone", ("GBR", "FRA"), (Quote(8, 19, "The two met"),)),),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "kgraph-data")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file with its content, but for locks."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != "lock"
    }


# --- opening -------------------------------------------------------------------------------------


def test_a_new_folder_opens_again_with_its_base(tmp_path: Path) -> None:
    made = create(tmp_path / "new" / "data", "https://data.example/id/")
    assert open_workspace(made.root) == made
    assert open_or_create(made.root).base == "https://data.example/id/"


def test_open_or_create_makes_what_is_missing_or_empty(tmp_path: Path) -> None:
    assert open_or_create(tmp_path / "missing").base == DEFAULT_BASE
    (tmp_path / "empty").mkdir()
    assert open_or_create(tmp_path / "empty").root == tmp_path / "empty"


def marker(root: Path, content: object) -> Path:
    root.mkdir(exist_ok=True)
    (root / "kgraph.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return root


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such data folder \(make one with kgraph build, or name it with --data\)"):
        open_workspace(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "not a kgraph data folder"),
        ({"format": "other"}, "not a kgraph data folder"),
        (
            {"format": "kgraph-data", "version": 99},
            r"made by another kgraph \(version 99, this one has 1; build it anew\)",
        ),
        ("{", "damaged"),
        ("[]", "damaged"),
    ],
)
def test_folders_that_are_not_ours(tmp_path: Path, content: object, message: str) -> None:
    root = tmp_path / "data"
    root.mkdir()
    (root / "somebody's.txt").write_text("theirs")
    if content is not None:
        marker(root, content)
    before = snapshot(root)
    for opener in (open_workspace, open_or_create):
        with pytest.raises(StoreError, match=message) as failure:
            opener(root)
        assert "\n" not in str(failure.value)
        assert str(root) in str(failure.value)
    with pytest.raises(StoreError, match="not empty"):
        create(root)
    assert snapshot(root) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    for opener in (create, open_workspace, open_or_create):
        with pytest.raises(StoreError, match="not a"):
            opener(tmp_path / "data")


@pytest.mark.parametrize("base", ["", "data/", "https://x.example/no-slash", 'https://x.example/">/', "https://x y/"])
def test_bases_that_would_break_iris(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="no base for IRIs"):
        create(tmp_path / "data", base)
    assert not (tmp_path / "data").exists()


# --- articles and readings -------------------------------------------------------------------------


def test_articles_come_back_as_they_were(workspace: Workspace) -> None:
    workspace.put_article(ARTICLE)
    assert workspace.article("wire-1") == ARTICLE
    assert list(workspace.articles()) == [ARTICLE]
    assert workspace.article("wire-2") is None


@given(st.text(min_size=1), st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_id_and_text_can_be_stored_inside_the_folder(workspace: Workspace, name: str, text: str) -> None:
    article = Article(name, text, "0" * 64)
    workspace.put_article(article)
    try:
        assert workspace.article(name) == article
        assert list(workspace.articles()) == [article]
        assert {path.parent.name for path in workspace.root.rglob("*.json")} == {"kgraph-data", "articles"}
    finally:
        assert workspace.remove_article(name)
    assert list(workspace.articles()) == []


@pytest.mark.parametrize("names", [("a/b", "a-b"), ("A", "a"), ("../x", "x"), ("x" * 300, "x" * 301), ("é", "e\u0301")])
def test_like_ids_do_not_overwrite_each_other(workspace: Workspace, names: tuple[str, str]) -> None:
    for name in names:
        workspace.put_article(replace(ARTICLE, id=name))
    assert [article.id for article in workspace.articles()] == sorted(names)
    assert workspace.remove_article(names[0])
    assert [article.id for article in workspace.articles()] == [names[1]]


def test_half_a_surrogate_pair_is_refused_and_nothing_stored(workspace: Workspace) -> None:
    with pytest.raises(InputError, match=r"^wire-1: not valid Unicode"):
        workspace.put_article(replace(ARTICLE, text="\ud800"))
    assert list(workspace.articles()) == []


def test_a_reading_counts_for_its_text_and_its_reader_alone(workspace: Workspace) -> None:
    assert workspace.reading(ARTICLE, "reader 1") is None
    workspace.put_reading(READING, "reader 1")
    assert workspace.reading(ARTICLE, "reader 1") == READING
    assert workspace.reading(ARTICLE, "reader 2") is None
    assert workspace.reading(replace(ARTICLE, sha256="b" * 64), "reader 1") is None
    assert list(workspace.readings()) == [READING]


def test_a_withdrawn_article_takes_its_reading_along(workspace: Workspace) -> None:
    workspace.put_article(ARTICLE)
    workspace.put_reading(READING, "reader 1")
    assert workspace.remove_article("wire-1")
    assert not workspace.remove_article("wire-1")
    assert list(workspace.readings()) == []


def test_the_same_content_gives_the_same_files(workspace: Workspace, tmp_path: Path) -> None:
    other = create(tmp_path / "other")
    for place, names in ((workspace, "ab"), (other, "ba")):
        for name in names:
            place.put_article(replace(ARTICLE, id=name))
    assert snapshot(workspace.root) == snapshot(other.root)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"article": {"id": 1}}', '{"article": {"id": "wire-1", "new": 1}}']
)
def test_a_damaged_file_is_named(workspace: Workspace, content: str) -> None:
    workspace.put_article(ARTICLE)
    (path,) = (workspace.root / "articles").glob("*.json")
    path.write_text(content)
    for read in (lambda: workspace.article("wire-1"), lambda: list(workspace.articles())):
        with pytest.raises(StoreError, match="damaged or made by another kgraph") as failure:
            read()
        assert str(path) in str(failure.value)


def test_a_failed_write_leaves_the_old_file(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.put_article(ARTICLE)
    before = snapshot(workspace.root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        workspace.put_article(replace(ARTICLE, title="another"))
    assert snapshot(workspace.root) == before


# --- one writer ------------------------------------------------------------------------------------


def test_a_second_writer_is_told(workspace: Workspace) -> None:
    with workspace.writing():
        with (
            pytest.raises(StoreError, match="another kgraph is writing here"),
            open_workspace(workspace.root).writing(),
        ):
            pass
        workspace.put_article(ARTICLE)
    with workspace.writing():
        assert workspace.article("wire-1")


HOLD = """
import sys
from pathlib import Path
from kgraph.workspace import open_workspace
with open_workspace(Path(sys.argv[1])).writing():
    print("mine", flush=True)
    sys.stdin.read()
"""


def test_a_killed_writer_leaves_no_lock(workspace: Workspace) -> None:
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(StoreError, match="another kgraph"), workspace.writing():
            pass
        other.kill()
    with workspace.writing():
        pass
