"""A stop takes no more envelopes, acks what is in hand, and leaves nothing behind."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from slack_bolt import Ack, App
from structlog.testing import capture_logs

from bot.socket_line import SocketLine
from playground import LocalSlack, OperationTimedOut, Person, Shown, Trouble

Connect = Callable[[], SocketLine]
PATIENCE = 5


class Held:
    """Holds commands until they may go."""

    def __init__(self, app: App) -> None:
        self.begun = threading.Semaphore(0)
        self.may_go = threading.Event()
        app.command("/rapport")(self.handle)

    def handle(self, ack: Ack) -> None:
        self.begun.release()
        self.may_go.wait(PATIENCE)
        ack(text="done")


@pytest.fixture
def held(app: App) -> Held:
    return Held(app)


def test_all_that_is_in_hand_is_acked_waiting_or_begun(
    connect: Connect, mia: Person, held: Held
) -> None:
    line = connect()
    with ThreadPoolExecutor(16) as people:
        answers: list[Future[Shown]] = [people.submit(mia.types, "/rapport") for _ in range(15)]
        mia.workspace.wait_until(lambda: line._in_hand == 15, PATIENCE)
        stopping = people.submit(line.stop)
        held.may_go.set()
        assert [answer.result().text for answer in answers] == ["done"] * 15
        stopping.result()


def test_nothing_more_is_taken_while_it_stops(connect: Connect, mia: Person, held: Held) -> None:
    line = connect()
    with ThreadPoolExecutor(3) as people:
        answer = people.submit(mia.types, "/rapport")
        assert held.begun.acquire(timeout=PATIENCE)
        stopping = people.submit(line.stop)
        mia.workspace.wait_until(lambda: line._is_stopping, PATIENCE)
        with pytest.raises(OperationTimedOut):
            mia.types("/rapport")
        held.may_go.set()
        stopping.result()
    assert not held.begun.acquire(blocking=False)
    assert isinstance(answer, Future)


def test_it_takes_no_time_and_leaves_no_thread_and_no_socket(
    slack: LocalSlack, connect: Connect
) -> None:
    before = threading.active_count()
    line = connect()
    started = time.monotonic()
    line.stop()
    assert time.monotonic() - started < 1
    slack.wait_until(lambda: slack.connections == 0 and threading.active_count() == before)


def test_it_does_not_wait_for_a_link_that_slack_does_not_give(
    slack: LocalSlack, connect: Connect
) -> None:
    line = connect()
    slack.trouble.add("apps.connections.open", Trouble.rate_limited(60), times=9)
    slack.drop_app()
    slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 2)
    started = time.monotonic()
    line.stop()
    assert time.monotonic() - started < 1


def test_a_link_that_comes_while_it_stops_is_closed(slack: LocalSlack, connect: Connect) -> None:
    line = connect()
    slack.trouble.add("apps.connections.open", Trouble.slow(0.5))
    slack.drop_app()
    slack.wait_until(lambda: not slack.trouble._waiting["apps.connections.open"])
    line.stop()
    assert len(slack.calls("apps.connections.open")) == 2
    slack.wait_until(lambda: slack.connections == 0)
    assert not line._keeper.is_alive()


def test_stopping_twice_or_without_a_start_is_no_failure(connect: Connect) -> None:
    line = connect()
    line.stop()
    with capture_logs() as logs:
        line.stop()
    assert logs == []
