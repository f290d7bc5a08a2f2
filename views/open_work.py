"""All that is open: what is owed, and who is going cold."""

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import OpenWork
from domain.records import NextAction
from views import ids
from views.client_rows import client_row, rows_that_fit
from views.message import Message, build_message, button, section, small_print
from views.room import MOST, room_of
from views.text import bold
from views.words import action_in_words

_LISTED = 20
_MOST_ACTIONS = 10


def build_open_work(work: OpenWork, intro: str) -> Message:
    """What is owed and who is going cold, with the buttons that open or finish them."""
    blocks: list[Block] = [section(intro)]
    if work.owed:
        blocks.append(small_print("*You owe them*"))
        rows = [[_owed_row(action, work)] for action in work.owed[:_MOST_ACTIONS]]
        blocks += rows_that_fit(rows, MOST // 2, of=len(work.owed))
    if work.cold:
        blocks.append(small_print("*Going cold*"))
        rows = [[client_row(one)] for one in work.cold[:_LISTED]]
        blocks += rows_that_fit(rows, MOST - room_of(blocks), of=len(work.cold))
    return build_message(intro, blocks)


def _owed_row(action: NextAction, work: OpenWork) -> SectionBlock:
    row = section(f"{bold(action.client_name)}: {action_in_words(action, work.today)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, action.client_id)
    return row
