"""Counterparts: "his Turkish counterpart", "the Egyptian and Belarusian counterparts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.vocabulary import singular

if TYPE_CHECKING:
    from kgraph.extract.chunks.context import Context


def bare_counterpart(ctx: Context, i: int) -> Mention | None:
    """ "his Turkish counterpart[, Y]", "the Egyptian and Belarusian counterparts", "his opposite number from Oman"."""
    owner, k = None, i
    if ctx.low(k) in ("his", "her", "their", "its"):
        owner, k = ctx.low(k), k + 1
    elif ctx.low(k) in ("the", "a"):
        k += 1
    parties: list[str] = []
    offices: list[str] = []
    while k < len(ctx.words):
        known = ctx.names.get(k)
        if (
            known is not None
            and known.start == k
            and known.party
            and known.get("adjective", "state", "organisation", "city", "people")
        ):
            parties.append(known.party)
            k = known.end
        elif ctx.low(k) in (",", "and", "&", "-", "–") and parties:
            k += 1
        elif ctx.low(k) in ctx.vocab.modifiers | {
            "mainland",
            "southern",
            "northern",
        } and not counterpart_words(ctx, k):
            offices.append(ctx.low(k))
            k += 1
        elif ctx.low(k) in ("'s", "’s") and parties:
            k += 1
        else:
            break
    size = counterpart_words(ctx, k)
    if not size or not (owner or parties):
        return None
    word = ctx.low(k + size - 1)
    if singular(word) in ("colleague", "peer", "equivalent") and not parties:
        return None
    k += size
    if ctx.low(k) in ("from", "of"):
        known = ctx.names.get(k + 1 + (ctx.low(k + 1) == "the"))
        if known is not None and known.party:
            parties.append(known.party)
            k = known.end
    plural = word.endswith("s") and singular(word) != word
    return Mention(
        Kind.GROUP if plural else Kind.COUNTERPART,
        i,
        k,
        ctx.text(i, k),
        office="@counterpart",
        parties=tuple(dict.fromkeys(parties)),
        owner=owner,
        plural=plural,
        count=len(parties) or None if plural else None,
        definite=True,
        office_span=(i, k),
    )


def counterpart_words(ctx: Context, k: int) -> int:
    """How many words of a counterpart noun stand at k."""
    two = f"{ctx.low(k)} {ctx.low(k + 1)}"
    return 2 if two in ctx.vocab.counterparts else int(ctx.low(k) in ctx.vocab.counterparts)
