"""`kill -9` at any moment loses nothing that was acked, and doubles nothing."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playground import DispatchFailed, OperationTimedOut, Person, Trouble
from tests.journeys.process_ground import Site, open_site

ROUNDS = 6


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path, ack_seconds=1) as opened:
        yield opened


def type_until(killed: threading.Event, mia: Person, round_number: int) -> list[str]:
    """Log line after line until the process is gone; the lines that were acked."""
    acked: list[str] = []
    while not killed.is_set():
        line = f"round {round_number} line {len(acked)} zebra"
        try:
            mia.types(f"/logcall Client 0: {line}")
        except (OperationTimedOut, DispatchFailed):
            break
        acked.append(line)
    return acked


def test_what_was_acked_is_kept_and_nothing_is_doubled(site: Site) -> None:
    (mia,) = site.add_due_members()
    chance = random.Random(20)
    acked: list[str] = []
    for number in range(ROUNDS):
        killed = threading.Event()
        with site.runs() as bot, ThreadPoolExecutor(1) as person:
            typing = person.submit(type_until, killed, mia, number)
            killed.wait(chance.uniform(0.02, 0.6))
            bot.kill()
            killed.set()
            acked += typing.result()
        assert "zebra" not in bot.log
    with site.runs():
        assert site.slack.redeliver("/logcall")
    kept = [str(row[0]) for row in site.rows("SELECT summary FROM interactions")]
    assert len(acked) > ROUNDS
    assert set(acked) <= set(kept)
    assert len(kept) == len(set(kept))
    assert len(kept) <= len(acked) + ROUNDS + 1


def test_a_nudge_comes_once_however_often_its_process_is_killed(site: Site) -> None:
    people = site.add_due_members(12)
    chance = random.Random(4)
    for _ in range(3):
        site.slack.trouble.add("chat.postMessage", Trouble.slow(0.1), times=20)
        before = posts(site)
        with site.runs() as bot:
            site.slack.wait_until(lambda seen=before: posts(site) > seen, 20)  # type: ignore[misc]
            threading.Event().wait(chance.uniform(0, 0.2))
            bot.kill()
        site.slack.trouble.clear()
        site.leases_end()
    with site.runs():
        site.slack.wait_until(lambda: all(site.nudges_of(one) for one in people), 20)
        site.slack.wait_until(lambda: not owed(site), 20)
    assert [len(site.nudges_of(one)) for one in people] == [1] * len(people)


def posts(site: Site) -> int:
    return len(site.slack.calls("chat.postMessage"))


def owed(site: Site) -> list[tuple[object, ...]]:
    return site.rows("SELECT id FROM deliveries WHERE state != 'sent'")


def test_a_command_whose_ack_was_lost_has_one_effect_after_the_restart(site: Site) -> None:
    (mia,) = site.add_due_members()
    with site.runs() as bot:
        mia.types("/logcall Client 0: called. next: write to them")
        bot.kill()
    with site.runs():
        answer = site.slack.redeliver("/logcall")
        assert answer
        assert "Logged" in str(answer)
    assert site.rows("SELECT count(*) FROM interactions") == [(1,)]
    assert site.rows("SELECT count(*) FROM next_actions") == [(1,)]
