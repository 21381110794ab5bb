"""The sentence around a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.view.content import Article, Content, Quote
from kgraph.view.surroundings import with_sentences

STORY = (
    "HARBOUR, May 9 -- It rained.\n\n"
    "The envoy of the north, who came by boat, met “his counterpart” in the harbour. “Nothing was said,” he said. "
    "They parted at noon\n\nThe end"
)


def shown(text: str | None, words: str, whole: str = STORY) -> tuple[str, str]:
    start = whole.index(words)
    around = (whole[max(0, start - 32) : start], whole[start + len(words) :][:32])
    quote = Quote("a", start, start + len(words), around[0], words, around[1])
    content = Content(articles={"a": Article("a", None, None, None, None)}, quotes=(quote,))
    (found,) = with_sentences(content, lambda _: text).quotes
    assert (found.start, found.end, found.exact) == (quote.start, quote.end, quote.exact)
    return found.prefix, found.suffix


@pytest.mark.parametrize(
    ("words", "prefix", "suffix"),
    [
        ("met “his counterpart”", "The envoy of the north, who came by boat, ", " in the harbour."),
        ("“Nothing was said,” he said.", "", ""),
        ("at noon", "They parted ", ""),
        ("rained", "HARBOUR, May 9 -- It ", "."),
        ("The end", "", ""),
    ],
)
def test_is_the_whole_sentence_where_the_text_is_known(words: str, prefix: str, suffix: str) -> None:
    assert shown(STORY, words) == (prefix, suffix)


def test_is_cut_at_words_where_only_the_graph_is_known() -> None:
    assert shown(None, "met “his counterpart”") == ("… the north, who came by boat, ", " in the harbour.")


def test_another_text_than_the_one_read_is_not_used() -> None:
    assert shown("It snowed. " + STORY, "at noon") == shown(None, "at noon")


def test_a_sentence_without_end_is_cut() -> None:
    endless = "word " * 300 + "KEY" + " word" * 300
    prefix, suffix = shown(endless, "KEY", endless)
    assert prefix.startswith("… word")
    assert suffix.endswith("word …")
    assert len(prefix + suffix) < 700


@given(
    st.text("aB. \n”“!", max_size=80), st.text("aB. \n”“!", min_size=1, max_size=20), st.text("aB. \n”“!", max_size=80)
)
def test_shows_nothing_but_what_stands_there(before: str, words: str, after: str) -> None:
    text = before + words + after
    quote = Quote("a", len(before), len(before + words), "", words, "")
    content = Content(articles={"a": Article("a", None, None, None, None)}, quotes=(quote,))
    (found,) = with_sentences(content, lambda _: text).quotes
    assert before.endswith(found.prefix.removeprefix("… "))
    assert after.startswith(found.suffix.removesuffix(" …"))
