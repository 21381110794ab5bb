"""Articles to graph: load, read what is new or changed, store, resolve everything, write a new generation.

Each article and reading is stored as soon as it is there, whole or not at all, so that a build that was stopped goes
on where it ended; the graph is replaced in one step at the end.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph import state
from kgraph import workspace as folder
from kgraph.errors import KgraphError, StoreError
from kgraph.model import Article, Knowledge, Reading
from kgraph.reading import Failure, read_all, reader_version
from kgraph.resolve import judgement, resolve
from kgraph.state import Counts

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kgraph.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did and what the graph holds now.

    ``refused`` are input files that could not be read, ``failed`` articles that the reader tripped over (our fault),
    ``unsupported`` statements that were left out because no quote of them stands in its article.
    """

    articles: int
    read: int
    unchanged: int
    removed: int
    meetings: int
    people: int
    conflicts: int
    seconds: float
    refused: tuple[KgraphError, ...] = ()
    failed: tuple[Failure, ...] = ()
    unsupported: tuple[str, ...] = ()


def _silent(_step: str, _done: int, _total: int | None) -> None:
    """Tells nobody."""


def build(
    root: Path,
    paths: Sequence[str | os.PathLike[str]],
    *,
    workers: int = 1,
    remove: Sequence[str] = (),
    progress: Callable[[str, int, int | None], None] = _silent,
) -> Summary:
    """Adds articles to the data folder ``root`` (made where there is none) and builds its graph anew.

    What cannot be read is named in the summary and the rest is done.  Raises StoreError when the folder is not ours,
    of another version or being written, and KgraphError when there is nothing at all to build from: the folder is then
    as it was.
    """
    started = time.monotonic()
    if root.exists() and not (root.is_dir() and not any(root.iterdir())):
        folder.open_workspace(root)  # a foreign folder is refused before the work, not after
    articles, refused = _load(paths, progress)
    if paths and not articles and not remove:
        _nothing(refused)
    workspace = folder.open_or_create(root) if articles else folder.open_workspace(root)
    with workspace.writing():
        gone = [article for article in dict.fromkeys(remove) if workspace.remove_article(article)]
        refused += [StoreError(f"{name}: no article of that id to remove") for name in remove if name not in gone]
        due = _due(workspace, articles)
        failed = _read(workspace, due, workers, progress)
        holds, unsupported = _update(workspace, progress)
    unread = {failure.article for failure in failed}
    return Summary(
        articles=holds.articles,
        read=sum(article.id not in unread for article in due),
        unchanged=len({article.id for article in articles} - {article.id for article in due}),
        removed=len(gone),
        meetings=holds.meetings,
        people=holds.people,
        conflicts=holds.conflicts,
        seconds=time.monotonic() - started,
        refused=tuple(refused),
        failed=tuple(failed),
        unsupported=unsupported,
    )


def refresh(workspace: Workspace) -> None:
    """Brings the graph up to date with what is stored and decided; the caller holds ``workspace.writing()``."""
    _read(workspace, _due(workspace, ()), 1, _silent)
    _update(workspace, _silent)


def _update(workspace: Workspace, progress: Callable[[str, int, int | None], None]) -> tuple[Counts, tuple[str, ...]]:
    """Resolves everything stored and makes it the current graph, unless it is that already.

    Gives what the graph holds, and the statements that were left out because no quote supports them.
    """
    from kgraph.rdf import store, write
    from kgraph.rdf.ids import Ids

    if (known := state.remembered(workspace)) is not None:
        return known, ()
    state.forget(workspace)
    progress("joining", 0, None)
    articles, readings = stored(workspace)
    knowledge = resolve(articles, readings, judgement.read(workspace.decisions))
    progress("writing the graph", 0, None)
    store.replace(workspace.graph, write.quads(knowledge, Ids(workspace.base)))
    workspace.put_joins(knowledge.joins)
    counts = _counts(knowledge)
    unsupported = tuple(write.unsupported(knowledge))
    if not unsupported:  # else the next build has to say so again
        state.remember(workspace, counts)
    return counts, unsupported


def _counts(knowledge: Knowledge) -> Counts:
    """Conflicts are fields of meetings that the sources disagree on."""
    disputed = {(m.id, claim.field) for m in knowledge.meetings for claim in m.claims if claim.conflicts}
    return Counts(len(knowledge.articles), len(knowledge.meetings), len(knowledge.people), len(disputed))


def stored(workspace: Workspace) -> tuple[list[Article], list[Reading]]:
    """Every stored article, and the readings of them that this reader made."""
    articles = list(workspace.articles())
    found = (workspace.reading(article, reader_version()) for article in articles)
    return articles, [reading for reading in found if reading is not None]


def _load(
    paths: Sequence[str | os.PathLike[str]], progress: Callable[[str, int, int | None], None]
) -> tuple[list[Article], list[KgraphError]]:
    if not paths:
        return [], []
    from kgraph.text.load import load

    articles: list[Article] = []
    refused: list[KgraphError] = []
    for found in load(paths):
        if isinstance(found, Article):
            articles.append(found)
            progress("loading", len(articles), None)
        else:
            refused.append(found)
    return articles, refused


def _nothing(refused: Sequence[KgraphError]) -> None:
    """Nothing was loaded: the one reason, or how many there are."""
    if len(refused) == 1:
        raise refused[0]
    lines = "\n".join(map(str, refused))
    raise KgraphError(f"{lines}\nnone of the {len(refused)} files could be read; nothing was changed")


def _due(workspace: Workspace, articles: Iterable[Article]) -> list[Article]:
    """What has to be read: articles that are new or changed, and stored ones that another reader read.

    Raises StoreError when a stored text is not what was given: nobody would know where its quotes come from.
    """
    given = {article.id: article for article in articles}
    due = {article.id: article for article in given.values() if workspace.article(article.id) != article}
    for article in workspace.articles():
        if article.id not in given and hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
            raise StoreError(
                f"{workspace.root}: the stored text of {article.id} was altered "
                f"(give the article again, or kgraph build --remove {article.id})"
            )
        if article.id not in due and workspace.reading(article, reader_version()) is None:
            due[article.id] = article
    return [due[name] for name in sorted(due)]


def _read(
    workspace: Workspace, due: Sequence[Article], workers: int, progress: Callable[[str, int, int | None], None]
) -> list[Failure]:
    failed: list[Failure] = []
    for done, (article, outcome) in enumerate(read_all(due, workers), 1):
        if isinstance(outcome, Failure):
            failed.append(outcome)
        else:
            # the article last: one that is stored has been read
            workspace.put_reading(outcome, reader_version())
            workspace.put_article(article)
        progress("reading", done, len(due))
    return failed
