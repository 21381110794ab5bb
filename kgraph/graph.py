"""A graph in Python: what the commands do, with results for notebooks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import QueryError
from kgraph.labels import place_name
from kgraph.parties import party_name
from kgraph.table import Table
from kgraph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    import os

    from kgraph.model import Knowledge
    from kgraph.query.ask import Answer
    from kgraph.query.result import Result
    from kgraph.query.run import Limits
    from kgraph.view.notebook import View


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

    def ask(self, question: str, *, today: dt.date | str | None = None) -> Answer:
        """The answer to a question in plain English.

        ``today`` is the day that "last year" counts from, a date or "2025-07-31"; the computer's day by default.
        Raises QueryError when the question is empty or ``today`` no day.
        """
        from kgraph.query.ask import ask

        try:
            day = dt.date.fromisoformat(today) if isinstance(today, str) else today
        except ValueError:
            raise QueryError(f"today={today!r} is no day (write it as 2025-07-31)") from None
        return ask(self.workspace, question, day)

    def query(self, what: str | Path, /, *, limits: Limits | None = None, **values: object) -> Result:
        """The result of a SPARQL query, of a file with one, or of a named query of the catalogue.

        ``values`` are those of its parameters or variables, as ``kgraph query -p`` takes them: a person or a party by
        name for a named query; for a query of one's own text, numbers, days, ``state:KOR``, ``<iri>``, or RDF terms.

            graph.query("meetings-of-person", person="Ana Quispe").df
            graph.query("SELECT ?m { ?m kg:party ?party }", party="state:PER")

        Raises QueryError (malformed, refused, out of time, no such name or parameter).
        """
        from kgraph.query.catalogue import is_name, prepared
        from kgraph.query.run import Limits, query
        from kgraph.query.terms import given

        if isinstance(what, str) and is_name(what):
            text, terms = prepared(self.workspace, what, {name: str(value) for name, value in values.items()})
        else:
            text = what if isinstance(what, str) else what.read_text(encoding="utf-8")
            terms = {name: given(value, self.workspace.base) for name, value in values.items()}
        return query(self.workspace, text, terms, limits=limits or Limits())

    def view(
        self,
        *,
        person: str | None = None,
        state: str | None = None,
        start: str | None = None,
        end: str | None = None,
        height: int = 720,
    ) -> View:
        """The interactive page, shown inline in a notebook: all, or as ``kgraph view`` the meetings of a person or
        state, or of a period (``start`` and ``end``: "2025", "2025-07" or "2025-07-11").

        Raises QueryError when the graph knows no such name, or a date is none.
        """
        from kgraph.view.notebook import View

        return View(self.workspace, person=person, state=state, start=start, end=end, height=height)

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
