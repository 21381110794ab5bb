"""Codes of places and claims as words that people use."""

from __future__ import annotations

from kgraph.parties import party_name


def place_name(city: str | None, country: str | None) -> str:
    """City and country by name, as far as they are known.

    >>> place_name("Vienna", "AUT"), place_name(None, "AUT"), place_name(None, None)
    ('Vienna, Austria', 'Austria', '')
    """
    return ", ".join(part for part in (city, party_name(country) if country else None) if part)


def in_words(field: str, value: str) -> str:
    """The value of a claim about a meeting's field.

    >>> in_words("party", "AUT"), in_words("place", "Vienna, AUT"), in_words("date", "1815-06-09")
    ('Austria', 'Vienna, Austria', '1815-06-09')
    """
    match field:
        case "party":
            return party_name(value)
        case "place":
            city, comma, code = value.rpartition(", ")
            is_code = len(code) == 3 and code.isupper() and (city or not comma)
            return place_name(city or None, code) if is_code else value
    return value
