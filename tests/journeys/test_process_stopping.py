"""SIGTERM: no more envelopes, acks for what is in hand, and an end within 10 s."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playground import OperationTimedOut, Trouble
from tests.journeys.process_ground import PATIENCE, Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as opened:
        yield opened


def test_a_start_connects_within_moments_and_an_idle_stop_ends_at_once(site: Site) -> None:
    started = time.monotonic()
    bot = site.runs()
    assert time.monotonic() - started < 6
    bot.logs("connected")
    stopping = time.monotonic()
    assert bot.stop() == 0
    assert time.monotonic() - stopping < 3
    assert "stopped" in bot.log
    assert site.slack.connections == 0


def test_what_is_in_hand_is_acked_and_nothing_more_is_taken(site: Site) -> None:
    mia, raj = site.slack.add_person("mia"), site.slack.add_person("raj")
    bot = site.runs()
    raj.types("/client add Acme")
    site.slack.trouble.add("users.info", Trouble.slow(1.5))
    with ThreadPoolExecutor(2) as people:
        answer = people.submit(mia.types, "/logcall Acme: zebra")
        site.slack.wait_until(lambda: not site.slack.trouble._waiting["users.info"])
        bot.told_to_stop()
        bot.logs("stopping")
        late = people.submit(raj.types, "/logcall Acme: too late")
        assert "Logged" in answer.result().text
        with pytest.raises(OperationTimedOut):
            late.result()
    assert bot.process.wait(PATIENCE) == 0
    assert site.rows("SELECT summary FROM interactions") == [("zebra",)]
    assert "zebra" not in bot.log


def test_slack_that_keeps_a_post_waiting_does_not_hold_up_the_end(site: Site) -> None:
    (mia,) = site.add_due_members()
    site.slack.trouble.add("chat.postMessage", Trouble.slow(12))
    bot = site.runs()
    site.slack.wait_until(lambda: not site.slack.trouble._waiting["chat.postMessage"], 10)
    stopping = time.monotonic()
    assert bot.stop() == 0
    assert time.monotonic() - stopping < 10
    site.slack.wait_until(lambda: site.nudges_of(mia), 10)
    site.leases_end()
    with site.runs():
        site.slack.wait_until(lambda: site.rows("SELECT state FROM deliveries") == [("sent",)], 20)
    assert len(site.nudges_of(mia)) == 1


def test_a_stop_at_the_start_is_a_stop(site: Site) -> None:
    site.slack.trouble.add("auth.test", Trouble.slow(1))
    bot = site.starts()
    site.slack.wait_until(lambda: not site.slack.trouble._waiting["auth.test"], PATIENCE)
    assert bot.stop() == 0
