"""Who saw what was in confidence, and who changed who sees what, is recorded with the deed."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.audit import What, say_entry
from domain.client_edit import ClientEdit
from domain.errors import NotAllowed, NotFound
from domain.handing import HandOver
from domain.log_fields import LogFields
from domain.records import Client, Member, Visibility
from domain.warmth import Tier
from services.add_client import NewClient, add_client
from services.audit_trail import list_audit, list_whole_audit
from services.edit_client import edit_client
from services.edit_log import delete_log, edit_log
from services.hand_over import hand_over_all, undo_hand_over
from services.import_clients import undo_import
from services.log_form import Filled
from services.merge_clients import merge_clients
from services.undo_merge import undo_merge
from tests.office import A_DAY, NOW, TODAY, Office


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U9", name="Eve", is_admin=True)


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def said(office: Office, boss: Member) -> list[str]:
    """The trail as an admin reads it, the oldest first."""
    entries = list_audit(office.database, boss).entries
    return [say_entry(one).replace("Name of U1", "Ana") for one in reversed(entries)]


def save(office: Office, who: Member, client: Client, **changes: object) -> None:
    edit = ClientEdit(client.id, client.name, owner_id="U1")
    values = {name: getattr(edit, name) for name in edit.__slots__}
    edit = ClientEdit(**values | changes)
    edit_client(office.database, who, edit, NOW, NOW, office.a_request())


def test_who_sees_a_client_and_whose_it_is(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    save(office, ana, acme, name="Acme One")
    assert said(office, boss) == []
    private = {"visibility": Visibility.PRIVATE, "named_ids": (ben.user_id, boss.user_id)}
    save(office, ana, acme, **private)
    save(office, ana, acme, **private, tier=Tier.A)
    save(office, ana, acme, owner_id="U2")
    assert sorted(said(office, boss)) == [
        "Ana handed Acme over from Ana to Ben",
        "Ana set who sees Acme: its owner and 2 named members",
        "Ana set who sees Acme: the whole team",
    ]


def test_merging_and_taking_it_back(office: Office, ana: Member, boss: Member) -> None:
    kept, other = office.a_client(ana, "Acme"), office.a_client(ana, "Zenith")
    done = merge_clients(office.database, ana, kept.id, other.id, NOW, office.a_request())
    for _ in range(2):
        undo_merge(office.database, ana, done.change_id, NOW + A_DAY / 2)
    assert said(office, boss) == [
        "Ana merged Zenith into Acme",
        "Ana took the merge of Zenith into Acme back",
    ]


def test_deleting_and_undoing_a_log(
    office: Office, ana: Member, boss: Member, acme: Client
) -> None:
    logged = office.log(ana, "Acme: her father is ill")
    request = office.a_request()
    for _ in range(2):
        delete_log(office.database, boss, logged.interaction.id, NOW, request)
    assert said(office, boss) == [f"Eve deleted a record of Ana about {acme.name}"]


def test_taking_back_clients_just_added(office: Office, ana: Member, boss: Member) -> None:
    client = add_client(office.database, ana, NewClient("Acme"), NOW, office.a_request())
    undo_import(office.database, ana, client.id, NOW, office.a_request())
    assert said(office, boss) == ["Ana took back 1 client just added"]


def test_handing_over_and_giving_back(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    office.log(ana, "Acme: hello next: send deck by Friday")
    plan = HandOver("U1", "U2")
    request = office.a_request()
    for _ in range(2):
        done = hand_over_all(office.database, boss, plan, NOW, NOW, request)
    undo_hand_over(office.database, boss, done.change_id, NOW + A_DAY / 2, office.a_request())
    assert said(office, boss) == [
        f"Eve handed 1 client and 1 next action over from Ana to {ben.name}",
        f"Eve gave 1 client and 1 next action back from {ben.name} to Ana",
    ]
    assert acme.name == "Acme"


def test_a_record_that_is_put_in_confidence_and_opened_again(
    office: Office, ana: Member, boss: Member, acme: Client
) -> None:
    logged = office.log(ana, "Acme: her father is ill. next: none")
    for minutes, in_confidence in enumerate((True, True, False)):
        fields = LogFields(
            client_id=acme.id,
            on=TODAY,
            summary="her father is ill",
            needs_no_next=True,
            in_confidence=in_confidence,
        )
        filled = Filled(fields, office.a_request(), edit_id=logged.interaction.id)
        edit_log(office.database, ana, filled, NOW + timedelta(minutes=minutes))
    assert [one.what for one in reversed(list_audit(office.database, boss).entries)] == [
        What.CONFIDE,
        What.OPEN_WORDS,
    ]


def test_what_fails_is_not_recorded(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    logged = office.log(ana, "Acme: hello")
    with pytest.raises(NotAllowed):
        delete_log(office.database, ben, logged.interaction.id, NOW, office.a_request())
    with pytest.raises(NotFound):
        merge_clients(office.database, ben, acme.id, "nothing", NOW, office.a_request())
    assert said(office, boss) == []


def test_admins_only_read_it(office: Office, ana: Member) -> None:
    with pytest.raises(NotAllowed, match="Only an admin"):
        list_audit(office.database, ana)


def test_a_private_client_has_no_name_for_an_admin_who_does_not_see_it(
    office: Office, ana: Member, boss: Member, acme: Client
) -> None:
    save(office, ana, acme, visibility=Visibility.PRIVATE)
    assert said(office, boss) == ["Ana set who sees a private client: its owner only"]
    other = office.a_client(ana, "Zenith")
    save(office, ana, other, visibility=Visibility.PRIVATE)
    merge_clients(office.database, ana, acme.id, other.id, NOW, office.a_request())
    assert "Ana merged a private client into a private client" in said(office, boss)
    save(office, ana, acme, visibility=Visibility.PRIVATE, named_ids=(boss.user_id,))
    assert "Ana set who sees Acme: its owner and 1 named member" in said(office, boss)
    (trail,) = list_whole_audit(office.database)
    assert {say_entry(one) for one in trail.entries} == {
        sentence.replace("Ana", "Name of U1").replace("Acme", "a private client")
        for sentence in said(office, boss)
    }


def test_pages_follow_each_other(office: Office, ana: Member, boss: Member, acme: Client) -> None:
    for number in range(17):
        logged = office.log(ana, f"Acme: talk {number}", NOW + timedelta(minutes=number))
        at = NOW + timedelta(minutes=number)
        delete_log(office.database, ana, logged.interaction.id, at, office.a_request())
    first, second = (list_audit(office.database, boss, page) for page in (0, 1))
    assert (len(first.entries), first.has_more) == (15, True)
    assert (len(second.entries), second.has_more) == (2, False)
    instants = [one.at for one in (*first.entries, *second.entries)]
    assert instants == sorted(instants, reverse=True)
    assert acme.name in say_entry(second.entries[0])


def test_it_is_read_since_a_day_and_of_one_member(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    for who, at in ((ana, NOW - 9 * A_DAY), (ben, NOW)):
        logged = office.log(who, "Acme: hello", at)
        delete_log(office.database, who, logged.interaction.id, at, office.a_request())

    def actors(**asked: object) -> list[str]:
        (trail,) = list_whole_audit(office.database, **asked)  # type: ignore[arg-type] # varied
        return [one.actor for one in trail.entries]

    assert actors() == ["Ben", "Name of U1"]
    assert actors(since_at=NOW - A_DAY) == ["Ben"]
    for name in ("Name of U1", "name of u1", "@Name of U1", "U1"):
        assert actors(member=name) == ["Name of U1"]
    with pytest.raises(NotFound, match="no member called “Zoe”"):
        list_whole_audit(office.database, member="Zoe")
    assert acme.owner_id == ana.user_id


def test_it_holds_ids_and_never_what_anyone_wrote(
    office: Office, ana: Member, boss: Member, acme: Client
) -> None:
    logged = office.log(ana, "Acme with Dana: her father is ill next: send flowers !confidence")
    save(office, ana, acme, visibility=Visibility.PRIVATE)
    delete_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    with office.database.read() as connection:
        kept = str(list(connection.execute(text("SELECT * FROM audit"))))
    for word in ("Acme", "Dana", "father", "flowers", "Name of"):
        assert word not in kept
    assert boss.is_admin
