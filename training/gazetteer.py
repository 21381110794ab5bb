"""Towns for ``kgraph/data/cities.csv`` out of the GeoNames dump (download.geonames.org/export/dump, CC BY 4.0).

    python -m training.gazetteer cities15000.txt countryInfo.txt > towns.csv

Columns as in ``cities.csv``.  Of several towns with one name the largest is kept; towns below 50,000 people and names
of fewer than three letters are left out.  Capitals, further seats of government and small venues were added to the
result by hand; their rows say so in ``source``.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from pathlib import Path

SMALLEST = 50_000


def plain(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def alpha3(path: Path) -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, from ``countryInfo.txt``."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {line[0]: line[1] for line in lines}


def towns(cities: Path, codes: dict[str, str]) -> dict[str, tuple[str, str, int]]:
    """Plain name -> (name, state, population) of the largest town that bears it."""
    best: dict[str, tuple[str, str, int]] = {}
    for line in cities.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        name, state, population = columns[1].replace("’", "'"), codes.get(columns[8]), int(columns[14])
        if state is None or population < SMALLEST or len(name) < 3 or not name[0].isupper():
            continue
        known = best.get(plain(name))
        if known is None or known[2] < population:
            best[plain(name)] = (name, state, population)
    return best


def main() -> None:
    """Write the table to standard output."""
    found = towns(Path(sys.argv[1]), alpha3(Path(sys.argv[2])))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["name", "aliases", "country", "population", "source"])
    writer.writerows([name, "", state, people, "GeoNames"] for name, state, people in sorted(found.values()))


if __name__ == "__main__":
    main()
