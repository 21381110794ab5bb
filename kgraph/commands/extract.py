"""``kgraph extract``: what each article says, without a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.commands.common import choose, clean, note, quoted, say, say_json, table

if TYPE_CHECKING:
    from kgraph.model import Meeting, Participant, Reading

_EXAMPLES = """
Examples:

  kgraph extract article.txt

  kgraph extract articles/ --format table --explain
"""
FORMATS = ("jsonl", "table")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("extract", epilog=_EXAMPLES)(extract)


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files (.txt, .html, .jsonl) and folders.")],
    form: Annotated[str, typer.Option("--format", help="jsonl (an object a line) or table.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Also the rules, quotes and phrases that each meeting rests on.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes that read; the result is the same.")] = 1,
) -> None:
    """Print the meetings and office-holders that each article tells of.

    Nothing is stored. Files that cannot be read are named, the rest is done, and the exit code is 2.
    """
    choose(form, FORMATS)
    from kgraph.errors import InputError
    from kgraph.reading import Failure, read_all
    from kgraph.serial import reading_to_json
    from kgraph.text.load import load

    code = 0
    articles = []
    for found in load(paths):
        if isinstance(found, InputError):
            note(f"kgraph: {clean(str(found))}")
            code = 2
        else:
            articles.append(found)
    for article, reading in read_all(articles, workers):
        if isinstance(reading, Failure):
            note(f"kgraph: {clean(article.id)}: the reader failed, our own bug: {clean(reading.problem)}")
            code = 70
        elif form == "jsonl":
            say_json(_with_words(reading_to_json(reading, explain=explain)))
        else:
            _print(reading, explain=explain)
    if code:
        raise typer.Exit(code)


def _with_words(told: dict[str, Any]) -> dict[str, Any]:
    """The object of a reading with every rule in words: {"status:will": "a future auxiliary: planned"}."""
    from kgraph.extract.rules import in_words

    for meeting in told["meetings"]:
        if "rules" in meeting:
            meeting["rules"] = {rule: in_words(rule) for rule in meeting["rules"]}
    return told


def _print(reading: Reading, *, explain: bool) -> None:
    dated = f"{reading.published} ({reading.dated_by})" if reading.published else "undated"
    say(f"{clean(reading.article)}, {dated}")
    if not reading.meetings:
        say("  no meeting")
    else:
        rows = [_row(number, meeting) for number, meeting in enumerate(reading.meetings, 1)]
        table(("", "status", "date", "place", "parties", "participants"), rows)
    if explain:
        for number, meeting in enumerate(reading.meetings, 1):
            _explain(reading.article, number, meeting)


def _row(number: int, meeting: Meeting) -> tuple[str, ...]:
    from kgraph.labels import place_name
    from kgraph.parties import party_name

    return (
        f"m{number}",
        meeting.status if meeting.mode == "in-person" else f"{meeting.status}, by {meeting.mode}",
        meeting.date or "",
        place_name(meeting.place.city, meeting.place.country),
        ", ".join(map(party_name, meeting.parties)),
        "; ".join(map(_who, meeting.participants)),
    )


def _who(participant: Participant) -> str:
    from kgraph.parties import party_name

    office = ", ".join(filter(None, (participant.office, party_name(participant.represents or ""))))
    words = f"{participant.person or 'unnamed'} ({office})" if office else participant.person or "unnamed"
    absent = participant.stands_in_for
    return f"{words} in place of {absent.person or absent.office}" if absent else words


def _explain(article: str, number: int, meeting: Meeting) -> None:
    """The rules, and every quote once with what it says."""
    from kgraph.extract.rules import in_words as rule_in_words
    from kgraph.labels import in_words
    from kgraph.model import Quote, Source

    says: dict[Quote, dict[str, None]] = {quote: {} for quote in meeting.evidence}
    for claim in meeting.claims:
        stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
        says.setdefault(claim.evidence, {})[f"{claim.field} {in_words(claim.field, claim.value)}{stance}"] = None
    for participant in meeting.participants:
        absent = participant.stands_in_for
        for quote in (*participant.evidence, *(absent.evidence if absent else ())):
            says.setdefault(quote, {})[_who(participant)] = None
    rules = ", ".join(f"{rule} ({rule_in_words(rule)})" for rule in meeting.rules)
    say(f"  m{number} by the rules {clean(rules) or '(none)'}")
    if meeting.date_phrase:
        say(f"    date {meeting.date} from “{clean(meeting.date_phrase)}”")
    for quote in sorted(says):
        say(f"    {quoted(Source(article, quote))}")
        if says[quote]:
            say(f"      {clean('; '.join(says[quote]))}")
