"""The status that a noun's own phrase and the verb beside it give: "a planned meeting", "cancelled a meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set
from kgraph.extract.status.tense import is_negated, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPINIONS = word_set("status", "opinions")


DUE_WORDS = word_set("status", "due")


_ONGOING = frozenset({"underway", "ongoing", "continuing"})


def _adjectives(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children if c.dep_ in ("amod", "acl", "compound", "det", "advmod", "acl:relcl")}


def status_of_noun(noun: Token, head: Token, data: dict[str, frozenset[str]]) -> tuple[str | None, str] | None:
    """What the noun's own phrase and the verb it is the object or subject of say; None when they say nothing."""
    words = _adjectives(noun)
    verb = lemma(head.lower_) if head.i != noun.i else ""
    particle = (
        next((c.lower_ for c in head.children if c.dep_ == "compound:prt" or c.lower_ in ("off", "out", "back")), "")
        if head.i != noun.i
        else ""
    )
    compound = f"{verb} {particle}".strip()
    governed = head.i != noun.i and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "conj", "nmod")
    if governed and (
        verb in data["cancel"] or compound in data["cancel"] or compound in ("fall through", "break down off")
    ):
        return ("cancelled" if not is_negated(head) else None), f"status:{compound}"
    if governed and (verb in data["postpone"] or compound in data["postpone"]):
        return "postponed", f"status:{compound}"
    if (head.i == noun.i or head.lower_ in ("set", "scheduled", "planned", "due")) and (
        late := _called_off_later(noun, data)
    ) is not None:
        return late, "status:" + late
    if words & data["cancel_adjectives"]:
        return "cancelled", "status:adjective"
    if words & data["postpone_adjectives"]:
        return "postponed", "status:adjective"
    if "no" in words and not (verb and is_negated(head)):
        return None, "status:no"
    if (governed and head.lower_ in ("off",)) or (verb == "be" and particle == "off"):
        return "cancelled", "status:is off"
    if (
        governed
        and verb in data["refuse"]
        and not is_negated(head)
        and not (noun.dep_ == "nsubj" or verb in ("stop", "fail", "prevent"))
    ):
        return None, f"status:{verb}"
    if governed and verb == "return" and preposition(noun) == "to" and not words & {"the", "this", "these"}:
        return None, "status:return to"  # "urged the North to return to dialogue": policy, no encounter
    verbs = triggers().verbs
    coming = (
        verbs["motion"]
        | verbs["reciprocal"]
        | verbs["joining"]
        | verbs["gathering"]
        | verbs["hosting"]
        | {"sit", "schedule", "invite", "prepare", "set", "be", "expect", "await", "bring"}
    )
    if (
        governed
        and noun.dep_ == "obl"
        and preposition(noun) == "for"
        and verb not in coming
        and not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in noun.children)
    ):
        return None, "status:for, at large"  # "leaving the door open for dialogue": a policy
    if governed and noun.dep_ == "obj" and verb in _OPINIONS and not words & {"the", "this", "these"}:
        return None, f"status:{verb}"  # "supports direct dialogue": an opinion about encounters
    if (
        governed
        and noun.dep_ == "obj"
        and verb in ("propose", "suggest", "offer", "request", "seek", "demand", "mull", "consider", "urge", "want")
    ):
        return "proposed", f"status:{verb}"
    if (
        governed
        and noun.dep_ in ("obj", "nsubj:pass")
        and verb in ("plan", "schedule", "prepare", "slate", "announce", "agree", "expect", "confirm", "set")
        and not words & {"held"}
    ):
        return ("planned", f"status:{verb}") if not is_negated(head) else (None, "status:not planned")
    if (
        governed
        and noun.dep_ == "obl"
        and head.lower_ in ("expected", "due", "scheduled", "slated", "awaited")
        and preposition(noun) in ("at", "for")
    ):
        return "planned", f"status:{head.lower_} at"
    if governed and noun.dep_ == "obl" and verb == "agree":
        return "planned", "status:agree on"
    if words & _ONGOING:
        return "ongoing", "status:ongoing"
    if words & data["proposal_adjectives"]:
        return "proposed", "status:adjective"
    if words & (data["future_adjectives"] - {"next"}):
        # "the planned talks were held": the verb knows better
        if (
            head.i != noun.i
            and verb in ("hold", "take", "begin", "start", "conclude", "end", "attend")
            and tense_of(head) == "past"
        ):
            return None if not governed else ("held", "status:planned and held")
        return "planned", "status:adjective"
    around = noun.doc[noun.i + 1 : noun.i + 8]
    for n, token in enumerate(around):  # "consultations, due in Doha": the small words are often hung wrongly
        if (
            token.lower_ == "due"
            and (n == 0 or around[n - 1].text == ",")
            and (n + 1 == len(around) or around[n + 1].lower_ in ("in", "on", "to", "for", "next"))
        ):
            return "planned", "status:due"
        if token.dep_ in ("ROOT", "conj") or token.lower_ in ("and", "but"):
            break
    if noun.head.lower_ in (
        "preparations",
        "preparation",
        "plans",
        "plan",
        "date",
        "dates",
        "agenda",
        "arrangements",
    ) and preposition(noun) in ("for", "of"):
        return "planned", f"status:{noun.head.lower_}"
    if noun.head.lower_ in (
        "chance",
        "opportunity",
        "possibility",
        "prospect",
        "idea",
        "proposal",
        "invitation",
        "offer",
        "proposals",
        "hopes",
        "call",
        "calls",
    ) and preposition(noun) in ("of", "for", "to"):
        return "proposed", f"status:{noun.head.lower_}"
    if "next" in words and not (
        verb in ("hold", "take", "begin", "start", "conclude", "end") and tense_of(head) == "past"
    ):
        return "planned", "status:next"
    for (
        child
    ) in noun.children:  # "talks planned for Monday", "a meeting scheduled to be held", "consultations, due in Doha"
        if child.dep_ in ("acl", "acl:relcl", "amod", "appos", "advcl", "parataxis") and child.i > noun.i:
            if child.lower_ in DUE_WORDS:
                return "planned", f"status:{child.lower_}"
            if child.lower_ in ("held", "hold") and any(c.lower_ == "to" for c in child.children):
                return "planned", "status:to be held"
            if child.lower_ in ("proposed", "suggested"):
                return "proposed", "status:proposed"
            if child.lower_ in ("cancelled", "canceled", "postponed"):
                return ("postponed" if child.lower_ == "postponed" else "cancelled"), f"status:{child.lower_}"
    return None


def _called_off_later(noun: Token, data: dict[str, frozenset[str]]) -> str | None:
    """ "A summit of leaders scheduled in Paris has been cancelled", where the tree lost the subject."""
    for token in noun.doc[noun.i + 1 :]:
        particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), "")
        word = f"{lemma(token.lower_)} {particle}".strip()
        if token.pos_ == "VERB" and word in data["cancel"] | data["postpone"]:
            passive = any(c.lower_ in ("been", "was", "were", "is", "are", "be") for c in token.children)
            own = [c for c in token.children if c.dep_.startswith("nsubj")]
            if passive and not is_negated(token) and not any(s.i > noun.i for s in own):
                return "cancelled" if word in data["cancel"] else "postponed"
            return None
        if token.pos_ in ("VERB", "AUX") and token.lower_ not in (
            "scheduled",
            "planned",
            "due",
            "has",
            "had",
            "been",
            "was",
            "were",
            "have",
            "set",
            "slated",
            "expected",
            "to",
            "be",
            "held",
            "take",
        ):
            return None
    return None
