"""What the inspector says of an exchange or a refusal, and the words by which it is found."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from playground.traffic import Exchange, Refusal

KINDS = {
    "web_api": "Web API",
    "response_url": "response_url",
    "slash_commands": "command",
    "interactive": "interaction",
    "events_api": "event",
    "socket": "socket",
}


@dataclass(frozen=True)
class Row:
    """One line of the inspector; `parts` are titles and what they open to."""

    at: datetime
    arrow: str
    way: str
    kind: str
    name: str
    result: str
    is_refused: bool
    parts: tuple[tuple[str, object], ...]

    @cached_property
    def text(self) -> str:
        """Everything it says, folded, to search in."""
        said = [self.kind, self.name, self.result, *(write_json(part) for _, part in self.parts)]
        return "\n".join(said).casefold()


def write_json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False, default=str)


def refusal_row(refusal: Refusal) -> Row:
    """Return the line of something that Slack would not take."""
    parts = (("Why", refusal.reasons),) if refusal.reasons else ()
    return Row(
        at=refusal.at,
        arrow="✕",
        way="refused by Slack",
        kind="refused",
        name=refusal.what,
        result=refusal.error,
        is_refused=True,
        parts=parts,
    )


def exchange_row(exchange: Exchange) -> Row:
    """Return the line of a request and its answer."""
    is_to_app = exchange.direction == "out"
    return Row(
        at=exchange.at,
        arrow="→" if is_to_app else "←",
        way="to the app" if is_to_app else "from the app",
        kind=KINDS[exchange.kind],
        name=exchange.name,
        result=_result(exchange),
        is_refused=exchange.answer is None or error_of(exchange) != "",
        parts=(("Sent", exchange.sent), ("Answer", exchange.answer)),
    )


def error_of(exchange: Exchange) -> str:
    """Return the error word of an answer that says no, "" for any other."""
    answer = exchange.answer or {}
    return str(answer.get("error", "refused")) if answer.get("ok") is False else ""


def _result(exchange: Exchange) -> str:
    if exchange.answer is None:
        return "no ack" if exchange.direction == "out" else "no answer"
    spent = f"{exchange.milliseconds:.1f} ms"
    error = error_of(exchange)
    if error:
        return f"{error}, {spent}"
    return f"ack {spent}" if exchange.direction == "out" else spent
