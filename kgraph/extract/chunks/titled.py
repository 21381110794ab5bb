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


_VERBS = frozenset({"said", "told", "was", "were", "is", "are", "has", "had", "have", "will", "met", "who", "and"})


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
    charged = " on " in office.text or " for " in office.text
    end = ctx.closing(stop, opener) or _past_remit(ctx, stop, opener, charged=charged)
    if end is None:
        return person
    # a further office of the same person: ", the deputy prime minister and foreign minister"
    return with_office(ctx, person, office, end)


def _past_remit(ctx: Context, k: int, opener: str, *, charged: bool) -> int | None:
    """ "X, UN envoy on Kosovo's future status, said": the word after what an office is charged with."""
    if opener != "," or not (charged or ctx.low(k) in ("on", "for", "in")):
        return None
    close = next((j for j in range(k + 1, k + 9) if ctx.low(j) in (",", "", ".", ";")), None)
    if close is None or any(ctx.low(j) in _VERBS for j in range(k, close)):
        return None
    return close + 1 if ctx.low(close) == "," else None


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
    """An office phrase at word i with the name that belongs to it, or alone; else a delegation."""
    office = ctx.offices.get(i)
    if office is None:
        return delegation_at(ctx, i)
    if office.plural:
        return plural_office(ctx, office)
    k = ctx.past_brackets(office.end)
    return (
        _before_title(ctx, office, k)
        or _before_name(ctx, office, k)
        or _before_apposition(ctx, office, k)
        or _unnamed(ctx, office, k)
    )


def _before_title(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "Omani leader Sultan X": the office before a person whose own title follows."""
    title = ctx.offices.get(k)
    if title is None or k != office.end or not title.honorific or title.plural or office.honorific:
        return None
    named = office_at(ctx, k)
    return _widened(ctx, named, office, named.end) if named is not None and named.kind == Kind.PERSON else None


def _widened(ctx: Context, named: Mention, office: Office, end: int) -> Mention:
    """A person with the office before: the nearer title stands, the party may come from the other."""
    return replace(
        named,
        start=office.start,
        end=end,
        text=ctx.text(office.start, end),
        parties=named.parties or office.parties,
        owner=named.owner or office.possessor,
    )


def _before_name(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "Turkish Foreign Minister X"."""
    if k >= len(ctx.words) or ctx.words[k].text in ENDS or not may_name(ctx, office, k):
        return None
    name = nm.run(ctx.words, k, ctx.names, ctx.people)
    if name is None:
        return None
    person = Mention(Kind.PERSON, k, name.end, ctx.text(k, name.end), name=name.text)
    titled = with_office(ctx, person, office, name.end, before=True)
    return further(ctx, titled if office.parties else of_state(ctx, titled))


def _before_apposition(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "The Turkish foreign minister, X,": an office that says whose it is, and its holder behind a comma."""
    indefinite = ctx.low(office.start) in ("a", "an") and " " in office.text
    if ctx.low(k) != "," or not (office.definite or office.parties or office.possessor or indefinite):
        return None
    alone = default_party(office.text) is not None  # "the Taoiseach, X,"
    if office.honorific and not alone and nm.skip_honorifics(ctx.words, k + 1) == k + 1:
        return None
    titled = _titled_apposition(ctx, office, k + 1)
    if titled is not None:
        return titled
    name = _name_behind_comma(ctx, k + 1)
    if name is None or ctx.has_own_office(name.end):
        return None
    person = Mention(Kind.PERSON, k + 1, name.end, ctx.text(k + 1, name.end), name=name.text)
    return with_office(ctx, person, office, name.end + (ctx.low(name.end) == ","), before=True)


def _titled_apposition(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "The head of the Tajik delegation, Deputy Minister X,": two offices of one person."""
    inner = ctx.offices.get(k)
    if inner is None or inner.plural or inner.parties or inner.definite or inner.possessor:
        return None
    if not office.definite and ctx.low(office.start - 1) != ";":
        return None
    named = office_at(ctx, k)
    if named is None or named.kind != Kind.PERSON or named.office_span != (inner.start, inner.end):
        return None
    return _widened(ctx, named, office, named.end + (ctx.low(named.end) == "," and ctx.low(named.end - 1) != ","))


def _name_behind_comma(ctx: Context, k: int) -> nm.NameSpan | None:
    """A name that is known as one, or that has a title ("Gen. X"), or that has two words at least."""
    k += ctx.low(k) == "the" and nm.skip_honorifics(ctx.words, k + 1) > k + 1  # ", the Hon. X,"
    name, inner = ctx.name_at(k), ctx.offices.get(k)
    if name is None and inner is not None and inner.honorific and nm.skip_honorifics(ctx.words, k) > k:
        name = nm.run(ctx.words, k, ctx.names, ctx.people)  # "the coup leader, Gen. X,"
    if name is not None or inner is not None or ctx.is_party(k):
        return name
    if not nm.is_name_word(ctx.words[min(k, len(ctx.words) - 1)]):
        return None
    name = nm.run(ctx.words, k, ctx.names, ctx.people)
    return name if name and name.end - name.start > 1 else None


def _unnamed(ctx: Context, office: Office, k: int) -> Mention | None:
    """ "The Turkish foreign minister": an office that stands for its holder."""
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
