"""What an edit does to the next actions of its record: only what its form showed, cards and all."""

from dataclasses import replace

import pytest

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.log_fields import MOST_STEP, LogForm
from domain.log_line import NextStep
from domain.outcomes import Logged
from domain.records import Client, Member
from services.begin_edit import begin_edit
from services.change_action import Press, edit_action, reassign_action
from services.deliver import load_nudge
from services.edit_log import delete_log, edit_log
from services.list_next import list_next
from services.log_form import Filled, keep_form, log_form, open_draft
from services.next_actions import add_next_action, finish
from services.settle_draft import list_drafts
from services.take_back import move_log, undo_log
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, handed_to, save

CONTRACT = NextStep("send contract", TODAY + A_DAY, is_promise=True)


def press(office: Office) -> Press:
    return Press(office.a_request(), NOW, NOW)


def send(office: Office, who: Member, form: LogForm, **changes: object) -> Logged:
    """The form of a record is sent as it was drawn, but for these changes."""
    fields = replace(form.fields, **changes)  # type: ignore[arg-type]
    filled = Filled(
        fields,
        office.a_request(),
        draft_id=form.draft_id,
        edit_id=form.edit_id,
        told_at=NOW,
        step_id=form.step_id,
    )
    outcome = edit_log(office.database, who, filled, NOW)
    assert isinstance(outcome, Logged)
    return outcome


def keep(office: Office, who: Member, form: LogForm, **changes: object) -> str:
    """What is filled in is left as a draft; its id."""
    fields = replace(form.fields, **changes)  # type: ignore[arg-type]
    filled = Filled(fields, office.a_request(), edit_id=form.edit_id, step_id=form.step_id)
    return keep_form(office.database, who, filled, NOW).form.draft_id


def owed(office: Office, who: Member) -> list[str]:
    return [one.text for one in list_next(office.database, who, 0, NOW).actions]


def card_of(office: Office, nudge: Nudge) -> NudgeCard:
    (card,) = load_nudge(office.database, nudge.delivery).cards
    return card


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY)


