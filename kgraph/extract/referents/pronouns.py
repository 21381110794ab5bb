"""Whom "he", "they", "the visitor" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import ROYAL
from kgraph.extract.referents.discourse import Discourse, Referent

_HOLDERS = (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.entities import Entity
    from kgraph.extract.paragraphs import Paragraph


def pronoun_referent(
    discourse: Discourse,
    paragraph: Paragraph,
    mention: Mention,
    here: Sequence[tuple[Mention, Entity]],
    heads: dict[int, Token],
) -> Referent:
    if mention.text.lower().endswith(("visitor", "guest", "guests", "host", "hosts")):
        known = discourse.host if mention.text.lower().rstrip("s").endswith("host") else discourse.guest
        return Referent(people=[known] if known is not None else [])
    if mention.text.lower().endswith(("majesty", "highness")):
        return Referent(people=_monarch(discourse, mention))
    if mention.plural:
        before = list(dict.fromkeys(e for m, e in here if m.end <= mention.start and m.kind == Kind.PERSON))
        if len(before) > 1:
            return Referent(people=before)
        seen = list(dict.fromkeys(e for m, e in here if m.end <= mention.start and m.kind in _HOLDERS and not m.plural))
        if len({e.party for e in seen if e.party}) > 1 and before:
            return Referent(people=seen)  # "X attends a press conference with the Y minister following their talks"
        if mention.text.lower() == "they" and len(said := sayers(discourse, mention, here, heads, paragraph)) > 0:
            return Referent(parties=said)
        if len(side_by_side := joined_parties(discourse, paragraph, mention, heads)) > 1:
            return Referent(parties=side_by_side)
        return Referent(people=list(discourse.plural)) if len(discourse.plural) > 1 else Referent(vague=True)
    token = heads.get(mention.start)
    same_clause = {
        id(e) for m, e in here if token is not None and m.start in heads and heads[m.start].head == token.head
    }
    subjects = [
        e for m, e in here if m.start in heads and heads[m.start].dep_.startswith("nsubj") and id(e) not in same_clause
    ]
    owners = [
        e
        for m, e in here
        if m.start in heads and heads[m.start].dep_ == "nmod:poss" and m.end <= mention.start and (e.role or e.party)
    ]
    gender = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}.get(mention.text.lower())
    subjects, owners = (
        [e for e in pool if gender is None or e.gender in (None, gender)] for pool in (subjects, owners)
    )
    if (
        mention.text.lower() in ("him", "her")
        and not subjects
        and token is not None
        and token.dep_ in ("obj", "obl", "iobj")
        and (other := other_side(discourse, here, heads, token)) is not None
    ):
        return Referent(people=[other])
    latest = (
        discourse.subject
        if discourse.subject is not None and (gender is None or discourse.subject.gender in (None, gender))
        else discourse.people.latest(
            [e for e in discourse.people.entities if gender is None or e.gender in (None, gender)]
        )
    )
    found = subjects[-1] if subjects else owners[-1] if owners else latest
    if (
        found is not None
        and gender is not None
        and found.gender is None
        and (found in subjects or found is discourse.subject)
    ):
        found.gender = gender
    return Referent(people=[found] if found else [])


def _monarch(discourse: Discourse, mention: Mention) -> list[Entity]:
    """ "His Majesty": the one royal of the story spoken of last, of the page's own state if it has one."""
    royal = [
        e
        for e in discourse.people.entities
        if any(h.role in ("head_of_state", "royal") and ROYAL.search(h.office) for h in e.held)
    ]
    gender = {"his": "m", "her": "f"}.get(mention.text.split()[0].lower())
    royal = [e for e in royal if gender is None or e.gender in (None, gender)]
    own = [e for e in royal if discourse.home and e.party == discourse.home]
    found = discourse.people.latest(own or royal)
    return [found] if found is not None else []


def sayers(
    discourse: Discourse,
    mention: Mention,
    here: Sequence[tuple[Mention, Entity]],
    heads: dict[int, Token],
    paragraph: Paragraph,
) -> list[str]:
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


def joined_parties(discourse: Discourse, paragraph: Paragraph, mention: Mention, heads: dict[int, Token]) -> list[str]:
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
