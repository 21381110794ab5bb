"""People with their offices before or behind the name: "Turkish Foreign Minister X", "X, the foreign minister,"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.chunks.context import ENDS, Context
from kgraph.extract.chunks.counterparts import bare_counterpart
from kgraph.extract.chunks.groups import delegation_at
from kgraph.extract.chunks.lists import name_list, of_party
from kgraph.extract.chunks.plural import plural_office
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import default_party, role_of

if TYPE_CHECKING:
    from kgraph.extract.offices.passage import Office


def apposition(ctx: Context, person: Mention) -> Mention:
    """The office behind a name: "X, the Turkish foreign minister,", "X (Foreign Minister)", "X, who is ..."."""
    k = ctx.past_brackets(person.end)
    k = past_age(ctx, k)
    opener = ctx.low(k)
    if opener not in (",", "(", "-", "–", "—"):
        return person.moved(person.start, k) if k > person.end and opener in ENDS else person
    start = k + 1
    if ctx.low(start) == "who" and ctx.low(start + 1) in ("is", "was", "serves", "served"):
        start += 2 + (ctx.low(start + 2) in ("also", "as", "now", "then"))
        office = ctx.offices.get(start)
        return with_office(ctx, person, office, person.end) if office and not office.plural else person
    found = bare_counterpart(ctx, start)
    if found is not None and not ctx.name_follows(found.end):
        end = ctx.closing(found.end, opener)
        return (
            replace(
                person,
                end=end,
                owner=found.owner,
                parties=found.parties or person.parties,
                office="@counterpart",
                office_span=(start, found.end),
            )
            if end
            else person
        )
    office = ctx.offices.get(start)
    if office is None or office.plural or ctx.name_follows(office.end):
        return person
    if office.honorific and not office.definite:
        return person
    stop = office.end
    if ctx.low(stop) in ("of", "to", "for") and (inner := ctx.offices.get(stop + 1)) is not None:
        nested = office_at(ctx, stop + 1)  # "special envoy of US President X,"
        stop = (
            nested.end - (ctx.low(nested.end - 1) == ",")
            if nested is not None and nested.kind == Kind.PERSON
            else inner.end
        )
        if not office.parties and inner.parties:
            office = replace(office, parties=inner.parties)  # "a senior representative for the UN Secretary General"
    end = ctx.closing(stop, opener)
    if end is None:
        return person
    # a further office of the same person: ", the deputy prime minister and foreign minister"
    return with_office(ctx, person, office, end)


def past_age(ctx: Context, k: int) -> int:
    if ctx.low(k) == "," and ctx.low(k + 1).isdigit() and ctx.low(k + 2) == ",":
        return k + 2
    return k


def with_office(ctx: Context, person: Mention, office: Office, end: int, *, before: bool = False) -> Mention:
    party = office.parties[0] if office.parties else default_party(office.text)
    parties = office.parties or ((party,) if party else ()) or person.parties
    return replace(
        person,
        start=office.start if before else person.start,
        end=end,
        text=ctx.text(office.start if before else person.start, end),
        office=office.text,
        role=role_of(office.text, party),
        parties=parties,
        standing=office.standing,
        owner=office.possessor,
        honorific=office.honorific,
        definite=office.definite,
        office_span=(office.start, office.end),
    )


def office_at(ctx: Context, i: int) -> Mention | None:
    office = ctx.offices.get(i)
    if office is None:
        return delegation_at(ctx, i)
    if office.plural:
        return plural_office(ctx, office)
    k = ctx.past_brackets(office.end)
    inner = ctx.offices.get(k)
    if (
        inner is not None
        and k == office.end
        and inner.honorific
        and not inner.plural
        and inner.start == k
        and not office.honorific
    ):
        named = office_at(ctx, k)  # "Omani leader Sultan X"
        if named is not None and named.kind == Kind.PERSON:
            return replace(
                named,
                start=office.start,
                text=ctx.text(office.start, named.end),
                parties=named.parties or office.parties,
                owner=named.owner or office.possessor,
            )
    if k < len(ctx.words) and ctx.words[k].text not in ENDS:
        name = nm.run(ctx.words, k, ctx.names, ctx.people) if may_name(ctx, office, k) else None
        if name is not None:
            person = Mention(Kind.PERSON, k, name.end, ctx.text(k, name.end), name=name.text)
            titled = with_office(ctx, person, office, name.end, before=True)
            return further(ctx, titled if office.parties else of_state(ctx, titled))
    indefinite = ctx.low(office.start) in ("a", "an") and " " in office.text
    if (
        ctx.low(k) == ","
        and (office.definite or office.parties or office.possessor or indefinite)
        and (not office.honorific or nm.skip_honorifics(ctx.words, k + 1) > k + 1)
    ):
        inner = ctx.offices.get(k + 1)
        if (
            inner is not None
            and not inner.plural
            and not inner.parties
            and not inner.definite
            and not inner.possessor
            and (office.definite or any(ctx.low(j) == ";" for j in range(max(0, office.start - 1), office.start)))
        ):
            named = office_at(ctx, k + 1)  # "the head of the Tajik delegation, Deputy Minister X,"
            if named is not None and named.kind == Kind.PERSON and named.office_span == (inner.start, inner.end):
                end = named.end + (ctx.low(named.end) == "," and ctx.low(named.end - 1) != ",")
                return replace(
                    named,
                    start=office.start,
                    end=end,
                    text=ctx.text(office.start, end),
                    parties=named.parties or office.parties,
                    owner=named.owner or office.possessor,
                )
        name = ctx.name_at(k + 1)
        if name is None and inner is not None and inner.honorific and nm.skip_honorifics(ctx.words, k + 1) > k + 1:
            name = nm.run(ctx.words, k + 1, ctx.names, ctx.people)  # "the coup leader, Gen. X,"
        if (
            name is None
            and nm.is_name_word(ctx.words[min(k + 1, len(ctx.words) - 1)])
            and k + 1 not in ctx.offices
            and not ctx.is_party(k + 1)
        ):
            name = nm.run(ctx.words, k + 1, ctx.names, ctx.people)
            name = name if name and name.end - name.start > 1 else None
        if name is not None and not ctx.has_own_office(name.end):
            person = Mention(Kind.PERSON, k + 1, name.end, ctx.text(k + 1, name.end), name=name.text)
            end = name.end + (ctx.low(name.end) == ",")
            return with_office(ctx, person, office, end, before=True)
    if office.honorific and not (office.definite or office.possessor):
        return None
    party = office.parties[0] if office.parties else default_party(office.text)
    return Mention(
        Kind.OFFICE,
        office.start,
        k if k > office.end and ctx.low(office.end) == "(" else office.end,
        ctx.text(office.start, office.end),
        office=office.text,
        role=role_of(office.text, party),
        parties=office.parties or ((party,) if party else ()),
        standing=office.standing,
        owner=office.possessor,
        definite=office.definite,
        honorific=office.honorific,
        office_span=(office.start, office.end),
    )


def of_state(ctx: Context, person: Mention) -> Mention:
    """ "Foreign Minister X of Chile": the state right behind the name is the office's."""
    moved = of_party(ctx, person)
    if moved.end == person.end or not person.office:
        return person
    return replace(moved, role=role_of(person.office, moved.parties[0]) or person.role)


