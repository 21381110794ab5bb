"""What follows an office's head: "of Foreign Affairs of Kazakhstan in Warsaw"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set
from kgraph.extract.offices.heads import ends_in_institution, holder_end, starts_office
from kgraph.extract.offices.vocabulary import SUFFIXES, singular

if TYPE_CHECKING:
    from kgraph.extract.offices.passage import Passage

_COMPLEMENT = frozenset({"of", "for", "to", "at", "in", "on", "with"})


# Which heads take "in Warsaw", "to Moscow", "at the ministry": those accredited or seconded somewhere.
_POSTED = word_set("offices", "posted")


_ACCREDITED = frozenset(
    {
        "ambassador",
        "envoy",
        "representative",
        "commissioner",
        "consul",
        "attaché",
        "attache",
        "chargé",
        "general",
        "d'affaires",
        "d’affaires",
    }
)


_REGIONS = frozenset(
    {"africa", "asia", "europe", "america", "americas", "pacific", "east", "gulf", "arabia", "caucasus"}
)


def states_of_regions(passage: Passage, k: int) -> tuple[list[str], int]:
    """ "Of the eight Nordic and Baltic states": the states meant, and the word after."""
    found: list[str] = []
    i = k + 1
    while passage.low(k) == "of" and (passage.low(i) in ("the", "all") or passage.low(i).isalpha()):
        name = passage.names.get(i)
        if name is not None and name.start == i and name.members:
            found.extend(m for m in name.members if m not in found)
            i = name.end + (passage.low(name.end) in ("and", "&"))
        elif not found and i < k + 4:
            i += 1
        else:
            break
    closed = passage.low(i) in ("countries", "states", "nations", "republics")
    return (found, i + 1) if found and closed else ([], k)


def right_of(passage: Passage, start: int, end: int, plural: bool) -> tuple[int, list[str], bool]:
    """What follows a head: (end, parties, whether there was any): "of Foreign Affairs of Kazakhstan in Warsaw"."""
    parties: list[str] = []
    k, any_found = end, False
    members, stop = states_of_regions(passage, k)
    if plural and members:
        return stop, members, True
    if passage.low(k) in SUFFIXES:
        k += 1
    if (
        passage.low(k) == "of"
        and passage.low(k + 1) in ("that", "this", "his", "her")
        and passage.low(k + 2) in ("country", "state", "nation", "republic", "kingdom")
    ):
        return k + 3, [], True  # "the head of the department of that country, X"
    while passage.low(k) in _COMPLEMENT or (plural and passage.low(k) == "from"):
        prep = passage.low(k)
        heads = {singular(passage.low(i)) for i in range(start, end)}
        if prep in ("in", "to", "at", "on", "with") and not heads & _POSTED:
            break
        if prep == "in" and not heads & _ACCREDITED:
            break
        if prep == "on" and not heads & {
            "envoy",
            "representative",
            "rapporteur",
            "adviser",
            "advisor",
            "coordinator",
            "commissioner",
            "negotiator",
        }:
            break
        if prep == "at" and {"conference", "summit", "forum", "assembly", "meeting", "session"} & {
            passage.low(i) for i in range(k, min(k + 7, len(passage.words)))
        }:
            break
        stop, found, useful = complement_phrase(passage, k + 1, prep, plural)
        if not useful:
            if (
                any_found
                and prep == "of"
                and passage.low(k + 1) in ("that", "this")
                and passage.low(k + 2) in ("country", "state", "nation", "republic", "kingdom")
            ):
                k += 3
                continue
            nested = passage.names.get(k + 1)
            if prep in ("of", "to") and nested and nested.party and starts_office(passage, nested.end):
                parties.append(nested.party)  # "special envoy of US President X" speaks for the US
            break
        # an ambassador's host ("in Warsaw", "to Moscow") is not whom he represents
        if (
            prep in ("of", "from")
            or (prep == "for" and "adviser" not in heads and not heads & _ACCREDITED)
            or (prep == "at" and not parties)
        ):
            parties += found
        any_found, k = True, stop
    return (k if any_found else end), parties, any_found


def complement_phrase(passage: Passage, k: int, prep: str, plural: bool) -> tuple[int, list[str], bool]:
    """A complement's noun phrase from word k: (end, parties, whether it is one)."""
    parties: list[str] = []
    stop = i = k
    while i < len(passage.words):
        low, word, name = passage.low(i), passage.words[i], passage.names.get(i)
        if name is not None and name.start == i:
            if name.party and starts_office(passage, name.end):
                break
            if name.get("city") and not name.get("state", "organisation", "adjective") and prep not in ("in", "to"):
                break
            if name.party and prep != "in":
                parties.append(name.party)
            i = stop = name.end
        elif low in ("the", "our", "its"):
            i += 1
            if (holder := holder_end(passage, i)) is not None:  # "adviser to the President", "office of the King"
                i = stop = holder
        elif low in passage.vocab.institution | passage.vocab.portfolio | passage.vocab.rank and (
            not (word.text[0].isupper() and starts_office(passage, i))
            or (low in _REGIONS and passage.low(i - 1) == "of")
        ):
            i += 1
            stop = i
        elif (
            low in ("and", "&", ",", "of", "for", "'s", "’s", "'", "’", "-", "–")
            and stop > k
            and goes_on(passage, i, plural)
        ):
            i += 1
        elif word.text[0].isupper() and word.is_alpha and ends_in_institution(passage, i):
            i += 1
            stop = i
        else:
            break
    return stop, parties, stop > k


def goes_on(passage: Passage, i: int, plural: bool) -> bool:
    """After a conjunction or preposition inside a complement: does more of the body's name follow?"""
    k = i + 1
    while passage.low(k) in ("and", "&", "the"):
        k += 1
    if k >= len(passage.words):
        return False
    name = passage.names.get(k)
    if name is not None and name.start == k:
        nxt = passage.low(name.end)
        if passage.low(i) in (",", "and", "&") and not plural and name.get("state", "organisation", "adjective"):
            # "president of Brazil and Argentina's minister": a second party only continues a plural office
            return nxt in passage.vocab.institution or (
                passage.low(i) != "," and passage.low(i - 1) in passage.vocab.portfolio
            )
        return bool(name.party) and not starts_office(passage, name.end)
    low = passage.low(k)
    if low in _REGIONS and passage.low(i) == "of":
        return True  # "to the Horn of Africa Ambassador X": the region is the first office's
    if starts_office(passage, k):
        return False
    if passage.low(i) == ",":
        # "for political affairs, peace and security": a list that ends in "and" of the same kind of words
        return low in passage.vocab.portfolio and passage.low(k + 1) in (",", "and", "&")
    return low in passage.vocab.portfolio | passage.vocab.institution or (
        passage.words[k].text[0].isupper() and ends_in_institution(passage, k)
    )
