"""Reading the log form: what is filled in, and at which field a sentence belongs."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from domain.line_people import split_people
from domain.log_fields import LogFields
from domain.log_line import NextStep
from domain.records import Kind, Member, Topic
from domain.warmth import Tier
from handlers.payload import Body
from handlers.step_reading import with_series
from views import ids
from views.repeats import ONCE

# The inputs whose block ids are not those of their actions are found by `block_of`.
_FIELDS = {
    "last_spoke_on": ids.LAST_SPOKE,
    "on": ids.WHEN,
    "at": ids.AT,
    "duration": ids.DURATION,
    "next_text": ids.NEXT_TEXT,
    "due_on": ids.NEXT_DUE,
    "needs_no_next": ids.NO_NEXT,
}


def read_fields(view: Body) -> LogFields:
    """What is filled in by now, complete or not."""
    state = _by_action(view)
    picked = _option(state, ids.LOG_FOR)
    is_new = picked.startswith(ids.CREATE_PREFIX)
    name = picked.removeprefix(ids.CREATE_PREFIX) if is_new else ""
    if is_new and ids.NAME in state:
        name = _text(state, ids.NAME)
    at = state.get(ids.AT, {}).get("selected_time")
    return LogFields(
        client_id="" if is_new else picked,
        is_new=is_new,
        name=name,
        tier=Tier(_option(state, ids.TIER) or Tier.B),
        owner_id=state.get(ids.OWNER, {}).get("selected_user") or "",
        last_spoke_on=_day(state, ids.LAST_SPOKE),
        kind=Kind(_option(state, ids.KIND) or Kind.CALL),
        on=_day(state, ids.WHEN),
        at=time.fromisoformat(at) if at else None,
        people=_people(state),
        duration=_text(state, ids.DURATION),
        topic=Topic(chosen) if (chosen := _option(state, ids.TOPIC)) else None,
        summary=_summary(state),
        next_text=_text(state, ids.NEXT_TEXT),
        due_on=_day(state, ids.NEXT_DUE),
        is_promise=bool(_options(state, ids.IS_PROMISE)),
        needs_no_next=bool(_options(state, ids.NO_NEXT)),
        in_confidence=bool(_options(state, ids.IN_CONFIDENCE)),
        repeats=_option(state, ids.REPEATS).removeprefix(ONCE),
    )


def read_sent(view: Body, who: Member, now: datetime) -> LogFields:
    """What was sent; the words of the next action tell day and recurrence where none is chosen."""
    fields = read_fields(view)
    if not fields.next_text:
        return replace(fields, repeats="")
    step = NextStep(fields.next_text, fields.due_on, is_promise=fields.is_promise)
    dated = with_series(step, fields.repeats, who, now)
    fields = replace(fields, next_text=dated.text, due_on=dated.due_on)
    if dated.series is None:
        return fields
    code, from_on = dated.series.recurrence.code, dated.series.from_on
    return replace(fields, repeats=code, repeats_from_on=from_on)


def asks_next(view: Body) -> bool:
    """Whether the form asks what comes next: not where a record has several next actions."""
    return ids.NEXT_TEXT in _by_action(view)


def at_fields(errors: dict[str, str]) -> dict[str, str]:
    """Sentences by field of the form, at the inputs that show them."""
    return {_FIELDS[name]: sentence for name, sentence in errors.items()}


def block_of(view: Body, action_id: str) -> str:
    """The block of the input with this action; the client's where the form has none of it."""
    found: dict[str, Any] = view["state"]["values"]
    return next((block for block, held in found.items() if action_id in held), ids.LOG_FOR)


def _people(state: dict[str, Any]) -> tuple[str, ...]:
    """Each once. Several that were typed as one are taken apart; a known name stays as it is."""
    names: list[str] = []
    for one in _options(state, ids.PEOPLE):
        value = str(one["value"])
        typed = value.removeprefix(ids.CREATE_PREFIX)
        names += [value] if typed == value else split_people(typed)
    return tuple(dict.fromkeys(names))


def _by_action(view: Body) -> dict[str, Any]:
    blocks: dict[str, dict[str, Any]] = view["state"]["values"]
    return {action: held for block in blocks.values() for action, held in block.items()}


def _option(state: dict[str, Any], action_id: str) -> str:
    chosen = state.get(action_id, {}).get("selected_option")
    return str(chosen["value"]) if chosen else ""


def _options(state: dict[str, Any], action_id: str) -> list[dict[str, Any]]:
    return state.get(action_id, {}).get("selected_options") or []


def _text(state: dict[str, Any], action_id: str) -> str:
    return (state.get(action_id, {}).get("value") or "").strip()


def _day(state: dict[str, Any], action_id: str) -> date | None:
    day = state.get(action_id, {}).get("selected_date")
    return date.fromisoformat(day) if day else None


def _summary(state: dict[str, Any]) -> str:
    """All parts of a long summary, as one."""
    parts = [state.get(ids.SUMMARY, {}).get("value") or ""]
    while (action_id := ids.numbered(ids.SUMMARY, len(parts))) in state:
        parts.append(state[action_id].get("value") or "")
    return "".join(parts).strip()
