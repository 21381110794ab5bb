"""Whom "he", "they", "the visitor" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import ROYAL
from kgraph.extract.referents.discourse import Discourse, Referent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.entities import Entity
    from kgraph.extract.paragraphs import Paragraph


_SAYING = word_set("events", "saying")
_HOLDERS = (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}


def pronoun_referent(
    discourse: Discourse,
    paragraph: Paragraph,
    mention: Mention,
    here: Sequence[tuple[Mention, Entity]],
    heads: dict[int, Token],
) -> Referent:
    """Whom a pronoun, "the visitor" or "the host" means; ``here`` are the persons of its sentence before it."""
    low = mention.text.lower()
    if low.endswith(("visitor", "guest", "guests", "host", "hosts")):
        known = discourse.host if low.rstrip("s").endswith("host") else discourse.guest
        return Referent(people=[known] if known is not None else [])
    if low.endswith(("majesty", "highness")):
        return Referent(people=_monarch(discourse, low))
    if mention.plural:
        return _several(discourse, paragraph, mention, here, heads)
    found = _one(discourse, mention, here, heads)
    return Referent(people=[found] if found else [])


def _monarch(discourse: Discourse, style: str) -> list[Entity]:
    """ "His Majesty": the royal of the story spoken of last, of the page's own state if it has one."""
    gender = _GENDERS.get(style.split()[0])
    royal = [
        e
        for e in discourse.people.entities
        if _may_be(e, gender) and any(h.role in ("head_of_state", "royal") and ROYAL.search(h.office) for h in e.held)
    ]
    own = [e for e in royal if discourse.home and e.party == discourse.home]
    found = discourse.people.latest(own or royal)
    return [found] if found is not None else []


def _several(
    discourse: Discourse,
    paragraph: Paragraph,
    mention: Mention,
    here: Sequence[tuple[Mention, Entity]],
    heads: dict[int, Token],
) -> Referent:
    """ "They", "their": the people named before in the sentence, its parties, or those last spoken of together."""
    named = [(m, e) for m, e in here if m.end <= mention.start and m.kind == Kind.PERSON]
    heard = [e for m, e in named if not _says(heads.get(m.start), heads.get(mention.start))]
    before = list(dict.fromkeys(heard if len(heard) > 1 else [e for _, e in named]))
    if len(before) > 1:
        return Referent(people=before)
    seen = list(dict.fromkeys(e for m, e in here if m.end <= mention.start and m.kind in _HOLDERS and not m.plural))
    if before and len({e.party for e in seen if e.party}) > 1:
        return Referent(people=seen)  # "X attends a press conference with the Y minister following their talks"
    if mention.text.lower() == "they" and (said := sayers(mention, heads, paragraph)):
        return Referent(parties=said)
    if len(side_by_side := joined_parties(paragraph, mention, heads)) > 1:
        return Referent(parties=side_by_side)
    return Referent(people=list(discourse.plural)) if len(discourse.plural) > 1 else Referent(vague=True)


def _says(subject: Token | None, pronoun: Token | None) -> bool:
    """Whether a person says the clause that a pronoun stands in: "Z said X warmed to Y after their call"."""
    if subject is None or pronoun is None or not subject.dep_.startswith("nsubj"):
        return False
    return lemma(subject.head.lower_) in _SAYING and any(a.i == subject.head.i for a in pronoun.ancestors)


def _one(
    discourse: Discourse, mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
) -> Entity | None:
    """ "He", "her": the last subject of another clause in the sentence, the last possessor, or who was spoken of last.

    A pronoun that means a subject shows that person's gender.
    """
    low, token = mention.text.lower(), heads.get(mention.start)
    gender = _GENDERS.get(low)
    subjects = [e for e in _subjects_elsewhere(token, here, heads) if _may_be(e, gender)]
    if low in ("him", "her") and not subjects and token is not None and token.dep_ in ("obj", "obl", "iobj"):
        other = other_side(discourse, here, heads, token)
        if other is not None:
            return other
    owners = [e for e in _owners(mention, here, heads) if _may_be(e, gender)]
    found = subjects[-1] if subjects else owners[-1] if owners else _latest(discourse, gender)
    if found is not None and gender is not None and (found in subjects or found is discourse.subject):
        found.gender = found.gender or gender
    return found


def _may_be(entity: Entity, gender: str | None) -> bool:
    return gender is None or entity.gender in (None, gender)


def _subjects_elsewhere(
    token: Token | None, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]
) -> list[Entity]:
    """The subjects of the sentence, less the people of the pronoun's own clause: "X met him" is not of X."""
    placed = [(heads[m.start], e) for m, e in here if m.start in heads]
    own = {id(e) for head, e in placed if token is not None and head.head == token.head}
    return [e for head, e in placed if head.dep_.startswith("nsubj") and id(e) not in own]


def _owners(mention: Mention, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token]) -> list[Entity]:
    """ "X's visit ... he": office-holders named as possessors before."""
    return [
        e
        for m, e in here
        if m.start in heads and heads[m.start].dep_ == "nmod:poss" and m.end <= mention.start and (e.role or e.party)
    ]


def _latest(discourse: Discourse, gender: str | None) -> Entity | None:
    if discourse.subject is not None and _may_be(discourse.subject, gender):
        return discourse.subject
    return discourse.people.latest([e for e in discourse.people.entities if _may_be(e, gender)])


def sayers(mention: Mention, heads: dict[int, Token], paragraph: Paragraph) -> list[str]:
    """ "Taliban officials say they will attend": the group that says so."""
    token = heads.get(mention.start)
    sentence = next(s for s in paragraph.sentences if s.start <= mention.start < s.end)
    for m in sentence.mentions:
        subject = heads.get(m.start)
        if (
            m.end <= mention.start
            and m.plural
            and m.parties
            and not m.people
            and token is not None
            and subject is not None
            and subject.dep_ == "nsubj"
            and any(a.i == subject.head.i for a in token.ancestors)
        ):
            return list(m.parties)
    return []


def other_side(
    discourse: Discourse, here: Sequence[tuple[Mention, Entity]], heads: dict[int, Token], token: Token
) -> Entity | None:
    """ "The ambassador also met him": of those who met last, not of the subject's party, who is spoken of most."""
    subject = next(
        (
            e
            for m, e in here
            if m.start in heads and heads[m.start].dep_.startswith("nsubj") and heads[m.start].head == token.head
        ),
        None,
    )
    if subject is None or subject in discourse.plural:
        return None
    fitting = [e for e in discourse.plural if e.party is None or e.party != subject.party]
    return max(fitting, key=lambda e: (len(e.mentions), -e.number), default=None)


def joined_parties(paragraph: Paragraph, mention: Mention, heads: dict[int, Token]) -> list[str]:
    """The parties coordinated as a subject before a mention in its sentence: "A, B and C ... in their talks"."""
    sentence = next(s for s in paragraph.sentences if s.start <= mention.start < s.end)
    out: list[str] = []
    for m in sentence.mentions:
        token = heads.get(m.start)
        if m.kind == Kind.PARTY and m.end <= mention.start and token is not None:
            top = token
            while top.dep_ == "conj":
                top = top.head
            if top.dep_.startswith("nsubj"):
                out.extend(p for p in m.parties if p not in out)
    return out
