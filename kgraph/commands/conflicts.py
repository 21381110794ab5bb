"""``kgraph conflicts``: where the sources disagree."""

from __future__ import annotations

from collections import defaultdict
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
    from collections.abc import Iterator

    from kgraph.model import Knowledge, ResolvedClaim, ResolvedMeeting

_EXAMPLES = """
Example:

  kgraph conflicts --data talks
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("conflicts", epilog=_EXAMPLES)(conflicts)


def conflicts(
    form: Annotated[str, typer.Option("--format", help="table or json (an object a line).")] = "table",
    data: Data = DEFAULT_DATA,
) -> None:
    """List what the sources disagree on, each with its quotes, and what the graph settled on."""
    from kgraph.labels import in_words

    choose(form, ("table", "json"))
    found = list(_disagreements(knowledge(workspace(data))))
    for meeting, field, claims in found:
        if form == "json":
            say_json(_plain(meeting, field, claims))
            continue
        say(f"{clean(meeting.label)} ({meeting.id})")
        say(f"  {field}: the graph has {clean(_settled(meeting, field)) or 'nothing'}")
        for value, sayings in groupby(claims, key=lambda claim: claim.value):
            say(f"    {clean(in_words(field, value))}")
            for claim in sayings:
                by = f"  said by {clean(claim.said_by)}:" if claim.said_by else ""
                say(f"      {_id(claim)}{by}  {quoted(claim.source)}")
    if found and form == "table":
        note("kgraph reject CLAIM takes one for untrue; kgraph explain shows all that is said of a meeting.")
    if not found and form == "table":
        say("the sources agree")


def _disagreements(known: Knowledge) -> Iterator[tuple[ResolvedMeeting, str, list[ResolvedClaim]]]:
    for meeting in sorted(known.meetings, key=lambda m: (m.date or "~", m.id)):
        by_field: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in meeting.claims:
            if claim.conflicts:
                by_field[claim.field].append(claim)
        for field in sorted(by_field):
            yield meeting, field, sorted(by_field[field], key=lambda claim: (claim.value, claim.source))


def _id(claim: ResolvedClaim) -> str:
    from kgraph.resolve.ids import claim_id

    quote = claim.source.quote
    return claim_id(claim.source.article, claim.field, claim.value, quote.start, quote.end)


def _settled(meeting: ResolvedMeeting, field: str) -> str:
    """What the graph has for a field, in words."""
    from kgraph.labels import in_words, place_name

    match field:
        case "place":
            return place_name(meeting.place.city, meeting.place.country)
        case "party":
            return ", ".join(in_words("party", code) for code in meeting.parties)
        case "topic":
            return ", ".join(meeting.topics)
    value = getattr(meeting, field)
    return "" if value is None else str(value)


def _plain(meeting: ResolvedMeeting, field: str, claims: list[ResolvedClaim]) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "label": meeting.label,
        "field": field,
        "settled": _settled(meeting, field) or None,
        "claims": [
            {
                "id": _id(claim),
                "value": claim.value,
                "said_by": claim.said_by,
                "article": claim.source.article,
                "start": claim.source.quote.start,
                "end": claim.source.quote.end,
                "quote": claim.source.quote.text,
            }
            for claim in claims
        ],
    }
