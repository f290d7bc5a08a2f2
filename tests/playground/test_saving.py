import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground.posting import delete, post, post_ephemeral
from playground.saving import restore, save
from playground.unread import join, mark_read, unread_count
from playground.view_stack import open_view, publish_view
from tests.playground.conftest import button
from tests.playground.forms import form, option
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


def test_without_a_file_nothing_is_restored(before: Office, file: Path) -> None:
    assert restore(before.slack, file) is False
    assert not file.exists()


def test_conversations_come_back(before: Office, restart: Restart) -> None:
    before.mia.says("Grüße an @noah 🎉", before.general)
    before.mia.says("to the app")
    post(before.ws, before.general, {"text": "x", "metadata": {"event_type": "a"}})
    before.mia.says("hidden", before.secret)
    after = restart()
    assert after.says_all() == before.says_all()
    assert [one.text for one in after.mia.dm] == ["to the app"]
    assert after.slack.channels["general"] is after.general
    assert len(after.general.messages) == 2


def test_what_was_for_one_person_or_deleted_does_not_come_back(
    before: Office, restart: Restart, file: Path
) -> None:
    post_ephemeral(before.ws, before.general, before.mia.id, {"text": "psst"})
    delete(before.ws, post(before.ws, before.general, {"text": "oops"}))
    assert restart().general.messages == []
    assert "psst" not in file.read_text()
    assert "oops" not in file.read_text()


def test_threads_and_edits_come_back(before: Office, restart: Restart) -> None:
    first = before.mia.says("one", before.general)
    before.noah.says("two", before.general, thread=first)
    message = post(before.ws, before.general, {"text": "old"})
    message.edited_ts = before.ws.timestamp()
    after = restart()
    assert after.general.messages[1].thread_ts == first.ts
    assert after.general.messages[2].edited_ts == message.edited_ts


def test_home_tabs_come_back_and_can_be_published_anew(before: Office, restart: Restart) -> None:
    view = publish_view(before.ws, before.mia.id, home(row(button("Go"))))
    after = restart()
    assert after.homes() == before.homes()
    assert after.mia.home
    assert after.mia.home.buttons == ["Go"]
    assert publish_view(after.ws, after.mia.id, home()).id == view.id


def test_open_forms_do_not_come_back(before: Office, restart: Restart) -> None:
    open_view(before.ws, before.mia.id, form())
    assert restart().mia.modal is None


def test_choice_in_a_message_comes_back(before: Office, restart: Restart) -> None:
    boxes = {"type": "checkboxes", "action_id": "pick", "options": [option("A")]}
    message = post(before.ws, before.general, {"text": "x", "blocks": [row(boxes)]})
    message.states[before.mia.id] = {"row": {"pick": {"type": "checkboxes"}}}
    assert restart().general.messages[0].states == message.states


def test_people_come_back_as_they_were(before: Office, restart: Restart) -> None:
    before.slack.change_person(before.mia, tz="Asia/Tokyo", is_deleted=True)
    after = restart()
    assert (after.mia.tz, after.mia.member.is_deleted) == ("Asia/Tokyo", True)
    assert after.mia.member.updated == before.mia.member.updated
    assert after.noah.tz == "America/New_York"


def test_members_who_joined_are_members_still(before: Office, restart: Restart) -> None:
    join(before.ws, before.noah.id, before.secret)
    assert restart().secret.member_ids == before.secret.member_ids


def test_person_who_is_new_in_the_cast_stays_in_the_channels(before: Office, file: Path) -> None:
    save(before.slack, file)
    after = furnish()
    eve = after.slack.add_person("eve")
    after.general.member_ids.add(eve.id)
    assert restore(after.slack, file)
    assert eve.id in after.general.member_ids


def test_unread_marks_come_back(before: Office, restart: Restart) -> None:
    post(before.ws, before.general, {"text": "one"})
    mark_read(before.ws, before.mia.id, before.general.id)
    post(before.ws, before.general, {"text": "two"})
    after = restart()
    assert unread_count(after.ws, after.mia.id, after.general.id) == 1
    assert unread_count(after.ws, after.noah.id, after.general.id) == 2
    post(after.ws, after.general, {"text": "three"})
    assert unread_count(after.ws, after.mia.id, after.general.id) == 2


def test_restart_after_a_restart_keeps_all(before: Office, restart: Restart, file: Path) -> None:
    before.mia.says("one", before.general)
    middle = restart()
    middle.noah.says("two", middle.general)
    save(middle.slack, file)
    last = furnish()
    assert restore(last.slack, file)
    assert [one.text for one in last.general.messages] == ["one", "two"]


def test_saving_again_writes_the_same_but_for_the_time(
    before: Office, restart: Restart, file: Path
) -> None:
    before.mia.says("one", before.general)
    after = restart()
    first = json.loads(file.read_text())
    save(after.slack, file)
    second = json.loads(file.read_text())
    assert first | {"at": 0} == second | {"at": 0}


def test_restoring_tells_who_waits(before: Office, file: Path) -> None:
    save(before.slack, file)
    after = furnish()
    version = after.ws.version
    restore(after.slack, file)
    assert after.ws.version > version


def test_file_is_for_its_owner_only_and_nothing_else_is_left(before: Office, file: Path) -> None:
    file.write_text("old")
    file.chmod(0o644)
    save(before.slack, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_tokens_are_not_written(before: Office, restart: Restart, file: Path) -> None:
    before.mia.says("hi")
    after = restart()
    text = file.read_text()
    for secret in (before.slack.bot_token, before.slack.app_token, before.ws.verification_token):
        assert secret not in text
    assert "xoxb" not in text
    assert after.slack.bot_token != before.slack.bot_token
