from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.text.decode import charset, decode

printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t"))


@given(printable, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_every_text_comes_back_whole(text: str, encoding: str) -> None:
    if text.startswith("\ufeff"):  # a second mark would be dropped as the first
        return
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", ["“Yes” – he said…\r\n", "the café in Zürich", "costs 5 €"])
def test_windows_text_that_can_mean_one_thing(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"line\nS\xe3o Paulo", "a.txt:2: not UTF-8: byte 0xE3 at offset 6 (save it as UTF-8)"),  # ã or ă
        ("Пётр и Павел".encode("cp1251"), "a.txt:1: not UTF-8"),
        ("外交部长".encode("gbk"), "a.txt:1: not UTF-8"),
        (b"\xff\xfea\x00b", "a.txt: not UTF-16 as its byte-order mark says, at offset 4"),
        (b"PK\x03\x04\x00\x00", "a.txt: not a text file: it has NUL bytes"),
        ("Talks".encode("utf-16-le"), "a.txt: not a text file: it has NUL bytes"),
        (b"one\ntwo\x1b[31m", "a.txt:2: not a text file: control character U+001B"),
    ],
)
def test_what_has_no_certain_reading_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data, "a.txt")
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_a_web_page_may_name_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head>Пётр'.encode("cp1251")
    assert "Пётр" in decode(page, "a.html", charset(page))


@pytest.mark.parametrize("name", ["no-such", "rot13", "idna", "zlib"])
def test_an_encoding_that_is_none_is_passed_over(name: str) -> None:
    with pytest.raises(InputError):
        decode("Пётр".encode("cp1251"), "a.html", name)
