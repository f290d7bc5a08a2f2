"""Socket Mode: payloads come, acks go, and there is always a link to Slack.

When Slack announces that it will close a link, or one is lost, another is opened. The old one is
read until Slack closes it, so that nothing sent over it is lost meanwhile. A stop takes no more
envelopes, waits for what is in hand to be acked, and only then closes.
"""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.socket_link import Link
from domain.fault import tell_fault

LONGEST_STOP_SECONDS = 6
_WORKERS = 10
_NEW_LINK_SECONDS = 2
_LONGEST_PAUSE_SECONDS = 30
_LOG = structlog.get_logger()


class SocketLine:
    """Envelopes of Slack, each answered in a thread of ten."""

    def __init__(self, app: App, app_token: str, web_client: WebClient) -> None:
        self._app = app
        self._app_token = app_token
        self._web_client = web_client
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="envelope")
        self._keeper = threading.Thread(target=self._keep_linked, name="keep-linked", daemon=True)
        self._changed = threading.Condition()
        self._links: list[Link] = []  # the newest last
        self._needs_link = False
        self._is_stopping = False
        self._in_hand = 0

    def connect(self) -> None:
        """Raises SlackApiError when Slack refuses the app token, OSError without a network."""
        self._take_link(self._open())
        self._keeper.start()

    @property
    def is_connected(self) -> bool:
        return bool(self._links)

    def stop(self) -> None:
        """Finish and ack what is in hand, then close; give up after 6 s."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
            is_done = self._changed.wait_for(lambda: not self._in_hand, LONGEST_STOP_SECONDS)
        self._workers.shutdown(wait=is_done, cancel_futures=True)
        for link in self._links.copy():
            link.close()
        if self._keeper.is_alive():
            self._keeper.join(timeout=1)

    def _open(self) -> Link:
        return Link(self._web_client, self._app_token)

    def _take_link(self, link: Link) -> None:
        """Use this link from now on; of those before it, one may still be read."""
        with self._changed:
            self._links.append(link)
            self._needs_link = False
            unneeded = [*self._links[:-2], *([link] if self._is_stopping else [])]
            self._changed.notify_all()
        threading.Thread(target=self._read, args=[link], name="read-link", daemon=True).start()
        for one in unneeded:
            one.close()

    def _read(self, link: Link) -> None:
        try:
            for text in link.texts():
                self._take(link, json.loads(text))
        except Exception as fault:  # noqa: BLE001 - nobody else would tell of it
            _LOG.error("failed", payload="envelope", **tell_fault(fault))
        link.close()
        with self._changed:
            if self._is_newest(link):
                self._ask_for_link()
            self._links.remove(link)
        self._send_again(link)

    def _send_again(self, lost: Link) -> None:
        """Acks that may have gone under with a link; one that Slack has already is ignored."""
        texts = [] if self._is_stopping else lost.unsure()
        if texts and (link := self._newest_but(lost)):
            for text in texts:
                link.send(text)

    def _take(self, link: Link, message: dict[str, object]) -> None:
        request = SocketModeRequest.from_dict(message)
        with self._changed:
            if message.get("type") == "disconnect" and self._is_newest(link):
                self._ask_for_link()
            if request is None or self._is_stopping:
                return
            self._in_hand += 1
        self._workers.submit(self._handle, request)

    def _is_newest(self, link: Link) -> bool:
        return link is self._links[-1]

    def _ask_for_link(self) -> None:
        self._needs_link = True
        self._changed.notify_all()

    def _handle(self, request: SocketModeRequest) -> None:
        try:
            answer = run_bolt_app(self._app, request)
            if answer.status == 200:
                self._ack(request, answer)
            else:
                _LOG.warning("not_acked", kind=request.type, status=answer.status)
        except Exception as fault:  # noqa: BLE001 - the last place where it can be told
            _LOG.error("failed", payload=request.type, **tell_fault(fault))
        finally:
            with self._changed:
                self._in_hand -= 1
                self._changed.notify_all()

    def _ack(self, request: SocketModeRequest, answer: BoltResponse) -> None:
        """Ack over the newest link, as Slack's SDKs do: the one it came by may be closing."""
        text = _ack_text(request, answer)
        link = self._newest_but(None)
        if link and link.send(text):
            return
        link = self._newest_but(link)
        if not link or not link.send(text):
            _LOG.warning("ack_not_sent", kind=request.type)

    def _newest_but(self, tried: Link | None) -> Link | None:
        """The newest link, waited for where it is the one that was tried."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._links and self._links[-1] is not tried, _NEW_LINK_SECONDS
            )
            return self._links[-1] if self._links else None

    def _keep_linked(self) -> None:
        """Open a link whenever one is needed, for as long as it takes."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._needs_link or self._is_stopping)
                if self._is_stopping:
                    return
            self._open_again()

    def _open_again(self) -> None:
        for pause in _pauses():
            try:
                self._take_link(self._open())
            except Exception as fault:  # noqa: BLE001 - whatever it is, the line must come back
                _LOG.warning("not_connected", reason=_name(fault), **tell_fault(fault))
                with self._changed:
                    wait = max(pause, _asked_pause(fault))
                    if self._changed.wait_for(lambda: self._is_stopping, wait):
                        return
            else:
                _LOG.info("connected_again")
                return


def _ack_text(request: SocketModeRequest, answer: BoltResponse) -> str:
    """The ack of an envelope, the answer riding on it: JSON as it is, text as a message."""
    payload = None
    if answer.body:
        is_json = answer.first_headers().get("content-type", "").startswith("application/json")
        payload = json.loads(answer.body) if is_json else {"text": answer.body}
    return json.dumps(SocketModeResponse(request.envelope_id, payload).to_dict())


def _pauses() -> Iterator[float]:
    """Seconds before each further try."""
    pause = 0.5
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _asked_pause(fault: Exception) -> float:
    """Seconds that Slack asked to wait with a 429, else 0."""
    if isinstance(fault, SlackApiError) and fault.response.status_code == 429:
        asked = str(fault.response.headers.get("Retry-After", ""))
        return float(asked) if asked.isdigit() else _LONGEST_PAUSE_SECONDS
    return 0


def _name(fault: Exception) -> str:
    if isinstance(fault, SlackApiError):
        return str(fault.response.get("error"))
    return type(fault).__name__
