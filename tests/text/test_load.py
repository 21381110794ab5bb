from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.model import Article
from kgraph.text.load import load

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "OSLO, May 3, 2021 (NNS) -- The two ministers met in Oslo on Monday to talk of fish and of cod."


def read(*paths: Path) -> tuple[list[Article], list[str]]:
    """The articles, and the lines a user sees for the rest."""
    found = list(load(paths))
    return [a for a in found if isinstance(a, Article)], [str(e) for e in found if isinstance(e, InputError)]


def test_a_text_is_kept_as_it_is_but_for_the_mark(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_bytes(b"\xef\xbb\xbfTalks in Vik\r\n\r\n" + TEXT.encode() + b"\r\n")
    (article,), errors = read(tmp_path)
    assert not errors
    assert article.id == "talks"
    assert article.text == f"Talks in Vik\r\n\r\n{TEXT}\r\n"
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.title, article.published, article.dated_by) == ("Talks in Vik", "2021-05-03", "dateline")
    assert article.place == "OSLO"
    assert [article.text[b.start : b.end] for b in article.blocks] == ["Talks in Vik", TEXT]


def test_metadata_beside_a_text_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    meta = {
        "url": "https://news.example/2021/05/04/a",
        "published": "2021-05-04T10:00:00Z",
        "title": "Fish",
        "publisher": "NNS",
    }
    (tmp_path / "a.meta.json").write_text(json.dumps(meta))
    (article,), errors = read(tmp_path)
    assert not errors
    assert (article.published, article.dated_by) == ("2021-05-04", "metadata")
    assert (article.url, article.title, article.publisher) == (meta["url"], "Fish", "NNS")


def test_the_address_alone_dates_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The two ministers met in Oslo on Monday to talk of fish and of cod.")
    (tmp_path / "a.meta.json").write_text('{"url": "https://news.example/2021/05/04/a"}')
    (article,), _ = read(tmp_path)
    assert (article.published, article.dated_by) == ("2021-05-04", "address")


