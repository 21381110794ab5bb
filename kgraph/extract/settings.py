"""The circumstances of an encounter: where, on whose margins, by what means, at what level, how long, which in its series."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence, obliques, preposition
from kgraph.extract.frames import Frame, triggers
from kgraph.extract.gazetteer import Entry, Match
from kgraph.extract.mentions import Mention
from kgraph.extract.words import Word
from kgraph.model import Place

_AT = frozenset({"in", "at", "inside", "near", "outside", "from", "within", "around", "to"})
_LEVELS = {
    "head_of_state": "leaders", "head_of_government": "leaders", "deputy_head": "leaders", "royal": "leaders", "igo_head": "leaders",
    "foreign_minister": "ministerial", "defence_minister": "ministerial", "finance_minister": "ministerial", "economy_minister": "ministerial", "other_minister": "ministerial",
    "security_adviser": "ministerial", "military_chief": "ministerial", "legislator": "ministerial",
    "deputy_foreign_minister": "vice-ministerial", "deputy_defence_minister": "vice-ministerial", "other_deputy_minister": "vice-ministerial",
    "envoy": "envoy", "ambassador": "working", "senior_official": "working", "spokesperson": "working", "other": "working",
}  # fmt: skip
SENIORITY = ("leaders", "ministerial", "vice-ministerial", "envoy", "working")
_LEVEL_WORDS = (
    (r"\bsummit\b|\bleaders['’]? (?:meeting|summit)|\bpresidents\b|\bheads of (?:state|government)|\bprime ministers\b", "leaders"),
    (r"\b(?:vice|deputy)[- ](?:foreign[- ])?minister|\bdeputy ministers\b|\bvice foreign minister", "vice-ministerial"),
    (r"\bministers?\b|\bministerial\b|\btop diplomats\b|\bdefen[cs]e chiefs\b|\bforeign secretaries\b", "ministerial"),
    (r"\benvoys?\b|\bspecial representatives?\b|\bnuclear chiefs\b|\bchief negotiators?\b|\bchief representatives\b", "envoy"),
    (r"\b(?:senior |working[- ]level |technical |)officials\b|\bworking[- ]level\b|\bexperts\b|\bambassadors?\b|\bdirector[- ]general|\btechnical\b", "working"),
)
_OCCASION = re.compile(
    r"\b(?:on|at|in)\s+(?:the\s+)?(?:sidelines?|margins?|fringes?|edges?)\s+of\s+(?P<a>.+)|\b(?:on\s+)?(?P<b>[\w' -]{2,40}?)\s+sidelines\b|\balongside\s+(?P<c>(?:the\s+|an\s+)?[A-Z].+)",
)
_EVENT_NOUN = r"(?:[Ss]ummit|[Cc]onference|[Ff]orum|[Aa]ssembly|[Dd]ialogue|[Ww]eek|[Mm]eetings?|[Cc]ongress|[Ee]xpo|[Ss]ession|[Gg]ames|[Ff]uneral|[Ii]nauguration|[Gg]athering|[Cc]elebrations?|[Cc]eremony|[Ee]vent)"
_STOPS = re.compile(
    r"\s*(?:,|;|\.(?=\s|$)|\(|:|\bwhere\b|\bwhich\b|\bthat\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|\bto (?:discuss|review|exchange|talk)|\band (?:discussed|agreed|exchanged|held|said|spoke|reviewed|called)|\bhere\b|\bthis week\b|\blast week\b"
    r"|\bon (?:\d|[A-Z][a-z]+ \d)|\bwith (?:whom|[A-Z])|\bearlier\b|\bbeing held\b|\b(?:is|was|were|are|has|had)\b|\bjoined by\b|\bheld in\b|\bheld on\b|\battended by\b|\bhosted by\b|[\"”]|\bas part\b|\bsaid\b)"
)


def mode_of(frame: Frame, sentence: Sentence, text: str) -> tuple[str, bool]:
    """("in-person" | "phone" | "video", whether the text says so)."""
    data = triggers().modes
    near = {t.lower_ for t in frame.head.subtree} | {t.lower_ for t in (frame.noun or frame.trigger).subtree} if sentence.doc is not None else set()
    low = text.lower()
    words = near & data["video"]
    if words or re.search(r"\bvideo[- ]?(?:link|call|conference)|\bvia (?:video|zoom)|\bvirtual(?:ly)?\b|\bby video", low) and words | near & {"video", "virtual"}:
        return "video", True
    if near & data["phone"] or frame.rule.startswith(("verb:phone", "verb:telephone", "verb:ring", "verb:dial")) or frame.rule.startswith("verb:call+") or frame.rule == "verb:call":
        return "phone", True
    if frame.noun is not None and frame.noun.lower_ in ("call", "calls", "telephone") and not re.search(r"courtesy|pa(?:y|id|ys|ying) a", low):
        return "phone", True
    return "in-person", False


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
            prep = preposition(token) or (preposition(token.head) if token.dep_ in ("nmod", "appos", "conj", "compound") else "")
            if prep.split(" ")[0] in _AT or (token.dep_ in ("compound", "nmod:poss") and mention in frame.places):
                found.append((abs(token.i - frame.trigger.i) + n, mention))
    for mention in frame.places:
        found.append((99, mention))
    # "flew to Baghdad for talks": the place hangs on the verb of motion above
    if head.i != frame.trigger.i or not found:
        for prep, word in obliques(head):
            mention = sentence.mention(word)
            if prep in _AT and mention is not None and mention.match is not None and mention.match.place is not None and mention not in frame.people:
                found.append((50 + abs(word.i - frame.trigger.i), mention))
    if not found:
        return None, None
    found.sort(key=lambda f: f[0])
    best = found[0][1]
    return combine([m for _, m in found]), best


def _down(token: Token, depth: int = 4) -> list[Token]:
    """The words under a trigger, not those of a relative clause about somebody."""
    out: list[Token] = []
    for child in token.children:
        if child.dep_ in ("acl:relcl", "advcl", "ccomp", "parataxis") and depth < 4:
            continue
        if child.dep_ in ("ccomp", "parataxis", "acl:relcl", "advcl", "conj") and depth == 4 and child.pos_ in ("VERB", "AUX"):
            continue
        out.append(child)
        if depth:
            out.extend(_down(child, depth - 1))
    return out


def combine(mentions: Sequence[Mention]) -> Place:
    """One place from the names given for it: a palace's city, a city's country."""
    city = country = venue = None
    for mention in mentions:
        entry = place_entry(mention.match)
        if entry is None:
            continue
        if entry.kind in ("venue", "metonym"):
            venue = venue or entry.name
            if entry.city and (city is None):
                city, country = entry.city, entry.country
        elif entry.kind == "city":
            if city is None or (venue and entry.country in (country, None)):
                city, country = entry.name, entry.country
        elif country is None:
            country = entry.code
    return Place(city, country, venue)


def place_entry(match: Match | None) -> Entry | None:
    """What a name means as a place; a state that is also a city ("Singapore") is the city."""
    if match is None:
        return None
    return match.get("city", "venue", "metonym", "state")


def occasion_of(words: Sequence[Word], text: str, trigger_end: int) -> str | None:
    """The host event of "on the sidelines of the G20 summit", as written, without its place and date."""
    found = _OCCASION.search(text)
    if found:
        raw = next(g for g in found.groups() if g)
        return _trim(raw)
    found = re.search(rf"\b(?:during|at|in|attending|within the framework of|as part of)\s+(?:the\s+|an\s+|a\s+|this (?:year|week)'s\s+)?(?P<e>(?:[\w'’-]+\s+){{0,7}}?(?:{_EVENT_NOUN}))(?P<rest>[^,.;]*)", text)
    if found and re.search(r"[A-Z]{2,}|[A-Z][a-z]+ [A-Z]|General Assembly|G-?\d", found["e"]):
        return _trim(found["e"])
    return None


def _trim(raw: str) -> str | None:
    cut = _STOPS.search(raw)
    text = (raw[: cut.start()] if cut and cut.start() > 2 else raw).strip(" -–—,.;")
    text = re.sub(r"\s+(?:in|at|on|by)\s+[A-Z][\w' -]+$", "", text) if len(text.split()) > 4 else text
    text = re.sub(r"^(?:the|a|an|its|their|this year's|this week's)\s+", "", text)
    return text if 1 < len(text) < 120 and not re.fullmatch(r"(?:trip|visit|week|day|talks|meeting)", text) else None


def level_words(text: str) -> str | None:
    """The level that a trigger's own words name ("vice-ministerial talks")."""
    for pattern, level in _LEVEL_WORDS:
        if re.search(pattern, text, re.IGNORECASE):
            return level
    return None


