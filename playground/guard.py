"""Only programs and pages of this machine get in: no other site's page may reach the local Slack.

A browser lets any site send requests to 127.0.0.1, and by DNS rebinding even read the answers; but
it always tells the name it went to (Host), and the page's origin where that may do harm.
What clients send, as read in their code: Slack's Python SDK a Host without a port and no Origin,
the websockets and ws (node) libraries a Host with the port and no Origin, websocket-client
http://HOST:PORT as the Origin.
"""

import re
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES: Final = ("localhost", "[::1]")
LOOPBACK: Final = re.compile(r"127(\.[0-9]{1,3}){1,3}")  # 127.1 too: no name can hide behind it
ORIGIN_NAMES: Final = ("127.0.0.1", "localhost")
POLICY_VIOLATION: Final = 1008
# The page's library runs handlers that it evaluates; all of them come from this server.
POLICY: Final = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "img-src 'self' data: http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'"
)

Refuse = Callable[[str, str, list[str]], None]


class Guard:
    """ASGI middleware: answers 403 to others; a WebSocket of theirs is closed before it opens.

    The port is the one that the connection came in by. `refuse` is told of each one refused: what
    it was, the error word, and why.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reason = _find_fault(scope) if scope["type"] in {"http", "websocket"} else ""
        if not reason:
            await self.app(scope, receive, _with_policy(send))
            return
        self._refuse(scope["path"], "not_from_this_machine", [reason])
        if scope["type"] == "http":
            await PlainTextResponse(reason, status_code=403)(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": ""})


def _with_policy(send: Send) -> Send:
    """Let every answer say that its page loads from here only, and stands in no other's frame."""

    async def say(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["content-security-policy"] = POLICY
        await send(message)

    return say


def _find_fault(scope: Scope) -> str:
    headers, port = Headers(scope=scope), (scope.get("server") or ("", 0))[1]
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not _is_own(hosts[0].lower(), port):
        return f"This server has no such name: {', '.join(hosts) or 'none given'}"
    for origin in headers.getlist("origin"):
        if origin.lower() not in _origins(port):
            return f"Pages of other origins may not use this server: {origin}"
    return ""


def _is_own(host: str, port: int) -> bool:
    """Whether a Host is a name or an address of this machine, with our port or without one."""
    name = host.removesuffix(f":{port}")
    return name in NAMES or bool(LOOPBACK.fullmatch(name))


def _origins(port: int) -> set[str]:
    bare = {f"http://{name}" for name in ORIGIN_NAMES}
    return bare if port == 80 else {f"{one}:{port}" for one in bare}
