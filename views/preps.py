"""Planned talks on a client's card and on the Home tab, and the reply to planning one.

The block id of their buttons begins with where they stand, and a bar ends that.
"""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.preps import Prep, can_be_restored
from domain.records import Member
from views import ids
from views.message import Message, build_message, button, buttons, section, small_print
from views.prep_words import agenda_lines, prep_in_words, remind_in_words, talk_in_words
from views.room import lines_that_fit
from views.text import escape

ON_CARD, ON_HOME, IN_REPLY, IN_DM = "prep_card", "prep_home", "prep_reply", "prep_dm"
_AGENDA_ROOM = 2_000


def preps_on_card(
    preps: Sequence[Prep], who: Member, now: datetime, *, has_more: bool
) -> list[Block]:
    """What is planned with the client, the soonest first; nothing where nothing is."""
    rows = [block for prep in preps for block in _row(prep, who, now, ON_CARD)]
    return [*rows, small_print("… and more is planned after that.")] if has_more else rows


def preps_on_home(
    preps: Sequence[Prep], who: Member, now: datetime, *, has_more: bool
) -> list[Block]:
    """The member's own of the next days."""
    rows = [block for prep in preps for block in _row(prep, who, now, ON_HOME)]
    more = "… and more within seven days. Each client's card has its own."
    return [*rows, small_print(more)] if has_more else rows


def build_prep_reply(prep: Prep, who: Member, now: datetime) -> Message:
    """What was planned or cancelled just now, with what can be done about it."""
    talk = talk_in_words(prep, names_client=True)
    said = prep_in_words(prep, who, now, names_client=True)
    if not prep.is_open:
        head = f"Cancelled: {said}"
        blocks: list[Block] = [section(head), *agenda_blocks(prep)]
        return build_message(f"Cancelled: {talk}", [*blocks, *_undo(prep, now, IN_REPLY)])
    lines = [f"Planned: {said}.", _what_comes(prep)]
    if prep.in_confidence:
        lines.append("In confidence: only you and the client's owner can read the words.")
    pressable = buttons(
        [
            button("Edit", ids.PREP_EDIT, prep.id),
            button("Undo", ids.PREP_CANCEL, prep.id),
        ],
        f"{IN_REPLY}|{prep.id}",
    )
    blocks = [section("\n".join(lines)), *agenda_blocks(prep), pressable]
    return build_message(f"Planned: {talk}", blocks)


def agenda_blocks(prep: Prep) -> list[Block]:
    """The agenda under its title; nothing where there is none."""
    lines = agenda_lines(prep)
    shown = lines_that_fit(lines, _AGENDA_ROOM)
    if not shown:
        return []
    more = [f"… and {len(lines) - len(shown)} more"] if len(shown) < len(lines) else []
    return [section("\n".join(["*Agenda*", *shown, *more]))]


def _what_comes(prep: Prep) -> str:
    when = remind_in_words(prep.remind_minutes)
    return f"The brief comes {escape(when)}." if when else "No brief comes before it."


def _row(prep: Prep, who: Member, now: datetime, where: str) -> list[Block]:
    said = prep_in_words(prep, who, now, names_client=where == ON_HOME)
    if not prep.is_open:
        return [section(f"Cancelled: {said}"), *_undo(prep, now, where)]
    is_past = prep.starts_at <= now
    head = "Was planned" if is_past else "Planned"
    row: list[Block] = [section(f"{head}: {said}" if where == ON_CARD else said)]
    if not prep.is_changeable:
        return row
    elements: list[InteractiveElement] = []
    if is_past:
        elements.append(button("Log it", ids.PREP_LOG, prep.id))
        elements.append(button("It didn't happen", ids.PREP_CANCEL, prep.id))
    else:
        elements.append(button("Edit", ids.PREP_EDIT, prep.id))
        elements.append(button("Cancel", ids.PREP_CANCEL, prep.id))
    return [*row, buttons(elements, f"{where}|{prep.id}")]


def _undo(prep: Prep, now: datetime, where: str) -> list[Block]:
    if not (prep.is_changeable and can_be_restored(prep, now)):
        return []
    return [buttons([button("Undo", ids.PREP_RESTORE, prep.id)], f"{where}|{prep.id}")]
