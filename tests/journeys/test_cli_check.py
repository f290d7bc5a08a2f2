"""`rapport check`: line by line, well or what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from playground import LocalSlack, Trouble
from tests.journeys.cli_ground import Shell
from tests.journeys.studio import MANIFEST

SUBJECTS = ["settings", "bot token", "scopes", "clock", "app token", "database", "migrations"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(MANIFEST) as local:
        yield local


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    slack: LocalSlack,
) -> Shell:
    made = Shell(monkeypatch, capsys, tmp_path)
    made.sets(**slack.environment())
    return made


@pytest.fixture
def ready(shell: Shell) -> Shell:
    """All is well: a tick has just been."""
    assert shell.rapport("nudge").status == 0
    return shell


def bad(shell: Shell) -> dict[str, str]:
    """What is not well, by its subject; the exit status says whether there is any."""
    said = shell.rapport("check")
    found = [line.removeprefix("BAD ").split(": ", 1) for line in said.lines if line[:3] == "BAD"]
    assert said.status == (1 if found else 0)
    assert all(line.startswith(("ok   ", "BAD ")) for line in said.lines), said.out
    return {subject.strip(): what for subject, what in found}


def test_where_all_is_well_each_line_says_so(ready: Shell) -> None:
    said = ready.rapport("check")
    assert said.status == 0
    assert [line.split(": ")[0] for line in said.lines] == [
        f"ok   {subject}" for subject in [*SUBJECTS, "scheduler"]
    ]
    assert "Studio North" in said.lines[1]


def test_settings_come_first(shell: Shell) -> None:
    shell.sets(SLACK_BOT_TOKEN="oops")
    said = shell.rapport("check")
    assert said.status == 1
    assert said.lines[0].startswith("BAD  settings: Rapport cannot start.")
    assert "SLACK_BOT_TOKEN: a bot token begins with xoxb-" in said.lines[1]
    assert len(said.lines) == 2


def test_tokens_that_slack_refuses(ready: Shell) -> None:
    ready.sets(SLACK_BOT_TOKEN="xoxb-wrong", SLACK_APP_TOKEN="xapp-wrong")
    assert bad(ready) == {
        "bot token": "Slack says invalid_auth: install the app anew",
        "app token": "Slack says invalid_auth: make an app-level token with connections:write",
    }


def test_a_missing_scope(ready: Shell) -> None:
    manifest = yaml.safe_load(MANIFEST.read_text())
    manifest["oauth_config"]["scopes"]["bot"].remove("im:history")
    with LocalSlack(manifest) as other:
        ready.sets(**other.environment())
        assert bad(ready) == {
            "scopes": "missing im:history: update the manifest and install the app anew"
        }


def test_a_clock_that_is_off(ready: Shell, slack: LocalSlack) -> None:
    slack.clock.forward(timedelta(minutes=5))
    assert "set this machine's clock" in bad(ready)["clock"]


def test_slack_gone(ready: Shell, slack: LocalSlack) -> None:
    slack.stop()
    said = bad(ready)
    assert list(said) == ["bot token", "app token"]
    assert all("Slack does not answer" in what for what in said.values())


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.rate_limited(9), "Slack asks to wait"),
        (Trouble.server_error(503), "Slack is in trouble (503)"),
        (Trouble.cut_before(), "Slack does not answer"),
    ],
)
def test_slack_in_trouble_is_not_taken_for_a_wrong_token(
    ready: Shell, slack: LocalSlack, trouble: Trouble, said: str
) -> None:
    slack.trouble.add("auth.test", trouble)
    slack.trouble.add("apps.connections.open", trouble)
    found = bad(ready)
    assert list(found) == ["bot token", "app token"]
    assert all(what.startswith(said) for what in found.values())


def test_a_database_that_is_not_there_is_not_made_by_looking(shell: Shell) -> None:
    assert bad(shell) == {"database": "rapport.db is not there yet: rapport db upgrade makes it"}
    assert not (shell.directory / "rapport.db").exists()


def test_a_database_that_does_not_answer(shell: Shell) -> None:
    (shell.directory / "rapport.db").write_bytes(b"something else " * 100)
    assert "look at DATABASE_URL" in bad(shell)["database"]
    shell.sets(DATABASE_URL="postgresql://u:secret@127.0.0.1:9/r")
    said = bad(shell)["database"]
    assert "look at DATABASE_URL" in said
    assert "secret" not in said


def test_a_database_that_is_not_migrated(shell: Shell) -> None:
    (shell.directory / "rapport.db").touch()
    assert bad(shell) == {"migrations": "not up to date: rapport db upgrade"}


def test_a_scheduler_that_never_ticked(shell: Shell) -> None:
    shell.rapport("db", "upgrade")
    assert bad(shell) == {"scheduler": "never ticked: start rapport run"}


def test_a_scheduler_that_stopped(ready: Shell) -> None:
    with closing(sqlite3.connect(ready.directory / "rapport.db")) as connection:
        connection.execute("UPDATE workspaces SET last_tick_at = '2026-01-05 09:00:00.000000'")
        connection.commit()
    assert "is rapport run running?" in bad(ready)["scheduler"]
