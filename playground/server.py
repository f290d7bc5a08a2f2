"""Serving an ASGI application from a background thread, on one port of this machine."""

import asyncio
import socket
import threading
from contextlib import suppress

from starlette.types import ASGIApp
from uvicorn import Config, Server
from websockets.exceptions import InvalidState

from playground.connections import Connections

HOST = "127.0.0.1"
START_SECONDS = 10.0


class QuickServer(Server):
    """uvicorn's server, told to stop by an event where uvicorn looks every 100 ms."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.ready.set()

    async def main_loop(self) -> None:
        await self._stop.wait()

    def serve_until_stopped(self, listener: socket.socket) -> None:
        """Uvicorn raises when it ends while a WebSocket is closing itself: that is no fault."""
        with suppress(InvalidState):
            self.run([listener])

    def stop(self) -> None:
        """Begin to stop, from any thread."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._stop.set)


class BackgroundServer:
    def __init__(self, app: ASGIApp, port: int, connections: Connections) -> None:
        self._app = app
        self._port = port
        self._connections = connections
        self._thread: threading.Thread | None = None
        self._server: QuickServer | None = None

    def start(self) -> int:
        """Begin to serve and return the port, which is a free one when 0 was asked for."""
        listener = socket.create_server((HOST, self._port))
        self._port = int(listener.getsockname()[1])
        config = Config(
            self._app,
            http=self._connections.protocol(),
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        self._server = server = QuickServer(config)
        self._thread = threading.Thread(
            target=server.serve_until_stopped, args=(listener,), name="local slack", daemon=True
        )
        self._thread.start()
        if not server.ready.wait(START_SECONDS):
            raise RuntimeError("the local Slack did not start")
        return self._port

    def stop(self) -> None:
        """Close all connections and return when the thread has ended."""
        if self._server and self._thread:
            self._server.stop()
            self._thread.join()
        self._server = self._thread = None
