"""The project's own sentences with bracketed names: ``[Ana Lima|P] met [Paul Hart|P] in [Oslo|L].``"""

from __future__ import annotations

import re
from pathlib import Path

from training.spans import UNKNOWN, Named

OWN = Path(__file__).parent / "own"
LABELS = {"P": "PERSON", "O": "ORG", "L": "LOC", "N": "NORP", "E": "EVENT", "": UNKNOWN}
BRACKET = re.compile(r"\[([^\[\]|]+)\|([A-Z]?)\]")


def parse(line: str) -> Named:
    """One bracketed sentence.

    >>> parse("[Ana Lima|P] left [Oslo|L].")
    Named(text='Ana Lima left Oslo.', spans=((0, 8, 'PERSON'), (14, 18, 'LOC')))
    """
    text = ""
    spans = []
    at = 0
    for match in BRACKET.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(1)), LABELS[match.group(2)]))
        text += match.group(1)
        at = match.end()
    return Named(text + line[at:], tuple(spans))


def own_names() -> list[Named]:
    """Every sentence of ``own/names.txt``."""
    lines = (OWN / "names.txt").read_text(encoding="utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]
