from datetime import timedelta

import pytest

from domain.errors import Unreadable
from domain.nudge_schedule import read_days, read_hour
from domain.records import Member
from services.nudge_settings import (
    get_nudge_status,
    pause_nudges,
    resume_nudges,
    set_nudge_days,
    set_nudge_time,
)
from tests.office import A_DAY, AN_HOUR, NOW, TODAY, Office


@pytest.fixture
def ana(office: Office) -> Member:
    ana = office.a_member("U1", now=NOW)
    office.a_client(ana)
    return ana


def test_a_new_hour_still_to_come_counts_today(office: Office, ana: Member) -> None:
    at = read_hour("10:30")
    assert at
    status = set_nudge_time(office.database, ana, at, NOW)
    assert status.member.nudge_time == at
    assert status.next_at == NOW + AN_HOUR
    assert office.nudge(NOW + AN_HOUR - timedelta(seconds=1)) == []
    assert len(office.nudge(NOW + AN_HOUR)) == 1


def test_a_new_hour_that_has_passed_starts_tomorrow(office: Office, ana: Member) -> None:
    at = read_hour("8:30")
    assert at
    status = set_nudge_time(office.database, ana, at, NOW)
    assert str(status.next_at) == "2026-03-11 08:30:00+00:00"
    assert office.nudge(NOW + AN_HOUR) == []
    assert len(office.nudge(NOW + A_DAY - AN_HOUR)) == 1


def test_a_new_hour_never_sends_a_second_nudge_of_a_day(office: Office, ana: Member) -> None:
    at = read_hour("17:00")
    assert at
    assert len(office.nudge(NOW + A_DAY)) == 1
    set_nudge_time(office.database, ana, at, NOW + A_DAY)
    assert office.nudge((NOW + A_DAY).replace(hour=17)) == []


def test_nudges_come_on_the_chosen_days(office: Office, ana: Member) -> None:
    days = read_days("mon, sat")
    assert days is not None
    status = set_nudge_days(office.database, ana, days, NOW)
    assert str(status.next_at) == "2026-03-14 09:00:00+00:00"
    assert status.member.nudge_days == "05"
    sent = [day for day in range(1, 7) if office.nudge(NOW + day * A_DAY)]
    assert sent[0] == 4


def test_no_days_mean_no_nudge(office: Office, ana: Member) -> None:
    status = set_nudge_days(office.database, ana, frozenset(), NOW)
    assert status.next_at is None
    assert office.nudge(NOW + 10 * A_DAY) == []


def test_what_is_owed_moves_to_the_days_that_are_left(office: Office, ana: Member) -> None:
    office.log(ana, "Acme call next: send quote by Friday")
    days = read_days("mon-wed")
    assert days is not None
    set_nudge_days(office.database, ana, days, NOW)
    (nudge,) = office.nudge(NOW + A_DAY)  # on Wednesday, the last of them before
    assert nudge.cards[0].reason == "Due Fri 13 Mar"


def test_the_reminder_of_a_promise_moves_with_the_days(office: Office, ana: Member) -> None:
    office.log(ana, "Acme call promise: send quote by Friday")
    days = read_days("mon-wed")
    assert days is not None
    set_nudge_days(office.database, ana, days, NOW)
    assert office.days_with_a_nudge(range(9)) == [1, 6]


def test_a_pause_lasts_until_its_day(office: Office, ana: Member) -> None:
    status = pause_nudges(office.database, ana, TODAY + 6 * A_DAY, NOW)
    assert str(status.next_at) == "2026-03-16 09:00:00+00:00"
    sent = [day for day in range(1, 8) if office.nudge(NOW + day * A_DAY)]
    assert sent == [6]


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_pause_ends_within_a_year_on_a_day_to_come(
    office: Office, ana: Member, days: int
) -> None:
    with pytest.raises(Unreadable, match="Nothing was changed"):
        pause_nudges(office.database, ana, TODAY + days * A_DAY, NOW)
    assert office.fresh(ana) == ana


def test_today_is_the_members(office: Office) -> None:
    kim = office.a_member("U2", tz="Pacific/Kiritimati")
    noon = NOW.replace(hour=12)
    with pytest.raises(Unreadable):
        pause_nudges(office.database, kim, TODAY + A_DAY, noon)


def test_resuming_ends_the_pause(office: Office, ana: Member) -> None:
    pause_nudges(office.database, ana, TODAY + 30 * A_DAY, NOW)
    status = resume_nudges(office.database, ana, NOW)
    assert str(status.next_at) == "2026-03-11 09:00:00+00:00"
    assert len(office.nudge(NOW + A_DAY)) == 1


def test_settings_are_kept_even_where_the_asker_is_known_from_before(
    office: Office, ana: Member
) -> None:
    """What was set meanwhile, say by another process, is not overwritten by an older view."""
    at = read_hour("11:00")
    assert at
    set_nudge_time(office.database, ana, at, NOW)
    status = pause_nudges(office.database, ana, TODAY + 2 * A_DAY, NOW)
    assert status.member.nudge_time == at
    assert str(status.next_at) == "2026-03-12 11:00:00+00:00"


def test_the_status_proves_when_the_last_one_came_and_when_the_next_comes(
    office: Office, ana: Member
) -> None:
    assert get_nudge_status(office.database, ana, NOW).last_sent_at is None
    late = NOW + A_DAY
    assert len(office.nudge(late)) == 1
    status = get_nudge_status(office.database, ana, late)
    assert status.last_sent_at == late
    assert str(status.next_at) == "2026-03-12 09:00:00+00:00"


def test_the_next_one_in_the_status_is_the_one_that_is_stored(office: Office, ana: Member) -> None:
    told = [
        (set_nudge_days(office.database, ana, frozenset({2, 6}), NOW), office.fresh(ana)),
        (pause_nudges(office.database, ana, TODAY + 9 * A_DAY, NOW), office.fresh(ana)),
        (resume_nudges(office.database, ana, NOW), office.fresh(ana)),
    ]
    assert [status.next_at for status, _ in told] == [one.next_nudge_at for _, one in told]
