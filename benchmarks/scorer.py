"""Compares the meetings read out of articles with annotated ones.

Both sides are objects in the format of ``kgraph extract --format jsonl``.  In the annotation any value but ``parties``
may be a list, each member of which is right (None among them: not stating it is right too); what is ``optional`` is
never missed and never a false alarm, ``parties_optional`` may be given or left out.

Meetings of one article are paired one to one, best pair first, by how far parties, people, date, place and status
agree.  F1 counts meetings, participants (the person is there), representation (and speaks for the right party),
stand-ins (the right person's place) and whole meetings (everything right); accuracy is over the paired meetings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kgraph import edtf

Json = Mapping[str, Any]

PAIRED = 0.5  # two meetings that agree less are not the same
_UNSPLIT = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ß": "ss"})
_PARTICLES = {"al", "el", "bin", "bint", "ibn", "abu", "de", "da", "do", "dos", "di", "del", "der", "van", "von", "la"}


def options(value: Any) -> list[Any]:
    """An annotated value as the list of values that are right."""
    return value if isinstance(value, list) else [value]


def words(text: str | None) -> list[str]:
    """Lower-case words without accents and apostrophes.

    >>> words("Nuku'alofa"), words("Şükran Güngör")
    (['nukualofa'], ['sukran', 'gungor'])
    """
    plain = unicodedata.normalize("NFKD", (text or "").translate(_UNSPLIT))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return re.findall(r"[a-z0-9]+", re.sub(r"['’ʻʼ`]", "", plain))


def same_person(found: str | None, person: Json) -> bool:
    """Whether a name is one of the person's, a longer form of it, or a part that is more than a particle.

    >>> same_person("bin Nayef", {"person": "Turki bin Nayef"}), same_person("bin", {"person": "Turki bin Nayef"})
    (True, False)
    """
    got = set(words(found))
    names = [set(words(name)) for name in (person.get("person"), *person.get("aliases", ()))]
    return any(got and name and (name <= got or (got <= name and not got <= _PARTICLES)) for name in names)


def date_right(found: str | None, wanted: Any) -> bool:
    """Whether a date is one of those annotated, or covers the same days."""
    return found in options(wanted) or any(
        edtf.bounds(found) == edtf.bounds(value) for value in options(wanted) if found and value and edtf.bounds(value)
    )


def place_right(found: Json, wanted: Json) -> bool:
    """City by its words, country by its code; a right city without its country is right."""
    city, country = found.get("city"), found.get("country")
    cities, countries = options(wanted.get("city")), options(wanted.get("country"))
    if words(city) not in [words(name) for name in cities]:
        return False
    return country in countries or bool(city and not country)


def people_pairs(found: Sequence[Json], wanted: Sequence[Json], party: str = "represents") -> list[tuple[Json, Json]]:
    """Pairs (found, annotated) of one person, those with the right party first; unnamed ones by party and role."""
    ranked = sorted(
        (_strangeness(one, other, party), i, k)
        for i, one in enumerate(found)
        for k, other in enumerate(wanted)
        if _may_be_one(one, other, party)
    )
    pairs: dict[int, int] = {}
    for _, i, k in ranked:
        if i not in pairs and k not in pairs.values():
            pairs[i] = k
    return [(found[i], wanted[k]) for i, k in sorted(pairs.items())]


def _strangeness(found: Json, wanted: Json, party: str) -> tuple[bool, bool]:
    """Another party, another form of the name."""
    other_name = set(words(found.get("person"))) != set(words(wanted.get("person")))
    return found.get(party) not in options(wanted.get(party)), other_name


def _may_be_one(found: Json, wanted: Json, party: str) -> bool:
    if wanted.get("person"):
        return same_person(found.get("person"), wanted)
    return not found.get("person") and found.get(party) in options(wanted.get(party)) and _role_right(found, wanted)


def _role_right(found: Json, wanted: Json) -> bool:
    return found.get("role") in options(wanted.get("role"))


def _status_right(found: Json, wanted: Json) -> bool:
    """Held and going on are one: an article's present is soon past."""
    merged = {"ongoing": "held"}
    status = found.get("status") or ""
    return merged.get(status, status) in {merged.get(value, value) for value in options(wanted.get("status"))}


def _parties(found: Json, wanted: Json) -> set[str]:
    """The parties found, less those that the annotation leaves open."""
    return set(found["parties"]) - (set(wanted.get("parties_optional") or ()) - set(wanted["parties"]))


