"""What is done after the ack: answers through a response URL, messages redrawn, Home published.

A failure here is logged; the transaction before it stands.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

import structlog
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackClientError

from views.message import Message

TIMEOUT_SECONDS = 5
_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer through a response URL: in place of the message, or beside it for the asker only."""

    url: str
    message: Message
    replace: bool = True


@dataclass(frozen=True, slots=True)
class UpdateMessage:
    """Redraw a message of ours."""

    channel_id: str
    ts: str
    message: Message
    metadata: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PostDirect:
    """Tell a member something in their DM."""

    user_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class PublishHome:
    """Draw a member's Home tab."""

    user_id: str
    view: dict[str, Any]


Effect = Respond | UpdateMessage | PostDirect | PublishHome


class Afterwards:
    """Does them in threads of its own.

    Bolt's lazy listeners are not used: they copy the request with the Slack client in it, which
    fails with a shared TLS context and costs more than the work.
    """

    def __init__(self, slack: WebClient) -> None:
        self._slack = slack
        self._threads = ThreadPoolExecutor(max_workers=5, thread_name_prefix="after-ack")

    def soon(self, effect: Effect) -> None:
        """Do it without holding up the ack. The last thing a listener does before its ack."""
        self._threads.submit(self.do, effect)

    def finish(self) -> None:
        """Wait for all that is under way."""
        self._threads.shutdown(wait=True)

    def do(self, effect: Effect) -> None:
        """Do one; a failure is logged, since the work it tells about is already kept."""
        try:
            self._do(effect)
        except (SlackClientError, OSError, HTTPException) as fault:
            _LOG.warning(
                "answer_not_shown", effect=type(effect).__name__, error=type(fault).__name__
            )

    def _do(self, effect: Effect) -> None:
        match effect:
            case Respond(url, message, replace):
                self._respond(url, message, replace=replace)
            case UpdateMessage(channel_id, ts, message, metadata):
                self._slack.chat_update(
                    channel=channel_id, ts=ts, metadata=metadata, **message.payload()
                )
            case PostDirect(user_id, message):
                self._slack.chat_postMessage(channel=user_id, **message.payload())
            case PublishHome(user_id, view):
                self._slack.views_publish(user_id=user_id, view=view)

    def _respond(self, url: str, message: Message, *, replace: bool) -> None:
        hook = WebhookClient(url, timeout=TIMEOUT_SECONDS, ssl=self._slack.ssl, retry_handlers=[])
        answer = hook.send(replace_original=replace, response_type="ephemeral", **message.payload())
        if answer.status_code != 200:
            _LOG.warning("answer_not_shown", effect="Respond", status=answer.status_code)
