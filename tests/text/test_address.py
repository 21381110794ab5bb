from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import edtf
from kgraph.text.address import date


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/world/2025/07/11/talks.html", "2025-07-11"),
        ("https://news.example/world/2025-07-11/talks", "2025-07-11"),
        ("https://news.example/20250711/talks-1107453462.html", "2025-07-11"),
        ("https://news.example/202507/t20250711_6790064.html", "2025-07-11"),
        ("https://news.example/n3/2025/0711/c90000.html", "2025-07-11"),
        ("https://news.example/2025jul11/talks.html", "2025-07-11"),
        ("https://news.example/news/2025/jul/11talks.htm", "2025-07-11"),
        ("https://news.example/view.php?ud=20250711050233", "2025-07-11"),
        ("https://news.example/view/AEN20250711000100315", "2025-07-11"),
        ("https://news.example/2025/07/talks.html", "2025-07"),
        ("https://news.example/2025/jul/talks.html", "2025-07"),
        ("https://news.example/2025/talks.html", "2025"),
        ("https://news.example/2025/13/45/talks", "2025"),
        ("https://news.example/talks-1026156.html", None),
        ("https://news.example/a/120250711", None),
        ("https://2025-07-11.example/talks", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_address(url: str | None, expected: str | None) -> None:
    assert date(url) == expected


@given(st.text())
def test_any_address_gives_a_valid_date_or_none(url: str) -> None:
    found = date(url)
    assert found is None or edtf.is_valid(found)
