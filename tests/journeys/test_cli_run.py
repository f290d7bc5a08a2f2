"""`rapport run` that cannot start says why in a sentence; `rapport --help` lists it all."""

import subprocess
import sys
from pathlib import Path

import pytest

from playground import LocalSlack, Trouble
from tests.journeys.cli_ground import Shell
from tests.journeys.process_ground import open_site
from tests.journeys.studio import MANIFEST


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path)


def test_help_lists_each_command(shell: Shell) -> None:
    said = shell.rapport("--help")
    assert said.status == 0
    for command in ("run", "nudge", "parse", "check", "tour", "backup", "db"):
        assert f" {command} " in said.out
    assert "upgrade" in shell.rapport("db", "--help").out


def test_all_settings_that_are_missing_or_wrong_are_named_at_once(shell: Shell) -> None:
    shell.sets(
        SLACK_APP_TOKEN="xoxb-in-the-wrong-place",
        SLACK_API_URL="slack.com",
        DATABASE_URL="mysql://somewhere",
        LOG_LEVEL="LOUD",
        LOG_FORMAT="xml",
    )
    said = shell.rapport("run")
    assert said.status == 1
    for name in ("BOT_TOKEN: is missing", "APP_TOKEN: an app token", "API_URL", "DATABASE_URL"):
        assert name in said.err
    assert "LOG_LEVEL: use DEBUG" in said.err
    assert "LOG_FORMAT: use text or json" in said.err
    assert "wrong-place" not in said.err
    assert list(shell.directory.iterdir()) == []


def test_settings_may_stand_in_a_file(shell: Shell) -> None:
    (shell.directory / ".env").write_text("SLACK_BOT_TOKEN=oops\nSLACK_APP_TOKEN=xapp-1\n")
    said = shell.rapport("run")
    assert "SLACK_BOT_TOKEN: a bot token begins with xoxb-" in said.err
    assert "SLACK_APP_TOKEN" not in said.err


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack refused: invalid_auth."),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack refused: invalid_auth."),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack does not answer (URLError)."),
        ({"DATABASE_URL": "sqlite:///nowhere/r.db"}, "Rapport could not reach its database"),
        ({"DATABASE_URL": "postgresql://u:secret@127.0.0.1:9/r"}, "could not reach its database"),
    ],
)
def test_a_start_that_fails_says_so_in_a_sentence(
    shell: Shell, wrong: dict[str, str], sentence: str
) -> None:
    with LocalSlack(MANIFEST) as slack:
        shell.sets(**slack.environment() | wrong)
        said = shell.rapport("run")
        slack.wait_until(lambda: slack.connections == 0)
    assert said.status == 1
    assert sentence in said.err
    assert "rapport check tells more." in said.err
    assert "Traceback" not in said.err
    assert "secret" not in said.err


def test_slack_in_trouble_at_the_start_is_said(shell: Shell) -> None:
    with LocalSlack(MANIFEST) as slack:
        shell.sets(**slack.environment())
        slack.trouble.add("auth.test", Trouble.cut_before())
        assert "Slack does not answer" in shell.rapport("run").err


def test_python_m_bot_is_rapport_run(tmp_path: Path) -> None:
    with open_site(tmp_path) as site:
        ended = subprocess.run(
            [sys.executable, "-m", "bot"],
            env=site.environment | {"SLACK_BOT_TOKEN": "oops"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert "Rapport cannot start" in ended.stderr
