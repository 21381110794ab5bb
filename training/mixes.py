"""The training mixes: which corpora and how many synthetic sentences train the parser and the name finder."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from spacy.tokens import Doc, DocBin

from training import names_corpora, treebanks
from training.augment import with_people
from training.conllu import to_docs
from training.feats import FeatureTable
from training.invent import draw_person, draw_state
from training.own_names import own_names
from training.places import cities, known_places, lines, words
from training.reduce import reduce_tree
from training.spans import UNKNOWN, Named, blank, running, to_doc
from training.templates import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from training.trees import Tree

PARSE_ATTRS = ["ORTH", "SPACY", "POS", "MORPH", "HEAD", "DEP", "SENT_START"]
NAME_ATTRS = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]
NEWSLIKE = frozenset({"news", "bio", "voyage", "academic", "speech", "textbook"})
SMALL_WORDS = frozenset(words("small"))


def save(docs: Iterable[Doc], path: Path, attrs: list[str]) -> None:
    """Write documents as spaCy's DocBin."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, attrs=attrs).to_disk(path)


def regroup(trees: Sequence[Tree], prefix: str, size: int) -> list[Tree]:
    """Sentences without a document of their own, put into documents of ``size``."""
    return [replace(tree, doc=f"{prefix}{i // size}") for i, tree in enumerate(trees)]


