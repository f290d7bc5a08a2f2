"""Important dates: added from the card, told of in the nudge, answered there."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 4 March")


def dates(who: Colleague, client: str = "Acme") -> None:
    """Open the dates of a client from its card."""
    who.presses("Dates", who.types(f"/client {client}"))
    assert who.form.title == "Dates"


def add(who: Colleague, **fields: object) -> dict[str, str]:
    who.form.press("Add a date")
    return who.sends(**fields)


def add_dana(who: Colleague, birthday: str = "") -> None:
    who.presses("People", who.types("/client Acme"))
    who.form.press("Add a person")
    assert who.sends(name="Dana", phone="+49 30 901820", birthday=birthday) == {}
    who.studio.settle()
    who.form.close()


@both_databases
def test_a_renewal_is_added_and_told_of_before_its_notice_date(
    studio: Studio, mia: Colleague
) -> None:
    dates(mia)
    assert "none yet" in mia.form.text()
    assert "Renewals count back" in mia.form.text()
    assert (
        add(mia, kind="Renewal", day="19 April", what="Website contract", notice_period="30 days")
        == {}
    )
    studio.settle()
    said = mia.form.text()
    assert "Website contract renewal · Fri 19 Apr, notice by Wed 20 Mar" in said
    assert "Reminds 90, 60, 30, 14, 7 days before the notice date" in said
    mia.form.close()
    card = mia.card("Acme")
    assert "Coming up" in card
    assert "Website contract renewal · notice in 15 days (Wed 20 Mar), renews Fri 19 Apr" in card
    studio.morning(days(1))
    assert mia.nudge.notification == "1 date is near"
    assert "Bring them something" in mia.nudge.text
    assert (
        "Acme: Website contract renewal\n"
        "The notice date is in 14 days (Wed 20 Mar); renews Fri 19 Apr" in mia.nudge.text
    )
    mia.presses("Done", mia.nudge)
    assert "Acme: Website contract renewal Done" in mia.nudge.text
    mia.presses("Undo", mia.nudge)
    mia.presses("Snooze", mia.nudge, choosing="Tomorrow")
    assert "Snoozed until" in mia.nudge.text


@both_databases
def test_a_birthday_comes_a_week_before_and_on_its_day(studio: Studio, mia: Colleague) -> None:
    add_dana(mia, "13 March 2001")
    studio.morning(days(1))
    assert "Acme: Dana's birthday\nBirthday in 7 days (Wed 13 Mar): turns 40" in mia.nudge.text
    assert "call Dana: +49 30 901820" in mia.nudge.text
    mia.presses("Open", mia.nudge)
    assert "Dana" in mia.last_answer.text
    studio.morning(days(2))
    assert len(mia.nudges) == 1
    studio.morning(days(8))
    assert "Birthday today: turns 40" in mia.nudges[-1].text


@both_databases
def test_a_birthday_in_dates_is_the_one_in_people(studio: Studio, mia: Colleague) -> None:
    add_dana(mia)
    dates(mia)
    refused = add(mia, kind="Birthday", day="3 May 2001")
    assert refused["About"].startswith("Choose whose birthday")
    assert mia.sends(about="Dana") == {}
    studio.settle()
    assert "Dana's birthday · Fri 3 May, turns 40 · each year" in mia.form.text()
    mia.form.press("...", choosing="Edit")
    assert mia.sends(day="4 May 2001", reminders="3 days before") == {}
    studio.settle()
    assert "Reminds 3 days before" in mia.form.text()
    mia.form.close()
    mia.presses("People", mia.types("/client Acme"))
    assert "birthday 4 May 2001" in mia.form.text()
    mia.form.close()
    dates(mia)
    mia.form.press("...", choosing="Remove")
    assert "goes from their details" in mia.form.text()
    assert mia.sends() == {}
    studio.settle()
    assert "none yet" in mia.form.text()
    mia.form.close()
    mia.presses("People", mia.types("/client Acme"))
    assert "birthday" not in mia.form.text()


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(mia: Colleague) -> None:
    dates(mia)
    errors = add(
        mia,
        kind="Event",
        day="whenever",
        last_day="later",
        notice_period="3 months",
        reminders="often",
    )
    assert set(errors) == {"What", "Day", "Notice period", "Reminders"}
    assert mia.form.value("Day") == "whenever"
    assert (
        mia.sends(
            what="Trade fair", day="13/3", last_day="15/3", notice_period="", reminders="on the day"
        )
        == {}
    )


def test_the_members_own_order_reads_the_day(studio: Studio, mia: Colleague) -> None:
    joe = studio.member("joe", real_name="Joe Doe", locale="en-US")
    joe.types("/client add Initech last 4 March")
    dates(joe, "Initech")
    assert add(joe, kind="Expiry", day="4/5", what="Licence") == {}
    studio.settle()
    assert "Licence expiry · Fri 5 Apr" in joe.form.text()
    dates(mia)
    assert add(mia, kind="Expiry", day="4/5", what="Licence") == {}
    studio.settle()
    assert "Licence expiry · Sat 4 May" in mia.form.text()


def test_a_trip_is_asked_about_when_it_is_over(studio: Studio, mia: Colleague) -> None:
    dates(mia)
    assert add(mia, kind="Trip", what="Lisbon", day="6 March", last_day="10 March") == {}
    studio.morning(days(1))
    assert mia.nudges == []
    studio.morning(days(6))
    assert "Acme: Lisbon trip\nTrip ended yesterday (Sun 10 Mar): ask how it was" in mia.nudge.text
    mia.presses("Log it", mia.nudge)
    assert mia.sends(if_nothing_comes_next="No next action needed") == {}
    studio.settle()
    assert "Lisbon trip Logged" in mia.nudge.text


def test_now_tells_what_is_open_with_its_dates(studio: Studio, mia: Colleague) -> None:
    add_dana(mia, "12 March")
    mia.types("/nudge now")
    studio.tick()
    assert "Dana's birthday" in mia.nudge.text
    again = mia.types("/nudge now")
    assert "Bring them something" in again.text
    assert "Acme: Dana's birthday\nBirthday in 7 days (Tue 12 Mar)" in again.text
    mia.opens("home")
    assert "Dana's birthday" in mia.home


def test_a_removed_date_is_struck_out_in_the_message(studio: Studio, mia: Colleague) -> None:
    dates(mia)
    assert add(mia, kind="Expiry", what="Certificate", day="12 March") == {}
    studio.settle()
    mia.types("/nudge now")
    studio.tick()
    mia.form.press("...", choosing="Remove")
    assert mia.sends() == {}
    studio.tick()
    assert "Acme Removed" in mia.nudge.text


def test_what_is_near_stands_on_home_before_any_nudge(mia: Colleague) -> None:
    add_dana(mia, "12 March")
    mia.opens("home")
    assert "Acme: Dana's birthday\nBirthday in 7 days (Tue 12 Mar)" in mia.home


def test_dates_are_paged(studio: Studio, mia: Colleague) -> None:
    for number in range(1, 14):
        if number % 4 == 1:
            dates(mia)
        assert add(mia, kind="Event", what=f"Event {number:02}", day=f"{number} June") == {}
        studio.settle()
        if number % 4 == 0:
            mia.form.close()
    assert mia.form.text().count("Event ") == 12
    mia.form.press("More")
    studio.settle()
    assert "Event 13" in mia.form.text()
    mia.form.press("Back")
    studio.settle()
    assert "Event 01" in mia.form.text()
