"""People and facts that a colleague changed, moved, merged or removed in the meantime."""

from datetime import date

import pytest
from sqlalchemy import insert

from domain.errors import NotFound, Unreadable
from domain.facts import mark_of_fact
from domain.person_edit import PersonEdit
from domain.records import Client, Member, Visibility
from services.audit_trail import list_whole_audit
from services.edit_person import remove_person, save_person
from services.facts import mark_asked
from services.merge_clients import merge_clients, preview_merge
from services.merge_people import merge_people, undo_merge_people
from services.move_person import move_person
from services.people import list_people
from services.undo_merge import undo_merge
from storage.clients import change_client
from storage.ids import new_id
from storage.models import Audit
from tests.office import NOW, Office
from tests.services.at_once import started_at
from tests.services.facts_ground import add, change, dana_of, told


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def test_who_went_elsewhere_does_not_go_again(office: Office, ana: Member, acme: Client) -> None:
    zenith, nova = office.a_client(ana, "Zenith"), office.a_client(ana, "Nova")
    dana = dana_of(office, ana, acme)
    move_person(office.database, ana, dana, zenith.id, NOW, office.a_request())
    with pytest.raises(Unreadable):
        move_person(office.database, ana, dana, nova.id, NOW, office.a_request())
    assert list_people(office.database, ana, nova.id).people == ()


def test_undoing_a_merge_keeps_what_a_colleague_edits_at_the_same_moment(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    dana, dee = dana_of(office, ana, acme), dana_of(office, ana, acme, "Dee")
    merged = merge_people(office.database, ana, dana, dee, NOW, office.a_request())

    def promote() -> object:
        edit = PersonEdit(acme.id, dana, name="Dana Whitfield", title="CEO")
        return save_person(office.database, ben, edit, NOW, office.a_request())

    with started_at(office.database, "UPDATE people", promote):
        undo_merge_people(office.database, ana, merged.change_id, NOW)
    there = {one.id: one for one in list_people(office.database, ana, acme.id).people}
    assert there[dana].title == "CEO"


def test_undoing_a_merge_leaves_a_fact_that_was_given_to_a_third(
    office: Office, ana: Member, acme: Client
) -> None:
    dana, dee = dana_of(office, ana, acme), dana_of(office, ana, acme, "Dee")
    tom = dana_of(office, ana, acme, "Tom")
    fact = add(office, ana, acme, "loves jazz", person_id=dee)
    merged = merge_people(office.database, ana, dana, dee, NOW, office.a_request())
    change(office, ana, fact, person_id=tom)
    undo_merge_people(office.database, ana, merged.change_id, NOW)
    assert [one.person_name for one in told(office, ana, acme)] == ["Tom"]


def test_a_form_about_somebody_who_was_removed_says_so(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    dana = dana_of(office, ana, acme)
    fact = add(office, ana, acme, "loves jazz")
    remove_person(office.database, ben, dana, NOW, office.a_request())
    with pytest.raises(Unreadable, match="no longer at this client"):
        change(office, ana, fact, person_id=dana, shown=mark_of_fact(fact))


def test_asked_on_an_old_list_leaves_a_day_that_was_set_since(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    fact = add(office, ana, acme, "a trip", ask_after_on=NOW.date())
    later = date(2099, 9, 1)
    change(office, ana, fact, ask_after_on=later)
    mark_asked(office.database, ben, fact.id, NOW)
    assert [one.ask_after_on for one in told(office, ana, acme)] == [later]


def test_a_preview_counts_nobody_who_was_merged_away(
    office: Office, ana: Member, acme: Client
) -> None:
    dana, dee = dana_of(office, ana, acme), dana_of(office, ana, acme, "Dee")
    merge_people(office.database, ana, dana, dee, NOW, office.a_request())
    zenith = office.a_client(ana, "Zenith")
    assert preview_merge(office.database, ana, zenith.id, acme.id).counts.people == 1


def test_a_name_said_in_confidence_is_not_offered_to_be_added_for_all(
    office: Office, ana: Member, acme: Client
) -> None:
    assert office.log(ana, "Acme with Wim: hello").unknown == ("Wim",)
    assert office.log(ana, "Acme with Wes: hello !confidence").unknown == ()
    assert acme


def test_a_trail_of_any_length_is_told(office: Office, ana: Member, acme: Client) -> None:
    count = 66_000
    same = {"workspace_id": acme.workspace_id, "at": NOW, "actor_id": ana.user_id, "what": "read"}
    rows = [
        same
        | {
            "id": new_id(),
            "client_id": acme.id,
            "thing_id": new_id(),
            "detail": {"author": "U2"},
            "once_key": None,
        }
        for _ in range(count)
    ]
    with office.database.write() as connection:
        for start in range(0, count, 5_000):
            connection.execute(insert(Audit), rows[start : start + 5_000])
    (trail,) = list_whole_audit(office.database)
    assert len(trail.entries) == count


def test_who_was_merged_across_is_there_again_once_the_clients_are_two(
    office: Office, ana: Member, acme: Client
) -> None:
    """Their clients are merged, then they are, then the clients are taken apart."""
    globex = office.a_client(ana, "Globex")
    kept = dana_of(office, ana, acme, "Dana Whitfield")
    other = dana_of(office, ana, globex, "Dana W")
    fact = add(office, ana, globex, "Dana W sails", person_id=other)
    of_clients = merge_clients(office.database, ana, acme.id, globex.id, NOW, office.a_request())
    of_people = merge_people(office.database, ana, kept, other, NOW, office.a_request())
    undo_merge(office.database, ana, of_clients.change_id, NOW)
    for client, there in ((acme, kept), (globex, other)):
        assert [one.id for one in list_people(office.database, ana, client.id).people] == [there]
    (told_of,) = told(office, ana, globex)
    assert (told_of.id, told_of.person_id) == (fact.id, other)
    with pytest.raises(NotFound, match="two again"):
        undo_merge_people(office.database, ana, of_people.change_id, NOW)


def test_undo_of_a_merge_names_nobody_to_who_no_longer_sees_the_client(
    office: Office, ana: Member, acme: Client
) -> None:
    lee = office.a_member("U2")
    one, other = (dana_of(office, ana, acme, name) for name in ("Dana W", "D. Whitfield"))
    merged = merge_people(office.database, lee, one, other, NOW, office.a_request())
    undo_merge_people(office.database, lee, merged.change_id, NOW)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    with pytest.raises(NotFound):
        undo_merge_people(office.database, lee, merged.change_id, NOW)
