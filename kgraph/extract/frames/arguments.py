"""Which mention a word of the tree stands for: the arguments of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts, obliques, preposition
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence

#: Mentions that can only be people.
PEOPLE = (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)

_DELEGATES = word_set("frames", "delegates") | {"governments", "presidents", "delegation"}
_LED = frozenset({"led", "headed", "chaired"})
_HEADED_BY = frozenset({"led", "headed", "comprising", "including", "consisting"})


class Arguments:
    """The mentions of one sentence by the words of its tree."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.data = sentence, triggers()

    def mention(self, token: Token) -> Mention | None:
        """The mention that a word stands for; for "the delegation led by X" its leader."""
        found = self.sentence.mention(token)
        if found is not None:
            return found
        for child in token.children:
            if child.dep_ in ("acl", "acl:relcl") and child.lower_ in _HEADED_BY:
                for _, word in obliques(child):
                    if (m := self.sentence.mention(word)) is not None:
                        return m
        return None

    def mentions(self, tokens: Iterable[Token]) -> list[Mention]:
        """The mentions of several words, those of "officials of A and B" included."""
        return [m for t in tokens for m in self.all_of(t)]

    def after(
        self, token: Token, prepositions: Collection[str], kinds: Collection[Kind] | None = None
    ) -> list[Mention]:
        """The mentions in a word's phrases with one of these prepositions."""
        found = (self.mention(word) for prep, word in obliques(token) if prep in prepositions)
        return [m for m in found if m is not None and (kinds is None or m.kind in kinds)]

    def joined_after(self, token: Token, prepositions: Collection[str]) -> Iterator[Mention]:
        """The same, each with what is coordinated with it."""
        for prep, word in obliques(token):
            if prep in prepositions:
                yield from (m for one in conjuncts(word) if (m := self.mention(one)) is not None)

    def agents(self, verb: Token) -> list[Mention]:
        """Who does what a passive verb tells, also where the tree hangs "by X" on a noun before it."""
        own = list(self.joined_after(verb, ("by",)))
        below = (self.mention(w) for w in verb.subtree if preposition(w) == "by")
        return own or [m for m in below if m is not None]

    def all_of(self, token: Token) -> list[Mention]:
        """A word's mention, or those of its "of" and "from": "officials of the two states", "envoys from A and B"."""
        word = token.lower_
        if word in ("delegations", "delegates", "teams") and self.sentence.mention(token) is None:
            return [*self.after(token, ("of", "from")), *self._leaders(token)]
        found = self.mention(token)
        if found is not None and found.kind == Kind.GROUP and not (found.parties or found.people):
            members = list(self.joined_after(token, ("of", "from")))
            if members and all(m.parties for m in members):
                return members  # "the delegations of A, B and C"
        if found is not None:
            return [found]
        if word in ("delegation", "team", "mission") and (leader := self._leader(token)) is not None:
            return [leader, *(m for m in self.after(token, ("of", "from")) if m is not leader)]
        return self.after(token, ("of", "from")) if word in _DELEGATES else []

    def _leaders(self, token: Token) -> list[Mention]:
        """ "Delegations headed by X and Y"."""
        clauses = [c for c in token.children if c.dep_ in ("acl", "acl:relcl") and c.lower_ in _LED]
        return [m for c in clauses for _, w in obliques(c) if (m := self.sentence.mention(w)) is not None]

    def _leader(self, token: Token) -> Mention | None:
        """ "A delegation of Uzbekistan under the leadership of X", "headed by X"."""
        led = False
        for word in token.doc[token.i + 1 : token.i + 10]:
            led = led or word.lower_ in _LED | {"leadership", "head"}
            mention = self.sentence.mention(word)
            if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE):
                return mention if led else None
            if word.pos_ == "VERB" and word.lower_ not in _LED:
                return None
        return None