def affinity(found: Json, wanted: Json) -> float:
    """How far two meetings agree, 0 to 1; 0 without two common parties or people of two parties."""
    allowed = {*wanted["parties"], *(wanted.get("parties_optional") or ())}
    pairs = people_pairs(found["participants"], wanted["participants"])
    common = allowed & set(found["parties"])
    enough = len(common) >= min(2, len(wanted["parties"])) or len({str(b.get("represents")) for _, b in pairs}) >= 2
    if not enough:
        return 0.0
    got = _parties(found, wanted)
    parties = len(got & set(wanted["parties"])) / len(got | set(wanted["parties"]))
    most = max(len(found["participants"]), len(wanted["participants"]))
    people = len(pairs) / most if most else 0.8
    date = 1.0 if date_right(found.get("date"), wanted.get("date")) else 0.0 if found.get("date") else 0.5
    place = 1.0 if place_right(found["place"], wanted["place"]) else 0.0
    return 0.35 * parties + 0.25 * people + 0.2 * date + 0.1 * place + 0.1 * _status_right(found, wanted)


def pair(found: Sequence[Json], wanted: Sequence[Json]) -> dict[int, int]:
    """Which found meeting is which annotated one, by index; best pairs first, optional ones after equals."""
    ranked = sorted(
        (-affinity(one, other) + (0.02 if other.get("optional") else 0.0), i, k)
        for i, one in enumerate(found)
        for k, other in enumerate(wanted)
    )
    pairs: dict[int, int] = {}
    for score, i, k in ranked:
        if -score >= PAIRED and i not in pairs and k not in pairs.values():
            pairs[i] = k
    return pairs


