"""Offices as questions name them: which role, which words tell it from others, which level its holders meet at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import lookup
from kgraph.query.english.reading import Post, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.query.english.items import Office
    from kgraph.query.english.lexicon import Lexicon

_LEVELS = {
    "head_of_state": "leaders",
    "head_of_government": "leaders",
    "envoy": "envoy",
    "deputy_foreign_minister": "vice-ministerial",
    "deputy_defence_minister": "vice-ministerial",
    "other_deputy_minister": "vice-ministerial",
    "foreign_minister": "ministerial",
    "defence_minister": "ministerial",
    "finance_minister": "ministerial",
    "economy_minister": "ministerial",
    "other_minister": "ministerial",
}
#: Offices that say no more than a rank.
_RANKS = {"minister": "ministerial", "deputy minister": "vice-ministerial", "vice minister": "vice-ministerial"}
#: Words of an office that stand for others, or for nothing.
_SAME = {"vice": "deputy", "defense": "defence", "adviser": "advisor"}
_EMPTY = frozenset(["first", "the", "of", "for", "affairs"])


def telling(words: Iterable[str]) -> frozenset[str]:
    """The words that tell an office from others.

    >>> sorted(telling("first vice minister of defense".split()))
    ['defence', 'deputy', 'minister']
    """
    return frozenset(_SAME.get(word, word) for word in words) - _EMPTY


def post_of(office: Office, party: Thing | None, lexicon: Lexicon) -> Post:
    """The office of a phrase, of a party when one is named."""
    return replace(post_of_words(office.words, party, lexicon), standing=office.standing)


def post_of_words(words: str, party: Thing | None, lexicon: Lexicon) -> Post:
    """The roles of an office in words, and the words that tell it from others of its role."""
    if rank := _RANKS.get(words):
        return Post(words, roles_of(rank), (), party, None, rank)
    code = party.keys[0].rpartition("/")[2] if party else lookup.default_party(words)
    role = lookup.role_of(words, code)
    if party is None and code:
        party = Thing((lexicon.ids.party(code).value,), code)
    return Post(words, (role,) if role else (), tuple(words.split()), party, None, _LEVELS.get(role or ""))


def roles_of(level: str) -> tuple[str, ...]:
    """The roles whose holders meet at a level.

    >>> roles_of("leaders")
    ('head_of_government', 'head_of_state')
    """
    return tuple(sorted(role for role, its in _LEVELS.items() if its == level))
