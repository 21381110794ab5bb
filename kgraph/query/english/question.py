"""A question as the rules see it: its items, its clause, and what they ask about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from kgraph.query.english.clause import Clause, filters
from kgraph.query.english.reading import Filters, Replaced, Seat, Thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.query.english.items import Item
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.reading import Post

T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """The items of a question; ``anchor`` is the meeting before or after which (``anchor_word``) it asks."""

    items: tuple[Item, ...]
    clause: Clause
    lexicon: Lexicon
    anchor: Filters | None = None
    anchor_word: str = ""

    def has(self, kind: str, *values: str) -> bool:
        """Whether a term of this kind is there."""
        return any(item.has(kind, *values) for item in self.items)

    def says(self, *lows: str) -> bool:
        """Whether one of these words or phrases is an item."""
        return any(item.low in lows for item in self.items)

    @property
    def wh(self) -> tuple[str, ...]:
        """The question words in order."""
        return tuple(value for item in self.items if (value := item.value("wh")))

    def asks(self, *words: str) -> bool:
        """Whether one of the question words is there."""
        return bool(set(self.wh) & set(words))

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
        reported = first is not None and first.has("ask") and first.low.endswith(" that")  # "is it true that"
        return first is not None and not self.wh and (first.has("aux") or reported)

    @property
    def head(self) -> str:
        """What 'which', 'what', 'how many' or 'list' asks for: the noun after it, "" for none."""
        item = self.head_item
        return "" if item is None else "person" if item.kind == "office" else item.value("noun") or ""

    @property
    def head_item(self) -> Item | None:
        """The noun, or the office, that is asked for."""
        content = self.content
        for at, item in enumerate(content):
            if not (item.has("wh", "which", "how many", "whose") or item.has("ask") or at == 0):
                continue
            for after in content[at : at + 5] if at == 0 else content[at + 1 : at + 5]:
                if after.has("noun"):
                    return after
                if self.modifies_meeting(after):
                    continue
                if item.has("wh", "which") and after.has("aux", "be") and after in content[at + 1 : at + 2]:
                    continue  # "what was the venue"
                verb = after.has("aux") or (after.has("pred") and not after.has("status"))
                if after.kind in {"prep", "time"} or verb:
                    break
                if after.kind == "office":
                    return after
        return None

    def modifies_meeting(self, item: Item) -> bool:
        """Whether it says what kind of meeting: "defence ministers' meetings", "leaders' summits"."""
        after = [other for other in self.content[self.content.index(item) + 1 :] if other.kind != "'s"][:1]
        return (item.kind == "office" or item.has("level")) and any(o.has("noun", "meeting", "round") for o in after)

    @property
    def which(self) -> Item | None:
        """The item that "which" or "list" asks for."""
        return next(
            (after for here, after in pairwise(self.content) if here.has("wh", "which") or here.has("ask")), None
        )

    @property
    def people(self) -> list[Thing]:
        """The people named."""
        return list(dict.fromkeys(self.clause.people))

    @property
    def represented(self) -> Thing | None:
        """The parties that somebody represents, as one thing."""
        things = list(dict.fromkeys(self.clause.represented))
        if len(things) < 2:
            return things[0] if things else None
        return Thing(tuple(key for thing in things for key in thing.keys), ", ".join(t.shown for t in things))

    def filters(self) -> Filters:
        """The filters of the clause, with before and after what."""
        found = filters(self.clause)
        if self.anchor is None:
            return found
        return replace(found, before=self.anchor) if self.anchor_word == "before" else replace(found, after=self.anchor)

    @property
    def stands_in(self) -> bool:
        """Whether it is about somebody in the place of another."""
        sent = self.has("pred", "send") and self.says("place", "stead") and bool(self.clause.people)
        return self.has("pred", "standin") or self.has("standnoun") or bool(self.clause.replaced) or sent

    def seated(self) -> Filters:
        """The filters with who stood in for whom, and who sat for which party."""
        found, clause = self.filters(), self.clause
        if self.stands_in:
            agent, replaced = self.stand_in()
            taken = {agent} | ({replaced.person} if replaced else set())
            rest = tuple(seat for seat in found.seats if seat.person not in taken)
            posts = () if replaced and replaced.post else found.posts
            return replace(found, seats=(Seat(agent, None, None, replaced or Replaced()), *rest), posts=posts)
        if clause.represented:
            person = found.seats[0].person if found.seats else None
            seats = tuple(Seat(None if n else person, party) for n, party in enumerate(clause.represented))
            return replace(found, seats=(*seats, *found.seats[1:]))
        return found

    def stand_in(self) -> tuple[Thing | None, Replaced | None]:
        """The one who came and the one whose place it was, as far as the question names them."""
        clause, people = self.clause, self.people
        if self.has("pred", "send") and self.says("place", "stead") and people and not clause.replaced:
            return None, Replaced(person=people[0])  # "whom did Paki send in his place"
        if clause.agents:
            others = [person for person in people if person not in clause.agents]
            return clause.agents[0], Replaced(person=others[0]) if others else None
        if clause.replaced:
            others = [person for person in people if person != clause.replaced[0].person]
            return _one(others), clause.replaced[0]
        if self._passive():
            post = clause.posts[0] if clause.posts and not people else None
            return None, Replaced(_one(people), post)
        if self.has("standin ask") or self.wh[:1] == ("whose",):
            return _one(people), None
        if people and (clause.before_verb or not self.has("pred", "standin")):
            return people[0], Replaced(person=people[1]) if len(people) > 1 else None
        post = _one(clause.posts)
        if post and post.party is None and len(clause.parties) == 1:
            post = replace(post, party=clause.parties[0])
        replaced = Replaced(_one(people), None if people else post)
        return None, None if replaced == Replaced() else replaced

    def _passive(self) -> bool:
        return any(
            item.low == "replaced" and any(before.has("aux", "be") for before in self.items[:n])
            for n, item in enumerate(self.items)
        )

    def post_party(self, post: Post) -> Thing | None:
        """The party of an office: its own, else the one that the question names."""
        return post.party or _one(self.clause.parties) or self.represented


def _one(things: Sequence[T]) -> T | None:
    return things[0] if things else None
