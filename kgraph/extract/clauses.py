"""Sentences made short before they are parsed: every mention and date becomes one word.

The parser is then shown "Smith received Jones in Paris on Friday" for a sentence of forty words, and errs far less; the
tree's words lead back to the mentions.  A caption's "(C)", an agency's brackets and the like are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.extract.dates import When
from kgraph.extract.grammar import word_list, word_set
from kgraph.extract.mentions import Kind, Mention
from kgraph.extract.words import Word

# Names that stand for the mentions: common ones, that the parser knows for what they are.
_PERSONS = ("Smith", "Jones", "Brown", "Clark", "Lewis", "Walker", "Hall", "Allen", "Young", "King")
_PLACES = ("France", "Spain", "Italy", "Austria", "Norway", "Poland", "Sweden", "Ireland")
_STAND_FOR = frozenset({*_PERSONS, *_PLACES, "ministers", "officials"})
_MEETING_NOUNS = word_set("clauses", "meeting_nouns")
_TETE_A_TETE = word_set("clauses", "tete_a_tete")
_ADVERBIAL = frozenset({"same", "ago", "earlier", "unit", "day"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a shortened sentence, and the words ``start``..``end`` of the paragraph that it stands for."""

    text: str
    start: int
    end: int
    mention: int | None = None
    when: int | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence with its shortened form, its tree, and what its words stand for."""

    start: int  # words of the paragraph
    end: int
    units: list[Unit]
    mentions: list[Mention]
    whens: list[When]
    doc: Doc | None = None
    quoted: frozenset[int] = field(default_factory=frozenset)  # units inside a direct quotation

    def mention(self, token: Token) -> Mention | None:
        """The mention that a word of the tree stands for."""
        index = self.units[token.i].mention
        return None if index is None else self.mentions[index]

    def when(self, token: Token) -> When | None:
        """The date that a word of the tree stands for."""
        index = self.units[token.i].when
        return None if index is None else self.whens[index]


def shorten(
    words: Sequence[Word], start: int, end: int, mentions: Sequence[Mention], whens: Sequence[When]
) -> Sentence:
    """The shortened form of the sentence over words ``start``..``end`` of a paragraph."""
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    at = {m.start: n for n, m in enumerate(inside)}
    dates = _date_words(words, start, end, whens, inside)
    units: list[Unit] = []
    people = places = 0
    i = start
    while i < end:
        if i in at:
            mention = inside[at[i]]
            text, people, places = _surface(mention, words, people, places)
            units.append(Unit(text, mention.start, mention.end, mention=at[i]))
            i = max(mention.end, i + 1)
            if (
                words[i - 1].text == ","
                and i < end
                and (i in at or words[i].low in ("and", "as", "at") or words[i].is_title)
            ):
                units.append(Unit(",", i - 1, i))  # the comma that closes an apposition also parts what follows
        elif i in dates:
            index, stop = dates[i]
            units.append(Unit(_date_surface(whens[index]), i, stop, when=index))
            i = stop
        elif stop := _stands_in(words, i, end, at, inside):
            units.append(Unit("participated", i, stop))
            i = stop
        elif (stop := _in_place(words, i, end, at, inside)) or (
            words[i].text in "([" and (stop := _aside(words, i, end, at, dates))
        ):
            i = stop
        else:
            follows = words[i + 1].low if i + 1 < end else ""
            units.extend(
                _plain(
                    words[i],
                    i,
                    noun=words[i].low in _TETE_A_TETE
                    and words[i - 1].low in ("a", "an", "the", "his", "their", "her", "held", "brief", "separate")
                    and follows not in _MEETING_NOUNS,
                )
            )
            i += 1
    return Sentence(start, end, units, inside, list(whens), quoted=_quoted(units))


_IN_PLACE = tuple(tuple(p.split()) for p in word_list("clauses", "in_place"))


_STANDS_IN = tuple(
    tuple(f"{verb} {rest}".split())
    for rest, verbs in (
        ("in for", "stood stands stand filled fills fill sat sits"),
        ("for", "deputised deputized deputises deputizes substituted substitutes"),
        ("the place of", "took takes take"),
    )
    for verb in verbs.split()
)


def _stands_in(words: Sequence[Word], i: int, end: int, at: dict[int, int], mentions: Sequence[Mention]) -> int | None:
    """The word after "stood in for Y": as a clause, "participated"."""
    for phrase in _STANDS_IN:
        after = i + len(phrase)
        if after < end and after in at and tuple(w.low for w in words[i:after]) == phrase:
            return mentions[at[after]].end
    return None


def _in_place(words: Sequence[Word], i: int, end: int, at: dict[int, int], mentions: Sequence[Mention]) -> int | None:
    """The word after "in place of Y": whom somebody replaces takes no part, and the phrase cuts sentences in two."""
    start = i + (words[i].text == "," and i > 0)
    for phrase in _IN_PLACE:
        after = start + len(phrase)
        if after < end and after in at and tuple(w.low for w in words[start:after]) == phrase:
            stop = mentions[at[after]].end
            opened = start > i
            if opened and stop < end and words[stop].text == ",":
                stop += 1
            elif opened and words[stop - 1].text != ",":
                pass
            return stop
    return None


def _date_words(
    words: Sequence[Word], start: int, end: int, whens: Sequence[When], mentions: Sequence[Mention]
) -> dict[int, tuple[int, int]]:
    """First word -> (index of the date, end word); dates inside a mention are part of it."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    out: dict[int, tuple[int, int]] = {}
    for n, when in enumerate(whens):
        covered = [i for i in range(start, end) if words[i].start < when.end and words[i].end > when.start]
        if covered and not taken.intersection(covered):
            out[covered[0]] = (n, covered[-1] + 1)
    return out


