"""Answers in words: the reading, the sentence, the note, and cells as people write them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from kgraph import lookup
from kgraph.query.english.query import Query

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kgraph.query.ask import Answer
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Filters, Post, Reading, Seat, Thing

HELP = (
    "I read questions about meetings: who represented, met or stood in for whom; when, where, how long, about what, on "
    "whose margins; which meetings, how many; who held which office; which articles say so; where sources disagree; "
    "what changed."
)
#: Rows that a sentence names.
_NAMED = 3
#: Statuses of meetings that are not reported to have taken place.
_UNHELD = frozenset(["planned", "proposed", "cancelled", "postponed"])
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
    known = [_shown(s.person) for s in reading_.filters.seats if s.person] + [p.shown for p in reading_.filters.parties]
    words = _INTENTS[reading_.intent].format(
        party=_shown(seat.party) or "each party",
        person=_shown(seat.person) or "each person",
        known=" and ".join(known) or "whom",
        asked=" and ".join(reading_.asked),
        kind=reading_.kind,
        group=Query.shown(reading_.group or ""),
        post=_post(seat.post) if seat.post else "in office",
        thing=_shown(reading_.thing) or "it",
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


def _shown(thing: Thing | None) -> str:
    return thing.shown if thing else ""


def _post(post: Post) -> str:
    return (
        (f"{post.standing} " if post.standing else "") + post.shown + (f" of {post.party.shown}" if post.party else "")
    )


def _stand_in(seat: Seat) -> str:
    replaced = seat.replaced
    other = _shown(replaced.person) or (_post(replaced.post) if replaced.post else "") if replaced else ""
    return f"{_shown(seat.person) or 'anybody'} in place of {other or 'anybody'}"


def _filters(filters: Filters, today: dt.date) -> list[str]:
    parts = []
    if filters.parties:
        parts.append(f"with {_listed(p.shown for p in filters.parties)}" + (" alone" if filters.only else ""))
    people = [_shown(s.person) for s in filters.seats if s.person and not s.replaced]
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
    parts += [f"at the table: {_post(post)}" for post in filters.posts]
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
    phrases = list(dict.fromkeys(_phrase(reading_, row) for row in rows))
    text = _listed(phrases[:_NAMED]) + _more(phrases, _NAMED)
    lead = _lead(reading_, rows)
    return f"{lead}{text}.{_unheld(reading_, rows)}"


def _lead(reading_: Reading, rows: Sequence[dict[str, Any]]) -> str:
    if reading_.yes_no and reading_.intent in {"yesno", "standin", "holder"}:
        held = any(row.get("status") in {None, "held", "ongoing"} for row in rows)
        return "Yes: " if held or reading_.filters.statuses else "Not reported as held: "
    return ""


def _phrase(reading_: Reading, row: dict[str, Any]) -> str:
    date = f" ({row['date']})" if row.get("date") and "date" not in reading_.asked else ""
    place = f" in {row['place']}" if row.get("place") and "place" not in reading_.asked else ""
    office = f", {row['office']}," if row.get("office") else ""
    intent = reading_.intent
    if intent == "represent":
        party = row.get("party") or _shown(reading_.seat.party)
        does = "was to represent" if row.get("status") in _UNHELD else "represented"
        return f"{row['person']}{office} {does} {party}{place}{date}"
    if intent == "standin":
        who, whom = row.get("person") or _shown(reading_.seat.person), row.get("in place of")
        replaced = reading_.seat.replaced
        named = (
            _shown(replaced.person) or (_post(replaced.post) if replaced and replaced.post else "") if replaced else ""
        )
        does = "was to come" if row.get("status") in _UNHELD else "came"
        return f"{who} {does} in place of {whom or named or 'somebody'}{date}"
    if intent == "met":
        met = row.get("person") or row.get("party")
        return f"{met}{date}{place}"
    if intent == "pairs":
        return f"{row['person']} and {row['met']}{place}{date}"
    if intent in {"office", "holder"}:
        who = row.get("person") or _shown(reading_.seat.person)
        of = row.get("of") or ("" if reading_.seat.party is None else _shown(reading_.seat.party))
        seen = f" (attested {row['attested']})" if row.get("attested") else ""
        told = any(lookup.key(m.name) in lookup.key(row["office"]) for m in lookup.party_meanings(of))
        standing = "" if row.get("standing") in {None, "incumbent"} else f" ({row['standing']})"
        return f"{who}: {row['office']}{standing}{f' of {of}' if of and not told else ''}{seen}"
    if intent == "conflicts":
        sides = [f"{row[f'{side} says']} ({row[f'{side} article']})" for side in ("one", "other")]
        return f"{row['meeting']}: {row['about']} {' or '.join(sides)}"
    if intent == "changes":
        return f"{row['meeting']}: {row['from']}, then {row['to']}"
    if intent == "history":
        return f"{row['meeting']}: {row['status']}" + (f" (reported {row['reported']})" if row.get("reported") else "")
    if intent == "attribute":
        return " ".join(str(row[name]) for name in dict.fromkeys(reading_.asked) if row.get(name) is not None) + date
    main = next(
        (str(row[name]) for name in ("meeting", "what", "person", "party", "article", "spelling") if row.get(name)), ""
    )
    return main + (date if intent not in {"meetings", "yesno"} else "")


def _more(rows: Sequence[object], named: int) -> str:
    return f" and {len(rows) - named} more" if len(rows) > named else ""


def _unheld(reading_: Reading, rows: Sequence[dict[str, Any]]) -> str:
    """That some of it was planned, and has not been reported as held."""
    counts: dict[str, int] = {}
    for row in rows:
        status = row.get("status")
        if status in _UNHELD and reading_.intent not in {"history", "about"}:
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
