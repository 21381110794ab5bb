"""Groups and delegations: "the two sides", "both countries", "the Ukrainian side"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.extract.chunks.context import ENDS, Context
from kgraph.extract.chunks.lists import COUNT_WORDS, EVENTS, name_list
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import role_of
from kgraph.extract.offices.vocabulary import singular

_PARTY_NOUNS = word_set("mentions", "party_nouns")


def group_at(ctx: Context, i: int) -> Mention | None:
    """ "the two sides", "both countries", "the three neighbours", "the pair": takes up what was named before."""
    k, count, definite = i, None, False
    while (
        ctx.low(k) in ("the", "both", "all", "these", "those", "our")
        or ctx.low(k) in COUNT_WORDS
        or (ctx.low(k) == "of" and k > i and ctx.low(k - 1) in ("both", "all"))
    ):
        count = COUNT_WORDS.get(ctx.low(k), count)
        definite = definite or ctx.low(k) in ("the", "both", "these", "those")
        k += 1
        if ctx.low(k - 1) in ("pair", "duo", "trio", "quartet"):
            return Mention(Kind.GROUP, i, k, ctx.text(i, k), plural=True, count=count, definite=True)
    if k == i:
        return None
    while ctx.low(k) in ctx.vocab.modifiers or ctx.low(k) in (
        "asian",
        "african",
        "arab",
        "latin",
        "gulf",
        "neighbouring",
        "neighboring",
        "rival",
        "friendly",
        "other",
        "east",
        "european",
        "allied",
        "warring",
    ):
        k += 1
    low = ctx.low(k)
    follows = ctx.words[k + 1] if k + 1 < len(ctx.words) else None
    if (
        follows is not None
        and k < len(ctx.words)
        and ctx.words[k].text[0].isupper()
        and follows.text[0].isupper()
        and follows.low in EVENTS
    ):
        return None  # "the World Governments Summit"
    if low in ctx.vocab.people or low in ctx.vocab.parties or low in ("delegation", "heads"):
        phrase = " ".join(
            ctx.low(j)
            for j in range(i, k + 1)
            if ctx.low(j) not in COUNT_WORDS and ctx.low(j) not in ("the", "both", "all", "these", "those", "of")
        )
        office = None if low in ctx.vocab.parties else " ".join([*phrase.split()[:-1], singular(low)])
        named = held_by(ctx, i, k + 1, office) if office else None
        if named is not None:
            return named
        return Mention(
            Kind.GROUP,
            i,
            k + 1,
            ctx.text(i, k + 1),
            office=office,
            plural=True,
            count=count,
            definite=definite,
            role=role_of(office, None) if office else None,
        )
    if (
        count
        and definite
        and k > i
        and (
            k >= len(ctx.words)
            or low in ENDS
            or low
            in (
                "also",
                "had",
                "have",
                "will",
                "were",
                "are",
                "met",
                "agreed",
                "discussed",
                "spoke",
                "last",
                "then",
                "exchanged",
                "held",
            )
        )
    ):
        return Mention(Kind.GROUP, i, k, ctx.text(i, k), plural=True, count=count, definite=True)
    return None


def held_by(ctx: Context, start: int, k: int, office: str) -> Mention | None:
    """ "The chiefs of their national security committees, X and Y"."""
    if ctx.low(k) != "of" or ctx.low(k + 1) not in ("their", "the", "both"):
        return None
    stop = next((j for j in range(k + 2, min(k + 7, len(ctx.words))) if ctx.low(j) == ","), None)
    if stop is None or any(j in ctx.names or ctx.words[j].text[0].isupper() for j in range(k + 1, stop)):
        return None
    people, end = name_list(ctx, stop + 1)
    if not people:
        return None
    whole = ctx.text(start, stop).removeprefix("the ").removeprefix("The ")
    text = " ".join([*(singular(w) if n == 0 else w for n, w in enumerate(whole.split()))])
    full = tuple(
        replace(p, office=text.capitalize(), role=role_of(text, None), owner="their", office_span=(start, stop))
        for p in people
    )
    end += ctx.low(end) == ","
    return Mention(Kind.GROUP, start, end, ctx.text(start, end), plural=True, count=len(full), people=full, office=text)


def delegation_at(ctx: Context, i: int) -> Mention | None:
    """ "the Ukrainian side", "American and Ukrainian delegations", "Seoul's government"."""
    k = i + (ctx.low(i) in ("the", "a", "an", "both", "his", "her"))
    parties: list[str] = []
    while k < len(ctx.words):
        known = ctx.names.get(k)
        if known is not None and known.start == k and known.party:
            parties.append(known.party)
            k = known.end
        elif (ctx.low(k) in (",", "and", "&", "'s", "’s", "-", "–") and parties) or (
            ctx.low(k) in ctx.vocab.modifiers and parties
        ):
            k += 1
        else:
            break
    low = ctx.low(k)
    elided = low == "one" and ctx.low(i) == "the" and ctx.low(k + 1) == "by"  # "and the Chilean one by Y"
    if not parties or not (elided or low in _PARTY_NOUNS or singular(low) in _PARTY_NOUNS):
        return None
    if ctx.low(k - 1) in (",", "and", "&"):
        return None
    plural = len(parties) > 1 or low.endswith("s")
    return Mention(
        Kind.DELEGATION,
        i,
        k + 1,
        ctx.text(i, k + 1),
        parties=tuple(dict.fromkeys(parties)),
        plural=plural,
        count=len(set(parties)),
        definite=ctx.low(i) == "the",
    )