def parser_mix(corpora: Path, seed: int, synthetic: int) -> list[Doc]:
    """EWT and GUM training sentences, reduced copies, copies with invented people, and template sentences."""
    rng = Random(seed)
    base = treebanks.ewt_train(corpora) + treebanks.gum_train(corpora)
    table = FeatureTable(base)
    surnames = [draw_person(rng).surname for _ in range(1500)]
    singles = tuple(name for name in surnames if name.isalpha() and name[0].isupper())
    reduced = [copy for tree in base if (copy := reduce_tree(tree, rng, 0.8, singles)) != tree]
    peopled = [found for _ in range(3) for tree in base if (found := with_people(tree, rng)) is not None]
    made = sentences(rng, synthetic)
    made += [copy for tree in made[: synthetic // 4] if (copy := reduce_tree(tree, rng, 0.8, singles)) != tree]
    rng.shuffle(made)
    extra = regroup(reduced, "r", 6) + regroup(peopled, "p", 6) + regroup(made, "s", 4)
    docs = to_docs([*base, *(table.fill(tree) for tree in extra)], blank().vocab)
    return docs + to_docs([tree for tree in base if is_newslike(tree.doc)], blank().vocab, size=1)


def is_newslike(doc: str) -> bool:
    """Whether a treebank document is edited or argued prose, which counts double (GUM genres, EWT sections).

    >>> is_newslike("GUM_news_iodine"), is_newslike("reviews-001325"), is_newslike("weblog-blogspot.com_x")
    (True, False, True)
    """
    if doc.startswith("GUM_"):
        return treebanks.genre(doc) in NEWSLIKE
    return doc.startswith(("newsgroup", "weblog"))


def parser_dev(corpora: Path) -> list[Doc]:
    """What chooses between checkpoints: every other sentence of EWT dev, the open part of GUM dev."""
    return to_docs(treebanks.ewt(corpora, "dev")[::2] + treebanks.gum(corpora, "dev"), blank().vocab)


def reduced_test(trees: Sequence[Tree], table: FeatureTable) -> list[Tree]:
    """A test set with every mention collapsed."""
    return [table.fill(reduce_tree(tree)) for tree in trees]


def from_tree(tree: Tree) -> Named:
    """The entities of a synthetic sentence as character spans."""
    text, offsets = running([w.form for w in tree.words], [w.space for w in tree.words])
    spans = tuple((offsets[e.start][0], offsets[e.end - 1][1], e.label) for e in tree.entities or ())
    return Named(text.rstrip(), spans)


def title_case(named: Named) -> Named:
    """The sentence as a headline: words outside names raised, no full stop.

    >>> title_case(Named("Ana Lima left the town.", ((0, 8, "PERSON"),))).text
    'Ana Lima Left the Town'
    """
    inside = {i for start, end, _ in named.spans for i in range(start, end)}
    text = list(named.text)
    for i, char in enumerate(text):
        first = i == 0 or text[i - 1] == " "
        word = named.text[i:].split(" ", 1)[0]
        bare = word.rstrip(".,")
        raised = bare.isalpha() and bare.islower() and (i == 0 or word not in SMALL_WORDS)
        if first and i not in inside and raised:
            text[i] = char.upper()
    end = len(named.text) - named.text.endswith(".")
    return Named("".join(text)[:end], tuple((a, b, label) for a, b, label in named.spans if b <= end))


def upper_case(named: Named) -> Named:
    """The sentence in capitals."""
    text = "".join(char.upper() if len(char.upper()) == 1 else char for char in named.text)
    return Named(text, named.spans)


def renamed(named: Named, rng: Random) -> Named:
    """A copy with other people and places: names never seen in contexts that are real.

    A name of one word becomes a surname, a longer one a full name, the same one each time it recurs.
    """
    text = ""
    spans = []
    at = 0
    chosen: dict[str, str] = {}
    for start, end, label in sorted(named.spans):
        if start < at:
            continue
        old = named.text[start:end]
        if label == "PERSON" and old[:1].isupper():
            person = draw_person(rng)
            new = chosen.setdefault(old, person.full if " " in old else person.surname)
        elif label == "LOC" and old in known_places():
            state = draw_state(rng)
            new = chosen.setdefault(
                old, rng.choice([rng.choice(cities()), state.capital, state.name.removeprefix("the ")])
            )
        else:
            new = old
        text += named.text[at:start]
        spans.append((len(text), len(text) + len(new), label))
        text += new
        at = end
    return Named(text + named.text[at:], tuple(spans))


def boilerplate(rng: Random, count: int) -> list[Named]:
    """Lines of web pages that name nobody."""
    pool = lines("boilerplate.txt")
    return [Named(" | ".join(rng.sample(pool, rng.choice([1, 1, 2, 3]))), ()) for _ in range(count)]


def wiki_sentences(corpora: Path) -> list[Named]:
    """CrossNER: train and dev of politics (its test is a test), all of the other domains."""
    found = []
    for domain in names_corpora.CROSS_DOMAINS:
        for part in ("train", "dev") if domain == "politics" else ("train", "dev", "test"):
            found += names_corpora.crossner(corpora, domain, part)
    return found


def names_mix(
    corpora: Path, seed: int, synthetic: int, *, news: Sequence[Named], silver: Sequence[Named] = ()
) -> list[Doc]:
    """Every set that trains names, headlines made of short sentences, synthetic and own sentences, page furniture.

    ``news``: sentences of the Groningen Meaning Bank; ``silver``: further sentences, labelled by an earlier model.
    """
    rng = Random(seed)
    gum = names_corpora.gum_train(corpora)
    web = names_corpora.uner(corpora / "UNER_English-EWT" / "en_ewt-ud-dev.iob2", treebanks.ewt(corpora, "dev"))
    clean = gum + wiki_sentences(corpora) + names_corpora.wikigold(corpora)[:-250] + web
    made = [from_tree(tree) for tree in sentences(rng, synthetic)]
    own = own_names()
    with_people = [named for named in news if any(label == "PERSON" for *_, label in named.spans)]
    rng.shuffle(with_people)
    with_people = with_people[:9000] + [n for n in clean + web if any(label == "PERSON" for *_, label in n.spans)]
    others = [renamed(named, rng) for named in with_people]
    short = [
        n
        for n in [*news, *gum]
        if 5 <= len(n.text.split()) <= 18 and not any(label == UNKNOWN for *_, label in n.spans)
    ]
    rng.shuffle(short)
    heads = [title_case(named) for named in short[:2500]] + [upper_case(named) for named in short[2500:3000]]
    heads += [upper_case(named) for named in made[:150]]
    every = [*silver, *clean, *web, *news, *made, *others, *own * 4, *heads, *boilerplate(rng, 500)]
    return [to_doc(named) for named in every]


def names_dev(corpora: Path, *, gmb: bool = True) -> list[Doc]:
    """What chooses between checkpoints: GUM dev, a third of CrossNER politics test, half of wikigold's, 400 of GMB."""
    return [
        to_doc(named)
        for named in names_corpora.gum_part(corpora, "dev")
        + names_corpora.crossner(corpora, "politics", "test")[::3]
        + names_corpora.wikigold(corpora)[-250:][::2]
        + (names_corpora.gmb(corpora)[1][:400] if gmb else [])
    ]


def names_tests(corpora: Path) -> dict[str, list[Doc]]:
    """The held-out sets of names; nothing of them trains or chooses checkpoints."""
    sets = {
        "GMB (VOA)": names_corpora.gmb(corpora)[1][400:],
        "GMB (VOA), persons checked": names_corpora.checked_by_hand(names_corpora.gmb(corpora)[1][400:]),
        "UNER-PUD": names_corpora.uner(corpora / "UNER_English-PUD" / "en_pud-ud-test.iob2", treebanks.pud(corpora)),
        "UNER-EWT": names_corpora.uner(
            corpora / "UNER_English-EWT" / "en_ewt-ud-test.iob2", treebanks.ewt(corpora, "test")
        ),
        "CrossNER politics": [n for i, n in enumerate(names_corpora.crossner(corpora, "politics", "test")) if i % 3],
        "wikigold": names_corpora.wikigold(corpora)[-250:][1::2],
        "GUM": names_corpora.gum_part(corpora, "test"),
    }
    return {name: [to_doc(named) for named in found] for name, found in sets.items()}