def further(ctx: Context, person: Mention) -> Mention:
    """A second office behind a titled name is swallowed with it; the title before the name stands."""
    more = apposition(ctx, person)
    if more.end == person.end:
        return person
    if person.honorific and more.office and more.office != "@counterpart":
        return more
    return replace(person, end=more.end, text=ctx.text(person.start, more.end), parties=person.parties or more.parties)


def may_name(ctx: Context, office: Office, k: int) -> bool:
    """Whether a capitalised word behind an office is its holder's name."""
    word = ctx.words[k]
    begin = nm.skip_honorifics(ctx.words, k)
    if begin in ctx.people or k in ctx.people or word.low in nm.HONORIFICS:
        return True
    if ctx.is_party(k) or k in ctx.offices:
        return False
    return (nm.is_name_word(word) or nm.is_initial(word)) and (
        office.capital or office.strong or word.low in ctx.memory
    )


def counterpart(ctx: Context, i: int) -> Mention | None:
    """ "his Turkish counterpart[, Y]": with the name behind it, if there is one."""
    mention = bare_counterpart(ctx, i)
    return None if mention is None else named_counterpart(ctx, mention, mention.end)


def named_counterpart(ctx: Context, mention: Mention, k: int) -> Mention:
    comma = ctx.low(k) == ","
    if mention.plural:
        people, end = name_list(ctx, k + comma)
        if len(people) == len(mention.parties):
            end += comma and ctx.low(end) == ","
            full = tuple(
                replace(p, office="@counterpart", parties=(c,), owner=mention.owner)
                for p, c in zip(people, mention.parties, strict=True)
            )
            return replace(mention, end=end, people=full, text=ctx.text(mention.start, end))
        return mention
    office = ctx.offices.get(k + comma)
    if comma and office is not None and not office.plural and office.start == k + 1:
        found = office_at(ctx, k + 1)
        if found is not None and found.kind == Kind.PERSON:
            return replace(
                found,
                start=mention.start,
                parties=mention.parties or found.parties,
                text=ctx.text(mention.start, found.end),
            )
    start = k + comma
    if start >= len(ctx.words):
        return mention
    name = ctx.name_at(start)
    if name is None and nm.is_name_word(ctx.words[start]) and not ctx.is_party(start) and start not in ctx.offices:
        name = nm.run(ctx.words, start, ctx.names, ctx.people)
    if name is None or (comma and ctx.has_own_office(name.end) and ctx.low(name.end) != ","):
        return mention
    end = name.end + (comma and ctx.low(name.end) == ",")
    return replace(mention, kind=Kind.PERSON, end=end, name=name.text, text=ctx.text(mention.start, end))
