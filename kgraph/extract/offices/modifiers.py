"""What stands left of an office's head: determiner, party, standing, rank, portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set
from kgraph.extract.offices.vocabulary import DETERMINERS, STANDING_OF

if TYPE_CHECKING:
    from kgraph.extract.offices.passage import Passage

_POSSESSIVES = frozenset({"its", "his", "her", "their", "our"})


_NEVER_IN_TITLES = word_set("offices", "never_in_titles")


_MONTHS_AND_DAYS = word_set("offices", "calendar")


def left_of(
    passage: Passage, start: int, floor: int, capital: bool, plural: bool
) -> tuple[int, list[str], str, str | None, bool, bool]:
    """What stands left of a head: (start, parties, standing, possessor, definite, whether with rank or portfolio)."""
    parties: list[str] = []
    standing, possessor, definite, modified = "incumbent", None, False, False
    j = start
    while j > floor:
        low, word, name = passage.low(j - 1), passage.words[j - 1], passage.names.get(j - 1)
        bare = low.removeprefix("then-").removeprefix("ex-")
        if (
            name is not None
            and name.end == j
            and name.party
            and not (name.end - name.start == 1 and low in passage.vocab.portfolio and not word.is_upper)
        ):
            if parties and name.party != parties[0] and not is_listed(passage, j):
                break
            if name.party not in parties:
                parties.insert(0, name.party)
            j = name.start
            if low.startswith(("then-", "ex-")):
                standing = "former"
        elif name is not None and name.end == j and plural and name.members and not parties:
            parties.extend(name.members)  # "the Nordic prime ministers"
            j = name.start
        elif low == "host" and passage.low(j - 2) not in DETERMINERS:
            break  # "will host Prime Minister X", where "the host Prime Minister" is another thing
        elif bare in passage.vocab.standing or low in passage.vocab.standing:
            standing = STANDING_OF.get(bare, STANDING_OF.get(low, standing)) if low == bare else "former"
            j -= 1
        elif bare in passage.vocab.rank or bare in passage.vocab.portfolio:
            if parties and bare not in passage.vocab.rank:
                break
            if low != bare:
                standing = "former"
            modified, j = True, j - 1
        elif low in ("'s", "’s", "'", "’") and possessor_before(passage, j - 2) is not None and not parties:
            owner, j = possessor_before(passage, j - 2)  # type: ignore[misc]
            if owner in _POSSESSIVES or owner == "body":
                possessor = owner
            else:
                parties.insert(0, owner)
            definite = True
            while (
                plural
                and owner not in (*_POSSESSIVES, "body")
                and passage.low(j - 1) in ("and", "&", ",")
                and (other := passage.names.get(j - 2)) is not None
                and other.end == j - 1
                and other.get("state", "organisation", "city") is not None
                and other.party
                and other.start >= floor
            ):
                parties.insert(0, other.party)  # "Chile and Peru's foreign ministers"
                j = other.start
            while j > floor and (passage.low(j - 1) in DETERMINERS or passage.low(j - 1) in STANDING_OF):
                standing = STANDING_OF.get(passage.low(j - 1), standing)
                j -= 1
            break
        elif low in DETERMINERS or low in ("mr", "mr."):
            if low in _POSSESSIVES:
                possessor = low
            definite = definite or low in ("the", "this", "that", "both") or low in _POSSESSIVES
            j -= 1
            break
        elif low in ("and", "&", ",") and list_continues(passage, j - 1, plural, bool(parties)):
            j -= 1
        elif (
            capital and word.text[0].isupper() and word.is_alpha and not parties and is_title_word(passage, j - 1)
        ) or (low in passage.vocab.institution and modified is False and not parties):
            modified, j = True, j - 1
        else:
            break
    while j < start and passage.low(j) in (",", "and", "&"):
        j += 1
    return j, parties, standing, possessor, definite, modified


def is_listed(passage: Passage, j: int) -> bool:
    """Whether a comma or "and" stands before word j: a list of parties goes on to the left."""
    return passage.low(j) in (",", "and", "&", "-", "–", "/")


def list_continues(passage: Passage, j: int, plural: bool, has_party: bool) -> bool:
    """Whether the list goes on left of the conjunction at j: "foreign and defence", "Turkish and Iraqi"."""
    before = j - 1
    if before >= 0 and passage.low(j) in ("and", "&") and passage.low(before) == ",":
        before -= 1
    if before < 0:
        return False
    name, low = passage.names.get(before), passage.low(before)
    after = j + 1
    if passage.low(j) == "," and passage.low(after) in ("and", "&"):
        after += 1  # "Foreign Affairs, Trade, and Tourism Minister"
    if (
        not has_party
        and passage.words[before].text[0].isupper()
        and passage.words[after].text[0].isupper()
        and not plural
    ):
        # "Asian and Oceanian Affairs Bureau Director": the body's own name
        if low in passage.vocab.portfolio and passage.low(after) in passage.vocab.portfolio:
            return True
        return (
            bool(name is None or name.get("adjective") or low in passage.vocab.portfolio)
            and before > 0
            and in_body(passage, j + 1)
        )
    if has_party:
        return bool(plural and name and name.end == before + 1 and name.get("adjective", "state"))
    if name is not None:
        return False
    follows = passage.low(after)
    return low in passage.vocab.portfolio and follows in passage.vocab.portfolio | passage.vocab.rank


def in_body(passage: Passage, j: int) -> bool:
    """Whether the capitalised words from j on are a body's name: "Oceanian Affairs Bureau"."""
    run = [passage.low(k) for k in range(j, min(j + 4, len(passage.words))) if passage.words[k].text[0].isupper()]
    return any(
        low
        in (
            "affairs",
            "bureau",
            "department",
            "division",
            "ministry",
            "office",
            "council",
            "committee",
            "headquarters",
        )
        for low in run
    )


def possessor_before(passage: Passage, j: int) -> tuple[str, int] | None:
    """The owner before an 's: a party's code, or "its" for "the country's"."""
    name = passage.names.get(j)
    if name is not None and name.end == j + 1:
        return (name.party, name.start) if name.party else None
    if passage.low(j) in ("country", "nation", "ministry", "government", "kingdom"):
        return "its", j
    if passage.low(j) in ("bloc", "organization", "organisation", "agency", "alliance", "union", "body", "grouping"):
        return "body", j
    return None


def is_title_word(passage: Passage, j: int) -> bool:
    """A capitalised word that can belong to a title: "Peninsula" in "Korean Peninsula Bureau Director"."""
    word = passage.words[j]
    if word.low in _NEVER_IN_TITLES or word.low in _MONTHS_AND_DAYS:
        return False
    if j == 0 or passage.low(j - 1) in (".", "!", "?", '"', "“"):
        follows = passage.words[j + 1] if j + 1 < len(passage.words) else None
        return word.low in passage.vocab.modifiers | passage.vocab.institution or bool(
            follows
            and follows.low in ("affairs", "council", "security", "development")
            and follows.text[0].isupper()
            and word.is_title
            and word.low not in ("the", "a", "an", "in", "on", "at")
        )
    return j + 1 < len(passage.words) and (
        passage.words[j + 1].low in passage.vocab.institution | passage.vocab.portfolio | passage.vocab.rank
        or word.low in passage.vocab.institution
    )
