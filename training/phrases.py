"""Small noun phrases with their trees: names of persons, offices, states, organisations, dates.

Analyses follow the English Web Treebank: first name on top with the rest ``flat``, "Prime" ``amod``, "Vice"
``compound``, a hyphen on the word after it in names and on the word before it in titles.
"""

from __future__ import annotations

import re
from dataclasses import replace

from training.places import words as word_list
from training.trees import ROOT, Entity, Tree, Word, compose, labelled, leaf

ADJECTIVES = frozenset(word_list("adjectives"))
ATTRACTING = frozenset(word_list("attracting"))
UNITS = frozenset(word_list("units"))
PREPOSITIONS = frozenset(word_list("prepositions"))


def pieces(text: str) -> list[tuple[str, bool]]:
    """Words as spaCy cuts them, with "a space follows": hyphens between letters stand alone.

    >>> pieces("Ji-hoon Kim")
    [('Ji', False), ('-', False), ('hoon', True), ('Kim', True)]
    """
    found = []
    for token in text.split():
        parts = [part for part in re.split(r"(?<=[^\\W\\d_])(-)(?=[^\\W\\d_])", token) if part]
        found += [(part, i == len(parts) - 1) for i, part in enumerate(parts)]
    return found


def name(text: str, label: str = "PERSON") -> Tree:
    """A person's name: the first word on top, the others ``flat``.

    >>> [(w.form, w.head, w.dep) for w in name("Ji-hoon Kim").words]
    [('Ji', -1, ''), ('-', 2, 'punct'), ('hoon', 0, 'flat'), ('Kim', 0, 'flat')]
    """
    words = []
    for i, (form, space) in enumerate(pieces(text)):
        if form == "-" and i:
            words.append(Word(form, "PUNCT", i + 1, "punct", space, ""))
        else:
            words.append(Word(form, "PROPN", 0 if i else ROOT, "flat" if i else "", space, "Number=Sing"))
    return labelled(Tree(tuple(words)), label)


def _chunk(words: list[str], proper: bool) -> Tree:
    """A noun with what stands before it, no prepositions: "Asian and Oceanian Affairs Bureau"."""
    lowered = [word.lower() for word in words]
    split = lowered.index("and") if "and" in lowered[1:-1] else None
    if split is not None and lowered[-1] not in UNITS:
        left, right = _chunk(words[:split], proper), _chunk(words[split + 1 :], proper)
        return compose([(left, None, ""), (leaf("and", "CCONJ", ""), 2, "cc"), (right, 0, "conj")])
    flat = [(form, space, word) for word in words for form, space in pieces(word)]
    last = len(flat) - 1
    built = []
    for i, (form, space, _word) in enumerate(flat):
        low = form.lower()
        following = flat[i + 1][0].lower() if i < last else ""
        if i == last:
            built.append(Word(form, "PROPN" if proper else "NOUN", ROOT, "", space))
        elif form == "-":
            built.append(Word(form, "PUNCT", i - 1, "punct", space, ""))
        elif low == "and":
            built.append(Word(form, "CCONJ", i + 1, "cc", space, ""))
        elif i and flat[i - 1][0].lower() == "and":
            built.append(Word(form, _upos(low, proper), i - 2, "conj", space))
        else:
            beyond = i + 3 if following == "and" else i + 1  # past "and Oceanian"
            low_beyond = flat[beyond][0].lower() if beyond < last else ""
            target = beyond if low in ADJECTIVES and low_beyond in ATTRACTING else last
            if following == "-":
                target = i + 2
            built.append(Word(form, _upos(low, proper), target, "amod" if low in ADJECTIVES else "compound", space))
    return Tree(tuple(built), ())


def _upos(low: str, proper: bool) -> str:
    if low in ADJECTIVES:
        return "ADJ"
    return "PROPN" if proper else "NOUN"


def noun_phrase(text: str) -> Tree:
    """A noun phrase with prepositional phrases: "Minister for Europe and Foreign Affairs", "the African Union".

    Capitalised heads are proper nouns. "of" hangs on the noun before it, other prepositions on the first noun.

    >>> [(w.form, w.upos, w.head, w.dep) for w in noun_phrase("Secretary of State").words]
    [('Secretary', 'PROPN', -1, ''), ('of', 'ADP', 2, 'case'), ('State', 'PROPN', 0, 'nmod')]
    """
    groups: list[tuple[str | None, str | None, list[str]]] = [(None, None, [])]
    for word in text.split():
        preposition, article, words = groups[-1]
        if word.lower() in PREPOSITIONS and words:
            groups.append((word, None, []))
        elif word.lower() in {"the", "a", "an"} and not words:
            groups[-1] = (preposition, word, words)
        else:
            words.append(word)
    parts: list[tuple[Tree, int | None, str]] = []
    heads: list[int] = []
    for preposition, article, words in groups:
        index = len(parts) + (preposition is not None) + (article is not None)
        chunk = _chunk(words, words[-1][:1].isupper())
        if preposition is not None:
            parts.append((leaf(preposition, "ADP", ""), index, "case"))
        if article is not None:
            feats = "Definite=Def|PronType=Art" if article.lower() == "the" else "Definite=Ind|PronType=Art"
            parts.append((leaf(article, "DET", feats), index, "det"))
        on = None if preposition is None else heads[-1] if preposition == "of" else heads[0]
        parts.append((chunk, on, "nmod"))
        heads.append(index)
    return compose(parts)


def entity(text: str, label: str) -> Tree:
    """A named place or organisation, its article left outside the entity.

    >>> t = entity("the United States", "LOC")
    >>> [(w.form, w.dep) for w in t.words], t.entities
    ([('the', 'det'), ('United', 'amod'), ('States', '')], (Entity(start=1, end=3, label='LOC'),))
    """
    tree = noun_phrase(text)
    start = 1 if text.lower().startswith("the ") and text != "The Hague" else 0
    return replace(tree, entities=(Entity(start, len(tree.words), label),))


def adjective(text: str) -> Tree:
    """A demonym before a noun: "South Korean", "U.S.", abbreviations and "Hong Kong" labelled as places."""
    words = text.split()
    label = "LOC" if "." in text or text.isupper() else "NORP"
    if label == "LOC" or text == "Hong Kong":
        return entity(text, "LOC")
    parts: list[tuple[Tree, int | None, str]] = [
        (leaf(w, "ADJ" if w == "Saudi" else "PROPN", None), len(words) - 1, "compound") for w in words[:-1]
    ]
    tree = compose([*parts, (leaf(words[-1], "ADJ", "Degree=Pos"), None, "")])
    return labelled(tree, label)


def adjective_dep(tree: Tree) -> str:
    """How a demonym hangs on the noun after it: ``amod``, or ``compound`` when it is a noun ("U.S.")."""
    return "amod" if tree.words[tree.top].upos == "ADJ" else "compound"


def lower_case(tree: Tree, keep: frozenset[str] = frozenset()) -> Tree:
    """An office in lower case, as running text has it: "foreign minister" (nouns, no longer proper)."""
    inside = {i for e in tree.entities or () for i in range(e.start, e.end)}
    words = [
        word
        if i in inside or word.form in keep or word.upos not in {"PROPN", "ADJ"}
        else replace(word, form=word.form.lower(), upos="NOUN" if word.upos == "PROPN" else word.upos)
        for i, word in enumerate(tree.words)
    ]
    return replace(tree, words=tuple(words))
