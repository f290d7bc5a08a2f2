"""The Web API's front door: token, scope, rate and trouble; then the method; then the record."""

import asyncio
import json
import time
from collections.abc import Callable
from email.utils import format_datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.connections import CutOff
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.tokens import CONNECTIONS_SCOPE, TERMS, Terms, check_token, provided_scopes
from playground.trouble import Trouble
from playground.web_call import Call, read_call
from playground.workspace import Workspace

Method = Callable[[Workspace, Call], Json]


class SlackJson(JSONResponse):
    """JSON in ASCII only, as Slack writes it."""

    def render(self, content: object) -> bytes:
        return json.dumps(content).encode("ascii")


class WebApi:
    def __init__(self, ws: Workspace, methods: dict[str, Method]) -> None:
        self._ws = ws
        self._methods = methods

    async def answer(self, request: Request) -> Response:
        """Answer one HTTP request to /api/METHOD; CutOff when the connection is to be cut."""
        started = time.perf_counter()
        name: str = request.path_params["method"]
        trouble = self._ws.trouble.take(name)
        terms = TERMS.get(name, Terms())
        call = Call(name, None, {})
        headers: dict[str, str] = {}
        status, answer = 200, None
        try:
            call = await read_call(request, name, terms)
            await begin_trouble(trouble)
            answer = self._run(call, terms)
            if trouble and trouble.kind == "cut_after":
                raise CutOff
        except SlackRefusal as refusal:
            answer, status, headers = refusal.as_answer(), refusal.status, refusal.headers
            self._ws.traffic.refuse(name, refusal.error, refusal.messages)
        finally:
            spent = (time.perf_counter() - started) * 1000
            self._ws.traffic.record("in", "web_api", name, call.args, answer, milliseconds=spent)
        return SlackJson(answer, status, headers | self._headers(call, terms))

    def _run(self, call: Call, terms: Terms) -> Json:
        method = self._methods.get(call.method)
        if method is None:
            raise SlackRefusal("unknown_method", extra={"req_method": call.method})
        with self._ws.changed:
            check_token(self._ws, terms, call.token)
            wait = self._ws.limiter.check_method(call.method, terms.tier)
            if wait:
                raise rate_limited(wait)
            answer = method(self._ws, call)
            self._ws.touch()
        return {"ok": True, **answer}

    def _headers(self, call: Call, terms: Terms) -> dict[str, str]:
        app = call.token == self._ws.app_token
        return {
            "date": format_datetime(self._ws.clock.now(), usegmt=True),
            "x-oauth-scopes": CONNECTIONS_SCOPE if app else provided_scopes(self._ws),
            "x-accepted-oauth-scopes": quote(terms.scope, safe=":,"),
        }


def rate_limited(seconds: int) -> SlackRefusal:
    """Return the refusal of a call that came too soon."""
    return SlackRefusal("ratelimited", status=429, headers={"retry-after": str(seconds)})


async def begin_trouble(trouble: Trouble | None) -> None:
    """Do what a trouble does before the work is done."""
    if trouble is None:
        return
    if trouble.kind == "rate_limited":
        raise rate_limited(int(trouble.seconds))
    if trouble.kind == "server_error":
        raise SlackRefusal("internal_error", status=trouble.status)
    if trouble.kind == "refusal":
        raise SlackRefusal(trouble.error)
    if trouble.kind == "cut_before":
        raise CutOff
    if trouble.kind == "slow":
        await asyncio.sleep(trouble.seconds)
