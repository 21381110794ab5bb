"""What is asked: the intent of a question, from its question words, its verb and its nouns.

Each rule looks at the items and the clause and gives a reading or None; the first that gives one wins.  A question
that no rule takes, or whose main word is unknown, is not understood.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.query.english.clause import Clause, filters, gather, post_of_words, roles_of
from kgraph.query.english.reading import Filters, Post, Reading, Replaced, Seat, Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kgraph.query.english.items import Item
    from kgraph.query.english.lexicon import Lexicon

_OF_MEETINGS = frozenset(["meetings", "attribute", "represent", "met", "attend", "pairs", "standin"])
_STATUSES = ("cancelled", "postponed", "held")


@dataclass(frozen=True)
class Question:
    """The items of a question with what the rules ask about them."""

    items: tuple[Item, ...]
    clause: Clause
    lexicon: Lexicon
    anchor: Filters | None = None
    anchor_word: str = ""

    def has(self, kind: str, *values: str) -> bool:
        """Whether a term of this kind is there."""
        return any(item.has(kind, *values) for item in self.items)

    @property
    def wh(self) -> tuple[str, ...]:
        """The question words in order."""
        return tuple(value for item in self.items if (value := item.value("wh")))

    @property
    def content(self) -> tuple[Item, ...]:
        """The items without articles, marks and the like."""
        return tuple(i for i in self.items if not (i.kind == "mark" or {k for k, _ in i.senses} == {"stop"}))

    @property
    def first(self) -> Item | None:
        """The first item that counts."""
        return self.content[0] if self.content else None

    @property
    def yes_no(self) -> bool:
        """Whether it begins with an auxiliary."""
        first = self.first
        return first is not None and not self.wh and (first.has("aux") or first.low.startswith("is it"))

    @property
    def head(self) -> str:
        """What 'which', 'what', 'how many' or 'list' asks for: the noun after it."""
        for at, item in enumerate(self.content):
            if item.has("wh", "which", "how many", "whose") or item.has("ask") or at == 0:
                for after in self.content[at : at + 5] if at == 0 else self.content[at + 1 : at + 5]:
                    if after.has("noun"):
                        return after.value("noun") or ""
                    if item.has("wh", "which") and after is self.content[at + 1] and after.has("aux", "be"):
                        continue  # "what was the venue"
                    if (
                        after.kind in {"prep", "time"}
                        or after.has("aux")
                        or (after.has("pred") and not after.has("status"))
                    ):
                        break
                    if after.kind == "office":
                        return "person"
        return ""

    def filters(self) -> Filters:
        """The filters of the clause, with before and after what."""
        found = filters(self.clause)
        if self.anchor is None:
            return found
        return replace(found, before=self.anchor) if self.anchor_word == "before" else replace(found, after=self.anchor)


def read(items: Sequence[Item], lexicon: Lexicon) -> Reading | None:
    """The reading of a question, None when it is not understood."""
    main, anchor, word = _anchored(list(items), lexicon)
    question = Question(tuple(main), gather(main, lexicon), lexicon, anchor, word)
    if _beyond(question):
        return None
    for rule in RULES:
        reading = rule(question)
        if reading is not None:
            return _finished(reading, question)
    return None


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
    if question.clause.denied and ("who" in question.wh or not question.clause.without):
        return True  # who was absent is not told
    unread = question.clause.unread
    if not unread:
        return False
    content = question.content
    for item in unread:
        at = next((n for n, other in enumerate(content) if other is item), None)
        if at is None:
            continue
        after = content[at + 1] if at + 1 < len(content) else None
        describes = after is not None and (
            after.has("noun") or after.kind in {"office", "name"} or after.kind == "word"
        )
        if item.low.endswith("ly") or ((describes and question.has("pred")) or _governed(content, at)):
            continue
        return True
    return not (question.has("pred") or question.has("noun") or question.has("status") or question.clause.posts)


def _governed(content: Sequence[Item], at: int) -> bool:
    """Whether the word is in a phrase with a preposition ("at dinner", "over lunch")."""
    while at > 0 and content[at - 1].kind == "word":
        at -= 1
    return at > 0 and content[at - 1].kind == "prep"


def _finished(reading: Reading, question: Question) -> Reading:
    clause = question.clause
    notes = list(clause.notes)
    ignored = tuple(item.text for item in clause.unread)
    missing = list(clause.missing)
    occasion = reading.filters.occasion
    if occasion is not None and not occasion.keys:
        missing.append(occasion.shown)
    order = reading.order or next(iter(clause.get("order")), None)
    order = {"next": "first", "previous": "last"}.get(order or "", order)
    ignored += tuple(i.text for i in question.items if i.has("noun", "article") and reading.intent in _OF_MEETINGS)
    return replace(
        reading,
        order=order if reading.intent not in {"rank", "conflicts", "changes"} else None,
        ignored=ignored,
        missing=tuple(missing),
        notes=(*reading.notes, *notes),
    )


# --- the rules ---


def _conflicts(q: Question) -> Reading | None:
    if not q.has("pred", "disagree"):
        return None
    fields = set()
    start = next(n for n, item in enumerate(q.items) if item.has("pred", "disagree"))
    for item in q.items[start:]:
        if item.has("wh", "when") or item.has("noun", "date") or item.has("date ask"):
            fields.add("date")
        if item.has("wh", "where") or item.has("noun", "place", "city") or item.has("place ask"):
            fields.add("place")
        for noun in ("status", "level", "topic", "mode", "occasion", "duration"):
            if item.has("noun", noun):
                fields.add(noun)
        if item.has("noun", "country"):
            fields.add("party")
    if any(item.has("noun", "date") or item.has("date ask") for item in q.items[:start]):
        fields.add("date")
    found = replace(q.filters(), statuses=(), topics=(), unheld=False)
    return Reading("conflicts", ("meeting", "about"), found, fields=tuple(sorted(fields)), yes_no=q.yes_no)


def _changes(q: Question) -> Reading | None:
    found = q.filters()
    named = found.statuses
    plan = "planned" in named or q.has("noun", "plan")
    if q.has("pred", "become"):
        narrowed = replace(found, statuses=(), unheld=False)
        return None if narrowed.empty else Reading("history", ("meeting", "status"), narrowed)
    if q.has("pred", "change") or (plan and found.unheld and _went_ahead(q)):
        named = (*named, "held") if q.has("status", "held") else named
        to = tuple(s for s in named if s in _STATUSES) or (("cancelled", "postponed") if found.unheld else ())
        to = ("cancelled", "postponed") if _fell_through(q) else to
        return Reading(
            "changes",
            ("meeting", "from", "to"),
            replace(found, statuses=(), unheld=False),
            changed_to=to,
            yes_no=q.yes_no,
        )
    ends = [s for s in named if s in {"cancelled", "postponed"}]
    if plan and not ends and not found.unheld and not q.has("aux", "will"):
        told = q.has("status", "held") or any(
            i.low in {"carried out", "took place", "went ahead", "happened"} or i.has("pred", "happen") for i in q.items
        )
        if (
            told
            and not set(q.wh) & {"when", "where", "how long", "why"}
            and not q.has("side prep")
            and q.head in {"meeting", "plan", ""}
        ):
            ends = ["held"]
    if plan and ends:
        return Reading(
            "changes", ("meeting", "from", "to"), replace(found, statuses=()), changed_to=tuple(ends), yes_no=q.yes_no
        )
    return None


def _went_ahead(q: Question) -> bool:
    return any("ahead" in item.low for item in q.items)


def _fell_through(q: Question) -> bool:
    return any(item.low.startswith(("fell", "fall")) for item in q.items)


def _articles(q: Question) -> Reading | None:
    heads = {"article", "quote"}
    about = q.head in heads or (q.first is not None and q.first.has("noun", "article"))
    told = (q.has("pred", "report") and not q.has("noun", "meeting")) or (
        q.has("pred", "report") and not q.has("pred", "meet", "represent", "discuss")
    )
    if not about and not (told and bool(set(q.wh) & {"who", "where", "which"})):
        return None
    found = q.filters()
    if q.wh[:1] == ("how many",):
        return Reading("count", ("articles",), found, kind="articles")
    thing = None
    if found.seats and not (q.has("noun", "meeting") or q.has("pred", "meet", "represent", "standin", "discuss")):
        thing, found = found.seats[0].person, replace(found, seats=found.seats[1:])
    return Reading("articles", ("article", "title"), _with_seats(found, q), thing=thing)


def _with_seats(found: Filters, q: Question) -> Filters:
    """The filters with who stood in for whom, and who sat for which party."""
    clause = q.clause
    stands = q.has("pred", "standin") or q.has("standnoun") or bool(clause.replaced)
    if stands:
        agent, replaced = _stand_in(q)
        rest = tuple(s for s in found.seats if s.person != agent and (replaced is None or s.person != replaced.person))
        seat = Seat(agent, None, None, replaced or Replaced())
        return replace(found, seats=(seat, *rest), posts=() if replaced and replaced.post else found.posts)
    if clause.represented:
        person = found.seats[0].person if found.seats else None
        seats = tuple(Seat(person if n == 0 else None, party) for n, party in enumerate(clause.represented))
        return replace(found, seats=(*seats, *found.seats[1:]))
    return found


def _stand_in(q: Question) -> tuple[Thing | None, Replaced | None]:
    """The one who came and the one whose place it was, as far as the question names them."""
    clause = q.clause
    passive = any(
        item.has("pred", "standin") and item.low == "replaced" and any(b.has("aux", "be") for b in q.items[:n])
        for n, item in enumerate(q.items)
    )
    people = [seat.person for seat in filters(clause).seats if seat.person]
    if clause.agents:
        others = [p for p in people if p not in clause.agents]
        return clause.agents[0], Replaced(person=others[0]) if others else None
    if clause.replaced:
        others = [p for p in people if p != clause.replaced[0].person]
        return (others[0] if others else None), clause.replaced[0]
    if passive:
        post = clause.posts[0] if clause.posts and not people else None
        return None, Replaced(people[0] if people else None, post)
    if q.has("standin ask") or (q.wh and q.wh[0] == "whose"):
        return (people[0] if people else None), None
    if clause.before_verb and people:
        return people[0], Replaced(person=people[1]) if len(people) > 1 else None
    post = clause.posts[0] if clause.posts else None
    if post and post.party is None and len(clause.parties) == 1:
        post = replace(post, party=clause.parties[0])
    replaced = Replaced(people[0] if people and not clause.before_verb else None, post if not people else None)
    return None, replaced if replaced != Replaced() else None


def _standin(q: Question) -> Reading | None:
    clause = q.clause
    named = q.has("pred", "standin") or q.has("standnoun") or q.has("standin ask") or bool(clause.replaced)
    named = named or ("why" in q.wh and q.has("pred", "represent", "attend", "send"))
    if not named:
        return None
    behalf = any("behalf" in item.low for item in q.items)
    if behalf and clause.represented and not clause.replaced and not clause.people:
        return None
    if q.head == "meeting" or set(q.wh[:1]) & {"when", "where", "how many", "how often"}:
        return None
    agent, replaced = _stand_in(q)
    found = filters(clause)
    used = {agent} | ({replaced.person} if replaced else set())
    parties = () if replaced and replaced.post else found.parties
    rest = replace(
        q.filters(),
        seats=tuple(s for s in found.seats if s.person not in used),
        posts=() if replaced and replaced.post else found.posts,
        parties=parties,
    )
    party = clause.represented[0] if clause.represented else None
    asked = ["person"] if agent is None else []
    asked += ["in place of"] if replaced is None else []
    asked = asked or ["person", "in place of"]
    asked += ["because"] if "why" in q.wh else []
    return Reading("standin", tuple(asked), rest, Seat(agent, party, None, replaced or Replaced()), yes_no=q.yes_no)


def _office(q: Question) -> Reading | None:
    """What office a person held; who held an office."""
    clause = q.clause
    found = q.filters()
    people = [seat.person for seat in found.seats if seat.person]
    asks = q.has("office ask") or q.head == "office" or (q.has("noun", "office") and bool(people) and not clause.posts)
    what_was = (
        q.wh[:1] == ("which",) and len(people) == 1 and not q.has("pred") and not q.has("noun") and q.has("aux", "be")
    )
    if len(people) == 1 and (asks or what_was) and not clause.posts and not q.has("pred", "know"):
        return Reading("office", ("office",), replace(found, seats=()), Seat(people[0]))
    posts = clause.posts
    if (
        len(posts) == 1
        and not q.has("noun", "meeting", "delegation", "round")
        and not q.has("pred", "meet", "represent", "discuss", "attend", "send")
    ):
        if q.yes_no and len(people) == 1:
            return Reading(
                "holder",
                ("person", "office"),
                replace(found, seats=(), posts=()),
                Seat(people[0], _party(posts[0], clause), posts[0]),
                yes_no=True,
            )
        asks_who = bool(set(q.wh) & {"who", "which"}) or (
            q.first is not None and (q.first.has("ask") or q.first.kind in {"office", "name"})
        )
        if asks_who and not people:
            return Reading(
                "holder",
                ("person", "office"),
                replace(found, posts=(), parties=()),
                Seat(None, _party(posts[0], clause), posts[0]),
            )
    if (
        q.has("pred", "lead")
        and "who" in q.wh
        and not posts
        and len(found.parties) == 1
        and not clause.represented
        and not found.places
        and not q.has("noun")
    ):
        party = found.parties[0]
        roles = ("igo_head",) if "/organisation/" in party.keys[0] else ("head_of_government", "head_of_state")
        post = replace(post_of_words("head", party, q.lexicon), roles=roles, words=(), shown="head")
        return Reading("holder", ("person", "office"), replace(found, parties=()), Seat(None, party, post))
    return None


def _party(post: object, clause: Clause) -> Thing | None:
    party = getattr(post, "party", None)
    if party is not None:
        return party if isinstance(party, Thing) else None
    return clause.parties[0] if clause.parties else clause.represented[0] if clause.represented else None


def _rank(q: Question) -> Reading | None:
    ranked, grouped = q.has("rank"), q.has("group") or any(i.low in {"by", "per"} for i in q.items)
    nouns = {value for item in q.items for k, value in item.senses if k == "noun"}
    low = {item.low for item in q.items}
    groups = {
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
    group = next((groups[n] for n in sorted(nouns, key=lambda n: n == "person") if n in groups), None)
    if low & {"year", "years"}:
        group = "year"
    if low & {"month", "months"}:
        group = "month"
    if grouped and group and (q.has("noun", "meeting") or "how many" in q.wh or q.has("noun", "article")):
        if not any(item.has("group") or item.low in {"by", "per"} for item in q.items):
            return None
        return Reading("rank", (group, "meetings"), _held(q), group=group)
    if group == "party" and any(item.low.startswith("host") for item in q.items):
        group = "country"
    if not ranked:
        return None
    if group is None:
        group = (
            "place" if "where" in q.wh else "person" if "who" in q.wh else "party" if q.has("noun", "meeting") else None
        )
    if group == "place" and "who" in q.wh:
        group = "person"
    if group is None:
        return None
    many = next((item.number for item in q.items if item.kind == "number"), None)
    fewest = q.has("rank", "least")
    found = _held(q)
    past = any(item.low in {"met", "attended", "took part", "hosted", "participated"} for item in q.items)
    if past and not found.statuses and not found.unheld:
        found = replace(found, statuses=("held", "ongoing"))
    return Reading("rank", (group, "meetings"), found, group=group, limit=many or 10, fewest=fewest)


def _held(q: Question) -> Filters:
    """The filters, of held meetings when the question says that they took place."""
    found = _with_seats(q.filters(), q)
    if found.statuses or found.unheld:
        return found
    past = q.has("pred", "happen") and not q.has("aux", "will")
    return replace(found, statuses=("held",)) if past else found


def _count(q: Question) -> Reading | None:
    if not set(q.wh) & {"how many", "how often"}:
        return None
    if q.head in {"person", "official"}:
        return Reading("count", ("people",), _held(q), Seat(party=_one(q.clause.represented)), kind="people")
    if q.head == "country":
        return Reading("count", ("parties",), _held(q), kind="parties")
    if q.head in {"article", "quote"}:
        return Reading("count", ("articles",), _held(q), kind="articles")
    if q.head == "city":
        return Reading("count", ("places",), _held(q), kind="places")
    if q.head == "topic":
        return Reading("count", ("topics",), _held(q), kind="topics")
    if any(item.low in {"minutes", "hours"} for item in q.items):
        return None
    meets = (
        q.has("noun", "meeting", "round")
        or q.has("pred", "meet", "attend", "represent", "standin", "discuss", "happen")
        or q.has("mode")
    )
    if not meets:
        return None
    found = _held(q)
    past = q.has("aux", "do", "have") and not q.has("pred", "know") and not q.has("aux", "will")
    if past and not found.statuses and not found.unheld:
        found = replace(found, statuses=("held", "ongoing"))
    return Reading("count", ("meetings",), found, kind="meetings")


def _one(things: Sequence[Thing]) -> Thing | None:
    return things[0] if things else None


def _represent(q: Question) -> Reading | None:
    clause = q.clause
    found = q.filters()
    verb = q.has("pred", "represent", "send") or (q.has("pred", "lead") and q.has("noun", "delegation"))
    own = bool(clause.represented) and (
        bool(set(q.wh) & {"who", "whose"}) or q.head in {"person", "official"} or q.has("ask")
    )
    party = _one(clause.represented)
    if party is None and verb and clause.parties:
        party = (
            clause.before_verb[0]
            if clause.before_verb and clause.before_verb[0] in clause.parties
            else clause.parties[0]
        )
    leads = q.has("pred", "lead") and bool(clause.parties) and bool(set(q.wh) & {"who"}) and bool(found.places)
    if leads and party is None:
        party = clause.parties[0]
    if (
        not (verb or own or leads)
        or q.head in {"meeting", "article"}
        or set(q.wh[:1]) & {"when", "where", "how many", "how often"}
    ):
        return None
    people = [seat.person for seat in found.seats if seat.person]
    if party is None and not people and len(q.wh) < 2 and (not verb or found.empty):
        return None
    rest = tuple(p for p in found.parties if p != party)
    if q.yes_no and people:
        seats = (Seat(people[0], party), *(Seat(p) for p in people[1:]))
        return Reading("yesno", ("meeting",), replace(found, parties=rest, seats=seats), yes_no=True)
    if people and party is None:  # "whom did Paki represent?"
        seat = Seat(people[0])
        return Reading("represented", ("party",), replace(found, seats=()), seat)
    asked = ("person", "party") if party is None else ("person",)
    if q.head == "country":
        asked = ("party",)
    return Reading(
        "represent", asked, replace(found, parties=rest, seats=tuple(s for s in found.seats)), Seat(None, party)
    )


_ATTRIBUTES = (
    ("date", ("wh", "when"), ("date ask",)),
    ("place", ("wh", "where"), ("place ask",)),
    (
        "duration",
        ("wh", "how long"),
    ),
    (
        "occasion",
        ("side prep", "whose margins"),
    ),
    (
        "level",
        ("level ask",),
    ),
    (
        "ordinal",
        ("ordinal ask",),
    ),
    ("mode", ("mode ask",), ("wh", "how")),
    ("topic", ("about prep",)),
)
_NOUN_ATTRIBUTES = {
    "date": "date", "place": "place", "city": "place", "topic": "topic", "duration": "duration", "level": "level",
    "mode": "mode", "status": "status", "occasion": "occasion",
}  # fmt: skip


def _attributes(q: Question) -> Reading | None:
    asked = [name for name, *tests in _ATTRIBUTES if any(q.has(*test) for test in tests)]
    if q.has("wh", "how") and "mode" in asked and not (q.has("pred", "meet", "happen", "discuss")):
        asked.remove("mode")
    if q.head in _NOUN_ATTRIBUTES and q.wh and _NOUN_ATTRIBUTES[q.head] not in asked:
        asked.append(_NOUN_ATTRIBUTES[q.head])
    what = (
        "which" in q.wh and q.head not in {"meeting", "country", "person", "official", "article"} and not _which_rank(q)
    )
    if what and q.has("pred", "discuss", "meet") and not q.clause.topics and not asked:
        asked.append("topic")
    if q.has("wh", "how many") and any(item.low in {"minutes", "hours"} for item in q.items):
        asked.append("duration")
    who = "who" in q.wh and q.wh[0] == "who"
    if not asked or (q.head in {"meeting", "article"} and not set(q.wh) & {"when", "where"}) or who:
        return None
    if q.head == "country" and "place" in asked and not q.has("place ask"):
        return None
    if any("country" in item.low for item in q.items if item.has("place ask")):
        asked = ["country" if name == "place" else name for name in asked]
    found = _with_seats(q.filters(), q)
    if "date" in asked and q.head == "date":
        found = replace(found)
    if not q.has("noun", "meeting", "round") and not q.has("pred") and not q.has("status"):
        return None
    keep = tuple(s for s in found.statuses if s != "planned" or q.has("noun", "plan"))
    if q.has("pred", "happen"):
        keep = tuple(s for s in keep if s not in {"held"})
    return Reading("attribute", tuple(asked), replace(found, statuses=keep))


def _which_rank(q: Question) -> str | None:
    """The level of "which ministers", "which leaders": people of that rank are asked for."""
    content = q.content
    for here, after in pairwise(content):
        if here.has("wh", "which") and after.has("level") and after.low.endswith("s"):
            return after.value("level")
    return None


def _met(q: Question) -> Reading | None:
    """Who met whom; who attended; which countries took part."""
    found = q.filters()
    clause = q.clause
    rank = _which_rank(q)
    if rank:
        found = replace(found, levels=tuple(level for level in found.levels if level != rank))
    person = bool(set(q.wh) & {"who"}) or q.head in {"person", "official"} or rank is not None
    seat = Seat(party=_one(clause.represented), post=Post(f"{rank} rank", roles_of(rank)) if rank else None)
    country = q.head == "country"
    verb = q.has("pred", "meet", "attend", "discuss", "happen", "lead") or (person and q.has("noun", "meeting"))
    if not verb or not (person or country) or (q.yes_no and not q.wh):
        return None
    asked = "party" if country else "person"
    known = found.seats or found.parties
    attends = q.has("pred", "attend", "lead") or (not q.has("pred", "meet") and not found.seats)
    if "which" in q.wh and q.head == "meeting":
        return None
    if q.wh.count("who") > 1 and not found.seats and not found.parties:
        return Reading("pairs", ("person", "met"), found, Seat())
    if (attends and not found.seats) or (country and not known):
        return Reading("attend", (asked,), found, seat)
    if (
        not known
        and not found.posts
        and q.has("pred", "meet")
        and found
        == replace(
            Filters(),
            period=found.period,
            places=found.places,
            before=found.before,
            after=found.after,
            statuses=found.statuses,
        )
    ):
        return (
            Reading("pairs", ("person", "met"), found, Seat())
            if q.wh.count("who") > 1
            else Reading("attend", (asked,), found, Seat())
        )
    return Reading("met", (asked,), found, seat)


def _about(q: Question) -> Reading | None:
    found = q.filters()
    people = [seat.person for seat in found.seats if seat.person]
    bare = not q.has("pred") and not q.has("noun") and not q.has("status")
    who_is = q.wh[:1] == ("who",) and bare
    asks = q.has("pred", "know") or (bare and (not q.wh or who_is) and not q.yes_no)
    asks = asks or (bool(q.first and q.first.has("ask")) and bare)
    if not asks and not (q.has("pred", "know") and q.yes_no):
        return None
    if q.clause.missing and not people:
        return Reading("about", ("what", "date"), found, thing=Thing((), q.clause.missing[0]))
    if q.has("noun", "meeting", "round") or found.occasion is not None or found.topics:
        return Reading("meetings", ("meeting",), found)
    if people:
        return Reading("about", ("what", "date"), replace(found, seats=()), thing=people[0], kind="person")
    if found.parties or q.clause.represented:
        party = (*found.parties, *q.clause.represented)[0]
        return Reading("about", ("what", "date"), replace(found, parties=()), thing=party, kind="party")
    if found.places:
        return Reading("meetings", ("meeting",), found)
    return None


def _yes_no(q: Question) -> Reading | None:
    if not q.yes_no:
        return None
    found = _with_seats(q.filters(), q)
    told = q.has("pred") or q.has("noun", "meeting", "round") or bool(found.places)
    if not told or (found.empty and not q.clause.missing):
        return None
    keep = (
        tuple(s for s in found.statuses if s not in {"held"})
        if q.has("pred", "happen") or q.has("status", "held")
        else found.statuses
    )
    return Reading("yesno", ("meeting",), replace(found, statuses=keep, unheld=False), yes_no=True)


def _meetings(q: Question) -> Reading | None:
    meeting = q.has("noun", "meeting", "round") or q.has("mode") or q.has("format")
    happened = q.has("pred", "happen") and bool(set(q.wh) & {"which"})
    status = q.has("status") and bool(set(q.wh) & {"which"})
    if not (meeting or happened or status):
        return None
    found = _with_seats(q.filters(), q)
    if not happened or q.has("noun", "meeting", "round"):
        past = q.has("pred", "happen") and not q.has("aux", "will") and not found.statuses and not found.unheld
        found = replace(found, statuses=("held",)) if past else found
    statuses = found.statuses
    if found.unheld and not statuses:
        statuses = ("planned", "proposed")
    if found.unheld and "held" in statuses:
        statuses = tuple(s for s in statuses if s != "held") or ("planned", "proposed")
    return Reading("meetings", ("meeting",), replace(found, statuses=statuses))


RULES: tuple[Callable[[Question], Reading | None], ...] = (
    _conflicts,
    _changes,
    _articles,
    _rank,
    _count,
    _standin,
    _represent,
    _office,
    _attributes,
    _met,
    _about,
    _yes_no,
    _meetings,
)
