"""The data folder (``kgraph-data``): articles with their text, readings, decisions and the graph.

::

    kgraph-data/
      kgraph.json      marks the folder as ours: format version and base IRI
      articles/        one JSON file an article: text, blocks, what its page says
      readings/        one JSON file an article: what the reader found in it, and which reader
      decisions.jsonl  what the user decided on identity and facts; outlives every rebuild
      joins.jsonl      what the last build joined, and why
      built.json       what the graph was made of (kgraph.state)
      graph/           the store (kgraph.rdf.store)

Every file is written whole or not at all.  File names are made from ids that may hold anything, so the id inside
the file is the one that counts.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from kgraph.errors import InputError, StoreError
from kgraph.files import exclusive, write_atomic
from kgraph.model import Article, Join, Reading
from kgraph.rdf.ids import DEFAULT_BASE
from kgraph.serial import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT, VERSION = "kgraph-data", 1
_MARKER, _LOCK, _JOINS = "kgraph.json", "lock", "joins.jsonl"
# an absolute IRI to append a path to (RFC 3987 without the characters that SPARQL forbids inside <>)
_BASE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*[/#]')

T = TypeVar("T", Article, Reading)


@dataclass(frozen=True, slots=True)
class Workspace:
    """One data folder; get it from :func:`open_workspace`, :func:`create` or :func:`open_or_create`."""

    root: Path
    base: str = DEFAULT_BASE

    @property
    def graph(self) -> Path:
        """Folder of the store, for :func:`kgraph.rdf.store.read` and :func:`kgraph.rdf.store.replace`."""
        return self.root / "graph"

    @property
    def decisions(self) -> Path:
        """The user's decisions, one JSON object a line; the file need not exist."""
        return self.root / "decisions.jsonl"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keeps every other writer out for the length of a block.

        Raises StoreError when another process is writing.
        """
        busy = StoreError(f"{self.root}: another kgraph is writing here (wait for it to end)")
        with exclusive(self.root / _LOCK, busy):
            yield

    # --- articles ---

    def put_article(self, article: Article) -> None:
        """Stores an article in place of the one of that id, if any.

        Raises InputError when the text is no valid Unicode.
        """
        try:
            content = _dump({"article": to_plain(article)})
        except UnicodeEncodeError:
            raise InputError(article.id, "not valid Unicode", hint="nothing of it was stored") from None
        write_atomic(self._file("articles", article.id), content)

    def article(self, article: str) -> Article | None:
        """The stored article, None when there is none of that id."""
        return self._load(self._file("articles", article), Article, "article")

    def articles(self) -> Iterator[Article]:
        """Every stored article, by id."""
        found = (self._load(path, Article, "article") for path in self._files("articles"))
        yield from sorted((article for article in found if article), key=lambda article: article.id)

    def remove_article(self, article: str) -> bool:
        """Withdraws an article and its reading; False when there is none of that id."""
        present = self._file("articles", article).exists()
        for kind in ("readings", "articles"):
            self._file(kind, article).unlink(missing_ok=True)
        return present

    # --- readings ---

    def put_reading(self, reading: Reading, reader: str) -> None:
        """Stores what ``reader`` (a name and version) found in an article."""
        content = _dump({"reader": reader, "reading": to_plain(reading)})
        write_atomic(self._file("readings", reading.article), content)

    def reading(self, article: Article, reader: str) -> Reading | None:
        """The reading of exactly this text by exactly this reader; None when the article has to be read (again)."""
        path = self._file("readings", article.id)
        if not path.exists() or _parse(path).get("reader") != reader:
            return None
        reading = self._load(path, Reading, "reading")
        return reading if reading and reading.sha256 == article.sha256 else None

    def readings(self) -> Iterator[Reading]:
        """Every stored reading, by article id, whoever made it."""
        found = (self._load(path, Reading, "reading") for path in self._files("readings"))
        yield from sorted((reading for reading in found if reading), key=lambda reading: reading.article)

    # --- joins ---

    def put_joins(self, joins: Iterable[Join]) -> None:
        """Stores what a build joined, in place of what the one before it did."""
        write_atomic(self.root / _JOINS, b"".join(_dump(to_plain(join)) for join in joins))

    def joins(self) -> list[Join]:
        """What the last build joined, and why; nothing before the first build."""
        path = self.root / _JOINS
        try:
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            return [from_plain(Join, json.loads(line)) for line in lines]
        except (KeyError, TypeError, ValueError):
            raise _damaged(path) from None

    # --- files ---

    def _file(self, kind: str, article: str) -> Path:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", article).strip("-")[:40]
        number = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self.root / kind / f"{plain}.{number}.json"

    def _files(self, kind: str) -> list[Path]:
        return sorted((self.root / kind).glob("*.json"))

    def _load(self, path: Path, kind: type[T], key: str) -> T | None:
        if not path.exists():
            return None
        try:
            return from_plain(kind, _parse(path)[key])
        except (KeyError, TypeError, ValueError):
            raise _damaged(path) from None


def create(root: Path, base: str = DEFAULT_BASE) -> Workspace:
    """Makes a new data folder; ``base`` is the IRI that all its data will lie below.

    Raises StoreError when the folder holds something already or the base is no absolute IRI that ends in / or #.
    """
    if not _BASE.fullmatch(base):
        raise StoreError(f"{base!r} is no base for IRIs (give an absolute IRI that ends in / or #)")
    if root.exists() and not root.is_dir():
        raise StoreError(f"{root}: not a folder (name another place with --data)")
    if root.exists() and any(root.iterdir()):
        raise StoreError(f"{root}: not a kgraph data folder, and not empty (name another place with --data)")
    try:
        for kind in ("articles", "readings"):
            (root / kind).mkdir(parents=True, exist_ok=True)
        marker = {"format": FORMAT, "version": VERSION, "base": base}
        write_atomic(root / _MARKER, _dump(marker), durable=True)
    except OSError as error:
        raise StoreError(f"{root}: cannot be written ({error.strerror})") from None
    return Workspace(root, base)


def open_workspace(root: Path) -> Workspace:
    """Opens a data folder.

    Raises StoreError when it is missing, not ours, damaged or of another version.
    """
    if not root.exists():
        raise StoreError(f"{root}: no such data folder (make one with kgraph build, or name it with --data)")
    if not (root / _MARKER).is_file():
        raise StoreError(f"{root}: not a kgraph data folder (name one with --data)")
    marker = _parse(root / _MARKER)
    if marker.get("format") != FORMAT:
        raise StoreError(f"{root}: not a kgraph data folder (name one with --data)")
    if marker.get("version") != VERSION:
        written, ours = marker.get("version"), VERSION
        raise StoreError(f"{root}: made by another kgraph (version {written}, this one has {ours}; build it anew)")
    return Workspace(root, str(marker.get("base", DEFAULT_BASE)))


def open_or_create(root: Path) -> Workspace:
    """Opens a data folder, or makes it where there is none or an empty one; raises StoreError as both do."""
    if not root.exists() or (root.is_dir() and not any(root.iterdir())):
        return create(root)
    return open_workspace(root)


def _dump(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _parse(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        raise _damaged(path) from None
    if not isinstance(content, dict):
        raise _damaged(path)
    return content


def _damaged(path: Path) -> StoreError:
    return StoreError(f"{path}: damaged or made by another kgraph (remove the file and build again)")
