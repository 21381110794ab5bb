"""Invented people: names put together by region, of the state they stand for.

No name list holds a full name; given and family names are paired at random, so that no real official is memorised.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from training.places import DATA, State, states, words

if TYPE_CHECKING:
    from random import Random

FREQUENT = frozenset(words("frequent"))


@dataclass(frozen=True, slots=True)
class Person:
    """An invented office-holder."""

    full: str
    surname: str
    state: State


@cache
def name_table() -> dict[str, dict[str, Any]]:
    """names.toml: region -> order, given, family and other lists."""
    table = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return {
        region: {
            key: [name.replace("_", " ") for name in value.split()] if isinstance(value, str) else value
            for key, value in row.items()
        }
        for region, row in table.items()
    }


def draw_state(rng: Random) -> State:
    """A state, the frequent ones more often."""
    pool = states()
    if rng.random() < 0.55:
        pool = tuple(state for state in pool if state.code in FREQUENT)
    return rng.choice(pool)


def draw_name(rng: Random, region: str) -> tuple[str, str]:
    """A full name and the surname that later mentions use.

    >>> from random import Random
    >>> draw_name(Random(1), "spanish")[0] == draw_name(Random(1), "spanish")[0]
    True
    """
    row = name_table()[region]
    given, family = rng.choice(row["given"]), rng.choice(row["family"])
    order = rng.choice(row["order"])
    particle = rng.choice(row["particles"]) if "particles" in row and rng.random() < 0.25 else None
    if order == "GAF":
        glue = rng.choice(["al-", "Al-", "el-", "El-", "Al ", "bin "])
        return f"{given} {glue}{family}", f"{glue}{family}" if glue[-1] == "-" else family
    if order == "GbF":
        father = rng.choice(row["given"])
        tail = rng.choice(["", f" Al {family}", f" al-{family}"])
        return f"{given} {rng.choice(['bin', 'ibn', 'Bin'])} {father}{tail}", tail.split(" ")[-1].strip() or given
    if order == "S":
        middle = f" bin {rng.choice(row['given'])}" if rng.random() < 0.6 else ""
        return f"{given}{middle} {rng.choice(['Al', 'Al', 'al'])} {family}", given
    if order == "GB":
        return f"{given} {rng.choice(row['given'])} {rng.choice(row['particles'])} {family}", given
    if order == "FG":
        if "-" in given and rng.random() < 0.35:
            first, second = given.split("-", 1)
            given = rng.choice([f"{first} {second.capitalize()}", f"{first}-{second.capitalize()}", first + second])
        return f"{family} {given}", family
    if order == "FGs":
        return f"{family} {rng.choice(row['short'])}", family
    if order in {"GFk", "GFw"}:
        return f"{rng.choice(row['west']) if order == 'GFw' else given} {family}", family
    if order == "FGj":
        return f"{family.upper() if rng.random() < 0.3 else family} {given}", family
    if order == "FMG":
        middle = rng.choice(row["middle"])
        return f"{family} {middle} {given}", rng.choice([given, given, family])
    if order == "G":
        return given, given
    if order == "GPF":
        return f"{given} {rng.choice(row['patronymic'])} {family}", family
    if order in {"GIF", "IF"}:
        initial = rng.choice("ABCDEFGHJKLMNPRSTVW") + "."
        return (f"{given} {initial} {family}" if order == "GIF" else f"{initial} {family}"), family
    second = rng.choice(row["family"])
    if order in {"GGF", "GGFF"}:
        given = f"{given} {rng.choice(row['given'])}"
    if order in {"GFF", "GGFF"}:
        joint = rng.choice([" ", " ", " y "]) if region == "spanish" else " "
        return f"{given} {family}{joint}{second}", rng.choice(
            [family, f"{family} {second}" if joint == " " else family]
        )
    if order == "GFF-":
        return f"{given} {family}-{second}", f"{family}-{second}"
    if particle is not None and " " not in family:
        glue = "" if particle.endswith(("'", "-")) else " "
        return f"{given} {particle}{glue}{family}", rng.choice([family, f"{particle}{glue}{family}"])
    return f"{given} {family}", family


def draw_person(rng: Random, state: State | None = None) -> Person:
    """An invented person, of ``state`` or of any; now and then a name of another region, a stress on the unexpected."""
    state = state or draw_state(rng)
    regions = state.regions if state.regions and rng.random() < 0.93 else tuple(name_table())
    full, surname = draw_name(rng, rng.choice(regions))
    return Person(full, surname, state)
