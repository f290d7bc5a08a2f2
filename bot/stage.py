"""Rapport in a local Slack: what the walk of `rapport tour` and `rapport play` stand on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app import Rapport
from bot.clock import Clock
from bot.settings import Settings
from playground import LocalSlack


@contextmanager
def on_stage(
    slack: LocalSlack, file: Path, before: Callable[[Rapport], None] | None = None
) -> Iterator[Rapport]:
    """A Rapport that is connected to a Slack that serves, its database in a SQLite file.

    Its clock follows Slack's. `before` may fill the database: nothing ticks yet, nobody is
    answered yet.
    """
    rapport = Rapport(_settings(slack, file), Clock(slack.clock.now()))
    slack.clock.on_jump(rapport.clock.move_to)
    try:
        if before:
            before(rapport)
        rapport.start()
        slack.wait_for_app()
        yield rapport
    finally:
        rapport.stop()


def fill_whole(slack: LocalSlack, file: Path, fill: Callable[[Rapport], None]) -> None:
    """Make a new database file and fill it: it is there with all of that, or not at all.

    A process that is killed meanwhile leaves a file of another name, which the next one replaces.
    """
    unfinished = file.with_name(f"{file.name}.unfinished")
    for ending in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    rapport = Rapport(_settings(slack, unfinished), Clock(slack.clock.now()))
    try:
        fill(rapport)
    finally:
        rapport.stop()
    unfinished.replace(file)


def _settings(slack: LocalSlack, file: Path) -> Settings:
    return Settings.model_validate(
        {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": f"sqlite:///{file}",
        }
    )
