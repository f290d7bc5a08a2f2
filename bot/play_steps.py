"""The guided path of `rapport play`: five things to try, each ticked once it is seen done."""

from collections.abc import Callable
from datetime import datetime
from itertools import takewhile
from threading import Lock
from typing import Any

from bot.cast import Cast
from playground import Exchange, LocalSlack
from playground.steps import Step
from views import ids
from views.inputs import metadata_of

_LINE = (
    "/logcall Acme with Dana 25m yesterday: second office, her son starts college. "
    "next: send proposal by Friday"
)
_HOW_TO_LOG = (
    "Dana of Acme called Mia yesterday. Say it as you would to a colleague: with whom, how long, "
    "what was said and what comes next. Press Enter to send it."
)
_HOW_TO_KEEP = (
    "Dana wrote that they want to talk about a second office. Open the menu of her message and "
    "choose *Save as client note*."
)
_ANSWERS = frozenset({ids.CARD_DONE, ids.CARD_SNOOZE, ids.CARD_LOOSEN})
_NEW_CLIENT = frozenset({ids.CREATE_CLIENT_FORM, ids.LOG_FORM})

Json = dict[str, Any]


class Seen:
    """What was done since this began to look, told by the traffic; each exchange is read once."""

    def __init__(self, slack: LocalSlack, cast: Cast) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._mia_id = cast.mia.id
        self._lock = Lock()
        self._version = -1
        self._last = next(reversed(slack.traffic), None)
        self._has_jumped = False
        self._done: set[str] = set()
        slack.clock.on_jump(self._note_jump)

    def has(self, what: str) -> bool:
        """Whether it was done by now: logged, kept, nudged, answered or home."""
        with self._lock:
            version = self._workspace.version
            if version != self._version:
                self._version = version
                self._read_on()
            return what in self._done

    def _note_jump(self, _: datetime) -> None:
        self._has_jumped = True

    def _read_on(self) -> None:
        exchanges = self._slack.traffic
        new = list(takewhile(lambda one: one is not self._last, reversed(exchanges)))
        for exchange in reversed(new):
            self._note(exchange)
        self._last = next(reversed(exchanges), None)

    def _note(self, one: Exchange) -> None:
        if one.answer is None:
            return
        reader = _READERS.get(one.name)
        if reader:
            self._done |= reader(one.sent, one.answer)
        elif self._is_her_home(one):
            self._done.add("home")
        elif self._is_nudge(one):
            self._done.add("nudged")

    def _is_her_home(self, one: Exchange) -> bool:
        """Home as Mia opens it: what others look at is no step of hers."""
        event = one.sent.get("event") or {}
        is_opened = one.name == "app_home_opened" and event.get("tab") == "home"
        return is_opened and event.get("user") == self._mia_id

    def _is_nudge(self, one: Exchange) -> bool:
        """A morning's nudge to Mia, after the clock was moved."""
        is_hers = one.name == "chat.postMessage" and one.sent.get("channel") == self._mia_id
        return self._has_jumped and is_hers and ids.CARD_LOG in str(one.sent.get("blocks"))


def _read_logcall(_: Json, answer: Json) -> set[str]:
    return {"logged"} if str(answer.get("text")).startswith("Logged") else set()


def _read_press(sent: Json, _: Json) -> set[str]:
    pressed = {str(action["action_id"]).partition(":")[0] for action in sent["actions"]}
    done = {"answered"} if pressed & _ANSWERS else set()
    return done | ({"logged"} if ids.PICK_CLIENT in pressed else set())


def _read_form(sent: Json, answer: Json) -> set[str]:
    view = sent["view"]
    if answer.get("response_action", "clear") != "clear":
        return set()
    if view["callback_id"] == ids.NOTE_FORM:
        return {"kept"}
    if view["callback_id"] == ids.LOG_FORM and "delivery" in metadata_of(view):
        return {"answered"}
    return {"logged"} if view["callback_id"] in _NEW_CLIENT else set()


_READERS: dict[str, Callable[[Json, Json], set[str]]] = {
    ids.LOGCALL: _read_logcall,
    "block_actions": _read_press,
    "view_submission": _read_form,
}


def play_steps(slack: LocalSlack, cast: Cast) -> list[Step]:
    """The path from a first log to the Home tab. Only what is done from now on counts."""
    seen = Seen(slack, cast)

    def step(what: str, title: str, how: str, place: str, line: str = "") -> Step:
        return Step(title, how, lambda: seen.has(what), cast.mia.name, place, line)

    morning = "Move the clock to the next working day, 09:00"
    return [
        step("logged", "Log a call in one line", _HOW_TO_LOG, cast.acme.name, _LINE),
        step("kept", "Keep a message", _HOW_TO_KEEP, cast.acme.name),
        step(
            "nudged", morning, "Rapport writes to Mia what she owes, and who is going cold.", "dm"
        ),
        step("answered", "Answer a card", "Press *Done*, *Log it* or *Snooze* at a card.", "dm"),
        step("home", "Look at Home", "Today's cards, Mia's clients and what she owes.", "home"),
    ]
