"""The one ASGI application: Web API, Socket Mode and response_urls.

Other pages can be mounted on it: it is a Starlette application.
"""

import json
import time
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from playground.connections import Connections, CutOff, Cuttable
from playground.guard import Guard
from playground.refusal import SlackRefusal
from playground.response_urls import ResponseUrls
from playground.shapes import Json
from playground.socket_mode import SocketMode
from playground.web_api import SlackJson, WebApi, begin_trouble
from playground.workspace import Workspace

Endpoint = Callable[[Request], Awaitable[Response]]


def build_asgi(
    ws: Workspace, api: WebApi, socket: SocketMode, urls: ResponseUrls, connections: Connections
) -> Starlette:
    """Return the application; it does nothing until it is served."""
    hook = answer_response_url(ws, urls)
    path = "/{team}/{number}/{secret}"
    routes = [
        Route("/api/{method:path}", api.answer, methods=["GET", "POST"]),
        *(Route(f"/{kind}{path}", hook, methods=["POST"]) for kind in KINDS),
        WebSocketRoute("/link/", socket.serve),
    ]
    middleware = [
        Middleware(Guard, refuse=ws.traffic.refuse),
        Middleware(Cuttable, connections=connections),
    ]
    return Starlette(routes=routes, middleware=middleware)


KINDS = ("commands", "actions", "app")


def answer_response_url(ws: Workspace, urls: ResponseUrls) -> Endpoint:
    """Return the endpoint of all response_urls; it answers the text "ok", or JSON with an error."""

    async def answer(request: Request) -> Response:
        started = time.perf_counter()
        trouble = ws.trouble.take("response_url")
        payload: Json = {}
        said: Json | None = None
        try:
            payload = _read_payload(await request.body())
            await begin_trouble(trouble)
            urls.use(request.path_params["secret"], payload)
            said = {"ok": True}
            if trouble and trouble.kind == "cut_after":
                raise CutOff
        except SlackRefusal as refusal:
            said = refusal.as_answer()
            ws.traffic.refuse("response_url", refusal.error, refusal.messages)
            return SlackJson(said, refusal.status, refusal.headers)
        finally:
            spent = (time.perf_counter() - started) * 1000
            ws.traffic.record(
                "in", "response_url", "response_url", payload, said, milliseconds=spent
            )
        return PlainTextResponse("ok")

    return answer


def _read_payload(body: bytes) -> Json:
    text = body.decode(errors="replace")
    if text.startswith("payload="):
        text = parse_qs(text)["payload"][0]
    try:
        payload = json.loads(text)
    except ValueError:
        raise SlackRefusal("invalid_payload", status=400) from None
    if not isinstance(payload, dict):
        raise SlackRefusal("invalid_payload", status=400)
    return payload
