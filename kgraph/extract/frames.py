"""Encounters in one sentence: a trigger word and who the grammar says takes part.

A frame is raw: its participants are mentions of this sentence, its status that of its own clause.  Frames of
one encounter are joined later, over the whole article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence, conjuncts, is_passive, objects, obliques, preposition, subjects
from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind, Mention

_WITH = frozenset({"with", "together with", "along with", "alongside", "opposite"})
_BETWEEN = frozenset({"between", "among", "of", "involving", "by", "with", "from", "amongst", "including"})
_SAME_EVENT = frozenset({"for", "in", "as", "at", "during", "on", "to", "into", "of", "over", "through", "via"})


@dataclass(slots=True)
class Frame:
    """One trigger with its participants, all as mentions; ``head`` is the clause's verb or the noun itself."""

    trigger: Token
    head: Token
    rule: str
    people: list[Mention] = field(default_factory=list)
    noun: Token | None = None
    objects: list[Mention] = field(default_factory=list)  # the other side, for "separate talks with A and B"
    places: list[Mention] = field(default_factory=list)  # parties that stand where a place stands
    voices: list[Mention] = field(default_factory=list)  # who speaks at it
    sides: list[Mention] = field(default_factory=list)  # "on the Jordanian side"
    hosts: list[Mention] = field(default_factory=list)  # "talks hosted by X": at the table only if nobody else is
    tokens: set[int] = field(default_factory=set)  # trigger words of this frame

    def add(self, mention: Mention | None, *, other: bool = False) -> None:
        if mention is None:
            return
        if mention not in self.people:
            self.people.append(mention)
        if other and mention not in self.objects:
            self.objects.append(mention)


@dataclass(frozen=True, slots=True)
class Triggers:
    """The word lists of ``triggers.toml``."""

    verbs: dict[str, frozenset[str]]
    strong: frozenset[str]
    weak: frozenset[str]
    not_before: frozenset[str]
    status: dict[str, frozenset[str]]
    modes: dict[str, frozenset[str]]
    series: dict[str, frozenset[str]]


@cache
def triggers() -> Triggers:
    """The tables, read once."""
    data = tomllib.loads(files("kgraph.data").joinpath("triggers.toml").read_text(encoding="utf-8"))
    table = {part: {k: frozenset(v) for k, v in data[part].items()} for part in data}
    nouns = table["nouns"]
    return Triggers(
        table["verbs"],
        nouns["strong"],
        nouns["weak"],
        nouns["not_before"],
        table["status"],
        table["modes"],
        table["series"],
    )


_IRREGULAR = {
    "met": "meet",
    "held": "hold",
    "spoke": "speak",
    "spoken": "speak",
    "rang": "ring",
    "rung": "ring",
    "saw": "see",
    "seen": "see",
    "had": "have",
    "has": "have",
    "having": "have",
    "began": "begin",
    "begun": "begin",
    "led": "lead",
    "took": "take",
    "taken": "take",
    "ate": "eat",
    "sat": "sit",
    "brought": "bring",
    "flew": "fly",
    "flown": "fly",
    "went": "go",
    "gone": "go",
    "left": "leave",
    "came": "come",
    "got": "get",
    "was": "be",
    "were": "be",
    "is": "be",
    "are": "be",
    "been": "be",
    "being": "be",
    "dining": "dine",
    "dined": "dine",
    "conferred": "confer",
    "conferring": "confer",
    "paid": "pay",
    "made": "make",
    "did": "do",
    "done": "do",
    "undertook": "undertake",
    "kept": "keep",
    "spent": "spend",
    "sends": "send",
    "sent": "send",
    "said": "say",
    "told": "tell",
    "fell": "fall",
    "cancelled": "cancel",
    "canceled": "cancel",
    "cancelling": "cancel",
    "set": "set",
    "put": "put",
    "broke": "break",
    "broken": "break",
    "sought": "seek",
    "gave": "give",
    "given": "give",
    "scrapped": "scrap",
    "dropped": "drop",
    "planned": "plan",
    "planning": "plan",
    "travelled": "travel",
    "travelling": "travel",
    "deferred": "defer",
    "meeting": "meet",
    "meets": "meet",
    "chatted": "chat",
    "sits": "sit",
    "sitting": "sit",
}


