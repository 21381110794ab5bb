"""The data classes as JSON: lossless for storage, and in the public formats of ``extract`` and ``export``.

Storage is generic: a dataclass is an object, a tuple a list, an enum its value.  The public formats keep the keys
of the annotation format: single values, null for unknown, ``duration`` and ``ordinal`` only where stated.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from kgraph.model import (
        Knowledge,
        Meeting,
        Participant,
        Participation,
        Person,
        Place,
        Quote,
        Reading,
        ResolvedMeeting,
        Source,
        StandIn,
    )

Json = dict[str, Any]
T = TypeVar("T")


def to_plain(value: object) -> Any:
    """A dataclass of ``kgraph.model`` as what ``json.dumps`` takes; fields at their default are left out.

    >>> from kgraph.model import Place
    >>> to_plain(Place(city="Vienna"))
    {'city': 'Vienna'}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(content)
            for field in dataclasses.fields(value)
            if (content := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain(kind: type[T], data: Any) -> T:
    """The inverse of :func:`to_plain`.

    Raises KeyError, TypeError or ValueError when the data is not of that kind.

    >>> from kgraph.model import Place
    >>> from_plain(Place, {"city": "Vienna"})
    Place(city='Vienna', country=None, venue=None)
    """
    made: T = _build(kind, data)
    return made


def _build(kind: Any, data: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(data, dict):
            raise TypeError(f"{kind.__name__} expects an object")
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], content) for name, content in data.items()})
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in data)
    if origin is dict:
        return {key: _build(get_args(kind)[1], item) for key, item in data.items()}
    if origin in (Union, types.UnionType):
        return None if data is None else _build(next(arg for arg in get_args(kind) if arg is not type(None)), data)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(data)
    if not isinstance(data, kind):
        raise TypeError(f"{kind.__name__} expected, found {data!r}")
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


# --- the format of ``kgraph extract --format jsonl`` ------------------------------------------


def reading_to_json(reading: Reading, *, explain: bool = False) -> Json:
    """One article's line of ``kgraph extract --format jsonl``.

    ``explain`` adds to each meeting the words its date comes from, its claims and the rules that made it.
    """
    return {
        "id": reading.article,
        "published": reading.published,
        "dated_by": reading.dated_by,
        "meetings": [
            _meeting(meeting, f"m{number}", explain=explain) for number, meeting in enumerate(reading.meetings, 1)
        ],
        "people": [_person(person) for person in reading.people],
    }


def _meeting(meeting: Meeting, key: str, *, explain: bool) -> Json:
    result: Json = {
        "key": key,
        "status": meeting.status,
        "mode": meeting.mode,
        "level": meeting.level,
        "date": meeting.date,
        "place": _place(meeting.place),
        "occasion": meeting.occasion,
        "parties": list(meeting.parties),
        "participants": [_participant(participant) for participant in meeting.participants],
        "topics": list(meeting.topics),
        **_stated(meeting),
        "said_by": meeting.said_by,
        "stance": meeting.stance,
        "evidence": _spans(meeting.evidence),
    }
    if explain:
        result |= {
            "date_phrase": meeting.date_phrase,
            "claims": [to_plain(claim) for claim in meeting.claims],
            "rules": list(meeting.rules),
        }
    return result


def _participant(participant: Participant) -> Json:
    return {
        "person": participant.person,
        "aliases": list(participant.aliases),
        "represents": participant.represents,
        "role": participant.role,
        "office": participant.office,
        "stands_in_for": _stand_in(participant.stands_in_for),
        "evidence": _spans(participant.evidence),
    }


def _stand_in(stand_in: StandIn | None) -> Json | None:
    if stand_in is None:
        return None
    return {"person": stand_in.person, "office": stand_in.office, "evidence": _spans(stand_in.evidence)}


def _person(person: Person) -> Json:
    return {
        "person": person.person,
        "aliases": list(person.aliases),
        "office": person.office,
        "role": person.role,
        "of": person.of,
        "standing": person.standing,
        "evidence": _spans(person.evidence),
    }


def _place(place: Place) -> Json:
    return {"city": place.city, "country": place.country} | ({"venue": place.venue} if place.venue else {})


def _stated(meeting: Meeting | ResolvedMeeting) -> Json:
    stated = {"duration": meeting.duration, "ordinal": meeting.ordinal}
    return {key: value for key, value in stated.items() if value is not None}


def _spans(quotes: Sequence[Quote]) -> list[Json]:
    return [{"start": quote.start, "end": quote.end, "quote": quote.text} for quote in quotes]


# --- the format of ``kgraph export --format jsonl`` -------------------------------------------


def merged_to_json(knowledge: Knowledge) -> list[Json]:
    """The lines of ``kgraph export --format jsonl``: one merged meeting each, by date and id, undated ones last."""
    names = {person.id: person.name for person in knowledge.people}
    spellings = {person.id: [name for name in person.names if name != person.name] for person in knowledge.people}
    meetings = sorted(knowledge.meetings, key=lambda meeting: (meeting.date is None, meeting.date or "", meeting.id))
    return [_merged(meeting, names, spellings) for meeting in meetings]


def _merged(meeting: ResolvedMeeting, names: Mapping[str, str], spellings: Mapping[str, list[str]]) -> Json:
    return {
        "id": meeting.id,
        "label": meeting.label,
        "status": meeting.status,
        "mode": meeting.mode,
        "level": meeting.level,
        "date": meeting.date,
        "place": _place(meeting.place),
        "occasion": meeting.occasion,
        "parties": list(meeting.parties),
        "participants": [_merged_participant(part, names, spellings) for part in meeting.participations],
        "topics": list(meeting.topics),
        **_stated(meeting),
        "history": [
            {"status": report.status, "reported": report.reported, **_source(report.source)}
            for report in meeting.history
        ],
        "conflicts": [
            {"field": claim.field, "value": claim.value, "said_by": claim.said_by, **_source(claim.source)}
            for claim in meeting.claims
            if claim.conflicts
        ],
        "previous": meeting.previous,
        "mention_ids": list(meeting.mention_ids),
        "sources": [_source(source) for source in meeting.sources],
    }


def _merged_participant(part: Participation, names: Mapping[str, str], spellings: Mapping[str, list[str]]) -> Json:
    stands_in: Json | None = None
    if part.stands_in_for is not None or part.stands_in_for_office is not None:
        stands_in = {"person": _name(part.stands_in_for, names), "office": part.stands_in_for_office}
    return {
        "person": _name(part.person, names),
        "person_id": part.person,
        "aliases": spellings.get(part.person or "", []),
        "represents": part.represents,
        "role": part.role,
        "office": part.office,
        "stands_in_for": stands_in,
        "sources": [_source(source) for source in sorted({*part.sources, *part.stand_in_sources})],
    }


def _name(person: str | None, names: Mapping[str, str]) -> str | None:
    return None if person is None else names.get(person, person)


def _source(source: Source) -> Json:
    quote = source.quote
    return {"article": source.article, "start": quote.start, "end": quote.end, "quote": quote.text}
