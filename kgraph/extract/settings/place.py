"""Where an encounter is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.words import plain
from kgraph.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.gazetteer import Entry
    from kgraph.extract.mentions import Mention

    #: A place with its distance from the trigger: the nearest first.
    Candidate = tuple[int, Mention]

_AT = frozenset({"in", "at", "inside", "near", "outside", "within", "around"})
_TOWARDS = frozenset({"welcome", "invite", "visit", "receive"})  # "welcomed X to the White House"
_SCHEDULED = frozenset({"pencilled", "scheduled", "planned", "set", "slated", "due"})
_TO_COME = frozenset({"due", "scheduled", "planned", "set", "slated", "expected"})
_ABOUT = frozenset({"about", "regarding", "concerning"})
_CLAUSES = frozenset({"advcl", "ccomp", "parataxis"})
_AFFAIRS = word_set("settings", "affairs")
_KINDS_OF_PLACE = word_set("settings", "kinds_of_place")
_AUXILIARY = word_set("settings", "auxiliary_to_place")
_DEPTH = 4  # of the words looked at under a trigger
_OF_NOUN, _OF_VERB = 99, 50  # distances of "the Geneva talks" and of "flew to Baghdad for talks"


def place_of(frame: Frame, sentence: Sentence) -> Place | None:
    """The place named in the clause, the nearest to the trigger first; None when it names none."""
    doc = frame.trigger.doc
    found = _near(frame, sentence)
    found += [(_OF_NOUN, mention) for mention in frame.places]
    if frame.head.i != frame.trigger.i or not found:
        found += _of_motion(frame, sentence)
    found = (
        found
        or _brought_to(frame, sentence)
        or _held_in(frame, sentence)
        or _before_where(frame, sentence)
        or _visited(frame, sentence)
        or _behind(doc, frame, sentence)
        or _destination(frame, sentence)
        or _opening(doc, frame, sentence)
    )
    if not found:
        return None
    place = combine([mention for _, mention in sorted(found, key=lambda f: f[0])])
    if place.city is None and place.venue is None:
        city = next(filter(None, (_town_before(mention, sentence) for _, mention in found)), None)
        place = Place(city, place.country) if city else place
    return place


def _town_before(state: Mention, sentence: Sentence) -> str | None:
    """ "In Mettlach, Germany": the town before a state, where no table has it."""
    n = next((n for n, u in enumerate(sentence.units) if u.start == state.start and u.mention is not None), 0)
    if n < 3 or sentence.units[n - 1].text != ",":
        return None
    words: list[str] = []
    for unit in reversed(sentence.units[max(0, n - 5) : n - 1]):
        if unit.text in _AT and words:
            return " ".join(reversed(words))
        if unit.mention is not None or unit.when is not None or not unit.text[0].isupper():
            return None
        words.append(unit.text)
    return None


def _place(token: Token, frame: Frame, sentence: Sentence) -> Mention | None:
    """The place that a word names, unless it is at the table as a party."""
    mention = sentence.mention(token)
    return mention if mention is not None and mention.is_place and mention not in frame.people else None


def _near(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """Places under the trigger, its verb and its noun: "met in Oslo", "the Oslo meeting"."""
    anchors = {t.i: t for t in (frame.trigger, frame.head, frame.noun) if t is not None}
    return [
        (abs(token.i - frame.trigger.i) + n, mention)
        for anchor in anchors.values()
        for n, token in enumerate(_down(anchor, but=_other_subject(frame, anchor)))
        if (mention := _place(token, frame, sentence)) is not None and _stands_as_place(token, mention, frame)
    ]


def _other_subject(frame: Frame, anchor: Token) -> Token | None:
    """ "X's visit to Peru comes ahead of talks": a subject that is another thing than the encounter."""
    subject = next((c for c in anchor.children if c.dep_ == "nsubj"), None)
    other = subject is not None and anchor.i != frame.trigger.i and subject.i not in frame.tokens
    return subject if other and subject is not None and subject.pos_ == "NOUN" else None


def _down(token: Token, depth: int = _DEPTH, but: Token | None = None) -> list[Token]:
    """The words under a trigger, not those of a relative clause about somebody."""
    out: list[Token] = []
    for child in token.children:
        if _leads_elsewhere(child, top=depth == _DEPTH) or (but is not None and child.i == but.i):
            continue
        out.append(child)
        if depth:
            out.extend(_down(child, depth - 1))
    return out


def _leads_elsewhere(child: Token, *, top: bool) -> bool:
    """Whether what hangs on a word is told of something else than the encounter."""
    if child.dep_ in _CLAUSES:
        return True
    if child.dep_ == "acl:relcl":
        happens = lemma(child.lower_) in triggers().verbs["happening"] | {"hold", "host"} or child.lower_ in _TO_COME
        return not (top and happens)
    if top and child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
        return True
    # "about grain silos in Sohar": where the matter is, not the meeting
    return child.dep_ in ("obl", "nmod") and preposition(child) in _ABOUT | {"ahead of"}


def _stands_as_place(token: Token, mention: Mention, frame: Frame) -> bool:
    """ "In Oslo", "in the port of Oslo", "scheduled for Oslo", "travelled to Oslo", "the Oslo talks"."""
    head = token.head
    if any(c.dep_ == "case" and c.i and c.nbor(-1).lower_ in _AFFAIRS for c in token.children):
        return False  # "the situation in Haiti": where the matter is
    prep = preposition(token)
    if not prep and token.dep_ in ("nmod", "nmod:unmarked", "appos", "conj", "compound", "flat"):
        prep = preposition(head)
    if prep == "for" and head.lower_ in _SCHEDULED:
        prep = "in"
    if prep == "of" and head.lower_ in _KINDS_OF_PLACE:
        prep = preposition(head)
    moves = lemma(head.lower_) in triggers().verbs["motion"] or head.lower_.startswith(("welcom", "invit"))
    if prep.split(" ")[0] in _AT or (prep == "to" and moves):
        return True
    return token.dep_ in ("compound", "nmod:poss") and mention in frame.places


def _of_motion(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "Flew to Baghdad for talks": the place hangs on the verb of motion above."""
    moves = lemma(frame.head.lower_) in triggers().verbs["motion"] | _TOWARDS
    return [
        (_OF_VERB + abs(word.i - frame.trigger.i), mention)
        for prep, word in obliques(frame.head)
        if (prep in _AT or (prep == "to" and moves)) and (mention := _place(word, frame, sentence)) is not None
    ]


