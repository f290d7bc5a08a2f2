"""The settings of one's nudge: hour, days, a pause, and who stands in meanwhile."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import CheckboxesElement, Option, TimePickerElement

from domain.local_time import WEEKDAYS, say_time
from domain.records import Member
from views import ids
from views.inputs import day_input, labelled, member_select, modal
from views.message import small_print
from views.text import escape


def build_nudge_form(who: Member, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """Filled in with what is set now."""
    days = [Option(text=name, value=str(place)) for place, name in enumerate(WEEKDAYS)]
    chosen = [one for one in days if one.value in who.nudge_days]
    is_paused = who.paused_until_on is not None and who.paused_until_on > today
    at = TimePickerElement(action_id=ids.NUDGE_TIME, initial_time=say_time(who.nudge_time))
    boxes = CheckboxesElement(
        action_id=ids.NUDGE_DAYS, options=days, initial_options=chosen or None
    )
    blocks = [
        labelled("It comes at", ids.NUDGE_TIME, at),
        labelled("On these days", ids.NUDGE_DAYS, boxes),
        day_input(
            "Pause until",
            ids.NUDGE_PAUSE,
            who.paused_until_on if is_paused else None,
            hint="The first day it may come again. Empty: no pause.",
        ),
        labelled(
            "Who stands in meanwhile",
            ids.NUDGE_STAND_IN,
            member_select(ids.NUDGE_STAND_IN, who.stand_in_id if is_paused else None),
            optional=True,
            hint="Your clients and next actions come in their nudge until you are back.",
        ),
        small_print(f"Times are in your Slack time zone, {escape(who.tz)}."),
    ]
    return modal("Your morning nudge", ids.NUDGE_FORM, "Save", blocks, metadata)
