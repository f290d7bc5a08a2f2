"""A client on one row, in lists, messages and the Home tab."""

from slack_sdk.models.blocks import SectionBlock

from domain.client_card import ClientWarmth
from domain.records import Client
from domain.warmth import WarmthReading, warmth_in_words
from views import ids
from views.message import button, section
from views.text import bold


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
