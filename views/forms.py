"""Forms: each a modal that keeps what it belongs to in its private metadata."""

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

from domain.deliveries import NudgeCard
from domain.line_client import KnownName
from domain.name import MAX_NAME
from domain.nudge_cards import Lane
from domain.warmth import CADENCE_DAYS, Tier
from views import ids
from views.message import section, small_print
from views.text import bold, cut, escape, link, quote

MOST_TEXT = 3000
_YES = "yes"


def build_create_client(
    name: str, owner_id: str, metadata: dict[str, str], *, line: str | None = None
) -> dict[str, Any]:
    """Name, owner, tier and "last spoke" of a new client, its line shown when it came from one."""
    blocks: list[Block] = (
        [section(f"This line is logged once the client is there:\n{quote(line, 600)}")]
        if line
        else []
    )
    blocks += [
        _input("Name", ids.NAME, _text_input(ids.NAME, name[:MAX_NAME], most=MAX_NAME)),
        _input("Owner", ids.OWNER, UserSelectElement(action_id=ids.OWNER, initial_user=owner_id)),
        _input("How often", ids.TIER, _tier_select()),
        _input(
            "Last spoke" if line is None else "Last spoke before this",
            ids.LAST_SPOKE,
            DatePickerElement(action_id=ids.LAST_SPOKE),
            optional=True,
            hint="Roughly is fine. Without it the client counts as fresh from today.",
        ),
    ]
    return _modal("New client", ids.CREATE_CLIENT_FORM, "Create", blocks, metadata)


def build_add_next(client_name: str, metadata: dict[str, str]) -> dict[str, Any]:
    """What comes next for a client: text, due date, promise."""
    blocks: list[Block] = [
        section(f"What comes next for {bold(client_name)}?"),
        _input(
            "Next action",
            ids.NEXT_TEXT,
            _text_input(ids.NEXT_TEXT, placeholder="Send the proposal"),
        ),
        _due_input(),
        _checkbox("They expect this by that day", ids.IS_PROMISE, "A promise"),
    ]
    return _modal("Next action", ids.ADD_NEXT_FORM, "Add", blocks, metadata)


def build_note(
    text: str,
    guess: KnownName | None,
    asks_about: str | None,
    metadata: dict[str, str],
    permalink: str = "",
) -> dict[str, Any]:
    """Save a message as a client note. `asks_about` is the unknown author's name."""
    blocks: list[Block] = [
        _input("Client", ids.NOTE_CLIENT, _client_select(guess)),
        _input("Note", ids.TEXT, _text_input(ids.TEXT, text[:MOST_TEXT], multiline=True)),
    ]
    if asks_about:
        question = f"Is {cut(asks_about, 60)} at this client?"
        blocks.append(_checkbox("Yes, remember that", ids.REMEMBER_AUTHOR, question))
    blocks += [
        _input("Next action", ids.NEXT_TEXT, _text_input(ids.NEXT_TEXT), optional=True),
        _due_input(),
        _checkbox("Only I and the client's owner read this", ids.IN_CONFIDENCE, "In confidence"),
    ]
    if len(text) > MOST_TEXT:
        blocks.append(small_print("The message is longer than a form can show; the end was cut."))
    if permalink:
        blocks.append(small_print(f"The note keeps {link(permalink, 'the message')} as a link."))
    return _modal("Save client note", ids.NOTE_FORM, "Save", blocks, metadata)


def build_card_log(card: NudgeCard, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """Log a call from a card: when, summary, next action."""
    blocks: list[Block] = [
        section(f"A call with {bold(card.client_name)}"),
        _input(
            "When", ids.WHEN, DatePickerElement(action_id=ids.WHEN, initial_date=today.isoformat())
        ),
        _input("Summary", ids.SUMMARY, _text_input(ids.SUMMARY, multiline=True), optional=True),
    ]
    if card.lane is Lane.OWED and card.next_action_id:
        label = f"“{cut(' '.join(card.action_text.split()), 60)}” is done"
        blocks.append(_checkbox(label, ids.IS_DONE, "What you owed them"))
    blocks += [
        _input("Next action", ids.NEXT_TEXT, _text_input(ids.NEXT_TEXT), optional=True),
        _due_input(),
    ]
    return _modal("Log a call", ids.CARD_LOG_FORM, "Log it", blocks, metadata)


def build_notice(title: str, text: str) -> dict[str, Any]:
    """A modal that only says something."""
    return View(type="modal", title=title, close="Close", blocks=[section(escape(text))]).to_dict()


def build_client_options(found: Sequence[KnownName], typed: str) -> list[dict[str, Any]]:
    """Options of the client typeahead: what is known, then "Create …" for what was typed."""
    options = [_option(one.name, one.client_id) for one in found]
    name = typed.strip()
    is_new = all(one.name.casefold() != name.casefold() for one in found)
    if name and is_new and len(ids.CREATE_PREFIX + name) <= 150:
        options.append(_option(f"Create {name}", ids.CREATE_PREFIX + name))
    return [option.to_dict() for option in options]


def metadata_of(view: dict[str, Any]) -> dict[str, str]:
    """What a form belongs to, as it was put into its private metadata."""
    return dict(json.loads(view.get("private_metadata") or "{}"))


def _modal(
    title: str, callback_id: str, submit: str, blocks: list[Block], metadata: dict[str, str]
) -> dict[str, Any]:
    return View(
        type="modal",
        callback_id=callback_id,
        title=title,
        submit=submit,
        close="Cancel",
        blocks=blocks,
        private_metadata=json.dumps(metadata, separators=(",", ":")),
    ).to_dict()


def _input(
    label: str,
    input_id: str,
    element: InputInteractiveElement,
    *,
    optional: bool = False,
    hint: str | None = None,
) -> InputBlock:
    return InputBlock(label=label, element=element, block_id=input_id, optional=optional, hint=hint)


def _text_input(
    action_id: str,
    initial: str = "",
    *,
    multiline: bool = False,
    most: int = MOST_TEXT,
    placeholder: str | None = None,
) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=action_id,
        initial_value=initial or None,
        multiline=multiline,
        max_length=most,
        placeholder=placeholder,
    )


def _tier_select() -> StaticSelectElement:
    options = [
        Option(text=f"{tier.value} · every {CADENCE_DAYS[tier]} days", value=tier.value)
        for tier in Tier
    ]
    return StaticSelectElement(
        action_id=ids.TIER, options=options, initial_option=options[list(Tier).index(Tier.B)]
    )


def _client_select(guess: KnownName | None) -> ExternalDataSelectElement:
    return ExternalDataSelectElement(
        action_id=ids.NOTE_CLIENT,
        placeholder="Type a name",
        min_query_length=0,
        initial_option=_option(guess.name, guess.client_id) if guess else None,
    )


def _due_input() -> InputBlock:
    return _input("Due", ids.NEXT_DUE, DatePickerElement(action_id=ids.NEXT_DUE), optional=True)


def _checkbox(label: str, input_id: str, title: str) -> InputBlock:
    element = CheckboxesElement(action_id=input_id, options=[Option(text=label, value=_YES)])
    return _input(title, input_id, element, optional=True)


def _option(text: str, value: str) -> Option:
    return Option(text=cut(text, 75), value=value)
