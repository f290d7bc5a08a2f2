"""The form of a planned talk."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    InputBlock,
    TimePickerElement,
)

from domain.prep_fields import MOST_CHOSEN, PrepFields, PrepForm
from domain.preps import REMIND_CHOICES, TALKS
from views import ids
from views.inputs import checkbox, labelled, menu, modal, text_input
from views.log_form import summary_parts
from views.message import section
from views.person_inputs import people_input
from views.prep_words import remind_in_words
from views.text import bold

NO_REMIND = "none"
_KINDS = [(kind.value.capitalize(), kind.value) for kind in TALKS]


def build_prep_form(form: PrepForm, metadata: dict[str, str]) -> dict[str, Any]:
    """As it is filled in; what it belongs to is in the metadata."""
    fields = form.fields
    kept = metadata | {"client": form.client_id, "prep": form.prep_id, "shown": form.shown}
    blocks: list[Block] = [
        section(f"With {bold(form.client_name)}"),
        labelled("Kind", ids.KIND, menu(ids.KIND, _KINDS, fields.kind.value)),
        labelled("Day", ids.WHEN, _day(fields.on)),
        labelled("Hour", ids.AT, _hour(fields), hint="In your own time zone."),
        _people(form),
        labelled("How long", ids.DURATION, _duration(fields), optional=True),
        *_agenda(fields.agenda),
        labelled("Send me the brief", ids.REMIND, _remind(fields)),
        checkbox(
            "Only I and the client's owner read this",
            ids.IN_CONFIDENCE,
            "In confidence",
            is_checked=fields.in_confidence,
        ),
    ]
    title, submit = ("Edit this plan", "Save") if form.prep_id else ("Plan a call", "Plan it")
    return modal(title, ids.PREP_FORM, submit, blocks, kept | {"draft": form.draft_id})


def _day(on: date | None) -> DatePickerElement:
    return DatePickerElement(action_id=ids.WHEN, initial_date=on.isoformat() if on else None)


def _hour(fields: PrepFields) -> TimePickerElement:
    at = f"{fields.at:%H:%M}" if fields.at else None
    return TimePickerElement(action_id=ids.AT, initial_time=at)


def _people(form: PrepForm) -> InputBlock:
    return people_input(form.fields.people[:MOST_CHOSEN], "0", form.client_id)


def _duration(fields: PrepFields) -> Any:  # noqa: ANN401 - an element
    return text_input(ids.DURATION, fields.duration, most=40, placeholder="25m or 1h30")


def _agenda(agenda: str) -> list[Block]:
    """One input, or several where one cannot hold all of it."""
    blocks: list[Block] = []
    for place, part in enumerate(summary_parts(agenda)):
        input_id = ids.numbered(ids.AGENDA, place) if place else ids.AGENDA
        label = f"Agenda, part {place + 1}" if place else "Agenda"
        element = text_input(
            input_id, part, multiline=True, placeholder="Q3 roadmap\nWho signs the offer?"
        )
        blocks.append(labelled(label, input_id, element, optional=True, hint="A line each."))
    return blocks


def _remind(fields: PrepFields) -> Any:  # noqa: ANN401 - an element
    choices = [(remind_in_words(minutes), str(minutes)) for minutes in REMIND_CHOICES]
    is_set = fields.remind_minutes is not None
    chosen = str(fields.remind_minutes) if is_set else NO_REMIND
    return menu(ids.REMIND, [*choices, ("Not at all", NO_REMIND)], chosen)
