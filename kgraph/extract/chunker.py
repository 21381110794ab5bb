"""The grammar of mentions over one paragraph: names with their offices before or behind, lists, counterparts, groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgraph.extract import names as nm
from kgraph.extract.gazetteer import Match, capital_of
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import PRONOUNS, Kind, Mention
from kgraph.extract.offices import Office, OfficeFinder, default_party, role_of, singular, vocabulary
from kgraph.extract.words import Word

_COUNT = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
}
_EVENTS = word_set("mentions", "event_nouns")
_ENDS = frozenset({",", ".", ";", ")", "]", ":", "-", "–", "—", "--"})
_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sept?|Oct|Nov|Dec)\.?$|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?$"
)
_PARTY_NOUNS = word_set("mentions", "party_nouns")


class Chunker:
    """Finds the mentions of one paragraph.

    ``people`` are word spans that the model takes for persons; ``memory`` the lower-case words by which a person named
    elsewhere in the article can be meant alone ("park", "rubio").
    """

    def __init__(
        self,
        words: Sequence[Word],
        names: dict[int, Match],
        people: Iterable[tuple[int, int]],
        memory: frozenset[str] = frozenset(),
    ) -> None:
        self.words, self.names, self.memory = words, names, memory
        self.people = {a: b for a, b in people if self._may_be_person(a, b)}
        self.vocab = vocabulary()
        self.offices = {o.start: o for o in OfficeFinder(words, names).find()}

    def find(self) -> list[Mention]:
        """All mentions in order; they do not overlap."""
        out: list[Mention] = []
        i = 0
        while i < len(self.words):
            found = self._at(i)
            if found is None:
                i += 1
                continue
            out.append(found)
            i = max(found.end, i + 1)
        return out

    # --- small helpers -----------------------------------------------------------------------

    def _low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def _text(self, start: int, end: int) -> str:
        return nm.text_of(self.words, start, end)

    def _may_be_person(self, start: int, end: int) -> bool:
        """The model's persons, less names of states, organisations, months and the like."""
        known = self.names.get(start)
        if (
            known
            and known.start == start
            and known.end >= end
            and known.get("state", "organisation", "adjective", "people", "metonym", "group")
        ):
            return False
        if end - start == 1 and known and known.get("city") and self.words[start].low not in self.memory:
            return False
        first = self.words[start]
        if any(_MONTH.match(w.text) for w in self.words[start:end]):
            return False
        return nm.is_name_word(first) or nm.is_initial(first) or first.low in nm.HONORIFICS

    def _name_at(self, i: int) -> nm.NameSpan | None:
        """A name at word i that needs no office before it: seen by the model, or known from elsewhere in the article."""
        if i >= len(self.words):
            return None
        begin = nm.skip_honorifics(self.words, i)
        if begin in self.people or i in self.people:
            return nm.run(self.words, i, self.names, self.people)
        if (
            begin > i
            and nm.is_name_word(self.words[begin])
            and self._low(i) not in ("general", "air", "chief", "field", "captain", "major", "prince", "king", "queen")
        ):
            return nm.run(self.words, i, self.names, self.people)
        word = self.words[begin]
        if (
            word.low.replace("-", "") in self.memory
            and word.is_title
            and begin not in self.offices
            and not self._is_party(begin)
        ):
            return nm.run(self.words, i, self.names, self.people)
        return None

    def _is_party(self, i: int) -> bool:
        known = self.names.get(i)
        return bool(known and known.get("state", "adjective", "organisation", "metonym"))

    # --- one position ------------------------------------------------------------------------

    def _at(self, i: int) -> Mention | None:
        low = self._low(i)
        if low in PRONOUNS and low not in ("who", "whom", "it") and not (low == "he" and self.words[i].text == "HE"):
            if low in ("his", "her", "their") and self._low(i + 1) in ("guest", "visitor", "host", "guests", "hosts"):
                return Mention(Kind.PRONOUN, i, i + 2, self._text(i, i + 2), definite=True)
            found = self._counterpart(i) or self._office_at(i)
            return found or Mention(
                Kind.PRONOUN, i, i + 1, self._text(i, i + 1), plural=low in ("they", "them", "their")
            )
        if (
            low == "the"
            and self._low(i + 1) in ("visitor", "guest")
            and self._low(i + 2) not in ("book", "house", "list")
        ):
            return Mention(Kind.PRONOUN, i, i + 2, self._text(i, i + 2), definite=True)
        return (
            self._counterpart(i)
            or self._office_at(i)
            or self._person_at(i)
            or self._group(i)
            or self._capital(i)
            or self._party(i)
        )

    # --- persons -----------------------------------------------------------------------------

    def _person_at(self, i: int) -> Mention | None:
        name = self._name_at(i)
        if name is None:
            return None
        person = Mention(Kind.PERSON, i, name.end, self._text(i, name.end), name=name.text)
        person = self._of_party(person)
        return self._names_then_offices(person) or self._apposition(person)

    def _of_party(self, person: Mention) -> Mention:
        """ "X of Tajikistan": the state right behind a name."""
        k = person.end
        if self._low(k) in ("of", "from"):
            start = k + 1 + (self._low(k + 1) == "the")
            known = self.names.get(start)
            if (
                known is not None
                and known.start == start
                and (entry := known.get("state", "organisation")) is not None
                and self._low(known.end) not in self.vocab.institution
            ):
                return replace(
                    person, end=known.end, text=self._text(person.start, known.end), parties=(entry.code or "",)
                )
        if self._low(k) == "," and self._low(k + 1) == "for":
            known = self.names.get(k + 2)
            if known is not None and known.start == k + 2 and known.party and self._low(known.end) in (",", "and"):
                end = known.end + (self._low(known.end) == ",")  # "negotiators X, for Brussels, and Y, for Brasília,"
                return replace(person, end=end, text=self._text(person.start, end), parties=(known.party,))
        return person

    def _apposition(self, person: Mention) -> Mention:
        """The office behind a name: "X, the Turkish foreign minister,", "X (Foreign Minister)", "X, who is ..."."""
        k = self._past_brackets(person.end)
        k = self._past_age(k)
        opener = self._low(k)
        if opener not in (",", "(", "-", "–", "—"):
            return person.moved(person.start, k) if k > person.end and opener in _ENDS else person
        start = k + 1
        if self._low(start) == "who" and self._low(start + 1) in ("is", "was", "serves", "served"):
            start += 2 + (self._low(start + 2) in ("also", "as", "now", "then"))
            office = self.offices.get(start)
            return self._with_office(person, office, person.end) if office and not office.plural else person
        found = self._counterpart(start, named=False)
        if found is not None and not self._name_follows(found.end):
            end = self._closing(found.end, opener)
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
        office = self.offices.get(start)
        if office is None or office.plural or self._name_follows(office.end):
            return person
        if office.honorific and not office.definite:
            return person
        stop = office.end
        if self._low(stop) in ("of", "to", "for") and (inner := self.offices.get(stop + 1)) is not None:
            nested = self._office_at(stop + 1)  # "special envoy of US President X,"
            stop = (
                nested.end - (self._low(nested.end - 1) == ",")
                if nested is not None and nested.kind == Kind.PERSON
                else inner.end
            )
            if not office.parties and inner.parties:
                office = replace(
                    office, parties=inner.parties
                )  # "a senior representative for the UN Secretary General"
        end = self._closing(stop, opener)
        if end is None:
            return person
        # a further office of the same person: ", the deputy prime minister and foreign minister"
        return self._with_office(person, office, end)

    def _closing(self, k: int, opener: str) -> int | None:
        """Where an apposition that ends at k closes, or None when what follows makes it no apposition."""
        k = self._past_brackets(k)
        low = self._low(k)
        if opener == "(":
            return k + 1 if low == ")" else None
        if opener in ("-", "–", "—"):
            return k + 1 if low == opener else None
        if low in ("", ".", ";", ":", "?", "!", ")", "]", "”", '"', "'s", "’s"):
            return k
        if low == ",":
            return k + 1
        if low in (
            "and",
            "who",
            "as",
            "at",
            "on",
            "in",
            "for",
            "to",
            "with",
            "after",
            "during",
            "-",
            "–",
            "—",
            "while",
            "when",
            "where",
            "whose",
            "like",
        ):
            return k
        return None

    def _past_brackets(self, k: int) -> int:
        """Skip "(C)", "(right)", "(IAEA)": short asides in brackets."""
        if self._low(k) == "(":
            for end in range(k + 1, min(k + 5, len(self.words))):
                if self._low(end) == ")":
                    return end + 1 if not any(m in self.offices for m in range(k, end)) else k
        return k

    def _past_age(self, k: int) -> int:
        if self._low(k) == "," and self._low(k + 1).isdigit() and self._low(k + 2) == ",":
            return k + 2
        return k

    def _name_follows(self, k: int) -> bool:
        """Whether the words at k are the name that an office before them belongs to."""
        if k >= len(self.words) or self.words[k].text in _ENDS:
            return False
        if self._name_at(k) is not None:
            return True
        return (
            nm.is_name_word(self.words[k])
            and not self._is_party(k)
            and nm.run(self.words, k, self.names, self.people) is not None
        )

    def _with_office(self, person: Mention, office: Office, end: int, *, before: bool = False) -> Mention:
        party = office.parties[0] if office.parties else default_party(office.text)
        parties = office.parties or ((party,) if party else ()) or person.parties
        return replace(
            person,
            start=office.start if before else person.start,
            end=end,
            text=self._text(office.start if before else person.start, end),
            office=office.text,
            role=role_of(office.text, party),
            parties=parties,
            standing=office.standing,
            owner=office.possessor,
            honorific=office.honorific,
            definite=office.definite,
            office_span=(office.start, office.end),
        )

    def _names_then_offices(self, first: Mention) -> Mention | None:
        """ "A and B, the presidents of Brazil and Argentina": names and parties in the same order."""
        people, k = [first], self._past_brackets(first.end)
        while self._low(k) in (",", "and") and len(people) < 6:
            start = k + 1 + (self._low(k) == "," and self._low(k + 1) == "and")
            start += self._low(start) == "the" and self._low(start + 1) == "late"
            late = self._low(start) == "late"
            owner = self.names.get(start)
            if (
                owner is not None
                and owner.start == start
                and owner.party
                and self._low(owner.end) in ("'s", "’s")
                and (name := self._name_at(owner.end + 1)) is not None
            ):
                people.append(
                    Mention(
                        Kind.PERSON,
                        start,
                        name.end,
                        self._text(start, name.end),
                        name=name.text,
                        parties=(owner.party,),
                    )
                )
                k = self._past_brackets(name.end)
                continue
            name = self._name_at(start + late)
            if name is None:
                break
            standing = "deceased" if late or self._low(start - 1) == "late" else "incumbent"
            one = Mention(
                Kind.PERSON,
                start + late,
                name.end,
                self._text(start + late, name.end),
                name=name.text,
                standing=standing,
            )
            people.append(self._of_party(one))
            k = self._past_brackets(people[-1].end)
        if len(people) < 2 or self._low(k) != ",":
            return None
        start = k + 1
        while self._low(start) in ("the", "both") or self._low(start) in _COUNT:
            start += 1
        office = self.offices.get(k + 1) or self.offices.get(start)
        if (
            office is not None
            and office.plural
            and not office.parties
            and all(p.parties for p in people)
            and self._closing(office.end, ",") is not None
        ):
            text = _one(office.text)  # "X of A and B's Y, both deputy foreign ministers"
            full = tuple(
                replace(p, office=text, role=role_of(text, p.parties[0]), office_span=(office.start, office.end))
                for p in people
            )
            return self._list(full, first.start, office.end, office)
        if office is None or not office.plural or len(office.parties) != len(people) or self._name_follows(office.end):
            return None
        end = self._closing(office.end, ",")
        if end is None:
            return None
        return self._list(self._distributed(people, office, by_party=True), first.start, end, office)

    def _distributed(self, people: Sequence[Mention], office: Office, *, by_party: bool) -> tuple[Mention, ...]:
        out = []
        for n, person in enumerate(people):
            text = _one(office.text)
            parties = (office.parties[n],) if by_party else person.parties or office.parties
            standing = office.standing if office.standing != "incumbent" else person.standing
            out.append(
                replace(
                    person,
                    office=text,
                    role=role_of(text, parties[0] if parties else None),
                    parties=parties,
                    standing=standing,
                    office_span=(office.start, office.end),
                )
            )
        return tuple(out)

    def _list(self, people: tuple[Mention, ...], start: int, end: int, office: Office) -> Mention:
        return Mention(
            Kind.GROUP,
            start,
            end,
            self._text(start, end),
            parties=office.parties,
            plural=True,
            count=len(people),
            people=people,
            office=_one(office.text),
        )

    # --- offices -----------------------------------------------------------------------------

    def _office_at(self, i: int) -> Mention | None:
        office = self.offices.get(i)
        if office is None:
            return self._delegation(i)
        if office.plural:
            return self._plural_office(office)
        k = self._past_brackets(office.end)
        inner = self.offices.get(k)
        if (
            inner is not None
            and k == office.end
            and inner.honorific
            and not inner.plural
            and inner.start == k
            and not office.honorific
        ):
            named = self._office_at(k)  # "Omani leader Sultan X"
            if named is not None and named.kind == Kind.PERSON:
                return replace(
                    named,
                    start=office.start,
                    text=self._text(office.start, named.end),
                    parties=named.parties or office.parties,
                    owner=named.owner or office.possessor,
                )
        if k < len(self.words) and self.words[k].text not in _ENDS:
            name = nm.run(self.words, k, self.names, self.people) if self._may_name(office, k) else None
            if name is not None:
                person = Mention(Kind.PERSON, k, name.end, self._text(k, name.end), name=name.text)
                titled = self._with_office(person, office, name.end, before=True)
                return self._further(titled)
        indefinite = self._low(office.start) in ("a", "an") and " " in office.text
        if (
            self._low(k) == ","
            and (office.definite or office.parties or office.possessor or indefinite)
            and (not office.honorific or nm.skip_honorifics(self.words, k + 1) > k + 1)
        ):
            inner = self.offices.get(k + 1)
            if (
                inner is not None
                and not inner.plural
                and not inner.parties
                and not inner.definite
                and not inner.possessor
                and (office.definite or any(self._low(j) == ";" for j in range(max(0, office.start - 1), office.start)))
            ):
                named = self._office_at(k + 1)  # "the head of the Tajik delegation, Deputy Minister X,"
                if named is not None and named.kind == Kind.PERSON and named.office_span == (inner.start, inner.end):
                    end = named.end + (self._low(named.end) == "," and self._low(named.end - 1) != ",")
                    return replace(
                        named,
                        start=office.start,
                        end=end,
                        text=self._text(office.start, end),
                        parties=named.parties or office.parties,
                        owner=named.owner or office.possessor,
                    )
            name = self._name_at(k + 1)
            if name is None and inner is not None and inner.honorific and nm.skip_honorifics(self.words, k + 1) > k + 1:
                name = nm.run(self.words, k + 1, self.names, self.people)  # "the coup leader, Gen. X,"
            if (
                name is None
                and nm.is_name_word(self.words[min(k + 1, len(self.words) - 1)])
                and k + 1 not in self.offices
                and not self._is_party(k + 1)
            ):
                name = nm.run(self.words, k + 1, self.names, self.people)
                name = name if name and name.end - name.start > 1 else None
            if name is not None and not self._has_own_office(name.end):
                person = Mention(Kind.PERSON, k + 1, name.end, self._text(k + 1, name.end), name=name.text)
                end = name.end + (self._low(name.end) == ",")
                return self._with_office(person, office, end, before=True)
        if office.honorific and not (office.definite or office.possessor):
            return None
        party = office.parties[0] if office.parties else default_party(office.text)
        return Mention(
            Kind.OFFICE,
            office.start,
            k if k > office.end and self._low(office.end) == "(" else office.end,
            self._text(office.start, office.end),
            office=office.text,
            role=role_of(office.text, party),
            parties=office.parties or ((party,) if party else ()),
            standing=office.standing,
            owner=office.possessor,
            definite=office.definite,
            honorific=office.honorific,
            office_span=(office.start, office.end),
        )

    def _further(self, person: Mention) -> Mention:
        """A second office behind a titled name is swallowed with it; the title before the name stands."""
        more = self._apposition(person)
        if more.end == person.end:
            return person
        if person.honorific and more.office and more.office != "@counterpart":
            return more
        return replace(
            person, end=more.end, text=self._text(person.start, more.end), parties=person.parties or more.parties
        )

    def _has_own_office(self, k: int) -> bool:
        """ "A, B, the minister of ...": whether the name ending at k has an office of its own behind it."""
        k = self._past_brackets(k)
        office = self.offices.get(k + 1) if self._low(k) == "," else None
        return bool(
            office
            and not office.plural
            and (office.definite or office.parties)
            and not self._name_follows(office.end)
            and self._low(office.end) != ","
        )

    def _may_name(self, office: Office, k: int) -> bool:
        """Whether a capitalised word behind an office is its holder's name."""
        word = self.words[k]
        begin = nm.skip_honorifics(self.words, k)
        if begin in self.people or k in self.people or word.low in nm.HONORIFICS:
            return True
        if self._is_party(k) or k in self.offices:
            return False
        return (nm.is_name_word(word) or nm.is_initial(word)) and (
            office.capital or office.strong or word.low in self.memory
        )

    def _plural_office(self, office: Office) -> Mention | None:
        after = self.words[office.end] if office.end < len(self.words) else None
        if (
            after is not None
            and self.words[office.head].text[0].isupper()
            and after.text[0].isupper()
            and after.low in _EVENTS
        ):
            return None  # "World Governments Summit"
        k = self._past_brackets(office.end)
        if (
            self._low(k) == "of"
            and self._low(k + 1) in ("their", "the", "both", "these", "those")
            and (stop := next((j for j in range(k + 2, min(k + 7, len(self.words))) if self._low(j) == ","), None))
            is not None
        ):
            if (
                not any(j in self.names or self.words[j].text[0].isupper() for j in range(k + 1, stop))
                and self._name_list(stop + 1)[0]
            ):
                k = stop  # "the chiefs of their national security committees, X and Y"
        comma = self._low(k) == ","
        if comma and len(office.parties) == 1 and (found := self._interleaved(office, k)) is not None:
            return found
        people, end = self._name_list(k + comma)
        if people and (not comma or len(people) == max(len(office.parties), 2) or (len(people) == len(office.parties))):
            by_party = len(office.parties) == len(people)
            if by_party or len(office.parties) <= 1 or all(p.parties for p in people):
                end += comma and self._low(end) == ","
                return self._list(self._distributed(people, office, by_party=by_party), office.start, end, office)
        kind = Kind.DELEGATION if office.parties and self._low(office.head) in self.vocab.delegations else Kind.GROUP
        count = next(
            (
                _COUNT[self._low(j)]
                for j in (office.start, office.start + 1, office.start - 1)
                if self._low(j) in _COUNT
            ),
            None,
        )
        start = office.start
        while start > 0 and (
            self._low(start - 1) in _COUNT
            or self._low(start - 1) in ("the", "both", "all", "these", "those", "other", "senior", "top", "their")
        ):
            start -= 1
        definite = office.definite or any(
            self._low(j) in ("the", "both", "these", "those") for j in range(start, office.start)
        )
        role = role_of(_one(office.text), office.parties[0] if office.parties else None)
        return Mention(
            kind,
            start,
            office.end,
            self._text(start, office.end),
            office=_one(office.text),
            role=role,
            parties=office.parties,
            standing=office.standing,
            plural=True,
            count=count or len(office.parties) or None,
            definite=definite,
            owner=office.possessor,
            honorific=office.honorific,
            office_span=(office.start, office.end),
        )

    def _interleaved(self, office: Office, k: int) -> Mention | None:
        """ "The presidents of Panama, X, and Costa Rica, Y,": each party with its name behind it."""
        people: list[Mention] = []
        party: str | None = office.parties[0]
        while party is not None and self._low(k) == ",":
            start = k + 1
            name = self._name_at(start) or (
                nm.run(self.words, start, self.names, self.people)
                if start < len(self.words) and nm.is_name_word(self.words[start]) and not self._is_party(start)
                else None
            )
            if name is None:
                break
            people.append(
                Mention(Kind.PERSON, start, name.end, self._text(start, name.end), name=name.text, parties=(party,))
            )
            k, party = name.end, None
            follow = k + (self._low(k) == ",")
            follow += self._low(follow) == "and"
            follow += self._low(follow) in ("of", "the")
            known = self.names.get(follow)
            if known is not None and known.start == follow and known.party and self._low(known.end) == ",":
                k, party = known.end, known.party
        if len(people) < 2:
            return None
        k += self._low(k) == ","
        full = self._distributed(people, office, by_party=False)
        return replace(self._list(full, office.start, k, office), parties=tuple(p.parties[0] for p in full))

    def _name_list(self, k: int) -> tuple[list[Mention], int]:
        """Names joined by commas and "and" from word k: (mentions, end)."""
        people: list[Mention] = []
        end = k
        while k < len(self.words):
            name = self._name_at(k) or (
                nm.run(self.words, k, self.names, self.people)
                if nm.is_name_word(self.words[k]) and not self._is_party(k) and k not in self.offices
                else None
            )
            if name is None:
                break
            people.append(self._of_party(Mention(Kind.PERSON, k, name.end, self._text(k, name.end), name=name.text)))
            end = k = self._past_brackets(people[-1].end)
            if self._low(k) == "and" and self._low(k - 1) == ",":
                k += 1
                continue
            if self._low(k) == "," and self._low(k + 1) == "and":
                k += 2
            elif self._low(k) in (",", "and", "&"):
                k += 1
            else:
                break
        return (people, end) if len(people) > 1 else ([], end)

    # --- counterparts, groups, delegations, parties ------------------------------------------

    def _counterpart(self, i: int, *, named: bool = True) -> Mention | None:
        """ "his Turkish counterpart[, Y]", "the Egyptian and Belarusian counterparts", "his opposite number from Belarus"."""
        owner, k = None, i
        if self._low(k) in ("his", "her", "their", "its"):
            owner, k = self._low(k), k + 1
        elif self._low(k) in ("the", "a"):
            k += 1
        parties: list[str] = []
        offices: list[str] = []
        while k < len(self.words):
            known = self.names.get(k)
            if (
                known is not None
                and known.start == k
                and known.party
                and known.get("adjective", "state", "organisation", "city", "people")
            ):
                parties.append(known.party)
                k = known.end
            elif self._low(k) in (",", "and", "&", "-", "–") and parties:
                k += 1
            elif self._low(k) in self.vocab.modifiers | {
                "mainland",
                "southern",
                "northern",
            } and not self._is_counterpart(k):
                offices.append(self._low(k))
                k += 1
            elif self._low(k) in ("'s", "’s") and parties:
                k += 1
            else:
                break
        size = self._is_counterpart(k)
        if not size or not (owner or parties):
            return None
        word = self._low(k + size - 1)
        if singular(word) in ("colleague", "peer", "equivalent") and not parties:
            return None
        k += size
        if self._low(k) in ("from", "of"):
            known = self.names.get(k + 1 + (self._low(k + 1) == "the"))
            if known is not None and known.party:
                parties.append(known.party)
                k = known.end
        plural = word.endswith("s") and singular(word) != word
        mention = Mention(
            Kind.GROUP if plural else Kind.COUNTERPART,
            i,
            k,
            self._text(i, k),
            office="@counterpart",
            parties=tuple(dict.fromkeys(parties)),
            owner=owner,
            plural=plural,
            count=len(parties) or None if plural else None,
            definite=True,
            office_span=(i, k),
        )
        return self._named_counterpart(mention, k) if named else mention

    def _is_counterpart(self, k: int) -> int:
        """How many words of a counterpart noun stand at k."""
        two = f"{self._low(k)} {self._low(k + 1)}"
        return 2 if two in self.vocab.counterparts else int(self._low(k) in self.vocab.counterparts)

    def _named_counterpart(self, mention: Mention, k: int) -> Mention:
        comma = self._low(k) == ","
        if mention.plural:
            people, end = self._name_list(k + comma)
            if len(people) == len(mention.parties):
                end += comma and self._low(end) == ","
                full = tuple(
                    replace(p, office="@counterpart", parties=(c,), owner=mention.owner)
                    for p, c in zip(people, mention.parties, strict=True)
                )
                return replace(mention, end=end, people=full, text=self._text(mention.start, end))
            return mention
        office = self.offices.get(k + comma)
        if comma and office is not None and not office.plural and office.start == k + 1:
            found = self._office_at(k + 1)
            if found is not None and found.kind == Kind.PERSON:
                return replace(
                    found,
                    start=mention.start,
                    parties=mention.parties or found.parties,
                    text=self._text(mention.start, found.end),
                )
        start = k + comma
        if start >= len(self.words):
            return mention
        name = self._name_at(start)
        if (
            name is None
            and nm.is_name_word(self.words[start])
            and not self._is_party(start)
            and start not in self.offices
        ):
            name = nm.run(self.words, start, self.names, self.people)
        if name is None or (comma and self._has_own_office(name.end) and not self._low(name.end) == ","):
            return mention
        end = name.end + (comma and self._low(name.end) == ",")
        return replace(mention, kind=Kind.PERSON, end=end, name=name.text, text=self._text(mention.start, end))

    def _group(self, i: int) -> Mention | None:
        """ "the two sides", "both countries", "the three neighbours", "the pair": takes up what was named before."""
        k, count, definite = i, None, False
        while (
            self._low(k) in ("the", "both", "all", "these", "those", "our")
            or self._low(k) in _COUNT
            or (self._low(k) == "of" and k > i and self._low(k - 1) in ("both", "all"))
        ):
            count = _COUNT.get(self._low(k), count)
            definite = definite or self._low(k) in ("the", "both", "these", "those")
            k += 1
            if self._low(k - 1) in ("pair", "duo", "trio", "quartet"):
                return Mention(Kind.GROUP, i, k, self._text(i, k), plural=True, count=count, definite=True)
        if k == i:
            return None
        while self._low(k) in self.vocab.modifiers or self._low(k) in (
            "asian",
            "african",
            "arab",
            "latin",
            "gulf",
            "neighbouring",
            "neighboring",
            "rival",
            "friendly",
            "other",
            "east",
            "european",
            "allied",
            "warring",
        ):
            k += 1
        low = self._low(k)
        follows = self.words[k + 1] if k + 1 < len(self.words) else None
        if (
            follows is not None
            and k < len(self.words)
            and self.words[k].text[0].isupper()
            and follows.text[0].isupper()
            and follows.low in _EVENTS
        ):
            return None  # "the World Governments Summit"
        if low in self.vocab.people or low in self.vocab.parties or low in ("delegation", "heads"):
            phrase = " ".join(
                self._low(j)
                for j in range(i, k + 1)
                if self._low(j) not in _COUNT and self._low(j) not in ("the", "both", "all", "these", "those", "of")
            )
            office = None if low in self.vocab.parties else " ".join([*phrase.split()[:-1], singular(low)])
            named = self._held_by(i, k + 1, office) if office else None
            if named is not None:
                return named
            return Mention(
                Kind.GROUP,
                i,
                k + 1,
                self._text(i, k + 1),
                office=office,
                plural=True,
                count=count,
                definite=definite,
                role=role_of(office, None) if office else None,
            )
        if (
            count
            and definite
            and k > i
            and (
                k >= len(self.words)
                or low in _ENDS
                or low
                in (
                    "also",
                    "had",
                    "have",
                    "will",
                    "were",
                    "are",
                    "met",
                    "agreed",
                    "discussed",
                    "spoke",
                    "last",
                    "then",
                    "exchanged",
                    "held",
                )
            )
        ):
            return Mention(Kind.GROUP, i, k, self._text(i, k), plural=True, count=count, definite=True)
        return None

    def _held_by(self, start: int, k: int, office: str) -> Mention | None:
        """ "The chiefs of their national security committees, X and Y"."""
        if self._low(k) != "of" or self._low(k + 1) not in ("their", "the", "both"):
            return None
        stop = next((j for j in range(k + 2, min(k + 7, len(self.words))) if self._low(j) == ","), None)
        if stop is None or any(j in self.names or self.words[j].text[0].isupper() for j in range(k + 1, stop)):
            return None
        people, end = self._name_list(stop + 1)
        if not people:
            return None
        whole = self._text(start, stop).removeprefix("the ").removeprefix("The ")
        text = " ".join([*(singular(w) if n == 0 else w for n, w in enumerate(whole.split()))])
        full = tuple(
            replace(p, office=text.capitalize(), role=role_of(text, None), owner="their", office_span=(start, stop))
            for p in people
        )
        end += self._low(end) == ","
        return Mention(
            Kind.GROUP, start, end, self._text(start, end), plural=True, count=len(full), people=full, office=text
        )

    def _delegation(self, i: int) -> Mention | None:
        """ "the Ukrainian side", "American and Ukrainian delegations", "Seoul's government"."""
        k = i + (self._low(i) in ("the", "a", "an", "both", "his", "her"))
        parties: list[str] = []
        while k < len(self.words):
            known = self.names.get(k)
            if known is not None and known.start == k and known.party:
                parties.append(known.party)
                k = known.end
            elif (self._low(k) in (",", "and", "&", "'s", "’s", "-", "–") and parties) or (
                self._low(k) in self.vocab.modifiers and parties
            ):
                k += 1
            else:
                break
        low = self._low(k)
        if not parties or not (low in _PARTY_NOUNS or singular(low) in _PARTY_NOUNS):
            return None
        if self._low(k - 1) in (",", "and", "&"):
            return None
        plural = len(parties) > 1 or low.endswith("s")
        return Mention(
            Kind.DELEGATION,
            i,
            k + 1,
            self._text(i, k + 1),
            parties=tuple(dict.fromkeys(parties)),
            plural=plural,
            count=len(set(parties)),
            definite=self._low(i) == "the",
        )

    def _names_event(self, k: int) -> bool:
        """Whether capitalised words from k on end in an event's noun."""
        for j in range(k, min(k + 3, len(self.words))):
            if not self.words[j].text[0].isupper():
                return False
            if self.words[j].low in _EVENTS:
                return True
        return False

    def _capital(self, i: int) -> Mention | None:
        """ "The Brazilian capital": the city."""
        start = i + (self._low(i) == "the")
        known = self.names.get(start)
        if (
            known is None
            or known.start != start
            or self._low(known.end) != "capital"
            or (entry := known.get("adjective", "state")) is None
            or entry.code is None
        ):
            return None
        match = capital_of(entry.code)
        return (
            Mention(Kind.PARTY, i, known.end + 1, self._text(i, known.end + 1), parties=(entry.code,), match=match)
            if match
            else None
        )

    def _party(self, i: int) -> Mention | None:
        start = i + (self._low(i) == "the")
        known = self.names.get(start)
        if known is None or known.start != start:
            return None
        if known.get("city") and known.get("state", "organisation", "metonym") is None and self._names_event(known.end):
            return None  # "Munich Security Conference", "Shangri-La Dialogue": the event, not the town
        k, parties = known.end, [known.party] if known.party else []
        while self._low(k) in ("-", "–", "/", "‐", "‑") and not self.words[k].space and not self.words[k - 1].space:
            more = self.names.get(k + 1)
            if more is None or more.start != k + 1 or not more.party:
                break
            parties.append(more.party)
            k = more.end
        if (
            len(parties) == 1
            and self._low(k) in ("'s", "’s")
            and known.get("state", "organisation", "city", "movement")
            and k + 1 < len(self.words)
        ):
            name = self._name_at(k + 1)
            if (
                name is None
                and nm.is_name_word(self.words[k + 1])
                and k + 1 not in self.offices
                and not self._is_party(k + 1)
                and k + 2 < len(self.words)
                and nm.is_name_word(self.words[k + 2])
            ):
                name = nm.run(self.words, k + 1, self.names, self.people)
            if name is not None:  # "Russia's Lavrov", "Kazakhstan's Yerzhan Alibekov"
                person = Mention(
                    Kind.PERSON, k + 1, name.end, self._text(k + 1, name.end), name=name.text, parties=tuple(parties)
                )
                return replace(self._apposition(person), start=i, parties=tuple(parties))
        if len(parties) == 1 and known.place is None and known.get("adjective", "people") and not known.get("state"):
            return None  # a bare adjective modifies a noun; "the Turks" is rare enough
        k = self._past_brackets(k)
        chain = len(parties) > 1
        return Mention(
            Kind.PARTY,
            i,
            k,
            self._text(i, k),
            parties=tuple(dict.fromkeys(parties)),
            match=None if chain else known,
            plural=chain,
            count=len(parties) if chain else None,
        )


