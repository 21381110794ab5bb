"""Several people named in a row: "A and B, the presidents of Brazil and Argentina"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import role_of
from kgraph.extract.offices.vocabulary import singular, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.chunks.context import Context
    from kgraph.extract.offices.passage import Office

COUNT_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
}


EVENTS = word_set("mentions", "event_nouns")


def names_event(ctx: Context, head: int, after: int) -> bool:
    """ "The World Governments Summit": a noun of people inside the name of an event or a text."""
    if after >= len(ctx.words):
        return False
    behind = ctx.words[after]
    return ctx.words[head].text[0].isupper() and behind.text[0].isupper() and behind.low in EVENTS


def one_holder(office: str) -> str:
    """ "Foreign Ministers of A and B" as one holder's office.

    >>> one_holder("Foreign Ministers of Brazil and Argentina"), one_holder("Heads of State")
    ('Foreign Minister', 'Head of State')
    """
    words = office.split()
    vocab = vocabulary()
    for n, word in enumerate(words):
        low = word.lower()
        if singular(low) in vocab.strong | vocab.weak:
            if low == "deputy" and any(singular(w.lower()) in vocab.strong for w in words[n + 1 :]):
                continue
            one = singular(low)
            words[n] = one[0].upper() + one[1:] if word[0].isupper() else one
            rest = " ".join(w.lower() for w in words[n : n + 3])
            keep = n + 1
            if rest.startswith(
                (
                    "head of state",
                    "secretary of state",
                    "head of government",
                    "head of mission",
                    "head of delegation",
                    "minister of state",
                )
            ):
                keep = n + 3
            elif (
                n + 1 < len(words)
                and words[n + 1].lower() in ("of", "for")
                and n + 2 < len(words)
                and words[n + 2].lower() in vocab.portfolio | vocab.institution
            ):
                return " ".join(words)
            elif n + 1 < len(words) and words[n + 1].lower() in ("general", "minister"):
                continue
            return " ".join(words[:keep])
    return office


def of_party(ctx: Context, person: Mention) -> Mention:
    """ "X of Tajikistan": the state right behind a name."""
    k = person.end
    if ctx.low(k) in ("of", "from"):
        start = k + 1 + (ctx.low(k + 1) == "the")
        known = ctx.names.get(start)
        if (
            known is not None
            and known.start == start
            and (entry := known.get("state", "organisation")) is not None
            and ctx.low(known.end) not in ctx.vocab.institution
        ):
            return replace(person, end=known.end, text=ctx.text(person.start, known.end), parties=(entry.code or "",))
    if ctx.low(k) == "," and ctx.low(k + 1) == "for":
        known = ctx.names.get(k + 2)
        if known is not None and known.start == k + 2 and known.party and ctx.low(known.end) in (",", "and"):
            end = known.end + (ctx.low(known.end) == ",")  # "negotiators X, for Brussels, and Y, for Brasília,"
            return replace(person, end=end, text=ctx.text(person.start, end), parties=(known.party,))
    return person


def names_then_offices(ctx: Context, first: Mention) -> Mention | None:
    """ "A and B, the presidents of Brazil and Argentina": names and parties in the same order."""
    people, k = [first], ctx.past_brackets(first.end)
    while ctx.low(k) in (",", "and") and len(people) < 6:
        start = k + 1 + (ctx.low(k) == "," and ctx.low(k + 1) == "and")
        start += ctx.low(start) == "the" and ctx.low(start + 1) == "late"
        late = ctx.low(start) == "late"
        owner = ctx.names.get(start)
        if (
            owner is not None
            and owner.start == start
            and owner.party
            and ctx.low(owner.end) in ("'s", "’s")
            and (name := ctx.name_at(owner.end + 1)) is not None
        ):
            people.append(
                Mention(
                    Kind.PERSON,
                    start,
                    name.end,
                    ctx.text(start, name.end),
                    name=name.text,
                    parties=(owner.party,),
                )
            )
            k = ctx.past_brackets(name.end)
            continue
        name = ctx.name_at(start + late)
        if name is None:
            break
        standing = "deceased" if late or ctx.low(start - 1) == "late" else "incumbent"
        one = Mention(
            Kind.PERSON,
            start + late,
            name.end,
            ctx.text(start + late, name.end),
            name=name.text,
            standing=standing,
        )
        people.append(of_party(ctx, one))
        k = ctx.past_brackets(people[-1].end)
    if len(people) < 2 or ctx.low(k) != ",":
        return None
    start = k + 1
    while ctx.low(start) in ("the", "both") or ctx.low(start) in COUNT_WORDS:
        start += 1
    office = ctx.offices.get(k + 1) or ctx.offices.get(start)
    if (
        office is not None
        and office.plural
        and not office.parties
        and all(p.parties for p in people)
        and ctx.closing(office.end, ",") is not None
    ):
        text = one_holder(office.text)  # "X of A and B's Y, both deputy foreign ministers"
        full = tuple(
            replace(p, office=text, role=role_of(text, p.parties[0]), office_span=(office.start, office.end))
            for p in people
        )
        return person_list(ctx, full, first.start, office.end, office)
    if office is None or not office.plural or len(office.parties) != len(people) or ctx.name_follows(office.end):
        return None
    end = ctx.closing(office.end, ",")
    if end is None:
        return None
    return person_list(ctx, distributed(people, office, by_party=True), first.start, end, office)


def distributed(people: Sequence[Mention], office: Office, *, by_party: bool) -> tuple[Mention, ...]:
    out = []
    for n, person in enumerate(people):
        text = one_holder(office.text)
        parties = (office.parties[n],) if by_party else person.parties or office.parties
        standing = office.standing if office.standing != "incumbent" else person.standing
        out.append(
            replace(
                person,
                office=text,
                role=role_of(text, parties[0] if parties else None),
                parties=parties,
                standing=standing,
                office_span=(office.start, office.end),
            )
        )
    return tuple(out)


def person_list(ctx: Context, people: tuple[Mention, ...], start: int, end: int, office: Office) -> Mention:
    return Mention(
        Kind.GROUP,
        start,
        end,
        ctx.text(start, end),
        parties=office.parties,
        plural=True,
        count=len(people),
        people=people,
        office=one_holder(office.text),
    )


def name_list(ctx: Context, k: int) -> tuple[list[Mention], int]:
    """Names joined by commas and "and" from word k: (mentions, end)."""
    people: list[Mention] = []
    end = k
    while k < len(ctx.words):
        name = ctx.name_at(k) or (
            nm.run(ctx.words, k, ctx.names, ctx.people)
            if nm.is_name_word(ctx.words[k]) and not ctx.is_party(k) and k not in ctx.offices
            else None
        )
        if name is None:
            break
        people.append(of_party(ctx, Mention(Kind.PERSON, k, name.end, ctx.text(k, name.end), name=name.text)))
        end = k = ctx.past_brackets(people[-1].end)
        if ctx.low(k) == "and" and ctx.low(k - 1) == ",":
            k += 1
            continue
        if ctx.low(k) == "," and ctx.low(k + 1) == "and":
            k += 2
        elif ctx.low(k) in (",", "and", "&"):
            k += 1
        else:
            break
    return (people, end) if len(people) > 1 else ([], end)
