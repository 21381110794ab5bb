"""Invented knowledge of any size, in the shape that real articles give; the same seed gives the same.

Parties and cities are real (``kgraph/data``), with the uneven weights of news; people, meetings, articles and their
sentences are made up.  An article tells of three meetings; one meeting in four is told by two, of which some disagree.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import random
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.model import (
    Article,
    Knowledge,
    Participation,
    Place,
    Quote,
    ResolvedClaim,
    ResolvedMeeting,
    ResolvedPerson,
    Source,
    StatusReport,
    Tenure,
)
from kgraph.parties import party_names

DATA = Path(__file__).resolve().parents[1] / "kgraph" / "data"
#: Meetings of one article; meetings in a hundred that the article before tells of too.
TOLD, REPEATED = 3, 25
#: Participations of one person, on the average.
BUSY = 8
FIRST, DAYS = dt.date(2000, 1, 3), 9300
OFFICES = (
    ("President", "head_of_state", "leaders"),
    ("Prime Minister", "head_of_government", "leaders"),
    ("Foreign Minister", "foreign_minister", "ministerial"),
    ("Defense Minister", "defence_minister", "ministerial"),
    ("Deputy Foreign Minister", "deputy_foreign_minister", "vice-ministerial"),
    ("Ambassador", "ambassador", "working"),
)
STATUSES = ("held",) * 14 + ("planned",) * 4 + ("cancelled", "postponed")
MODES = ("in-person",) * 16 + ("phone",) * 3 + ("video",)
OCCASIONS = ("UN General Assembly", "G20 summit", "NATO summit", "ASEAN Regional Forum", "Munich Security Conference")
TOPICS = ("trade", "fishing quotas", "border security", "energy supply", "visa rules", "climate policy", "arms control",
          "water rights", "air traffic", "student exchange", "customs", "maritime safety")  # fmt: skip
_SYLLABLES = "ba be bo da de do ga ka ke ko la le lo ma me mi mo na ne no pa ra re ri ro sa se ta te ti to va vi za zo"


@dataclass(slots=True)
class _Text:
    """An article that grows sentence by sentence."""

    id: str
    day: dt.date
    text: str = ""

    def say(self, sentence: str) -> Source:
        start = len(self.text)
        self.text += sentence + " "
        return Source(self.id, Quote(start, start + len(sentence), sentence))


class _World:
    """What meetings are made from."""

    def __init__(self, meetings: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.names = dict(party_names())
        with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
            states = [row["code"] for row in csv.DictReader(file)]
        with (DATA / "cities.csv").open(encoding="utf-8", newline="") as file:
            cities = [(row["name"], row["country"]) for row in csv.DictReader(file)]
        self.parties = self.random.sample(states, 90)
        self.cities = self.random.sample(cities, 150)
        self.people: dict[str, list[tuple[ResolvedPerson, tuple[str, str, str]]]] = {}
        self.known: list[ResolvedPerson] = []
        self.tenures: dict[tuple[str, str], Tenure] = {}
        spread = uneven(len(self.parties))
        for number in range(max(200, meetings * 5 // (2 * BUSY))):
            party = self.random.choices(self.parties, spread)[0]
            office = self.random.choice(OFFICES)
            person = ResolvedPerson(f"p{number:06d}", self._name(), (), ())
            self.people.setdefault(party, []).append((person, office))

    def _name(self) -> str:
        syllables = _SYLLABLES.split()
        return " ".join("".join(self.random.choices(syllables, k=k)).capitalize() for k in (2, 3))

    def some_parties(self) -> list[str]:
        count = self.random.choice((2, 2, 2, 2, 3, 3, 5))
        chosen: list[str] = []
        while len(chosen) < count:
            party = self.random.choices(self.parties, uneven(len(self.parties)))[0]
            if party not in chosen and len(self.people.get(party, ())) > 1:
                chosen.append(party)
        return sorted(chosen)


def uneven(count: int) -> list[float]:
    """Weights of which the first few take most, as in news."""
    return [1 / (rank + 2) for rank in range(count)]


def knowledge(meetings: int, seed: int = 0) -> Knowledge:
    """So many meetings and the people, offices, articles and quotes that belong to them."""
    world = _World(meetings, seed)
    articles: list[_Text] = []
    made: list[ResolvedMeeting] = []
    seen: dict[str, tuple[ResolvedPerson, list[Source]]] = {}
    for number in range(meetings):
        day = FIRST + dt.timedelta(days=number * DAYS // meetings)
        if number % TOLD == 0:
            articles.append(_Text(f"a{len(articles):06d}", day + dt.timedelta(days=1)))
            if len(articles) % 20 == 0:  # one that tells of none
                articles.insert(0, _Text(f"n{len(articles):06d}", day, "Nothing of note happened."))
        texts = [articles[-1]]
        if len(articles) > 1 and world.random.randrange(100) < REPEATED:
            texts.append(articles[-2])
        made.append(_meeting(world, number, day, texts, seen))
        if number % 20 == 19:
            made[-1] = replace(made[-1], previous=made[-5].id)
    return Knowledge(
        articles=tuple(_article(article) for article in articles),
        people=tuple(replace(p, names=(p.name,), sources=tuple(s)) for p, s in seen.values()),
        tenures=tuple(world.tenures.values()),
        meetings=tuple(made),
        names={code: world.names[code] for code in world.parties},
    )


def _article(text: _Text) -> Article:
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    return Article(text.id, text.text, digest, title=f"Notes of {text.day}", published=text.day.isoformat())


def _meeting(
    world: _World, number: int, day: dt.date, texts: list[_Text], seen: dict[str, tuple[ResolvedPerson, list[Source]]]
) -> ResolvedMeeting:
    chance = world.random
    parties = world.some_parties()
    city, country = chance.choices(world.cities, uneven(len(world.cities)))[0]
    status, mode = chance.choice(STATUSES), chance.choice(MODES)
    topic = chance.choice(TOPICS)
    occasion = chance.choice(OCCASIONS) if chance.randrange(5) == 0 else None
    date = None if number % 40 == 39 else day.isoformat() if chance.randrange(6) else day.isoformat()[:7]
    between = ", ".join(world.names[party] for party in parties)
    label = f"{between} meeting, {city}, {date or 'undated'}"
    told = [text.say(f"{between} meet in {city} on {date or 'some day'}, status {status}.") for text in texts]
    spoke = texts[0].say(f"They spoke of {topic}.")
    parts = tuple(_seat(world, party, texts[0], seen) for party in parties)
    claims = [ResolvedClaim("topic", topic, spoke), *(ResolvedClaim("status", status, source) for source in told)]
    other = (day + dt.timedelta(days=1)).isoformat()
    disputed = bool(date) and len(told) > 1 and chance.randrange(5) == 0
    for source, value in zip(told, (date, other if disputed else date), strict=False):
        if value:
            claims.append(ResolvedClaim("date", value, source, conflicts=disputed))
        stance, said_by = ("hedged", "an official") if chance.randrange(10) == 0 else ("asserted", None)
        claims.append(ResolvedClaim("place", f"{city}, {country}", source, stance, said_by))
    reports = [StatusReport(status, text.day.isoformat(), source) for text, source in zip(texts, told, strict=True)]
    if status != "planned" and len(told) > 1:
        reports[-1] = replace(reports[-1], status="planned")
    level = next((level for title, _, level in OFFICES for part in parts if part.office == title), None)
    return ResolvedMeeting(
        f"m{number:06d}", label, status, mode, tuple(parties), tuple(told), level=level, date=date,
        place=Place(city, country) if mode == "in-person" else Place(), occasion=occasion, participations=parts,
        topics=(topic,), history=tuple(reports), claims=tuple(claims), mention_ids=(f"m{number:06d}",),
        duration="PT40M" if chance.randrange(20) == 0 else None, ordinal=number % 9 + 1 if number % 30 == 0 else None,
    )  # fmt: skip


def _seat(
    world: _World, party: str, text: _Text, seen: dict[str, tuple[ResolvedPerson, list[Source]]]
) -> Participation:
    chance, people = world.random, world.people[party]
    if chance.randrange(30) == 0:
        unnamed = text.say(f"An ambassador spoke for {world.names[party]}.")
        return Participation(None, party, "ambassador", None, sources=(unnamed,))
    person, (title, role, _) = chance.choices(people, uneven(len(people)))[0]
    absent, (absent_title, _, _) = chance.choice(people)
    instead = absent.id != person.id and chance.randrange(15) == 0
    words = f"{title} {person.name} spoke for {world.names[party]}"
    source = text.say(f"{words}, in place of {absent_title} {absent.name}." if instead else f"{words}.")
    seen.setdefault(person.id, (person, []))[1].append(source)
    if instead:
        seen.setdefault(absent.id, (absent, []))[1].append(source)
    world.tenures.setdefault(
        (person.id, text.day.isoformat()[:4]),
        Tenure(
            person.id,
            title,
            role,
            party,
            "former" if chance.randrange(25) == 0 else "incumbent",
            text.day.isoformat(),
            (source,),
        ),
    )
    return Participation(
        person.id, party, role, title, absent.id if instead else None, None, (source,), (source,) if instead else ()
    )
