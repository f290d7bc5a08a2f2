"""The parts of forms: labelled inputs, menus, boxes to tick, and the modal around them.

Block id and action id of an input are the same, as `views/ids.py` has them.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from domain.line_client import KnownName
from domain.warmth import CADENCE_DAYS, Tier
from views import ids
from views.text import cut

MOST_TEXT = 3000
_YES = "yes"


def metadata_of(view: dict[str, Any]) -> dict[str, str]:
    """What a form belongs to, as it was put into its private metadata."""
    return dict(json.loads(view.get("private_metadata") or "{}"))


def modal(
    title: str,
    callback_id: str,
    submit: str | None,
    blocks: Sequence[Block],
    metadata: dict[str, str],
    *,
    close: str = "Cancel",
) -> dict[str, Any]:
    """A form; without `submit` it only shows something. Metadata has 3,000 characters at most."""
    return View(
        type="modal",
        callback_id=callback_id,
        title=title,
        submit=submit,
        close=close,
        blocks=list(blocks),
        private_metadata=json.dumps(metadata, separators=(",", ":")),
    ).to_dict()


def labelled(
    label: str,
    input_id: str,
    element: InputInteractiveElement,
    *,
    optional: bool = False,
    hint: str | None = None,
    tells: bool = False,
) -> InputBlock:
    """An input under its label. `tells` lets the app know of each choice (dispatch_action)."""
    return InputBlock(
        label=label,
        element=element,
        block_id=input_id,
        optional=optional,
        hint=hint,
        dispatch_action=tells or None,
    )


def text_input(
    action_id: str,
    initial: str = "",
    *,
    multiline: bool = False,
    most: int = MOST_TEXT,
    placeholder: str | None = None,
) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=action_id,
        initial_value=initial[:most] or None,
        multiline=multiline,
        max_length=most,
        placeholder=placeholder,
    )


def day_input(
    label: str, input_id: str, initial: date | None = None, *, hint: str | None = None
) -> InputBlock:
    """An optional day."""
    element = DatePickerElement(
        action_id=input_id, initial_date=initial.isoformat() if initial else None
    )
    return labelled(label, input_id, element, optional=True, hint=hint)


def due_input(initial: date | None = None) -> InputBlock:
    return day_input("Due", ids.NEXT_DUE, initial)


def last_spoke_input(label: str = "Last spoke", initial: date | None = None) -> InputBlock:
    """Asked for wherever a client is made: without it cold clients look fresh."""
    hint = "Roughly is fine. Without it the client counts as fresh from today."
    return day_input(label, ids.LAST_SPOKE, initial, hint=hint)


def checkbox(label: str, input_id: str, title: str, *, is_checked: bool = False) -> InputBlock:
    """One box to tick, under a title."""
    yes = Option(text=label, value=_YES)
    element = CheckboxesElement(
        action_id=input_id, options=[yes], initial_options=[yes] if is_checked else None
    )
    return labelled(title, input_id, element, optional=True)


def menu(
    action_id: str, choices: Sequence[tuple[str, str]], initial: str | None = None
) -> StaticSelectElement:
    """A menu of (text, value) pairs."""
    options = [option(text, value) for text, value in choices]
    first = next((one for one in options if one.value == initial), None)
    return StaticSelectElement(action_id=action_id, options=options, initial_option=first)


def tier_select(initial: Tier = Tier.B) -> StaticSelectElement:
    choices = [(f"{tier.value} · every {CADENCE_DAYS[tier]} days", tier.value) for tier in Tier]
    return menu(ids.TIER, choices, initial.value)


def member_select(action_id: str, initial: str | None = None) -> UserSelectElement:
    return UserSelectElement(action_id=action_id, initial_user=initial)


def client_select(guess: KnownName | None, action_id: str) -> ExternalDataSelectElement:
    """The typeahead of clients; its options are asked of `suggest_clients`."""
    return ExternalDataSelectElement(
        action_id=action_id,
        placeholder="Type a name",
        min_query_length=0,
        initial_option=option(guess.name, guess.client_id) if guess else None,
    )


def option(text: str, value: str) -> Option:
    """An option; a text over 75 characters is cut."""
    return Option(text=cut(text, 75), value=value)
