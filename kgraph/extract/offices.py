"""Offices: "the then Turkish deputy foreign minister", "Minister of State for External Affairs", "head of the IAEA".

The grammar: [determiner] [party] [standing] [rank, portfolio ...] HEAD [of/for/to complement].  Word lists in
``data/offices.toml``, role codes in ``data/roles.csv``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kgraph.extract.gazetteer import Match, gazetteer, rows
from kgraph.extract.grammar import word_set
from kgraph.extract.words import Word

_DETERMINERS = word_set("offices", "determiners")
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our"})
_COMPLEMENT = frozenset({"of", "for", "to", "at", "in", "on", "with"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase over words ``start``..``end`` of a paragraph.

    ``text`` is the office alone, without its party and standing ("Deputy Foreign Minister"); ``parties`` the codes that
    it names; ``possessor`` "his", "its" or the like when a pronoun stands for the party; ``plural`` for "ministers".
    """

    start: int
    end: int
    head: int
    text: str
    parties: tuple[str, ...] = ()
    standing: str = "incumbent"
    plural: bool = False
    possessor: str | None = None
    definite: bool = False
    capital: bool = False  # written with a capital, as before a name
    strong: bool = True
    honorific: bool = False  # "Minister", "Secretary" alone: takes its meaning from the person


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of ``offices.toml``, as sets of lower-case words."""

    strong: frozenset[str]
    weak: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    short: dict[str, str]
    defaults: dict[str, str]
    rank: frozenset[str]
    standing: frozenset[str]
    portfolio: frozenset[str]
    institution: frozenset[str]
    counterparts: frozenset[str]
    people: frozenset[str]
    parties: frozenset[str]
    delegations: frozenset[str]

    @property
    def modifiers(self) -> frozenset[str]:
        return self.rank | self.standing | self.portfolio


@cache
def vocabulary() -> Vocabulary:
    """The tables, read once."""
    data = tomllib.loads(files("kgraph.data").joinpath("offices.toml").read_text(encoding="utf-8"))
    heads, modifiers, groups = data["heads"], data["modifiers"], data["groups"]
    phrases = sorted((tuple(p.split()) for p in heads["phrases"]), key=len, reverse=True)
    return Vocabulary(
        strong=frozenset(heads["strong"]),
        weak=frozenset(heads["weak"]),
        phrases=tuple(phrases),
        short=heads["short"],
        defaults=data["defaults"],
        rank=frozenset(modifiers["rank"]),
        standing=frozenset(modifiers["standing"]),
        portfolio=frozenset(modifiers["portfolio"]),
        institution=frozenset(modifiers["institution"]),
        counterparts=frozenset(data["counterparts"]["words"]),
        people=frozenset(groups["people"]),
        parties=frozenset(groups["parties"]),
        delegations=frozenset(groups["delegations"]),
    )


_SUFFIXES = {
    "designate": "nominee",
    "elect": "nominee",
    "nominee": "nominee",
    "in-waiting": "nominee",
    "emeritus": "former",
}
_STANDINGS = {
    "nominee": "incoming designated soon-to-be would-be",
    "acting": "acting interim caretaker",
    "former": "former ex then ousted deposed retired one-time past erstwhile previous exiled then- ex-",
    "deceased": "late",
}
_STANDING_OF = {word: code for code, words in _STANDINGS.items() for word in words.split()}
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


def singular(word: str) -> str:
    """The singular of an office word.

    >>> [singular(w) for w in ("ministers", "secretaries", "chiefs", "affairs", "spokesmen", "emissaries")]
    ['minister', 'secretary', 'chief', 'affair', 'spokesman', 'emissary']
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def gazetteer_matches(words: Sequence[Word]) -> dict[int, Match]:
    """The names of the tables in a paragraph: word index -> the match that covers it."""
    table, covered, i = gazetteer(), dict[int, Match](), 0
    while i < len(words):
        found = table.match(words, i)
        if found is None or (found.end == i + 1 and words[i].is_upper and len(words[i].text) == 2 and not found.party):
            i += 1
            continue
        covered.update(dict.fromkeys(range(found.start, found.end), found))
        i = found.end
    return covered


