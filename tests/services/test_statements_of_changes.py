"""What a change of a client costs is the same however much the client has."""

import pytest

from domain.client_edit import ClientEdit
from domain.records import Client, Member, Visibility
from services.close_names import list_close_clients
from services.edit_client import edit_client, read_edit_facts
from services.merge_clients import merge_clients, preview_merge
from services.undo_merge import undo_merge
from tests.office import A_DAY, NOW, Office
from tests.services.test_statement_count import statements


@pytest.fixture
def both(office: Office, ana: Member) -> tuple[Client, Client]:
    return office.a_client(ana, "Acme"), office.a_client(ana, "Roadrunner")


def count_merge(office: Office, who: Member, both: tuple[Client, Client]) -> int:
    kept, other = both
    with statements(office.database) as found:
        preview_merge(office.database, who, kept.id, other.id)
        request = office.a_request()
        merged = merge_clients(office.database, who, kept.id, other.id, NOW, request)
        undo_merge(office.database, who, merged.change_id, NOW)
    return len(found)


def count_edits(office: Office, who: Member, client: Client) -> int:
    private = ClientEdit(client.id, client.name, owner_id="U1", visibility=Visibility.PRIVATE)
    with statements(office.database) as found:
        read_edit_facts(office.database, who, client.id)
        edit_client(office.database, who, private, NOW, NOW, office.a_request())
        list_close_clients(office.database, who, "Acmee")
    return len(found)


def store_much(office: Office, ana: Member, *names: str) -> None:
    ben = office.a_member("U2")
    for number in range(12):
        for name in names:
            for who in (ana, ben):
                office.log(who, f"{name}: talk {number} next: step {number} by 10 March")
    office.nudge(NOW - A_DAY)
    office.nudge()


def test_merging_costs_the_same_however_much_moves(
    office: Office, ana: Member, both: tuple[Client, Client]
) -> None:
    office.log(ana, "Acme: hi next: step by 10 March")
    office.log(ana, "Roadrunner: hi next: step by 10 March")
    office.nudge()
    before = count_merge(office, ana, both)
    store_much(office, ana, "Acme", "Roadrunner")
    assert count_merge(office, ana, both) <= before


def test_making_a_client_private_costs_the_same_however_much_passes(
    office: Office, ana: Member, both: tuple[Client, Client]
) -> None:
    before = count_edits(office, ana, both[1])
    store_much(office, ana, "Acme")
    handed_over = 5  # cards struck out, messages redrawn, owners set, the owner told
    assert count_edits(office, ana, both[0]) <= before + handed_over
