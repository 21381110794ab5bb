"""Ids of persons and meetings, minted from one mention: they hold when dates, names or parties become better known."""

from __future__ import annotations

import hashlib
import json
import re

from kgraph.spelling import plain


def digest(*parts: str | int | None) -> str:
    """Hexadecimal SHA-256 that tells tuples of texts and numbers apart."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def meeting_id(sha256: str, start: int, number: int) -> str:
    """``m-`` and twelve digits: of an article's text, the first offset that tells of the meeting, and its number there.

    >>> meeting_id("00", 17, 0) != meeting_id("00", 17, 1)
    True
    """
    return f"m-{digest(sha256, start, number)[:12]}"


def person_id(sha256: str, start: int, name: str, number: int) -> str:
    """The name, readable, and eight digits: of an article's text, the first offset that names the person, the name.

    >>> person_id("00", 17, "Lucija Perić", 0).rpartition("-")[0]
    'lucija-peric'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")[:40].strip("-") or "person"
    return f"{slug}-{digest(sha256, start, plain(name), number)[:8]}"


def claim_id(article: str, field: str, value: str, start: int, end: int) -> str:
    """``c-`` and twelve digits: what a span of an article says about one field of a meeting."""
    return f"c-{digest(article, field, value, start, end)[:12]}"


def participation_id(meeting: str, person: str | None, party: str | None, role: str | None) -> str:
    """``p-`` and twelve digits: somebody's part in a meeting."""
    return f"p-{digest(meeting, person, None if person else party, None if person else role)[:12]}"
