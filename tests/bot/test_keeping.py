"""The local Slack is written to its file while it runs, when there is something to write."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.cast import Cast, add_cast
from bot.keeping import kept_in
from playground import LocalSlack
from playground.saving import restore
from tests.bot.told_story import MANIFEST

OFTEN = 0.02


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """One of its own for these tests: people and channels, and no app."""
    with LocalSlack(MANIFEST) as local:
        yield local


@pytest.fixture
def cast(slack: LocalSlack) -> Cast:
    return add_cast(slack)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "slack.json"


def wait_until_written(slack: LocalSlack, file: Path, words: str) -> None:
    slack.wait_until(lambda: file.exists() and words in file.read_text())


def kept_there(file: Path) -> list[str]:
    """What was said in #studio, as the next start has it."""
    slack = LocalSlack(MANIFEST)
    cast = add_cast(slack)
    assert restore(slack, file)
    return [shown.text for shown in cast.mia.sees_in(cast.studio)]


def test_what_is_said_is_kept_while_it_runs(slack: LocalSlack, cast: Cast, file: Path) -> None:
    with kept_in(file, slack, OFTEN) as begin:
        begin()
        cast.mia.says("Good morning.", cast.studio)
        wait_until_written(slack, file, "Good morning.")
        cast.kai.says("Good night.", cast.studio)
        wait_until_written(slack, file, "Good night.")
        assert [one.split("\n")[-1] for one in kept_there(file)] == ["Good morning.", "Good night."]


def test_the_last_words_are_kept_at_the_end(slack: LocalSlack, cast: Cast, file: Path) -> None:
    with kept_in(file, slack, every=60) as begin:
        begin()
        cast.mia.says("Bye.", cast.studio)
        assert kept_there(file) == []
    assert "Bye." in kept_there(file)[-1]


def test_nothing_is_written_while_nothing_changes(
    slack: LocalSlack, cast: Cast, file: Path
) -> None:
    cast.mia.says("Good morning.", cast.studio)
    with kept_in(file, slack, OFTEN) as begin:
        begin()
        wait_until_written(slack, file, "Good morning.")
        time.sleep(2 * OFTEN)
        written = file.stat().st_ino
        time.sleep(5 * OFTEN)
        assert file.stat().st_ino == written
    assert file.stat().st_ino == written


def test_a_clock_that_was_moved_is_kept(slack: LocalSlack, cast: Cast, file: Path) -> None:
    with kept_in(file, slack, OFTEN) as begin:
        begin()
        cast.mia.says("Good morning.", cast.studio)
        wait_until_written(slack, file, "Good morning.")
        moved_to = slack.clock.forward(timedelta(days=3))
        slack.wait_until(lambda: _clock_in(file) >= moved_to.timestamp())


def _clock_in(file: Path) -> float:
    slack = LocalSlack(MANIFEST)
    add_cast(slack)
    restore(slack, file)
    return slack.clock.now().timestamp()


def test_a_disk_that_takes_nothing_is_told_of_and_stops_nothing(
    slack: LocalSlack, cast: Cast, tmp_path: Path
) -> None:
    folder = tmp_path / "gone"
    with capture_logs() as logs, kept_in(folder / "slack.json", slack, OFTEN) as begin:
        begin()
        cast.mia.says("Good morning.", cast.studio)
        slack.wait_until(lambda: logs)
        folder.mkdir()
        wait_until_written(slack, folder / "slack.json", "Good morning.")
    assert logs[0]["event"] == "not_kept"
    assert logs[0]["reason"] == "No such file or directory"


def run_and_fail(slack: LocalSlack, cast: Cast, file: Path, *, begins: bool) -> None:
    with kept_in(file, slack, every=60) as begin:
        if begins:
            begin()
        cast.mia.says("Bye.", cast.studio)
        raise RuntimeError


def test_it_is_kept_even_if_what_runs_meanwhile_fails(
    slack: LocalSlack, cast: Cast, file: Path
) -> None:
    with pytest.raises(RuntimeError):
        run_and_fail(slack, cast, file, begins=True)
    assert "Bye." in kept_there(file)[-1]


def test_a_start_that_fails_leaves_no_file(slack: LocalSlack, cast: Cast, file: Path) -> None:
    with pytest.raises(RuntimeError):
        run_and_fail(slack, cast, file, begins=False)
    assert list(file.parent.iterdir()) == []
