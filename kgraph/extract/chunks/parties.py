"""States, organisations and capitals that stand alone or before a name: "Seoul", "Peru's Rojas"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract import names as nm
from kgraph.extract.chunks.lists import COUNT_WORDS, EVENTS, names_then_offices
from kgraph.extract.chunks.titled import apposition
from kgraph.extract.gazetteer import capital_of
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from kgraph.extract.chunks.context import Context


def names_event(ctx: Context, k: int) -> bool:
    """Whether capitalised words from k on end in an event's noun."""
    for j in range(k, min(k + 3, len(ctx.words))):
        if not ctx.words[j].text[0].isupper():
            return False
        if ctx.words[j].low in EVENTS:
            return True
    return False


def capital_at(ctx: Context, i: int) -> Mention | None:
    """ "The Brazilian capital": the city."""
    start = i + (ctx.low(i) == "the")
    known = ctx.names.get(start)
    if (
        known is None
        or known.start != start
        or ctx.low(known.end) != "capital"
        or (entry := known.get("adjective", "state")) is None
        or entry.code is None
    ):
        return None
    match = capital_of(entry.code)
    return (
        Mention(Kind.PARTY, i, known.end + 1, ctx.text(i, known.end + 1), parties=(entry.code,), match=match)
        if match
        else None
    )


def region_at(ctx: Context, i: int) -> Mention | None:
    """ "The two Koreas", "the Nordic and Baltic countries": the states that a region's name stands for."""
    k = i + (ctx.low(i) in ("the", "both"))
    k += ctx.low(k) in COUNT_WORDS
    members: list[str] = []
    while (known := ctx.names.get(k)) is not None and known.start == k and known.members:
        members.extend(m for m in known.members if m not in members)
        k = known.end
        if ctx.low(k) in ("and", "&") and (more := ctx.names.get(k + 1)) is not None and more.members:
            k += 1
    if not members:
        return None
    if ctx.low(k) in ("countries", "states", "nations", "republics"):
        k += 1
    elif not ctx.low(k - 1).endswith("s"):
        return None
    return Mention(
        Kind.PARTY, i, k, ctx.text(i, k), parties=tuple(members), plural=True, count=len(members), definite=True
    )


_SIZES = frozenset({"member", "nation", "country", "state"})


def party_at(ctx: Context, i: int) -> Mention | None:
    start = i + (ctx.low(i) == "the")
    if ctx.low(start).isdigit() and ctx.low(start + 1) == "-" and ctx.low(start + 2) in _SIZES:
        start += 3  # "the 10-member ASEAN"
    known = ctx.names.get(start)
    if (region := region_at(ctx, i)) is not None:
        return region
    if known is None or known.start != start or (known.party is None and known.place is None):
        return None
    if known.get("city") and known.get("state", "organisation", "metonym") is None and names_event(ctx, known.end):
        return None  # "Munich Security Conference", "Shangri-La Dialogue": the event, not the town
    k, parties = known.end, [known.party] if known.party else []
    while ctx.low(k) in ("-", "–", "/", "‐", "‑") and not ctx.words[k].space and not ctx.words[k - 1].space:
        more = ctx.names.get(k + 1)
        if more is None or more.start != k + 1 or not more.party:
            break
        parties.append(more.party)
        k = more.end
    if (
        len(parties) == 1
        and ctx.low(k) in ("'s", "’s")
        and known.get("state", "organisation", "city", "movement")
        and k + 1 < len(ctx.words)
    ):
        name = ctx.name_at(k + 1)
        if (
            name is None
            and nm.is_name_word(ctx.words[k + 1])
            and k + 1 not in ctx.offices
            and not ctx.is_party(k + 1)
            and k + 2 < len(ctx.words)
            and nm.is_name_word(ctx.words[k + 2])
        ):
            name = nm.run(ctx.words, k + 1, ctx.names, ctx.people)
        if name is not None:  # "Peru's Rojas", "Kenya's Ana Otieno"
            person = Mention(
                Kind.PERSON, k + 1, name.end, ctx.text(k + 1, name.end), name=name.text, parties=tuple(parties)
            )
            listed = names_then_offices(
                ctx, person
            )  # "Estonia's X, Latvia's Y and Lithuania's Z, the three ministers,"
            if listed is not None:
                return replace(listed, start=i, text=ctx.text(i, listed.end))
            return replace(apposition(ctx, person), start=i, parties=tuple(parties))
    if len(parties) == 1 and known.place is None and known.get("adjective", "people") and not known.get("state"):
        return None  # a bare adjective modifies a noun; "the Turks" is rare enough
    k = ctx.past_brackets(k)
    chain = len(parties) > 1
    return Mention(
        Kind.PARTY,
        i,
        k,
        ctx.text(i, k),
        parties=tuple(dict.fromkeys(parties)),
        match=None if chain else known,
        plural=chain,
        count=len(parties) if chain else None,
    )