@dataclass
class Score:
    """Counts over articles: ``prf`` per kind (right, found, to find), ``fields`` per attribute (right, asked)."""

    prf: dict[str, Counter[str]] = field(default_factory=dict)
    fields: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def count(self, kind: str, *, right: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Adds to the counts of one kind of thing."""
        self.prf.setdefault(kind, Counter()).update(right=right, found=found, wanted=wanted)

    def ask(self, name: str, right: bool, error: str) -> bool:
        """Adds one answer to an attribute; keeps the error message of a wrong one."""
        self.fields.setdefault(name, Counter()).update(right=int(right), asked=1)
        if not right:
            self.errors.append(error)
        return right

    def figures(self) -> dict[str, float]:
        """F1 of each kind, accuracy of each attribute; 1.0 where there was nothing to find and nothing was."""
        return {kind: ratios(counts)[2] for kind, counts in self.prf.items()} | {
            name: counts["right"] / counts["asked"] for name, counts in self.fields.items()
        }


def ratios(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = counts["right"] / counts["found"] if counts["found"] else 1.0
    recall = counts["right"] / counts["wanted"] if counts["wanted"] else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def score_article(name: str, found: Json, wanted: Json, score: Score) -> None:
    """Adds one article's figures and errors to ``score``."""
    meetings = wanted["meetings"]
    pairs = pair(found["meetings"], meetings)
    for i, meeting in enumerate(found["meetings"]):
        if i not in pairs:
            score.errors.append(f"{name}: false alarm {brief(meeting)}")
            score.count("meetings", found=1)
            score.count("whole meetings", found=1)
            _count_people(score, meeting["participants"])
    by_wanted = {k: i for i, k in pairs.items()}
    for k, meeting in enumerate(meetings):
        if meeting.get("optional"):
            continue
        if k in by_wanted:
            _score_pair(name, found["meetings"][by_wanted[k]], meeting, score)
        else:
            score.errors.append(f"{name}: missed {brief(meeting)}")
            score.count("meetings", wanted=1)
            score.count("whole meetings", wanted=1)
            asked = [p for p in meeting["participants"] if not p.get("optional")]
            for kind in ("participants", "representation"):
                score.count(kind, wanted=len(asked))
            score.count("stand-ins", wanted=sum(_replaces(p) for p in asked))
    if "people" in wanted:
        _score_offices(name, found.get("people", ()), wanted["people"], score)


def _count_people(score: Score, participants: Sequence[Json]) -> None:
    """Named people nobody asked for."""
    named = [p for p in participants if p.get("person")]
    for kind in ("participants", "representation"):
        score.count(kind, found=len(named))
    score.count("stand-ins", found=sum(_replaces(p) for p in named))


def _replaces(participant: Json) -> bool:
    """Whether somebody certainly stands in for somebody."""
    return None not in options(participant.get("stands_in_for"))


def _score_pair(name: str, found: Json, wanted: Json, score: Score) -> None:
    where = f"{name}: {brief(wanted)}"
    whole = _score_participants(where, found["participants"], wanted["participants"], score)
    got, want = found.get("date"), wanted.get("date")
    asked = "date" if any(options(want)) else "date not invented"
    whole &= score.ask(asked, date_right(got, want), f"{where} date {want}, got {got}")
    place, sought = found["place"], wanted["place"]
    asked = "place" if any(options(sought.get("city")) + options(sought.get("country"))) else "place not invented"
    whole &= score.ask(asked, place_right(place, sought), f"{where} place {dict(sought)}, got {dict(place)}")
    parties = _parties(found, wanted)
    whole &= score.ask("parties", parties == set(wanted["parties"]), f"{where} parties: got {sorted(parties)}")
    whole &= score.ask("status", _status_right(found, wanted), f"{where} status: got {found['status']}")
    mode = found["mode"] in options(wanted.get("mode", found["mode"]))
    whole &= score.ask("mode", mode, f"{where} mode {wanted.get('mode')}, got {found['mode']}")
    score.count("meetings", right=1, found=1, wanted=1)
    score.count("whole meetings", right=int(whole), found=1, wanted=1)


def _score_participants(where: str, found: Sequence[Json], wanted: Sequence[Json], score: Score) -> bool:
    """Counts the people of two paired meetings; whether all of them are right."""
    pairs = people_pairs(found, wanted)
    paired_found, paired_wanted = [id(one) for one, _ in pairs], [id(other) for _, other in pairs]
    extra = [p for p in found if id(p) not in paired_found and p.get("person")]
    missing = [p for p in wanted if id(p) not in paired_wanted and not p.get("optional")]
    _count_people(score, extra)
    for kind in ("participants", "representation"):
        score.count(kind, wanted=len(missing))
    score.count("stand-ins", wanted=sum(_replaces(p) for p in missing))
    if missing or extra:
        lists = [[p.get("person") or p.get("role") for p in group] for group in (missing, extra)]
        score.errors.append(f"{where} participants missing {lists[0]}, extra {lists[1]}")
    whole = not (missing or extra)
    for one, other in pairs:
        whole &= _score_participant(where, one, other, score)
    return whole


def _score_participant(where: str, found: Json, wanted: Json, score: Score) -> bool:
    if wanted.get("optional"):
        return True
    party = found.get("represents") in options(wanted.get("represents"))
    score.count("participants", right=1, found=1, wanted=1)
    score.count("representation", right=int(party), found=1, wanted=1)
    who = wanted.get("person") or wanted.get("role")
    if not party:
        score.errors.append(f"{where} {who} represents {wanted['represents']}, got {found.get('represents')}")
    message = f"{where} {who} role {wanted['role']}, got {found.get('role')} ({found.get('office')})"
    role = score.ask("role", _role_right(found, wanted), message)
    replaced, right_ones = found.get("stands_in_for"), options(wanted.get("stands_in_for"))
    named = [one for one in right_ones if one]
    hit = replaced is not None and any(not one.get("person") or same_person(replaced["person"], one) for one in named)
    if not named or _replaces(wanted):
        score.count("stand-ins", right=int(hit), found=int(bool(replaced)), wanted=int(bool(named)))
    stand_in = hit or (not replaced and None in right_ones)
    if not stand_in:
        score.errors.append(f"{where} {who} stands in for {named or None}, got {replaced}")
    return party and role and stand_in


def _score_offices(name: str, found: Sequence[Json], wanted: Sequence[Json], score: Score) -> None:
    """People with an office, participants or not."""
    pairs = people_pairs(found, wanted, "of")
    asked = [(one, other) for one, other in pairs if not other.get("optional")]
    score.count(
        "people with an office",
        right=len(asked),
        found=len(found) - (len(pairs) - len(asked)),
        wanted=sum(not person.get("optional") for person in wanted),
    )
    for one, other in asked:
        right = _role_right(one, other) and one.get("of") in options(other.get("of"))
        score.ask("office", right, f"{name}: office of {other['person']}: got {one.get('role')} of {one.get('of')}")


def brief(meeting: Json) -> str:
    """A meeting in one short line, for the list of errors."""
    who = ", ".join(str(p.get("person")) for p in meeting["participants"])
    parts = (meeting.get("status"), meeting.get("date"), "-".join(meeting["parties"]), who)
    return f"[{' '.join(str(part) for part in parts if part)}]"
