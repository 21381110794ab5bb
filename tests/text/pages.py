"""Pages written for these tests, each line with the kind it has to get.

A line is a letter, a bar and the line's text: H headline, B body, C caption, M meta, X boilerplate.  A line that
begins with "+" goes on in the block of the line above; blank lines stay blank.
"""

from __future__ import annotations

from kgraph.model import BlockKind
from kgraph.text.layout import blocks

LETTERS = {
    "H": BlockKind.HEADLINE,
    "B": BlockKind.BODY,
    "C": BlockKind.CAPTION,
    "M": BlockKind.META,
    "X": BlockKind.BOILERPLATE,
}


def parse(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The page's text, and the kind's letter with the text of every block that is expected."""
    lines: list[str] = []
    expected: list[tuple[str, str]] = []
    for line in marked.strip("\n").split("\n"):
        letter, bar, content = line.partition("|")
        if not line.strip():
            lines.append("")
            continue
        assert bar, f"no kind before {line!r}"
        lines.append(content)
        if letter == "+":
            expected[-1] = (expected[-1][0], f"{expected[-1][1]}\n{content}")
        else:
            assert letter in LETTERS, line
            expected.append((letter, content))
    return "\n".join(lines), [(letter, content.strip()) for letter, content in expected]


def told(text: str) -> list[tuple[str, str]]:
    """The blocks that the layout finds, in the same form."""
    letters = {kind: letter for letter, kind in LETTERS.items()}
    return [(letters[block.kind], text[block.start : block.end]) for block in blocks(text)]