class OfficeFinder:
    """Finds the office phrases of one paragraph."""

    def __init__(self, words: Sequence[Word], names: dict[int, Match]) -> None:
        self.words, self.names, self.vocab = words, names, vocabulary()

    def find(self) -> list[Office]:
        """Every office phrase, in order; they do not overlap."""
        out: list[Office] = []
        i = 0
        while i < len(self.words):
            head = self._head(i)
            if head is None or (out and i < out[-1].end):
                i += 1
                continue
            office = self._office(*head, floor=out[-1].end if out else 0)
            if office is not None:
                if out and self._joins(out[-1], office):
                    out[-1] = _joined(out[-1], office)
                else:
                    out.append(office)
                i = max(office.end, head[1])
            else:
                i = head[1]
        return out

    def _low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def _head(self, i: int) -> tuple[int, int, bool, bool] | None:
        """(start, end, plural, strong) of a head noun beginning here."""
        low = self._low(i)
        if (
            i in self.names
            and self.names[i].get("state", "city", "organisation", "metonym")
            and self.names[i].end - self.names[i].start > 1
        ):
            return None  # "Department of State" and "Secretary Islands" are names, not offices
        for phrase in self.vocab.phrases:
            if low == phrase[0] or singular(low) == phrase[0]:
                got = [self._low(i + k) for k in range(len(phrase))]
                if all(g in (p, p + "s") or singular(g) == p for g, p in zip(got, phrase, strict=True)):
                    plural = any(g != p for g, p in zip(got, phrase, strict=True))
                    return i, i + len(phrase), plural, True
        if self._low(i - 1) == "of" and self._low(i - 2) in ("house", "chamber", "council", "board", "assembly"):
            return None  # "House of Representatives", "Council of Ministers"
        if (
            low in ("sultan", "prince", "king", "emir", "shah")
            and self._low(i + 1) in ("bin", "ibn", "bint", "al")
            and self.words[i].text[0].isupper()
        ):
            return None  # "Sultan bin Saad" is a name
        if low == "shah" and self._low(i - 1) != "the":
            return None  # a name, now that no state has a shah
        for suffix in ("-designate", "-elect"):
            low = low.removesuffix(suffix)
        low = low.removeprefix("co-").removeprefix("ex-").removeprefix("then-").removeprefix("vice-")
        one = singular(low)
        if low in self.vocab.modifiers and self._modifies(i):
            return None
        for word, plural in ((low, False), (one, True)):
            if word in self.vocab.weak and self._low(i + 1) in (
                "assembly",
                "secretariat",
                "staff",
                "election",
                "elections",
                "council",
            ):
                return None
            if word in self.vocab.strong or word in self.vocab.weak:
                return i, i + 1, plural and word != low, word in self.vocab.strong
        stem = low.rstrip(".")
        if (
            stem in self.vocab.short
            and self.words[i].text[0].isupper()
            and (self.words[i].is_upper or self.words[i].text.endswith("."))
        ):
            return i, i + 1, False, True
        return None

    def _modifies(self, i: int) -> bool:
        """Whether a word that can be a head is a rank here: "deputy" before "foreign minister"."""
        k = i + 1
        while self._low(k) in self.vocab.modifiers and self._low(k) not in ("general", "chief", "deputy"):
            k += 1
        return self._low(k) in ("general", "chief", "deputy") or self._head(k) is not None

    def _office(self, start: int, end: int, plural: bool, strong: bool, *, floor: int) -> Office | None:
        capital = self.words[end - 1].text[0].isupper()
        left, parties, standing, possessor, definite, modified = self._modifiers(start, floor, capital, plural)
        right, more, complemented = self._complement(start, end, plural)
        standing = self._suffix(end, right) or standing
        if right < len(self.words) and self._low(right) in _SUFFIXES and right == end:
            right += 1
        if not strong and not (modified or complemented or parties):
            return None
        text = self._text(left, start, end, right)
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

    def _suffix(self, end: int, right: int) -> str | None:
        low = self._low(end - 1)
        for suffix, standing in _SUFFIXES.items():
            if low.endswith("-" + suffix) or self._low(end) == suffix:
                return standing
        for prefix in ("ex-", "then-"):
            if low.startswith(prefix):
                return "former"
        return None

    def _modifiers(
        self, start: int, floor: int, capital: bool, plural: bool
    ) -> tuple[int, list[str], str, str | None, bool, bool]:
        """What stands left of a head: (start, parties, standing, possessor, definite, whether rank or portfolio was there)."""
        parties: list[str] = []
        standing, possessor, definite, modified = "incumbent", None, False, False
        j = start
        while j > floor:
            low, word, name = self._low(j - 1), self.words[j - 1], self.names.get(j - 1)
            bare = low.removeprefix("then-").removeprefix("ex-")
            if (
                name is not None
                and name.end == j
                and name.party
                and not (name.end - name.start == 1 and low in self.vocab.portfolio and not word.is_upper)
            ):
                if parties and name.party != parties[0] and not self._listed(j):
                    break
                if name.party not in parties:
                    parties.insert(0, name.party)
                j = name.start
                if low.startswith(("then-", "ex-")):
                    standing = "former"
            elif bare in self.vocab.standing or low in self.vocab.standing:
                standing = _STANDING_OF.get(bare, _STANDING_OF.get(low, standing)) if low == bare else "former"
                j -= 1
            elif bare in self.vocab.rank or bare in self.vocab.portfolio:
                if parties and bare not in self.vocab.rank:
                    break
                if low != bare:
                    standing = "former"
                modified, j = True, j - 1
            elif low in ("'s", "’s", "'", "’") and self._possessor(j - 2) is not None and not parties:
                owner, j = self._possessor(j - 2)  # type: ignore[misc]
                if owner in _POSSESSIVES or owner == "body":
                    possessor = owner
                else:
                    parties.insert(0, owner)
                definite = True
                while j > floor and (self._low(j - 1) in _DETERMINERS or self._low(j - 1) in _STANDING_OF):
                    standing = _STANDING_OF.get(self._low(j - 1), standing)
                    j -= 1
                break
            elif low in _DETERMINERS or low in ("mr", "mr."):
                if low in _POSSESSIVES:
                    possessor = low
                definite = definite or low in ("the", "this", "that", "both") or low in _POSSESSIVES
                j -= 1
                break
            elif low in ("and", "&", ",") and self._continues(j - 1, plural, bool(parties)):
                j -= 1
            elif (capital and word.text[0].isupper() and word.is_alpha and not parties and self._title_word(j - 1)) or (
                low in self.vocab.institution and modified is False and not parties
            ):
                modified, j = True, j - 1
            else:
                break
        while j < start and self._low(j) in (",", "and", "&"):
            j += 1
        return j, parties, standing, possessor, definite, modified

    def _listed(self, j: int) -> bool:
        """Whether a comma or "and" stands before word j: a list of parties goes on to the left."""
        return self._low(j) in (",", "and", "&", "-", "–", "/")

    def _continues(self, j: int, plural: bool, has_party: bool) -> bool:
        """Whether the list goes on left of the conjunction at j: "foreign and defence", "Turkish and Iraqi"."""
        before = j - 1
        if before >= 0 and self._low(j) in ("and", "&") and self._low(before) == ",":
            before -= 1
        if before < 0:
            return False
        name, low = self.names.get(before), self._low(before)
        if (
            not has_party
            and self.words[before].text[0].isupper()
            and self.words[j + 1].text[0].isupper()
            and not plural
        ):
            # "Asian and Oceanian Affairs Bureau Director": the body's own name
            if low in self.vocab.portfolio and self._low(j + 1) in self.vocab.portfolio:
                return True
            return (
                bool(name is None or name.get("adjective") or low in self.vocab.portfolio)
                and before > 0
                and self._in_body(j + 1)
            )
        if has_party:
            return bool(plural and name and name.end == before + 1 and name.get("adjective", "state"))
        if name is not None:
            return False
        follows = self._low(j + 1)
        return low in self.vocab.portfolio and follows in self.vocab.portfolio | self.vocab.rank

    def _in_body(self, j: int) -> bool:
        """Whether the capitalised words from j on are a body's name: "Oceanian Affairs Bureau"."""
        run = [self._low(k) for k in range(j, min(j + 4, len(self.words))) if self.words[k].text[0].isupper()]
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

    def _possessor(self, j: int) -> tuple[str, int] | None:
        """The owner before an 's: a party's code, or "its" for "the country's"."""
        name = self.names.get(j)
        if name is not None and name.end == j + 1:
            return (name.party, name.start) if name.party else None
        if self._low(j) in ("country", "nation", "ministry", "government", "kingdom"):
            return "its", j
        if self._low(j) in ("bloc", "organization", "organisation", "agency", "alliance", "union", "body", "grouping"):
            return "body", j
        return None

    def _title_word(self, j: int) -> bool:
        """A capitalised word that can belong to a title: "Peninsula" in "Korean Peninsula Bureau Director"."""
        word = self.words[j]
        if word.low in _NEVER_IN_TITLES or word.low in _MONTHS_AND_DAYS:
            return False
        if j == 0 or self._low(j - 1) in (".", "!", "?", '"', "“"):
            follows = self.words[j + 1] if j + 1 < len(self.words) else None
            return word.low in self.vocab.modifiers | self.vocab.institution or bool(
                follows
                and follows.low in ("affairs", "council", "security", "development")
                and follows.text[0].isupper()
                and word.is_title
                and word.low not in ("the", "a", "an", "in", "on", "at")
            )
        return j + 1 < len(self.words) and (
            self.words[j + 1].low in self.vocab.institution | self.vocab.portfolio | self.vocab.rank
            or word.low in self.vocab.institution
        )

    def _complement(self, start: int, end: int, plural: bool) -> tuple[int, list[str], bool]:
        """What follows a head: (end, parties, whether there was any): "of Foreign Affairs of Kazakhstan in Warsaw"."""
        parties: list[str] = []
        k, any_found = end, False
        if self._low(k) in _SUFFIXES:
            k += 1
        if (
            self._low(k) == "of"
            and self._low(k + 1) in ("that", "this", "his", "her")
            and self._low(k + 2) in ("country", "state", "nation", "republic", "kingdom")
        ):
            return k + 3, [], True  # "the head of the department of that country, X"
        while self._low(k) in _COMPLEMENT or (plural and self._low(k) == "from"):
            prep = self._low(k)
            heads = {singular(self._low(i)) for i in range(start, end)}
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
                self._low(i) for i in range(k, min(k + 7, len(self.words)))
            }:
                break
            stop, found, useful = self._phrase(k + 1, prep, plural)
            if not useful:
                if (
                    any_found
                    and prep == "of"
                    and self._low(k + 1) in ("that", "this")
                    and self._low(k + 2) in ("country", "state", "nation", "republic", "kingdom")
                ):
                    k += 3
                    continue
                nested = self.names.get(k + 1)
                if prep in ("of", "to") and nested and nested.party and self._starts_office(nested.end):
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

    def _phrase(self, k: int, prep: str, plural: bool) -> tuple[int, list[str], bool]:
        """A complement's noun phrase from word k: (end, parties, whether it is one)."""
        parties: list[str] = []
        stop = i = k
        while i < len(self.words):
            low, word, name = self._low(i), self.words[i], self.names.get(i)
            if name is not None and name.start == i:
                if name.party and self._starts_office(name.end):
                    break
                if name.get("city") and not name.get("state", "organisation", "adjective") and prep not in ("in", "to"):
                    break
                if name.party and prep != "in":
                    parties.append(name.party)
                i = stop = name.end
            elif low in ("the", "our", "its"):
                i += 1
                if (holder := self._holder(i)) is not None:  # "adviser to the President", "office of the King"
                    i = stop = holder
            elif low in self.vocab.institution | self.vocab.portfolio | self.vocab.rank and (
                not (word.text[0].isupper() and self._starts_office(i))
                or (low in _REGIONS and self._low(i - 1) == "of")
            ):
                i += 1
                stop = i
            elif (
                low in ("and", "&", ",", "of", "for", "'s", "’s", "'", "’", "-", "–")
                and stop > k
                and self._goes_on(i, plural)
            ):
                i += 1
            elif word.text[0].isupper() and word.is_alpha and self._run_ends_in_institution(i):
                i += 1
                stop = i
            else:
                break
        return stop, parties, stop > k

    def _holder(self, i: int) -> int | None:
        """The end of "President", "Deputy Prime Minister" after "the" inside a complement."""
        k = i
        while self._low(k) in self.vocab.rank and self._head(k) is None:
            k += 1
        head = self._head(k)
        return head[1] if head is not None and head[3] and not head[2] else None

    def _starts_office(self, i: int) -> bool:
        """Whether an office with its own head begins here: "of US President X" is somebody else's office."""
        for k in range(i, min(i + 4, len(self.words))):
            if self._head(k) is not None and self._low(k) not in self.vocab.institution:
                return True
            if self._low(k) not in self.vocab.modifiers:
                return False
        return False

    def _goes_on(self, i: int, plural: bool) -> bool:
        """After a conjunction or preposition inside a complement: does more of the body's name follow?"""
        k = i + 1
        while self._low(k) in ("and", "&", "the"):
            k += 1
        if k >= len(self.words):
            return False
        name = self.names.get(k)
        if name is not None and name.start == k:
            nxt = self._low(name.end)
            if self._low(i) in (",", "and", "&") and not plural and name.get("state", "organisation", "adjective"):
                # "president of Brazil and Argentina's minister": a second party only continues a plural office
                return nxt in self.vocab.institution or (
                    self._low(i) != "," and self._low(i - 1) in self.vocab.portfolio
                )
            return bool(name.party) and not self._starts_office(name.end)
        low = self._low(k)
        if low in _REGIONS and self._low(i) == "of":
            return True  # "to the Horn of Africa Ambassador X": the region is the first office's
        if self._starts_office(k):
            return False
        if self._low(i) == ",":
            # "for political affairs, peace and security": a list that ends in "and" of the same kind of words
            return low in self.vocab.portfolio and self._low(k + 1) in (",", "and", "&")
        return low in self.vocab.portfolio | self.vocab.institution or (
            self.words[k].text[0].isupper() and self._run_ends_in_institution(k)
        )

    def _run_ends_in_institution(self, i: int) -> bool:
        """Whether the capitalised words from here on include a body's noun: "Peninsula Peace Relations Headquarters"."""
        k = i
        while (
            k < len(self.words)
            and k < i + 6
            and (self.words[k].text[0].isupper() or self._low(k) in ("and", "of", "&", "for"))
        ):
            if self._low(k) in self.vocab.institution or (self._low(k) in self.vocab.portfolio and k > i):
                return True
            if self._head(k) is not None and self._low(k) not in self.vocab.institution:
                return False
            k += 1
        return False

    def _text(self, left: int, start: int, end: int, right: int) -> str:
        """The office without determiner, party and standing, written as a title."""
        out: list[str] = []
        i = left
        while i < right:
            low, name = self._low(i), self.names.get(i)
            if name is not None and name.start == i and i < start and name.get("state", "adjective", "metonym", "city"):
                i = name.end
                continue
            outside = i < start and (
                low in _DETERMINERS or low in _STANDING_OF or low in ("'s", "’s", "'", "’", "country", "nation", "bloc")
            )
            if not outside and not (i < start and low in (",", "and", "&") and not out):
                text = self.words[i].text
                text = re.sub(r"^(then|ex|co)-", "", text, flags=re.IGNORECASE)
                text = re.sub(r"-(designate|elect)$", "", text)
                text = self.vocab.short.get(low.rstrip("."), text) if end - start == 1 and start <= i < end else text
                if low not in _SUFFIXES or i < end:
                    out.append(text)
            i += 1
        joined = re.sub(r" (['’]s?)(?= |$)", r"\1", " ".join(out)).replace(" ,", ",")
        # a party left at the end of a complement is said by ``parties``
        return title(joined)

    def _joins(self, one: Office, two: Office) -> bool:
        """One person's two offices: "Deputy Prime Minister and Foreign Minister"."""
        between = [self._low(i) for i in range(one.end, two.start)]
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
            and self._low(two.start) not in _DETERMINERS
        )


