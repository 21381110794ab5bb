"""A graph in Python: what the commands do, with results for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.labels import place_name
from kgraph.parties import party_name
from kgraph.table import Table
from kgraph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    import os

    from kgraph.model import Knowledge


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph of one data folder; get it from :func:`kgraph.open`.  Every call reads the graph as it is then."""

    workspace: Workspace

    def meetings(self) -> Table:
        """Every meeting, by date; undated ones last."""
        knowledge = self._knowledge()
        columns = ("id", "label", "status", "date", "place", "parties", "level", "mode", "occasion", "articles")
        meetings = sorted(knowledge.meetings, key=lambda m: (m.date is None, m.date or "", m.id))
        rows = [
            (
                m.id,
                m.label,
                m.status,
                m.date,
                place_name(m.place.city, m.place.country) or None,
                ", ".join(map(party_name, m.parties)),
                m.level,
                m.mode,
                m.occasion,
                len({source.article for source in m.sources}),
            )
            for m in meetings
        ]
        return Table(columns, tuple(rows))

    def people(self) -> Table:
        """Every person, by name, with the offices that the articles give and the number of meetings."""
        knowledge = self._knowledge()
        rows = []
        for person in sorted(knowledge.people, key=lambda p: (p.name, p.id)):
            held = sorted(
                {(t.office or t.role or "", party_name(t.of or "")) for t in knowledge.tenures if t.person == person.id}
            )
            offices = "; ".join(", ".join(filter(None, pair)) for pair in held)
            others = ", ".join(name for name in person.names if name != person.name)
            count = sum(any(p.person == person.id for p in m.participations) for m in knowledge.meetings)
            rows.append((person.id, person.name, others or None, offices or None, count))
        return Table(("id", "name", "other names", "offices", "meetings"), tuple(rows))

    def ask(self, question: str, **options: Any) -> Any:
        """The answer to a question in plain English."""
        from kgraph.query.ask import ask

        return ask(self.workspace, question, **options)

    def query(self, text: str, **options: Any) -> Any:
        """The result of a SPARQL query; the options are those of :func:`kgraph.query.run.query`."""
        from kgraph.query.run import query

        return query(self.workspace, text, **options)

    def view(self, **scope: Any) -> Any:
        """The interactive page, shown inline in a notebook; the options are those of ``kgraph view``."""
        from kgraph.view.notebook import View

        return View(self.workspace, **scope)

    def export(self, form: str) -> str:
        """The whole graph in one of the formats of ``kgraph export``."""
        from kgraph.rdf import store
        from kgraph.rdf.export import export

        with store.read(self.workspace.graph) as snapshot:
            return export(snapshot.store, form, base=self.workspace.base).decode()

    def _knowledge(self) -> Knowledge:
        from kgraph.rdf import read, store

        with store.read(self.workspace.graph) as snapshot:
            return read.knowledge(snapshot.store)

    def _repr_html_(self) -> str:
        return self.meetings()._repr_html_()


def open_graph(path: str | os.PathLike[str] = "kgraph-data") -> Graph:
    """Opens the graph of a data folder; raises StoreError when there is none."""
    return Graph(open_workspace(Path(path)))
