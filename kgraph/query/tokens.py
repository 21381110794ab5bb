"""The words of a SPARQL query: keywords told apart from the same letters in strings, comments, IRIs and names.

Source of the token rules: SPARQL 1.1 Query Language, section 19 (W3C Recommendation, 2013).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[^\W\d_]"  # PN_CHARS_BASE, generously: any letter
_CHARS = r"[\w\-·̀-ͯ‿⁀]"
_IRI_PART = r'[^<>"{}|^`\\\x00-\x20]*'
_IRI = rf"<{_IRI_PART}(?:\\u[0-9A-Fa-f]{{4}}{_IRI_PART}|\\U[0-9A-Fa-f]{{8}}{_IRI_PART})*>"
_PREFIX = rf"(?:{_NAME}(?:(?:{_CHARS}|\.)*{_CHARS})?)?:"
_LOCAL_FIRST = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LOCAL_REST = rf"(?:{_CHARS}|:|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_KINDS = {
    "space": r"[\x20\t\r\n]+",
    "comment": r"\#[^\r\n]*",
    "iri": _IRI,
    "string": r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'",
    "lang": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?",
    "blank": rf"_:[\w](?:(?:{_CHARS}|\.)*{_CHARS})?",
    "var": r"[?$]\w[\w·̀-ͯ‿⁀]*",
    "name": rf"{_PREFIX}(?:{_LOCAL_FIRST}(?:(?:{_LOCAL_REST}|\.)*{_LOCAL_REST})?)?",
    "number": r"(?:\d+\.\d*|\.?\d+)(?:[eE][+-]?\d+)?",
    "word": r"[^\W\d_]\w*",
    "sign": r"\^\^|&&|\|\||!=|<=|>=|<<|>>|[^\s]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` at ``start``; ``kind``: iri, string, lang, blank, var, name (prefixed), number, word or sign."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind it."""
        return self.start + len(self.text)


def at(query: str, position: int) -> Token | None:
    """The token at or after a position, behind space and comments; None at the end.

    >>> at("  # note\\n SELECT", 0)
    Token(kind='word', text='SELECT', start=10)
    """
    while match := _TOKEN.match(query, position):
        kind = match.lastgroup or "sign"
        if kind not in {"space", "comment"}:
            return Token(kind, match.group(), match.start())
        position = match.end()
    return None


def tokens(query: str, position: int = 0) -> Iterator[Token]:
    """The tokens from a position on, without space and comments; what is no token comes out sign by sign.

    >>> [t.text for t in tokens("SELECT ?s { ?s a <#x> } # end")]
    ['SELECT', '?s', '{', '?s', 'a', '<#x>', '}']
    """
    while token := at(query, position):
        yield token
        position = token.end


def unescaped(query: str) -> str:
    r"""The query with its ``\uXXXX`` and ``\UXXXXXXXX`` read (section 19.2); others stay as they are.

    >>> unescaped(r"\u0053ELECT")
    'SELECT'
    """
    return _ESCAPE.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code <= 0x10FFFF else match.group()


def position(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1.

    >>> position("a\\nbc", 3)
    (2, 2)
    """
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def offset(query: str, line: int, column: int) -> int:
    """The offset of a line and a column, both from 1; never outside of the query."""
    lines = query.split("\n")
    line = max(1, min(line, len(lines)))
    start = sum(len(text) + 1 for text in lines[: line - 1])
    return min(start + max(0, column - 1), start + len(lines[line - 1]))
