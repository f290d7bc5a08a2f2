"""Trigger ids: good for one use within 3 seconds of real time.

Source: docs.slack.dev/reference/methods/views.open.
"""

import time
from contextvars import ContextVar
from dataclasses import dataclass

from playground.ids import new_secret
from playground.refusal import SlackRefusal

LIFETIME_SECONDS = 3.0
REMEMBERED = 10_000

# The window in which something is being done, as a page names its tabs; "" for none.
WINDOW: ContextVar[str] = ContextVar("WINDOW", default="")


@dataclass
class Trigger:
    user_id: str
    issued_at: float
    is_used: bool = False
    window: str = ""


class Triggers:
    def __init__(self) -> None:
        self._issued: dict[str, Trigger] = {}

    def issue(self, user_id: str) -> str:
        """Return a new trigger id for something a person just did."""
        now = time.monotonic()
        trigger_id = f"{time.time_ns() // 1000}.{now:.0f}.{new_secret(32)}"
        self._issued[trigger_id] = Trigger(user_id, now, window=WINDOW.get())
        if len(self._issued) > REMEMBERED:
            del self._issued[next(iter(self._issued))]
        return trigger_id

    def check(self, trigger_id: str) -> Trigger:
        """Return the trigger of an id that may still be exchanged, or refuse it."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackRefusal("invalid_trigger_id")
        if trigger.is_used:
            raise SlackRefusal("exchanged_trigger_id")
        if time.monotonic() - trigger.issued_at > LIFETIME_SECONDS:
            raise SlackRefusal("expired_trigger_id")
        return trigger
