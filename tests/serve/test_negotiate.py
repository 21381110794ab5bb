"""Which media type a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.serve.negotiate import choose

OFFERED = ["text/turtle", "application/n-triples", "application/ld+json"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("APPLICATION/LD+JSON", "application/ld+json"),
        ("text/turtle;q=0.3, application/ld+json;q=0.4", "application/ld+json"),
        ("text/turtle; q=0, */*", "application/n-triples"),
        ("*/*;q=0.5, text/turtle;q=0.1", "application/n-triples"),
        ("application/*;q=0.9, application/n-triples;q=0.2, text/turtle;q=0.5", "application/ld+json"),
        ("text/turtle;profile=x;q=0.9", "text/turtle"),
        ("image/png, */*;q=0.01", "text/turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=2", None),
        ("text/turtle;q=no", None),
        ("text/turtle;q=nan", None),
        (",;,", None),
    ],
)
def test_choice(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen


@given(st.text(alphabet="abtexurl/*;,=q.01 +-\x00é", max_size=60))
def test_any_header_gives_one_of_the_offered_or_none(accept: str) -> None:
    assert choose(accept, OFFERED) in {None, *OFFERED}


@given(st.permutations(["text/turtle;q=0.5", "application/ld+json;q=0.8", "*/*;q=0.1"]))
def test_order_of_the_header_does_not_count(parts: list[str]) -> None:
    assert choose(",".join(parts), OFFERED) == "application/ld+json"
