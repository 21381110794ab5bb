"""Offices of several: "the Dutch and Belgian foreign ministers, X and Y"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.chunks.lists import COUNT_WORDS, distributed, name_list, names_event, one_holder, person_list
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import role_of

if TYPE_CHECKING:
    from kgraph.extract.chunks.context import Context
    from kgraph.extract.offices.passage import Office


def plural_office(ctx: Context, office: Office) -> Mention | None:
    if names_event(ctx, office.head, office.end):
        return None  # "World Governments Summit"
    k = ctx.past_brackets(office.end)
    if (
        ctx.low(k) == "of"
        and ctx.low(k + 1) in ("their", "the", "both", "these", "those")
        and (stop := next((j for j in range(k + 2, min(k + 7, len(ctx.words))) if ctx.low(j) == ","), None)) is not None
        and not any(j in ctx.names or ctx.words[j].text[0].isupper() for j in range(k + 1, stop))
        and name_list(ctx, stop + 1)[0]
    ):
        k = stop  # "the chiefs of their national security committees, X and Y"
    comma = ctx.low(k) == ","
    if comma and len(office.parties) == 1 and (found := interleaved(ctx, office, k)) is not None:
        return found
    people, end = name_list(ctx, k + comma)
    if people and (not comma or len(people) == max(len(office.parties), 2) or (len(people) == len(office.parties))):
        by_party = len(office.parties) == len(people)
        if by_party or len(office.parties) <= 1 or all(p.parties for p in people):
            end += comma and ctx.low(end) == ","
            return person_list(ctx, distributed(people, office, by_party=by_party), office.start, end, office)
    kind = Kind.DELEGATION if office.parties and ctx.low(office.head) in ctx.vocab.delegations else Kind.GROUP
    count = next(
        (
            COUNT_WORDS[ctx.low(j)]
            for j in (office.start, office.start + 1, office.start - 1)
            if ctx.low(j) in COUNT_WORDS
        ),
        None,
    )
    start = office.start
    while start > 0 and (
        ctx.low(start - 1) in COUNT_WORDS
        or ctx.low(start - 1) in ("the", "both", "all", "these", "those", "other", "senior", "top", "their")
    ):
        start -= 1
    definite = office.definite or any(
        ctx.low(j) in ("the", "both", "these", "those") for j in range(start, office.start)
    )
    role = role_of(one_holder(office.text), office.parties[0] if office.parties else None)
    return Mention(
        kind,
        start,
        office.end,
        ctx.text(start, office.end),
        office=one_holder(office.text),
        role=role,
        parties=office.parties,
        standing=office.standing,
        plural=True,
        count=count or len(office.parties) or None,
        definite=definite,
        owner=office.possessor,
        honorific=office.honorific,
        office_span=(office.start, office.end),
    )


def interleaved(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "The presidents of Panama, X, and Costa Rica, Y,": each party with its name behind it."""
    people: list[Mention] = []
    party: str | None = office.parties[0]
    while party is not None and ctx.low(k) == ",":
        start = k + 1
        name = ctx.name_at(start) or (
            nm.run(ctx.words, start, ctx.names, ctx.people)
            if start < len(ctx.words) and nm.is_name_word(ctx.words[start]) and not ctx.is_party(start)
            else None
        )
        if name is None:
            break
        people.append(
            Mention(Kind.PERSON, start, name.end, ctx.text(start, name.end), name=name.text, parties=(party,))
        )
        k, party = name.end, None
        follow = k + (ctx.low(k) == ",")
        follow += ctx.low(follow) == "and"
        follow += ctx.low(follow) in ("of", "the")
        known = ctx.names.get(follow)
        if known is not None and known.start == follow and known.party and ctx.low(known.end) == ",":
            k, party = known.end, known.party
    if len(people) < 2:
        return None
    k += ctx.low(k) == ","
    full = distributed(people, office, by_party=False)
    return replace(person_list(ctx, full, office.start, k, office), parties=tuple(p.parties[0] for p in full))
