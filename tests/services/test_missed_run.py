"""Days of nudges that went by without one are told to the admins."""

from datetime import datetime
from typing import Any

import pytest

from domain.deliveries import Delivery, DeliveryKind
from domain.records import Member
from services.deliver import take_delivery
from services.nudge_day import claim_due_nudges, mark_tick
from tests.office import A_DAY, A_MINUTE, NOW, Office


def missed(office: Office) -> list[Delivery]:
    """What the admins are told, once all else is posted."""
    told = []
    while delivery := take_delivery(office.database, "T1", NOW + 30 * A_DAY):
        told.append(delivery)
    return [one for one in told if one.kind is DeliveryKind.MISSED]


def tick(office: Office, now: datetime) -> None:
    mark_tick(office.database, "T1", now, now)
    claim_due_nudges(office.database, "T1", now, now)


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
