"""Told to a new owner: these clients and next actions are yours from now on."""

from datetime import date

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import Handed
from domain.records import NextAction
from views import ids
from views.client_rows import client_row
from views.message import Message, build_message, button, section, small_print
from views.room import MOST, that_fit
from views.text import bold, plural
from views.words import action_in_words

_ROOM_BESIDE_ROWS = 500


def build_handed(handed: Handed, today: date) -> Message:
    """Who handed over what; the first ten of each with a button that opens the client."""
    said = f"{bold(handed.by_name)} handed over to you: {_counts(handed)}."
    actions = [_action_row(action, today) for action in handed.actions]
    rows = that_fit([*map(client_row, handed.clients), *actions], MOST - _ROOM_BESIDE_ROWS)
    blocks: list[Block] = [section(said), *rows]
    left = handed.client_count + handed.action_count - len(rows)
    if left > 0:
        blocks.append(small_print(f"… and {left} more. `/client` and `/next` list them all."))
    return build_message(said, blocks)


def _action_row(action: NextAction, today: date) -> SectionBlock:
    row = section(f"{bold(action.client_name)}: {action_in_words(action, today)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, action.client_id)
    return row


def _counts(handed: Handed) -> str:
    parts = []
    if handed.client_count:
        parts.append(plural(handed.client_count, "client"))
    if handed.action_count:
        parts.append(plural(handed.action_count, "next action"))
    return " and ".join(parts)
