"""The whole product put together, stopped, and not left half open when it cannot start."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from structlog.testing import capture_logs

from bot.app import Rapport
from bot.settings import Settings
from handlers.afterwards import LONGEST_FINISH_SECONDS, PublishHome, Respond
from playground import LocalSlack, Person, Trouble
from storage.database import Database
from views.message import Message

HOME = {"type": "home", "blocks": [{"type": "divider"}]}


@pytest.fixture
def settings(slack: LocalSlack, sqlite_database: Database) -> Settings:
    return Settings.model_validate(
        {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": str(sqlite_database.engine.url),
        }
    )


@pytest.fixture
def rapport(settings: Settings, slack: LocalSlack) -> Iterator[Rapport]:
    made = Rapport(settings)
    made.start()
    slack.wait_for_app()
    yield made
    made.stop()


def test_a_stop_leaves_no_thread_no_socket_and_no_connection(
    settings: Settings, slack: LocalSlack, mia: Person
) -> None:
    before = threading.active_count()
    rapport = Rapport(settings)
    rapport.start()
    slack.wait_for_app()
    mia.types("/rapport")
    mia.opens_home()
    slack.wait_until(lambda: mia.home)
    started = time.monotonic()
    rapport.stop()
    assert time.monotonic() - started < 2
    slack.wait_until(lambda: slack.connections == 0)
    slack.wait_until(lambda: threading.active_count() <= before)
    assert "Connections in pool: 0" in rapport.database.engine.pool.status()


def test_what_was_made_and_never_started_can_be_stopped(settings: Settings) -> None:
    before = threading.active_count()
    Rapport(settings).stop()
    assert threading.active_count() == before


def test_a_start_that_slack_refuses_leaves_nothing_open(settings: Settings) -> None:
    before = threading.active_count()
    wrong = settings.model_copy(update={"slack_bot_token": SecretStr("xoxb-wrong")})
    with pytest.raises(SlackApiError):
        Rapport(wrong).start()
    assert threading.active_count() == before


def test_the_clock_that_jumps_wakes_the_tick(
    rapport: Rapport, sqlite_database: Database, slack: LocalSlack
) -> None:
    def tick() -> object:
        with sqlite_database.read() as connection:
            return connection.exec_driver_sql("SELECT last_tick_at FROM workspaces").scalar()

    slack.wait_until(tick)
    first = tick()
    rapport.clock.move_to(rapport.clock.now() + timedelta(hours=1))
    slack.wait_until(lambda: tick() != first)


def test_the_clock_goes_forward_only(rapport: Rapport) -> None:
    now = rapport.clock.now()
    rapport.clock.move_to(now.replace(year=now.year + 1))
    with pytest.raises(ValueError, match="forward only"):
        rapport.clock.move_to(now)


def test_answers_that_slack_keeps_waiting_do_not_hold_up_a_stop(
    rapport: Rapport, slack: LocalSlack, mia: Person
) -> None:
    slack.trouble.add("views.publish", Trouble.rate_limited(4), times=20)
    for _ in range(20):
        rapport.desk.after.soon(PublishHome(mia.id, HOME))
    slack.wait_until(lambda: len(slack.calls("views.publish")) >= 5)
    started = time.monotonic()
    with capture_logs() as logs:
        rapport.desk.after.finish()
    assert time.monotonic() - started < LONGEST_FINISH_SECONDS
    assert {log["event"] for log in logs} == {"answer_not_shown"}
    assert {log["error"] for log in logs} == {"ratelimited"}


def test_answers_that_hang_are_given_up_after_three_seconds(
    rapport: Rapport, slack: LocalSlack, mia: Person
) -> None:
    mia.types("/rapport")
    url = slack._ws.traffic.exchanges[-1].sent["response_url"]
    slack.trouble.add("response_url", Trouble.slow(4))
    rapport.desk.after.soon(Respond(url, Message("hello"), replace=False))
    slack.wait_until(lambda: not slack.trouble._waiting["response_url"])
    started = time.monotonic()
    with capture_logs() as logs:
        rapport.desk.after.finish()
    assert time.monotonic() - started < LONGEST_FINISH_SECONDS + 1
    assert {"event": "answers_not_shown", "count": 1, "log_level": "warning"} in logs
