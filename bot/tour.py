"""`rapport tour`: a scripted walk in a local Slack, with the real app over real sockets."""

import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.logs import set_up_logs
from bot.manifest import manifest_path
from bot.stage import on_stage
from domain.local_time import say_day
from playground import Channel, LocalSlack, Shown

_TZ = "Europe/Berlin"
_WIDTH = 92
_PATIENCE = 10  # seconds


class Tour:
    """The stage: a studio's Slack with Mia, her client Dana in a shared channel, and a clock."""

    def __init__(self, slack: LocalSlack, clock: Clock, pause: float) -> None:
        self.slack = slack
        self.clock = clock
        self._pause = pause
        self.mia = slack.add_person("mia", real_name="Mia Chen", tz=_TZ, locale="en-GB")
        self.dana = slack.add_person("dana", real_name="Dana Whitfield", other_team=True)
        self.channel: Channel = slack.add_channel(
            "acme-website", [self.mia, self.dana], is_shared=True
        )

    def tells(self, text: str) -> None:
        """What the reader should know now."""
        print(f"\n{textwrap.fill(text, _WIDTH)}\n")
        self._rest(1)

    def types(self, line: str) -> Shown:
        """Mia types a command; what comes back is printed."""
        for place, part in enumerate(textwrap.wrap(line, _WIDTH - 18)):
            print(f"  {'Mia types' if place == 0 else '':14} {part}")
        self._rest(0.5)
        shown = self.mia.types(line, self.channel)
        self.shows(shown)
        return shown

    def presses(self, label: str, on: Shown, expect: str, **how: str) -> None:
        """Mia presses a button of a message, which is redrawn until it says what is expected."""
        choice = f" > {how['choosing']}" if "choosing" in how else ""
        beside = f" ({how['beside']})" if "beside" in how else ""
        print(f"  Mia presses    [{label}{choice}]{beside}")
        self.mia.presses(label, on=on, **how)
        self._until(lambda: expect in on.text)
        self.shows(on)

    def opens(self, label: str, on: Shown, **how: str) -> None:
        """Mia presses a button that opens a form."""
        print(f"  Mia presses    [{label}]")
        self.mia.presses(label, on=on, **how)
        self.shows_form()

    def shows_form(self) -> None:
        form = self.mia.waits_for_modal(timeout=_PATIENCE)
        self._print_box(f"{form.title}\n{form.text()}")

    def fills(self, **answers: str) -> None:
        """Mia fills in the open form and submits it."""
        form = self.mia.waits_for_modal(timeout=_PATIENCE)
        for label, answer in answers.items():
            name = label.replace("_", " ")
            print(f"  Mia fills in   {name}: {answer}")
            form.fill(name, answer)
        print("  Mia submits the form")
        form.submit()
        self._rest(0.5)

    def jumps_to(self, instant: datetime) -> None:
        """The clock moves forward, and Rapport with it."""
        local = instant.astimezone(ZoneInfo(_TZ))
        day = say_day(local.date(), date.min)
        print(f"  The clock      {day} {local:%H:%M}")
        self.slack.clock.move_to(instant)
        self._rest(0.5)

    def waits_for_nudge(self, count: int) -> Shown:
        """The nth nudge in Mia's direct messages; answers to her stand between them."""
        self._until(lambda: len(self._nudges()) >= count)
        nudge = self._nudges()[count - 1]
        print("  Rapport writes to Mia:")
        self.shows(nudge)
        return nudge

    def _nudges(self) -> list[Shown]:
        return [one for one in self.mia.dm if one.text.startswith("Your clients on")]

    def shows(self, shown: Shown) -> None:
        self._print_box(shown.text)

    def _print_box(self, text: str) -> None:
        for line in text.splitlines():
            wrapped = textwrap.wrap(line, _WIDTH - 6) or [""]
            for part in wrapped:
                print(f"    │ {part}")
        self._rest(1)

    def _until(self, question: Callable[[], bool]) -> None:
        self.slack.wait_until(question, timeout=_PATIENCE)

    def _rest(self, pauses: float) -> None:
        time.sleep(self._pause * pauses)


