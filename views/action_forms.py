"""The forms of a next action: add, edit, reassign, drop, and a new client for one."""

from typing import Any

from slack_sdk.models.blocks import Block, InputBlock

from domain.name import MAX_NAME
from domain.records import NextAction
from views import ids
from views.inputs import (
    checkbox,
    due_input,
    labelled,
    last_spoke_input,
    member_select,
    modal,
    text_input,
    tier_select,
)
from views.message import section
from views.repeats import repeats_input
from views.text import bold, escape_cut

_EXAMPLE = "Send the proposal"
_MOST_SAID = 600


def build_client_next(client_name: str, owner_id: str, metadata: dict[str, str]) -> dict[str, Any]:
    """What comes next for a client, and whose it is."""
    blocks: list[Block] = [
        section(f"What comes next for {bold(client_name)}?"),
        *_step_inputs(None),
        labelled("Whose it is", ids.OWNER, member_select(ids.OWNER, owner_id)),
    ]
    return modal("Next action", ids.CLIENT_NEXT_FORM, "Add", blocks, metadata)


def build_edit_next(action: NextAction, metadata: dict[str, str]) -> dict[str, Any]:
    """Text, day and promise as they are."""
    blocks: list[Block] = [
        section(f"What comes next for {bold(action.client_name)}"),
        *_step_inputs(action),
    ]
    return modal("Edit next action", ids.EDIT_NEXT_FORM, "Save", blocks, metadata)


def build_reassign(action: NextAction, metadata: dict[str, str]) -> dict[str, Any]:
    blocks: list[Block] = [
        section(_said(action)),
        labelled(
            "New owner",
            ids.OWNER,
            member_select(ids.OWNER),
            hint="A colleague who sees the client. They are told.",
        ),
    ]
    return modal("Reassign", ids.REASSIGN_FORM, "Reassign", blocks, metadata)


def build_drop(action: NextAction, metadata: dict[str, str]) -> dict[str, Any]:
    """Asks before a next action is dropped."""
    series = "It comes no more: the series ends. " if action.series else ""
    asks = (
        f"{series}Drop this? It will not be done and no reminder comes. Undo works for 15 minutes."
    )
    blocks: list[Block] = [section(_said(action)), section(asks)]
    return modal("Drop next action", ids.DROP_NEXT_FORM, "Drop", blocks, metadata, close="Keep it")


def build_plan_client(
    name: str, words: str, owner_id: str, metadata: dict[str, str]
) -> dict[str, Any]:
    """A new client, and the next action that it is created for, as it was typed."""
    hint = "As in /next: “by Friday” is its day, !confidence hides it."
    blocks: list[Block] = [
        labelled("Name", ids.NAME, text_input(ids.NAME, name[:MAX_NAME], most=MAX_NAME)),
        labelled("Next action", ids.NEXT_TEXT, _text(words), hint=hint),
        labelled("Owner", ids.OWNER, member_select(ids.OWNER, owner_id)),
        labelled("How often", ids.TIER, tier_select()),
        last_spoke_input(),
    ]
    return modal("New client", ids.PLAN_CLIENT_FORM, "Create", blocks, metadata)


def _step_inputs(action: NextAction | None) -> list[InputBlock]:
    is_promise = bool(action and action.is_promise)
    return [
        labelled("Next action", ids.NEXT_TEXT, _text(action.text if action else "")),
        due_input(action.due_on if action else None),
        checkbox(
            "They expect this by that day", ids.IS_PROMISE, "A promise", is_checked=is_promise
        ),
        repeats_input(action.series.recurrence.code if action and action.series else ""),
    ]


def _text(initial: str) -> Any:  # noqa: ANN401 - an element
    return text_input(ids.NEXT_TEXT, initial, multiline=True, placeholder=_EXAMPLE)


def _said(action: NextAction) -> str:
    return f"{bold(action.client_name)}: {escape_cut(action.text, _MOST_SAID)}"
