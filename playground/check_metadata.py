"""Message metadata: the event an app hides in its message."""

from typing import Final

from playground.check_problem import Problem, Refused
from playground.check_shape import record, string
from playground.check_size import json_bytes

# Slack names the error metadata_too_large, but no number anywhere public: this one is a guess.
MOST_BYTES: Final = 16 * 1024


def _any_object(value: object, at: str) -> list[Problem]:
    return [] if isinstance(value, dict) else [Problem(at, "must provide an object")]


_EVENT: Final = record({"event_type": string(least=1), "event_payload": _any_object})


def refuse_metadata(metadata: object) -> Refused | None:
    """Say with which error Slack refuses this metadata, which is already read from JSON.

    Source: docs.slack.dev/messaging/message-metadata, and the errors listed on
    docs.slack.dev/reference/methods/chat.postMessage
    """
    found = _EVENT(metadata, "/metadata")
    if found:
        return Refused("invalid_metadata_format", tuple(found))
    return Refused("metadata_too_large") if json_bytes(metadata) > MOST_BYTES else None
