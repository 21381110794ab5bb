"""From items to filters: which name is a party, a person, a place, a topic; whose place; before or after what.

One pass from left to right.  What a name is follows from the preposition before it and the words around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kgraph import lookup
from kgraph.query.english.reading import Filters, Post, Replaced, Seat, Thing
from kgraph.query.english.times import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.query.english.items import Item, Mention, Office
    from kgraph.query.english.lexicon import Lexicon

_LEVELS = {
    "head_of_state": "leaders",
    "head_of_government": "leaders",
    "envoy": "envoy",
    "deputy_foreign_minister": "vice-ministerial",
    "deputy_defence_minister": "vice-ministerial",
    "other_deputy_minister": "vice-ministerial",
    "foreign_minister": "ministerial",
    "defence_minister": "ministerial",
    "finance_minister": "ministerial",
    "economy_minister": "ministerial",
    "other_minister": "ministerial",
}
_INCLUDES = frozenset(["include", "included", "including", "involve", "involved", "involving", "feature", "featured"])
_FORMATS = {2: "bilateral", 3: "trilateral"}
_PLACE_WORDS = frozenset(["in", "at", "inside", "near", "within"])
#: Words for a deputy, which offices use one for the other.
_SAME = {
    "vice": "deputy",
    "defense": "defence",
    "adviser": "advisor",
    "first": "",
    "the": "",
    "of": "",
    "for": "",
    "affairs": "",
}


@dataclass
class Clause:
    """What has been gathered from the items so far."""

    parties: list[Thing] = field(default_factory=list)
    without: list[Thing] = field(default_factory=list)
    people: list[Thing] = field(default_factory=list)
    elsewhere: list[Thing] = field(default_factory=list)
    places: list[Thing] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    topics: list[tuple[str, ...]] = field(default_factory=list)
    represented: list[Thing] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    before_verb: list[Thing] = field(default_factory=list)  # people and parties named before the main verb
    agents: list[Thing] = field(default_factory=list)  # after "by"
    periods: list[Period] = field(default_factory=list)
    occasion: Thing | None = None
    ordinal: int | None = None
    minutes: int | None = None
    values: dict[str, set[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    unread: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    only: bool = False
    denied: bool = False  # its verb has a "not"

    def add(self, kind: str, value: str) -> None:
        """Notes a value of a list."""
        self.values.setdefault(kind, set()).add(value)

    def get(self, kind: str) -> tuple[str, ...]:
        """The values of a list, sorted."""
        return tuple(sorted(self.values.get(kind, ())))


def gather(items: Sequence[Item], lexicon: Lexicon) -> Clause:
    """The clause of these items."""
    reader = _Reader(list(items), lexicon)
    reader.run()
    return reader.clause


class _Reader:
    def __init__(self, items: list[Item], lexicon: Lexicon) -> None:
        self.items, self.lexicon, self.clause = items, lexicon, Clause()
        self.at, self.prep, self.negated, self.verb = 0, "", False, False
        self.topical = False

    def run(self) -> None:
        while self.at < len(self.items):
            item = self.items[self.at]
            step = getattr(self, f"_{_METHODS.get(item.kind, 'word')}")
            step(item)
            self.at += 1

    def _index(self, offset: int) -> int:
        """Where the next item is that is no article or the like; the number of items when there is none."""
        at, step = self.at, 1 if offset > 0 else -1
        for _ in range(abs(offset)):
            at += step
            while 0 <= at < len(self.items) and _empty(self.items[at]):
                at += step
        return at if 0 <= at < len(self.items) else len(self.items)

    def _next(self, offset: int = 1) -> Item | None:
        at = self._index(offset)
        return self.items[at] if at < len(self.items) else None

    def _before(self) -> Item | None:
        return self._next(-1)

    # --- one kind of item each ---

    def _preposition(self, item: Item) -> None:
        self.prep = item.low
        after = self._next()
        on_topic = item.low in {"on", "over"} and after is not None and after.kind in {"word", "name"}
        if on_topic and self._may_be_topic():
            self._topic(self.at + 1)

    def _conjunction(self, item: Item) -> None:
        if item.low in {"but", "then"}:
            self.prep = ""

    def _mark(self, item: Item) -> None:
        if item.low in {",", "?", "."} and not self._list_goes_on():
            self.prep, self.negated = "", False

    def _list_goes_on(self) -> bool:
        after = self._next()
        return after is not None and after.kind in {"name", "and"}

    def _possessive(self, item: Item) -> None:
        """Read with the name before it."""

    def _time(self, item: Item) -> None:
        if item.period is not None:
            self.clause.periods.append(item.period)
        self.prep = ""

    def _number(self, item: Item) -> None:
        after = self._next()
        if after is None:
            return
        if after.low in {"minutes", "minute", "hours", "hour"} and item.number:
            self.clause.minutes = item.number * (60 if after.low.startswith("hour") else 1)
            self.at = self._index(1)
        elif after.has("noun", "round", "meeting") or ((before := self._before()) and before.has("noun", "round")):
            if (after.has("noun", "round") or not after.has("noun", "meeting")) and item.number:
                self.clause.ordinal = item.number
        elif item.number in _FORMATS and (after.office or after.has("noun", "country") or after.has("level")):
            self.clause.add("format", _FORMATS[item.number])
        elif after.has("noun") or item.number is None:
            return
        elif not after.has("stop"):
            self.clause.unread.append(item)

    def _ordinal(self, item: Item) -> None:
        after, twice = self._next(), self._next(2)
        round_ = [i for i in (after, twice) if i is not None and i.has("noun", "round")]
        if (
            round_
            or (after is not None and after.has("noun", "meeting") and not item.has("order"))
            or (twice is not None and twice.has("noun", "meeting") and not item.has("order"))
        ):
            self.clause.ordinal = item.number
        elif item.has("order"):
            self.clause.add("order", item.value("order") or "")
        elif after is None or item.number is None:
            self.clause.ordinal = item.number
        else:
            self.clause.unread.append(item)

    def _office(self, item: Item) -> None:
        assert item.office is not None
        before, after = self._before(), self._next()
        if (
            after is not None
            and after.kind == "name"
            and after.mention
            and after.mention.people
            and not item.office.plural
        ):
            return  # a title before a name
        party = self._office_party(before)
        post = post_of(item.office, item.low, party, self.lexicon)
        if before is not None and before.kind == "name" and party and self.clause.parties and not item.office.plural:
            if self.clause.parties[-1] == party:
                self.clause.parties.pop()
        if after is not None and after.kind == "'s" and (holder := self._next(2)) and holder.has("place word"):
            self.clause.replaced.append(Replaced(post=post))
            return
        if after is not None and after.kind == "prep" and after.low in {"of", "for"}:
            post = self._of_party(post, after)
        if not post.roles and not post.words:
            self.clause.unread.append(item)
            return
        self.clause.posts.append(post)
        self.prep = "" if self.prep not in {"standin", "for"} else self.prep

    def _office_party(self, before: Item | None) -> Thing | None:
        if before is not None and before.kind == "'s":
            before = self._next(-2)
        if before is not None and before.mention is not None and before.mention.party:
            return Thing((before.mention.party,), before.mention.text)
        return None

    def _of_party(self, post: Post, preposition: Item) -> Post:
        """'of South Korea' after an office: its party; 'for North Korea' is a part of its name."""
        at = self._index(2)
        name = self.items[at].mention if at < len(self.items) else None
        if name is None or not name.party:
            return post
        follows = self.items[at + 1] if at + 1 < len(self.items) else None
        if preposition.low == "for" or (post.party and preposition.low == "of"):
            if post.roles and post.roles[0] in {"envoy", "senior_official", "ambassador", "other"}:
                self.at = at
                return replace(
                    post, words=(*post.words, *lookup.key(name.text).split()), shown=f"{post.shown} for {name.text}"
                )
            return post
        if follows is not None and follows.kind == "and" and at + 2 < len(self.items) and self.items[at + 2].mention:
            return post  # "the foreign ministers of A and B": parties of the meeting
        self.at = at
        party = Thing((name.party,), name.text)
        return replace(post_of_words(post.shown, party, self.lexicon), party=party, standing=post.standing)

    def _term(self, item: Item) -> None:
        clause = self.clause
        if item.has("neg"):
            self._negation()
            return
        if item.has("only"):
            clause.only = True
        for kind in ("level", "format", "mode", "status", "order"):
            value = item.value(kind)
            if item.low == "last" and any(i.has("wh", "how long") for i in self.items):
                continue
            if value is not None and not (kind in {"mode", "status"} and item.has("pred") and not item.has("noun")):
                clause.add(kind, value)
        if (
            item.low in {"call", "calls"}
            and not item.has("verb")
            and (b := self._before()) is not None
            and not b.has("aux")
        ):
            clause.add("mode", "phone")
        if item.has("side prep", "on margins"):
            self._occasion()
            return
        if item.has("topic prep") and not item.has("pred") and self._may_be_topic():
            self._topic(self.at + 1)
            return
        if item.has("pred"):
            self._predicate(item)
        elif item.has("place word"):
            self.prep = ""
        elif not _empty(item) and not item.has("level", "format"):
            self.prep = "" if not item.has("noun", "meeting") or self.prep not in {"standin"} else self.prep

    def _negation(self) -> None:
        """'without X', 'did not include X': what follows is left out; 'did Japan not attend': what went before."""
        after = self._next()
        self.negated = True
        if after is None or not after.has("pred", "attend", "meet", "represent") or after.low in _INCLUDES:
            return
        for named in (self.clause.parties, self.clause.people):
            self.clause.without += [thing for thing in named if thing in self.clause.before_verb]
            named[:] = [thing for thing in named if thing not in self.clause.before_verb]
        self.negated = False
        self.clause.denied = True

    def _predicate(self, item: Item) -> None:
        if item.has("pred", "standin"):
            self.prep = "standin"
        elif item.has("pred", "represent"):
            self.prep = "represent"
        elif item.has("pred", "send"):
            self.prep = "send"
        elif item.has("pred", "discuss") and not self._meeting_phrase(self.at + 1):
            self._topic_before()
            self._topic(self.at + 1)
        else:
            self.prep = ""
        self.verb = self.verb or not item.has("pred", "report", "know")

    def _word(self, item: Item) -> None:
        if item.low in {"minutes", "minute", "hours"}:
            return
        self.clause.unread.append(item)

    # --- topics and occasions ---

    def _may_be_topic(self) -> bool:
        """Whether "about" and "on" lead to a topic of meetings, not to what is known or written about."""
        before = self._before()
        if before is not None and before.has("noun", "meeting", "round"):
            return not self._meeting_phrase(self.at + 1)
        told = any(
            i.has("pred", "know", "report") or i.has("noun", "article", "quote") or i.has("ask")
            for i in self.items[: self.at]
        )
        return not told and not self._meeting_phrase(self.at + 1)

    def _meeting_phrase(self, start: int) -> bool:
        """Whether a meeting is what comes next, before the next preposition."""
        for item in self.items[start:]:
            if item.has("noun", "meeting", "round") or item.has("wh"):
                return True
            if item.kind in {"prep", "time", "mark"} or item.has("pred"):
                return False
        return False

    def _topic(self, start: int) -> None:
        words, at = [], start
        while at < len(self.items):
            item = self.items[at]
            stop = item.kind in {"time", "mark"} or item.low in {
                "in",
                "at",
                "with",
                "between",
                "by",
                "before",
                "after",
                "from",
                "during",
            }
            if (
                stop
                or item.has("pred")
                or item.has("aux")
                or item.has("wh")
                or (item.kind == "and" and words and self._new_topic(at))
            ):
                break
            words += self._topic_words(item)
            at += 1
        if words:
            self.clause.topics.append(tuple(words))
            self.at = at - 1
            self.prep = ""

    def _new_topic(self, at: int) -> bool:
        return False

    def _topic_before(self) -> None:
        """'Was whaling discussed?': the words that nothing else took, between the auxiliary and the verb."""
        words: list[str] = []
        while self.clause.unread and self.clause.unread[-1] in self.items[: self.at]:
            words = [*self._topic_words(self.clause.unread.pop()), *words]
        if words:
            self.clause.topics.append(tuple(words))

    def _topic_words(self, item: Item) -> list[str]:
        if item.kind in {"and", "'s"} or item.low in {"of", "the", "for", "to", "on"} or _empty(item):
            return []
        if item.mention and item.mention.party:
            return ["|".join(_other_names(item.low, item.mention, self.lexicon))]
        return [_singular(word) for word in item.low.split()]

    def _occasion(self) -> None:
        words, at = [], self.at + 1
        while at < len(self.items):
            item = self.items[at]
            if item.kind in {"time", "mark"} or item.low in {
                "in",
                "at",
                "with",
                "between",
                "before",
                "after",
                "and",
                "who",
                "which",
            }:
                break
            if item.has("pred") or item.has("aux") or item.has("wh"):
                break
            if item.mention and item.mention.occasions:
                self.clause.occasion = Thing(item.mention.occasions, item.text)
            words += [] if _empty(item) or item.kind == "prep" else [*item.low.split()]
            at += 1
        if words and self.clause.occasion is None:
            found = self.lexicon.occasion(words)
            self.clause.occasion = Thing(found, " ".join(words))
        self.at = at - 1
        self.prep = ""

    # --- names ---

    def _name(self, item: Item) -> None:
        mention = item.mention
        assert mention is not None
        if mention.meant:
            self.clause.notes.append(f"Did you mean {mention.meant}? I read {mention.text!r} so.")
        after = self._next()
        if mention.unknown:
            self.clause.missing.append(mention.text)
            return
        if after is not None and after.kind == "'s":
            self._owner(mention)
            return
        if self.negated and self.prep not in _PLACE_WORDS:
            self._negated(mention)
            return
        if mention.occasions and not mention.people and (not mention.party or self.prep in {"at", "during"}):
            self.clause.occasion = Thing(mention.occasions, mention.text)
            return
        if self._is_place(mention, after):
            self._place(mention)
        elif mention.people and not (mention.party and self.prep in _PLACE_WORDS):
            self._person(Thing(mention.people, mention.text))
        elif mention.party:
            self._party(mention, after)
        else:
            self._place(mention)

    def _is_place(self, mention: Mention, after: Item | None) -> bool:
        if not mention.place or mention.people:
            return False
        if self.prep in _PLACE_WORDS or (self.prep == "to" and bool(mention.cities) and mention.form != "state"):
            return True
        if mention.party is None:
            return True
        before = self._before()
        listed = (before is not None and before.kind == "name") or (after is not None and after.kind in {"name", "and"})
        modifies = after is not None and (
            after.has("noun", "meeting", "round") or (_describes(after) and self._meeting_soon())
        )
        return bool(modifies and mention.form == "capital" and not listed and self.prep not in {"between", "standin"})

    def _meeting_soon(self) -> bool:
        return any(i is not None and i.has("noun", "meeting", "round") for i in (self._next(2), self._next(3)))

    def _place(self, mention: Mention) -> None:
        keys = (mention.country,) if mention.country and not mention.cities else mention.cities
        if mention.country and mention.cities and mention.form == "state":
            keys = (mention.country, *mention.cities)
        elif not keys and mention.venue:
            keys = (mention.venue,)
        places = self.clause.elsewhere if self.negated else self.clause.places
        places.append(Thing(tuple(k for k in keys if k), mention.text))

    def _person(self, thing: Thing) -> None:
        if self.prep in {"standin", "for"} and self._stands_in():
            self.clause.replaced.append(Replaced(person=thing))
        elif self.prep == "by":
            self.clause.agents.append(thing)
            self.clause.people.append(thing)
        else:
            self.clause.people.append(thing)
            if not self.verb:
                self.clause.before_verb.append(thing)

    def _stands_in(self) -> bool:
        return any(item.has("pred", "standin") for item in self.items[: self.at])

    def _party(self, mention: Mention, after: Item | None) -> None:
        assert mention.party is not None
        thing = Thing((mention.party,), mention.text)
        ahead = (after, self._next(2))
        if (
            any(i is not None and i.has("noun", "delegation") for i in ahead[:1])
            or self.prep in {"represent", "from"}
            or (after is not None and not self.verb and after.has("noun", "official", "person"))
            or (self.prep in {"for", "send"} and not any(item.has("noun", "article") for item in self.items[:1]))
            or (self.prep == "standin" and not self._stands_in_for_office(after))
        ):
            self.clause.represented.append(thing)
        else:
            self.clause.parties.append(thing)
            if not self.verb:
                self.clause.before_verb.append(thing)

    def _stands_in_for_office(self, after: Item | None) -> bool:
        return after is not None and after.kind == "office"

    def _owner(self, mention: Mention) -> None:
        """'Paki's place', 'Japan's delegation', 'Seoul's envoy', 'Norway's talks'."""
        owned = self._next(2)
        if owned is not None and owned.has("place word") and mention.people:
            self.clause.replaced.append(Replaced(person=Thing(mention.people, mention.text)))
            self.at = self._index(2)
        elif mention.people:
            self._person(Thing(mention.people, mention.text))
        elif mention.party:
            thing = Thing((mention.party,), mention.text)
            seat = owned is not None and (
                owned.has("noun", "delegation", "person", "official") or owned.low in {"seat", "place"}
            )
            (self.clause.represented if seat else self.clause.parties).append(thing)
        elif mention.place:
            self._place(mention)

    def _negated(self, mention: Mention) -> None:
        key = mention.people or ((mention.party,) if mention.party else ())
        if key:
            self.clause.without.append(Thing(key, mention.text))


_METHODS = {
    "prep": "preposition",
    "and": "conjunction",
    "mark": "mark",
    "'s": "possessive",
    "time": "time",
    "number": "number",
    "ordinal": "ordinal",
    "office": "office",
    "term": "term",
    "name": "name",
}


def _empty(item: Item) -> bool:
    return item.kind == "term" and {kind for kind, _ in item.senses} <= {"stop"}


def _describes(item: Item) -> bool:
    return (
        item.kind == "office"
        or any(item.has(kind) for kind in ("level", "format", "mode", "status"))
        or item.kind == "ordinal"
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _other_names(low: str, mention: Mention, lexicon: Lexicon) -> list[str]:
    """The names and adjectives of a party, for topics: "north korea", "north korean", "dprk"."""
    codes = {m.code for m in lookup.party_meanings(low) if m.kind != "capital" or mention.form == "capital"}
    found = {low}
    for name in sorted(lookup.party_keys()):
        meanings = lookup.party_meanings(name)
        if (
            any(m.code in codes and m.kind in {"state", "adjective", "organisation"} for m in meanings)
            and len(name) > 2
        ):
            found.add(name)
    return sorted(found)


def post_of(office: Office, low: str, party: Thing | None, lexicon: Lexicon) -> Post:
    """The office of a phrase, of a party when one is named."""
    return replace(post_of_words(office.words, party, lexicon), standing=office.standing)


def post_of_words(words: str, party: Thing | None, lexicon: Lexicon) -> Post:
    """The roles of an office in words, and the words that tell it from others of its role."""
    code = re.sub(r".*/", "", party.keys[0]) if party else lookup.default_party(words)
    role = lookup.role_of(words, code)
    telling = tuple(w for w in (_SAME.get(word, word) for word in words.split()) if w)
    if party is None and code:
        party = Thing((lexicon.ids.party(code).value,), code)
    return Post(words, (role,) if role else (), telling, party, None, _LEVELS.get(role or ""))


def filters(clause: Clause) -> Filters:
    """The filters of a clause, whatever is asked."""
    return Filters(
        parties=tuple(dict.fromkeys(clause.parties)),
        without=tuple(clause.without),
        seats=tuple(Seat(person=person) for person in dict.fromkeys(clause.people)),
        places=tuple(dict.fromkeys(clause.places)),
        elsewhere=tuple(dict.fromkeys(clause.elsewhere)),
        period=_period(clause.periods),
        statuses=tuple(s for s in clause.get("status") if s != "unheld"),
        unheld="unheld" in clause.get("status"),
        modes=clause.get("mode"),
        levels=clause.get("level"),
        formats=clause.get("format"),
        ordinal=clause.ordinal,
        occasion=clause.occasion,
        topics=tuple(clause.topics),
        posts=tuple(clause.posts),
        minutes=clause.minutes,
        only=clause.only,
    )


def _period(periods: list[Period]) -> Period | None:
    """All of them at once."""
    if not periods:
        return None
    if any(period.yearless for period in periods):
        return periods[0]
    firsts = [p.first for p in periods if p.first]
    lasts = [p.last for p in periods if p.last]
    return Period(max(firsts, default=None), min(lasts, default=None), None, any(p.relative for p in periods))


def roles_of(level: str) -> tuple[str, ...]:
    """The roles whose holders meet at a level.

    >>> roles_of("leaders")
    ('head_of_government', 'head_of_state')
    """
    return tuple(sorted(role for role, its in _LEVELS.items() if its == level))
