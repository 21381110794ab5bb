"""What a meeting is called: parties, rank or mode, place and day, in words that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.labels import date_in_words
from kgraph.parties import party_name, short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.model import Place

_LEVELS = {
    "leaders": "leaders’ meeting",
    "ministerial": "ministerial meeting",
    "vice-ministerial": "vice-ministerial meeting",
    "envoy": "envoys’ meeting",
    "working": "working-level meeting",
}
_MODES = {"phone": "phone call", "video": "video call"}
_SHOWN = 4  # parties that a label lists


def label(parties: Sequence[str], level: str | None, mode: str, place: Place, date: str | None) -> str:
    """The label of a meeting.

    >>> from kgraph.model import Place
    >>> label(("NZL", "USA"), "ministerial", "in-person", Place("Suva", "FJI"), "2019-05-09")
    'New Zealand–US ministerial meeting, Suva, 9 May 2019'
    >>> label(("CHL", "GBR"), None, "phone", Place(), "2019-05")
    'Chile–UK phone call, May 2019'
    """
    kind = _MODES.get(mode) or _LEVELS.get(level or "", "meeting")
    where = place.city or (party_name(place.country) if place.country else None)
    parts = (f"{_listed(parties)} {kind}".strip(), where, date_in_words(date))
    return ", ".join(part for part in parts if part)


def _listed(parties: Sequence[str]) -> str:
    names = [short_name(code) for code in parties]
    if len(names) > _SHOWN:
        return f"{'–'.join(names[: _SHOWN - 1])} and {len(names) - _SHOWN + 1} others,"
    return "–".join(names)
