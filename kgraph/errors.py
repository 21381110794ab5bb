"""Errors that a user can act on: one line, naming the file and line, what was left unchanged and what to do."""

from __future__ import annotations


class KgraphError(Exception):
    """Base of every error kgraph raises on purpose; its text is the one line a user sees (exit code 2)."""


class InputError(KgraphError):
    """A file cannot be read as an article; the others can go on.

    >>> str(InputError("a.jsonl", "no valid JSON", line=3, hint="mend the line"))
    'a.jsonl:3: no valid JSON (mend the line)'
    """

    def __init__(self, path: object, problem: str, *, line: int | None = None, hint: str | None = None) -> None:
        self.path, self.problem, self.line, self.hint = str(path), problem, line, hint
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {problem}" + (f" ({hint})" if hint else ""))


class StoreError(KgraphError):
    """The data folder is missing, not ours, of another version, or in use by a writer."""


class QueryError(KgraphError):
    """A query is malformed, refused (SERVICE, updates) or over its limits."""