def _one(office: str) -> str:
    """ "Foreign Ministers of A and B" as one holder's office.

    >>> _one("Foreign Ministers of Brazil and Argentina"), _one("Heads of State")
    ('Foreign Minister', 'Head of State')
    """
    words = office.split()
    vocab = vocabulary()
    for n, word in enumerate(words):
        low = word.lower()
        if singular(low) in vocab.strong | vocab.weak:
            if low == "deputy" and any(singular(w.lower()) in vocab.strong for w in words[n + 1 :]):
                continue
            one = singular(low)
            words[n] = one[0].upper() + one[1:] if word[0].isupper() else one
            rest = " ".join(w.lower() for w in words[n : n + 3])
            keep = n + 1
            if rest.startswith(
                (
                    "head of state",
                    "secretary of state",
                    "head of government",
                    "head of mission",
                    "head of delegation",
                    "minister of state",
                )
            ):
                keep = n + 3
            elif (
                n + 1 < len(words)
                and words[n + 1].lower() in ("of", "for")
                and n + 2 < len(words)
                and words[n + 2].lower() in vocab.portfolio | vocab.institution
            ):
                return " ".join(words)
            elif n + 1 < len(words) and words[n + 1].lower() in ("general", "minister"):
                continue
            return " ".join(words[:keep])
    return office
