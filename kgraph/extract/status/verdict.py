"""Whether an encounter was held, is under way, planned, proposed, cancelled, postponed, or denied.

Read from the clause: tense and modals of its verb, the verbs it hangs on ("agreed to meet", "refused to meet"),
the verb it is the object of ("cancelled a meeting") and its adjectives ("a planned meeting").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.status.nouns import status_of_noun
from kgraph.extract.status.tense import FUTURE_AUXILIARIES, governing_verbs, is_negated, tense_of
from kgraph.extract.status.verbs import status_of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgraph.extract.frames.frame import Frame

_HEDGES = frozenset({"reportedly", "likely", "apparently", "allegedly", "possibly", "perhaps", "probably"})
_HABITUAL = re.compile(
    r"\b(?:regular|regularly|routine|frequent|frequently|every level|all levels|often|usually|always|ever"
    r"|occasional|periodic|habitual)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status code, or None for an encounter that is said not to be (denied, refused, hypothetical, habitual)."""

    status: str | None
    rule: str
    stance: str = "asserted"

    @property
    def tense(self) -> str:
        """Which way its dates look."""
        if self.rule in ("status:present", "status:progressive"):
            return "present"
        if self.status in ("cancelled", "postponed"):
            return "near"
        return "future" if self.status in ("planned", "proposed") else "past"


def verdict_of(frame: Frame) -> Verdict:
    """The status that a frame's own clause gives it: the noun's phrase first, then the verb."""
    noun, head = frame.noun, frame.head
    stance = "hedged" if any(t.lower_ in _HEDGES for t in head.sent) else "asserted"
    if noun is not None:
        found = status_of_noun(noun, head)
        if found is not None:
            return Verdict(*found, stance)
        if frame.rule.startswith("noun") and _is_held_meanwhile(noun, head):
            return Verdict("held", "status:during", stance)
    if "+invited" in frame.rule:
        return Verdict("proposed", "status:invitation", stance)
    return Verdict(*status_of_verb(head, frame), stance)


def _is_held_meanwhile(noun: Token, head: Token) -> bool:
    """ "Agreed to provide data during a meeting": the meeting took place whatever comes of the data."""
    if head.i == noun.i or preposition(noun) not in ("during", "after", "following"):
        return False
    above = governing_verbs(head)
    if not above or any(c.lower_ in FUTURE_AUXILIARIES for c in head.children):
        return False
    return tense_of(above[-1]) == "past" and not is_negated(above[-1])


def is_generic(text: str) -> bool:
    """Habitual contact, not an encounter.

    >>> is_generic("regular dialogue"), is_generic("meetings at every level"), is_generic("a meeting in Oslo")
    (True, True, False)
    """
    return bool(_HABITUAL.search(text))
