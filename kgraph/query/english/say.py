"""Answers in words: the reading, the sentence, the note, and cells as people write them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from kgraph.query.english.phrase import UNHELD, phrase, post_in_words, shown
from kgraph.query.english.query import Query

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kgraph.query.ask import Answer
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Filters, Reading, Seat

HELP = (
    "I read questions about meetings: who represented, met or stood in for whom; when, where, how long, about what, on "
    "whose margins; which meetings, how many; who held which office; which articles say so; where sources disagree; "
    "what changed."
)
#: Rows that a sentence names.
_NAMED = 3
_NOT_HELD = "Not reported as held: "
_INTENTS = {
    "represent": "who represented {party}",
    "represented": "whom {person} represented",
    "standin": "who stood in for whom",
    "met": "who met {known}",
    "attend": "who took part",
    "pairs": "who met whom",
    "meetings": "which meetings",
    "yesno": "whether there is such a meeting",
    "attribute": "the {asked} of meetings",
    "count": "how many {kind}",
    "rank": "meetings by {group}",
    "office": "the office of {person}",
    "holder": "who was {post}",
    "articles": "which articles tell of it",
    "conflicts": "where sources disagree",
    "changes": "whose status changed",
    "history": "the history of the status",
    "about": "what is known about {thing}",
}


def cell(name: str, value: str | None) -> Any:
    """A value as people write it: numbers as numbers, a duration in words.

    >>> cell("meetings", "4"), cell("duration", "PT40M"), cell("duration", "PT1H30M"), cell("place", None)
    (4, '40 minutes (PT40M)', '1 hour 30 minutes (PT1H30M)', None)
    """
    if value is None:
        return None
    if name == "attested" and " to " in value:  # of two days that are stretches themselves, the ends
        first, last = value.split(" to ")
        return f"{first.split('/')[0]} to {last.split('/')[-1]}"
    if name in {"meetings", "people", "parties", "places", "topics", "articles", "ordinal"} and value.isdecimal():
        return int(value)
    if name == "duration" and (found := re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", value)):
        units = zip(found.groups(), ("day", "hour", "minute"), strict=True)
        parts = [f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in units if number]
        return f"{' '.join(parts)} ({value})" if parts else value
    return value


def no_evidence(lexicon: Lexicon) -> str:
    """'No evidence in 5 articles (from 2022-06-03 to 2025-09-22)'."""
    count, first, last = lexicon.articles
    dated = f" (from {first} to {last})" if first and last else ""
    return f"No evidence in {count} article{'' if count == 1 else 's'}{dated}"


def reading(reading_: Reading, today: dt.date) -> str:
    """What the question was taken to ask, in words."""
    seat = reading_.seat
    known = [shown(s.person) for s in reading_.filters.seats if s.person] + [p.shown for p in reading_.filters.parties]
    words = _INTENTS[reading_.intent].format(
        party=shown(seat.party) or "each party",
        person=shown(seat.person) or "each person",
        known=" and ".join(known) or "whom",
        asked=" and ".join(reading_.asked),
        kind=reading_.kind,
        group=Query.shown(reading_.group or ""),
        post=post_in_words(seat.post) if seat.post else "in office",
        thing=shown(reading_.thing) or "it",
    )
    parts = [words]
    if seat.replaced and (seat.person or seat.replaced.person or seat.replaced.post):
        parts.append(_stand_in(seat))
    if reading_.order:
        parts.append(f"the {reading_.order} one")
    parts += [f"other than {_listed(thing.shown for thing in reading_.apart)}"] if reading_.apart else []
    parts += _filters(reading_.filters, today)
    parts += [f"about the {' and '.join(reading_.fields)}"] if reading_.fields else []
    parts += [f"published {reading_.published.words}"] if reading_.published else []
    parts += [f"to {' or '.join(reading_.changed_to)}"] if reading_.changed_to else []
    return "; ".join(parts)


def _stand_in(seat: Seat) -> str:
    replaced = seat.replaced
    other = shown(replaced.person) or (post_in_words(replaced.post) if replaced.post else "") if replaced else ""
    return f"{shown(seat.person) or 'anybody'} in place of {other or 'anybody'}"


def _filters(filters: Filters, today: dt.date) -> list[str]:
    parts = []
    if filters.parties:
        parts.append(f"with {_listed(p.shown for p in filters.parties)}" + (" alone" if filters.only else ""))
    people = [shown(s.person) for s in filters.seats if s.person and not s.replaced]
    if people:
        parts.append(f"attended by {_listed(people)}")
    parts += [_stand_in(s) for s in filters.seats if s.replaced]
    if filters.without:
        parts.append(f"without {_listed(t.shown for t in filters.without)}")
    if filters.elsewhere:
        parts.append(f"not in {' or '.join(t.shown for t in filters.elsewhere)}")
    if filters.places:
        parts.append(f"in {' or '.join(t.shown for t in filters.places)}")
    if filters.period:
        relative = f" (today is {today})" if filters.period.relative else ""
        parts.append(filters.period.words + relative)
    for values in (filters.statuses, filters.modes, filters.levels, filters.formats):
        parts += [" or ".join(values)] if values else []
    parts += ["not reported as held"] if filters.unheld else []
    parts += [f"round {filters.ordinal}"] if filters.ordinal is not None else []
    parts += (
        [f"on the sidelines of {' or '.join(filters.occasion.keys) or filters.occasion.shown}"]
        if filters.occasion
        else []
    )
    parts += [f"about {' '.join(w.partition('|')[0] for w in topic)}" for topic in filters.topics]
    parts += [f"at the table: {post_in_words(post)}" for post in filters.posts]
    parts += [f"of at least {filters.at_least} parties"] if filters.at_least is not None else []
    parts += [f"of {filters.minutes} minutes"] if filters.minutes is not None else []
    for anchor, word in ((filters.before, "before"), (filters.after, "after")):
        parts += [f"{word} the meeting {', '.join(_filters(anchor, today))}"] if anchor else []
    return parts


def note(reading_: Reading, today: dt.date) -> str | None:
    """What has to be said besides: names taken for others, words left out, what "last year" means."""
    notes = list(reading_.notes)
    if reading_.ignored:
        notes.append("I ignored: " + ", ".join(reading_.ignored) + ".")
    if reading_.filters.period and reading_.filters.period.relative:
        notes.append(f"Counted from today, {today}: {reading_.filters.period.words}.")
    if reading_.intent == "standin" and "because" in reading_.asked:
        notes.append("The graph holds no reasons; the sentence that tells of it is given instead.")
    return " ".join(dict.fromkeys(notes)) or None


def sentence(reading_: Reading, rows: Sequence[dict[str, Any]], lexicon: Lexicon) -> str:
    """The answer in one or two sentences."""
    if not rows or (reading_.intent == "count" and rows[0].get(reading_.kind) == 0):
        return f"{no_evidence(lexicon)}."
    first = rows[0]
    if reading_.intent == "count":
        number = first[reading_.kind]
        kind = {"people": "person", "parties": "party"}.get(reading_.kind, reading_.kind[:-1])
        return f"{number} {reading_.kind if number != 1 else kind}."
    if reading_.intent == "rank":
        group = Query.shown(str(reading_.group))
        shown = _listed(f"{row[group] or 'unknown'} ({row['meetings']})" for row in rows[:5])
        return f"Meetings by {group}: {shown}{_more(rows, 5)}."
    phrases = list(dict.fromkeys(phrase(reading_, row) for row in rows))
    commas = any(", " in told for told in phrases)
    text = _series(phrases) if commas else _listed(phrases[:_NAMED]) + _more(phrases, _NAMED)
    lead, unheld = _lead(reading_, rows), _unheld(reading_, rows)
    if lead == _NOT_HELD:  # the one says what the other would repeat
        statuses = _listed(sorted({str(row["status"]) for row in rows}))
        unheld = f" They are {statuses}." if len(rows) > 1 else f" It is {statuses}."
    said = f"{lead}{text}.{unheld}"
    return said.replace(".”.", ".”")[:1].upper() + said.replace(".”.", ".”")[1:]


def _lead(reading_: Reading, rows: Sequence[dict[str, Any]]) -> str:
    if reading_.yes_no and reading_.intent in {"yesno", "standin", "holder"}:
        held = any(row.get("status") in {None, "held", "ongoing"} for row in rows)
        return "Yes: " if held or reading_.filters.statuses else _NOT_HELD
    return ""


def _more(rows: Sequence[object], named: int) -> str:
    return f" and {len(rows) - named} more" if len(rows) > named else ""


def _unheld(reading_: Reading, rows: Sequence[dict[str, Any]]) -> str:
    """That some of it was planned, and has not been reported as held."""
    counts: dict[str, int] = {}
    for row in rows:
        status = row.get("status")
        if status in UNHELD and reading_.intent not in {"history", "about"}:
            counts[str(status)] = counts.get(str(status), 0) + 1
    if not counts:
        return ""
    told = _listed(f"{n} {status}" for status, n in sorted(counts.items()))
    if len(rows) == 1:
        return f" It is {next(iter(counts))}, not reported as held."
    return f" Not reported as held: {told}."


def _listed(parts: Iterable[str]) -> str:
    found = list(parts)
    return ", ".join(found[:-1]) + " and " + found[-1] if len(found) > 1 else "".join(found)


def _series(phrases: Sequence[str]) -> str:
    """A list whose members have commas of their own.

    >>> _series(["Ms A, minister, in Oslo", "Mr B in Rome"]), _series(["a, b", "c", "d", "e", "f"])
    ('Ms A, minister, in Oslo; Mr B in Rome', 'a, b; c; d; and 2 more')
    """
    left = [f"and {len(phrases) - _NAMED} more"] if len(phrases) > _NAMED else []
    return "; ".join([*phrases[:_NAMED], *left])


def html_page(answer: Answer) -> str:
    """The answer for a notebook: sentence, table, quotes, note."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in answer.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape('' if v is None else str(v))}</td>" for v in row.values()) + "</tr>"
        for row in answer.rows
    )
    quotes = "".join(
        f"<li>{html.escape(q.quote)} <small>{html.escape(q.article)} {q.start}–{q.end}</small></li>"
        for q in answer.evidence
    )
    noted = f"<p><em>{html.escape(answer.note)}</em></p>" if answer.note else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if answer.rows else ""
    return f"<p>{html.escape(answer.sentence)}</p>{table}<ul>{quotes}</ul>{noted}"
