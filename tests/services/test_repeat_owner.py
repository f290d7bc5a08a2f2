"""The next of a series comes on its owner's days, whoever presses Done, on both databases."""

from datetime import date, datetime

import pytest

from domain.records import Member
from services.answer_card import finish_card
from services.list_next import list_next
from services.next_actions import finish
from services.nudge_settings import pause_nudges
from tests.office import A_DAY, NOW, TODAY, Office

# An instant, the owner's zone, and the Wednesday that comes next there.
FAR = pytest.mark.parametrize(
    ("tz", "at", "next_on", "told"),
    [
        # Tuesday 10 March at noon is Wednesday there: the next one is a week later.
        ("Pacific/Kiritimati", "2026-03-10T12:00", date(2026, 3, 18), "Wed 18 Mar"),
        # Wednesday 11 March in the morning is Tuesday there: the next one is that very day.
        ("Pacific/Pago_Pago", "2026-03-11T09:30", date(2026, 3, 11), "today"),
    ],
)


def weekly(office: Office, tz: str) -> Member:
    """Who owes something each Wednesday, from 4 March on."""
    far = office.a_member("U5", tz=tz)
    office.a_client(far, last_spoke_on=TODAY - 10 * A_DAY, now=NOW - 9 * A_DAY)
    line = "Acme call next: send the numbers every week from 4 March"
    office.log(far, line, NOW - 8 * A_DAY)
    return far


def next_day(office: Office, who: Member) -> date | None:
    (action,) = list_next(office.database, who, 0, NOW).actions
    return action.due_on


@FAR
def test_a_card_of_who_is_away_tells_their_next_day_to_the_stand_in(
    office: Office, tz: str, at: str, next_on: date, told: str
) -> None:
    far, lee = weekly(office, tz), office.a_member("U2")
    pause_nudges(office.database, far, TODAY + 9 * A_DAY, NOW - 6 * A_DAY, stand_in_id=lee.user_id)
    now = datetime.fromisoformat(f"{at}:00+00:00")
    (nudge,) = (one for one in office.nudge(now) if one.delivery.member_id == lee.user_id)
    place = office.place(nudge)
    card = finish_card(office.database, lee, place, now).cards[0]
    assert card.outcome == f"Done. Next: {told}"
    assert next_day(office, far) == next_on


@FAR
def test_done_in_a_list_tells_the_next_day_of_the_owner(
    office: Office, tz: str, at: str, next_on: date, told: str
) -> None:
    far, lee = weekly(office, tz), office.a_member("U2")
    (action,) = list_next(office.database, far, 0, NOW).actions
    now = datetime.fromisoformat(f"{at}:00+00:00")
    done = finish(office.database, lee, action.id, now, office.a_request())
    assert done.next_on == next_day(office, far) == next_on, told
