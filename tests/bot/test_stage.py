"""Rapport in a local Slack: its clock follows, its database is filled first, it stops in order."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from bot.app import Rapport
from bot.logs import set_up_logs
from bot.stage import fill_whole, on_stage
from playground import LocalSlack
from tests.bot.told_story import MANIFEST

AHEAD = datetime(2041, 3, 5, 10, 0, tzinfo=UTC)
A_MOMENT = timedelta(seconds=5)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    set_up_logs("CRITICAL", "text")
    with LocalSlack(MANIFEST, starts_at=AHEAD) as local:
        yield local
    structlog.reset_defaults()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stage.db"


def test_it_is_connected_and_answers(slack: LocalSlack, file: Path) -> None:
    mia = slack.add_person("mia")
    with on_stage(slack, file):
        assert slack.connections == 1
        assert "Rapport" in mia.types("/rapport").text
    slack.wait_until(lambda: slack.connections == 0)
    assert file.exists()


def test_its_clock_begins_where_slacks_is_and_follows_it(slack: LocalSlack, file: Path) -> None:
    with on_stage(slack, file) as rapport:
        assert abs(rapport.clock.now() - slack.clock.now()) < A_MOMENT
        slack.clock.forward(timedelta(days=40))
        assert rapport.clock.now() > AHEAD + timedelta(days=40)
        assert abs(rapport.clock.now() - slack.clock.now()) < A_MOMENT


def test_the_database_is_filled_before_anything_ticks(slack: LocalSlack, file: Path) -> None:
    seen: list[tuple[bool, int]] = []

    def fill(rapport: Rapport) -> None:
        seen.append((rapport.line.is_connected, slack.connections))

    with on_stage(slack, file, fill):
        assert seen == [(False, 0)]


def test_a_story_that_fails_leaves_no_thread_and_no_connection(
    slack: LocalSlack, file: Path
) -> None:
    def fill(_: Rapport) -> None:
        raise RuntimeError

    before = threading.active_count()
    with pytest.raises(RuntimeError), on_stage(slack, file, fill):
        pytest.fail("it was opened")
    slack.wait_until(lambda: threading.active_count() <= before)
    assert slack.connections == 0


def test_a_stop_finishes_what_is_in_hand(slack: LocalSlack, file: Path) -> None:
    mia = slack.add_person("mia")
    with on_stage(slack, file):
        mia.opens_home()
        slack.wait_until_idle()
    assert mia.home
    assert slack.refusals == []


def test_a_database_that_could_not_be_filled_is_not_there(slack: LocalSlack, file: Path) -> None:
    def fail(_: Rapport) -> None:
        raise ValueError("no good")

    with pytest.raises(ValueError, match="no good"):
        fill_whole(slack, file, fail)
    assert not file.exists()


def test_a_database_is_there_once_it_is_filled(slack: LocalSlack, file: Path) -> None:
    was_there: list[bool] = []
    fill_whole(slack, file, lambda _: was_there.append(file.exists()))
    assert was_there == [False]
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_what_a_killed_process_left_is_replaced(slack: LocalSlack, file: Path) -> None:
    file.with_name("stage.db.unfinished").write_bytes(b"half of it")
    file.with_name("stage.db.unfinished-wal").write_bytes(b"and more")
    fill_whole(slack, file, lambda _: None)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    with on_stage(slack, file):
        assert "Rapport" in slack.add_person("mia").types("/rapport").text
