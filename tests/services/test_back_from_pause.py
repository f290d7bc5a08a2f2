"""Nothing is lost by standing in: days are reckoned by the owner's own nudge days."""

import pytest

from domain.records import Member
from services.nudge_settings import pause_nudges, set_nudge_days
from tests.office import A_DAY, NOW, TODAY, Office

EVE = NOW - A_DAY


@pytest.fixture
def lee(office: Office) -> Member:
    """Nudged on Tuesdays only; today is one."""
    lee = office.a_member("U2", name="Lee Park")
    set_nudge_days(office.database, lee, frozenset({1}), EVE)
    return lee


def leave(office: Office, who: Member, stand_in: Member, days: int) -> None:
    pause_nudges(office.database, who, TODAY + days * A_DAY, EVE, stand_in_id=stand_in.user_id)


def nudged(office: Office, days: int = 15) -> list[tuple[int, str]]:
    """(day, whose nudge) of the days from today on."""
    return [
        (day, nudge.delivery.member_id)
        for day in range(days)
        for nudge in office.nudge(NOW + day * A_DAY)
    ]


def test_a_promise_that_a_stand_in_was_shown_comes_back_on_its_owners_days(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.type_line(ana, "Acme call promise: send deck by tomorrow", EVE)
    leave(office, ana, lee, 2)
    assert nudged(office, 4) == [(0, "U2"), (2, "U1")]


def test_a_cold_client_that_a_stand_in_left_comes_back_at_its_owners_pace(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, lee, 1)
    assert nudged(office, 4) == [(0, "U2"), (3, "U1")]


def test_while_the_owner_is_away_it_comes_on_the_stand_ins_next_day(
    office: Office, ana: Member, lee: Member
) -> None:
    """Shown on a Tuesday, and again on the third of Ana's nudge days: that is Lee's next."""
    office.a_client(ana)
    leave(office, ana, lee, 30)
    assert nudged(office, 9) == [(0, "U2"), (7, "U2")]
