from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.deliveries import Delivery, DeliveryKind
from domain.nudge_cards import Lane
from domain.records import Member
from services.deliver import mark_refused, mark_unknown, take_delivery
from services.nudge_day import (
    claim_due_nudges,
    forget_old,
    mark_tick,
    preview_due_nudges,
)
from services.nudge_now import nudge_now
from services.settle_draft import list_drafts
from storage.deliveries import find_delivery
from storage.requests import find_outcome
from tests.office import A_DAY, A_MINUTE, AN_HOUR, NOW, TODAY, Office


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1")


def claim(office: Office, now: datetime = NOW) -> int:
    return claim_due_nudges(office.database, "T1", now, now)


def test_a_nudge_comes_at_its_hour_and_not_before(office: Office) -> None:
    ana = office.a_member("U1", tz="Europe/Berlin", now=NOW - A_DAY)
    office.a_client(ana)
    at_nine = NOW.replace(hour=8, minute=0)
    assert claim(office, at_nine - timedelta(seconds=1)) == 0
    assert claim(office, at_nine) == 1


def test_nothing_is_sent_when_nothing_is_due(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY - A_DAY)
    assert claim(office) == 0
    assert office.fresh(ana).next_nudge_at == (NOW + A_DAY).replace(hour=9, minute=0)


def test_a_member_without_clients_is_sent_nothing(office: Office, ana: Member) -> None:
    del ana
    assert claim(office) == 0


def test_a_late_start_sends_todays(office: Office, ana: Member) -> None:
    office.a_client(ana)
    (nudge,) = office.nudge(NOW.replace(hour=23, minute=59))
    assert nudge.local_on == TODAY


def test_days_that_were_missed_are_not_made_up_for(office: Office, ana: Member) -> None:
    office.a_client(ana)
    office.nudge(NOW)
    sent = office.nudge(NOW + 14 * A_DAY)
    assert [nudge.local_on for nudge in sent] == [TODAY + 14 * A_DAY]
    assert office.nudge(NOW + 14 * A_DAY + A_MINUTE) == []


def test_what_friday_missed_does_not_come_on_saturday(office: Office, ana: Member) -> None:
    office.a_client(ana)
    saturday = NOW + 4 * A_DAY
    assert claim(office, saturday) == 0
    (nudge,) = office.nudge(saturday + 2 * A_DAY)
    assert nudge.local_on.weekday() == 0


@pytest.mark.parametrize("hours", [0, 5, 20, 24 * 3, 24 * 400])
def test_the_next_nudge_lies_ahead_after_every_tick(
    office: Office, ana: Member, hours: int
) -> None:
    office.a_client(ana)
    now = NOW + timedelta(hours=hours)
    claim(office, now)
    next_at = office.fresh(ana).next_nudge_at
    assert next_at is not None
    assert now < next_at <= now + 3 * A_DAY


def test_more_members_than_one_batch_are_all_nudged(office: Office) -> None:
    for number in range(101):
        office.a_client(office.a_member(f"U{number}"), f"Client {number}")
    assert claim(office) == 101
    assert claim(office) == 0


