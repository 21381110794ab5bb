"""What the layers hand to one another: plain frozen data, no spaCy, no RDF.

``text`` makes :class:`Article`; ``extract`` turns one article into a :class:`Reading` (what that text
alone says); ``resolve`` joins many readings into one :class:`Knowledge` (persons, meetings, claims
across articles), which ``rdf`` writes.  Unknown is ``None`` or an empty tuple, never a guess.

Codes (roles, statuses, modes, levels, standings) are the strings of ``ontology/vocab.ttl``.  States are
ISO 3166-1 alpha-3 codes ("KOR", "XKX" for Kosovo), organisations their acronym ("EU"), other parties a short name.
Dates are EDTF strings: "2025", "2025-07", "2025-07-11", "2025-06-10/2025-06-12", "XXXX-10-07".
All offsets count Unicode code points of ``Article.text``, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a page is, as the reader has to treat it."""

    HEADLINE = "headline"  # title and deck: read, but worded tersely
    BODY = "body"
    CAPTION = "caption"  # a photo's caption: read once, though pages repeat it
    META = "meta"  # bylines, times, agency names: no statements, but dates
    BOILERPLATE = "boilerplate"  # related headlines, comment boxes, navigation: never read


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article: ``article.text[start:end]``."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it is stored, with what its page says about it.

    ``id`` is the file's stem, or the record's own id in a .jsonl; ``sha256`` is the hash of ``text``
    in UTF-8 and names the version read.  ``published`` is EDTF (a dateline without a year gives
    "XXXX-10-07"); ``dated_by`` says where it comes from: "stated", "metadata", "address", "dateline",
    "dateline and weekday", "summit calendar", "office-holders".
    """

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: str | None = None
    dated_by: str | None = None
    url: str | None = None
    publisher: str | None = None
    place: str | None = None  # city of the dateline, as written


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The exact words that say so: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is: city by its English name, country by its code."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """In whose place somebody came; a bare office when the text names nobody."""

    person: str | None = None
    office: str | None = None
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """One person (or one unnamed office-holder, ``person`` None) at one meeting, for one party."""

    person: str | None
    represents: str | None
    role: str | None
    office: str | None
    aliases: tuple[str, ...] = ()
    stands_in_for: StandIn | None = None
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says about one attribute of a meeting, kept even where another won.

    ``field`` is one of "date", "place", "status", "mode", "level", "party", "occasion", "ordinal",
    "duration", "topic"; ``value`` its code or literal (a place is "City, CODE", "City" or "CODE").
    ``stance`` is "asserted", "hedged" or "denied"; ``said_by`` the source the text names.
    """

    field: str
    value: str
    evidence: Quote
    stance: str = "asserted"
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One encounter as one article tells it."""

    status: str
    mode: str
    parties: tuple[str, ...]
    evidence: tuple[Quote, ...]
    level: str | None = None
    date: str | None = None
    date_phrase: str | None = None  # the words the date comes from
    place: Place = Place()
    occasion: str | None = None
    participants: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    duration: str | None = None  # ISO 8601, "PT40M"
    ordinal: int | None = None
    said_by: str | None = None
    stance: str = "asserted"
    claims: tuple[Claim, ...] = ()
    rules: tuple[str, ...] = ()  # which rules made it: for --explain


@dataclass(frozen=True, slots=True)
class Person:
    """A person with an office, as one article shows them."""

    person: str
    office: str | None
    role: str | None
    of: str | None
    standing: str = "incumbent"
    aliases: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says."""

    article: str  # Article.id
    sha256: str  # of the text that was read
    published: str | None
    dated_by: str | None
    meetings: tuple[Meeting, ...] = ()
    people: tuple[Person, ...] = ()


# --- across articles -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A quote in its article: what every resolved statement rests on."""

    article: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ResolvedPerson:
    """One human being.  ``id`` is minted from a canonical mention and does not change with the name."""

    id: str
    name: str
    names: tuple[str, ...]  # every spelling found, ``name`` included
    sources: tuple[Source, ...] = ()
    mention_ids: tuple[str, ...] = ()  # ids of every mention: any of them finds the person


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office, as attested on some day: no start or end is implied."""

    person: str  # ResolvedPerson.id
    office: str | None
    role: str | None
    of: str | None
    standing: str
    attested: str | None  # EDTF
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """Who sat there, for whom, in what office, in whose place."""

    person: str | None  # ResolvedPerson.id
    represents: str | None
    role: str | None
    office: str | None
    stands_in_for: str | None = None  # ResolvedPerson.id
    stands_in_for_office: str | None = None
    sources: tuple[Source, ...] = ()
    stand_in_sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A :class:`Claim` with its article; ``conflicts`` is true where asserted values exclude one another."""

    field: str
    value: str
    source: Source
    stance: str = "asserted"
    said_by: str | None = None
    conflicts: bool = False


@dataclass(frozen=True, slots=True)
class StatusReport:
    """One status as one article gave it, with that article's day: the history of a meeting."""

    status: str
    reported: str | None  # EDTF day of the article
    source: Source


@dataclass(frozen=True, slots=True)
class ResolvedMeeting:
    """One encounter, joined over all articles that tell it."""

    id: str
    label: str
    status: str
    mode: str
    parties: tuple[str, ...]
    sources: tuple[Source, ...]
    level: str | None = None
    date: str | None = None
    place: Place = Place()
    occasion: str | None = None
    participations: tuple[Participation, ...] = ()
    topics: tuple[str, ...] = ()
    duration: str | None = None
    ordinal: int | None = None
    history: tuple[StatusReport, ...] = ()
    claims: tuple[ResolvedClaim, ...] = ()
    mention_ids: tuple[str, ...] = ()  # ids of every mention: any of them finds the meeting
    previous: str | None = None  # id of the meeting that a text calls the previous one


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two mentions became one person or one meeting (``kind``): a score from 0 to 1, and a sentence."""

    kind: str
    one: str  # mention id
    two: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the articles say, reconciled; every tuple in a canonical order."""

    articles: tuple[Article, ...] = ()
    people: tuple[ResolvedPerson, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    meetings: tuple[ResolvedMeeting, ...] = ()
    names: dict[str, str] = field(default_factory=dict)  # party code -> English name
    joins: tuple[Join, ...] = ()  # what was joined, and why; not part of the graph