def _surface(mention: Mention, words: Sequence[Word], people: int, places: int) -> tuple[str, int, int]:
    if mention.kind == Kind.PRONOUN and mention.end - mention.start == 1:
        return words[mention.start].text, people, places
    if mention.kind == Kind.PARTY:
        if mention.match is None:
            return "bilateral", people, places
        return _PLACES[places % len(_PLACES)], people, places + 1
    if mention.plural and not mention.people:
        return ("ministers" if mention.kind == Kind.GROUP else "officials"), people, places
    return _PERSONS[people % len(_PERSONS)], people + 1, places


def _date_surface(when: When) -> str:
    if when.form in _ADVERBIAL or re.match(
        r"(?:from|between|on|in|at|during|later|earlier|over|before|by)\b", when.phrase, re.IGNORECASE
    ):
        return "yesterday"
    if when.form == "date" and when.day is None and when.month is None:
        return str(when.year)
    return "April" if when.day is None and when.form == "date" else "Friday"


def _aside(
    words: Sequence[Word], i: int, end: int, mentions: dict[int, int], dates: dict[int, tuple[int, int]]
) -> int | None:
    """The word after a bracketed aside that refers to nothing, or None."""
    close = {"(": ")", "[": "]"}[words[i].text]
    for k in range(i + 1, min(i + 12, end)):
        if words[k].text == close:
            return k + 1 if not any(m in mentions or m in dates for m in range(i, k)) else None
    return None


def _plain(word: Word, index: int, *, noun: bool = False) -> Iterator[Unit]:
    """A word as the treebanks cut it: "co-chair" as its verb, other hyphenated words at their hyphens, n't apart."""
    text = re.sub(r"^(?:co|re)-(?=[a-z])", "", word.text)
    if noun:
        yield Unit("meeting", index, index + 1)
        return
    negated = re.fullmatch(r"(\w+)(n['’]t)", text)
    if negated:
        yield Unit(negated[1], index, index + 1)
        yield Unit(negated[2], index, index + 1)
        return
    for part in re.split(r"(-)", text) if re.fullmatch(r"\w+(?:-\w+)+", text) else [text]:
        if part:
            yield Unit(part, index, index + 1)


def _quoted(units: Sequence[Unit]) -> frozenset[int]:
    out, inside = set(), False
    for n, unit in enumerate(units):
        if unit.text in ('"', "“", "”"):
            inside = unit.text == "“" or (unit.text == '"' and not inside)
        elif inside:
            out.add(n)
    return frozenset(out)


