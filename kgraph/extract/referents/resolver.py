"""Which persons and parties each mention means, sentence after sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import conjuncts
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.referents.copulas import identify
from kgraph.extract.referents.discourse import Discourse, Referent, heads_of
from kgraph.extract.referents.groups import group_referent, shared_out
from kgraph.extract.referents.pronouns import pronoun_referent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.entities import Entity
    from kgraph.extract.paragraphs import Paragraph


def resolve_sentence(discourse: Discourse, paragraph: Paragraph, sentence: Sentence) -> None:
    """Resolve every mention of a sentence."""
    discourse.pages[paragraph.index] = paragraph
    here: list[tuple[Mention, Entity]] = []
    heads = heads_of(sentence)
    for mention in sentence.mentions:
        referent = resolve_mention(discourse, paragraph, mention, here, heads)
        discourse.referents[paragraph.index, mention.start] = referent
        here.extend((mention, e) for e in referent.people)
        named = [p for p in (mention.parties or referent.all_parties) if p]
        discourse.bodies.extend(p for p in named if len(p) != 3)
        if mention.kind in (Kind.PARTY, Kind.DELEGATION) and named:
            discourse.parties = (discourse.parties + named)[-6:]
    note_delegation(discourse, paragraph, sentence, heads)
    identify(discourse, paragraph, sentence, heads)
    advance(discourse, sentence, here, heads)


def resolve_mention(
    discourse: Discourse,
    paragraph: Paragraph,
    mention: Mention,
    here: Sequence[tuple[Mention, Entity]],
    heads: dict[int, Token],
) -> Referent:
    where = (paragraph.index, mention.start, mention.end)
    owner = owner_of(discourse, mention, here, heads)
    home = (
        discourse.parties[-1]
        if discourse.parties
        else (discourse.subject.party if discourse.subject else discourse.home)
    )
    if mention.owner == "body":
        home = next(
            (
                p
                for p in reversed(discourse.bodies)
                if p != (discourse.subject.party if discourse.subject and mention.plural else None)
            ),
            None,
        )
    if mention.people:
        mention = shared_out(discourse, mention, where)
        people = [
            e
            for m in mention.people
            if (e := discourse.people.meet(m, (paragraph.index, mention.start, mention.end), owner, home))
        ]
        return Referent(people=people)
    if mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
        entity = discourse.people.meet(mention, where, owner, home, discourse.subject)
        return Referent(people=[entity] if entity else [])
    if mention.kind == Kind.PRONOUN:
        return pronoun_referent(discourse, paragraph, mention, here, heads)
    if mention.kind == Kind.GROUP:
        return group_referent(discourse, mention, owner, where)
    return Referent(parties=[p for p in mention.parties if p])


def owner_of(
    discourse: Discourse, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
) -> Entity | None:
    """Whom "his" means in "his counterpart": the subject of the sentence so far, else who was last spoken of."""
    subjects = [
        e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and m.end <= mention.start
    ]
    before = [e for m, e in here if m.end <= mention.start and e.role]
    held = [e for e in subjects if e.role]
    if held:
        return held[-1]
    if before:
        return before[0] if mention.office == "@counterpart" else before[-1]
    return discourse.subject or discourse.people.latest()


def advance(
    discourse: Discourse, sentence: Sentence, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
) -> None:
    """After a sentence, its subject is whom "he" in the next one means, its joined subjects are "they"."""
    if sentence.doc is not None:
        note_parties(discourse, sentence, heads)
        for m, _ in here:
            token = heads.get(m.start)
            if token is not None and token.dep_.startswith("nsubj"):
                joined = {t.i for t in conjuncts(token)}
                together = list(dict.fromkeys(e for n, e in here if n.start in heads and heads[n.start].i in joined))
                if len(together) > 1:
                    discourse.plural = together
    subjects = [
        e
        for m, e in here
        if m.start in heads
        and heads[m.start].dep_.startswith("nsubj")
        and heads[m.start].head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
    ]
    root = [
        e
        for m, e in here
        if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head.dep_ == "ROOT"
    ]
    known = [e for e in (root or subjects) if e.role or e.party] or root or subjects
    if known:
        discourse.subject = known[0]
    elif here:
        told = sorted(
            (e for _, e in here if e.role or e.party or e.name),
            key=lambda e: (e.name is None, not (e.role or e.party)),
        )
        discourse.subject = told[0] if told else discourse.subject or here[0][1]


def note_delegation(discourse: Discourse, paragraph: Paragraph, sentence: Sentence, heads: dict[int, Token]) -> None:
    """ "A US delegation led by X": whom "the delegation" means from there on."""
    for m in sentence.mentions:
        if m.kind != Kind.DELEGATION or len(m.parties) != 1 or not m.text.lower().endswith("delegation"):
            continue
        token = heads.get(m.start)
        led = {t.i for c in token.children if c.dep_ in ("acl", "acl:relcl") for t in c.subtree} if token else set()
        leaders = [
            n for n in sentence.mentions if n.start in heads and heads[n.start].i in led and n.kind == Kind.PERSON
        ]
        people = [e for n in leaders[:1] for e in discourse.of(paragraph, n).people]
        discourse.delegation = Referent(people=people, parties=list(m.parties))


def note_parties(discourse: Discourse, sentence: Sentence, heads: dict[int, Token]) -> None:
    for m in sentence.mentions:
        token = heads.get(m.start)
        if m.kind == Kind.PARTY and token is not None and token.dep_.startswith("nsubj"):
            joined = {t.i for t in conjuncts(token)}
            parties = list(
                dict.fromkeys(
                    p
                    for n in sentence.mentions
                    if n.kind == Kind.PARTY and n.start in heads and heads[n.start].i in joined
                    for p in n.parties
                )
            )
            if len(parties) > 1:
                discourse.together, discourse.together_at = parties, max(discourse.pages, default=0)
