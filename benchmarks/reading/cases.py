"""The annotated sentences and short articles, as articles and as what ought to be read out of them.

The format of the files is told in README.md beside this module.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError
from kgraph.text.article import Declared, make
from kgraph.text.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import Article

FOLDER = Path(__file__).resolve().parent
SEEDS = FOLDER.parents[1] / "seeds"
#: Cases that were annotated before the reader ever read them, and that no rule was written for.
HELD_OUT = FOLDER / "heldout"
_PERSON = re.compile(r"(\?)?(.+?) \(([^,()]+), ([a-z_/]+)\)(?: for (.+))?")


@dataclass(frozen=True, slots=True)
class Case:
    """One article and its annotation, in the format of ``kgraph extract`` with alternatives as lists."""

    name: str
    theme: str
    article: Article
    gold: dict[str, Any]


def themes(folder: Path = FOLDER) -> list[str]:
    """The names of a folder's files of cases."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def cases(theme: str, folder: Path = FOLDER) -> list[Case]:
    """The cases of one theme, in the file's order.

    Raises ValueError when a case has an unknown key or a person that cannot be parsed.
    """
    data = tomllib.loads((folder / f"{theme}.toml").read_text(encoding="utf-8"))
    return [_case(theme, raw) for raw in data["case"]]


def annotated(folder: Path) -> Iterator[Case]:
    """Articles ``<id>.txt`` of a folder with their annotation ``<id>.json``.

    Raises InputError when one cannot be read.
    """
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        beside, seed = path.with_suffix(".txt"), SEEDS / f"{path.stem}.txt"
        text = beside if beside.is_file() else seed  # the seeds lie in a folder of their own
        if "meetings" not in gold or not text.is_file():
            continue
        for article in load([text]):
            if isinstance(article, InputError):
                raise article
            yield Case(path.stem, folder.name, article, gold)


def _case(theme: str, raw: dict[str, Any]) -> Case:
    _check(raw, {"id", "published", "text", "meeting"})
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", raw["text"].strip())]
    name = f"{theme}/{raw['id']}"
    article = make(name, "\n\n".join(paragraphs), Declared(published=raw.get("published")), f"{theme}.toml")
    return Case(name, theme, article, {"meetings": [_meeting(meeting) for meeting in raw.get("meeting", [])]})


def _meeting(raw: dict[str, Any]) -> dict[str, Any]:
    _check(raw, {"parties", "parties_optional", "people", "date", "place", "status", "mode", "optional"})
    places = [_place(value) for value in _list(raw.get("place", ""))]
    return {
        "parties": raw["parties"],
        "parties_optional": raw.get("parties_optional", []),
        "participants": [_participant(value) for value in raw.get("people", [])],
        "date": _alternatives([value or None for value in _list(raw.get("date", ""))]),
        "place": {key: _alternatives([place[key] for place in places]) for key in ("city", "country")},
        "status": _alternatives(raw.get("status", "held").split("/")),
        "mode": _alternatives(raw.get("mode", "in-person").split("/")),
        "optional": raw.get("optional", False),
    }


def _participant(text: str) -> dict[str, Any]:
    found = _PERSON.fullmatch(text)
    if found is None:
        raise ValueError(f"not 'Name (party, role)': {text!r}")
    optional, person, parties, roles, replaced = found.groups()
    stands_in: dict[str, str | None] | None = None
    if replaced:
        is_office = replaced.startswith("the ")
        stands_in = {"person": None if is_office else replaced, "office": replaced[4:] if is_office else None}
    return {
        "person": person,
        "represents": _alternatives(parties.split("/")),
        "role": _alternatives(roles.split("/")),
        "stands_in_for": stands_in,
        "optional": bool(optional),
    }


def _place(text: str) -> dict[str, str | None]:
    """ "City, CODE", "City" or "CODE"."""
    city, _, country = text.partition(", ")
    if re.fullmatch(r"[A-Z]{3}", city):
        city, country = "", city
    return {"city": city or None, "country": country or None}


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _alternatives(values: list[Any]) -> Any:
    """One value as itself, several as a list without doubles."""
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else distinct


def _check(raw: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(raw) - known):
        raise ValueError(f"unknown keys {unknown} in {raw.get('id', raw)}")