def parse(nlp: Language, sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences with the trees of their shortened forms."""
    todo = [s for s in sentences if s.units]
    docs: Iterable[Doc] = [_doc(nlp, s) for s in todo]
    for name in ("tok2vec", "morphologizer", "parser"):
        docs = nlp.get_pipe(name).pipe(docs, batch_size=64)  # type: ignore[attr-defined]
    for sentence, doc in zip(todo, docs, strict=True):
        sentence.doc = doc
    return todo


def _doc(nlp: Language, sentence: Sentence) -> Doc:
    words = [u.text for u in sentence.units]
    return Doc(nlp.vocab, words=words, spaces=[True] * len(words), sent_starts=[n == 0 for n in range(len(words))])


# --- the tree ---------------------------------------------------------------------------------


def conjuncts(token: Token) -> list[Token]:
    """A word and all that is coordinated with it, in order."""
    out = [token]
    for word in out:
        out.extend(c for c in word.children if c.dep_ == "conj" and not _begins_clause(c))
    return sorted(out, key=lambda t: t.i)


def _in_phrase(token: Token) -> bool:
    """A "subject" with a preposition of its own is none: "In talks with Smith, Jones said"."""
    return any(
        c.dep_ == "case" and c.lower_ in ("in", "at", "during", "after", "with", "on", "by") and c.i < token.i
        for c in token.children
    )


def _begins_clause(token: Token) -> bool:
    """ "In talks with Smith, Jones said": a name behind a comma alone and right before a verb is that verb's subject."""
    doc, i = token.doc, token.i
    if token.text not in _STAND_FOR or i < 2 or i + 1 >= len(doc) or doc[i - 1].text != ",":
        return False
    verb = doc[i + 1] if doc[i + 1].pos_ != "ADV" or i + 2 >= len(doc) else doc[i + 2]
    own = any(c.dep_.startswith("nsubj") and not _in_phrase(c) for c in verb.children)
    listed = any(c.dep_ == "cc" for c in token.children) or doc[i - 2].text == "and"
    return (
        verb.pos_ in ("VERB", "AUX")
        and "VerbForm=Part" not in str(verb.morph)
        and not own
        and not listed
        and bool([c for c in token.head.children if c.dep_ == "case"])
    )


def preposition(token: Token) -> str:
    """The preposition of a noun, its fixed parts included ("together with", "on behalf of"), in lower case."""
    cases = [c for c in token.children if c.dep_ == "case"]
    if (
        not cases
        and token.i
        and (first := next(token.subtree)).dep_ == "case"
        and first.i < token.i
        and first.head.dep_ in ("compound", "amod", "nmod:poss", "flat", "nummod", "nmod:desc")
    ):
        cases = [first]  # hung on the first word of a name in place of its noun: "during France General Assembly"
    parts = sorted(
        {p.i: p for c in cases for p in (c, *(x for x in c.children if x.dep_ == "fixed"))}.values(), key=lambda t: t.i
    )
    return " ".join(p.lower_ for p in parts)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: its own subject, or that of the verb it is joined or subordinated to ("went to Paris to meet")."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer") and not _in_phrase(c)]
    if own and depth == 0 and (before := _before_relative(verb, own)) is not None:
        return _joined_before(conjuncts(before))
    if own and verb.dep_ == "acl:relcl" and all(s.lower_ in ("who", "which", "that") for s in own):
        return [verb.head]
    if own:
        return [t for s in own for t in _joined_after(_joined_before(conjuncts(s)), verb)]
    head = verb.head
    if depth == 0 and (near := _stranded(verb)) is not None:
        return _joined_before(conjuncts(near))
    if depth > 4:
        return []
    if head.i == verb.i:
        return _lost_subject(verb) if depth == 0 else []
    if verb.dep_ in ("xcomp", "advcl", "acl") and head.lower_ in _OBJECT_CONTROL and objects(head):
        inviting = head.lower_.startswith(("invit", "ask"))
        return objects(head) + (subjects(head, depth + 1) if inviting else [])
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subjects(head, depth + 1)
    if verb.dep_ in ("acl", "acl:relcl") and not is_passive(verb):
        relative = any(c.lower_ in ("who", "which", "that", "whom") for c in verb.children)
        while not relative and head.dep_ in ("nmod", "conj") and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head  # a finite verb hung on the last noun of its subject: "X and ministers from Y spoke"
        return conjuncts(head)
    return []


def _before_relative(verb: Token, own: list[Token]) -> Token | None:
    """ "Smith, whose troops lead battlegroups in France, held": the name before the relative clause that swallowed the verb."""
    doc, i = verb.doc, verb.i - 1
    while i > 0 and doc[i].dep_ in ("aux", "aux:pass", "advmod"):
        i -= 1
    if i < 1 or doc[i].text != "," or any(s.text in _STAND_FOR or s.pos_ == "PRON" for s in own):
        return None
    for token in doc[1:i]:
        if token.lower_ in ("whose", "who", "which"):
            before = doc[token.i - 1] if doc[token.i - 1].text != "," else doc[max(0, token.i - 2)]
            return before if before.text in _STAND_FOR else None
    return None


