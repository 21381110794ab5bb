"""What is to be joined: every person and every meeting as one article shows them.

A mention has an id of its own, made from the article's text and the first offset that shows it, so that it is the
same in every build.  Lists of mentions are in report order (:func:`report_key`), whatever order the articles come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.model import Place, Source
from kgraph.parties import is_state
from kgraph.resolve import ids, when
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kgraph.model import Meeting, Participant, Person, Quote, Reading

_DAYS = 7  # as long as a date may be to say who met whom on it


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One person in one article; ``names`` starts with the fullest form there.

    ``company`` are those met there, each by name with the date of the meeting.
    """

    id: str
    article: str
    sha256: str
    published: str | None
    start: int
    names: tuple[str, ...]
    parties: frozenset[str]
    roles: frozenset[str]
    sources: tuple[Source, ...]
    company: frozenset[tuple[str, str]] = frozenset()

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant of one meeting in one article; persons are indexes into the list of person mentions."""

    person: int | None
    party: str | None
    role: str | None
    office: str | None
    instead_of: int | None = None
    instead_of_office: str | None = None
    sources: tuple[Source, ...] = ()
    instead_sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """One meeting in one article; ``misplaced`` where other articles show that its city is not where it was."""

    id: str
    article: str
    sha256: str
    published: str | None
    start: int
    meeting: Meeting
    seats: tuple[Seat, ...]
    misplaced: bool = False

    @property
    def place(self) -> Place:
        """Where it was, as far as the article is believed."""
        return Place() if self.misplaced else self.meeting.place

    @property
    def sources(self) -> tuple[Source, ...]:
        """The quotes that tell of the meeting."""
        return tuple(Source(self.article, quote) for quote in self.meeting.evidence)


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office, as one article has it; ``person`` is an index into the list of person mentions."""

    person: int
    entry: Person
    article: str
    published: str | None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The quotes that show it."""
        return tuple(Source(self.article, quote) for quote in self.entry.evidence)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a set of readings."""

    people: tuple[PersonMention, ...]
    meetings: tuple[MeetingMention, ...]
    offices: tuple[Office, ...]


def report_key(mention: PersonMention | MeetingMention) -> tuple[str, str, int, str]:
    """Sorts by day of report, the undated and yearless last, then by text and offset."""
    return (*_report(mention.published, mention.sha256), mention.start, mention.article)


def _report(published: str | None, sha256: str) -> tuple[str, str]:
    return ("~" if not published or published.startswith("XXXX") else published, sha256)


def collect(readings: Iterable[Reading]) -> Mentions:
    """The mentions of all readings, in report order; the order of the readings makes no difference."""
    people: list[PersonMention] = []
    meetings: list[MeetingMention] = []
    offices: list[Office] = []
    for reading in sorted(readings, key=lambda r: (*_report(r.published, r.sha256), r.article)):
        cast = _Cast(reading, len(people))
        people += cast.people
        offices += cast.offices()
        meetings += _meetings(reading, cast)
    return Mentions(tuple(people), tuple(meetings), tuple(offices))


@dataclass(frozen=True, slots=True)
class _Showing:
    """A name as a reading gives it, once."""

    name: str
    party: str | None
    role: str | None
    aliases: tuple[str, ...]
    quotes: tuple[Quote, ...]
    company: frozenset[tuple[str, str]] = frozenset()


