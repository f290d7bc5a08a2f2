"""The card of a client."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InteractiveElement,
    OverflowMenuElement,
    SectionBlock,
)

from domain.client_card import ClientCard
from domain.local_time import say_day
from domain.records import Client, Member, NextAction
from views import ids
from views.action_rows import action_row
from views.client_rows import rows_that_fit, standing_in_words
from views.dates import dates_on_card
from views.facts import facts_on_card
from views.inputs import modal, option
from views.message import Message, build_message, button, buttons, section, small_print
from views.next_list import Said, said_row
from views.people import people_on_card
from views.preps import preps_on_card
from views.promises import promises_on_card
from views.room import MOST, lines_that_fit, room_of
from views.text import bold, escape, escape_cut
from views.words import action_in_words, interaction_in_words, people_in_words

_MOST_ACTIONS = 10


class MoreOfClient(StrEnum):
    """What else can be done about a client: the first part of the option's value."""

    MERGE = "merge"
    ARCHIVE = "archive"
    FORGET = "forget"


_MORE = {
    MoreOfClient.MERGE: "Merge with…",
    MoreOfClient.ARCHIVE: "Archive",
    MoreOfClient.FORGET: "Forget for good…",
}


def build_client_card(
    card: ClientCard, who: Member, now: datetime, said: Said | None = None
) -> Message:
    """Facts, warmth in words, what can be done, open next actions, the last interactions.

    `said` is what became of a next action just now; one that was closed offers Undo.
    """
    text = f"{escape(card.client.name)}: {standing_in_words(card.client, card.reading, card.today)}"
    return build_message(text, _card_blocks(card, who, now, said))


def build_client_view(
    card: ClientCard, who: Member, now: datetime, said: Said | None = None
) -> dict[str, Any]:
    """The card as a modal, for the Home tab and forms."""
    blocks = _card_blocks(card, who, now, said)
    metadata = {"client": card.client.id}
    return modal("Client", ids.CLIENT_VIEW, None, blocks, metadata, close="Close")


def _card_blocks(card: ClientCard, who: Member, now: datetime, said: Said | None) -> list[Block]:
    head = standing_in_words(card.client, card.reading, card.today)
    above: list[Block] = [section(f"{bold(card.client.name)} · {head}")]
    above += [small_print(_facts(card)), _pressable(card.client)]
    if said and all(action.id != said.action.id for action in card.actions):
        above.append(said_row(said, f"card:{card.client.id}"))
    above += preps_on_card(card.preps, who, now, has_more=card.has_more_preps)
    above += people_on_card(card.people, card.people_count, card.today)
    above += promises_on_card(card.client.id, card.promises)
    above += facts_on_card(card.facts, card.today, has_more=card.has_more_facts)
    above += dates_on_card(card.dates)
    below = _last_contacts(card, who, now)
    return [*above, *_action_blocks(card, who, MOST - room_of([*above, below])), below]


def _facts(card: ClientCard) -> str:
    client = card.client
    owner = escape_cut(card.owner_name, 80) if card.owner_name else "nobody"
    facts = [f"Owner {owner}", f"Tier {client.tier.value}", f"Every {client.cadence} days"]
    if client.is_private:
        others = f", with {people_in_words(card.named)}" if card.named else ""
        facts.append(f"Private{others}")
    if client.paused_until_on and client.paused_until_on > card.today:
        facts.append(f"Paused until {say_day(client.paused_until_on, card.today)}")
    if card.aliases:
        facts.append(f"Also {people_in_words(card.aliases)}")
    return " · ".join(facts)


def _pressable(client: Client) -> Block:
    """What can be done: a former client is first of all brought back."""
    elements: list[InteractiveElement] = []
    if client.former_on:
        elements.append(button("Bring back", ids.BRING_BACK, client.id))
    elements += [
        button("Log it", ids.LOG_CLIENT, client.id),
        button("Brief", ids.CLIENT_BRIEF, client.id),
        *([] if client.former_on else [button("Plan a call", ids.PLAN_CALL, client.id)]),
        button("Add next action", ids.ADD_CLIENT_NEXT, client.id),
        button("All history", ids.CLIENT_HISTORY, client.id),
        button("People", ids.CLIENT_PEOPLE, client.id),
        button("Facts", ids.CLIENT_FACTS, client.id),
        button("Dates", ids.CLIENT_DATES, client.id),
        button("Edit", ids.EDIT_CLIENT, client.id),
    ]
    options = [
        option(said, f"{choice.value}|{client.id}")
        for choice, said in _MORE.items()
        if not (client.former_on and choice is MoreOfClient.ARCHIVE)
    ]
    elements.append(OverflowMenuElement(action_id=ids.CLIENT_MORE, options=options))
    return buttons(elements)


def _action_blocks(card: ClientCard, who: Member, room: int) -> list[Block]:
    if not card.actions:
        return [section("No next action is open.")]
    count = len(card.actions)
    title = f"*Next actions*, {count} still open" if card.client.former_on else "*Next actions*"
    rows = [_action_row(action, card, who) for action in card.actions[:_MOST_ACTIONS]]
    return [section(title), *rows_that_fit(rows, room, of=count)]


def _last_contacts(card: ClientCard, who: Member, now: datetime) -> SectionBlock:
    if not card.last:
        return section(f"Nothing is logged yet. `/logcall {_typed(card.client.name)}: …` does it.")
    lines = [interaction_in_words(one, who, now) for one in card.last]
    shown = lines_that_fit(lines, MOST // 2)
    dots = [] if len(shown) == len(lines) else ["…"]
    return section("\n".join(["*Last contacts and notes*", *shown, *dots]))


def _action_row(action: NextAction, card: ClientCard, who: Member) -> list[Block]:
    """One of a colleague's says whose it is."""
    row = action_row(action, card.today, f"card:{card.client.id}", names_client=False)
    if action.owner_id != who.user_id:
        owner = escape_cut(action.owner_name, 80)
        row[0] = section(f"{action_in_words(action, card.today)} · {owner}")
    return row


def _typed(name: str) -> str:
    return escape_cut(name, 80).replace("`", "")
