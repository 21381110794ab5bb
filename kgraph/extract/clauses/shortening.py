"""Sentences made short before they are parsed: every mention and date becomes one word.

The parser is then shown "Smith received Jones in Paris on Friday" for a sentence of forty words, and errs far less; the
tree's words lead back to the mentions.  A caption's "(C)", an agency's brackets and the like are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kgraph.extract.clauses.sentence import PERSON_WORDS, PLACE_WORDS, Sentence, Unit
from kgraph.extract.grammar import word_list, word_set
from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from spacy.language import Language

    from kgraph.extract.dates import When
    from kgraph.extract.words import Word

_MEETING_NOUNS = word_set("clauses", "meeting_nouns")


_TETE_A_TETE = word_set("clauses", "tete_a_tete")


_ADVERBIAL = frozenset({"same", "ago", "earlier", "unit", "day"})


def shorten(
    words: Sequence[Word], start: int, end: int, mentions: Sequence[Mention], whens: Sequence[When]
) -> Sentence:
    """The shortened form of the sentence over words ``start``..``end`` of a paragraph."""
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    at = {m.start: n for n, m in enumerate(inside)}
    dates = _date_words(words, start, end, whens, inside)
    units: list[Unit] = []
    people = places = 0
    i = start
    while i < end:
        if i in at:
            mention = inside[at[i]]
            text, people, places = _surface(mention, words, people, places)
            units.append(Unit(text, mention.start, mention.end, mention=at[i]))
            i = max(mention.end, i + 1)
            if i < end and _closes_apposition(words, i, at):
                units.append(Unit(",", i - 1, i))
        elif i in dates:
            index, after = dates[i]
            units.append(Unit(_date_surface(whens[index]), i, after, when=index))
            i = after
        elif (taken := _stands_in(words, i, end, at, inside)) is not None:
            units.append(Unit("participated", i, taken))
            i = taken
        elif (
            (skipped := _sources_say(words, i, end, at)) is not None
            or (skipped := _respectively(words, i, end)) is not None
            or (skipped := _left_out(words, i, end, at, dates, inside)) is not None
        ):
            i = skipped
        else:
            units.extend(_plain(words[i], i, noun=_is_tete_a_tete(words, i, end)))
            i += 1
    return Sentence(start, end, units, inside, list(whens), quoted=_quoted(units))


def _closes_apposition(words: Sequence[Word], i: int, mentions: Container[int]) -> bool:
    """Whether the comma before word i, which ends a mention, also parts it from what follows."""
    return words[i - 1].text == "," and (i in mentions or words[i].low in ("and", "as", "at") or words[i].is_title)


_BEFORE_NOUN = frozenset({"a", "an", "the", "his", "their", "her", "held", "brief", "separate"})


def _is_tete_a_tete(words: Sequence[Word], i: int, end: int) -> bool:
    """ "A tete-a-tete", "his one-on-one": an encounter's noun, unless another follows ("a one-on-one meeting")."""
    return (
        words[i].low in _TETE_A_TETE
        and words[i - 1].low in _BEFORE_NOUN
        and not (i + 1 < end and words[i + 1].low in _MEETING_NOUNS)
    )


def _left_out(
    words: Sequence[Word],
    i: int,
    end: int,
    at: dict[int, int],
    dates: dict[int, tuple[int, int]],
    mentions: Sequence[Mention],
) -> int | None:
    """The word after what the parser is better not shown: "in place of Y", an aside in brackets."""
    after = _in_place(words, i, end, at, mentions)
    if after is None and words[i].text in "([":
        return _aside(words, i, end, at, dates)
    return after


def _sources_say(words: Sequence[Word], i: int, end: int, at: dict[int, int]) -> int | None:
    """The word after ", sources say," inside a sentence: it only says who tells."""
    if words[i].text != ",":
        return None
    close = next((k for k in range(i + 1, min(i + 6, end)) if words[k].text == "," or k in at), None)
    if close is None or close in at or close + 1 >= end:
        return None
    return close + 1 if close > i + 2 and words[close - 1].low in ("say", "says", "said") else None


def _respectively(words: Sequence[Word], i: int, end: int) -> int | None:
    """The word after ", respectively," in a list before its verb: it says only who is whose."""
    start = i + (words[i].text == ",")
    if start < end and words[start].low == "respectively" and start + 1 < end and words[start + 1].text != ".":
        return start + 1 + (words[start + 1].text == ",")
    return None


_IN_PLACE = tuple(tuple(p.split()) for p in word_list("clauses", "in_place"))
_IN_PLACE_STARTS = frozenset(phrase[0] for phrase in _IN_PLACE)


_STANDS_IN = tuple(
    tuple(f"{verb} {rest}".split())
    for rest, verbs in (
        ("in for", "stood stands stand filled fills fill sat sits"),
        ("for", "deputised deputized deputises deputizes substituted substitutes"),
        ("the place of", "took takes take"),
    )
    for verb in verbs.split()
)
_STANDS_IN_STARTS = frozenset(phrase[0] for phrase in _STANDS_IN)


