"""Next actions that come again, done and edited, for the tests about them."""

from datetime import date, datetime

from domain.log_line import NextStep
from domain.records import Member, NextAction
from domain.recurrence import Series
from services.change_action import Press, edit_action
from services.list_next import list_next
from services.next_actions import finish
from tests.office import NOW, TODAY, Office


def a_monthly(office: Office, who: Member) -> NextAction:
    """From 31 March on."""
    office.a_client(who, last_spoke_on=TODAY)
    return office.log(who, "Acme call next: send the numbers every month from 31 March").steps[0]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T09:30:00+00:00")


def done(office: Office, who: Member, action: NextAction, now: datetime) -> NextAction:
    return finish(office.database, who, action.id, now, office.a_request())


def still_open(office: Office, who: Member) -> list[NextAction]:
    return list(list_next(office.database, who, 0, NOW).actions)


def days(office: Office, who: Member) -> list[date | None]:
    return [one.due_on for one in still_open(office, who)]


def edit(
    office: Office, who: Member, action: NextAction, due_on: date, series: Series | None
) -> None:
    step = NextStep(action.text, due_on, is_promise=False, series=series)
    press = Press(office.a_request(), NOW, NOW)
    edit_action(office.database, who, action.id, step, press)
