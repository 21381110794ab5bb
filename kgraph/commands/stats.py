"""``kgraph stats``: counts, and who is central in the network of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, choose, note, say, say_json, table, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kgraph.analysis.records import Records
    from kgraph.workspace import Workspace

_EXAMPLES = """
Examples:

  kgraph stats

  kgraph stats people --limit 5

  kgraph stats representation --planned --format csv
"""
_FORMATS = ("table", "json", "csv")
#: Rows of each table of the overview.
_SHORT = 5


@dataclass(frozen=True, slots=True)
class _Measure:
    title: str
    columns: tuple[str, ...]  # attributes of the rows
    heads: tuple[str, ...]
    rows: Callable[[Records], Sequence[Any]]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("stats", epilog=_EXAMPLES)(stats)


def stats(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="people, pairs, parties, party-pairs, representation, components or months; an overview without it.",
        ),
    ] = None,
    planned: Annotated[
        bool, typer.Option("--planned", help="Count planned and proposed meetings as well as those that took place.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Rows at most; 0 for all.")] = 20,
    form: Annotated[str, typer.Option("--format", help="table, json or csv.")] = "table",
    data: Data = DEFAULT_DATA,
) -> None:
    """Count what the graph holds, and measure its networks: who met the most, who represented whom, when."""
    from kgraph.analysis.records import TOOK_PLACE, records

    choose(form, _FORMATS)
    measures = _measures()
    if name is not None:
        choose(name, tuple(measures), "measure")
    opened = workspace(data)
    known = records(opened)
    counted = known.of((*TOOK_PLACE, "planned", "proposed") if planned else TOOK_PLACE)
    if name is None:
        _overview(opened, measures, counted, known, form)
        return
    measure = measures[name]
    rows = measure.rows(known if name == "months" else counted)
    shown = rows[:limit] if limit else rows
    if form == "table":
        _print(measure, shown)
        _say_basis(name, len(rows) - len(shown), planned)
    else:
        _write(measure.columns, shown, form)


def _measures() -> Mapping[str, _Measure]:
    from kgraph.analysis import graphs, measures

    central = ("name", "met", "encounters", "between", "group")
    central_heads = ("others met", "encounters", "betweenness", "group")
    pair = ("one", "other", "meetings")
    return {
        "people": _Measure(
            "People by encounters",
            central,
            ("person", *central_heads),
            lambda records: measures.centrality(graphs.co_attendance(records)),
        ),
        "pairs": _Measure(
            "Who met whom",
            pair,
            ("person", "and", "meetings"),
            lambda records: measures.pairs(graphs.co_attendance(records)),
        ),
        "parties": _Measure(
            "Parties by encounters",
            central,
            ("party", *central_heads),
            lambda records: measures.centrality(graphs.party_meetings(records)),
        ),
        "party-pairs": _Measure(
            "Which parties met",
            pair,
            ("party", "and", "meetings"),
            lambda records: measures.pairs(graphs.party_meetings(records)),
        ),
        "representation": _Measure(
            "Who represented whom",
            ("party", "person", "meetings", "as_stand_in"),
            ("party", "represented by", "meetings", "as a stand-in"),
            measures.representation,
        ),
        "components": _Measure(
            "Groups of people whom meetings join",
            ("group", "size", "members"),
            ("group", "people", "who"),
            lambda records: measures.components(graphs.co_attendance(records)),
        ),
        "months": _Measure(
            "Meetings a month",
            ("month", "meetings", "held", "planned", "off"),
            ("month", "meetings", "held", "planned", "cancelled or postponed"),
            measures.months,
        ),
    }


def _overview(opened: Workspace, measures: Mapping[str, _Measure], counted: Records, known: Records, form: str) -> None:
    from kgraph.analysis.records import counts

    numbers = counts(opened)
    if form != "table":
        _write(("what", "number"), [{"what": what, "number": number} for what, number in numbers.items()], form)
        return
    wide = max(map(len, numbers))
    for what, number in numbers.items():
        say(f"{what:<{wide}} {number:>9,}{_by_status(known) if what == 'meetings' else ''}")
    busiest = sorted(measures["representation"].rows(counted), key=lambda row: (-row.meetings, row.party, row.person))
    for name, rows in (
        ("people", measures["people"].rows(counted)),
        ("parties", measures["parties"].rows(counted)),
        ("representation", busiest),
    ):
        if rows:
            say()
            _print(measures[name], rows[:_SHORT])
    note(f"More: kgraph stats NAME, with NAME one of {', '.join(measures)}.")


def _by_status(known: Records) -> str:
    from collections import Counter

    count = Counter(meeting.status for meeting in known.meetings)
    return f"  ({', '.join(f'{status} {number:,}' for status, number in sorted(count.items()))})" if count else ""


def _print(measure: _Measure, rows: Sequence[Any]) -> None:
    say(measure.title)
    table(measure.heads, ([_cell(getattr(row, column)) for column in measure.columns] for row in rows))


def _say_basis(name: str, more: int, planned: bool) -> None:
    if more:
        note(f"{more:,} more rows (--limit 0 for all)")
    if name != "months":
        note(
            "Meetings held, ongoing, planned or proposed."
            if planned
            else "Meetings held or ongoing (--planned for more)."
        )


def _write(columns: Sequence[str], rows: Sequence[Any], form: str) -> None:
    records = [row if isinstance(row, dict) else {name: getattr(row, name) for name in columns} for row in rows]
    if form == "json":
        say_json(records)
        return
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(record[name]) for name in columns] for record in records)
    say(out.getvalue().removesuffix("\n"))


def _cell(value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:.3f}" if isinstance(value, float) else str(value)
