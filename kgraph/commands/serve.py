"""``kgraph serve``: the graph over HTTP, read-only."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Literal

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, note, say, workspace
from kgraph.errors import KgraphError

_EXAMPLES = """
Examples:

  kgraph serve

  kgraph serve --port 9000 --timeout 10

  curl http://127.0.0.1:8700/sparql --data-urlencode "query=SELECT * { ?m a kg:Meeting } LIMIT 5"
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve", epilog=_EXAMPLES)(serve)


def serve(
    host: Annotated[str, typer.Option(metavar="NAME", help="Where to listen; other machines reach no loopback.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 is any free one.")] = 8700,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Time for one query or page.")] = 30.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Queries at the same time.")] = 4,
    cors: Annotated[
        bool | None,
        typer.Option(
            "--cors/--no-cors",
            help="Let pages of any site read the graph from a browser, or of none (see above).",
            show_default=False,
        ),
    ] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Serve a SPARQL 1.1 endpoint, a page for every thing, an editor, the ask box and the picture; read-only.

    Which other web pages may read the graph from a browser (CORS): on loopback those that this machine serves, such as
    notebooks, so that no site you visit can read it; elsewhere those of any site. --cors allows any, --no-cors none.
    """
    opened = workspace(data)
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise KgraphError('kgraph serve needs starlette and uvicorn (pip install "kgraph[serve]")') from None
    from kgraph.serve.app import Settings
    from kgraph.serve.run import is_loopback, run

    whose: Literal["any", "local", "none"] = "any" if cors else "none" if cors is False else "local"
    if cors is None and not is_loopback(host):
        whose = "any"

    def ready(address: str) -> None:
        say(address)
        if not is_loopback(host):
            note(
                f"Anyone who reaches {host} can now read the whole graph, quotes and titles of articles included, "
                "without a password or encryption; nobody can change it. Where that matters, put a server with TLS and "
                "a login in front."
            )
        note("Ctrl-C stops it.")

    settings = Settings(seconds=timeout, workers=workers, cors=whose)
    with suppress(KeyboardInterrupt):
        run(opened, host, port, settings, ready)
