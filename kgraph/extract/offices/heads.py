"""Head nouns of offices: "minister", "secretary-general", "FM"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.offices.vocabulary import singular

if TYPE_CHECKING:
    from kgraph.extract.offices.passage import Passage


_BODIES = frozenset({"assembly", "secretariat", "staff", "election", "elections", "council"})
_MONARCHS = frozenset({"sultan", "prince", "king", "emir", "shah"})


def head_at(passage: Passage, i: int) -> tuple[int, int, bool, bool] | None:
    """(start, end, plural, strong) of a head noun beginning here."""
    name = passage.names.get(i)
    if name is not None and name.get("state", "city", "organisation", "metonym") and name.end - name.start > 1:
        return None  # "Department of State" and "Secretary Islands" are names, not offices
    phrase = _phrase_at(passage, i)
    if phrase is not None:
        return phrase
    if _is_of_a_house(passage, i) or _is_given_name(passage, i):
        return None
    low = _without_affixes(passage.low(i))
    if low in passage.vocab.modifiers and modifies(passage, i):
        return None
    for word, plural in ((low, False), (singular(low), True)):
        if word in passage.vocab.weak and passage.low(i + 1) in _BODIES:
            return None
        if word in passage.vocab.strong or word in passage.vocab.weak:
            return i, i + 1, plural and word != low, word in passage.vocab.strong
    return (i, i + 1, False, True) if _is_short_form(passage, i, low) else None


def _phrase_at(passage: Passage, i: int) -> tuple[int, int, bool, bool] | None:
    """A head of several words: "chief of staff", "prime ministers"."""
    first = passage.low(i)
    if first not in passage.vocab.phrase_starts and singular(first) not in passage.vocab.phrase_starts:
        return None
    for phrase in passage.vocab.phrases:
        if phrase[0] not in (first, singular(first)):
            continue
        got = [passage.low(i + k) for k in range(len(phrase))]
        if all(g in (p, p + "s") or singular(g) == p for g, p in zip(got, phrase, strict=True)):
            return i, i + len(phrase), tuple(got) != phrase, True
    return None


def _is_of_a_house(passage: Passage, i: int) -> bool:
    """ "House of Representatives", "Council of Ministers": a body, no people."""
    return passage.low(i - 1) == "of" and passage.low(i - 2) in ("house", "chamber", "council", "board", "assembly")


def _is_given_name(passage: Passage, i: int) -> bool:
    """ "Sultan bin Saad" is a name; so is "Shah", now that no state has a shah."""
    low = passage.low(i)
    if low in _MONARCHS and passage.low(i + 1) in ("bin", "ibn", "bint", "al") and passage.words[i].text[0].isupper():
        return True
    return low == "shah" and passage.low(i - 1) != "the"


def _without_affixes(low: str) -> str:
    for suffix in ("-designate", "-elect"):
        low = low.removesuffix(suffix)
    return low.removeprefix("co-").removeprefix("ex-").removeprefix("then-").removeprefix("vice-")


def _is_short_form(passage: Passage, i: int, low: str) -> bool:
    """ "FM", "Gen.": written in capitals or with a full stop."""
    if low.rstrip(".") not in passage.vocab.short:
        return False
    word = passage.words[i]
    return word.text[0].isupper() and (word.is_upper or word.text.endswith("."))


def modifies(passage: Passage, i: int) -> bool:
    """Whether a word that can be a head is a rank here: "deputy" before "foreign minister"."""
    k = i + 1
    while passage.low(k) in passage.vocab.modifiers and passage.low(k) not in ("general", "chief", "deputy"):
        k += 1
    return passage.low(k) in ("general", "chief", "deputy") or head_at(passage, k) is not None


def holder_end(passage: Passage, i: int) -> int | None:
    """The end of "President", "Deputy Prime Minister" after "the" inside a complement."""
    k = i
    while passage.low(k) in passage.vocab.rank and head_at(passage, k) is None:
        k += 1
    head = head_at(passage, k)
    return head[1] if head is not None and head[3] and not head[2] else None


def starts_office(passage: Passage, i: int) -> bool:
    """Whether an office with its own head begins here: "of US President X" is somebody else's office."""
    for k in range(i, min(i + 4, len(passage.words))):
        if head_at(passage, k) is not None and passage.low(k) not in passage.vocab.institution:
            return True
        if passage.low(k) not in passage.vocab.modifiers:
            return False
    return False


def ends_in_institution(passage: Passage, i: int) -> bool:
    """Whether the capitalised words from here on include a body's noun: "Peninsula Peace Relations Headquarters"."""
    k = i
    while (
        k < len(passage.words)
        and k < i + 6
        and (passage.words[k].text[0].isupper() or passage.low(k) in ("and", "of", "&", "for"))
    ):
        if passage.low(k) in passage.vocab.institution or (passage.low(k) in passage.vocab.portfolio and k > i):
            return True
        if head_at(passage, k) is not None and passage.low(k) not in passage.vocab.institution:
            return False
        k += 1
    return False
