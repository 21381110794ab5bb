"""How many date expressions are found and resolved right.

    python -m benchmarks.dates.run [FOLDER]

Without a folder: the 22 expressions of the seed articles (``phrases.csv``: article, page's date, phrase, EDTF).  With a
folder of TimeML files (``*.tml``, for instance the AQUAINT part of the TempEval-3 training data, which may not be
passed on and is not part of this repository) also: extents and values of all DATE and TIME expressions there, as
TempEval counts them (relaxed: the extents overlap; value: and the normalised values agree), and how many of the dates
given to the day are right.  No tense is given here, so a bare weekday is the last one; the reader knows the tense.

Peers on the same data, measured in the same way: HeidelTime 18 of 22, dateparser 12 of 22; on the AQUAINT texts
HeidelTime relaxed F1 0.890, value F1 0.663, day right 0.71; dateparser 0.744, 0.338, 0.65.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.extract.calendar import Anchor, resolve
from kgraph.extract.dates import find

PHRASES = Path(__file__).parent / "phrases.csv"
SEEDS = Path(__file__).parents[2] / "seeds"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?$")


def phrases_right() -> tuple[int, int]:
    """(right, all) of the expressions of the seed articles, each found in its article."""
    with PHRASES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    right = 0
    for row in rows:
        text = next(SEEDS.glob(f"{row['seed']}_*.txt")).read_text(encoding="utf-8")
        places = [found.span() for found in re.finditer(rf"\b{re.escape(row['phrase'])}", text)]
        whens = [w for w in find(text) if any(w.start < end and start < w.end for start, end in places)]
        anchor = Anchor(row["published"])
        right += row["edtf"] in {resolve(when, anchor, tense) for when in whens for tense in ("past", "future")}
    return right, len(rows)


@dataclass
class Counts:
    """Tallies over a folder of TimeML files."""

    gold: int = 0
    found: int = 0
    extents: int = 0
    values: int = 0
    days: int = 0
    days_right: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """The F1 of ``right`` out of what is found and what is to be found."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def timex_value(value: str) -> str:
    """An EDTF value as TIMEX3 writes it: weeks, weekends, quarters and halves have names there.

    >>> timex_value("2025-07-07/2025-07-13"), timex_value("2025-07/2025-09"), timex_value("2025-07-11")
    ('2025-W28', '2025-Q3', '2025-07-11')
    """
    if "/" not in value:
        return value
    first, last = value.split("/")
    if len(first) == len(last) == 10:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        year, week, weekday = start.isocalendar()
        if weekday == 1 and (end - start).days == 6:
            return f"{year}-W{week:02d}"
        if weekday == 6 and (end - start).days == 1:
            return f"{year}-W{week:02d}-WE"
    elif len(first) == len(last) == 7 and first[:4] == last[:4]:
        month, length = int(first[5:]), int(last[5:]) - int(first[5:]) + 1
        if length == 3:
            return f"{first[:4]}-Q{(month + 2) // 3}"
        if length == 6:
            return f"{first[:4]}-H{1 if month == 1 else 2}"
    return value


def timeml(path: Path) -> tuple[str, str, list[tuple[int, int, str]]]:
    """(text, document date, DATE and TIME expressions as (start, end, value)) of a TimeML file."""
    root = ElementTree.parse(path).getroot()
    created = root.find(".//DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path}: no TimeML document with a creation time")
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag == "TIMEX3" and node.attrib["type"] in ("DATE", "TIME"):
            spans.append((start, sum(map(len, parts)), node.attrib["value"]))

    walk(body)
    return "".join(parts).replace("\n", " "), created.attrib["value"][:10], spans


def folder_counts(folder: Path) -> Counts:
    """Tallies over all ``*.tml`` of a folder."""
    counts = Counts()
    for path in sorted(folder.glob("*.tml")):
        text, created, gold = timeml(path)
        anchor = Anchor(created)
        ours = [(w.start, w.end, timex_value(v)) for w in find(text) if (v := resolve(w, anchor, None)) is not None]
        counts.gold += len(gold)
        counts.found += len(ours)
        free = list(ours)
        for start, end, value in gold:
            is_day = bool(_DAY.match(value))
            counts.days += is_day
            hit = next((o for o in free if o[0] < end and start < o[1]), None)
            if hit is None:
                continue
            free.remove(hit)
            right = hit[2] == value or (is_day and hit[2] == value[:10])
            counts.extents += 1
            counts.values += right
            counts.days_right += right and is_day
            if not right:
                counts.wrong.append((text[start:end], value, hit[2]))
    return counts


def main() -> None:
    """Print the figures."""
    right, total = phrases_right()
    print(f"expressions of the seed articles   {right} of {total}   (HeidelTime 18, dateparser 12)")
    if len(sys.argv) > 1:
        counts = folder_counts(Path(sys.argv[1]))
        print(f"TimeML, {counts.gold} expressions          kgraph   HeidelTime   dateparser")
        print(f"  extents, relaxed F1              {counts.f1(counts.extents):.3f}    0.890        0.744")
        print(f"  values F1                        {counts.f1(counts.values):.3f}    0.663        0.338")
        share = counts.days_right / max(1, counts.days)
        print(f"  days right ({counts.days_right} of {counts.days})          {share:.3f}    0.71         0.65")


if __name__ == "__main__":
    main()
