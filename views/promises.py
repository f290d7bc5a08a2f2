"""Promises to a client: how many were kept, on its card, and the list of them."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.local_time import say_day
from domain.promises import Fate, Promise, PromisePage, PromiseRecord
from domain.records import ActionState
from views import ids
from views.inputs import modal
from views.message import button, buttons, section, small_print
from views.text import bold, escape_cut
from views.turns import BY_TIME, page_turns

_MOST = 800  # characters of a promise
_MOST_MOVES = 5


def promises_on_card(client_id: str, record: PromiseRecord) -> list[Block]:
    """One line with a button to all of them; nothing where nothing was promised."""
    if not record.ended and not record.is_any_open:
        return []
    row = section(f"*Promises:* {record_in_words(record)}")
    row.accessory = button("Promises", ids.CLIENT_PROMISES, client_id)
    return [row]


def record_in_words(record: PromiseRecord) -> str:
    """Such as "8 of 10 kept, 1 moved"."""
    if not record.ended:
        return "none has come due yet"
    moved = f", {record.moved} moved" if record.moved else ""
    return f"{record.kept} of {record.ended} kept{moved}"


def build_promises(page: PromisePage, today: date) -> dict[str, Any]:
    """A page of them: what is open, then what became of the others."""
    head = f"Promises to {bold(page.client_name)}"
    if not page.promises:
        blocks: list[Block] = [
            section(f"{head}: none yet."),
            small_print(
                "A promise is what they expect by a day: `promise: the quote by Friday` in "
                "`/logcall`, or tick *They expect this* on a next action."
            ),
        ]
    else:
        blocks = [section(f"{head}: {record_in_words(page.record)}")]
    turns = _turns(page)
    blocks += [buttons(turns)] if turns else []
    for promise in page.promises:
        blocks += _row(promise, today)
    return modal("Promises", ids.PROMISES_VIEW, None, blocks, {}, close="Close")


def promise_in_words(promise: Promise, today: date) -> str:
    """Such as "Promised for Fri 20 Nov, moved to Fri 27 Nov, done Thu 26 Nov: *kept*"."""
    parts = [f"Promised for {say_day(promise.first_on, today)}"]
    moves = promise.moves[-_MOST_MOVES:]
    left_out = len(promise.moves) - len(moves)
    parts += [f"moved {left_out} times"] if left_out else []
    parts += [f"moved to {say_day(move.to_on, today)}" for move in moves]
    if promise.closed_on:
        closed = "done" if promise.action.state is ActionState.DONE else "dropped"
        parts.append(f"{closed} {say_day(promise.closed_on, today)}")
    return f"{', '.join(parts)}: {_fate(promise)}"


def _fate(promise: Promise) -> str:
    """Its fate, and why it is broken where the days alone do not tell it."""
    last_on = promise.moves[-1].to_on if promise.moves else promise.first_on
    is_late = promise.closed_on is not None and promise.closed_on > last_on
    if promise.fate is Fate.BROKEN and promise.moves and not is_late:
        return "*broken*, moved only after its day"
    return f"*{promise.fate}*"


def _row(promise: Promise, today: date) -> list[Block]:
    action = promise.action
    said = escape_cut(" ".join(action.text.split()), _MOST).strip() or "…"
    words = "In confidence" if action.is_hidden else said
    owner = escape_cut(action.owner_name, 80)
    return [section(words), small_print(f"{promise_in_words(promise, today)} · {owner}")]


def _turns(page: PromisePage) -> list[InteractiveElement]:
    return page_turns(
        ids.PROMISES_PAGE, page.page, BY_TIME, has_more=page.has_more, of=page.client_id
    )
