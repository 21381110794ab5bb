"""Connections that cannot be held for nothing: a client that sends or takes its bytes too slowly is cut off.

uvicorn bounds the idle time between two requests alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

#: Seconds for all headers of a request; seconds without any progress of a response.
HEADERS, RESPONSE = 10.0, 30.0


class Connection(H11Protocol):
    """One connection of a client."""

    _incoming: asyncio.TimerHandle | None = None
    _outgoing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_incoming()
        self._stop_outgoing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        try:
            super().data_received(data)
        except h11.LocalProtocolError:  # what came is so wrong that no answer to it is possible any more
            self.transport.abort()
        if self.conn.their_state is h11.IDLE:
            self._await_headers()
        else:
            self._stop_incoming()

    def send_400_response(self, msg: str) -> None:
        if (
            self.cycle is not None and not self.cycle.response_complete
        ):  # garbage behind a request that is being answered
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        super().send_400_response(msg)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await_progress()

    def resume_writing(self) -> None:
        self._stop_outgoing()
        super().resume_writing()

    def _await_headers(self) -> None:
        if self._incoming is None:
            self._incoming = self.loop.call_later(HEADERS, self.transport.abort)

    def _await_progress(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._outgoing = self.loop.call_later(RESPONSE, self._look, left)

    def _look(self, left: int) -> None:
        if self.transport.get_write_buffer_size() < left:
            self._await_progress()
        else:
            self.transport.abort()

    def _stop_incoming(self) -> None:
        if self._incoming is not None:
            self._incoming.cancel()
            self._incoming = None

    def _stop_outgoing(self) -> None:
        if self._outgoing is not None:
            self._outgoing.cancel()
            self._outgoing = None
