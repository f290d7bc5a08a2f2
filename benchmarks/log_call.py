"""The full /logcall through Socket Mode, beside a Bolt command that only acks: what do we add?

    python -m benchmarks.log_call [ROUNDS]

Ours is `rapport run` in a process of its own, with 10,000 clients: decode, parse, match, store,
reply. The floor is a no-op Bolt command with process_before_response=True and one raw durable
commit in the same folder. Each app has a local Slack, all in this process; the apps take turns.
What is timed is what Slack sees: from the envelope to its ack. One line at a time, then ten.

Stock Bolt looks for its answer every 10 ms, on a quick machine as on a slow one: its row and the
100 ms are met where a no-op that answers before it acks takes about 0.5 ms; that is printed beside.
"""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from os import environ
from pathlib import Path
from random import Random

from benchmarks.figures import against, compare, note, percentile, title
from benchmarks.fill import Size, fill, names_of_clients
from benchmarks.places import folder, migrated, postgres_url
from playground.local_slack import LocalSlack
from playground.person import Person
from playground.rate_limits import RateLimits

ROUNDS = 300
WARM_UP = 40
CLIENTS = 10_000
AT_ONCE = 10
MOST_TIMES_THE_FLOOR = 4.0
MOST_OF_STOCK = 1 / 3
MOST_AT_ONCE_MS = 100
_ROOT = Path(__file__).parents[1]
_SAID = "Dana likes the new prices and wants two more seats from March"


class Failed(Exception):
    """An app did not answer as it should."""


@dataclass(slots=True)
class Lines:
    """Lines that are never the same, as people type them."""

    numbers: "count[int]"
    names: list[str]

    def next(self) -> str:
        number = next(self.numbers)
        name = self.names[number % len(self.names)]
        return f"{name} with Dana 25m: {_SAID} ({number}). next: send proposal by Friday"


@dataclass(slots=True)
class Desk:
    """An app that runs, with its Slack and the people who type there."""

    slack: LocalSlack
    people: list[Person]
    answer: str

    def type(self, line: str, place: int = 0) -> None:
        self.people[place].types(f"/logcall {line}")

    def times(self, last: int) -> list[float]:
        """Milliseconds from envelope to ack of the last lines. Raises Failed."""
        lines = self.slack.calls("/logcall")[-last:]
        for one in lines:
            if one.answer is None or self.answer not in one.answer.get("text", ""):
                raise Failed(f"for {one.sent['text']!r}: {one.answer}")
        return [one.milliseconds for one in lines]


@contextmanager
def desk(command: list[str], url: str | None = None) -> Iterator[Desk]:
    """An app at work: `rapport run` on a filled database, or a bare one."""
    slack = LocalSlack(_ROOT / "manifest.yml", rate_limits=RateLimits.generous())
    people = [slack.add_person(f"person{place}") for place in range(AT_ONCE)]
    settings = slack.environment
    with slack:
        if url:
            with migrated(url) as database:
                fill(database, slack.team_id, Size(CLIENTS, members_due=False))
        told = {"DATABASE_URL": url or "", "LOG_LEVEL": "WARNING"}
        running = environ | settings() | told
        with subprocess.Popen([sys.executable, "-m", *command], env=running, cwd=_ROOT) as app:
            try:
                slack.wait_for_app(30)
                yield Desk(slack, people, "Logged" if url else "")
            finally:
                app.terminate()


def one_at_a_time(rounds: int, desks: list[Desk], lines: Lines) -> list[list[float]]:
    """The desks take turns; milliseconds of each after a warm-up."""
    for one in desks:
        for place in range(WARM_UP):
            one.type(lines.next(), place % AT_ONCE)
    for turn in range(rounds):
        line = lines.next()
        for one in desks:
            one.type(line, turn % AT_ONCE)
    return [one.times(rounds) for one in desks]


def ten_at_once(rounds: int, one: Desk, lines: Lines) -> list[float]:
    """Ten people type line after line; the milliseconds of all."""

    def type_on(place: int) -> None:
        for _ in range(rounds):
            one.type(lines.next(), place)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(type_on, range(AT_ONCE)))
    return one.times(rounds * AT_ONCE)


def measure(what: str, ours_url: str, floor_url: str, rounds: int) -> None:
    names = names_of_clients(CLIENTS)
    Random(3).shuffle(names)
    lines = Lines(count(), names)
    with ExitStack() as running:
        ours = running.enter_context(desk(["bot", "run"], ours_url))
        floor = running.enter_context(desk(["benchmarks.bare_apps", "committing", floor_url]))
        prompt = running.enter_context(desk(["benchmarks.bare_apps", "prompt"]))
        stock = running.enter_context(desk(["benchmarks.bare_apps", "stock"]))
        times = one_at_a_time(rounds, [ours, floor, prompt, stock], lines)
        p50 = [percentile(one, 50) for one in times]
        title(f"/logcall on {what}, one at a time, {rounds} rounds, {CLIENTS:,} clients")
        compare("p50, floor: no-op and a raw commit", p50[0], p50[1], MOST_TIMES_THE_FLOOR)
        compare("p50, floor: no-op of stock Bolt", p50[0], p50[3], MOST_OF_STOCK)
        note("p99", percentile(times[0], 99))
        note("p50 of a no-op that answers before it acks", p50[2])
        at_once = [ten_at_once(rounds // AT_ONCE, one, lines) for one in (ours, floor)]
        ours_p99, floor_p99 = (percentile(one, 99) for one in at_once)
        against(
            f"ten at once, {len(at_once[0])} lines, none failed: p99", ours_p99, MOST_AT_ONCE_MS
        )
        note("the same, floor: no-op and a raw commit", floor_p99)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with folder() as path:
        measure("SQLite", f"sqlite:///{path}/rapport.db", f"sqlite:///{path}/floor.db", rounds)
    with postgres_url() as url:
        if url:
            measure("PostgreSQL", url, url, rounds)


if __name__ == "__main__":
    main()
