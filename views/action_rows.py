"""A next action with what can be done about it, wherever it is listed."""

from datetime import date
from enum import StrEnum

from slack_sdk.models.blocks import Block, OverflowMenuElement

from domain.records import NextAction
from views import ids
from views.inputs import option
from views.message import button, buttons, section
from views.text import bold
from views.words import action_in_words


class MoreOf(StrEnum):
    """What else than Done can be done about a next action: the first part of the option's value."""

    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"
    EDIT = "edit"
    REASSIGN = "reassign"
    DROP = "drop"


_MORE = {
    MoreOf.TOMORROW: "Snooze until tomorrow",
    MoreOf.NEXT_WEEK: "Snooze until next week",
    MoreOf.EDIT: "Edit",
    MoreOf.REASSIGN: "Reassign",
    MoreOf.DROP: "Drop",
}


def action_row(
    action: NextAction, today: date, where: str, *, names_client: bool = True, most: int = 300
) -> list[Block]:
    """Two blocks: what it is, and its buttons; one where it is hidden from the viewer.

    `where` begins the block id of the buttons ("card:CLIENT_ID", "next:PAGE", "home"), so that a
    press can draw the right surface anew; the id of the next action ends it. Of a longer text
    `most` characters are shown.
    """
    words = action_in_words(action, today, most)
    said = section(f"{bold(action.client_name)}: {words}" if names_client else words)
    if action.is_hidden:
        return [said]
    value = f"{action.id}|{action.client_id}"
    more = OverflowMenuElement(
        action_id=ids.ACTION_MORE,
        options=[option(text, f"{choice.value}|{value}") for choice, text in _MORE.items()],
    )
    done = button("Done", ids.ACTION_DONE, value)
    return [said, buttons([done, more], f"{where}|{action.id}")]
