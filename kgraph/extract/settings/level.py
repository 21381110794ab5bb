"""At what level an encounter is held, by its own words or by who comes."""

from __future__ import annotations

import re

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
