"""Whom "the two ministers", "the foreign ministers of A and B" mean."""

from __future__ import annotations

from dataclasses import replace

from kgraph.extract.entities import Entity, Held, Unnamed
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.referents.discourse import Discourse, Referent


def shared_out(discourse: Discourse, mention: Mention, where: tuple[int, int, int]) -> Mention:
    """ "Delegations of A and B, headed by their foreign ministers, X and Y": X is of A, Y of B.

    A list of people takes its parties from those named side by side before it, in their order.
    """
    if mention.parties or any(m.parties for m in mention.people) or mention.people[0].owner not in (None, "their"):
        return mention
    here = list(dict.fromkeys(p for m, _ in discourse.said_before(where) if m.kind == Kind.PARTY for p in m.parties))
    parties = next((ps for ps in (here, discourse.together) if len(ps) == len(mention.people)), [])
    if not parties:
        return mention
    people = tuple(replace(m, parties=(p,)) for m, p in zip(mention.people, parties, strict=True))
    return replace(mention, people=people, parties=tuple(parties))


def group_referent(
    discourse: Discourse, mention: Mention, owner: Entity | None, where: tuple[int, int, int]
) -> Referent:
    if mention.office == "@counterpart":
        role, office = (owner.role, owner.office.office if owner.office else None) if owner else (None, None)
        if not mention.parties:
            return Referent(vague=True, count=mention.count)  # "hosted his counterparts"
        return unnamed_holders(mention, role, office)
    if not mention.parties and mention.text.lower() == "the delegation" and discourse.delegation:
        return discourse.delegation
    mention = _with_owners(discourse, mention, where)
    if mention.parties:
        if mention.kind == Kind.GROUP and mention.office:
            return unnamed_holders(mention, mention.role, mention.office)
        return Referent(parties=list(mention.parties))
    if mention.office is None and mention.count:
        said = list(
            dict.fromkeys(
                p for m, r in discourse.said_before(where) for p in r.all_parties if len(p) == 3 or m.kind == Kind.PARTY
            )
        )
        if len(said) == mention.count:
            return Referent(parties=said)
    people = known_holders(discourse, mention) or told_office(discourse, mention, where)
    if people:
        return Referent(people=people, count=mention.count)
    return Referent(vague=True, count=mention.count)


def _with_owners(discourse: Discourse, mention: Mention, where: tuple[int, int, int]) -> Mention:
    """ "Peru and Chile agreed that their foreign ministers", "the bloc's foreign ministers": with their parties."""
    if mention.parties or not mention.office:
        return mention
    if mention.owner == "their":
        told = discourse.said_before(where)
        said = list(dict.fromkeys(p for m, _ in told if m.kind == Kind.PARTY for p in m.parties))
        if len(said) > 1 and not any(m.kind == Kind.PERSON for m, _ in told):
            return replace(mention, parties=tuple(said))
    if mention.owner == "body" and discourse.bodies:
        return replace(mention, parties=(_body(discourse),))
    return mention


def _body(discourse: Discourse) -> str:
    """The organisation that "the bloc's ministers" are of: the one named last that is not the subject's own."""
    own = discourse.subject.party if discourse.subject else None
    return next((p for p in reversed(discourse.bodies) if p != own), discourse.bodies[-1])


def known_holders(discourse: Discourse, mention: Mention) -> list[Entity]:
    """ "The two defence chiefs", "the diplomats": the holders of such an office last spoken of, one for each party."""
    if not mention.office or not (mention.definite or mention.count):
        return []
    wanted = mention.count or 2
    told = [e for e in discourse.plural if discourse.people.role_fits(e, mention)]
    if len({e.party for e in told}) == wanted == len(told):
        return told
    out: list[Entity] = []
    leaders = mention.office.lower().endswith("leader")
    for entity in sorted(
        discourse.people.entities,
        key=lambda e: (leaders and e.role not in ("head_of_state", "head_of_government"), -e.last_seen),
    ):
        if (
            entity.name
            and entity.party
            and discourse.people.role_fits(entity, mention)
            and entity.party not in {e.party for e in out}
        ):
            out.append(entity)
    out = out[:wanted]
    return sorted(out, key=lambda e: e.number) if len(out) == wanted else []


def told_office(discourse: Discourse, mention: Mention, where: tuple[int, int, int]) -> list[Entity]:
    """ "Both foreign ministers" of two people named without an office: that is theirs."""
    if (
        not mention.office
        or mention.role is None
        or mention.count != len(discourse.plural)
        or any(e.held and not e.held[0].background for e in discourse.plural)
    ):
        return []
    for entity in discourse.plural:
        office = " ".join(w if w.isupper() else w.capitalize() for w in mention.office.split())
        entity.held = [Held(office, mention.role, entity.party, "incumbent", where, guessed=True)]
    return list(discourse.plural)


def unnamed_holders(mention: Mention, role: str | None, office: str | None) -> Referent:
    """ "the foreign ministers of A and B": offices, not persons; who held them the encounter's other tellings say."""
    return Referent(parties=list(mention.parties), unnamed=[Unnamed(role, office, party) for party in mention.parties])
