"""Payloads as Slack sends them, told about a workspace that is there: a real app answers them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

from handlers.desk import Desk
from playground import LocalSlack, Person
from tests.office import Office

Json = dict[str, Any]
HERE = Path(__file__).parent
KINDS = sorted(path.stem for path in HERE.glob("*.json"))

# As they stand in the files.
TEAM, MIA, DANA = "T0A1STUD10", "U0A1MIA004", "U0A1DANA05"
CHANNEL = "C0A1SALES7"
TRIGGER = "5512345678902.4412345678903.0f1e2d3c4b5a69788796a5b4c3d2e1f0"
RESPONSE_URL = "https://hooks.slack.com/{}/T0A1STUD10/5512345678901/Zx9cVb8nM7aS6dF5gH4jK3lQ"


def load(kind: str, told: Mapping[str, str] | None = None) -> Json:
    """The payload in a file, each id in `told` replaced by what it is told to be."""
    text = (HERE / f"{kind}.json").read_text(encoding="utf-8")
    for id_in_file, real in (told or {}).items():
        text = text.replace(id_in_file, real)
    payload: Json = json.loads(text)
    return payload


@dataclass(frozen=True, slots=True)
class Bench:
    """A Slack, an app with all handlers, and a database with a client, a log, a draft, a nudge.

    `told` makes ids of the files those of this workspace; `fresh` gives triggers and URLs.
    """

    slack: LocalSlack
    mia: Person
    app: App
    desk: Desk
    office: Office
    told: Mapping[str, str]
    fresh: Callable[[], Mapping[str, str]]

    def payload(self, kind: str) -> Json:
        return load(kind, {**self.fresh(), **self.told})

    def send(self, payload: Json) -> BoltResponse:
        """Dispatch as Socket Mode does, and wait for what is done after the ack."""
        answer = self.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
        self.desk.after.finish()
        return answer
