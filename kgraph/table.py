"""Rows with named columns, for notebooks: iterate over them, look at them, or take them as a data frame."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

#: Rows that the HTML form shows.
_SHOWN = 50

Cell = str | int | float | None


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
        """The rows as a pandas data frame (pandas comes with the extra ``notebook``)."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str('' if cell is None else cell))}</td>" for cell in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
