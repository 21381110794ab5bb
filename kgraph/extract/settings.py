"""The circumstances of an encounter: where, on whose margins, by what means, at what level, how long, which in its series."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kgraph.extract.clauses import Sentence, obliques, preposition
from kgraph.extract.frames.frame import Frame
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.gazetteer import Entry, Match
from kgraph.extract.grammar import word_list, word_set
from kgraph.extract.mentions import Mention
from kgraph.extract.paragraphs import Paragraph
from kgraph.extract.words import plain
from kgraph.model import Place

_AT = frozenset({"in", "at", "inside", "near", "outside", "within", "around"})
_TOWARDS = frozenset({"welcome", "invite", "visit", "receive"})  # "welcomed X to the White House"
_LEVELS = {
    "head_of_state": "leaders", "head_of_government": "leaders", "deputy_head": "leaders", "royal": "leaders", "igo_head": "leaders",
    "foreign_minister": "ministerial", "defence_minister": "ministerial", "finance_minister": "ministerial", "economy_minister": "ministerial", "other_minister": "ministerial",
    "security_adviser": "ministerial", "military_chief": "ministerial", "legislator": "ministerial",
    "deputy_foreign_minister": "vice-ministerial", "deputy_defence_minister": "vice-ministerial", "other_deputy_minister": "vice-ministerial",
    "envoy": "envoy", "ambassador": "envoy", "senior_official": "working",
}  # fmt: skip
SENIORITY = ("leaders", "ministerial", "vice-ministerial", "envoy", "working")
_LEVEL_WORDS = (
    (
        r"\bsummit\b|\bleaders['’]? (?:meeting|summit)|\bpresidents\b|\bheads of (?:state|government)|\bprime ministers\b",
        "leaders",
    ),
    (r"\b(?:vice|deputy)[- ](?:foreign[- ])?minister|\bdeputy ministers\b|\bvice foreign minister", "vice-ministerial"),
    (r"\bministers?\b|\bministerial\b|\btop diplomats\b|\bdefen[cs]e chiefs\b|\bforeign secretaries\b", "ministerial"),
    (
        r"\benvoys?\b|\bspecial representatives?\b|\bnuclear chiefs\b|\bchief negotiators?\b|\bchief representatives\b",
        "envoy",
    ),
    (
        r"\b(?:senior |working[- ]level |technical |)officials\b|\bworking[- ]level\b|\bexperts\b|\bambassadors?\b|\bdirector[- ]general|\btechnical\b",
        "working",
    ),
)
_EVENT_NOUNS = word_set("settings", "host_events")
_MARGINS = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges", "edge"})


def mode_of(frame: Frame, sentence: Sentence, text: str) -> tuple[str, bool]:
    """("in-person" | "phone" | "video", whether the text says so)."""
    data = triggers().modes
    near = _means(frame, sentence)
    low = text.lower()
    words = near & data["video"]
    if words or (
        re.search(r"\bvideo[- ]?(?:link|call|conference)|\bvia (?:video|zoom)|\bvirtual(?:ly)?\b|\bby video", low)
        and words | near & {"video", "virtual"}
    ):
        return "video", True
    if (
        near & data["phone"]
        or frame.rule.startswith(("verb:phone", "verb:telephone", "verb:ring", "verb:dial"))
        or frame.rule.startswith("verb:call+")
        or frame.rule == "verb:call"
    ):
        return "phone", True
    if (
        frame.noun is not None
        and frame.noun.lower_ in ("call", "calls", "telephone")
        and not re.search(r"courtesy|pa(?:y|id|ys|ying) a", low)
    ):
        return "phone", True
    return "in-person", False


def _means(frame: Frame, sentence: Sentence) -> set[str]:
    """The words that can say by what means: the noun's own modifiers, and what hangs on "by", "over", "via", "on", "in"."""
    out: set[str] = set()
    if sentence.doc is None:
        return out
    for index in frame.tokens | {frame.trigger.i}:
        token = sentence.doc[index]
        out.add(token.lower_)
        out.update(
            t.lower_
            for c in token.children
            if c.dep_ in ("amod", "compound", "advmod", "nmod", "nmod:unmarked") and c.i < index
            for t in c.subtree
        )
    modes = triggers().modes["phone"] | triggers().modes["video"]
    for token in sentence.doc[frame.head.i + 1 :]:  # "went over the figures by telephone": hung on the nearest noun
        if token.lower_ in modes and any(
            t.lower_ in ("by", "over", "via") for t in sentence.doc[max(0, token.i - 2) : token.i]
        ):
            out.add(token.lower_)
        if token.pos_ == "VERB":
            break
    for anchor in {
        frame.trigger.i: frame.trigger,
        frame.head.i: frame.head,
        **({frame.noun.i: frame.noun} if frame.noun is not None else {}),
    }.values():
        out.update(c.lower_ for c in anchor.children if c.dep_ in ("advmod", "amod", "obl:unmarked"))
        for prep, word in obliques(anchor):
            if prep in ("by", "over", "via", "on", "through", "in", "during"):
                out.add(word.lower_)
                out.update(
                    t.lower_
                    for c in word.children
                    if c.dep_ in ("compound", "amod", "flat", "conj", "nmod:unmarked")
                    for t in c.subtree
                )
    return out


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


