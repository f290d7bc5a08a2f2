"""response_urls: an address per interaction, good for 5 posts within 30 minutes of real time.

Sources: docs.slack.dev/interactivity/handling-user-interaction; that leaving replace_original out
replaces the message which was interacted with: github.com/slack-go/slack/pull/428; that a slash
command's address replaces nothing: github.com/slackapi/bolt-js/issues/2287.
"""

import time
from dataclasses import dataclass, field
from typing import Literal

from playground.content import PARTS, require_content
from playground.ids import new_secret
from playground.messages import Message
from playground.posting import change, delete, post, post_ephemeral
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.workspace import Workspace

USES = 5
LIFETIME_SECONDS = 30 * 60
REMEMBERED = 10_000


@dataclass(eq=False)
class ResponseUrl:
    """`source` is the message that was interacted with; `answer` the first message posted here."""

    url: str
    user_id: str
    channel_id: str
    source: Message | None
    thread_ts: str | None
    issued_at: float = field(default_factory=time.monotonic)
    uses: int = 0
    answer: Message | None = None


class ResponseUrls:
    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._issued: dict[str, ResponseUrl] = {}

    def issue(
        self,
        kind: Literal["commands", "actions", "app"],
        user_id: str,
        channel_id: str,
        source: Message | None = None,
        thread_ts: str | None = None,
    ) -> ResponseUrl:
        """Return a new address for what a person did in a channel."""
        secret = new_secret()
        url = f"{self._ws.base_url}{kind}/{self._ws.team_id}/{time.time_ns()}/{secret}"
        issued = self._issued[secret] = ResponseUrl(url, user_id, channel_id, source, thread_ts)
        if len(self._issued) > REMEMBERED:
            del self._issued[next(iter(self._issued))]
        return issued

    def use(self, secret: str, payload: Json) -> None:
        """Do what was posted to an address; refused with status 404 or 400 as Slack does."""
        with self._ws.changed:
            found = self._usable(secret)
            content = {part: payload[part] for part in PARTS if payload.get(part) is not None}
            if _says(payload, "delete_original"):
                found.uses += 1
                self._delete(found)
                return
            try:
                require_content(content)
            except SlackRefusal as refusal:
                refusal.status = 400
                raise
            found.uses += 1
            self.draw(found, content, payload)

    def _usable(self, secret: str) -> ResponseUrl:
        found = self._issued.get(secret)
        if found is None:
            raise SlackRefusal("invalid_url", status=404)
        if time.monotonic() - found.issued_at > LIFETIME_SECONDS:
            raise SlackRefusal("expired_url", status=404)
        if found.uses >= USES:
            raise SlackRefusal("used_url", status=404)
        return found

    def _delete(self, found: ResponseUrl) -> None:
        if found.source:
            delete(self._ws, found.source)

    def draw(self, found: ResponseUrl, content: Json, payload: Json) -> Message:
        """Show an answer where it belongs: in place of the source, to one person, or to all."""
        is_for_all = payload.get("response_type") == "in_channel"
        replaces = payload.get("replace_original", "response_type" not in payload)
        if found.source and not found.source.is_deleted and str(replaces).lower() == "true":
            change(self._ws, found.source, {"blocks": [], "attachments": []} | content)
            return found.source
        channel = self._ws.channels[found.channel_id]
        thread_ts = payload.get("thread_ts") or found.thread_ts
        if is_for_all:
            message = post(self._ws, channel, content, thread_ts=thread_ts)
        else:
            message = post_ephemeral(self._ws, channel, found.user_id, content, thread_ts)
        found.answer = found.answer or message
        return message


def _says(payload: Json, name: str) -> bool:
    return str(payload.get(name, "")).lower() == "true"
