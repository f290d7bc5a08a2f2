"""Dates whose day has come join the nudge: each step once, late rather than never, never twice."""

import pytest

from domain.important_dates import DateKind
from domain.nudge_cards import MAX_CARDS, Lane
from domain.records import Client, Member
from services.nudge_day import claim_due_nudges, preview_due_nudges
from services.nudge_now import nudge_now
from services.nudge_settings import pause_nudges
from services.open_work import list_open_work
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.dates_ground import (
    EVENT,
    EXPIRY,
    RENEWAL,
    a_person,
    a_warm_client,
    add,
    in_days,
    known,
    of_year,
    told,
    told_on,
)
from tests.services.test_statement_count import statements


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return a_warm_client(office, ana)


def test_a_birthday_comes_a_week_before_and_on_its_day(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(9), phone="+49 30 901820")
    assert told_on(office, range(12)) == [
        (2, "Birthday in 7 days (Thu 19 Mar)"),
        (9, "Birthday today"),
    ]


def test_the_card_says_whose_it_is_and_whom_to_call(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, "Boss", phone="+49 30 901821")
    a_person(office, ana, acme, birthday=of_year(7), phone="+49 30 901820")
    (nudge,) = office.nudge()
    (card,) = nudge.cards
    assert (card.lane, card.date_text) == (Lane.BRING, "Dana's birthday")
    assert card.call
    assert card.call.name == "Dana"


def test_a_renewal_comes_at_each_step_before_its_notice_date(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, RENEWAL, in_days(130), notice="30")
    days = [day for day, _ in told_on(office, range(130))]
    assert days == [10, 38, 70, 86, 93]  # 40 days ahead is a Sunday: told on Friday


def test_a_birthday_on_a_weekend_comes_on_friday_and_a_trip_after_it_on_monday(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(5))
    add(office, ana, acme, DateKind.TRIP, in_days(1), last_day=in_days(4), label="Lisbon")
    assert told_on(office, range(1, 9)) == [
        (1, "Birthday in 4 days (Sun 15 Mar)"),
        (3, "Birthday in 2 days (Sun 15 Mar)"),
        (6, "Trip ended 2 days ago (Sat 14 Mar): ask how it was"),
    ]


def test_after_a_break_only_the_latest_step_comes_and_once(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, EXPIRY, in_days(70))
    assert told_on(office, range(57, 77)) == [
        (57, "Expires in 13 days (Tue 19 May)"),
        (63, "Expires in 7 days (Tue 19 May)"),
    ]


def test_what_was_missed_comes_late_for_a_while_and_then_not_at_all(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(8))
    assert told_on(office, range(10, 30)) == [(10, "Birthday was 2 days ago (Wed 18 Mar)")]
    a_person(office, ana, acme, "Raj", birthday=of_year(31), now=NOW + 20 * A_DAY)
    assert told_on(office, range(36, 60)) == []
    (later,) = [one for one in known(office, ana, acme) if one.person_name == "Raj"]
    assert str(later.next_card_on) == "2027-04-03"


def test_a_pause_drops_nothing_that_is_still_of_use(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, EXPIRY, in_days(20))
    pause_nudges(office.database, ana, TODAY + 16 * A_DAY, NOW)
    assert told_on(office, range(1, 20)) == [(16, "Expires in 4 days (Mon 30 Mar)")]


def test_dates_cause_a_nudge_and_stand_after_what_is_owed_and_cold(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, EXPIRY, in_days(7))
    office.log(ana, "Acme note: hi next: send quote by today")
    office.a_client(ana, "Zenith")
    (nudge,) = office.nudge()
    assert [card.lane for card in nudge.cards] == [Lane.OWED, Lane.COLD, Lane.BRING]


def test_going_cold_leaves_two_places_to_dates(office: Office, ana: Member, acme: Client) -> None:
    for number in range(MAX_CARDS):
        office.a_client(ana, f"Cold {number}")
        add(office, ana, acme, EVENT, in_days(7), label=f"Event {number}")
    (nudge,) = office.nudge()
    assert [card.lane for card in nudge.cards] == [Lane.COLD] * 5 + [Lane.BRING] * 2
    assert nudge.left_over == 7
    (later,) = office.nudge(NOW + A_DAY)
    assert len(told(later)) == 5


def test_what_is_open_shows_what_was_told_until_it_is_over(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    add(office, ana, acme, EXPIRY, in_days(100))
    now = nudge_now(office.database, ana, NOW, NOW)
    assert now.claimed

    def reasons(day: int) -> list[str]:
        return [one.reason for one in list_open_work(office.database, ana, NOW + day * A_DAY).dates]

    assert reasons(0) == ["Birthday in 7 days (Tue 17 Mar)"]
    assert reasons(9) == ["Birthday was 2 days ago (Tue 17 Mar)"]
    assert reasons(12) == []


def test_a_nudge_never_posted_tells_its_dates_the_next_day(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    assert claim_due_nudges(office.database, "T1", NOW, NOW) == 1
    assert told_on(office, range(1, 3)) == [(1, "Birthday in 6 days (Tue 17 Mar)")]


@pytest.mark.parametrize("tz", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "America/St_Johns"])
def test_days_are_those_of_the_owner(office: Office, tz: str) -> None:
    """On the local Thursday, whichever day it is in UTC."""
    lee = office.a_member("U7", tz=tz)
    client = office.a_client(lee, "Far away", last_spoke_on=TODAY - A_DAY)
    a_person(office, lee, client, birthday=of_year(9))
    found = [
        (nudge.local_on.isoformat(), str(lee.local(instant))[:13], card.reason)
        for hour in range(24 * 10)
        for instant in [NOW + hour * A_DAY / 24]
        for nudge in office.nudge(instant)
        for card in told(nudge)
    ]
    assert [(day, reason) for day, _, reason in found] == [
        ("2026-03-12", "Birthday in 7 days (Thu 19 Mar)"),
        ("2026-03-19", "Birthday today"),
    ]
    assert all(at.startswith(day) for day, at, _ in found)


def test_who_moves_to_another_zone_is_told_once(office: Office) -> None:
    lee = office.a_member("U7", tz="Pacific/Kiritimati")
    client = office.a_client(lee, "Far away", last_spoke_on=TODAY)
    a_person(office, lee, client, birthday=of_year(9))
    reasons = []
    for hour in range(24 * 10):
        instant = NOW + hour * A_DAY / 24
        if hour == 24 * 2 + 20:
            office.a_member("U7", tz="Pacific/Pago_Pago", now=instant)
        reasons += [card.reason for nudge in office.nudge(instant) for card in told(nudge)]
    assert reasons == ["Birthday in 7 days (Thu 19 Mar)", "Birthday today"]


def test_dates_of_all_members_are_found_in_one_query(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(7))
    for number in range(5):
        office.a_member(f"M{number}")
    with statements(office.database) as found:
        claim_due_nudges(office.database, "T1", NOW, NOW)
    assert len([one for one in found if "FROM important_dates" in one]) == 1


def test_a_preview_tells_the_lane_and_touches_nothing(
    office: Office, ana: Member, acme: Client
) -> None:
    """As `rapport nudge --dry-run` prints it: nobody is named."""
    a_person(office, ana, acme, "Dana Whitfield", birthday=of_year(7))
    before = known(office, ana, acme)
    (preview,) = preview_due_nudges(office.database, "T1", NOW)
    (card,) = preview.plan.cards
    assert (card.lane, card.reason) == (Lane.BRING, "Birthday in 7 days (Tue 17 Mar)")
    assert card.score.total == 23 + 10
    assert "Dana" not in str(preview)
    assert known(office, ana, acme) == before
