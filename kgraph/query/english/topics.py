"""Reading topics and occasions, and finding one's way among the items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import lookup
from kgraph.query.english.clause import Clause
from kgraph.query.english.reading import Thing

if TYPE_CHECKING:
    from kgraph.query.english.items import Item, Mention
    from kgraph.query.english.lexicon import Lexicon

#: Prepositions that end a topic or the name of an occasion.
_ENDS = frozenset(["in", "at", "with", "between", "by", "before", "after", "from", "during"])


def empty(item: Item) -> bool:
    """Whether it is an article or another word without weight."""
    return item.kind == "term" and {kind for kind, _ in item.senses} <= {"stop"}


class Cursor:
    """The items and a place among them."""

    def __init__(self, items: list[Item], lexicon: Lexicon) -> None:
        self.items, self.lexicon, self.clause = items, lexicon, Clause()
        self.at, self.prep, self.negated, self.verb = 0, "", False, False
        self.topical = False

    def _index(self, offset: int) -> int:
        """Where the next item is that is no article or the like; the number of items when there is none."""
        at, step = self.at, 1 if offset > 0 else -1
        for _ in range(abs(offset)):
            at += step
            while 0 <= at < len(self.items) and empty(self.items[at]):
                at += step
        return at if 0 <= at < len(self.items) else len(self.items)

    def _next(self, offset: int = 1) -> Item | None:
        at = self._index(offset)
        return self.items[at] if at < len(self.items) else None

    def _before(self) -> Item | None:
        return self._next(-1)

    def _names_meeting(self) -> bool:
        """Whether the noun phrase that goes on from here is of a meeting ("10th A-B vice ministers' meeting")."""
        for item in self.items[self.at + 1 :]:
            if item.has("noun", "meeting", "round"):
                return True
            verb = item.has("aux") or (item.has("pred") and not item.has("noun"))
            if verb or item.kind in {"prep", "time"} or item.has("wh"):
                return False
        return False

    def _meeting_phrase(self, start: int) -> bool:
        """Whether a meeting is what comes next, before the next preposition."""
        for item in self.items[start:]:
            if item.has("noun", "meeting", "round") or item.has("wh"):
                return True
            if item.kind in {"prep", "time", "mark"} or item.has("pred"):
                return False
        return False


class TopicReader(Cursor):
    """Reads what meetings are about, and on whose sidelines they are."""

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

    def _topic(self, start: int) -> None:
        """The words from here to the end of their phrase, cut at "and", are what it is about."""
        words, at = list[str](), start
        while at < len(self.items):
            item = self.items[at]
            verb = item.has("pred") or item.has("aux") or item.has("wh") or item.has("rank") or item.has("order")
            if verb or item.kind in {"time", "mark"} or item.low in _ENDS:
                break
            if item.kind == "and" and words:
                self.clause.topics.append(tuple(words))
                words = []
            words += self._topic_words(item)
            at += 1
        if at > start:
            self.clause.topics += [tuple(words)] if words else []
            self.at = at - 1
            self.prep = ""

    def _topic_before(self) -> None:
        """'Was whaling discussed?': the words that nothing else took, between the auxiliary and the verb."""
        words: list[str] = []
        while self.clause.unread and self.clause.unread[-1] in self.items[: self.at]:
            words = [*self._topic_words(self.clause.unread.pop()), *words]
        if words:
            self.clause.topics.append(tuple(words))

    def _topic_words(self, item: Item) -> list[str]:
        if (
            item.kind in {"and", "'s"}
            or item.low in {"of", "the", "for", "to", "on"}
            or empty(item)
            or item.has("topic prep")
        ):
            return []
        if item.mention and item.mention.party:
            return ["|".join(_other_names(item.low, item.mention, self.lexicon))]
        return ["|".join(dict.fromkeys((word, *_other_spelling(word)))) for word in map(_singular, item.low.split())]

    def _occasion(self) -> None:
        words, at = list[str](), self.at + 1
        while at < len(self.items):
            item = self.items[at]
            if item.kind in {"time", "mark", "and"} or item.low in _ENDS:
                break
            if item.has("pred") or item.has("aux") or item.has("wh"):
                break
            if item.mention and item.mention.occasions:
                self.clause.occasion = Thing(item.mention.occasions, item.text)
            words += [] if empty(item) or item.kind == "prep" else [*item.low.split()]
            at += 1
        if words and self.clause.occasion is None:
            found = self.lexicon.occasion(words)
            self.clause.occasion = Thing(found, " ".join(words))
        self.at = at - 1
        self.prep = ""


def _other_spelling(word: str) -> list[str]:
    """The American for the British spelling, and the other way round.

    >>> _other_spelling("denuclearisation"), _other_spelling("defense"), _other_spelling("trade")
    (['denuclearization'], ['defence'], [])
    """
    pairs = (
        ("isation", "ization"),
        ("ise", "ize"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("programme", "program"),
    )
    swapped = [word.replace(a, b) for one, other in pairs for a, b in ((one, other), (other, one)) if word.endswith(a)]
    return swapped[:1]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _other_names(low: str, mention: Mention, lexicon: Lexicon) -> list[str]:
    """The names and adjectives of a party, for topics: "north korea", "north korean", "dprk"."""
    codes = {m.code for m in lookup.party_meanings(low) if m.kind != "capital" or mention.form == "capital"}
    found = set[str]()
    for name in sorted(lookup.party_keys()):
        meanings = lookup.party_meanings(name)
        if (
            any(m.code in codes and m.kind in {"state", "adjective", "organisation"} for m in meanings)
            and len(name) > 2
        ):
            found.add(name)
    return [low, *sorted(found - {low})]
