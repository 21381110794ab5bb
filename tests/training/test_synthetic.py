"""Synthetic sentences: deterministic, sound trees, entities on whole tokens, and names no list holds in full."""

from __future__ import annotations

from random import Random

import pytest

from training.invent import draw_name, draw_person, draw_state, name_table
from training.mixes import from_tree, renamed, title_case
from training.own_names import own_names, parse
from training.people import group
from training.spans import Named, blank, to_doc
from training.templates import fill, headline, parse_template, sentences, templates
from training.trees import problems


def test_same_seed_same_sentences() -> None:
    assert sentences(Random(4), 60) == sentences(Random(4), 60)
    assert sentences(Random(4), 60) != sentences(Random(5), 60)


@pytest.mark.parametrize("seed", [1, 2])
def test_trees_are_sound_and_entities_lie_on_tokens(seed: int) -> None:
    cut = 0
    for tree in sentences(Random(seed), 400):
        assert problems(tree) == [], tree.text
        assert "{" not in tree.text
        assert "|" not in tree.text
        assert tree.text[0].isupper() or not tree.text[0].isalpha()
        named = from_tree(tree)
        doc = blank().make_doc(named.text)
        assert doc.text == tree.text
        cut += sum(doc.char_span(start, end) is None for start, end, _ in named.spans)
    assert cut <= 2  # a name that ends in an abbreviation may swallow the full stop


def test_every_template_is_sound_and_has_a_slot_or_stands_alone() -> None:
    pool = templates()
    assert len(pool) > 200
    for template in pool:
        assert problems(template.tree) == [], template.tree.text


def test_slots_are_filled_with_their_kind() -> None:
    template = parse_template(
        "{P}/PROPN/2/nsubj met|saw/VERB/0/root {P}/PROPN/2/obj in/ADP/5/case {L}/PROPN/2/obl ./PUNCT/2/punct"
    )
    for seed in range(30):
        tree = fill(template, Random(seed))
        labels = [e.label for e in tree.entities or ()]
        assert labels.count("PERSON") == 2
        assert labels[-1] == "LOC"
        assert tree.words[tree.top].form in {"met", "saw"}


def test_headlines_lose_the_full_stop_and_raise_words() -> None:
    tree = parse_template("They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Oslo/PROPN/2/obl ./PUNCT/2/punct").tree
    assert headline(tree).text == "They Met in Oslo"


@pytest.mark.parametrize("region", sorted(name_table()))
def test_names_of_every_region(region: str) -> None:
    row = name_table()[region]
    names = {draw_name(Random(seed), region) for seed in range(80)}
    assert len(names) > 40
    for full, surname in names:
        assert full.strip() == full
        assert surname
        known = surname.replace("-", "").split()[-1].casefold()
        assert known in full.replace("-", "").casefold() or surname in row["given"]


def test_people_follow_their_state() -> None:
    rng = Random(2)
    for _ in range(50):
        state = draw_state(rng)
        assert draw_person(rng, state).state == state


def test_groups_name_each_member() -> None:
    for seed in range(60):
        tree = group(Random(seed), 3)
        assert problems(tree) == []
        assert sum(e.label == "PERSON" for e in tree.entities or ()) == 3


def test_bracketed_sentences() -> None:
    named = parse("[Ana Lima|P] of [Brazil|L] met [NATO|O].")
    assert named == Named("Ana Lima of Brazil met NATO.", ((0, 8, "PERSON"), (12, 18, "LOC"), (23, 27, "ORG")))
    own = own_names()
    assert len(own) > 200
    for sentence in own:
        wanted = sum(label != "" for *_, label in sentence.spans)
        assert len(to_doc(sentence).ents) >= wanted, sentence.text


def test_renaming_keeps_labels_and_recurring_names_alike() -> None:
    old = Named(
        "Lima met Hart; Lima left Oslo.", ((0, 4, "PERSON"), (9, 13, "PERSON"), (15, 19, "PERSON"), (25, 29, "LOC"))
    )
    new = renamed(old, Random(1))
    cut = [new.text[a:b] for a, b, _ in new.spans]
    assert [label for *_, label in new.spans] == [label for *_, label in old.spans]
    assert cut[0] == cut[2] != cut[1]
    assert "Lima" not in new.text


def test_title_case_leaves_names_alone() -> None:
    assert (
        title_case(Named("the talks with van Dijk ended.", ((15, 23, "PERSON"),))).text
        == "The Talks with van Dijk Ended"
    )