def lemma(word: str) -> str:
    """The base form of a trigger verb.

    >>> [lemma(w) for w in ("met", "hosting", "received", "confers", "telephoned", "discusses", "flies", "convened")]
    ['meet', 'host', 'receive', 'confer', 'telephone', 'discuss', 'fly', 'convene']
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    known = _known_verbs()
    for ending, puts in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ):
        if low.endswith(ending):
            base = low[: -len(ending)] + puts
            if base in known:
                return base
            if puts == "" and len(base) > 3 and base[-1] == base[-2] and base[:-1] in known:
                return base[:-1]
    return low


@cache
def _known_verbs() -> frozenset[str]:
    data = triggers()
    words: set[str] = set()
    for part in (data.verbs, data.status):
        for values in part.values():
            words.update(w.split()[0] for w in values)
    return frozenset(
        words
        | {
            "discuss",
            "agree",
            "say",
            "visit",
            "deliver",
            "remain",
            "exchange",
            "represent",
            "replace",
            "mediate",
            "facilitate",
            "broker",
            "accompany",
            "spend",
            "include",
            "comprise",
            "send",
            "dispatch",
            "delegate",
            "depute",
            "nominate",
            "face",
            "embrace",
        }
    )


def find(sentence: Sentence) -> list[Frame]:
    """The frames of a sentence, those of one encounter joined."""
    if sentence.doc is None:
        return []
    finder = _Finder(sentence)
    frames = _merge([f for token in sentence.doc for f in finder.at(token)])
    finder.stray(frames)
    finder.lost(frames)
    if (listed := finder.listed() or finder.delegates()) is not None and not frames:
        frames.append(listed)
    return [f for f in frames if not (f.rule.startswith("noun") and is_occasion(f.noun, frames))]


class _Finder:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.data = sentence, triggers()

    def at(self, token: Token) -> Iterator[Frame]:
        if self.sentence.units[token.i].mention is not None or self.sentence.units[token.i].when is not None:
            return
        word = token.lower_
        verb = lemma(word)
        nominal = self._is_noun(token)
        if not nominal and (
            token.pos_ in ("VERB", "AUX")
            or token.dep_ in ("ROOT", "conj", "xcomp", "advcl", "acl", "acl:relcl", "ccomp", "parataxis")
        ):
            frame = self._verb(token, verb)
            if frame is not None:
                yield frame
        if (
            token.lower_ in ("host", "hosts", "mediators", "mediator")
            and token.dep_ == "nsubj"
            and (hosts := self._hosts(token)) is not None
        ):
            yield hosts
        if nominal and not self._on_the_eve(token):
            found = self._noun(token)
            if found.people or token.lower_.rstrip("s") not in _VAGUE:
                yield found

    def stray(self, frames: list[Frame]) -> None:
        """ "..., attended by X and Y" at a sentence's end, hung on the wrong noun: it tells of the meeting before it."""
        known = {id(m) for f in frames for m in f.people}
        for token in self.sentence.doc or ():
            if token.lower_ not in ("attended", "joined") or not (is_passive(token) or "Part" in str(token.morph)):
                continue
            agents = [
                m
                for prep, w in obliques(token)
                if prep == "by"
                for t in conjuncts(w)
                if (m := self._mention(t)) is not None
            ]
            before = [
                f for f in frames if f.noun is not None and f.noun.i < token.i and not is_occasion(f.noun, frames)
            ]
            if before and agents and not any(id(m) in known for m in agents):
                for m in agents:
                    before[-1].add(m)

    def lost(self, frames: list[Frame]) -> None:
        """A "with X" hung on a word in between: it belongs to the encounter before it in its clause that has no other side."""
        taken = {id(m) for f in frames for m in f.people}
        doc = self.sentence.doc
        for token in doc if doc is not None else ():
            mention = self.sentence.mention(token)
            if (
                mention is None
                or id(mention) in taken
                or mention.kind == Kind.PRONOUN
                or preposition(token) not in _WITH
            ):
                continue
            before = [f for f in frames if max(f.tokens) < token.i and f.rule != "attend"]
            if not before or before[-1].objects or not before[-1].people:
                continue
            start = max(before[-1].tokens)
            if any(
                t.pos_ in ("VERB", "AUX") and t.i != before[-1].head.i and t.lower_ not in ("including", "held")
                for t in doc[start + 1 : token.i]
            ):  # type: ignore[index]
                continue
            if mention.kind == Kind.PARTY and len({*(p for m in before[-1].people for p in m.parties)}) > 1:
                continue
            for one in conjuncts(token):
                before[-1].add(self._mention(one), other=True)

    def listed(self) -> Frame | None:
        """ "For Washington: X and Y", "On the Palestinian side, X and Y were in attendance": who is at the table."""
        doc, units = self.sentence.doc, self.sentence.units
        if doc is None or len(doc) < 4 or doc[0].lower_ not in ("for", "on", "from"):
            return None
        side = self.sentence.mention(doc[1])
        if side is None or side.kind not in (Kind.PARTY, Kind.DELEGATION) or units[2].text not in (":", ",", "side"):
            return None
        if units[2].text == "," and not any(
            t.lower_ in ("attendance", "attended", "present", "participated", "part") for t in doc
        ):
            return None
        people = [m for m in self.sentence.mentions if m.kind == Kind.PERSON]
        if not people:
            return None
        frame = Frame(doc[0], doc[0], "attend", tokens={0})
        for m in (side, *people):
            frame.add(m)
        return frame

    def delegates(self) -> Frame | None:
        """ "The head of the Tajik delegation, X, and the representative of Kazakhstan, Y, said": they sit at what is being told."""
        people = [m for m in self.sentence.mentions if m.kind == Kind.PERSON and m.parties and _DELEGATE.match(m.text)]
        if not people or self.sentence.doc is None:
            return None
        frame = Frame(self.sentence.doc[0], self.sentence.doc[0], "attend", tokens={0})
        for m in people:
            frame.add(m)
        return frame

    # --- mentions ----------------------------------------------------------------------------

    def _mention(self, token: Token) -> Mention | None:
        found = self.sentence.mention(token)
        if found is not None:
            return found
        # "the delegation led by X", "a team headed by X": the leader stands for it
        for child in token.children:
            if child.dep_ in ("acl", "acl:relcl") and child.lower_ in (
                "led",
                "headed",
                "comprising",
                "including",
                "consisting",
            ):
                for _, word in obliques(child):
                    if (m := self.sentence.mention(word)) is not None:
                        return m
        return None

    def _mentions(self, tokens: list[Token]) -> list[Mention]:
        return [m for t in tokens for m in self._all(t)]

    def _all(self, token: Token) -> list[Mention]:
        """A word's mention, or those of its "of" and "from": "officials of the two governments", "envoys from A and B"."""
        if token.lower_ in ("delegations", "delegates", "teams") and self.sentence.mention(token) is None:
            led = [
                m
                for c in token.children
                if c.dep_ in ("acl", "acl:relcl") and c.lower_ in ("led", "headed", "chaired")
                for _, w in obliques(c)
                if (m := self.sentence.mention(w)) is not None
            ]
            return [
                *(m for prep, w in obliques(token) if prep in ("of", "from") and (m := self._mention(w)) is not None),
                *led,
            ]
        found = self._mention(token)
        if found is not None:
            return [found]
        if token.lower_ in ("delegation", "team", "mission") and (leader := self._leader(token)) is not None:
            return [
                leader,
                *(
                    m
                    for prep, w in obliques(token)
                    if prep in ("of", "from") and (m := self._mention(w)) is not None and m is not leader
                ),
            ]
        if token.lower_ in _SENT or token.lower_ in ("governments", "presidents", "delegation"):
            return [m for prep, w in obliques(token) if prep in ("of", "from") and (m := self._mention(w)) is not None]
        return []

    def _leader(self, token: Token) -> Mention | None:
        """ "A delegation of Uzbekistan under the leadership of X", "headed by X"."""
        led = False
        for word in token.doc[token.i + 1 : token.i + 10]:
            led = led or word.lower_ in ("led", "headed", "leadership", "chaired", "head")
            mention = self.sentence.mention(word)
            if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE):
                return mention if led else None
            if word.pos_ == "VERB" and word.lower_ not in ("led", "headed", "chaired"):
                return None
        return None

    def _is_noun(self, token: Token) -> bool:
        word = token.lower_
        if (
            word not in self.data.strong
            and word not in self.data.weak
            and word.rstrip("s") not in self.data.strong | self.data.weak
        ):
            return False
        if word in (
            "meet",
            "meets",
            "call",
            "calls",
            "talk",
            "talks",
            "contact",
            "visit",
            "visits",
            "exchange",
            "last",
            "lunch",
            "round",
            "engagement",
            "meeting",
            "huddle",
            "encounter",
            "breakfast",
            "host",
        ):
            if token.pos_ in ("VERB", "AUX") or token.dep_ in ("xcomp", "advcl", "acl:relcl"):
                return word == "meeting" and any(c.dep_ in ("det", "nmod:poss", "amod") for c in token.children)
        before = token.nbor(-1).lower_ if token.i else ""
        if word in ("videoconference", "teleconference", "telephone", "video", "phone") and preposition(token) in (
            "by",
            "via",
            "over",
            "through",
            "on",
        ):
            return False
        if word in ("visit", "visits"):
            return any(
                p in ("to", "with", "on", "from")
                and (p != "from" or lemma(token.head.lower_) in ("receive", "have", "get", "host"))
                and (m := self._mention(w)) is not None
                and m.kind in (Kind.PERSON, Kind.OFFICE)
                for p, w in obliques(token)
            )
        if word in ("commission", "council", "committee"):
            return lemma(token.head.lower_) in ("chair", "hold", "convene", "open") and token.dep_ in (
                "obj",
                "nsubj:pass",
            )
        if word == "one":
            return (
                before in ("next", "previous", "last", "latest", "earlier", "former") and token.dep_.startswith("nsubj")
            ) or (before == "previous" and token.dep_ == "obj")
        if word in ("meet", "meets", "talk", "call", "calls", "visits") and not any(
            c.dep_ in ("det", "nmod:poss", "amod", "compound", "nummod") for c in token.children
        ):
            return False
        if (
            token.dep_ in ("compound", "amod", "nmod:desc", "flat")
            and token.head.i > token.i
            and (token.head.lower_ in self.data.strong or token.head.lower_ in self.data.weak)
        ):
            return False
        if word in ("trilateral", "bilateral") and (token.pos_ == "ADJ" or token.dep_ in ("amod", "compound")):
            return False
        if before in self.data.not_before and not (
            before in ("security", "council", "party", "emergency", "video", "plenary", "committee")
            and word in ("talks", "talk", "session", "conference", "consultations", "dialogue", "meeting", "call")
        ):
            return False
        return not (
            word in ("conference", "briefing") and before in ("press", "news", "a", "the") and before != "video"
        )

    def _on_the_eve(self, token: Token) -> bool:
        """ "On the eve of the talks", "the day before the meeting": names a time, not a further encounter."""
        for i in range(token.i - 1, max(-1, token.i - 4), -1):
            index = self.sentence.units[i].when
            if index is not None:
                return self.sentence.whens[index].form == "same"
            if token.doc[i].dep_ not in ("det", "amod", "compound", "case"):
                return False
        return False

    def _hosts(self, token: Token) -> Frame | None:
        """ "Their Saudi hosts are X and Y": at the encounter being told."""
        people = [m for t in conjuncts(token.head) if (m := self._mention(t)) is not None and m.kind == Kind.PERSON]
        if not people or not any(c.dep_ == "cop" for c in token.head.children):
            return None
        frame = Frame(token, token.head, "attend", tokens={token.i})
        for m in people:
            frame.add(m)
        return frame

    # --- verbs -------------------------------------------------------------------------------

    def _verb(self, token: Token, verb: str) -> Frame | None:
        kinds = self.data.verbs
        passive = is_passive(token)
        frame = Frame(token, token, f"verb:{verb}", tokens={token.i})
        if verb in kinds["reciprocal"] or verb in kinds["speech"]:
            return self._reciprocal(frame, token, verb)
        if verb in kinds["hosting"]:
            return self._hosting(frame, token, passive)
        if verb in kinds["calling"]:
            return self._calling(frame, token, verb)
        if verb in kinds["joining"]:
            return self._joining(frame, token, passive)
        if verb in kinds["bringing"] and any(c.lower_ == "together" for c in token.children) and objects(token):
            for m in self._mentions(subjects(token)):
                frame.add(m)
            for m in self._mentions(objects(token)):
                frame.add(m, other=True)
            return frame if len(frame.objects) > 1 else None
        if verb in kinds["gathering"] and not (
            not passive and any(c.dep_ == "obj" and self._mention(c) is None for c in token.children)
        ):
            for m in self._mentions(subjects(token)):
                frame.add(m)
            return frame if frame.people else None
        if verb == "sit" and any(c.lower_ == "down" for c in token.children):
            return self._reciprocal(frame, token, verb)
        if verb == "sit" and any(
            p == "with" and (m := self._mention(w)) is not None and m.kind != Kind.PARTY for p, w in obliques(token)
        ):
            return self._reciprocal(frame, token, verb)
        if verb in ("see", "face", "embrace", "greet") and any(
            c.lower_ in ("each", "other") for c in token.subtree if token.i < c.i < token.i + 4
        ):
            return self._reciprocal(frame, token, verb)
        if (
            verb == "bring"
            and not passive
            and any(
                p in ("into", "to", "around", "at") and w.lower_ in ("room", "table", "face")
                for p, w in obliques(token)
            )
        ):
            people = [m for m in self._mentions(objects(token)) if m.kind != Kind.PARTY]
            if len(people) > 1 or any(m.plural for m in people):
                for m in [*self._mentions(subjects(token)), *people]:
                    frame.add(m)
                return frame
        if verb == "see" and any(c.lower_ in ("each", "other") for c in token.children):
            return self._reciprocal(frame, token, verb)
        if verb == "see" and self._is_purpose(token):
            return self._hosting(frame, token, passive)
        if verb in ("attend", "participate") or (
            verb == "take" and any(c.dep_ == "obj" and c.lower_ == "part" for c in token.children)
        ):
            return self._attending(frame, token, passive)
        if verb in ("lead", "head"):
            return self._leading(frame, token, passive)
        if verb == "accompany":
            return self._accompanying(frame, token, passive)
        if verb == "represent":
            return self._representing(frame, token, passive)
        if verb == "spend" and any(
            c.dep_ == "obj"
            and c.lower_ in ("minutes", "hours", "hour", "minute", "day", "time", "evening", "morning", "afternoon")
            for c in token.children
        ):
            frame = self._reciprocal(frame, token, verb)  # type: ignore[assignment]
            return frame if frame is not None and frame.objects else None
        if verb in ("send", "dispatch", "delegate", "depute", "nominate", "include", "comprise"):
            return self._sending(frame, token, verb, passive)
        if verb == "be" or (token.dep_ == "ROOT" and any(c.dep_ == "cop" for c in token.children)):
            return None
        if verb in ("get", "come", "sit") and any(c.lower_ == "together" for c in token.children):
            for m in self._mentions(subjects(token)):
                frame.add(m)
            return frame if frame.people else None
        if verb in ("discuss", "exchange", "hold", "share"):
            found = self._discussing(frame, token)
            if found is not None:
                return found
        return self._remotely(frame, token) or self._jointly(frame, token, verb)

    def _jointly(self, frame: Frame, token: Token, verb: str) -> Frame | None:
        """ "X and Y went through a draft", "signed", "agreed": people of different parties who do it together."""
        if verb not in self.data.verbs["joint"] or is_passive(token):
            return None
        if verb == "go" and not any(
            c.lower_ in ("through", "over") for c in token.subtree if token.i < c.i < token.i + 3
        ):
            return None
        if verb == "take" and not any(c.dep_ == "obj" and c.lower_ == "stock" for c in token.children):
            return None
        people = [
            m
            for m in self._mentions(subjects(token))
            if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART, Kind.PRONOUN)
        ]
        if len(people) < 2:
            return None
        for m in people:
            frame.add(m)
        frame.rule = "verb:jointly"
        return frame

    def _remotely(self, frame: Frame, token: Token) -> Frame | None:
        """ "X and Y went over the figures by telephone", "X raised it with Y over the phone": whatever the verb, they spoke."""
        words = self.data.modes["phone"] | self.data.modes["video"]
        if not any(
            p in ("by", "over", "via", "on", "through") and any(t.lower_ in words for t in w.subtree)
            for p, w in obliques(token)
        ):
            return None
        people = [m for m in self._mentions(subjects(token)) if m.kind != Kind.PARTY]
        others = [
            m
            for p, w in _and_below(token)
            if p in _WITH and (m := self._mention(w)) is not None and m.kind != Kind.PARTY
        ]
        if lemma(token.lower_) in (
            "inform",
            "tell",
            "brief",
            "assure",
            "congratulate",
            "thank",
            "warn",
            "urge",
            "reassure",
        ):
            others += [
                m for m in self._mentions(objects(token)) if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
            ]
        if len(people) + len(others) < 2 and not any(m.plural for m in people):
            return None
        for m in people:
            frame.add(m)
        for m in others:
            frame.add(m, other=True)
        return frame

    def _reciprocal(self, frame: Frame, token: Token, verb: str) -> Frame | None:
        passive = is_passive(token)
        for m in self._mentions(subjects(token)):
            frame.add(m)
        if not passive:
            for m in self._mentions(objects(token)):
                frame.add(m, other=True)
        for prep, word in _and_below(token):
            if prep in _WITH or (verb in ("speak", "talk") and prep in ("to", "with")) or (passive and prep == "by"):
                frame.add(self._mention(word), other=True)
        each_other = any(c.lower_ in ("other", "another") for c in token.subtree if c.i > token.i and c.i < token.i + 4)
        if (
            verb in ("speak", "sit")
            and not frame.objects
            and (
                side := next(
                    (
                        m
                        for p, w in obliques(token)
                        if p == "for" and (m := self._mention(w)) is not None and m.kind == Kind.PARTY
                    ),
                    None,
                )
            )
            is not None
        ):
            frame.people = [
                m for m in frame.people if m.kind in (Kind.PERSON, Kind.OFFICE)
            ]  # "X spoke for Spain": at the table being told of
            frame.add(side)
            frame.rule = "attend"
            return frame if len(frame.people) > 1 else None
        if verb in self.data.verbs["speech"] and not frame.objects and not each_other and not self._by_phone(token):
            return None
        return frame if frame.people else None

    def _by_phone(self, token: Token) -> bool:
        return any(w.lower_ in self.data.modes["phone"] | self.data.modes["video"] for w in token.subtree)

    def _hosting(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        hosts = self._mentions(subjects(token))
        guests = self._mentions(objects(token))
        if passive:
            guests = hosts
            hosts = [m for prep, w in obliques(token) if prep == "by" and (m := self._mention(w)) is not None]
        guests = [g for g in guests if g.kind != Kind.PARTY]
        if not guests and not passive and hosts and (near := self._next_person(token)) is not None:
            guests = [near]
        if not guests:
            return None
        if token.lower_.startswith(("welcom", "greet")) and not hosts:
            return None
        for m in hosts:
            frame.add(m)
        for m in guests:
            frame.add(m, other=True)
        return frame

    def _next_person(self, verb: Token) -> Mention | None:
        """ "received on Monday in his office X": the object behind other phrases, where the parser lost it."""
        for token in verb.doc[verb.i + 1 : verb.i + 9]:
            mention = self.sentence.mention(token)
            if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART):
                return mention if token.nbor(-1).lower_ not in ("of", "by", "for", "from") else None
            if token.pos_ in ("VERB", "SCONJ") or token.text in (";", ".") or token.lower_ in ("and", "that"):
                return None
        return None

    def _calling(self, frame: Frame, token: Token, verb: str) -> Frame | None:
        if verb == "call":
            on = [m for prep, w in obliques(token) if prep in ("on", "upon") and (m := self._mention(w)) is not None]
            clausal = any(c.dep_ in ("xcomp", "ccomp") for c in token.children)
            if on and not clausal and all(m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART) for m in on):
                frame.rule = "verb:call on"
                for m in self._mentions(subjects(token)):
                    frame.add(m)
                for m in on:
                    frame.add(m, other=True)
                return frame if len(frame.people) > 1 else None
            if clausal or is_passive(token):
                return None
        others = [m for m in self._mentions(objects(token)) if m.kind not in (Kind.PARTY,)]
        others += [
            m for prep, w in obliques(token) if prep == "to" and verb == "ring" and (m := self._mention(w)) is not None
        ]
        people = self._mentions(subjects(token))
        if not others or not people:
            return None
        for m in people:
            frame.add(m)
        for m in others:
            frame.add(m, other=True)
        return frame

    def _joining(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        """ "X joined Y for talks", "X was joined by Y": only where an encounter is named with it."""
        noun = next((w for prep, w in obliques(token) if prep in _SAME_EVENT and self._is_noun(w)), None)
        others = self._mentions(objects(token))
        if passive:
            others = [m for prep, w in obliques(token) if prep == "by" and (m := self._mention(w)) is not None]
        people = self._mentions(subjects(token))
        host = token.head if token.dep_ in ("acl", "acl:relcl", "advcl") else None
        if noun is None and host is not None and self._is_noun(host):
            noun = host
        if noun is None and token.dep_ in ("acl:relcl", "advcl"):  # "the dialogue in Tokyo, where X was joined by Y"
            noun = next((a for a in token.ancestors if self._is_noun(a)), None)
        if noun is None and passive and others:  # "in turn, the President was joined by Y": at the encounter being told
            for m in others:
                frame.add(m)
            frame.rule = "attend"
            return frame
        if noun is None or not others:
            return None
        for m in people:
            frame.add(m)
        for m in others:
            frame.add(m, other=True)
        frame.noun = noun
        frame.tokens.add(noun.i)
        return frame

    def _attending(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        """ "X also took part", "X will attend": at the encounter being told."""
        if (
            passive
            or any(c.dep_ == "obj" and c.lower_ != "part" for c in token.children)
            or any(
                p in ("in", "at")
                and w.lower_ not in ("which", "whom", "it", "them")
                and (self._is_noun(w) or self._mention(w) is not None)
                for p, w in obliques(token)
            )
        ):
            return None
        for m in self._mentions(subjects(token)):
            frame.add(m)
        frame.rule = "attend"
        return frame if frame.people else None

    def _leading(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        """ "X led the Pakistani delegation", "the Indian side was led by X"."""
        people, sides = self._mentions(subjects(token)), self._mentions(objects(token))
        if passive:
            sides, people = (
                people,
                [m for prep, w in obliques(token) if prep == "by" and (m := self._mention(w)) is not None],
            )
        if not any(m.kind == Kind.DELEGATION for m in sides):
            return None
        for m in [*(p for p in people if p.kind != Kind.DELEGATION), *(p for p in sides if p.kind == Kind.DELEGATION)]:
            frame.add(m)
        frame.rule = "attend"
        return frame if frame.people else None

    def _accompanying(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        """ "X was accompanied by Y and Z": who came along to the encounter being told."""
        people = self._mentions(subjects(token))
        if passive:
            people = [
                m
                for prep, w in obliques(token)
                if prep == "by"
                for t in conjuncts(w)
                if (m := self._mention(t)) is not None
            ]
        for m in people:
            if m.kind == Kind.PERSON or m.people:
                frame.add(m)
        frame.rule = "attend"
        return frame if frame.people else None

    def _representing(self, frame: Frame, token: Token, passive: bool) -> Frame | None:
        """ "Kazakhstan was represented by X", "X represented Kazakhstan": at the encounter being told."""
        people, sides = self._mentions(subjects(token)), self._mentions(objects(token))
        if passive:
            sides, people = (
                people,
                [
                    m
                    for prep, w in obliques(token)
                    if prep == "by"
                    for t in conjuncts(w)
                    if (m := self._mention(t)) is not None
                ],
            )
        if not any(m.kind in (Kind.PARTY, Kind.DELEGATION) for m in sides) or any(
            self._is_noun(w) for p, w in obliques(token) if p in ("at", "in")
        ):
            return None
        for m in [
            *(p for p in people if p.kind in (Kind.PERSON, Kind.OFFICE)),
            *(s for s in sides if s.kind in (Kind.PARTY, Kind.DELEGATION)),
        ]:
            frame.add(m)
        frame.rule = "attend"
        return frame if len(frame.people) > 1 else None

    def _sending(self, frame: Frame, token: Token, verb: str, passive: bool) -> Frame | None:
        """ "Cairo sent its deputy minister", "the Ukrainian side includes X and Y": at the encounter being told."""
        senders, sent = self._mentions(subjects(token)), self._mentions(objects(token))
        if passive:
            sent, senders = senders, []
        sent = [m for m in sent if m.kind in (Kind.PERSON, Kind.OFFICE) or m.people]
        if verb in ("include", "comprise") and not any(m.kind == Kind.DELEGATION for m in senders):
            return None
        if (
            not sent
            or (not passive and not senders)
            or any(
                p in ("to",)
                and not self._is_noun(w)
                and self._mention(w) is not None
                and self._mention(w).kind != Kind.PARTY
                for p, w in obliques(token)
            )
        ):  # type: ignore[union-attr]
            return None
        for m in [*sent, *(p for p in senders if p.kind in (Kind.DELEGATION, Kind.PARTY))]:
            frame.add(m)
        frame.rule = "attend"
        return frame

    def _is_purpose(self, token: Token) -> bool:
        return any(c.lower_ == "to" and c.dep_ == "mark" for c in token.children) or any(
            c.lower_ in ("will", "'ll") for c in token.children
        )

    def _discussing(self, frame: Frame, token: Token) -> Frame | None:
        """ "X discussed the matter with Y", "X exchanged views with Y": people on both sides."""
        if token.lower_.startswith(("hold", "held", "shar")):
            return None
        people = [
            m
            for m in self._mentions(subjects(token))
            if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART, Kind.PRONOUN)
        ]
        others = [
            m
            for prep, w in obliques(token)
            if prep in _WITH
            and (m := self._mention(w)) is not None
            and m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
        ]
        for child in token.children:
            if child.dep_ == "obj":
                others += [
                    m
                    for prep, w in obliques(child)
                    if prep in _WITH
                    and (m := self._mention(w)) is not None
                    and m.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART)
                ]
        if not people or not others:
            return None
        for m in people:
            frame.add(m)
        for m in others:
            frame.add(m, other=True)
        return frame

    # --- nouns -------------------------------------------------------------------------------

    def _noun(self, token: Token) -> Frame:
        frame = Frame(token, token, f"noun:{token.lower_}", noun=token, tokens={token.i})
        self._own(frame, token)
        self._governed(frame, token)
        if len(frame.people) == 1 and frame.objects and token.lower_ in ("talks", "chats", "meets", "speaks"):
            before = [
                m
                for m in self.sentence.mentions
                if m.kind in (Kind.PERSON, Kind.OFFICE) and m.end <= self.sentence.units[token.i].start
            ]
            if before:  # a caption's "X, left, talks with Y"
                frame.add(before[-1])
        return frame

    def _own(self, frame: Frame, token: Token) -> None:
        """Participants inside the noun's own phrase."""
        for child in token.children:
            if (
                child.dep_ in ("nmod:poss", "compound", "amod", "nmod", "nmod:unmarked", "appos", "dep", "flat")
                and child.i < token.i
            ):
                for word in conjuncts(child):
                    found = self._mention(word)
                    if found is not None and (
                        child.dep_ != "compound"
                        or found.kind != Kind.PARTY
                        or found.match is None
                        or found.match.get("state", "adjective", "organisation", "metonym", "movement", "group")
                        or len(conjuncts(child)) > 1
                    ):
                        frame.add(found)
                    elif found is not None:
                        frame.places.append(found)
            if child.dep_ in ("acl", "acl:relcl"):
                self._relative(frame, child)
                if child.lower_ in ("had", "held", "have", "hold"):
                    frame.tokens.add(child.i)
        for child in (
            token.subtree
        ):  # "consultations on the use of the river, which the Tajik side hosted": hung on the last noun
            if (
                child.dep_ == "acl:relcl"
                and child.head.i != token.i
                and (self.sentence.mention(child.head) is None or any(c.lower_ == "which" for c in child.children))
                and lemma(child.lower_) in ("host", "attend", "chair")
            ):
                self._relative(frame, child)
        for prep, word in obliques(token):
            mention = self._mention(word)
            if prep == "from" and token.lower_ in ("call", "visit") and mention is not None:
                frame.add(mention, other=True)
            if prep in _BETWEEN and not (prep == "from"):
                frame.add(mention, other=prep == "with")
                if mention is None and prep == "of":  # "session of the China-Kazakhstan Cooperation Committee"
                    for child in word.children:
                        chain = self._mention(child)
                        if chain is not None and chain.kind == Kind.PARTY and len(chain.parties) > 1:
                            frame.add(chain)
                for inner_prep, inner in obliques(word):  # "consultations between the ministries of A and B"
                    if inner_prep in ("of", "from") and (mention is None or (mention.plural and not mention.parties)):
                        frame.add(self._mention(inner))
            if mention is None and prep == "of":
                for inner_prep, inner in obliques(word):
                    if inner_prep in _WITH:
                        frame.add(self._mention(inner), other=True)
            if mention is None and prep in ("of", "for", "on", "in", "under"):
                for inner in word.subtree:  # "meeting of the commission for ... between both countries"
                    if preposition(inner) in ("between", "among") and inner.dep_ in ("nmod", "obl"):
                        for one in conjuncts(inner):
                            frame.add(self._mention(one))
            if (
                mention is not None
                and mention.kind != Kind.PARTY
                and (prep, token.lower_) in (("on", "call"), ("to", "visit"), ("upon", "call"), ("with", "audience"))
            ):
                frame.add(mention, other=True)
        # "the ninth round of consultations between": the noun of the phrase below
        for prep, word in obliques(token):
            if prep == "of" and self._is_noun(word):
                frame.tokens.add(word.i)
                self._own(frame, word)

    def _relative(self, frame: Frame, verb: Token) -> None:
        """ "talks attended by X", "a meeting held between X and Y", "which was led by X"."""
        word = lemma(verb.lower_)
        kinds = self.data.verbs
        if word in {"present"} | kinds["attending"] | kinds["light"] | kinds["hosting"] | kinds["happening"] | {
            "involve",
            "bring",
        }:
            for prep, noun in _with_object(verb):
                hosted = word in ("host", "hold", "organise", "organize", "convene", "sponsor")
                if prep == "by" and hosted:
                    frame.hosts.extend(m for one in conjuncts(noun) if (m := self._mention(one)) is not None)
                if prep in ("by", "between", "with", "among", "amongst") and not (hosted and prep == "by"):
                    for one in conjuncts(noun):
                        frame.add(self._mention(one))
            if not is_passive(verb):
                for m in self._mentions([t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]):
                    if word in ("host", "organise", "organize", "hold") and m.kind == Kind.PARTY:
                        frame.hosts.append(m)  # "the summit, which Riyadh will host"
                        frame.places.append(m)
                    else:
                        frame.add(m)
                if word in ("involve", "bring", "include"):
                    for m in self._mentions(objects(verb)):
                        frame.add(m)
        if (
            frame.trigger.lower_ in ("call", "calls", "visit")
            and word in {"receive", "get", "make", "place", "have", "take"}
            and not is_passive(verb)
        ):
            for m in self._mentions([t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]):
                frame.add(m)  # "the phone call that X had received from Y"
            for prep, noun in obliques(verb):
                if prep in ("from", "to", "with"):
                    frame.add(self._mention(noun), other=True)
        for child in verb.children:
            if child.dep_ == "conj":
                self._relative(frame, child)

    def _governed(self, frame: Frame, token: Token) -> None:
        """Participants from the verb that the noun depends on."""
        top = token
        if any(c.dep_ in ("cop", "expl") for c in token.children):
            return  # "there would be a second round"
        while (
            top.dep_ in ("nmod", "conj", "compound", "appos")
            and self._is_noun(top.head)
            and top.head.i not in frame.tokens
            and preposition(top) not in ("at", "during", "after", "before", "ahead of")
        ):
            frame.tokens.add(top.head.i) if top.dep_ == "nmod" else None
            top = top.head
        while top.dep_ == "nmod" and top.head.lower_ in (
            "chance",
            "opportunity",
            "series",
            "round",
            "rounds",
            "day",
            "days",
            "start",
            "end",
            "beginning",
            "session",
            "number",
            "set",
            "level",
            "part",
        ):
            top = top.head
        verb = top.head
        self._invited(frame, verb)
        if (
            any(m.kind == Kind.PRONOUN and m.text.lower() == "their" for m in frame.people)
            and len(frame.people) == 1
            and preposition(top) in ("in", "during", "at")
        ):
            if (
                len(listed := self._side_by_side(token)) > 1
            ):  # "A, B and C agreed on limits in their fifth round of talks"
                frame.people = listed
        if (
            top.dep_ in ("ccomp", "parataxis")
            and frame.objects
            and lemma(verb.lower_) in ("say", "write", "post", "tweet", "add")
        ):
            for m in self._mentions(subjects(verb)):  # "A warm conversation with X," said Y
                if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN):
                    frame.add(m)
            return
        if verb.i == top.i or verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            return
        word, prep = lemma(verb.lower_), preposition(top)
        kinds = self.data.verbs
        others = any(True for _ in frame.objects)
        if any(m.kind == Kind.PRONOUN and m.text.lower() == "their" for m in frame.people):
            own = self._mentions(subjects(verb)) if verb.pos_ in ("VERB", "AUX") else []
            if len(own) == 1 and preposition(top) in ("during", "at", "in") and own[0].kind != Kind.PARTY:
                # "during their meeting, X told Y": the two who speak
                own += [m for m in self._mentions(objects(verb)) if m.kind == Kind.PERSON]
                own += [
                    m
                    for p, w in obliques(verb)
                    if p in ("to", "with") and (m := self._mention(w)) is not None and m.kind == Kind.PERSON
                ]
            if len(own) > 1 or any(m.plural for m in own):
                frame.people = [m for m in frame.people if m.kind != Kind.PRONOUN]
                for m in own:
                    frame.add(m)
        if verb.pos_ in ("VERB", "AUX") or word in kinds["light"] | {"present"}:
            frame.head = verb
            is_object = top.dep_ in ("obj", "xcomp") or (top.dep_ == "obl" and prep in _SAME_EVENT | {"from"})
            if top.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer"):
                self._happening(frame, verb, word)
                return
            start = next(top.subtree)
            if (
                prep
                and start.i
                and start.nbor(-1).pos_ == "NOUN"
                and start.nbor(-1).i not in frame.tokens
                and start.nbor(-1).lower_ in _ABOUT_LATER
            ):
                is_object = False  # "went over preparations for the talks": the phrase is the noun's
            takes_part = (
                word
                in {"present"}
                | kinds["light"]
                | kinds["attending"]
                | kinds["motion"]
                | {"receive", "get"}
                | kinds["reciprocal"]
                | kinds["joining"]
                | kinds["speech"]
            )
            for p, noun in obliques(verb):
                if p in _WITH and is_object and takes_part:
                    for one in conjuncts(noun):
                        frame.add(self._mention(one), other=True)
                        others = True
            for p, noun in obliques(verb):
                if (
                    p in _WITH
                    and not (is_object and takes_part)
                    and top.dep_ == "obl"
                    and 0 < min(t.i for t in noun.subtree) - top.i < 3
                ):
                    for one in conjuncts(noun):  # "leaves a hotel after talks with Y"
                        frame.add(self._mention(one), other=True)
                        others = True
            if word in ("grant", "give", "pay", "afford") and top.dep_ == "obj":
                for child in verb.children:  # "will grant her an audience"
                    if child.dep_ == "iobj":
                        for one in conjuncts(child):
                            frame.add(self._mention(one), other=True)
            for p, noun in obliques(
                verb
            ):  # "Argentina chaired the discussion through its minister, X", "received a call from X"
                if (p == "through" and takes_part) or (p == "from" and token.lower_ == "call"):
                    frame.add(self._mention(noun), other=p == "from")
            if word in kinds["attending"]:
                frame.sides.extend(
                    m
                    for p, w in obliques(verb)
                    if p in ("on", "for", "from") and (m := self._mention(w)) is not None and m.kind == Kind.DELEGATION
                )
            if prep in ("at", "for") and verb.lower_ in (
                "expected",
                "due",
                "scheduled",
                "invited",
                "awaited",
                "slated",
            ):
                for m in self._mentions(subjects(verb)):  # "had been expected at a breakfast"
                    frame.add(m)
            possessed = any(c.dep_ == "nmod:poss" and c.lower_ not in ("their", "its") for c in token.children)
            if (
                preposition(top) in ("during", "at", "in")
                and top.dep_ == "obl"
                and not takes_part
                and not possessed
                and not frame.people
            ):
                said = self._mentions(subjects(verb))
                if len([m for m in said if m.kind in (Kind.PERSON, Kind.OFFICE)]) > 1:
                    for m in said:  # "during the meeting, A, B and C discussed"
                        frame.add(m)
                elif said and said[0].kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN):
                    frame.voices.extend(said)  # "during the meeting, A said": A was there
            if (
                is_object
                and prep in ("at", "in", "")
                and word in ("attend", "participate", "take", "represent")
                and len(frame.people) == 1
                and frame.people[0].kind == Kind.PARTY
                and len(frame.people[0].parties) == 1
            ):
                frame.people = []  # "attended the NATO meeting": whose gathering it is, not the other side
            if is_object and takes_part and not possessed and not is_passive(verb):
                for m in self._mentions(subjects(verb)):
                    frame.add(m)
            elif is_passive(verb) and is_object and word in kinds["attending"] | kinds["light"]:
                pass
            elif others and not possessed and top.dep_ in ("obl", "advcl", "obj"):
                # "X said after talks with Y": whose talks they were goes without saying
                for m in self._mentions(subjects(verb)):
                    if m.kind in (Kind.PERSON, Kind.OFFICE, Kind.PRONOUN, Kind.COUNTERPART, Kind.GROUP, Kind.PARTY):
                        frame.add(m)

    def _side_by_side(self, token: Token) -> list[Mention]:
        """The parties or people listed right before a verb, before a word: "A, B and C agreed on limits in their talks"."""
        run: list[Mention] = []
        for word in token.doc[: token.i]:
            mention = self._mention(word)
            if (
                mention is not None
                and mention.kind in (Kind.PARTY, Kind.PERSON)
                and (not run or mention.kind == run[0].kind)
            ):
                run.append(mention)
            elif word.lower_ not in (",", "and"):
                if len(run) > 1 and word.pos_ in ("VERB", "AUX"):
                    return run
                run = []
        return []

    def _invited(self, frame: Frame, verb: Token) -> None:
        """ "an invitation from X to Y to hold talks": whoever invites and is invited."""
        if verb.pos_ == "VERB" and any(
            p in ("during", "at", "after") for p, w in obliques(verb) if frame.trigger.i in {t.i for t in w.subtree}
        ):
            return
        nouns = [verb, verb.head, *(c for c in verb.head.children if c.dep_ == "obj")]
        for noun in nouns:
            if noun.lower_ in ("invitation", "invitations", "offer", "proposal", "request"):
                for prep, word in obliques(noun):
                    if prep in ("from", "to", "by") and (m := self._mention(word)) is not None and m.kind != Kind.PARTY:
                        frame.add(m)
                frame.rule += "+invited" if "+invited" not in frame.rule else ""

    def _happening(self, frame: Frame, verb: Token, word: str) -> None:
        """The noun is the subject: "talks took place between", "the session was attended by", "brought together"."""
        for prep, noun in _with_object(verb):
            if prep in ("between", "among", "with", "involving") or (
                prep == "by" and word in self.data.verbs["attending"]
            ):
                for one in conjuncts(noun):
                    frame.add(self._mention(one), other=prep == "with")
        if word in ("include", "involve", "bring", "gather", "feature", "unite"):
            for m in self._mentions(objects(verb)):
                frame.add(m)
        for child in verb.children:
            if child.dep_ == "conj" and lemma(child.lower_) in self.data.verbs["attending"]:
                self._happening(frame, child, lemma(child.lower_))
            if child.dep_ in ("advcl", "acl", "xcomp", "parataxis") and lemma(child.lower_) in (
                "attend",
                "join",
                "lead",
            ):
                for prep, noun in obliques(child):
                    if prep == "by":
                        for one in conjuncts(noun):
                            frame.add(self._mention(one))


