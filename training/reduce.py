"""Reduced sentences: every mention collapsed into one proper noun, as the reader does before it parses.

"Japanese Foreign Minister Aoi Mori met him in the United States on Friday, July 11" becomes "Mori met him in
States on Friday".  Reduced copies of the treebanks stand beside the plain ones in training; a reduced PUD
is a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.places import words as word_list
from training.trees import Tree, leaf, substitute, subtree

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

MONTHS = frozenset(word_list("months") + word_list("short_months"))
WEEKDAYS = frozenset(word_list("weekdays"))
OFFICES = frozenset(word_list("offices"))
NAME_PARTS = frozenset({"flat", "goeswith"})


def span_of(indices: list[int]) -> tuple[int, int] | None:
    """The span ``start, end`` of indices that lie side by side; None when they do not."""
    if not indices:
        return None
    start, end = indices[0], indices[-1] + 1
    return (start, end) if end - start == len(indices) else None


def name_span(tree: Tree, top: int) -> tuple[int, int] | None:
    """A person's name with the title before it: ``nmod:desc`` subtrees, the top, its ``flat`` words."""
    words = tree.words
    if words[top].upos != "PROPN":
        return None
    inside = {top}
    for i, word in enumerate(words):
        if word.head == top and (word.dep in NAME_PARTS or (word.dep == "nmod:desc" and i < top)):
            inside |= set(subtree(words, i))
    if any(words[i].dep in {"cc", "conj"} for i in inside):
        return None
    while words[max(inside)].upos == "PUNCT":
        inside.remove(max(inside))
    return span_of(sorted(inside))


def office_apposition(tree: Tree, top: int) -> tuple[int, int] | None:
    """Name and office in apposition, either way round: "Mori, the foreign minister," or "the minister, Mori,"."""
    words = tree.words
    for i, word in enumerate(words):
        if word.dep != "appos" or word.head != top or i < top:
            continue
        first, second = words[top], word
        name_first = first.upos == "PROPN" and second.form.lower() in OFFICES
        name_second = second.upos == "PROPN" and first.form.lower() in OFFICES
        whole = subtree(words, top)
        if (name_first or name_second) and span_of(whole) is not None:
            start, end = whole[0], whole[-1] + 1
            if words[start].upos in {"ADP", "CCONJ", "SCONJ", "PUNCT"} or any(
                j != top and words[j].dep in {"acl:relcl", "conj", "parataxis", "cop", "nsubj"}
                for j in range(start, end)
            ):
                return None
            return start, end
    return None


def proper_span(tree: Tree, top: int) -> tuple[int, int] | None:
    """A name of several capitalised words with its article: "the United States", "South Korea", "the White House"."""
    words = tree.words
    if words[top].upos != "PROPN" or words[top].form in MONTHS | WEEKDAYS:
        return None
    start = top
    while start > 0:
        word = words[start - 1]
        fits = word.form[:1].isupper() and word.upos in {"PROPN", "ADJ"} and word.dep in {"compound", "amod"}
        if not (fits and start <= word.head <= top):
            break
        start -= 1
    if start == top:
        return None
    if start > 0 and words[start - 1].dep == "det" and words[start - 1].head == top:
        start -= 1
    return start, top + 1


def date_span(tree: Tree, top: int) -> tuple[int, int] | None:
    """A date of several words: "Friday, July 11", "11 July 2025", "July 2025"."""
    words = tree.words
    whole = [i for i in subtree(words, top) if words[i].dep not in {"case", "cc", "mark"}]
    span = span_of(whole)
    if span is None or len(whole) < 2:
        return None
    kinds = [_date_part(words[i].form, words[i].upos) for i in whole]
    if None in kinds or not {"month", "weekday"} & set(kinds) or kinds[-1] == "comma":
        return None
    return span


def _date_part(form: str, upos: str) -> str | None:
    if form in MONTHS:
        return "month"
    if form in WEEKDAYS:
        return "weekday"
    if upos == "NUM" and form.rstrip("stndrh").isdigit():
        return "number"
    return "comma" if form == "," else None


def name_form(tree: Tree, start: int, end: int, top: int) -> str:
    """What stands for a collapsed mention: the last word of the name at ``top``, a date's month or weekday."""
    words = tree.words
    for i in range(start, end):
        if words[i].form in WEEKDAYS | MONTHS:
            return words[i].form
    last = top
    for i in range(start, end):
        if words[i].head == top and words[i].dep in NAME_PARTS and words[i].form[:1].isupper():
            last = max(last, i)
    return words[last].form


RULES: tuple[Callable[[Tree, int], tuple[int, int] | None], ...] = (
    date_span,
    name_span,
    office_apposition,
    proper_span,
)


def reduce_tree(tree: Tree, rng: Random | None = None, share: float = 1.0, names: tuple[str, ...] = ()) -> Tree:
    """The sentence with its mentions collapsed; with ``rng`` each one only with probability ``share``.

    ``names``: single names to draw from half of the time instead of the mention's own last word.

    >>> from training.trees import Word
    >>> t = Tree((Word("President", "PROPN", 1, "nmod:desc"), Word("Ana", "PROPN", 3, "nsubj"),
    ...           Word("Lima", "PROPN", 1, "flat"), Word("left", "VERB", -1, "root")))
    >>> reduce_tree(t).text
    'Lima left'
    """
    for rule in RULES:
        top = len(tree.words)
        while (top := top - 1) >= 0:
            span = rule(tree, top)
            if span is None or span[1] - span[0] < 2 or (rng is not None and rng.random() >= share):
                continue
            name_top = top
            if rule is office_apposition and tree.words[top].upos != "PROPN":
                name_top = next(i for i, w in enumerate(tree.words) if w.head == top and w.dep == "appos")
            form = name_form(tree, *span, name_top)
            if rng is not None and names and rule in (name_span, office_apposition) and rng.random() < 0.5:
                form = rng.choice(names)
            smaller = substitute(tree, *span, leaf(form, "PROPN", "Number=Sing"))
            if smaller is not None:
                tree, top = smaller, min(top, span[0])
    return tree
