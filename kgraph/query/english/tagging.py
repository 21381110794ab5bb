"""From words to items: the longest time, name, office or known phrase at each place."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kgraph import lookup
from kgraph.lookup import key as fold
from kgraph.query.english import times
from kgraph.query.english.items import Item, Mention, Office

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.english.words import Word

_PREPOSITIONS = frozenset(
    re.findall(
        r"\w+",
        "outside in at on with from to of for by between among amongst during before after since until inside near as "
        "against versus vs within through involving",
    )
)
_CONJUNCTIONS = frozenset(["and", "or", "&", "nor", "plus", "as well as", "but", "then"])
_LONGEST_NAME = 8
#: Heads that are offices only with a modifier before them, or after an organisation's name.
_WEAK = frozenset(["chief", "leader", "head", "boss", "general"])
#: What makes an office of "representative".
_RANKED = ("special", "high", "permanent", "trade")
#: Heads that say no more than that somebody takes part.
_NO_OFFICE = frozenset(
    [
        "representative",
        "delegate",
        "official",
        "diplomat",
        "member",
        "aide",
        "deputy",
        "officer",
        "chair",
        "interlocutor",
        "counterpart",
    ]
)


def _vocabulary() -> Iterator[dict[str, str]]:
    text = files("kgraph.data").joinpath("question_words.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def _terms() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in _vocabulary():
        for form in row["forms"].split("|"):
            found.setdefault(" ".join(_fold_word(w) for w in form.replace("-", " ").split()), set()).add(
                (row["kind"], row["value"])
            )
    return {form: frozenset(senses) for form, senses in found.items()}


@cache
def vocabulary() -> frozenset[str]:
    """Every single word that the grammar knows."""
    return frozenset(word for form in _terms() for word in form.split())


def _fold_word(word: str) -> str:
    return fold(word)


@cache
def _longest_term() -> int:
    return max(len(form.split()) for form in _terms())


@cache
def _office_words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], Mapping[str, str]]:
    table = lookup.office_words()
    strong = {fold(w) for w in table["heads"]["strong"]} - _NO_OFFICE
    phrases = {fold(w) for w in table["heads"]["phrases"]} | {w for w in strong if " " in w}
    phrases |= {f"{rank} representative" for rank in _RANKED}
    modifiers = {w for kind in ("rank", "portfolio") for form in table["modifiers"][kind] for w in fold(form).split()}
    standing = {fold(w) for w in table["modifiers"]["standing"]}
    short = {fold(k): fold(v) for k, v in table["heads"]["short"].items()}
    return frozenset(strong), frozenset(phrases), frozenset(modifiers), frozenset(standing), short


def items(words: Sequence[Word], lexicon: Lexicon, today: dt.date) -> list[Item]:
    """The items of a question, in order; every word is in exactly one."""
    lows = [word.low for word in words]
    capitals = sum(word.capital for word in words[1:])
    found: list[Item] = []
    at = 0
    while at < len(words):
        item, end = _item(words, lows, at, lexicon, today, cased=bool(capitals))
        found.append(item)
        at = end
    return found


def _item(
    words: Sequence[Word], lows: list[str], at: int, lexicon: Lexicon, today: dt.date, *, cased: bool
) -> tuple[Item, int]:
    word = words[at]
    if word.kind == "mark":
        return Item("mark", word.text, word.low), at + 1
    if word.kind == "possessive":
        return Item("'s", word.text, word.low), at + 1
    time = times.read(lows, at, today)
    mention, name_end = _name(words, lows, at, lexicon, cased=cased)
    senses, term_end = _term(lows, at)
    office, office_end = _office(lows, at, lambda i: _name(words, lows, i, lexicon, cased=cased)[0] is not None)
    if mention and mention.party and mention.form == "adjective" and office_end > name_end:
        office = None  # "State Secretary" is an office, "UK ..." a party
    if (time and time.end > max(name_end, at + 1)) or (time and not mention):
        return Item("time", _text(words, at, time.end), " ".join(lows[at : time.end]), period=time.period), time.end
    if office and office_end >= max(name_end, term_end) and not (senses and term_end == office_end and _level(senses)):
        return Item("office", _text(words, at, office_end), " ".join(lows[at:office_end]), office=office), office_end
    if mention and name_end >= term_end:
        mention, name_end = _whole(words, lows, at, name_end, mention, lexicon)
        return Item("name", _text(words, at, name_end), " ".join(lows[at:name_end]), mention=mention), name_end
    number = times.ordinal(word.low)
    if number and term_end <= at + 1:
        return Item("ordinal", word.text, word.low, senses, number=number), at + 1
    if senses:
        return Item("term", _text(words, at, term_end), " ".join(lows[at:term_end]), senses), term_end
    if word.low in _CONJUNCTIONS:
        return Item("and", word.text, word.low), at + 1
    if word.low in _PREPOSITIONS:
        return Item("prep", word.text, word.low), at + 1
    number = times.number(word.low)
    if number is not None:
        return Item("number", word.text, word.low, number=number), at + 1
    return _unknown(words, lows, at, lexicon, cased=cased)


def _level(senses: frozenset[tuple[str, str]]) -> bool:
    return any(kind == "level" for kind, _ in senses)


def _text(words: Sequence[Word], start: int, end: int) -> str:
    first, *rest = words[start:end]
    return first.text + "".join(("-" if word.glued else " ") + word.text for word in rest)


def _term(lows: list[str], at: int) -> tuple[frozenset[tuple[str, str]], int]:
    for size in range(min(_longest_term(), len(lows) - at), 0, -1):
        senses = _terms().get(" ".join(lows[at : at + size]))
        if senses is not None:
            return senses, at + size
    return frozenset(), at


# --- names ------------------------------------------------------------------------------------


def _name(
    words: Sequence[Word], lows: list[str], at: int, lexicon: Lexicon, *, cased: bool
) -> tuple[Mention | None, int]:
    run = 0
    while at + run < len(words) and run < _LONGEST_NAME and (words[at + run].kind in {"word", "abbreviation"}):
        run += 1
    for size in range(run, 0, -1):
        span = lows[at : at + size]
        if not _may_be_name(words[at : at + size], cased=cased, initial=at == 0):
            continue
        mention = _meanings(words[at : at + size], span, lexicon, cased=cased)
        if mention:
            return mention, at + size
    return None, at


def _whole(
    words: Sequence[Word], lows: list[str], at: int, end: int, mention: Mention, lexicon: Lexicon
) -> tuple[Mention, int]:
    """A surname that a word nobody knows follows is another name: "Cho Hyon" is not "Cho"."""
    stop = end
    while stop < len(words) and words[stop].capital and words[stop].kind == "word" and lows[stop] not in _terms():
        stop += 1
    if stop == end or not mention.people or mention.party or end - at > 1:
        return mention, end
    if any(_meanings(words[i:stop], lows[i:stop], lexicon, cased=True) for i in range(end, stop)):
        return mention, end
    text = _text(words, at, stop)
    return _corrected(text, lows[at:stop], lexicon) or Mention(text), stop


def _may_be_name(span: Sequence[Word], *, cased: bool, initial: bool) -> bool:
    first, last = span[0], span[-1]
    if len(span) > 1:
        return not cased or (first.capital and last.capital) or (initial and last.capital)
    known = first.low in _terms() or first.low in _PREPOSITIONS or first.low in _CONJUNCTIONS
    if known:  # "US", "WHO", "Turkey" are names, "us", "Who" are not
        return (first.text.isupper() and len(first.text) > 1) or (first.capital and not initial and cased)
    strong, _, modifiers, _, _ = _office_words()
    return first.capital or (not cased and first.low not in modifiers and first.low not in strong | _NO_OFFICE | _WEAK)


def _meanings(words: Sequence[Word], span: list[str], lexicon: Lexicon, *, cased: bool) -> Mention | None:
    key, text = " ".join(span), _text(words, 0, len(words))
    people = lexicon.person(span)
    party, form, state, labels, country, venue = None, "", "", [], None, None
    for meaning in lookup.party_meanings(key):
        if meaning.code and party is None:
            party, form = lexicon.ids.party(meaning.code).value, meaning.kind
            state = meaning.name if form in {"adjective", "people"} else "" if words[0].capital else text.title()
        if meaning.kind in {"state"} and meaning.country and country is None:
            country = lexicon.ids.state(meaning.country).value if meaning.kind == "state" else None
        if meaning.kind == "venue":
            venue = meaning.city
        if meaning.kind == "capital" and meaning.city:
            labels.append(meaning.city)
    if party is None and key in lexicon.parties:
        party, form = lexicon.parties[key], "organisation"
    if key in lexicon.cities:
        labels.insert(0, lexicon.cities[key])
    if words[0].capital or len(span) > 1 or key in lexicon.cities:
        labels += [meaning.city for meaning in lookup.city_meanings(key)[:1] if meaning.city]
    occasions = _occasions(words, key, lexicon, cased=cased)
    found = Mention(text, people, party, form, tuple(dict.fromkeys(labels)), country, occasions, venue, state=state)
    return None if found.unknown else found


def _occasions(words: Sequence[Word], key: str, lexicon: Lexicon, *, cased: bool) -> tuple[str, ...]:
    if all(word.low in _terms() or word.low in _PREPOSITIONS for word in words):
        return ()  # "trilateral talks" are meetings
    if key in lexicon.occasions:
        return (lexicon.occasions[key],)
    if len(words) < 2 or (cased and not all(word.capital or word.low in {"of", "the", "on"} for word in words)):
        return ()
    return tuple(sorted(label for name, label in lexicon.occasions.items() if name.startswith(f"{key} ")))


def _unknown(words: Sequence[Word], lows: list[str], at: int, lexicon: Lexicon, *, cased: bool) -> tuple[Item, int]:
    """A word that nothing knows: a misspelt name, an unknown name, or a plain word."""
    end = at + 1
    if words[at].capital and cased and at > 0:
        while end < len(words) and words[end].capital and words[end].kind == "word" and lows[end] not in _terms():
            end += 1
        for stop in range(end, at, -1):
            mention = _corrected(_text(words, at, stop), lows[at:stop], lexicon)
            if mention:
                return Item("name", mention.text, " ".join(lows[at:stop]), mention=mention), stop
        text = _text(words, at, end)
        return Item("name", text, " ".join(lows[at:end]), mention=Mention(text)), end
    if len(lows[at]) > 4:
        mention = _corrected(words[at].text, lows[at : at + 1], lexicon)
        if mention:
            return Item("name", words[at].text, lows[at], mention=mention), at + 1
    return Item("word", words[at].text, lows[at]), end


def _corrected(text: str, span: list[str], lexicon: Lexicon) -> Mention | None:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    if len("".join(span)) < 4:
        return None
    person = lexicon.similar_person(span)
    if person:
        return Mention(text, (person,), meant=lexicon.people[person][0])
    if not text[:1].isupper():
        return None
    key = " ".join(span)
    pool = [
        name
        for name in (*sorted(lookup.party_keys()), *lexicon.cities, *lexicon.parties)
        if len(name) > 3 and name[0] == key[0]
    ]
    allowed = 0 if len(key) < 5 else 1 if len(key) < 9 else 2
    best = process.extractOne(key, pool, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
    if not best:
        return None
    fixed: str = best[0]
    meanings = lookup.party_meanings(fixed)
    code = next((m.code for m in meanings if m.code), None)
    party = lexicon.ids.party(code).value if code else lexicon.parties.get(fixed)
    city = lexicon.cities.get(fixed) or next((m.city for m in meanings if m.kind == "capital" and m.city), None)
    country = next((lexicon.ids.state(m.country).value for m in meanings if m.kind == "state" and m.country), None)
    form = next((m.kind for m in meanings), "organisation") if party else ""
    return Mention(text, (), party, form, (city,) if city else (), country, meant=fixed.title())


# --- offices ----------------------------------------------------------------------------------


def _office(lows: list[str], at: int, is_name: Callable[[int], bool]) -> tuple[Office | None, int]:
    strong, phrases, modifiers, standing, short = _office_words()
    if lows[at : at + 2] == ["nominee", "for"] and at + 2 < len(lows):
        nominee, stop = _office(lows, at + 2, is_name)
        return (replace(nominee, standing="nominee"), stop) if nominee else (None, at)
    end, held = at, None
    while end < len(lows) and lows[end] in standing:
        held = lows[end]
        end += 1
    begin = end
    best: tuple[str, int, bool, bool] | None = None
    while end < len(lows):
        head = _head(lows, end, strong, phrases, short)
        if head:
            words, stop, plural = head
            weak = words in _WEAK
            best = (" ".join([*lows[begin:end], words]), stop, plural, weak and end == begin)
        if lows[end] not in modifiers:
            break
        end += 1
    if best is None or (best[3] and best[0] not in {"chief", "head", "leader", "boss"}):
        return None, at
    name, stop, plural, bare = best
    if stop + 1 < len(lows) and not is_name(stop + 1 + (lows[stop + 1] == "the")):
        name, stop = _complement(lows, name, stop, modifiers)
    if stop < len(lows) and lows[stop] in {"nominee", "designate", "elect"}:
        return Office(name, plural, "nominee"), stop + 1
    kept = {"former": "former", "ex": "former", "acting": "acting", "interim": "acting"}.get(held or "")
    return Office(name, plural, kept, organisation_only=bare), stop


def _head(
    lows: list[str], at: int, strong: frozenset[str], phrases: frozenset[str], short: Mapping[str, str]
) -> tuple[str, int, bool] | None:
    for size in range(min(5, len(lows) - at), 0, -1):
        span = lows[at : at + size]
        for plural, words in ((False, " ".join(span)), (True, _singular(span))):
            if words in phrases or (size == 1 and (words in strong or words in _WEAK)):
                return words, at + size, plural and words != " ".join(span)
        if size == 1 and span[0] in short:
            return short[span[0]], at + 1, False
    return None


def _singular(span: list[str]) -> str:
    """'secretaries of state' and 'prime ministers' in the singular."""
    index = span.index("of") - 1 if "of" in span[1:] else -1
    word = span[index]
    single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return " ".join([*span[:index], single, *(span[index + 1 :] if index != -1 else [])])


def _complement(lows: list[str], name: str, at: int, modifiers: frozenset[str]) -> tuple[str, int]:
    """'of foreign affairs', 'for trade and industry', but not 'of New Zealand', 'for talks'."""
    if at + 1 >= len(lows) or lows[at] not in {"of", "for"}:
        return name, at
    end = at + 1 + (lows[at + 1] == "the")
    first = end
    while end < len(lows) and (
        lows[end] in modifiers
        or (end > first and lows[end] == "and" and end + 1 < len(lows) and lows[end + 1] in modifiers)
    ):
        end += 1
    return (" ".join([name, *lows[at:end]]), end) if end > first else (name, at)
