"""When the nudge comes: each working morning on which anything is due, in the member's own zone."""

from datetime import timedelta

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

ADD_COLD = "/client add Acme last 1 Jan"


@both_databases
@pytest.mark.parametrize(
    "tz", ["Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"]
)
def test_it_comes_at_nine_where_the_member_lives(studio: Studio, tz: str) -> None:
    kim = studio.member("kim", tz=tz)
    kim.types(ADD_COLD)
    wednesday = days(1)
    studio.wait_for(wednesday, "08:59", tz)
    assert kim.nudges == []
    studio.wait_for(wednesday, "09:00", tz)
    assert "Your clients on Wednesday" in kim.nudge.text
    studio.wait_for(wednesday, "23:00", tz)
    assert len(kim.nudges) == 1


def test_the_hour_stays_when_daylight_saving_begins(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme tier A last 1 March")
    friday, monday = days(24), days(27)  # the clocks of Berlin go forward on Sunday 31 March
    studio.morning(friday)
    before = len(mia.nudges)
    studio.wait_for(monday + timedelta(days=2), "08:59")
    assert len(mia.nudges) == before
    studio.wait_for(monday + timedelta(days=2), "09:00")
    assert len(mia.nudges) == before + 1


def test_nothing_comes_when_nothing_is_due(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last yesterday")
    mia.types("/logcall Acme: hello. next: send deck in 3 weeks")
    for day in range(1, 6):
        studio.morning(days(day))
    assert mia.posts == []


def test_it_does_not_come_on_a_weekend_and_monday_has_what_came_due(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Acme: hi")
    mia.types("/client add Globex tier A last 1 March")  # going cold on Friday the 8th
    mia.types("/client add Initech tier A last 2 March")  # on Saturday
    studio.morning(days(3))
    assert "Globex" in mia.nudge.text
    studio.morning(days(4))
    studio.morning(days(5))
    assert len(mia.nudges) == 1
    studio.morning(days(6))
    assert "Your clients on Monday" in mia.nudges[-1].text
    assert "Initech" in mia.nudges[-1].text


def test_a_promise_for_saturday_comes_on_friday(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme")
    mia.types("/logcall Acme: hi. promise: the quote by 9 March")
    studio.morning(days(2))
    assert mia.nudges == []
    studio.morning(days(3))
    assert "They expect this tomorrow" in mia.nudge.text


def test_a_promise_comes_before_the_weekend_that_the_member_has_chosen(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Acme")
    mia.types("/nudge days mon-thu")
    mia.types("/logcall Acme: hi. promise: the quote by 8 March")
    studio.morning(days(2))
    assert "They expect this tomorrow" in mia.nudge.text


def test_a_late_start_sends_todays_nudge_late_and_one_only(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.wait_for(days(9), "17:30")
    assert "Your clients on Thursday" in mia.nudge.text


def test_moving_to_another_zone_moves_the_hour(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.slack.change_person(mia.person, tz="America/New_York")
    studio.settle()
    studio.morning(days(1), "Europe/Berlin")
    assert mia.nudges == []
    studio.wait_for(days(1), "09:00", "America/New_York")
    assert len(mia.nudges) == 1
    assert "09:00 (America/New_York)" in mia.types("/nudge status").text


def test_a_member_who_left_gets_none(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.slack.change_person(mia.person, is_deleted=True)
    studio.settle()
    studio.morning(days(1))
    assert mia.nudges == []


def test_each_member_gets_their_own_clients(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    mia.types(ADD_COLD)
    mia.types("/client add Globex owner @raj last 1 Jan")
    studio.morning(days(1), raj.person.tz)
    assert "Acme" in mia.nudge.text
    assert "Globex" not in mia.nudge.text
    assert "Globex" in raj.nudge.text
