"""Real `rapport run` processes beside a local Slack, and a database that can be looked into."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from domain.records import Member
from playground import LocalSlack, Person
from services.nudge_settings import set_nudge_days
from storage.database import open_database
from storage.schema import upgrade
from tests.journeys.studio import MANIFEST
from tests.office import Office

LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)
PATIENCE = 20


@dataclass
class Site:
    """A Slack, a database file, and the environment in which processes find both."""

    slack: LocalSlack
    directory: Path
    bots: list["Bot"] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.directory / "rapport.db"

    @property
    def environment(self) -> dict[str, str]:
        own = {"DATABASE_URL": f"sqlite:///{self.file}", "LOG_LEVEL": "DEBUG"}
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return inherited | own | self.slack.environment()

    def runs(self, **changes: str) -> "Bot":
        """Start `rapport run`, and wait until it is connected."""
        bot = self.starts(**changes)
        self.slack.wait_until(lambda: self.slack.connections == 1, PATIENCE)
        return bot

    def starts(self, **changes: str) -> "Bot":
        """Start `rapport run`."""
        return Bot(self, self.environment | changes)

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.file, timeout=10)) as connection:
            return list(connection.execute(query, values))

    def change(self, statement: str, *values: object) -> None:
        with closing(sqlite3.connect(self.file, timeout=10)) as connection:
            connection.execute(statement, values)
            connection.commit()

    def leases_end(self) -> None:
        """As a minute after a process was killed."""
        self.change("UPDATE deliveries SET try_at = claimed_at WHERE try_at IS NOT NULL")

    def add_due_members(self, count: int = 1) -> list[Person]:
        """People with a cold client each, whose nudge is due on whatever day this test runs."""
        database = open_database(f"sqlite:///{self.file}")
        upgrade(database)
        office = Office(database, self.slack.team_id)
        people = []
        for number in range(count):
            person = self.slack.add_person(f"member{number}", tz=noon_zone(), locale="en-GB")
            who: Member = office.a_member(person.id, tz=person.tz, now=LONG_AGO)
            set_nudge_days(database, who, frozenset(range(7)), LONG_AGO)
            office.a_client(who, f"Client {number}", now=LONG_AGO)
            people.append(person)
        database.close()
        return people

    def nudges_of(self, person: Person) -> list[str]:
        return [shown.text for shown in person.dm if "Your clients on" in shown.text]


class Bot:
    """One `rapport run`. What it logs is kept in a file."""

    def __init__(self, site: Site, environment: dict[str, str]) -> None:
        self._site = site
        self._path = site.directory / f"bot{len(site.bots)}.log"
        site.bots.append(self)
        with self._path.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot"], env=environment, cwd=site.directory, stderr=log
            )

    @property
    def log(self) -> str:
        return self._path.read_text()

    def logs(self, event: str) -> None:
        """Wait until it has logged an event."""
        self._site.slack.wait_until(lambda: event in self.log, PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._site.slack.wait_until(lambda: self._site.slack.connections == 0, PATIENCE)

    def told_to_stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.told_to_stop()
        return self.process.wait(PATIENCE)

    @contextmanager
    def without_disk(self) -> Iterator[None]:
        """No file of this process may grow, as on a disk that is full."""
        limits = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
        yield
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)


def noon_zone() -> str:
    """A zone where it is about noon, so that no test runs over a midnight."""
    hours = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-hours:+d}"


@contextmanager
def open_site(directory: Path, ack_seconds: float = 3.0) -> Iterator[Site]:
    """Start Slack; at the end no process is left, and none has logged a token."""
    with LocalSlack(MANIFEST, retry_delays=(0.0, 0.0, 0.0), ack_seconds=ack_seconds) as slack:
        site = Site(slack, directory)
        try:
            yield site
        finally:
            for bot in site.bots:
                bot.process.kill()
                bot.process.wait(PATIENCE)
        for bot in site.bots:
            assert slack.bot_token not in bot.log
            assert slack.app_token not in bot.log
