"""The addresses of the server: they read requests, hand the work to a worker process, and send what it replies."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, unquote

from pyoxigraph import RdfFormat, parse, serialize
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kgraph.query.run import LONGEST
from kgraph.rdf import ns, ontology
from kgraph.rdf.ids import UNKNOWN, segment
from kgraph.serve import html, protocol
from kgraph.serve.description import describe
from kgraph.serve.negotiate import ENDINGS, GRAPHS, HTML, JSON, TABLES, choose, with_charset
from kgraph.serve.pool import Pool
from kgraph.serve.protocol import RefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from starlette.exceptions import HTTPException

    from kgraph.workspace import Workspace

    Endpoint = Callable[["Server", Request], Awaitable[Response]]

_READ = ["GET", "HEAD", "OPTIONS"]
_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
#: Names under which a browser reaches the loopback interface.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
#: Origins of pages that this machine serves: notebooks, other tools.
_LOCAL = r"https?://(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?"
_SCOPE = {"person": "person", "state": "state", "from": "start", "to": "end"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds of the server.

    ``seconds`` for one query or page, ``size`` of a result and ``body`` of a request in bytes, ``patience`` in seconds
    for a client to send its body; ``workers`` processes for queries and ``pages`` for everything else; ``cors`` says
    the pages of which sites may read the graph: "any", "local" (those served by this machine) or "none"; ``hosts`` are
    the names that the server answers to, any when it is empty.
    """

    seconds: float = 30.0
    size: int = 50_000_000
    body: int = protocol.BODY
    patience: float = 15.0
    workers: int = 4
    pages: int = 2
    cors: Literal["any", "local", "none"] = "any"
    hosts: tuple[str, ...] = ()


@dataclass(slots=True)
class Server:
    """What the endpoints share."""

    workspace: Workspace
    settings: Settings
    queries: Pool
    pages: Pool

    async def work(self, request: Request, pool: Pool, **task: Any) -> tuple[dict[str, Any], bytes]:
        """A worker's reply, while the client is there; raises RefusedError when it is none."""
        call = pool.call({"data": str(self.workspace.root.resolve()), **task})
        reply, content = await _while_there(request, call)
        if "error" in reply:
            raise RefusedError(reply["status"], reply["error"])
        return reply, content


def make_app(workspace: Workspace, settings: Settings = Settings()) -> Starlette:
    """The application for a data folder; its workers live from its startup to its shutdown."""

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        queries, pages = Pool(settings.workers, settings.seconds), Pool(settings.pages, settings.seconds)
        app.state.server = Server(workspace, settings, queries, pages)
        try:
            yield
        finally:
            await asyncio.gather(asyncio.to_thread(queries.close), asyncio.to_thread(pages.close))

    whose = {"allow_origins": ["*"]} if settings.cors == "any" else {"allow_origin_regex": _LOCAL}
    cors = Middleware(CORSMiddleware, allow_methods=["GET", "HEAD", "POST", "OPTIONS"], allow_headers=["*"], **whose)
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app = Starlette(
        routes=[
            Route("/", _endpoint(_home), methods=_READ),
            Route("/sparql", _endpoint(_sparql), methods=[*_READ, "POST"]),
            Route("/ask", _endpoint(_ask), methods=_READ),
            Route("/picture", _endpoint(_picture), methods=_READ),
            Route("/editor", _endpoint(_editor), methods=_READ),
            Route("/ns", _endpoint(_ontology), methods=_READ),
            Route("/id", _endpoint(_thing), methods=_READ),
            Route("/id/{local:path}", _endpoint(_thing), methods=_READ),
            Route("/vocab/{local:path}", _endpoint(_thing), methods=_READ),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ],
        middleware=[
            *([hosts] if settings.hosts else []),
            *([cors] if settings.cors != "none" else []),
            Middleware(_Headers),
        ],
        exception_handlers={404: _http_error, 405: _http_error},
        lifespan=living,
    )
    app.router.redirect_slashes = False
    return app


