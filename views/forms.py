"""Forms: each a modal that keeps what it belongs to in its private metadata."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from domain.line_client import KnownName
from domain.name import MAX_NAME
from views import ids
from views.inputs import (
    MOST_TEXT,
    checkbox,
    client_select,
    due_input,
    labelled,
    last_spoke_input,
    member_select,
    metadata_of,
    modal,
    option,
    text_input,
    tier_select,
)
from views.message import section, small_print
from views.text import bold, cut, escape, link, quote

__all__ = [
    "build_add_next",
    "build_client_options",
    "build_create_client",
    "build_note",
    "build_notice",
    "metadata_of",
]


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
        labelled("Name", ids.NAME, text_input(ids.NAME, name[:MAX_NAME], most=MAX_NAME)),
        labelled("Owner", ids.OWNER, member_select(ids.OWNER, owner_id)),
        labelled("How often", ids.TIER, tier_select()),
        last_spoke_input("Last spoke" if line is None else "Last spoke before this"),
    ]
    return modal("New client", ids.CREATE_CLIENT_FORM, "Create", blocks, metadata)


def build_add_next(client_name: str, metadata: dict[str, str]) -> dict[str, Any]:
    """What comes next for a client: text, due date, promise."""
    blocks: list[Block] = [
        section(f"What comes next for {bold(client_name)}?"),
        labelled(
            "Next action",
            ids.NEXT_TEXT,
            text_input(ids.NEXT_TEXT, placeholder="Send the proposal"),
        ),
        due_input(),
        checkbox("They expect this by that day", ids.IS_PROMISE, "A promise"),
    ]
    return modal("Next action", ids.ADD_NEXT_FORM, "Add", blocks, metadata)


def build_note(
    text: str,
    guess: KnownName | None,
    asks_about: str | None,
    metadata: dict[str, str],
    permalink: str = "",
) -> dict[str, Any]:
    """Save a message as a client note. `asks_about` is the unknown author's name."""
    blocks: list[Block] = [
        labelled("Client", ids.NOTE_CLIENT, client_select(guess, ids.NOTE_CLIENT)),
        labelled("Note", ids.TEXT, text_input(ids.TEXT, text[:MOST_TEXT], multiline=True)),
    ]
    if asks_about:
        question = f"Is {cut(asks_about, 60)} at this client?"
        blocks.append(checkbox("Yes, remember that", ids.REMEMBER_AUTHOR, question))
    blocks += [
        labelled("Next action", ids.NEXT_TEXT, text_input(ids.NEXT_TEXT), optional=True),
        due_input(),
        labelled(
            "Worth remembering",
            ids.FACT_TEXT,
            text_input(ids.FACT_TEXT, placeholder="Her son starts college, ask after 1 Sept"),
            optional=True,
        ),
        checkbox("Only I and the client's owner read this", ids.IN_CONFIDENCE, "In confidence"),
    ]
    if len(text) > MOST_TEXT:
        blocks.append(small_print("The message is longer than a form can show; the end was cut."))
    if permalink:
        blocks.append(small_print(f"The note keeps {link(permalink, 'the message')} as a link."))
    return modal("Save client note", ids.NOTE_FORM, "Save", blocks, metadata)


def build_notice(title: str, text: str) -> dict[str, Any]:
    """A modal that only says something."""
    return View(type="modal", title=title, close="Close", blocks=[section(escape(text))]).to_dict()


def build_client_options(found: Sequence[KnownName], typed: str) -> list[dict[str, Any]]:
    """Options of the client typeahead: what is known, then "Create …" for what was typed."""
    options = [option(one.name, one.client_id) for one in found]
    name = typed.strip()
    is_new = all(one.name.casefold() != name.casefold() for one in found)
    if name and is_new and len(ids.CREATE_PREFIX + name) <= 150:
        options.append(option(f"Create {name}", ids.CREATE_PREFIX + name))
    return [option.to_dict() for option in options]
