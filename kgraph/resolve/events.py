"""Where a host event is: the meetings on its margins are there, whatever single article puts one elsewhere.

A text often names a city that a meeting is about beside the one that it is in.  Of the cities that articles give to
meetings on the margins of one event, within days, the one that most of them give counts, where it is more than one
article's word; the others stay among the claims.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import edtf
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.resolve.mentions import MeetingMention

_NEAR = dt.timedelta(days=10)  # between two meetings of one event


def with_places(mentions: Sequence[MeetingMention]) -> tuple[MeetingMention, ...]:
    """The mentions, those marked as misplaced whose city is not that of their event."""
    wrong = {number for event in _events(mentions) for number in _misplaced(event, mentions)}
    return tuple(replace(m, misplaced=True) if number in wrong else m for number, m in enumerate(mentions))


def _events(mentions: Sequence[MeetingMention]) -> Iterator[list[int]]:
    """The mentions, by index, on the margins of each event: of one name and a few days."""
    named: dict[str, list[tuple[dt.date, int]]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        days = edtf.bounds(mention.meeting.date)
        if mention.meeting.occasion and mention.meeting.place.city and days:
            named[fold(mention.meeting.occasion)].append((days[0], number))
    for name in sorted(named):
        event: list[int] = []
        last = dt.date.min
        for day, number in sorted(named[name]):
            if event and day - last > _NEAR:
                yield event
                event = []
            event.append(number)
            last = day
        yield event


def _misplaced(event: Sequence[int], mentions: Sequence[MeetingMention]) -> Iterator[int]:
    told: dict[str, set[str]] = defaultdict(set)
    for number in event:
        told[fold(mentions[number].meeting.place.city or "")].add(mentions[number].article)
    most = max(map(len, told.values()))
    where = [city for city, articles in told.items() if len(articles) == most]
    if most > 1 and len(where) == 1:
        yield from (number for number in event if fold(mentions[number].meeting.place.city or "") != where[0])
