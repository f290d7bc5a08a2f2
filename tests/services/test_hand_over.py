"""Handing over: all of one member's work goes to another at once, is told, and can be undone."""

import pytest

from domain.deliveries import CardState, Delivery, DeliveryKind, DeliveryState
from domain.errors import NotAllowed, TooLate, Unreadable
from domain.handing import HandedOver, HandOver
from domain.records import Member, Standing, Visibility
from services.deliver import load_nudge, mark_redrawn, mark_sent, take_delivery
from services.hand_over import hand_over_all, undo_hand_over
from services.holdings import list_holders, preview_hand_over
from storage import clients, next_actions
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.test_statement_count import statements

OVER = HandOver("U1", "U2")


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park", tz="Asia/Tokyo")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U3", name="Bo Ss", is_admin=True)


def give(
    office: Office, who: Member, plan: HandOver = OVER, request: str | None = None
) -> HandedOver:
    request = request or office.a_request()
    return hand_over_all(office.database, who, plan, NOW, NOW, request)


def undo(office: Office, who: Member, done: HandedOver) -> HandedOver:
    return undo_hand_over(office.database, who, done.change_id, NOW, office.a_request())


def owners(office: Office, *names: str) -> dict[str, str | None]:
    with office.database.read() as connection:
        found = [
            client
            for owner in ("U1", "U2", "U3")
            for client in clients.list_clients_of(connection, "T1", owner)
        ]
    return {one.name: one.owner_id for one in found if one.name in names}


def hide(office: Office, client_id: str) -> None:
    with office.database.write() as connection:
        clients.change_client(connection, "T1", client_id, visibility=Visibility.PRIVATE.value)


def told(office: Office) -> list[Delivery]:
    """What is owed, but for nudges; all of it is posted."""
    found = []
    while delivery := take_delivery(office.database, "T1", NOW + A_DAY):
        if delivery.state is DeliveryState.STALE:
            mark_redrawn(office.database, delivery)
            continue
        mark_sent(office.database, delivery, "D1", delivery.id[:8], NOW)
        found.append(delivery)
    return [one for one in found if one.kind is not DeliveryKind.NUDGE]


def test_clients_and_next_actions_go_over_and_the_new_owner_is_told_once(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, "Acme", last_spoke_on=TODAY)
    office.a_client(ana, "Globex")
    office.log(ana, "Acme call next: one by Friday next: two")
    request = office.a_request()
    done = give(office, ana, request=request)
    assert (done.clients, done.actions, done.to_name) == (2, 2, "Lee Park")
    assert give(office, ana, request=request) == done
    assert owners(office, "Acme", "Globex") == {"Acme": "U2", "Globex": "U2"}
    (message,) = told(office)
    assert (message.kind, message.member_id) == (DeliveryKind.HANDED, lee.user_id)
    assert message.detail["client_count"] == 2


def test_days_are_the_new_owners(office: Office, ana: Member, lee: Member) -> None:
    assert lee
    acme = office.a_client(ana, "Acme", last_spoke_on=TODAY)
    office.log(ana, "Acme call next: one by Friday", NOW.replace(hour=20))
    give(office, ana)
    with office.database.read() as connection:
        client, tz = clients.get_client_and_tz(connection, "T1", acme.id, viewer_id="U2")
        (action,) = next_actions.list_open_of_client(connection, "T1", acme.id, viewer_id="U2")
        row = connection.exec_driver_sql(
            "SELECT going_cold_on, next_card_on, last_card_on FROM clients"
        ).one()
    assert tz == "Asia/Tokyo"
    assert str(row[0]) == str(client.going_cold_on("Asia/Tokyo")) == "2026-04-10"
    assert (str(row[1]), row[2]) == ("2026-04-10", None)
    assert action.owner_id == "U2"


def test_many_cold_clients_are_spread_for_the_new_owner(
    office: Office, ana: Member, lee: Member
) -> None:
    assert lee
    for number in range(20):
        office.a_client(ana, f"Client {number}")
    office.nudge(NOW - A_DAY)
    give(office, ana, HandOver("U1", "U2", actions=False))
    told(office)
    (nudge,) = office.nudge(NOW + A_DAY)
    assert nudge.delivery.member_id == "U2"
    assert len(nudge.cards) <= 7
    assert nudge.spread == 20 - len(nudge.cards)


def test_open_cards_of_the_old_owner_are_struck_out(
    office: Office, ana: Member, lee: Member
) -> None:
    assert lee
    office.a_client(ana, "Acme")
    office.a_client(ana, "Globex", last_spoke_on=TODAY)
    office.log(ana, "Globex call next: one by today")
    (nudge,) = office.nudge()
    give(office, ana)
    cards = load_nudge(office.database, nudge.delivery).cards
    assert {(card.state, card.outcome) for card in cards} == {
        (CardState.ELSEWHERE, "Now with Lee Park")
    }


