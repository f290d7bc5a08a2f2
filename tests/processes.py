"""Other processes in tests: each speaks by lines on stdout, and goes on when told a line."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def python_process(program: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a Python program beside the test; it is killed at the end where it still runs."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def heard(process: "subprocess.Popen[str]") -> str:
    """The next line that the process says; empty when it ended."""
    assert process.stdout
    return process.stdout.readline().strip()


def tell(process: "subprocess.Popen[str]") -> None:
    """Let the process go on."""
    assert process.stdin
    process.stdin.write("go on\n")
    process.stdin.flush()
