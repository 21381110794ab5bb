"""What is asked: the intent of a question, from its question words, its verb and its nouns.

Each rule looks at the question and gives a reading or None; the first that gives one wins.  A question that no rule
takes, or that turns on a word nobody knows, is not understood.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.query.english import rules_graph, rules_meetings, rules_people
from kgraph.query.english.clause import filters
from kgraph.query.english.gather import gather
from kgraph.query.english.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kgraph.query.english.items import Item
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Filters, Reading

RULES: tuple[Callable[[Question], Reading | None], ...] = (
    rules_meetings.why_not,
    rules_graph.conflicts,
    rules_graph.changes,
    rules_graph.articles,
    rules_meetings.rank,
    rules_meetings.count,
    rules_people.stand_in,
    rules_people.represent,
    rules_people.office,
    rules_meetings.attributes,
    rules_people.met,
    rules_graph.about,
    rules_meetings.yes_no,
    rules_meetings.meetings,
)
#: Intents that have no use for a word like "article".
_OF_MEETINGS = frozenset(["meetings", "attribute", "represent", "met", "attend", "pairs", "standin"])


def read(items: Sequence[Item], lexicon: Lexicon) -> Reading | None:
    """The reading of a question, None when it is not understood."""
    items, left_out = _office_alone(list(items))
    main, anchor, word = _anchored(items, lexicon)
    question = Question(tuple(main), gather(main, lexicon), lexicon, anchor, word)
    if _beyond(question):
        return None
    found = (rule(question) for rule in RULES)
    reading = next((reading for reading in found if reading is not None), None)
    if reading is None:
        return None
    finished = _finished(reading, question)
    return replace(finished, ignored=(*finished.ignored, *left_out))


def _office_alone(items: list[Item]) -> tuple[list[Item], tuple[str, ...]]:
    """Cuts off "when they met" after "who was the foreign minister of Norway", and says so."""
    at = next((n for n, item in enumerate(items) if n and item.has("wh", "when")), None)
    if at is None or not items[0].has("wh", "who"):
        return items, ()
    before, after = items[:at], items[at + 1 :]
    office = any(i.kind == "office" for i in before) and any(i.has("aux", "be") for i in before)
    acts = any(i.has("pred") for i in before) or before[-1].kind == "and"
    if not office or acts or not any(i.has("pred") for i in after):
        return items, ()
    return before, (" ".join(item.text for item in items[at:] if item.kind != "mark"),)


def _anchored(items: list[Item], lexicon: Lexicon) -> tuple[list[Item], Filters | None, str]:
    """Cuts off "before the Tokyo talks", "after Paki met Solberg": a meeting in the place of a date."""
    for at, item in enumerate(items[1:], 1):
        rest = items[at + 1 :]
        told = any(i.has("noun", "meeting", "round") or i.has("pred", "meet") for i in rest)
        if item.kind == "prep" and item.low in {"before", "after", "since"} and told:
            anchor = filters(gather(rest, lexicon))
            if not anchor.empty:
                return items[:at], anchor, "before" if item.low == "before" else "after"
    return items, None, ""


def _beyond(question: Question) -> bool:
    """Whether a word that nothing knows is what the question turns on."""
    if "how old" in question.wh:
        return True
    clause, head = question.clause, question.head
    if clause.denied and ("who" in question.wh or head in {"country", "person", "official"} or not clause.without):
        return True  # who was absent is not told
    negates = clause.without or clause.elsewhere or clause.apart or clause.denied or "unheld" in clause.get("status")
    if question.has("neg") and not negates and not question.has("pred", "disagree", "change") and head != "article":
        return True  # "which meetings had no participants"
    content = question.content
    asks = question.wh or question.has("ask") or question.yes_no
    if content and not asks and any(content[0] is item for item in question.clause.unread):
        return True  # "delete all meetings"
    for item in question.clause.unread:
        at = next((n for n, other in enumerate(content) if other is item), None)
        if at is None or item.low.endswith("ly") or item.has("unread"):
            continue
        if item.low.endswith("est"):
            return True  # "the longest": nothing to measure it by
        after = content[at + 1] if at + 1 < len(content) else None
        named = after is not None and (after.has("noun") or after.kind in {"office", "name", "word"})
        if not _governed(content, at) and not (named and (question.has("pred") or question.has("noun"))):
            return True
    return bool(question.clause.unread) and not (
        question.has("pred") or question.has("noun") or question.has("status") or question.clause.posts
    )


def _governed(content: Sequence[Item], at: int) -> bool:
    """Whether the word is in a phrase with a preposition ("at dinner", "over lunch")."""
    while at > 0 and content[at - 1].kind == "word":
        at -= 1
    return at > 0 and content[at - 1].kind == "prep"


def _finished(reading: Reading, question: Question) -> Reading:
    """The reading with its order, and with what it leaves out or nothing is known by."""
    clause, occasion = question.clause, reading.filters.occasion
    ignored = [item.text for item in clause.unread]
    ignored += [i.text for i in question.items if i.has("noun", "article") and reading.intent in _OF_MEETINGS]
    notes = list(clause.notes)
    if reading.intent in {"represent", "attend"} and question.has("pred", "lead"):
        notes.append("The graph does not tell who led or chaired: these took part.")
    if "why" in question.wh and reading.intent in {"meetings", "yesno", "history", "changes"}:
        notes.append("The graph holds no reasons; the quotes give the words of the articles.")
    if question.wh[:1] == ("who",) and reading.intent == "meetings":
        notes.append("The graph does not tell who did so: these are the meetings.")
    missing = [*clause.missing, *([occasion.shown] if occasion is not None and not occasion.keys else [])]
    order = next(iter(clause.get("order")), None)
    order = {"next": "first", "previous": "last"}.get(order or "", order)
    return replace(
        reading,
        party_kind=rules_meetings.party_kind(question) if reading.intent in {"attend", "met", "rank", "count"} else "",
        order=order if reading.intent not in {"rank", "conflicts", "changes", "count"} else None,
        apart=tuple(clause.apart) if reading.intent in {"represent", "attend", "met", "standin"} else (),
        ignored=tuple(ignored),
        missing=tuple(missing),
        notes=(*reading.notes, *notes),
    )
