"""Whether an encounter was held, is under way, planned, proposed, cancelled, postponed, or denied.

Read from the clause: tense and modals of its verb, the verbs it hangs on ("agreed to meet", "refused to meet"),
the verb it is the object of ("cancelled a meeting") and its adjectives ("a planned meeting").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.extract.clauses import preposition
from kgraph.extract.frames.frame import Frame
from kgraph.extract.frames.triggers import lemma, triggers
from kgraph.extract.grammar import word_set

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "hardly"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "would"})
_OPINIONS = word_set("status", "opinions")
_SAID = word_set("status", "reported")
_DUE = word_set("status", "due")
_ONGOING = frozenset({"underway", "ongoing", "continuing"})


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
        found = _noun(noun, head, data)
        if found is not None:
            return Verdict(found[0], found[1], hedged)
    if (
        noun is not None
        and frame.rule.startswith("noun")
        and preposition(noun) in ("during", "after", "following")
        and head.i != noun.i
        and not {c.lower_ for c in head.children} & _FUTURE
    ):
        above = _above(head)
        if above and _tense(above[-1]) == "past" and not _negated(above[-1]):
            return Verdict("held", "status:during", hedged)  # "agreed to provide data during a meeting"
    if "+invited" in frame.rule:
        return Verdict("proposed", "status:invitation", hedged)
    status, rule = _verb(
        head if head.pos_ in ("VERB", "AUX") or head.i != frame.trigger.i else frame.trigger, frame, data
    )
    return Verdict(status, rule, hedged)


def _adjectives(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children if c.dep_ in ("amod", "acl", "compound", "det", "advmod", "acl:relcl")}


def _noun(noun: Token, head: Token, data: dict[str, frozenset[str]]) -> tuple[str | None, str] | None:
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
        return ("cancelled" if not _negated(head) else None), f"status:{compound}"
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
    if "no" in words and not (verb and _negated(head)):
        return None, "status:no"
    if (governed and head.lower_ in ("off",)) or (verb == "be" and particle == "off"):
        return "cancelled", "status:is off"
    if (
        governed
        and verb in data["refuse"]
        and not _negated(head)
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
        return ("planned", f"status:{verb}") if not _negated(head) else (None, "status:not planned")
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
            and _tense(head) == "past"
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
        verb in ("hold", "take", "begin", "start", "conclude", "end") and _tense(head) == "past"
    ):
        return "planned", "status:next"
    for (
        child
    ) in noun.children:  # "talks planned for Monday", "a meeting scheduled to be held", "consultations, due in Doha"
        if child.dep_ in ("acl", "acl:relcl", "amod", "appos", "advcl", "parataxis") and child.i > noun.i:
            if child.lower_ in _DUE:
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
            if passive and not _negated(token) and not any(s.i > noun.i for s in own):
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


def _verb(verb: Token, frame: Frame, data: dict[str, frozenset[str]]) -> tuple[str | None, str]:
    if _negated(verb) or (frame.noun is not None and frame.head.i == frame.noun.i and _negated(frame.noun)):
        return None, "status:negated"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "mark")}
    if (
        verb.i > 1
        and verb.nbor(-1).lower_ == "to"
        and verb.nbor(-2).lower_ in ("due", "set", "slated", "scheduled", "about", "poised")
    ):
        return "planned", f"status:{verb.nbor(-2).lower_} to"
    chain = _above(verb)
    for upper in chain:
        word = lemma(upper.lower_)
        negated = _negated(upper)
        if word in data["refuse"] and upper.i != verb.i:
            return None, f"status:{word}"
        if word in data["cancel"] or word in data["postpone"]:
            return ("cancelled" if word in data["cancel"] else "postponed"), f"status:{word}"
        if negated and upper.i != verb.i:
            return None, f"status:not {word}"
        if upper.lower_ in _DUE or (word in data["future_verbs"] and upper.i != verb.i):
            return "planned", f"status:{word}"
        if (word in data["proposal_verbs"] or upper.lower_ in data["proposal_verbs"]) and upper.i != verb.i:
            return "proposed", f"status:{word}"
    if auxiliaries & _FUTURE or (chain and {c.lower_ for c in chain[-1].children} & _FUTURE):
        return "planned", "status:will"
    if "would" in auxiliaries:
        if "have" in auxiliaries:
            return None, "status:would have"
        reported = any(t.lower_ in _SAID for t in verb.sent)
        return ("planned", "status:would, reported") if reported else ("proposed", "status:would")
    if auxiliaries & _MAYBE:
        return "proposed", "status:modal"
    if "if" in auxiliaries or "unless" in auxiliaries or "whether" in auxiliaries:
        return None, "status:condition"
    if "to" in auxiliaries:
        return _infinitive(verb, chain)
    if verb.pos_ in ("VERB", "AUX") and verb.lower_.endswith("ing") and auxiliaries & {"is", "are", "am", "'s", "'re"}:
        return "ongoing", "status:progressive"
    if (
        {"have", "has"} & auxiliaries
        and lemma(verb.lower_) in ("begin", "start", "resume", "open")
        and (frame.noun is None or not any(c.dep_ == "obj" and c.i not in frame.tokens for c in verb.children))
    ):
        return "ongoing", "status:begun"
    if (verb.lower_ == "way" and any(c.lower_ == "under" for c in verb.children)) or verb.lower_ in (
        "underway",
        "ongoing",
    ):
        return "ongoing", "status:under way"
    if _tense(verb) == "present" and lemma(verb.lower_) in ("continue",):
        return "ongoing", "status:continue"
    return "held", f"status:{_tense(verb) or 'plain'}"


_PLANS = frozenset(
    {
        "plan",
        "plans",
        "decision",
        "agreement",
        "deal",
        "intention",
        "schedule",
        "commitment",
        "pledge",
        "arrangement",
        "arrangements",
        "preparations",
    }
)
_HOPES = word_set("status", "hopes")


def _infinitive(verb: Token, chain: list[Token]) -> tuple[str | None, str]:
    """ "is to meet", "arrived to meet", "X to meet Y" in a headline; an effort or wish to meet is no encounter."""
    head = verb.head
    if any(c.lower_ in ("is", "are", "was", "were", "'s") for c in verb.children):
        return "planned", "status:be to"
    if head.i == verb.i or any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        return "planned", "status:to, headline"
    upper = chain[-1] if chain else head
    if {c.lower_ for c in head.children if c.dep_ == "aux"} & _FUTURE or {c.lower_ for c in upper.children} & _FUTURE:
        return "planned", "status:will ... to"
    if head.lower_ in _PLANS or any(c.lower_ in _PLANS for c in head.children if c.dep_.startswith("nsubj")):
        return "planned", f"status:{head.lower_}"
    if head.lower_ in _HOPES or any(c.lower_ in _HOPES for c in head.children if c.dep_ == "obj"):
        return "proposed", f"status:{head.lower_}"
    words = lemma(head.lower_)
    if words in triggers().verbs["motion"] | triggers().verbs["light"] and _tense(head) == "past":
        return "held", "status:went to meet"
    if verb.dep_ == "advcl" and _tense(head) == "past" and words not in triggers().status["proposal_verbs"]:
        return "held", "status:purpose"
    if words in triggers().verbs["motion"] | {"use"}:
        return "planned", "status:to"
    return None, "status:infinitive"


def _above(verb: Token) -> list[Token]:
    """The verbs and adjectives that a verb hangs on as complement, nearest first."""
    out: list[Token] = []
    token = verb
    while token.head.i != token.i and len(out) < 4:
        if token.dep_ in ("advcl", "conj") and any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children):
            break
        if token.dep_ in ("xcomp", "acl") or (
            token.dep_ == "ccomp"
            and lemma(token.head.lower_)
            in triggers().status["refuse"] | {"propose", "suggest", "hope", "demand", "urge", "insist"}
        ):
            pass
        elif token.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children):
            if (
                lemma(token.head.lower_)
                not in triggers().status["refuse"]
                | triggers().status["proposal_verbs"]
                | triggers().status["future_verbs"]
            ):
                break
        elif token.dep_ == "conj" and token.head.dep_ in ("xcomp", "acl"):
            token = token.head
            continue
        elif token.dep_ == "conj":
            out.append(token.head) if not any(
                c.dep_ in ("nsubj", "nsubj:pass") for c in token.children
            ) and _auxiliary_shared(token) else None
            break
        else:
            break
        token = token.head
        out.append(token)
    return out


def _auxiliary_shared(verb: Token) -> bool:
    """ "will fly to Abuja and chair": a bare verb joined to another shares its modal."""
    return not any(c.dep_.startswith("aux") for c in verb.children) and _tense(verb) != "past"


def _negated(token: Token) -> bool:
    return any(
        c.lower_ in _NEGATIONS and c.dep_ in ("advmod", "det", "cc:preconj", "aux", "case", "cc")
        for c in token.children
    )


def _tense(token: Token) -> str | None:
    """ "past" or "present" of a finite verb."""
    morph = str(token.morph)
    auxiliaries = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")]
    for aux in auxiliaries:
        if aux.lower_ in ("was", "were", "had", "did"):
            return "past"
        if aux.lower_ in ("is", "are", "does", "do"):
            return "present"
        if aux.lower_ in ("has", "have"):
            return "past"
    if "Tense=Past" in morph or ("VerbForm=Part" in morph and token.lower_.endswith("ed")):
        return "past"
    if "Tense=Pres" in morph:
        return "present"
    return None


def is_generic(text: str) -> bool:
    """Habitual contact, not an encounter: "regular dialogue", "meetings at every level"."""
    return bool(
        re.search(
            r"\b(regular|regularly|routine|frequent|frequently|every level|all levels|often|usually|always|ever|occasional|periodic|habitual)\b",
            text,
            re.IGNORECASE,
        )
    )
