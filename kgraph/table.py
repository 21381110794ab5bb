"""Rows with named columns, for notebooks: iterate over them, look at them, or take them as a data frame."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

#: Rows that the HTML form shows.
_SHOWN = 50

Cell = str | int | float | None


def pandas() -> Any:
    """The library, which comes with the extra ``notebook``; raises QueryError where it is missing."""
    try:
        return import_module("pandas")
    except ImportError:
        raise QueryError("tables need pandas (pip install 'kgraph[notebook]')") from None


@dataclass(frozen=True, slots=True)
class Table:
    """A result: columns, and rows of as many cells; None is unknown.

    >>> list(Table(("name", "age"), (("Ana", 48),)))
    [{'name': 'Ana', 'age': 48}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    @property
    def df(self) -> pd.DataFrame:
        """The rows as a pandas data frame; raises QueryError when pandas is not installed."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.rows), columns=list(self.columns))
        return frame

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str('' if cell is None else cell))}</td>" for cell in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
