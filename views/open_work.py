"""All that is open: what is owed, who is going cold, and which dates are near."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import OpenWork
from domain.client_dates import OpenDate
from domain.nudge_cards import Lane
from domain.records import NextAction
from views import ids
from views.client_rows import client_row, rows_that_fit
from views.message import Message, build_message, button, section, small_print
from views.room import MOST, room_of
from views.text import bold, escape_cut
from views.words import action_in_words

_LISTED = 20
_MOST_ACTIONS = 10
_MOST_DATES = 10


def build_open_work(work: OpenWork, intro: str) -> Message:
    """What is owed and who is going cold, with the buttons that open or finish them."""
    blocks: list[Block] = [section(intro)]
    if work.owed:
        blocks.append(small_print("*You owe them*"))
        rows = [[_owed_row(action, work)] for action in work.owed[:_MOST_ACTIONS]]
        blocks += rows_that_fit(rows, MOST // 2, of=len(work.owed))
    dates = date_rows(work.dates, _MOST_DATES)
    if work.cold:
        blocks.append(small_print("*Going cold*"))
        rows = [[client_row(one)] for one in work.cold[:_LISTED]]
        blocks += rows_that_fit(rows, MOST - room_of([*blocks, *dates]), of=len(work.cold))
    blocks += dates
    return build_message(intro, blocks)


def date_rows(dates: Sequence[OpenDate], most: int) -> list[Block]:
    """At most so many dates with what is told of them, under the name of their lane."""
    if not dates:
        return []
    rows: list[list[Block]] = [[_date_row(one)] for one in dates[:most]]
    shown = rows_that_fit(rows, MOST // 4, of=len(dates))
    return [small_print(f"*{Lane.BRING.value}*"), *shown]


def _date_row(one: OpenDate) -> SectionBlock:
    what = escape_cut(" ".join(one.what.split()), 160)
    row = section(f"{bold(one.client_name)}: {what}\n{escape_cut(one.reason, 300)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, one.client_id)
    return row


def _owed_row(action: NextAction, work: OpenWork) -> SectionBlock:
    row = section(f"{bold(action.client_name)}: {action_in_words(action, work.today)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, action.client_id)
    return row
