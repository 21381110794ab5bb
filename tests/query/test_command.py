"""``kgraph query`` and ``kgraph ask`` as a user runs them: what is printed where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kgraph.workspace import Workspace

    Run = Callable[..., tuple[int, str, str]]

LABELS = "SELECT ?n { ?p a schema:Person ; rdfs:label ?n } ORDER BY ?n"


@pytest.fixture
def run(data: Workspace, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([arguments[0], *arguments[1:], "--data", str(data.root)])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_sparql_as_an_argument(run: Run) -> None:
    code, out, err = run("query", LABELS, "--format", "csv")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["n", "Ama Boateng"]


def test_sparql_from_a_file_and_from_stdin(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "people.rq"
    path.write_text(f"# people\n{LABELS}", encoding="utf-8")
    from_file = run("query", str(path), "--format", "json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LABELS.encode())))
    from_stdin = run("query", "-", "--format", "json")
    assert from_file == from_stdin
    assert len(json.loads(from_file[1])["results"]["bindings"]) == 9


def test_a_name_with_values(run: Run) -> None:
    code, out, _ = run("query", "met", "-p", "person=Rewi Paki", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["met"] for row in rows] == ["Ingrid Solberg", "Ingrid Solberg", "Lucía Araya"]


def test_values_for_a_query_of_ones_own(run: Run) -> None:
    text = "SELECT ?what { ?m kg:party ?party ; rdfs:label ?what ; kg:ordinal ?n }"
    code, out, _ = run("query", text, "-p", "party=state:NZL", "-p", "n=3", "--format", "tsv")
    assert code == 0
    assert "Valparaíso" in out
    assert run("query", text, "-p", "?party=state:NZL", "-p", "n=4", "--format", "tsv")[0] == 1


@pytest.mark.parametrize(
    ("form", "first"), [("json", "{"), ("csv", "n"), ("tsv", "?n"), ("xml", "<?xml"), ("table", " ")]
)
def test_every_format_of_a_table(run: Run, form: str, first: str) -> None:
    code, out, _ = run("query", LABELS, "--format", form)
    assert code == 0
    assert out.startswith(first)
    assert "Kari Nansen" in out
    assert out.endswith("\n")


def test_a_graph_as_turtle(run: Run) -> None:
    code, out, _ = run(
        "query", "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a schema:Person ; rdfs:label ?n }", "--format", "ttl"
    )
    assert code == 0
    assert 'person:paki rdfs:label "Rewi Paki"' in out


@pytest.mark.parametrize(("text", "code", "said"), [("ASK {}", 0, "yes"), ("ASK { <a:b> ?p ?o }", 1, "no")])
def test_yes_and_no(run: Run, text: str, code: int, said: str) -> None:
    assert run("query", text)[:2] == (code, f"{said}\n")


def test_no_rows_is_exit_1_and_still_a_document(run: Run) -> None:
    code, out, _ = run("query", "SELECT ?a { <a:b> ?p ?a }", "--format", "json")
    assert code == 1
    assert json.loads(out)["results"]["bindings"] == []
    code, out, err = run("query", "SELECT ?a { <a:b> ?p ?a }")
    assert (code, out, err) == (1, "", "no rows\n")


def test_what_is_cut_is_said_on_stderr(run: Run) -> None:
    code, out, err = run("query", LABELS, "--limit", "2", "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 3
    assert "cut at 2 rows (allow more with --limit)" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SELECT * { ?s foaf:name ?o }",), "line 1, column 15: the prefix foaf: is not declared"),
        (("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }",), "SERVICE is refused"),
        (("met",), "met needs -p person=..."),
        (("mett",), "no query is called mett (did you mean met?"),
        (("no-such-file.rq",), "no-such-file.rq"),
        ((LABELS, "-p", "x"), "write it as NAME=VALUE"),
        ((LABELS, "-p", "x=1"), "no ?x to give a value to"),
        ((LABELS, "--format", "yaml"), "no such format: yaml"),
        ((LABELS, "--format", "ttl"), "ttl: not a format of a table"),
        ((LABELS, "--limit", "0"), "--limit"),
        ((" ",), "the query is empty"),
        ((), "nothing to ask"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("query", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_runaway_query_is_stopped(run: Run) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER (?a != ?j) }"
    code, out, err = run("query", heavy, "--timeout", "0.5")
    assert (code, out) == (2, "")
    assert "stopped after 0.5 s" in err


def test_the_list_names_each_query_and_needs_no_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list", "--data", str(tmp_path)]) == 0
    assert "meetings-of-person" in capsys.readouterr().out
    assert main(["query", "--list", "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert len(entries) >= 60
    assert all(entry["title"] and entry["description"] for entry in entries)


def test_ask_as_a_table_has_sentence_rows_and_quotes(run: Run) -> None:
    code, out, _ = run("ask", "Who stood in for Rewi Paki?")
    assert code == 0
    assert out.index("Mere Tawhiri") < out.index("┏") < out.index("bay-times:")


def test_ask_as_json_is_what_the_contract_says(run: Run) -> None:
    code, out, err = run("ask", "Who represented Wellington in May 2019?", "--format", "json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer) == [
        "question", "understood", "reading", "sentence", "sparql", "columns", "rows", "evidence", "note",
    ]  # fmt: skip
    assert answer["understood"] is True
    assert [list(row) for row in answer["rows"]] == [answer["columns"]]
    quote = answer["evidence"][0]
    assert quote["end"] - quote["start"] == len(quote["quote"])
    again, rows, _ = run("query", answer["sparql"], "--format", "json")
    assert again == 0
    assert len(json.loads(rows)["results"]["bindings"]) == len(answer["rows"])


@pytest.mark.parametrize(
    ("question", "code"),
    [("Who represented Norway in 1998?", 1), ("Will it rain in Oslo?", 1), ("", 2), ("  \n", 2)],
)
def test_ask_without_an_answer(run: Run, question: str, code: int) -> None:
    assert run("ask", question)[0] == code


def test_ask_counts_last_year_from_a_day(run: Run) -> None:
    arguments = ("ask", "Which meetings were held last year?", "--format", "json", "--today")
    assert len(json.loads(run(*arguments, "2020-06-01")[1])["rows"]) == 2
    assert "2019" in json.loads(run(*arguments, "2020-06-01")[1])["reading"]
    code, _, err = run(*arguments, "June")
    assert code == 2
    assert "--today" in err


def test_a_question_loads_nothing_heavy(data: Workspace) -> None:
    script = (
        "import sys; from kgraph.cli import main; "
        f"code = main(['ask', 'Who stood in for Rewi Paki?', '--data', {str(data.root)!r}]); "
        "heavy = {'spacy', 'rdflib', 'pandas', 'networkx', 'numpy'} & set(sys.modules); sys.exit(code or bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Mere Tawhiri" in done.stdout
