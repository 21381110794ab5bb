"""``kgraph build``: articles to graph."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, clean, note, say
from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.build import Summary

_EXAMPLES = """
Examples:

  kgraph build articles/

  kgraph build news.jsonl page.html --data talks --workers 4

  kgraph build --remove page
"""
#: Seconds of work before a progress bar appears.
_PATIENCE = 1.0


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("build", epilog=_EXAMPLES)(build)


def build(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files (.txt, .html, .jsonl) and folders.", show_default=False),
    ] = None,
    data: Data = DEFAULT_DATA,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes that read; the result is the same.")] = 1,
    remove: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Withdraw an article (may be given more than once).")
    ] = None,
) -> None:
    """Read articles and write the graph.

    Run again with more articles, it adds them. An unchanged article is not read again. Files that cannot be read are
    named, the rest is done, and the exit code is 2. Without PATH it brings the graph up to date with what is stored.
    """
    from kgraph.build import build as run

    if not paths and not remove and not data.exists():
        raise KgraphError("nothing to build from (name articles: kgraph build PATH...)")
    with _progress() as progress:
        summary = run(Path(data), paths or (), workers=workers, remove=remove or (), progress=progress)
    _report(summary)
    if summary.failed:
        raise typer.Exit(70)
    if summary.refused:
        raise typer.Exit(2)


def _report(summary: Summary) -> None:
    for error in summary.refused:
        note(f"kgraph: {clean(str(error))}")
    for failure in summary.failed:
        note(f"kgraph: {clean(failure.article)}: the reader failed, our own bug: {clean(failure.problem)}")
    for line in summary.unsupported:
        note(f"kgraph: left out: {clean(line)}")
    refused = len(summary.refused) + len(summary.failed)
    removed = f", {summary.removed} removed" if summary.removed else ""
    say(
        f"{_count(summary.articles, 'article')} ({summary.read} read, {summary.unchanged} unchanged, "
        f"{refused} refused{removed}), {_count(summary.meetings, 'meeting')}, "
        f"{_count(summary.people, 'person', 'people')}, {_count(summary.conflicts, 'conflict')}, "
        f"{summary.seconds:.1f} seconds"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on stderr for work that takes long enough to be watched; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    started, shown, current, task = time.monotonic(), False, "", TaskID(0)

    def tell(step: str, done: int, total: int | None) -> None:
        nonlocal shown, current, task
        if not shown and time.monotonic() - started > _PATIENCE:
            bar.start()
            shown = True
        if step != current:
            if current:
                bar.remove_task(task)
            task, current = bar.add_task(step, total=total), step
        bar.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        if shown:
            bar.stop()
