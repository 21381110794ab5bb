"""Who comes in whose place: "in place of", "on behalf of", "sent", "represented by", "deputised for", "in his stead".

A stand-in replaces a person (or an office) of the same party; who speaks for a state or an organisation merely
represents it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.extract.mentions import Kind, Mention

if TYPE_CHECKING:
    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.entities import Entity
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse

#: "in place of", "as a stand-in for", "stood in for", "replacing", "took the seat of".
_PLACE = (
    r"(?:in (?:the )?(?:place|stead|lieu|absence) of|instead of|in lieu of|"
    r"as (?:a )?(?:stand-in|substitute|replacement|proxy|deputy) for|"
    r"(?:standing|stood|stands|stand|sitting|sat|filling|filled|fill|substituting|substituted|"
    r"deputi[sz]ing|deputi[sz]ed|stepping|stepped|covering|acting|subbing|subbed|pinch-hitting) (?:in )?for|"
    r"replac(?:ing|ed|es)|(?:taking|took|takes|take) the (?:place|seat) of)"
)
_BEHALF = r"(?:on (?:the )?behalf of|represent(?:ing|ed|s)?|in the name of)"
#: "in his stead", "on her behalf", "his seat was taken by": whom, the words before say.
_HIS = (
    r"(?:in (?:his|her|their) (?:place|stead|absence)|instead|on (?:his|her|their) behalf|"
    r"(?:his|her) (?:place|seat) (?:will be|was|is|is being|would be|has been) taken by|"
    r"(?:taking|took|takes|take) (?:his|her) (?:place|seat)|to represent (?:him|her)|represent(?:ed|s) (?:him|her))"
)
#: Why somebody did not come.
_ABSENT = (
    r"(?:unable to|could not|can not|cannot|was ill|is ill|fell ill|recovering|indisposed|stayed away|"
    r"stayed (?:at )?home|had been called|was called (?:away|to)|was detained|was kept|being kept|is away|"
    r"was away|was absent|was travelling|was traveling|was abroad|is on leave|had to stay|had been delayed|"
    r"did not (?:come|travel|attend)|had fallen ill|is in hospital|was in hospital|skipped)"
)
_ATTEND = re.compile(
    r"\b(?:attend\w*|participat\w*|took part|take part|taking part|sit|sat|join\w*|represent\w*|met|meeting|talks|"
    r"summit|forum|conference|led|lead\w*|present|signed|received|spoke|held)\b"
)
#: A sentence without any of these tells of no replacement.
_MAYBE = re.compile(
    rf"{_PLACE}|{_BEHALF}|{_HIS}|represented by|\bsent\b|\bsend\b|\breplace|\bdelegat|\bdeputi|stand-in|stood in|"
    rf"{_ABSENT}|his (?:chair|seat)|her (?:chair|seat)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Replacement:
    """``who`` comes for ``person``, or for the bare ``office``; over words ``start``..``end`` of the paragraph."""

    who: Entity
    person: Entity | None
    office: str | None
    paragraph: Paragraph
    sentence: Sentence
    start: int
    end: int


def find(discourse: Discourse, paragraph: Paragraph, sentence: Sentence, before: Entity | None) -> list[Replacement]:
    """The replacements that a sentence tells; ``before`` is the subject of the sentence before it."""
    text = paragraph.said(sentence.start, sentence.end)
    if not _MAYBE.search(text):
        return []
    tagged, order = _tagged(paragraph, sentence)
    out: list[Replacement] = []
    for rule in (_in_place_of, _represented_by, _sent, _in_his_stead, _absent):
        for who, whom in rule(tagged):
            found = _pair(discourse, paragraph, sentence, order[who], None if whom is None else order[whom], before)
            if found is not None and not any(r.who is found.who for r in out):
                out.append(found)
    return out


_TAG = r"⟦(\d+)⟧"


def _tagged(paragraph: Paragraph, sentence: Sentence) -> tuple[str, list[Mention]]:
    """The sentence's words with every person and office as a numbered tag, parties as words."""
    order: list[Mention] = []
    parts: list[str] = []
    at = {m.start: m for m in sentence.mentions}
    i = sentence.start
    while i < sentence.end:
        mention = at.get(i)
        if mention is not None and mention.kind in (Kind.PERSON, Kind.OFFICE, Kind.COUNTERPART) and not mention.people:
            parts.append(f"⟦{len(order)}⟧")
            order.append(mention)
            i = mention.end
            if i > sentence.start and paragraph.words[i - 1].text == ",":
                parts.append(",")
        elif mention is not None and mention.kind == Kind.PARTY:
            parts.append("PARTY")
            i = mention.end
        else:
            parts.append(paragraph.words[i].text)
            i += 1
    return " ".join(parts), order


