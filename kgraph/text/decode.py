"""Bytes of a file to text, without guessing: UTF-8; UTF-16 and UTF-32 with their byte-order mark; Windows text only
where it can mean one thing.

A file that is not UTF-8 is taken for Windows text when each byte above 127 is the same character in the Windows code
pages of Western and Central Europe, Turkey and the Baltic states (typographic quotes, dashes, "é", "ü" ...) and no
three such bytes stand together, as they would in Cyrillic, Greek or Chinese text.  Anything else is refused.
"""

from __future__ import annotations

import codecs
import re

from kgraph.errors import InputError

LIMIT = 5_000_000  # bytes of one text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN_PAGES = ("cp1252", "cp1250", "cp1254", "cp1257")
_OTHER_SCRIPT = re.compile(rb"[\x80-\xff]{3}")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_\-]{2,30})""", re.IGNORECASE)
_HEAD = 4_096  # bytes of a page in which it has to name its encoding
_SAVE = "save it as UTF-8"


def decode(data: bytes, path: object, declared: str | None = None) -> str:
    """The text of a file, its byte-order mark dropped and its line ends kept.

    ``declared`` is the encoding that a web page names for itself; it counts where the bytes are not UTF-8.

    Raises InputError for binary data and for bytes that have no certain reading, with the line where they stand.

    >>> decode(b"\\xef\\xbb\\xbfTalks\\r\\n", "a.txt")
    'Talks\\r\\n'
    >>> decode(b"Mr \\xd8 came", "a.txt")
    Traceback (most recent call last):
    kgraph.errors.InputError: a.txt:1: not UTF-8: byte 0xD8 at offset 3 (save it as UTF-8)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path, len(mark))
    if b"\0" in data:
        raise InputError(path, "not a text file: it has NUL bytes", hint=f"if it is UTF-16 without a mark, {_SAVE}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        other = _declared(data, declared) or _windows(data)
        if other is None:
            raise _undecodable(data, error.start, path) from error
        text = other
    return _without_controls(text, path)


def _strict(data: bytes, encoding: str, path: object, skipped: int) -> str:
    try:
        return _without_controls(data.decode(encoding), path)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise _undecodable(data, error.start, path, skipped) from error
        where = f"at offset {error.start + skipped}"
        raise InputError(
            path, f"not {encoding[:6].upper()} as its byte-order mark says, {where}", hint=_SAVE
        ) from error


def _undecodable(data: bytes, offset: int, path: object, skipped: int = 0) -> InputError:
    line = data.count(b"\n", 0, offset) + 1
    problem = f"not UTF-8: byte 0x{data[offset]:02X} at offset {offset + skipped}"
    return InputError(path, problem, line=line, hint=_SAVE)


def charset(page: bytes) -> str | None:
    """The encoding that a web page's head names, None without one.

    >>> charset(b'<html><head><meta charset="windows-1251">')
    'windows-1251'
    """
    found = _CHARSET.search(page[:_HEAD])
    return found[1].decode("ascii") if found else None


def _declared(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # some codecs raise plain UnicodeError
        return None


def _windows(data: bytes) -> str | None:
    """The text where all Latin code pages of Windows agree on it, else None."""
    if _OTHER_SCRIPT.search(data):
        return None
    readings = set()
    for page in _LATIN_PAGES:
        try:
            readings.add(data.decode(page))
        except UnicodeDecodeError:
            return None
    return readings.pop() if len(readings) == 1 else None


def _without_controls(text: str, path: object) -> str:
    found = _CONTROLS.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(path, f"not a text file: control character U+{ord(found[0]):04X}", line=line)
    return text
