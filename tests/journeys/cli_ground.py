"""The command line as it is typed: its words, its exit status, its real environment."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

SETTINGS = "SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_API_URL DATABASE_URL LOG_LEVEL LOG_FORMAT".split()


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Shell:
    """A shell in a directory of its own, with the settings it is given and no others."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], directory: Path
    ) -> None:
        self._environment = monkeypatch
        self._capsys = capsys
        self.directory = directory
        monkeypatch.chdir(directory)
        for name in SETTINGS:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("COLUMNS", "100")

    def sets(self, **settings: str) -> None:
        for name, value in settings.items():
            self._environment.setenv(name, value)

    def rapport(self, *arguments: str) -> Said:
        """Run a command to its end."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        printed = self._capsys.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)