def _in_place_of(text: str) -> list[tuple[int, int | None]]:
    """ "X attended in place of Y", "X, standing in for Y,", "on behalf of Y, X took part"."""
    out: list[tuple[int, int | None]] = []
    for found in re.finditer(rf"\b{_PLACE} {_TAG}", text, re.IGNORECASE):
        whom = int(found[1])
        who = _nearest(text, found.start(), whom)
        if who is None:
            after = re.match(rf"(?: of (?:the )?PARTY)?\s*,?\s*{_TAG}", text[found.end() :])
            who = int(after[1]) if after else None
        if who is not None:
            out.append((who, whom))
    for found in re.finditer(rf"\b{_BEHALF} {_TAG}", text, re.IGNORECASE):
        whom = int(found[1])
        clause = text[: found.start()]
        before = clause[-160:]
        if not _ATTEND.search(before) and not _ATTEND.search(text[found.end() : found.end() + 90]):
            continue
        if re.search(
            r"\b(?:convey|thank|congratulat|greet|deliver|invit|express|wish|offer|accept)\w*\b[^⟦]{0,40}$", before
        ):
            continue
        who = _nearest(text, found.start(), whom)
        if who is None:
            after = re.match(rf"(?: of (?:the )?PARTY)?\s*,?\s*{_TAG}", text[found.end() :])
            who = int(after[1]) if after else None
        if who is not None:
            out.append((who, whom))
    return out


def _nearest(text: str, end: int, but: int) -> int | None:
    """The person before a place in the text who acts there: after "by", else the first of the clause."""
    before = text[:end]
    by = re.findall(rf"\bby {_TAG}\s*,?\s*(?:who )?(?:was |is |were )?$", before)
    if by:
        return int(by[-1])
    clause = re.split(r"[;:]| while | but |, and (?=⟦)", before)[-1]
    tags = [int(n) for n in re.findall(_TAG, clause)] or [int(n) for n in re.findall(_TAG, before)]
    tags = [t for t in tags if t != but]
    if not tags:
        return None
    adjacent = re.search(
        rf"{_TAG}\s*,?\s*(?:who )?(?:was |is |had been |will be |acted |came |attended |participated |appeared )?$",
        clause,
    )
    return int(adjacent[1]) if adjacent and int(adjacent[1]) != but else tags[0]


def _represented_by(text: str) -> list[tuple[int, int | None]]:
    """ "Y was represented by X", "Y was replaced by X"."""
    out: list[tuple[int, int | None]] = []
    for found in re.finditer(
        rf"{_TAG}\s*,?\s*(?:who )?(?:was|is|were|will be|had been|has been|would be|being|,)? ?"
        rf"(?:represented|replaced|substituted) (?:at [^⟦]{{0,40}})?by {_TAG}",
        text,
    ):
        out.append((int(found[2]), int(found[1])))
    return out


def _sent(text: str) -> list[tuple[int, int | None]]:
    """ "Y sent X instead", "Y delegated X to the talks", "Y is sending X to represent him"."""
    out: list[tuple[int, int | None]] = []
    for found in re.finditer(
        rf"{_TAG}[^⟦;]{{0,80}}?\b(?:sent|sends|sending|send|dispatched|delegated|delegates|asked|tasked|deputed|"
        rf"nominated|assigned) {_TAG}(?P<tail>[^⟦]{{0,80}})",
        text,
    ):
        instead_of = re.search(r"\binstead of\b", found["tail"])  # "sent X to discuss trade instead of security"
        if (re.search(_HIS, found["tail"]) and not instead_of) or re.search(
            r"\b(?:delegated|deputed)\b", found.group()
        ):
            out.append((int(found[2]), int(found[1])))
    return out


