"""Rules for questions about what the graph holds: articles, conflicts between them, changes, all about something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.query.english.reading import Reading, Thing
from kgraph.query.english.rules_people import named

if TYPE_CHECKING:
    from kgraph.query.english.question import Question
    from kgraph.query.english.reading import Filters

#: What sources disagree about, and the terms that say so after the verb.
_FIELDS = (
    ("date", (("wh", "when"), ("noun", "date"), ("date ask",))),
    ("place", (("wh", "where"), ("noun", "place", "city"), ("place ask",))),
    ("status", (("noun", "status"),)),
    ("level", (("noun", "level"),)),
    ("topic", (("noun", "topic"),)),
    ("mode", (("noun", "mode"),)),
    ("occasion", (("noun", "occasion"),)),
    ("duration", (("noun", "duration"),)),
    ("party", (("noun", "country"),)),
)
_CARRIED_OUT = ("carried out", "took place", "went ahead", "happened")


def conflicts(q: Question) -> Reading | None:
    """Where sources disagree."""
    if not q.has("pred", "disagree"):
        return None
    start = next(n for n, item in enumerate(q.items) if item.has("pred", "disagree"))
    after = q.items[start:]
    fields = [name for name, tests in _FIELDS if any(item.has(*test) for item in after for test in tests)]
    if any(item.has("noun", "date") or item.has("date ask") for item in q.items[:start]) and "date" not in fields:
        fields.append("date")
    found = replace(q.filters(), statuses=(), topics=(), unheld=False)
    return Reading("conflicts", ("meeting", "about"), found, fields=tuple(sorted(fields)), yes_no=q.yes_no)


def changes(q: Question) -> Reading | None:
    """Which status changed to which; the history of a meeting."""
    if q.has("noun", "office") and (q.people or q.has("noun", "person", "official")):
        return None  # "did Paki change office"
    found = q.filters()
    narrowed = replace(found, statuses=(), unheld=False)
    if q.has("pred", "become"):
        return None if narrowed.empty else Reading("history", ("meeting", "status"), narrowed)
    ends = _ends(q, found)
    if ends is None:
        return None
    return Reading("changes", ("meeting", "from", "to"), narrowed, changed_to=ends, yes_no=q.yes_no)


def _ends(q: Question, found: Filters) -> tuple[str, ...] | None:
    """The statuses that plans changed to, () for any; None when the question is not about changes."""
    plan = "planned" in found.statuses or q.has("noun", "plan")
    off = tuple(s for s in found.statuses if s in {"cancelled", "postponed"})
    fell = any(
        item.low.startswith(("fell", "fall")) or (item.has("pred", "change") and "ahead" in item.low)
        for item in q.items
    )
    stayed = plan and found.unheld and any("ahead" in item.low for item in q.items)
    if q.has("pred", "change") or stayed:
        if fell or (stayed and not off):
            return ("cancelled", "postponed")
        return (*off, "held") if q.has("status", "held") else off
    if not plan or found.unheld:
        return None
    if off:
        return off if not q.has("aux", "will") else None
    told = q.has("status", "held") or q.has("pred", "happen") or q.says(*_CARRIED_OUT)
    plain = (
        q.head in {"meeting", "plan", ""} and not q.asks("when", "where", "how long", "why") and not q.has("side prep")
    )
    return ("held",) if told and plain and not q.has("aux", "will") else None


def articles(q: Question) -> Reading | None:
    """Which articles say so."""
    if q.head == "meeting":
        return None
    first = q.first
    about = q.head in {"article", "quote"} or (first is not None and first.has("noun", "article", "quote"))
    told = q.has("pred", "report", "publish") and q.asks("who", "where", "which")
    told = told and not (q.has("noun", "meeting") and q.has("pred", "meet", "represent", "discuss"))
    about = about or (q.has("pred", "publish") and q.has("noun", "article"))
    if not about and not told:
        return None
    if q.wh[:1] == ("how many",):
        return Reading("count", ("articles",), q.filters(), kind="articles")
    found, thing = q.seated(), None
    event = q.has("noun", "meeting") or q.has("pred", "meet", "represent", "standin") or bool(q.clause.topics)
    if q.people and not event:
        thing, found = q.people[0], replace(found, seats=found.seats[1:])
    if q.has("pred", "publish"):
        return _published(q, found, thing)
    if q.has("neg") and q.has("noun", "meeting") and found.empty:
        return Reading("articles", ("article", "title"), found, kind="without")
    return Reading("articles", ("article", "title"), found, thing=thing)


def _published(q: Question, found: Filters, thing: Thing | None) -> Reading:
    """The days of articles: asked for, or given."""
    period = found.period
    asked = ("article", "title", "published")
    return Reading("articles", asked, replace(found, period=None), thing=thing, published=period)


def about(q: Question) -> Reading | None:
    """What the graph knows about somebody or something; how a name is spelt."""
    found = q.filters()
    if q.has("noun", "spelling") and len(q.people) == 1:
        return Reading("about", ("spelling",), replace(found, seats=()), thing=q.people[0], kind="spelling")
    bare = not q.has("pred") and not q.has("noun") and not q.has("status") and not q.yes_no
    asks = q.wh[:1] == ("who",) or not q.wh
    if not q.has("pred", "know") and not (bare and asks):
        return None
    if q.clause.missing and not q.people:
        return Reading("about", ("what", "date"), found, thing=Thing((), q.clause.missing[0]))
    if q.has("noun", "meeting", "round") or found.occasion is not None or found.topics:
        return Reading("meetings", ("meeting",), found)
    thing = named(q)
    if thing is None:
        return Reading("meetings", ("meeting",), found) if found.places else None
    if q.people:
        return Reading("about", ("what", "date"), replace(found, seats=()), thing=thing, kind="person")
    return Reading("about", ("what", "date"), replace(found, parties=()), thing=thing, kind="party")
