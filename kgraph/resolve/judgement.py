"""What the user decided on identity and facts, as data keyed by mention, so that it outlives every rebuild.

One JSON object a line, in the order of deciding; a later decision takes back an earlier one about the same mentions:

* ``{"decision": "merge", "kind": "person", "one": ["…"], "two": ["…"]}``: the mentions are one person (or meeting)
* ``{"decision": "split", "kind": "meeting", "one": ["…"], "two": ["…"]}``: none of the ones is any of the others
* ``{"decision": "reject", "claim": "c-…"}``: what this sentence says is not taken for true

``note`` says in words what was decided, for people.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.errors import StoreError
from kgraph.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kgraph.resolve.mentions import MeetingMention, PersonMention

KINDS = ("person", "meeting")
DECISIONS = ("merge", "split", "reject")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; ``one`` and ``two`` are mention ids, ``claim`` the id of a rejected claim or participation."""

    decision: str
    kind: str | None = None
    one: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    claim: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a list of decisions comes to."""

    merges: frozenset[tuple[str, str, str]] = frozenset()  # kind, mention id, mention id
    splits: frozenset[tuple[str, str, str]] = frozenset()
    rejected: frozenset[str] = frozenset()

    @property
    def singled_out(self) -> frozenset[str]:
        """Every mention that a decision on identity names."""
        return frozenset(mention for _, one, two in self.merges | self.splits for mention in (one, two))

    def together(self, kind: str, mentions: Sequence[PersonMention | MeetingMention]) -> Iterator[tuple[int, int]]:
        """The pairs, by index, that are one."""
        yield from _indexed(self.merges, kind, mentions)

    def apart(self, kind: str, mentions: Sequence[PersonMention | MeetingMention]) -> Iterator[tuple[int, int]]:
        """The pairs, by index, that are not one; who is apart from somebody is so from all that were made one with him.

        Where merges make one, by whatever chain, what a split names, the merges hold.
        """
        group = self._groups(kind)
        pairs = {
            (kind, one, two)
            for of, first, second in self.splits
            if of == kind and second not in group.get(first, ())
            for one in group.get(first, {first})
            for two in group.get(second, {second})
        }
        yield from _indexed(pairs, kind, mentions)

    def _groups(self, kind: str) -> dict[str, set[str]]:
        """The mentions made one with each mention that a merge names, itself included."""
        group: dict[str, set[str]] = {}
        for of, one, two in sorted(self.merges):
            if of == kind:
                both = group.get(one, {one}) | group.get(two, {two})
                group |= dict.fromkeys(both, both)
        return group


def _indexed(
    pairs: Iterable[tuple[str, str, str]], kind: str, mentions: Sequence[PersonMention | MeetingMention]
) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        places.setdefault(mention.id, []).append(number)
    for of, one, two in sorted(pairs):
        if of == kind:
            yield from ((a, b) for a in places.get(one, ()) for b in places.get(two, ()) if a != b)


def constraints(decisions: Iterable[Decision]) -> Constraints:
    """The state after all decisions, the later before the earlier.

    >>> both = (Decision("split", "person", ("a",), ("b",)), Decision("merge", "person", ("b",), ("a",)))
    >>> constraints(both).splits, constraints(both[::-1]).merges
    (frozenset(), frozenset())
    """
    merges: set[tuple[str, str, str]] = set()
    splits: set[tuple[str, str, str]] = set()
    rejected: set[str] = set()
    for decision in decisions:
        if decision.claim is not None:
            rejected.add(decision.claim)
        pairs = {
            (decision.kind or "", *sorted((one, two))) for one in decision.one for two in decision.two if one != two
        }
        added, removed = (merges, splits) if decision.decision == "merge" else (splits, merges)
        added |= pairs  # type: ignore[arg-type]
        removed -= pairs
    return Constraints(frozenset(merges), frozenset(splits), frozenset(rejected))


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, none where there is no file.

    Raises StoreError naming a line that is no decision.
    """
    if not path.exists():
        return ()
    decisions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                decisions.append(_parse(json.loads(line)))
            except (KeyError, TypeError, ValueError):
                raise StoreError(f"{path}:{number}: not a decision (mend or remove the line)") from None
    return tuple(decisions)


def write(path: Path, decisions: Iterable[Decision]) -> None:
    """Replaces the file by these decisions."""
    lines = (json.dumps(_plain(decision), ensure_ascii=False) + "\n" for decision in decisions)
    write_atomic(path, "".join(lines).encode(), durable=True)


def _parse(data: Mapping[str, Any]) -> Decision:
    decision = Decision(
        decision=data["decision"],
        kind=data.get("kind"),
        one=tuple(map(str, data.get("one", ()))),
        two=tuple(map(str, data.get("two", ()))),
        claim=data.get("claim"),
        note=str(data.get("note", "")),
    )
    if decision.decision == "reject":
        valid = isinstance(decision.claim, str)
    else:
        valid = decision.decision in DECISIONS and decision.kind in KINDS and bool(decision.one and decision.two)
    if not valid:
        raise ValueError(data)
    return decision


def _plain(decision: Decision) -> dict[str, Any]:
    data: dict[str, Any] = {"decision": decision.decision}
    if decision.claim is not None:
        data["claim"] = decision.claim
    else:
        data |= {"kind": decision.kind, "one": list(decision.one), "two": list(decision.two)}
    return data | ({"note": decision.note} if decision.note else {})
