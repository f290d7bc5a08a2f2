from datetime import datetime, timedelta

import pytest

from domain.records import Member
from services.deliver import take_delivery
from services.nudge_day import (
    claim_due_nudges,
    forget_old,
    preview_due_nudges,
)
from services.nudge_now import nudge_now
from services.settle_draft import list_drafts
from storage.deliveries import find_delivery
from storage.requests import find_outcome
from tests.office import A_DAY, A_MINUTE, AN_HOUR, NOW, TODAY, Office


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
