"""Reading offices: whose they are, and which of the names around them belong to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import lookup
from kgraph.query.english.posts import post_of, post_of_words
from kgraph.query.english.reading import Post, Replaced, Thing
from kgraph.query.english.topics import TopicReader

if TYPE_CHECKING:
    from kgraph.query.english.items import Item

#: Roles whose offices go on with "for" and what they are for.
_GO_ON = frozenset(["envoy", "senior_official", "ambassador", "other"])


class OfficeReader(TopicReader):
    """Reads "the foreign minister of Chile", "Chile's ambassador", "special envoy for the north"."""

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
        post = post_of(item.office, party, self.lexicon)
        if (
            before is not None
            and before.kind == "name"
            and self.clause.parties[-1:] == [party]
            and not item.office.plural
        ):
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
            return Thing((before.mention.party,), before.mention.shown)
        return None

    def _of_party(self, post: Post, preposition: Item) -> Post:
        """'of South Korea' after an office: its party; 'for North Korea' is a part of its name."""
        at = self._index(2)
        name = self.items[at].mention if at < len(self.items) else None
        if preposition.low == "for" and set(post.roles) & _GO_ON and name is not None and name.unknown:
            self.at = at
            return replace(
                post, words=(*post.words, *lookup.key(name.text).split()), shown=f"{post.shown} for {name.text}"
            )
        if name is None or not name.party:
            return post
        if preposition.low == "for" or post.party:
            if not set(post.roles) & _GO_ON:
                return post
            self.at = at
            words = (*post.words, *lookup.key(name.text).split())
            return replace(post, words=words, shown=f"{post.shown} for {name.text}")
        joint, other = ([*self.items[at + 1 : at + 3], None, None])[:2]
        listed = joint is not None and (joint.kind == "and" or joint.low == ",")
        if listed and other is not None and (other.mention or other.has("stop")):
            return post  # "the foreign ministers of A and B": parties of the meeting
        self.at = at
        party = Thing((name.party,), name.shown)
        return replace(post_of_words(post.shown, party, self.lexicon), party=party, standing=post.standing)