def test_a_preview_tells_what_a_tick_would_send_and_touches_nothing(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    office.a_member("U2")
    for _ in range(2):
        (preview,) = preview_due_nudges(office.database, "T1", NOW)
        assert (preview.member.user_id, preview.local_on) == ("U1", TODAY)
        assert [card.client_name for card in preview.plan.cards] == ["Acme"]
    (nudge,) = office.nudge()
    assert [card.reason for card in nudge.cards] == [card.reason for card in preview.plan.cards]
    assert preview_due_nudges(office.database, "T1", NOW) == []


def test_nudge_now_sends_todays_and_uses_it_up(office: Office) -> None:
    ana = office.a_member("U1", now=NOW)
    office.a_client(ana)
    early = NOW.replace(hour=6)
    now = nudge_now(office.database, ana, early, early, office.a_request())
    assert now.claimed is not None
    assert now.claimed.key == "2026-03-10"
    assert claim(office, NOW + AN_HOUR) == 0


def test_nudge_now_answers_with_what_is_open_once_todays_was_sent(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    office.nudge()
    answer = nudge_now(office.database, ana, NOW + AN_HOUR, NOW + AN_HOUR, office.a_request())
    assert answer.claimed is None
    assert [one.client.name for one in answer.open_work.cold] == ["Acme"]


def test_nudge_now_sends_nothing_when_nothing_is_due(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    answer = nudge_now(office.database, ana, NOW, NOW, office.a_request())
    assert answer.claimed is None
    assert (answer.open_work.owed, answer.open_work.cold) == ((), ())


def late(office: Office, delivery: Delivery) -> Delivery:
    with office.database.read() as connection:
        found = find_delivery(connection, "T1", delivery.id)
    assert found
    return found


def test_a_nudge_that_could_not_be_posted_in_its_day_is_never_posted(
    office: Office, ana: Member
) -> None:
    """Slack was away all day: on the next there is one nudge, and no card is lost."""
    office.a_client(ana, "Acme")
    office.log(ana, "Acme note: hello next: send quote by today")
    office.a_client(ana, "Zenith")
    assert claim(office) == 1
    taken = take_delivery(office.database, "T1", NOW)
    assert taken is not None
    mark_refused(office.database, taken, NOW + A_DAY)
    (nudge,) = office.nudge(NOW + A_DAY)
    assert nudge.local_on == TODAY + A_DAY
    assert [(card.lane, card.client_name) for card in nudge.cards] == [
        (Lane.OWED, "Acme"),
        (Lane.COLD, "Zenith"),
    ]
    assert nudge.cards[0].reason == "Due yesterday, 1 day late"
    assert late(office, taken).state.value == "failed"


def test_what_a_crash_left_unposted_is_due_the_next_day(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert claim(office) == 1
    first = [nudge.local_on for nudge in office.nudge(NOW + A_DAY)]
    assert first == [TODAY + A_DAY]
    repeats = [day for day in range(2, 5) if office.nudge(NOW + day * A_DAY)]
    assert repeats == []


def test_what_was_never_posted_was_never_ignored(office: Office, ana: Member) -> None:
    """A looser cadence is offered after three cards that were seen, not after lost ones."""
    office.a_client(ana)
    for day in range(3):
        assert claim(office, NOW + day * A_DAY) == 1
    (nudge,) = office.nudge(NOW + 3 * A_DAY)
    assert nudge.cards[0].looser_days is None


def test_a_nudge_of_today_is_still_posted_in_the_evening(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert claim(office) == 1
    (nudge,) = office.nudge(NOW.replace(hour=23))
    assert nudge.local_on == TODAY


def test_the_day_is_over_when_it_is_over_for_the_member(office: Office) -> None:
    kim = office.a_member("U1", tz="Pacific/Honolulu")
    office.a_client(kim)
    hour = NOW.replace(hour=19, minute=30)  # 09:30 on the 10th there
    assert claim(office, hour) == 1
    evening = (NOW + A_DAY).replace(hour=9)  # 23:00 on the 10th there, the 11th in UTC
    assert [nudge.local_on for nudge in office.nudge(evening)] == [TODAY]


def test_a_nudge_of_unknown_outcome_is_not_given_up(office: Office, ana: Member) -> None:
    """It may stand in the DM: only its history tells."""
    office.a_client(ana)
    claim(office)
    taken = take_delivery(office.database, "T1", NOW)
    assert taken is not None
    mark_unknown(office.database, taken, NOW + A_DAY)
    claim(office, NOW + A_DAY)
    assert late(office, taken).state.value == "posting"


def missed(office: Office) -> list[Delivery]:
    """What the admins are told, once all else is posted."""
    told = []
    while delivery := take_delivery(office.database, "T1", NOW + 30 * A_DAY):
        told.append(delivery)
    return [one for one in told if one.kind is DeliveryKind.MISSED]


def tick(office: Office, now: datetime) -> None:
    mark_tick(office.database, "T1", now, now)
    claim(office, now)


@pytest.fixture
def admins(office: Office) -> list[Member]:
    return [office.a_member(f"A{n}", is_admin=True, now=NOW) for n in range(2)]


@pytest.mark.usefixtures("admins")
def test_a_missed_run_is_told_to_each_admin_once(office: Office, ana: Member) -> None:
    del ana
    tick(office, NOW.replace(hour=8))
    tuesday_night, wednesday = NOW.replace(hour=8), NOW + A_DAY
    tick(office, wednesday)
    tick(office, wednesday + A_MINUTE)
    told = missed(office)
    assert sorted(one.member_id for one in told) == ["A0", "A1"]
    detail: dict[str, Any] = told[0].detail
    assert detail["silent_from"] == tuesday_night.isoformat()
    assert detail["silent_until"] == wednesday.isoformat()
    assert detail["members"] == 1


@pytest.mark.usefixtures("admins")
def test_a_day_is_missed_though_less_than_a_day_went_by(office: Office, ana: Member) -> None:
    """Silent from before Tuesday's hour until before Wednesday's: Tuesday had no nudge."""
    del ana
    tick(office, NOW.replace(hour=8))
    tick(office, (NOW + A_DAY).replace(hour=7))
    assert len(missed(office)) == 2


@pytest.mark.usefixtures("admins")
def test_a_late_start_of_the_same_day_is_no_missed_run(office: Office, ana: Member) -> None:
    del ana
    tick(office, NOW.replace(hour=8))
    tick(office, NOW.replace(hour=18))
    assert missed(office) == []


@pytest.mark.usefixtures("admins")
def test_a_silence_in_which_nothing_was_to_come_is_not_told(office: Office, ana: Member) -> None:
    del ana
    friday = NOW + 3 * A_DAY
    tick(office, friday)
    tick(office, friday + 2 * A_DAY)
    assert missed(office) == []


@pytest.mark.usefixtures("admins")
def test_a_first_start_misses_nothing(office: Office, ana: Member) -> None:
    del ana
    tick(office, NOW)
    assert missed(office) == []


def test_what_is_old_is_forgotten_and_what_is_not_stays(office: Office, ana: Member) -> None:
    office.a_client(ana)
    office.type_line(ana, "Nobody known", NOW, request_id="draft")
    (nudge,) = office.nudge()
    for days, requests_left, nudges_left in ((2, True, True), (8, False, True), (91, False, False)):
        now = NOW + days * A_DAY
        forget_old(office.database, "T1", now, now)
        with office.database.write() as connection:
            assert bool(find_outcome(connection, "T1", "draft")) is requests_left
            assert bool(find_delivery(connection, "T1", nudge.delivery.id)) is nudges_left
    assert list_drafts(office.database, ana, NOW) == []


def test_what_is_still_owed_is_never_forgotten(office: Office, ana: Member) -> None:
    office.a_client(ana)
    claim(office)
    forget_old(office.database, "T1", NOW + 200 * A_DAY, NOW + 200 * A_DAY)
    assert take_delivery(office.database, "T1", NOW) is not None
