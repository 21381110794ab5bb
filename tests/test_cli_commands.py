"""The commands in this process: what they print for a small graph, and the one line that errors are."""

from __future__ import annotations

import errno
import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from kgraph.build import build
from kgraph.cli import COMMANDS, main
from kgraph.commands.common import clean
from tests.newsroom import PRESS, WIRE, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder built of the three articles."""
    build(tmp_path / "data", [lay_out(tmp_path / "news")])
    return tmp_path / "data"


@pytest.fixture
def run(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on that folder: exit code, stdout, stderr."""
    monkeypatch.setenv("KGRAPH_DATA", str(data))

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def meeting_ids(run: Callable[..., tuple[int, str, str]]) -> list[str]:
    return [row["id"] for row in json.loads(run("meetings", "--format", "json")[1])]


def test_conflicts_show_both_quotes_and_what_was_settled(run: Callable[..., tuple[int, str, str]]) -> None:
    code, told, _ = run("conflicts")
    assert code == 0
    assert re.search(r"\n    2021-03-04\n      c-\w{12}  “Moroccan Foreign Minister", told)
    assert re.search(r"\n    2021-03-05\n      c-\w{12}  “Peruvian Foreign Minister", told)
    [line] = run("conflicts", "--format", "json")[1].splitlines()
    found = json.loads(line)
    texts = {"wire": WIRE, "press": PRESS}
    assert found["field"] == "date"
    assert {claim["id"] for claim in found["claims"]} == set(re.findall(r"c-\w{12}", told))
    for claim in found["claims"]:
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize("thing", ["Ana Quispe", "quispe", "QUISPE Ana"])
def test_explain_finds_a_person_by_any_form_of_the_name(run: Callable[..., tuple[int, str, str]], thing: str) -> None:
    code, told, _ = run("explain", thing)
    assert code == 0
    assert told.startswith("Ana Quispe (")
    assert "Foreign Minister, Peru, as of 2021-03-05" in told
    assert "“Peruvian Foreign Minister Ana Quispe” (wire:" in told
    assert "joined because" in told


@pytest.mark.parametrize("thing", ["Peru", "PER", "Lima"])
def test_explain_finds_a_state_by_name_code_and_capital(run: Callable[..., tuple[int, str, str]], thing: str) -> None:
    code, told, _ = run("explain", thing)
    assert (code, told.splitlines()[0]) == (0, "Peru (PER)")
    assert "Ana Quispe, Foreign Minister for Peru" in told


def test_explain_finds_a_meeting_by_every_id_it_ever_had(run: Callable[..., tuple[int, str, str]]) -> None:
    [meeting] = meeting_ids(run)
    found = json.loads(run("explain", meeting, "--format", "json")[1])
    mentions = found["mentions"].split(", ")
    assert len(mentions) == 2
    for mention in (*mentions, f"https://w3id.org/kgraph/id/meeting/{meeting}", found["name"]):
        assert json.loads(run("explain", mention, "--format", "json")[1]) == found


