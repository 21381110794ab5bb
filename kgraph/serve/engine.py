"""What a worker process of the server does: everything that reads the graph, so that all of it can be stopped.

A request is a dict with ``do`` (a name below), ``data`` (the folder) and what that needs; a reply has ``type`` (the
media type of the bytes that go with it), or ``status`` and ``error``.
"""

from __future__ import annotations

import html
import os
import re
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError, StoreError
from kgraph.query.worker import limit_memory, serve
from kgraph.rdf import store
from kgraph.serve.protocol import RefusedError
from kgraph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.select import Reader

Reply = tuple[dict[str, Any], bytes]
#: Seconds between two looks at whether the server still lives.
_WATCH = 1.0


class Engine:
    """Answers requests; keeps the current generation of the graph open until there is a newer one."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self._snapshot: store.Snapshot | None = None
        self._made: dict[Any, Any] = {}  # what is read from this generation once

    def answer(self, request: dict[str, Any]) -> Reply:
        """The reply to a request; a failure of any kind is a reply too."""
        try:
            self._open(Path(request["data"]))
            reply: Reply = getattr(self, f"do_{request['do']}")(request)
        except RefusedError as refusal:
            return {"status": refusal.status, "error": str(refusal)}, b""
        except StoreError as error:
            return {"status": 503, "error": str(error)}, b""
        except KgraphError as error:
            return {"status": 400, "error": str(error)}, b""
        except Exception as error:
            return {"status": 500, "error": f"our own bug, please report it: {type(error).__name__}"}, b""
        return reply

    def _open(self, data: Path) -> None:
        if self._workspace is None or self._workspace.root != data:
            self._let_go()
            self._workspace = open_workspace(data)
        generation = store.current(self._workspace.graph)
        if self._snapshot is None or self._snapshot.generation != generation:
            self._let_go()
            self._snapshot = store.read(self._workspace.graph)

    def _let_go(self) -> None:
        self._made.clear()
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    @property
    def workspace(self) -> Workspace:
        """The data folder."""
        assert self._workspace is not None
        return self._workspace

    @property
    def reader(self) -> Reader:
        """The current graph."""
        from kgraph.query.select import Reader

        assert self._snapshot is not None
        return Reader(self._snapshot.store, self.workspace.base, self.workspace)

    # --- what can be asked for ---

    def do_query(self, request: dict[str, Any]) -> Reply:
        """SPARQL: ``query``, ``default_graphs``, ``named_graphs``, ``address``, ``table``, ``graph``, ``size``."""
        from kgraph.serve.evaluate import evaluate

        return evaluate(self.reader, request)

    def do_thing(self, request: dict[str, Any]) -> Reply:
        """The page or the RDF of ``iri`` as ``form``, a media type."""
        from kgraph.serve import things

        return things.answer(self.reader, request["iri"], request["form"])

    def do_home(self, request: dict[str, Any]) -> Reply:
        """The first page."""
        from kgraph.serve import things

        if "home" not in self._made:
            self._made["home"] = things.home(self.reader)
        content: bytes = self._made["home"]
        return {"type": "text/html"}, content

    def do_ask(self, request: dict[str, Any]) -> Reply:
        """The answer to ``question`` as ``form``."""
        from kgraph.serve.asking import answer

        return answer(self.reader, self._lexicon(), request["question"], request["form"])

    def _lexicon(self) -> Lexicon:
        from kgraph.query.english.lexicon import Lexicon

        if "lexicon" not in self._made:
            self._made["lexicon"] = Lexicon(self.reader.store, self.workspace.base)
        lexicon: Lexicon = self._made["lexicon"]
        return lexicon

    def do_picture(self, request: dict[str, Any]) -> Reply:
        """The interactive page, cut down as ``scope`` says."""
        from kgraph.view.page import page

        scope = request["scope"]
        key = tuple(sorted(scope.items()))
        if self._made.get("picture", (None,))[0] != key:  # the last one is kept
            made = page(self.workspace, **scope)
            self._made["picture"] = key, made.encode(), _policy(made)
        _, content, policy = self._made["picture"]
        return {"type": "text/html", "policy": policy}, content


def _policy(page: str) -> str:
    """The content security policy that a page states itself."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    return html.unescape(found.group(1)) if found else "default-src 'none'"


def _follow(parent: int) -> None:
    """Ends this process when the server is gone, also in the middle of a query."""
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(0)


if __name__ == "__main__":
    limit_memory()
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    serve(sys.stdin.buffer, sys.stdout.buffer, Engine().answer)