def _stands_in(words: Sequence[Word], i: int, end: int, at: dict[int, int], mentions: Sequence[Mention]) -> int | None:
    """The word after "stood in for Y": as a clause, "participated"."""
    if words[i].low not in _STANDS_IN_STARTS:
        return None
    for phrase in _STANDS_IN:
        after = i + len(phrase)
        if after < end and after in at and tuple(w.low for w in words[i:after]) == phrase:
            return _past_who(words, mentions[at[after]].end, end)
    return None


def _past_who(words: Sequence[Word], i: int, end: int) -> int:
    """The word after ", who is recovering," behind a name; i where there is no such clause."""
    if not (i + 1 < end and words[i].text == "," and words[i + 1].low == "who"):
        return i
    close = next((k for k in range(i + 2, min(i + 14, end)) if words[k].text == ","), None)
    return i if close is None else close + 1


def _in_place(words: Sequence[Word], i: int, end: int, at: dict[int, int], mentions: Sequence[Mention]) -> int | None:
    """The word after "in place of Y": whom somebody replaces takes no part, and the phrase cuts sentences in two."""
    start = i + (words[i].text == "," and i > 0)
    if start >= end or words[start].low not in _IN_PLACE_STARTS:
        return None
    for phrase in _IN_PLACE:
        after = start + len(phrase)
        if after < end and after in at and tuple(w.low for w in words[start:after]) == phrase:
            stop = mentions[at[after]].end
            return stop + (start > i and stop < end and words[stop].text == ",")
    return None


def _date_words(
    words: Sequence[Word], start: int, end: int, whens: Sequence[When], mentions: Sequence[Mention]
) -> dict[int, tuple[int, int]]:
    """First word -> (index of the date, end word); dates inside a mention are part of it."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    out: dict[int, tuple[int, int]] = {}
    for n, when in enumerate(whens):
        covered = [i for i in range(start, end) if words[i].start < when.end and words[i].end > when.start]
        if covered and not taken.intersection(covered):
            out[covered[0]] = (n, covered[-1] + 1)
    return out


def _surface(mention: Mention, words: Sequence[Word], people: int, places: int) -> tuple[str, int, int]:
    if mention.kind == Kind.PRONOUN and mention.end - mention.start == 1:
        return words[mention.start].text, people, places
    if mention.kind == Kind.PARTY:
        if mention.match is None:
            return "bilateral", people, places
        return PLACE_WORDS[places % len(PLACE_WORDS)], people, places + 1
    if mention.plural and not mention.people:
        return ("ministers" if mention.kind == Kind.GROUP else "officials"), people, places
    return PERSON_WORDS[people % len(PERSON_WORDS)], people + 1, places


def _date_surface(when: When) -> str:
    if when.form in _ADVERBIAL or re.match(
        r"(?:from|between|on|in|at|during|later|earlier|over|before|by)\b", when.phrase, re.IGNORECASE
    ):
        return "yesterday"
    if when.form == "date" and when.day is None and when.month is None:
        return str(when.year)
    return "April" if when.day is None and when.form == "date" else "Friday"


def _aside(
    words: Sequence[Word], i: int, end: int, mentions: dict[int, int], dates: dict[int, tuple[int, int]]
) -> int | None:
    """The word after a bracketed aside that refers to nothing, or None."""
    close = {"(": ")", "[": "]"}[words[i].text]
    for k in range(i + 1, min(i + 12, end)):
        if words[k].text == close:
            return k + 1 if not any(m in mentions or m in dates for m in range(i, k)) else None
    return None


def _plain(word: Word, index: int, *, noun: bool = False) -> Iterator[Unit]:
    """A word as the treebanks cut it: "co-chair" as its verb, other hyphenated words at their hyphens, n't apart."""
    text = re.sub(r"^(?:co|re)-(?=[a-z])", "", word.text)
    if noun:
        yield Unit("meeting", index, index + 1)
        return
    negated = re.fullmatch(r"(\w+)(n['’]t)", text)
    if negated:
        yield Unit(negated[1], index, index + 1)
        yield Unit(negated[2], index, index + 1)
        return
    text = re.sub(r"^side-lines?$", "sidelines", text, flags=re.IGNORECASE)
    for part in re.split(r"(-)", text) if re.fullmatch(r"\w+(?:-\w+)+", text) else [text]:
        if part:
            yield Unit(part, index, index + 1)


def _quoted(units: Sequence[Unit]) -> frozenset[int]:
    out, inside = set(), False
    for n, unit in enumerate(units):
        if unit.text in ('"', "“", "”"):
            inside = unit.text == "“" or (unit.text == '"' and not inside)
        elif inside:
            out.add(n)
    return frozenset(out)


def parse(nlp: Language, sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences with the trees of their shortened forms."""
    todo = [s for s in sentences if s.units]
    docs: Iterable[Doc] = [_doc(nlp, s) for s in todo]
    for name in ("tok2vec", "morphologizer", "parser"):
        if name in nlp.pipe_names:
            docs = nlp.get_pipe(name).pipe(docs, batch_size=64)  # type: ignore[attr-defined]
    for sentence, doc in zip(todo, docs, strict=True):
        sentence.doc = doc
    return todo


def _doc(nlp: Language, sentence: Sentence) -> Doc:
    words = [u.text for u in sentence.units]
    return Doc(nlp.vocab, words=words, spaces=[True] * len(words), sent_starts=[n == 0 for n in range(len(words))])
