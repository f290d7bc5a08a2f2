"""What each interactive element keeps: its field in the state, how it starts, what it is empty.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from playground.content import elements_of
from playground.messages import State
from playground.shapes import Blocks, Json

Way = Literal["text", "option", "options", "id", "ids", "date", "files", "rich"]


@dataclass(frozen=True)
class Kept:
    """`field` is where the state has the value, `initial` where the element has its first one."""

    field: str
    initial: str
    way: Way

    @property
    def empty(self) -> Any:  # noqa: ANN401  # None or a new list, as Slack has it
        return [] if self.way in {"options", "ids", "files"} else None


TEXT = Kept("value", "initial_value", "text")
OPTION = Kept("selected_option", "initial_option", "option")
OPTIONS = Kept("selected_options", "initial_options", "options")

KINDS: dict[str, Kept] = {
    "plain_text_input": TEXT,
    "email_text_input": TEXT,
    "url_text_input": TEXT,
    "number_input": TEXT,
    "rich_text_input": Kept("rich_text_value", "initial_value", "rich"),
    "static_select": OPTION,
    "external_select": OPTION,
    "radio_buttons": OPTION,
    "multi_static_select": OPTIONS,
    "multi_external_select": OPTIONS,
    "checkboxes": OPTIONS,
    "users_select": Kept("selected_user", "initial_user", "id"),
    "multi_users_select": Kept("selected_users", "initial_users", "ids"),
    "conversations_select": Kept("selected_conversation", "initial_conversation", "id"),
    "multi_conversations_select": Kept("selected_conversations", "initial_conversations", "ids"),
    "channels_select": Kept("selected_channel", "initial_channel", "id"),
    "multi_channels_select": Kept("selected_channels", "initial_channels", "ids"),
    "datepicker": Kept("selected_date", "initial_date", "date"),
    "timepicker": Kept("selected_time", "initial_time", "date"),
    "datetimepicker": Kept("selected_date_time", "initial_date_time", "date"),
    "file_input": Kept("files", "", "files"),
}


def is_typed(element: Json) -> bool:
    """Whether an element is typed into, letter by letter."""
    kept = KINDS.get(element["type"])
    return kept is not None and kept.way in {"text", "rich"}


def first_state(blocks: Blocks, before: State | None = None) -> State:
    """Return the state of a view or message as it starts.

    What was there `before` under the same block id, action id and type is kept, as Slack keeps it
    when a view is updated.
    """
    state: State = {}
    for block in blocks:
        for element in elements_of(block):
            kept = KINDS.get(element["type"])
            if kept is None:
                continue
            block_id, action_id = block["block_id"], element["action_id"]
            old = (before or {}).get(block_id, {}).get(action_id)
            is_same = old is not None and old["type"] == element["type"]
            value = old if old and is_same else _start(element, kept)
            state.setdefault(block_id, {})[action_id] = deepcopy(value)
    return state


def _start(element: Json, kept: Kept) -> Json:
    value = element.get(kept.initial) if kept.initial else None
    return {"type": element["type"], kept.field: kept.empty if value is None else value}
