"""A former client: no cards, everything kept, and brought back."""

import pytest

from domain.client_lists import ClientListing
from domain.errors import NotFound
from domain.records import Client, Member, Visibility
from services.archive_client import archive_client, bring_back_client
from services.list_clients import list_clients
from services.open_client import open_client, suggest_clients
from storage.client_moves import find_card_days
from storage.clients import change_client
from tests.office import A_DAY, NOW, TODAY, Office


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY - 40 * A_DAY)


def archive(office: Office, who: Member, client: Client, request: str = "") -> None:
    archive_client(office.database, who, client.id, NOW, request or office.a_request())


def bring_back(office: Office, who: Member, client: Client, request: str = "") -> None:
    bring_back_client(office.database, who, client.id, NOW, request or office.a_request())


def former_on(office: Office, who: Member, client: Client) -> object:
    return open_client(office.database, who, client.id, NOW).client.former_on


def test_a_former_client_is_in_no_list_and_gets_no_card(
    office: Office, ana: Member, acme: Client
) -> None:
    archive(office, ana, acme)
    assert former_on(office, ana, acme) == TODAY
    assert list_clients(office.database, ana, ClientListing(), NOW).rows == ()
    assert suggest_clients(office.database, ana, "", limit=9) == []
    assert office.days_with_a_nudge(range(60)) == []


def test_its_history_and_next_actions_stay(office: Office, ana: Member, acme: Client) -> None:
    office.log(ana, "Acme call next: send deck by 20 March")
    archive(office, ana, acme)
    card = open_client(office.database, ana, acme.id, NOW)
    assert (len(card.last), [one.text for one in card.actions]) == (1, ["send deck"])
    (nudge,) = office.nudge(NOW + 10 * A_DAY)
    assert [card.action_text for card in nudge.cards] == ["send deck"]


def test_brought_back_it_is_cold_from_its_day(office: Office, ana: Member, acme: Client) -> None:
    archive(office, ana, acme)
    bring_back(office, ana, acme)
    assert former_on(office, ana, acme) is None
    with office.database.read() as connection:
        days = find_card_days(connection, "T1", [acme.id])[acme.id]
    assert days.next_card_on == TODAY - 10 * A_DAY
    assert len(office.nudge()) == 1


def test_the_day_is_that_of_the_first_archiving(office: Office, ana: Member, acme: Client) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, former_on=TODAY - 9 * A_DAY)
    archive(office, ana, acme)
    assert former_on(office, ana, acme) == TODAY - 9 * A_DAY


def test_a_second_delivery_changes_nothing(office: Office, ana: Member, acme: Client) -> None:
    archive(office, ana, acme, "one")
    bring_back(office, ana, acme, "two")
    archive(office, ana, acme, "one")
    assert former_on(office, ana, acme) is None
    archive(office, ana, acme, "three")
    bring_back(office, ana, acme, "two")
    assert former_on(office, ana, acme) == TODAY


def test_who_does_not_see_it_can_neither_archive_nor_bring_back(
    office: Office, ana: Member, acme: Client
) -> None:
    ben = office.a_member("U2", is_admin=True)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    for act in (archive, bring_back):
        with pytest.raises(NotFound):
            act(office, ben, acme)
    assert former_on(office, ana, acme) is None
