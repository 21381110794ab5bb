"""Questions in plain English: a question to a reading, SPARQL, rows, a sentence, and the quotes that say so.

No words of a question reach SPARQL but as terms.  What was not understood is said, and nothing is made up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kgraph.errors import QueryError
from kgraph.query.english import say, words
from kgraph.query.english.disputes import disputed
from kgraph.query.english.evidence import quotes
from kgraph.query.english.grammar import read
from kgraph.query.english.lexicon import Lexicon
from kgraph.query.english.phrase import somebody, when, with_article
from kgraph.query.english.query import Query
from kgraph.query.english.reading import Reading, Replaced, Seat
from kgraph.query.english.respell import respelt
from kgraph.query.english.sparql import build
from kgraph.query.english.tagging import items
from kgraph.rdf import store
from kgraph.table import pandas

if TYPE_CHECKING:
    from kgraph.query.english.evidence import Evidence
    from kgraph.query.english.reading import Thing
    from kgraph.workspace import Workspace

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; the keys of its JSON are these names."""

    question: str
    understood: bool
    reading: str
    sentence: str
    sparql: str | None
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer as what ``json.dumps`` takes."""
        return {
            "question": self.question,
            "understood": self.understood,
            "reading": self.reading,
            "sentence": self.sentence,
            "sparql": self.sparql,
            "columns": list(self.columns),
            "rows": [dict(row) for row in self.rows],
            "evidence": [quote.to_json() for quote in self.evidence],
            "note": self.note,
        }

    @property
    def df(self) -> Any:
        """The rows as a pandas data frame; raises QueryError when pandas is not installed."""
        return pandas().DataFrame([dict(row) for row in self.rows], columns=list(self.columns))

    def __str__(self) -> str:
        return " ".join(filter(None, (self.sentence, self.note)))

    def _repr_html_(self) -> str:
        return say.html_page(self)


def ask(workspace: Workspace, question: str, today: dt.date | None = None) -> Answer:
    """Answers a question over the current graph of a data folder.

    ``today`` is what "last year" and "this month" are counted from (the computer's day by default).
    Raises QueryError when the question is empty, StoreError when there is no graph.
    """
    if not question.strip():
        raise QueryError("the question is empty (ask, for example: Who represented France in May 2019?)")
    with store.read(workspace.graph) as snapshot:
        return answer(Lexicon(snapshot.store, workspace.base), question, today or dt.date.today())


def answer(lexicon: Lexicon, question: str, today: dt.date) -> Answer:
    """Answers a question over one snapshot."""
    if len(question) > words.LONGEST:
        return _not_understood(question, f"the question is longer than {words.LONGEST} characters")
    reading = understand(lexicon, question, today)
    if reading is None:
        return _not_understood(question, None)
    if reading.missing:
        return _unknown_names(reading, question, lexicon, today)
    query, rows, full = _run(reading, lexicon)
    if not rows:
        reading, query, rows, full = _relaxed(reading, query, rows, full, lexicon)
    choice = _ambiguous(reading, full, lexicon)
    if choice:
        return Answer(question, True, say.reading(reading, today), choice, query.text, note=choice)
    evidence = quotes(lexicon, full, query)
    columns = tuple(Query.shown(c) for c in query.columns if any(row[Query.shown(c)] is not None for row in rows))
    shown = tuple({name: row[name] for name in columns} for row in rows)
    sentence = say.sentence(reading, shown, lexicon)
    if not rows:
        reading = _untold(reading, lexicon)
    elif reading.intent != "conflicts":
        reading = reading.noting(*disputed(lexicon, full, columns))
    rows_ = () if _counts_nothing(reading, shown) else shown
    note = say.note(reading if rows_ else _instead(reading, lexicon), today)
    return Answer(
        question, True, say.reading(reading, today), sentence, query.text, columns, rows_, tuple(evidence), note
    )


def understand(lexicon: Lexicon, question: str, today: dt.date) -> Reading | None:
    """What a question asks for, None when it is not understood."""
    said = words.joined(words.split(question.lower() if question.isupper() else question))
    reading = read(items(said, lexicon, today), lexicon) if said else None
    if said and reading is None:
        said, mended = respelt(said)
        reading = read(items(said, lexicon, today), lexicon) if mended else None
        reading = reading.noting(*mended) if reading is not None else None
    return _tensed(reading, said) if reading is not None else None


def _counts_nothing(reading: Reading, rows: tuple[Row, ...]) -> bool:
    return reading.intent == "count" and rows == ({reading.kind: 0},)


def _not_understood(question: str, why: str | None) -> Answer:
    sentence = f"I did not understand the question{': ' + why if why else ''}."
    return Answer(question, False, "", sentence, None, note=say.HELP)


def _unknown_names(reading: Reading, question: str, lexicon: Lexicon, today: dt.date) -> Answer:
    names = " and ".join(repr(name) for name in reading.missing)
    sentence = f"{say.no_evidence(lexicon)}: nothing is known by the name {names}."
    return Answer(question, True, say.reading(reading, today), sentence, None, note=say.note(reading, today))


def _instead(reading: Reading, lexicon: Lexicon) -> Reading:
    """Says who came in the place of somebody asked about, when that one is nowhere at the table."""
    absent = [seat.person for seat in reading.filters.seats if seat.person and not seat.replaced]
    if len(absent) != 1 or reading.intent == "standin":
        return reading
    others = replace(reading.filters, seats=())
    asked = Reading("standin", ("person",), others, Seat(replaced=Replaced(person=absent[0])))
    _, rows, _ = _run(asked, lexicon)
    told = [f"{somebody(row['person'])} came in place of {absent[0].shown}{when(row['date'])}." for row in rows[:3]]
    return reading.noting(*told)


#: What is not told of a meeting that is known, by what was asked.
_UNTOLD = {"represent": "who represented {party}", "attend": "who took part", "attribute": "the {asked}"}


def _untold(reading: Reading, lexicon: Lexicon) -> Reading:
    """Says that there are such meetings, when it is only the rest that no article tells."""
    party = reading.seat.party
    filters = reading.filters
    if party is not None and len(party.keys) == 1:
        filters = replace(filters, parties=(*filters.parties, party))
    if reading.intent not in _UNTOLD or filters.empty or reading.missing or reading.seat.person:
        return reading
    _, rows, _ = _run(Reading("meetings", ("meeting",), filters), lexicon)
    if not rows:
        return reading
    named = with_article(party.shown) if party else "whom"
    asked = _UNTOLD[reading.intent].format(party=named, asked=" and ".join(reading.asked))
    named = "; ".join(str(row["meeting"]) for row in rows[:3]) + (f"; {len(rows) - 3} more" if len(rows) > 3 else "")
    return reading.noting(f"The graph has {named}, but no article tells {asked}.")


def _tensed(reading: Reading, said: list[words.Word]) -> Reading:
    """The first and the last meeting are among those that took place, unless the question is about plans."""
    future = {"will", "planned", "scheduled", "next", "upcoming", "shall"} & {word.low for word in said}
    filters = reading.filters
    if reading.order and not filters.statuses and not filters.unheld and not future:
        return replace(reading, filters=replace(filters, statuses=("held", "ongoing")))
    return reading


def _run(reading: Reading, lexicon: Lexicon) -> tuple[Query, list[Row], list[Row]]:
    """The query, its rows in words, and the same rows with all variables."""
    query = build(reading, lexicon)
    full, rows = [], []
    seen: set[tuple[Any, ...]] = set()
    for found in lexicon.table(query.text):
        row = {Query.shown(name): say.cell(name, found.get(name)) for name in query.columns}
        key = tuple(row.values())
        full.append(found)
        if key not in seen and any(value is not None for value in key):
            seen.add(key)
            rows.append(row)
    return query, _top(reading, rows), full


def _top(reading: Reading, rows: list[Row]) -> list[Row]:
    """Of a ranking that asks for the most, those that have the most."""
    if reading.intent != "rank" or reading.limit is None or not rows:
        return rows
    if reading.limit != 10:
        return rows[: reading.limit]
    return [row for row in rows if row["meetings"] == rows[0]["meetings"]]


def _relaxed(
    reading: Reading, query: Query, rows: list[Row], full: list[Row], lexicon: Lexicon
) -> tuple[Reading, Query, list[Row], list[Row]]:
    """Where there is nothing: without what a question only implies, and saying so."""
    for loose, why in _looser(reading):
        found = _run(loose, lexicon)
        if found[1]:
            return loose.noting(why), *found
    return reading, query, rows, full


def _looser(reading: Reading) -> list[tuple[Reading, str]]:
    """Readings that leave one implied thing out, and what has to be said of each."""
    filters = reading.filters
    found: list[tuple[Reading, str]] = []

    def add(why: str, **changes: Any) -> None:
        found.append((replace(reading, filters=replace(filters, **changes)), why))

    if reading.party_kind and reading.intent in {"attend", "met"}:  # "which countries" of talks between organisations
        found.append((replace(reading, party_kind=""), "There is none of that kind: these are the others."))
    if reading.intent == "met" and reading.asked == ("person",) and reading.seat == Seat():
        found.append((replace(reading, asked=("party",)), "No article names the people: these are the parties."))
    told = set(filters.statuses) <= {"held", "ongoing"} and reading.intent not in {"count", "rank", "changes"}
    if filters.statuses and told:
        add("None of them is reported as held.", statuses=())
    if filters.formats and (filters.posts or filters.levels):
        add(f"None is known to be {filters.formats[0]}: I left that out.", formats=())
    if filters.levels and not filters.formats and reading.intent != "meetings":
        add(f"None is known to be of the level {filters.levels[0]}: I left that out.", levels=())
    return found


def _ambiguous(reading: Reading, full: list[Row], lexicon: Lexicon) -> str | None:
    """A question back when a name fits several people and the rows do not settle which."""
    things: list[Thing] = [seat.person for seat in (*reading.filters.seats, reading.seat) if seat.person]
    things += [r.person for seat in (*reading.filters.seats, reading.seat) if (r := seat.replaced) and r.person]
    things += [reading.thing] if reading.thing is not None else []
    for thing in things:
        if len(thing.keys) < 2 or "/person/" not in thing.keys[0]:
            continue
        bound = {value for row in full for value in row.values() if value in thing.keys}
        candidates = sorted(bound) if bound else list(thing.keys)
        if len(bound) != 1:
            names = ", ".join(sorted(lexicon.people[person][0] for person in candidates))
            return (
                f"{thing.shown!r} fits {len(candidates)} people: {names}. Which one do you mean? Write the full name."
            )
    return None
