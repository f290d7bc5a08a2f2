"""The nudge: one message a day, a card a thing to do, the most useful first."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    HeaderBlock,
    InteractiveElement,
    Option,
    StaticSelectElement,
)

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.local_time import WEEKDAYS, say_day
from domain.nudge_cards import Lane
from domain.nudge_repeats import Snooze
from domain.outcomes import UNDO_FOR
from views import ids
from views.message import Message, build_message, button, buttons, section, small_print
from views.people import phone_link
from views.text import bold, escape_cut, plural

_SNOOZES = {
    Snooze.TOMORROW: "Tomorrow",
    Snooze.NEXT_WEEK: "Next week",
    Snooze.ONE_CADENCE: "One cadence",
}
_WELCOME = (
    "*Welcome to Rapport.* Each morning I tell you whom to call and what you owe them. "
    "One thing to know: `/logcall Acme: what was said` logs a call in one line."
)

_HIDDEN = "~A client~ It is private now, and you no longer see it."
_NOTHING_LEFT = "Nothing is left here: what was shown has been deleted since."


def build_nudge(nudge: Nudge, now: datetime) -> Message:
    """The message with its cards in their places, answered ones struck out."""
    blocks: list[Block] = []
    if nudge.is_welcome:
        blocks.append(section(_WELCOME))
    blocks.append(HeaderBlock(text=_title(nudge)))
    if not nudge.cards:
        blocks.append(section(_NOTHING_LEFT))
    lane: Lane | None = None
    for card in nudge.cards:
        if card.lane is not lane:
            lane = card.lane
            blocks.append(small_print(f"*{lane.value}*"))
        blocks += card_blocks(card, now)
    blocks += _ending(nudge)
    return build_message(_summary(nudge), blocks)


def delivery_metadata(delivery_id: str) -> dict[str, Any]:
    """Marks a message in the DM's history as this delivery's."""
    return {"event_type": ids.DELIVERY_EVENT, "event_payload": {"id": delivery_id}}


def _title(nudge: Nudge) -> str:
    return f"Your clients on {WEEKDAYS[nudge.local_on.weekday()]}"


def _summary(nudge: Nudge) -> str:
    owed = sum(1 for card in nudge.cards if card.lane is Lane.OWED)
    dates = sum(1 for card in nudge.cards if card.lane is Lane.BRING)
    cold = len(nudge.cards) - owed - dates
    parts = [f"you owe {plural(owed, 'thing')}"] if owed else []
    parts += [f"{plural(cold, 'client is', 'clients are')} going cold"] if cold else []
    parts += [f"{plural(dates, 'date is', 'dates are')} near"] if dates else []
    said = " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or _NOTHING_LEFT
    return said[:1].upper() + said[1:]


def card_blocks(card: NudgeCard, now: datetime) -> list[Block]:
    """A card in its place: what it is and why, with its buttons; struck out once answered."""
    if card.is_hidden:
        return [section(_HIDDEN)]
    title = _card_title(card)
    if card.state is CardState.OPEN:
        elements = _open_buttons(card)
        note = f" · {escape_cut(card.outcome, 200)}" if card.outcome else ""
        said = f"{title}\n{escape_cut(card.reason, 400)}{note}{_call(card)}"
        return [section(said), buttons(elements, f"card:{card.position}")]
    said = f"~{_struck(title)}~ {escape_cut(card.outcome or 'Done', 200)}"
    if _can_undo(card, now):
        undo = button("Undo", ids.CARD_UNDO, _value(card))
        return [section(said), buttons([undo], f"card:{card.position}")]
    return [section(said)]


def _call(card: NudgeCard) -> str:
    """One press calls; the number stands there, too, for those who call by hand."""
    if card.call is None:
        return ""
    number = phone_link(card.call.phone)
    return f" · call {escape_cut(card.call.name, 60)}: {number}"


def _card_title(card: NudgeCard) -> str:
    name = bold(card.client_name)
    if card.lane is Lane.OWED:
        words = " ".join(card.action_text.split()) or "in confidence"
        return f"{name}: {escape_cut(words, 300)}"
    if card.date_text:
        return f"{name}: {escape_cut(' '.join(card.date_text.split()), 300)}"
    return name


def _struck(title: str) -> str:
    return title.replace("~", "").replace("\n", " ")


def _can_undo(card: NudgeCard, now: datetime) -> bool:
    can = card.state in {CardState.DONE, CardState.SNOOZED, CardState.LOOSENED}
    return can and card.handled_at is not None and now - card.handled_at <= UNDO_FOR


def _open_buttons(card: NudgeCard) -> Sequence[InteractiveElement]:
    value = _value(card)
    elements: list[InteractiveElement] = []
    if card.lane is not Lane.COLD:
        elements.append(button("Done", ids.CARD_DONE, value, style="primary"))
        elements.append(button("Log it", ids.CARD_LOG, value))
    else:
        elements.append(button("Log it", ids.CARD_LOG, value, style="primary"))
    elements.append(_snooze_select(value))
    if card.lane is Lane.BRING:
        elements.append(button("Open", ids.OPEN_CLIENT, card.client_id))
    if card.looser_days:
        label = f"Every {card.looser_days} days is enough"
        elements.append(button(label, ids.CARD_LOOSEN, value))
    return elements


def _snooze_select(value: str) -> StaticSelectElement:
    options = [
        Option(text=label, value=f"{value}|{choice.value}") for choice, label in _SNOOZES.items()
    ]
    return StaticSelectElement(action_id=ids.CARD_SNOOZE, placeholder="Snooze", options=options)


def _value(card: NudgeCard) -> str:
    return f"{card.delivery_id}|{card.position}"


def _ending(nudge: Nudge) -> list[Block]:
    blocks: list[Block] = []
    if nudge.spread:
        last_on = nudge.local_on + timedelta(days=nudge.spread_over_days - 1)
        blocks.append(
            small_print(
                f"{plural(nudge.spread, 'more client is', 'more clients are')} cold already. "
                f"I bring them a few a day until {say_day(last_on, nudge.local_on)}, tier A first."
            )
        )
    if nudge.left_over:
        blocks.append(small_print(f"… and {nudge.left_over} more that can wait until tomorrow."))
    if nudge.spread or nudge.left_over:
        blocks.append(buttons([button("Show all that is open", ids.SHOW_OPEN, nudge.delivery.id)]))
    return blocks
