import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from playground import LocalSlack
from playground.watching import PAUSE_SECONDS, Watcher
from playground.workspace import Workspace


class Calls:
    """Notes each call: when it came, and what the workspace's version was."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self.versions: list[int] = []
        self.instants: list[float] = []

    def __call__(self) -> None:
        self.instants.append(time.monotonic())
        self.versions.append(self._ws.version)

    @property
    def last(self) -> int:
        return self.versions[-1] if self.versions else 0


@pytest.fixture
def ws(slack: LocalSlack) -> Workspace:
    return slack.workspace


@pytest.fixture
def calls(ws: Workspace) -> Calls:
    return Calls(ws)


@pytest.fixture
def watcher(ws: Workspace, calls: Calls) -> Iterator[Watcher]:
    one = Watcher(ws, calls)
    one.start()
    yield one
    one.stop()


def settle(ws: Workspace, calls: Calls) -> None:
    assert ws.wait_until(lambda: calls.last == ws.version, 2)


def test_change_is_told(ws: Workspace, calls: Calls, watcher: Watcher) -> None:
    ws.touch()
    settle(ws, calls)
    assert len(calls.versions) == 1
    watcher.stop()


@pytest.mark.usefixtures("watcher")
def test_nothing_is_told_when_nothing_changes(calls: Calls) -> None:
    time.sleep(PAUSE_SECONDS * 3)
    assert calls.versions == []


@pytest.mark.usefixtures("watcher")
def test_many_changes_give_few_calls_and_the_last_is_never_missed(
    ws: Workspace, calls: Calls
) -> None:
    until = time.monotonic() + 0.3
    touches = 0
    while time.monotonic() < until:
        ws.touch()
        touches += 1
    settle(ws, calls)
    assert touches > 100
    assert len(calls.versions) <= 0.3 / PAUSE_SECONDS + 2
    pauses = [
        after - before for before, after in zip(calls.instants, calls.instants[1:], strict=False)
    ]
    assert min(pauses) >= PAUSE_SECONDS * 0.9


def test_change_made_during_a_call_is_told_too(ws: Workspace) -> None:
    seen: list[int] = []

    def slow() -> None:
        seen.append(ws.version)
        if len(seen) == 1:
            ws.touch()

    other = Watcher(ws, slow)
    other.start()
    ws.touch()
    assert ws.wait_until(lambda: len(seen) == 2 and seen[-1] == ws.version, 2)
    other.stop()


def test_changes_from_many_threads_are_never_missed(
    ws: Workspace, calls: Calls, watcher: Watcher
) -> None:
    def touch() -> None:
        for _ in range(50):
            ws.touch()
            time.sleep(0.001)

    threads = [threading.Thread(target=touch) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settle(ws, calls)
    assert calls.last == ws.version
    watcher.stop()


def test_call_holds_no_lock(ws: Workspace) -> None:
    free: list[bool] = []

    def try_lock() -> None:
        def take() -> None:
            free.append(ws.changed.acquire(timeout=1))
            ws.changed.release()

        other = threading.Thread(target=take)
        other.start()
        other.join()

    watcher = Watcher(ws, try_lock)
    watcher.start()
    ws.touch()
    assert ws.wait_until(lambda: free, 2)
    watcher.stop()
    assert free[0]


def test_nothing_is_told_after_the_end(ws: Workspace, calls: Calls, watcher: Watcher) -> None:
    watcher.stop()
    before = len(calls.versions)
    ws.touch()
    time.sleep(PAUSE_SECONDS * 3)
    assert len(calls.versions) == before


def test_end_comes_at_once_and_leaves_no_thread(ws: Workspace, calls: Calls) -> None:
    watcher = Watcher(ws, calls, pause=30)
    watcher.start()
    ws.touch()
    assert ws.wait_until(lambda: calls.versions, 2)
    started = time.monotonic()
    watcher.stop()
    watcher.stop()
    assert time.monotonic() - started < 1
    assert not any(thread.name == "watcher" for thread in threading.enumerate())


def test_starting_twice_is_starting_once(ws: Workspace, calls: Calls, watcher: Watcher) -> None:
    watcher.start()
    ws.touch()
    settle(ws, calls)
    assert len(calls.versions) == 1


def test_watcher_can_be_started_again(ws: Workspace, calls: Calls, watcher: Watcher) -> None:
    watcher.stop()
    ws.touch()
    watcher.start()
    ws.touch()
    settle(ws, calls)
    assert calls.versions == [ws.version]


def test_one_may_stop_watching_in_a_call(ws: Workspace) -> None:
    def stop() -> None:
        one.stop()

    one = Watcher(ws, stop)
    one.start()
    ws.touch()
    assert ws.wait_until(
        lambda: not any(thread.name == "watcher" for thread in threading.enumerate()), 2
    )


@pytest.mark.usefixtures("watcher")
def test_jump_of_the_clock_is_told(slack: LocalSlack, ws: Workspace, calls: Calls) -> None:
    slack.clock.forward(timedelta(hours=1))
    assert ws.wait_until(lambda: calls.versions, 2)
