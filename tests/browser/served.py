"""`rapport play` as a process of its own, as a person starts it; and where its page is."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 30
# A line of a traceback that stands in our code; the server itself may be cut off while it ends.
OUR_FAULT = re.compile(rf'File "{re.escape(str(ROOT))}/(?!\.venv/)')


@dataclass(frozen=True)
class Served:
    """A page that answers at `url`; `environment` is what `--slack-only` printed."""

    url: str
    environment: dict[str, str] = field(default_factory=dict)


@contextmanager
def serve(*options: str, folder: Path) -> Iterator[Served]:
    """Start `rapport play` on a free port, and stop it as Ctrl+C does; it must end well and
    without a fault in its log."""
    with (folder / "play.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", START, *PLAY, *options],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        yield Served(*_read_opening(process))
        process.send_signal(signal.SIGINT)
        ended = process.wait(PATIENCE)
        said = (folder / "play.log").read_text()
        assert ended == 0, said
        assert not OUR_FAULT.search(said), said
    finally:
        process.kill()
        process.communicate()


START = "from bot.cli import main; main()"
# A Tuesday, 11:00 in Berlin: the next working morning is Wednesday's.
PLAY = "play --no-browser --port 0 --at 2041-03-05T10:00:00Z".split()


def _read_opening(process: "subprocess.Popen[str]") -> tuple[str, dict[str, str]]:
    """Read what is printed, up to the words on how to stop it."""
    url, environment = "", {}
    assert process.stdout
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        url = url or (found[0] if found else "")
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").strip().partition("=")
            environment[name] = value
        if "Ctrl+C" in line:
            return url, environment
    raise AssertionError("rapport play ended before its page was there")
