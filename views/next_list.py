"""What a member owes, by day, with the buttons that finish it or put it off."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from slack_sdk.models.blocks import Block, InteractiveElement, SectionBlock

from domain.local_time import say_day
from domain.next_groups import NextPage, When, when_due
from domain.records import ActionState, NextAction
from domain.recurrence import NEXT_STAYS
from views import ids
from views.action_rows import action_row
from views.message import Message, build_message, button, buttons, section, small_print
from views.room import MOST, room_of
from views.text import bold, escape_cut, plural

_EMPTY = (
    "You owe nobody anything: no next action is open. Add one in a line: "
    "`/next Acme send the deck by Friday`"
)
_HELP = (
    "*What comes next, and for whom*\n"
    "• `/next` lists what you owe, by day, with Done, Snooze, Edit, Reassign and Drop.\n"
    "• `/next Acme send the deck by Friday` adds one for you.\n"
    "• `/next Acme promise: the quote by 3 May` is a promise: they expect it that day.\n"
    "• `/next Acme check in every quarter` comes again each time it is done.\n"
    "• `!confidence` anywhere after the client keeps the words between you and its owner.\n"
    '• A client called Help goes in quotes: `/next "Help" call them`.'
)
_SHORT, _SHORTEST = 140, 60  # characters of a text, where ten long ones would not fit
_CLOSED = {ActionState.DONE: "Done", ActionState.DROPPED: "Dropped", ActionState.OPEN: "Open again"}
_MOST_SAID = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a next action just now; what was closed can be undone."""

    action: NextAction
    words: str
    can_undo: bool = False


def build_next_list(page: NextPage, said: Said | None = None) -> Message:
    """The answer to `/next`; `said` stands first."""
    where = f"next:{page.page}"
    above: list[Block] = [said_row(said, where)] if said else []
    title = _title(page)
    if not page.total:
        return build_message(title, [*above, section(_EMPTY)])
    above.append(section(f"*{title}*"))
    below = _turning(page)
    for most in (300, _SHORT, _SHORTEST):
        rows = _rows(page, where, most)
        if room_of([*above, *rows, *below]) <= MOST:
            break
    return build_message(title, [*above, *rows, *below])


def build_next_help() -> Message:
    return build_message("What comes next, and for whom", [section(_HELP)])


def build_said(said: Said) -> Message:
    """The same alone, where the list does not stand."""
    row = said_row(said, "said")
    return build_message(row.text.text if row.text else said.words, [row])


def say_closed(action: NextAction, today: date | None = None) -> Said:
    """It was done or dropped, which can be undone, or taken up again."""
    words = _CLOSED[action.state]
    if action.next_on and today:
        words += f". Next: {say_day(action.next_on, today)}"
    elif action.series and action.state is ActionState.DROPPED:
        words += " for good"
    elif action.is_next_kept:
        words += f", {NEXT_STAYS}"
    return Said(action, words, can_undo=action.state is not ActionState.OPEN)


def said_row(said: Said, where: str) -> SectionBlock:
    """Such as "Done: send the deck (Acme)" with Undo."""
    action = said.action
    text = f" {escape_cut(' '.join(action.text.split()), _MOST_SAID)}" if action.text else ""
    row = section(f"{said.words}:{text} ({bold(action.client_name)})", f"{where}|{action.id}|said")
    if said.can_undo:
        row.accessory = button("Undo", ids.ACTION_UNDO, f"{action.id}|{action.client_id}")
    return row


def _title(page: NextPage) -> str:
    if not page.total:
        return "You owe nobody anything"
    title = f"You owe {plural(page.total, 'next action')}"
    urgent = [f"{page.counts[one]} {one.lower()}" for one in (When.LATE, When.TODAY)]
    urgent = [said for said in urgent if not said.startswith("0 ")]
    title += f": {', '.join(urgent)}" if urgent else ""
    return f"{title} · page {page.page + 1} of {page.last_page + 1}" if page.last_page else title


def _rows(page: NextPage, where: str, most: int) -> list[Block]:
    rows: list[Block] = []
    for when, actions in groupby(page.actions, lambda one: when_due(one.due_on, page.today)):
        rows.append(small_print(f"*{when}* ({page.counts[when]})"))
        for action in actions:
            rows += action_row(action, page.today, where, most=most)
    return rows


def _turning(page: NextPage) -> list[Block]:
    elements: list[InteractiveElement] = []
    if page.page > 0:
        before = str(page.page - 1)
        elements.append(button("Previous", ids.numbered(ids.NEXT_PAGE, 0), before))
    if page.page < page.last_page:
        after = str(page.page + 1)
        elements.append(button("Next", ids.numbered(ids.NEXT_PAGE, 1), after))
    return [buttons(elements, "next_pages")] if elements else []
