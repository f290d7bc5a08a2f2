"""Important dates of a client: on its card, in their list."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement, OverflowMenuElement

from domain.client_dates import ComingDate, DatePage, DateRow, KnownDate
from domain.date_ladder import say_ladder
from domain.date_words import say_short
from views import ids
from views.inputs import modal, option
from views.message import button, buttons, section, small_print
from views.room import lines_that_fit
from views.text import bold, escape_cut
from views.turns import BY_PLACE, page_turns

_MOST = 160  # characters of what it is


class MoreOfDate(StrEnum):
    """What can be done about a date: the first part of the option's value."""

    EDIT = "edit"
    REMOVE = "remove"


_MORE = {MoreOfDate.EDIT: "Edit", MoreOfDate.REMOVE: "Remove"}


def dates_on_card(dates: Sequence[ComingDate]) -> list[Block]:
    """The next ones; nothing where none is near."""
    lines = [f"• {escape_cut(one.what, _MOST)} · {one.when}" for one in dates]
    shown = lines_that_fit(lines, 800)
    return [section("\n".join(["*Coming up*", *shown]))] if shown else []


def build_dates(page: DatePage, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """A page of them; `metadata` keeps where the card below stands."""
    head = f"Dates of {bold(page.client_name)}"
    blocks: list[Block] = [section(f"{head}: {page.total or 'none yet.'}")]
    add = button("Add a date", ids.ADD_DATE, page.client_id)
    blocks.append(buttons([add, *_turns(page)]))
    for row in page.rows:
        blocks += _row(row, today)
    if not page.rows:
        blocks.append(
            small_print(
                "Birthdays, anniversaries, when a contract renews or a certificate expires, trips "
                "and events: the morning nudge tells you in time. Renewals count back from their "
                "notice date."
            )
        )
    kept = metadata | {"client": page.client_id, "page": str(page.page)}
    return modal("Dates", ids.DATES_VIEW, None, blocks, kept, close="Close")


def build_remove_date(one: KnownDate, metadata: dict[str, str]) -> dict[str, Any]:
    """Asks whether it is meant."""
    said = f"{bold(one.what)} is removed for good. Nobody is reminded of it any more."
    if one.rule.is_birthday:
        said = f"{said} It goes from their details under *People*, too."
    return modal("Remove", ids.REMOVE_DATE_FORM, "Remove", [section(said)], metadata)


def _row(row: DateRow, today: date) -> list[Block]:
    known = row.known
    when = say_short(known.rule, row.next_on, today) if row.next_on else "over"
    every = " · each year" if known.rule.is_yearly else ""
    said = section(f"{bold(known.what)} · {when}{every}")
    options = [option(text, f"{choice.value}|{known.id}") for choice, text in _MORE.items()]
    said.accessory = OverflowMenuElement(action_id=ids.DATE_MORE, options=options)
    from_notice = " the notice date" if known.rule.has_notice else ""
    ladder = say_ladder(known.rule.steps).replace("before", f"before{from_notice}", 1)
    return [said, small_print(f"Reminds {ladder}")]


def _turns(page: DatePage) -> list[InteractiveElement]:
    return page_turns(
        ids.DATES_PAGE, page.page, BY_PLACE, has_more=page.has_more, of=page.client_id
    )