def test_the_old_owner_is_told_where_an_admin_did_it(
    office: Office, ana: Member, lee: Member, boss: Member
) -> None:
    assert lee
    office.a_client(ana, "Acme")
    give(office, boss)
    assert {(one.kind, one.member_id) for one in told(office)} == {
        (DeliveryKind.HANDED, "U2"),
        (DeliveryKind.HANDED_AWAY, "U1"),
    }


def test_undo_gives_back_only_what_is_still_the_receivers(
    office: Office, ana: Member, lee: Member, boss: Member
) -> None:
    assert lee
    assert boss
    office.a_client(ana, "Acme")
    office.a_client(ana, "Globex")
    office.nudge()
    done = give(office, ana)
    with office.database.write() as connection:
        globex = next(
            one for one in clients.list_clients_of(connection, "T1", "U2") if one.name == "Globex"
        )
        clients.change_client(connection, "T1", globex.id, owner_id="U3")
    back = undo(office, ana, done)
    assert (back.clients, back.actions, back.is_undone) == (1, 0, True)
    assert owners(office, "Acme", "Globex") == {"Acme": "U1", "Globex": "U3"}
    assert "U1" not in {one.delivery.member_id for one in office.nudge(NOW + A_DAY)}
    with pytest.raises(TooLate):
        undo(office, ana, done)


def test_undo_is_its_authors_and_lasts_a_day(office: Office, ana: Member, lee: Member) -> None:
    office.a_client(ana, "Acme")
    done = give(office, ana)
    with pytest.raises(Exception, match="no longer known"):
        undo(office, lee, done)
    with pytest.raises(TooLate):
        undo_hand_over(office.database, ana, done.change_id, NOW + 2 * A_DAY, office.a_request())
    assert owners(office, "Acme") == {"Acme": "U2"}


def test_private_clients_are_counted_and_go_over(office: Office, ana: Member, lee: Member) -> None:
    secret = office.a_client(ana, "Secret")
    hide(office, secret.id)
    assert preview_hand_over(office.database, ana, OVER).private == 1
    give(office, ana)
    with office.database.read() as connection:
        assert clients.get_client(connection, "T1", secret.id, viewer_id=lee.user_id)


def test_what_was_said_in_confidence_stays_unless_its_author_hands_it_over(
    office: Office, ana: Member, lee: Member, boss: Member
) -> None:
    assert lee
    office.a_client(boss, "Acme")
    office.log(ana, "Acme !confidence next: hush by today")
    office.log(ana, "Acme call next: step by today")
    by_admin = preview_hand_over(office.database, boss, OVER)
    assert (by_admin.actions, by_admin.hidden) == (1, 1)
    assert preview_hand_over(office.database, ana, OVER).actions == 2
    assert give(office, boss).actions == 1


def test_what_the_new_owner_may_read_anyway_goes_over(
    office: Office, ana: Member, lee: Member, boss: Member
) -> None:
    office.a_client(lee, "Acme")
    office.log(ana, "Acme !confidence next: hush by today")
    assert give(office, boss).actions == 1


def test_a_next_action_for_a_client_that_the_new_owner_may_not_see_stays(
    office: Office, ana: Member, lee: Member, boss: Member
) -> None:
    assert lee
    secret = office.a_client(boss, "Secret")
    office.log(ana, "Secret call next: step by today")
    hide(office, secret.id)
    found = preview_hand_over(office.database, ana, OVER)
    assert (found.actions, found.unseen) == (0, 1)


def test_only_the_member_or_an_admin_may_and_only_to_another_full_member(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, "Acme")
    office.a_member("U4", standing=Standing.GUEST)
    with pytest.raises(NotAllowed):
        give(office, lee)
    for to_id in ("U1", "U4", "U9"):
        with pytest.raises(Unreadable):
            give(office, ana, HandOver("U1", to_id))
    assert owners(office, "Acme") == {"Acme": "U1"}
    assert [one.user_id for one in list_holders(office.database, lee)] == []


def test_it_costs_the_same_however_much_goes_over(office: Office, ana: Member, lee: Member) -> None:
    def cost(plan: HandOver, who: Member) -> int:
        with statements(office.database) as found:
            give(office, who, plan)
        return len(found)

    office.a_client(ana, "Acme")
    office.log(ana, "Acme call next: step by today")
    first = cost(OVER, ana)
    for number in range(6):
        office.a_client(lee, f"Client {number}")
        office.log(lee, f"Client {number} call next: step by today")
    assert cost(HandOver("U2", "U1"), lee) == first
