"""Things of the graph by what people call them: an id, the id of any mention, an IRI, a name or a label.

Each function gives the best kind of match alone: an id before a whole name, a whole name before a part of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from kgraph.errors import KgraphError
from kgraph.lookup import party_meanings
from kgraph.parties import party_name, short_name
from kgraph.spelling import compare, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kgraph.model import Knowledge, ResolvedMeeting, ResolvedPerson

T = TypeVar("T")

_SAME = 0.8  # of kgraph.spelling.compare: another spelling of the same name
_OF_THE_PARTY = frozenset({"adjective", "people"})  # kinds of kgraph.lookup.Meaning that are no name of the party
_LISTED = 5  # candidates that a question back names


def people(knowledge: Knowledge, text: str) -> list[ResolvedPerson]:
    """The persons that a text can mean."""
    wanted, name = _id(text), plain(text)
    words = set(name.split())
    return _first(
        knowledge.people,
        lambda person: wanted == person.id,
        lambda person: wanted in person.mention_ids,
        lambda person: name in map(plain, person.names),
        lambda person: len(words) > 1 and any(compare(text, other)[0] >= _SAME for other in person.names),
        lambda person: bool(words) and any(words <= set(plain(other).split()) for other in person.names),
    )


def meetings(knowledge: Knowledge, text: str) -> list[ResolvedMeeting]:
    """The meetings that a text can mean; words of a label may come in any order."""
    wanted, label = _id(text), _words(text)
    return _first(
        knowledge.meetings,
        lambda meeting: wanted == meeting.id,
        lambda meeting: wanted in meeting.mention_ids,
        lambda meeting: label == _words(meeting.label),
        lambda meeting: len(label) > 1 and set(label) <= set(_words(meeting.label)),
    )


def parties(knowledge: Knowledge, text: str) -> list[str]:
    """The codes of the parties that a text can mean, among those of the graph."""
    wanted = _id(text)
    meant = {meaning.code for meaning in party_meanings(wanted) if meaning.kind not in _OF_THE_PARTY}
    return _first(
        sorted(knowledge.names),
        lambda code: wanted == code,
        lambda code: plain(wanted) in {plain(party_name(code)), plain(short_name(code)), plain(code)},
        lambda code: code in meant,
    )


def one(found: Sequence[T], text: str, what: str, show: Callable[[T], str]) -> T:
    """The only thing found; raises KgraphError when there is none, or several: the message then names them."""
    if not found:
        raise KgraphError(f"no {what} “{text}” in the graph")
    if len(found) > 1:
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        listed = "; ".join(map(show, found[:_LISTED]))
        raise KgraphError(f"“{text}” can be several: {listed}{more} (give the id)")
    return found[0]


def show_person(person: ResolvedPerson) -> str:
    """Name and id."""
    return f"{person.name} ({person.id})"


def show_meeting(meeting: ResolvedMeeting) -> str:
    """Label and id."""
    return f"{meeting.label} ({meeting.id})"


def _first(things: Iterable[T], *tests: Callable[[T], bool]) -> list[T]:
    things = list(things)
    for test in tests:
        if found := [thing for thing in things if test(thing)]:
            return found
    return []


def _id(text: str) -> str:
    """The id that an IRI of the data ends in, or the text itself."""
    return unquote(text.strip().strip("<>").rpartition("/")[2]) if "://" in text else text.strip()


def _words(text: str) -> list[str]:
    return plain(re.sub(r"[-–,]", " ", text)).split()
