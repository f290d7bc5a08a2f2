"""People and facts are told to nobody who may not know them, whichever way is taken."""

import pytest

from domain.audit import What
from domain.errors import NotFound
from domain.person_edit import PersonEdit
from domain.records import Client, Member
from services.audit_trail import list_audit
from services.deliver import load_nudge
from services.edit_fact import open_fact_form
from services.edit_person import save_person
from services.facts import mark_asked, remove_fact
from services.merge_clients import preview_merge
from tests.office import NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, save
from tests.services.facts_ground import add, change, told
from tests.services.test_unseen_cards import stood_in_for


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY)


def test_a_fact_of_a_private_client_is_not_reached_by_its_id(
    office: Office, ana: Member, lee: Member, acme: Client
) -> None:
    fact = add(office, ana, acme, "plays golf", ask_after_on=TODAY)
    save(office, ana, acme, **PRIVATE)
    for reach in (
        lambda: mark_asked(office.database, lee, fact.id, NOW),
        lambda: remove_fact(office.database, lee, fact.id, NOW, office.a_request()),
        lambda: open_fact_form(office.database, lee, NOW, fact_id=fact.id),
        lambda: change(office, lee, fact, text="plays tennis"),
    ):
        with pytest.raises(NotFound):
            reach()
    (same,) = told(office, ana, acme)
    assert (same.text, same.ask_after_on) == ("plays golf", TODAY)


def test_the_number_to_call_goes_from_a_card_with_its_client(
    office: Office, ana: Member, lee: Member
) -> None:
    client, nudge = stood_in_for(office, ana)
    edit = PersonEdit(client.id, name="Dana", phone="+49 30 901820")
    save_person(office.database, ana, edit, NOW, office.a_request())
    (card,) = load_nudge(office.database, nudge.delivery).cards
    assert card.call
    assert lee.user_id == nudge.delivery.member_id
    save(office, ana, client, **PRIVATE)
    (card,) = load_nudge(office.database, nudge.delivery).cards
    assert (card.call, card.client_name) == (None, "A client")


def test_changing_anothers_fact_in_confidence_is_recorded_as_reading_it(
    office: Office, ana: Member, lee: Member, acme: Client
) -> None:
    boss = office.a_member("U9", is_admin=True)
    fact = add(office, lee, acme, "she is ill", in_confidence=True)
    change(office, ana, fact, text="she is ill again")
    read = [one for one in list_audit(office.database, boss).entries if one.what is What.READ]
    assert [one.actor for one in read] == [ana.name]


def test_a_merge_counts_no_fact_that_the_asker_may_not_read(
    office: Office, ana: Member, lee: Member, acme: Client
) -> None:
    cat, other = office.a_member("U3"), office.a_client(ana, "Acme Two")
    add(office, lee, other, "she is ill", in_confidence=True)
    add(office, lee, other, "plays golf")
    counts = {
        who.user_id: preview_merge(office.database, who, acme.id, other.id).counts.facts
        for who in (ana, lee, cat)
    }
    assert counts == {"U1": 2, "U2": 2, "U3": 1}
