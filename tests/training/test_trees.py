"""Trees, reductions and treebank reading on tiny invented sentences."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import name_slots, with_people
from training.conllu import parse_sentence, read_conllu, to_docs
from training.feats import FeatureTable
from training.phrases import entity, name, noun_phrase
from training.reduce import reduce_tree
from training.spans import blank
from training.trees import ROOT, Entity, Tree, Word, problems, substitute

if TYPE_CHECKING:
    from pathlib import Path

CONLLU = """\
# newdoc id = d1
# sent_id = d1-1
# text = President Ana Lima didn't meet Paul Hart.
1\tPresident\tpresident\tPROPN\tNNP\tNumber=Sing\t2\tnmod:desc\t_\t_
2\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t6\tnsubj\t_\t_
3\tLima\tLima\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\t_
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
6\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
7\tPaul\tPaul\tPROPN\tNNP\tNumber=Sing\t6\tobj\t_\t_
8\tHart\tHart\tPROPN\tNNP\tNumber=Sing\t7\tflat\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# sent_id = d1-2
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def tree(line: str) -> Tree:
    """``form/UPOS/head/relation`` words, head 0 for the root."""
    cells = [word.rsplit("/", 3) for word in line.split()]
    return Tree(tuple(Word(f, u, int(h) - 1 if h != "0" else ROOT, d) for f, u, h, d in cells), ())


def test_conllu_keeps_text_and_tree(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    trees = list(read_conllu(path))
    assert [t.text for t in trees] == ["President Ana Lima didn't meet Paul Hart.", "Yes."]
    assert {t.doc for t in trees} == {"d1"}
    (doc,) = to_docs(trees, blank().vocab)
    assert doc.text == "President Ana Lima didn't meet Paul Hart. Yes."
    assert [s.root.text for s in doc.sents] == ["meet", "Yes"]
    assert doc[1].dep_ == "nsubj"
    assert doc[1].head.text == "meet"
    assert str(doc[1].morph) == "Number=Sing"


def test_words_that_do_not_spell_their_token_are_left_out() -> None:
    rows = [
        "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tde\tde\tADP\t_\t_\t0\troot\t_\t_",
        "2\tle\tle\tDET\t_\t_\t1\tdet\t_\t_",
    ]
    assert parse_sentence(rows) is None


MINISTER = "foreign/ADJ/{}/amod minister/NOUN/{}/{}"


@pytest.mark.parametrize(
    ("line", "reduced"),
    [
        (
            "Foreign/ADJ/2/amod Minister/PROPN/3/nmod:desc Aoi/PROPN/5/nsubj Mori/PROPN/3/flat left/VERB/0/root",
            "Mori left",
        ),
        (
            "Mori/PROPN/6/nsubj ,/PUNCT/4/punct "
            + MINISTER.format(4, 1, "appos")
            + " ,/PUNCT/4/punct left/VERB/0/root",
            "Mori left",
        ),
        (
            MINISTER.format(2, 6, "nsubj") + " ,/PUNCT/4/punct Mori/PROPN/2/appos ,/PUNCT/4/punct left/VERB/0/root",
            "Mori left",
        ),
        ("He/PRON/2/nsubj left/VERB/0/root the/DET/5/det United/ADJ/5/amod States/PROPN/2/obj", "He left States"),
        (
            "left/VERB/0/root on/ADP/3/case Friday/PROPN/1/obl ,/PUNCT/6/punct July/PROPN/6/compound 11/NUM/3/appos",
            "left on Friday",
        ),
        ("He/PRON/2/nsubj left/VERB/0/root on/ADP/5/case 11/NUM/5/compound July/PROPN/2/obl", "He left on July"),
        ("He/PRON/2/nsubj left/VERB/0/root Oslo/PROPN/2/obj", "He left Oslo"),
    ],
)
def test_mentions_collapse_into_one_word(line: str, reduced: str) -> None:
    smaller = reduce_tree(tree(line))
    assert smaller.text.replace(" ,", ",") == reduced
    assert problems(smaller) == []


def test_a_reduced_mention_keeps_its_relation() -> None:
    smaller = reduce_tree(tree("President/PROPN/2/nmod:desc Ana/PROPN/4/nsubj Lima/PROPN/2/flat left/VERB/0/root"))
    assert [(w.form, w.head, w.dep) for w in smaller.words] == [("Lima", 1, "nsubj"), ("left", ROOT, "root")]


def test_substitution_moves_heads_and_entities() -> None:
    host = Tree(tree("X/PROPN/2/nsubj met/VERB/0/root Oslo/PROPN/2/obj").words, (Entity(2, 3, "LOC"),))
    grown = substitute(host, 0, 1, name("Ana Lima"))
    assert grown is not None
    assert [(w.form, w.head) for w in grown.words] == [("Ana", 2), ("Lima", 0), ("met", ROOT), ("Oslo", 2)]
    assert grown.entities == (Entity(0, 2, "PERSON"), Entity(3, 4, "LOC"))


def test_substitution_refuses_words_without_one_top() -> None:
    assert substitute(tree("a/X/3/dep b/X/3/dep c/X/0/root"), 0, 2, name("Ana")) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((Word("a", "X", 1, "dep"), Word("b", "X", 0, "dep")), ["0 tops", "cycle at 0", "cycle at 1"]),
        ((Word("a", "X", ROOT, "root"), Word("b", "X", ROOT, "root")), ["2 tops"]),
        ((Word("a", "X", ROOT, "root"), Word("b", "X", 5, "dep")), ["head of 1 out of range"]),
    ],
)
def test_unsound_trees_are_named(words: tuple[Word, ...], found: list[str]) -> None:
    assert problems(Tree(words)) == found


