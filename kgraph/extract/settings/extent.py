"""How long an encounter lasts, and which in its series it is."""

from __future__ import annotations

import re

from kgraph.extract.grammar import word_list

_DURATION = re.compile(
    r"(?:last(?:ed|ing|s)?(?: for)?|for|took|after|became|ran(?: for)?|a|an|the|talk(?:ed)?)\s+"
    r"(?:about |around |nearly |almost |over |more than |roughly |some |approximately |just )*"
    r"(?P<n>\d+(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an|a half)[\s-]*"
    r"(?:and a half[\s-]*)?(?P<unit>minutes?|hours?|hour-long|minute)\b",
    re.IGNORECASE,
)


_LONG = re.compile(
    r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|half)[\s-](?:an )?"
    r"(?P<unit>minute|hour|day)s?(?:[\s-]long)?\s+(?:\w+\s+){0,2}"
    r"(?:meeting|talks|call|conversation|summit|session|discussion)|\bhour-long\b",
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

    >>> said = "The talks lasted for about 40 minutes.", "after the hour-long meeting", "a two-hour meeting"
    >>> [duration_of(text) for text in said]
    ['PT40M', 'PT1H', 'PT2H']
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
