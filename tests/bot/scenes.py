"""What `rapport play` opens, without the page: there can be one in a process only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.cast import Cast
from bot.logs import set_up_logs
from bot.play_scene import Wish, open_scene
from playground import Channel, LocalSlack, Person, Shown
from playground.steps import Step

# A Tuesday, 11:00 in Berlin; Wednesday is the morning of the first nudge.
START = datetime(2041, 3, 5, 10, 0, tzinfo=UTC)
WEDNESDAY_AT_NINE = datetime(2041, 3, 6, 8, 0, tzinfo=UTC)


@dataclass
class Played:
    """A scene as who sits before the page has it."""

    slack: LocalSlack
    cast: Cast
    is_restored: bool
    steps: list[Step] = field(default_factory=list)

    @property
    def done(self) -> list[str]:
        """The first words of the steps that are ticked."""
        return [step.title.split()[0] for step in self.steps if step.is_done()]

    def waits_for(self, *done: str) -> None:
        self.slack.wait_until(lambda: self.done == list(done))

    def settle(self) -> None:
        """Everything is acked, and what was to be ticked is."""
        self.slack.wait_until_idle()

    def jumps(self, **by: float) -> None:
        self.slack.clock.forward(timedelta(**by))

    def nudges_of(self, person: Person) -> list[Shown]:
        return [shown for shown in person.dm if shown.text.find("Your clients on") >= 0]

    def waits_for_nudge(self, person: Person) -> Shown:
        self.slack.wait_until(lambda: self.nudges_of(person))
        return self.nudges_of(person)[-1]

    def said_in(self, channel: Channel) -> list[str]:
        return [shown.text for shown in self.cast.mia.sees_in(channel)]


@contextmanager
def opened(**wishes: Any) -> Iterator[Played]:  # noqa: ANN401 - as a Wish takes them
    """Open it at the start of the tests, and see that Slack refused nothing."""
    steps: list[Step] = []

    def add_page(slack: LocalSlack, given: Sequence[Step]) -> None:
        steps.extend(given)
        assert slack.url == ""  # it does not serve yet

    set_up_logs("CRITICAL", "text")
    try:
        with open_scene(Wish(**{"starts_at": START} | wishes), add_page) as scene:
            yield Played(scene.slack, scene.cast, scene.is_restored, steps)
            scene.slack.wait_until_idle()
            assert scene.slack.refusals == []
    finally:
        structlog.reset_defaults()


def files_in(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))
    )
