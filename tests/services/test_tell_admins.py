"""When somebody leaves, the admins are told of the work that nobody is nudged of any more."""

import pytest

from domain.deliveries import DeliveryKind
from domain.handing import Leaver
from domain.records import Member, Standing
from services.holdings import list_holders
from services.know_member import SlackUser, know_member
from services.tell_admins import leaver_of
from tests.office import NOW, Office
from tests.services.test_hand_over import give, told


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park", tz="Asia/Tokyo")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U3", name="Bo Ss", is_admin=True)


def left(office: Office, standing: Standing = Standing.GONE) -> None:
    gone = SlackUser("U1", "Name of U1", "UTC", "en-GB", standing, is_admin=False)
    know_member(office.database, "T1", gone, NOW)


@pytest.mark.parametrize("standing", [Standing.GONE, Standing.GUEST])
def test_an_admin_hands_over_for_who_left(
    office: Office, ana: Member, lee: Member, boss: Member, standing: Standing
) -> None:
    assert lee
    office.a_client(ana, "Acme")
    left(office, standing)
    (message,) = told(office)
    assert (message.kind, message.member_id) == (DeliveryKind.LEFT, "U3")
    is_guest = standing is Standing.GUEST
    assert leaver_of(message) == Leaver("U1", "Name of U1", 1, 0, is_guest=is_guest)
    left(office, standing)
    assert told(office) == []
    (first,) = list_holders(office.database, boss)
    assert (first.user_id, first.is_member, first.clients) == ("U1", False, 1)
    give(office, boss)
    assert [one.kind for one in told(office)] == [DeliveryKind.HANDED]


def test_who_leaves_with_nothing_is_not_worth_a_message(
    office: Office, ana: Member, boss: Member
) -> None:
    assert ana.user_id != boss.user_id
    left(office)
    assert told(office) == []
