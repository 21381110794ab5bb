"""Every rule that a meeting can rest on has its sentence, and every sentence its rule."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path

import pytest

import kgraph.data
import kgraph.extract
from kgraph.cli import main
from kgraph.extract.rules import in_words
from tests.extract.telling import meetings

_CODE = Path(kgraph.extract.__path__[0])
_TABLE = Path(kgraph.data.__path__[0]) / "rules.csv"
_ID = re.compile(r"(?:verb|noun|status|split):.+", re.DOTALL)


def _text(node: ast.AST) -> str | None:
    """A string of the code, with "*" for what an f-string or a sum puts in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "*" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return f"{_text(node.left) or '*'}{_text(node.right) or '*'}"
    return None


def _given(node: ast.AST) -> ast.AST | None:
    """What a statement adds to an event's rules, or makes a frame's rule."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
        owner = node.func.value
        return node.args[0] if isinstance(owner, ast.Attribute) and owner.attr == "rules" else None
    target = (
        node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AugAssign) else None
    )
    made = isinstance(target, ast.Attribute) and target.attr == "rule"
    return node.value if made and isinstance(node, ast.Assign | ast.AugAssign) else None


def _emitted() -> set[str]:
    """Every rule id that the code writes."""
    ids: set[str] = set()
    for path in sorted(_CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]  # docstrings
        inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            text = None if node in told or node in inside else _text(node)
            if text and _ID.fullmatch(text):
                ids.add(text)
            given = _given(node)
            branches = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given] if given else []
            ids.update(
                part for branch in branches for part in (_text(branch) or "").split("+") if part not in ("", "*")
            )
    return ids - {"verb:call+", "verb:", "noun:"}


def _rows() -> list[str]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return [row["rule"] for row in csv.DictReader(file)]


def test_the_code_is_searched_where_rules_are_made() -> None:
    assert {
        "attend",
        "near",
        "invited",
        "taken up",
        "series",
        "split:separate",
        "status:will",
        "status:*",
    } <= _emitted()


def test_every_rule_of_the_code_has_its_sentence() -> None:
    exact = {rule for rule in _emitted() if not rule.startswith(("verb:", "noun:"))}
    assert exact - set(_rows()) == set()
    assert [rule for rule in sorted(_emitted()) if not in_words(rule)] == []


def test_every_sentence_has_a_rule_in_the_code() -> None:
    assert set(_rows()) - _emitted() == set()


def test_a_rule_names_the_word_it_was_found_by() -> None:
    assert in_words("status:not agree") == "“agree” is negated: no encounter"
    assert in_words("noun:talks+invited").startswith("the noun “talks” tells of an encounter; ")


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError, match="hunch"):
        in_words("hunch")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Kenyan Foreign Minister Ana Otieno met her Peruvian counterpart, Luis Rojas, on Tuesday.", "verb:meet past"),
        (
            "Kenyan Foreign Minister Ana Otieno will hold talks with Peruvian Foreign Minister Luis Rojas.",
            "noun:talks will",
        ),
    ],
)
def test_a_meeting_rests_on_rules_with_sentences(text: str, rules: str) -> None:
    [meeting] = meetings(text)
    trigger, status = rules.split()
    assert meeting.rules == (trigger, f"status:{status}")
    assert all(map(in_words, meeting.rules))


def test_extract_explains_rules_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Kenyan Foreign Minister Ana Otieno met her Peruvian counterpart, Luis Rojas.\n", encoding="utf-8")
    verb, past = "the verb “meet” tells of an encounter", "told in the past tense: held"
    assert main(["extract", str(page), "--explain"]) == 0
    [meeting] = json.loads(capsys.readouterr().out)["meetings"]
    assert meeting["rules"] == {"verb:meet": verb, "status:past": past}
    assert main(["extract", str(page), "--explain", "--format", "table"]) == 0
    assert f"m1 by the rules verb:meet ({verb}), status:past ({past})" in capsys.readouterr().out
