"""Prints how well kgraph and a plain baseline read annotated texts, and what the peers were measured at.

python -m benchmarks.reading.run [--theme NAME ...] [--errors]   the cases of this folder, then those held out
python -m benchmarks.reading.run FOLDER ... [--errors]           articles <id>.txt beside annotations <id>.json
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.reading import baseline
from benchmarks.reading.cases import FOLDER, HELD_OUT, Case, annotated, cases, themes
from benchmarks.scorer import Score, ratios, score_article
from kgraph.errors import InputError
from kgraph.extract.pipeline import load_pipeline
from kgraph.extract.reader import read
from kgraph.serial import reading_to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language

    from kgraph.model import Article

    System = Callable[[Language, Article], dict[str, Any]]
    Sets = dict[str, list[Case]]

_PRF = ("meetings", "participants", "representation", "stand-ins", "whole meetings", "people with an office")
_FIELDS = ("parties", "date", "date not invented", "place", "place not invented", "status", "mode", "role", "office")


def by_kgraph(nlp: Language, article: Article) -> dict[str, Any]:
    """kgraph's reading in its public format."""
    return reading_to_json(read(nlp, article))


def measure(system: System, sets: Iterable[Case]) -> Score:
    """One system's score over cases."""
    nlp, score = load_pipeline(), Score()
    for case in sets:
        score_article(case.name, system(nlp, case.article), case.gold, score)
    return score


def table(scores: dict[str, Score]) -> str:
    """Figures of several systems side by side: precision, recall, F1 per kind; accuracy per attribute."""
    lines = [f"{'':22}" + "".join(f"{name:>30}" for name in scores)]
    for kind in _PRF:
        rows = [score.prf.get(kind) for score in scores.values()]
        if any(rows):
            lines.append(f"{kind:22}" + "".join(f"{_prf(row or Counter()):>30}" for row in rows))
    for name in _FIELDS:
        rows = [score.fields.get(name) for score in scores.values()]
        if any(rows):
            lines.append(f"{name:22}" + "".join(f"{_accuracy(row):>30}" for row in rows))
    return "\n".join(lines)


def _prf(counts: Counter[str]) -> str:
    precision, recall, f1 = ratios(counts)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def _accuracy(counts: Counter[str] | None) -> str:
    return f"{counts['right']} of {counts['asked']}  {counts['right'] / counts['asked']:.3f}" if counts else "-"


def peers() -> str:
    """The peers' figures, each with what it was measured on."""
    with (FOLDER / "peers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return "\n".join(
        f"{row['system']:18} {row['result']}\n{'':21}on {row['measured on']} ({row['source']})" for row in rows
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="annotated articles instead")
    parser.add_argument("--theme", nargs="+", choices=themes(), help="only these files of cases")
    parser.add_argument("--errors", action="store_true", help="list every disagreement of kgraph")
    options = parser.parse_args(arguments)
    try:
        parts = _parts(options.folders, options.theme)
    except InputError as error:
        parser.error(str(error))
    for title, sets in parts:
        _report(title, sets, errors=options.errors)
    print(f"Peers, each measured on texts of its own:\n{peers()}")


def _parts(folders: Sequence[Path], chosen: Sequence[str] | None) -> list[tuple[str, Sets]]:
    """What is measured apart: a title, and the cases by file or folder."""
    if folders:
        return [("annotated articles", {str(folder): _articles(folder) for folder in folders})]
    parts = [("cases", {name: cases(name) for name in chosen or themes()})]
    if not chosen:
        parts.append(("cases held out", {name: cases(name, HELD_OUT) for name in themes(HELD_OUT)}))
    return parts


def _articles(folder: Path) -> list[Case]:
    """The annotated articles of a folder.

    Raises InputError when there is none, or one cannot be read.
    """
    found = list(annotated(folder))
    if not found:
        raise InputError(folder, "no article <id>.txt beside its annotation <id>.json")
    return found


def _report(title: str, sets: Sets, *, errors: bool) -> None:
    """Prints the figures of one part: over all, by file, and every disagreement if asked for."""
    everything = [case for chosen in sets.values() for case in chosen]
    scores = {"kgraph": measure(by_kgraph, everything), "plain baseline": measure(baseline.read, everything)}
    print(f"{len(everything)} {title}\n\n{table(scores)}\n")
    if len(sets) > 1:
        print(_per_set(sets))
    if errors:
        print("\n".join([*scores["kgraph"].errors, ""]))


def _per_set(sets: Sets) -> str:
    lines = [f"{'kgraph by theme':22}{'cases':>6}{'to find':>9}{'found':>7}{'false':>7}{'whole':>7}"]
    for name, chosen in sets.items():
        prf = measure(by_kgraph, chosen).prf
        meetings, whole = prf.get("meetings", Counter()), prf.get("whole meetings", Counter())
        false = meetings["found"] - meetings["right"]
        counts = (meetings["wanted"], meetings["right"], false, whole["right"])
        lines.append(
            f"{name:22}{len(chosen):>6}" + "".join(f"{n:>{w}}" for n, w in zip(counts, (9, 7, 7, 7), strict=True))
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
