"""TCP connections that can be cut without an answer, for uvicorn."""

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol


class CutOff(Exception):
    """Raised by an endpoint that wants its connection closed without an answer."""


class Connections:
    """Knows the transport behind each client address."""

    def __init__(self) -> None:
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[H11Protocol]:
        """Return a protocol for uvicorn that keeps this register."""
        transports = self._transports

        class RegisteredProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client:
                    transports[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    transports.pop(self.client, None)
                super().connection_lost(exc)

        return RegisteredProtocol

    async def cut(self, request: Request) -> None:
        """Close the connection of a request and wait until it is gone."""
        transport = self._transports.get(tuple(request.scope["client"]))
        if transport:
            transport.close()
        while (await request.receive())["type"] != "http.disconnect":
            pass


class Cuttable:
    """ASGI middleware: hangs up when the endpoint raises CutOff."""

    def __init__(self, app: ASGIApp, connections: Connections) -> None:
        self.app = app
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except CutOff:
            await self._connections.cut(Request(scope, receive))
