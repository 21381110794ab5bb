"""Offices and parties that a sentence gives a person: "He is the undersecretary", "the Uzbek side, headed by X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.entities import Held
from kgraph.extract.mentions import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.mentions import Mention
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse


def identify(discourse: Discourse, paragraph: Paragraph, sentence: Sentence, heads: dict[int, Token]) -> None:
    """ "He is the ministry's undersecretary": an office told of a person by "is" or "was"."""
    for mention in sentence.mentions:
        token = heads.get(mention.start)
        if mention.kind != Kind.OFFICE or mention.name or token is None or token.i >= len(token.doc):
            continue
        if (mention.office or "").lower().startswith(("first ", "only ", "last ")) and not (
            mention.office or ""
        ).lower().startswith(("first vice", "first deputy", "first minister", "first secretary", "first lady")):
            continue  # "the first EU leader to visit"
        copula = [c for c in token.children if c.dep_ == "cop" and c.lower_ in ("is", "was", "became", "remains")]
        if not copula or any(c.lower_ in ("not", "no", "never") for c in token.children):
            continue
        for other in sentence.mentions:
            subject = heads.get(other.start)
            if subject is None or subject.head.i != token.i or subject.dep_ != "nsubj":
                continue
            people = discourse.referents[paragraph.index, other.start].people
            if len(people) == 1 and people[0].name and not any(h.role == mention.role for h in people[0].held):
                party = mention.parties[0] if mention.parties else people[0].party
                standing = (
                    mention.standing if copula[0].lower_ != "was" or mention.standing != "incumbent" else "former"
                )
                people[0].held.append(
                    Held(
                        mention.office or "",
                        mention.role,
                        party,
                        standing,
                        (paragraph.index, mention.start, mention.end),
                    )
                )

    seat_leaders(discourse, paragraph, sentence)


def _represented_by(paragraph: Paragraph, sentence: Sentence, side: Mention) -> Mention | None:
    """ "The EU was represented at the talks with X by Y": Y."""
    if "represented" not in {w.low for w in paragraph.words[side.end : side.end + 3]}:
        return None
    agents = (m for m in sentence.mentions if m.start > side.end and paragraph.words[m.start - 1].low == "by")
    return next(agents, None)


def seat_leaders(discourse: Discourse, paragraph: Paragraph, sentence: Sentence) -> None:
    """ "A delegation of Uzbekistan under the leadership of X", "the Uzbek side, headed by X": X is of that party."""
    for n, side in enumerate(sentence.mentions[:-1]):
        leader = _represented_by(paragraph, sentence, side) or sentence.mentions[n + 1]
        if (
            len(side.parties) != 1
            or side.kind not in (Kind.PARTY, Kind.DELEGATION)
            or leader.kind not in (Kind.PERSON, Kind.OFFICE)
            or leader.parties
        ):
            continue
        between = {w.low for w in paragraph.words[side.end : leader.start]}
        before = {w.low for w in paragraph.words[max(sentence.start, side.start - 3) : side.start]}
        led = (
            between & {"led", "headed", "leadership"}
            and len(between) < 9
            and (side.kind == Kind.DELEGATION or before & {"delegation", "team", "mission"})
        )
        seated = (
            side.kind == Kind.PARTY
            and between & {"seat", "chair"}
            and between & {"filled", "taken", "occupied"}
            and len(between) < 9
        )
        represented = between & {"represented"} and paragraph.words[leader.start - 1].low == "by"
        if led or seated or represented:
            for entity in discourse.referents[paragraph.index, leader.start].people:
                entity.held = [
                    h if (h.party and not h.guessed) or h.standing == "former" else replace(h, party=side.parties[0])
                    for h in entity.held
                ]
                if not entity.held or entity.held[0].standing == "former":
                    entity.represents = side.parties[0]
