"""A client on one row, in lists, messages and the Home tab; and how many rows there is room for."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import ClientWarmth
from domain.local_time import say_day
from domain.records import Client
from domain.warmth import WarmthReading, warmth_in_words
from views import ids
from views.message import button, section, small_print
from views.room import room_of
from views.text import bold

_ROOM_BESIDE_ROWS = 500


def client_row(one: ClientWarmth, *notes: str) -> SectionBlock:
    """Its name and warmth in words, with a button that opens its card; `notes` are escaped."""
    words = warmth_words(one.client, one.reading)
    row = section(" · ".join([bold(one.client.name), words, *notes]))
    row.accessory = button("Open", ids.OPEN_CLIENT, one.client.id)
    return row


def former_row(one: ClientWarmth, *notes: str) -> SectionBlock:
    """The row of a former client: how warm it is no longer matters."""
    row = section(" · ".join([bold(one.client.name), *notes]))
    row.accessory = button("Open", ids.OPEN_CLIENT, one.client.id)
    return row


def warmth_words(client: Client, reading: WarmthReading) -> str:
    """Such as "going cold, 31 days since the last contact, cadence 30"."""
    words = warmth_in_words(reading, never_contacted=client.never_contacted)
    return f"{reading.warmth.value}, {words}"


def standing_in_words(client: Client, reading: WarmthReading, today: date) -> str:
    """How warm it is; a former client is neither warm nor cold."""
    if client.former_on is None:
        return warmth_words(client, reading)
    words = warmth_in_words(reading, never_contacted=client.never_contacted)
    return f"former since {say_day(client.former_on, today)}, {words.rpartition(', ')[0]}"


def rows_that_fit(rows: Sequence[Sequence[Block]], room: int, *, of: int) -> list[Block]:
    """As many rows as there is room for, and how many more there are of them."""
    room -= _ROOM_BESIDE_ROWS
    shown: list[Block] = []
    left = of
    for row in rows:
        room -= room_of(row)
        if room < 0:
            break
        shown += row
        left -= 1
    return [*shown, small_print(f"… and {left} more")] if left else shown
