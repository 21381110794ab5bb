"""The grammar of mentions over one paragraph: names with their offices, lists, counterparts, groups."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.extract.chunks.groups import group_at
from kgraph.extract.chunks.lists import names_then_offices, of_party
from kgraph.extract.chunks.parties import capital_at, party_at
from kgraph.extract.chunks.titled import apposition, counterpart, office_at
from kgraph.extract.mentions import PRONOUNS, Kind, Mention

if TYPE_CHECKING:
    from kgraph.extract.chunks.context import Context


_STYLES = frozenset({"majesty", "highness", "excellency", "eminence", "holiness", "grace"})


def find_mentions(ctx: Context) -> list[Mention]:
    """All mentions in order; they do not overlap."""
    out: list[Mention] = []
    i = 0
    while i < len(ctx.words):
        found = mention_at(ctx, i)
        if found is None:
            i += 1
            continue
        out.append(found)
        i = max(found.end, i + 1)
    return _with_names(ctx, out)


def _with_names(ctx: Context, mentions: list[Mention]) -> list[Mention]:
    """ "Two old rivals, X of A and Y of B": a counted group with as many names in apposition is these people."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        group = mentions[at]
        at += 1
        count = group.count or 0
        people = mentions[at : at + count]
        if (
            count > 1
            and group.kind == Kind.GROUP
            and not group.people
            and len(people) == count
            and all(p.kind == Kind.PERSON for p in people)
            and _listed(ctx, group, people)
            and (end := ctx.closing(people[-1].end, ",")) is not None
        ):
            text = ctx.text(group.start, end)
            group = replace(group, end=end, text=text, people=tuple(people), office=None, role=None)
            at += count
        out.append(group)
    return out


def _listed(ctx: Context, group: Mention, people: list[Mention]) -> bool:
    """Whether the people follow a comma behind their group, joined by commas and "and"."""
    gaps = [ctx.text(a.end, b.start).strip() for a, b in pairwise([group, *people])]
    return gaps[0] in (",", ":", "-", "–", "—") and gaps[-1] in ("and", "&", ", and") and set(gaps[1:-1]) <= {","}


def mention_at(ctx: Context, i: int) -> Mention | None:
    low = ctx.low(i)
    if (style := style_at(ctx, i)) is not None:
        return style
    if low in PRONOUNS and low not in ("who", "whom", "it") and not (low == "he" and ctx.words[i].text == "HE"):
        if low in ("his", "her", "their") and ctx.low(i + 1) in ("guest", "visitor", "host", "guests", "hosts"):
            return Mention(Kind.PRONOUN, i, i + 2, ctx.text(i, i + 2), definite=True)
        found = counterpart(ctx, i) or office_at(ctx, i)
        return found or Mention(Kind.PRONOUN, i, i + 1, ctx.text(i, i + 1), plural=low in ("they", "them", "their"))
    if low == "the" and ctx.low(i + 1) in ("visitor", "guest") and ctx.low(i + 2) not in ("book", "house", "list"):
        return Mention(Kind.PRONOUN, i, i + 2, ctx.text(i, i + 2), definite=True)
    return (
        counterpart(ctx, i)
        or office_at(ctx, i)
        or person_at(ctx, i)
        or group_at(ctx, i)
        or capital_at(ctx, i)
        or party_at(ctx, i)
    )


def style_at(ctx: Context, i: int) -> Mention | None:
    """ "His Majesty", "Her Excellency the Minister": a style, with the name or office that it goes before."""
    if ctx.low(i) not in ("his", "her", "their"):
        return None
    k = i + 1 + (ctx.low(i + 1) in ("royal", "imperial", "serene", "most"))
    if ctx.low(k).rstrip("es") not in _STYLES and ctx.low(k) not in _STYLES:
        return None
    k += 1
    inner = mention_at(ctx, k + (ctx.low(k) == "the")) if k < len(ctx.words) else None
    if inner is not None and inner.kind in (Kind.PERSON, Kind.OFFICE) and not inner.plural:
        return replace(inner, start=i, text=ctx.text(i, inner.end))
    if not ctx.words[k - 1].is_title:
        return None
    return Mention(Kind.PRONOUN, i, k, ctx.text(i, k), definite=True)


def person_at(ctx: Context, i: int) -> Mention | None:
    name = ctx.name_at(i)
    if name is None:
        return None
    person = Mention(Kind.PERSON, i, name.end, ctx.text(i, name.end), name=name.text)
    person = of_party(ctx, person)
    return names_then_offices(ctx, person) or apposition(ctx, person)