def test_explain_says_honestly_that_there_is_nothing(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("explain", "Talleyrand") == (1, "", "kgraph: no evidence of “Talleyrand” in 3 articles\n")


def test_rejecting_a_claim_settles_the_conflict_and_can_be_undone(run: Callable[..., tuple[int, str, str]]) -> None:
    [meeting] = meeting_ids(run)
    claims = json.loads(run("explain", meeting, "--format", "json")[1])["claims"]
    [claim] = [c["id"] for c in claims if c["what"] == "date: 2021-03-04"]
    assert run("reject", claim)[0] == 0
    assert run("conflicts")[1] == "the sources agree\n"
    assert "5 March 2021" in run("meetings")[1]
    assert "reject" in run("decisions")[1]
    assert run("decisions", "--undo", "1")[0] == 0
    assert run("decisions")[1] == "no decisions\n"
    assert "4 March 2021" in run("meetings")[1]
    code, _, err = run("reject", "c-000000000000")
    assert (code, "no claim c-000000000000" in err) == (2, True)


def test_a_split_and_a_merge_of_meetings_outlive_a_rebuild(
    run: Callable[..., tuple[int, str, str]], data: Path, tmp_path: Path
) -> None:
    [meeting] = meeting_ids(run)
    assert run("meetings", "split", "wire", "press")[0] == 0
    assert len(meeting_ids(run)) == 2
    build(data, [tmp_path / "news"])
    both = meeting_ids(run)
    assert len(both) == 2
    assert run("meetings", "split", *both)[0] == 2  # they are two already
    assert run("meetings", "merge", *both)[0] == 0
    assert meeting_ids(run) == [meeting]


def test_a_split_and_a_merge_of_people(run: Callable[..., tuple[int, str, str]]) -> None:
    before = json.loads(run("people", "--format", "json")[1])
    [quispe] = [row["id"] for row in before if row["name"] == "Ana Quispe"]
    mentions = json.loads(run("explain", quispe, "--format", "json")[1])["mentions"].split(", ")
    assert run("people", "split", *mentions)[0] == 0
    assert len(json.loads(run("people", "--format", "json")[1])) == len(before) + 1
    code, _, err = run("explain", "Ana Quispe")
    assert (code, "can be several" in err) == (2, True)
    assert run("people", "merge", *mentions)[0] == 0
    assert json.loads(run("people", "--format", "json")[1]) == before
    assert run("people", "merge", "Ana Quispe", "Ana Quispe")[0] == 2
    assert run("people", "merge", "Ana Quispe", "Nobody")[0] == 2


def test_a_decision_about_mentions_that_are_gone_is_shown_as_such(
    run: Callable[..., tuple[int, str, str]], data: Path
) -> None:
    assert run("meetings", "split", "wire", "press")[0] == 0
    assert "no effect" not in run("decisions")[1]
    build(data, [], remove=["wire"])
    assert "of no effect: what it is about is gone" in run("decisions")[1]


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld", "csv", "jsonl", "graphml", "gexf", "plover", "ftm"])
def test_export_to_a_file_is_what_stdout_gets(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, form: str
) -> None:
    code, told, _ = run("export", "--format", form)
    assert code == 0
    assert run("export", "--format", form, "-o", str(tmp_path / "out"))[1] == ""
    assert (tmp_path / "out").read_bytes().decode() == told
    assert "Quispe" in told or form == "plover"


def test_check_names_what_is_wrong(run: Callable[..., tuple[int, str, str]], data: Path) -> None:
    [path] = (data / "articles").glob("wire.*")
    path.write_text(path.read_text(encoding="utf-8").replace("Ana Quispe met", "Eva Quispe met"), encoding="utf-8")
    code, told, _ = run("check")
    assert code == 1
    assert "the article does not have these words there" in told
    assert "does not conform" in told


def test_extract_prints_spans_that_hold(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, told, _ = run("extract", str(tmp_path / "news"))
    assert code == 0
    readings = {reading["id"]: reading for reading in map(json.loads, told.splitlines())}
    assert {name: len(r["meetings"]) for name, r in readings.items()} == {"press": 1, "rain": 0, "wire": 1}
    for span in readings["wire"]["meetings"][0]["evidence"]:
        assert WIRE[span["start"] : span["end"]] == span["quote"]
    assert "rules" not in told
    code, table, _ = run("extract", str(tmp_path / "news" / "wire.txt"), "--format", "table", "--explain")
    assert code == 0
    assert "m1 by the rules " in table
    assert "date 2021-03-05 from “" in table
    quote = "“Peruvian Foreign Minister Ana Quispe met her Moroccan counterpart, Karim Belkacem, in Lima on Friday.”"
    assert table.count(quote) == 1
    said = table.split(quote)[1].splitlines()[1].strip().split("; ")
    assert {"status held", "place Lima, Peru", "party Morocco", "Ana Quispe (Foreign Minister, Peru)"} <= set(said)


def test_extract_names_a_bad_file_and_does_the_rest(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, told, err = run("extract", str(tmp_path / "news" / "wire.txt"), str(tmp_path / "none.txt"))
    assert (code, len(told.splitlines()), len(err.splitlines())) == (2, 1, 1)
    assert "none.txt: no such file or folder" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("export",), "Missing option '--format'"),
        (("export", "--format", "docx"), "no such format: docx (one of csv, "),
        (("export", "--format", "ttl", "-o", "/nowhere/x.ttl"), "/nowhere/x.ttl: cannot be written"),
        (("extract", "x.txt", "--format", "xml"), "no such format: xml (one of jsonl, table)"),
        (("build", "--workers", "0"), "--workers"),
        (("build", "--remove", "nope"), "nope: no article of that id to remove"),
        (("decisions", "--undo", "7"), "no decision 7"),
        (("check", "--data", "/nowhere"), "/nowhere: no such data folder"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    run: Callable[..., tuple[int, str, str]], words: tuple[str, ...], says: str
) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith("kgraph: ")
    assert says in err
    assert len(err.splitlines()) == 1


def test_our_own_bug_is_one_line_and_exit_code_70(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("at the equator\nsecond line")

    monkeypatch.setattr("kgraph.rdf.store.read", broken)
    code, out, err = run("people")
    assert (code, out) == (70, "")
    assert err == "kgraph: our own bug: ZeroDivisionError: at the equator; --debug shows where, please report it\n"
    for words in (("--debug", "people"), ("people", "--debug")):
        code, _, err = run(*words)
        assert code == 70
        assert "Traceback" in err


def test_what_the_system_refuses_is_one_line_and_exit_code_2(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data/graph")

    monkeypatch.setattr("kgraph.rdf.store.read", full)
    assert run("people") == (2, "", f"kgraph: /data/graph: {os.strerror(errno.ENOSPC)}\n")


def test_every_command_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    listed = capsys.readouterr().out
    present = [name for name in COMMANDS if f"│ {name} " in listed]
    assert {"build", "extract", "export", "explain", "people", "check"} <= set(present)
    for name in present:
        assert main([name, "--help"]) == 0
        assert f"kgraph {name}" in capsys.readouterr().out.split("Example")[1]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    from kgraph import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kgraph {__version__}\n"


@pytest.mark.parametrize("hostile", ["\x1b[2Jforged", "a\rb", "x\u202etxt", "bell\x07"])
def test_text_cannot_drive_the_terminal(hostile: str) -> None:
    shown = clean(hostile)
    assert not set(shown) & {"\x1b", "\r", "\u202e", "\x07"}
