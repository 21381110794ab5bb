"""Starts the server and runs it until it is told to stop."""

from __future__ import annotations

import socket
from dataclasses import replace
from ipaddress import ip_address
from typing import TYPE_CHECKING

import uvicorn

from kgraph.errors import KgraphError
from kgraph.rdf import store
from kgraph.serve.app import LOOPBACK, Settings, make_app
from kgraph.serve.connections import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgraph.workspace import Workspace

#: Connections at a time; more get 503.
CONNECTIONS = 256
#: Seconds between two requests on one connection; seconds for open requests when the server stops.
_IDLE, _LAST = 5, 3


def is_loopback(host: str) -> bool:
    """Whether a host can be reached from this machine alone.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run(workspace: Workspace, host: str, port: int, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves a data folder until the process is told to stop; ``ready`` gets the address once it can be asked.

    Raises StoreError when no graph has been built, KgraphError when the address cannot be had.
    """
    store.read(workspace.graph).close()  # says what is wrong before anybody asks
    listening = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}/"
    if settings.cors != "any" and is_loopback(host) and not settings.hosts:
        settings = replace(settings, hosts=LOOPBACK)  # else another site could pass for this one (DNS rebinding)
    with listening:
        ready(address)
        server(workspace, settings).run(sockets=[listening])


def server(workspace: Workspace, settings: Settings) -> uvicorn.Server:
    """The server, not yet running; its ``run`` takes the sockets to listen at."""
    config = uvicorn.Config(
        make_app(workspace, settings),
        http=Connection,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_LAST,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address; raises KgraphError when it cannot be had."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, proto)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(CONNECTIONS)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        raise KgraphError(f"{host}:{port}: cannot listen there ({why}; choose another --port or --host)") from None
    return made
