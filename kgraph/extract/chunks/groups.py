"""Groups and delegations: "the two sides", "both countries", "the Ukrainian side"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.extract.chunks.context import ENDS, Context
from kgraph.extract.chunks.lists import COUNT_WORDS, name_list, names_event
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.roles import role_of
from kgraph.extract.offices.vocabulary import singular

_PARTY_NOUNS = word_set("mentions", "party_nouns")


_SETS = frozenset({"pair", "duo", "trio", "quartet"})
_DETERMINERS = frozenset({"the", "both", "all", "these", "those", "our"})
_DEFINITE = frozenset({"the", "both", "these", "those"})
_MODIFIERS = word_set("mentions", "group_modifiers")
_VERBS_BEHIND = word_set("mentions", "verbs_behind_groups")


def group_at(ctx: Context, i: int) -> Mention | None:
    """ "the two sides", "both countries", "the three neighbours", "the pair": takes up what was named before."""
    k, count, definite = i, None, False
    while _is_determiner(ctx, i, k):
        low = ctx.low(k)
        count, definite = COUNT_WORDS.get(low, count), definite or low in _DEFINITE
        k += 1
        if low in _SETS:
            return Mention(Kind.GROUP, i, k, ctx.text(i, k), plural=True, count=count, definite=True)
    if k == i:
        return None
    after = k
    while ctx.low(after) in ctx.vocab.modifiers or ctx.low(after) in _MODIFIERS:
        after += 1
    if names_event(ctx, after, after + 1):
        return None  # "the World Governments Summit"
    low = ctx.low(after)
    if low in ctx.vocab.people or low in ctx.vocab.parties or low in ("delegation", "heads"):
        return _group_of(ctx, i, after, count, definite=definite)
    if count and definite and (low == "" or low in ENDS or low in _VERBS_BEHIND):
        return Mention(Kind.GROUP, i, after, ctx.text(i, after), plural=True, count=count, definite=True)
    return None


def _is_determiner(ctx: Context, start: int, k: int) -> bool:
    """ "The", "both", "all", a number, and the "of" behind "both" or "all"."""
    low = ctx.low(k)
    return (
        low in _DETERMINERS or low in COUNT_WORDS or (low == "of" and k > start and ctx.low(k - 1) in ("both", "all"))
    )


def _group_of(ctx: Context, start: int, head: int, count: int | None, *, definite: bool) -> Mention:
    """A group by its noun: "the two foreign ministers" by their office, "the two countries" without one."""
    low = ctx.low(head)
    lows = (ctx.low(j) for j in range(start, head))
    words = [w for w in lows if w not in COUNT_WORDS and w not in ("the", "both", "all", "these", "those", "of")]
    office = None if low in ctx.vocab.parties else " ".join([*words, singular(low)])
    named = held_by(ctx, start, head + 1, office) if office else None
    return named or Mention(
        Kind.GROUP,
        start,
        head + 1,
        ctx.text(start, head + 1),
        office=office,
        plural=True,
        count=count,
        definite=definite,
        role=role_of(office, None) if office else None,
    )


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
    if k not in ctx.names:
        return None
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
