"""Which mention a word of the tree stands for: the arguments of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence


class Arguments:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.data = sentence, triggers()

    def mention(self, token: Token) -> Mention | None:
        found = self.sentence.mention(token)
        if found is not None:
            return found
        # "the delegation led by X", "a team headed by X": the leader stands for it
        for child in token.children:
            if child.dep_ in ("acl", "acl:relcl") and child.lower_ in (
                "led",
                "headed",
                "comprising",
                "including",
                "consisting",
            ):
                for _, word in obliques(child):
                    if (m := self.sentence.mention(word)) is not None:
                        return m
        return None

    def mentions(self, tokens: list[Token]) -> list[Mention]:
        return [m for t in tokens for m in self.all_of(t)]

    def all_of(self, token: Token) -> list[Mention]:
        """A word's mention, or those of its "of" and "from": "officials of the two governments", "envoys from A and B"."""
        if token.lower_ in ("delegations", "delegates", "teams") and self.sentence.mention(token) is None:
            led = [
                m
                for c in token.children
                if c.dep_ in ("acl", "acl:relcl") and c.lower_ in ("led", "headed", "chaired")
                for _, w in obliques(c)
                if (m := self.sentence.mention(w)) is not None
            ]
            return [
                *(m for prep, w in obliques(token) if prep in ("of", "from") and (m := self.mention(w)) is not None),
                *led,
            ]
        found = self.mention(token)
        if found is not None:
            return [found]
        if token.lower_ in ("delegation", "team", "mission") and (leader := self.leader(token)) is not None:
            return [
                leader,
                *(
                    m
                    for prep, w in obliques(token)
                    if prep in ("of", "from") and (m := self.mention(w)) is not None and m is not leader
                ),
            ]
        if token.lower_ in _SENT or token.lower_ in ("governments", "presidents", "delegation"):
            return [m for prep, w in obliques(token) if prep in ("of", "from") and (m := self.mention(w)) is not None]
        return []

    def leader(self, token: Token) -> Mention | None:
        """ "A delegation of Uzbekistan under the leadership of X", "headed by X"."""
        led = False
        for word in token.doc[token.i + 1 : token.i + 10]:
            led = led or word.lower_ in ("led", "headed", "leadership", "chaired", "head")
            mention = self.sentence.mention(word)
            if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE):
                return mention if led else None
            if word.pos_ == "VERB" and word.lower_ not in ("led", "headed", "chaired"):
                return None
        return None


_SENT = word_set("frames", "delegates")
