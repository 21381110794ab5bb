"""From items to a clause: which name is a party, a person, a place, a topic; whose place; which office.

One pass from left to right.  What a name is follows from the preposition before it and the words around it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.query.english.officers import OfficeReader
from kgraph.query.english.posts import roles_of
from kgraph.query.english.reading import Post, Replaced, Thing
from kgraph.query.english.topics import empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.query.english.clause import Clause
    from kgraph.query.english.items import Item, Mention
    from kgraph.query.english.lexicon import Lexicon

_INCLUDES = frozenset(["include", "included", "including", "involve", "involved", "involving", "feature", "featured"])
#: Words that leave somebody out of the answer, not a meeting.
_APART = frozenset(["other than", "except", "except for", "apart from", "aside from"])
_FORMATS = {2: "bilateral", 3: "trilateral"}
_PLACE_WORDS = frozenset(["in", "at", "inside", "near", "within"])


def gather(items: Sequence[Item], lexicon: Lexicon) -> Clause:
    """The clause of these items."""
    reader = _Reader(list(items), lexicon)
    reader.run()
    return reader.clause


class _Reader(OfficeReader):
    """Reads an item of each kind."""

    def run(self) -> None:
        while self.at < len(self.items):
            item = self.items[self.at]
            step = getattr(self, f"_{_METHODS.get(item.kind, 'word')}")
            step(item)
            self.at += 1

    # --- one kind of item each ---

    def _preposition(self, item: Item) -> None:
        before = self._before()
        if item.low == "of" and before is not None and before.low == "outside":
            return
        self.prep = item.low
        if item.low == "outside":
            self.prep, self.negated = "in", True
        after = self._next()
        on_topic = item.low in {"on", "over"} and after is not None and after.kind in {"word", "name"}
        if (
            on_topic
            and (owner := self._next(2))
            and owner.kind == "'s"
            and (o := self._next(3))
            and o.has("place word")
        ):
            return  # "on Paki's behalf"
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
        elif after.has("noun", "country") and (more := self._at_least(item.number)) is not None:
            self.clause.at_least = more
        elif [i.low for i in self.items[self.at + 1 : self.at + 3]] == ["or", "more"] and item.number:
            self.clause.at_least = item.number
        elif item.number in _FORMATS and (after.office or after.has("noun", "country") or after.has("level")):
            self.clause.add("format", _FORMATS[item.number])
        elif after.has("noun") or item.number is None:
            return
        elif not after.has("stop"):
            self.clause.unread.append(item)

    def _at_least(self, number: int | None) -> int | None:
        """The number of "more than three", "at least three", three as it stands is no bound."""
        before = [item.low for item in self.items[max(0, self.at - 2) : self.at]]
        more = before == ["more", "than"]
        if number is None or not (more or before[-1:] == ["at least"]):
            return None
        return number + more

    def _ordinal(self, item: Item) -> None:
        after, twice = self._next(), self._next(2)
        a_round = any(i is not None and i.has("noun", "round") for i in (after, twice))
        if a_round or (not item.has("order") and self._names_meeting()):
            self.clause.ordinal = item.number
        elif item.has("order"):
            self.clause.add("order", item.value("order") or "")
        elif after is None or after.kind == "mark" or item.number is None:
            self.clause.ordinal = item.number
        else:
            self.clause.unread.append(item)

    def _term(self, item: Item) -> None:
        clause = self.clause
        if item.has("neg"):
            self._negation()
            return
        if item.has("only"):
            clause.only = True
        if item.has("unread"):
            clause.unread.append(item)
            return
        if self.prep == "standin" and (level := item.value("level")) and item.low.endswith("s"):
            clause.replaced.append(Replaced(post=Post(item.low, roles_of(level))))
            return
        for kind in ("level", "format", "mode", "status", "order"):
            value = item.value(kind)
            if item.low == "last" and any(i.has("wh", "how long") for i in self.items):
                continue
            if value is not None and not (kind == "status" and item.has("pred") and not item.has("noun")):
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
        elif not empty(item) and not item.has("level", "format"):
            self.prep = "" if not item.has("noun", "meeting") or self.prep not in {"standin"} else self.prep

    def _negation(self) -> None:
        """'without X', 'did not include X': what follows is left out; 'did Japan not attend': what went before."""
        after = self._next()
        self.negated = True
        if self.items[self.at].low == "absent":
            self._left_out()
            return
        if after is None or after.kind == "mark":
            self._last_left_out()
            return
        if not after.has("pred", "attend", "meet", "represent") or after.low in _INCLUDES:
            return
        if self.verb:
            self._last_left_out()  # "that Japan did not attend"
        else:
            self._left_out()

    def _last_left_out(self) -> None:
        """'that Quispe did not': the one named last."""
        self.negated = False
        back = next((i for i in reversed(self.items[: self.at]) if not (i.has("aux") or empty(i))), None)
        if back is None or back.mention is None:
            return
        named = self.clause.people if back.mention.people else self.clause.parties
        if named:
            self.clause.without.append(named.pop())

    def _left_out(self) -> None:
        """Those named before the verb were not there."""
        for named in (self.clause.parties, self.clause.people):
            self.clause.without += [thing for thing in named if thing in self.clause.before_verb]
            named[:] = [thing for thing in named if thing not in self.clause.before_verb]
        self.negated = False
        self.clause.denied = True

    def _predicate(self, item: Item) -> None:
        if self.clause.without or self.clause.apart:
            self.negated = False
        if item.has("pred", "standin"):
            self.prep = "standin"
        elif item.has("pred", "represent"):
            self.prep = "represent"
        elif item.has("pred", "send"):
            self.prep = "send"
        elif item.has("pred", "discuss") and not self._meeting_phrase(self.at + 1) and not self._article_about(item):
            self._topic_before()
            self._topic(self.at + 1)
        elif item.has("pred", "report") and self._meetings_cover():
            self._topic(self.at + 1)
        else:
            self.prep = ""
        self.verb = self.verb or not (item.has("aux") or item.has("pred", "report", "know"))

    def _meetings_cover(self) -> bool:
        """ "Which meetings covered trade": what they were about."""
        before = self.items[: self.at]
        after = self._next()
        told = any(i.has("noun", "article") for i in self.items) or any(i.has("wh", "who") for i in before)
        content = after is not None and after.kind in {"word", "name"}
        return content and not told and any(i.has("noun", "meeting") for i in before)

    def _article_about(self, item: Item) -> bool:
        """ "Which articles are about Norway": what they tell of, not what is talked about."""
        after = self._next()
        of_articles = any(i.has("noun", "article") for i in self.items[: self.at])
        return of_articles and item.low.endswith("about") and after is not None and after.kind == "name"

    def _word(self, item: Item) -> None:
        if item.low in {"minutes", "minute", "hours"}:
            return
        self.clause.unread.append(item)

    # --- names ---

    def _name(self, item: Item) -> None:
        mention = item.mention
        assert mention is not None
        if mention.meant:
            self.clause.notes.append(f"Did you mean {mention.meant}? I read {mention.text!r} so.")
            mention = replace(mention, text=mention.meant)
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
        city = mention.form == "capital" or (mention.form == "state" and self.lexicon.city_of(mention.text))
        return bool(modifies and city and not listed and self.prep not in {"between", "standin"})

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
        thing = Thing((mention.party,), mention.shown)
        if self._for_whom(after):
            self.clause.represented.append(thing)
            return
        self.clause.parties.append(thing)
        if not self.verb:
            self.clause.before_verb.append(thing)

    def _for_whom(self, after: Item | None) -> bool:
        """Whether the party is one that somebody asked about represents."""
        if self.prep in {"represent", "from"} or (after is not None and after.has("noun", "delegation")):
            return True
        if self.prep == "standin":
            return after is None or after.kind != "office"
        if self.prep in {"for", "send"}:
            return not any(item.has("noun", "article") for item in self.items[:1])
        if self.verb:
            return False
        here, asks = self.items[self.at], self._before()
        if here.mention is not None and here.mention.form == "people" and asks is not None and asks.has("wh", "which"):
            return True
        if after is not None and after.has("noun", "official", "person"):
            joint = self._before()
            return joint is None or joint.kind != "and"  # "Norwegian and Icelandic officials": two parties
        owner = self._next(-2) if self.prep == "of" else None  # "which representatives of Japan"
        return owner is not None and owner.has("noun", "official", "person")

    def _owner(self, mention: Mention) -> None:
        """'Paki's place', 'Japan's delegation', 'Seoul's envoy', 'Norway's talks'."""
        owned = self._next(2)
        if owned is not None and (owned.has("place word") or owned.has("standnoun")) and mention.people:
            self.clause.replaced.append(Replaced(person=Thing(mention.people, mention.text)))
            self.at = self._index(2)
        elif mention.people:
            self._person(Thing(mention.people, mention.text))
        elif mention.party:
            thing = Thing((mention.party,), mention.shown)
            seat = owned is not None and (
                owned.has("noun", "delegation", "person", "official") or owned.low in {"seat", "place"}
            )
            (self.clause.represented if seat else self.clause.parties).append(thing)
        elif mention.place:
            self._place(mention)

    def _negated(self, mention: Mention) -> None:
        key = mention.people or ((mention.party,) if mention.party else ())
        word = next((i.low for i in reversed(self.items[: self.at]) if i.has("neg")), "")
        if mention.people and word in _APART:
            self.clause.apart.append(Thing(key, mention.text))
        elif key:
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


def _describes(item: Item) -> bool:
    return (
        item.kind == "office"
        or any(item.has(kind) for kind in ("level", "format", "mode", "status"))
        or item.kind == "ordinal"
    )
