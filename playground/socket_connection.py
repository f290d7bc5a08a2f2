"""One WebSocket of the app: texts go out from any thread, acks come in."""

import asyncio
import contextlib
import json
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.shapes import Json


class SocketConnection:
    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._loop = asyncio.get_running_loop()
        self._outgoing: asyncio.Queue[str | None] = asyncio.Queue()

    def send(self, text: str) -> None:
        """Send a text, from any thread."""
        self._put(text)

    def close(self) -> None:
        """Close the connection once all before has been sent, from any thread."""
        self._put(None)

    def _put(self, text: str | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody listens any more
            self._loop.call_soon_threadsafe(self._outgoing.put_nowait, text)

    async def run(self, on_message: Callable[[Json], None]) -> None:
        """Send and receive until either side closes."""
        sender = asyncio.create_task(self._send_all())
        try:
            async for text in self._websocket.iter_text():
                on_message(json.loads(text))
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sender

    async def _send_all(self) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the other side has gone
            while (text := await self._outgoing.get()) is not None:
                await self._websocket.send_text(text)
            await self._websocket.close()
