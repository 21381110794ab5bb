"""What a page shows, read from the graph by the queries in ``queries/`` and put into plain frozen data.

Dates are EDTF strings, ``first`` and ``last`` the first and last day that a date may mean ("2025-07-01").  Parties are
codes ("KOR"), persons and meetings the graph's ids.  ``quotes`` are numbers of entries of ``Content.quotes``.
Everything is sorted, so equal graphs give equal content.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph.rdf.ns import FIELD_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kgraph.query.select import Reader, Row

_FIELDS = {iri.value: name for name, iri in FIELD_PROPERTIES.items()}
#: Sorts behind every date.
_LAST = "~"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an article from ``start`` to ``end`` (code points, half-open), with what stands around them."""

    article: str
    start: int
    end: int
    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Article:
    """Where quotes come from; ``day`` is EDTF."""

    title: str
    day: str | None
    dated_by: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """A state or an organisation; ``kind`` is "state" or "organisation"."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person is attested to hold on a day."""

    office: str
    party: str | None
    standing: str
    day: str | None
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with every other spelling found."""

    name: str
    spellings: tuple[str, ...]
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Participation:
    """Who sat there, for whom, in what office, in whose place."""

    person: str | None
    party: str | None
    office: str | None
    instead_of: str | None
    instead_of_office: str | None
    quotes: tuple[int, ...]
    stand_in_quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A status as one article gave it."""

    day: str | None
    status: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says about one field of a meeting; ``stance`` is "asserted", "hedged" or "denied"."""

    field: str
    words: str
    stance: str
    said_by: str | None
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, joined over all articles."""

    id: str
    label: str
    status: str
    mode: str | None
    level: str | None
    format: str | None
    date: str | None
    first: str | None
    last: str | None
    city: str | None
    country: str | None
    venue: str | None
    occasion: str | None
    ordinal: int | None
    duration: str | None
    previous: str | None
    mentions: tuple[str, ...]
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    participations: tuple[Participation, ...]
    history: tuple[Report, ...]
    conflicts: tuple[Statement, ...]
    doubts: tuple[Statement, ...]
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All of a page."""

    meetings: tuple[Meeting, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()


def read(reader: Reader) -> Content:
    """Everything that the graph knows; meetings by date, those without one last."""
    quotes, numbers = _quotes(reader)
    sources = _Sources(reader, numbers)
    return Content(
        meetings=_meetings(reader, sources),
        people=_people(reader, sources),
        parties={
            _text(row, "party"): Party(_text(row, "name"), _text(row, "kind")) for row in _rows(reader, "parties")
        },
        articles={_text(row, "article"): _article(row) for row in _rows(reader, "articles")},
        quotes=quotes,
    )


def _rows(reader: Reader, name: str) -> list[Row]:
    return reader.named("kgraph.view", name)


def _text(row: Row, name: str) -> str:
    return row[name] or ""


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_text(row, key)].append(row)
    return groups


def _quotes(reader: Reader) -> tuple[tuple[Quote, ...], dict[str, int]]:
    found = [
        (
            Quote(
                article=_text(row, "article"),
                start=int(_text(row, "start")),
                end=int(_text(row, "end")),
                prefix=_text(row, "prefix"),
                exact=_text(row, "exact"),
                suffix=_text(row, "suffix"),
            ),
            _text(row, "quote"),
        )
        for row in _rows(reader, "quotes")
    ]
    found.sort(key=lambda pair: (pair[0].article, pair[0].start, pair[0].end, pair[1]))
    return tuple(quote for quote, _ in found), {iri: number for number, (_, iri) in enumerate(found)}


class _Sources:
    """Which quotes a thing rests on, by kind of thing."""

    def __init__(self, reader: Reader, numbers: Mapping[str, int]) -> None:
        self._reader, self._numbers = reader, numbers

    def by(self, name: str, key: str) -> dict[str, tuple[int, ...]]:
        """Quotes by the value of ``key``, from the query ``name``."""
        return {thing: self.of(rows) for thing, rows in _grouped(_rows(self._reader, name), key).items()}

    def of(self, rows: Iterable[Row]) -> tuple[int, ...]:
        """The quotes that these rows name."""
        return tuple(sorted({self._numbers[iri] for row in rows if (iri := _text(row, "quote")) in self._numbers}))


def _article(row: Row) -> Article:
    return Article(_text(row, "title"), row["day"], row["datedBy"], row["publisher"], row["url"])


def _people(reader: Reader, sources: _Sources) -> dict[str, Person]:
    spellings = _grouped(_rows(reader, "spellings"), "person")
    tenures = _grouped(_rows(reader, "tenures"), "person")
    return {
        (person := _text(row, "person")): Person(
            name=_text(row, "name"),
            spellings=tuple(_text(other, "name") for other in spellings.get(person, ())),
            tenures=_tenures(tenures.get(person, ()), sources),
        )
        for row in _rows(reader, "people")
    }


def _tenures(rows: Iterable[Row], sources: _Sources) -> tuple[Tenure, ...]:
    """By day, undated ones last; several quotes of one tenure make one entry."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["day"] or _LAST, _text(row, "office"), _text(row, "party"), _text(row, "standing")].append(row)
    return tuple(
        Tenure(office, group[0]["party"], standing, group[0]["day"], sources.of(group))
        for (_, office, _, standing), group in sorted(groups.items())
    )


