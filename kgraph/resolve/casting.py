"""Who sat where: the participants of a meeting from all its tellings.

Who was expected and did not come (somebody else did, or took the place) is no participant; an unnamed office-holder
is one only where nobody names anybody for that party.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kgraph.model import Participation
from kgraph.resolve.fields import majority

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.model import ResolvedPerson, Source
    from kgraph.resolve.fields import Phase
    from kgraph.resolve.mentions import Seat


def participations(
    phase: Phase, parties: Sequence[str], person_of: Sequence[int], people: Sequence[ResolvedPerson]
) -> tuple[Participation, ...]:
    """The participants, in the order of ``parties``, the named before the unnamed.

    ``person_of`` gives the person (an index of ``people``) of a person mention.
    """
    order = {code: number for number, code in enumerate(parties)}
    met = [seat for mention in phase.final for seat in mention.seats]
    expected = [seat for mention in phase.rest for seat in mention.seats]
    named = _named(met, expected, person_of)
    unnamed: dict[tuple[str | None, str | None], list[Seat]] = defaultdict(list)
    for seat in (*met, *expected):
        if seat.person is None:
            holder = _holder(seat, named)
            if holder is not None:
                named[holder].append(seat)
            elif not any(other.party == seat.party for seats in named.values() for other in seats):
                unnamed[seat.party, seat.role].append(seat)
    made = [
        _participation(people[person].id, [seat for seat in seats if seat.party in order] or seats, person_of, people)
        for person, seats in named.items()
    ]
    made += [_participation(None, seats, person_of, people) for seats in unnamed.values()]
    kept = [part for part in made if part.represents is None or part.represents in order]
    return tuple(sorted(kept, key=lambda part: _key(part, order)))


def _key(part: Participation, order: dict[str, int]) -> tuple[int, bool, str, str, str]:
    place = order.get(part.represents or "", len(order))
    return place, part.person is None, part.person or "", part.role or "", part.office or ""


def _named(met: Sequence[Seat], expected: Sequence[Seat], person_of: Sequence[int]) -> dict[int, list[Seat]]:
    """The seats of each person who came, or, for a party that nobody is reported to have come for, is to come."""
    came = {person_of[seat.person] for seat in met if seat.person is not None}
    replaced = {person_of[seat.instead_of] for seat in met if seat.instead_of is not None}
    covered = {seat.party for seat in met if seat.person is not None}
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in met:
        if seat.person is not None:
            found[person_of[seat.person]].append(seat)
    for seat in expected:
        person = None if seat.person is None else person_of[seat.person]
        if person is not None and (person in came or (person not in replaced and seat.party not in covered)):
            found[person].append(seat)
    return _without_absent(found, met, person_of)


def _without_absent(
    found: dict[int, list[Seat]], met: Sequence[Seat], person_of: Sequence[int]
) -> dict[int, list[Seat]]:
    """Drops whom somebody else replaced, unless more reports say that he or she came."""
    votes: dict[int, int] = defaultdict(int)
    for seat in met:
        if seat.instead_of is not None and (
            seat.person is None or person_of[seat.person] != person_of[seat.instead_of]
        ):
            votes[person_of[seat.instead_of]] += 1
    present = {person: sum(seat in met for seat in seats) for person, seats in found.items()}
    return {person: seats for person, seats in found.items() if not votes[person] or votes[person] < present[person]}


def _holder(seat: Seat, named: dict[int, list[Seat]]) -> int | None:
    """Who an unnamed office-holder is: the one named for that party in that office, or of no told office."""
    fitting = {
        person
        for person, seats in named.items()
        if any(other.party == seat.party for other in seats)
        and (seat.role is None or {other.role for other in seats} & {seat.role, None})
    }
    return min(fitting) if len(fitting) == 1 else None


def _participation(
    person: str | None, seats: Sequence[Seat], person_of: Sequence[int], people: Sequence[ResolvedPerson]
) -> Participation:
    party = majority(seat.party for seat in seats)
    own = [seat for seat in seats if seat.party == party]
    role = majority(seat.role for seat in own)
    in_role = [seat for seat in own if seat.role == role] or own
    instead = majority(person_of[seat.instead_of] for seat in own if seat.instead_of is not None)
    if instead is not None and people[instead].id == person:
        instead = None
    same = [s for s in own if instead is None or (s.instead_of is not None and person_of[s.instead_of] == instead)]
    return Participation(
        person=person,
        represents=party,
        role=role,
        office=majority((seat.office for seat in in_role), str.lower),
        stands_in_for=None if instead is None else people[instead].id,
        stands_in_for_office=majority((seat.instead_of_office for seat in same or own), str.lower),
        sources=_sorted(source for seat in seats for source in seat.sources),
        stand_in_sources=_sorted(source for seat in own for source in seat.instead_sources),
    )


def _sorted(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(set(sources)))
