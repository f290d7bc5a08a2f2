"""The log form: everything about one contact, and what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    PlainTextInputElement,
    StaticSelectElement,
    TimePickerElement,
)

from domain.line_client import KnownName
from domain.log_fields import LogFields, LogForm
from domain.name import MAX_NAME
from domain.records import Kind, NextAction, Topic
from views import ids
from views.inputs import (
    MOST_TEXT,
    checkbox,
    day_input,
    labelled,
    last_spoke_input,
    member_select,
    menu,
    modal,
    option,
    text_input,
    tier_select,
)
from views.message import section
from views.person_inputs import MOST_CHOSEN_VALUE, people_input
from views.repeats import repeats_input
from views.room import lines_that_fit
from views.text import cut
from views.words import action_in_words

_PARTS = 14  # of a summary; 42,000 characters are more than a message of Slack's has
_KINDS = [(kind.value.capitalize(), kind.value) for kind in Kind]
_TOPICS = [
    ("Mostly personal", Topic.PERSONAL.value),
    ("A bit of both", Topic.MIXED.value),
    ("Mostly business", Topic.BUSINESS.value),
]


def build_log_form(form: LogForm, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """The form as it is filled in.

    What is filled in stays in Slack where block and action keep their ids. So the inputs that
    belong to the chosen client have the turn of the form in their block ids.
    """
    fields, turn = form.fields, metadata.get("turn", "0")
    blocks: list[Block] = [
        labelled("Client", ids.LOG_FOR, _client_select(form), tells=True),
        *_new_client(fields, turn),
        labelled("Kind", ids.KIND, menu(ids.KIND, _KINDS, fields.kind.value)),
        *_when(fields),
        _people(fields, turn),
        labelled("How long", ids.DURATION, _duration(fields), optional=True),
        labelled("What was it about?", ids.TOPIC, _topic(fields), optional=True),
        *_summary(fields.summary),
        *_owed(metadata.get("owed", "")),
        *_next(form, today),
        checkbox(
            "Only I and the client's owner read this",
            ids.IN_CONFIDENCE,
            "In confidence",
            is_checked=fields.in_confidence,
        ),
    ]
    title, submit = ("Edit this log", "Save") if form.edit_id else ("Log a client call", "Log it")
    return modal(title, ids.LOG_FORM, submit, blocks, metadata)


def build_log_clients(found: Sequence[KnownName], typed: str) -> list[dict[str, Any]]:
    """Options of the form's clients: known ones, then "Create …" for what is typed."""
    options = [option(one.name, one.client_id) for one in found]
    name = " ".join(typed.split())
    if not name:
        options.append(option("Create a new client…", ids.CREATE_PREFIX))
    elif all(one.name.casefold() != name.casefold() for one in found):
        value = cut(ids.CREATE_PREFIX + name, MOST_CHOSEN_VALUE)
        options.append(option(f"Create {name}", value))
    return [one.to_dict() for one in options]


def build_log_people(found: Sequence[str], typed: str) -> list[dict[str, Any]]:
    """Options of the people: known ones, then "Add …" for what is typed."""
    options = [option(name, name[:MOST_CHOSEN_VALUE]) for name in found]
    name = " ".join(typed.split())
    if name and all(one.casefold() != name.casefold() for one in found):
        value = (ids.CREATE_PREFIX + name)[:MOST_CHOSEN_VALUE]
        options.append(option(f"Add “{cut(name, 60)}”", value))
    return [one.to_dict() for one in options]


def summary_parts(summary: str) -> list[str]:
    """A summary in pieces that an input can hold, cut after white space where there is some."""
    parts: list[str] = []
    while len(summary) > MOST_TEXT and len(parts) < _PARTS - 1:
        head = summary[:MOST_TEXT]
        end = max(head.rfind(" "), head.rfind("\n")) + 1 or MOST_TEXT
        parts.append(summary[:end])
        summary = summary[end:]
    return [*parts, summary]


def owed_in_words(text: str) -> str:
    """What a card says is owed, as short as a box to tick has it."""
    return cut(" ".join(text.split()), 60)


