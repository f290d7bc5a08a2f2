"""What is done after the ack: answers through a response URL, messages redrawn, Home published.

What Slack did not do is tried once more where doing it twice shows nothing twice. A failure is
logged; the transaction before it stands.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

import structlog
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError, SlackClientError

from domain.errors import DomainError
from domain.fault import tell_fault
from views.message import Message

TIMEOUT_SECONDS = 5
LONGEST_FINISH_SECONDS = 3
_AGAIN_AFTER = 1.0
_LONGEST_PAUSE = 5.0
_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer through a response URL: in place of the message, or beside it for the asker only.

    A URL works for 30 minutes, and a form may be open for longer: then `late_to`, who sent it, is
    answered in their DM.
    """

    url: str
    message: Message
    replace: bool = True
    late_to: str | None = None


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


@dataclass(frozen=True, slots=True)
class UpdateView:
    """Draw an open form or card anew; one that was closed meanwhile needs nothing."""

    view_id: str
    view: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is read and drawn only then: a fault in it can't make a kept change look failed."""

    make: "Callable[[], Shown]"


@dataclass(frozen=True, slots=True)
class Work:
    """Long work of ours; it is to end soon once the event says that Rapport stops."""

    run: Callable[[threading.Event], None]


Shown = Respond | UpdateMessage | PostDirect | PublishHome | UpdateView
Effect = Shown | Drawn | Work


class NotDone(Exception):
    """Slack did not do it, as its status or error tells."""

    def __init__(self, status: int, error: str, headers: Mapping[str, str]) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        asked = str(headers.get("Retry-After", ""))
        self.retry_after = float(asked) if asked.isdigit() else _AGAIN_AFTER


class Afterwards:
    """Does them in threads of its own.

    Bolt's lazy listeners are not used: they copy the request with the Slack client in it, which
    fails with a shared TLS context and costs more than the work.
    """

    def __init__(self, slack: WebClient) -> None:
        self._slack = slack
        self._threads = ThreadPoolExecutor(max_workers=5, thread_name_prefix="after-ack")
        self._is_over = threading.Event()
        self._changed = threading.Condition()
        self._under_way = 0

    def soon(self, effect: Effect) -> None:
        """Do it without holding up the ack. The last thing a listener does before its ack."""
        with self._changed:
            self._under_way += 1
        self._threads.submit(self._do_in_thread, effect)

    def finish(self) -> None:
        """Wait for what is under way, 3 s at most."""
        self._is_over.set()
        with self._changed:
            is_done = self._changed.wait_for(lambda: not self._under_way, LONGEST_FINISH_SECONDS)
            if not is_done:
                _LOG.warning("answers_not_shown", count=self._under_way)
        self._threads.shutdown(wait=is_done, cancel_futures=True)

    def do(self, effect: Effect) -> None:
        """Do one; a failure is logged, since the work it tells about is already kept."""
        if isinstance(effect, Work):
            effect.run(self._is_over)
            return
        if isinstance(effect, Drawn):
            try:
                effect = effect.make()
            except DomainError as refusal:
                _LOG.warning("answer_not_drawn", reason=type(refusal).__name__)
                return
        fault = self._try(effect)
        pause = _pause_before_again(effect, fault) if fault else None
        if pause is not None and not self._is_over.wait(pause):
            fault = self._try(effect)
        late_answer = _late_answer(effect, fault)
        if late_answer:
            fault = self._try(late_answer)
        if fault:
            _LOG.warning("answer_not_shown", effect=type(effect).__name__, error=_name(fault))

    def _do_in_thread(self, effect: Effect) -> None:
        try:
            self.do(effect)
        except Exception as fault:  # noqa: BLE001 - nobody else would tell of it
            _LOG.error("failed", effect=type(effect).__name__, **tell_fault(fault))
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def _try(self, effect: Shown) -> Exception | None:
        try:
            self._do(effect)
        except SlackApiError as refusal:
            answer = refusal.response
            return NotDone(answer.status_code, str(answer.get("error")), answer.headers)
        except (NotDone, SlackClientError, OSError, HTTPException) as fault:
            return fault
        return None

    def _do(self, effect: Shown) -> None:
        match effect:
            case Respond(url=url, message=message, replace=replace):
                self._respond(url, message, replace=replace)
            case UpdateMessage(channel_id, ts, message, metadata):
                self._slack.chat_update(
                    channel=channel_id, ts=ts, metadata=metadata, **message.payload()
                )
            case PostDirect(user_id, message):
                self._slack.chat_postMessage(channel=user_id, **message.payload())
            case PublishHome(user_id, view):
                self._slack.views_publish(user_id=user_id, view=view)
            case UpdateView(view_id, view):
                self._slack.views_update(view_id=view_id, view=view)

    def _respond(self, url: str, message: Message, *, replace: bool) -> None:
        hook = WebhookClient(url, timeout=TIMEOUT_SECONDS, ssl=self._slack.ssl, retry_handlers=[])
        answer = hook.send(replace_original=replace, response_type="ephemeral", **message.payload())
        if answer.status_code != 200:
            raise NotDone(answer.status_code, f"http_{answer.status_code}", answer.headers)


def _late_answer(effect: Shown, fault: Exception | None) -> PostDirect | None:
    """The same by DM, where the response URL is spent or too old."""
    is_gone = isinstance(fault, NotDone) and fault.status in {404, 410}
    if is_gone and isinstance(effect, Respond) and effect.late_to:
        return PostDirect(effect.late_to, effect.message)
    return None


def _pause_before_again(effect: Shown, fault: Exception) -> float | None:
    """Seconds until it may be tried again; None where that would not help or show it twice."""
    shows_once = isinstance(effect, UpdateMessage | PublishHome | UpdateView) or (
        isinstance(effect, Respond) and effect.replace
    )
    if not isinstance(fault, NotDone):
        return _AGAIN_AFTER if shows_once else None
    if fault.status == 429:
        return fault.retry_after if fault.retry_after <= _LONGEST_PAUSE else None
    return _AGAIN_AFTER if fault.status >= 500 and shows_once else None


def _name(fault: Exception) -> str:
    return fault.error if isinstance(fault, NotDone) else type(fault).__name__
