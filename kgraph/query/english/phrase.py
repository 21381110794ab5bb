"""One row of an answer in words, for the sentence that sums it up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kgraph import edtf, lookup
from kgraph.labels import date_in_words
from kgraph.query.english.query import UNNAMED

if TYPE_CHECKING:
    from kgraph.query.english.reading import Post, Reading, Thing

#: Statuses of meetings that are not reported to have taken place.
UNHELD = frozenset(["planned", "proposed", "cancelled", "postponed"])
#: Names that English gives an article: common nouns and plurals, and letters read one by one.
_WITH_ARTICLE = re.compile(
    r"(?:US|USA|UK|UAE|EU|UN|AU|DRC|GCC|U\.S\.|U\.K\.|U\.N\.|E\.U\.)|G\d+"
    r"|.*\b(?:States|Kingdom|Nations|Union|Emirates|Republic|Islands|Federation|League|Council|Commonwealth"
    r"|Netherlands|Philippines|Bahamas|Maldives|Comoros|Seychelles|Gambia|Vatican|Holy See)",
    re.IGNORECASE,
)


def with_article(name: str) -> str:
    """A party's name as it stands in a sentence.

    >>> with_article("United States"), with_article("EU"), with_article("Chile"), with_article("the UN")
    ('the United States', 'the EU', 'Chile', 'the UN')
    """
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name


def when(date: str | None) -> str:
    """A date as the end of a phrase.

    >>> when("2019-05-09"), when("2019-05"), when("2019-05-09/2019-05-11"), when(None)
    (' on 9 May 2019', ' in May 2019', ' (9–11 May 2019)', '')
    """
    said = date_in_words(date)
    if said is None:
        return f" ({date})" if date else ""
    match edtf.precision(date):
        case "day" | "yearless":
            return f" on {said}"
        case "month" | "year":
            return f" in {said}"
    return f" ({said})"


def phrase(reading: Reading, row: dict[str, Any]) -> str:
    """What one row says, without a full stop."""
    date = when(row.get("date")) if "date" not in reading.asked else ""
    place = f" in {row['place']}" if row.get("place") and "place" not in reading.asked else ""
    match reading.intent:
        case "represent":
            return _represented(reading, row) + place + date
        case "standin":
            return _stood_in(reading, row, date)
        case "met":
            return f"{row.get('person') or row.get('party')}{place}{date}"
        case "attend":
            party = f" for {with_article(row['party'])}" if row.get("person") and row.get("party") else ""
            return f"{row.get('person') or row.get('party')}{party}{date}"
        case "pairs":
            return f"{row['person']} and {row['met']}{place}{date}"
        case "office" | "holder":
            return _held(reading, row)
        case "conflicts":
            sides = [
                f"{_cell(row['about'], row[f'{side} says'])} ({row[f'{side} article']})" for side in ("one", "other")
            ]
            return f"{row['meeting']}: {row['about']} {' or '.join(sides)}"
        case "changes":
            return f"{row['meeting']}: {row['from']}, then {row['to']}"
        case "history":
            return f"{row['meeting']}: {row['status']}" + (
                f", reported{when(row['reported'])}" if row.get("reported") else ""
            )
        case "attribute":
            told = [_cell(name, row[name]) for name in dict.fromkeys(reading.asked) if row.get(name) is not None]
            return " ".join(told) + (_aside(row) if "date" not in reading.asked else "")
    names = ("meeting", "what", "person", "party", "article", "spelling")
    main = next((str(row[name]) for name in names if row.get(name)), "")
    return main + (_aside(row) if reading.intent not in {"meetings", "yesno"} and "date" not in reading.asked else "")


def shown(thing: Thing | None) -> str:
    """What the question calls it; nothing for nothing."""
    return thing.shown if thing else ""


def post_in_words(post: Post) -> str:
    """An office as a question names it.

    >>> from kgraph.query.english.reading import Post, Thing
    >>> post_in_words(Post("ambassador", party=Thing((), "Chile"), standing="former"))
    'former ambassador of Chile'
    """
    return (
        (f"{post.standing} " if post.standing else "") + post.shown + (f" of {post.party.shown}" if post.party else "")
    )


def _represented(reading: Reading, row: dict[str, Any]) -> str:
    party = with_article(str(row.get("party") or shown(reading.seat.party)))
    does = "was to represent" if row.get("status") in UNHELD else "represented"
    office = row.get("office")
    if row["person"] == UNNAMED:
        return f"{f'its {office}' if office else 'somebody'} ({UNNAMED}) {does} {party}"
    return f"{row['person']}{f', {office},' if office else ''} {does} {party}"


def _stood_in(reading: Reading, row: dict[str, Any], date: str) -> str:
    replaced = reading.seat.replaced
    asked = shown(replaced.person) or (post_in_words(replaced.post) if replaced.post else "") if replaced else ""
    who, whom = row.get("person") or shown(reading.seat.person), row.get("in place of") or asked or "somebody"
    does = "was to come" if row.get("status") in UNHELD else "came"
    why = f": “{row['saying']}”" if row.get("saying") else ""
    return f"{somebody(who)} {does} in place of {whom}{date}{why}"


def somebody(name: str) -> str:
    """A name, or the word for who has none."""
    return f"somebody ({UNNAMED})" if name == UNNAMED else name


def _held(reading: Reading, row: dict[str, Any]) -> str:
    who = row.get("person") or shown(reading.seat.person)
    of = row.get("of") or shown(reading.seat.party)
    days = [date_in_words(day) or day for day in str(row.get("attested") or "").split(" to ")]
    seen = f" (attested {' to '.join(days)})" if row.get("attested") else ""
    told = any(lookup.key(m.name) in lookup.key(row["office"]) for m in lookup.party_meanings(of))
    standing = "" if row.get("standing") in {None, "incumbent"} else f" ({row['standing']})"
    return f"{who}: {row['office']}{standing}{f' of {with_article(of)}' if of and not told else ''}{seen}"


def _cell(name: str, value: Any) -> str:
    """A value as it stands in a sentence: dates in words, a duration without its code."""
    if name == "date":
        return date_in_words(value) or str(value)
    return re.sub(r" \(P[0-9DTHM]+\)$", "", str(value)) if name == "duration" else str(value)


def _aside(row: dict[str, Any]) -> str:
    return f" ({_cell('date', row['date'])})" if row.get("date") else ""
