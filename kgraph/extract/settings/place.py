"""Where an encounter is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import obliques, preposition
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.words import plain
from kgraph.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.frames.frame import Frame
    from kgraph.extract.gazetteer import Entry, Match
    from kgraph.extract.mentions import Mention

_AT = frozenset({"in", "at", "inside", "near", "outside", "within", "around"})


_TOWARDS = frozenset({"welcome", "invite", "visit", "receive"})  # "welcomed X to the White House"


def place_of(frame: Frame, sentence: Sentence) -> tuple[Place | None, Mention | None]:
    """The place named in the clause, the nearest to the trigger first; None when it names none."""
    found: list[tuple[int, Mention]] = []
    anchors = {frame.trigger.i: frame.trigger, frame.head.i: frame.head}
    if frame.noun is not None:
        anchors[frame.noun.i] = frame.noun
    head = frame.head
    for anchor in list(anchors.values()):
        for n, token in enumerate(_down(anchor)):
            mention = sentence.mention(token)
            if mention is None or mention.match is None or mention.match.place is None or mention in frame.people:
                continue
            prep = preposition(token) or (
                preposition(token.head)
                if token.dep_ in ("nmod", "nmod:unmarked", "appos", "conj", "compound", "flat")
                else ""
            )
            if prep == "for" and token.head.lower_ in ("pencilled", "scheduled", "planned", "set", "slated", "due"):
                prep = "in"
            if prep == "of" and token.head.lower_ in _KINDS_OF_PLACE:  # "in the coastal city of Mombasa"
                prep = preposition(token.head)
            towards = prep == "to" and (
                lemma(token.head.lower_) in triggers().verbs["motion"]
                or token.head.lower_.startswith(("welcom", "invit"))
            )
            if (
                prep.split(" ")[0] in _AT
                or towards
                or (token.dep_ in ("compound", "nmod:poss") and mention in frame.places)
            ):
                found.append((abs(token.i - frame.trigger.i) + n, mention))
    for mention in frame.places:
        found.append((99, mention))
    # "flew to Baghdad for talks": the place hangs on the verb of motion above
    if head.i != frame.trigger.i or not found:
        for prep, word in obliques(head):
            mention = sentence.mention(word)
            if (
                (prep in _AT or (prep == "to" and lemma(head.lower_) in triggers().verbs["motion"] | _TOWARDS))
                and mention is not None
                and mention.match is not None
                and mention.match.place is not None
                and mention not in frame.people
            ):
                found.append((50 + abs(word.i - frame.trigger.i), mention))
    if not found and frame.noun is not None:
        for child in frame.noun.children:  # "talks that were to bring diplomats to Geneva"
            if child.dep_ in ("acl", "acl:relcl") and lemma(child.lower_) in ("bring", "take", "draw", "gather"):
                found.extend(
                    (0, m)
                    for prep, w in obliques(child)
                    if prep in ("to", "in")
                    and (m := sentence.mention(w)) is not None
                    and m.match is not None
                    and m.match.place is not None
                )
    if not found:
        found = (
            _where(frame, sentence)
            or _after(frame, sentence)
            or _destination(frame, sentence)
            or _opening(frame, sentence)
        )
    if not found:
        return None, None
    found.sort(key=lambda f: f[0])
    best = found[0][1]
    return combine([m for _, m in found]), best


_KINDS_OF_PLACE = word_set("settings", "kinds_of_place")


def _where(frame: Frame, sentence: Sentence) -> list[tuple[int, Mention]]:
    """ "made a trip to Lahore, where he met X": the place before "where"."""
    for child in frame.head.children:
        if child.lower_ == "where":
            for i in range(child.i - 1, max(-1, child.i - 7), -1):
                if frame.head.doc[i].pos_ == "VERB":
                    break
                mention = sentence.mention(frame.head.doc[i])
                if mention is not None and mention.match is not None and mention.match.place is not None:
                    return [(0, mention)]
    return []


def _after(frame: Frame, sentence: Sentence) -> list[tuple[int, Mention]]:
    """The first "in X" behind a trigger, before another verb: a phrase that the parser has hung elsewhere."""
    doc = sentence.doc
    for i in range(max(frame.tokens) + 1, len(doc) if doc is not None else 0):
        token = doc[i]  # type: ignore[index]
        mention = sentence.mention(token)
        if (
            mention is not None
            and mention.match is not None
            and mention.match.place is not None
            and mention not in frame.people
        ):
            if doc[i - 1].lower_ in ("in", "at"):  # type: ignore[index]
                above = [token, *token.ancestors]
                if any(
                    preposition(a) in ("about", "regarding", "concerning") for a in above if a.i > max(frame.tokens)
                ):
                    return []
                return [(0, mention)]
        elif token.pos_ in ("VERB", "AUX") and token.lower_ not in (
            "held",
            "due",
            "hosted",
            "chaired",
            "have",
            "been",
            "be",
            "scheduled",
            "planned",
            "was",
            "were",
            "is",
            "are",
            "to",
            "will",
            "take",
            "took",
        ):
            return []
    return []


def _opening(frame: Frame, sentence: Sentence) -> list[tuple[int, Mention]]:
    """ "There, in Geneva on Monday, X met Y": the place that a sentence begins with."""
    doc = sentence.doc
    for i in range(1, min(5, frame.trigger.i) if doc is not None else 0):
        mention = sentence.mention(doc[i])  # type: ignore[index]
        if mention is not None:
            known = mention.match is not None and mention.match.place is not None and mention not in frame.people
            return [(0, mention)] if known and doc[i - 1].lower_ in ("in", "at") else []  # type: ignore[index]
        if doc[i].pos_ in ("VERB", "AUX"):  # type: ignore[index]
            return []
    return []


def _destination(frame: Frame, sentence: Sentence) -> list[tuple[int, Mention]]:
    """ "will fly to Abuja and chair the meeting": the place of the journey told in the same breath."""
    token = frame.head
    while token.dep_ in ("conj", "xcomp", "advcl") and token.head.i != token.i:
        token = token.head
        if lemma(token.lower_) in triggers().verbs["motion"]:
            places = [
                m
                for prep, w in obliques(token)
                if prep in ("to", "in", "at", "for")
                and (m := sentence.mention(w)) is not None
                and m.match is not None
                and m.match.place is not None
            ]
            places += [
                m
                for c in token.children
                if c.dep_ == "obj"
                and (m := sentence.mention(c)) is not None
                and m.match is not None
                and m.match.place is not None
            ]
            return [(0, m) for m in places[:1]]
    return []


def _down(token: Token, depth: int = 4) -> list[Token]:
    """The words under a trigger, not those of a relative clause about somebody."""
    out: list[Token] = []
    for child in token.children:
        if child.dep_ in ("acl:relcl", "advcl", "ccomp", "parataxis") and depth < 4:
            continue
        if depth == 4 and child.dep_ in ("ccomp", "parataxis", "advcl"):
            continue
        if (
            depth == 4
            and child.dep_ == "acl:relcl"
            and lemma(child.lower_) not in triggers().verbs["happening"] | {"hold", "host"}
            and child.lower_ not in ("due", "scheduled", "planned", "set", "slated", "expected")
        ):
            continue
        if depth == 4 and child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ in ("obl", "nmod") and preposition(child) in ("about", "regarding", "concerning"):
            continue  # "about grain silos in Sohar": where the matter is, not the meeting
        out.append(child)
        if depth:
            out.extend(_down(child, depth - 1))
    return out


def combine(mentions: Sequence[Mention]) -> Place:
    """One place from the names given for it: a palace's city, a city's country."""
    entries = [(m, e) for m in mentions if (e := place_entry(m.match)) is not None]
    venue = next((e for _, e in entries if e.kind in ("venue", "metonym")), None)
    town = next(((m, e) for m, e in entries if e.kind == "city"), None)
    state = next((e.code for _, e in entries if e.kind == "state"), None)
    if town is not None:
        return Place(_as_written(*town), town[1].country, venue.name if venue else None)
    if venue is not None and venue.city:
        return Place(venue.city, venue.country, venue.name)
    return Place(None, state or (venue.country if venue else None), venue.name if venue else None)


def _as_written(mention: Mention, entry: Entry) -> str:
    """A city by the name that the text gives it ("Nur-Sultan", "Pasay City"), spelt as in the table where it is the same name."""
    text = " ".join(mention.text.split())
    if text.lower().startswith("the ") and not entry.name.startswith("The "):
        text = text[4:]
    bare = plain(entry.name).lower()
    if text.lower().endswith(" capital"):
        return entry.name
    if (
        plain(text).lower() == bare
        or "," in text
        or "(" in text
        or text.isupper()
        or plain(text).lower().startswith(bare + " d")
        or "." in text
    ):
        return entry.name
    return text


def place_entry(match: Match | None) -> Entry | None:
    """What a name means as a place; a state that is also a city ("Singapore") is the city."""
    if match is None:
        return None
    return match.get("city", "venue", "metonym", "state")
