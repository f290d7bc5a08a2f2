"""`rapport run`: from the start of its process to its connection, and its memory when idle.

    python -m benchmarks.start [ROUNDS]

The floor is a stock Bolt app that does nothing, started the same way against the same local Slack.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

from benchmarks.figures import against, compare, title
from benchmarks.places import folder, migrated
from playground.local_slack import LocalSlack

ROUNDS = 5
MOST_SECONDS = 2
MOST_MEGABYTES = 100
IDLE_SECONDS = 2
_ROOT = Path(__file__).parents[1]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    title(f"start and memory, {rounds} rounds, the median")
    with folder() as path:
        with migrated(f"sqlite:///{path / 'start.db'}"):
            pass
        taken = [
            (start(path, "bot"), start(path, "benchmarks.bare_apps", "stock"))
            for _ in range(rounds)
        ]
    ours, floor = (sorted(part)[rounds // 2] for part in zip(*taken, strict=True))
    against("rapport run, connected", ours[0], MOST_SECONDS, "s")
    compare("the same beside a bare Bolt app", ours[0] * 1000, floor[0] * 1000, 4)
    against("rapport run, memory when idle", ours[1], MOST_MEGABYTES, "MB")
    compare("the same beside a bare Bolt app (MB)", ours[1], floor[1], 4)


def start(path: Path, *module: str) -> tuple[float, float]:
    """Seconds until the process is connected, and its resident megabytes when idle."""
    with LocalSlack(_ROOT / "manifest.yml") as slack, running(module, slack, path) as process:
        began = time.perf_counter()
        slack.wait_for_app(timeout=30)
        seconds = time.perf_counter() - began
        time.sleep(IDLE_SECONDS)
        return seconds, resident_megabytes(process.pid)


@contextmanager
def running(
    module: tuple[str, ...], slack: LocalSlack, path: Path
) -> "Iterator[subprocess.Popen[bytes]]":
    given = {"DATABASE_URL": f"sqlite:///{path / 'start.db'}", "LOG_LEVEL": "ERROR"}
    process = subprocess.Popen(
        [sys.executable, "-m", *module], cwd=_ROOT, env=dict(environ) | slack.environment() | given
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=15)


def resident_megabytes(pid: int) -> float:
    """What the process holds in memory now, as Linux tells."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no VmRSS")


if __name__ == "__main__":
    main()
