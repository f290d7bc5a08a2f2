"""What comes next in confidence stays with its readers, whatever becomes of its log."""

import pytest

from domain.log_line import NextStep
from domain.outcomes import Logged
from domain.records import Client, Member
from services.edit_log import delete_log
from services.let_owner_read import let_owner_read
from services.next_actions import finish
from services.open_client import open_client
from services.save_note import Note, begin_note, save_note
from storage.clients import change_client
from tests.office import NOW, Office
from tests.services.test_edit_log import edit
from tests.services.test_save_note import MESSAGE

SECRET = "look for another lawyer"


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def cat(office: Office) -> Member:
    return office.a_member("U3", name="Cat")


@pytest.fixture
def acme(office: Office) -> Client:
    return office.a_client(office.a_member("U9", name="Olga"), "Acme")


def keep(
    office: Office, who: Member, client: Client, step: str = "", *, in_confidence: bool = False
) -> Logged:
    """Save the same message as everyone does here; its record."""
    form = begin_note(office.database, who, MESSAGE, NOW, "https://x")
    note = Note(
        form.draft_id,
        office.a_request(),
        client.id,
        None,
        form.text,
        step=NextStep(step, None, is_promise=False) if step else None,
        in_confidence=in_confidence,
    )
    return save_note(office.database, who, note, NOW).logged


def steps(office: Office, who: Member, client: Client) -> list[str]:
    """What is open there as somebody reads it; "" where they may not."""
    return [one.text for one in open_client(office.database, who, client.id, NOW).actions]


def pass_on(office: Office, client: Client, owner: Member) -> None:
    with office.database.write() as connection:
        change_client(connection, client.workspace_id, client.id, owner_id=owner.user_id)


CHANGES: list[dict[str, object]] = [{"in_confidence": True}, {"in_confidence": False}]


def test_a_second_savers_step_in_confidence_is_not_opened_by_the_first_saver(
    office: Office, ana: Member, ben: Member, cat: Member, acme: Client
) -> None:
    record = keep(office, ana, acme)
    zenith = office.a_client(ana, "Zenith")
    again = keep(office, ben, acme, SECRET, in_confidence=True)
    assert again.interaction.id == record.interaction.id
    changed: list[dict[str, object]] = [*CHANGES, {"client_id": zenith.id}]
    for changes in changed:
        edit(office, ana, record, next_text="", due_on=None, **changes)
        assert steps(office, ben, acme) == [SECRET]
        assert steps(office, cat, acme) == [""]
        assert steps(office, ana, acme) == [""]
    delete_log(office.database, ana, record.interaction.id, NOW, office.a_request())
    assert steps(office, ben, acme) == [SECRET]


def test_ones_own_step_in_confidence_beside_an_open_record_is_not_opened_when_that_moves(
    office: Office, ana: Member, cat: Member, acme: Client
) -> None:
    record = keep(office, ana, acme)
    keep(office, ana, acme, SECRET, in_confidence=True)
    zenith = office.a_client(ana, "Zenith")
    edit(office, ana, record, next_text="", due_on=None, client_id=zenith.id)
    assert steps(office, ana, acme) == [SECRET]
    assert steps(office, cat, acme) == [""]


def test_a_second_savers_open_step_goes_with_the_record(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    record = keep(office, ana, acme)
    keep(office, ben, acme, "send the offer")
    zenith = office.a_client(ana, "Zenith")
    edit(office, ana, record, client_id=zenith.id)
    assert steps(office, ben, zenith) == ["send the offer"]


def test_an_owners_step_on_a_confided_record_is_let_read_to_nobody_by_its_author(
    office: Office, ana: Member, ben: Member, cat: Member, acme: Client
) -> None:
    """Ben owns the client and adds to what Ana confided to him; then Cat owns it."""
    pass_on(office, acme, ben)
    logged = office.log(ana, "Acme she is ill !confidence next: send flowers by Friday")
    finish(office.database, ana, logged.steps[0].id, NOW, office.a_request())
    edit(office, ben, logged, next_text=SECRET)
    pass_on(office, acme, cat)
    let_owner_read(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert "she is ill" in str(open_client(office.database, cat, acme.id, NOW).last)
    assert steps(office, ben, acme) == [SECRET]
    assert steps(office, cat, acme) == [""]
    edit(office, ana, logged, in_confidence=False)
    assert steps(office, cat, acme) == [""]