def test_an_address_that_is_no_web_address_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_text('{"url": "javascript:alert(1)//2021/05/04/"}')
    (article,), _ = read(tmp_path)
    assert article.url is None
    assert article.dated_by == "dateline"


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("{", "a.meta.json:1: no valid JSON"),
        ("[]", "a.meta.json: not a JSON object"),
        ('{"title": 7}', "a.meta.json: 'title' is not text"),
        ('{"published": "soon"}', "a.meta.json: 'published' is no date: 'soon' (write it as 2025-07-11)"),
        (
            '{"published": "03/04/2024"}',
            "a.meta.json: 'published' can be read two ways: '03/04/2024' (write 2024-03-04 or 2024-04-03)",
        ),
    ],
)
def test_broken_metadata_is_named(tmp_path: Path, meta: str, message: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_text(meta)
    articles, errors = read(tmp_path)
    assert [article.id for article in articles] == ["b"]
    assert errors == [f"{tmp_path}/{message}"]


def test_folders_are_read_with_subfolders_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.TXT", "c.html", "a.jsonl", ".git/x.txt", ".hidden.txt", "b/.hidden/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": TEXT}) if name.endswith("jsonl") else f"<p>{TEXT}</p>" * 5)
    for name in ("INDEX.csv", "NOTICE", "b/z.meta.json", "other.json", "scan.pdf"):
        (tmp_path / name).write_text("{}")
    articles, errors = read(tmp_path)
    assert not errors
    assert [article.id for article in articles] == ["a#1", "a", "z", "c"]


def test_one_bad_file_among_many_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text(" \n\u00a0\n")
    (tmp_path / "d.txt").write_bytes(b"x" * 5_000_001)
    articles, errors = read(tmp_path, tmp_path / "missing.txt", tmp_path / "scan.pdf")
    assert [article.id for article in articles] == ["b"]
    assert [line.removeprefix(f"{tmp_path}/") for line in errors] == [
        "missing.txt: no such file or folder",
        "scan.pdf: no such file or folder",
        "a.txt: not a text file: it has NUL bytes (if it is UTF-16 without a mark, save it as UTF-8)",
        "c.txt: empty",
        "d.txt: larger than 5 MB (5.0 MB) (split it)",
    ]


def test_a_paragraph_without_end_is_refused_before_it_takes_all_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n\n" + "The ministers met in Oslo on Monday. " * 3_000)
    _, errors = read(tmp_path)
    assert errors == [f"{tmp_path}/a.txt: a paragraph of 110,999 characters (100,000 at most: divide it)"]


def test_a_file_of_another_format_is_refused_when_named(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_text("x")
    _, errors = read(tmp_path / "scan.pdf")
    assert errors == [f"{tmp_path}/scan.pdf: not a format of articles (kgraph reads .txt, .html, .htm, .jsonl)"]


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, errors = read(tmp_path / "empty")
    assert errors == [f"{tmp_path}/empty: no article in empty (kgraph reads .txt, .html, .htm, .jsonl)"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    _, errors = read(tmp_path / "a.txt")
    assert errors == [f"{tmp_path}/a.txt: not a file that can be read"]


def test_of_two_articles_with_one_id_the_other_is_named(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    articles, errors = read(tmp_path / "y", tmp_path / "x")
    assert len(articles) == 1
    assert errors == [
        f"{tmp_path}/y/a.txt: another article has the id 'a': {tmp_path}/x/a.txt (give one of them another name)"
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    articles, errors = read(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt")
    assert len(articles) == 1
    assert not errors


@settings(deadline=None, max_examples=20)
@given(st.permutations(["a.txt", "b.txt", "x/a.txt", "x", "missing.txt"]))
def test_the_order_of_the_paths_makes_no_difference(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "x").mkdir()
    for name in ("a.txt", "b.txt", "x/a.txt"):
        (folder / name).write_text(f"{TEXT} {name}")
    articles, errors = read(*(folder / name for name in names))
    assert [article.text[-5:] for article in articles] == ["a.txt", "b.txt"]
    assert len(errors) == 2


# --- .jsonl ----------------------------------------------------------------------------------------------


def test_records(tmp_path: Path) -> None:
    records = [
        {"id": "own", "text": TEXT, "published": "2021-05-04", "title": "Fish", "url": "https://n.example/a"},
        {"text": f"{TEXT} Again."},
        {"id": 7, "text": f"{TEXT} And again.", "published": None, "other": [1]},
    ]
    (tmp_path / "news.jsonl").write_text("\n\n".join(json.dumps(record) for record in records))
    articles, errors = read(tmp_path)
    assert not errors
    assert [article.id for article in articles] == ["own", "news#3", "7"]
    assert (articles[0].published, articles[0].dated_by, articles[0].title) == ("2021-05-04", "metadata", "Fish")
    assert articles[1].dated_by == "dateline"


def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}).encode()
    lines = [
        b"{",
        good,
        b"[1]",
        b'{"title": "no text"}',
        b'{"text": ""}',
        b"\xff",
        b'{"text": "\\ud800"}',
        b'{"id": [], "text": "x"}',
        b'{"text": "x", "published": "soon"}',
        json.dumps({"id": "news#2", "text": TEXT}).encode(),
        b"[" * 100_000,
        good,
    ]
    (tmp_path / "news.jsonl").write_bytes(b"\n".join(lines))
    articles, errors = read(tmp_path)
    assert [article.id for article in articles] == ["news#2", "news#12"]
    assert [line.removeprefix(f"{tmp_path}/news.jsonl:").partition(" (")[0] for line in errors] == [
        "1: no valid JSON",
        "3: not a JSON object",
        "4: no 'text' in it",
        "5: empty",
        "6: not UTF-8: byte 0xFF at offset 0",
        "7: half of a surrogate pair at character 0: no valid Unicode",
        "8: 'id' is neither text nor a number",
        "9: 'published' is no date: 'soon'",
        f"10: another article has the id 'news#2': {tmp_path}/news.jsonl:2",
        "11: no valid JSON",
    ]


def test_an_empty_file_of_records_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("\n\n")
    assert read(tmp_path)[1] == [f"{tmp_path}/news.jsonl: empty"]


def test_a_record_beyond_all_bounds_ends_its_file_only(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"text": TEXT}).encode() + b"\n" + b"x" * 30_000_002 + b"\n{}")
    (tmp_path / "b.txt").write_text(TEXT)
    articles, errors = read(tmp_path)
    assert [article.id for article in articles] == ["a#1", "b"]
    assert errors == [f"{tmp_path}/a.jsonl:2: larger than 5 MB (split it)"]


# --- speed -----------------------------------------------------------------------------------------------


def test_texts_load_no_web_page_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    code = (
        "import sys; from kgraph.text.load import load; found = list(load(sys.argv[1:])); "
        "print(len(found), [m for m in ('trafilatura', 'htmldate', 'lxml', 'spacy', 'rdflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "1 []\n"
