"""Standing in: who can, who is told, what it costs, and that over a month nothing is lost."""

from collections import Counter
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.deliveries import DeliveryKind
from domain.errors import Unreadable
from domain.records import Member, Standing
from services import nudge_day
from services.deliver import mark_sent, take_delivery
from services.nudge_settings import get_nudge_status, pause_nudges
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.test_stand_in import leave, post
from tests.services.test_statement_count import statements

BACK = TODAY + 10 * A_DAY  # a Friday


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park")


def told(office: Office) -> list[str]:
    """Who is told that they stand in."""
    found = []
    while delivery := take_delivery(office.database, "T1", NOW):
        if delivery.kind is DeliveryKind.STAND_IN:
            found.append(delivery.member_id)
        mark_sent(office.database, delivery, "D1", delivery.id[:8], NOW)
    return found


def test_the_stand_in_is_told_once_for_each_absence(
    office: Office, ana: Member, lee: Member
) -> None:
    for days in (10, 10, 11):
        leave(office, ana, lee, days)
    assert told(office) == ["U2", "U2"]
    leave(office, ana, None, 11)
    assert told(office) == []
    assert office.fresh(ana).stand_in_id == "U2"


def test_the_stand_in_of_an_earlier_pause_counts_no_more(
    office: Office, ana: Member, lee: Member
) -> None:
    assert lee
    leave(office, ana, lee, 3)
    later = NOW + 7 * A_DAY
    pause_nudges(office.database, ana, TODAY + 9 * A_DAY, later)
    assert office.fresh(ana).stand_in_id is None


@pytest.mark.parametrize("stand_in_id", ["U1", "U3", "U9"])
def test_only_another_full_member_can_stand_in(
    office: Office, ana: Member, stand_in_id: str
) -> None:
    office.a_member("U3", standing=Standing.GUEST)
    before = office.fresh(ana)
    with pytest.raises(Unreadable, match="Nothing was changed"):
        pause_nudges(office.database, ana, BACK, NOW, stand_in_id=stand_in_id)
    assert office.fresh(ana) == before


def test_the_status_says_who_stands_in_for_whom(office: Office, ana: Member, lee: Member) -> None:
    leave(office, ana, lee)
    status = get_nudge_status(office.database, ana, NOW)
    assert status.stand_in == office.fresh(lee)
    (away,) = get_nudge_status(office.database, lee, NOW).stands_in_for
    assert (away.name, away.until_on) == ("Name of U1", BACK)
    assert get_nudge_status(office.database, lee, NOW + 10 * A_DAY).stands_in_for == ()


def test_standing_in_costs_two_more_queries_however_many_are_away(
    office: Office, ana: Member, lee: Member
) -> None:
    def reads(days: int) -> int:
        with statements(office.database) as found:
            nudge_day.preview_due_nudges(office.database, "T1", NOW + days * A_DAY)
        return len([one for one in found if "FROM clients" in one or "FROM next_actions" in one])

    office.a_client(lee, "Own")
    office.a_client(ana)
    names = 1  # of what is shown, for who runs Rapport
    assert reads(1) == 2 + names
    leave(office, ana, lee)
    assert reads(1) == 4 + names
    for number in range(5):
        away = office.a_member(f"M{number}")
        office.a_client(away, f"Client {number}")
        leave(office, away, lee)
    assert reads(1) == 4 + names


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    start=st.integers(0, 9),
    length=st.integers(1, 20),
    count=st.integers(1, 9),
    zone=st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]),
)
def test_over_a_month_no_due_client_is_lost_or_shown_twice(
    database: Database, start: int, length: int, count: int, zone: str
) -> None:
    """Each cold client comes within the days of a flood, and then every third nudge day."""
    office = Office(database, f"T{uuid4().hex[:12]}")
    ana, lee = office.a_member("U1", tz=zone), office.a_member("U2")
    names = {f"Client {number}" for number in range(count)}
    for name in names:
        office.a_client(ana, name)
    shown: Counter[tuple[str, int]] = Counter()
    for day in range(30):
        now = (NOW + day * A_DAY).replace(hour=14)  # past nine in each of these zones
        if day == start:
            until_on = ana.today(now) + length * A_DAY
            pause_nudges(database, ana, until_on, now, stand_in_id=lee.user_id)
        nudge_day.claim_due_nudges(database, office.workspace_id, now, now)
        for nudge in post(office, now):
            shown.update((one.client_name, day) for one in nudge.cards)
    assert set(shown.values()) <= {1}
    for name in names:
        days = sorted(day for one, day in shown if one == name)
        assert days[0] <= 14
        assert all(3 <= later - before <= 9 for before, later in pairwise(days))
