"""What goes over a Socket Mode connection to the app, and what comes back.

Shape: docs.slack.dev/apis/events-api/using-socket-mode.
"""

import json
import time
import uuid
from concurrent.futures import Future
from dataclasses import dataclass, field

from playground.shapes import Json
from playground.traffic import Kind

ACK_SECONDS = 3.0
ANSWERABLE = frozenset({"slash_commands", "interactive"})


@dataclass(eq=False)
class Envelope:
    """One payload on its way; `ack` is done with the app's answer, None when it had no payload."""

    kind: Kind
    name: str
    payload: Json
    attempt: int = 0
    reason: str = ""
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    ack: Future[Json | None] = field(default_factory=Future)
    sent_at: float = field(default_factory=time.perf_counter)

    @property
    def takes_answer(self) -> bool:
        return self.kind in ANSWERABLE

    def as_text(self) -> str:
        """Return the JSON that is sent."""
        envelope: Json = {
            "envelope_id": self.id,
            "payload": self.payload,
            "type": self.kind,
            "accepts_response_payload": self.takes_answer,
        }
        if self.kind == "events_api":
            envelope |= {"retry_attempt": self.attempt, "retry_reason": self.reason}
        return json.dumps(envelope)

    def again(self, *, same_id: bool) -> "Envelope":
        """Return the next attempt with the same payload."""
        again = Envelope(self.kind, self.name, self.payload, self.attempt + 1, "timeout")
        if same_id:
            again.id = self.id
        return again

    @property
    def milliseconds(self) -> float:
        return (time.perf_counter() - self.sent_at) * 1000
