"""A studio that uses Rapport: the real app and a local Slack, over real sockets."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.app import Rapport
from bot.clock import Clock
from bot.logs import set_up_logs
from bot.settings import Settings
from playground import Channel, LocalSlack, Modal, Person, Shown

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
# A Tuesday; 11:00 in Berlin, after the hour of the nudge.
START = datetime(2041, 3, 5, 10, 0, tzinfo=UTC)
TODAY = START.date()


@dataclass(frozen=True)
class Colleague:
    """Someone at their screen. Whatever they do, Rapport has answered it in full on return."""

    person: Person
    studio: "Studio"

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.real_name

    def types(self, line: str, channel: Channel | None = None) -> Shown:
        """Type a command; what is seen as its answer."""
        shown = self.person.types(line, channel)
        self.studio.settle()
        return shown

    def presses(
        self, label: str, on: Shown, *, choosing: str | None = None, beside: str | None = None
    ) -> Shown:
        """Press a button; what is new on the screen for it, else what it was pressed on."""
        before = self.ephemerals
        self.person.presses(label, on=on, choosing=choosing, beside=beside)
        self.studio.settle()
        return next((one for one in self.ephemerals if one not in before), on)

    @property
    def form(self) -> Modal:
        """The form in front."""
        return self.person.waits_for_modal()

    def has_a_form(self) -> bool:
        return self.person.modal is not None

    def sends(self, **fields: Any) -> dict[str, str]:  # noqa: ANN401 - whatever a form takes
        """Fill in the form in front, send it, and return its complaints by field."""
        form = self.form
        for name, value in fields.items():
            form.fill(name.replace("_", " ").capitalize(), value)
        complaints = form.submit()
        self.studio.settle()
        return complaints

    def saves(self, message: Shown) -> Modal:
        """Use "Save as client note" on a message; the form that comes."""
        self.person.uses_shortcut("Save as client note", message)
        return self.form

    def says(self, text: str, channel: Channel | None = None, **how: Any) -> Shown:  # noqa: ANN401
        shown = self.person.says(text, channel, **how)
        self.studio.settle()
        return shown

    def opens(self, tab: str) -> None:
        self.person.opens_home(tab)
        self.studio.settle()

    @property
    def home(self) -> str:
        return self.person.home.text if self.person.home else ""

    @property
    def ephemerals(self) -> list[Shown]:
        return self.person.ephemerals

    @property
    def last_answer(self) -> Shown:
        """What was shown to them alone, and last."""
        return self.ephemerals[-1]

    @property
    def posts(self) -> list[Shown]:
        """What Rapport posted to their direct messages (its answers to commands are no posts)."""
        bot = self.studio.slack.bot_user_id
        return [one for one in self.person.dm if one.author_id == bot and not one.is_ephemeral]

    @property
    def nudges(self) -> list[Shown]:
        """The nudges they got."""
        return [one for one in self.posts if "Your clients on" in one.text]

    @property
    def nudge(self) -> Shown:
        """The only nudge they got."""
        (only,) = self.nudges
        return only

    def card(self, client: str) -> str:
        """The card of a client as they see it."""
        return self.types(f"/client {client}").text


@dataclass
class Studio:
    slack: LocalSlack
    rapport: Rapport

    def newcomer(self, name: str, **facts: Any) -> Colleague:  # noqa: ANN401 - as Slack takes them
        """Someone who has not met Rapport."""
        facts = {"tz": "Europe/Berlin", "locale": "en-GB"} | facts
        return Colleague(self.slack.add_person(name, **facts), self)

    def member(self, name: str, **facts: Any) -> Colleague:  # noqa: ANN401 - as Slack takes them
        """A member who knows Rapport, and whom it has welcomed."""
        someone = self.newcomer(name, **facts)
        someone.types("/rapport")
        return someone

    def channel(self, name: str, *people: Colleague, **facts: Any) -> Channel:  # noqa: ANN401
        return self.slack.add_channel(name, [one.person for one in people], **facts)

    def settle(self) -> None:
        """Wait until all that was asked is acked, and all answers that follow an ack are given."""
        self.slack.wait_until_idle()
        threads = self.rapport.desk.after._threads
        everyone = threading.Barrier(threads._max_workers + 1)
        for _ in range(threads._max_workers):
            threads.submit(everyone.wait, 10)
        everyone.wait(10)

    def tick(self) -> None:
        """What the scheduler does every 15 seconds, now."""
        self.rapport.ticker.tick()
        self.settle()

    def keep_house(self) -> None:
        """What the scheduler does once an hour, now: what is too old is dropped."""
        self.rapport.ticker._kept_house_at = None
        self.tick()

    def later(self, **by: float) -> None:
        """Let time pass (as timedelta takes it), and tick."""
        self.slack.clock.forward(timedelta(**by))
        self.tick()

    def wait_for(self, day: date, hour: str, tz: str = "Europe/Berlin") -> None:
        """Let time pass until a local hour, and tick."""
        at = datetime.fromisoformat(f"{day.isoformat()}T{hour}").replace(tzinfo=ZoneInfo(tz))
        self.slack.clock.move_to(at.astimezone(UTC))
        self.tick()

    def morning(self, day: date, tz: str = "Europe/Berlin") -> None:
        """Let time pass until a minute after nine."""
        self.wait_for(day, "09:01", tz)

    def redeliver(self, kind: str) -> dict[str, Any] | None:
        """Slack sends the last payload of a kind once more, as after an ack it did not get."""
        answer = self.slack.redeliver(kind)
        self.settle()
        return answer


def days(count: int) -> date:
    """The day so many days after the start."""
    return TODAY + timedelta(days=count)


@contextmanager
def open_studio(database_url: str) -> Iterator[Studio]:
    """Start Slack and Rapport; at the end Slack must have refused nothing."""
    set_up_logs("CRITICAL", "text")
    with LocalSlack(MANIFEST, starts_at=START, retry_delays=(0.0, 0.0, 0.0)) as slack:
        with _no_certificates():
            rapport = Rapport(settings_for(slack, database_url), Clock(slack.clock.now()))
        slack.clock.on_jump(rapport.clock.move_to)
        rapport.start()
        slack.wait_for_app()
        studio = Studio(slack, rapport)
        try:
            yield studio
            studio.settle()
            assert slack.refusals == []
        finally:
            rapport.stop()
            structlog.reset_defaults()


@contextmanager
def _no_certificates() -> Iterator[None]:
    """A local Slack has none to check, and to read all that are known takes 0.1 s."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = os.devnull
    try:
        yield
    finally:
        del os.environ["SSL_CERT_FILE"]
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def settings_for(slack: LocalSlack, database_url: str) -> Settings:
    return Settings.model_validate(
        {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": database_url,
        }
    )
