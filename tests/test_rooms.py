"""Nothing happens at import: no file is written, nothing is connected to, no thread starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = "bot domain handlers playground scheduler services storage views".split()

# Alembic runs this one; it is no module that anybody imports.
RUN_BY_ALEMBIC = frozenset({"storage.migrations.env"})

# An audit hook sees what the interpreter does: docs.python.org/3/library/audit_events.html
WATCH = """
import importlib, json, os, sys, threading

import ifaddr  # looks for the C library by a program; the page's library imports it

done = []
CONNECTS = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "sqlite3.connect",
    "subprocess.Popen", "os.fork", "os.system", "os.mkdir", "os.remove", "os.rename", "os.putenv",
}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def watch(event, facts):
    if event in CONNECTS:
        done.append(f"{event} {facts}")
    elif event == "open" and isinstance(facts[2], int) and facts[2] & WRITES:
        done.append(f"open {facts}")

sys.addaudithook(watch)
before = set(threading.enumerate())
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
    started = [one.name for one in set(threading.enumerate()) - before]
    done += [f"{name} started {one}" for one in started]
print(json.dumps(done))
"""


def modules(room: str) -> list[str]:
    """Every module of a room, by its dotted name."""
    found = (path for path in sorted((ROOT / room).rglob("*.py")) if "versions" not in path.parts)
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found)
    return [name.removesuffix(".__init__") for name in names if name not in RUN_BY_ALEMBIC]


def import_afresh(names: list[str], path: Path = ROOT) -> list[str]:
    """What happened, and what was printed, while a fresh interpreter imported these modules."""
    told = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, json.dumps(names)],
        cwd=path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    *printed, last = told.stdout.splitlines()
    done: list[str] = json.loads(last)
    return done + printed


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_happens_while_a_room_is_imported(room: str) -> None:
    assert import_afresh(modules(room)) == []


@pytest.mark.parametrize(
    ("program", "seen"),
    [
        ("import sqlite3; sqlite3.connect(':memory:')", "sqlite3.connect"),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", "socket.bind"),
        ("open('written', 'w')", "open"),
        ("import threading, time; threading.Thread(target=time.sleep, args=(1,)).start()", "start"),
        ("print('hello')", "hello"),
    ],
)
def test_watcher_sees_what_it_watches_for(program: str, seen: str, tmp_path: Path) -> None:
    (tmp_path / "busy.py").write_text(program)
    assert seen in " ".join(import_afresh(["busy"], tmp_path))