def tour(pause: float) -> None:
    """Walk; `pause` is the rest after each step, in seconds."""
    with _stage(pause) as stage:
        _log_a_call(stage)
        _add_clients(stage)
        _save_a_note(stage)
        _answer_the_nudge(stage)
        stage.tells(
            "That is the main job: log a call in one line, keep a message, answer the nudge. "
            "README.md says how to connect Rapport to your own Slack in five steps."
        )


def _log_a_call(stage: Tour) -> None:
    stage.tells(
        "1. Mia had a call with Acme yesterday. She logs it in one line. Acme is not known yet, "
        "so nothing is guessed: her line is kept, and one press creates the client."
    )
    asked = stage.types(
        "/logcall Acme with Dana and Raj 25m yesterday: Q3 roadmap, her son starts college. "
        "next: send proposal by Friday"
    )
    stage.opens("Create Acme", asked)
    stage.fills()
    stage.slack.wait_until(lambda: "Logged" in asked.text, timeout=_PATIENCE)
    stage.shows(asked)
    stage.tells("Some words are not for the whole team. The others see only that they met.")
    stage.types(
        "/logcall lunch with Acme: Dana may leave in spring #personal !confidence next: none"
    )


def _add_clients(stage: Tour) -> None:
    stage.tells("2. Two more clients, with the day they were last spoken to.")
    stage.types("/client add Globex tier A last 3 weeks ago")
    stage.types("/client add Initech tier C last 5 weeks ago")
    stage.types("/client")


def _save_a_note(stage: Tour) -> None:
    stage.tells(
        "3. Dana of Acme writes in the shared channel. Mia keeps the message as a client note."
    )
    said = stage.dana.says("We would like a second office on the site by March.", stage.channel)
    print("  Dana writes    We would like a second office on the site by March.")
    print("  Mia uses       ⋮ > Save as client note")
    stage.mia.uses_shortcut("save_client_note", message=said)
    stage.shows_form()
    stage.fills(Next_action="estimate the second office")
    stage.slack.wait_until(lambda: bool(stage.mia.ephemerals), timeout=_PATIENCE)
    stage.types("/client Acme")


def _answer_the_nudge(stage: Tour) -> None:
    stage.tells(
        "4. Friday morning. Rapport tells Mia what she owes and who is going cold, and why. "
        "She answers with a press each; every card keeps its place."
    )
    stage.jumps_to(_next_friday_at_nine(stage.clock.now()))
    nudge = stage.waits_for_nudge(1)
    stage.presses("Done", nudge, "Undo", beside="Acme")
    stage.opens("Log it", nudge, beside="Globex")
    stage.fills(Summary="caught up, all is well", Next_action="send the new brochure")
    stage.slack.wait_until(lambda: "Logged" in nudge.text, timeout=_PATIENCE)
    stage.shows(nudge)
    stage.tells("5. Twelve weeks of silence later, Initech and Acme have gone cold too.")
    stage.jumps_to(stage.clock.now() + timedelta(weeks=12))
    nudge = stage.waits_for_nudge(2)
    stage.presses("Snooze", nudge, "Snoozed", beside="Initech", choosing="Next week")
    stage.types("/nudge status")


def _next_friday_at_nine(now: datetime) -> datetime:
    """The Friday after today, 09:00 where Mia is."""
    local = now.astimezone(ZoneInfo(_TZ))
    day = local + timedelta(days=(4 - local.weekday() - 1) % 7 + 1)
    return day.replace(hour=9, minute=0, second=0, microsecond=0)


@contextmanager
def _stage(pause: float) -> Iterator[Tour]:
    """The local Slack and the app on a database of its own, gone afterwards."""
    set_up_logs("ERROR", "text")
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalSlack(manifest_path()) as slack,
        on_stage(slack, Path(folder) / "tour.db") as rapport,
    ):
        yield Tour(slack, rapport.clock, pause)
