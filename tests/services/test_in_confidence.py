"""What is told in confidence is read by its author and the client's owner of that day only."""

from dataclasses import replace

import pytest

from domain.errors import NotAllowed
from domain.log_line import NextStep
from domain.outcomes import Asked, Planned
from domain.records import Client, Interaction, Member, NextAction
from services.log_line import Line, log_line
from services.next_actions import add_next_action, finish, open_logged, reopen, say_none_needed
from services.open_client import open_client
from services.settle_draft import Answer, settle_draft
from storage.clients import change_client
from storage.interactions import list_last_of_client
from tests.office import A_MINUTE, NOW, Office

SECRET = "Acme with Dana 25m: he is ill #personal next: send flowers by Friday !confidence"


@pytest.fixture
def author(office: Office) -> Member:
    return office.a_member("U1")


@pytest.fixture
def owner(office: Office) -> Member:
    return office.a_member("U2")


@pytest.fixture
def other(office: Office) -> Member:
    return office.a_member("U3", is_admin=True)


@pytest.fixture
def acme(office: Office, owner: Member) -> Client:
    return office.a_client(owner)


def seen(office: Office, who: Member, client: Client) -> tuple[Interaction, NextAction]:
    card = open_client(office.database, who, client.id, NOW)
    (interaction,), (action,) = card.last, card.actions
    return interaction, action


def test_author_and_owner_read_all_of_it(
    office: Office, author: Member, owner: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    for reader in (author, owner):
        interaction, action = seen(office, reader, acme)
        assert (interaction.summary, interaction.people) == ("he is ill", ("Dana",))
        assert action.text == "send flowers"
        assert not interaction.is_hidden
        assert not action.is_hidden


def test_others_see_that_a_contact_took_place_and_its_day_only(
    office: Office, author: Member, other: Member, acme: Client
) -> None:
    kept = office.log(author, SECRET).interaction
    interaction, action = seen(office, other, acme)
    assert interaction == replace(
        kept, summary="", people=(), minutes=None, topic=None, is_hidden=True
    )
    assert (action.text, action.is_hidden) == ("", True)


def test_others_do_not_see_that_a_note_was_taken(
    office: Office, author: Member, owner: Member, other: Member, acme: Client
) -> None:
    office.log(author, "Acme note: he is ill !confidence")
    assert open_client(office.database, other, acme.id, NOW).last == ()
    assert len(open_client(office.database, author, acme.id, NOW).last) == 1
    assert len(open_client(office.database, owner, acme.id, NOW).last) == 1


def test_hidden_notes_take_no_place_among_the_last_five(
    office: Office, author: Member, other: Member, acme: Client
) -> None:
    office.log(author, "Acme great call", NOW - A_MINUTE)
    for number in range(5):
        office.log(author, f"Acme note: he is ill {number} !confidence")
    with office.database.read() as connection:
        last = list_last_of_client(connection, "T1", acme.id, viewer_id=other.user_id, limit=5)
    assert [one.summary for one in last] == ["great call"]


def test_a_later_owner_reads_none_of_it(
    office: Office, author: Member, owner: Member, other: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, owner_id=other.user_id)
    assert seen(office, other, acme)[0].summary == ""
    assert seen(office, owner, acme)[0].summary == "he is ill"


def test_a_contact_in_confidence_warms_the_client_for_all(
    office: Office, author: Member, other: Member, acme: Client
) -> None:
    office.log(author, SECRET)
    assert open_client(office.database, other, acme.id, NOW).reading.days == 0


def test_what_is_added_later_inherits_the_mark(
    office: Office, author: Member, other: Member, acme: Client
) -> None:
    logged = office.log(author, "Acme he is ill !confidence")
    step = NextStep("send flowers", None, is_promise=False)
    add_next_action(office.database, author, logged.interaction.id, step, NOW, office.a_request())
    assert seen(office, other, acme)[1].text == ""
    assert seen(office, author, acme)[1].text == "send flowers"


def test_others_neither_close_nor_reopen_it(
    office: Office, author: Member, owner: Member, other: Member
) -> None:
    office.a_client(owner)
    action = office.log(author, SECRET).steps[0]
    with pytest.raises(NotAllowed, match="in confidence"):
        finish(office.database, other, action.id, NOW, office.a_request())
    finish(office.database, owner, action.id, NOW, office.a_request())
    with pytest.raises(NotAllowed, match="in confidence"):
        reopen(office.database, other, action.id, NOW)
    assert reopen(office.database, author, action.id, NOW).text == "send flowers"


def test_only_its_author_changes_a_log(
    office: Office, author: Member, owner: Member, other: Member
) -> None:
    office.a_client(owner)
    kept = office.log(author, SECRET).interaction
    for someone in (owner, other):
        with pytest.raises(NotAllowed, match="Only the person who logged this"):
            open_logged(office.database, someone, kept.id)
        with pytest.raises(NotAllowed):
            say_none_needed(office.database, someone, kept.id)


def test_a_plan_made_of_a_line_in_confidence_is_in_confidence(
    office: Office, author: Member, other: Member, acme: Client
) -> None:
    """The words of the line become the words of a next action: they stay as private."""
    line = Line("Acme tomorrow: layoffs !confidence", NOW, office.a_request())
    asked = log_line(office.database, author, line)
    assert isinstance(asked, Asked)
    answer = Answer(asked.draft.id, office.a_request(), {"when": "plan"})
    planned = settle_draft(office.database, author, answer, NOW)
    assert isinstance(planned, Planned)
    assert "layoffs" in planned.action.text
    assert planned.action.in_confidence
    (hidden,) = open_client(office.database, other, acme.id, NOW).actions
    assert hidden.text == ""


def test_no_plan_is_made_while_the_privacy_is_unclear(
    office: Office, author: Member, acme: Client
) -> None:
    asked = office.ask(author, "Acme tomorrow: layoffs !confidnce")
    answer = Answer(asked.draft.id, office.a_request(), {"when": "plan"})
    again = settle_draft(office.database, author, answer, NOW)
    assert isinstance(again, Asked)
    assert again.draft.reason.value == "privacy"
    assert open_client(office.database, author, acme.id, NOW).actions == ()