def _and_below(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, and a "with" hung on a noun of time or manner: "talked for an hour with X"."""
    yield from obliques(verb)
    for prep, word in obliques(verb):
        if prep not in _WITH and word.lower_ not in triggers().strong:
            yield from ((p, w) for p, w in obliques(word) if p in _WITH)
    for child in verb.children:
        if child.dep_ == "obj":
            yield from ((p, w) for p, w in obliques(child) if p in _WITH)


def _with_object(verb: Token) -> Iterator[tuple[str, Token]]:
    """A verb's prepositional phrases, those hung on its object included: "took place between A and B"."""
    yield from obliques(verb)
    for child in verb.children:
        if child.dep_ == "obj" and child.lower_ in ("place", "part"):
            yield from obliques(child)


_ABOUT_LATER = word_set("frames", "ahead_of_talks")
_DELEGATE = re.compile(
    r"(?:the )?(?:(?:head|leader|chief) of (?:the )?[\w-]+ (?:delegation|side|team)|representative of)\b", re.IGNORECASE
)
_SENT = word_set("frames", "delegates")
_VAGUE = frozenset(
    {"contact", "exchange", "interaction", "engagement", "quartet", "troika", "reception", "tea", "visit"}
)
_MARGINS = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges", "edge"})


def is_occasion(noun: Token | None, frames: list[Frame]) -> bool:
    """Whether an encounter's noun only names the host event of another: "on the sidelines of the talks", "met at the summit"."""
    if noun is None:
        return False
    token = noun
    while token.head.i != token.i and token.dep_ in ("nmod", "nmod:poss", "conj", "compound"):
        token = token.head
        if token.lower_ in _MARGINS:
            return True
    if noun.nbor(1).lower_ in _MARGINS if noun.i + 1 < len(noun.doc) else False:
        return True
    verb = noun.head
    if preposition(noun) in ("alongside", "in conjunction with", "on the occasion of") and noun.dep_ in ("obl", "nmod"):
        return True
    if (
        noun.lower_ in ("summit", "conference", "session", "dialogue", "gathering", "meeting", "meetings")
        and preposition(noun) in ("at", "during")
        and noun.dep_ in ("obl", "nmod")
    ):
        proper = any(c.pos_ == "PROPN" or c.dep_ in ("compound", "nmod:poss") for c in noun.children)
        return proper and any(
            (f.trigger.i == verb.i and f.rule.startswith("verb"))
            or (f.noun is not None and f.noun.i == verb.i and f.noun.i != noun.i)
            for f in frames
        )
    return False


def _merge(frames: list[Frame]) -> list[Frame]:
    """Frames whose trigger words belong to one encounter: the verb with its noun, "round" with "consultations"."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (not f.rule.startswith("verb"), f.trigger.i)):
        host = next((f for f in out if f.tokens & frame.tokens or _bound(f, frame)), None)
        if host is None:
            out.append(frame)
            continue
        for m in frame.people:
            host.add(m, other=m in frame.objects)
        host.tokens |= frame.tokens
        host.voices.extend(v for v in frame.voices if v not in host.voices)
        host.hosts.extend(h for h in frame.hosts if h not in host.hosts)
        host.places.extend(p for p in frame.places if p not in host.places)
        host.noun = host.noun or frame.noun
        host.rule += "+" + frame.rule
    return out


def _bound(verb: Frame, noun: Frame) -> bool:
    """Whether a noun frame hangs in the clause of a verb frame without telling of another encounter."""
    if not verb.rule.startswith("verb") or noun.noun is None:
        return False
    top = noun.noun
    if is_occasion(top, [verb]):
        return False
    while (
        top.dep_ == "nmod"
        and top.head.i != verb.trigger.i
        and top.head.lower_ in ("round", "series", "session", "day", "start", "end", "beginning", "level")
    ):
        top = top.head
    if top.head.i != verb.trigger.i or top.dep_ not in ("obl", "obj", "nmod", "xcomp"):
        return False
    return preposition(top) in _SAME_EVENT | {""} and not any(
        m in noun.objects and m not in verb.people for m in noun.people
    )