def _meetings(reader: Reader, sources: _Sources) -> tuple[Meeting, ...]:
    parts = {
        name: _grouped(_rows(reader, name), "meeting")
        for name in ("mentions", "meeting_parties", "topics", "participations", "history", "conflicts", "doubts")
    }
    quotes = sources.by("meeting_quotes", "meeting")
    of_part = sources.by("participation_quotes", "participation")
    of_stand_in = sources.by("stand_in_quotes", "participation")
    found: dict[str, Meeting] = {}
    for row in _rows(reader, "meetings"):
        meeting = _text(row, "meeting")
        own = {name: groups.get(meeting, []) for name, groups in parts.items()}
        found.setdefault(
            meeting,
            Meeting(
                id=meeting,
                label=_text(row, "label"),
                status=_text(row, "status"),
                mode=row["mode"],
                level=row["level"],
                format=row["format"],
                date=row["date"],
                first=row["first"],
                last=row["last"],
                city=row["city"],
                country=row["country"],
                venue=row["venue"],
                occasion=row["occasion"],
                ordinal=int(ordinal) if (ordinal := row["ordinal"]) else None,
                duration=row["duration"],
                previous=row["previous"],
                mentions=tuple(_text(other, "mention") for other in own["mentions"]),
                parties=tuple(_text(other, "party") for other in own["meeting_parties"]),
                topics=tuple(_text(other, "topic") for other in own["topics"]),
                participations=tuple(_participation(part, of_part, of_stand_in) for part in own["participations"]),
                history=_history(own["history"], sources),
                conflicts=_statements(own["conflicts"], sources),
                doubts=_statements(own["doubts"], sources),
                quotes=quotes.get(meeting, ()),
            ),
        )
    return tuple(sorted(found.values(), key=lambda m: (m.first or _LAST, m.last or _LAST, m.date or _LAST, m.id)))


def _participation(
    row: Row, quotes: Mapping[str, tuple[int, ...]], stand_in_quotes: Mapping[str, tuple[int, ...]]
) -> Participation:
    part = _text(row, "participation")
    return Participation(
        person=row["person"],
        party=row["party"],
        office=row["office"],
        instead_of=row["insteadOf"],
        instead_of_office=row["insteadOfOffice"],
        quotes=quotes.get(part, ()),
        stand_in_quotes=stand_in_quotes.get(part, ()),
    )


def _history(rows: Iterable[Row], sources: _Sources) -> tuple[Report, ...]:
    reports = [Report(row["day"], _text(row, "status"), sources.of([row])) for row in rows]
    return tuple(sorted(reports, key=lambda report: (report.day or _LAST, report.quotes, report.status)))


def _statements(rows: Iterable[Row], sources: _Sources) -> tuple[Statement, ...]:
    statements = [
        Statement(
            field=_FIELDS.get(_text(row, "property"), _text(row, "property")),
            words=_text(row, "words"),
            stance=row.get("stance") or "asserted",
            said_by=row.get("saidBy"),
            quotes=sources.of([row]),
        )
        for row in rows
    ]
    return tuple(sorted(set(statements), key=lambda s: (s.field, s.words, s.stance, s.quotes, s.said_by or "")))
