"""Whose a client is and who sees it: set by whom, told to whom, and what becomes of the rest."""

from dataclasses import replace

import pytest

from domain.client_edit import (
    ClientEdit,
    Edited,
    EditField,
    as_shown,
    fields_as_shown,
    fingerprint,
)
from domain.errors import NotFound
from domain.records import Client, Member, Standing, Visibility
from services.deliver import load_nudge
from services.edit_client import edit_client, read_edit_facts
from services.open_client import open_client
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, handed_to, save, seen, wrong


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY - 40 * A_DAY)


def test_a_new_owner_is_told_once(office: Office, ana: Member, ben: Member, acme: Client) -> None:
    save(office, ana, acme, owner_id="U2", request_id="one")
    save(office, ana, acme, owner_id="U1", request_id="one")
    assert seen(office, ana, acme).owner_id == "U2"
    assert handed_to(office, ben) == (["Acme"], [])
    assert handed_to(office, ben) == ([], [])
    save(office, ben, acme, name="Acme Two")
    assert handed_to(office, ben) == ([], [])


def test_a_client_may_be_nobodys(office: Office, ana: Member, acme: Client) -> None:
    save(office, ana, acme, owner_id=None)
    assert open_client(office.database, ana, acme.id, NOW).owner_name is None
    assert office.nudge() == []
    assert EditField.OWNER in wrong(office, ana, acme, **PRIVATE)


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.MEMBER])
def test_owner_and_named_are_full_members(
    office: Office, ana: Member, acme: Client, standing: Standing
) -> None:
    office.a_member("U9", standing=standing)
    assert set(wrong(office, ana, acme, owner_id="U9")) == {EditField.OWNER}
    assert set(wrong(office, ana, acme, named_ids=("U9",), **PRIVATE)) == {EditField.NAMED}


def test_naming_members_of_a_team_client_is_asked_about(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    assert set(wrong(office, ana, acme, named_ids=(ben.user_id,))) == {EditField.NAMED}


def test_who_makes_a_client_private_still_sees_it(
    office: Office, ana: Member, acme: Client
) -> None:
    admin = office.a_member("U2", is_admin=True)
    assert save(office, admin, acme, **PRIVATE) == Edited(acme.id, is_named=True)
    assert open_client(office.database, admin, acme.id, NOW).named == ("Name of U2",)
    assert save(office, ana, acme, named_ids=()) == Edited(acme.id)
    with pytest.raises(NotFound):
        open_client(office.database, admin, acme.id, NOW)
    save(office, ana, acme, visibility=Visibility.TEAM)
    assert seen(office, admin, acme).visibility is Visibility.TEAM


def test_who_sees_a_client_is_for_its_owner_or_an_admin_to_set(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    save(office, ben, acme, name="Acme Two", **PRIVATE)
    found = seen(office, ben, acme)
    assert (found.name, found.visibility) == ("Acme Two", Visibility.TEAM)
    save(office, ana, acme, named_ids=("U2",), **PRIVATE)
    save(office, ben, acme, owner_id="U2", named_ids=("U2",), visibility=Visibility.TEAM)
    found = seen(office, ana, acme)
    assert (found.owner_id, found.visibility) == ("U1", Visibility.PRIVATE)


def test_only_who_sees_a_client_can_edit_it(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    edit = ClientEdit(acme.id, "Mine")
    save(office, ana, acme, **PRIVATE)
    with pytest.raises(NotFound):
        read_edit_facts(office.database, ben, acme.id)
    with pytest.raises(NotFound):
        edit_client(office.database, ben, edit, NOW, NOW, office.a_request())
    assert seen(office, ana, acme).name == "Acme"


def test_next_actions_of_who_no_longer_sees_it_go_to_the_owner(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    kim = office.a_member("U3")
    office.log(ana, "Acme call next: mine by Friday")
    office.log(ben, "Acme call next: theirs by today")
    office.log(kim, "Acme call next: of who is named by Friday")
    nudges = {one.delivery.member_id: one for one in office.nudge()}
    told = save(office, kim, acme, owner_id="U3")
    assert told == Edited(acme.id)
    told = save(office, kim, acme, owner_id="U1", named_ids=("U3",), **PRIVATE)
    assert told == Edited(acme.id, passed=1)
    actions = open_client(office.database, ana, acme.id, NOW).actions
    assert {one.text: one.owner_id for one in actions} == {
        "mine": "U1",
        "theirs": "U1",
        "of who is named": "U3",
    }
    assert load_nudge(office.database, nudges["U2"].delivery).cards[0].state.value == "elsewhere"
    assert handed_to(office, ana) == (["Acme"], ["theirs"])
    (nudge,) = [one for one in office.nudge(NOW + A_DAY) if one.delivery.member_id == "U1"]
    assert "theirs" in [card.action_text for card in nudge.cards]


def test_what_others_hold_in_confidence_stays_theirs(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    kim = office.a_member("U3")
    office.log(kim, "Acme: he is ill next: send flowers by Friday !confidence")
    save(office, ana, acme, owner_id="U2")
    card = open_client(office.database, ben, acme.id, NOW)
    assert card.actions[0].is_hidden
    assert card.last[0].is_hidden
    assert save(office, ben, acme, **PRIVATE) == Edited(acme.id, left=1)
    card = open_client(office.database, ben, acme.id, NOW)
    assert (card.actions[0].owner_id, card.actions[0].is_hidden) == ("U3", True)
    assert office.nudge(NOW + 9 * A_DAY) == []


def test_a_second_delivery_tells_the_same_and_changes_nothing(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    office.log(ben, "Acme call next: theirs by Friday")
    told = save(office, ana, acme, request_id="one", **PRIVATE)
    assert told.passed == 1
    assert (
        save(office, ana, acme, request_id="one", name="Other", visibility=Visibility.TEAM) == told
    )
    assert seen(office, ana, acme).name == "Acme"


def test_an_owner_who_is_named_too_is_told_once(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    save(office, ana, acme, named_ids=("U1", ben.user_id), **PRIVATE)
    assert open_client(office.database, ana, acme.id, NOW).named == ("Name of U2",)
    save(office, ana, acme, owner_id="U2")
    assert open_client(office.database, ana, acme.id, NOW).named == ("Name of U1",)


def test_an_old_form_does_not_open_a_client_that_was_made_private_meanwhile(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    boss = office.a_member("U9", is_admin=True)
    form = as_shown(read_edit_facts(office.database, ana, acme.id), TODAY)
    shown = fingerprint(form)
    save(office, boss, acme, **PRIVATE, is_former=True)
    sent = replace(form, cadence="10")
    sent = replace(sent, keeps=fields_as_shown(sent, shown))
    edit_client(office.database, ana, sent, NOW, NOW, office.a_request())
    client = seen(office, ana, acme)
    assert (client.own_cadence_days, client.is_private) == (10, True)
    assert client.former_on == TODAY
    with pytest.raises(NotFound):
        seen(office, ben, acme)
