"""Whether an encounter was held, is under way, planned, proposed, cancelled, postponed, or denied.

Read from the clause: tense and modals of its verb, the verbs it hangs on ("agreed to meet", "refused to meet"),
the verb it is the object of ("cancelled a meeting") and its adjectives ("a planned meeting").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import triggers
from kgraph.extract.status.nouns import status_of_noun
from kgraph.extract.status.tense import governing_verbs, is_negated, tense_of
from kgraph.extract.status.verbs import FUTURE_AUXILIARIES, status_of_verb

if TYPE_CHECKING:
    from kgraph.extract.frames.frame import Frame


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status code, or None for an encounter that is said not to be (denied, refused, hypothetical, habitual)."""

    status: str | None
    rule: str
    stance: str = "asserted"

    @property
    def tense(self) -> str:
        """Which way its dates look."""
        if self.rule == "status:present":
            return "present"
        if self.status in ("cancelled", "postponed"):
            return "near"
        return "future" if self.status in ("planned", "proposed") else "past"


def verdict_of(frame: Frame) -> Verdict:
    """The status that a frame's own clause gives it."""
    data = triggers().status
    noun, head = frame.noun, frame.head
    hedged = (
        "hedged"
        if any(
            t.lower_ in ("reportedly", "likely", "apparently", "allegedly", "possibly", "perhaps", "probably")
            for t in head.sent
        )
        else "asserted"
    )
    if noun is not None:
        found = status_of_noun(noun, head, data)
        if found is not None:
            return Verdict(found[0], found[1], hedged)
    if (
        noun is not None
        and frame.rule.startswith("noun")
        and preposition(noun) in ("during", "after", "following")
        and head.i != noun.i
        and not {c.lower_ for c in head.children} & FUTURE_AUXILIARIES
    ):
        above = governing_verbs(head)
        if above and tense_of(above[-1]) == "past" and not is_negated(above[-1]):
            return Verdict("held", "status:during", hedged)  # "agreed to provide data during a meeting"
    if "+invited" in frame.rule:
        return Verdict("proposed", "status:invitation", hedged)
    status, rule = status_of_verb(
        head if head.pos_ in ("VERB", "AUX") or head.i != frame.trigger.i else frame.trigger, frame, data
    )
    return Verdict(status, rule, hedged)


def is_generic(text: str) -> bool:
    """Habitual contact, not an encounter: "regular dialogue", "meetings at every level"."""
    return bool(
        re.search(
            r"\b(regular|regularly|routine|frequent|frequently|every level|all levels|often|usually|always|ever|occasional|periodic|habitual)\b",
            text,
            re.IGNORECASE,
        )
    )