def _brought_to(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "Talks that were to bring diplomats to Geneva"."""
    return [
        (0, mention)
        for child in (frame.noun.children if frame.noun is not None else ())
        if child.dep_ in ("acl", "acl:relcl") and lemma(child.lower_) in ("bring", "take", "draw", "gather")
        for mention in _places_after(child, ("to", "in"), sentence)
    ]


def _held_in(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "The meeting is scheduled for Friday and should take place in Moscow": the same subject's next verb."""
    return [
        (0, mention)
        for verb in (frame.head.children if frame.noun is not None else ())
        if verb.dep_ == "conj" and lemma(verb.lower_) in triggers().verbs["happening"] | {"hold", "host", "take"}
        if not any(c.dep_.startswith("nsubj") for c in verb.children)
        for mention in _places_after(verb, _AT, sentence)
    ]


def _places_after(verb: Token, prepositions: Collection[str], sentence: Sentence) -> list[Mention]:
    words = (sentence.mention(w) for prep, w in obliques(verb) if prep in prepositions)
    return [m for m in words if m is not None and m.is_place]


def _before_where(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "made a trip to Lahore, where he met X": the place before "where"."""
    doc = frame.head.doc
    for child in frame.head.children:
        for i in range(child.i - 1, max(-1, child.i - 7), -1) if child.lower_ == "where" else ():
            if doc[i].pos_ == "VERB":
                break
            mention = sentence.mention(doc[i])
            if mention is not None and mention.is_place:
                return [(0, mention)]
    return []


def _visited(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "X, who is on a visit to Lima, met Y"; "X, visiting Lima, met Y"; "during his visit to Lima, X met Y": there."""
    for token in frame.head.subtree:
        stays = token.lower_ in ("visit", "trip", "tour") and any(a.dep_ == "acl:relcl" for a in (token, token.head))
        during = token.lower_ in ("visit", "trip", "tour") and preposition(token) in ("during", "on", "amid")
        if (stays or during) and (found := _places_after(token, ("in", "to"), sentence)):
            return [(0, found[0])]
        if token.lower_ == "visiting" and token.dep_ in ("acl", "advcl"):
            seen = [
                m for c in token.children if c.dep_ == "obj" and (m := sentence.mention(c)) is not None and m.is_place
            ]
            if seen:
                return [(0, seen[0])]
    return []


def _behind(doc: Doc, frame: Frame, sentence: Sentence) -> list[Candidate]:
    """The first "in X" behind a trigger, before another verb: a phrase that the parser has hung elsewhere."""
    start = max(frame.tokens) + 1
    for token in doc[start:]:
        mention = _place(token, frame, sentence)
        if mention is not None:
            if token.nbor(-1).lower_ in ("in", "at"):
                matter = any(preposition(a) in _ABOUT for a in (token, *token.ancestors) if a.i >= start)
                matter = matter or (token.i > 1 and token.nbor(-2).lower_ in _AFFAIRS)  # "the situation in Haiti"
                return [] if matter else [(0, mention)]
        elif token.pos_ in ("VERB", "AUX") and token.lower_ not in _AUXILIARY:
            return []
    return []


def _destination(frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "will fly to Abuja and chair the meeting": the place of the journey told in the same breath."""
    token = frame.head
    while token.dep_ in ("conj", "xcomp", "advcl") and token.head.i != token.i:
        token = token.head
        if lemma(token.lower_) in triggers().verbs["motion"]:
            places = _places_after(token, ("to", "in", "at", "for"), sentence)
            visited = (sentence.mention(c) for c in token.children if c.dep_ == "obj")
            places += [m for m in visited if m is not None and m.is_place]
            return [(0, m) for m in places[:1]]
    return []


def _opening(doc: Doc, frame: Frame, sentence: Sentence) -> list[Candidate]:
    """ "There, in Geneva on Monday, X met Y": the place that a sentence begins with."""
    for token in doc[1 : min(5, frame.trigger.i)]:
        if sentence.mention(token) is not None:
            mention = _place(token, frame, sentence)
            return [(0, mention)] if mention is not None and token.nbor(-1).lower_ in ("in", "at") else []
        if token.pos_ in ("VERB", "AUX"):
            return []
    return []


def combine(mentions: Sequence[Mention]) -> Place:
    """One place from the names given for it: a palace's city, a city's country.

    A state that is also a city ("Singapore") is the city.
    """
    entries = [(m, e) for m in mentions if m.match is not None and (e := m.match.place) is not None]
    venue = next((e for _, e in entries if e.kind in ("venue", "metonym")), None)
    town = next(((m, e) for m, e in entries if e.kind == "city"), None)
    state = next((e.code for _, e in entries if e.kind == "state"), None)
    if town is not None:
        return Place(_as_written(*town), town[1].country, venue.name if venue else None)
    if venue is not None and venue.city:
        return Place(venue.city, venue.country, venue.name)
    return Place(None, state or (venue.country if venue else None), venue.name if venue else None)


def _as_written(mention: Mention, entry: Entry) -> str:
    """A city by the name that the text gives it ("Nur-Sultan"), by the table's where it is the same name."""
    text = " ".join(mention.text.split())
    if text.lower().startswith("the ") and not entry.name.startswith("The "):
        text = text[4:]
    said, known = plain(text).lower(), plain(entry.name).lower()
    same = said == known or said.startswith(known + " d")  # "Washington D.C."
    other_form = any(mark in text for mark in ",(.") or text.isupper() or said.endswith(" capital")
    return entry.name if same or other_form else text
