"""The plain card of a client, the list of one's clients, and what is open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import ClientCard, ClientWarmth, NotKnown, OpenWork
from domain.records import ActionState, Client, Member, NextAction
from domain.warmth import WarmthReading, warmth_in_words
from views import ids
from views.client_rows import client_row, warmth_words
from views.inputs import modal
from views.message import Message, build_message, button, buttons, section, small_print
from views.room import MOST, lines_that_fit, room_of, that_fit
from views.text import bold, cut, escape, escape_cut, plural
from views.words import action_in_words, interaction_in_words

_LISTED = 20
_MOST_ACTIONS = 10
_ROOM_BESIDE_ROWS = 500
_ADD_EXAMPLE = "`/client add Acme tier A last 3 May`"


def build_client_card(
    card: ClientCard, who: Member, now: datetime, done: str | None = None
) -> Message:
    """Owner, tier, cadence, warmth in words, open next actions, the last interactions.

    `done` is the id of a next action that was finished just now: its row offers Undo.
    """
    text = f"{escape(card.client.name)}: {warmth_words(card.client, card.reading)}"
    return build_message(text, _card_blocks(card, who, now, done))


def build_client_view(
    card: ClientCard, who: Member, now: datetime, done: str | None = None
) -> dict[str, Any]:
    """The card as a modal, for the Home tab and forms."""
    blocks = _card_blocks(card, who, now, done)
    metadata = {"client": card.client.id}
    return modal("Client", ids.CLIENT_VIEW, None, blocks, metadata, close="Close")


def build_not_known(found: NotKnown) -> Message:
    """No such client: close names as buttons, and how to add it."""
    name = bold(cut(found.asked, 120))
    elements = [
        button(one.name, ids.numbered(ids.OPEN_CLIENT, place), one.client_id)
        for place, one in enumerate(found.closest)
    ]
    elements.append(button(f"Add {cut(found.asked, 60)}", ids.ADD_CLIENT, cut(found.asked, 120)))
    asks = " Did you mean one of these?" if found.closest else ""
    blocks = [section(f"I don't know a client called {name}.{asks}"), buttons(elements)]
    return build_message("I don't know that client", blocks)


def build_client_list(own: Sequence[ClientWarmth]) -> Message:
    """One's clients, the coldest first; an empty list teaches how to add one."""
    if not own:
        return build_message(
            "You have no clients yet",
            [
                section(
                    f"You have no clients yet. Add one with {_ADD_EXAMPLE}, or just log a call: "
                    "`/logcall Acme: what was said`."
                )
            ],
        )
    title = f"Your {plural(len(own), 'client')}, the coldest first"
    rows = that_fit([client_row(one) for one in own[:_LISTED]], MOST - _ROOM_BESIDE_ROWS)
    blocks: list[Block] = [section(f"*{title}*"), *rows]
    if len(own) > len(rows):
        more = plural(len(own) - len(rows), "warmer one")
        blocks.append(small_print(f"… and {more}. `/client NAME` opens any of them."))
    return build_message(title, blocks)


def build_open_work(work: OpenWork, intro: str) -> Message:
    """What is owed and who is going cold, with the buttons that open or finish them."""
    blocks: list[Block] = [section(intro)]
    if work.owed:
        blocks.append(small_print("*You owe them*"))
        rows = [_owed_row(action, work) for action in work.owed[:_MOST_ACTIONS]]
        blocks += _listed(rows, MOST // 2, of=len(work.owed))
    if work.cold:
        blocks.append(small_print("*Going cold*"))
        rows = [client_row(one) for one in work.cold[:_LISTED]]
        blocks += _listed(rows, MOST - room_of(blocks), of=len(work.cold))
    return build_message(intro, blocks)


def build_added(client: Client, reading: WarmthReading, owner_name: str) -> Message:
    """A client was added."""
    return build_message(
        f"Added {escape(client.name)}",
        [
            section(
                f"Added {bold(client.name)}: tier {client.tier.value}, "
                f"every {client.cadence} days, owner {escape_cut(owner_name, 80)}. "
                f"{_sentence(warmth_in_words(reading, never_contacted=client.never_contacted))}."
            ),
            buttons([button("Open", ids.numbered(ids.OPEN_CLIENT, 0), client.id)]),
        ],
    )


def _card_blocks(card: ClientCard, who: Member, now: datetime, done: str | None) -> list[Block]:
    client = card.client
    words = warmth_words(client, card.reading)
    above: list[Block] = [section(f"{bold(client.name)} · {words}"), small_print(_facts(card))]
    if done:
        above.append(_done_row(done, card))
    below = _last_contacts(card, who, now)
    return [*above, *_action_blocks(card, MOST - room_of([*above, below])), below]


def _facts(card: ClientCard) -> str:
    client = card.client
    owner = escape_cut(card.owner_name, 80) if card.owner_name else "nobody"
    return f"Owner {owner} · Tier {client.tier.value} · Every {client.cadence} days"


def _action_blocks(card: ClientCard, room: int) -> list[Block]:
    if not card.actions:
        return [section("No next action is open.")]
    rows = [_action_row(action, card) for action in card.actions[:_MOST_ACTIONS]]
    return [section("*Next actions*"), *_listed(rows, room, of=len(card.actions))]


def _last_contacts(card: ClientCard, who: Member, now: datetime) -> SectionBlock:
    if not card.last:
        return section(f"Nothing is logged yet. `/logcall {_typed(card.client.name)}: …` does it.")
    lines = [interaction_in_words(one, who, now) for one in card.last]
    shown = lines_that_fit(lines, MOST // 2)
    dots = [] if len(shown) == len(lines) else ["…"]
    return section("\n".join(["*Last contacts and notes*", *shown, *dots]))


def _done_row(action_id: str, card: ClientCard) -> SectionBlock:
    row = section("Done: one next action is closed.")
    row.accessory = button("Undo", ids.ACTION_UNDO, f"{action_id}|{card.client.id}")
    return row


def _action_row(action: NextAction, card: ClientCard) -> SectionBlock:
    row = section(action_in_words(action, card.today))
    if not action.is_hidden and action.state is ActionState.OPEN:
        row.accessory = button("Done", ids.ACTION_DONE, f"{action.id}|{card.client.id}")
    return row


def _owed_row(action: NextAction, work: OpenWork) -> SectionBlock:
    row = section(f"{bold(action.client_name)}: {action_in_words(action, work.today)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, action.client_id)
    return row


def _listed(rows: Sequence[Block], room: int, *, of: int) -> list[Block]:
    """As many rows as there is room for, and how many more there are of them."""
    shown = that_fit(rows, room - _ROOM_BESIDE_ROWS)
    left = of - len(shown)
    return [*shown, small_print(f"… and {left} more")] if left else shown


def _typed(name: str) -> str:
    return escape_cut(name, 80).replace("`", "")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