class _Headers:
    """Adds the headers that every answer has."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
            await send(message)

        await self._app(scope, receive, sending)


def _endpoint(answer: Endpoint) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """An endpoint that answers whatever happens with one line at most."""

    async def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            methods = "GET, HEAD, OPTIONS, POST" if answer is _sparql else "GET, HEAD, OPTIONS"
            return Response(status_code=204, headers={"Allow": methods})
        server: Server = request.app.state.server
        try:
            return await answer(server, request)
        except RefusedError as refusal:
            return _refused(request, refusal.status, str(refusal), plain=answer is _sparql)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is left to read it
        except Exception as error:
            return _refused(request, 500, f"our own bug, please report it: {type(error).__name__}", plain=True)

    return endpoint


def _refused(request: Request, status: int, why: str, *, plain: bool = False) -> Response:
    headers = {"Connection": "close"} if status in {408, 413} else {}
    if status == 503:
        headers["Retry-After"] = "10"
    if not plain and choose(request.headers.get("accept"), ["text/plain", HTML]) == HTML:
        return _html(html.page("error", status=status, why=why), status=status, headers=headers)
    return Response(f"{why}\n", status, headers, "text/plain")


async def _http_error(request: Request, error: HTTPException | Exception) -> Response:
    status = getattr(error, "status_code", 500)
    response = _refused(request, status, {404: "there is no such page", 405: "this method is not allowed here"}[status])
    response.headers.update(getattr(error, "headers", None) or {})
    return response


def _html(
    content: bytes, policy: str = html.POLICY, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return _sent(content, HTML, {"Content-Security-Policy": policy, **(headers or {})}, status)


def _sent(content: bytes, media: str, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    always = {"Cache-Control": "no-cache", "Vary": "Accept", "Content-Type": with_charset(media)}
    return Response(content, status, {**always, **(headers or {})})


async def _while_there(request: Request, work: Coroutine[Any, Any, Any]) -> Any:
    """The result of some work, which is given up when the client goes away."""
    task, gone = asyncio.create_task(work), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        gone.cancel()
        task.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


# --- SPARQL ---


async def _sparql(server: Server, request: Request) -> Response:
    body = await _body(request, server.settings) if request.method == "POST" else b""
    method = "GET" if request.method == "HEAD" else request.method
    asked = protocol.operation(method, request.url.query, request.headers.get("content-type"), body)
    accept, address = request.headers.get("accept"), _address(request)
    if asked is None:
        return _described(server.settings, address, accept)
    table, graph = choose(accept, list(TABLES)), choose(accept, list(GRAPHS))
    if table is None and graph is None:
        raise RefusedError(406, f"a result can be had as {', '.join(dict.fromkeys((*TABLES, *GRAPHS)))}")
    reply, content = await server.work(
        request, server.queries, do="query", query=asked.query, default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs, address=address, table=table, graph=graph, size=server.settings.size,
    )  # fmt: skip
    return _sent(content, reply["type"])


def _described(settings: Settings, address: str, accept: str | None) -> Response:
    media = choose(accept, [*GRAPHS, HTML])
    if media is None:
        raise RefusedError(406, f"the description can be had as {', '.join((*GRAPHS, HTML))}")
    if media != HTML:
        return _sent(describe(address, media), media)
    limits = {"seconds": f"{settings.seconds:g}", "size": f"{settings.size:,}", "longest": f"{LONGEST:,}"}
    return _html(html.page("service", endpoint=address, tables=list(TABLES), graphs=list(GRAPHS), **limits))


def _address(request: Request) -> str:
    """The address of the endpoint as the client knows it."""
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host if _HOST.fullmatch(host) else 'localhost'}/sparql"


async def _body(request: Request, settings: Settings) -> bytes:
    parts, left = [], settings.body
    if int(request.headers.get("content-length", 0)) > left:
        raise _too_large(settings)
    try:
        async with asyncio.timeout(settings.patience):
            async for part in request.stream():
                left -= len(part)
                if left < 0:
                    raise _too_large(settings)
                parts.append(part)
    except TimeoutError:
        raise RefusedError(408, "the request took too long to arrive") from None
    return b"".join(parts)


def _too_large(settings: Settings) -> RefusedError:
    return RefusedError(413, f"the request is too large ({settings.body:,} bytes are allowed)")


# --- pages ---


async def _home(server: Server, request: Request) -> Response:
    _, content = await server.work(request, server.pages, do="home")
    return _html(content)


async def _ask(server: Server, request: Request) -> Response:
    form = {"json": JSON, "html": HTML}.get(request.query_params.get("format", "")) or choose(
        request.headers.get("accept"), [JSON, HTML]
    )
    if form is None:
        raise RefusedError(406, f"an answer can be had as {JSON} or {HTML}")
    reply, content = await server.work(
        request, server.pages, do="ask", question=request.query_params.get("q", ""), form=form
    )
    return _html(content) if form == HTML else _sent(content, reply["type"])


async def _picture(server: Server, request: Request) -> Response:
    scope = {name: value for key, name in _SCOPE.items() if (value := request.query_params.get(key))}
    reply, content = await server.work(request, server.pages, do="picture", scope=scope)
    return _html(content, f"{reply['policy']}; frame-ancestors 'none'")


async def _editor(server: Server, request: Request) -> Response:
    base = server.workspace.base
    return _html(html.page("editor", base=base, prefixes=ns.prefixes(base)), html.EDITOR_POLICY)


async def _ontology(server: Server, request: Request) -> Response:
    media = choose(request.headers.get("accept"), list(GRAPHS))
    if media is None:
        raise RefusedError(406, f"the ontology can be had as {', '.join(GRAPHS)}")
    return _sent(_written_ontology(media), media)


@cache
def _written_ontology(media: str) -> bytes:
    quads = parse(path=ontology.path("kgraph.ttl"), format=RdfFormat.TURTLE)
    triples = sorted((quad.triple for quad in quads), key=str)
    return serialize(triples, format=GRAPHS[media], prefixes=dict(ns.VOCABULARIES)) or b""


async def _thing(server: Server, request: Request) -> Response:
    wanted = request.query_params.get("format")
    form = ENDINGS.get(wanted) if wanted else choose(request.headers.get("accept"), [HTML, *GRAPHS])
    if form is None:
        raise RefusedError(406, f"a thing can be had as {', '.join((HTML, *GRAPHS))}, or ?format= {', '.join(ENDINGS)}")
    iri = _iri(server, request)
    reply, content = await server.work(request, server.pages, do="thing", iri=iri, form=form)
    link = {"Link": f'<{quote(iri, safe=_IN_IRI)}>; rel="describes"'}
    return _html(content, headers=link) if form == HTML else _sent(content, reply["type"], link)


_IN_IRI = "!#$%&'()*+,/:;=?@[]~"


def _iri(server: Server, request: Request) -> str:
    """The IRI that an address stands for; its segments are spelt as the graph spells them."""
    kind, _, local = request.scope["raw_path"].decode("ascii", "replace").lstrip("/").partition("/")
    if not local:
        return request.query_params.get("iri", "")
    try:
        spelt = [
            UNKNOWN if part == UNKNOWN else segment(unquote(part, errors="surrogatepass")) for part in local.split("/")
        ]
    except UnicodeDecodeError:
        raise RefusedError(404, "nothing is known of that") from None
    return (server.workspace.base if kind == "id" else ns.VOCAB_BASE) + "/".join(spelt)
