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


def _settings(slack: LocalSlack, file: Path) -> Settings:
    return Settings.model_validate(
        {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": f"sqlite:///{file}",
        }
    )
