"""Meetings as PLOVER event records, with CAMEO codes.

Source: Open Event Data Alliance, PLOVER, draft 0.7b1, chapter "JSON Data Fields" and sections CONSULT, AGREE,
SANCTION; CAMEO2PLOVER-2021 for the codes.  The draft leaves room for further fields: ``cameo``, ``status``,
``date_edtf`` and ``label`` are ours, and ``text_info`` and ``cite_info`` are lists because a meeting has several
sources.  PLOVER asks for a day: a month or year becomes ``date`` to ``enddate``, an unknown date stays null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph import edtf
from kgraph.rdf import parties
from kgraph.rdf.ontology import office_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import Article, Knowledge, Participation, ResolvedMeeting

# status -> event category, PLOVER mode, contexts, CAMEO code; None: as :func:`_consultation` says
_CATEGORIES: dict[str, tuple[str, str | None, tuple[str, ...], str]] = {
    "planned": ("AGREE", None, ("diplomatic", "future"), "036"),
    "proposed": ("AGREE", None, ("diplomatic", "future", "hypothetical"), "036"),
    "postponed": ("AGREE", None, ("diplomatic", "future"), "036"),
    "cancelled": ("SANCTION", "cancel", ("diplomatic",), "164"),
}
_CODES = {"phone": "041", "visit": "042", "third-party": "044"}
#: Quad categories: 1 verbal cooperation, 3 verbal conflict.
_QUAD = {"CONSULT": 1, "AGREE": 1, "SANCTION": 3}
_SECTORS = {"military_chief": "MIL", "legislator": "LEG", "royal": "ELI"}


def records(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """One record a meeting, by id.

    Where two states meet in one of them, the visitor is ``source`` and the host ``recipient``; else everybody is
    ``source``, as the draft has it.
    """
    names = {person.id: person.name for person in knowledge.people}
    articles = {article.id: article for article in knowledge.articles}
    for meeting in sorted(knowledge.meetings, key=lambda meeting: meeting.id):
        yield _record(meeting, names, knowledge.names, articles)


def _record(
    meeting: ResolvedMeeting, names: dict[str, str], party_names: dict[str, str], articles: dict[str, Article]
) -> dict[str, Any]:
    mode = _mode(meeting)
    event, own_mode, context, cameo = _CATEGORIES.get(meeting.status, ("CONSULT", mode, ("diplomatic",), ""))
    actors = {code: _actors(meeting, code, names, party_names) for code in sorted(set(meeting.parties))}
    host = meeting.place.country if mode == "visit" else None
    days = edtf.bounds(meeting.date)
    cited = [articles[article] for article in sorted({source.article for source in meeting.sources} & articles.keys())]
    return {
        "id": meeting.id,
        "has_event": True,
        "date": days and days[0].isoformat(),
        "enddate": days[1].isoformat() if days and days[0] != days[1] else None,
        "date_edtf": meeting.date,
        "source": [actor for code, found in actors.items() if code != host for actor in found],
        "recipient": [actor for code, found in actors.items() if code == host for actor in found],
        "event": [event],
        "quad_code": _QUAD[event],
        "mode": [own_mode] if own_mode else [],
        "context": list(context),
        "cameo": cameo or _CODES.get(mode or "", "040"),
        "event_loc": _location(meeting),
        "event_text": sorted({source.quote.text for source in meeting.sources}),
        "text_info": [
            {"citation": source.article, "start": source.quote.start, "end": source.quote.end}
            for source in sorted(meeting.sources)
        ],
        "cite_info": [_citation(article) for article in cited],
        "coder": "kgraph",
        "status": meeting.status,
        "label": meeting.label,
    }


def _mode(meeting: ResolvedMeeting) -> str | None:
    """PLOVER's mode of a consultation, None where none of the four fits what is known."""
    if meeting.mode != "in-person":
        return "phone"
    if meeting.occasion:
        return "multilateral"
    host, codes = meeting.place.country, set(meeting.parties)
    if host is None:
        return None
    if host not in codes:
        return "third-party"
    return "visit" if len(codes) == 2 else None


def _actors(
    meeting: ResolvedMeeting, code: str, names: dict[str, str], party_names: dict[str, str]
) -> list[dict[str, Any]]:
    """The participants for one party, or the party itself where no text names one."""
    parts = sorted((part for part in meeting.participations if part.represents == code), key=repr)
    party = {"code": _actor_code(code), "identifier_text": parties.name(code, party_names)}
    return [{**party, **_person(part, names)} for part in parts] or [{**party, "sector": "GOV"}]


def _person(part: Participation, names: dict[str, str]) -> dict[str, Any]:
    return {
        "sector": _SECTORS.get(part.role or "", "GOV"),
        "actor_text": part.person and names.get(part.person, part.person),
        "office": office_words(part.office, part.role),
    }


def _actor_code(code: str) -> str | None:
    """ISO 3166-1 alpha-3, IGO, or None: the draft has no code for a movement that is no movement across borders."""
    if parties.is_state(code):
        return code
    return "IGO" if parties.is_igo(code) else None


def _location(meeting: ResolvedMeeting) -> dict[str, Any] | None:
    city, country = meeting.place.city, meeting.place.country
    if not city and not country:
        return None
    alpha2 = parties.alpha2(country) if country else None
    return {"name": city, "country code": alpha2.upper() if alpha2 else None, "cc3": country}


def _citation(article: Article) -> dict[str, Any]:
    return {
        "citation": article.id,
        "title": article.title,
        "publication": article.publisher,
        "url": article.url,
        "language": "en",
    }
