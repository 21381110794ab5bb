"""``kgraph explain``: everything about a thing, and the words that say so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.commands.common import (
    DEFAULT_DATA,
    Data,
    choose,
    clean,
    knowledge,
    note,
    quoted,
    say,
    say_json,
    workspace,
)

if TYPE_CHECKING:
    from kgraph.explain import Explanation, Statement
    from kgraph.model import Knowledge
    from kgraph.workspace import Workspace

_EXAMPLES = """
Examples:

  kgraph explain "Ada Quispe"

  kgraph explain m-3f0c5d1e7a42

  kgraph explain "New Zealand"
"""
_LISTED = 20


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("explain", epilog=_EXAMPLES)(explain)


def explain(
    thing: Annotated[str, typer.Argument(metavar="THING", help="An id, or the name of a person, meeting or party.")],
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    data: Data = DEFAULT_DATA,
) -> None:
    """Show every claim about a person, meeting, state or organisation, with its quotes and conflicts.

    Also why mentions in several articles were taken for one thing, and the ids that the other commands want.
    """
    choose(form, ("text", "json"))
    opened = workspace(data)
    known = knowledge(opened)
    found = _explanations(opened, known, thing)
    if not found:
        note(f"kgraph: no evidence of “{clean(thing)}” in {len(known.articles)} articles")
        raise typer.Exit(1)
    for one in found:
        if form == "json":
            say_json(_plain(one))
        else:
            _print(one)


def _explanations(opened: Workspace, known: Knowledge, thing: str) -> list[Explanation]:
    """The one thing that is meant; of several each, if they are few, else the list of them as an error."""
    from kgraph import explain as about
    from kgraph import find

    codes = find.parties(known, thing)
    if codes:
        return [about.party(known, code) for code in codes]
    joins = opened.joins()
    if people := find.people(known, thing):
        person = find.one(people, thing, "person", find.show_person)
        return [about.person(known, person, joins)]
    if meetings := find.meetings(known, thing):
        meeting = find.one(meetings, thing, "meeting", find.show_meeting)
        return [about.meeting(known, meeting, joins)]
    return []


def _print(one: Explanation) -> None:
    say(f"{clean(one.name)} ({clean(one.id)})")
    for name, value in one.facts:
        say(f"  {name}: {clean(value)}")
    for heading, statements in one.statements:
        say(f"\n  {heading}")
        for what, same in groupby(statements, key=_what):
            _print_same(what, list(same))


def _what(statement: Statement) -> str:
    remarks = f" [{'; '.join(statement.remarks)}]" if statement.remarks else ""
    return f"{statement.what}{remarks}"


def _print_same(what: str, statements: list[Statement]) -> None:
    """What several quotes say alike, once; the id beside what it can be rejected by."""
    own = statements[0].id if len(statements) == 1 and len(statements[0].sources) != 1 else None
    say(f"    {clean(what)}{f' ({own})' if own else ''}")
    quotes = [(None if own else statement.id, source) for statement in statements for source in statement.sources]
    for key, source in quotes[:_LISTED]:
        say(f"      {f'{key}  ' if key else ''}{quoted(source)}")
    if len(quotes) > _LISTED:
        say(f"      and {len(quotes) - _LISTED} more quotes (--format json shows all)")


def _plain(one: Explanation) -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.id,
        **dict(one.facts),
        **{heading: [_plain_statement(s) for s in statements] for heading, statements in one.statements},
    }


def _plain_statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "what": statement.what,
        "remarks": list(statement.remarks),
        "evidence": [
            {"article": s.article, "start": s.quote.start, "end": s.quote.end, "quote": s.quote.text}
            for s in statement.sources
        ],
    }