def _client_select(form: LogForm) -> ExternalDataSelectElement:
    fields = form.fields
    chosen = None
    if fields.is_new:
        name = " ".join(fields.name.split())
        said = f"Create {name}" if name else "Create a new client…"
        chosen = option(said, cut(ids.CREATE_PREFIX + name, MOST_CHOSEN_VALUE))
    elif fields.client_id and form.client_name:
        chosen = option(form.client_name, fields.client_id)
    return ExternalDataSelectElement(
        action_id=ids.LOG_FOR,
        placeholder="Type a name",
        min_query_length=0,
        initial_option=chosen,
    )


def _new_client(fields: LogFields, turn: str) -> list[Block]:
    if not fields.is_new:
        return []
    name = labelled("Name", ids.NAME, text_input(ids.NAME, fields.name[:MAX_NAME], most=MAX_NAME))
    name.block_id = f"{ids.NAME}:{turn}"
    return [
        name,
        labelled("How often", ids.TIER, tier_select(fields.tier)),
        labelled("Owner", ids.OWNER, member_select(ids.OWNER, fields.owner_id or None)),
        last_spoke_input("Last spoke before this", fields.last_spoke_on),
    ]


def _when(fields: LogFields) -> list[Block]:
    day = DatePickerElement(
        action_id=ids.WHEN, initial_date=fields.on.isoformat() if fields.on else None
    )
    hour = TimePickerElement(
        action_id=ids.AT, initial_time=f"{fields.at:%H:%M}" if fields.at else None
    )
    return [
        labelled("When", ids.WHEN, day),
        labelled("At", ids.AT, hour, optional=True, hint="Only if the hour matters."),
    ]


def _people(fields: LogFields, turn: str) -> InputBlock:
    return people_input(fields.people, turn, "" if fields.is_new else fields.client_id)


def _duration(fields: LogFields) -> PlainTextInputElement:
    return text_input(ids.DURATION, fields.duration, most=40, placeholder="25m or 1h30")


def _topic(fields: LogFields) -> StaticSelectElement:
    return menu(ids.TOPIC, _TOPICS, fields.topic.value if fields.topic else None)


def _summary(summary: str) -> list[Block]:
    """One input, or several where one cannot hold all of it."""
    blocks: list[Block] = []
    for place, part in enumerate(summary_parts(summary)):
        input_id = ids.numbered(ids.SUMMARY, place) if place else ids.SUMMARY
        label = f"Summary, part {place + 1}" if place else "Summary"
        element = text_input(input_id, part, multiline=True)
        blocks.append(labelled(label, input_id, element, optional=True))
    return blocks


def _owed(text: str) -> list[Block]:
    """The box for what a card says is owed."""
    return [checkbox(f"“{text}” is done", ids.IS_DONE, "What you owed them")] if text else []


def _next(form: LogForm, today: date) -> list[Block]:
    fields = form.fields
    if form.steps:
        return [_kept(form.steps, today)]
    return [
        labelled(
            "Next action",
            ids.NEXT_TEXT,
            text_input(ids.NEXT_TEXT, fields.next_text, placeholder="Send the proposal"),
            optional=True,
            hint="What you do next for them, or tick below that nothing is needed.",
        ),
        day_input("Due", ids.NEXT_DUE, fields.due_on),
        checkbox(
            "They expect this by that day",
            ids.IS_PROMISE,
            "A promise",
            is_checked=fields.is_promise,
        ),
        repeats_input(fields.repeats),
        checkbox(
            "No next action needed",
            ids.NO_NEXT,
            "If nothing comes next",
            is_checked=fields.needs_no_next,
        ),
    ]


def _kept(steps: Sequence[NextAction], today: date) -> Block:
    lines = [f"• {action_in_words(one, today)}" for one in steps]
    shown = lines_that_fit(lines, 2_500)
    if len(shown) < len(lines):
        shown.append(f"… and {len(lines) - len(shown)} more")
    return section("\n".join(["*Next actions of this log* stay as they are:", *shown]))