def occasion_of(frame: Frame, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of "on the sidelines of the G20 summit", "met during the General Assembly", as written, place and date left out."""
    if sentence.doc is None:
        return None
    for token in sentence.doc:
        if token.lower_ in _MARGINS and _hangs_on(token, frame):
            for prep, noun in obliques(token):
                if prep == "of":
                    return _event_name(noun, sentence, paragraph)
            before = [
                c
                for c in token.children
                if c.i < token.i and c.dep_ in ("compound", "nmod:poss", "nmod", "amod", "nmod:unmarked", "flat")
            ]
            if before:
                return _tidy(
                    paragraph.said(
                        sentence.units[min(t.i for c in before for t in c.subtree)].start,
                        sentence.units[token.i - 1].end,
                    )
                )
    for anchor in (frame.head, frame.trigger, frame.noun):
        if anchor is None:
            continue
        for prep, noun in obliques(anchor):
            if noun.i in frame.tokens:
                continue
            named = any(c.pos_ == "PROPN" or c.dep_ == "compound" for c in noun.children) or any(
                sentence.mention(t) is not None or t.text[0].isupper() for t in noun.subtree if t.i < noun.i
            )
            capital = sentence.units[noun.i].text[0].isupper() and sentence.mention(noun) is None
            if (
                prep in ("during", "at", "alongside", "in conjunction with", "on the occasion of", "in")
                and noun.lower_ in _EVENT_NOUNS
                and (named or capital)
                and not (prep == "in" and noun.lower_ not in ("summit", "conference"))
            ):
                return _event_name(noun, sentence, paragraph)
    return None


def gathering_of(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """A host event that a sentence names: "The Silk Road Connectivity Summit closed here"."""
    for token in sentence.doc if sentence.doc is not None else ():
        if (
            token.lower_ in _HOST_EVENTS
            and sentence.units[token.i].text[0].isupper()
            and sentence.mention(token) is None
        ):
            name = _event_name(token, sentence, paragraph)
            if name is not None and len(name.split()) > 1 and name.split()[0][0].isupper():
                return name
    return None


_HOST_EVENTS = frozenset({"summit", "conference", "forum", "assembly", "congress", "expo", "dialogue"})


def speaks_of_margins(sentence: Sentence) -> bool:
    """Whether a sentence says "on the sidelines", of something or of what was named before."""
    return any(
        t.lower_ in _MARGINS and t.i and (t.nbor(-1).lower_ in ("the", "its") or t.i == 1)
        for t in (sentence.doc if sentence.doc is not None else ())
    )


def opening_occasion(sentence: Sentence, paragraph: Paragraph) -> str | None:
    """The host event of a sentence that opens "On the sidelines of ...": it holds for all that the sentence tells."""
    doc = sentence.doc
    if doc is None or len(doc) < 4:
        return None
    for token in doc[:4]:
        if token.lower_ in _MARGINS:
            return next(
                (_event_name(noun, sentence, paragraph) for prep, noun in obliques(token) if prep == "of"), None
            )
    return None


def opening_place(sentence: Sentence) -> Place | None:
    """The place of that opening phrase."""
    for token in sentence.doc[:14] if sentence.doc is not None else ():
        mention = sentence.mention(token)
        if (
            mention is not None
            and mention.match is not None
            and mention.match.place is not None
            and preposition(token) in ("in", "at")
        ):
            return combine([mention])
        if token.pos_ == "VERB":
            return None
    return None


def _hangs_on(token: Token, frame: Frame) -> bool:
    """Whether the nearest verb or trigger above a word is this frame's."""
    own = {frame.trigger.i, frame.head.i, *frame.tokens}
    for above in token.ancestors:
        if above.i in own or (above.dep_ == "acl:relcl" and above.head.i in own):
            return True
        if above.pos_ == "VERB" and above.dep_ not in ("acl", "amod"):
            return False
    return False


def _event_name(noun: Token, sentence: Sentence, paragraph: Paragraph) -> str | None:
    """An event's name from its noun: what stands before it, an "of" phrase, and its host where the name alone is a common one."""
    mention = sentence.mention(noun)
    unit = sentence.units[noun.i]
    skip = {
        t.i
        for c in noun.children
        if c.dep_ in ("acl:relcl", "acl", "advcl", "case", "punct", "conj", "cc", "appos", "parataxis")
        or (c.dep_ in ("nmod", "obl", "nmod:unmarked") and c.i > noun.i and not _part_of_name(c, sentence))
        for t in c.subtree
    }
    inside = [
        t.i
        for t in noun.subtree
        if t.i not in skip and sentence.units[t.i].when is None and not (t.dep_ == "case" and t.i < noun.i)
    ]
    run = [noun.i]
    for i in range(noun.i - 1, min(inside) - 1, -1):
        if i not in inside:
            break
        run.insert(0, i)
    for i in range(noun.i + 1, max(inside) + 1):
        if i not in inside:
            break
        run.append(i)
    end = sentence.units[run[-1]].end
    if end < sentence.end and paragraph.words[end].text == "(":  # "the Asian Security Summit (Shangri-La Dialogue)"
        end = next((k + 1 for k in range(end, min(end + 8, sentence.end)) if paragraph.words[k].text == ")"), end)
    text = _tidy(
        paragraph.said(sentence.units[run[0]].start, end)
        if mention is None or len(run) > 1
        else paragraph.said(unit.start, unit.end)
    )
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in ("hosted", "organised", "organized", "convened"):
            for prep, host in obliques(child):
                found = sentence.mention(host)
                if prep == "by" and found is not None and found.parties and text and not re.search(r"[A-Z]{2,}", text):
                    return f"{found.parties[0]} {text}" if len(found.parties[0]) != 3 else text
    return text


def _part_of_name(token: Token, sentence: Sentence) -> bool:
    return preposition(token) in ("of", "on", "for") and sentence.units[token.i].when is None


def _tidy(text: str) -> str | None:
    text = re.sub(
        r"^(?:the|a|an|its|their|this year's|this week's)\s+",
        "",
        " ".join(text.split()).strip(" -–—,.;'’\""),
        flags=re.IGNORECASE,
    )
    return (
        text
        if 1 < len(text) < 120 and not re.fullmatch(r"(?:trip|visit|week|day|talks|meeting|summit|event)", text)
        else None
    )


_NAMED_LEVEL = (
    (r"\b(?:vice|deputy|sub)[- ]?(?:\w+[- ])?ministerial\b", "vice-ministerial"),
    (r"\bministerial\b", "ministerial"),
    (r"\bworking[- ]level\b|\btechnical[- ]level\b|\bexpert[- ]level\b", "working"),
)


def named_level(text: str) -> str | None:
    """The level that an adjective names ("trilateral ministerial talks"): it stands whoever came."""
    return next((level for pattern, level in _NAMED_LEVEL if re.search(pattern, text, re.IGNORECASE)), None)


def level_words(text: str) -> str | None:
    """The level that a trigger's own words name ("vice foreign ministers' meeting")."""
    for pattern, level in _LEVEL_WORDS:
        if re.search(pattern, text, re.IGNORECASE):
            return level
    return None


def level_of_roles(roles: dict[str, list[str | None]]) -> str | None:
    """The level of an encounter from each party's people: the most senior of each, of these the middle one, the lower of two."""
    best = []
    for held in roles.values():
        levels = [_LEVELS[r] for r in held if r in _LEVELS]
        if levels:
            best.append(min(levels, key=SENIORITY.index))
    best.sort(key=SENIORITY.index)
    return best[len(best) // 2 if len(best) < 4 else (len(best) - 1) // 2] if best else None


_DURATION = re.compile(
    r"(?:last(?:ed|ing|s)?(?: for)?|for|took|after|became|ran(?: for)?|a|an|the|talk(?:ed)?)\s+(?:about |around |nearly |almost |over |more than |roughly |some |approximately |just )*"
    r"(?P<n>\d+(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an|a half)[\s-]*(?:and a half[\s-]*)?(?P<unit>minutes?|hours?|hour-long|minute)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|half)[\s-](?:an )?(?P<unit>minute|hour|day)s?(?:[\s-]long)?\s+(?:\w+\s+){0,2}(?:meeting|talks|call|conversation|summit|session|discussion)|\bhour-long\b",
    re.IGNORECASE,
)
_NUMBER = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}


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


_ORDINALS = {w: n for n, w in enumerate(word_list("dates", "ordinals"), 1)}


def ordinal_of(text: str, trigger: str) -> int | None:
    """The number of an encounter in its series: "the 10th Vice Ministers' Meeting", "the ninth round of consultations".

    >>> ordinal_of("for the ninth round of consultations", "round"), ordinal_of("the 1st meeting since May", "meeting")
    (9, None)
    """
    names = "|".join(_ORDINALS)
    pattern = rf"\b(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{names})\s+(?:(?!since|time)[\w'’.-]+\s+){{0,8}}?{re.escape(trigger)}"
    for found in sorted(re.finditer(f"(?=({pattern}))", text, re.IGNORECASE), key=lambda f: len(f[1])):
        raw = found["n"].lower()
        number = _ORDINALS.get(raw) or int(re.sub(r"\D", "", raw))
        # a first, second or third meeting since or this year counts from an occasion, not in a series
        if number <= 3 and not re.search(r"\b(?:round|edition|session|annual)\b", found[1], re.IGNORECASE):
            continue
        if (
            re.search(
                r"\b(?:since|this year|in (?:three|two|four|five|\d+) (?:years|months)|anniversary)\b",
                text[found.start() : found.end(1) + 25],
            )
            and number <= 3
        ):
            continue
        if re.search(r"\bon the $", text[: found.start("n")]):
            continue
        return number
    return None
