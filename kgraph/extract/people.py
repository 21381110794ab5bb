"""Who is who within one article: names joined over short forms, offices over "the minister", "his counterpart".

The rules are those of news style: a person is introduced with the full name and office, then called by
surname, by office, or by a pronoun; a bare office means the last person named who holds it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.entities import Entity, Held
from kgraph.extract.grammar import word_sets
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.names import PARTICLES, key, same
from kgraph.extract.offices.roles import ROYAL, role_of
from kgraph.spelling import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

# Roles that a looser word may mean: "the minister" any minister, "the diplomat" whoever does diplomacy.
_LOOSE = word_sets("loose_roles")


class People:
    """The persons of one article, filled mention by mention in reading order."""

    def __init__(self, prior: People | None = None) -> None:
        """``prior`` are the persons of a first reading, whose parties are known from the first mention on."""
        self.entities: list[Entity] = []
        self.clock = 0
        self._prior = prior

    # --- adding ------------------------------------------------------------------------------

    def meet(
        self,
        mention: Mention,
        where: tuple[int, int, int],
        owner: Entity | None,
        home: str | None = None,
        subject: Entity | None = None,
    ) -> Entity | None:
        """The person that a PERSON, OFFICE or COUNTERPART mention means, made new when not yet named.

        ``owner`` is whom "his" refers to; ``home`` the party that "its" and "the country's" mean.
        """
        self.clock += 1
        if mention.kind == Kind.PERSON and mention.name:
            entity = self._by_name(mention) or self._new(mention.name)
            if mention.name not in entity.names:
                entity.names.append(mention.name)
            entity.gender = entity.gender or _gender(mention.text)
        else:
            if (
                mention.kind == Kind.OFFICE
                and mention.definite
                and not mention.parties
                and subject is not None
                and subject.name
                and self._is_his_office(subject, mention)
            ):
                found: Entity | None = subject  # "The minister also met ...": whom the sentence before was about
            else:
                found = self._by_office(mention, owner, home)
            if found is None:
                return None
            entity = found
        self._office(entity, mention, where, owner, home)
        self._recall(entity)
        entity.mentions.append(where)
        entity.last_seen = self.clock
        if mention.standing == "deceased":
            entity.deceased = True
        return entity

    def _is_his_office(self, subject: Entity, mention: Mention) -> bool:
        """Whether "the minister", "the foreign minister" can be the one last spoken of."""
        before = self._prior.entities if self._prior else []
        known = next((e for e in before if e.name and e.name == subject.name), None)
        if mention.honorific:
            return self.role_fits(subject, mention)
        return any(e is not None and e.role == mention.role for e in (subject, known))

    def _recall(self, entity: Entity) -> None:
        """The party that the first reading found for a person of this name."""
        if self._prior is None or entity.party is not None or not entity.name:
            return
        for known in self._prior.entities:
            if known.party and known.name and set(key(entity.name)) <= {w for n in known.names for w in key(n)}:
                if not entity.held:
                    entity.represents = known.party
                else:
                    entity.held = [
                        h
                        if h.party
                        else replace(h, party=known.party, role=role_of(h.office, known.party) or h.role, guessed=True)
                        for h in entity.held
                    ]
                return

    def _new(self, name: str | None) -> Entity:
        entity = Entity(len(self.entities), [name] if name else [])
        self.entities.append(entity)
        return entity

    def _office(
        self, entity: Entity, mention: Mention, where: tuple[int, int, int], owner: Entity | None, home: str | None
    ) -> None:
        if not mention.office:
            if mention.parties and entity.party is None:
                entity.represents = mention.parties[0]
            return
        party = mention.parties[0] if mention.parties else None
        if mention.office == "@counterpart":
            model = owner.office if owner else None
            if model is None:
                if party and not entity.held:
                    entity.represents = party
                return
            office, role = model.office, model.role or role_of(model.office, party)
            standing = "incumbent"
        else:
            office, role, standing = mention.office, mention.role, mention.standing
            if party is None and mention.owner in ("its", "their", "body"):
                party = home
            elif party is None and mention.owner in ("his", "her") and owner is not None:
                party = owner.party
        if mention.kind != Kind.PERSON and entity.held:
            return  # "the minister" adds nothing to a person whose office is known
        if party is not None and role_of(office, party) and mention.office != "@counterpart":
            role = role_of(office, party)
        known = [h for h in entity.held if h.role == role or h.office == office]
        if mention.honorific and entity.held:
            return
        if not known:
            entity.held.append(Held(office, role, party, standing, where))
        elif party and not known[0].party:
            n = entity.held.index(known[0])
            entity.held[n] = Held(
                known[0].office,
                role_of(known[0].office, party) or known[0].role,
                party,
                known[0].standing,
                known[0].where,
            )
        elif standing != known[0].standing and standing in ("former", "nominee", "acting"):
            if standing == "former" and known[0].standing == "incumbent":
                entity.held.append(Held(office, role, party, standing, where))
            elif known[0].standing == "incumbent":
                n = entity.held.index(known[0])
                entity.held[n] = Held(known[0].office, known[0].role, known[0].party or party, standing, known[0].where)

    # --- finding -----------------------------------------------------------------------------

    def _by_name(self, mention: Mention) -> Entity | None:
        name = mention.name or ""
        words = key(name)
        found = [e for e in self.entities if any(same(name, n) for n in e.names)]
        if len(words) == 1 and ROYAL.search(mention.office or ""):  # monarchs go by their given names
            found = [e for e in found if _fits(e, mention) and any(key(n)[0] == words[0] for n in e.names)]
        if not found:
            return self._respelt(mention)
        if len(words) > 1:
            whole = [e for e in found if any(set(key(n)) == set(words) for n in e.names)]
            if whole:
                return whole[0]
            # a longer or shorter form, unless the two share no more than a given name or a particle
            found = [
                e
                for e in found
                if any(
                    _same_family(words, key(n))
                    for n in e.names
                    if len(key(n)) > 1 or all(len(key(m)) == 1 for m in e.names)
                )
            ]
        title = _gender(mention.text)
        found = [e for e in found if title is None or e.gender in (None, title)] or found
        known = [e for e in found if title is not None and e.gender == title]
        found = known or found
        fitting = [e for e in found if _fits(e, mention)]
        pool = fitting or (
            []
            if mention.office
            and mention.office != "@counterpart"
            and (not mention.honorific or " " in mention.office)
            and all(
                e.role
                and mention.role
                and e.role != mention.role
                and (
                    " " in mention.office
                    if mention.honorific
                    else bool(e.party and mention.parties and e.party not in mention.parties)
                )
                for e in found
            )
            else found
        )
        exact = [e for e in pool if any(key(n) == words for n in e.names)]
        if len(words) == 1 and exact and not any(len(key(n)) > 1 for e in exact for n in e.names):
            pool = exact  # "King Rashad ... Rashad", where a Karim bin Rashad is told of too
        surname = [e for e in pool if len(words) == 1 and any(_surname(n) == words[0] for n in e.names)]
        return max(surname or pool, key=lambda e: e.last_seen, default=None)

    def _respelt(self, mention: Mention) -> Entity | None:
        """Another romanisation of a name, in the same office for the same party: "Ri Suwon" and "Lee Soo-won"."""
        for entity in self.entities:
            if (
                mention.role
                and entity.role == mention.role
                and (not mention.parties or entity.party in (None, mention.parties[0]))
                and any(compare(mention.name or "", n)[0] >= 0.8 for n in entity.names if len(key(n)) > 1)
            ):
                return entity
        return None

    def _by_office(self, mention: Mention, owner: Entity | None, home: str | None) -> Entity | None:
        party = mention.parties[0] if mention.parties else None
        if mention.kind == Kind.COUNTERPART:
            role = owner.role if owner else None
            pool = [
                e
                for e in self.entities
                if e is not owner and e.role == role and role and (e.party == party or party is None)
            ]
            if pool:
                return max(pool, key=lambda e: e.last_seen)
            return self._new(None)
        if party is None and mention.owner in ("its", "their", "body"):
            party = home
        pool = [e for e in self.entities if (party is None or e.party in (party, None)) and self.role_fits(e, mention)]
        exact = [e for e in pool if e.role == mention.role and (party is None or e.party == party)]
        if mention.definite or mention.owner or (mention.parties and exact):
            found = max(exact or pool, key=lambda e: e.last_seen, default=None)
            if found is not None:
                return found
        if mention.standing == "former" and not mention.parties:
            return None
        if mention.parties or home:
            return self._new(None)
        return None

    @staticmethod
    def role_fits(entity: Entity, mention: Mention) -> bool:
        """Whether a person holds such an office as a mention names, loosely for "the minister", "the diplomat"."""
        if entity.role is None:
            return False
        office = (mention.office or "").lower()
        if mention.role == entity.role and (
            not mention.honorific or (entity.office and entity.office.office.lower().endswith(office))
        ):
            return True
        loose = _LOOSE.get(office.split()[-1] if office else "", frozenset())
        if office in ("top diplomat", "chief diplomat"):
            return entity.role == "foreign_minister"
        return (mention.honorific or " " not in office) and entity.role in loose

    def latest(self, among: Sequence[Entity] | None = None) -> Entity | None:
        """The person mentioned last."""
        pool = self.entities if among is None else among
        return max((e for e in pool if e.last_seen >= 0), key=lambda e: e.last_seen, default=None)


def _gender(text: str) -> str | None:
    """ "f" for "Ms Tan", "m" for "Mr Tan"."""
    first = text.split()[0].rstrip(".").lower() if text.split() else ""
    return {
        "mr": "m",
        "ms": "f",
        "mrs": "f",
        "sir": "m",
        "lord": "m",
        "lady": "f",
        "dame": "f",
        "king": "m",
        "queen": "f",
        "prince": "m",
        "princess": "f",
        "madam": "f",
        "madame": "f",
    }.get(first)


def _surname(name: str) -> str:
    """The word a person is called by: the last, or in capitals ("RI Suwon")."""
    capitals = [w for w in name.split() if len(w) > 2 and w.isupper()]
    words = key(capitals[0] if len(capitals) == 1 and len(name.split()) > 1 else name)
    return words[-1] if words else ""


def _same_family(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    shared = (set(one) & set(two)) - PARTICLES
    short = min(len(set(one) - PARTICLES), len(set(two) - PARTICLES))
    return len(shared) == short


def _fits(entity: Entity, mention: Mention) -> bool:
    """Whether a mention's own office and party agree with what is known of a person."""
    if mention.parties and entity.party and entity.party not in mention.parties and mention.office != "@counterpart":
        return False
    if (
        mention.role
        and entity.role
        and (not mention.honorific or " " in (mention.office or ""))
        and mention.office != "@counterpart"
        and mention.role != entity.role
    ):
        return any(h.role == mention.role for h in entity.held)
    return True
