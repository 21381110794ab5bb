"""Rules for questions about meetings: which, how many, when, where, about what, whether."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.query.english.reading import Reading, Seat
from kgraph.query.english.rules_people import asked_post

if TYPE_CHECKING:
    from kgraph.query.english.question import Question
    from kgraph.query.english.reading import Filters

#: What "how many" counts, by the noun after it; meetings otherwise.
_COUNTED = {
    "person": "people",
    "official": "people",
    "country": "parties",
    "article": "articles",
    "quote": "articles",
    "city": "places",
    "topic": "topics",
}
#: What meetings are counted by, by the noun that the question has.
_GROUPS = {
    "country": "party",
    "person": "person",
    "official": "person",
    "city": "place",
    "place": "place",
    "topic": "topic",
    "level": "level",
    "status": "status",
    "article": "article",
    "mode": "mode",
    "occasion": "occasion",
    "office": "office",
}
#: What is asked, and the terms that ask it.
_ATTRIBUTES = (
    ("date", (("wh", "when"), ("date ask",))),
    ("place", (("wh", "where"), ("place ask",))),
    ("duration", (("wh", "how long"),)),
    ("occasion", (("side prep", "whose margins"),)),
    ("level", (("level ask",),)),
    ("ordinal", (("ordinal ask",),)),
    ("mode", (("mode ask",), ("wh", "how"))),
    ("topic", (("about prep",),)),
)
_NOUN_ATTRIBUTES = {
    "date": "date",
    "place": "place",
    "city": "place",
    "topic": "topic",
    "duration": "duration",
    "level": "level",
    "mode": "mode",
    "status": "status",
    "occasion": "occasion",
}
_STATES = frozenset(["country", "countries", "state", "states", "nation", "nations"])
_ORGANISATIONS = frozenset(["organisation", "organisations", "organization", "organizations", "body", "bodies"])
_PAST = frozenset(["met", "attended", "took part", "hosted", "participated"])


def why_not(q: Question) -> Reading | None:
    """Why two parties did not meet: their meetings that were called off."""
    absent = q.clause.without
    if "why" not in q.wh or not q.clause.denied or not q.has("pred", "meet") or len(absent) < 2:
        return None
    found = replace(q.filters(), without=(), parties=tuple(absent), statuses=("cancelled", "postponed"))
    return None if any("/person/" in thing.keys[0] for thing in absent) else Reading("meetings", ("meeting",), found)


def held(q: Question) -> Filters:
    """The filters, of held meetings when the question says that they took place."""
    found = q.seated()
    if found.statuses or found.unheld or not q.has("pred", "happen") or q.has("aux", "will"):
        return found
    return replace(found, statuses=("held",))


def _took_place(found: Filters) -> Filters:
    return found if found.statuses or found.unheld else replace(found, statuses=("held", "ongoing"))


def rank(q: Question) -> Reading | None:
    """Who or what had the most; meetings by year, by country."""
    by = q.has("group") or q.says("by", "per")
    ranked, group = q.has("rank"), _group(q)
    number = next((item.number for item in q.items if item.kind == "number"), None)
    if by and group and (q.has("noun", "meeting", "article") or "how many" in q.wh):
        return Reading("rank", (group, "meetings"), held(q), group=group, limit=number if ranked else None)
    if not ranked:
        return None
    if (pair := _pair(q, group, number)) is not None:
        found = _took_place(replace(held(q), formats=()))
        return Reading("rank", (pair, "meetings"), found, group=pair, limit=10, fewest=q.has("rank", "least"))
    if group is None or (group == "place" and "who" in q.wh):
        group = "place" if "where" in q.wh else "person" if "who" in q.wh else "party"
    if group == "party" and any(item.low.startswith("host") for item in q.items):
        group = "country"
    found = q.filters() if group == "person" and q.has("pred", "represent") else held(q)
    found = _took_place(found) if any(item.low in _PAST for item in q.items) else found
    others = "others" if group == "person" and q.has("pred", "meet") and found.parties else ""
    seat = Seat(party=q.represented) if group == "person" and q.has("pred", "represent") else Seat()
    fewest = q.has("rank", "least")
    limit = number or 10
    return Reading("rank", (group, "meetings"), found, seat, group=group, limit=limit, fewest=fewest, kind=others)


def party_kind(q: Question) -> str:
    """Whether states or organisations are asked for, "" for both."""
    asked = q.head_item
    if asked is None or not asked.has("noun", "country"):
        return ""
    if asked.low in _STATES:
        return "state"
    return "organisation" if asked.low in _ORGANISATIONS else ""


def _pair(q: Question, group: str | None, number: int | None) -> str | None:
    """Whether it asks who met whom the most, or which two did."""
    two = number == 2 or any(item.low in {"pair", "pairs"} for item in q.items)
    if not q.has("pred", "meet") and not (two and q.has("noun", "meeting")):
        return None
    if q.wh.count("who") > 1:
        return "personPair"
    return {"party": "partyPair", "person": "personPair"}.get(group or "") if two else None


def _group(q: Question) -> str | None:
    words = {word for item in q.items for word in item.low.split()}
    for unit in ("year", "month"):
        if words & {unit, f"{unit}s"}:
            return unit
    items = q.items[1:] if q.items[:1] and q.items[0].low == "rank" else q.items  # the verb
    nouns = {value for item in items for kind, value in item.senses if kind == "noun"}
    return next((_GROUPS[noun] for noun in sorted(nouns, key=lambda n: (n == "person", n)) if noun in _GROUPS), None)


def count(q: Question) -> Reading | None:
    """How many meetings, people, parties, articles."""
    if not q.asks("how many", "how often") or q.says("minutes", "hours"):
        return None
    kind = _COUNTED.get(q.head, "meetings") if "how many" in q.wh else "meetings"
    if kind != "meetings":
        found = replace(q.filters(), seats=tuple(Seat(person) for person in q.people)) if kind == "people" else held(q)
        return Reading("count", (kind,), found, Seat(party=q.represented if kind == "people" else None), kind=kind)
    verbs = q.has("pred", "meet", "attend", "represent", "standin", "discuss", "happen")
    if not (verbs or q.has("noun", "meeting", "round") or q.has("mode")):
        return None
    past = q.has("aux", "do", "have") and not q.has("pred", "know") and not q.has("aux", "will")
    return Reading("count", (kind,), _took_place(held(q)) if past else held(q), kind=kind)


def attributes(q: Question) -> Reading | None:
    """When, where, how long, about what, at what level, on whose margins."""
    asked = [name for name, tests in _ATTRIBUTES if any(q.has(*test) for test in tests)]
    if "mode" in asked and not q.has("mode ask") and not q.has("pred", "meet", "happen", "discuss"):
        asked.remove("mode")
    if q.wh and (noun := _NOUN_ATTRIBUTES.get(q.head)) and noun not in asked:
        asked.append(noun)
    what = "which" in q.wh and q.head not in {"meeting", "country", "person", "official", "article"}
    talked = q.has("pred", "discuss", "meet") and not q.clause.topics and asked_post(q) is None
    if what and talked and not asked:
        asked.append("topic")
    if q.asks("how many") and q.says("minutes", "hours"):
        asked.append("duration")
    dangling = _dangling(q)
    if dangling and dangling not in asked:
        asked.append(dangling)
    named = q.head in {"meeting", "article"} and not q.asks("when", "where") and dangling is None
    with_whom = "who" in q.wh and bool(q.people) and q.has("pred", "meet")  # days and places come with that answer
    if not asked or q.wh[:1] == ("who",) or named or with_whom:
        return None
    if q.head == "country" and "place" in asked and not q.has("place ask"):
        return None
    if any("country" in item.low for item in q.items if item.has("place ask")):
        asked = ["country" if name == "place" else name for name in asked]
    found = q.seated()
    there = bool(found.places) or ("where" in q.wh and bool(q.people))
    if not (q.has("noun", "meeting", "round") or q.has("pred") or q.has("status") or there):
        return None
    keep = tuple(s for s in found.statuses if s != "planned" or q.has("noun", "plan"))
    keep = tuple(s for s in keep if s != "held") if q.has("pred", "happen") else keep
    return Reading("attribute", tuple(asked), replace(found, statuses=keep))


def _dangling(q: Question) -> str | None:
    """What a preposition at the end asks for: "what was the meeting about", "what was it on the margins of"."""
    last = q.content[-1] if q.content else None
    if last is None or not q.asks("which"):
        return None
    return "topic" if last.has("topic prep") else "occasion" if last.has("side prep") else None


def yes_no(q: Question) -> Reading | None:
    """Whether there is such a meeting."""
    if not q.yes_no:
        return None
    found = q.seated()
    told = q.has("pred") or q.has("noun", "meeting", "round") or bool(found.places)
    if not told or (found.empty and not q.clause.missing):
        return None
    if q.has("pred", "happen") or q.has("status", "held"):
        found = replace(found, statuses=tuple(s for s in found.statuses if s != "held"))
    return Reading("yesno", ("meeting",), replace(found, unheld=False), yes_no=True)


def meetings(q: Question) -> Reading | None:
    """Which meetings."""
    noun = q.has("noun", "meeting", "round")
    happened = q.has("pred", "happen") and "which" in q.wh
    asks = noun or q.has("mode") or q.has("format") or happened or (q.has("status") and _open(q))
    if not asks and not (q.clause.topics and q.has("pred", "discuss")):
        return None
    found = held(q) if noun or not happened else q.seated()
    statuses = found.statuses
    if found.unheld:
        statuses = tuple(s for s in statuses if s != "held") or ("planned", "proposed")
    return Reading("meetings", ("meeting",), replace(found, statuses=statuses))


def _open(q: Question) -> bool:
    return "which" in q.wh or q.has("ask")
