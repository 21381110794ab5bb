"""Counterparts: "his Turkish counterpart", "the Egyptian and Belarusian counterparts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.offices.vocabulary import singular

if TYPE_CHECKING:
    from kgraph.extract.chunks.context import Context


_PARTS = frozenset({"mainland", "southern", "northern"})
_OPENERS = frozenset({"his", "her", "their", "its", "the", "a"})


def bare_counterpart(ctx: Context, i: int) -> Mention | None:
    """ "his Turkish counterpart[, Y]", "the Egyptian and Belarusian counterparts", "his opposite number from Oman"."""
    if ctx.low(i) not in _OPENERS and i not in ctx.names and ctx.low(i) not in ctx.vocab.modifiers:
        return None
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
        elif (ctx.low(k) in ctx.vocab.modifiers or ctx.low(k) in _PARTS) and not counterpart_words(ctx, k):
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
    k += size
    behind, end = _states_behind(ctx, k)
    if singular(word) in ("colleague", "peer", "equivalent", "equal") and not (parties or behind):
        return None
    if behind and (
        ctx.low(k) != "in" or (owner and not parties)
    ):  # "his counterpart in Oman", but "his Omani counterpart in Rome"
        parties.extend(behind)
        k = end
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


def _states_behind(ctx: Context, k: int) -> tuple[list[str], int]:
    """ "From Chile and Bolivia", "of the Netherlands", "in Egypt": the parties named behind and the word after."""
    parties: list[str] = []
    if ctx.low(k) not in ("from", "of", "in"):
        return parties, k
    place, end, i = ctx.low(k) == "in", k, k + 1
    while True:
        i += ctx.low(i) == "the"
        known = ctx.names.get(i)
        if known is None or known.start != i or not known.party or (place and known.get("state") is None):
            return parties, end
        parties.append(known.party)
        end = i = known.end
        if ctx.low(i) == "," and ctx.low(i + 1) == "and":
            i += 2
        elif ctx.low(i) in (",", "and"):
            i += 1
        else:
            return parties, end


def counterpart_words(ctx: Context, k: int) -> int:
    """How many words of a counterpart noun stand at k."""
    two = f"{ctx.low(k)} {ctx.low(k + 1)}"
    return 2 if two in ctx.vocab.counterparts else int(ctx.low(k) in ctx.vocab.counterparts)
