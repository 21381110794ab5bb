"""``kgraph export``: the graph in other formats."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, choose, note, workspace
from kgraph.errors import KgraphError

_EXAMPLES = """
Examples:

  kgraph export --format ttl -o talks.ttl

  kgraph export --format jsonl | head -1
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export", epilog=_EXAMPLES)(export)


def export(
    form: Annotated[
        str,
        typer.Option("--format", help="ttl, trig, nq, jsonld, csv, jsonl, graphml, gexf, plover or ftm."),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; stdout when not given.")
    ] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Print the whole graph, or write it to a file: the same bytes for the same articles."""
    from kgraph.files import write_atomic
    from kgraph.rdf import store
    from kgraph.rdf.export import FORMATS
    from kgraph.rdf.export import export as run

    choose(form, FORMATS)
    opened = workspace(data)
    with store.read(opened.graph) as snapshot:
        content = run(snapshot.store, form, base=opened.base)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write_atomic(output, content)
    except OSError as error:
        raise KgraphError(f"{output}: cannot be written ({error.strerror})") from None
    note(f"{output}: {len(content):,} bytes")
