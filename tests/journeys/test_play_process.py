"""`rapport play` as it is typed: the page answers, its port is free or the next, it stops."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

pytest.importorskip("nicegui", reason="the page's libraries are an extra: pip install '.[play]'")

PATIENCE = 60
RAPPORT = [sys.executable, "-c", "from bot.cli import main; main()"]


@dataclass
class Playing:
    """One `rapport play`, and what it said at its start."""

    process: "subprocess.Popen[str]"
    said: str = ""

    def listen(self) -> None:
        """Read on until it has said how to stop it."""
        assert self.process.stdout
        while "Ctrl+C" not in self.said:
            line = self.process.stdout.readline()
            assert line, f"it ended after: {self.said}"
            self.said += line

    @property
    def url(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.said)
        assert found
        return found[0]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1].strip("/"))

    def stops(self, number: signal.Signals) -> str:
        """Tell it to; what it said last."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0
        return said


@contextmanager
def playing(folder: Path, *arguments: str) -> Iterator[Playing]:
    """Start it in a folder, and wait until it has said all."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    with subprocess.Popen(
        [*RAPPORT, "play", "--no-browser", *arguments],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        too_late = threading.Timer(PATIENCE, process.kill)
        too_late.start()
        try:
            one = Playing(process)
            one.listen()
            yield one
        finally:
            too_late.cancel()
            process.kill()


def refuses(folder: Path, *arguments: str) -> str:
    """What it says when it does not start."""
    ended = subprocess.run(
        [*RAPPORT, "play", "--no-browser", "--port", "0", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    return ended.stderr


def is_served(host: str, port: int) -> bool:
    with socket.socket() as knocking:
        knocking.settimeout(2)
        return knocking.connect_ex((host, port)) == 0


def test_the_page_answers_on_this_machine_only_until_it_is_told_to_stop(tmp_path: Path) -> None:
    with playing(tmp_path, "--port", "0") as one:
        page = httpx.get(one.url)
        assert page.status_code == 200
        assert "Studio North" in page.text
        assert is_served("127.0.0.1", one.port)
        assert not is_served("127.0.0.2", one.port)
        assert list((tmp_path / "temporary").iterdir()) != []
        assert one.stops(signal.SIGINT) == "Stopping.\n"
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not is_served("127.0.0.1", one.port)


def test_when_the_port_is_taken_the_next_one_is_said_and_used(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        with playing(tmp_path, "--port", str(port), "--empty") as one:
            assert one.said.startswith(f"Port {port} is taken, so the page is at {one.url}\n")
            assert one.port > port
            assert httpx.get(one.url).status_code == 200
            one.stops(signal.SIGTERM)


def test_the_second_start_with_a_database_goes_on(tmp_path: Path) -> None:
    for words in ("You are Mia Chen", "It goes on from what was kept in mine.db."):
        with playing(tmp_path, "--port", "0", "--db", "mine.db") as one:
            assert words in one.said
            assert "What you do is kept in mine.db." in one.said
            one.stops(signal.SIGTERM)
        assert (tmp_path / "mine.db").stat().st_mode & 0o077 == 0
        assert (tmp_path / "mine.db.slack.json").stat().st_mode & 0o077 == 0


def test_a_slack_alone_answers_any_app(tmp_path: Path) -> None:
    with playing(tmp_path, "--port", "0", "--slack-only") as one:
        token = re.search(r"export SLACK_BOT_TOKEN=(\S+)", one.said)
        assert token
        assert f"export SLACK_API_URL={one.url}api/\n" in one.said
        headers = {"Authorization": f"Bearer {token[1]}"}
        told = httpx.post(f"{one.url}api/auth.test", headers=headers).json()
        assert told["team"] == "Studio North"
        assert httpx.get(one.url).status_code == 200
        one.stops(signal.SIGINT)


def test_what_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    said = refuses(tmp_path, "--manifest", "hello.yml")
    assert said == "--manifest names the manifest of another app: it needs --slack-only.\n"
    (tmp_path / "text.db").write_text("This is no database, and is long enough to show it. " * 20)
    said = refuses(tmp_path, "--db", "text.db")
    assert said == "The database refused (DatabaseError). rapport check tells more.\n"
    assert list((tmp_path).glob("*.json")) == []


def test_help_names_each_option(tmp_path: Path) -> None:
    said = subprocess.run(
        [*RAPPORT, "play", "--help"],
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for option in ("--port", "--no-browser", "--empty", "--db", "--slack-only", "--manifest"):
        assert option in said
