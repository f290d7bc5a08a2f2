"""One WebSocket to Slack: opened, said hello to, read, written, closed.

The SDK's own connection is not used: it sends at most 64 KB in one ack, keeps a reader for up to
3 s when it is replaced or closed, and drops what Slack sent meanwhile.
"""

import json
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack

from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect

_OPEN_SECONDS = 10
_CLOSE_SECONDS = 1
_PING_EVERY_SECONDS = 5
_PONG_WITHIN_SECONDS = 10
_SURE_AFTER_SECONDS = 3


class NotWelcome(ConnectionError):
    """Slack's address did not take the WebSocket, or did not say hello."""


class Link:
    """An open WebSocket. Reading is for one thread, writing for any."""

    def __init__(self, web_client: WebClient, app_token: str) -> None:
        """Ask Slack for an address and connect to it.

        Raises SlackClientError, OSError, HTTPException.
        """
        self._sent: deque[tuple[float, str]] = deque(maxlen=100)
        url = str(web_client.apps_connections_open(app_token=app_token)["url"])
        try:
            self._connect(url, web_client)
        except WebSocketException as fault:
            raise NotWelcome from fault

    def _connect(self, url: str, web_client: WebClient) -> None:
        with ExitStack() as opening:
            self._socket = opening.enter_context(
                connect(
                    url,
                    ssl=web_client.ssl if url.startswith("wss:") else None,
                    compression=None,
                    open_timeout=_OPEN_SECONDS,
                    close_timeout=_CLOSE_SECONDS,
                    ping_interval=_PING_EVERY_SECONDS,
                    ping_timeout=_PONG_WITHIN_SECONDS,
                    max_size=None,
                    max_queue=None,
                )
            )
            if json.loads(self._socket.recv(timeout=_OPEN_SECONDS)).get("type") != "hello":
                raise NotWelcome
            opening.pop_all()

    def texts(self) -> Iterator[str]:
        """What Slack sends, until the link is closed by either side or lost."""
        try:
            while True:
                yield str(self._socket.recv())
        except ConnectionClosed:
            return

    def send(self, text: str) -> bool:
        """False when the link is gone."""
        try:
            self._socket.send(text)
        except ConnectionClosed:
            return False
        self._sent.append((time.monotonic(), text))
        return True

    def unsure(self) -> list[str]:
        """What was sent in the last 3 s, as long as Slack waits for an ack.

        A link that has gone may have taken it along: writing to it succeeds for a while.
        """
        since = time.monotonic() - _SURE_AFTER_SECONDS
        return [text for sent_at, text in self._sent.copy() if sent_at > since]

    def close(self) -> None:
        """Say goodbye and wait a second at most; what Slack sent before is still read."""
        self._socket.close()
