"""APScheduler under our own wiring: it only ticks."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from scheduler.clockwork import Clockwork

PATIENCE = 5


class Ticks:
    """Counts ticks, and holds each until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_end = threading.Event()
        self.may_end.set()
        self.is_under_way = threading.Lock()
        self.count = 0

    def tick(self) -> None:
        assert self.is_under_way.acquire(blocking=False), "ticks overlap"
        self.count += 1
        self.begun.release()
        self.may_end.wait(PATIENCE)
        self.is_under_way.release()

    def wait(self) -> None:
        """Until a further tick has begun."""
        assert self.begun.acquire(timeout=PATIENCE)


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def clockwork(ticks: Ticks) -> Iterator[Clockwork]:
    made = Clockwork(ticks.tick, lambda: None)
    yield made
    ticks.may_end.set()
    made.stop()


def test_it_ticks_at_its_start(clockwork: Clockwork, ticks: Ticks) -> None:
    clockwork.start()
    ticks.wait()


def test_a_start_long_after_it_was_made_ticks_once(clockwork: Clockwork, ticks: Ticks) -> None:
    for job in clockwork._scheduler.get_jobs():
        job.modify(next_run_time=datetime.now(UTC) - timedelta(days=7))
    clockwork.start()
    ticks.wait()
    assert not ticks.begun.acquire(timeout=0.2)


def test_a_wake_ticks_at_once(clockwork: Clockwork, ticks: Ticks) -> None:
    clockwork.start()
    ticks.wait()
    clockwork.wake()
    ticks.wait()


def test_a_wake_during_a_tick_is_not_lost_and_many_are_one(
    clockwork: Clockwork, ticks: Ticks
) -> None:
    ticks.may_end.clear()
    clockwork.start()
    ticks.wait()
    for _ in range(50):
        clockwork.wake()
    ticks.may_end.set()
    ticks.wait()
    assert not ticks.begun.acquire(timeout=0.2)
    assert ticks.count == 2


def test_a_wake_before_the_start_and_after_the_stop_does_nothing(
    clockwork: Clockwork, ticks: Ticks
) -> None:
    clockwork.wake()
    assert ticks.count == 0
    clockwork.start()
    ticks.wait()
    clockwork.stop()
    clockwork.wake()
    assert ticks.count == 1


def test_a_stop_waits_for_the_tick_under_way(clockwork: Clockwork, ticks: Ticks) -> None:
    ticks.may_end.clear()
    clockwork.start()
    ticks.wait()
    stopping = threading.Thread(target=clockwork.stop)
    stopping.start()
    stopping.join(0.2)
    assert stopping.is_alive()
    ticks.may_end.set()
    stopping.join(PATIENCE)
    assert not stopping.is_alive()
    assert not ticks.is_under_way.locked()


def test_a_stop_leaves_no_thread(clockwork: Clockwork, ticks: Ticks) -> None:
    before = threading.active_count()
    clockwork.start()
    ticks.wait()
    clockwork.stop()
    assert threading.active_count() == before


def test_a_tick_that_fails_is_said_with_a_reference_and_the_next_comes() -> None:
    failed = threading.Semaphore(0)

    def fail() -> None:
        failed.release()
        raise ValueError("the words of someone")

    clockwork = Clockwork(fail, lambda: None)
    with capture_logs() as logs:
        clockwork.start()
        assert failed.acquire(timeout=PATIENCE)
        clockwork.wake()
        assert failed.acquire(timeout=PATIENCE)
        clockwork.stop()
    assert [log["event"] for log in logs] == ["tick_failed"] * 2
    assert len({log["reference"] for log in logs}) == 2
    assert "someone" not in str(logs)