@pytest.mark.parametrize(
    ("text", "head", "label", "span"),
    [
        ("the African Union", "Union", "ORG", (1, 3)),
        ("the Ministry of Foreign Affairs", "Ministry", "ORG", (1, 5)),
        ("South Korea", "Korea", "LOC", (0, 2)),
        ("Asian and Oceanian Affairs Bureau", "Bureau", "ORG", (0, 5)),
    ],
)
def test_named_phrases(text: str, head: str, label: str, span: tuple[int, int]) -> None:
    phrase = entity(text, label)
    assert phrase.words[phrase.top].form == head
    assert phrase.entities == (Entity(*span, label),)
    assert problems(phrase) == []


NOUNS = st.lists(
    st.sampled_from(["Deputy", "Foreign", "Trade", "Affairs", "Asian", "Director-General"]), min_size=1, max_size=3
)
JOINTS = st.sampled_from([" of ", " for ", " and ", " of the "])


@given(st.lists(st.tuples(NOUNS, JOINTS), min_size=1, max_size=4))
def test_any_noun_phrase_is_a_tree(groups: list[tuple[list[str], str]]) -> None:
    text = "".join(" ".join(nouns) + joint for nouns, joint in groups) + "Council"
    phrase = noun_phrase(text)
    assert problems(phrase) == []
    assert phrase.text == text


def test_invented_people_take_a_plain_name_s_place() -> None:
    host = tree("Ana/PROPN/3/nsubj Lima/PROPN/1/flat left/VERB/0/root ././3/punct".replace("././", "./PUNCT/"))
    assert list(name_slots(host)) == [(0, 2)]
    made = [with_people(host, Random(seed)) for seed in range(40)]
    for one in made:
        assert one is not None
        assert problems(one) == []
        assert one.words[one.top].form == "left"
        assert "Ana" not in one.text
    assert len({one.text for one in made if one}) > 30
    assert with_people(host, Random(3)) == made[3]


def test_features_come_from_the_treebank() -> None:
    seen = Tree((Word("talks", "NOUN", ROOT, "root", True, "Number=Plur"),))
    table = FeatureTable([seen])
    filled = table.fill(
        Tree((Word("talks", "NOUN", ROOT, "root"), Word("walks", "NOUN", 0, "dep"), Word("x", "ADV", 0, "dep")))
    )
    assert [w.feats for w in filled.words] == ["Number=Plur", "Number=Plur", ""]
