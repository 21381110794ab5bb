"""Three invented articles: two tell of one meeting and differ on its day, one tells of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WIRE = (
    "Peru and Morocco agree on fish\n\n"
    "LIMA, March 5, 2021 (Test Wire) - Peruvian Foreign Minister Ana Quispe met her Moroccan counterpart, "
    "Karim Belkacem, in Lima on Friday.\n\n"
    "They spoke about fishing rights for an hour.\n"
)
PRESS = (
    "Belkacem back from Peru\n\n"
    "RABAT, March 7, 2021 (Atlas Press) - Moroccan Foreign Minister Karim Belkacem and Peruvian Foreign Minister "
    "Ana Quispe held talks in Lima on March 4.\n\n"
    "Nothing was signed.\n"
)
RAIN = "Rain in the north\n\nOSLO, March 6, 2021 (Test Wire) - It rained all day in the north of Norway.\n"
ARTICLES = {"wire": WIRE, "press": PRESS, "rain": RAIN}


def lay_out(folder: Path, *names: str) -> Path:
    """Writes the articles (all, or those named) as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ARTICLES:
        (folder / f"{name}.txt").write_text(ARTICLES[name], encoding="utf-8")
    return folder
