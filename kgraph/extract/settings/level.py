"""At what level an encounter is held, by its own words or by who comes."""

from __future__ import annotations

import re

#: The roles of each level.
_ROLES = {
    "leaders": (
        "head_of_state",
        "head_of_government",
        "deputy_head",
        "royal",
        "igo_head",
    ),
    "ministerial": (
        "foreign_minister",
        "defence_minister",
        "finance_minister",
        "economy_minister",
        "other_minister",
        "security_adviser",
        "military_chief",
        "legislator",
    ),
    "vice-ministerial": (
        "deputy_foreign_minister",
        "deputy_defence_minister",
        "other_deputy_minister",
    ),
    "envoy": (
        "envoy",
        "ambassador",
    ),
    "working": ("senior_official",),
}
_LEVELS = {role: level for level, roles in _ROLES.items() for role in roles}


SENIORITY = ("leaders", "ministerial", "vice-ministerial", "envoy", "working")


_LEVEL_WORDS = (
    (
        r"\bsummit\b|\bleaders['’]? (?:meeting|summit)|\bpresidents\b|\bheads of (?:state|government)|"
        r"\bprime ministers\b",
        "leaders",
    ),
    (r"\b(?:vice|deputy)[- ](?:foreign[- ])?minister|\bdeputy ministers\b|\bvice foreign minister", "vice-ministerial"),
    (r"\bministers?\b|\bministerial\b|\btop diplomats\b|\bdefen[cs]e chiefs\b|\bforeign secretaries\b", "ministerial"),
    (
        r"\benvoys?\b|\bspecial representatives?\b|\bnuclear chiefs\b|\bchief negotiators?\b|\bchief representatives\b",
        "envoy",
    ),
    (
        r"\b(?:senior |working[- ]level |technical |)officials\b|\bworking[- ]level\b|\bexperts\b|"
        r"\bambassadors?\b|\bdirector[- ]general|\btechnical\b",
        "working",
    ),
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
    """The level of an encounter: each party's most senior person, of these the middle one, of two the lower."""
    best = []
    for held in roles.values():
        levels = [_LEVELS[r] for r in held if r in _LEVELS]
        if levels:
            best.append(min(levels, key=SENIORITY.index))
    best.sort(key=SENIORITY.index)
    return best[len(best) // 2 if len(best) < 4 else (len(best) - 1) // 2] if best else None
