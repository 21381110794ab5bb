"""Which of a sentence's dates belongs to which encounter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgraph.extract.clauses.tree import preposition
from kgraph.extract.frames.triggers import lemma, triggers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.dates import When
    from kgraph.extract.frames.frame import Frame


def assign_dates(sentence: Sentence, found: Sequence[Frame]) -> dict[int, list[tuple[int, When]]]:
    """The dates of a sentence, each to the frame whose words it hangs nearest to in the tree."""
    out: dict[int, list[tuple[int, When]]] = {}
    if sentence.doc is None or not found:
        return out
    for token in sentence.doc:
        when = sentence.when(token)
        if when is None:
            continue
        costs = []
        since, told = _counted_from(token), _announced(sentence, found, token)
        for n, frame in enumerate(found):
            if (since is not None and max(frame.tokens) < since) or told not in (None, n) or _of_statement(token):
                continue
            if _opens(frame) and any(t.text == "," for t in token.doc[frame.trigger.i : token.i]) and len(found) > 1:
                continue  # "Before the meeting, on October 10, X met Y": the date is of what follows
            anchors = {frame.trigger.i, frame.head.i, *frame.tokens}
            if frame.noun is not None:
                anchors.add(frame.noun.i)
            cost = min(_distance(token, sentence.doc[a]) for a in anchors)
            costs.append((cost, abs(token.i - frame.trigger.i), n))
        if not costs:
            continue
        cost, _, n = min(costs)
        if cost < 8 or told is not None:
            out.setdefault(n, []).append((cost, when))
    for n, frame in enumerate(found):
        # "in 2015, when X attended a conference and held talks": joined clauses share their date
        if n not in out and frame.noun is not None and preposition(frame.noun) == "with":
            told = next(
                (k for k, other in enumerate(found) if k in out and other.head.i in (frame.noun.head.i, frame.head.i)),
                None,
            )
            if told is not None:
                out[n] = [(c + 1, w) for c, w in out[told]]
        if n not in out and frame.head.dep_ == "conj":
            told = next((k for k, other in enumerate(found) if k in out and other.head.i == frame.head.head.i), None)
            if told is not None and frame.rule != "attend":
                out[n] = [(c + 3, w) for c, w in out[told]]
    return out


def _of_statement(date: Token) -> bool:
    """ "According to a statement released on Friday": when it was said."""
    head = date.head
    return head.lower_ in ("released", "issued", "published", "dated", "posted", "aired") and date.i - head.i <= 2


def _opens(frame: Frame) -> bool:
    """Whether an encounter's noun stands in a sentence's opening "Before the meeting"."""
    return (
        frame.noun is not None
        and frame.noun.i < 5
        and preposition(frame.noun) in ("before", "after", "ahead of", "following", "prior to")
    )


def _counted_from(date: Token) -> int | None:
    """ "The first talks since the launch of the government in June": where "since" stands, whose date it is."""
    for i in range(date.i - 1, max(-1, date.i - 12), -1):
        token = date.doc[i]
        if token.lower_ == "since":
            return i
        if token.text in (",", ";", "(") or token.pos_ == "VERB":
            return None
    return None


_DUE = frozenset({"due", "scheduled", "planned", "slated", "set", "expected", "held", "arranged"})


def _announced(sentence: Sentence, found: Sequence[Frame], date: Token) -> int | None:
    """ "The next session of the committee, to be held in Astana before the end of the year": the frame whose noun it follows."""
    doc = date.doc
    for i in range(date.i - 1, max(0, date.i - 9), -1):
        token = doc[i]
        if token.lower_ in _DUE and (doc[i - 1].lower_ in (",", "be") or token.dep_ in ("acl", "amod")):
            nouns = [(f.noun.i, n) for n, f in enumerate(found) if f.noun is not None and max(f.tokens) < i]
            if nouns and not any(t.pos_ == "VERB" and t.i != i for t in doc[max(nouns)[0] : i]):
                return max(nouns)[1]
            return None
        if token.pos_ == "VERB" or token.text == ";":
            return None
    return None


_CLAUSE = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl"})


def _distance(date: Token, anchor: Token) -> int:
    """Steps in the tree from a date to a trigger; a clause boundary on the way counts as four, a plain noun in between as two."""
    up_date, up_anchor = [date, *date.ancestors], [anchor, *anchor.ancestors]
    common = next((t for t in up_date if t.i in {a.i for a in up_anchor}), None)
    if common is None:
        return 99
    steps = 0
    for path in (up_date, up_anchor):
        for token in path:
            if token.i == common.i:
                break
            steps += (
                4
                if token.dep_ in _CLAUSE
                and not (
                    path is up_anchor
                    and token.dep_ == "advcl"
                    and lemma(token.lower_) in triggers().verbs["reciprocal"] | triggers().verbs["hosting"]
                )
                else 1
            )
            if (
                token.dep_ == "acl"
                and path is up_date
                and token.lower_ not in ("held", "planned", "scheduled", "hosted", "due", "attended", "set")
            ):
                steps += 3
    # "the agreement signed on Friday", "the vote in March": a date that modifies another noun
    head = date.head
    if (
        date.dep_ in ("nmod", "nmod:poss", "nmod:unmarked", "appos")
        and head.pos_ in ("NOUN", "PROPN")
        and head.i != anchor.i
        and not _place_like(head)
    ):
        steps += 2
    return steps


def _place_like(token: Token) -> bool:
    return bool(
        re.fullmatch(
            r"France|Spain|Italy|Austria|Norway|Poland|Sweden|Ireland|Smith|Jones|Brown|Clark|Lewis|Walker|Hall|Allen|Young|King",
            token.text,
        )
    ) or preposition(token).split(" ")[0] in ("in", "at", "for", "with")
