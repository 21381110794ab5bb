"""The page inside a notebook, and the picture alone for where scripts do not run."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import KgraphError
from kgraph.files import write_atomic
from kgraph.view.page import chosen, render
from kgraph.view.svg import svg

if TYPE_CHECKING:
    import os

    from pyoxigraph import Store

    from kgraph.workspace import Workspace


class View:
    """The interactive page of a graph, or of a part of it, as it was when the view was made.

    In a notebook the page shows itself in a frame of ``height`` pixels: a sandbox, in which its scripts run without
    access to the notebook.  Arguments and errors are those of :func:`kgraph.view.page.page`.
    """

    def __init__(
        self,
        source: Workspace | Store,
        *,
        person: str | None = None,
        state: str | None = None,
        start: str | None = None,
        end: str | None = None,
        height: int = 720,
    ) -> None:
        self._content, self.title = chosen(source, person=person, state=state, start=start, end=end)
        self._height = height

    @cached_property
    def html(self) -> str:
        """The page, complete in itself."""
        return render(self._content, self.title)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the page to a file, whole or not at all, and returns its path; raises KgraphError when it cannot."""
        target = Path(path)
        try:
            write_atomic(target, self.html.encode())
        except OSError as error:
            raise KgraphError(f"{target}: cannot be written ({error.strerror})") from None
        return target

    def to_svg(self) -> str:
        """The network as a picture without scripts (:func:`kgraph.view.svg.svg`)."""
        return svg(self._content, self.title)

    def __repr__(self) -> str:
        meetings, people = len(self._content.meetings), len(self._content.people)
        return f"<View {self.title!r}: meetings {meetings}, people {people}>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" title="{escape(self.title)}" width="100%" height="{self._height}" '
            f'style="border:1px solid #8888;border-radius:8px" srcdoc="{escape(self.html)}"></iframe>'
        )
