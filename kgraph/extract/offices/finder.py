"""Offices: "the then Turkish deputy foreign minister", "Minister of State for External Affairs", "head of the IAEA".

The grammar: [determiner] [party] [standing] [rank, portfolio ...] HEAD [of/for/to complement].
"""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.extract.offices.complements import right_of
from kgraph.extract.offices.heads import head_at
from kgraph.extract.offices.modifiers import left_of
from kgraph.extract.offices.passage import Office, Passage
from kgraph.extract.offices.vocabulary import DETERMINERS, STANDING_OF, SUFFIXES


def _joined(one: Office, two: Office) -> Office:
    if two.honorific and one.end == two.start:
        return replace(one, end=two.end)
    return replace(
        one, end=two.end, head=two.head, text=f"{one.text} and {two.text}", parties=one.parties or two.parties
    )


_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "at", "on", "with", "&", "by"})


def title(text: str) -> str:
    """An office as a title: every word but the small ones with a capital.

    >>> title("minister of state for foreign affairs")
    'Minister of State for Foreign Affairs'
    """
    words = text.split()
    return " ".join(
        w if (i and w in _SMALL) or not w[0].islower() else w[0].upper() + w[1:] for i, w in enumerate(words)
    )


def find_offices(passage: Passage) -> list[Office]:
    """Every office phrase, in order; they do not overlap."""
    out: list[Office] = []
    i = 0
    while i < len(passage.words):
        head = head_at(passage, i)
        if head is None or (out and i < out[-1].end):
            i += 1
            continue
        office = office_at(passage, *head, floor=out[-1].end if out else 0)
        if office is not None:
            if out and joins(passage, out[-1], office):
                out[-1] = _joined(out[-1], office)
            else:
                out.append(office)
            i = max(office.end, head[1])
        else:
            i = head[1]
    return out


def office_at(passage: Passage, start: int, end: int, plural: bool, strong: bool, *, floor: int) -> Office | None:
    capital = passage.words[end - 1].text[0].isupper()
    left, parties, standing, possessor, definite, modified = left_of(passage, start, floor, capital, plural)
    right, more, complemented = right_of(passage, start, end, plural)
    standing = suffix_standing(passage, end) or standing
    if right < len(passage.words) and passage.low(right) in SUFFIXES and right == end:
        right += 1
    if not strong and not (modified or complemented or parties):
        return None
    text = office_text(passage, left, start, end, right)
    honorific = not (modified or complemented or parties or possessor) and end - start == 1
    return Office(
        left,
        right,
        end - 1,
        text,
        tuple(dict.fromkeys(parties + more)),
        standing,
        plural,
        possessor,
        definite,
        capital,
        strong,
        honorific,
    )


def suffix_standing(passage: Passage, end: int) -> str | None:
    low = passage.low(end - 1)
    for suffix, standing in SUFFIXES.items():
        if low.endswith("-" + suffix) or passage.low(end) == suffix:
            return standing
    for prefix in ("ex-", "then-"):
        if low.startswith(prefix):
            return "former"
    return None


def office_text(passage: Passage, left: int, start: int, end: int, right: int) -> str:
    """The office without determiner, party and standing, written as a title."""
    out: list[str] = []
    i = left
    while i < right:
        low, name = passage.low(i), passage.names.get(i)
        if name is not None and name.start == i and i < start and name.get("state", "adjective", "metonym", "city"):
            i = name.end
            continue
        outside = i < start and (
            low in DETERMINERS or low in STANDING_OF or low in ("'s", "’s", "'", "’", "country", "nation", "bloc")
        )
        if not outside and not (i < start and low in (",", "and", "&") and not out):
            text = passage.words[i].text
            text = re.sub(r"^(then|ex|co)-", "", text, flags=re.IGNORECASE)
            text = re.sub(r"-(designate|elect)$", "", text)
            text = passage.vocab.short.get(low.rstrip("."), text) if end - start == 1 and start <= i < end else text
            if low not in SUFFIXES or i < end:
                out.append(text)
        i += 1
    joined = re.sub(r" (['’]s?)(?= |$)", r"\1", " ".join(out)).replace(" ,", ",")
    # a party left at the end of a complement is said by ``parties``
    return title(joined)


def joins(passage: Passage, one: Office, two: Office) -> bool:
    """One person's two offices: "Deputy Prime Minister and Foreign Minister"."""
    between = [passage.low(i) for i in range(one.end, two.start)]
    if (
        not between
        and two.honorific
        and two.strong
        and two.capital
        and not one.plural
        and not two.plural
        and not one.honorific
    ):
        return True  # "Special Envoy for Yemen Ambassador X"
    if between not in (["and"], ["and", "concurrently"], ["cum"], ["-", "cum", "-"]) or one.plural or two.plural:
        return False
    return (
        not two.parties
        and not two.possessor
        and not two.honorific
        and not one.honorific
        and one.strong
        and two.strong
        and passage.low(two.start) not in DETERMINERS
    )
