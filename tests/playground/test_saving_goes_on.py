import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from playground import LocalSlack
from playground.posting import post
from playground.saving import restore, save
from playground.view_stack import publish_view
from tests.playground.conftest import MANIFEST, button
from tests.playground.restarts import Office, furnish

Connect = Callable[[], object]
Restart = Callable[[], Office]


@pytest.fixture
def before() -> Office:
    return furnish()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "slack.json"


@pytest.fixture
def restart(before: Office, file: Path) -> Restart:
    def again() -> Office:
        save(before.slack, file)
        after = furnish()
        assert restore(after.slack, file)
        return after

    return again


def home(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "home", "blocks": [*blocks, {"type": "divider"}]}


def row(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def test_clock_is_as_far_ahead_as_it_was(before: Office, restart: Restart) -> None:
    before.slack.clock.forward(timedelta(days=9))
    after = restart()
    assert after.slack.clock.ahead == before.slack.clock.ahead
    assert after.slack.clock.now() >= before.slack.clock.now() - timedelta(seconds=1)


def test_clock_that_began_in_the_past_goes_on_from_where_it_was(file: Path) -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    before = furnish(LocalSlack(MANIFEST, starts_at=start))
    before.slack.clock.forward(timedelta(days=3))
    save(before.slack, file)
    saved_at = before.slack.clock.now()
    after = furnish(LocalSlack(MANIFEST, starts_at=start))
    assert restore(after.slack, file)
    assert after.slack.clock.now() >= saved_at
    assert after.slack.clock.ahead == before.slack.clock.ahead


def test_clock_that_is_farther_ahead_stays_there(before: Office, file: Path) -> None:
    save(before.slack, file)
    after = furnish()
    after.slack.clock.forward(timedelta(days=5))
    assert restore(after.slack, file)
    assert after.slack.clock.ahead == timedelta(days=5)


def test_clock_does_not_go_back_when_the_machines_clock_did(before: Office, file: Path) -> None:
    save(before.slack, file)
    content = json.loads(file.read_text())
    content["at"] += 3_600_000_000
    file.write_text(json.dumps(content))
    after = furnish()
    assert restore(after.slack, file)
    assert after.slack.clock.ahead >= timedelta(minutes=59)


def test_new_messages_are_later_than_all_before(before: Office, restart: Restart) -> None:
    before.general.last_micros = before.ws.now_in_micros() + 5_000_000
    before.mia.says("old", before.general)
    after = restart()
    new = after.mia.says("new", after.general)
    assert new.ts > after.general.messages[0].ts
    assert new.message
    assert new.message.seq > after.general.messages[0].seq


def test_new_ids_are_none_of_the_old(before: Office, restart: Restart) -> None:
    old = [before.ws.ids.new("X") for _ in range(20)]
    after = restart()
    assert not {after.ws.ids.new("X") for _ in range(20)} & set(old)


def test_direct_conversations_keep_their_ids_whoever_comes_first(
    before: Office, file: Path
) -> None:
    wanted = {one.name: one.dm_id for one in (before.mia, before.noah)}
    save(before.slack, file)
    after = furnish()
    assert after.noah.dm_id == wanted["mia"]
    early = publish_view(after.ws, after.noah.id, home())
    assert restore(after.slack, file)
    assert {one.name: one.dm_id for one in after.people} == wanted
    assert len([one for one in after.ws.channels.values() if one.kind == "im"]) == 2
    assert early.id not in after.ws.views


def test_button_on_an_old_message_still_works(
    before: Office, file: Path, slack: LocalSlack, app: App, connect: Connect
) -> None:
    post(before.ws, before.general, {"text": "x", "blocks": [row(button("Done"))]})
    save(before.slack, file)
    after = furnish(slack)
    assert restore(slack, file)

    def done(ack: Ack, respond: Respond) -> None:
        ack()
        respond("all done", replace_original=True)

    app.action("go")(done)
    connect()
    after.mia.presses("Done")
    slack.wait_until(lambda: after.mia.sees_in(after.general)[0].text == "all done")


def test_app_finds_the_old_messages_in_the_history(
    before: Office, file: Path, slack: LocalSlack, client: WebClient
) -> None:
    old = post(before.ws, before.ws.direct_channel(before.mia.id), {"text": "one"})
    save(before.slack, file)
    after = furnish(slack)
    assert restore(slack, file)
    client.chat_update(channel=after.mia.dm_id, ts=old.ts, text="two")
    history = client.conversations_history(channel=after.mia.dm_id)["messages"]
    assert [one["text"] for one in history] == ["two"]
