"""One call of a Web API method: what came in, read from JSON, form or query."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from playground.refusal import SlackRefusal
from playground.shapes import Blocks, Json
from playground.tokens import Terms


@dataclass(frozen=True)
class Call:
    """`args` holds the arguments without the token; nested ones may still be JSON text."""

    method: str
    token: str | None
    args: Json

    def text(self, name: str) -> str:
        value = self.args.get(name)
        return "" if value is None else str(value)

    def require(self, name: str) -> str:
        """Return an argument that must be there, or refuse with invalid_arguments."""
        value = self.text(name)
        if not value:
            message = f"[ERROR] missing required field: {name}"
            raise SlackRefusal("invalid_arguments", messages=[message])
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not value.isdigit():
            raise SlackRefusal("invalid_arguments")
        return int(value)

    def mapping(self, name: str, error: str = "invalid_arguments") -> Json | None:
        """Return a nested object, given as such or as JSON text."""
        value: Any = self._nested(name, error)
        if value is not None and not isinstance(value, dict):
            raise SlackRefusal(error)
        return value

    def array(self, name: str, error: str) -> Blocks | None:
        """Return a nested list, given as such or as JSON text."""
        value: Any = self._nested(name, error)
        if value is not None and not isinstance(value, list):
            raise SlackRefusal(error)
        return value

    def _nested(self, name: str, error: str) -> object:
        value: object = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            read: object = json.loads(value) if value else None
        except ValueError:
            raise SlackRefusal(error) from None
        return read


async def read_call(request: Request, method: str, terms: Terms) -> Call:
    """Read a request; the token may stand in the header, or in a form, but not in JSON."""
    body = await request.body()
    form = dict(request.query_params)
    args: Json = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        args = _read_json(body) if terms.takes_json else {}
    else:
        form |= dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    token = form.pop("token", None)
    header = request.headers.get("authorization", "")
    if header.lower().startswith("bearer "):
        token = header[len("bearer ") :].strip()
    return Call(method, token, form | args)


def _read_json(body: bytes) -> Json:
    try:
        content = json.loads(body or b"{}")
    except ValueError:
        raise SlackRefusal("invalid_json") from None
    if not isinstance(content, dict):
        raise SlackRefusal("json_not_object")
    return content
