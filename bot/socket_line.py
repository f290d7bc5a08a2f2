"""The Socket Mode connection, with a stop that loses no ack.

The SDK's own close() disconnects before its workers are done. Here a stop first takes no more
envelopes (Slack delivers those again elsewhere), waits for what is in hand to be acked, and only
then closes the socket.
"""

import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

LONGEST_STOP_SECONDS = 8


class SocketLine:
    """One connection to Slack, over which payloads come and acks go."""

    def __init__(self, app: App, app_token: str, web_client: WebClient) -> None:
        self._app = app
        self._client = SocketModeClient(app_token=app_token, web_client=web_client, concurrency=10)
        self._client.socket_mode_request_listeners.append(self._handle)
        self._in_hand = 0
        self._is_stopping = False
        self._changed = threading.Condition()

    def connect(self) -> None:
        """Raises SlackApiError when Slack refuses the app token."""
        self._client.connect()

    @property
    def is_connected(self) -> bool:
        return self._client.is_connected()

    def stop(self) -> None:
        """Finish and ack what is in hand, then close; give up after 8 s."""
        with self._changed:
            self._is_stopping = True
            self._changed.wait_for(lambda: not self._in_hand, timeout=LONGEST_STOP_SECONDS)
        self._client.close()

    def _handle(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        with self._changed:
            if self._is_stopping:
                return
            self._in_hand += 1
        try:
            start = time.time()
            send_response(client, request, run_bolt_app(self._app, request), start)
        finally:
            with self._changed:
                self._in_hand -= 1
                self._changed.notify_all()
