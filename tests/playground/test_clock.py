from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from playground import LocalSlack, Person

Connect = Callable[[], object]


def test_clock_runs_on_real_time_until_moved(slack: LocalSlack) -> None:
    assert abs(slack.clock.now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_clock_moves_forward_only(slack: LocalSlack) -> None:
    with pytest.raises(ValueError, match="forward only"):
        slack.clock.forward(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="forward only"):
        slack.clock.move_to(datetime(2001, 1, 1, tzinfo=UTC))


def test_instant_without_a_zone_is_refused(slack: LocalSlack) -> None:
    with pytest.raises(ValueError, match="time zone"):
        slack.clock.move_to(datetime(2100, 1, 1))  # noqa: DTZ001  # the point


def test_jump_is_told_to_all_who_asked(slack: LocalSlack) -> None:
    heard: list[datetime] = []
    slack.clock.on_jump(heard.append)
    slack.clock.forward(timedelta(days=3))
    assert abs(heard[0] - slack.clock.now()) < timedelta(seconds=1)


def test_messages_carry_the_time_of_slacks_clock(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.clock.forward(timedelta(days=30))
    ts = float(client.chat_postMessage(channel=mia.id, text="hi")["ts"])
    assert abs(ts - slack.clock.now().timestamp()) < 2


def test_clock_can_start_elsewhere(manifest: dict[str, Any]) -> None:
    starts_at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    slack = LocalSlack(manifest, starts_at=starts_at)
    assert slack.clock.now() - starts_at < timedelta(seconds=5)


def test_triggers_stay_on_real_time(
    slack: LocalSlack, mia: Person, app: App, client: WebClient, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack())
    connect()
    mia.types("/hello")
    slack.clock.forward(timedelta(days=1))
    trigger_id = slack.calls("/hello")[0].sent["trigger_id"]
    view = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}
    assert client.views_open(trigger_id=trigger_id, view=view)["ok"]
