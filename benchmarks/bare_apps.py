"""The floors of `log_call`, each a process of its own: python -m benchmarks.bare_apps KIND [URL].

`stock` is Bolt as it comes with a listener that only acks. `prompt` is the same with
process_before_response=True. `committing` also makes one raw durable commit before the ack, in the
database at the URL.
"""

import sqlite3
import sys
import threading
from collections.abc import Callable
from os import environ

import psycopg
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

_TABLE = "CREATE TABLE IF NOT EXISTS floor (text TEXT)"


def sqlite_commit(path: str) -> Callable[[str], None]:
    """One row, one commit: WAL, synchronous=FULL."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", _TABLE):
        connection.execute(statement)

    def commit(text: str) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO floor VALUES (?)", (text,))
        connection.execute("COMMIT")

    return commit


def postgres_commit(url: str) -> Callable[[str], None]:
    """One row, one commit."""
    connection = psycopg.connect(url)
    connection.execute(_TABLE)
    connection.commit()

    def commit(text: str) -> None:
        with connection.transaction():
            connection.execute("INSERT INTO floor VALUES (%s)", (text,))

    return commit


def commit_to(url: str) -> Callable[[str], None]:
    path = url.removeprefix("sqlite:///")
    return sqlite_commit(path) if path != url else postgres_commit(url)


def serve(kind: str, url: str = "") -> None:
    """Connect, and answer until killed."""
    client = WebClient(environ.pop("SLACK_BOT_TOKEN"), base_url=environ["SLACK_API_URL"])
    app = App(client=client, process_before_response=kind != "stock")
    commit = commit_to(url) if kind == "committing" else None
    one_at_a_time = threading.Lock()

    def acknowledge(ack: Ack, body: dict[str, str]) -> None:
        if commit:
            with one_at_a_time:
                commit(body["text"])
        ack()

    app.command("/logcall")(acknowledge)
    SocketModeHandler(app, environ["SLACK_APP_TOKEN"], web_client=client).connect()  # type: ignore[no-untyped-call] # the SDK has no types here
    threading.Event().wait()


if __name__ == "__main__":
    serve(*sys.argv[1:])
