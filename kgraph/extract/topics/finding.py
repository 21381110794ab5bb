"""Where a sentence says what was talked about.

- the object of a verb of discussing: "discussed X", "went over X", "called for X"
- the "on", "about", "over" phrase of a noun or verb of talking, agreeing or disputing: "talks on X", "a deal on X"
- the common noun before a noun of talking: "ceasefire talks"
- what stands on an agenda: "X topped the agenda", "X was on the table"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma
from kgraph.extract.grammar import word_set
from kgraph.extract.topics.wording import ABOUT, DEALS, complements, modifiers, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.paragraphs import Paragraph

_DISCUSS = word_set("topics", "discuss")
_TALK = word_set("topics", "talk")
_TALKS = word_set("topics", "talks")
_LEADS = word_set("topics", "leads")
_ASKS = word_set("topics", "asks")
_AGREES = frozenset({"agree", "agreed", "agrees", "pledged", "vowed", "promised", "undertook"})
# "the Geneva summit", "a press conference": what stands before these is no topic
_GATHERINGS = frozenset({"summit", "conference", "meeting", "session"})
# verbs by which a state itself is talked about
_ABOUT_SOMEBODY = frozenset({"discuss", "debate", "address", "raise", "tackle", "talk", "consider"})
_AGENDA = frozenset({"agenda", "table", "menu"})
# verbs that reach a topic by a preposition of their own
# "went over the plans", "took up the matter": a verb and its particle, that discuss together
_REACHED = frozenset(
    (word, prep)
    for words, prep in (("devoted dedicated", "to"), ("deal deals dealt dealing", "with"), ("worried", "about"))
    for word in words.split()
)
_PARTICLES = frozenset({("go", "over"), ("went", "over"), ("going", "over"), ("take", "up"), ("took", "up")})


def in_sentence(paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    """Topics in a sentence, in the order of the text."""
    for token in sentence.doc or ():
        for named in topical(token):
            if not (sentence.mention(named) and _addressed(token, named)):
                yield from phrases(paragraph, sentence, named)
        if token.lower_ in _TALKS - _GATHERINGS:
            yield from modifiers(paragraph, sentence, token)


def topical(token: Token) -> Iterator[Token]:
    """The nouns that a word makes a topic."""
    word = token.lower_
    forms = {word, lemma(word)}
    if forms & _DISCUSS or _with_particle(token):
        yield from (c for c in token.children if c.dep_ in ("obj", "nsubj:pass"))
    elif word in ("talk", "talks") and token.pos_ == "VERB":  # headlines: "ministers talk shells"
        yield from (c for c in token.children if c.dep_ == "obj")
    if _leads(token, forms) or (word in _AGENDA and preposition(token) == "on" and token.dep_ not in ("nmod", "obl")):
        yield from (c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass"))
    yield from _agreed(token)
    talking = bool(forms & _TALK) or word in DEALS or _talk_takes_place(token)
    for child in complements(token):
        prep = preposition(child)
        asked = prep == "for" and bool(forms & _ASKS)
        if (talking and prep in ABOUT) or asked or (word, prep) in _REACHED or _with_particle(token, prep):
            yield child


def _leads(token: Token, forms: set[str]) -> bool:
    """ "X topped the agenda", "X dominated the talks"."""
    on_top = _AGENDA | _TALKS
    return (
        token.pos_ == "VERB"
        and bool(forms & _LEADS)
        and any(c.dep_ == "obj" and c.lower_ in on_top for c in token.children)
    )


def _addressed(token: Token, named: Token) -> bool:
    """ "urged Peru", "called on Peru": a state that is spoken to and not about."""
    if named.dep_ == "obl":
        return token.lower_ in ("call", "calls", "called", "calling") and preposition(named) == "on"
    return named.dep_ == "obj" and lemma(token.lower_) not in _ABOUT_SOMEBODY


def _agreed(token: Token) -> Iterator[Token]:
    """ "agreed to open X and to restore Y": the objects of what was agreed."""
    if token.lower_ not in _AGREES:
        return
    for verb in (c for c in token.children if c.dep_ in ("xcomp", "ccomp")):
        for each in (verb, *(c for c in verb.children if c.dep_ == "conj")):
            yield from (c for c in each.children if c.dep_ == "obj")


def _talk_takes_place(token: Token) -> bool:
    """ "held talks with Peru on X", "an exchange took place on X": the phrase hangs on the verb of the talk."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    nouns = {c.lower_ for c in token.children if c.dep_ in ("nsubj", "nsubj:pass", "obj")}
    return bool(nouns & (_TALK | _TALKS))


def _with_particle(token: Token, prep: str | None = None) -> bool:
    """ "took up X", "went over X"."""
    if prep is not None:
        return (token.lower_, prep) in _PARTICLES
    return any(c.dep_ == "compound:prt" and (token.lower_, c.lower_) in _PARTICLES for c in token.children)