def _joined(one: Office, two: Office) -> Office:
    if two.honorific and one.end == two.start:
        return replace(one, end=two.end)
    return replace(
        one, end=two.end, head=two.head, text=f"{one.text} and {two.text}", parties=one.parties or two.parties
    )


_NEVER_IN_TITLES = word_set("offices", "never_in_titles")
_MONTHS_AND_DAYS = word_set("offices", "calendar")
_REGIONS = frozenset(
    {"africa", "asia", "europe", "america", "americas", "pacific", "east", "gulf", "arabia", "caucasus"}
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


@cache
def _roles() -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    table = []
    kinds = {"@organisation": ("igo", "group"), "@movement": ("movement", "government")}
    bodies = [(r["code"], r["kind"]) for r in rows("organisations.csv")]
    for row in rows("roles.csv"):
        wanted = [p for p in row["party"].split("|") if p]
        parties = frozenset(c for p in wanted for c in ([b for b, k in bodies if k in kinds[p]] if p in kinds else [p]))
        table.append((re.compile(rf"\b(?:{row['pattern']})"), parties, row["role"]))
    return tuple(table)


@cache
def role_of(office: str, party: str | None) -> str | None:
    """The role code of an office held for a party, by the first rule of ``roles.csv`` that fits; None for no office.

    >>> role_of("First Vice Foreign Minister", "KOR"), role_of("Secretary of State", "USA"), role_of("Foreign Secretary", "IND")
    ('deputy_foreign_minister', 'foreign_minister', 'deputy_foreign_minister')
    """
    # "adviser to the President", "director of the office of the King" are not the President and the King
    low = re.split(r" (?:to|at|in) | of (?:the )?(?:private |executive )?office of ", office.lower())[0]
    for pattern, parties, role in _roles():
        if (not parties or party in parties) and pattern.search(low):
            return role
    return None


def default_party(office: str) -> str | None:
    """The state that alone has an office of this name, or None.

    >>> default_party("Secretary of State"), default_party("Secretary of State for Defence"), default_party("Foreign Minister")
    ('USA', 'GBR', None)
    """
    low = office.lower()
    if low.startswith("secretary of state for"):
        return "GBR"
    if low.startswith(
        (
            "european commission",
            "european council",
            "european parliament",
            "commission president",
            "commission vice-president",
            "council president",
        )
    ):
        return "EU"
    return vocabulary().defaults.get(low)
