"""Files and folders to articles, one bad file among many named and left out.

Read are .txt, .html, .htm and .jsonl (one object a line: ``text``, and ``id``, ``title``, ``published``, ``url``,
``publisher`` where known).  ``<name>.meta.json`` beside a text or web page holds ``url``, ``published``, ``title``,
``publisher`` and counts before anything that the page says itself.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.text.article import Declared, make
from kgraph.text.decode import LIMIT, charset, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.model import Article

_TEXT, _WEB, _RECORDS = ".txt", (".html", ".htm"), ".jsonl"
FORMATS = (_TEXT, *_WEB, _RECORDS)
_LONGEST_LINE = 6 * LIMIT  # bytes of a record: JSON may write every byte as an escape of six
_HINT = "kgraph reads " + ", ".join(FORMATS)


@dataclass(frozen=True, slots=True)
class _Found:
    """An article and where it was found: its file, and its line in a .jsonl."""

    article: Article
    path: Path
    line: int | None = None

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else str(self.path)


def load(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article | InputError]:
    """Every article of files and folders (with subfolders), sorted by path; an InputError for what cannot be read.

    Which order the paths are given in makes no difference, and a file named twice is read once.  Of two articles with
    one id the first by path counts, the other is an error.  In folders, files of other kinds and hidden ones are passed
    over.
    """
    files: dict[Path, None] = {}
    for path in sorted({Path(p) for p in paths}):
        try:
            files.update(dict.fromkeys(_files(path)))
        except InputError as error:
            yield error
        except OSError as error:
            yield _unreadable(path, error)
    seen: dict[str, str] = {}
    read: set[Path] = set()
    for path in sorted(files):
        if path.resolve() in read:
            continue
        read.add(path.resolve())
        for found in _read(path):
            if isinstance(found, InputError):
                yield found
            elif found.article.id in seen:
                problem = f"another article has the id '{found.article.id}': {seen[found.article.id]}"
                yield InputError(found.path, problem, line=found.line, hint="give one of them another name")
            else:
                seen[found.article.id] = found.place
                yield found.article


def _files(path: Path) -> list[Path]:
    """The article files of a folder, or the file itself; raises InputError when there is none."""
    if path.is_dir():
        found = []
        for folder, subfolders, names in os.walk(path, onerror=_stop):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            found += [Path(folder, n) for n in names if not n.startswith(".") and n.lower().endswith(FORMATS)]
        if not found:
            raise InputError(path, f"no article in {path.name or path}", hint=_HINT)
        return sorted(found)
    if not path.exists():
        raise InputError(path, "no such file or folder")
    if not path.is_file():
        raise InputError(path, "not a file that can be read")
    if not path.name.lower().endswith(FORMATS):
        raise InputError(path, "not a format of articles", hint=_HINT)
    return [path]


def _read(path: Path) -> Iterator[_Found | InputError]:
    try:
        if path.suffix.lower() == _RECORDS:
            yield from _records(path)
        else:
            yield _Found(_single(path), path)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


def _stop(error: OSError) -> None:
    """os.walk passes over folders it may not read; a user has to know of them."""
    raise error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(error.filename or path, f"cannot be read: {error.strerror or error}")


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LIMIT:
        raise InputError(path, f"larger than {LIMIT // 1_000_000} MB ({size / 1_000_000:.1f} MB)", hint="split it")
    return path.read_bytes()


def _single(path: Path) -> Article:
    """The article of a .txt or .html file, its .meta.json considered."""
    data, declared = _bytes(path), _beside(path)
    if path.suffix.lower() == _TEXT:
        return make(path.stem, decode(data, path), declared, path)
    source = decode(data, path, charset(data))
    if not source.strip():
        raise InputError(path, "empty")
    from kgraph.text import webpage

    page = webpage.read(source)
    if not page.text:
        raise InputError(path, "no article text found in the page")
    own = Declared(page.url, page.published, page.title, page.publisher)
    return make(path.stem, page.text, declared.or_else(own), path)


def _beside(path: Path) -> Declared:
    """What ``<name>.meta.json`` beside a file says; nothing when there is none."""
    meta = path.with_name(f"{path.stem}.meta.json")
    if not meta.is_file():
        return Declared()
    try:
        values = json.loads(decode(_bytes(meta), meta))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(meta, "no valid JSON", line=getattr(error, "lineno", None)) from error
    if not isinstance(values, dict):
        raise InputError(meta, "not a JSON object")
    return Declared.of(values, meta)


def _records(path: Path) -> Iterator[_Found | InputError]:
    """The articles of a .jsonl file; a broken line is named and the others go on."""
    empty = True
    with path.open("rb") as file:
        for number, raw in enumerate(iter(lambda: file.readline(_LONGEST_LINE + 1), b""), start=1):
            if len(raw) > _LONGEST_LINE:
                raise InputError(path, f"larger than {LIMIT // 1_000_000} MB", line=number, hint="split it")
            if number == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise InputError(path, "UTF-16", hint="save it as UTF-8")
            if not raw.strip():
                continue
            empty = False
            try:
                yield _Found(_record(path, number, raw), path, number)
            except InputError as error:
                yield InputError(path, error.problem, line=number, hint=error.hint)
    if empty:
        raise InputError(path, "empty")


def _record(path: Path, number: int, raw: bytes) -> Article:
    try:
        record = json.loads(decode(raw, path))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(path, "no valid JSON") from error
    if not isinstance(record, dict):
        raise InputError(path, "not a JSON object")
    text, name = record.get("text"), record.get("id")
    if not isinstance(text, str):
        raise InputError(path, "no 'text' in it")
    if isinstance(name, bool) or not isinstance(name, str | int | None):
        raise InputError(path, "'id' is neither text nor a number")
    own = str(name) if name not in {None, ""} else f"{path.stem}#{number}"
    return make(own, text, Declared.of(record, path), path)