class _Cast:
    """The persons of one reading: showings of one name are one person, unless two states have a person of that name."""

    def __init__(self, reading: Reading, offset: int) -> None:
        self.reading, self.offset = reading, offset
        self._split = _shared_names(reading.people)
        groups: dict[tuple[str, str | None], list[_Showing]] = defaultdict(list)
        for showing in _showings(reading):
            groups[self._key(showing.name, showing.party)].append(showing)
        numbers: Counter[str] = Counter()
        made: list[tuple[tuple[str, str | None], PersonMention]] = []
        for key, showings in sorted(groups.items(), key=lambda item: (_start(item[1]), item[0][0], item[0][1] or "")):
            mention = self._mention(showings, 0)
            number = numbers[mention.id]
            numbers[mention.id] += 1
            made.append((key, mention if not number else self._mention(showings, number)))
        self.people = [mention for _, mention in made]
        self._index = {key: offset + number for number, (key, _) in enumerate(made)}

    def _key(self, name: str, party: str | None) -> tuple[str, str | None]:
        shared = self._split.get(fold(name))
        if shared is None:
            return fold(name), None
        return fold(name), party if party in shared else min(shared)

    def _mention(self, showings: Sequence[_Showing], number: int) -> PersonMention:
        name = showings[0].name
        start = _start(showings)
        others = {alias for showing in showings for alias in (showing.name, *showing.aliases)} - {name}
        sources = {Source(self.reading.article, quote) for showing in showings for quote in showing.quotes}
        return PersonMention(
            id=ids.person_id(self.reading.sha256, start, name, number),
            article=self.reading.article,
            sha256=self.reading.sha256,
            published=self.reading.published,
            start=start,
            names=(name, *sorted(others)),
            parties=frozenset(showing.party for showing in showings if showing.party),
            roles=frozenset(showing.role for showing in showings if showing.role),
            sources=tuple(sorted(sources)),
            company=frozenset(met for showing in showings for met in showing.company),
        )

    def find(self, name: str, party: str | None) -> int:
        """The index of a person that the reading names."""
        return self._index[self._key(name, party)]

    def offices(self) -> Iterator[Office]:
        """Who held what."""
        for entry in self.reading.people:
            yield Office(self.find(entry.person, entry.of), entry, self.reading.article, self.reading.published)


def _showings(reading: Reading) -> Iterator[_Showing]:
    for entry in reading.people:
        yield _Showing(entry.person, entry.of, entry.role, entry.aliases, entry.evidence)
    for meeting in reading.meetings:
        for part in meeting.participants:
            if part.person is not None:
                company = _company(meeting, part)
                yield _Showing(part.person, part.represents, part.role, part.aliases, part.evidence, company)
            if part.stands_in_for is not None and part.stands_in_for.person is not None:
                absent = part.stands_in_for
                yield _Showing(part.stands_in_for.person, part.represents, None, (), absent.evidence or part.evidence)


def _company(meeting: Meeting, part: Participant) -> frozenset[tuple[str, str]]:
    if meeting.date is None or (when.length(meeting.date) or 0) > _DAYS:
        return frozenset()
    others = (other.person for other in meeting.participants if other.represents != part.represents)
    return frozenset((name, meeting.date) for name in others if name is not None)


def _shared_names(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Names that the article gives to office-holders of two states."""
    states: dict[str, set[str]] = defaultdict(set)
    for entry in people:
        if entry.of and entry.standing != "former" and is_state(entry.of):
            states[fold(entry.person)].add(entry.of)
    return {name: frozenset(found) for name, found in states.items() if len(found) > 1}


def _start(showings: Iterable[_Showing]) -> int:
    return min((quote.start for showing in showings for quote in showing.quotes), default=0)


def _meetings(reading: Reading, cast: _Cast) -> Iterator[MeetingMention]:
    numbers: Counter[int] = Counter()
    for meeting in sorted(reading.meetings, key=_meeting_key):
        start = min((quote.start for quote in meeting.evidence), default=0)
        yield MeetingMention(
            id=ids.meeting_id(reading.sha256, start, numbers[start]),
            article=reading.article,
            sha256=reading.sha256,
            published=reading.published,
            start=start,
            meeting=replace(meeting, parties=tuple(dict.fromkeys(meeting.parties))),
            seats=tuple(_seat(part, reading.article, cast) for part in meeting.participants),
        )
        numbers[start] += 1


def _meeting_key(meeting: Meeting) -> tuple[int, int, tuple[str, ...], str]:
    first = min(meeting.evidence, default=None)
    return first.start if first else 0, first.end if first else 0, tuple(sorted(meeting.parties)), repr(meeting)


def _seat(part: Participant, article: str, cast: _Cast) -> Seat:
    absent = part.stands_in_for
    return Seat(
        person=None if part.person is None else cast.find(part.person, part.represents),
        party=part.represents,
        role=part.role,
        office=part.office,
        instead_of=cast.find(absent.person, part.represents) if absent and absent.person is not None else None,
        instead_of_office=absent.office if absent else None,
        sources=tuple(Source(article, quote) for quote in part.evidence),
        instead_sources=tuple(Source(article, quote) for quote in absent.evidence) if absent else (),
    )
