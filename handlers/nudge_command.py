"""`/nudge`: status, now, at, days, pause and resume."""

import re
from collections.abc import Callable
from functools import partial

from slack_bolt import Ack, App

from domain.client_card import NudgeStatus
from domain.due_date import read_due_date
from domain.errors import Unreadable
from domain.local_time import say_day, say_time
from domain.nudge_words import read_days, read_hour, say_days
from domain.records import Member, Standing
from handlers.answer import answer
from handlers.decode import mentioned_ids
from handlers.desk import Desk
from handlers.payload import Body, request_id
from services.nudge_now import nudge_now
from services.nudge_settings import (
    get_nudge_status,
    pause_nudges,
    resume_nudges,
    set_nudge_days,
    set_nudge_time,
)
from views import ids
from views.guide import build_nudge_help
from views.message import Message, plain_message
from views.nudge_status import build_nudge_status
from views.open_work import build_open_work

_STAND_IN = re.compile(
    r"[\s,;]*\bstand[\s-]?in\b:?\s*(?:(?P<who><@[^<>]*>)|(?P<none>none|nobody|off)\b|(?P<other>[^\s<>]*))",
    re.IGNORECASE,
)


def register(app: App, desk: Desk) -> None:
    app.command(ids.NUDGE)(partial(handle_nudge, desk))


def handle_nudge(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    raw = (body.get("text") or "").strip()
    if raw.partition(" ")[0].casefold() == "pause":
        answer(desk, ack, who, _pause(desk, who, raw.partition(" ")[2]))
        return
    answer(desk, ack, who, _reply(desk, who, desk.decode(raw).strip(), request_id(body)))


def _reply(desk: Desk, who: Member, text: str, request: str) -> Message:
    word, _, rest = text.partition(" ")
    if word.casefold() == "now":
        return _now(desk, who, request)
    found = _ANSWERS.get(word.casefold())
    return found(desk, who, rest) if found else build_nudge_help()


def _status(desk: Desk, who: Member, _: str) -> Message:
    return build_nudge_status(get_nudge_status(desk.database, who, desk.now()), desk.now())


def _resume(desk: Desk, who: Member, _: str) -> Message:
    status = resume_nudges(desk.database, who, desk.now())
    return _changed(desk, status, "Your nudges are on again.")


def _now(desk: Desk, who: Member, request: str) -> Message:
    found = nudge_now(desk.database, who, desk.now(), desk.wall(), request)
    if found.claimed:
        desk.wake()
        return plain_message("Today's nudge is on its way to your direct messages.")
    work = found.open_work
    if not (work.owed or work.cold or work.dates):
        return plain_message("Nothing is due: you owe nobody anything and all clients are warm.")
    return build_open_work(work, "Today's nudge was sent already. This is what is open:")


def _at(desk: Desk, who: Member, text: str) -> Message:
    hour = read_hour(text)
    if hour is None:
        raise Unreadable("Which hour? For example: /nudge at 08:30. Nothing was changed.")
    status = set_nudge_time(desk.database, who, hour, desk.now())
    return _changed(desk, status, f"From now on at *{say_time(hour)}*.")


def _days(desk: Desk, who: Member, text: str) -> Message:
    days = read_days(text)
    if not days:
        raise Unreadable(
            "Which days? For example: /nudge days mon-fri, or mon,wed,fri. Nothing was changed."
        )
    status = set_nudge_days(desk.database, who, days, desk.now())
    return _changed(desk, status, f"From now on {say_days(days)}.")


def _pause(desk: Desk, who: Member, raw: str) -> Message:
    """Until a day, with or without a stand-in; the two in any order."""
    words = _STAND_IN.sub(" ", raw)
    named = _STAND_IN.search(raw)
    stand_in_id = _stand_in_id(desk, named) if named else None
    day = read_due_date(
        desk.decode(words).strip().removeprefix("until").strip(" ,;"),
        who.local(desk.now()),
        day_first=who.day_first,
    )
    if day is None:
        raise Unreadable(
            "Until which day? For example: /nudge pause until 3 January. Nothing was changed."
        )
    status = pause_nudges(
        desk.database, who, day, desk.now(), stand_in_id=stand_in_id, wall_now=desk.wall()
    )
    desk.wake()
    said = say_day(day, who.today(desk.now()))
    return _changed(desk, status, f"No nudges before *{said}*.")


def _stand_in_id(desk: Desk, named: re.Match[str]) -> str:
    """The member who is mentioned; nobody for "none"."""
    if named["none"]:
        return ""
    ids_named = mentioned_ids(named["who"] or "", named=True)
    if not ids_named or desk.meet(ids_named[0]).standing is not Standing.MEMBER:
        raise Unreadable(
            "Who stands in must be a full member of this workspace: write stand-in and then "
            "their @name, as in /nudge pause until 3 January stand-in @lee. Nothing was changed."
        )
    return ids_named[0]


def _changed(desk: Desk, status: NudgeStatus, lead: str) -> Message:
    desk.known[status.member.user_id] = status.member
    return build_nudge_status(status, desk.now(), lead)


_ANSWERS: dict[str, Callable[[Desk, Member, str], Message]] = {
    "": _status,
    "status": _status,
    "at": _at,
    "days": _days,
    "resume": _resume,
}