def level_of_roles(roles: dict[str, list[str | None]]) -> str | None:
    """The level of an encounter from each party's people: the most senior of each, the lower of these."""
    best = []
    for held in roles.values():
        levels = [_LEVELS[r] for r in held if r in _LEVELS]
        if levels:
            best.append(min(levels, key=SENIORITY.index))
    return max(best, key=SENIORITY.index) if best else None


_DURATION = re.compile(
    r"(?:last(?:ed|ing|s)?(?: for)?|for|took|after|became|ran(?: for)?|a|an|the|talk(?:ed)?)\s+(?:about |around |nearly |almost |over |more than |roughly |some |approximately |just )*"
    r"(?P<n>\d+(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an|a half)[\s-]*(?:and a half[\s-]*)?(?P<unit>minutes?|hours?|hour-long|minute)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|half)[\s-](?:an )?(?P<unit>minute|hour|day)s?(?:[\s-]long)?\s+(?:\w+\s+){0,2}(?:meeting|talks|call|conversation|summit|session|discussion)|\bhour-long\b", re.IGNORECASE)
_NUMBER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def duration_of(text: str) -> str | None:
    """ISO 8601 of "lasted about 40 minutes", "a two-hour meeting", "hour-long talks".

    >>> duration_of("The talks lasted for about 40 minutes."), duration_of("after the hour-long meeting"), duration_of("a two-hour meeting")
    ('PT40M', 'PT1H', 'PT2H')
    """
    found = _LONG.search(text) or _DURATION.search(text)
    if not found:
        return None
    if found.group().lower().startswith("hour-long"):
        return "PT1H"
    raw, unit = found["n"].lower(), found["unit"].lower()
    if raw.startswith(("half", "a half")):
        return "PT30M" if unit.startswith("hour") else None
    number = _NUMBER.get(raw) or float(raw)
    if unit.startswith("day"):
        return None
    if "and a half" in found.group():
        return f"PT{int(number)}H30M" if unit.startswith("hour") else None
    amount = int(number) if float(number).is_integer() else number
    if unit.startswith("hour") and isinstance(amount, float):
        return f"PT{int(number)}H{round((number % 1) * 60)}M"
    return f"PT{amount}{'H' if unit.startswith('hour') else 'M'}"


_ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}


def ordinal_of(text: str, trigger: str) -> int | None:
    """The number of an encounter in its series: "the 10th Vice Ministers' Meeting", "the ninth round of consultations".

    >>> ordinal_of("for the ninth round of consultations", "round"), ordinal_of("the 1st meeting since May", "meeting")
    (9, None)
    """
    names = "|".join(_ORDINALS)
    pattern = rf"\b(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{names})\s+(?:(?!since|time)[\w'’.-]+\s+){{0,8}}?{re.escape(trigger)}"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        raw = found["n"].lower()
        number = _ORDINALS.get(raw) or int(re.sub(r"\D", "", raw))
        # a first, second or third meeting since or this year counts from an occasion, not in a series
        if number <= 3 and not re.search(r"\b(?:round|edition|session|annual)\b", found.group(), re.IGNORECASE):
            continue
        if re.search(r"\b(?:since|this year|in (?:three|two|four|five|\d+) (?:years|months)|anniversary)\b", text[found.start() : found.end() + 25]) and number <= 3:
            continue
        return number
    return None
