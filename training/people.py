"""The phrases news mentions people in: titles, appositions, counterparts, lists; with trees and entities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from training.invent import Person, draw_person, draw_state
from training.phrases import adjective, adjective_dep, entity, lower_case, name, noun_phrase
from training.places import cities, lines, organisations, words
from training.trees import Tree, compose, glued, leaf

if TYPE_CHECKING:
    from random import Random


def office(rng: Random, *, lower: bool = False) -> Tree:
    """An office with its tree, "Foreign Minister", in lower case when asked."""
    tree = noun_phrase(rng.choice(lines("offices.txt")))
    return lower_case(tree, frozenset({"State"})) if lower else tree


def _body(rng: Random) -> Tree:
    return entity(rng.choice(lines("bureaus.txt")), "ORG")


def _of(tree: Tree, preposition: str = "of") -> Tree:
    """The phrase with a preposition before it."""
    return compose([(leaf(preposition, "ADP", ""), 1, "case"), (tree, None, "")])


def _comma() -> Tree:
    return leaf(",", "PUNCT", "")


def bare(rng: Random, person: Person) -> Tree:
    """The full name, or the surname alone."""
    return name(person.full if rng.random() < 0.45 else person.surname)


def courtesy(rng: Random, person: Person) -> Tree:
    """Mr., Ms., Dr. or a short title before the surname: "Minister Santos"."""
    title = rng.choice(words("courtesies"))
    who = name(person.surname if rng.random() < 0.8 else person.full)
    return compose([(leaf(title, "PROPN", "Number=Sing"), 1, "nmod:desc"), (who, None, "")])


def titled(rng: Random, person: Person) -> Tree:
    """[Former] [Japanese|Japan's] Foreign Minister Name."""
    post = office(rng, lower=rng.random() < 0.25)
    r = rng.random()
    if r < 0.55:
        nation = adjective(person.state.adjective)
        post = compose([(nation, 1, adjective_dep(nation)), (post, None, "")])
    if rng.random() < 0.12:
        word = rng.choice(["former", "then", "acting", "outgoing", "Acting", "newly appointed", "interim", "visiting"])
        parts: list[tuple[Tree, int | None, str]] = []
        if word == "then":
            parts = [(leaf("then", "ADV", "", space=rng.random() < 0.5), 1, "advmod")]
            if not parts[0][0].words[0].space:
                post = compose([(leaf("-", "PUNCT", "", space=False), 1, "punct"), (post, None, "")])
        elif word == "newly appointed":
            phrase = compose(
                [
                    (leaf("newly", "ADV", ""), 1, "advmod"),
                    (leaf("appointed", "VERB", "Tense=Past|VerbForm=Part|Voice=Pass"), None, ""),
                ]
            )
            parts = [(phrase, 1, "amod")]
        else:
            parts = [(leaf(word, "ADJ", "Degree=Pos"), 1, "amod")]
        post = compose([*parts, (post, None, "")])
    who = name(person.full if rng.random() < 0.85 else person.surname)
    lower = post.words[post.top].form[:1].islower()
    if r >= 0.86:
        owner = glued(entity(person.state.name, "LOC"))
        holder = compose([(owner, None, ""), (leaf("'s", "PART", ""), 0, "case")])
        if lower:  # with a determiner a common noun is the head and the name stands in apposition
            return compose([(holder, 1, "nmod:poss"), (post, None, ""), (who, 1, "appos")])
        return compose([(holder, 2, "nmod:poss"), (post, 2, "nmod:desc"), (who, None, "")])
    if lower and rng.random() < 0.4:
        return compose(
            [(leaf("the", "DET", "Definite=Def|PronType=Art"), 1, "det"), (post, None, ""), (who, 1, "appos")]
        )
    return compose([(post, 1, "nmod:desc"), (who, None, "")])


def organisation_title(rng: Random, person: Person) -> Tree:
    """UN Secretary-General Name, European Union foreign policy chief Name, Foreign Ministry spokesman Name."""
    full, short = rng.choice(organisations())
    body = entity(short if rng.random() < 0.6 else full, "ORG")
    post = noun_phrase(
        rng.choice(
            [
                "Secretary-General",
                "Secretary General",
                "foreign policy chief",
                "special envoy",
                "chief",
                "Director General",
                "special representative",
                "Commissioner",
                "President",
                "envoy",
                "mediator",
                "spokesperson",
                "Chairperson",
                "climate chief",
                "Special Coordinator",
            ]
        )
    )
    post = compose([(body, 1, "compound"), (post, None, "")])
    return compose([(post, 1, "nmod:desc"), (name(person.full), None, "")])


def long_title(rng: Random, person: Person) -> Tree:
    """A long title with its ministry before the name, as machine translations from Korean or Japanese have it."""
    body = _body(rng)
    if rng.random() < 0.5:
        nation = adjective(person.state.adjective)
        ministry = entity(rng.choice(["Foreign Ministry", "Ministry of Foreign Affairs", "Defense Ministry"]), "ORG")
        post = compose(
            [
                (nation, 3, adjective_dep(nation)),
                (ministry, 3, "compound"),
                (body, 3, "compound"),
                (
                    leaf(
                        rng.choice(["Director", "Chief", "Head", "Director-General".replace("-", " ")]).split()[0],
                        "PROPN",
                        "Number=Sing",
                    ),
                    None,
                    "",
                ),
            ]
        )
        post = replace(post, entities=tuple(e for e in post.entities or ()))
    else:
        of = _of(compose([(leaf("the", "DET", "Definite=Def|PronType=Art"), 1, "det"), (body, None, "")]))
        post = compose(
            [
                (leaf(rng.choice(["Head", "Director", "Chief", "Chairman"]), "PROPN", "Number=Sing"), None, ""),
                (of, 0, "nmod"),
            ]
        )
    return compose([(post, 1, "nmod:desc"), (name(person.full), None, "")])


def role_of(rng: Random, person: Person) -> Tree:
    """What stands in apposition to a name: "the Japanese foreign minister", "foreign minister of Japan", and so on."""
    r = rng.random()
    if r < 0.35:
        nation = adjective(person.state.adjective)
        post = office(rng, lower=rng.random() < 0.7)
        inner = compose([(nation, 1, adjective_dep(nation)), (post, None, "")])
    elif r < 0.6:
        country = entity(person.state.name, "LOC")
        inner = compose([(office(rng, lower=rng.random() < 0.5), None, ""), (_of(country), 0, "nmod")])
    elif r < 0.85:
        head = rng.choice(
            [
                "Director",
                "director",
                "Head",
                "head",
                "Director-General",
                "director general",
                "chief",
                "Chairman",
                "deputy head",
                "Representative",
            ]
        )
        body = compose([(leaf("the", "DET", "Definite=Def|PronType=Art"), 1, "det"), (_body(rng), None, "")])
        inner = compose([(noun_phrase(head), None, ""), (_of(body), 0, "nmod")])
        if rng.random() < 0.4:
            at = entity(
                rng.choice(["the Foreign Ministry", "the Ministry of Foreign Affairs", "the State Department"]), "ORG"
            )
            inner = compose([(inner, None, ""), (_of(at, rng.choice(["at", "of"])), 0, "nmod")])
    else:
        full, short = rng.choice(organisations())
        body = entity("the " + (short if rng.random() < 0.5 else full), "ORG")
        head = rng.choice(
            ["secretary general", "special envoy", "head", "chairman", "high representative", "chair", "president"]
        )
        inner = compose([(noun_phrase(head), None, ""), (_of(body), 0, "nmod")])
    if r < 0.35 or rng.random() < 0.3:
        word = rng.choice(["the", "the", "the", "his country's", "a"])
        if word == "his country's":
            return inner
        feats = "Definite=Def|PronType=Art" if word == "the" else "Definite=Ind|PronType=Art"
        if word == "a" and inner.words[0].form[0].lower() in "aeio":
            word = "an"
        return compose([(leaf(word, "DET", feats), 1, "det"), (inner, None, "")])
    return inner


def apposed(rng: Random, person: Person, *, closed: bool) -> Tree:
    """Name, office of X[,] or the office, Name[,]; ``closed`` keeps the comma at the end."""
    who = name(person.full if rng.random() < 0.9 else person.surname)
    role = role_of(rng, person)
    if rng.random() < 0.6:
        first, second = who, role
    else:
        first, second = role, who
        if role.words[0].form.lower() not in {"the", "a"}:
            owner = glued(entity(person.state.name, "LOC"))
            holder = compose([(owner, None, ""), (leaf("'s", "PART", ""), 0, "case")])
            first = compose([(holder, 1, "nmod:poss"), (office(rng, lower=True), None, "")])
    second = compose([(_comma(), 1, "punct"), (glued(second, space=not closed), None, "")])
    if closed:
        second = compose([(second, None, ""), (_comma(), 0, "punct")])
    return compose([(glued(first), None, ""), (second, 0, "appos")])


def bracketed(rng: Random, person: Person) -> Tree:
    """Name (Country) as lists and captions have it."""
    inside = entity(rng.choice([person.state.name, person.state.capital, person.state.code]), "LOC")
    second = compose(
        [
            (leaf("(", "PUNCT", "", space=False), 1, "punct"),
            (glued(inside), None, ""),
            (leaf(")", "PUNCT", ""), 1, "punct"),
        ]
    )
    return compose([(name(person.full), None, ""), (second, 0, "nmod:unmarked")])


def counterpart(rng: Random, person: Person, *, closed: bool) -> Tree:
    """his Japanese counterpart[,] Name[,]"""
    feats = "Case=Gen|Person=3|Poss=Yes|PronType=Prs"
    nation = adjective(person.state.adjective)
    noun = rng.choice(["counterpart"] * 6 + ["colleague", "opposite number", "homologue"])
    head = noun_phrase(noun)
    group = compose(
        [
            (leaf(rng.choice(["his", "her", "their"]), "PRON", feats), 2, "nmod:poss"),
            (nation, 2, adjective_dep(nation)),
            (head, None, ""),
        ]
    )
    who = name(person.full if rng.random() < 0.8 else person.surname)
    if rng.random() < 0.5:
        return compose([(group, None, ""), (who, 0, "appos")])
    second = compose([(_comma(), 1, "punct"), (glued(who, space=not closed), None, "")])
    if closed:
        second = compose([(second, None, ""), (_comma(), 0, "punct")])
    return compose([(glued(group), None, ""), (second, 0, "appos")])


def from_country(rng: Random, person: Person) -> Tree:
    """Name of Japan, or Japan's Name."""
    who = name(person.full if rng.random() < 0.6 else person.surname)
    country = entity(person.state.name if rng.random() < 0.8 else person.state.capital, "LOC")
    if rng.random() < 0.5:
        return compose([(who, None, ""), (_of(country), 0, "nmod")])
    holder = compose([(glued(country), None, ""), (leaf("'s", "PART", ""), 0, "case")])
    return compose([(holder, 1, "nmod:poss"), (who, None, "")])


def shouted(person: Person) -> Tree:
    """The name with its surname in capitals: "YAMADA Taro", "Jean DUPONT"."""
    surname = person.surname.upper()
    return name(person.full.replace(person.surname, surname) if person.surname in person.full else surname)


def described(rng: Random, person: Person, *, closed: bool = False) -> Tree:
    """A person as news mentions one. ``closed``: more of the clause follows, so an apposition ends in a comma."""
    r = rng.random()
    if r < 0.34:
        return titled(rng, person)
    if r < 0.46:
        return bare(rng, person)
    if r < 0.66:
        return apposed(rng, person, closed=closed)
    if r < 0.73:
        return counterpart(rng, person, closed=closed)
    if r < 0.79:
        return from_country(rng, person)
    if r < 0.85:
        return courtesy(rng, person)
    if r < 0.90:
        return organisation_title(rng, person)
    if r < 0.95:
        return long_title(rng, person)
    if r < 0.98:
        post = office(rng)
        return compose([(post, 1, "nmod:desc"), (shouted(person), None, "")])
    return bracketed(rng, person)


def coordinated(items: list[Tree], rng: Random) -> Tree:
    """A, B and C: the first on top, the others its ``conj``; a comma where the list has one."""
    parts: list[tuple[Tree, int | None, str]] = []
    last = len(items) - 1
    serial = len(items) > 2 and rng.random() < 0.5
    tops: list[int] = []
    for i, item in enumerate(items):
        if i:
            extra: list[Tree] = []
            if i < last or serial:
                previous = parts[tops[-1]]
                parts[tops[-1]] = (glued(previous[0]), previous[1], previous[2])
                extra.append(_comma())
            if i == last:
                extra.append(leaf(rng.choice(["and"] * 9 + ["&"]) if len(items) == 2 else "and", "CCONJ", ""))
            at = len(parts) + len(extra)
            parts += [(word, at, "cc" if word.words[0].upos == "CCONJ" else "punct") for word in extra]
        else:
            at = 0
        parts.append((item, tops[0] if tops else None, "conj"))
        tops.append(at)
    return compose(parts)


def group(rng: Random, count: int | None = None) -> Tree:
    """Two to four people: mostly in one manner of mention, as lists are."""
    count = count or rng.choice([2, 2, 2, 3, 3, 4])
    people = [draw_person(rng) for _ in range(count)]
    r = rng.random()
    if r < 0.5:
        items = [titled(rng, p) if rng.random() < 0.85 else counterpart(rng, p, closed=False) for p in people]
    elif r < 0.62:
        items = [bare(rng, p) for p in people]
    elif r < 0.72:
        items = [from_country(rng, p) for p in people]
    elif r < 0.82:
        return respectively(rng, people)
    elif r < 0.9:
        items = [long_title(rng, p) for p in people]
    else:
        items = [titled(rng, people[0]), *(apposed(rng, p, closed=False) for p in people[1:])]
    return coordinated(items, rng)


def respectively(rng: Random, people: list[Person]) -> Tree:
    """the Dutch, Belgian and Canadian foreign ministers, A, B and C."""
    nations = [adjective(p.state.adjective) for p in people]
    which = coordinated(nations, rng)
    role = noun_phrase(
        rng.choice(["foreign ministers", "defense ministers", "leaders", "presidents", "foreign secretaries", "envoys"])
    )
    first = compose([(leaf("the", "DET", "Definite=Def|PronType=Art"), 2, "det"), (which, 2, "amod"), (role, None, "")])
    names = coordinated([name(p.full) for p in people], rng)
    second = compose([(_comma(), 1, "punct"), (names, None, "")])
    return compose([(glued(first), None, ""), (second, 0, "appos")])


def state_group(rng: Random, count: int | None = None) -> Tree:
    """Two to four states in a row, sometimes by their capitals or adjectives' abbreviations."""
    chosen = [draw_state(rng) for _ in range(count or rng.choice([2, 2, 3, 3, 4]))]
    items = [entity(s.name if rng.random() < 0.8 else s.capital, "LOC") for s in chosen]
    return coordinated(items, rng)


def place(rng: Random) -> Tree:
    """A city, with its country after a comma now and then."""
    if rng.random() < 0.5:
        return entity(rng.choice(cities()), "LOC")
    state = draw_state(rng)
    return entity(state.capital, "LOC")
