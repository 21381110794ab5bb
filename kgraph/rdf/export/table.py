"""Participations as one flat table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.rdf import parties

if TYPE_CHECKING:
    from kgraph.model import Knowledge, Participation, ResolvedMeeting, Source
    from kgraph.rdf.ids import Ids

COLUMNS = (
    "meeting", "label", "status", "date", "earliest", "latest", "mode", "level", "city", "country", "venue",
    "occasion", "parties", "ordinal", "duration", "topics", "person", "person_id", "represents", "represents_name",
    "role", "office", "stands_in_for", "stands_in_for_office", "article", "start", "end", "quote",
)  # fmt: skip
# what a spreadsheet takes for a formula (OWASP, CSV Injection)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def participations(knowledge: Knowledge, ids: Ids) -> str:
    """CSV (RFC 4180), a row a participant, or one row for a meeting without any.

    Several values of a cell are parted by ``|``; ``earliest`` and ``latest`` are the days that ``date`` (EDTF) may
    mean.  A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    names = {person.id: person.name for person in knowledge.people}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for meeting in sorted(
        knowledge.meetings, key=lambda meeting: (meeting.date is None, meeting.date or "", meeting.id)
    ):
        about = _meeting(meeting)
        for row in [_participant(part, names, knowledge.names) for part in meeting.participations] or [{}]:
            writer.writerow({key: _inert(str(value)) for key, value in {**about, **row}.items() if value is not None})
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _meeting(meeting: ResolvedMeeting) -> dict[str, object]:
    days = edtf.bounds(meeting.date)
    return {
        "meeting": meeting.id,
        "label": meeting.label,
        "status": meeting.status,
        "date": meeting.date,
        "earliest": days and days[0],
        "latest": days and days[1],
        "mode": meeting.mode,
        "level": meeting.level,
        "city": meeting.place.city,
        "country": meeting.place.country,
        "venue": meeting.place.venue,
        "occasion": meeting.occasion,
        "parties": "|".join(meeting.parties),
        "ordinal": meeting.ordinal,
        "duration": meeting.duration,
        "topics": "|".join(meeting.topics),
        **_quote(meeting.sources),
    }


def _participant(part: Participation, names: dict[str, str], party_names: dict[str, str]) -> dict[str, object]:
    return {
        "person": part.person and names.get(part.person, part.person),
        "person_id": part.person,
        "represents": part.represents,
        "represents_name": part.represents and parties.name(part.represents, party_names),
        "role": part.role,
        "office": part.office,
        "stands_in_for": part.stands_in_for and names.get(part.stands_in_for, part.stands_in_for),
        "stands_in_for_office": part.stands_in_for_office,
        **_quote(part.stand_in_sources or part.sources),
    }


def _quote(sources: tuple[Source, ...]) -> dict[str, object]:
    """The first of the quotes."""
    if not sources:
        return {}
    quote = sources[0].quote
    return {"article": sources[0].article, "start": quote.start, "end": quote.end, "quote": quote.text}
