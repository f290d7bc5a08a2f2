"""The tick: one at a time, no failure ends the next, and silence is told to the admins once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from playground import LocalSlack, Person, Trouble
from services.install import find_last_tick
from storage.database import Database
from tests.office import Office
from tests.scheduler.hands import Hands


@pytest.fixture
def boss(slack: LocalSlack, office: Office) -> Person:
    """An admin with a client that turned cold long ago."""
    person = slack.add_person("boss", tz="UTC", is_admin=True)
    office.a_client(office.a_member(person.id, is_admin=True, name="Boss"), "Acme")
    return person


def test_ticks_never_overlap(slack: LocalSlack, hands: Hands, boss: Person) -> None:
    slack.trouble.add("chat.postMessage", Trouble.slow(0.3))
    with ThreadPoolExecutor() as threads:
        for tick in [threads.submit(hands.tick) for _ in range(5)]:
            tick.result()
    assert len(slack.calls("chat.postMessage")) == 1
    assert len(boss.dm) == 1


def test_a_locked_database_is_said_in_the_log_and_the_next_tick_works(
    hands: Hands, database: Database, boss: Person
) -> None:
    with closing(sqlite3.connect(str(database.engine.url.database))) as other:
        other.execute("BEGIN IMMEDIATE")
        with capture_logs() as logs:
            hands.tick()
        other.rollback()
    assert [log["event"] for log in logs] == ["tick_without_database"]
    assert boss.dm == []
    hands.later(seconds=15)
    assert len(boss.dm) == 1


def test_a_database_that_goes_away_after_the_post_does_not_double_it(
    slack: LocalSlack, hands: Hands, database: Database, boss: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.slow(0.5))
    with (
        closing(sqlite3.connect(str(database.engine.url.database))) as other,
        ThreadPoolExecutor() as threads,
    ):
        tick = threads.submit(hands.tick)
        slack.wait_until(lambda: not slack.trouble._waiting["chat.postMessage"])
        other.execute("BEGIN IMMEDIATE")
        tick.result()
        other.rollback()
    assert len(boss.dm) == 1
    hands.later(seconds=61)
    assert len(boss.dm) == 1
    assert len(slack.calls("chat.postMessage")) == 1


def test_each_tick_leaves_its_hour_for_rapport_check(hands: Hands, database: Database) -> None:
    hands.tick()
    assert find_last_tick(database) == hands.wall


def test_missed_days_are_told_to_the_admins_once(
    slack: LocalSlack, hands: Hands, office: Office, boss: Person
) -> None:
    raj = slack.add_person("raj", tz="UTC")
    office.a_client(office.a_member(raj.id), "Globex")
    hands.tick()
    hands.later(days=3)
    hands.later(minutes=1)
    told = [shown.text for shown in boss.dm if "Your clients" not in shown.text]
    assert len(told) == 1
    assert "not running" in told[0] or "missed" in told[0]
    assert all("Your clients" in shown.text for shown in raj.dm)


def test_days_down_bring_one_nudge_and_not_one_a_day(
    hands: Hands, office: Office, boss: Person
) -> None:
    hands.tick()
    for number in range(4):
        office.a_client(hands.office.fresh(office.a_member(boss.id)), f"Client {number}")
    hands.later(days=7)
    hands.later(minutes=1)
    assert sum("Your clients" in shown.text for shown in boss.dm) == 2


def test_a_silence_of_a_night_is_no_missed_day(hands: Hands, boss: Person) -> None:
    hands.tick()
    hands.later(hours=12)
    hands.later(hours=11)
    assert [shown for shown in boss.dm if "Your clients" not in shown.text] == []


def test_a_start_after_the_hour_sends_the_same_days_nudge_late(hands: Hands, boss: Person) -> None:
    hands.now = datetime(2026, 3, 10, 23, 40, tzinfo=UTC)
    hands.tick()
    assert "Tuesday" in boss.dm[0].text
    hands.now += timedelta(minutes=30)
    hands.tick()
    assert len(boss.dm) == 1
