"""The plain card of a client, the list of one's clients, and what is open."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, SectionBlock

from domain.client_card import ClientCard, ClientWarmth, NotKnown, OpenWork
from domain.records import ActionState, Client, Member, NextAction
from domain.warmth import WarmthReading, warmth_in_words
from views import ids
from views.message import Message, build_message, button, buttons, section, small_print
from views.text import bold, cut, escape, escape_cut, plural
from views.words import action_in_words, interaction_in_words

_LISTED = 20
_MOST_ACTIONS = 10
_ADD_EXAMPLE = "`/client add Acme tier A last 3 May`"


def build_client_card(
    card: ClientCard, who: Member, now: datetime, done: str | None = None
) -> Message:
    """Owner, tier, cadence, warmth in words, open next actions, the last interactions.

    `done` is the id of a next action that was finished just now: its row offers Undo.
    """
    client = card.client
    blocks: list[Block] = [section(f"{bold(client.name)} · {_warmth_words(client, card.reading)}")]
    blocks.append(small_print(_facts(card)))
    if done:
        blocks.append(_done_row(done, card))
    blocks += _action_blocks(card)
    if card.last:
        lines = [interaction_in_words(one, who, now) for one in card.last]
        blocks.append(section(f"*Last contacts and notes*\n{_fitting(lines)}"))
    else:
        blocks.append(
            section(f"Nothing is logged yet. `/logcall {_typed(client.name)}: …` does it.")
        )
    return build_message(f"{escape(client.name)}: {_warmth_words(client, card.reading)}", blocks)


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
    blocks: list[Block] = [section(f"*{title}*")]
    blocks += [_client_row(one) for one in own[:_LISTED]]
    if len(own) > _LISTED:
        blocks.append(
            small_print(
                f"… and {len(own) - _LISTED} warmer ones. `/client NAME` opens any of them."
            )
        )
    return build_message(title, blocks)


def build_open_work(work: OpenWork, intro: str) -> Message:
    """What is owed and who is going cold, with the buttons that open or finish them."""
    blocks: list[Block] = [section(intro)]
    if work.owed:
        blocks.append(small_print("*You owe them*"))
        blocks += [_owed_row(action, work) for action in work.owed[:_MOST_ACTIONS]]
        blocks += _more(len(work.owed) - _MOST_ACTIONS)
    if work.cold:
        blocks.append(small_print("*Going cold*"))
        blocks += [_client_row(one) for one in work.cold[:_LISTED]]
        blocks += _more(len(work.cold) - _LISTED)
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


def _facts(card: ClientCard) -> str:
    client = card.client
    owner = escape_cut(card.owner_name, 80) if card.owner_name else "nobody"
    return f"Owner {owner} · Tier {client.tier.value} · Every {client.cadence} days"


def _warmth_words(client: Client, reading: WarmthReading) -> str:
    words = warmth_in_words(reading, never_contacted=client.never_contacted)
    return f"{reading.warmth.value}, {words}"


def _action_blocks(card: ClientCard) -> list[Block]:
    if not card.actions:
        return [section("No next action is open.")]
    blocks: list[Block] = [section("*Next actions*")]
    blocks += [_action_row(action, card) for action in card.actions[:_MOST_ACTIONS]]
    return blocks + _more(len(card.actions) - _MOST_ACTIONS)


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


def _client_row(one: ClientWarmth) -> SectionBlock:
    row = section(f"{bold(one.client.name)} · {_warmth_words(one.client, one.reading)}")
    row.accessory = button("Open", ids.OPEN_CLIENT, one.client.id)
    return row


def _more(count: int) -> list[Block]:
    return [small_print(f"… and {count} more")] if count > 0 else []


def _fitting(lines: Sequence[str], most: int = 2800) -> str:
    """As many whole lines as Slack takes in one section."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) + len(kept) > most:
            break
        kept.append(line)
    return "\n".join(kept)


def _typed(name: str) -> str:
    return escape_cut(name, 80).replace("`", "")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
