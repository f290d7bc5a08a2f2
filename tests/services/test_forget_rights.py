"""Who may forget a client or a person, and what the form tells them."""

import pytest

from domain.client_edit import ClientEdit
from domain.errors import NotAllowed, NotFound
from domain.people import Person
from domain.records import Client, Member, Visibility
from services.edit_client import edit_client
from services.forget_client import preview_forget_client
from services.forget_person import preview_forget_person
from services.move_person import move_person
from services.people import list_people
from tests.office import NOW, Office
from tests.services import prep_ground
from tests.services.forget_ground import a_person, forget, forget_one, stored
from tests.services.test_forget_client import fill
from tests.services.test_forget_person import fill as fill_person


@pytest.fixture
def client(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Zephyrine Holdings")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def quillon(office: Office, ana: Member, acme: Client) -> Person:
    email = "q@zephyr.example"
    return a_person(office, ana, acme, "Quillon Vandermark", email=email)


def test_its_owner_and_an_admin_forget_it_and_nobody_else(office: Office, client: Client) -> None:
    lee, boss = office.a_member("U2", name="Lee"), office.a_member("U3", is_admin=True)
    for act in (
        lambda: forget(office, lee, client),
        lambda: preview_forget_client(office.database, lee, client.id),
    ):
        with pytest.raises(NotAllowed, match="Only Name of U1, who owns Zephyrine Holdings, or an"):
            act()
    assert preview_forget_client(office.database, boss, client.id).client.name == client.name
    forget(office, boss, client)
    assert stored(office.database)["clients"] == []


def test_without_an_owner_only_an_admin_forgets_it(
    office: Office, ana: Member, client: Client
) -> None:
    edit = ClientEdit(client.id, client.name, owner_id=None)
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    with pytest.raises(NotAllowed, match=r"Only an admin .* it has no owner"):
        forget(office, ana, client)


def test_a_private_client_is_not_there_for_an_admin_who_does_not_see_it(
    office: Office, ana: Member, client: Client
) -> None:
    boss = office.a_member("U3", is_admin=True)
    edit = ClientEdit(client.id, client.name, owner_id=ana.user_id, visibility=Visibility.PRIVATE)
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    with pytest.raises(NotFound):
        forget(office, boss, client)
    with pytest.raises(NotFound):
        preview_forget_client(office.database, boss, client.id)


def test_the_form_counts_what_the_asker_may_know_of(
    office: Office, ana: Member, client: Client
) -> None:
    fill(office, ana, client)
    boss = office.a_member("U3", is_admin=True)
    counts = preview_forget_client(office.database, boss, client.id).counts
    assert (counts.interactions, counts.people, counts.preps) == (3, 1, 1)
    assert (counts.facts, counts.dates) == (2, 1)


def test_who_moved_stays_where_another_owns_the_client_and_the_form_says_so(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    lee = office.a_member("U2", name="Lee")
    globex = office.a_client(lee, "Globex")
    office.log(ana, "Acme with Quillon: hello. next: none")
    move_person(office.database, ana, quillon.id, globex.id, NOW, office.a_request())
    (there,) = list_people(office.database, lee, globex.id).people
    assert preview_forget_person(office.database, lee, there.id).stays_at == ("Acme",)
    forget_one(office, lee, there)
    (left,) = list_people(office.database, ana, acme.id).people
    assert (left.name, left.went_to_id, left.went_to) == ("Quillon Vandermark", None, "")


def test_the_owner_of_the_client_and_an_admin_forget_them_and_nobody_else(
    office: Office, quillon: Person
) -> None:
    lee, boss = office.a_member("U2", name="Lee"), office.a_member("U3", is_admin=True)
    for act in (
        lambda: forget_one(office, lee, quillon),
        lambda: preview_forget_person(office.database, lee, quillon.id),
    ):
        with pytest.raises(NotAllowed, match="Only Name of U1, who owns Acme, or an admin"):
            act()
    forget_one(office, boss, quillon)
    assert stored(office.database)["people"] == []


def test_at_a_private_client_nobody_is_there_for_an_admin_who_does_not_see_it(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    boss = office.a_member("U3", is_admin=True)
    prep_ground.make_private(office, ana, acme, NOW)
    with pytest.raises(NotFound):
        forget_one(office, boss, quillon)


def test_the_form_says_what_goes_and_which_names(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    fill_person(office, ana, acme, quillon)
    boss = office.a_member("U3", is_admin=True)
    told = preview_forget_person(office.database, boss, quillon.id)
    assert (told.facts, told.dates, told.client_name) == (2, 1, "Acme")
    assert told.names == (
        "Quillon Vandermark",
        "q@zephyr.example",
        "Quillon",
        "Vandermark",
    )


def test_forgetting_at_a_private_client_stays_untold_elsewhere(
    office: Office, ana: Member, acme: Client, quillon: Person
) -> None:
    """Who moved away from a client that the asker does not see stays there, unseen."""
    lee = office.a_member("U2", name="Lee")
    globex = office.a_client(lee, "Globex")
    move_person(office.database, ana, quillon.id, globex.id, NOW, office.a_request())
    edit = ClientEdit(acme.id, "Acme", owner_id=ana.user_id, visibility=Visibility.PRIVATE)
    edit_client(office.database, ana, edit, NOW, NOW, office.a_request())
    (there,) = list_people(office.database, lee, globex.id).people
    assert preview_forget_person(office.database, lee, there.id).stays_at == ()