def _told_of(text: str) -> list[int]:
    """The persons before a place, but for those that somebody meets: "talks with Y and sent Z in her stead"."""
    return [int(n) for n in re.findall(rf"(?<!\bwith ){_TAG}", text)]


def _in_his_stead(text: str) -> list[tuple[int, int | None]]:
    """ "X came in his stead", "his place will be taken by X": whom is said before."""
    out: list[tuple[int, int | None]] = []
    for found in re.finditer(
        rf"\b(?:his|her|whose) (?:place|seat|stead) (?:\w+ ){{0,3}}(?:taken|filled) by {_TAG}", text
    ):
        earlier = _told_of(text[: found.start()])
        out.append((int(found[1]), earlier[0] if earlier else None))
    for found in re.finditer(
        rf"{_TAG}[^⟦;]{{0,100}}?\b(?:in (?:his|her) (?:place|stead|absence)|on (?:his|her) behalf|instead|"
        rf"represent(?:ed|s) (?:him|her)|"
        rf"took (?:his|her) (?:place|seat)|taking (?:his|her) (?:place|seat))\b",
        text,
    ):
        who = int(found[1])
        earlier = _told_of(text[: found.start()])
        if re.search(r"\binstead of\b", text[found.start() : found.end() + 5]):
            continue
        out.append((who, earlier[-1] if earlier else None))
    return out


def _absent(text: str) -> list[tuple[int, int | None]]:
    """ "X spoke for Spain because Y had been called to parliament", "Y was unable to join and left his chair to X"."""
    out: list[tuple[int, int | None]] = []
    for found in re.finditer(
        rf"{_TAG}[^⟦;]{{0,80}}?\b(?:left|gave|ceded|yielded) (?:his|her) (?:chair|seat|place) to {_TAG}", text
    ):
        out.append((int(found[2]), int(found[1])))
    for found in re.finditer(
        rf"{_TAG}(?P<mid>[^⟦]{{0,120}}?)\b(?:because|as|since|while) {_TAG}\s*,?\s*(?:who )?(?:\w+ ){{0,2}}?{_ABSENT}",
        text,
    ):
        if re.search(r"\b(?:for|represent\w*|attend\w*|came|led|took part|sat)\b", found["mid"]):
            out.append((int(found[1]), int(found[3])))
    return out


def _pair(
    discourse: Discourse,
    paragraph: Paragraph,
    sentence: Sentence,
    who: Mention,
    whom: Mention | None,
    before: Entity | None,
) -> Replacement | None:
    """The two as persons; None where they are one, or of different parties."""
    stander = next(iter(discourse.of(paragraph, who).people), None)
    if stander is None:
        return None
    if whom is None:
        replaced, office = before, None
    else:
        replaced = next(iter(discourse.of(paragraph, whom).people), None)
        office = whom.office
    if replaced is stander:
        replaced = None
        if whom is None or whom.kind == Kind.PERSON:
            return None
    if replaced is None and not office:
        return None
    if (
        replaced is not None
        and replaced.party != stander.party
        and stander.party
        and replaced.held
        and all(h.guessed or not h.party for h in replaced.held)
    ):
        # what was guessed gives way to what replacing implies
        replaced.held = [replace(h, party=stander.party) for h in replaced.held]
    if replaced is not None and replaced.party and stander.party and replaced.party != stander.party:
        if whom is None or whom.kind != Kind.OFFICE or whom.parties:
            return None
        replaced = None  # "the foreign minister" is the stand-in's own, not another state's named before
    spans = [who, whom] if whom is not None else [who]
    return Replacement(
        stander,
        replaced,
        office if office != "@counterpart" else None,
        paragraph,
        sentence,
        min(s.start for s in spans),
        max(s.end for s in spans),
    )
