"""The project's own sentences as templates: their trees with slots filled with invented people, states and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from training import people
from training.invent import draw_person, draw_state
from training.phrases import adjective, adjective_dep, entity, noun_phrase
from training.places import lines, organisations
from training.places import words as word_list
from training.spans import OPENING
from training.trees import ROOT, Tree, Word, compose, glued, leaf, substitute

if TYPE_CHECKING:
    from random import Random

OWN = Path(__file__).parent / "own"
SLOT = re.compile(r"\{([A-Z]+)\}")
NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "'s", "'"})
MONTHS = word_list("months")
WEEKDAYS = word_list("weekdays")


@dataclass(frozen=True, slots=True)
class Template:
    """A tree whose words may be slots ``{P}`` or choices ``met|saw``."""

    tree: Tree


def parse_template(line: str) -> Template:
    """One line of ``own/templates.txt``.

    >>> parse_template("{P}/PROPN/2/nsubj left|quit/VERB/0/root ././2/punct".replace("./.", "./PUNCT")).tree.text
    '{P} left|quit.'
    """
    cells = [token.rsplit("/", 3) for token in line.split()]
    words = []
    opened = False
    for i, (form, upos, head, dep) in enumerate(cells):
        following = cells[i + 1][0] if i + 1 < len(cells) else ""
        if form == '"':
            opened = not opened
        space = following not in NO_SPACE_BEFORE and form not in OPENING and "-" not in (form, following)
        if (form == '"' and opened) or (following == '"' and opened):
            space = False
        words.append(Word(form, upos, int(head) - 1 if int(head) else ROOT, dep, space))
    return Template(Tree(tuple(words), ()))


@cache
def templates() -> tuple[Template, ...]:
    """All templates, in the order of the file."""
    text = (OWN / "templates.txt").read_text(encoding="utf-8")
    return tuple(parse_template(line) for line in text.splitlines() if line and not line.startswith("#"))


def day(rng: Random) -> Tree:
    """A day as news names one: "Friday", "Friday, July 11", "July 11", "11 July 2025"."""
    month, number, year = rng.choice(MONTHS), str(rng.randint(1, 28)), str(rng.randint(1998, 2027))
    r = rng.random()
    if r < 0.6:
        return leaf(rng.choice(WEEKDAYS), "PROPN", "Number=Sing")
    month_tree, day_tree, year_tree = leaf(month, "PROPN", "Number=Sing"), leaf(number, "NUM"), leaf(year, "NUM")
    if r < 0.7:
        return compose([(month_tree, 1, "nmod:unmarked"), (day_tree, None, "")])
    if r < 0.78:
        return compose([(day_tree, None, ""), (month_tree, 0, "nmod:unmarked")])
    if r < 0.86:
        return compose([(day_tree, None, ""), (month_tree, 0, "nmod:unmarked"), (year_tree, 0, "nmod:unmarked")])
    date = compose([(month_tree, 1, "nmod:unmarked"), (day_tree, None, "")])
    date = compose([(leaf(",", "PUNCT", ""), 1, "punct"), (date, None, "")])
    return compose([(leaf(rng.choice(WEEKDAYS), "PROPN", "Number=Sing", space=False), None, ""), (date, 0, "appos")])


def filler(slot: str, rng: Random, *, closed: bool, plain: bool) -> Tree:
    """What goes into a slot. ``closed``: a clause goes on after it; ``plain``: names only, as in headlines."""
    if slot == "P":
        person = draw_person(rng)
        if plain:
            return people.bare(rng, person) if rng.random() < 0.8 else people.titled(rng, person)
        return people.described(rng, person, closed=closed)
    if slot == "C":
        return people.group(rng)
    if slot == "SS":
        return people.state_group(rng)
    if slot == "S":
        return entity(draw_state(rng).name, "LOC")
    if slot == "A":
        return adjective(draw_state(rng).adjective)
    if slot == "L":
        return people.place(rng)
    if slot == "O":
        return entity(rng.choice(organisations())[rng.random() < 0.5], "ORG")
    if slot == "AG":
        return entity(rng.choice(lines("agencies.txt")), "ORG")
    if slot == "E":
        return entity(rng.choice(lines("events.txt")), "EVENT")
    if slot == "D":
        return day(rng)
    if slot == "M":
        return leaf(rng.choice(MONTHS), "PROPN", "Number=Sing")
    return noun_phrase(rng.choice(lines("topics.txt")))


def fill(template: Template, rng: Random) -> Tree:
    """A sentence out of a template, its first letter in capitals."""
    tree = template.tree
    plain = tree.words[-1].form != "."  # headlines and bylines
    for i in range(len(tree.words) - 1, -1, -1):
        word = tree.words[i]
        match = SLOT.fullmatch(word.form)
        if match is None:
            if "|" in word.form and len(word.form) > 1:
                choice = replace(word, form=rng.choice(word.form.split("|")))
                tree = replace(tree, words=(*tree.words[:i], choice, *tree.words[i + 1 :]))
            continue
        following = tree.words[i + 1].form if i + 1 < len(tree.words) else "."
        closed = following not in {",", ".", "(", "'s", "and"}
        titled = word.dep == "appos" or any(w.head == i and w.dep == "nmod:desc" for w in tree.words)
        phrase = filler(match.group(1), rng, closed=closed, plain=plain or titled or following == "'s")
        if titled and match.group(1) == "P":
            phrase = people.bare(rng, draw_person(rng))
        if following == "'s" and any(w.form == "," for w in phrase.words):
            phrase = people.bare(rng, draw_person(rng))
        if match.group(1) in {"O", "E"} and word.dep != "compound" and not _has_article(tree, i):
            phrase = (
                _with_article(phrase) if phrase.words[0].form not in {"the", "The"} and rng.random() < 0.5 else phrase
            )
        nation = match.group(1) == "A"
        filled = substitute(tree, i, i + 1, glued(phrase, space=word.space))
        assert filled is not None
        if nation:
            top = i + phrase.top
            filled = replace(
                filled,
                words=(
                    *filled.words[:top],
                    replace(filled.words[top], dep=adjective_dep(phrase)),
                    *filled.words[top + 1 :],
                ),
            )
        tree = filled
    first = tree.words[0]
    return replace(tree, words=(replace(first, form=first.form[:1].upper() + first.form[1:]), *tree.words[1:]))


def _has_article(tree: Tree, index: int) -> bool:
    return any(w.head == index and w.dep == "det" for w in tree.words)


def _with_article(phrase: Tree) -> Tree:
    return compose([(leaf("the", "DET", "Definite=Def|PronType=Art"), 1, "det"), (phrase, None, "")])


def headline(tree: Tree) -> Tree:
    """The sentence in title case without its full stop, as English-language pages head their stories.

    >>> headline(parse_template("They/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct").tree).text
    'They Left'
    """
    small = set(word_list("small"))
    words = tree.words[:-1] if tree.words[-1].form == "." else tree.words
    raised = tuple(
        replace(w, form=w.form if w.form in small and i else w.form[:1].upper() + w.form[1:])
        for i, w in enumerate(words)
    )
    return replace(tree, words=raised)


def sentences(rng: Random, count: int) -> list[Tree]:
    """``count`` synthetic sentences; one in fourteen is a headline in title case."""
    made = []
    pool = templates()
    for i in range(count):
        tree = fill(pool[i % len(pool)] if i < len(pool) * 2 else rng.choice(pool), rng)
        made.append(headline(tree) if rng.random() < 0.07 and tree.words[-1].form == "." else tree)
    return made