@pytest.fixture
def zed(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Zed", last_spoke_on=TODAY)


@pytest.mark.usefixtures("acme")
def test_a_next_action_added_since_a_form_was_opened_stays(office: Office, ana: Member) -> None:
    logged = office.log(ana, "Acme call: talk. next: none")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    draft_id = keep(office, ana, form, summary="better")
    add_next_action(office.database, ana, logged.interaction.id, CONTRACT, NOW, office.a_request())
    assert send(office, ana, form).steps != ()
    drawn = open_draft(office.database, ana, draft_id)
    assert [one.text for one in drawn.steps] == ["send contract"]
    assert [one.text for one in send(office, ana, drawn).steps] == ["send contract"]
    assert owed(office, ana) == ["send contract"]


@pytest.mark.usefixtures("acme")
def test_what_is_typed_beside_one_added_since_is_one_more(office: Office, ana: Member) -> None:
    logged = office.log(ana, "Acme call: talk")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    draft_id = keep(office, ana, form, next_text="call her")
    add_next_action(office.database, ana, logged.interaction.id, CONTRACT, NOW, office.a_request())
    drawn = open_draft(office.database, ana, draft_id)
    assert (drawn.fields.next_text, drawn.steps) == ("call her", ())
    send(office, ana, drawn)
    assert sorted(owed(office, ana)) == ["call her", "send contract"]


@pytest.mark.usefixtures("acme")
def test_what_was_done_since_is_not_owed_again(office: Office, ana: Member) -> None:
    logged = office.log(ana, "Acme call: talk. next: send quote")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    finish(office.database, ana, logged.steps[0].id, NOW, office.a_request())
    send(office, ana, form, summary="better")
    assert owed(office, ana) == []
    send(office, ana, form, next_text="send a second quote")
    assert owed(office, ana) == ["send a second quote"]


@pytest.mark.usefixtures("acme")
def test_a_next_action_longer_than_a_form_takes_stays_whole(office: Office, ana: Member) -> None:
    words = ("word " * 700).strip()
    logged = office.log(ana, f"Acme call: talk. next: {words}")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    assert len(words) > MOST_STEP
    assert (form.step_id, form.fields.next_text) == ("", "")
    assert [one.text for one in form.steps] == [words]
    assert [one.text for one in send(office, ana, form, summary="better").steps] == [words]


@pytest.mark.usefixtures("acme")
def test_the_card_of_a_moved_next_action_is_about_the_other_client(
    office: Office, ana: Member, zed: Client
) -> None:
    logged = office.log(ana, "Acme call promise: send deck by today")
    (nudge,) = office.nudge()
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    send(office, ana, form, client_id=zed.id)
    card = card_of(office, nudge)
    assert (card.client_id, card.client_name, card.state) == (zed.id, "Zed", CardState.OPEN)


@pytest.mark.usefixtures("acme")
def test_a_line_moved_to_the_client_that_was_meant_takes_its_card_along(
    office: Office, ana: Member, zed: Client
) -> None:
    logged = office.log(ana, "Acme call promise: send deck by today")
    (nudge,) = office.nudge()
    moved = logged.interaction.id
    move_log(office.database, ana, moved, client_id=zed.id, end=4, now=NOW)
    assert card_of(office, nudge).client_id == zed.id


@pytest.mark.usefixtures("acme")
def test_a_new_day_strikes_the_card_of_the_old_one_out(office: Office, ana: Member) -> None:
    logged = office.log(ana, "Acme call promise: send deck by today")
    (nudge,) = office.nudge()
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    send(office, ana, form, due_on=TODAY + 30 * A_DAY)
    card = card_of(office, nudge)
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Now due Thu 9 Apr")


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("how", ["edit", "move"])
def test_what_a_colleague_no_longer_sees_goes_to_the_owner_of_the_private_client(
    office: Office, ana: Member, zed: Client, how: str
) -> None:
    lee = office.a_member("U2")
    save(office, ana, zed, **PRIVATE)
    logged = office.log(ana, "Acme call promise: send deck by today")
    record = logged.interaction.id
    reassign_action(office.database, ana, logged.steps[0].id, "U2", press(office))
    if how == "edit":
        send(office, ana, begin_edit(office.database, ana, record, NOW), client_id=zed.id)
    else:
        move_log(office.database, ana, record, client_id=zed.id, end=4, now=NOW)
    assert owed(office, lee) == []
    assert owed(office, ana) == ["send deck"]
    (nudge,) = office.nudge()
    assert nudge.delivery.member_id == "U1"


@pytest.mark.usefixtures("acme")
def test_the_owner_is_told_of_what_a_move_made_theirs(office: Office, ana: Member) -> None:
    lee, boss = office.a_member("U2"), office.a_member("U3")
    zed = office.a_client(boss, "Zed", last_spoke_on=TODAY)
    save(office, boss, zed, **PRIVATE, named_ids=("U1",))
    logged = office.log(ana, "Acme call promise: send deck by tomorrow")
    reassign_action(office.database, ana, logged.steps[0].id, lee.user_id, press(office))
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    send(office, ana, form, client_id=zed.id)
    assert handed_to(office, boss) == ([], ["send deck"])


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("how", ["delete", "undo"])
def test_a_promise_that_is_a_colleagues_by_now_outlives_its_log(
    office: Office, ana: Member, how: str
) -> None:
    lee = office.a_member("U2")
    logged = office.log(ana, "Acme call promise: send deck by today\nnext: call by today")
    (deck,) = (one for one in logged.steps if one.text == "send deck")
    reassign_action(office.database, ana, deck.id, "U2", press(office))
    away = delete_log if how == "delete" else undo_log
    away(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert owed(office, ana) == []
    (nudge,) = office.nudge()
    assert (nudge.delivery.member_id, nudge.cards[0].action_text) == ("U2", "send deck")
    step = NextStep("send two decks", TODAY, is_promise=True)
    edit_action(office.database, lee, deck.id, step, press(office))
    assert owed(office, lee) == ["send two decks"]


def test_a_draft_of_an_edit_opens_as_a_new_log_once_the_rights_are_gone(
    office: Office, ana: Member, acme: Client
) -> None:
    lee = office.a_member("U2")
    logged = office.log(lee, "Acme call: talk. next: none")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    draft_id = keep(office, ana, form, summary="long words of ana")
    save(office, ana, acme, owner_id="U2")
    drawn = open_draft(office.database, ana, draft_id)
    assert (drawn.edit_id, drawn.fields.summary) == ("", "long words of ana")


def test_a_form_uses_up_nobody_elses_draft(office: Office, ana: Member, acme: Client) -> None:
    lee = office.a_member("U2")
    asked = office.ask(lee, "Nobody said: words of lee")
    logged = office.log(ana, "Acme call: talk. next: none")
    form = begin_edit(office.database, ana, logged.interaction.id, NOW)
    send(office, ana, replace(form, draft_id=asked.draft.id))
    fields = replace(form.fields, client_id=acme.id)
    forged = Filled(fields, office.a_request(), draft_id=asked.draft.id)
    log_form(office.database, ana, forged, NOW)
    assert len(list_drafts(office.database, lee, NOW)) == 1
