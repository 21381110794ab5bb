"""``kgraph query``: SPARQL 1.1 over the graph, and the catalogue of named queries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, choose, clean, note, say, say_json, table, workspace
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.query.result import Result
    from kgraph.query.terms import Term
    from kgraph.workspace import Workspace

_EXAMPLES = """
Examples:

  kgraph query --list

  kgraph query meetings-of-person -p person="Ada Quispe"

  kgraph query represented -p party=Seoul --format csv

  kgraph query 'SELECT ?what ?date { ?m a kg:Meeting ; rdfs:label ?what ; dct:date ?date }'

  kgraph query 'CONSTRUCT WHERE { ?m kg:party ?p }' --format ttl

  kgraph query my.rq -p party=state:KOR -p since=2025-01-01

  kgraph query - < my.rq

The prefixes of the data are given. Exit codes: 0 there are rows (or a yes), 1 there are none (or a no), 2 the query is
malformed, refused or out of time.
"""
_FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl")
#: Rows at most of a table for people, and of what a program reads.
_SHOWN, _ALL = 1_000, 100_000


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("query", epilog=_EXAMPLES)(query)


def query(
    what: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FILE|SPARQL]", help="A name of --list, a file, a query, or - for stdin."),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter", "-p", metavar="NAME=VALUE", help="A value for a variable: a text, state:KOR, <iri>, 5."
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table, json, csv, tsv, xml or ttl.")] = "table",
    listed: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help=f"Rows at most; {_SHOWN} in a table, {_ALL} else.")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Time at most.")] = 30.0,
    data: Data = DEFAULT_DATA,
) -> None:
    """Ask the graph in SPARQL 1.1, or by the name of a query.

    Queries only read: SERVICE, LOAD and updates are refused. Nothing but the result goes to stdout.
    """
    choose(form, _FORMATS)
    if listed:
        _list(form)
        return
    if what is None:
        raise QueryError("nothing to ask (give a query, a file or a name; kgraph query --list shows the names)")
    from kgraph.query.run import Limits
    from kgraph.query.run import query as run

    given = _pairs(parameter or [])
    opened = workspace(data)
    text, values = _prepare(what, given, opened)
    rows = limit or (_SHOWN if form == "table" else _ALL)
    result = run(opened, text, values, limits=Limits(seconds=timeout, rows=rows))
    _print(result, form)
    if result.note:
        note(f"kgraph: {result.note}")
    raise typer.Exit(0 if result else 1)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise QueryError(f"-p {clean(text)}: write it as NAME=VALUE")
        pairs[name.strip().lstrip("?$")] = value
    return pairs


def _prepare(what: str, given: Mapping[str, str], opened: Workspace) -> tuple[str, Mapping[str, Term]]:
    """The text of a query and the values for it."""
    from kgraph.query.catalogue import is_name, prepared

    if is_name(what) and not Path(what).is_file():
        return prepared(opened, what, given)
    from kgraph.query.terms import term

    return _text(what), {name: term(value, opened.base) for name, value in given.items()}


def _text(what: str) -> str:
    try:
        if what == "-":
            return sys.stdin.buffer.read().decode()
        if "\n" not in what and "{" not in what and (what.endswith(".rq") or Path(what).is_file()):
            return Path(what).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise QueryError(f"{'stdin' if what == '-' else clean(what)}: not UTF-8") from None
    if not what.strip():
        raise QueryError("the query is empty")
    return what


def _print(result: Result, form: str) -> None:
    if form != "table":
        text = result.serialize(form)
        typer.echo(text, nl=not text.endswith("\n"))
    elif result.kind == "ask":
        say("yes" if result else "no")
    elif result:
        table(result.columns, [[result.words(term) for term in row] for row in result.terms])
    else:
        note("no rows" if result.kind == "select" else "no triples")


def _list(form: str) -> None:
    from kgraph.query.catalogue import catalogue

    if form not in {"table", "json"}:
        raise QueryError(f"{form}: --list comes as table or json")
    if form == "json":
        say_json([_entry(entry) for entry in catalogue().values()])
        return
    rows = [(q.name, q.title, ", ".join(_wanted(p) for p in q.parameters)) for q in catalogue().values()]
    table(("name", "title", "parameters"), rows)


def _wanted(parameter: Any) -> str:
    return f"{parameter.name}={parameter.default or parameter.type}"


def _entry(entry: Any) -> dict[str, Any]:
    parameters = [
        {"name": p.name, "type": p.type, "default": p.default, "description": p.description} for p in entry.parameters
    ]
    return {"name": entry.name, "title": entry.title, "description": entry.description, "parameters": parameters}
