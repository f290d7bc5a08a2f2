from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from domain.errors import NotAMember
from domain.records import Member, Standing
from services.know_member import (
    SlackUser,
    find_member,
    find_names,
    know_member,
    list_known_ids,
    mark_welcomed,
    require_member,
)
from services.nudge_settings import pause_nudges, set_nudge_time
from tests.office import A_DAY, NOW, TODAY, Office

ANA = SlackUser("U1", "Ana", "Europe/Berlin", "de-DE", Standing.MEMBER, is_admin=False)
GUESTS = [Standing.GUEST, Standing.OUTSIDER, Standing.BOT, Standing.GONE]


def know(office: Office, told: SlackUser, now: datetime = NOW) -> Member:
    return know_member(office.database, "T1", told, now)


def test_what_slack_tells_is_kept(office: Office) -> None:
    member = know(office, ANA)
    assert (member.name, member.tz, member.locale) == ("Ana", "Europe/Berlin", "de-DE")
    assert (member.nudge_time, member.nudge_days) == (time(9), "01234")
    assert find_member(office.database, "T1", "U1") == member
    assert find_member(office.database, "T1", "U2") is None


def test_the_first_nudge_comes_at_nine_in_the_members_zone(office: Office) -> None:
    assert str(know(office, ANA).next_nudge_at) == "2026-03-11 08:00:00+00:00"
    west = replace(ANA, user_id="U2", tz="America/New_York")
    assert str(know(office, west).next_nudge_at) == "2026-03-10 13:00:00+00:00"


def test_nothing_new_changes_nothing(office: Office) -> None:
    first = know(office, ANA)
    assert know(office, ANA, NOW + A_DAY) == first


def test_a_new_name_moves_no_nudge(office: Office) -> None:
    first = know(office, ANA)
    renamed = know(office, replace(ANA, name="Anna", is_admin=True), NOW + 3 * A_DAY)
    assert renamed == replace(first, name="Anna", is_admin=True)
    assert find_member(office.database, "T1", "U1") == renamed


def test_a_new_zone_moves_the_hour(office: Office) -> None:
    know(office, ANA)
    moved = know(office, replace(ANA, tz="America/New_York"))
    assert str(moved.next_nudge_at) == "2026-03-10 13:00:00+00:00"
    assert find_member(office.database, "T1", "U1") == moved


def test_a_zone_in_which_the_hour_has_passed_sends_todays_late_and_once(office: Office) -> None:
    west = replace(ANA, tz="America/New_York")
    ana = know(office, west)
    office.a_client(ana)
    moved = know(office, ANA)  # there it is 10:30
    assert moved.next_nudge_at == NOW
    assert len(office.nudge()) == 1
    know(office, west)
    assert office.nudge(NOW + timedelta(hours=5)) == []


def test_settings_survive_what_slack_tells(office: Office) -> None:
    ana = know(office, ANA)
    set_nudge_time(office.database, ana, time(7, 30), NOW)
    pause_nudges(office.database, ana, TODAY + 5 * A_DAY, NOW)
    known = know(office, replace(ANA, tz="Asia/Tokyo"))
    assert (known.nudge_time, known.paused_until_on) == (time(7, 30), TODAY + 5 * A_DAY)
    assert str(known.next_nudge_at) == "2026-03-15 22:30:00+00:00"


def test_a_new_zone_moves_the_days_of_the_members_clients(office: Office) -> None:
    """The last contact was on the 8th in UTC, and on the 9th in Auckland."""
    ana = office.a_member("U1")
    office.a_client(ana, now=NOW - 60 * A_DAY)
    office.log(ana, "Acme call", (NOW - 30 * A_DAY).replace(hour=20))  # 9 February there
    office.a_member("U1", tz="Pacific/Auckland", now=NOW - 2 * A_DAY)
    eve = NOW.replace(day=9, hour=21)  # the 10th there, 10:00; 29 days since the contact
    assert office.nudge(eve) == []
    assert len(office.nudge(eve + A_DAY)) == 1


@pytest.mark.parametrize("standing", GUESTS)
def test_whoever_is_no_member_is_refused_and_never_nudged(
    office: Office, standing: Standing
) -> None:
    guest = know(office, replace(ANA, standing=standing))
    assert guest.next_nudge_at is None
    with pytest.raises(NotAMember, match="nothing was read or changed"):
        require_member(guest)


def test_a_member_is_let_in(office: Office) -> None:
    ana = know(office, ANA)
    assert require_member(ana) is ana


def test_a_member_who_leaves_is_nudged_no_more_until_they_return(office: Office) -> None:
    ana = office.a_member("U1")
    office.a_client(ana)
    gone = office.a_member("U1", standing=Standing.GONE, now=NOW - A_DAY)
    assert gone.next_nudge_at is None
    assert office.nudge() == []
    back = office.a_member("U1", now=NOW)
    assert back.next_nudge_at is not None
    assert len(office.nudge(NOW + A_DAY)) == 1


def test_an_event_without_a_locale_keeps_the_known_one(office: Office) -> None:
    know(office, ANA)
    assert know(office, replace(ANA, locale=None)).locale == "de-DE"
    assert know(office, replace(ANA, user_id="U2", locale=None)).locale == "en-GB"


def test_several_first_sights_at_once_know_one_member(office: Office) -> None:
    with ThreadPoolExecutor(8) as threads:
        known = list(threads.map(lambda _: know(office, ANA), range(8)))
    assert known == [known[0]] * 8
    assert list_known_ids(office.database, "T1") == {"U1"}


def test_a_welcome_is_marked(office: Office) -> None:
    ana = know(office, ANA)
    assert ana.welcomed_at is None
    assert mark_welcomed(office.database, ana, NOW) == office.fresh(ana)
    assert office.fresh(ana).welcomed_at == NOW


def test_names_of_the_known_are_found(office: Office) -> None:
    know(office, ANA)
    assert find_names(office.database, "T1", {"U1", "U404"}) == {"U1": "Ana"}
    assert find_names(office.database, "T1", set()) == {}
