"""The form of an important date."""

from typing import Any

from slack_sdk.models.blocks import Block

from domain.birthday import Birthday
from domain.client_dates import DateForm, KnownDate
from domain.date_edit import MOST_LABEL, DateField, say_period
from domain.date_ladder import say_ladder
from domain.date_words import KIND_WORDS
from domain.important_dates import DateKind
from views import ids
from views.inputs import labelled, menu, modal, text_input
from views.person_inputs import about_input

EACH_YEAR, ONCE = "yearly", "once"
FIELD_INPUTS = {
    DateField.KIND: ids.DATE_KIND,
    DateField.LABEL: ids.DATE_LABEL,
    DateField.ABOUT: ids.DATE_ABOUT,
    DateField.DAY: ids.DATE_DAY,
    DateField.LAST_DAY: ids.DATE_LAST,
    DateField.COMES: ids.DATE_COMES,
    DateField.NOTICE: ids.DATE_NOTICE,
    DateField.LADDER: ids.DATE_LADDER,
}
_COMES = [("Each year", EACH_YEAR), ("Once", ONCE)]
_MOST_DAY, _MOST_LADDER = 60, 120


def build_date_form(form: DateForm, metadata: dict[str, str]) -> dict[str, Any]:
    """Filled in with what is known; empty for a new one. A birthday has fewer fields."""
    known = form.known
    is_birthday = known is not None and known.rule.is_birthday
    blocks = [_kind(known), *([] if is_birthday else [_label(known)]), _day(known), _about(form)]
    if not is_birthday:
        blocks += [_last_day(known), _comes(known), _notice(known)]
    blocks.append(_ladder(known))
    title = "Edit date" if known else "New date"
    return modal(title, ids.DATE_FORM, "Save" if known else "Add", blocks, metadata)


def _kind(known: KnownDate | None) -> Block:
    """A birthday stays one, and nothing else becomes one."""
    is_birthday = known is not None and known.rule.is_birthday
    kinds = [kind for kind in DateKind if not known or (kind is DateKind.BIRTHDAY) == is_birthday]
    choices = [(KIND_WORDS[kind], kind.value) for kind in kinds]
    initial = known.rule.kind.value if known else None
    return labelled("Kind", ids.DATE_KIND, menu(ids.DATE_KIND, choices, initial))


def _label(known: KnownDate | None) -> Block:
    text = text_input(
        ids.DATE_LABEL,
        known.label if known else "",
        most=MOST_LABEL,
        placeholder="Website contract, trip to Lisbon",
    )
    return labelled("What", ids.DATE_LABEL, text, optional=True)


def _day(known: KnownDate | None) -> Block:
    rule = known.rule if known else None
    said = str(Birthday(rule.month, rule.day, rule.year)) if rule else ""
    text = text_input(ids.DATE_DAY, said, most=_MOST_DAY, placeholder="4 Jan 2027")
    hint = "The year may be left out, as in “3 May”. Of a renewal: the day it renews."
    return labelled("Day", ids.DATE_DAY, text, hint=hint)


def _about(form: DateForm) -> Block:
    person_id = form.known.person_id if form.known else None
    return about_input(ids.DATE_ABOUT, form.client, form.people, person_id)


def _last_day(known: KnownDate | None) -> Block:
    rule = known.rule if known else None
    said = ""
    if rule and rule.lasts_days > 1:
        start = rule.occurrence(rule.year or 2000)
        end = rule.ends_on(start) if start else None
        said = str(Birthday(end.month, end.day, end.year if rule.year else None)) if end else ""
    text = text_input(ids.DATE_LAST, said, most=_MOST_DAY, placeholder="11 Jan")
    hint = "Of a trip: the day after it, you are asked to ask how it was."
    return labelled("Last day", ids.DATE_LAST, text, optional=True, hint=hint)


def _comes(known: KnownDate | None) -> Block:
    initial = None
    if known:
        initial = EACH_YEAR if known.rule.is_yearly else ONCE
    hint = "Left out: birthdays and anniversaries each year, all others once."
    element = menu(ids.DATE_COMES, _COMES, initial)
    return labelled("Comes", ids.DATE_COMES, element, optional=True, hint=hint)


def _notice(known: KnownDate | None) -> Block:
    said = say_period(known.rule) if known else ""
    text = text_input(ids.DATE_NOTICE, said, most=20, placeholder="3 months, 90 days")
    hint = "Of a contract or licence: how long before the day it has to be cancelled."
    return labelled("Notice period", ids.DATE_NOTICE, text, optional=True, hint=hint)


def _ladder(known: KnownDate | None) -> Block:
    said = say_ladder(known.rule.steps) if known else ""
    text = text_input(ids.DATE_LADDER, said, most=_MOST_LADDER, placeholder="30, 14, 7 days before")
    hint = (
        "Left out: birthdays 7 days before and on the day, renewals 90, 60, 30, 14, 7 days before "
        "the notice date, trips 1 day after."
    )
    return labelled("Reminders", ids.DATE_LADDER, text, optional=True, hint=hint)