def _joined_before(tokens: list[Token]) -> list[Token]:
    """A subject with the names joined to it on its left, which a parsing error hung elsewhere: "Smith and Jones held"."""
    first = tokens[0]
    doc, out = first.doc, list(tokens)
    i = first.i - 1
    while i > 0 and doc[i].lower_ in ("and", ",", "&"):
        before = doc[i - 1] if doc[i - 1].text != "," else doc[i - 2]
        if before.i and before.nbor(-1).pos_ == "ADP":
            break
        if before.text not in _STAND_FOR or before in out or (before.head.pos_ == "VERB" and before.head.i < before.i):
            break
        if doc[i].text == "," and len(out) == len(tokens):
            break  # a comma alone joins nothing without an "and" after it
        out.insert(0, before)
        i = before.i - 1
    return out


def _joined_after(tokens: list[Token], verb: Token) -> list[Token]:
    """ "he, Smith and Jones were in Spain": names joined behind a subject, which a parsing error made appositions."""
    last, out = tokens[-1], list(tokens)
    doc, i, joined = last.doc, last.i + 1, False
    run: list[Token] = []
    while i + 1 < min(verb.i, len(doc)) and (doc[i].lower_ == "and" or (doc[i].text == "," and not joined)):
        joined = joined or doc[i].lower_ == "and"
        if doc[i + 1].text not in _STAND_FOR:
            return tokens
        run.append(doc[i + 1])
        i += 2
    return (
        [*out, *(t for t in run if t not in out)]
        if joined and i < len(doc) and doc[i].pos_ in ("VERB", "AUX")
        else tokens
    )


def _lost_subject(verb: Token) -> list[Token]:
    """The first names of a sentence whose main verb has no subject in the tree, behind an opening phrase."""
    if verb.pos_ != "VERB" or (
        "VerbForm=Fin" not in str(verb.morph) and not any(c.dep_.startswith("aux") for c in verb.children)
    ):
        return []
    for token in verb.doc[: verb.i]:
        if (
            token.text in _STAND_FOR
            and not any(c.dep_ == "case" for c in token.children)
            and token.dep_ not in ("nmod:poss", "compound")
        ):
            if token.i and token.nbor(-1).pos_ == "ADP":
                continue
            out = [token]
            i = token.i + 1
            while i + 1 < verb.i and token.doc[i].lower_ in ("and", ",") and token.doc[i + 1].text in _STAND_FOR:
                out.append(token.doc[i + 1])
                i += 2
            return out
    return []


_OBJECT_CONTROL = word_set("clauses", "object_control")


def _stranded(verb: Token) -> Token | None:
    """A name right before a verb without a subject, hung elsewhere by a parsing error."""
    i = verb.i - 1
    while i >= 0 and verb.doc[i].dep_ in ("aux", "aux:pass", "advmod"):
        i -= 1
    if i < 0 or any(c.dep_.startswith("aux") and c.lower_ == "to" for c in verb.children):
        return None
    token = verb.doc[i]
    if verb.dep_ in ("ROOT", "ccomp", "parataxis"):
        return (
            token
            if (token.pos_ == "PROPN" or _begins_clause(token))
            and token.dep_ in ("nmod:unmarked", "appos", "flat", "list", "dep", "conj")
            and token.head.i < token.i
            else None
        )
    # "just days after Smith met": a finite verb right behind a name, whatever the name was hung on
    finite = "VerbForm=Fin" in str(verb.morph) or verb.lower_ in ("met", "spoke", "held")
    return token if finite and token.text in _STAND_FOR and token.head.i != verb.i and i == verb.i - 1 else None


def is_passive(verb: Token) -> bool:
    """ "was received", "attended by": the subject undergoes it."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return True
    return verb.dep_ in ("acl", "amod") and "Voice=Pass" in str(verb.morph)


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects, with what is coordinated."""
    out = [t for c in verb.children if c.dep_ in ("obj", "iobj") for t in conjuncts(c)]
    if verb.dep_ == "acl:relcl" and any(c.lower_ == "whom" for c in verb.children):
        out.append(verb.head)  # "the leader, whom he is to meet"
    return out


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of a verb's or noun's prepositional phrases, coordinated ones included."""
    for child in token.children:
        if child.dep_.split(":")[0] in ("obl", "nmod") and child.dep_ not in ("nmod:poss", "nmod:desc"):
            prep = preposition(child)
            for word in conjuncts(child):
                yield preposition(word) or prep, word
