"""A client was added, was there already, or is not known."""

from slack_sdk.models.blocks import Block

from domain.client_card import NotKnown
from domain.imports import ImportUndone
from domain.line_client import KnownName
from domain.records import Client
from domain.warmth import WarmthReading, warmth_in_words
from views import ids
from views.merge import close_name_blocks
from views.message import Message, build_message, button, buttons, section
from views.text import bold, cut, escape, escape_cut


def build_not_known(found: NotKnown, opens: str = ids.OPEN_CLIENT) -> Message:
    """No such client: close names as buttons, and how to add it; `opens` is what a button does."""
    name = bold(cut(found.asked, 120))
    elements = [
        button(one.name, ids.numbered(opens, place), one.client_id)
        for place, one in enumerate(found.closest)
    ]
    elements.append(button(f"Add {cut(found.asked, 60)}", ids.ADD_CLIENT, cut(found.asked, 120)))
    asks = " Did you mean one of these?" if found.closest else ""
    blocks = [section(f"I don't know a client called {name}.{asks}"), buttons(elements)]
    return build_message("I don't know that client", blocks)


def build_added(
    client: Client, reading: WarmthReading, owner_name: str, close: KnownName | None = None
) -> Message:
    """A client was added; where one with a very close name was there before, merging is offered."""
    words = warmth_in_words(reading, never_contacted=client.never_contacted)
    said = (
        f"Added {bold(client.name)}: tier {client.tier.value}, every {client.cadence} days, "
        f"owner {escape_cut(owner_name, 80)}. {_sentence(words)}."
    )
    blocks: list[Block] = [
        section(said),
        buttons(
            [
                button("Open", ids.numbered(ids.OPEN_CLIENT, 0), client.id),
                button("Undo", ids.UNDO_ADD, client.id),
            ]
        ),
        *(close_name_blocks(close, client.id) if close else []),
    ]
    return build_message(f"Added {escape(client.name)}", blocks)


def build_add_undone(undone: ImportUndone) -> Message:
    """What taking back an added client did."""
    if undone.removed:
        said = "Undone: the client is no longer kept."
    elif undone.kept:
        said = f"{bold(undone.kept[0])} stays: it was used or changed meanwhile."
    else:
        said = "There is nothing to undo: the client is no longer there."
    return build_message(said, [section(said)])


def build_already_there(said: str, client_id: str, *, is_former: bool) -> Message:
    """What was to be added is there: one press away, or brought back."""
    elements = [button("Bring back", ids.BRING_BACK, client_id)] if is_former else []
    elements.append(button("Open", ids.numbered(ids.OPEN_CLIENT, 0), client_id))
    return build_message(escape(said), [section(escape(said)), buttons(elements)])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
